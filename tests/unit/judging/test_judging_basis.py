"""What a rule judges: what is planned, what was published, or each by itself."""

from __future__ import annotations

import pytest
from judging_builders import judged, pack_of, post, series

RULE = """
chat:
  title: Chat
  severity: error
  check: share
  of: question
  min: 20%
  min_posts: 5
  basis: {basis}
  message: "{{account}}, {{window}}: {{count}} of {{total}} ask"
  why: w
  how: h
"""


def findings(tmp_path, basis, items):
    pack = pack_of(tmp_path, RULE.format(basis=basis))
    return judged(items, [pack])


def calendar(published, planned, kind="press_release"):
    sent = [post(kind, status="published")] * published
    return series(*sent, *[post(kind)] * planned, dated=True)


def test_a_rule_on_the_plan_counts_what_went_before_it(tmp_path):
    (finding,) = findings(tmp_path, "plan", calendar(4, 1)).findings
    assert finding.window.posts == 5
    assert finding.severity == "error"


def test_a_rule_on_what_was_published_leaves_the_plan_alone(tmp_path):
    judgement = findings(tmp_path, "published", calendar(5, 9))
    (finding,) = judgement.findings
    assert finding.window.posts == 5
    assert findings(tmp_path, "published", calendar(0, 9)).findings == ()


def test_what_was_published_is_the_accounts_and_no_posts_fault(tmp_path):
    (finding,) = findings(tmp_path, "published", calendar(5, 3)).findings
    assert finding.span.line == 2
    assert (finding.related, finding.doubts, finding.remedy, finding.post) == ((), (), None, None)


@pytest.mark.parametrize(
    ("published", "planned", "severities"), [(5, 0, ["error"]), (5, 5, ["info", "error"])]
)
def test_both_judges_each_by_itself_and_an_archive_once(tmp_path, published, planned, severities):
    judgement = findings(tmp_path, "both", calendar(published, planned))
    assert [finding.severity for finding in judgement.findings] == severities


def test_too_few_published_posts_are_not_judged_which_is_only_news_of_an_archive(tmp_path):
    some = findings(tmp_path, "published", calendar(2, 0))
    assert [note.message for note in some.notes if "not judged" in note.message] == [
        "not judged: 2 of 5 published posts that house/chat needs"
    ]
    for planned in (calendar(0, 9), calendar(2, 9)):
        judgement = findings(tmp_path, "published", planned)
        assert not [note for note in judgement.notes if "not judged" in note.message]


def test_published_posts_without_dates_are_judged_too(tmp_path):
    items = series(*[post(status="published")] * 3, *[post(status="published", day=0)] * 3)
    (finding,) = findings(tmp_path, "published", items).findings
    assert finding.window.posts == 6
