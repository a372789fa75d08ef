"""What networks and tools report of posts that went out: figures, and nothing that is planned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

ANALYTICS: Final = (
    "an analytics export: figures of what went out, nothing planned in it. Name the file in which the posts "
    "are planned, or the archive that the network gives of them"
)
"""Why such a file is declined."""

_METRIC: Final = (
    r"(?i)(?<![a-z])(?:impressions?|engagements?|engagement rate|reach|likes?|retweets|reposts|reactions"
    r"|replies|clicks|followers|follows|views|saves|shares|comments|opens|installs|favou?rites|bookmarks|ctr"
    r"|plays)(?![a-z])"
)
_OF_PLANS: Final = (
    r"(?i)(?<![a-z])(?:status|state|stage|approved|approval|owner|draft|assignee|copy|caption|scheduled"
    r"|schedule (?:date|time)|due|go[- ]live)(?![a-z])"
)
_FEWEST: Final = 3
_REMEMBERED: Final = 4096


def metrics_among(names: Iterable[str]) -> list[str]:
    """Return those of ``names``, of columns or keys, that are figures; none where others are of a plan."""
    sorts = {name: _sort_of(name) for name in names}
    return [] if "plan" in sorts.values() else [name for name, sort in sorts.items() if sort == "metric"]


@lru_cache(maxsize=_REMEMBERED)
def _sort_of(name: str) -> Literal["plan", "metric"] | None:
    # Posts by the thousand have the same keys.
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    return "plan" if re.search(_OF_PLANS, words) else "metric" if re.search(_METRIC, words) else None


def is_of_metrics(names: Iterable[str]) -> bool:
    """Tell whether columns or keys called ``names`` hold the figures of posts that went out."""
    return len(metrics_among(names)) >= _FEWEST
