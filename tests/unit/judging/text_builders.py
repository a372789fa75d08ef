"""Texts as calendars hold them, so that tests can ask for exact places."""

from __future__ import annotations

from pathlib import Path

import pytest
from judging_builders import judged, pack_of, post

from postlint.judging.model import Judgement
from postlint.judging.packs.packs_in_use import read_pack
from postlint.kinds.model import Classified
from postlint.source.spans import Source, Span
from postlint.source.tree import Mapping, Scalar
from postlint.source.yaml.parse import parse


def written(text: str) -> Scalar:
    """The text as a plain or quoted scalar that starts in column 7 of line 1."""
    (document,) = parse(Source("calendar.yaml", f"text: {text}\n")).documents
    assert isinstance(document, Mapping)
    scalar = document.get("text")
    assert isinstance(scalar, Scalar)
    return scalar


def saying(text: str, **changes: object) -> Classified:
    return post(texts=(written(text),), **changes)  # type: ignore[arg-type]


def place(span: Span) -> tuple[int, int, int]:
    return span.line, span.column, span.end_column


def rule_of(form: str, message: str = "m") -> str:
    return f"r: {{title: t, severity: warning, {form}, message: '{message}', why: w, how: h}}"


def heard(tmp_path: Path, form: str, *items: Classified, message: str = "m", **changes: object) -> Judgement:
    """What one rule of a house pack says of posts."""
    pack = pack_of(tmp_path, rule_of(form, message), str(changes.pop("groups", "")))
    return judged(items, [pack], **changes)


def refused(tmp_path: Path, form: str, message: str = "m") -> tuple[str, tuple[int, int, int]]:
    """The one problem of a rule: what it says, and where."""
    path = tmp_path / "house.yaml"
    path.write_text(
        f"pack: house\ntitle: House rules\nrules:\n  {rule_of(form, message)}\n", encoding="utf-8"
    )
    pack, problems = read_pack(path, "house.yaml")
    if pack is not None or len(problems) != 1:
        pytest.fail(f"expected one problem, got {problems}")
    return problems[0].message, place(problems[0].span)
