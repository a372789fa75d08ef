"""``postlint check`` on a team's own words: slips are errors, strangers are notes, no post is lost."""

import json

import pytest


@pytest.fixture
def check(run, workplace):
    """Return the report on one calendar, written as a file or several."""

    def check_calendar(text="", settings=None, **files):
        for name, content in (files or {"posts.yaml": text}).items():
            path = workplace / name.replace("__", "/").replace("_json", ".json").replace("_yaml", ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        if settings:
            (workplace / "postlint.yaml").write_text(settings, encoding="utf-8")
        return json.loads(run("check", "--show", "info", "--format", "json", ".").stdout)

    return check_calendar


def notes(report):
    return [note["message"] for note in report["summary"]["not_judged"] if note["account"] is None]


def classified(run):
    return run("classify", ".").stdout


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("status: aproved", 'Did you mean "approved"?'),
        ("kind: pressrelease", 'Did you mean "press_release"?'),
        ("channel: instagrm", 'Did you mean "instagram"?'),
        ("txet: The gate is open.", 'Did you mean "text"?'),
    ],
)
def test_a_near_miss_of_a_known_word_is_an_error_with_a_suggestion(check, field, line):
    text = "" if "txet" in field else "text: The gate is open., "
    (error,) = check(f"posts:\n- {{{text}{field}}}\n")["errors"]
    assert (error["line"], line in error["message"]) == (2, True)


@pytest.mark.parametrize(
    ("field", "setting"),
    [
        ("status: With legal", "`statuses: {With legal: draft}`"),
        ("channel: Town app", "`channels: {Town app: other}`"),
        ("kind: heads-up", "`kinds: {heads-up: information}`"),
        ("kind: Thanks", "`kinds: {Thanks: mention}`"),
        ("kind: Donation drive", "`kinds: {Donation drive: call_to_action}`"),
        ("kind: zorb", "`kinds: {zorb: …}`, with one of press_release, information,"),
        ("status: Waiting for Ana", "`statuses: {Waiting for Ana: draft}`"),
        ("status: Purple", "`statuses: {Purple: …}`, with one of idea, draft,"),
    ],
)
def test_any_other_word_is_named_once_with_what_gives_it_a_meaning(check, field, setting):
    report = check(
        f"posts:\n- {{text: The gate is open., {field}}}\n- {{text: So is the bridge., {field}}}\n"
    )
    (note,) = notes(report)
    assert (report["errors"], report["summary"]["posts"]) == ([], 2)
    assert setting in note and "posts.yaml:2, 2×" in note


def test_settings_give_words_of_a_teams_own_a_meaning(check, run):
    report = check(
        "posts:\n- {text: We mended the gate., status: WITH LEGAL, channel: town app, kind: Heads-Up}\n",
        "statuses: {With legal: draft}\nchannels: {Town app: other}\nkinds: {heads-up: information}\n",
    )
    assert (report["errors"], notes(report)) == ([], [])
    assert "information" in classified(run)


def test_a_list_of_statuses_still_says_which_of_them_count(check):
    report = check("posts: [{text: The gate is open., status: Entwurf}]", "statuses: [approved]\n")
    assert any("status draft does not count" in note["message"] for note in report["summary"]["not_judged"])


def test_formats_are_named_as_formats_and_not_as_kinds(check):
    report = check("posts:\n- {text: A walk., kind: carousel}\n- {text: A talk., format: story}\n")
    (note,) = notes(report)
    assert note.startswith("Formats") and '"carousel"' in note and '"story"' in note


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("Posted ✅", "published"),
        ("🟡 In review", "draft"),
        ("On hold", "draft"),
        ("Ready for review", "draft"),
        ("Backlog", "idea"),
        ("À produire", "draft"),
        ("En revisión", "draft"),
        ("Veröffentlicht", "published"),
        ("Freigegeben", "approved"),
        ("In Bearbeitung", "draft"),
        ("Programado", "scheduled"),
        ("Pubblicato", "published"),
        ("Agendado", "scheduled"),
        ("Gepland", "scheduled"),
        ("Awaiting sign-off", "draft"),
        ("Client approved", "approved"),
        ("Went live", "published"),
        ("Wartet auf Freigabe", "draft"),
        ("Prêt à publier", "approved"),
        ("Listo para publicar", "approved"),
        ("In attesa di approvazione", "draft"),
        ("Postado", "published"),
        ("Ter goedkeuring", "draft"),
    ],
)
def test_everyday_statuses_are_known_whatever_stands_around_them(check, status, meant):
    others = {"idea", "draft", "approved", "scheduled", "published"} - {meant}
    report = check(
        f"posts: [{{text: Open., status: {status}}}]", f"statuses: [{', '.join(sorted(others))}]\n"
    )
    assert any(f"status {meant} does not" in note["message"] for note in report["summary"]["not_judged"])


