"""What the place of a file, or git, says of the posts in it: whose they are, what wrote them, and when."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final, cast

from postlint.calendars.dates.dates_in_file_names import Named, date_in_name, order_in_names
from postlint.calendars.dates.parse_dates import NoDateError, parse_when, settled
from postlint.calendars.dates.spoken_dates import MONTHS
from postlint.calendars.files.gitignore_and_patterns import Patterns
from postlint.calendars.stages_of_folders import at_start, staged, with_said
from postlint.calendars.terms.networks_meant import OF_POSTS, channel_meant
from postlint.calendars.terms.status_words import status_in
from postlint.calendars.validate_calendar import Sheet, check_form
from postlint.config import Config, DateOrder
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.git import GitError, Repository, parts_of, repository_at, top_of
from postlint.source.lazy_patterns import later
from postlint.source.paths import absolute_by_name, shown_as
from postlint.source.spans import Span
from postlint.source.validate import plain
from postlint.vocabulary import CHANNELS, Channel, in_words

_BOT: Final = later(r"(?:.*[_-])?bots?", re.IGNORECASE | re.DOTALL)
_NAMES: Final = ("account", "accounts")
_TO_THE_SECOND: Final = later(r"(?<!\d)20\d\d[-_]?\d\d[-_]?\d\d[-_T]?[0-2]\d[0-5]\d(?!00)[0-5]\d(?!\d)")
_STAMPED: Final = (
    "the moment in its name, to the second, which is when a draft was made (if it goes out then, write date:)"
)
_LAUNCHED: Final = (
    "the day of the launch in the name of its folder, since what is published may have gone out before "
    "(if it went out then, write date:)"
)
_LAUNCHES: Final = frozenset({"launch", "launches", "release", "releases"})
"""What folders are called whose day is not that of each post in them."""
_FOR_THE_PRESS: Final = later(r"\bpress releases?\b")


@dataclass(frozen=True, slots=True)
class _Owner:
    """An account that the configuration declares, and the files whose posts are its own."""

    key: str
    channel: str | None
    paths: Patterns


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet with what its place adds, what there is to say of that, and the network that its name gave.

    ``notes`` tell what in its name was left out.
    """

    sheet: Sheet
    diagnostics: tuple[Diagnostic, ...] = ()
    network: Channel | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """What the configuration says of places. ``added`` holds when git says that each file was added.

    ``date_order`` is what comes first in names such as ``03-04-2026``, as the configuration says or else
    the other names tell. ``accounts_declared`` holds when something says whose the posts are, so that no
    name needs to.
    """

    config: Config
    owners: tuple[_Owner, ...] = ()
    origins: tuple[tuple[str, Patterns], ...] = ()
    added: Dict[Path, str] | None = None
    date_order: DateOrder | None = None
    problems: tuple[Diagnostic, ...] = ()
    accounts_declared: bool = False

    def fill(self, sheet: Sheet, path: Path, shown: str, *, one_post: bool) -> Filled:
        """Return ``sheet`` with what its place adds where its posts say nothing.

        It is that of the file at ``path``, which people know as ``shown``.
        """
        root = absolute_by_name(self.config.names_from)
        relative = path.relative_to(root) if path.is_relative_to(root) else PurePath(path.name)
        named = date_in_name(relative, shown, self.date_order) if one_post else Named()
        sheet = staged(sheet, relative, self.config) if one_post else sheet
        no_date = _why_no_date(sheet, relative) if named.when else None
        when = (None if no_date else _written(named)) or (self.added.get(path) if self.added else None)
        owners = [owner for owner in self.owners if owner.paths.says(path)]
        origin = self._origin(path, relative)
        network = None if owners or self.accounts_declared else _network_of(sheet, relative)
        if named.when and not self.config.date_order:
            day = str(named.when.date)
            sheet = replace(sheet, posts=tuple(_settled_by(day, post) for post in sheet.posts))
        notes = (no_date,) if no_date else ()
        if not (when or owners or origin or network):
            return Filled(sheet, named.diagnostics, notes=notes)
        posts = tuple(_filled(post, when, owners, origin, network) for post in sheet.posts)
        dateless = any(post.get("date") is None for post in sheet.posts)
        return Filled(replace(sheet, posts=posts), named.diagnostics if dateless else (), network, notes)

    def _origin(self, path: Path, relative: PurePath) -> str | None:
        said = next((name for name, patterns in self.origins if patterns.says(path)), None)
        return said or ("bot" if any(_BOT.fullmatch(folder) for folder in relative.parts[:-1]) else None)


