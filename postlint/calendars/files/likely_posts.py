"""Files that look like posts and that no reader takes: nobody should take them for checked.

A guess, from names and the heads of files. A wrong one at every commit would teach people to look away, so it
takes two signs at least.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from postlint.calendars.files.likely_data import (
    has_fields_of_posts,
    look_at_lacking,
    look_into_json,
    look_into_yaml,
    own_key_of_texts,
)
from postlint.calendars.files.likely_evidence import Evidence, Weighed, evidence, weigh
from postlint.calendars.files.likely_layouts import is_agreed_on, look_at_layout
from postlint.calendars.files.likely_names import (
    NETWORKS,
    below_folder,
    helps,
    is_called_calendar,
    is_called_network,
    is_called_plan,
    is_called_posts,
    is_called_social,
    is_hidden,
    is_of_a_meeting,
    lies_among_posts,
    lies_elsewhere,
)
from postlint.calendars.files.likely_pieces import Piece, in_table
from postlint.calendars.files.likely_prose import is_prose, posts_in_prose
from postlint.calendars.files.likely_tables import look_into_table
from postlint.calendars.forms import is_form_of_date, is_form_of_text
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.headings import PostHeadings, post_headings
from postlint.calendars.readers.tables.table_model import rows_of
from postlint.calendars.value_words import channels_in
from postlint.source.diagnostic import Diagnostic
from postlint.source.opening import read_bytes
from postlint.source.paths import shown_as
from postlint.source.tree import Sequence

_HEAD: Final = 64 * 1024
"""How many bytes of a file are looked at."""
_MARKDOWN: Final = (".md", ".markdown")
_UNOPENED: Final = frozenset({".xlsx", ".ods", ".xls", ".numbers"})
_DOCUMENTS: Final = frozenset({".docx", ".doc", ".odt", ".rtf", ".pages"})
_PROSE: Final = (".txt", ".org", ".adoc", ".asciidoc", ".rst")
_TABLES_TO_OPEN: Final = (".xlsx", ".ods")
_WORKBOOK: Final = 2 * 1024 * 1024
"""How many bytes a workbook has at most that is looked into though nobody named it."""
_SORTS: Final[Dict[str, LikelySort]] = {
    **dict.fromkeys(_MARKDOWN, "layout"),
    **dict.fromkeys((".csv", ".tsv", *_TABLES_TO_OPEN), "table"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".json": "json",
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys(_PROSE, "prose"),
}
"""By the ending of a name, what sort of file posts lie in that show by their texts alone."""

_Look: TypeAlias = Callable[[PurePath, str], "tuple[LikelySort, str] | None"]

_SOFTWARE: Final = re.compile(
    r"^#{1,6}[ \t].*\b(?:install\w*|configur\w*|setup|usage|api|oauth|credentials?|authenticat\w*|webhooks?"
    r"|permissions|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_WORDS_OF_NETWORKS: Final = (*NETWORKS.split("|"), "platform", "channel", "tweet", "toot")
_FIELD_OF_TEXT: Final = re.compile(
    r"^(?:#{1,6}[ \t]+|\*\*)(?:(?:post )?(?:content|copy|text)|caption|body|post)\b"
    r"[ \t]*:?(?:\*\*:?)?[ \t\r]*$"
    r"|^[-*+][ \t]+\**(?:copy|text|caption|post)\**:\**[ \t]+\S",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT: Final = re.compile(r"\s*---[ \t]*\r?\n(?P<front>.*?)^---[ \t\r]*$", re.DOTALL | re.MULTILINE)
_BLOCK: Final = re.compile(
    r"^(?:```|~~~)[ \t]*(?:ya?ml|jsonl?)[ \t]*\r?\n(?P<block>.*?)^(?:```|~~~)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_ENTRY: Final = re.compile(r"^[ \t]*(?P<key>[A-Za-z][\w -]*):(?P<value>.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_KEY_OF_NETWORKS: Final = re.compile(r"(?:target_)?(?:platforms?|channels?|networks?)", re.IGNORECASE)
_OF_A_PAGE: Final = re.compile(
    r"^(?:layout|permalink|categor(?:y|ies)|slug|excerpt|weight|sidebar\w*|nav\w*)[ \t]*:", re.MULTILINE
)
_OF_A_POST: Final = re.compile(r"^(?:date|status|schedule\w*|images?|alt|hashtags)[ \t]*:", re.MULTILINE)
_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
_LINE_OF_HASHTAGS: Final = re.compile(r"^(?:\\?#[^\W\d_]\w+[ \t]*){3,}\r?$", re.MULTILINE)
_DIVIDER: Final = re.compile(r"\S\s*\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*\S")
_TITLE: Final = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_SHORT_TEXT: Final[tuple[LikelySort, str]] = ("markdown", "a short text where posts lie")
_LONGEST: Final = 2_500
"""How many characters a text may have that is taken for one post."""


def likely_posts(
    paths: Iterable[Path], root: Path, texts: Dict[str, str], weighed: Dict[str, Weighed]
) -> list[LikelyPosts]:
    """Return those of ``paths`` that look like posts, sorted. Only names below ``root`` say anything.

    ``texts`` holds what is in files that were read already, ``weighed`` what their texts were found to say,
    by what people know them by.
    """
    known = (path for path in paths if path.suffix.lower() in _LOOKS)
    return sorted(found for path in known if (found := _likely(path, root, texts, weighed)))


def lacking_posts(paths: Iterable[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    """Return those of ``paths``, which their readers had to decline, that look like posts all the same."""
    found = []
    for path in paths:
        below, name = below_folder(path, root), shown_as(path)
        text = texts[name][:_HEAD]
        why = None if lies_elsewhere(below) else look_at_lacking(below, text)
        if why:
            found.append(LikelyPosts(name, *why))
        elif shown := None if is_hidden(below) else evidence(below, text):
            key = own_key_of_texts(text) if _SORTS.get(path.suffix.lower()) != "table" else None
            sort: LikelySort = "words" if key else "lacking"
            found.append(LikelyPosts(name, sort, f"texts under `{key}:`" if key else shown.because))
    return found


def _likely(path: Path, root: Path, texts: Dict[str, str], weighed: Dict[str, Weighed]) -> LikelyPosts | None:
    below, name = below_folder(path, root), shown_as(path)
    if is_hidden(below):
        return None
    text = texts[name][:_HEAD] if name in texts else _head(path)
    known = _known(below, text)
    if known and known != _SHORT_TEXT:
        return LikelyPosts(name, *known)
    if is_of_a_meeting(below) and path.suffix.lower() in _MARKDOWN:
        return None
    shown = (weighed[name] if name in weighed else Weighed(_shown(path, below, text))).found
    found = (_SORTS[path.suffix.lower()], shown.because) if shown else known or _rare_layout(below, text)
    return LikelyPosts(name, *found) if found else None


def _known(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return which of the layouts that are known besides a file has; None where it has none of them."""
    if is_of_a_meeting(path) and path.suffix.lower() in _MARKDOWN:
        return ("layout", "texts in quotes under networks and days") if is_agreed_on(text) else None
    return None if lies_elsewhere(path) else _LOOKS[path.suffix.lower()](path, text)


