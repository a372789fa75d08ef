"""What is installed: files of data in packages, found by their entry points, and where postlint came from.

Nothing of a package is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from postlint.records import dataclass
from postlint.source.git import has_commit

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Group: TypeAlias = Literal["postlint.packs", "postlint.settings"]
"""What packages can bring: packs of rules, or settings to extend."""

PACKS: Final[Group] = "postlint.packs"
SETTINGS: Final[Group] = "postlint.settings"


class NotInstalledError(ValueError):
    """A package says that it brings a file, and does not; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A file of an installed package; ``origin`` names that with its version."""

    path: Path
    origin: str

    @property
    def name(self) -> str:
        """Return what people know the file by."""
        return f"{self.path.name} of {self.origin}"


def names(group: Group) -> list[str]:
    """Return the names of all files of a group that installed packages bring."""
    return sorted({point.name for point in _points(group)})


def find(group: Group, name: str) -> Installed | None:
    """Return the file that an installed package brings under ``name``; None where none does.

    The entry point ``name = "package"`` stands for the file ``name.yaml`` in that package.

    Raises:
        NotInstalledError: several packages bring it, or the one that says so does not.
    """
    by_origin = {_origin(point): point for point in _points(group) if point.name == name}
    points = list(by_origin.values())
    if not points:
        return None
    origins = [_origin(point) for point in points]
    if len(points) > 1:
        raise NotInstalledError(f'{" and ".join(origins)} both bring "{name}". Uninstall one of them.')
    path = next(_files(points[0]), None)
    if path is None:
        raise NotInstalledError(
            f"{origins[0]} says that it brings {name}.yaml in its package {points[0].value}, and has no such "
            "file. Install it again, or ask those who made it."
        )
    return Installed(path, origins[0])


def _points(group: Group) -> list[EntryPoint]:
    return _points_on(group, tuple(sys.path))


@lru_cache(maxsize=4)
def _points_on(group: Group, _path: tuple[str, ...]) -> list[EntryPoint]:
    """Return what is said by all that is installed on a path: it is looked through once for many names."""
    # Only those who name what an installed package brings need to wait for this import.
    from importlib.metadata import entry_points

    return list(entry_points(group=group))


def _origin(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _files(point: EntryPoint) -> Iterator[Path]:
    """Yield the places at which the file of an entry point lies, within what was installed."""
    parts = point.value.strip().split(".")
    if not all(part.isidentifier() for part in parts):
        return
    for folder in _folders(point, parts[0]):
        path = folder.joinpath(*parts, f"{point.name}.yaml")
        # A link shall not lead to a file of somebody else's.
        if path.is_file() and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            yield path


def _folders(point: EntryPoint, package: str) -> Iterator[Path]:
    """Yield the folders in which a package may lie: of its installation, and of an editable one."""
    if point.dist:
        yield Path(str(point.dist.locate_file("")))
    from importlib.util import find_spec

    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(folder).parent


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
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return json.loads(distribution("postlint").read_text(_RECORD) or "null")
    except (PackageNotFoundError, ValueError):
        return None


def _has(address: str, commit: str) -> bool:
    """Tell whether the repository still has ``commit``, where it is on this machine; others are not asked."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(address)
    if parts.scheme != "file":
        return True
    return has_commit(Path(url2pathname(parts.path)), commit)
