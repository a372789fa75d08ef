"""From a file on disk, or bytes from elsewhere, to text that is safe to parse."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING, Final

from postlint.source.budgets import MAX_BYTES
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.opening import NotAFileError, read_bytes
from postlint.source.spans import Source, Span, with_plain_line_ends

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    Decode: TypeAlias = Callable[[bytes, str, int], "Source | Diagnostic"]
    """Makes a source of the bytes of a file, by its name, up to so many of them."""


_BYTE_ORDER_MARK: Final = "\ufeff"
# UTF-32's little-endian mark begins with UTF-16's, so it is asked for first.
_FOREIGN_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_POINTER: Final = b"version https://git-lfs.github.com/spec/"
_ONLY_A_POINTER: Final = (
    "This is a pointer of Git LFS, and what it stands for is not here. Fetch it with `git lfs pull`; in CI, "
    "let the checkout do so."
)
_MARKS: Final = (*(mark for mark, _ in _FOREIGN_MARKS), b"\xef\xbb\xbf")
# Everything outside c-printable of YAML 1.2 (production 1); surrogates cannot come out of UTF-8.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNPRINTABLE_NAMES: Final = {"\x00": "NUL byte", "\x1b": "terminal escape character", "\x0c": "form feed"}


def read_file(
    path: Path, name: str, limit: int = MAX_BYTES, decoded: Decode | None = None
) -> Source | Diagnostic:
    """Read the file at ``path``, of up to ``limit`` bytes; ``name`` is what people know it by.

    ``decoded`` makes a source of its bytes, where they are no plain text.

    Returns the decoded source, or the problem that kept it from being read. Never raises on what it
    finds there: a missing or unreadable file, a folder, a loop of links, a device, or too many bytes.
    """
    try:
        size = path.stat().st_size
        # A file may grow after it was asked for its size.
        data = b"" if size > limit else read_bytes(path, limit)
    except NotAFileError as error:
        return Diagnostic(Span.of_file(name), f"This is {error.what}, not a file.", "reading/unreadable")
    except (OSError, ValueError, RuntimeError) as error:
        return Diagnostic(Span.of_file(name), *_why_unreadable(error))
    return _too_big(size, name, limit) if size > limit else (decoded or decode)(data, name, limit)


def decode(data: bytes, name: str, limit: int = MAX_BYTES) -> Source | Diagnostic:
    """Return ``data`` as text, or the problem with its size, its encoding or its characters.

    A line feed ends each of its lines, whichever of the three ways they end in ``data``: no reader has to
    know of others, and lines and columns stay what they are.
    """
    if len(data) > limit:
        return _too_big(len(data), name, limit)
    if data.startswith(_POINTER):
        return Diagnostic(Span.of_file(name), _ONLY_A_POINTER, "reading/unreadable")
    for mark, encoding in _FOREIGN_MARKS:
        if data.startswith(mark):
            return Diagnostic(
                Span.of_file(name),
                f"This file is {encoding}. Save it as UTF-8: postlint reads nothing else.",
                "reading/encoding",
            )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, name)
    source = Source(name, with_plain_line_ends(text.lstrip(_BYTE_ORDER_MARK)))
    found = _UNPRINTABLE.search(source.text)
    return _unprintable(source, found.start()) if found else source


_IN_UTF8: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""Letters beyond ASCII as UTF-8 has them."""
_FOREIGN: Final = re.compile(rb"[\x80-\xff]")


def decode_table(data: bytes, name: str, limit: int = MAX_BYTES) -> Source | Diagnostic:
    """Return ``data`` as text as :func:`decode` does, or as Windows-1252, in which spreadsheets write tables.

    What is UTF-8 in most of its letters was damaged, and is not read as something else.
    """
    source = decode(data, name, limit)
    if isinstance(source, Source) or source.rule != "reading/encoding" or data.startswith(_MARKS):
        return source
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return source
    letters = len(_IN_UTF8.findall(data))
    if letters >= len(_FOREIGN.findall(_IN_UTF8.sub(b"", data))) or _UNPRINTABLE.search(text):
        return source
    return Source(name, with_plain_line_ends(text), encoding="cp1252")


def _why_unreadable(error: Exception) -> tuple[str, str]:
    """Return what kept a file from being read, and the rule that says so."""
    reasons: tuple[tuple[type[Exception], str], ...] = (
        (FileNotFoundError, "There is no such file."),
        (NotADirectoryError, "There is no such file: part of its path is not a folder."),
        (
            UnicodeEncodeError,
            "Its name cannot be written in the encoding of this system: set LC_ALL=C.UTF-8.",
        ),
        (PermissionError, "This file cannot be read: permission denied. Check who may read it."),
    )
    for kind, reason in reasons:
        if isinstance(error, kind):
            is_missing = issubclass(kind, (FileNotFoundError, NotADirectoryError))
            return reason, "reading/no-such-file" if is_missing else "reading/unreadable"
    # Python up to 3.12 raises RuntimeError, and the system ELOOP, for links that go round in circles.
    if isinstance(error, RuntimeError) or getattr(error, "errno", None) == _ELOOP:
        return "This link leads round in a circle and never reaches a file.", "reading/unreadable"
    detail = getattr(error, "strerror", None) or str(error)
    return f"This file cannot be read: {detail[:1].lower()}{detail[1:]}.", "reading/unreadable"


_ELOOP: Final = errno.ELOOP


def _too_big(size: int, name: str, limit: int) -> Diagnostic:
    return Diagnostic(
        Span.of_file(name),
        f"This file has {_megabytes(size, limit)} MB; postlint reads up to {limit // 1024 // 1024} MB. "
        "Split it, or leave it out with exclude: in postlint.yaml.",
        "reading/too-much",
    )


def _megabytes(size: int, limit: int) -> str:
    # What comes from elsewhere than a file is read up to the limit, and its size is not known.
    return f"more than {limit // 1024 // 1024}" if size == limit + 1 else f"{size / 1024 / 1024:.0f}"


def _not_utf8(data: bytes, offset: int, name: str) -> Diagnostic:
    # Whatever stands before the first bad byte is good UTF-8, so its characters can be counted.
    before = Source(name, data[:offset].decode("utf-8").lstrip(_BYTE_ORDER_MARK) + "?")
    line, column = before.position(len(before.text) - 1)
    return Diagnostic(
        Span(name, line, column, line, column + 1),
        f"Byte 0x{data[offset]:02X} is not UTF-8. The file may be Latin-1 or Windows-1252: save it as UTF-8.",
        "reading/encoding",
    )


def _unprintable(source: Source, offset: int) -> Diagnostic:
    character = source.text[offset]
    name = _UNPRINTABLE_NAMES.get(character, "control character")
    return Diagnostic(
        source.span(offset, offset + 1),
        f"There is a {name} (U+{ord(character):04X}) here, which no calendar may hold. Delete it.",
        "reading/encoding",
    )


_MISTAKEN: Final = later("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""The first byte of a character in UTF-8 and the next, in the letters of Windows-1252 and Latin-1."""


def mended(text: str) -> str:
    """Return ``text`` put right where it is UTF-8 that was read as Windows-1252 or Latin-1 on its way.

    It stays as it is where it is no such text through and through.
    """
    if not _MISTAKEN.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        # Windows-1252 leaves five bytes undefined, which Latin-1 has.
        return character.encode("latin-1")
