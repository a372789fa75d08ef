"""What mends a finding is the same, whether all posts are looked at for it or those around it alone."""

import random
from datetime import date, timedelta

import pytest

from postlint.checking import check
from postlint.judging.mix import remedy

WINDOWS = ("1 day", "3 days", "week", "month", "4 posts", "all")


def rules(rng):
    """Rules of every sort of window, some of which give way to others."""
    names = [f"r{number}" for number in range(5)]
    for name in names:
        check = rng.choice(
            (
                f"check: count, of: {rng.choice(('any', 'question', 'reply'))}, max: {rng.randint(1, 2)}",
                f"check: count, of: question, min: {rng.randint(1, 2)}",
                "check: share, of: both, min: 30 %, min_posts: 2",
                f"check: streak, of: information, max: {rng.randint(1, 3)}",
            )
        )
        unless = [other for other in names if other < name and rng.random() < 0.5]
        window = "" if "streak" in check else f", window: {rng.choice(WINDOWS)}"
        basis = rng.choice(("", "", ", basis: both")) if window else ""
        yield (
            f"  {name}: {{{check}{window}{basis}, severity: {rng.choice(('warning', 'error'))},"
            f" unless: [{', '.join(f'house/{other}' for other in unless)}],"
            " title: t, message: m, why: w, how: h}"
        )


def posts(rng):
    day = date(2026, 1, 1)
    for number in range(rng.choice((3, 20, 60))):
        day += timedelta(days=rng.choice((0, 0, 1, 1, 2, 9, 40)))
        dated = f"date: {day}, " if rng.random() < 0.9 else ""
        status = f"status: {rng.choice(('published', 'draft', 'approved'))}, " if rng.random() < 0.3 else ""
        kind = rng.choice(("information", "information", "question", "reply", "press_release"))
        yield f"- {{{dated}{status}kind: {kind}, account: a, text: We are open on day {number}.}}"


@pytest.mark.parametrize("seed", range(12))
def test_posts_that_are_far_from_a_finding_play_no_part_in_what_mends_it(tmp_path, monkeypatch, seed):
    rng = random.Random(seed)
    (tmp_path / "house.yaml").write_text(
        "pack: house\ntitle: t\ngroups: {both: [reply, question]}\nrules:\n" + "\n".join(rules(rng)) + "\n"
    )
    (tmp_path / "postlint.yaml").write_text("packs: [house.yaml]\n")
    calendar = tmp_path / "plan.yaml"
    calendar.write_text("accounts: {a: {channel: x}}\nposts:\n" + "\n".join(posts(rng)) + "\n")
    with monkeypatch.context() as patched:
        patched.setattr(remedy, "around", lambda violation: violation)
        (of_all,) = check(calendar, cache=False)
    monkeypatch.setattr(remedy, "_FEW", 0)
    (of_those_around,) = check(calendar, cache=False)
    assert not of_all.problems
    assert of_those_around.findings == of_all.findings
