"""What is read of keys for pictures that are still to come."""

from __future__ import annotations

import pytest

TEXT = "Forty mugs came out of the kiln and one of them sings."
KEYS = ("image_placeholder", "videoPlaceholder", "photo_todo", "placeholder-image", "Visual (TBD)")


@pytest.mark.parametrize("key", KEYS)
def test_a_file_under_a_key_for_a_picture_to_come_is_media(posts, key):
    read = posts(f"posts:\n- text: {TEXT}\n  {key}: mugs.jpg\n", "june.yaml")
    media = read[0].get("media") or read[0]["video"]
    assert [*media[0].values()] == ["mugs.jpg"]


@pytest.mark.parametrize("key", KEYS)
def test_words_under_such_a_key_are_named_once_as_what_is_to_be_shown(run, workplace, key):
    (workplace / "june.csv").write_text(f"text,{key}\n{TEXT},Ada at the wheel\nTwo seats are left,\n")
    said = " ".join(run("check", "june.csv", "--show", "info").stdout.split())
    assert "Words for what is to be shown, in place of its file" in said
    assert '"Ada at the wheel" (june.csv:2)' in said
    assert key not in said


def test_a_key_that_asks_whether_a_picture_is_needed_stays_the_teams_own(posts):
    read = posts(f"posts:\n- text: {TEXT}\n  image_needed: yes\n", "june.yaml")
    assert "media" not in read[0]
