"""Output safety: what a calendar says reaches no terminal and no CI log as a command.

Every text that comes from a file, a path or an error goes through this module before it is printed.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.source.lazy_patterns import later

_UNSAFE: Final = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: ESC, CSI, CR, BEL, backspace …
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    "\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible; joiners stay, emoji need them
    "\u2028\u2029"  # line breaks to some terminals
    "\ud800-\udfff"  # lone surrogates, from file names that are not UTF-8
    "]"
)
# GitHub's runner trims a line before it looks for "::", and finds "##[" anywhere in it, as Azure
# ("##vso[") and TeamCity ("##teamcity[") do. Words may be wrapped to the start of a line, so each counts.
_COLON_COMMAND: Final = re.compile(r"(?<!\S):(?=:)")
_HASH_COMMAND: Final = re.compile(r"#(?=#\w*\[)")
_NO_XML: Final = later("[\ufffe\uffff]")
_MARKUP: Final = later(r"[\\`*_{}\[\]<>#|~&!$@]|:(?=//)|(?<!\w):(?=\w+:)")
_OF_LINKS: Final = str.maketrans({sign: f"\\{sign}" for sign in "[]\\"})
_CALLING: Final = later(r"@(?=\w)|#(?=\d)")
_NOTHING: Final = "&#8203;"
"""A space without width, which a Markdown source shows: who copies what is shown copies it, too."""
_DOING: Final = later(r"[@#!~%$&<*](?=\w|[/!\[])|\](?=[(\[:])|`(?=``)|\A/|(?<!\w):(?=\w+:)")
_INVISIBLE: Final = "\u200b"
_FORMULA: Final = later(r"\s*[=+\-@＝＋－＠]")
_HANDLE: Final = later(r"@[\w.-]+(@[\w.-]+)?")
_AS_TEXT: Final = "'"
"""What a spreadsheet takes for the sign that a cell is text."""


def _visible(match: re.Match[str]) -> str:
    return " " if match[0] == "\t" else ascii(match[0])[1:-1]


def terminal(text: str) -> str:
    r"""Return ``text`` as one line that is safe in a terminal and in a CI log.

    Controls, line breaks and characters that reorder or hide text become visible escapes
    (``\x1b``, ``\n``, ``\u202e``); a tab becomes a space; the start of a workflow command
    (``::error``, ``##[error]``) loses its first character to an escape.
    """
    text = _UNSAFE.sub(_visible, text)
    text = _COLON_COMMAND.sub(r"\\x3a", text)
    return _HASH_COMMAND.sub(r"\\x23", text)


def workflow_message(text: str) -> str:
    """Return ``text`` as the message of a GitHub workflow command; lines of it stay lines."""
    lines = "%0A".join(terminal(line).replace("%", "%25") for line in text.split("\n"))
    return _HASH_COMMAND.sub("%23", lines)


def workflow_property(text: str) -> str:
    """Return ``text`` as a property of a GitHub workflow command, such as the name of a file."""
    return terminal(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """Return ``text`` as one line of characters that XML admits; who writes the XML quotes it."""
    return _NO_XML.sub(_visible, terminal(text))


def markdown(text: str) -> str:
    """Return ``text`` as one line that Markdown shows as it is.

    No picture, tag or cell of a table comes of it, and nobody is notified: GitHub and GitLab look for
    ``@name`` and ``#12`` in what is shown, so an invisible character stands behind such a sign, and nowhere
    else: ``## Post 1`` is to be copied.
    """
    return _MARKUP.sub(_as_written, terminal(text))


def html(text: str) -> str:
    r"""Return ``text`` as HTML or XML that shows it as it is, for any place but a script or a style.

    Lines of it stay lines. What a CI log would take for a command is a reference, so that a page can be
    written to one.
    """
    lines = (_NO_XML.sub(_visible, _UNSAFE.sub(_visible, line)) for line in text.split("\n"))
    from html import escape

    escaped = escape("\n".join(lines))
    return _HASH_COMMAND.sub("&#35;", _COLON_COMMAND.sub("&#58;", escaped))


def is_safe_in_yaml(text: str) -> bool:
    """Tell whether ``text`` may stand in YAML without quotes, or as a block, and be printed to a CI log."""
    bare = text.replace("\n", "").replace("\t", "")
    return not (_UNSAFE.search(bare) or _COLON_COMMAND.search(text) or _HASH_COMMAND.search(text))


def yaml(document: str) -> str:
    """Return a YAML ``document`` in which no terminal and no CI log finds a command.

    What is not safe (:func:`is_safe_in_yaml`) has to stand in double quotes, where an escape means the same.
    """
    shown = _UNSAFE.sub(lambda found: found[0] if found[0] in "\n\t" else _visible(found), document)
    return _HASH_COMMAND.sub(r"\\x23", _COLON_COMMAND.sub(r"\\x3a", shown))


def _as_written(match: re.Match[str]) -> str:
    return f"\\{match[0]}{_NOTHING if _CALLING.match(match.string, match.start()) else ''}"


def comment(text: str) -> str:
    """Return ``text`` as one line for services that may show it as it is, or as a comment in Markdown.

    An invisible character stands behind what would call somebody, refer to something, or begin a tag, a
    link, a picture or a command; what is left of Markdown only changes how letters look.
    """
    return _DOING.sub(lambda match: match[0] + _INVISIBLE, terminal(text))


def cell(text: str) -> str:
    """Return ``text`` as one line for a cell of CSV, which no spreadsheet takes for a formula.

    What begins as a formula does gets an apostrophe before it; a mere ``@handle`` calls no function and
    stays as it is. Who writes the CSV quotes it.
    """
    text = terminal(text)
    return f"{_AS_TEXT}{text}" if _FORMULA.match(text) and not _HANDLE.fullmatch(text) else text


def sarif(text: str) -> str:
    r"""Return ``text`` as a message of SARIF: what would be a link in it (``[a](b)``) has backslashes."""
    return text.translate(_OF_LINKS) if "](" in text else text


def json(document: str) -> str:
    """Return an ASCII JSON ``document`` in which no CI log finds a command.

    ``##[`` can only stand inside a string there, where the escape means the same.
    """
    return _HASH_COMMAND.sub(r"\\u0023", document)
