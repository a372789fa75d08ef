"""A thread to sew with is none of parts, wherever it stands; and videos with what describes them."""

import pytest
import yaml

SOCK = "We close the hole in a sock with what was left over from the last one."
ZIP = "It is the slider that is worn. Bring it by on Friday, and we swap it while you wait."


@pytest.fixture
def read(workplace, run):
    """Write a file of posts, and return the texts that are imported, and what the check says."""

    def texts(text):
        path = workplace / "marketing" / "social-posts.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        found = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return [post["text"] for post in found], run("check", "--show", "info").stdout

    return texts


def entries(head, *, line="", hook="Two minutes.", sock=SOCK):
    entry = "**{}-{}**\n**Hook:** {}\n**Caption:** {}\n{}**Hashtags:** #sewing #mending\n"
    code = "X" if head == "X" else "FB"
    return f"# Mending social posts\n\n## {head}\n\n" + "\n".join(
        entry.format(code, number, hook, text, line) for number, text in enumerate((sock, ZIP), 1)
    )


@pytest.mark.parametrize(
    "text",
    [
        entries("Facebook", sock=f"Bring your own thread. {SOCK}"),
        entries("X", sock=f"Bring your own thread. {SOCK}"),
        entries("Bluesky", line="**Visual:** A spool of thread on a table\n"),
        entries("LinkedIn", line="**CTA:** Which thread do you swear by?\n"),
        entries("Mastodon", hook="Pull that thread."),
        f"# Mending posts\n\n## Needle and thread\n\n**Facebook:**\n\n{SOCK}\n\n**Instagram:**\n\n{ZIP}\n",
    ],
)
def test_thread_in_what_posts_say_makes_no_heading_of_a_thread(read, text):
    found, _ = read(text)
    assert [one.removeprefix("Bring your own thread. ") for one in found] == [SOCK, ZIP]


def test_a_label_of_the_sort_of_a_post_still_speaks_of_a_thread(read):
    found, said = read(entries("X", line="**Format:** Thread\n"))
    assert found == []
    assert 'headings of threads below which several posts were read ("**Format:** Thread"' in said


VIDEOS = f"""\
# Mending posts

## Facebook

**FB-1**
**Caption:** {SOCK}
**Hashtags:** #sewing

## YouTube

### Mending

**Title:** How to darn a heel
**Hook:** It is not hard.
**Description:** We darn a heel in ten minutes, with a light bulb and some wool.
**Hashtags:** #sewing #howto

### Zips

**Title:** How to swap a slider
**Description:** Pliers, a slider and patience: that is all it takes.
**Hashtags:** #sewing #howto
"""


def test_what_describes_a_video_is_its_text_beside_a_title_and_no_caption(read):
    found, _ = read(VIDEOS)
    assert found == [
        SOCK,
        "We darn a heel in ten minutes, with a light bulb and some wool.",
        "Pliers, a slider and patience: that is all it takes.",
    ]


def test_beside_a_caption_what_describes_a_video_is_for_the_team(read):
    found, _ = read(
        VIDEOS.replace("**Hashtags:** #sewing #howto", f"**Caption:** {ZIP}\n**Hashtags:** #sewing #howto")
    )
    assert found == [SOCK, ZIP, ZIP]
