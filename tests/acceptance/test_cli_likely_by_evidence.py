"""Marks of texts say that posts are planned; names of files and folders only help or hinder."""

import json

import pytest

NESTED = """\
# What goes out in May

* May 3
    * The greenhouse opens at nine. Bring a pot, we have the soil!
        * Mastodon: done
* May 5 **holiday**
    * Nobody waters today, says the law. The tomatoes were not asked.
        * Mastodon: done
* May 9
    * Which of these two is a weed? Wrong answers are welcome as well!
        * Facebook: scheduled
"""
GERMAN = """\
# Gartenverein

### KW 18 / Mo 03.05., 9 Uhr – Instagram
**Text:** Das Gewächshaus ist offen, Erde haben wir, Töpfe bringt bitte selbst mit.
Stand: freigegeben

### KW 19 / Di 11.05. – Mastodon
**Text:** Heute wird nicht gegossen, denn es regnet, und zwar seit Sonntag.
Stand: Entwurf

### KW 20 / Do 20.05. – Facebook
**Text:** Wer kennt dieses Kraut? Falsche Antworten sind ausdrücklich willkommen!
Stand: Entwurf
"""
KEYED = """\
# Textes

## POST-SERRE
La serre ouvre à neuf heures, la terre est là, apportez vos pots. #Serre

---

## POST-PLUIE
Aujourd'hui personne n'arrose, il pleut depuis dimanche et cela nous va. #Serre

---

## POST-HERBE
Qui connaît cette herbe ? Les mauvaises réponses sont les bienvenues ! #Serre
"""
QUOTED_IN_A_PLAN = """\
# Plan for the greenhouse

## 1. Background
The greenhouse was built in 1931 and has been closed for three years because of its roof.

## 2. Words
1. "The greenhouse is open again. Bring a pot, the soil is on us." (Facebook, Nextdoor – 3 May, am)
2. "It rains, so nobody waters today, and the tomatoes do not mind." (Facebook – 11 May, pm)
3. "Which of these is the weed? Wrong answers are welcome as well." (X, Facebook – 20 May)

## 3. Evaluation
Visitors, and how many pots come back.
"""
LENGTHS = """\
---
date: 2027-05-03
---

# long

La serra apre alle nove, la terra la mettiamo noi, i vasi portateli voi.

{url} {hashtag}

# medium

La serra apre alle nove e la terra la mettiamo noi: {url}

# short

La serra apre alle nove, venite con un vaso: {url}
"""
SAID_BY_DAY = """\
Huerto, mayo

- Lunes 3 de mayo: «El invernadero abre a las nueve. La tierra la ponemos nosotros.» #Huerto
- Martes 11 de mayo: «Hoy no riega nadie, que llueve desde el domingo.» #Huerto
- Jueves 20 de mayo: «¿Quién conoce esta hierba? Valen las respuestas malas.» #Huerto
"""
DIVIDED = """\
Moestuin, mei
====================
Ma 03.05. / IG + FB
De kas is open om negen uur. Neem een pot mee, de aarde is van ons!
Foto: kas.jpg
====================
Di 11.05. / IG
Vandaag geeft niemand water, want het regent al sinds zondag.
Foto: regen.jpg
====================
Do 20.05. / FB
Wie kent dit kruid? Foute antwoorden zijn van harte welkom!
"""
GRID = """\
w/c,Mon,Wed
03/05/2027,"IG: The greenhouse is open again, and the soil is on us.",
10/05/2027,,"FB: Nobody waters today, since it has rained from Sunday on."
17/05/2027,"IG: Which of these is the weed? Wrong answers are welcome.",
"""
QUEUE = json.dumps(
    {
        "robô": "um por dia",
        "itens": [
            {"dia": "2027-05-03", "rede": "instagram", "frase": "A estufa abre às nove e a terra é nossa."},
            {"dia": "2027-05-11", "rede": "facebook", "frase": "Hoje ninguém rega, chove desde domingo."},
            {"dia": "2027-05-20", "rede": "instagram", "frase": "Quem conhece esta erva aqui do lado?"},
        ],
    },
    ensure_ascii=False,
)
BLURBS = """\
out:
  - go: 2027-05-03 09:00
    nets: [masto, li]
    blurb: "The greenhouse is open again. Bring a pot, the soil is on us."
  - go: 2027-05-11 09:00
    nets: [masto]
    blurb: "Nobody waters today, since it has rained from Sunday on."
  - go: 2027-05-20 09:00
    nets: [li]
    blurb: "Which of these is the weed? Wrong answers are welcome as well."
"""
UNDER_BOLD_LABELS = """\
**Lang**
Am Samstag öffnet das Gewächshaus, und wer einen Topf hat, bringt ihn mit. {link}

**Mittel**
Samstag ist Gewächshaus, die Erde haben wir und die Töpfe ihr. {link}

**Kurz**
Ein Topf, ein Samstag, kommt einfach vorbei! {link}
"""
LIKELY = {
    "kit/Bausteine.md": UNDER_BOLD_LABELS,
    "fichiers/03.md": KEYED,
    "eventi/serra/prima.md": LENGTHS,
    "huerto/mayo.md": SAID_BY_DAY,
    "tuin/mei.txt": DIVIDED,
    "garden/wk.csv": GRID,
    "canteiro/fila.json": QUEUE,
    "ops/greenhouse.yaml": BLURBS,
}
DIARY = """\
# Work log

## Monday 3 May
Opened the greenhouse at nine. The lock sticks, as it did last year. Told Ana about it.

## Tuesday 11 May
It rained, so nobody watered. Somebody from the Facebook group asked when we are open.

## Thursday 20 May
Ana brought oil for the lock. The weed by the door turned out to be a tomato.
"""
ANSWERS = """\
date,How did you hear of us,What did you like most about the visit?
2027-05-03,Facebook,The tomatoes were lovely and the lady at the door knew them all!
2027-05-11,Instagram,It rained and nobody minded because the roof holds again.
2027-05-20,Facebook,My son found a weed that was none and got a tomato for it!
"""
CHANGES = """\
# Changes

## 2.1.0 – 2027-05-03

- Mastodon: posts of more than 500 characters are cut at a word again.

## 2.0.0 – 2027-04-11

- Bluesky: pictures without a text beside them are refused with a reason.

## 1.9.0 – 2027-03-20

- LinkedIn: signing in again no longer asks for the name of the page.
"""
SHOWN_IN_A_MANUAL = f"""\
# Posts

What a file looks like:

````markdown
{DIVIDED}
```
{SAID_BY_DAY}
```
````

# Examples

{SAID_BY_DAY}
"""
WAYS_TO_HEADINGS = """\
# Contents

- 3 May: [what the caption of a picture says](#captions-of-pictures)
- 4 May: [what the caption of a table says](#captions-of-tables)
- 5 May: [what the caption of a film says](#captions-of-films)
"""
FORM = """\
---
networks: [mastodon, linkedin]
date: YYYY-MM-DD
---

Write your post here.
"""
UNLIKELY = {
    "log/2027-05.md": DIARY,
    "visitors/spring.csv": ANSWERS,
    "CHANGES.md": CHANGES,
    "manual/garden.md": SHOWN_IN_A_MANUAL,
    "manual/contents.md": WAYS_TO_HEADINGS,
    "posting/new.md": FORM,
}
TABLE = """\
| Date | Channel | Post |
|---|---|---|
| 2027-05-03 | Mastodon | The greenhouse is open again. Bring a pot, the soil is on us. |
| 2027-05-11 | LinkedIn | Nobody waters today, since it has rained from Sunday on. |
| 2027-05-20 | Mastodon | Which of these is the weed? Wrong answers are welcome as well. |
"""


