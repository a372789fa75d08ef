"""The report for people: every finding at its post, why, how to pass, and what was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from postlint.checking import Checked
from postlint.report.footer import footer, quiet_footer
from postlint.report.layout import Look, columns, paragraph, plural
from postlint.vocabulary import SEVERITIES


def render(results: Sequence[Checked], look: Look) -> str:
    """Return the report. It is empty where there is nothing to say, so that hooks stay silent."""
    blocks = [block for result in results for block in _blocks(result, look)]
    if look.statistics:
        blocks += [statistics(results, look)]
    if any(blocks):
        mixes = [lines for result in results for lines in _mixes(result, look) if not look.statistics]
        blocks += [*mixes, footer(results, look)]
    else:
        blocks = [quiet_footer(results, look)]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + ("\n" if any(blocks) else "")


def _blocks(result: Checked, look: Look) -> Iterator[list[str]]:
    listed = result.listed(info=look.show_info)
    if not (result.problems or listed):
        # So it is with most runs, which need not wait for what they do not say.
        return
    from postlint.report.finding_text import finding_block, problem_block, rows_of

    rules = {rule.id: rule for pack in result.packs for rule in pack.rules}
    for problem in result.problems:
        yield problem_block(problem, result.plan.sources, look)
    if look.statistics:
        return
    told: set[tuple[str, ...]] = set()
    for finding in listed:
        rows = rows_of(finding, look)
        again = bool(rows) and told.issuperset(rows)
        told.update(rows)
        yield finding_block(finding, rules.get(finding.rule), result.plan.sources, look, again=again)


def _mixes(result: Checked, look: Look) -> Iterator[list[str]]:
    """Give the bars of each account whose mix is found fault with, once."""
    from postlint.report.bars import mix_bars

    listed = result.listed(info=look.show_info)
    faulted = {identity for finding in listed if finding.counted for identity in finding.identities}
    for mix in result.judgement.mixes:
        if mix.identity in faulted:
            yield [
                *paragraph(f"{mix.account}: the mix of {plural(mix.total, 'post')}", look),
                *mix_bars(mix, look),
            ]


def statistics(results: Sequence[Checked], look: Look) -> list[str]:
    """Return a line for each rule and severity that was found, the gravest and most frequent first."""
    counts = Counter(
        (finding.severity, finding.rule)
        for result in results
        for finding in result.listed(info=look.show_info)
    )
    titles = {rule.id: rule.title for result in results for pack in result.packs for rule in pack.rules}
    ordered = sorted(counts.items(), key=lambda pair: (-SEVERITIES.index(pair[0][0]), -pair[1], pair[0][1]))
    rows = [
        (f"{count:,}", severity, rule, titles.get(rule, "A suppression that is out of order"))
        for (severity, rule), count in ordered
    ]
    return columns(rows, look, "")
