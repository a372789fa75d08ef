"""Findings that a team has decided to live with."""

from __future__ import annotations

import pytest
from judging_builders import account, judged, pack_of, plan, post, rules_found, series, shipped

from postlint.judging.judge_plan import judge
from postlint.judging.model import Terms
from postlint.source.spans import Source
from postlint.source.tree import Comment

BROADCAST = series(*[post()] * 10)


def comments(*lines: tuple[int, str]) -> dict[str, tuple[Comment, ...]]:
    """Comments at the start of the given lines of calendar.yaml."""
    height = max(line for line, _ in lines)
    texts = dict(lines)
    rows = [texts.get(number, "") for number in range(1, height + 1)]
    source = Source("calendar.yaml", "\n".join(rows))
    made = []
    for number, text in lines:
        start = sum(len(row) + 1 for row in rows[: number - 1])
        made.append(Comment(text, source, start, start + len(text)))
    return {"calendar.yaml": tuple(made)}


def test_a_finding_over_a_mix_is_suppressed_on_its_account():
    judgement = judged(
        BROADCAST, comments=comments((1, "# postlint: ignore[two-way/all-broadcast] because alerts only"))
    )
    assert not judgement.findings
    assert [finding.rule for finding in judgement.suppressed] == ["two-way/all-broadcast"]


def test_a_finding_over_a_mix_is_suppressed_for_a_whole_file():
    judgement = judged(
        BROADCAST,
        comments=comments((1, "# postlint: ignore-file[two-way/all-broadcast] because alerts only")),
    )
    assert not judgement.findings


def test_several_rules_can_be_named_at_once():
    accounts = (account(avatar=False, header=False),)
    both = comments((1, "# postlint: ignore-file[profile/no-avatar, profile/no-header] because new"))
    assert not judged([], accounts=accounts, comments=both).findings


@pytest.mark.parametrize(
    ("comment", "rule", "says"),
    [
        ("# postlint: ignore[two-way/all-broadcast]", "suppression/malformed", "needs its reason"),
        ("# postlint: ignore two-way/all-broadcast", "suppression/malformed", "is no suppression"),
        (
            "# postlint: ignore[two-way/all-brodcast] because alerts",
            "suppression/unknown-rule",
            'Did you mean "two-way/all-broadcast"?',
        ),
        ("# postlint: ignore[profile/no-avatar] because new", "suppression/unused", "nothing to say here"),
    ],
)
def test_a_suppression_that_does_not_work_is_a_finding(comment, rule, says):
    judgement = judged(BROADCAST, comments=comments((1, comment)))
    found = next(finding for finding in judgement.findings if finding.rule == rule)
    assert says in found.message
    assert "two-way/all-broadcast" in rules_found(judgement)


def test_a_suppression_far_from_everything_is_a_finding():
    far = comments((200, "# postlint: ignore[two-way/all-broadcast] because alerts only"))
    assert "suppression/malformed" in rules_found(judged(BROADCAST, comments=far))


def test_a_suppression_on_a_post_silences_only_that_post(tmp_path):
    pack = pack_of(
        tmp_path,
        """
dated:
  {title: t, severity: error, check: require, on: post, field: date, message: "{post}", why: w, how: h}
""",
    )
    above_the_first = comments((9, "# postlint: ignore[house/dated] because it waits for the mayor"))
    judgement = judged(series(post(), post(), post()), [pack], comments=above_the_first)
    assert [finding.post for finding in judgement.findings] == ["post-1", "post-2"]


def test_other_comments_are_nobodys_business():
    assert rules_found(judged(BROADCAST, comments=comments((1, "# postlint is nice")))) == rules_found(
        judged(BROADCAST)
    )


def test_a_rule_of_a_pack_that_could_not_be_read_is_not_called_unknown():
    lived_with = comments((1, "# postlint: ignore[hause/loud, two-way/al-broadcast] because we are new"))
    found = judge(
        plan(BROADCAST, comments=lived_with), BROADCAST, shipped(), Terms(0.75), packs_complete=False
    )
    told = [finding.message for finding in found.findings if finding.rule == "suppression/unknown-rule"]
    assert told == [
        'There is no rule or pack "two-way/al-broadcast" in use. Did you mean "two-way/all-broadcast"?'
    ]
