"""What the parts of a workbook (.xlsx) say of its cells beside their values: how they look, which fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from postlint.records import dataclass
from postlint.source.workbook_parts import SHEET, TooManyCellsError, bare, parts_of, place_of, read

_STYLES: Final = "xl/styles.xml"
_SECTIONS: Final = frozenset({"fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"})
_NO: Final = frozenset({"0", "false"})


@dataclass(frozen=True, slots=True)
class Marks:
    """Cells by the name of their sheet, their row and their column; rows without the last.

    ``failing`` are those whose formula gives nothing, ``hidden`` rows that nobody sees, ``struck`` cells that
    are struck out as a whole.
    """

    failing: tuple[tuple[str, int, int], ...] = ()
    hidden: frozenset[tuple[str, int]] = frozenset()
    struck: frozenset[tuple[str, int, int]] = frozenset()


def marks_in(data: bytes) -> Marks:
    """Return the marks in ``data``, a workbook that was found to be of bounded size."""
    parts = parts_of(data) or {}
    sheets = list(_sheets(parts))
    return Marks(
        tuple((name, *cell) for name, sheet in sheets for cell in sheet.failing),
        frozenset((name, row) for name, sheet in sheets for row in sheet.hidden),
        frozenset((name, *cell) for name, sheet in sheets for cell in sheet.struck),
    )


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, _Sheet]]:
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def begins(name: str, holds: Mapping[str, str]) -> None:
        says = {bare(key): value for key, value in holds.items()}
        if bare(name) == "Relationship":
            targets[says.get("Id", "")] = says.get("Target", "")
        elif bare(name) == "sheet":
            names[says.get("id", "")] = says.get("name", "")

    for part in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        if part in parts:
            read(parts[part], begins)
    struck = _struck_styles(parts.get(_STYLES, b""))
    for number, name in names.items():
        target = targets.get(number, "").lower().removeprefix("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if SHEET in parts.get(part, b""):
            sheet = _Sheet(struck)
            read(parts[part], sheet.begins)
            yield name, sheet


@dataclass(slots=True)
class _Sheet:
    """The marks in a sheet up to where is being read; cells that do not say where they are follow others."""

    struck_styles: frozenset[str]
    row: int = 0
    column: int = 0
    failing: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    struck: list[tuple[int, int]] = field(default_factory=list)

    def begins(self, name: str, holds: Mapping[str, str]) -> None:
        name = bare(name)
        if name == "row":
            self.row, self.column = int(holds.get("r", self.row + 1)), 0
            if holds.get("hidden", "0") not in _NO:
                self.hidden.append(self.row)
        elif name == "c":
            row, self.column = place_of(holds["r"]) if "r" in holds else (self.row, self.column + 1)
            if holds.get("t") == "e":
                self.failing.append((row, self.column))
            if holds.get("s") in self.struck_styles:
                self.struck.append((row, self.column))


def _struck_styles(part: bytes) -> frozenset[str]:
    """Return the numbers of the styles of cells whose font is struck out; none where they cannot be read."""
    fonts, styles = list[bool](), list[str]()
    section = ""

    def begins(name: str, holds: Mapping[str, str]) -> None:
        nonlocal section
        name = bare(name)
        section = name if name in _SECTIONS else section
        if (section, name) == ("fonts", "font"):
            fonts.append(False)
        elif (section, name) == ("fonts", "strike") and fonts:
            fonts[-1] = holds.get("val") not in _NO
        elif (section, name) == ("cellXfs", "xf"):
            styles.append(holds.get("fontId", ""))

    try:
        read(part, begins)
    except (ValueError, TooManyCellsError):
        # They are not needed to read what stands in the cells.
        return frozenset()
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    return frozenset(str(number) for number, font in enumerate(styles) if font in struck)
