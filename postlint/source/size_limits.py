"""How much is read: the size of a file, what a document may hold, and how many problems are named."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 32 * 1024 * 1024
MAX_ARCHIVE_BYTES: Final = 256 * 1024 * 1024
"""Nobody writes more than the first by hand, but years of posts are more when a network writes them down."""

MAX_DEPTH: Final = 64
MAX_NODES: Final = 3_000_000
MAX_REPEATED: Final = 32_000_000
"""How many characters aliases may repeat: each use of a text is judged."""
MAX_TEXT: Final = 1_000_000
MAX_COMMENTS: Final = 300_000
MAX_COMPARISONS: Final = 100_000
"""How many names of accounts are compared with declared ones, each with each, to find slips."""
MAX_PROBLEMS: Final = 1_000
TOO_DEEP: Final = f"This is nested more than {MAX_DEPTH} levels deep; no calendar needs that."
