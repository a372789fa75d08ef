"""What networks and tools report of posts that went out: figures, and nothing that is planned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

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


def metrics_among(names: Iterable[str]) -> list[str]:
    """Return those of ``names``, of columns or keys, that are figures; none where others are of a plan."""
    spaced = {name: re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name) for name in names}
    if any(re.search(_OF_PLANS, words) for words in spaced.values()):
        return []
    return [name for name, words in spaced.items() if re.search(_METRIC, words)]


def is_of_metrics(names: Iterable[str]) -> bool:
    """Tell whether columns or keys called ``names`` hold the figures of posts that went out."""
    return len(metrics_among(names)) >= _FEWEST