def _rare_layout(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return which layout Markdown has whose texts are too few, or too bare, to be weighed."""
    of_networks = is_called_social(path) or _speaks_of_networks(text)
    if path.suffix.lower() not in _MARKDOWN or lies_elsewhere(path) or not of_networks:
        return None
    return None if _SOFTWARE.search(text) else look_at_layout(path, text)


def _shown(path: Path, below: PurePath, text: str) -> Evidence | None:
    """Return what speaks for posts in a file, whatever it is called."""
    suffix = path.suffix.lower()
    if suffix in _TABLES_TO_OPEN:
        return weigh(below, _pieces_of_workbook(path))
    return evidence(below, text) if suffix in _SORTS else None


def _pieces_of_workbook(path: Path) -> Iterator[Piece]:
    """Yield the texts of a workbook of a moderate size; what cannot be opened, nobody asked for."""
    from postlint.source import workbook

    try:
        data = read_bytes(path, _WORKBOOK + 1)
    except OSError:
        return
    source = workbook.decode(data, path.name, _WORKBOOK)
    if not isinstance(source, Diagnostic):
        for book in workbook.parse(source).documents:
            for sheet in book.items if isinstance(book, Sequence) else ():
                yield from in_table([[cell.text.strip() for cell in row] for row in rows_of(sheet) or ()])


def _head(path: Path) -> str:
    """Return the head of a file as text; nothing where it cannot be read, since nobody asked for it."""
    if path.suffix.lower() in _UNOPENED | _DOCUMENTS:
        return ""
    try:
        return read_bytes(path, _HEAD)[:_HEAD].decode("utf-8", "ignore")
    except OSError:
        return ""


def _look_at_workbook(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a workbook, which nobody looks into, seems to hold posts: its name says so."""
    return ("workbook", "its name") if is_called_calendar(path) else None


def _look_at_document(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a document of a word processor seems to hold posts: its name says so."""
    return ("document", "its name") if is_called_calendar(path) else None


def _look_into_prose(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why a text in a markup that no reader takes looks like posts; None where it does not."""
    if renamed := _look_at_second_ending(path):
        return renamed
    if why := posts_in_prose(text, named=helps(path)):
        return "prose", why
    if is_called_posts(path) or is_called_calendar(path) or is_called_network(path):
        texts = sum(is_prose(line.strip(" \t-*>\"'")) for line in text.splitlines())
        return ("prose", "texts where posts lie") if texts > 1 else None
    return None


def _look_into_markdown(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return what sort of posts the Markdown in ``text`` looks like, and why; None where it does not."""
    if not is_called_social(path) and not _speaks_of_networks(text):
        return None
    if (is_called_social(path) or lies_among_posts(path)) and _holds_data(text):
        return "block", "texts in a block of YAML or JSON"
    return _look_at_texts(path, text)


def _look_at_texts(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return the same of Markdown that speaks of networks."""
    found = _FRONT.match(text)
    front, body = (found["front"], text[found.end() :]) if found else ("", text)
    key, headings = _key_of_networks(front), post_headings(body)
    if (key and headings.several) or _are_of_posts(path, headings, body):
        return "sections", f"headings {headings.in_short}"
    if is_called_social(path) and _LINE_OF_HASHTAGS.search(body) and len(body) > _LONGEST:
        return "sections", "lines of hashtags"
    if key and not _is_form(front, body):
        return "markdown", f"`{key}:` in its front matter"
    return _look_into_body(path, front, body)


def _is_form(front: str, body: str) -> bool:
    """Tell whether a file is one to be copied for each new post: its date or its text is to be filled in."""
    written = (entry["value"].partition("#")[0].strip(" \t\"'") for entry in _ENTRY.finditer(front))
    return is_form_of_text(body.strip()) or any(map(is_form_of_date, written))


def _look_into_body(path: PurePath, front: str, body: str) -> tuple[LikelySort, str] | None:
    if why := posts_in_prose(body, named=helps(path)):
        return "layout", why
    return _short_texts(body) if _is_one_post(path, front, body) else None


def _holds_data(text: str) -> bool:
    """Tell whether posts stand in a block of YAML or JSON, and the text around is not about software."""
    blocks = [found["block"] for found in _BLOCK.finditer(text)]
    return any(map(has_fields_of_posts, blocks)) and not (_SOFTWARE.search(text))


def _short_texts(body: str) -> tuple[LikelySort, str]:
    if _DIVIDER.search(body):
        return "sections", "texts between lines of hyphens"
    return _SHORT_TEXT


def _speaks_of_networks(text: str) -> bool:
    """Tell whether a network is named at all, which most texts do not: that is found out in no time."""
    folded = text.lower()
    return any(word in folded for word in _WORDS_OF_NETWORKS)


def _key_of_networks(front: str) -> str | None:
    """Return the key under which front matter says to which networks a text goes; texts for them are read."""
    for entry in _ENTRY.finditer(front):
        key, value = entry["key"].strip(), entry["value"].strip().lstrip("|>-+ \n\t\"'")
        names = re.findall(r"[^\W_]+", value.partition("\n")[0])
        if _KEY_OF_NETWORKS.fullmatch(key) and names and all(map(channels_in, names)):
            return key
    return None


def _are_of_posts(path: PurePath, headings: PostHeadings, body: str) -> bool:
    """Tell whether posts stand under the headings of a text; those of other texts may name networks, too."""
    if len(headings.numbered) > 1 and (headings.networks or headings.fields or is_called_social(path)):
        return True
    if not (headings.named or headings.fields) or _SOFTWARE.search(body):
        return False
    if is_called_posts(path) or (headings.fields and _FIELD_OF_TEXT.search(body)):
        return True
    says_so = lies_among_posts(path) or headings.speak_of_posts or _HASHTAG.search(body)
    return is_called_social(path) and headings.several and bool(says_so)


def _is_one_post(path: PurePath, front: str, body: str) -> bool:
    if not body.strip() or len(body) > _LONGEST or len(_TITLE.findall(body)) > 1 or _OF_A_PAGE.search(front):
        return False
    has_hashtags = bool(_HASHTAG.search(body))
    if lies_among_posts(path):
        return has_hashtags or bool(_OF_A_POST.search(front)) or is_called_posts(path.parent)
    return has_hashtags and (is_called_posts(path) or is_called_network(path))


def _look_at_second_ending(path: PurePath) -> tuple[LikelySort, str] | None:
    """Return why a text file seems to hold posts: behind a name of them, its ending is a second one."""
    inner = PurePath(path.stem)
    is_one = inner.suffix.lower() in _LOOKS and (is_called_plan(inner) or is_called_calendar(inner))
    return ("renamed", f"{inner.name} with a second ending") if is_one else None


def _is_post(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    return ("post", "its name") if text.strip() else None


_LOOKS: Final[Dict[str, _Look]] = {
    **dict.fromkeys(_MARKDOWN, _look_into_markdown),
    **dict.fromkeys((".csv", ".tsv"), look_into_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), look_into_json),
    **dict.fromkeys((".yaml", ".yml"), look_into_yaml),
    **dict.fromkeys((".tweet", ".toot"), _is_post),
    **dict.fromkeys(_UNOPENED, _look_at_workbook),
    **dict.fromkeys(_DOCUMENTS, _look_at_document),
    **dict.fromkeys(_PROSE, _look_into_prose),
}
"""By the ending of a name, what tells whether posts are in the file."""
