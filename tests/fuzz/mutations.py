"""Changing inputs so that they stay almost right: each sort of file is changed as what it is.

An input is bytes whose first line is the name of a file and whose rest is what that file holds, so that one
is read, kept in the corpus and changed by libFuzzer as it is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from random import Random
from typing import Any, Final

import yaml

from tests.fuzz import odd

MOST_BYTES: Final = 24_000
_MOST_STEPS: Final = 4
_MANY: Final = (*(2,) * 10, *(3,) * 6, *(8,) * 4, *(30,) * 2, 300)
"""How often something stands there then: mostly a few times, as nearly all faults show in little."""


def name_of(data: bytes) -> str:
    """Return the name of the file that an input stands for."""
    return data.partition(b"\n")[0].decode("ascii", "replace").strip()


def body_of(data: bytes) -> bytes:
    """Return what the file of an input holds."""
    return data.partition(b"\n")[2]


def mutated(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    """Return ``data`` changed in a few steps; what is spliced in comes from ``others``."""
    name, body = name_of(data), body_of(data)
    for _ in range(rng.randint(1, _MOST_STEPS)):
        as_itself = _AS.get(PurePath(name).suffix) if rng.random() < 0.6 else None
        changed = as_itself(body, rng) if as_itself else None
        if changed is None:
            changed = rng.choice(_ANYHOW)(body, rng)
        body = changed[:MOST_BYTES]
    if others and rng.random() < 0.05:
        body = _spliced(body, body_of(rng.choice(others)), rng)
    if name in odd.NAMES and rng.random() < 0.03:
        name = rng.choice(odd.NAMES)
    return name.encode() + b"\n" + body[:MOST_BYTES]


# Trees: YAML, JSON, what networks write down, and front matter.


def _tree_as_yaml(body: bytes, rng: Random) -> bytes | None:
    try:
        documents = list(yaml.load_all(body, yaml.CSafeLoader))
        changed = [_changed_tree(document, rng) for document in documents]
        written = yaml.dump_all(
            changed,
            Dumper=yaml.CSafeDumper,
            default_flow_style=rng.choice((True, False, None)),
            default_style=rng.choice((None, None, None, '"', "|")),
            width=rng.choice((20, 80, 9_999)),
            allow_unicode=rng.random() < 0.8,
            sort_keys=False,
        ).encode("utf-8", "replace")
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError):
        return None
    return _commented(written, body, rng)


def _commented(written: bytes, before: bytes, rng: Random) -> bytes:
    """Return ``written`` with the comments that stood on lines of their own ``before``, about as far down."""
    old, new = before.split(b"\n"), written.split(b"\n")
    comments = [(place, line) for place, line in enumerate(old) if line.lstrip().startswith(b"#")]
    for place, line in comments:
        there = place * len(new) // len(old)
        new.insert(there if rng.random() < 0.8 else rng.randrange(len(new)), line)
    return b"\n".join(new)


def _tree_as_json(body: bytes, rng: Random, load: Callable[[bytes], Any] = json.loads) -> bytes | None:
    try:
        changed = _changed_tree(load(body), rng)
        written = json.dumps(
            changed, indent=rng.choice((None, 1)), ensure_ascii=rng.random() < 0.5, default=str
        )
    except (ValueError, TypeError, RecursionError):
        return None
    return written.encode("utf-8", "replace")


def _tree_in_script(body: bytes, rng: Random) -> bytes | None:
    head, equals, rest = body.partition(b"=")
    changed = _tree_as_json(rest, rng)
    return head + equals + changed if changed else None


def _tree_by_line(body: bytes, rng: Random) -> bytes | None:
    lines = body.splitlines()
    if not lines:
        return None
    place = rng.randrange(len(lines))
    lines[place] = _tree_as_json(lines[place], rng) or lines[place][:-1]
    return b"\n".join(lines)


def _changed_tree(tree: Any, rng: Random) -> Any:
    """Return ``tree`` with one place in it changed."""
    places = list(_places(tree))
    if not places:
        return rng.choice((rng.choice(odd.VALUES), [tree], {rng.choice(odd.KEYS): tree}))
    holder, key = rng.choice(places)
    rng.choice(_TREE_STEPS)(holder, key, rng)
    return tree


def _removed(holder: Any, key: Any, rng: Random) -> None:
    del holder[key]


def _made_odd(holder: Any, key: Any, rng: Random) -> None:
    holder[key] = rng.choice(odd.VALUES)


def _wrapped(holder: Any, key: Any, rng: Random) -> None:
    value = holder[key]
    holder[key] = rng.choice(([value], {rng.choice(odd.KEYS): value}, [value, value], {"text": value}))


def _said_otherwise(holder: Any, key: Any, rng: Random) -> None:
    value = holder[key]
    holder[key] = _changed_text(value, rng) if isinstance(value, str) else str(value)


def _taken_apart(holder: Any, key: Any, rng: Random) -> None:
    holder[key] = str(holder[key]).split(rng.choice((" ", ".", ",")))


def _repeated(holder: Any, key: Any, rng: Random) -> None:
    if isinstance(holder, list):
        holder[key:key] = [holder[key]] * rng.choice(_MANY)
    else:
        holder[rng.choice((*odd.KEYS, *odd.TEXTS))] = holder[key]


def _renamed(holder: Any, key: Any, rng: Random) -> None:
    if isinstance(holder, list):
        holder.insert(key, rng.choice(odd.VALUES))
    else:
        holder[rng.choice((*odd.KEYS, *odd.TEXTS))] = holder.pop(key)


_TREE_STEPS: Final = (_removed, _made_odd, _wrapped, _said_otherwise, _taken_apart, _repeated, _renamed)


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every value of a tree by what holds it, and its key there."""
    below, seen = [tree], set()
    while below:
        holder = below.pop()
        if id(holder) in seen:
            continue
        seen.add(id(holder))
        keys = (
            list(holder)
            if isinstance(holder, dict)
            else range(len(holder))
            if isinstance(holder, list)
            else ()
        )
        for key in keys:
            yield holder, key
            if isinstance(holder[key], (dict, list)):
                below.append(holder[key])


