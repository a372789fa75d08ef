"""Files that look like posts and that no reader takes: nobody should take them for checked.

A guess, from names and the heads of files. A wrong one at every commit would teach people to look away, so it
takes two signs at least.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from postlint.calendars.files.likely_layouts import is_agreed_on, look_at_layout
from postlint.calendars.files.likely_names import (
    NETWORKS,
    below_folder,
    is_called_calendar,
    is_called_network,
    is_called_plan,
    is_called_posts,
    is_called_social,
    is_of_a_meeting,
    lies_among_posts,
    lies_elsewhere,
)
from postlint.calendars.files.likely_tables import look_into_table
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers.headings import PostHeadings, post_headings
from postlint.calendars.value_words import channels_in
from postlint.source.opening import read_bytes
from postlint.source.paths import shown_as

_HEAD: Final = 64 * 1024
"""How many bytes of a file are looked at."""
_MARKDOWN: Final = (".md", ".markdown")
_LINES: Final = (".jsonl", ".ndjson")
"""What bots keep, of what they post and have posted."""
_UNOPENED: Final = frozenset({".xlsx", ".xls", ".ods", ".numbers"})

_Look: TypeAlias = Callable[[PurePath, str], "tuple[LikelySort, str] | None"]

_WHERE: Final = r"[\"']?(?:platforms?|channels?|networks?)[\"']?[ \t]*:\s*(?:\[\s*|-[ \t]+)?[\"']?"
_NETWORK: Final = re.compile(
    rf"(?:^[ \t{{,-]*|[{{,][ \t]*){_WHERE}(?:x|{NETWORKS})(?=[\"'\],\s}}]|$)", re.IGNORECASE | re.MULTILINE
)
_NETWORK_WORDS: Final = ("latform", "hannel", "etwork")
_TEXT: Final = re.compile(
    r"[\"']?\b(?:text|caption|copy|content|body|message|post|tweet|toot)[\"']?[ \t]*:[ \t]*"
    r"(?:[|>][+-]?[ \t]*\n|[\"']?\S+(?:[ \t]+\S+){3})",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"[\"']?\w*(?:date|schedule|_at|time)\w*[\"']?[ \t]*:[ \t]*[\"']?\d{4}-\d\d-\d\d", re.IGNORECASE
)
_SCHEDULED: Final = re.compile(r"schedule\w*[\"']?[ \t]*:[ \t]*[\"']?\d{4}-\d\d-\d\d", re.IGNORECASE)
"""When something is to go out, as nothing says but queues."""
_GATHERED: Final = re.compile(r"[\"']?\buser_?id[\"']?[ \t]*:", re.IGNORECASE)
"""Whose a text is: of what was gathered, or of a queue that a program keeps for its users."""
_OF_OTHER_DATA: Final = re.compile(
    r"[\"']?\b(?:sentiment|label|polarity|emotion|tweet_?id|author_?id|followers?_?count|likes?"
    r"|retweets?|retweet_?count|prompt|completion|openapi|swagger|pack|\$schema)[\"']?[ \t]*:",
    re.IGNORECASE,
)
"""Keys of what was gathered from networks, or describes data, in place of what is to be posted."""

_SOFTWARE: Final = re.compile(
    r"^#{1,6}[ \t].*\b(?:install\w*|configur\w*|setup|usage|api|oauth|credentials?|authenticat\w*|webhooks?"
    r"|permissions|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_WORDS_OF_NETWORKS: Final = (*NETWORKS.split("|"), "platform", "channel", "tweet", "toot")
_FIELD_OF_TEXT: Final = re.compile(
    r"^(?:#{1,6}[ \t]+|\*\*)(?:(?:post )?(?:content|copy|text)|caption|body|post)\b[ \t]*:?(?:\*\*:?)?[ \t]*$"
    r"|^[-*+][ \t]+\**(?:copy|text|caption|post)\**:\**[ \t]+\S",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT: Final = re.compile(r"\s*---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
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
_LINE_OF_HASHTAGS: Final = re.compile(r"^(?:\\?#[^\W\d_]\w+[ \t]*){3,}$", re.MULTILINE)
_DIVIDER: Final = re.compile(r"\S\s*\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?\n\s*\S")
_TITLE: Final = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_LONGEST: Final = 2_500
"""How many characters a text may have that is taken for one post."""


def likely_posts(paths: Iterable[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    """Return those of ``paths`` that look like posts, sorted. Only names below ``root`` say anything.

    ``texts`` holds what is in files that were read already, by what people know them by.
    """
    return sorted(
        likely for path in paths if path.suffix.lower() in _LOOKS and (likely := _likely(path, root, texts))
    )


def _likely(path: Path, root: Path, texts: Dict[str, str]) -> LikelyPosts | None:
    below = below_folder(path, root)
    of_a_meeting = is_of_a_meeting(below) and path.suffix.lower() in _MARKDOWN
    of_a_bot = path.suffix.lower() in _LINES and is_called_plan(below)
    if lies_elsewhere(below) and not (of_a_meeting or of_a_bot):
        return None
    name = shown_as(path)
    text = texts[name][:_HEAD] if name in texts else _head(path)
    if of_a_meeting:
        return (
            LikelyPosts(name, "layout", "texts in quotes under networks and days")
            if is_agreed_on(text)
            else None
        )
    found = _LOOKS[path.suffix.lower()](below, text)
    return LikelyPosts(name, *found) if found else None


def _head(path: Path) -> str:
    """Return the head of a file as text; nothing where it cannot be read, since nobody asked for it."""
    if path.suffix.lower() in _UNOPENED:
        return ""
    try:
        return read_bytes(path, _HEAD)[:_HEAD].decode("utf-8", "ignore")
    except OSError:
        return ""


def _is_other_data(text: str) -> bool:
    return bool(_OF_OTHER_DATA.search(text) or _GATHERED.search(text))


def _is_queue(text: str) -> bool:
    # Most JSON is something else, and is told by a word in no time.
    says_so = "chedule" in text and _SCHEDULED.search(text) and _NETWORK.search(text)
    return bool(says_so) and not _OF_OTHER_DATA.search(text)


def _look_into_json(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the JSON in ``text`` looks like posts: it may be any data, so its name or keys must help."""
    called_so = is_called_social(path) or is_called_plan(path)
    if not _is_queue(text) and (not called_so or _is_other_data(text)):
        return None
    if not _TEXT.search(text) or not (_NETWORK.search(text) or _DATE.search(text)):
        return None
    return "json" if path.suffix.lower() == ".json" else "lines", "texts with networks or dates"


