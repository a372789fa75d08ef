"""What is passed over at a glance is what every reader declines, and of which nothing else is said."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.calendars.files import parse_file
from postlint.calendars.files.found import Found
from postlint.calendars.files.parse_file import open_file
from postlint.calendars.files.worth_parsing import holds_nothing
from postlint.calendars.readers.loose.scheduling_apis import flattened
from postlint.calendars.readers.loose.which_entries_are_posts import find
from postlint.calendars.readers.reader import About
from postlint.calendars.readers.yaml_missing_spaces import parse
from postlint.config import Config
from postlint.source.decode import decode

HERE = Path(__file__).parents[3]
SHIPPED = [
    path
    for folder in ("docs", "examples", "rules", "tests", ".github")
    for path in sorted((HERE / folder).rglob("*"))
    if path.suffix in {".yaml", ".yml", ".md"}
]
WORDS = (
    *(
        "The gate opens on Monday at nine.",
        "soon",
        "",
        "-",
        "x",
        "YouTube",
        "no",
        "9:00",
        "2026-06-01",
        "null",
    ),
    *(
        "draft",
        "https://x.com/ann/status/1",
        "https://example.org",
        "gate.png",
        "Mastodon",
        "yes",
        "12",
        "post",
    ),
)
NAMES = (
    *(
        "text",
        "Text",
        "posts",
        "post",
        "Post text",
        "légende",
        "caption",
        "message",
        "what",
        "status",
        "thread",
    ),
    *(
        "date",
        "time",
        "channel",
        "platform",
        "network",
        "to",
        "title",
        "description",
        "video",
        "media",
        "video_url",
    ),
    *(
        "x",
        "linkedin",
        "X text",
        "textMastodon",
        "tweet",
        "toots",
        "all",
        "both",
        "text_en",
        "copy (DE)",
        "pack",
    ),
    *(
        "monday",
        "2026-06-01",
        "day_1",
        "1",
        "06",
        "month",
        "year",
        "fields",
        "attributes",
        "draft",
        "content",
    ),
    *(
        "settings",
        "__type",
        "integration",
        "identifier",
        "versions",
        "accounts",
        "provider",
        "params",
        "start",
    ),
    *(
        "tweets",
        "offset",
        "name",
        "label",
        "url",
        "id",
        "items",
        "options",
        "answer",
        "slots",
        "$date",
        "value",
    ),
)
OTHERS = ("service", "image", "ports", "run", "uses", "env", "build", "on", "jobs", "kind", "spec", "labels")

words = st.sampled_from(WORDS)
keys = st.sampled_from((*NAMES, *OTHERS, *OTHERS, *OTHERS))
plain = st.one_of(words, st.sampled_from([None, True, 7, 1.5]))
data = st.recursive(
    plain,
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(keys, below, max_size=4)),
    max_leaves=10,
)
said = st.sampled_from(("The gate opens on Monday at nine.", "The bridge is closed until noon."))
entry = st.dictionaries(keys, st.one_of(said, words, st.lists(said, min_size=2, max_size=2)), max_size=2)
where = st.sampled_from(({}, {"platform": "Mastodon"}, {"service": "YouTube"}, {"video_url": "gate.mp4"}))
entries = st.lists(st.builds(lambda one, other: {**one, **other}, entry, where), min_size=1, max_size=2)
held = st.builds(
    lambda key, below, listed: [{key: below}, {key: below[0]}, {key: {key: below}}, below][listed],
    keys,
    st.one_of(entries, st.lists(said, min_size=1)),
    st.integers(0, 3),
)
dumped = st.builds(
    lambda value, in_flow: json.dumps(value) if in_flow else yaml.safe_dump(value, allow_unicode=True),
    st.one_of(data, held),
    st.booleans(),
)
LINES = (
    *("name: gate", "- uses: checkout", "steps:", "text: The gate opens on Monday.", "- the gate opens soon"),
    *("---", "? deep", ": deeper", "<<: *all", "env: &all", "run: *all", "tag: !Ref gate", "{a: [b, c]}"),
    *("key:", "key: null", "~", "'", '"', "- date:2026-06-01", "- nginx:latest", "[", "? [a, b]", "\u2028"),
    *("%TAG ! tag:example.org,2026:", "key:\u00a0value", "name: gate", "a: {{ gate }}"),
    "# yaml-language-server: $schema=calendar.schema.json",
)
written = st.builds(
    lambda lines: "".join(f"{'  ' * depth}{line}\n" for depth, line in lines),
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(LINES)), max_size=6),
)
PARAGRAPHS = (
    *(
        "# Gate",
        "# v3.0 — LinkedIn",
        "# Mastodon",
        "## Install",
        "Run it. Then it works.",
        "- one\n- two",
        "---",
    ),
    *(
        "title: Gate",
        "channel: x",
        "social:\n  x: The gate opens on Monday at nine.",
        "+++",
        "~~~",
        "```yaml",
    ),
    *("<!-- postlint: ignore -->", "<!--", "-->", "tweet: The gate opens on Monday at nine.", "#gate opens"),
    *("> The gate opens on Monday at nine.", "**LinkedIn:** the gate opens on Monday at nine.", "2026-06-01"),
)
pages = st.lists(st.sampled_from(PARAGRAPHS), max_size=6).map("\n".join)
columns = st.sampled_from(({}, {"label": "text"}, {"uses": "text", "run": "date"}))


def both(path, text, columns=None):
    """Return what is said of a file at a glance, or nothing, and what by reading it."""
    config = Config(root=HERE, columns=columns or {})
    seen = []

    def glance(source, about):
        seen.append(holds_nothing(source, about))
        return seen[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse_file, "holds_nothing", glance)
        soon = open_file(Found(path, None), text.encode(), config)
        patch.setattr(parse_file, "holds_nothing", lambda *_: False)
        return (soon if any(seen) else None), open_file(Found(path, None), text.encode(), config)


def agrees(path, text, columns=None):
    soon, whole = both(path, text, columns)
    return soon is None or soon == whole


@settings(max_examples=300, deadline=None)
@given(st.one_of(dumped, written), columns)
def test_yaml_that_holds_nothing_at_a_glance_holds_nothing(text, columns):
    assert agrees(HERE / "conf" / "gate.yaml", text, columns)


@settings(max_examples=500, deadline=None)
@given(dumped)
def test_nothing_in_such_yaml_could_be_a_post(text):
    source = decode(text.encode(), "gate.yaml")
    if holds_nothing(source, About(HERE / "conf" / "gate.yaml")):
        for document in parse(source).documents:
            assert list(find(flattened(document))) == []


@settings(max_examples=150, deadline=None)
@given(pages, st.sampled_from(("guide.md", "2026-06-01-gate.md", "linkedin.md", "x.mdx")))
def test_a_page_that_holds_nothing_at_a_glance_holds_nothing(text, name):
    assert agrees(HERE / "wiki" / name, text)


def test_what_ships_is_told_alike_at_a_glance():
    assert SHIPPED
    told = [path for path in SHIPPED if not agrees(path, path.read_text("utf-8"))]
    assert told == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ci.yaml", "on: [push]\njobs:\n  build:\n    steps:\n    - uses: checkout@v4\n    - run: make\n"),
        ("stack.yml", "Resources:\n  Gate:\n    Type: !Ref Gate\n    Ports: [80, 443]\n---\nname: gate\n"),
        ("guide.md", "# Guide\n\nRun it, then it works.\n\n## Install\n\n- one\n- two\n"),
    ],
)
def test_ordinary_files_are_told_at_a_glance(name, text):
    soon, _ = both(HERE / "conf" / name, text)
    assert soon is not None
    assert soon.reader is None


@pytest.mark.parametrize(
    "text",
    [
        "- text: The gate opens on Monday.",
        "- Légende: The gate opens on Monday.",
        "- what: The gate opens on Monday.",
        "- text_en: The gate opens on Monday.",
        "- all: The gate opens on Monday.",
        "- status: The gate opens on Monday.",
        "- x: The gate opens on Monday.",
        "gate:\n  linkedin_post: The gate opens on Monday.",
        "news_posts: [The gate opens on Monday., The bridge is closed.]",
        "monday: [The gate opens on Monday., The bridge is closed.]",
        "2026-06-01: [The gate opens on Monday., The bridge is closed.]",
        "day_1: [The gate opens on Monday., The bridge is closed.]",
        "month: June\n1: [The gate opens on Monday., The bridge is closed.]",
        "- {title: The gate opens on Monday., platform: YouTube}",
        "- {title: The gate opens on Monday., video: gate.mp4}",
        "- {title: The gate opens on Monday., settings: {__type: youtube}}",
        "- {text:The gate opens on Monday.}",
        "posts:",
        "pack: gates",
        "# yaml-language-server: $schema=calendar.schema.json\ngate: open",
    ],
)
def test_what_may_hold_a_text_is_read(text):
    assert not holds_nothing(decode(text.encode(), "gate.yaml"), About(HERE / "conf" / "gate.yaml"))


@pytest.mark.parametrize("folder", ["social", "captions", "calendar"])
def test_what_a_name_speaks_for_is_read(folder):
    assert not holds_nothing(decode(b"gate: open\n", "gate.yaml"), About(HERE / folder / "gate.yaml"))


def test_what_a_team_calls_its_texts_may_be_one():
    source = decode(b"- wording of ours: The gate opens on Monday.\n", "gate.yaml")
    about = About(HERE / "conf" / "gate.yaml")
    assert holds_nothing(source, about)
    assert not holds_nothing(source, About(about.path, columns={"Wording of ours": "text"}))
