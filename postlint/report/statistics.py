"""How often each rule speaks, for calendars with more findings than anybody reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from postlint.checking import Checked
from postlint.report.layout import Look, columns
from postlint.vocabulary import SEVERITIES


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
