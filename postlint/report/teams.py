"""Each team's part in a finding over a mix. Teams that share an account share its mix: none is to blame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from postlint.judging.model import Counted, Finding
from postlint.report.bars import in_words, mix_of
from postlint.report.layout import plural


@dataclass(frozen=True, slots=True)
class Part:
    """What one team has in a finding's window; ``team`` is None for posts that name none."""

    team: str | None
    counted: tuple[Counted, ...]


def parts_of(finding: Finding) -> Sequence[Part]:
    """Return each team's part, by name, since an order by numbers would point at somebody.

    There are none where no post names a team.
    """
    by_team: dict[str | None, list[Counted]] = {}
    for item in finding.counted:
        by_team.setdefault(item.classified.post.team, []).append(item)
    named = sorted(team for team in by_team if team is not None)
    teams = [*named, *([None] if None in by_team else [])] if named else []
    return [Part(team, tuple(by_team[team])) for team in teams]


def parts_in_words(finding: Finding) -> str | None:
    """Return each team's part as a sentence; None where one team has all."""
    parts = parts_of(finding)
    return f"Each team's part: {'; '.join(map(_in_words, parts))}." if len(parts) > 1 else None


def _in_words(part: Part) -> str:
    mix = in_words(mix_of(item.classified for item in part.counted))
    return f"{part.team or 'no team'} {plural(len(part.counted), 'post')} ({mix})"
