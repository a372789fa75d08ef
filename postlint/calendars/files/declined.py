"""Why a file is no calendar, or none of its sort is read, and what to do where somebody names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from postlint.calendars.files.found import Found, suffixes
from postlint.calendars.readers import is_readable, readable_suffixes
from postlint.calendars.readers.reader import EMPTY, About, Reader
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Mapping, Node, Parsed

_OTHER: Final = "not a calendar: it {}"
_IF_POSTS: Final = "name it under `calendars:` in postlint.yaml if it holds posts"
_FOR_ITS_NAME: Final = f"files of its name, or in a folder of that name, are seldom posts: {_IF_POSTS}"
_UNNAMED: Final = (
    "not a calendar: its name does not speak of posts, and too little in it does (networks, days, hashtags "
    f"or the like beside texts): {_IF_POSTS}"
)
_PACKED: Final = frozenset({".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar"})
_OTHER_WORKBOOKS: Final = frozenset({".xls", ".xlsb", ".numbers"})


def why_other(reader: Reader, about: About) -> str:
    """Say why a file that no reader takes is none; with its name, where it may be anything."""
    if about.is_of_posts or not reader.opportunistic:
        return _OTHER.format(reader.lacks)
    return _FOR_ITS_NAME if about.lies_elsewhere else _UNNAMED


def complaint_about(
    file: Found, parsed: Parsed, readers: Sequence[Reader], about: About, *, said: str | None, why: str
) -> str:
    """Return what to say of a file that is none though somebody says that it is one, and what to do.

    ``said`` is what its reader says of it, ``why`` is that or what else it is.
    """
    documents = parsed.documents
    complaint = said if said and said != EMPTY else _why_no_calendar(documents, why)
    if not said and not file.reader and (chosen := _to_choose(documents, readers, about)):
        how = f"readers: {{{file.name}: {chosen.name}}}"
        complaint = f"{complaint} If it is a post, say so under readers: in postlint.yaml, as in {how}."
    if file.asked_by == "configuration" and not file.reader:
        # A pattern such as /*.yaml catches what comes to lie there.
        from postlint.calendars.files.likely.likely_data import how_to_mean_texts

        how = "" if said else how_to_mean_texts(file.path, parsed.source.text)
        complaint = f"{complaint.rstrip('.')}.{how} If it is none, name it under exclude: in postlint.yaml."
    return complaint


def _to_choose(documents: Sequence[Node], readers: Sequence[Reader], about: About) -> Reader | None:
    """Return the reader for files of all sorts that reads these documents where somebody chooses it."""
    chosen = replace(about, reader_forced=True)
    return next(
        (
            reader
            for reader in readers
            if reader.opportunistic
            and any(reading.calendar for one in documents if (reading := reader.read(one, chosen)))
        ),
        None,
    )


def _why_no_calendar(documents: Collection[Node], why: str) -> str:
    keys = [entry.key for document in documents if isinstance(document, Mapping) for entry in document]
    suggestion = next((found for key in keys if (found := did_you_mean(key, ["posts"]))), "")
    called = why.rstrip(".") if why.startswith("not a calendar") else f"{why}, so it is not a calendar"
    return f"This file is {called}.{suggestion}"


def why_unread(path: Path) -> str:
    """Return why no reader takes the file at ``path``, which somebody named, and what to do about it."""
    from postlint.calendars.files.likely.likely_names import meant_name

    if path.suffix.lower() in _PACKED:
        return "This file is packed. Unpack it yourself, and give postlint the folder with what was in it."
    if path.suffix.lower() in _OTHER_WORKBOOKS:
        return "postlint does not read workbooks of this sort. Save it as .xlsx or .csv."
    inner = Path(path.stem)
    if is_readable(inner) and inner.suffix:
        return f"postlint goes by the ending of a name: take {path.suffix} off, and it reads {inner.name}."
    if meant := meant_name(path):
        return f"postlint goes by the ending of a name: call it {meant.name}, and it is read."
    if path.suffix.lower() in readable_suffixes():
        return "Of an archive from X, postlint opens tweets.js and what says whose it is, and nothing else."
    return f"postlint does not read files of this sort. It reads {suffixes()}."