def test_networks_without_a_word_of_their_own_keep_their_name(check):
    report = check("posts:\n- {text: A, channel: GBP}\n- {text: B, platforms: [Nextdoor, google business]}\n")
    names = {note["account"] for note in report["summary"]["not_judged"]}
    assert names == {"Google Business Profile", "Nextdoor"}


def test_empty_places_are_not_given(check):
    text = (
        '{"posts": [{"text": "The gate is open.", "image": "", "reply_to": "", "poll": [], "thread": {}, '
        '"status": "-", "kind": "", "date": "TBD", "channel": null}]}'
    )
    report = check(posts_json=text)
    assert (report["errors"], report["findings"], report["summary"]["posts"]) == ([], [], 1)


def test_of_two_keys_for_one_thing_the_nearer_counts_and_the_other_is_named(check, run):
    text = "posts: [{text: Which gate?, caption: No., id: a, slug: b, status: draft, state: done}]\n"
    assert check(text)["errors"] == []
    shown = " ".join(run("check", "--show", "info", ".").stdout.split())
    assert "caption: beside text:, slug: beside id:, state: beside status:" in shown


def test_an_image_beside_a_video_are_two_media_and_alt_is_that_of_the_image(check):
    post = "{text: A walk., channel: instagram, image: gate.jpg, video: walk.mp4, alt: Children at the gate}"
    report = check(f"posts: [{post}]", "packs: [accessibility]\n")
    assert [found["message"] for found in report["findings"] if "gate.jpg" in found["message"]] == []
    assert report["errors"] == []


def test_an_entry_without_a_text_is_left_out_and_said(check, run):
    report = check(
        "posts:\n- {id: a, text: Open.}\n- {id: b, template: numbers}\n- {id: c, poll: [Yes, No]}\n"
    )
    assert (report["errors"], report["summary"]["posts"], report["summary"]["incomplete"]) == ([], 2, False)
    assert "left out 1 entry without a text (line 3)" in " ".join(
        run("check", "--show", "info").stdout.split()
    )


def test_at_and_to_are_a_date_and_channels_where_their_values_fit(check, run):
    check("posts:\n- {at: 2026-06-01 09:00, to: [instagram, facebook], caption: The gate is open.}\n")
    assert "2 accounts" in run("check", "--show", "info").stdout
    report = check("posts:\n- {at: the gate, to: everybody, caption: The gate is open.}\n")
    assert (report["summary"]["accounts"], report["errors"]) == (1, [])


def test_dates_that_cannot_be_read_are_one_finding_for_all_of_a_kind(check):
    lines = "".join(
        f"- {{text: Lane {day} is open., date: 06/0{day}/2026}}\n" for day in range(1, 9) if day != 6
    )
    report = check(
        f"posts:\n{lines}- {{text: The pool., date: 2026-02-30}}\n- {{text: Tea., date: soon 2026}}\n"
    )
    rules = [(found["rule"], found["severity"], found["line"]) for found in report["findings"]]
    assert rules == [
        ("reading/ambiguous-date", "warning", 2),
        ("reading/no-such-date", "error", 9),
        ("reading/unreadable-date", "warning", 10),
    ]
    assert "and so do 6 more in this file" in report["findings"][0]["message"]
    assert (report["errors"], report["summary"]["posts"]) == ([], 9)


@pytest.mark.parametrize("key", ["firstComment", "first_comment", "cta"])
def test_a_question_beside_the_text_is_part_of_what_the_post_says(check, run, key):
    check(
        f'posts: [{{caption: "You cannot mend it.", {key}: "Coaches, which number do you like? Tell us."}}]'
    )
    assert "question" in classified(run)


@pytest.mark.parametrize(
    "field",
    [
        'first_comment: "Read on at {{link}}"',
        'hashtags: ["#gate", "{{link}}"]',
        'cta: "Sign up at {{link}}"',
        'video: walk.mp4, title: "A walk to {{link}}"',
        'channel: youtube, description: "A walk to {{link}}"',
    ],
)
def test_a_placeholder_in_a_field_beside_the_text_is_found_at_its_place(check, field):
    report = check(
        f"posts:\n- text: A walk.\n  x: {{}}\n- {{text: A talk., {field}}}\n", "packs: [hygiene]\n"
    )
    assert [(found["rule"], found["line"]) for found in report["findings"]] == [("hygiene/placeholder", 4)]