@pytest.fixture
def put(workplace):
    def write(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def report(run):
    return lambda: json.loads(run("check", "--format", "json").stdout)


def named(report):
    return [file["path"] for file in report()["summary"]["likely_posts"]]


@pytest.mark.parametrize("name", LIKELY)
def test_a_file_of_planned_posts_is_named_wherever_it_lies(put, report, name):
    put(name, LIKELY[name])
    assert named(report) == [name]


@pytest.mark.parametrize("name", LIKELY)
def test_it_is_named_by_check_itself_beside_a_calendar_that_is_read(put, run, name):
    put(name, LIKELY[name])
    put("calendar.yaml", "posts: [{date: 2027-05-03, channel: x, text: The roof holds.}]\n")
    assert "looks like posts and is not read" in " ".join(run("check").stdout.split())


@pytest.mark.parametrize("name", UNLIKELY)
def test_what_has_days_or_networks_for_another_reason_is_not_named(put, report, name):
    put(name, UNLIKELY[name])
    assert named(report) == []


@pytest.mark.parametrize(
    ("name", "text"), [("verein/Frühjahr.md", GERMAN), ("council/greenhouse-2027.md", QUOTED_IN_A_PLAN)]
)
def test_markdown_that_gives_as_many_posts_as_its_texts_promise_is_read(put, run, name, text):
    put(name, text)
    assert f"{name}: 3 posts (sections)" in run("check", "--list-files").stdout


@pytest.mark.parametrize("folder", ["docs", "planning", "comms", "rivista", "fila"])
def test_a_table_that_is_read_in_one_folder_is_read_in_any(put, run, folder):
    put(f"{folder}/may.md", TABLE)
    assert "3 posts (sections)" in run("check", "--list-files").stdout


def test_nested_lists_under_days_are_read_wherever_they_lie(put, run):
    put("outreach/when.md", NESTED)
    assert "3 posts (sections)" in run("check", "--list-files").stdout


def test_a_file_is_named_and_not_read_where_fewer_posts_than_texts_would_come_of_it(put, report):
    numbered = "".join(
        f"**{number}) Segunda, {day}/5**\nLegenda: {text}\nImagem: foto.jpg\n\n"
        for number, day, text in (
            (1, 3, "A estufa abre às nove, e a terra é por nossa conta."),
            (2, 10, "Hoje ninguém rega, porque chove desde domingo à noite."),
            (3, 17, "Quem conhece esta erva? Respostas erradas também valem!"),
        )
    )
    put("horta/maio.md", f"# Semana – textos\n\n{numbered}")
    assert named(report) == ["horta/maio.md"]


def test_a_workbook_is_named_by_its_cells(put, report, workplace):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ("Dia", "Onde", "Frase"),
        ("2027-05-03", "Instagram", "A estufa abre às nove, e a terra é por nossa conta."),
        ("2027-05-11", "Facebook", "Hoje ninguém rega, porque chove desde domingo à noite."),
        ("2027-05-20", "Instagram", "Quem conhece esta erva? Respostas erradas também valem!"),
    ):
        book.active.append(row)
    book.save(workplace / "refreshers.xlsx")
    assert named(report) == ["refreshers.xlsx"]


