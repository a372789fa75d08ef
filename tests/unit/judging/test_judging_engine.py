"""What judging a plan finds, and what it keeps quiet about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from judging_builders import FIRST, account, judged, pack_of, period, post, rules_found, series

from postlint.kinds.model import UNREAD

US = post()
THANKS = post("mention")
DOUBT = post(engaged=0.5)
FOREIGN = post(None)


def finding(judgement, rule):
    return next(finding for finding in judgement.findings if finding.rule == rule)


def test_a_calendar_that_only_broadcasts_is_an_error():
    found = finding(judged(series(*[US] * 10)), "two-way/all-broadcast")
    assert (found.severity, found.may) == ("error", False)


def test_little_engagement_is_silent_where_all_broadcast_speaks():
    assert rules_found(judged(series(*[US] * 10))) == ["two-way/all-broadcast"]


def test_little_engagement_is_a_warning():
    items = series(*[US] * 4, post("information"), THANKS, *[US] * 3, post("information"))
    assert rules_found(judged(items)) == ["two-way/low-engagement"]


def test_fewer_posts_than_a_rule_needs_are_not_judged_and_the_footer_says_so():
    judgement = judged(series(*[US] * 8))
    assert not judgement.findings
    assert any("not judged: 8 of 10 posts" in note.message for note in judgement.notes)


def test_an_account_whose_windows_never_hold_enough_is_judged_on_its_last_posts():
    items = [post(day=30 * order, order=order) for order in range(12)]
    found = finding(judged(items), "two-way/all-broadcast")
    assert found.window is not None
    assert found.window.posts == 12


def test_one_fault_of_an_account_that_posts_seldom_is_one_finding():
    seldom = [post(day=30 * order, order=order) for order in range(12)]
    assert rules_found(judged(seldom)) == ["two-way/all-broadcast"]


def test_doubt_lowers_the_severity_and_names_the_posts_that_would_settle_it():
    found = finding(judged(series(*[US] * 9, DOUBT)), "two-way/all-broadcast")
    assert (found.severity, found.may) == ("warning", True)
    assert [doubt.span.line for doubt in found.doubts] == [19]
    assert "`kind: mention`" in found.doubts[0].message


def test_a_finding_that_is_in_doubt_says_may():
    assert "may be too few" in finding(judged(series(*[US] * 9, DOUBT)), "two-way/all-broadcast").message


def test_a_higher_certainty_leaves_more_in_doubt():
    items = series(*[US] * 9, post(engaged=0.8))
    assert "two-way/all-broadcast" not in rules_found(judged(items, certainty=0.75))
    assert finding(judged(items, certainty=0.9), "two-way/all-broadcast").may


def test_published_posts_count_and_are_never_named():
    items = series(*[post(status="published", engaged=0.5)] * 6, *[US] * 6)
    found = finding(judged(items), "two-way/all-broadcast")
    named = {related.span.line for related in (*found.related, *found.doubts)} | {found.span.line}
    assert found.window is not None
    assert found.window.posts == 12
    assert named == {16, 17, 18, 19, 20, 21}


def test_a_remedy_tells_which_posts_lie_outside_and_until_when_new_ones_help():
    month, spring = (
        finding(judged(series(*[US] * days, dated=True)), "two-way/all-broadcast") for days in (20, 99)
    )
    assert month.remedy is not None
    assert spring.remedy is not None
    assert (month.remedy.replace, month.remedy.outside) == (2, 0)
    assert [(one.posts, one.day.isoformat()) for one in month.remedy.by_day] == [(3, "2026-06-20")]
    assert (spring.remedy.replace, spring.remedy.outside) == (9, 6)
    assert [(one.posts, one.day.isoformat()) for one in spring.remedy.by_day] == [
        (4, "2026-06-28"),
        (4, "2026-07-26"),
        (4, "2026-08-23"),
    ]


def test_no_new_posts_are_advised_where_they_would_move_the_window_over_other_posts():
    found = finding(judged(series(*[US] * 20)), "two-way/all-broadcast")
    assert found.remedy is not None
    assert (found.remedy.replace, found.remedy.add) == (2, None)


def test_no_change_is_advised_where_it_cannot_mend_what_is_reported():
    out = [post(status="published")] * 26
    found = finding(judged(series(*out, *[US] * 4, dated=True)), "two-way/all-broadcast")
    assert found.remedy is not None
    changed = found.remedy.replace or 0
    followed = series(*out, *[post("question")] * 4, dated=True)
    assert changed == 0 or "two-way/all-broadcast" not in rules_found(judged(followed))


def test_a_window_that_is_mostly_unreadable_is_not_judged():
    judgement = judged(series(*[US] * 6, *[FOREIGN] * 4))
    assert [(found.rule, found.severity) for found in judgement.findings] == [
        ("two-way/all-broadcast", "info")
    ]
    assert "4 of 10 posts cannot be read: not English. So" in judgement.findings[0].message


def test_why_posts_cannot_be_read_is_counted_where_there_are_several_reasons():
    empty = replace(FOREIGN, unreadable="no text")
    judgement = judged(series(*[US] * 6, *[FOREIGN] * 3, empty))
    assert "4 of 10 posts cannot be read: 3 not English and 1 no text. So" in judgement.findings[0].message


def test_a_few_unreadable_posts_count_as_what_such_posts_mostly_do_and_are_named():
    found = finding(judged(series(*[US] * 8, *[FOREIGN] * 2)), "two-way/all-broadcast")
    assert (found.severity, found.may) == ("error", False)
    assert "not read (not English)" in found.doubts[0].message


def test_an_unreadable_post_is_in_doubt_where_what_such_posts_do_is():
    either = replace(FOREIGN, probabilities={**UNREAD, "press_release": 0.0, "reply": 0.6})
    found = finding(judged(series(*[US] * 8, *[either] * 2)), "two-way/all-broadcast")
    assert (found.severity, found.may) == ("warning", True)


def test_urgent_posts_leave_the_count_and_are_mentioned():
    judgement = judged(series(*[US] * 9, post(urgent="flood warning")))
    assert not judgement.findings
    assert any(
        "1 post left out of the mix (urgent: flood warning)" in note.message for note in judgement.notes
    )


def election(**changes):
    return period(name="pre-election", because="neutrality rules", kind=None, **{"mix_off": True, **changes})


def test_posts_of_a_period_whose_mix_is_off_leave_the_count():
    judgement = judged(series(*[US] * 14, dated=True), periods=(election(),))
    assert not judgement.findings
    assert "5 posts left out of the mix (mix is off in “pre-election”, neutrality rules)" in [
        note.message for note in judgement.notes
    ]


def test_a_period_of_another_account_changes_nothing():
    judgement = judged(series(*[US] * 14, dated=True), periods=(election(accounts=("events",)),))
    assert "two-way/all-broadcast" in rules_found(judgement)


def test_windows_that_share_posts_are_one_finding_up_to_the_last_date_of_trouble():
    items = series(*[US] * 40, dated=True)
    found = finding(judged(items), "two-way/all-broadcast")
    assert rules_found(judged(items)).count("two-way/all-broadcast") == 1
    assert found.window is not None
    assert (found.window.first, found.window.until) == (date(2026, 6, 1), date(2026, 7, 10))


def test_a_long_run_of_broadcasts_names_the_whole_run():
    items = series(*[THANKS] * 3, *[US] * 14, *[THANKS] * 3)
    found = finding(judged(items), "two-way/broadcast-streak")
    assert found.window is not None
    assert found.window.posts == 14
    assert "14 posts in a row only broadcast" in found.message


def test_ten_in_a_row_are_no_run():
    assert rules_found(judged(series(*[THANKS] * 3, *[US] * 10, *[THANKS] * 3))) == []


def test_hints_name_the_posts_that_are_nearest_and_how():
    items = series(
        *[US] * 9,
        post("call_to_action", text="Give us your views in the survey: https://example.org"),
        post(text="New benches, built with @canalfriends."),
        post(text="More from @citygov soon."),
    )
    found = finding(judged(items, own=frozenset({"citygov"})), "two-way/all-broadcast")
    assert found.remedy is not None
    assert [(hint.span.line, hint.message) for hint in found.remedy.nearest] == [
        (
            19,
            "asks for views (“your views”) but sends people elsewhere: "
            "let them answer here, and say `kind: question`",
        ),
        (20, "names @canalfriends and could thank or credit them"),
    ]


def test_a_question_with_a_link_sends_people_elsewhere_and_is_no_hint():
    asks, sends = "Which gate shall we open?", "Which gate shall we open? https://example.org"
    items = series(*[US] * 10, post(text=asks), post(text=sends))
    found = finding(judged(items), "two-way/all-broadcast")
    assert found.remedy is not None
    assert [hint.span.line for hint in found.remedy.nearest if "asks something" in hint.message] == [20]


def test_the_message_says_what_the_posts_are():
    items = series(*[US] * 8, *[post("information")] * 3)
    assert finding(judged(items), "two-way/all-broadcast").message == (
        "@parks, posts without a date: none of 11 posts reply to, ask, credit or share anyone "
        "(8 about us, 3 information)"
    )


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"followers": 10, "following": 900}, "profile/follower-ratio-low"),
        ({"followers": 90_000, "following": 12}, "profile/follower-ratio-high"),
        ({"avatar": False}, "profile/no-avatar"),
        ({"header": False}, "profile/no-header"),
        ({"posts": 19}, "profile/few-posts"),
    ],
)
def test_a_profile_that_puts_people_off_gets_an_info(facts, rule):
    judgement = judged([], accounts=(account(**facts),))
    assert [(found.rule, found.severity) for found in judgement.findings] == [(rule, "info")]


@pytest.mark.parametrize("excuse", [{"well_known": True}, {"lists": ("Friends of the parks",)}])
def test_the_follower_ratio_is_silent_for_the_well_known_and_those_who_keep_lists(excuse):
    facts = {"followers": 90_000, "following": 12, **excuse}
    assert rules_found(judged([], accounts=(account(**facts),))) == []


def test_an_account_that_follows_nobody_breaks_no_arithmetic():
    judgement = judged([], accounts=(account(followers=5, following=0),))
    assert rules_found(judgement) == ["profile/follower-ratio-high"]


def test_facts_that_are_not_given_are_unknown_and_the_footer_says_so():
    judgement = judged([], accounts=(account(avatar=True),))
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "not checked: followers, following, header and posts are not given (write them under accounts:)"
    ]


def test_a_profile_of_which_nothing_is_said_is_not_checked_and_the_footer_says_so():
    notes = [note.message for note in judged([], accounts=(account(),)).notes]
    (note,) = notes
    assert note.startswith("profile not checked: write avatar:, followers: and so on")


def test_the_verdict_does_not_depend_on_the_order_of_the_posts():
    items = [post(day=order % 30, order=order, engaged=(order % 7) / 7) for order in range(40)]
    assert judged(items).findings == judged(items[::-1]).findings


def test_no_hint_leads_to_what_a_period_avoids():
    thanked = post(text="With @canalfriends we planted forty trees.")
    avoiding = election(first=FIRST, last=FIRST, avoid=("mention", "retweet"), mix_off=False)
    items = series(thanked, *[US] * 10, thanked, dated=True)
    hinted = [
        [hint.span.line for hint in judged(items, periods=periods).findings[0].remedy.nearest]
        for periods in ((), (avoiding,))
    ]
    assert hinted == [[10, 21], [21]]


def test_a_fingerprint_stays_when_lines_move():
    before = judged([post(order=order, id=f"p{order}") for order in range(10)]).findings[0]
    after = judged([post(order=5 + order, id=f"p{order}") for order in range(10)]).findings[0]
    assert before.fingerprint == after.fingerprint
    assert before.span != after.span


def test_the_mix_counts_every_kind_once():
    mix = judged(series(US, US, THANKS, FOREIGN)).mixes[0]
    assert (mix.kinds, mix.unreadable, mix.total) == ({"press_release": 2, "mention": 1}, 1, 4)


def test_of_posts_up_to_three_in_ten_may_be_unreadable():
    def unread(foreign):
        items = series(*[post()] * (10 - foreign), *[FOREIGN] * foreign)
        return [finding.rule for finding in judged(items).findings if finding.unread]

    assert (unread(3), bool(unread(4))) == ([], True)


@pytest.mark.parametrize(
    ("status", "severity"), [("draft", "warning"), ("approved", "error"), (None, "error")]
)
def test_a_fault_holds_up_a_draft_no_more_than_a_warning_does(tmp_path, status, severity):
    rule = "r: {title: t, severity: error, check: duplicate, message: m, why: w, how: h}"
    items = series(post(status=status), post(status=status))
    (found,) = judged(items, [pack_of(tmp_path, rule)]).findings
    assert found.severity == severity


def test_the_last_digits_of_probabilities_choose_no_posts_of_a_remedy():
    rising, falling = (
        judged(series(*(post(engaged=0.1 + noise * number) for number in range(10))))
        for noise in (1e-8, -1e-8)
    )
    choices = [finding(one, "two-way/all-broadcast").remedy.choice for one in (rising, falling)]
    assert choices[0] == choices[1]
