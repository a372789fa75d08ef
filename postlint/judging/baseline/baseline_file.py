"""The file of a baseline: a finding after the other, its posts by month, so that a pull request shows it.

```json
{
  "rule": "two-way/all-broadcast",
  "accounts": ["x:cityparks"],
  "from": "2026-06-01",
  "to": "2026-06-28",
  "severity": "error",
  "posts": {"2026-06 in social": "01:5f2c9a01 04:77b0c3de:19ac0f42"}
}
```

A finding that becomes graver than its severity is news; one without, as of older files, is known whatever it
becomes. A post is its day, a hash of its words and, where it has one, a hash of its id. Posts stand under
their months and folders, those without a day under the names of their files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from postlint.judging.baseline.known_findings import Baseline, Entry
from postlint.judging.baseline.post_marks import Mark
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import shown_as
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES

VERSION: Final = 2
_COUNTS: Final = 1
"""The version that counted findings, and knew nothing of their posts."""

_PLACE: Final = re.compile(r"(?:([0-9]{4}-[0-9]{2}) )?in (.+)", re.DOTALL)
_HASH: Final = "[0-9a-f]{8}"
_DATED: Final = re.compile(f"([0-9]{{2}}):({_HASH})(?::({_HASH}))?")
_UNDATED: Final = re.compile(f"({_HASH})(?::({_HASH}))?")
_ABOUT: Final = "about"
"""What stands in the place of a month or file where a finding has no post."""

_REMAKE: Final = "delete it and make it anew with --update-baseline"


def read_baseline(path: Path, *, update: bool = False) -> Baseline | Diagnostic:
    """Return the baseline in the file at ``path``, or why it is none; ``update``: it is to be written over.

    One that counts findings, as those of the first version do, cannot tell which of them are new.
    """
    source = read_file(path, shown_as(path))
    if isinstance(source, Diagnostic):
        return source
    try:
        document = json.loads(source.text)
        version = document["version"]
        if type(version) is int and version > VERSION:
            return _problem(
                source.path, "This baseline is that of a newer postlint: update postlint to read it"
            )
        if version == _COUNTS and _counts_findings(document["findings"]):
            return Baseline(path.parent) if update else _problem(source.path, _OUTDATED)
        if version != VERSION:
            raise ValueError
        return Baseline(path.parent, tuple(sorted(map(_entry, document["findings"]))))
    # A number of too many digits is a ValueError, and nesting without end a RecursionError.
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _problem(source.path, f"This is no baseline that postlint can read: {_REMAKE}")


_OUTDATED: Final = (
    "This baseline only counts findings, so nobody can tell which of them are new: "
    "write it over once with --update-baseline"
)


def written(baseline: Baseline) -> str:
    """Return the text of a baseline, in a stable order."""
    entries = ",\n".join(map(_entry_text, sorted(baseline.entries)))
    return (
        f'{{\n  "version": {VERSION},\n  "findings": [' + (f"\n{entries}\n  " if entries else "") + "]\n}\n"
    )


def _entry_text(entry: Entry) -> str:
    fields: dict[str, object] = {"rule": entry.rule, "accounts": list(entry.accounts)}
    if entry.unread:
        fields["unread"] = True
    if entry.first:
        fields |= {"from": entry.first, "to": entry.last}
    if entry.severity:
        fields["severity"] = entry.severity
    lines = [f"      {json.dumps(name)}: {json.dumps(value)}" for name, value in fields.items()]
    posts = [f"        {json.dumps(place)}: {json.dumps(marks)}" for place, marks in _by_place(entry.marks)]
    if posts:
        lines.append('      "posts": {\n' + ",\n".join(posts) + "\n      }")
    return "    {\n" + ",\n".join(lines) + "\n    }"


def _by_place(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """Return marks as they are written: those of a month in a folder, or of a file, on one line."""
    places: dict[str, list[str]] = {}
    for mark in sorted(marks):
        month, day = mark.day[:7], mark.day[8:]
        place = " ".join(filter(None, (month, f"in {mark.place}"))) if mark.place else _ABOUT
        places.setdefault(place, []).append(":".join(filter(None, (day, mark.says, mark.id))))
    return [(place, " ".join(said)) for place, said in places.items()]


def _entry(found: Mapping[str, object]) -> Entry:
    unread, accounts, posts = found.get("unread", False), found["accounts"], found.get("posts", {})
    if not isinstance(unread, bool) or not isinstance(accounts, list) or not isinstance(posts, dict):
        raise TypeError
    first, last = (_text(found[name]) if name in found else "" for name in ("from", "to"))
    if bool(first) != bool(last) or (first and date.fromisoformat(first) > date.fromisoformat(last)):
        raise ValueError
    severity = found.get("severity", "")
    if severity != "" and severity not in SEVERITIES:
        raise ValueError
    marks = tuple(sorted(mark for place, said in posts.items() for mark in _marks(place, _text(said))))
    about = (_text(found["rule"]), tuple(map(_text, accounts)), unread, marks, first, last)
    return Entry(*about, severity)


def _marks(place: str, said: str) -> Iterator[Mark]:
    found = _PLACE.fullmatch(place)
    if found and found[1]:
        for day, says, name in _matches(_DATED, said):
            yield Mark(date.fromisoformat(f"{found[1]}-{day}").isoformat(), found[2], says, name or "")
    elif found or place == _ABOUT:
        for says, name in _matches(_UNDATED, said):
            yield Mark("", found[2] if found else "", says, name or "")
    else:
        raise ValueError


def _matches(pattern: re.Pattern[str], said: str) -> Iterator[tuple[str, ...]]:
    for word in said.split():
        match = pattern.fullmatch(word)
        if not match:
            raise ValueError
        yield match.groups()


def _counts_findings(findings: object) -> bool:
    return isinstance(findings, list) and all(
        isinstance(_text(entry["rule"]) and entry["accounts"], list)
        and type(entry["count"]) is int
        and entry["count"] > 0
        for entry in findings
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _problem(path: str, message: str) -> Diagnostic:
    return Diagnostic(Span.of_file(path), message, "reading/settings")
