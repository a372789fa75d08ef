"""Calendars on disk, loaded through the room's door."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from postlint.calendars.load import load
from postlint.config import find_config


@dataclass
class Folder:
    """A folder of files, which is the current one."""

    path: Path

    def write(self, **files):
        """Write files by name; ``__`` stands for a slash, and the last ``_`` for the dot."""
        for name, text in files.items():
            stem, _, suffix = name.rpartition("_")
            path = self.path / f"{stem.replace('__', '/')}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def load(self, *paths, **options):
        """Load ``paths`` under the configuration of this folder."""
        config, problems = find_config(Path())
        assert not problems
        return load(config, tuple(Path(path) for path in paths), **options)

    def plan(self, text, **options):
        """Load one calendar."""
        self.write(june_yaml=text)
        return self.load("june.yaml", **options)

    def only_problem(self, text):
        """Load one calendar that has one problem; return where it is and what it says."""
        (problem,) = self.plan(text).problems
        return problem.span.line, problem.span.column, problem.message


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path)
