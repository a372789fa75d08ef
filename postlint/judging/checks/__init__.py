"""The checks that rules can use. Adding one touches two places: its file, and this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from postlint.judging.checks import (
    alt_text,
    amount,
    answered,
    approved,
    clash,
    count,
    duplicate,
    feed_shape,
    follow_up,
    gap,
    hashtag_case,
    inward,
    kept,
    length,
    mismatch,
    pattern,
    range,
    ratio,
    reported,
    require,
    share,
    staffed,
    streak,
)
from postlint.judging.checks.check import Check
from postlint.judging.model import Rule

CHECKS: Final[Mapping[str, Check]] = {
    check.name: check
    for check in (
        share.CHECK,
        ratio.CHECK,
        count.CHECK,
        streak.CHECK,
        feed_shape.CHECK,
        range.CHECK,
        require.CHECK,
        inward.CHECK,
        clash.CHECK,
        approved.CHECK,
        answered.CHECK,
        staffed.CHECK,
        follow_up.CHECK,
        reported.CHECK,
        kept.CHECK,
        gap.CHECK,
        pattern.CHECK,
        length.CHECK,
        amount.CHECK,
        alt_text.CHECK,
        hashtag_case.CHECK,
        duplicate.CHECK,
        mismatch.CHECK,
    )
}


def one_bound_each(rule: Rule) -> list[Rule]:
    """Return a rule, or where it gives several bounds that are asked apart, one rule for each of them."""
    check = CHECKS[rule.check]
    given = [name for name in check.bounds if name in rule.parameters]
    if not check.each_bound or len(given) < 2:  # noqa: PLR2004 - one bound needs no parting
        return [rule]
    return [
        replace(
            rule,
            parameters={
                name: value for name, value in rule.parameters.items() if name == bound or name not in given
            },
        )
        for bound in given
    ]
