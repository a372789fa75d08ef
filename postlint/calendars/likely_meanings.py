"""What words of a team's own are likely to mean: for an example to copy, never for a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from postlint.vocabulary import Kind, Status, in_words

_Meaning = TypeVar("_Meaning", Kind, Status)

_KINDS: Final[Mapping[Kind, str]] = {
    "mention": "thanks, thank you, shout-out, shoutout, congratulations, congrats, welcome, credit",
    "press_release": "announcement, announcements, announce, news, update, updates, launch",
    "information": "tip, tips, advice, service, warning, heads-up, notice, reminder",
    "call_to_action": "appeal, sign-up, signup, donation, donations, fundraising, fundraiser, event, events",
    "retweet": "share, shared, repost, quote",
    "reply": "answer, answers",
    "question": "poll, quiz",
    "conversation": "greeting, greetings, humour, humor, behind the scenes, fun",
}
_STATUSES: Final[Mapping[Status, str]] = {
    "idea": "maybe, someday, pitch",
    "draft": "with, waiting, awaiting, in review, review, legal, check, checking, feedback, rework, started",
    "approved": "cleared, agreed, passed, accepted, signed",
    "scheduled": "in buffer, in hootsuite, loaded, timed",
    "published": "out, gone, went out",
}


def _by_word(table: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    return {in_words(word): meaning for meaning, words in table.items() for word in words.split(",")}


_KIND_OF: Final = _by_word(_KINDS)
_STATUS_OF: Final = _by_word(_STATUSES)


def likely_kind(word: str) -> Kind | None:
    """Return the kind that ``word`` is likely to mean, or None where only its team knows."""
    return _likely(word, _KIND_OF)


def likely_status(word: str) -> Status | None:
    """Return the status that ``word`` is likely to mean, or None where only its team knows."""
    return _likely(word, _STATUS_OF)


def _likely(word: str, table: Mapping[str, _Meaning]) -> _Meaning | None:
    """Return what the longest word of ``table`` means that stands in ``word``, the first of several."""
    said = f" {in_words(word)} "
    if " not " in said:
        return None
    named = [known for known in table if f" {known} " in said]
    return table[max(named, key=len)] if named else None
