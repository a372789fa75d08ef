"""Where a file has headings, and a list or a thread below one is in doubt, what is advised settles it."""

import pytest
import yaml

WHEEL = "The wheel is oak, sixty years old, and it wants new paddles. Who has an afternoon?"
FLOUR = "Forty sacks of flour, one cat and no mice. Would you like to meet her?"
OVEN = "The oven is hot at seven, and the first loaf is for the one who brought the sack."
PLAN = (
    "# Posts 2027\n\n## June 1 – LinkedIn\n\nThe mill turns again, after nine winters and one flood.\n\n"
    "## June 2 – X\n\nFrogs in the mill pond: forty of them, and no two sang the same song.\n\n{}\n"
)
NUMBERED = f"1. {WHEEL}\n2. {FLOUR}\n3. {OVEN}"
ITEMS = f"- {WHEEL}\n- {FLOUR}\n- {OVEN}"
PARAGRAPHS = f"{WHEEL}\n\n{FLOUR}\n\n{OVEN}"
COUNTED = f"1/ {WHEEL}\n\n2/ {FLOUR}\n\n3/ {OVEN}"
IN_LISTS = (
    'write "post", "posts" or "thread" behind the network in the heading; in one post, hyphens for numbers '
    "(line 11)"
)


def quoted(text):
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


IN_HEADS = "## X thread on June 3\n\n### {}\n\n" + f"{WHEEL}\n\n### {{}}\n\n{FLOUR}"


@pytest.fixture
def checked(run, workplace):
    """Return a function that writes a plan, and gives what a check says and its last posts."""
    (workplace / "social").mkdir()

    def of(section):
        (workplace / "social" / "posts.md").write_text(PLAN.format(section), encoding="utf-8")
        ran = run("check")
        read = yaml.safe_load(run("import", ".").stdout) or {"posts": []}
        return " ".join((ran.stdout + ran.stderr).split()), read["posts"][2:]

    return of


def shape(posts):
    return [len(post.get("thread", [1])) for post in posts]


@pytest.mark.parametrize(
    ("doubted", "advice", "settled"),
    [
        (
            f"## June 3 – X\n\n{NUMBERED}",
            IN_LISTS,
            {
                f"## June 3 – X post\n\n{ITEMS}": [1],
                f"## June 3 – X posts\n\n{NUMBERED}": [1, 1, 1],
                f"## June 3 – X thread\n\n{NUMBERED}": [3],
            },
        ),
        (
            f"## LinkedIn\n\n{ITEMS}",
            IN_LISTS,
            {f"## LinkedIn post\n\n{ITEMS}": [1], f"## LinkedIn posts\n\n{ITEMS}": [1, 1, 1]},
        ),
        (
            f"## June 3 – X thread\n\n{PARAGRAPHS}",
            'not told what the parts are: write "1/", "2/" … in front of the parts (line 11)',
            {f"## June 3 – X thread\n\n{COUNTED}": [3]},
        ),
        (
            f"## LinkedIn posts\n\n{WHEEL}\n\n{FLOUR}",
            'write a heading such as "### Post 1" above each (line 11)',
            {f"## LinkedIn posts\n\n### Post 1\n\n{WHEEL}\n\n### Post 2\n\n{FLOUR}": [1, 1]},
        ),
        (
            f"## June 3 – X\n\n{quoted(NUMBERED)}",
            'if one is one post, write hyphens for the numbers; if a thread, "1/", "2/" … for them',
            {
                f"## June 3 – X\n\n{quoted(ITEMS)}": [1],
                f"## June 3 – X\n\n{quoted(COUNTED)}": [3],
            },
        ),
    ],
    ids=["a numbered list", "a list", "a thread in paragraphs", "several posts", "a list in a quote"],
)
def test_what_is_said_of_a_list_or_thread_in_doubt_settles_it(checked, doubted, advice, settled):
    said, posts = checked(doubted)
    assert advice in said
    assert posts == []
    for section, shapes in settled.items():
        said, posts = checked(section)
        assert (shape(posts), "left out" in said, "read wrongly" in said) == (shapes, False, False), said


def test_a_thread_whose_headings_are_topics_is_told_to_count_them(checked, run):
    checked(IN_HEADS.format("Opening", "Middle"))
    listed = run("check", "--list-files").stdout
    assert 'stand under "Opening", "Middle". Write headings such as "### 1/4" above the parts' in listed
    assert "## LinkedIn, 1 June 2026" not in listed
    assert shape(checked(IN_HEADS.format("1/2", "2/2"))[1]) == [2]


@pytest.mark.parametrize("command", ["check", "ask"])
def test_what_settles_a_doubt_in_a_table_is_a_word_in_a_column(run, workplace, command):
    texts = (
        "The shop has a new range",
        "The brochure is out",
        "The report is out",
        "We won a prize for the gate",
    )
    rows = [f"2026-06-{day:02},X,{texts[day % 4]} no. {day}" for day in range(1, 13)]
    (workplace / "june.csv").write_text("\n".join(["Date,Platform,Copy", *rows, ""]), encoding="utf-8")
    said = " ".join(run(command, *(["--show", "info"] if command == "check" else [])).stdout.split())
    assert "` in a column called kind" in said
    assert "`kind: mention`" not in said
