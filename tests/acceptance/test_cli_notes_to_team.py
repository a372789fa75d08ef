"""Notes to colleagues in texts: told where they stand, in every shape, and part of nothing that is judged."""

import csv
import io
import json

import openpyxl
import pytest
import yaml

OPENING = "We opened the new boathouse today."
NOTE = "(Sam: ok?)"


def as_yaml(texts):
    posts = [{"date": f"2026-06-{day:02}", "channel": "linkedin", "text": text} for day, text in days(texts)]
    return "social.yaml", f"posts: {json.dumps(posts)}\n".encode()


def as_json(texts):
    posts = [{"date": f"2026-06-{day:02}", "channel": "linkedin", "text": text} for day, text in days(texts)]
    return "social.json", json.dumps({"posts": posts}).encode()


def as_csv(texts):
    table = io.StringIO()
    csv.writer(table).writerows(rows(texts))
    return "social.csv", table.getvalue().encode()


def as_workbook(texts):
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in rows(texts):
        book.active.append(row)
    book.save(saved)
    return "social.xlsx", saved.getvalue()


def as_markdown(texts):
    posts = (f"## LinkedIn, {day} June 2026\n\n{text}\n" for day, text in days(texts))
    return "social.md", "\n".join(["# Posts\n", *posts]).encode()


def days(texts):
    return enumerate(texts, start=1)


def rows(texts):
    return [
        ("Date", "Platform", "Caption"),
        *((f"2026-06-{day:02}", "LinkedIn", text) for day, text in days(texts)),
    ]


SHAPES = pytest.mark.parametrize("shape", [as_yaml, as_json, as_csv, as_workbook, as_markdown])


@pytest.fixture
def saved(workplace):
    """Return a function that saves texts in a shape and returns the name of the file."""

    def save(shape, *texts):
        name, data = shape(texts)
        (workplace / name).write_bytes(data)
        return name

    return save


def notes(run, name):
    """Return the notes to the team that a check tells."""
    found = json.loads(run("check", "--format", "json", name).stdout)["findings"]
    return [one["message"] for one in found if one["rule"].startswith("reading/note")]


@SHAPES
@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"{OPENING} {NOTE}", NOTE),
        (f"{OPENING} (Sam - is this right?) More on our site.", "(Sam - is this right?)"),
        (f"{OPENING} @Jo please check the times. Come by.", "@Jo please check the times."),
        (f"{OPENING} [Legal: can we say this?]", "[Legal: can we say this?]"),
        (f"{OPENING} (Mia to confirm the year)", "(Mia to confirm the year)"),
        (
            f"{OPENING} [Note for Mia: use the photo with the oar]",
            "[Note for Mia: use the photo with the oar]",
        ),
        (f"{OPENING} (note to Sam: not before Friday)", "(note to Sam: not before Friday)"),
        (f"{OPENING} (Notiz an die Redaktion: kürzer)", "(Notiz an die Redaktion: kürzer)"),
        (f"{OPENING} @Mia please add the link here", "@Mia please add the link here"),
        (f"{OPENING} @Mia bitte das Foto tauschen.", "@Mia bitte das Foto tauschen."),
        (f"{OPENING} (do not post before the club has agreed!)", "(do not post before the club has agreed!)"),
        (f"{OPENING} (ne pas publier avant lundi)", "(ne pas publier avant lundi)"),
        (f"{OPENING} (waiting for Sam's OK)", "(waiting for Sam's OK)"),
        (f"{OPENING} // check with Sam", "// check with Sam"),
        (f"{OPENING}\n\nMia: can we get a better photo?", "Mia: can we get a better photo?"),
        (f"{OPENING}\n\nJo: can we say new?", "Jo: can we say new?"),
        (f"{OPENING}\n\nJo: ok?", "Jo: ok?"),
        (f"{OPENING}\n\nLegal: can we do this?", "Legal: can we do this?"),
    ],
)
def test_a_note_to_the_team_in_a_text_is_an_error_at_its_place(run, saved, shape, text, note):
    name = saved(shape, text)
    assert [f'"{note}"' in message for message in notes(run, name)] == [True]
    assert run("check", name).exit_code == 1


@pytest.mark.parametrize("shape", [as_yaml, as_csv])
@pytest.mark.parametrize("note", [">>> Sam to confirm <<<", "*** Mia: is that right? ***"])
def test_what_stands_between_signs_is_a_note_as_in_brackets(run, saved, shape, note):
    assert [note in message for message in notes(run, saved(shape, f"{OPENING} {note}"))] == [True]


@pytest.mark.parametrize("said", ["(check with Sam)", "Mia, please check!", "(note to Sam: well rowed)"])
def test_what_may_be_said_to_readers_too_is_asked_about(run, saved, said):
    checked = " ".join(run("check", saved(as_markdown, f"{OPENING} {said}")).stdout.split())
    assert f'people of the team, in the texts of posts ("{said}", line' in checked


