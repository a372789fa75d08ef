"""What to say of all posts of a file that have no date: why none is read, and where one may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as List
from dataclasses import replace

from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.tree import Scalar


def undated_posts(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all dates of a file that cannot be read for the same sort of reason."""
    by_rule: dict[str, dict[Span, Diagnostic]] = {}
    for one in found:
        by_rule.setdefault(one.rule, {}).setdefault(one.span, one)
    for alike in by_rule.values():
        first, others = next(iter(alike.values())), len(alike) - 1
        elsewhere = tuple(alike)[1:]
        so_do = f", and so do{'es' if others == 1 else ''} {others} more in this file" if others else ""
        message = f"{first.message} This post counts as undated{so_do}."
        yield replace(first, message=message, alike=elsewhere)


def likely_dates(keys: List[Scalar]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each of ``keys`` that hold dates in undated posts, and mean nothing here."""
    for name in dict.fromkeys(key.text for key in keys):
        first, *others = [key for key in keys if key.text == name]
        posts = "1 post counts" if not others else f"{len(others) + 1} posts count"
        yield Diagnostic(
            first.span,
            f'"{name.strip()}" holds a date, and nobody knows what it says, so {posts} as undated. If it is '
            f"when a post goes out, call it date, or say columns: {{{name.strip()}: date}} in postlint.yaml; "
            "if not, name it under extra_keys: in postlint.yaml.",
            "reading/likely-date",
            tuple(key.span for key in others),
        )
