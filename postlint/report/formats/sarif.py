"""SARIF 2.1.0: the form that code hosts take findings of linters in.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; paragraphs are named where they decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from postlint.checking import Checked
from postlint.judging.model import Finding, Pack, Rule
from postlint.report.as_json import Json, document
from postlint.report.finding_text import in_short
from postlint.report.footer import elsewhere, why_idle
from postlint.report.layout import Look
from postlint.report.not_read import unread
from postlint.source import escape
from postlint.source.diagnostic import Diagnostic
from postlint.source.installed import origin
from postlint.source.spans import Span
from postlint.vocabulary import VERSION, Severity

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_BY_COMMENT: Final = "inSource"
_BY_BASELINE: Final = "external"


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return one run with all findings, those that are suppressed marked as such; it has no look."""
    rules = {rule.id: (rule, pack) for result in results for pack in result.packs for rule in pack.rules}
    run = {
        "tool": {
            "driver": {
                "name": "postlint",
                "version": VERSION,
                **_information(),
                "rules": [_rule(rule, pack) for rule, pack in rules.values() if rule.severity],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(result.incomplete for result in results),
                "toolExecutionNotifications": [
                    *_not_judged(results),
                    *_unread(results),
                ],
            }
        ],
        "results": [
            *(_result(finding, how) for finding, how in _all(results)),
            *(_problem(problem) for result in results for problem in result.problems),
        ],
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _all(results: Sequence[Checked]) -> Iterator[tuple[Finding, str | None]]:
    for result in results:
        yield from ((finding, None) for finding in result.findings)
        yield from ((finding, _BY_COMMENT) for finding in result.suppressed)
        yield from ((finding, _BY_BASELINE) for finding in result.baselined)


def _information() -> Json:
    """Return where there is more to know of this very postlint, if it came from where others can look."""
    known = origin()
    return {"informationUri": known.address} if known and known.address.startswith("https://") else {}


def _rule(rule: Rule, pack: Pack) -> Json:
    sources = [link.url for link in (*rule.sources, *pack.sources) if link.url]
    return {
        "id": rule.id,
        **({"helpUri": sources[0]} if sources else {}),
        "properties": {"tags": ["social-media", rule.pack, rule.check]},
        "shortDescription": _words(rule.title),
        "fullDescription": _words(rule.why),
        "help": _words(rule.how),
        "defaultConfiguration": {"level": _LEVELS[rule.severity or "info"]},
    }


def _result(finding: Finding, suppressed: str | None) -> Json:
    related = {"relatedLocations": [_related(place.span, place.message) for place in finding.related]}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _words(in_short(finding)),
        "locations": [_location(finding.span)],
        **(related if finding.related else {}),
        "partialFingerprints": {"postlint/v1": finding.fingerprint},
        # § 3.27.23: where a tool knows of suppressions, a finding without one says so.
        "suppressions": [{"kind": suppressed}] if suppressed else [],
    }


def _problem(problem: Diagnostic) -> Json:
    return {
        "ruleId": problem.rule,
        "level": "error",
        "message": _words(problem.message),
        "locations": [_location(problem.span)],
        "suppressions": [],
    }


def _not_judged(results: Sequence[Checked]) -> Iterator[Json]:
    if idle := why_idle(results):
        yield {"level": "note", "message": _words(f"Nothing was judged: {idle}.")}
    if beyond := elsewhere(results):
        yield {"level": "note", "message": _words(f"{beyond}.")}
    for result in results:
        for note in result.notes:
            text = f"{note.account}: {note.message}" if note.account else note.message
            yield {"level": "note", "message": _words(text)}


def _unread(results: Sequence[Checked]) -> Iterator[Json]:
    for text in unread(result.plan for result in results):
        yield {"level": "warning", "message": _words(text)}


def _words(text: str) -> Json:
    """Return a text as a message, in which links could be embedded (§ 3.11.6)."""
    return {"text": escape.sarif(text)}


def _related(span: Span, message: str) -> Json:
    return {**_location(span), "message": _words(message)}


def _location(span: Span) -> Json:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place = {"artifactLocation": {"uri": _uri(span.path)}}
    return {"physicalLocation": place if span.is_file else {**place, "region": region}}


def _uri(path: str) -> str:
    """Return a path as a reference (§ 3.4.3): relative as it is, absolute as a file URI."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(path.encode("utf-8", "surrogatepass"))
