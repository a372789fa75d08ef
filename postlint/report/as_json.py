"""JSON as every report has it: in ASCII, in a stable order, and without commands to a CI log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeAlias

from postlint.calendars.model import LikelyPosts
from postlint.judging.model import Link, Pack, Rule
from postlint.judging.packs.configure import local_rules
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


def pack_fields(pack: Pack, *, in_use: bool) -> Json:
    """Return all that is known of a pack, and of its rules but their examples."""
    return {
        "name": pack.name,
        "title": pack.title,
        "description": pack.description,
        "path": pack.path,
        "origin": pack.origin or None,
        "in_use": in_use,
        "sources": [_link_fields(link) for link in pack.sources],
        "rules": [rule_fields(rule) for rule in pack.rules],
    }


def rule_fields(rule: Rule) -> Json:
    """Return all that is known of a rule but its examples."""
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity,
        "check": rule.check,
        "channels": list(rule.channels),
        "parameters": rule.parameters,
        "on_accounts": [
            {"accounts": list(names), "severity": there.severity, "parameters": there.parameters}
            for names, there in local_rules(rule)
        ],
        "in_files": [{"paths": list(part.written), "severity": part.ceiling} for part in rule.in_files],
        "unless": list(rule.unless),
        "why": rule.why,
        "how": rule.how,
        "sources": [_link_fields(link) for link in rule.sources],
        "stops": rule.stops,
    }


def _link_fields(link: Link) -> Json:
    return {"title": link.title, "url": link.url, "seen": link.seen, "says": link.says}
