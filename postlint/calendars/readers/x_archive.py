"""The archive that X gives an account of itself: ``data/tweets.js`` and what stands beside it.

Its files are JSON behind an assignment (``window.YTD.tweets.part0 = [ … ]``). The assignment is cut off
and nothing is ever run. Beside the posts only the files that say who the account is are opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.shared_by_archives import (
    Beside,
    calendar,
    deeper,
    made,
    published,
    text_at,
    unescaped,
)
from postlint.source.budgets import MAX_TEXT
from postlint.source.diagnostic import Diagnostic
from postlint.source.json_parser import parse_part
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Node, Parsed, Scalar, Sequence, mapping, sequence

_ASSIGNMENT: Final = re.compile(
    r"\s*(?:window\.YTD\.\w+\.part\d+|Grailbird\.data\.\w+|var \w+)\s*=\s*(?=[\[{])", re.ASCII
)
_OF_A_MONTH: Final = re.compile(r"(?:.*[/\\])?\d{4}_\d\d\.js", re.ASCII)
_WHEN: Final = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<time>\d\d:\d\d:\d\d) \+0000 (?P<year>\d{4})",
    re.ASCII,
)
_WHEN_BEFORE: Final = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d:\d\d) \+0000", re.ASCII)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_REPOST: Final = re.compile(r"RT (@\w{1,20}): ", re.ASCII)
_OF_TWEETS: Final = frozenset(
    (
        *("tweet", "id", "id_str", "full_text", "text", "created_at", "in_reply_to_status_id"),
        *("in_reply_to_status_id_str", "in_reply_to_screen_name", "in_reply_to_user_id_str", "entities"),
        *("extended_entities", "urls", "url", "expanded_url", "media", "media_url_https"),
        *("user", "screen_name", "name"),
    )
)
_OF_PEOPLE: Final = frozenset(
    ("account", "username", "accountId", "profile", "avatarMediaUrl", "headerMediaUrl", "screen_name", "id")
)


def _data(source: Source, only: frozenset[str]) -> Parsed:
    assigned = _ASSIGNMENT.match(source.text)
    if assigned is None and _OF_A_MONTH.fullmatch(source.path):
        # Anything may be called after a month.
        return Parsed(source, (Scalar("", "", "plain", source, 0, 0),))
    if assigned is None:
        message = (
            "This is no file of an X archive, which begins with window.YTD.tweets.part0 = [. "
            "postlint reads data and never runs a program."
        )
        return Parsed(
            source,
            problems=(Diagnostic(source.span(0, min(1, len(source.text))), message, "reading/archive"),),
        )
    return parse_part(source, assigned.end(), only, ending=";")


parse = partial(_data, only=_OF_TWEETS)
_of_people = partial(_data, only=_OF_PEOPLE)
_of_nobody = partial(_data, only=frozenset[str]())


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what the account posted, with what the archive says of the account."""
    items = document.items if isinstance(document, Sequence) else ()
    tweets = [tweet for item in items if isinstance(tweet := _tweet(item), Mapping)]
    if not isinstance(document, Sequence) or len(tweets) < len(items):
        return None
    folder, companions = about.path.parent, Beside()
    person = _first(folder / "account.js", "account", companions)
    person = person or _first(folder.parent / "user_details.js", None, companions)
    name = text_at(person, "username") or text_at(person, "screen_name")
    number = text_at(person, "accountId") or text_at(person, "id")
    if name is None and (author := _author_of(tweets)):
        person, name = author, text_at(author, "screen_name")
    posts = [_post(tweet, name, number) for tweet in tweets]
    facts = _facts(folder, person, companions) if person and name else None
    found = calendar(document, posts, f"@{name}" if name else None, facts)
    return Reading(found, problems=tuple(companions.problems), companions=tuple(companions.sources))


def _tweet(item: Node) -> Node | None:
    """Return what was posted: under ``tweet`` or, before 2020, the item itself."""
    is_one = deeper(item, "created_at") and (deeper(item, "full_text") or deeper(item, "text"))
    return deeper(item, "tweet") or (item if is_one else None)


def _author_of(tweets: list[Mapping]) -> Mapping | None:
    """Return whose posts these are by what each says itself, as they did before 2018."""
    authors = {text_at(tweet, "user", "screen_name"): deeper(tweet, "user") for tweet in tweets}
    name, author = next(iter(authors.items())) if len(authors) == 1 else (None, None)
    return author if name and isinstance(author, Mapping) else None


def _post(tweet: Mapping, name: str | None, number: str | None) -> Mapping:
    text = tweet.get("full_text") or tweet.get("text")
    text = text if isinstance(text, Scalar) else None
    links = {link.text: target for link, target in _links(tweet)}
    written = _as_seen(text.text, links, _pictures(tweet)) if text else ""
    repost = _REPOST.match(written)
    last = next((target for target in links.values() if written.endswith(target.text)), None)
    return published(
        tweet,
        id=tweet.get("id_str") or tweet.get("id"),
        date=_date(tweet.get("created_at")),
        text=made(text, written) if text else None,
        reply_to=_reply(tweet, name, number),
        repost_of=made(text, repost[1]) if text and repost else None,
        quote_of=last if last and not repost and is_status_url(last.text) else None,
        media=_media(tweet),
        channel=None if name else made(tweet, "x"),
    )


