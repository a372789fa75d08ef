"""Slips in the names of keys to which ``columns:`` in the settings gives a meaning."""

import pytest

_SETTINGS = "columns: {words: text}\n"
_POST = "- date: 2026-12-01\n  words: The lock is open.\n"


@pytest.fixture
def said(run, workplace):
    """Write a post beside a sound one, and return what is said of both."""

    def check(post, settings=_SETTINGS):
        (workplace / "postlint.yaml").write_text(settings)
        (workplace / "posts.yaml").write_text(f"{_POST}- date: 2026-12-02\n  {post}\n")
        return run("check", "--show", "info", "posts.yaml")

    return check


def test_one_is_an_error_that_names_what_is_meant(said):
    found = said("wrods: We close at four.")
    assert found.exit_code == 2
    assert 'posts.yaml:4:3: error: Unknown key "wrods". Did you mean "words"?' in found.stdout


def test_its_post_is_read_as_it_is_meant(said):
    assert "2 posts" in said("wrods: We close at four.").stdout


@pytest.mark.parametrize("own", ["wrods: a remark", "world: of boats"])
def test_beside_the_key_that_is_meant_and_for_other_words_nothing_is_asked(said, own):
    assert "Unknown key" not in said(f"{own}\n  words: We close at four.").stdout


def test_a_key_of_the_house_is_none(said):
    settings = f"{_SETTINGS}extra_keys: [wrods]\n"
    assert "Unknown key" not in said("wrods: We close at four.", settings).stdout