def places_of(config: Config, paths: Iterable[Path]) -> Places:
    """Return what ``config`` says of places, and ask git where it says so; ``paths`` are all files."""
    root = absolute_by_name(config.root)
    added: Dict[Path, str] | None = None
    problems: tuple[Diagnostic, ...] = ()
    try:
        added = _dates_added(root) if config.dates_from_git else None
    except GitError as error:
        where = Span.of_file(shown_as(config.path or root))
        problems = (Diagnostic(where, f"Git cannot say when files were added: {error}", "reading/git"),)
    return Places(
        config,
        owners=tuple(_owners(config, root)),
        origins=tuple((name, Patterns.of(root, globs)) for name, globs in config.origin.items()),
        added=added,
        date_order=config.date_order or order_in_names(paths),
        problems=problems,
    )


def declared_sheet(config: Config) -> Sheet | None:
    """Return the accounts that ``config`` declares, as a calendar that holds nothing else."""
    if config.accounts is None or config.parsed is None:
        return None
    without_paths = (replace(entry, value=_without_paths(entry.value)) for entry in config.accounts.entries)
    accounts = replace(config.accounts, entries=tuple(without_paths))
    return check_form(tree.mapping(accounts, accounts=accounts), config.parsed.comments)


def _without_paths(account: tree.Node) -> tree.Node:
    if not isinstance(account, tree.Mapping):
        return account
    return replace(account, entries=tuple(entry for entry in account if entry.key != "paths"))


def _owners(config: Config, root: Path) -> Iterator[_Owner]:
    for entry in config.accounts or ():
        paths = entry.value.get("paths") if isinstance(entry.value, tree.Mapping) else None
        if isinstance(entry.value, tree.Mapping) and isinstance(paths, tree.Sequence):
            channel = entry.value.scalar("channel")
            globs = tuple(str(plain(glob)) for glob in paths.items)
            yield _Owner(entry.key, channel.text if channel else None, Patterns.of(root, globs))


def _why_no_date(sheet: Sheet, path: PurePath) -> str | None:
    """Return why the date in a name is that of none of the posts, which say nothing of theirs; or None."""
    if any(post.get("date") for post in sheet.posts):
        return None
    stages = {post.text("status") for post in sheet.posts}
    if stages == {"draft"} and _TO_THE_SECOND.search(path.stem):
        return _STAMPED
    return _LAUNCHED if stages == {"published"} and _is_of_a_launch(path) else None


def _is_of_a_launch(path: PurePath) -> bool:
    """Tell whether ``path`` has its date from a folder that, or the one around it, is called a launch."""
    ends = (PurePath(*path.parts[at:]) for at in range(len(path.parts) - 1, -1, -1))
    dated = next((end for end in ends if date_in_name(end, "", None) != Named()), path)
    at = len(path.parts) - len(dated.parts)
    called = (_FOR_THE_PRESS.sub("", in_words(folder)) for folder in path.parts[max(at - 1, 0) : at + 1])
    return len(dated.parts) > 1 and any(not _LAUNCHES.isdisjoint(name.split()) for name in called)


def _written(named: Named) -> str | None:
    if named.when is None:
        return None
    clock = named.when.time
    return f"{named.when.date} {clock:%H:%M}{named.when.offset or ''}" if clock else str(named.when.date)


