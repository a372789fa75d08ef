"""The folder of an audit under way: what is done stays there until all is, so that it can go on later."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from postlint.records import dataclass

NAME: Final = ".unfinished"


@dataclass(frozen=True, slots=True)
class Work:
    """The folder ``root``, with one folder for each part of each step, which is there when it is whole."""

    root: Path

    @property
    def exists(self) -> bool:
        """Tell whether an audit has begun and not ended here."""
        return self._about.is_file()

    @property
    def _about(self) -> Path:
        return self.root / "audit.json"

    def begin(self, about: dict[str, Any]) -> None:
        """Begin anew with what there is to know of the audit."""
        self.clear()
        self.root.mkdir(parents=True)
        beside = self.root / "audit.json.new"
        beside.write_text(json.dumps(about))
        beside.replace(self._about)

    def about(self) -> dict[str, Any]:
        """Return what was known of the audit when it began; nothing where that cannot be read."""
        try:
            found = json.loads(self._about.read_text())
        except (OSError, ValueError):
            return {}
        is_ours = isinstance(found, dict) and isinstance(found.get("signature"), dict)
        return found if is_ours else {}

    def has(self, step: str, number: int) -> bool:
        """Tell whether a part of a step is done."""
        return self._place(step, number).is_dir()

    def folders(self, step: str) -> list[Path]:
        """Return the folders of all parts of a step that are done, in order."""
        return sorted(path for path in (self.root / step).glob("[0-9]*") if path.is_dir())

    @contextmanager
    def folder(self, step: str, number: int) -> Iterator[Path]:
        """Give a folder to write to, which takes its name when all is written; whoever is first counts."""
        place = self._place(step, number)
        beside = place.with_name(f"new-{place.name}-{os.getpid()}")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            yield beside
            if not place.is_dir():
                beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def clear(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _place(self, step: str, number: int) -> Path:
        return self.root / step / f"{number:07}"
