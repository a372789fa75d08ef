"""What was met and is not read: files that look like posts, repositories, what a checkout leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.found import Discovery, Found, Unentered
from postlint.calendars.files.parse_file import Opened, open_file
from postlint.calendars.model import FileRead, LikelyPosts, LikelySort
from postlint.calendars.readers import (
    WALKED_SUFFIXES,
    is_named_like_one,
    is_on_request,
    is_readable,
    max_bytes,
    reader_named,
)
from postlint.calendars.readers.reader import EMPTY, has_calendar_name
from postlint.calendars.schema import known_keys
from postlint.calendars.validate_calendar import Sheet
from postlint.config import Config
from postlint.source.diagnostic import Diagnostic
from postlint.source.opening import read_bytes
from postlint.source.paths import folder_shown, is_folder, printable, shown_as
from postlint.source.spans import Span
from postlint.source.tree import Mapping

_AS_SHORT: Final = {".yaml": ".yml", ".markdown": ".md"}
"""Two endings of one sort: a team that writes the one may slip into the other."""
_DATA: Final[Dict[str, LikelySort]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_MOST_BESIDE: Final = 512 * 1024
_KEYS: Final = (b'"posts"', b"\nposts:", b"\nposts :")
_SAYS_WHERE: Final = frozenset(
    {
        *("channel", "account", "accounts", "reply_to", "repost_of", "quote_of", "poll", "thread", "kind"),
        "origin",
    }
)
_OF_SITES: Final = frozenset({"data", "_data", "i18n", "locales"})
"""Folders in which sites keep dated texts that are no posts, such as news and what customers said."""


def likely_in(config: Config, found: Discovery, opened: Collection[Opened]) -> list[LikelyPosts]:
    """Return the files met that look like posts and are not read, those beside named calendars first."""
    read = {file.name: file for file in opened}
    texts = {name: file.source.text for name, file in read.items() if file.source}
    beside = list(_calendars_beside(config, found, {name for name, file in read.items() if file.reader}))
    met = [(file.path, read[file.name]) for file in found.files]
    # Readers know what other sorts of files hold; most Markdown is something else, so theirs looks at little.
    declined = (
        path
        for path, one in met
        if one.opportunistic and not (one.reader or one.settled or (one.lacking and one.likely))
    )
    unread = (*found.unread, *declined)
    lacking = [path for path, one in met if one.lacking and not one.likely and one.source]
    if not (unread or lacking or any(file.likely for file in opened)):
        return sorted(beside)
    # A run over calendars alone does without what knows how posts look.
    from postlint.calendars.files.likely.likely_beside import beside_posts, siblings_of_posts
    from postlint.calendars.files.likely.likely_posts import lacking_posts, likely_posts, posts_in_folders

    root = config.names_from
    weighed = {name: file.weighed for name, file in read.items() if file.weighed}
    taken = {likely.path for likely in beside}
    taken |= {source.path for file in opened for source in file.companions}
    others = {
        likely.path: likely
        for likely in (
            *posts_in_folders((*unread, *lacking), root, texts),
            *_read_once_named(lacking_posts(lacking, root, texts), lacking, config),
            *_doubted(opened),
            *_as_declined(likely_posts(unread, root, texts, weighed), read),
            *_misnamed(config, found),
        )
    }
    posts = others.keys() | {name for name, file in read.items() if file.reader}
    others |= {likely.path: likely for likely in beside_posts(unread, posts, root, texts)}
    kept = [likely for path, likely in others.items() if path not in taken]
    next_ones = siblings_of_posts(unread, {*posts, *taken, *others}, root, texts)
    series = _of_series(next_ones, config)
    return sorted((*beside, *_as_they_read(kept, config, found), *series), key=_beside_first)


def _read_once_named(
    likely: Iterable[LikelyPosts], lacking: Iterable[Path], config: Config
) -> Iterator[LikelyPosts]:
    """Yield the files that had to be declined; data lacks no more than a name where that has it read."""
    paths = {shown_as(path): path for path in lacking}
    for file in likely:
        path, sort = paths[file.path], _DATA.get(paths[file.path].suffix.lower())
        is_read = file.sort == "lacking" and sort and holds_posts(_named(path, config), path)
        yield replace(file, sort=sort) if sort and is_read else file


def _named(path: Path, config: Config) -> Opened:
    """Return what a file holds once somebody says that it is a calendar."""
    return open_file(Found(path, "configuration"), None, config)


def _misnamed(config: Config, found: Discovery) -> Iterator[LikelyPosts]:
    """Yield the files that are read as calendars once a slip in the ending of their names is mended."""
    from postlint.calendars.files.likely.likely_names import (
        below_folder,
        has_second_ending,
        is_hidden,
        meant_name,
    )

    for path in found.unread:
        meant = meant_name(path)
        if meant is None or is_hidden(below_folder(path, config.names_from)):
            continue
        try:
            data = read_bytes(path, max_bytes(meant))
        except OSError:
            continue
        opened = open_file(Found(meant, None), data, config)
        if holds_posts(opened, meant) and _is_read_where_met(meant, opened, config):
            is_second = has_second_ending(path)
            why = "with a second ending" if is_second else "with a slip in its ending"
            yield LikelyPosts(
                shown_as(path), "renamed" if is_second else "misspelt", f"{printable(meant.name)} {why}"
            )


def _is_read_where_met(path: Path, opened: Opened, config: Config) -> bool:
    """Tell whether a file would be read or named though nobody asks for it: tables may be of anything."""
    from postlint.calendars.files.likely.likely_posts import likely_posts

    texts = {opened.name: opened.source.text} if opened.source else {}
    is_looked_into = path.suffix.lower() in WALKED_SUFFIXES or is_named_like_one(path)
    return is_looked_into or bool(likely_posts((path,), config.names_from, texts, {}))


def _beside_first(likely: LikelyPosts) -> tuple[bool, LikelyPosts]:
    return likely.sort != "calendar", likely


def _of_series(siblings: Iterable[tuple[Path, str]], config: Config) -> Iterator[LikelyPosts]:
    """Yield files that differ from one with posts in numbers and dates alone, each beside its like."""
    for path, like in siblings:
        why = f"called and headed as {Path(like).name} beside it is"
        is_read = _named(path, config).reader
        yield LikelyPosts(
            shown_as(path), "layout" if not is_read else "calendar" if config.calendars else "sections", why
        )


def _as_they_read(likely: Iterable[LikelyPosts], config: Config, found: Discovery) -> Iterator[LikelyPosts]:
    """Yield the files that look like posts; those as calendars that need only be named beside others."""
    asked = found.unread if config.calendars else ()
    unread = {shown_as(path): path for path in asked if is_readable(path) and not is_on_request(path)}
    for file in likely:
        path = unread.get(file.path)
        reads = path is not None and holds_posts(open_file(Found(path, None), None, config), path)
        yield replace(file, sort="calendar", because="it reads like one") if reads else file


def _as_declined(likely: Iterable[LikelyPosts], read: Dict[str, Opened]) -> Iterator[LikelyPosts]:
    """Yield the files that look like posts; what one lacks, its reader knows better than its layout tells."""
    for file in likely:
        is_known = file.sort == "layout" and file.path in read and read[file.path].lacking
        yield replace(file, sort="lacking") if is_known else file


def _doubted(opened: Iterable[Opened]) -> Iterator[LikelyPosts]:
    """Yield the files of which their reader says that posts stand in them, though it could not read them."""
    return (
        LikelyPosts(file.name, "lacking" if file.lacking else "sections", file.likely)
        for file in opened
        if file.likely
    )


def _calendars_beside(config: Config, found: Discovery, read: Collection[str]) -> Iterator[LikelyPosts]:
    """Yield the files that would be read as calendars if they were named, and are not.

    They are looked for in the folders of named calendars, among files of the same sort, and among other
    data that has `posts:`: elsewhere, posts may be anybody's. ``read`` are the calendars, by what people
    know them by.
    """
    named = [file.path for file in found.files if file.asked_by == "configuration" and file.name in read]
    sorts = {(path.parent, path.suffix) for path in named}
    folders = {path.parent for path in named}
    for path in found.unread:
        alike = (path.parent, path.suffix) in sorts
        if is_readable(path) and (alike or (path.parent in folders and _has_posts(path))):
            opened = open_file(Found(path, None), None, config)
            if holds_posts(opened, path):
                yield LikelyPosts(opened.name, "calendar", "it lies beside a calendar and reads like one")


def _has_posts(path: Path) -> bool:
    """Tell whether data of a size that calendars have may have that key, which its bytes say in no time."""
    try:
        data = read_bytes(path, _MOST_BESIDE) if path.suffix in _DATA else b""
    except OSError:
        return False
    return len(data) <= _MOST_BESIDE and any(key in b"\n" + data for key in _KEYS)


def empty_beside(opened: Collection[Opened]) -> Iterator[Diagnostic]:
    """Yield a problem for each file that was met with nothing in it, beside a calendar of the same sort."""
    calendars = {_folder_and_sort(file.name): file.name for file in opened if file.reader}
    for file in opened:
        like = calendars.get(_folder_and_sort(file.name))
        is_empty = file.declined == EMPTY and file.source and not file.source.text.strip()
        if like and is_empty and file.way and file.way.is_met:
            message = f"This file is empty, and lies beside {PurePath(like).name}, which holds posts."
            yield Diagnostic(Span.of_file(file.name), message, "reading/empty-file")


def _folder_and_sort(name: str) -> tuple[str, str]:
    suffix = PurePath(name).suffix.lower()
    return folder_shown(name), _AS_SHORT.get(suffix, suffix)


def with_companions(passed_over: Iterable[FileRead], opened: Iterable[Opened]) -> Iterator[FileRead]:
    """Yield the files passed over, with what those were read for that say more of posts in others."""
    read_for = {source.path: file.name for file in opened for source in file.companions}
    for file in passed_over:
        by = read_for.get(file.path)
        yield replace(file, declined=f"read along with {by}") if by else file


def on_repositories(config: Config, unentered: Iterable[Unentered]) -> Iterator[str]:
    """Say of each repository that was not entered and holds a calendar that it was not judged."""
    for other in unentered:
        if any(open_file(file, None, config).reader for file in other.files):
            yield f"{shown_as(other.folder)}/ is a {other.what} and was not judged: run postlint there"


def on_kept_out(paths: Sequence[Path]) -> Iterator[str]:
    """Say of what may be calendars, and a sparse checkout leaves out of the work tree, that nobody looked."""
    if paths:
        from shlex import quote

        more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
        were = "are" if more else "is"
        yield (
            f"{shown_as(paths[0])}{more} {were} not in this sparse checkout, and not judged: "
            f"`git sparse-checkout add {quote(shown_as(paths[0].parent))}`, or `git sparse-checkout disable`"
        )


def no_calendar(given: Sequence[Path], likely: Sequence[LikelyPosts]) -> Diagnostic:
    """Return the problem that nothing was read of what was ``given``; ``likely`` files look like posts."""
    is_empty = bool(given) and all(is_folder(path) and not any(path.iterdir()) for path in given)
    where = Span.of_file(", ".join(path.as_posix() for path in given) or ".")
    return Diagnostic(where, _EMPTY if is_empty else _no_calendar(likely), "reading/no-calendar")


def _no_calendar(likely: Sequence[LikelyPosts]) -> str:
    """Say that nothing was read, with the files that look like posts or, without any, what would be read."""
    if not likely:
        return (
            "No calendar found, and nothing that seems to hold posts: `check --list-files` says what became "
            "of each file. Name yours, or say under `calendars:` or `readers:` in postlint.yaml where posts "
            "are. A YAML file is a calendar when it has a `posts:` key or is a list of posts."
        )
    named = ", ".join(file.path for file in likely[:_NAMED]) + (" …" if len(likely) > _NAMED else "")
    looks = "looks like posts and could not" if len(likely) == 1 else "look like posts and could not"
    return f"No calendar found, but {named} {looks} be read: `check --list-files` says why and what to do."


_NAMED: Final = 5
_EMPTY: Final = "No calendar found: nothing but an empty folder was given."


def holds_posts(opened: Opened, path: Path) -> bool:
    """Tell whether anything says that the texts in a file are posts.

    That is its name or its reader, or it has ``posts:`` with a text; else a post must say where it goes or
    when.
    """
    reader = reader_named(opened.reader) if opened.reader else None
    if reader is None:
        return False
    if not reader.mistakable or any(map(_says_more, opened.sheets)):
        return True
    read = any(sheet.posts for sheet in opened.sheets)
    if read and (has_calendar_name(path) or opened.reader == "calendar"):
        return True
    signs = _SAYS_WHERE if path.parent.name in _OF_SITES else _SAYS_WHERE | {"date"}
    return any(_has(post, signs) for sheet in opened.sheets for post in (*sheet.posts, *sheet.left_out))


def _says_more(sheet: Sheet) -> bool:
    """Tell whether a calendar has accounts, slots or the like."""
    return any(entry.key in known_keys("calendar") - {"posts"} for entry in sheet.top)


def _has(post: object, keys: Collection[str]) -> bool:
    return isinstance(post, Mapping) and any(entry.key in keys for entry in post)
