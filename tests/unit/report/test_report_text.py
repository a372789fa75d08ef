"""What the report for people says."""

from dataclasses import replace
from datetime import date

import pytest
from report_builders import checked, counted, fault, mix_finding, of_teams

from postlint.calendars.model import FileRead
from postlint.judging.model import Addition, Clean, Note, Related, Remedy
from postlint.report.formats import text
from postlint.report.layout import Look
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Span

TEXTS = ["The new depot opens", "Bins move a day", "Join us on Saturday"]


def report(*results, **look):
    return text.render(results, Look(**look))


def test_a_finding_says_what_where_why_and_how_to_pass():
    lines = report(checked(TEXTS)).splitlines()
    assert lines[0] == (
        "june.yaml:4:5: error: @cityparks, 1 June: none of 3 posts answer anyone  [two-way/all-broadcast]"
    )
    assert lines[1:3] == ["     4 |   - text: Join us on Saturday", "             ^^^^^^^^^^^^^^^^^^^^^^^^^"]
    assert "  Why: A visitor sees only announcements." in lines
    assert "  How: Ask, answer, credit or share." in lines
    assert "  To pass: change 2 of these posts, or add 3 posts." in lines


def test_every_changeable_post_is_listed_with_what_it_counted_as():
    result = checked(TEXTS, kinds=["press_release", "information", None], unreadable="not English")
    shown = report(result, show_posts=True)
    rows = [line.split(maxsplit=2) for line in shown.splitlines() if line.startswith("    line ")]
    assert rows == [
        ["line", "2", "about us     The new depot opens"],
        ["line", "3", "information  Bins move a day"],
        ["line", "4", "not English  Join us on Saturday"],
    ]


def test_published_posts_only_count():
    shown = report(checked(TEXTS, statuses=["published", None, None]))
    assert "and 1 already published: 1 about us" in shown
    assert "The new depot" not in shown
    assert "line 2" not in shown


def test_posts_that_count_for_nothing_are_counted_and_not_listed():
    shown = report(checked(TEXTS))
    assert "Bins move" not in shown
    assert "  3 that do not count (--show posts lists them): 3 about us\n" in shown


def test_posts_that_count_or_may_are_listed_up_to_ten():
    items = checked([f"News {number}" for number in range(14)]).classified
    doubtful = tuple(counted(item, "doubtful") for item in items)
    shown = report(checked(TEXTS, findings=(mix_finding(items, counted=doubtful),)))
    assert "  The posts that count, or may:\n" in shown
    assert "News 9" in shown
    assert "News 10" not in shown
    assert "and 4 more (--show posts lists them): 4 about us" in shown


def test_all_posts_are_listed_when_asked_for():
    assert "News 49" in report(checked([f"News {number}" for number in range(50)]), show_posts=True)


def test_doubts_and_nearest_posts_are_pointed_at():
    result = checked(TEXTS)
    span = result.plan.posts[1].span
    finding = mix_finding(
        result.classified,
        doubts=(Related(span, "if it thanks the crew, write `kind: mention`"),),
        remedy=Remedy(1, None, nearest=(Related(replace(span, path="may.yaml"), "names @ann"),)),
    )
    shown = report(checked(TEXTS, findings=(finding,)))
    assert "  Not sure about line 3: if it thanks the crew, write `kind: mention`\n" in shown
    assert "  To pass: change 1 of these posts.\n" in shown
    assert "  Begin with may.yaml:3: names @ann\n" in shown


def test_a_trouble_that_goes_beyond_its_posts_takes_more_than_they_do():
    result = checked(TEXTS)
    choice = (replace(result.plan.posts[0].span, line=9), result.plan.posts[2].span)
    by_day = (Addition(2, date(2026, 6, 28)), Addition(1, date(2026, 7, 26)))
    finding = mix_finding(result.classified, remedy=Remedy(2, 2, choice, outside=1, by_day=by_day))
    shown = report(checked(TEXTS, findings=(finding,)), width=200)
    assert (
        "  To pass: change 2 (1 of these posts, 1 around them), or add 2 by 28 June 2026, 1 by 26 July 2026. "
        "Such as lines 9 and 4.\n"
    ) in shown


def test_the_bar_is_said():
    finding = mix_finding(checked(TEXTS).classified, asked="at least 1 of 3 (10 %) in any 28 days")
    shown = report(checked(TEXTS, findings=(finding,)))
    assert "  Asked for: at least 1 of 3 (10 %) in any 28 days.\n" in shown


def test_what_it_takes_for_no_warning_is_said_with_the_posts_to_change():
    result = checked(TEXTS)
    first, second, third = (item.span for item in result.plan.posts)
    clean = Clean(("two-way/low-engagement",), "warning", 2, 3, (second, third))
    finding = mix_finding(result.classified, remedy=Remedy(1, 1, (first,), clean=clean))
    shown = report(checked(TEXTS, findings=(finding,)))
    assert "  To pass: change 1 of these posts, or add 1 post. Such as line 2.\n" in shown
    assert "  For no warning either: change 2, or add 3 posts. Such as lines 3 and 4.\n" in shown