def _settled_by(day: str, post: tree.Mapping) -> tree.Mapping:
    """Return ``post`` with a date that can mean two days as the one that the name of its file says."""
    written = post.get("date")
    if not isinstance(written, tree.Scalar):
        return post
    try:
        parse_when(written.text.strip(), None)
    except NoDateError as error:
        orders: tuple[DateOrder, ...] = ("day-first", "month-first")
        meant = (settled(written.text, order) for order in orders)
        text = next((text for text in meant if text.startswith(day)), None)
        if error.rule == "reading/ambiguous-date" and text is not None:
            date = tree.entry("date", tree.said(written, text))
            return replace(post, entries=tuple(date if one.key == "date" else one for one in post))
    return post


def _network_of(sheet: Sheet, path: PurePath) -> Channel | None:
    """Return the network that a file is called after, if no post says any.

    Its name says nothing else but that there are posts, of when and how far they are. "Threads" may as well
    be those that are in the file.
    """
    if sheet.accounts or any(map(_names_account, sheet.posts)) or not sheet.posts:
        return None
    words = in_words(path.stem).split()
    whole = channel_meant(path.stem)
    named = whole or channel_meant(" ".join(word for word in words if not _says_no_more(word)))
    if named == "threads" and any(post.get("thread") for post in sheet.posts):
        return None
    return cast("Channel", named) if named in CHANNELS and named != "other" else None


def _says_no_more(word: str) -> bool:
    is_of_posts = (word in OF_POSTS or status_in(word) is not None) and word != "threads"
    return word in MONTHS or word.isdecimal() or is_of_posts


def _names_account(post: tree.Mapping) -> bool:
    return any(post.get(key) for key in (*_NAMES, "channel"))


def _filled(
    post: tree.Mapping, when: str | None, owners: list[_Owner], origin: str | None, network: str | None
) -> tree.Mapping:
    """Return ``post`` with what its place says, where it says nothing of that itself."""
    channels = {channel.value for channel in post.scalars("channel")}
    fitting = [
        owner.key for owner in owners if not channels or owner.channel is None or owner.channel in channels
    ]
    new = {"date": when} if when else {}
    new |= {"origin": origin} if origin else {}
    new |= {"channel": network} if network else {}
    post = with_said(post, new)
    if not fitting or any(post.get(key) for key in _NAMES):
        return post
    accounts = tree.sequence([at_start(post, key) for key in fitting], at_start(post, ""))
    return replace(post, entries=(*post.entries, tree.entry("accounts", accounts)))


_SHALLOW: Final = "this clone does not hold the whole history. Fetch it: git fetch --unshallow"
_NO_REPOSITORY: Final = "there is no git repository around it. Take from_git: out, or run `git init`."
_LOG: Final = ("log", "--diff-filter=A", "--no-renames", "--name-only", "-z", "--no-mailmap", "--format=/%cI")
"""No name that git gives begins with a slash, so that no name is taken for a date."""


def _dates_added(folder: Path) -> Dict[Path, str]:
    """Return when each file below ``folder`` was added, as ISO 8601; the last time, if it was deleted before.

    Raises:
        GitError: if git cannot tell.
    """
    top = top_of(folder)
    if top is None:
        raise GitError(_NO_REPOSITORY)
    repository = repository_at(top)
    if repository.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
        raise GitError(_SHALLOW)
    if not _has_commits(repository):
        return {}
    below = os.path.relpath(os.path.realpath(folder), top).replace(os.sep, "/")
    listed = repository.ask(*_LOG, "--", below)
    return {folder / os.path.relpath(name, below): date for name, date in _latest(listed).items()}


def _has_commits(repository: Repository) -> bool:
    try:
        repository.ask("rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return False
    return True


def _latest(listed: bytes) -> dict[str, str]:
    """Return the date of the first commit in which each name is listed: the log begins with the latest."""
    added: dict[str, str] = {}
    date, begins = "", False
    for part in parts_of(listed):
        if part.startswith(b"/"):
            date, begins = part[1:].decode("ascii"), True
        elif part:
            # A line break parts a date from the names after it.
            added.setdefault(os.fsdecode(part[1:] if begins else part), date)
            begins = False
    return added
