"""postlint.yaml: which one holds, what is wrong with it, what it says."""

from pathlib import Path

import pytest

from postlint.config import DEFAULT_CERTAINTY, find_config


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def settings(text):
    Path("postlint.yaml").write_text(text)
    return find_config(Path())


def complaints(text):
    _, problems = settings(text)
    return [(problem.span.line, problem.span.column, problem.message) for problem in problems]


def test_without_a_file_all_is_at_its_default():
    config, problems = find_config(Path())
    assert (config.path, config.certainty, config.calendars, problems) == (None, DEFAULT_CERTAINTY, (), ())


def test_the_nearest_file_upwards_holds(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "postlint.yaml").write_text("certainty: 0.6")
    (tmp_path / "a" / "postlint.yaml").write_text("certainty: 0.9")
    config, _ = find_config(tmp_path / "a" / "b")
    assert (config.certainty, config.root) == (0.9, tmp_path / "a")


def test_a_file_is_looked_for_from_the_folder_of_a_calendar(tmp_path):
    (tmp_path / "postlint.yaml").write_text("certainty: 0.6")
    assert find_config(tmp_path / "june.yaml")[0].certainty == 0.6


def test_the_search_ends_at_the_folder_of_the_repository(tmp_path):
    (tmp_path / "postlint.yaml").write_text("certainty: 0.6")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert find_config(tmp_path / "repository")[0].path is None


def test_a_file_named_outright_holds_whatever_is_nearer(tmp_path):
    settings("certainty: 0.6")
    (tmp_path / "strict.yaml").write_text("certainty: 0.9")
    assert find_config(tmp_path, tmp_path / "strict.yaml")[0].certainty == 0.9


def test_a_file_named_outright_must_exist(tmp_path):
    _, (problem,) = find_config(tmp_path, tmp_path / "none.yaml")
    assert (problem.span.path, problem.message) == ("none.yaml", "There is no such file.")


def test_every_key_is_read():
    config, problems = settings(
        "calendars: [social/*.yaml]\nexclude: [archive/]\npacks: [two-way]\nrules: {two-way/low: off}\n"
        "certainty: 1\nkinds: {news: press_release}\nextra_keys: [notes]\nown: ['@city']\n"
    )
    assert problems == ()
    assert (config.calendars, config.exclude, config.own) == (("social/*.yaml",), ("archive/",), ("@city",))
    assert (config.kinds, config.extra_keys) == ({"news": "press_release"}, {"notes"})
    assert config.certainty == 1.0
    assert config.packs.items[0].text == "two-way"
    assert config.rules.get("two-way/low").text == "off"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_changes_nothing(text):
    config, problems = settings(text)
    assert (config.certainty, problems) == (DEFAULT_CERTAINTY, ())


def test_an_unknown_key_is_an_error_with_a_suggestion():
    ((line, column, message),) = complaints("certainty: 0.6\ncalenders: [a.yaml]\n")
    assert (line, column) == (2, 1)
    assert 'Did you mean "calendars"?' in message


def test_all_errors_are_named_at_once():
    found = complaints("certainty: 2\nkinds: {news: press_relese}\nrules: {a/b: loud}\nown: city\n")
    assert [line for line, _, _ in found] == [1, 2, 3, 4]
    assert 'Did you mean "press_release"?' in found[1][2]


@pytest.mark.parametrize("value", ["off", "warning", "{min: 15%}"])
def test_a_rule_takes_a_severity_off_or_parameters(value):
    assert complaints(f"rules: {{two-way/low-engagement: {value}}}") == []


def test_a_broken_file_leaves_no_half_configuration():
    config, problems = settings("certainty: 0.9\nexclude: 5\n")
    assert problems
    assert config.certainty == DEFAULT_CERTAINTY


@pytest.mark.parametrize("pattern", ["'!'", "../elsewhere/*.yaml"])
def test_a_pattern_that_can_match_nothing_is_an_error(pattern):
    ((line, column, _),) = complaints(f"exclude: [{pattern}]")
    assert (line, column) == (1, 11)


def test_a_second_document_is_an_error():
    ((line, _, message),) = complaints("certainty: 0.6\n---\ncertainty: 0.9\n")
    assert line == 3
    assert "one document" in message


def test_yaml_that_is_none_is_an_error_and_no_traceback():
    assert complaints("calendars: [\n")
