"""What new users stumble over: each slip is told where it was made, and each hint can be followed."""

import json

import pytest


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [
        (
            "a.yaml",
            '- {date: 2026-06-01, text: "The gate.}\n- {date: 2026-06-02, text: "The bridge."}\n',
            (1, 28),
        ),
        ("b.yaml", "- text: 'The gate.\n  channel: x\n- text: 'The bridge.'\n  channel: x\n", (1, 9)),
        ("c.yaml", '- "The gate is open.\n- "The bridge is open."\n', (1, 3)),
        ("d.csv", 'date,text\n2026-06-01,"The gate.\n2026-06-02,"The bridge."\n', (2, 12)),
        ("e.csv", '"date","text"\n"2026-06-01","The gate.\n"2026-06-02","The bridge."\n', (2, 14)),
        ("f.json", '[{"text": "The gate.},\n {"text": "The bridge."}]', (1, 11)),
    ],
)
def test_a_quote_left_open_is_told_where_it_was_opened(check, name, text, at):
    assert at in [(error["line"], error["column"]) for error in check(text, name)["errors"]]


def test_marks_within_a_quoted_text_are_told_of_themselves(check):
    (error,) = check('- text: "The gate,\n    "our gate" of old, is open."\n')["errors"]
    assert error["line"] == 2
    assert "ends the quoted text that it stands in" in error["message"]


def test_of_two_pictures_under_one_key_the_list_of_both_is_shown_and_can_be_written(check):
    post = "posts:\n- date: 2026-06-01\n  text: The gate is open.\n"
    (error,) = check(f"{post}  image: gate.jpg\n  image: door.png\n")["errors"]
    advice = error["message"].partition("one list: ")[2]
    assert advice == "image: [gate.jpg, door.png]"
    assert check(f"{post}  {advice}\n")["errors"] == []


@pytest.mark.parametrize("indented", ["- ", "  - "])
def test_posts_below_an_empty_list_are_told_of_the_brackets(check, indented):
    (error,) = check(f"posts: []  # ours\n\n# June\n{indented}{{text: The gate is open.}}\n")["errors"]
    assert (error["line"], error["column"]) == (1, 8)
    assert "This [] is an empty list" in error["message"]
    assert error["message"].endswith("write posts: alone.")


def test_a_text_of_several_lines_in_a_cell_may_quote(check):
    text = 'date,text\n2026-06-01,"The gate.\n""Open"", we say.\nCome,"\n'
    assert check(text, "june.csv")["errors"] == []


def test_a_doubt_names_each_likely_kind_with_what_it_does(run, workplace):
    text = "Forty metres of shelves carried up two flights of stairs. What a Saturday for all of us."
    posts = [{"text": f"Our hall number {day} opens on Monday."} for day in range(14)]
    (workplace / "june.json").write_text(json.dumps([*posts, {"text": text}]), encoding="utf-8")
    told = " ".join(run("check", "june.json").stdout.split())
    assert (
        "if it thanks or credits somebody else, write `kind: mention`; if it is mainly about you, `kind: "
        "press_release`; if it tells people something useful that is not about you, `kind: information`"
    ) in told


@pytest.mark.parametrize("command", ["mix", "classify"])
def test_where_no_post_is_left_that_is_said_with_why(run, workplace, command):
    plan = "posts:\n- {text: The gate is open., status: cancelled}\n"
    (workplace / "june.yaml").write_text(plan, encoding="utf-8")
    ran = run(command, "june.yaml")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "There are no posts yet." in ran.stderr
    assert "june.yaml: left out 1 entry marked as not going out (line 2)." in ran.stderr


def test_mix_shows_the_accounts_of_what_was_named(run, workplace):
    (workplace / "postlint.yaml").write_text('calendars: ["*.csv"]\n', encoding="utf-8")
    for name, network in (("june.csv", "LinkedIn"), ("july.csv", "Mastodon")):
        (workplace / name).write_text(f"Date,Channel,Text\n2026-06-01,{network},We open.\n", encoding="utf-8")
    shown = run("mix", "june.csv").stdout
    assert "linkedin" in shown
    assert "mastodon" not in shown
    assert "mastodon" in run("mix").stdout


def test_a_slip_in_a_cell_that_may_hold_several_is_no_item_of_a_list(check):
    (error,) = check("Date,Channel,Text\n2026-06-01,Facbook,We open.\n", "june.csv")["errors"]
    assert error["message"].startswith('"Facbook" is none of the networks that are known. Did you mean')