# Tables.


def _table(body: bytes, rng: Random) -> bytes | None:
    text = body.decode("utf-8", "replace")
    separator = max(",;\t|", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return None
    if not rows:
        return None
    rng.choice(_TABLE_STEPS)(rows, rng)
    written = io.StringIO(newline="")
    try:
        csv.writer(
            written,
            delimiter=rng.choice((separator, separator, separator, ";", "\t", "|")),
            lineterminator=rng.choice(("\n", "\r\n")),
            quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        ).writerows(rows)
    except csv.Error:
        return None
    return written.getvalue().encode("utf-8", "replace")


def _odd_cell(rows: list[list[str]], rng: Random) -> None:
    row = rng.choice(rows)
    if row:
        place = rng.randrange(len(row))
        row[place] = rng.choice((rng.choice(odd.TEXTS), _changed_text(row[place], rng)))


def _odd_header(rows: list[list[str]], rng: Random) -> None:
    if rows[0]:
        rows[0][rng.randrange(len(rows[0]))] = rng.choice((*odd.KEYS, *odd.TEXTS, *odd.MARKS))


def _columns_swapped(rows: list[list[str]], rng: Random) -> None:
    one, other = (rng.randrange(max(1, len(rows[0]))) for _ in range(2))
    for row in rows:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _column_less(rows: list[list[str]], rng: Random) -> None:
    place = rng.randrange(max(1, len(rows[0])))
    for row in rows:
        del row[place : place + 1]


def _column_more(rows: list[list[str]], rng: Random) -> None:
    place, value = rng.randrange(len(rows[0]) + 1), rng.choice(odd.TEXTS)
    for number, row in enumerate(rows):
        row.insert(place, rng.choice(odd.KEYS) if number == 0 else value)


def _row_more(rows: list[list[str]], rng: Random) -> None:
    row = rng.choice(([], [rng.choice(odd.TEXTS)], list(rng.choice(rows)), ["Week 2"], [""] * len(rows[0])))
    place = rng.randrange(len(rows) + 1)
    rows[place:place] = [list(row) for _ in range(rng.choice((1, 1, 1, *_MANY)))]


def _row_less(rows: list[list[str]], rng: Random) -> None:
    del rows[rng.randrange(len(rows))]


def _ragged(rows: list[list[str]], rng: Random) -> None:
    row = rng.choice(rows)
    row[len(row) - rng.randrange(3) :] = rng.choice(([], ["", ""], [rng.choice(odd.TEXTS)]))


_TABLE_STEPS: Final = (
    *(
        _odd_cell,
        _odd_cell,
        _odd_header,
        _columns_swapped,
        _column_less,
        _column_more,
        _row_more,
        _row_less,
        _ragged,
    ),
)


# Lines and texts, for what is written as them, and for what is broken.


def _marked_up(body: bytes, rng: Random) -> bytes | None:
    lines = body.split(b"\n")
    place, mark = rng.randrange(len(lines)), rng.choice(odd.MARKS).encode()
    line = lines[place]
    lines[place : place + 1] = rng.choice(
        (
            [mark + line],
            [line, mark],
            [mark, line],
            [mark + line + mark],
            [line.lstrip(b"#>-* "), b""],
            [mark, line, mark],
        )
    )
    return b"\n".join(lines)


_FENCE: Final = b"---\n"


def _matter(body: bytes, rng: Random) -> bytes | None:
    """Change front matter as the YAML that it is, and what stands below it as lines."""
    above, fence, below = body.removeprefix(_FENCE).partition(b"\n" + _FENCE)
    if not body.startswith(_FENCE) or not fence or rng.random() < 0.5:
        return _marked_up(body, rng)
    changed = _tree_as_yaml(above, rng)
    return _FENCE + changed + _FENCE + below if changed else None


def _changed_text(text: str, rng: Random) -> str:
    place, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return rng.choice(
        (
            text[:place] + rng.choice(odd.TEXTS) + text[place:],
            text[:place] + rng.choice(odd.TEXTS) + text[end:],
            text[:place] + text[end:],
            text * rng.choice(_MANY),
            rng.choice(odd.TEXTS) + text,
            text + rng.choice(odd.TEXTS),
        )
    )  # fmt: skip


def _text(body: bytes, rng: Random) -> bytes:
    place = rng.randrange(len(body) + 1)
    strange = rng.choice(odd.TEXTS).encode("utf-8", "replace")
    return body[:place] + strange + body[place + rng.choice((0, 0, len(strange), 9)) :]


def _lines(body: bytes, rng: Random) -> bytes:
    lines = body.split(b"\n")
    place, end = sorted(rng.randrange(len(lines) + 1) for _ in range(2))
    part, there = lines[place:end], rng.randrange(len(lines) + 1)
    step = rng.randrange(6)
    if step == 0:
        lines[place:end] = []
    elif step == 1:
        lines[there:there] = part
    elif step == 2:
        lines[place : place + 1] = lines[place : place + 1] * rng.choice(_MANY)
    elif step == 3:
        lines[place:end] = [b"  " + line for line in part]
    elif step == 4:
        lines[place:end] = [line.removeprefix(b"  ") for line in part]
    else:
        lines[place:end] = part[::-1]
    return b"\n".join(lines)


def _bytes(body: bytes, rng: Random) -> bytes:
    place = rng.randrange(len(body) + 1)
    return rng.choice(
        (
            body[:place],
            body[place:],
            body[:place] + bytes([rng.randrange(256)]) + body[place + 1 :],
            body[:place] + body[place : place + 9] * rng.choice(_MANY) + body[place:],
        )
    )


def _line_ends(body: bytes, rng: Random) -> bytes:
    return body.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b"\n \n", b"\xe2\x80\xa8\n")))


def _spliced(body: bytes, other: bytes, rng: Random) -> bytes:
    here, there = body.split(b"\n"), other.split(b"\n")
    place, start = rng.randrange(len(here) + 1), rng.randrange(len(there) + 1)
    return b"\n".join([*here[:place], *there[start : start + rng.randint(1, 20)], *here[place:]])


_ANYHOW: Final = (_text, _text, _lines, _lines, _bytes, _line_ends)
_AS: Final[dict[str, Callable[[bytes, Random], bytes | None]]] = {
    **dict.fromkeys((".yaml", ".yml"), _tree_as_yaml),
    ".json": _tree_as_json,
    ".jsonl": _tree_by_line,
    ".js": _tree_in_script,
    **dict.fromkeys((".csv", ".tsv"), _table),
    ".md": _matter,
    **dict.fromkeys((".tweet", ".toot"), _matter),
}
