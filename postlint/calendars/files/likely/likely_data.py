"""Posts in JSON, YAML and tables that no reader takes, or that nobody names: what their texts show.

Data may be of anything, so networks and texts must stand in it as values of their own, and either the name
of the file or days must say that something is planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of
from postlint.calendars.files.likely.likely_names import (
    NETWORKS,
    below_folder,
    helps,
    is_called_plan,
    is_called_social,
    lies_elsewhere,
)
from postlint.calendars.files.likely.likely_prose import is_prose
from postlint.calendars.files.likely.likely_where_and_when import FEW, WORDS_OF_NETWORKS
from postlint.calendars.key_meanings import channel_of
from postlint.calendars.model import LikelySort
from postlint.calendars.readers.loose.dates_in_parts import names_a_time
from postlint.calendars.readers.reader import has_calendar_name
from postlint.calendars.terms.field_names import folded, is_of_other_texts, names_of
from postlint.source.opening import read_bytes

_OF_HEAD: Final = 4 * 1024
_A_PLAN: Final = 3
"""How many networks, texts and days JSON begins with at least that is read whatever it is called."""
_ORDERS: Final = (
    (b'"integration"', b'"posts"', b'"value"', b'"content"'),
    *((b'"action"', b'"account"', mark) for mark in (b'"richText"', b'"richTextFile"', b'"repostURL"')),
)
"""By which marks orders to programs that post are known: those to Postiz, requests for posts on Bluesky."""
_EXPORTS: Final = {
    '"https://jsonfeed.org/version/': "a JSON Feed",
    '"$type":"app.bsky.feed.post"': "posts as Bluesky gives them",
    '"$type": "app.bsky.feed.post"': "posts as Bluesky gives them",
    '"in_reply_to_account_id":': "statuses as Mastodon gives them",
}
"""By which marks what networks and feeds give is known."""
_WHERE: Final = r"[\"']?(?:platforms?|channels?|networks?)[\"']?[ \t]*:\s*(?:\[\s*|-[ \t]+)?[\"']?"
_NETWORK_UNDER_KEY: Final = re.compile(
    rf"(?:^[ \t{{,-]*|[{{,][ \t]*){_WHERE}(?:x|{NETWORKS})(?=[\"'\],\s}}]|$)", re.IGNORECASE | re.MULTILINE
)
_TEXT: Final = re.compile(
    r"[\"']?\b(?:text|caption|copy|content|body|message|post|tweet|toot|skeet)[\"']?[ \t]*:[ \t]*"
    r"(?:[|>][+-]?[ \t]*\n|[\"']?\S+(?:[ \t]+\S+){3})",
    re.IGNORECASE,
)
_A_MOMENT: Final = r"[\"']?[ \t]*:[ \t]*[\"']?(?:\d{4}-\d\d-\d\d|\d{10}(?:\d{3})?\b)"
"""A day, or the seconds that programs count, behind a key."""
_DATE: Final = re.compile(rf"[\"']?\w*(?:date|schedule|_at|time)\w*{_A_MOMENT}", re.IGNORECASE)
_SCHEDULED: Final = re.compile(rf"schedule\w*{_A_MOMENT}", re.IGNORECASE)
"""When something is to go out, as nothing says but queues."""
_POSTED: Final = re.compile(
    r"\"(?:posted|published|sent|tooted|tweeted)(?:_?at)?\"[ \t]*:|\"(?:tweet|toot|skeet)\"[ \t]*:[ \t]*\"",
    re.IGNORECASE,
)
"""What bots keep beside their texts, or call them."""
_LISTED: Final = re.compile(
    r"\"(?:(?P<sure>tweets|toots|skeets)|posts)\"[ \t]*:\s*\[\s*\{"
    r"[^{}\[\]]*?\"(?:text|caption|copy|message)\"[ \t]*:",
    re.IGNORECASE,
)
"""A list of texts under what posts are called; one of "posts" may be of articles."""
_OF_ARTICLES: Final = re.compile(r"\"(?:title|slug|author|excerpt|categor(?:y|ies))\"[ \t]*:", re.IGNORECASE)
_GATHERED: Final = re.compile(r"[\"']?\buser_?id[\"']?[ \t]*:", re.IGNORECASE)
"""Whose a text is: of what was gathered, or of a queue that a program keeps for its users."""
_OF_OTHER_DATA: Final = re.compile(
    r"\$schema|[\"']?\b(?:sentiment|label|polarity|emotion|tweet_?id|author_?id|followers?_?count|likes?"
    r"|retweets?|retweet_?count|prompt|completion|openapi|swagger|pack)[\"']?[ \t]*:",
    re.IGNORECASE,
)
"""Keys of what was gathered from networks, or describes data, in place of what is to be posted."""
_DAY_OF_RECORD: Final = re.compile(
    r"^[ \t-]*(?:date|day|when|starts?|start_date|begins?|event_date|datum|fecha|data)[ \t]*:"
    r"[ \t]*[\"']?20\d\d-\d\d-\d\d",
    re.IGNORECASE | re.MULTILINE,
)
_BELOW_SOCIAL: Final = re.compile(
    r"^[ \t-]*(?:socials?|social_media|announcements?|posts)[ \t]*:[ \t]*\r?\n"
    r"(?:[ \t]+\S[^\n]*\n|[ \t\r]*\n){0,30}?"
    rf"[ \t]+(?:{NETWORKS})[ \t]*:[ \t]*(?:[|>][+-]?[ \t]*\r?\n[ \t]+)?[\"']?(?P<said>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
"""A text that stands for a network below what a record of an event, or of news, calls so."""

_WORDS_OF_QUEUES: Final = (
    *WORDS_OF_NETWORKS,
    *("schedule", '"posted', '"published', '"sent', '"tooted', '"tweeted'),
)
_WORDS_OF_PLACES: Final = (*WORDS_OF_NETWORKS, "platform", "channel", "network")
_NAME_IN_SMALL_LETTERS: Final = re.compile(rf"(?<![\w@.-])(?:{NETWORKS}|threads|fb|ig|bsky|x)(?![\w@-])")
_IN_FRONT: Final = re.compile(r"(?:^|[:,;|\t\[{-]|[\"'])[ \t]*[\"']?$")
_ALONE: Final = re.compile(r"[\"']?[ \t]*(?:[,;|\t\]}]|$)")
_AS_KEY: Final = re.compile(
    r"[\"']?[ \t]*:[ \t]*(?:[\[{|>].*)?$|(?:[ \t]*[+,/&][ \t]*\w+)*:[ \t]+\S+(?:[ \t]+\S+){3}"
)
"""What follows the name of a network that is a key, or stands in front of a text: no address, no handle."""
_OPEN_SLOT: Final = re.compile(r"\{[^{}\n]+\}|<[A-Z_ ]+>|%[sd]")
"""What a template leaves open."""
_OF_PROFILES: Final = re.compile(
    r"^[ \t{-]*[\"']?(?:url|href|icon|handle|username|profile)[\"']?[ \t]*:", re.IGNORECASE | re.MULTILINE
)
"""Keys of lists that say where somebody is to be found."""
_LINE_OF_DATA: Final = re.compile(
    r"^[ \t{\[-]*(?:[\"']?(?P<key>[^\W\d][\w -]{0,30})[\"']?[ \t]*:[ \t]*)?(?P<text>[^\s{\[].*|)$",
    re.MULTILINE,
)
_IN_QUOTES: Final = re.compile(r"[\"'](?P<key>[^\W\d][\w -]{0,30})[\"'][ \t]*:[ \t]*\"(?P<text>[^\"\\]{20,})")
_CELL: Final = re.compile(r"[,;\t]")
_DAY_AS_VALUE: Final = re.compile(
    rf"\b20\d\d-\d\d-\d\d|\b\d{{1,2}}[./]\d{{1,2}}[./](?:20)?\d\d\b"
    rf"|^[ \t-]*[\"']?(?:{any_of(name for name in WEEKDAYS if len(name) > 3)})[\"']?[ \t]*(?=[:,;\t])",  # noqa: PLR2004
    re.IGNORECASE | re.MULTILINE,
)


def holds_posts(path: Path, root: Path) -> bool:
    """Tell whether the JSON at ``path`` begins as an order to a scheduler, or as posts."""
    try:
        head = read_bytes(path, _OF_HEAD)[:_OF_HEAD]
    except OSError:
        # Nobody asked for it.
        return False
    is_order = any(all(mark in head for mark in marks) for marks in _ORDERS)
    return (is_order or _begins_with_posts(head)) and not lies_elsewhere(below_folder(path, root))


def _begins_with_posts(head: bytes) -> bool:
    text = head.decode("utf-8", "ignore")
    signs = (_NETWORK_UNDER_KEY, _DATE, _TEXT)
    return all(len(sign.findall(text)) >= _A_PLAN for sign in signs) and not _is_other_data(text)


def look_into_json(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the JSON in ``text`` looks like posts: it may be any data, so its name or keys must help."""
    sort: LikelySort = "json" if path.suffix.lower() == ".json" else "lines"
    if given := _given(text):
        return sort, given
    called_so = _is_called_so(path)
    speaks = called_so or _speaks(text, (*_WORDS_OF_QUEUES, '"posts"'))
    if not speaks or (_is_other_data(text) and not _is_queue(text)):
        return None
    if (_is_queue(text) or called_so) and has_fields_of_posts(text):
        return sort, "texts with networks or dates"
    if _POSTED.search(text) and len(_TEXT.findall(text)) >= FEW:
        return sort, "texts as bots keep them"
    if _lists_posts(text):
        return sort, "a list of texts called posts"
    return (sort, "texts with networks") if shows_posts(text, named=called_so) else None