def _date(node: Node | None) -> Node | None:
    """Return the time in the form that calendars have; times of an archive are UTC."""
    before = _WHEN_BEFORE.fullmatch(node.text) if isinstance(node, Scalar) else None
    if node and before:
        return made(node, f"{before['day']}T{before['time']}Z")
    found = _WHEN.fullmatch(node.text) if isinstance(node, Scalar) else None
    if not isinstance(node, Scalar) or not found or found["month"] not in _MONTHS:
        return node
    month = _MONTHS.index(found["month"]) + 1
    return made(node, f"{found['year']}-{month:02}-{found['day']}T{found['time']}Z")


def _reply(tweet: Mapping, name: str | None, number: str | None) -> Scalar | None:
    status = tweet.get("in_reply_to_status_id_str") or tweet.get("in_reply_to_status_id")
    if not isinstance(status, Scalar) or status.value is None:
        return None
    to = text_at(tweet, "in_reply_to_screen_name")
    if to is None and number and text_at(tweet, "in_reply_to_user_id_str") == number:
        to = name
    return made(status, f"https://x.com/{to or 'i'}/status/{status.text}")


def _links(tweet: Mapping) -> Iterator[tuple[Scalar, Scalar]]:
    """Yield the shortened links in a post, each with where it leads."""
    urls = deeper(tweet, "entities", "urls")
    for link in urls.items if isinstance(urls, Sequence) else ():
        short, target = deeper(link, "url"), deeper(link, "expanded_url")
        if isinstance(short, Scalar) and isinstance(target, Scalar):
            yield short, target


def _pictures(tweet: Mapping) -> tuple[Mapping, ...]:
    listed = deeper(tweet, "extended_entities", "media") or deeper(tweet, "entities", "media")
    items = listed.items if isinstance(listed, Sequence) else ()
    return tuple(item for item in items if isinstance(item, Mapping))


def _media(tweet: Mapping) -> Sequence | None:
    files = [mapping(picture, file=picture.get("media_url_https")) for picture in _pictures(tweet)]
    return sequence(files, tweet) if files else None


def _as_seen(text: str, links: dict[str, Scalar], pictures: tuple[Mapping, ...]) -> str:
    """Return a text as readers see it: links at full length, none for pictures, no HTML escapes."""
    seen = unescaped(text)
    shown = {text_at(picture, "url") or "": "" for picture in pictures}
    shown |= {short: target.text for short, target in links.items() if short not in shown}
    shown.pop("", None)
    if shown:
        # All at once: a link may hold what shortens another, over and over.
        short_ones = re.compile("|".join(map(re.escape, sorted(shown, key=len, reverse=True))))
        seen = _replaced(short_ones, shown, seen)
    return seen.rstrip()


def _replaced(short_ones: re.Pattern[str], shown: dict[str, str], text: str) -> str:
    """Return ``text`` with what is ``shown`` for short links; as it is where that would grow too long."""
    found = short_ones.findall(text)
    if sum(len(shown[short]) for short in found) > MAX_TEXT:
        return text
    return short_ones.sub(lambda link: shown[link[0]], text)


def _facts(folder: Path, person: Mapping, companions: Beside) -> Mapping:
    """Return what is known of ``person``, each fact at the place that says it."""
    profile = _first(folder / "profile.js", "profile", companions)
    name = deeper(person, "username") or deeper(person, "screen_name") or person
    return mapping(
        person,
        channel=made(person, "x"),
        handle=made(name, f"@{text_at(person, 'username') or text_at(person, 'screen_name')}"),
        followers=_count(folder, "follower", companions),
        following=_count(folder, "following", companions),
        avatar=_seen(profile, "avatarMediaUrl"),
        header=_seen(profile, "headerMediaUrl"),
    )


def _seen(profile: Mapping | None, of: str) -> Scalar | None:
    """Return whether ``profile`` has a picture, or None where there is no profile."""
    if profile is None:
        return None
    return made(profile.get(of) or profile, "true" if text_at(profile, of) else "false")


def _first(path: Path, key: str | None, companions: Beside) -> Mapping | None:
    """Return what the only item of another file of the archive holds, if the file is there and sound.

    Without a ``key``, the file holds just that.
    """
    document = companions.document(path, _of_people)
    first = document.items[0] if isinstance(document, Sequence) and document.items else None
    found = deeper(first, key) if key else document
    return found if isinstance(found, Mapping) else None


def _count(folder: Path, part: str, companions: Beside) -> Scalar | None:
    """Return how many people the files of ``part`` list, or None where that cannot be told."""
    paths = [folder / f"{part}.js", *sorted(folder.glob(f"{part}-part*.js"))]
    documents = [companions.document(path, _of_nobody) for path in paths]
    lists = [document for document in documents if isinstance(document, Sequence)]
    if len(lists) < len(paths):
        return None
    return made(lists[0], str(sum(len(listed.items) for listed in lists)))
