"""``postlint import`` says of how files were read what ``postlint check`` says of them, in the same words."""

import pytest

NOTES = "# Posts\n\n## LinkedIn, 1 June 2026\n\nThe ferry sails at nine on Sundays. Bring a chair.\n\n"
FILES = {
    "a text like a note": (
        "posts.md",
        NOTES + "## X, 2 June 2026\n\nUse Post 3 (the demo with the bell).\n",
        "may be read wrongly: texts that look like notes or topics",
    ),
    "figures of what went out": (
        "linkedin-posts.json",
        '{"posts": [{"text": "The ferry sails at nine on Sundays.", "likes": 12, "comments": 3},'
        ' {"text": "Bring a chair to the quay on Friday.", "likes": 7, "comments": 1},'
        ' {"text": "Bring a boat to the quay, and a friend.", "likes": 3, "comments": 1}]}',
        "may be read wrongly: figures, as posts have that went out",
    ),
    "a text in no post": (
        "social-plan.yaml",
        "tone: Friendly and short, and never loud.\nposts:\n- {channel: x, text: The mill turns.}\n",
        'left out texts that are in no post, under "tone" (line 1)',
    ),
    "words of the team's own": (
        "social-plan.yaml",
        "- {channel: x, text: The mill turns., status: Purple}\n",
        "Statuses of your own, which say nothing to postlint until you give them a meaning",
    ),
    "links read as ends of texts": (
        "social.csv",
        "Date,Channel,Text,Link\n2026-06-01,X,The mill turns.,https://mill.example\n",
        'the links of column "Link" are read as ends of the texts',
    ),
}


@pytest.fixture
def told(run, workplace):
    """Return what both commands say of a file, each in one line."""

    def said_of(name, content):
        (workplace / name).write_text(content, encoding="utf-8")
        checked, imported = run("check", "--show", "info", "."), run("import", ".")
        return " ".join(checked.stdout.split()), " ".join(imported.stderr.split())

    return said_of


@pytest.mark.parametrize("what", FILES)
def test_both_say_it_in_the_same_words(told, what):
    name, content, sentence = FILES[what]
    checked, imported = told(name, content)
    assert sentence in checked
    assert sentence in imported


def test_an_import_of_nothing_says_which_files_look_like_posts_and_what_to_do(told, run):
    sentence = "looks like posts and is not read (plan.yaml): name it under `calendars:` in postlint.yaml"
    checked, imported = told(
        "plan.yaml", "facebook: [We open at nine on Sundays.]\nx: [Bring a chair on Friday.]\n"
    )
    assert sentence in checked
    assert sentence in imported
    assert run("import", ".").exit_code == 2


def test_what_is_no_calendar_is_said_beside_what_was_read(told, workplace):
    (workplace / "tweets.json").write_text(
        '[{"author": "Jo", "text": "I love it, and the bread."}, {"author": "Al", "text": "So do I, too."}]'
    )
    checked, imported = told("social-plan.yaml", "- {channel: x, text: The mill turns.}\n")
    sentence = "Not a calendar: tweets.json (what others said"
    assert sentence in checked
    assert sentence in imported