def test_the_schema_beside_calendars_is_no_calendar(run, workplace):
    (workplace / "calendars").mkdir()
    schema = workplace / "calendars" / "calendar.schema.json"
    schema.write_text(run("schema").stdout, encoding="utf-8")
    (workplace / "calendars" / "june.yaml").write_text("posts:\n- text: We open.\n", encoding="utf-8")
    shown = run("check", "--list-files").stdout
    assert "calendars/calendar.schema.json: passed over: a JSON schema" in shown
    assert "2 files: 1 read, with 1 post" in shown
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("line", "column", "meant"),
    [("Status: aproved", 9, "approved"), ("Knid: mention", 1, "kind"), ("**Kind:** mentoin", 11, "mention")],
)
def test_a_slip_in_a_field_of_markdown_is_told_with_what_was_meant(check, line, column, meant):
    plan = f"# Posts\n\n## LinkedIn\n\nThe gate is open.\n\n{line}\n\n## X\n\nThe bridge is open.\n"
    (error,) = check(plan, "social-posts.md")["errors"]
    assert (error["line"], error["column"]) == (7, column)
    assert f'Did you mean "{meant}"?' in error["message"]


def test_words_before_a_colon_in_a_text_of_markdown_are_no_slips(check):
    plan = "# Posts\n\n## LinkedIn\n\nThe gate is open.\n\nMind: information\nStatus: quo\nKind: hearts\n"
    assert check(plan, "social-posts.md")["errors"] == []


_SLIPS_IN_SHAPES = {
    "june.yaml": "- {{date: 2026-06-01, {0}: {1}, text: We open the gate.}}\n",
    "june.json": '{{"posts": [{{"date": "2026-06-01", "{0}": "{1}", "text": "We open the gate."}}]}}\n',
    "june.csv": "Date,{0},Text\n2026-06-01,{1},We open the gate.\n",
    "2026-06-01-gate.md": "---\ndate: 2026-06-01\nplatform: x\n{0}: {1}\n---\nWe open the gate.\n",
}


@pytest.mark.parametrize("name", _SLIPS_IN_SHAPES)
@pytest.mark.parametrize(
    ("key", "word", "slip", "meant"),
    [
        ("status", "rejectd", "rejectd", "rejected"),
        ("status", "cancled", "cancled", "canceled"),
        ("stage", "aproved", "aproved", "approved"),
        ("channel", "Twiter", "Twiter", "twitter"),
        ("channel", "Linkdin", "Linkdin", "linkedin"),
        ("where", "Twiter", "Twiter", "twitter"),
        ("channel", "Instagram + Twiter", "Twiter", "twitter"),
        ("channel", "Facebook and Pintrest", "Pintrest", "pinterest"),
    ],
)
def test_a_near_miss_of_a_known_word_is_told_in_every_shape(check, name, key, word, slip, meant):
    text = _SLIPS_IN_SHAPES[name].format(key, word)
    if key not in {"status", "stage"}:
        text = text.replace("platform: x\n", "")
    (error,) = check(text, name)["errors"]
    assert f'"{slip}" is none of the' in error["message"]
    assert f'Did you mean "{meant}"?' in error["message"]


@pytest.mark.parametrize(
    ("key", "word"),
    [
        *(("status", word) for word in ("waiting", "filled", "shipped", "revised", "parked", "locked")),
        *(("channel", word) for word in ("Strava", "Gmail", "Switch", "Discourse", "Interest group")),
        *(("channel", word) for word in ("Instagram thread", "Instagram, Stories", "Facebook + Strava")),
    ],
)
def test_a_word_of_a_team_that_is_near_no_known_one_is_no_error(check, key, word):
    assert check(f'- {{date: 2026-06-01, {key}: "{word}", text: We open the gate.}}\n')["errors"] == []


@pytest.mark.parametrize("channel", ["Twiter", "Instagram + Twiter"])
def test_a_near_miss_that_a_team_has_given_a_meaning_is_its_own_word(check, workplace, channel):
    settings = "channels: {Twiter: other}\nstatuses: {rejectd: draft}\n"
    (workplace / "postlint.yaml").write_text(settings, encoding="utf-8")
    post = f'{{date: 2026-06-01, channel: "{channel}", status: rejectd, text: We open the gate.}}'
    assert check(f"- {post}\n")["errors"] == []