def test_only_the_main_text_counts_in_the_length(check):
    report = check(
        f"posts: [{{channel: x, text: Open., first_comment: {'word ' * 90}}}]", "packs: [limits]\n"
    )
    assert report["findings"] == []


def test_a_post_that_two_files_hold_counts_once_with_a_note_that_names_both(check):
    post = '[{"date": "2026-06-01", "platform": "instagram", "text": "The gate is open."}]'
    report = check(posts__queue_json=post, queue_json=post)
    assert report["summary"]["posts"] == 1
    assert notes(report) == [
        "posts/queue.json: 1 post stands in queue.json, too (same date, account and text), and counts once"
    ]


@pytest.mark.parametrize("kind", ["[reel, story]", "[question]", "[question, reel]", "[our own, reel]"])
def test_a_list_where_one_word_is_meant_loses_no_post(check, kind):
    report = check(
        f"posts: [{{date: 2026-06-01, channel: x, kind: {kind}, status: [draft], text: Is it open?}}]"
    )
    assert report["summary"]["posts"] == 1
    assert report["findings"] == []


def test_a_list_of_two_kinds_is_an_error(check):
    report = check("posts: [{channel: x, kind: [question, mention], text: Is it open?}]")
    (found,) = report["errors"]
    assert found["message"] == '"kind": expected text, found a list.'


def test_of_two_copies_the_one_that_went_out_counts(check):
    post = '[{"date": "2026-06-01", "platform": "instagram", "text": "The gate is open.", "status": "%s"}]'
    report = check(queue_json=post % "draft", out__queue_json=post % "published")
    assert notes(report) == [
        "queue.json: 1 post stands in out/queue.json, too (same date, account and text), and counts once"
    ]


def test_posts_without_a_date_are_not_taken_for_the_latest(check):
    dated = "".join(
        f"- {{date: 2026-{month:02}-15, text: We released part {month}.}}\n" for month in range(1, 13)
    )
    report = check(f"posts:\n{dated}- {{text: We begin.}}\n- {{text: We go on.}}\n")
    (found,) = [one for one in report["findings"] if one["rule"] == "two-way/all-broadcast"]
    assert found["line"] == 13


def test_spanish_posts_are_not_judged_while_their_fields_are_read(check):
    lines = "".join(
        f"- {{Fecha: 2026-06-{day:02}, Red social: Instagram, Estado: Programado, "
        f"Texto: El puente número {day} vuelve a abrir el martes para todos los vecinos.}}\n"
        for day in range(1, 13)
    )
    report = check(f"posts:\n{lines}")
    assert (report["summary"]["posts"], report["summary"]["judged"], report["errors"]) == (12, False, [])
    assert any("not English" in note["message"] for note in report["summary"]["not_judged"])


def test_a_slip_of_a_status_of_the_team_is_told_as_one(check):
    settings = "statuses: {Not started: draft}\n"
    report = check("posts: [{text: The gate is open., status: Not startd}]", settings)
    (error,) = report["errors"]
    assert 'Did you mean "Not started"?' in error["message"]
    assert error["line"] == 1


def test_a_status_with_a_word_more_is_another_one(check):
    settings = "statuses: {Not started: draft}\n"
    report = check("posts: [{text: The gate is open., status: Not started yet}]", settings)
    assert report["errors"] == []
    assert any("Not started yet" in note for note in notes(report))


@pytest.mark.parametrize("word", ["Retired", "retired"])
def test_a_word_of_the_team_may_say_that_a_post_will_not_go_out(check, run, word):
    posts = f"posts: [{{text: The gate is open., status: {word}}}, {{text: It is open still.}}]"
    report = check(posts, "statuses: {Retired: never}\n")
    assert report["summary"]["posts"] == 1
    assert "1 entry marked as not going out" in " ".join(run("check").stdout.split())


def test_such_a_word_is_offered_where_one_seems_to_say_so(check):
    report = check("posts: [{text: The gate is open., status: Retired}]")
    assert any("statuses: {Retired: never}" in note for note in notes(report))


def test_such_a_word_is_no_stage_of_a_plan(check):
    report = check("posts: [{text: The gate is open.}]", "statuses: {Retired: never}\nplan: [Retired]\n")
    assert any('"Retired" does not go out' in error["message"] for error in report["errors"])


@pytest.mark.parametrize("key", ["pill", "tile", "rate", "stats", "context", "next"])
def test_a_word_of_its_own_is_no_slip_in_the_name_of_a_field(run, workplace, key):
    (workplace / "queue.json").write_text(
        f'[{{"date": "2026-06-01", "platform": "x", "text": "Open at ten.", "{key}": "A word"}}]'
    )
    assert run("check", "queue.json").exit_code == 0