def test_a_remedy_that_leaves_no_warning_either_says_so():
    result = checked(TEXTS)
    choice = (result.plan.posts[1].span,)
    clean = Clean(("two-way/low-engagement",), "warning", 1, 1, choice)
    finding = mix_finding(result.classified, remedy=Remedy(1, 1, choice, clean=clean))
    shown = report(checked(TEXTS, findings=(finding,)))
    assert "or add 1 post. Such as line 3.\n  These leave no warning either.\n" in shown


def test_each_teams_part_is_said_by_name_and_whose_it_is_not():
    items = of_teams(checked(TEXTS).classified, "Parks", "Events", "Parks")
    shown = report(checked(TEXTS, findings=(mix_finding(items),)), width=200)
    assert "  Each team's part: Events 1 post (1 about us); Parks 2 posts (2 about us).\n" in shown
    items = of_teams(items, "Parks", None, None)
    shown = report(checked(TEXTS, findings=(mix_finding(items),)), width=200)
    assert "  Each team's part: Parks 1 post (1 about us); no team 2 posts (2 about us).\n" in shown


@pytest.mark.parametrize("teams", [(None, None, None), ("Parks", "Parks", "Parks")])
def test_where_no_team_or_only_one_has_posts_there_are_no_parts(teams):
    items = of_teams(checked(TEXTS).classified, *teams)
    assert "team" not in report(checked(TEXTS, findings=(mix_finding(items),)))


def test_a_post_that_recurs_is_one_line_that_says_how_often():
    items = checked(["Spelt day", "Come!", "Spelt day", "Spelt day"]).classified
    items = tuple(replace(item, post=replace(item.post, recurring=item.post.order != 1)) for item in items)
    lines = report(checked(TEXTS, findings=(mix_finding(items),)), show_posts=True).splitlines()
    assert [line.split(maxsplit=2) for line in lines if line.startswith("    line ")] == [
        ["line", "2", "×3  about us  Spelt day"],
        ["line", "3", "about us  Come!"],
    ]


def test_the_same_words_twice_are_two_lines_where_nobody_means_them_to_recur():
    shown = report(checked(["Spelt day", "Spelt day"]), show_posts=True)
    assert "×" not in shown
    assert shown.count("Spelt day") == 3


def test_a_post_on_several_accounts_is_one_line_that_says_how_often():
    items = checked(TEXTS).classified
    both = mix_finding(items, accounts=("@cityparks", "@citygov"))
    shown = report(checked(TEXTS, findings=(both,)), show_posts=True)
    assert "    line 2  ×2  about us  The new depot opens\n" in shown


def test_lines_that_stand_for_several_posts_are_all_counted_where_they_are_cut():
    items = checked([f"News {number // 2}" for number in range(30)]).classified
    items = tuple(replace(item, post=replace(item.post, recurring=True)) for item in items)
    doubtful = tuple(counted(item, "doubtful") for item in items)
    shown = report(checked(TEXTS, findings=(mix_finding(items, counted=doubtful),)))
    assert "and 10 more (--show posts lists them): 10 about us" in shown


def test_what_was_not_judged_is_not_explained_as_if_it_were_a_fault():
    result = checked(TEXTS)
    doubt = Related(result.plan.posts[1].span, "not read (not English)")
    finding = replace(mix_finding(result.classified, doubts=(doubt,)), unread=True)
    shown = report(checked(TEXTS, findings=(finding,)))
    assert "A visitor sees only announcements" not in shown
    assert "Not sure about" not in shown
    assert "  How: Say what the posts do by writing `kind: …` on each. Then they are judged.\n" in shown


def test_several_doubts_share_a_heading_and_many_are_cut():
    result = checked(TEXTS)
    doubt = Related(result.plan.posts[1].span, "if it thanks the crew, write `kind: mention`")
    finding = mix_finding(result.classified, doubts=(doubt,) * 8)
    lines = report(checked(TEXTS, findings=(finding,)), width=50).splitlines()
    start = lines.index("  Not sure about:")
    assert lines[start + 1 : start + 3] == [
        "    line 3: if it thanks the crew, write",
        "      `kind: mention`",
    ]
    assert "    and 3 more" in lines


def test_without_a_way_to_pass_none_is_promised():
    finding = mix_finding(checked(TEXTS).classified, remedy=Remedy(None, None))
    assert "To pass" not in report(checked(TEXTS, findings=(finding,)))


def test_the_mix_of_an_account_found_fault_with_is_drawn_once():
    items = checked(TEXTS).classified
    shown = report(checked(TEXTS, findings=(mix_finding(items), mix_finding(items, fingerprint="2"))))
    assert shown.count("@cityparks: the mix of 3 posts") == 1
    assert "  about us  3  ████" in shown


def test_posts_that_were_listed_before_are_not_listed_again():
    items = checked(TEXTS).classified
    streak = mix_finding(items[1:], rule="two-way/broadcast-streak")
    shown = report(checked(TEXTS, findings=(mix_finding(items), streak)), show_posts=True)
    assert shown.count("Bins move a day") == 1
    assert "  The posts are among those above.\n" in shown


