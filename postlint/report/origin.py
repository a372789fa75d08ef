"""Where this postlint was installed from."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from postlint.records import dataclass
from postlint.source.git import has_commit

_RECORD: Final = "direct_url.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """The git repository, and the commit of it, that this postlint was installed from."""

    address: str
    commit: str


def origin() -> Origin | None:
    """Return the git repository that postlint was installed from, or None if it is not known to be one.

    A folder or an archive is none: nothing says which commit of what it was.
    """
    recorded = _recorded()
    match recorded:
        case {"url": str(address), "vcs_info": {"vcs": "git", "commit_id": str(commit)}}:
            # pre-commit installs from the top of a repository only.
            usable = not recorded.get("subdirectory") and _has(address, commit)
            return Origin(address, commit) if usable else None
    return None


def _recorded() -> Any:
    try:
        return json.loads(distribution("postlint").read_text(_RECORD) or "null")
    except (PackageNotFoundError, ValueError):
        return None


def _has(address: str, commit: str) -> bool:
    """Tell whether the repository still has ``commit``, where it is on this machine; others are not asked."""
    parts = urlsplit(address)
    if parts.scheme != "file":
        return True
    return has_commit(Path(url2pathname(parts.path)), commit)