def _look_into_yaml(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the YAML in ``text`` looks like posts; None where it does not."""
    if not any(word in text for word in _NETWORK_WORDS):
        # Most YAML is something else, and is told by this in no time.
        return None
    networks, texts = len(_NETWORK.findall(text)), len(_TEXT.findall(text))
    is_of_posts = networks > 1 and texts * 2 >= networks and not _is_other_data(text)
    return ("yaml", "texts with networks") if is_of_posts else None


def _look_at_workbook(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a workbook, which nobody looks into, seems to hold posts: its name says so."""
    return ("workbook", "its name") if is_called_calendar(path) else None


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
    if key:
        return "markdown", f"`{key}:` in its front matter"
    if _is_one_post(path, front, body):
        return _short_texts(body)
    return look_at_layout(path, text) if not _SOFTWARE.search(body) else None


def _holds_data(text: str) -> bool:
    """Tell whether posts stand in a block of YAML or JSON, and the text around is not about software."""
    blocks = [found["block"] for found in _BLOCK.finditer(text)]
    return any(_TEXT.search(one) and (_NETWORK.search(one) or _DATE.search(one)) for one in blocks) and not (
        _SOFTWARE.search(text)
    )


def _short_texts(body: str) -> tuple[LikelySort, str]:
    if _DIVIDER.search(body):
        return "sections", "texts between lines of hyphens"
    return "markdown", "a short text where posts lie"


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


def _look_at_second_ending(path: PurePath, _text: str) -> tuple[LikelySort, str] | None:
    """Return why a text file seems to hold posts: behind a name of them, its ending is a second one."""
    inner = PurePath(path.stem)
    is_one = inner.suffix.lower() in _LOOKS and (is_called_plan(inner) or is_called_calendar(inner))
    return ("renamed", f"{inner.name} with a second ending") if is_one else None


def _is_post(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    return ("post", "its name") if text.strip() else None


_LOOKS: Final[Dict[str, _Look]] = {
    **dict.fromkeys(_MARKDOWN, _look_into_markdown),
    **dict.fromkeys((".csv", ".tsv"), look_into_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _look_into_json),
    **dict.fromkeys((".yaml", ".yml"), _look_into_yaml),
    **dict.fromkeys((".tweet", ".toot"), _is_post),
    **dict.fromkeys(_UNOPENED, _look_at_workbook),
    ".txt": _look_at_second_ending,
}
"""By the ending of a name, what tells whether posts are in the file."""
