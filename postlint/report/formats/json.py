"""The report for machines: one JSON document. ``docs/json.md`` describes every field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from postlint.calendars.accounts import NOWHERE
from postlint.checking import Checked
from postlint.judging.model import Clean, Counted, Finding, Mix, Related, Remedy, WindowOf
from postlint.report.as_json import VERSION, Json, document, likely_fields, problem_fields, start_fields
from postlint.report.bars import mix_of
from postlint.report.finding_text import Part, parts_of
from postlint.report.footer import why_idle
from postlint.report.layout import Look
from postlint.vocabulary import SEVERITIES


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return the report as one JSON document, in ASCII and in a stable order; it has no look."""
    return document(
        {
            "version": VERSION,
            "findings": [finding_fields(finding) for result in results for finding in result.findings],
            "suppressed": [suppressed_fields(finding, how) for finding, how in silenced(results)],
            "errors": [problem_fields(problem) for result in results for problem in result.problems],
            "summary": summary_fields(results),
        }
    )


def finding_fields(finding: Finding) -> Json:
    """Return all that is known of a finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "may": finding.may,
        "message": finding.message,
        **start_fields(finding.span),
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "account": finding.accounts[0] if finding.accounts else None,
        "accounts": list(finding.accounts),
        "identities": list(finding.identities),
        "post": finding.post,
        "window": finding.window and _window(finding.window),
        "asked": finding.asked or None,
        "counted": [_counted(item) for item in finding.counted if item.classified.post.changeable],
        "teams": [_part(part) for part in parts_of(finding)],
        "doubts": [_related(doubt) for doubt in finding.doubts],
        "related": [_related(related) for related in finding.related],
        "remedy": finding.remedy and _remedy(finding.remedy),
        "fingerprint": finding.fingerprint,
    }


def silenced(results: Sequence[Checked]) -> Iterator[tuple[Finding, str]]:
    """Yield the findings that do not count, each with what silences it."""
    for result in results:
        yield from ((finding, "comment") for finding in result.suppressed)
        yield from ((finding, "baseline") for finding in result.baselined)


def suppressed_fields(finding: Finding, how: str) -> Json:
    """Return what is said of a finding that ``how`` silences."""
    return {
        "suppressed": how,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        **start_fields(finding.span),
        "accounts": list(finding.accounts),
        "identities": list(finding.identities),
        "post": finding.post,
        "fingerprint": finding.fingerprint,
    }


def _window(window: WindowOf) -> Json:
    return {
        "spec": window.spec,
        "label": window.label,
        "posts": window.posts,
        "from": window.first and window.first.isoformat(),
        "to": window.last and window.last.isoformat(),
        "until": window.until and window.until.isoformat(),
    }


def _counted(counted: Counted) -> Json:
    return {
        **start_fields(counted.classified.post.span),
        "post": counted.classified.post.id,
        "team": counted.classified.post.team,
        "kind": counted.classified.kind,
        "perhaps": counted.classified.perhaps,
        "standing": counted.membership,
        "what": counted.what,
        "because": counted.because,
    }


def _part(part: Part) -> Json:
    kinds = mix_of(item.classified for item in part.counted)
    return {
        "team": part.team,
        "posts": len(part.counted),
        "in": sum(item.membership == "in" for item in part.counted),
        "kinds": dict(kinds.kinds),
        "unreadable": kinds.unreadable,
    }


def _related(related: Related) -> Json:
    return {**start_fields(related.span), "message": related.message}


def _remedy(remedy: Remedy) -> Json:
    return {
        "replace": remedy.replace,
        "add": remedy.add,
        "choice": [start_fields(span) for span in remedy.choice],
        "outside": remedy.outside,
        "by_day": [{"posts": one.posts, "day": one.day.isoformat()} for one in remedy.by_day],
        "nearest": [_related(near) for near in remedy.nearest],
        "clean": remedy.clean and _clean(remedy.clean),
    }


def _clean(clean: Clean) -> Json:
    return {
        "rules": list(clean.rules),
        "severity": clean.severity,
        "replace": clean.replace,
        "add": clean.add,
        "choice": [start_fields(span) for span in clean.choice],
    }


def summary_fields(results: Sequence[Checked]) -> Json:
    """Return what was checked, what was not, and how many findings there are."""
    files = [file for result in results for file in result.plan.files]
    severities = Counter(finding.severity for result in results for finding in result.findings)
    return {
        "files": len(files),
        "calendars": sum(file.reader is not None for file in files),
        "posts": sum(len(result.plan.posts) for result in results),
        "accounts": sum(len(result.plan.accounts.keys() - {NOWHERE}) for result in results),
        "findings": {severity: severities[severity] for severity in reversed(SEVERITIES)},
        "elsewhere": sum(len(result.elsewhere) for result in results),
        "suppressed": sum(len(result.suppressed) for result in results),
        "baselined": sum(len(result.baselined) for result in results),
        "errors": sum(len(result.problems) for result in results),
        "incomplete": any(result.incomplete for result in results),
        "left_out": [
            {"account": account, "identity": identity or None, "posts": posts}
            for result in results
            for (account, posts), identity in zip(result.left_out, result.plan.left_out, strict=True)
        ],
        "not_judged": [
            {"account": note.account, "identity": note.identity, "message": note.message}
            for result in results
            for note in result.notes
        ],
        "read_by": [
            {"pipeline": result.plan.read_by, "instead_because": result.plan.instead_because or None}
            for result in results
        ],
        "judged": why_idle(results) is None,
        "why_not_judged": why_idle(results),
        "likely_posts": [likely_fields(file) for result in results for file in result.plan.likely],
        "mixes": [_mix(mix) for result in results for mix in result.judgement.mixes],
    }


def _mix(mix: Mix) -> Json:
    return {
        "account": mix.account,
        "identity": mix.identity,
        "kinds": dict(mix.kinds),
        "unreadable": mix.unreadable,
    }
