"""``postlint classify``, as people and programs run it."""

import json

CALENDAR = """\
posts:
- {id: ask, text: "Which bench do you like best? Tell us below."}
- {id: share, text: "RT @ann: the herons are back"}
- {id: answer, reply_to: "@ann", text: "Not yet, sorry."}
- {id: strange, text: "Le parc rouvre lundi pour les enfants"}
"""


def test_a_line_a_post_says_what_it_does_and_why(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    ran = run("classify")
    ask, share, answer, strange = ran.stdout.splitlines()
    assert ask.startswith("june.yaml:2: ask question ")
    assert share == "june.yaml:3: share retweet, shared from others (RT @ann) | RT @ann: the herons are back"
    assert answer == "june.yaml:4: answer reply (reply_to: @ann) | Not yet, sorry."
    assert strange.startswith("june.yaml:5: strange unknown: not English (looks French) | Le parc")
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_posts_beyond_the_budget_of_explanations_are_counted_and_explained_by_all_but_their_words(
    run, workplace, monkeypatch
):
    longer = '- {text: "Which of the two benches would you like to have beside the pond this summer?"}\n'
    (workplace / "june.yaml").write_text(CALENDAR + longer)
    whole = run("classify", "--explain")
    monkeypatch.setattr("postlint.kinds.explain.MAX_EXPLAINED", 1_000)
    ran = run("classify", "--explain")
    assert "no words were taken out of 1 post," in ran.stderr
    assert (whole.stderr, len(ran.stdout) < len(whole.stdout)) == ("", True)
    assert 'for  "RT @ann"  retweet ' in ran.stdout


def test_an_explanation_names_what_a_kind_hangs_on_and_what_is_left_without_it(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    lines = run("classify", "--explain").stdout.splitlines()
    below = {line.split()[1]: lines[number + 1 :] for number, line in enumerate(lines) if line[0] != " "}
    assert below["ask"][0].split()[0] == "for"
    assert below["share"][0].startswith('    for  "RT @ann"  retweet ')
    assert below["answer"][0].startswith("    for  reply_to: @ann  reply ")
    assert below["strange"] == []


def test_a_program_gets_the_same_explanation(run, workplace):
    (workplace / "june.yaml").write_text(CALENDAR)
    records = [
        json.loads(line) for line in run("classify", "--explain", "--format", "jsonl").stdout.splitlines()
    ]
    plain = [json.loads(line) for line in run("classify", "--format", "jsonl").stdout.splitlines()]
    assert [reason["detail"] for record in records[1:] for reason in record["explanation"]] == [
        "RT @ann",
        "reply_to: @ann",
    ]
    assert [{**record, "explanation": None} for record in plain] == [
        {**record, "explanation": None} for record in records
    ]


def test_the_cache_is_left_alone_where_nobody_wants_it(run, workplace, tmp_path, monkeypatch):
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "cache"))
    (workplace / "june.yaml").write_text(CALENDAR)
    fresh = run("classify", "--no-cache").stdout
    assert not (tmp_path / "cache").exists()
    assert run("classify").stdout == fresh
    assert list((tmp_path / "cache").iterdir())
