"""Markdown that looks like posts: its headings, front matter or layout, or a short text where posts lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS
from postlint.calendars.files.likely.likely_data import has_fields_of_posts
from postlint.calendars.files.likely.likely_names import (
    NETWORKS,
    helps,
    is_called_captions,
    is_called_network,
    is_called_posts,
    is_called_social,
    lies_among_posts,
    lies_elsewhere,
)
from postlint.calendars.files.likely.likely_prose import is_prose, posts_in_prose
from postlint.calendars.files.likely.likely_where_and_when import FEW, HASHTAG, WORDS, networks_above_texts
from postlint.calendars.guides import is_title_of_guide
from postlint.calendars.model import LikelySort
from postlint.calendars.readers.one_post_headings import PostHeadings, post_headings
from postlint.calendars.readers.sections.heading_words import CAPTIONS
from postlint.calendars.templates_and_blanks import is_form_of_date, is_form_of_text
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import OF_POSTS, channels_in
from postlint.source.spans import with_plain_line_ends
from postlint.vocabulary import in_words

MARKDOWN: Final = (".md", ".markdown")
_SOFTWARE: Final = re.compile(
    r"^#{1,6}[ \t].*\b(?:install\w*|configur\w*|setup|usage|api|oauth|credentials?|authenticat\w*|webhooks?"
    r"|permissions|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_WORDS_OF_PLACES: Final = (*NETWORKS.split("|"), "platform", "channel", "# network", "tweet", "toot")
_FIELD_OF_TEXT: Final = re.compile(
    r"^(?:#{1,6}[ \t]+|\*\*)(?:(?:post )?(?:content|copy|text)|caption|body|post)\b"
    r"[ \t]*:?(?:\*\*:?)?[ \t\r]*$"
    r"|^[-*+][ \t]+\**(?:copy|text|caption|post)\**:\**[ \t]+\S",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT_MATTER: Final = re.compile(
    r"\s*(?P<mark>---|(?:~~~|```)(?=(?:ya?ml)?[ \t]*\r?\n[\w-]+:))(?:ya?ml)?[ \t]*\r?\n(?P<front>.*?)"
    r"^(?P=mark)[ \t\r]*$",
    re.DOTALL | re.MULTILINE,
)
_BLOCK: Final = re.compile(
    r"^(?:```|~~~)[ \t]*(?:ya?ml|jsonl?)[ \t]*\r?\n(?P<block>.*?)^(?:```|~~~)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_FIELD_OF_FRONT: Final = re.compile(
    r"^[ \t]*(?P<key>[A-Za-z][\w -]*):(?P<value>.*(?:\n[ \t]+.*)*)", re.MULTILINE
)
_KEY_OF_NETWORKS: Final = re.compile(r"(?:target_)?(?:platforms?|channels?|networks?)", re.IGNORECASE)
_OF_A_PAGE: Final = re.compile(
    r"^(?:layout|permalink|categor(?:y|ies)|slug|excerpt|weight|sidebar\w*|nav\w*)[ \t]*:", re.MULTILINE
)
_OF_A_POST: Final = re.compile(r"^(?:date|status|schedule\w*|images?|alt|hashtags)[ \t]*:", re.MULTILINE)
_FIRST_TITLE: Final = re.compile(r"\s*#[ \t]+.*")
_CAPTION: Final = re.compile(
    rf"^#{{1,6}}[ \t]+(?P<name>{'|'.join(sorted(CAPTIONS, key=len, reverse=True))}|post text)[ \t]*:?[ \t]*"
    rf"\n\s*(?![-*+#|<`]){WORDS}{{5}}",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading of a text that goes out with a picture, and the text."""
