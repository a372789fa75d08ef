"""How much is read, kept and compared: every budget, and what happens to what is over it.

Each is many times what people plan with, and small enough that a run over what anybody may send ends soon.
"""

from __future__ import annotations

from typing import Final

from postlint.records import dataclass

_MB: Final = 1024 * 1024

# Files
MAX_BYTES: Final = 32 * _MB
MAX_ARCHIVE_BYTES: Final = 256 * _MB
"""Nobody writes more than the first by hand, but years of posts are more when a network writes them down."""
MAX_INFLATED: Final = 100 * _MB
MAX_STRINGS: Final = 64 * _MB
MAX_MARKDOWN: Final = 1_000_000
MAX_MARKDOWN_LINES: Final = 30_000

# What a document may hold
MAX_DEPTH: Final = 64
MAX_NODES: Final = 3_000_000
MAX_REPEATED_NODES: Final = 100_000
MAX_REPEATED: Final = 32_000_000
"""Each use of a text is judged, and each key of what is repeated looked at."""
MAX_COMMENTS: Final = 300_000
MAX_TEXT: Final = 1_000_000
MAX_PROBLEMS: Final = 1_000
MAX_TABLE_COLUMNS: Final = 1_000
"""A row may be a post for each of them, and each of these has all others beside it."""
MAX_BROKEN_LINES: Final = 100

# Periods that stand in iCalendar files
MAX_EVENT_BYTES: Final = 4 * _MB
MAX_EVENTS: Final = 10_000

# Comparing
MAX_COMPARISONS: Final = 100_000
MAX_COMPARED_WORDS: Final = 5_000
"""No network takes as many."""
MAX_COMPARING: Final = 2_000_000_000
"""A few seconds, and many times what a hundred thousand posts take that nobody made up to be alike."""

# Auditing
MAX_COLUMNS: Final = 1_000
"""Each has a value, or none, for every row that is read at once."""

# Explaining
MAX_EXPLAINED: Final = 30_000_000
"""Some two minutes: each post is read again without each of its words."""

# Patterns
MAX_PHRASES: Final = 5_000
"""Each is tried at each word of each text."""
MAX_PATTERN: Final = 4096
"""No path that a system opens is longer."""
MAX_PATTERNS: Final = 100_000
MAX_GITIGNORES: Final = 1 * _MB
MAX_GITIGNORE: Final = 128 * 1024
"""So many bytes take seconds where every character of them is a wildcard."""

# Git
MAX_LISTED: Final = 128 * _MB
"""A listing of a million files is less."""
MAX_ENTRIES: Final = 500_000
MAX_LAID_OUT: Final = 1024 * _MB
GIT_SECONDS: Final = 60.0

# The cache
MAX_CACHED: Final = 50_000
MAX_CACHE_BYTES: Final = 64 * _MB

# A spaCy pipeline of a team's own
MAX_OWN_PIPELINE: Final = 1024 * _MB

TOO_DEEP: Final = f"This is nested more than {MAX_DEPTH} levels deep; no calendar needs that."


@dataclass(frozen=True, slots=True)
class Budget:
    """What is counted, how much of it there may be, and what becomes of more."""

    of: str
    most: str
    over: str


_REFUSED: Final = "an error; the file is not read"

BUDGETS: Final = (
    Budget("bytes of a file, or of standard input", f"{MAX_BYTES // _MB} MB", _REFUSED),
    Budget("bytes of a file of an archive", f"{MAX_ARCHIVE_BYTES // _MB} MB", _REFUSED),
    Budget("bytes that a workbook unpacks to", f"{MAX_INFLATED // _MB} MB", _REFUSED),
    Budget("texts of a workbook, each as often as cells use it", f"{MAX_STRINGS // _MB} MB", _REFUSED),
    Budget(
        "Markdown that holds posts",
        f"{MAX_MARKDOWN:,} characters, {MAX_MARKDOWN_LINES:,} lines",
        "the file is named, and not read",
    ),
    Budget("bytes of an iCalendar file", f"{MAX_EVENT_BYTES // _MB} MB", _REFUSED),
    Budget("days in it, those that come back among them", f"{MAX_EVENTS:,}", _REFUSED),
    Budget("levels of nesting", f"{MAX_DEPTH}", _REFUSED),
    Budget("values of a file, those that aliases repeat among them", f"{MAX_NODES:,}", _REFUSED),
    Budget(
        "values and characters that the aliases of a file repeat, `<<:` among them",
        f"{MAX_REPEATED_NODES:,}; {MAX_REPEATED:,}",
        _REFUSED,
    ),
    Budget("comments of a file", f"{MAX_COMMENTS:,}", _REFUSED),
    Budget("characters of a post with its short links spelled out", f"{MAX_TEXT:,}", "the links stay short"),
    Budget("columns of a table", f"{MAX_TABLE_COLUMNS:,}", _REFUSED),
    Budget(
        "problems of a file",
        f"{MAX_PROBLEMS:,}",
        "the first ones are named, and that there are more",
    ),
    Budget("lines of JSON Lines that are none", f"{MAX_BROKEN_LINES}", "the rest of the file is not read"),
    Budget(
        "accounts that are declared, or words of a team's own, times names that are none of them",
        f"{MAX_COMPARISONS:,}",
        "nobody looks for slips: each other account is an error, each other word is taken for the team's own",
    ),
    Budget(
        "words of a text that is compared with others",
        f"{MAX_COMPARED_WORDS:,}",
        "a copy only where it says exactly the same",
    ),
    Budget(
        "words of texts that are compared with others, times 64 words of these",
        f"{MAX_COMPARING:,} for each rule",
        "a note; the rest is not compared with all that may be nearly the same",
    ),
    Budget(
        "keys of 20,000 rows of JSON Lines that are audited",
        f"{MAX_COLUMNS:,}",
        "an error; those that come up later are left out",
    ),
    Budget(
        "characters that `classify --explain` reads again",
        f"{MAX_EXPLAINED:,}",
        "a note; no words are taken out of the posts beyond that",
    ),
    Budget("phrases of a rule", f"{MAX_PHRASES:,}", "an error; the pack is not used"),
    Budget("characters of a pattern", f"{MAX_PATTERN:,}", "an error; the pattern fits nothing"),
    Budget("characters of all patterns in postlint.yaml", f"{MAX_PATTERNS:,}", "an error; no settings hold"),
    Budget("bytes of all .gitignore files", f"{MAX_GITIGNORES // _MB} MB", "an error; no more are read"),
    Budget("bytes of a .gitignore", f"{MAX_GITIGNORE // 1024} KB", "an error; none of it is read"),
    Budget("what git lists of a repository", f"{MAX_LISTED // _MB} MB", "an error"),
    Budget(
        "files of a revision, and their bytes", f"{MAX_ENTRIES:,}; {MAX_LAID_OUT // _MB:,} MB", "an error"
    ),
    Budget("seconds that git may take for an answer", f"{GIT_SECONDS:g}", "an error"),
    Budget("texts that the cache knows", f"{MAX_CACHED:,}", "the oldest are forgotten"),
    Budget("bytes of the cache", f"{MAX_CACHE_BYTES // _MB} MB", "it is not used"),
    Budget(
        "bytes of a pipeline of your own", f"{MAX_OWN_PIPELINE // _MB:,} MB", "an error; it does not read"
    ),
)
"""All of them, for people."""
