"""Nothing is lost between two states: what is mended, left and caused is all that was and is found."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from postlint import check
from postlint.comparing.compare import compare
from postlint.comparing.sides import Side

HEAD = "accounts: {parks: {channel: x, handle: '@cityparks'}}\nposts:\n"
SETTINGS = "packs: [two-way, hygiene]\n"
KINDS = ("press_release", "information", "question", "mention")
WORDS = ("The trail opens", "TBD", "A lane is shut", "Which gate?", "Thanks to Jo", "[name]")

FEW = settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Each example judges calendars: to make a failing one smaller, let hypothesis shrink by hand."""

posts = st.lists(
    st.tuples(
        st.dates(date(2026, 5, 1), date(2026, 7, 31)),
        st.sampled_from(KINDS),
        st.sampled_from(WORDS),
        st.integers(0, 40),
    ),
    max_size=30,
)


@pytest.fixture
def state(tmp_path, monkeypatch):
    """Judge a calendar of some posts, as one side."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "postlint.yaml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)

    def judged(planned):
        lines = (
            f"- {{date: {day}, kind: {kind}, text: '{text} {number}'}}\n"
            for day, kind, text, number in sorted(planned)
        )
        checked = check(stdin=("june.yaml", (HEAD + "".join(lines)).encode()), allow_empty=True, cache=False)
        return Side("a side", Path.cwd(), checked)

    return judged


def found(side):
    return [finding for part in side.checked for finding in part.findings]


def faults(findings):
    """The faults of single posts, by rule and text: of these, none is ever part of another."""
    single = (finding for finding in findings if finding.rule.startswith("hygiene/"))
    return Counter((finding.rule, finding.posts[0].text) for finding in single)


def about(findings):
    return {(finding.rule, account) for finding in findings for account in finding.identities}


@FEW
@given(kept=posts, gone=posts, new=posts)
def test_all_that_was_and_is_found_is_accounted_for(state, kept, gone, new):
    base, head = state(kept + gone), state(kept + new)
    done = compare(base, head)
    left, before = ([one.finding for one in done.left], [one.before for one in done.left if one.before])
    assert faults(done.mended) + faults(before) == faults(found(base))
    assert faults(done.caused) + faults(left) == faults(found(head))
    assert about(found(head)) <= about((*done.caused, *left))
    assert about(found(base)) <= about((*done.mended, *before, *left))


@FEW
@given(one=posts, other=posts)
@example(
    one=[
        (date(2026, 5, 6), "information", "A lane is shut", 2),
        (date(2026, 5, 22), "mention", "A lane is shut", 2),
    ],
    other=[
        (date(2026, 5, 16), "question", "A lane is shut", 2),
        (date(2026, 6, 5), "information", "A lane is shut", 2),
    ],
)
def test_the_way_back_mends_what_the_way_there_causes(state, one, other):
    base, head = state(one), state(other)
    there, back = compare(base, head), compare(head, base)
    assert [f.message for f in there.caused] == [f.message for f in back.mended]
    assert [f.message for f in there.mended] == [f.message for f in back.caused]
    assert len(there.posts.added) == len(back.posts.removed)


@FEW
@given(planned=posts)
def test_nothing_lies_between_a_state_and_itself(state, planned):
    side = state(planned)
    done = compare(side, side)
    assert (done.caused, done.mended, done.silenced) == ((), (), ())
    assert Counter(one.finding.fingerprint for one in done.left) == Counter(
        f.fingerprint for f in found(side)
    )
    assert (done.posts.added, done.posts.changed, done.posts.removed) == ((), (), ())


@FEW
@given(one=posts, other=posts)
def test_every_post_is_added_or_was_there_and_removed_or_is_there(state, one, other):
    base, head = state(one), state(other)
    changes = compare(base, head).posts
    kept = len(changes.new_places)
    assert len(changes.added) + kept == sum(len(part.classified) for part in head.checked)
    assert len(changes.removed) + kept == sum(len(part.classified) for part in base.checked)