_LABELS: Final = re.compile(
    r"^\*\*[^*\n]{0,30}\b(?:captions?|text|copy|hashtags?)\b[^*\n]{0,20}\*\*:?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a text or its hashtags are called on a line of its own, which is no words of a text."""
_LINE_OF_HASHTAGS: Final = re.compile(r"^(?:\\?#[^\W\d_]\w+[ \t]*){3,}\r?$", re.MULTILINE)
_DIVIDER: Final = re.compile(r"\S\s*\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*\S")
_HEAD: Final = re.compile(
    r"\s*(?:[^\W\d_][\w ]{0,24}:[ \t][^\n]*\n\s*)+(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n(?=\s*\S)"
)
"""Fields of a post above its text, and the line between both."""
_TITLE: Final = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
SHORT_TEXT: Final[tuple[LikelySort, str]] = ("markdown", "a short text where posts lie")
_LONGEST_POST: Final = 2_500
"""How many characters a text may have that is taken for one post."""

_SENTENCE_ALONE: Final = re.compile(
    rf"^(?![-*+#|\[!<`>])[ ]{{0,3}}{WORDS}{{5}}.*[.!?…][^\w\n]{{0,9}}$", re.MULTILINE
)
"""A line of a text, and not of a list, a table or a heading."""
_NETWORK: Final = rf"(?:{NETWORKS}|fb|ig|li|yt|bsky|masto|fosstodon|x|threads)"
_NAME_OF_NETWORK: Final = re.compile(rf"\b(?:{NETWORKS})\b", re.IGNORECASE)
_LIST: Final = rf"{_NETWORK}(?:[ \t]*(?:[,+&/]|and|und)[ \t]*{_NETWORK})*"
_MARKED: Final = re.compile(
    rf"^[ \t]*(?:[-*+]|\d{{1,2}}[.)])[ \t]+(?P<box>\[[ xX]\][ \t]+)?(?P<day>\d{{4}}-\d\d-\d\d[ \t]+)?"
    rf"(?:\*\*{_LIST}:?\*\*:?|\({_LIST}\):?)[ \t]+{WORDS}{{5}}",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a queue: where it goes out in bold or in brackets, and what it says."""
_TOML: Final = re.compile(r"\+\+\+[ \t]*\r?\n(?P<front>.*?)^\+\+\+[ \t\r]*$", re.DOTALL | re.MULTILINE)
_KEPT_FOR: Final = re.compile(
    rf"^[ \t]*\"?(?P<key>{_NETWORK})(?:_(?:post|text|copy))?\"?[ \t]*=[ \t]*[\"']+{WORDS}{{3}}",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED: Final = re.compile(rf"^\d{{1,2}}[.)][ \t]+.*(?:\n[ \t]+{WORDS}{{3}}.*)+", re.MULTILINE)
_NUMBERED_PART: Final = re.compile(
    r"^[ \t]*(?:\*\*|__)?(?P<number>\d{1,2})(?P<mark>[.)]|/(?:\d{1,2}|n)?)[.:)]?(?:\*\*|__)?"
    r"[ \t]*\n?[ \t]*(?P<text>\S.*)",
    re.MULTILINE,
)
_CALLED_THREAD: Final = re.compile(
    r"\\?#(?:hilo|thread|fil|faden|draadje|fio)\b|🧵"
    r"|^#[ \t]+(?:[^\n]*[(:–—-][ \t]*)?(?:(?:twitter|x|mastodon|bluesky)[- ])?"
    r"(?:hilo|thread|tweetstorm|fil|faden|draadje|discussione|fio)"
    r"(?:[ \t]*(?:[):–—-]|\n|\Z)|[ \t]+(?:sobre|about|on|sur|über|zur?|zum|su|sul|over|à)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""A hashtag or title that calls a text a thread, and not what programs run in."""
_FEWEST_PARTS: Final = 3


def look_into_markdown(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return what sort of posts the Markdown in ``text`` looks like, and why; None where it does not."""
    title = _FIRST_TITLE.match(text)
    if (not is_called_social(path) and not _names_a_place(text)) or (title and is_title_of_guide(title[0])):
        return None
    if (is_called_social(path) or lies_among_posts(path)) and _holds_data(text):
        return "block", "texts in a block of YAML or JSON"
    return _look_at_texts(path, text)


def heads_posts_for_networks(text: str) -> bool:
    """Tell whether front matter says where, and when or how far, the posts are that several headings head."""
    found = _FRONT_MATTER.match(text)
    front = found["front"] if found else ""
    if not _OF_A_POST.search(front) or _OF_A_PAGE.search(front) or _SOFTWARE.search(text):
        return False
    return _key_of_networks(front) is not None and post_headings(text).several


def look_at_rare_layout(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return which layout Markdown has whose texts are too few, or too bare, to be weighed.

    Where posts have a folder each, the file with the caption may be called README.
    """
    if path.suffix.lower() not in MARKDOWN or lies_elsewhere(path.parent):
        return None
    captions = list(_CAPTION.finditer(with_plain_line_ends(text)))
    if len(captions) == 1 and any(map(helps, path.parents)) and not _SOFTWARE.search(text):
        return "markdown", f'a text under "{captions[0]["name"]}"'
    if lies_elsewhere(path):
        return None
    parts = _parts_of_thread(with_plain_line_ends(text))
    if not (parts or is_called_social(path) or _names_a_place(text)) or _SOFTWARE.search(text):
        return None
    if parts:
        return "sections", f'a thread of {parts} parts, to write below a heading such as "## X thread"'
    return _look_at_layout(path, text)


def _parts_of_thread(text: str) -> int:
    """Return how many parts a text has that is a thread below a title: it is called so, or marks say so."""
    parts = list(_NUMBERED_PART.finditer(text)) if len(_TITLE.findall(text)) <= 1 else []
    in_order = [int(part["number"]) for part in parts] == list(range(1, len(parts) + 1))
    is_marked = all("/" in part["mark"] for part in parts) or _CALLED_THREAD.search(text) is not None
    worded = sum(is_prose(part["text"]) for part in parts) * 2 > len(parts)
    return len(parts) if len(parts) >= _FEWEST_PARTS and in_order and is_marked and worded else 0


def _look_at_texts(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return the same of Markdown that speaks of networks."""
    found = _FRONT_MATTER.match(text)
    front, body = (found["front"], text[found.end() :]) if found else ("", text)
    key, headings = _key_of_networks(front), post_headings(body)
    if (key and headings.several) or _are_of_posts(path, headings, body):
        return "sections", f"headings {headings.in_short}"
    body = body[head.end() :] if (head := _HEAD.match(body)) else body
    is_several = len(body) > _LONGEST_POST or _DIVIDER.search(body)
    if is_several and is_called_social(path) and _LINE_OF_HASHTAGS.search(body):
        return "sections", "lines of hashtags"
    if key and not _is_form(front, body) and _DIVIDER.search(body):
        return "sections", "texts between lines of hyphens"
    if key and not _is_form(front, body):
        return "markdown", f"`{key}:` in its front matter"
    return _look_into_body(path, front, body)


def _is_form(front: str, body: str) -> bool:
    """Tell whether a file is one to be copied for each new post: its date or its text is to be filled in."""
    written = (entry["value"].partition("#")[0].strip(" \t\"'") for entry in _FIELD_OF_FRONT.finditer(front))
    return is_form_of_text(body.strip()) or any(map(is_form_of_date, written))


def _look_into_body(path: PurePath, front: str, body: str) -> tuple[LikelySort, str] | None:
    if why := posts_in_prose(body, named=helps(path)):
        return "layout", why
    if not _is_one_post(path, front, body):
        return None
    if _DIVIDER.search(body):
        return "sections", "texts between lines of hyphens"
    return ("sections", "labels of a text in bold") if _LABELS.search(body) else SHORT_TEXT


def _holds_data(text: str) -> bool:
    """Tell whether posts stand in a block of YAML or JSON, and the text around is not about software."""
    blocks = (found["block"] for found in _BLOCK.finditer(text))
    return any(map(has_fields_of_posts, blocks)) and not _SOFTWARE.search(text)


def _names_a_place(text: str) -> bool:
    """Tell whether a network is named at all, which most texts do not: that is found out in no time."""
    folded = text.lower()
    return any(word in folded for word in _WORDS_OF_PLACES)


def _key_of_networks(front: str) -> str | None:
    """Return the key under which front matter says to which networks a text goes; texts for them are read."""
    for entry in _FIELD_OF_FRONT.finditer(front):
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
    says_so = lies_among_posts(path) or headings.speak_of_posts or HASHTAG.search(body)
    return is_called_social(path) and headings.several and bool(says_so)


def _is_one_post(path: PurePath, front: str, body: str) -> bool:
    if (
        not body.strip()
        or len(body) > _LONGEST_POST
        or len(_TITLE.findall(body)) > 1
        or _OF_A_PAGE.search(front)
    ):
        return False
    has_hashtags = bool(HASHTAG.search(body))
    if lies_among_posts(path):
        return has_hashtags or bool(_OF_A_POST.search(front)) or is_called_posts(path.parent)
    called_so = is_called_posts(path) or is_called_network(path)
    return has_hashtags and (called_so or bool(is_called_social(path) and _LINE_OF_HASHTAGS.search(body)))


def _look_at_layout(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return what makes the Markdown in ``text`` look like posts though no reader knows its layout."""
    found = _TOML.match(text.lstrip("\ufeff"))
    if found:
        kept = _KEPT_FOR.search(found["front"])
        return ("toml", f"`{kept['key']} =` in its front matter") if kept else None
    text = with_plain_line_ends(text)
    why = next(_signs(path, text), None) or (_BY_NAME if _is_called_nothing_else(path, text) else None)
    return ("layout", why) if why else None


_BY_NAME: Final = "sentences in a file that is called as posts are"


def _is_called_nothing_else(path: PurePath, text: str) -> bool:
    """Tell whether a file where posts lie is called after networks, days or posts, and has sentences."""
    words = in_words(path.stem).split()
    known = (
        word in OF_POSTS or word in MONTHS or word in CHANNEL_NAMES or word.isdecimal() for word in words
    )
    title = _FIRST_TITLE.match(text)
    is_guide = title is not None and is_title_of_guide(title[0])
    return is_called_social(path) and all(known) and not is_guide and _SENTENCE_ALONE.search(text) is not None


def _signs(path: PurePath, text: str) -> Iterator[str]:
    social = is_called_social(path)
    if headed := networks_above_texts(text, social=social):
        yield f"texts under {', '.join(headed[:3])}" + (" …" if len(headed) > 3 else "")  # noqa: PLR2004
    lines = [found for found in _MARKED.finditer(text) if social or found["box"] or found["day"]]
    if len(lines) >= FEW:
        yield "lines that begin with networks"
    if is_called_captions(path) and _NAME_OF_NETWORK.search(text) and len(_NUMBERED.findall(text)) > FEW:
        yield "a numbered list of texts"
