"""What is read of entries that keep their text in maps below them."""

from __future__ import annotations

import pytest

MUGS = "Forty mugs came out of the kiln, and one of them sings."
SEATS = "Two seats are left on the Sunday wheel course."
GLAZE = "We wrote down how our blue glaze is made, step by step."
POLL = "Which glaze should we open the year with?"

SHAPES = {
    "a map called post": f"""
posts:
  - date: 2026-12-07
    post: {{text: "{MUGS}", image: mugs.jpg}}
  - date: 2026-12-08
    post: {{poll: {{question: "{POLL}", options: [Blue, Ash]}}}}
  - date: 2026-12-09
    post: {{link: {{url: "https://kiln.example/glaze", text: "{GLAZE}"}}}}
""",
    "maps for the sorts of posts below a format": f"""
- slug: mugs
  schedule: {{date: 2026-12-07}}
  format: {{image: {{file: mugs.jpg, caption: "{MUGS}"}}}}
- slug: poll
  schedule: {{date: 2026-12-08}}
  format: {{poll: {{question: "{POLL}", options: [Blue, Ash]}}}}
- slug: glaze
  schedule: {{date: 2026-12-09}}
  format: {{link: {{url: "https://kiln.example/glaze", title: Glaze, description: "{GLAZE}"}}}}
""",
    "lists of maps with one key": f"""
  - post_id: 1
    post_format:
      - content:
        - image:
          - file: mugs.jpg
          - caption: "{MUGS}"
      - scheduling:
        - date: 2026-12-07
  - post_id: 2
    post_format:
      - content:
        - poll:
          - question: "{POLL}"
          - options: [Blue, Ash]
      - scheduling:
        - date: 2026-12-08
  - post_id: 3
    post_format:
      - content:
        - link:
          - url: "https://kiln.example/glaze"
          - description: "{GLAZE}"
      - scheduling:
        - date: 2026-12-09
""",
    "entries by their days": f"""
2026-12-07:
  content: {{text: "{MUGS}", image: mugs.jpg}}
2026-12-08:
  content: {{type: poll, question: "{POLL}", options: [Blue, Ash]}}
2026-12-09:
  content: {{link: {{url: "https://kiln.example/glaze", text: "{GLAZE}"}}}}
""",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_a_poll_and_a_link_in_maps_below_their_entries_are_posts_of_their_days(posts, shape):
    mugs, poll, glaze = posts(SHAPES[shape], "social-posts.yaml")
    assert [one["text"] for one in (mugs, poll, glaze)] == [MUGS, POLL, GLAZE]
    assert [str(one["date"]) for one in (mugs, poll, glaze)] == ["2026-12-07", "2026-12-08", "2026-12-09"]
    assert mugs["media"] == [{"file": "mugs.jpg"}]
    assert poll["poll"] == ["Blue", "Ash"]
    assert glaze["link"] == ["https://kiln.example/glaze"]


def test_an_entry_without_a_text_below_it_is_named_by_its_own_line(run, workplace):
    text = f"posts:\n- id: 1\n  content:\n    text: {MUGS}\n- id: 2\n  content:\n    image: {{file: a.jpg}}\n"
    (workplace / "social-posts.yaml").write_text(text, encoding="utf-8")
    said = run("check", "social-posts.yaml").stdout
    assert "left out 1 entry without a text (line 5)" in said


def test_texts_for_networks_below_an_entry_stay_one_for_each(posts):
    read = posts(
        f"posts:\n- id: 1\n  content:\n    - x: {MUGS}\n    - linkedin: {SEATS}\n", "social-posts.yaml"
    )
    assert sorted(one["text"] for one in read) == [MUGS, SEATS]
