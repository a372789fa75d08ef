"""JUnit XML, which CI services show as tests: a suite a calendar, a case for each thing that was found.

It has what Jenkins admits (junit-10.xsd of its xUnit plugin), which is less than others read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from junitparser import Error, Failure, JUnitXml, Skipped, SystemOut, TestCase, TestSuite

from postlint.checking import Checked
from postlint.judging.model import Finding
from postlint.report.finding_text import finding_block, problem_block
from postlint.report.footer import footer, nothing_judged
from postlint.report.layout import Look
from postlint.source.escape import xml
from postlint.source.spans import Span

NOTHING_FOUND: Final = "nothing found"
_COUNTED: Final = ("tests", "failures", "errors")
"""What Jenkins admits as a number over all suites; the skipped ones it counts itself."""


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return what was found as failures, what could not be read as errors; the widths are always the same.

    A calendar in which nothing was found is one case that passes. So are notes, which say more of
    themselves; what a comment or the baseline silences is skipped, and so is a plan that was not judged.
    """
    suites: dict[str, list[TestCase]] = {}
    for result in results:
        for file in result.plan.files:
            if file.reader is not None and (result.plan.shown is None or file.path in result.plan.shown):
                cases = suites.setdefault(file.path, [])
                if said := nothing_judged([result]):
                    cases.append(_not_judged(file.path, said))
        for path, found in _found(result):
            suites.setdefault(path, []).append(found)
    for path, cases in suites.items():
        if not cases:
            cases.append(case(path, NOTHING_FOUND))
    return document("postlint", sorted(suites.items()), said=footer(results, Look(show_info=True)))


def document(name: str, suites: Iterable[tuple[str, Iterable[TestCase]]], *, said: Sequence[str] = ()) -> str:
    """Return the XML of ``suites``, each with its name; ``said`` are lines about them all."""
    root = JUnitXml(name)
    for title, cases in suites:
        suite = TestSuite(xml(title))
        suite.add_testcases(list(cases))
        root.add_testsuite(suite)
    if said:
        about = TestSuite("what was checked")
        about.append(SystemOut(_lines(said)))
        root.add_testsuite(about)
    for suite in root:
        suite.update_statistics()
    for counted in _COUNTED:
        setattr(root, counted, sum(getattr(suite, counted) for suite in root))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root.tostring().decode()}\n'


def case(classname: str, name: str) -> TestCase:
    """Return a case that passes."""
    return TestCase(xml(name), xml(classname))


def failed(made: TestCase, message: str, details: Iterable[str], *, kind: str | None = None) -> TestCase:
    """Return the case as one that failed, with lines that say more; ``kind`` is how grave that is."""
    made.result = [_with_text(Failure(xml(message), kind), details)]
    return made


def _found(result: Checked) -> Iterator[tuple[str, TestCase]]:
    sources = result.plan.sources
    rules = {rule.id: rule for pack in result.packs for rule in pack.rules}
    named = Counter(map(_name, (*result.findings, *result.suppressed, *result.baselined)))
    for problem in result.problems:
        path = problem.span.path
        made = case(path, f"can be read, {_place(problem.span)}")
        details = problem_block(problem, sources, Look())
        made.result = [_with_text(Error(xml(problem.message), "error"), details)]
        yield path, made
    for finding in result.findings:
        made = _case(finding, named)
        details = finding_block(finding, rules.get(finding.rule), sources, Look())
        if finding.severity == "info":
            made.system_out = _lines(details)
        else:
            failed(made, finding.message, details, kind=finding.severity)
        yield finding.span.path, made
    for how, silenced in (
        ("suppressed by a comment", result.suppressed),
        (f"older than {result.older_than}", result.baselined),
    ):
        for finding in silenced:
            made = _case(finding, named)
            made.result = [Skipped(xml(f"{how}: {finding.message}"))]
            yield finding.span.path, made


def _not_judged(path: str, said: str) -> TestCase:
    made = case(path, "judged")
    made.result = [Skipped(xml(said))]
    return made


def _case(finding: Finding, named: Mapping[tuple[str, str], int]) -> TestCase:
    """Return the case of a finding; where others of its file have its name, its accounts are a part of it."""
    path, name = _name(finding)
    accounts = finding.accounts if named[path, name] > 1 else ()
    return case(path, ", ".join((name, *accounts)))


def _name(finding: Finding) -> tuple[str, str]:
    return finding.span.path, f"{finding.rule}, {_place(finding.span)}"


def _place(span: Span) -> str:
    if span.is_file:
        return "the file"
    return span.cell if span.sheet else f"line {span.line}"


def _with_text(result: Failure | Error, details: Iterable[str]) -> Failure | Error:
    result.text = _lines(details)
    return result


def _lines(details: Iterable[str]) -> str:
    return "\n".join(map(xml, details))