@SHAPES
def test_a_note_to_the_team_counts_as_no_question(run, saved, shape):
    plain = run("check", saved(shape, *[f"{OPENING} It has room for {boats} boats." for boats in range(12)]))
    noted = run(
        "check", saved(shape, *[f"{OPENING} It has room for {boats} boats. {NOTE}" for boats in range(12)])
    )
    assert "two-way/all-broadcast" in plain.stdout
    assert "two-way/all-broadcast" in noted.stdout


def test_nobody_is_advised_to_thank_a_colleague(run, saved):
    texts = [f"{OPENING} It has room for {boats} boats. @Jo please check the number." for boats in range(12)]
    said = run("check", saved(as_yaml, *texts)).stdout
    assert "two-way/all-broadcast" in said
    assert "thank or credit" not in said


def test_a_note_in_a_draft_is_a_warning(run, workplace):
    (workplace / "social.yaml").write_text(f'posts:\n- {{status: draft, text: "{OPENING} {NOTE}"}}\n')
    ran = run("check", "social.yaml")
    assert "warning: A note to the team" in ran.stdout
    assert ran.exit_code == 0


def test_a_note_in_a_later_part_of_a_thread_is_told_there(run, workplace):
    (workplace / "social.yaml").write_text(f'posts:\n- thread:\n  - {OPENING}\n  - "It is blue. {NOTE}"\n')
    assert "social.yaml:4:18: error: A note to the team" in run("check", "social.yaml").stdout


@SHAPES
@pytest.mark.parametrize(
    "text",
    [
        "Guess its year! (Hint: was it before 1900?)",
        "The boathouse at dawn. (Photo: Mia Berg)",
        "Open all week (Monday: 9 to 5, Tuesday: 9 to 4).",
        "@anna please check your inbox, we have found your oar.",
        "Have you seen the new boathouse (yes, really)?",
        "Done! @anna please check your messages.",
        "The boathouse is older than it looks (Grandma: was it ever new?).",
        "Heard on the jetty:\n\nJonas: It is so cold!\nMarek: Can we stay?",
        "One boat is never enough. (Note to self: build a bigger boathouse.)",
        "We row whatever the weather. (Note to Santa: a dry photo would be nice.)",
        "Do not post before breakfast, row.",
        "We are all here (waiting for Christmas).",
        "Rowing for all! >>> Book now <<<",
        "@Mia please add more boats, you said. We did.",
        f"{OPENING}\n\nMarek: can we stay?",
        f"{OPENING}\n\nAnna: can we take a photo?",
        f"{OPENING}\n\nAnna: may we say hello to the geese?",
    ],
)
def test_what_readers_are_told_is_no_note(run, saved, shape, text):
    assert notes(run, saved(shape, text)) == []


def test_ask_shows_a_text_with_its_note(run, saved):
    name = saved(as_yaml, *[f"Boats. Rowing. Lake {number}. {NOTE}" for number in range(12)])
    assert NOTE in run("ask", "--format", "json", name).stdout + run("ask", name).stdout


def test_a_note_in_a_quotation_below_a_text_is_no_part_of_it(run, workplace):
    (workplace / "social-posts.md").write_text(
        f"# Posts\n\n## Instagram, 1 June 2026\n\n{OPENING}\n\n> Piet: can we get a better photo?\n"
    )
    calendar = run("import", "social-posts.md").stdout
    assert OPENING in calendar
    assert "Piet" not in calendar


def test_what_somebody_asks_who_may_be_anybody_stays_in_the_text_and_is_asked_about(run, workplace):
    (workplace / "social-posts.md").write_text(
        f"# Posts\n\n## Instagram, 1 June 2026\n\n{OPENING}\n\n> Ola: can we come back tomorrow?\n"
    )
    [post] = yaml.safe_load(run("import", "social-posts.md").stdout)["posts"]
    assert post["text"] == f"{OPENING}\n\nOla: can we come back tomorrow?"
    said = " ".join(run("check", "social-posts.md").stdout.split())
    assert (
        'said to people of the team, in the texts of posts ("Ola: can we come back tomorrow?", line 7)'
        in said
    )


@pytest.mark.parametrize("key", ["author", "approved_by"])
@pytest.mark.parametrize(("person", "found"), [("Marek Olsen", 1), ("Piet", 0)])
def test_what_one_of_the_team_asks_at_the_end_is_a_note_whatever_it_is(run, workplace, key, person, found):
    text = json.dumps(f"{OPENING}\n\nMarek: can we stay?\n")
    (workplace / "social.yaml").write_text(f"posts:\n- {{{key}: {person}, text: {text}}}\n")
    assert len(notes(run, "social.yaml")) == found