def test_a_name_of_other_things_asks_for_more(put, report):
    put("README.md", SAID_BY_DAY)
    assert named(report) == []


def test_what_makes_it_look_so_is_said_with_how_the_first_text_begins(put, run):
    put("huerto/mayo.md", SAID_BY_DAY)
    said = run("check", "--list-files").stdout
    assert "3 texts with days and hashtags" in said
    assert '"El invernadero abre' in said


SAID = {
    "roof": "The roof of the greenhouse holds again. Come in and look up.",
    "rain": "Nobody waters today, since it has rained from Sunday on.",
    "weed": "Which of these is the weed? Wrong answers are welcome as well.",
}
ONE_EACH = {
    "json": '{{"said": "{text}", "goes_out": "2027-05-0{day}T09:00:00Z", "networks": ["mastodon"]}}\n',
    "yaml": 'said: "{text}"\ngoes_out: 2027-05-0{day}\nnetworks: [mastodon]\n',
}


@pytest.mark.parametrize("ending", ONE_EACH)
def test_files_with_one_post_each_are_weighed_together(put, report, ending):
    for day, (name, text) in enumerate(SAID.items(), start=1):
        put(f"src/buzz/{name}.{ending}", ONE_EACH[ending].format(text=text, day=day))
    put(f"src/buzz/empty.{ending}", "{}\n")
    assert named(report) == sorted(f"src/buzz/{name}.{ending}" for name in SAID)


@pytest.mark.parametrize("ending", ONE_EACH)
def test_one_such_file_among_others_says_nothing(put, report, ending):
    put(f"src/buzz/roof.{ending}", ONE_EACH[ending].format(text=SAID["roof"], day=1))
    for name in ("rain", "weed"):
        put(f"src/buzz/{name}.{ending}", '{"name": "' + name + '"}\n')
    assert named(report) == []


def test_a_table_without_a_header_is_named_by_its_rows_beside_other_calendars(workplace, run):
    text = "minutes beat an hour that never comes to any of us. Do they?"
    row = "2026-12-0{},{} minutes,{} {},#words #it,https://a.test/1,media/a.mp4,,07:30\n"
    rows = (row.format(day, day, day, text) for day in (7, 8, 9))
    (workplace / "queue.csv").write_text("".join(rows))
    (workplace / "tweets.yaml").write_text("- {date: 2026-06-01, text: The pond opens at nine.}\n")
    assert "1 file looks like posts and is not read (queue.csv)" in " ".join(run("check", ".").stdout.split())
    assert "a table without a header" in run("check", "--list-files", ".").stdout
