"""The schemas of tables: what posts may say in one, and what an audit gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

import pyarrow as pa

from postlint.records import dataclass
from postlint.vocabulary import KINDS

_TEXTS: Final = pa.list_(pa.string())
_MEDIA: Final = pa.list_(pa.struct([("file", pa.string()), ("alt", pa.string())]))
_OTHERS: Final[Mapping[str, pa.DataType]] = {
    "date": pa.timestamp("s"),
    "media": _MEDIA,
    "recurring": pa.bool_(),
    **dict.fromkeys(("thread", "poll", "hashtags"), _TEXTS),
}
"""The columns that hold something else than one text."""
_POSTS: Final = """
    account channel date text time id thread reply_to repost_of quote_of kind status media poll hashtags
    first_comment cta title description author approved_by team origin recurring translation_of reports_on
    urgent
"""

POSTS: Final = pa.schema([pa.field(name, _OTHERS.get(name, pa.string())) for name in _POSTS.split()])
"""The columns that a table of posts may have: those of a calendar's posts. It needs account, and text or
thread. A number may stand for a text, a text for a date, and one text for a list of one."""

FINDINGS: Final = pa.schema(
    [
        pa.field("rule", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("may", pa.bool_()),
        pa.field("message", pa.string()),
        pa.field("path", pa.string()),
        pa.field("line", pa.int64()),
        pa.field("account", pa.string()),
        pa.field("accounts", _TEXTS),
        pa.field("identities", _TEXTS),
        pa.field("post", pa.string()),
        pa.field(
            "window",
            pa.struct(
                [
                    ("spec", pa.string()),
                    ("label", pa.string()),
                    ("posts", pa.int64()),
                    *((end, pa.string()) for end in ("from", "to", "until")),
                ]
            ),
        ),
        pa.field("asked", pa.string()),
        pa.field(
            "counted",
            pa.list_(
                pa.struct(
                    [
                        ("path", pa.string()),
                        ("line", pa.int64()),
                        *((name, pa.string()) for name in ("post", "kind", "standing", "what", "because")),
                    ]
                )
            ),
        ),
        pa.field("remedy", pa.struct([("replace", pa.int64()), ("add", pa.int64())])),
        pa.field("fingerprint", pa.string()),
    ]
)
"""A row a finding, with those fields of the report in JSON that fit a table; ``line`` is the row."""

MIXES: Final = pa.schema(
    [
        pa.field("account", pa.string()),
        pa.field("identity", pa.string()),
        pa.field("channel", pa.string()),
        pa.field("posts", pa.int64()),
        pa.field("kinds", pa.struct([(kind, pa.int64()) for kind in KINDS])),
        pa.field("unreadable", pa.int64()),
        pa.field("left_out", pa.int64()),
        pa.field("read_by", pa.string()),
        pa.field("instead_because", pa.string()),
        pa.field("notes", _TEXTS),
    ]
)
"""A row an account: how many posts do what, how many have no kind or could not be read, which pipeline read
their texts and why it did where another was to, and what was not judged."""

PROBLEMS: Final = pa.schema(
    [
        pa.field("path", pa.string()),
        pa.field("line", pa.int64()),
        pa.field("field", pa.string()),
        pa.field("account", pa.string()),
        pa.field("rule", pa.string()),
        pa.field("message", pa.string()),
    ]
)
"""A row for whatever could not be read: in which file, row and column, and why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, as a row of :data:`PROBLEMS`; row 0 is the table as a whole."""

    path: str
    message: str
    rule: str
    line: int = 0
    field: str | None = None
    account: str | None = None

    @property
    def sentence(self) -> str:
        """Return it for people, its place first."""
        row = f", row {self.line:,}" if self.line else ""
        column = f", column {self.field}" if self.field else ""
        return f"{self.path}{row}{column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Findings:
    """What an audit gives: Arrow tables by the schemas of their names."""

    findings: pa.Table
    mixes: pa.Table
    problems: pa.Table

    @classmethod
    def of_rows(
        cls,
        findings: Iterable[Mapping[str, Any]] = (),
        mixes: Iterable[Mapping[str, Any]] = (),
        problems: Iterable[Problem] = (),
    ) -> Findings:
        """Return rows as tables; fields that are in no schema are left out."""
        return cls(
            pa.Table.from_pylist(list(findings), schema=FINDINGS),
            pa.Table.from_pylist(list(mixes), schema=MIXES),
            problems_table(problems),
        )


def problems_table(problems: Iterable[Problem]) -> pa.Table:
    """Return problems as a table by :data:`PROBLEMS`."""
    return pa.Table.from_pylist([asdict(problem) for problem in problems], schema=PROBLEMS)


NOTHING: Final = Findings.of_rows()
"""What is found where nothing is."""