def test_posts_that_counted_otherwise_are_listed_again():
    items = checked(TEXTS).classified
    doubtful = tuple(counted(item, "doubtful") for item in items)
    shown = report(
        checked(TEXTS, findings=(mix_finding(items), mix_finding(items, counted=doubtful, rule="z/z"))),
        show_posts=True,
    )
    assert shown.count("Bins move a day") == 2


def test_posts_that_were_left_out_make_a_mix_incomplete():
    shown = report(checked(TEXTS, plan={"left_out": {"x:cityparks": 2, "": 1}}))
    assert "3 posts could not be read (2 of @cityparks), so that mixes are incomplete." in shown


def test_nothing_at_all_is_printed_where_all_is_well():
    assert report(checked(TEXTS, findings=())) == ""


def test_what_was_not_judged_is_never_called_clean():
    shown = report(checked(TEXTS, findings=(), notes=(Note("@cityparks", "not judged: 3 of 10 posts"),)))
    assert shown == (
        "Checked 1 calendar, 3 posts, 1 account: nothing found. @cityparks: not judged: 3\n  of 10 posts.\n"
    )


def test_many_unjudged_things_are_counted_until_they_are_asked_for():
    notes = tuple(Note("@cityparks", f"not judged: {number}") for number in range(5))
    result = checked(TEXTS, findings=(), notes=notes)
    assert "5 things were not judged: --show info names them." in report(result, width=200)
    assert "@cityparks: not judged: 4." in report(result, show_info=True)


def test_notes_are_one_line_until_they_are_asked_for():
    result = checked(TEXTS, findings=(fault(), fault(fingerprint="2")))
    assert "nothing found but 2 notes (--show info)" in report(result, width=200)
    assert "no avatar" not in report(result)
    assert report(result, show_info=True).count("info: @cityparks has no avatar") == 2


def test_keys_of_ones_own_are_named_once_among_the_notes():
    keys = (Located("campaign", Span("june.yaml", 3, 5, 3, 13)),)
    result = checked(TEXTS, findings=(), plan={"extra_keys": keys})
    assert "nothing found but 1 note (--show info)" in report(result, width=200)
    assert "campaign (june.yaml:3:5)" in report(result, show_info=True)


def test_an_error_of_form_shows_its_line():
    problem = Diagnostic(Span("june.yaml", 3, 5, 3, 9), "there is no key `txet`", "reading/unknown-key")
    shown = report(checked(TEXTS, findings=(), problems=(problem,)))
    assert shown.splitlines()[:3] == [
        "june.yaml:3:5: error: there is no key `txet`  [reading/unknown-key]",
        "     3 |   - text: Bins move a day",
        "             ^^^^",
    ]
    assert "1 error." in shown
    assert "Not everything could be read" in shown


def test_the_footer_counts_what_was_set_aside():
    items = checked(TEXTS).classified
    files = (FileRead("june.yaml", "native", 3), FileRead("mkdocs.yml", None, 0, "no posts"))
    shown = report(checked(TEXTS, suppressed=(mix_finding(items),), plan={"files": files}))
    assert "Checked 1 calendar, 3 posts, 1 account: 1 error." in shown
    assert "1 finding suppressed" in shown
    assert "Not a calendar: mkdocs.yml (no posts)." in shown


def test_findings_in_files_that_were_not_asked_for_are_only_counted():
    result = checked(TEXTS, findings=(fault(severity="error"),), plan={"shown": frozenset({"may.yaml"})})
    said = " ".join(report(result).split())
    assert "nothing found in what was asked for; 1 error elsewhere (`postlint check` shows all)." in said
    problem = Diagnostic(Span.of_file("x.yaml"), "no such file", "reading/no-such-file")
    both = " ".join(report(result, replace(checked(TEXTS), problems=(problem,))).split())
    assert "2 errors; 1 error elsewhere" in both


def test_a_finding_over_a_mix_is_shown_with_any_of_its_posts():
    result = checked(TEXTS)
    elsewhere = mix_finding(result.classified, span=Span("accounts.yaml", 1, 1, 1, 2))
    shown = report(checked(TEXTS, findings=(elsewhere,), plan={"shown": frozenset({"june.yaml"})}))
    assert "none of 3 posts" in shown


def test_hostile_text_reaches_no_terminal():
    texts = ["\x1b]0;owned\x07", "::error::no", "##[error]no"]
    shown = report(checked(texts))
    assert not {"\x1b", "\x07"} & set(shown)
    assert "##[" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def test_colour_only_where_it_is_asked_for():
    assert "\x1b[" not in report(checked(TEXTS))
    assert "\x1b[31m" in report(checked(TEXTS), colour=True)


def test_no_jargon():
    result = checked(TEXTS, notes=(Note(None, "x"),))
    shown = report(result, show_info=True).lower()
    assert not [word for word in ("certainty", "probab", "bounds") if word in shown]
