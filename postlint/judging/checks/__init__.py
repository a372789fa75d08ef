"""The checks that rules can use. Adding one touches two places: its file, and this table."""

from __future__ import annotations

from collections.abc import Mapping
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