def _given(text: str) -> str | None:
    """Return what a file is that a network or a feed gives of posts; those in feeds have no titles."""
    found = next((name for mark, name in _EXPORTS.items() if mark in text), None)
    return None if found == "a JSON Feed" and text.count('"title"') > 1 else found


def look_into_yaml(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why the YAML in ``text`` looks like posts; None where it does not."""
    if not _speaks(text, _WORDS_OF_PLACES) or _is_other_data(text):
        return None
    networks, texts = len(_NETWORK_UNDER_KEY.findall(text)), len(_TEXT.findall(text))
    if (networks > 1 and texts * 2 >= networks) or shows_posts(text, named=_is_called_so(path)):
        key = own_key_of_texts(text)
        return ("words", texts_under(key)) if key else ("yaml", "texts with networks")
    return None


def _tells_of_event(text: str) -> bool:
    """Tell whether YAML is a record with a day, below which a text stands for a network."""
    return (
        _DAY_OF_RECORD.search(text) is not None
        and any(is_prose(found["said"]) for found in _BELOW_SOCIAL.finditer(text))
        and not _is_other_data(text)
    )


def look_at_lacking(path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    """Return why a file that its reader had to decline looks like posts: something is missing in it.

    The sort ``words`` stands for texts under a key that nothing is known of.
    """
    named = has_calendar_name(path) or helps(path) or is_called_plan(path)
    # What other data has is looked for last: most texts show no posts, which is told soonest.
    if not shows_posts(text, named=named) or _is_other_data(text):
        is_record = path.suffix.lower() in {".yaml", ".yml"} and _tells_of_event(text)
        return ("yaml", "a text for a network below a record with a day") if is_record else None
    key = own_key_of_texts(text) if path.suffix.lower() in _TREES else None
    return ("words", texts_under(key)) if key else ("lacking", "texts with networks")


def _lists_posts(text: str) -> bool:
    """Tell whether a list of texts in ``text`` is called one of tweets, or of posts that are no articles."""
    listed = _LISTED.search(text)
    if listed is None or sum(is_prose(said) for _, said in _texts(text)) < FEW:
        return False
    return listed["sure"] is not None or not _OF_ARTICLES.search(text)


def has_fields_of_posts(text: str) -> bool:
    """Tell whether a field of ``text`` holds a text, and another one a network or a date."""
    return bool(_TEXT.search(text) and (_NETWORK_UNDER_KEY.search(text) or _DATE.search(text)))


def shows_posts(text: str, *, named: bool) -> bool:
    """Tell whether networks and texts stand in ``text``, and days where its name says nothing."""
    if not named and not (_speaks(text, WORDS_OF_NETWORKS) and _has_days(text)):
        return False
    if sum(islice(_networks(text.lower()), FEW)) < FEW:
        return False
    texts = [said for _, said in _texts(text) if not _OPEN_SLOT.search(said)]
    return len(texts) >= FEW and (_has_days(text) or len(_OF_PROFILES.findall(text)) < len(texts))


def _has_days(text: str) -> bool:
    return len(_DAY_AS_VALUE.findall(text)) >= FEW


def _networks(lowered: str) -> Iterator[int]:
    """Yield 1 for each network that is the whole of a value or of a cell, a key, or in front of a text."""
    for found in _NAME_IN_SMALL_LETTERS.finditer(lowered):
        begins, ends = lowered.rfind("\n", 0, found.start()) + 1, lowered.find("\n", found.end())
        before = lowered[max(begins, found.start() - 4) : found.start()]
        behind = lowered[found.end() : ends if ends >= 0 else None][:200]
        if (
            (_IN_FRONT.search(before) and _ALONE.match(behind))
            or (not lowered[begins : found.start()].strip(" \t-{\"'") and _AS_KEY.match(behind))
            or (before[-1:] in ',;\t"' and _AS_KEY.match(behind))
        ):
            yield 1


def _speaks(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of ``words`` is in ``text``: most data is something else, and told so in no time."""
    lowered = text.lower()
    return any(word in lowered for word in words)


def texts_under(key: str) -> str:
    """Return why a file is likely to hold posts, whose texts stand under a key of the team's own."""
    return f"texts under `{key}:`, which is no word for them"


def how_to_mean_texts(path: PurePath, text: str) -> str:
    """Return how to have texts read that stand under a key of the team's own, for the end of a message."""
    is_likely = path.suffix.lower() in _TREES and shows_posts(text, named=True)
    key = own_key_of_texts(text) if is_likely else None
    return (
        f" If {key}: holds the texts of posts, say columns: {{{key}: text}} in postlint.yaml." if key else ""
    )


def own_key_of_texts(text: str) -> str | None:
    """Return the key under which most texts stand, if it is no name of texts, and says not where or when."""
    keys = [key for key, _ in _texts(text)]
    # Of several, the first: the order of a set is another in each run.
    most = max(dict.fromkeys(keys), key=keys.count, default=None)
    is_text = folded(most or "") in {"text", *names_of("post")} or is_of_other_texts(most or "")
    return None if not most or is_text or channel_of(most) or names_a_time(most) else most


def _texts(text: str) -> list[tuple[str | None, str]]:
    """Return the texts in some data, with the keys in front of them; ``text: >`` has its own below."""
    found: list[tuple[str | None, str]] = []
    above: str | None = None
    for line in _LINE_OF_DATA.finditer(text):
        key, said = line["key"], line["text"].strip(" \t\"',")
        if key and said in {"", "|", ">", "|-", ">-", "|+", ">+"}:
            above = key
        elif is_prose(said):
            found.append((key or above, said))
        elif any(is_prose(cell.strip(' "')) for cell in _CELL.split(said)):
            found.append((None, said))
    if len(found) < FEW:
        inline = ((one["key"], one["text"]) for one in _IN_QUOTES.finditer(text))
        found += [(key, said) for key, said in inline if is_prose(said)]
    return found


def _is_called_so(path: PurePath) -> bool:
    return is_called_social(path) or is_called_plan(path)


def _is_other_data(text: str) -> bool:
    return bool(_OF_OTHER_DATA.search(text) or _GATHERED.search(text))


def _is_queue(text: str) -> bool:
    # Most JSON is something else, and is told by a word in no time.
    says_so = "chedule" in text and _SCHEDULED.search(text) and _NETWORK_UNDER_KEY.search(text)
    return bool(says_so) and not _OF_OTHER_DATA.search(text)


_TREES: Final = frozenset({".yaml", ".yml", ".json", ".jsonl", ".ndjson"})
