"""What a real plan needs: slots, periods, urgent posts, and rules that know a plan from what was sent."""

import json
from datetime import date, timedelta

import pytest

WEEKS = 'slots: [{every: "Mon-Fri 12:00", minutes: 20, who: duty officer}]\n'
EASED = "you have reserved time to listen; plan something to listen to"
FLOOD = "periods: [{name: flood, kind: emergency, from: 2026-06-03, to: 2026-06-05}]\n"
ELECTION = (
    'periods: [{name: election, from: 2026-06-03, to: 2026-06-30, mix: "off", because: neutrality rules}]\n'
)


def planned(count=14, *, more="", kind="press_release", top=""):
    """A calendar of one account with a post a day from Monday 1 June 2026 on, at nine."""
    days = (date(2026, 6, 1) + timedelta(days=number) for number in range(count))
    posts = "".join(
        f"- {{date: {day} 09:00, kind: {kind}, text: Post number {number}{more}}}\n"
        for number, day in enumerate(days, 1)
    )
    return f'accounts: {{parks: {{channel: x, handle: "@cityparks"}}}}\n{top}posts:\n{posts}'


@pytest.fixture
def found(run, workplace):
    """The findings of a calendar by rule, each the list of (severity, message) of that rule."""

    def check(calendar, *options, packs="two-way"):
        (workplace / "postlint.yaml").write_text(f"packs: [{packs}]\n")
        (workplace / "june.yaml").write_text(calendar)
        report = json.loads(run("check", "june.yaml", "--format", "json", *options).stdout)
        assert report["errors"] == []
        by_rule = {}
        for finding in report["findings"]:
            by_rule.setdefault(finding["rule"], []).append((finding["severity"], finding["message"]))
        by_rule["mix"] = sum(sum(mix["kinds"].values()) for mix in report["summary"]["mixes"])
        return by_rule

    return check


def test_a_plan_that_reserves_time_to_listen_is_warned_and_told_what_for(found):
    ((severity, message),) = found(planned(top=WEEKS))["two-way/all-broadcast"]
    assert (severity, message.count(EASED)) == ("warning", 1)


@pytest.mark.parametrize(
    "slots",
    [
        WEEKS.replace(", who: duty officer", ""),
        WEEKS.replace("Mon-Fri 12:00", "Mon 12:00").replace("}]", ", skip: [2026-06-08]}]"),
    ],
    ids=["nobody by name", "a week without"],
)
def test_less_than_a_slot_with_a_name_in_every_week_changes_nothing(found, slots):
    ((severity, message),) = found(planned(top=slots))["two-way/all-broadcast"]
    assert (severity, EASED in message) == ("error", False)


def test_a_slot_is_no_post_and_enters_no_share(found):
    with_slots, without = found(planned(top=WEEKS)), found(planned())
    assert with_slots["mix"] == without["mix"] == 14
    assert "none of 14 posts" in with_slots["two-way/all-broadcast"][0][1]


def test_a_slot_is_time_to_hear_the_answers_to_a_question(found):
    asked = planned(1, kind="question").replace("handle", 'staffed: "Mon-Fri 09:00-17:00", handle')
    assert "two-way/asks-but-never-answers" in found(asked + "slots: [{every: 'Sun 12:00', minutes: 20}]\n")
    assert "two-way/asks-but-never-answers" not in found(asked + WEEKS)


def test_a_period_without_a_mix_is_in_no_count_and_no_remedy(found):
    assert found(planned(top=ELECTION)) == {"mix": 2}
    shown = found(planned(26, top=ELECTION.replace("2026-06-30", "2026-06-10")))
    assert "none of 18 posts" in shown["two-way/all-broadcast"][0][1]


def test_a_period_without_a_mix_needs_a_reason(run, workplace):
    (workplace / "june.yaml").write_text(planned(top=ELECTION.replace(", because: neutrality rules", "")))
    ran = run("check")
    assert ran.exit_code == 2
    assert "june.yaml:2:11: error: A period that takes posts out of the mix needs a reason" in ran.stdout


def test_a_misspelt_emergency_is_an_error_and_other_kinds_are_a_houses_own(run, workplace):
    (workplace / "june.yaml").write_text(planned(top=FLOOD.replace("kind: emergency", "kind: emergncy")))
    ran = run("check")
    assert (ran.exit_code, 'Did you mean "emergency"?' in ran.stdout) == (2, True)
    (workplace / "june.yaml").write_text(planned(top=FLOOD.replace("kind: emergency", "kind: carnival")))
    assert run("check").exit_code == 1


@pytest.mark.parametrize("packs", ["two-way", "workflow", "two-way, workflow"])
def test_a_post_that_a_period_avoids_is_reported_once_inside_it(found, packs):
    avoiding = ELECTION.replace('mix: "off"', "avoid: [question]")
    shown = found(planned(4, kind="question", top=avoiding), packs=packs)
    told = [item for rule, items in shown.items() if "avoid" in rule or "place" in rule for item in items]
    assert [(severity, "“election” (3–30 June 2026) avoids" in message) for severity, message in told] == [
        ("warning", True),
        ("warning", True),
    ]


def test_an_emergency_brings_out_what_is_cheerful_or_promotional_and_nothing_else(found):
    for kind in ("press_release", "call_to_action", "conversation"):
        told = found(planned(6, kind=kind, top=FLOOD))["two-way/tone-deaf"]
        assert [severity for severity, _ in told] == ["warning"] * 3
    for kind in ("information", "reply", "mention", "question", "retweet"):
        assert "two-way/tone-deaf" not in found(planned(6, kind=kind, top=FLOOD))
    assert "two-way/tone-deaf" not in found(planned(6, top=FLOOD.replace("emergency", "campaign")))
    assert "two-way/tone-deaf" not in found(planned(6, top=FLOOD, more=", status: published"))


def test_an_emergency_that_avoids_a_kind_has_one_finding_a_post(found):
    shown = found(planned(6, top=FLOOD.replace("kind: em", "avoid: [press_release], kind: em")))
    assert [rule for rule in shown if rule in {"two-way/tone-deaf", "two-way/avoided-kind"}] == [
        "two-way/tone-deaf"
    ]


def test_urgent_posts_are_out_of_all_mix_rules(found):
    assert found(planned(more=", urgent: the river is rising")) == {"mix": 0}


def test_nothing_holds_up_an_urgent_post(found):
    """Not its approval, not its neighbours, and not the silence before it."""
    urgent = planned(2, more=", status: draft, urgent: the river is rising").replace("06-02", "06-01")
    late = "- {date: 2026-09-01, kind: question, text: Late, urgent: a storm}\n"
    shown = found(urgent + late, "--as-of", "2026-06-01", packs="two-way, hygiene, workflow")
    for rule in ("hygiene/crowded", "workflow/approved-in-time", "two-way/silent-account"):
        assert {severity for severity, _ in shown[rule]} == {"info"}, rule


def test_a_rule_on_what_was_published_leaves_a_plan_alone_and_judges_what_was_sent(found):
    assert "two-way/one-way-feed" not in found(planned(24))
    shown = found(planned(24, more=", status: published"))
    assert shown["two-way/one-way-feed"][0][0] == "warning"
    assert shown["two-way/all-broadcast"][0][0] == "info"
