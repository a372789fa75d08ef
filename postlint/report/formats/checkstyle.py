"""The XML of Checkstyle, which Jenkins (warnings-ng) and many other services read.

https://github.com/checkstyle/checkstyle: XMLLogger writes it. Line 0 means a file as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from postlint.checking import Checked
from postlint.report.annotations import Entry, with_remarks
from postlint.report.layout import Look
from postlint.source.escape import xml
from postlint.vocabulary import VERSION


def render(results: Sequence[Checked], _look: Look) -> str:
    """Return the findings and problems of each file, notes included; it has no look."""
    root = ET.Element("checkstyle", version=f"postlint {VERSION}")
    by_file: dict[str, list[Entry]] = {}
    for entry in with_remarks(results):
        by_file.setdefault(entry.span.path, []).append(entry)
    for path, found in sorted(by_file.items()):
        file = ET.SubElement(root, "file", name=xml(path))
        for entry in found:
            ET.SubElement(file, "error", _attributes(entry))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _attributes(entry: Entry) -> dict[str, str]:
    column = {} if entry.span.is_file else {"column": str(entry.span.column)}
    return {
        "line": str(entry.span.line),
        **column,
        "severity": entry.severity,
        "message": xml(entry.text),
        "source": xml(entry.rule),
    }
