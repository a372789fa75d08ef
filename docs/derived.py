"""What files besides the pages say that follows from tables of the sources, so that nobody writes it twice.

``make docs`` writes it; a test fails while a file does not say it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from postlint.calendars.readers import READERS
from postlint.calendars.schema import calendar_schema, known_keys, with_names
from postlint.config import config_schema

ROOT = Path(__file__).parents[1]
CALENDAR = ROOT / "postlint" / "calendars" / "calendar.schema.json"
SETTINGS = ROOT / "postlint" / "config.schema.json"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
README = ROOT / "README.md"

FILES_OF_HOOK = re.compile(r"(?<=files: )(&\w+ |)'\(\?i\).*'")
COLUMNS = re.compile(r'("columns": \{.*?"enum": )\[[^\]]*\]', re.DOTALL)
IN_NO_CELL = frozenset({"thread", "poll"})
"""Keys with several parts or answers, which do not fit into one cell."""
OF_CELLS = ("link", "alt")
"""What columns may also be called after, though posts have no such key."""


def derived() -> dict[Path, str]:
    """Return the whole text of every file in which something follows from a table, as it should be."""
    readme, hooks = (path.read_text(encoding="utf-8") for path in (README, HOOKS))
    return {
        CALENDAR: json.dumps(with_names(calendar_schema()), indent=2, ensure_ascii=False) + "\n",
        SETTINGS: COLUMNS.sub(
            lambda found: found[1] + json.dumps(list(_columns())), SETTINGS.read_text(encoding="utf-8")
        ),
        HOOKS: FILES_OF_HOOK.sub(lambda found: f"{found[1]}'{files_of_hook()}'", hooks),
        README: FILES_OF_HOOK.sub(lambda found: f"{found[1]}'{files_of_hook()}'", readme),
    }


def files_of_hook() -> str:
    """Return the expression for all files that a reader may take, by their endings or by their names."""
    endings = sorted({suffix[1:] for reader in READERS if reader.any_name for suffix in reader.suffixes})
    names = [reader.names for reader in READERS if reader.names and not reader.any_name]
    return "|".join([rf"(?i)\.({'|'.join(endings)})$", *(f"(^|/)({name})$" for name in names)])


def _columns() -> Iterator[str]:
    """Yield the keys that a column can stand for; those known before keep their order, as is shown."""
    posts, settings = cast("tuple[Any, Any]", (calendar_schema(), config_schema()))
    keys = [key for key in posts["$defs"]["post"]["properties"] if key in known_keys("post") - IN_NO_CELL]
    wanted = [*keys, *OF_CELLS]
    before = settings["properties"]["columns"]["additionalProperties"]["enum"]
    yield from (key for key in before if key in wanted)
    yield from (key for key in wanted if key not in before)
