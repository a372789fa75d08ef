"""JSON as every report has it: in ASCII, in a stable order, and without commands to a CI log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeAlias

from postlint.calendars.model import LikelyPosts
from postlint.source import escape
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span

Json: TypeAlias = Mapping[str, object]

VERSION: Final = 1
"""Grows only when a field goes away or changes its meaning; new fields may come at any time."""


def document(value: object) -> str:
    """Return ``value`` as a document for programs, which people can read, too."""
    return escape.json(json.dumps(value, indent=2)) + "\n"


def line(value: object) -> str:
    """Return ``value`` as one line of JSON Lines."""
    return escape.json(json.dumps(value)) + "\n"


def start_fields(span: Span) -> Json:
    """Return where a span starts."""
    return {"path": span.path, "line": span.line, "column": span.column}


def problem_fields(problem: Diagnostic) -> Json:
    """Return what is said of something that could not be read."""
    return {**start_fields(problem.span), "rule": problem.rule, "message": problem.message}


def likely_fields(file: LikelyPosts) -> Json:
    """Return what is said of a file that looks like posts and is not read."""
    return {"path": file.path, "sort": file.sort, "because": file.because}