@pytest.mark.parametrize(("slip", "meant"), [("tetx", "text"), ("mesage", "message"), ("captoin", "caption")])
def test_a_slip_in_the_key_of_a_text_is_told_beside_an_entry_without_one(check, slip, meant):
    whole = "- {date: 2026-06-01, platform: x, text: We open the gate.}\n"
    slipped = f"- {{date: 2026-06-02, platform: x, {slip}: Open day!}}\n"
    (error,) = check(f"{whole}{slipped}- {{date: 2026-06-03, platform: x, idea: A film}}\n")["errors"]
    assert error["message"].startswith(f'Unknown key "{slip}". Did you mean "{meant}"?')
    assert error["line"] == 2


@pytest.mark.parametrize("said", ["status: rejected by Ada", "state: rejected", "stage: cancelled"])
def test_a_post_that_was_rejected_in_other_words_does_not_go_out(check, said):
    report = check(f"- {{date: 2026-06-01, platform: x, {said}, text: We open the gate.}}\n")
    assert (report["summary"]["posts"], report["errors"]) == (0, [])


def test_a_post_that_was_rejected_by_mistake_goes_out(check):
    post = "{date: 2026-06-01, platform: x, status: rejected by mistake, text: We open the gate.}"
    assert check(f"- {post}\n")["summary"]["posts"] == 1


_NETWORKS_WITH_SLIPS = ("[facebook, instgram]", "facebook, linkdin", "twiter")


def test_posts_whose_networks_are_all_misspelt_fail_where_an_empty_folder_does_not(run, workplace):
    for day, network in enumerate(_NETWORKS_WITH_SLIPS, start=1):
        text = f"---\ndate: 2026-06-0{day}\nplatform: {network}\n---\nWe open gate {day}.\n"
        (workplace / f"gate{day}.md").write_text(text, encoding="utf-8")
    result = run("check", "--allow-empty", "--format", "json")
    said = [error["message"] for error in json.loads(result.stdout)["errors"]]
    assert result.exit_code == 2
    assert [message.split('"')[3] for message in said] == ["instagram", "linkedin", "twitter"]


def test_a_page_about_a_system_named_like_a_network_is_no_post(run, workplace):
    page = "---\ndate: 2026-06-01\nplatform: Mac OS X\n---\nThe tool needs a keyboard.\n"
    (workplace / "tool.md").write_text(page, encoding="utf-8")
    assert run("check", "--allow-empty").exit_code == 0


@pytest.mark.parametrize("name", ["june.yaml", "june.json", "june.csv", "2026-06-01-gate.md"])
@pytest.mark.parametrize("time", ["25:00", "12:75"])
def test_a_time_that_there_is_not_is_told_where_it_stands(run, workplace, name, time):
    text = _SLIPS_IN_SHAPES[name].replace("text:", "channel: x, text:").format("time", f"'{time}'")
    text = text.replace("'", "") if name.endswith(("csv", "json")) else text
    (workplace / name).write_text(text, encoding="utf-8")
    found = json.loads(run("check", name, "--format", "json").stdout)["findings"]
    assert [one["message"].partition(" is")[0] for one in found] == [f'"{time}"']


def test_texts_still_to_be_written_are_placeholders_and_do_not_repeat_each_other(run, workplace):
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\n", encoding="utf-8")
    posts = [f"- {{date: 2026-06-0{day}, channel: x, text: {text}}}" for day, text in enumerate(_TO_COME, 1)]
    (workplace / "june.yaml").write_text("\n".join(posts), encoding="utf-8")
    result = run("check", "--show", "info")
    assert "says the same" not in result.stdout
    assert "not English" not in result.stdout
    assert f"{len(_TO_COME)} posts left out of the mix (placeholders in place of a text)" in result.stdout


_TO_COME = ("TBD", "TBD", "TODO", "TODO", "to do", '"TODO: write this"')


def test_where_the_dash_of_another_entry_is_missing_that_is_said(run, workplace):
    (workplace / "calendar.yaml").write_text(
        "posts:\n  - date: 2026-06-01\n    text: Open.\n    date: 2026-06-02\n    text: Closed.\n"
    )
    said = run("check", "calendar.yaml").stdout
    assert 'If another entry begins here, write "- date:"; else keep one of the two, or rename it.' in said


def test_accounts_without_a_network_are_listed_by_what_they_have(check):
    report = check(
        "accounts: {ponds: {handle: ponds}, mills: {handle: mills}}\nposts: [{text: Who comes?}]\n"
    )
    (error,) = [one["message"] for one in report["errors"] if "Which account" in one["message"]]
    assert "ponds (ponds), mills (mills)" in error
