"""Words that are a team's own: those that its settings give a meaning, and what others are likely to mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property, lru_cache
from typing import Final, Literal, TypeAlias, TypeVar

from postlint.calendars.terms.status_words import MEANT_TWICE, STATUS_WORDS
from postlint.config import Config
from postlint.records import dataclass
from postlint.source.spans import Span
from postlint.source.suggest import NearMisses
from postlint.source.validate import Same
from postlint.vocabulary import KINDS, NOT_GOING_OUT, STATUSES, Kind, Status, in_words, unaccented

Field: TypeAlias = Literal[
    "statuses",
    "stages",
    "channels",
    "kinds",
    "formats",
    "times",
    "accounts",
    "networks",
    "everywhere",
    "media",
    "hashtags",
    "sentences",
    "approvals",
    "links",
]
"""What a word stands under: by the setting that gives it a meaning, where there is one."""
_MOST: Final = 10
"""How many words a note names."""
_OF_TABLES: Final = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods")
_LONGEST: Final = 40
"""How many letters a note shows of each."""

_Meaning = TypeVar("_Meaning", Kind, str)
_WORDS_OF_KINDS: Final[Mapping[Kind, str]] = {
    "mention": "thanks, thank you, shout-out, shoutout, congratulations, congrats, welcome, credit",
    "press_release": "announcement, announcements, announce, news, update, updates, launch",
    "information": "tip, tips, advice, service, warning, heads-up, notice, reminder",
    "call_to_action": "appeal, sign-up, signup, donation, donations, fundraising, fundraiser, event, events",
    "retweet": "share, shared, repost, quote",
    "reply": "answer, answers",
    "question": "poll, quiz",
    "conversation": "greeting, greetings, humour, humor, behind the scenes, fun",
}
_WORDS_OF_STATUSES: Final[Mapping[str, str]] = {
    "idea": "maybe, someday, pitch",
    "draft": "with, waiting, awaiting, in review, review, legal, check, checking, feedback, rework, started",
    "approved": "cleared, agreed, passed, accepted, signed",
    "scheduled": "in buffer, in hootsuite, loaded, timed",
    "published": "out, gone, went out",
    NOT_GOING_OUT: "retired, withdrawn, obsolete, superseded, expired, shelved, scrapped, not going out",
}


@dataclass(frozen=True)
class TeamWords:
    """What the settings say of the words of a team; words are compared by :func:`in_words`.

    ``never`` are those that say that a post will not go out.
    """

    keys: frozenset[str] = frozenset()
    statuses: Mapping[str, Status] = field(default_factory=dict)
    channels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    never: frozenset[str] = frozenset()

    @classmethod
    def of(cls, config: Config) -> TeamWords:
        """Return the words that ``config`` gives a meaning, made once for all its files."""
        return _made(Same(config))

    @cached_property
    def status_of(self) -> Mapping[str, Status]:
        """Return the team's statuses by their words."""
        return {in_words(word): status for word, status in self.statuses.items()}

    @cached_property
    def called_off(self) -> frozenset[str]:
        """Return the team's words for posts that will not go out."""
        return frozenset(map(in_words, self.never))

    @cached_property
    def channels_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return the team's channels by their words."""
        return {in_words(word): channels for word, channels in self.channels.items()}

    @cached_property
    def kind_of(self) -> Mapping[str, Kind]:
        """Return the team's kinds by their words."""
        return {in_words(word): kind for word, kind in self.kinds.items()}

    @cached_property
    def near_statuses(self) -> NearMisses:
        """Return the slips in the team's words for statuses."""
        return NearMisses((*self.statuses, *self.never))

    @cached_property
    def near_kinds(self) -> NearMisses:
        """Return the slips in the team's words for kinds."""
        return NearMisses(self.kinds)


NO_WORDS: Final = TeamWords()


@lru_cache(maxsize=16)
def _made(same: Same[Config]) -> TeamWords:
    config = same.one
    return TeamWords(
        config.extra_keys, config.status_words, config.channels, config.kinds, config.never_words
    )


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that nobody gave a meaning, and where it stands."""

    field: Field
    word: str
    span: Span


def notes_on(words: Iterable[OwnWord]) -> Iterator[str]:
    """Say of the words under each field what becomes of them, and how to give them a meaning."""
    by_field: dict[Field, dict[str, list[OwnWord]]] = {}
    for word in words:
        by_field.setdefault(word.field, {}).setdefault(in_words(word.word), []).append(word)
    for name in _SAYS:
        if name in by_field:
            yield _note(name, list(by_field[name].values()))


_SAYS: Final[Mapping[Field, str]] = {
    "statuses": (
        "Statuses of your own, which say nothing to postlint until you give them a meaning (these posts are "
        "read as if they had none)"
    ),
    "stages": "Statuses that teams mean in two ways, read as the first until you say which it is",
    "channels": "Channels that have no name here, read as other",
    "kinds": (
        "Kinds of your own, which say nothing to postlint until you give them a meaning (these posts are "
        "judged by their texts)"
    ),
    "formats": "Formats, which say nothing of what a post does",
    "times": "Times that name no hour, left out",
    "accounts": (
        "Accounts that are declared nowhere, so that each counts as one of its own (declare it under "
        "accounts:, or write one of those that are)"
    ),
    "media": (
        "Words for what is to be shown, in place of its file, so that nothing is judged of it (write media: "
        "[{file: …, alt: …}])"
    ),
    "everywhere": (
        "Words for all networks, where nothing says which these are (write the networks, or name them in "
        "postlint.yaml, as in `channels: {both: [facebook, instagram]}`, or declare the accounts under "
        "accounts:, each with its channel:)"
    ),
    "networks": "Names of networks under account:, each read as the only account there",
    "hashtags": "Names of sets of hashtags, which are no hashtags, so that none of them is judged (write the "
    "hashtags themselves)",
    "approvals": "What stands where approvers do, and is neither a name nor a plain yes or no, left out",
    "links": "Words in place of a post that is answered or passed on (write its address)",
    "sentences": "Words where hashtags are kept that are none, left out",
}
"""What to say of the words under each field."""


def _by_word(table: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    return {in_words(word): meaning for meaning, words in table.items() for word in words.split(",")}


_KIND_OF: Final = _by_word(_WORDS_OF_KINDS)
_STATUS_OF: Final = _by_word(_WORDS_OF_STATUSES)
_LIKELY: Final[Mapping[Field, tuple[Callable[[str], str | None], Iterable[str]]]] = {
    "statuses": (lambda word: _likely(word, _STATUS_OF), (*STATUSES, NOT_GOING_OUT)),
    "stages": (lambda word: STATUS_WORDS[_plain(word)], ()),
    "channels": (lambda _word: "other", ()),
    "kinds": (lambda word: _likely(word, _KIND_OF), KINDS),
}
"""For the words under some fields, what gives the likely meaning, and all that they can mean."""


def _note(name: Field, groups: list[list[OwnWord]]) -> str:
    named = ", ".join(map(_named, groups[:_MOST])) + (" …" if len(groups) > _MOST else "")
    setting = f". {_setting(name, [group[0].word for group in groups[:_MOST]])}" if name in _LIKELY else ""
    return f"{_SAYS[name]}{_in_rows(name, groups[0][0].span.path)}: {named}{setting}"


def _in_rows(name: Field, path: str) -> str:
    """Return what may have happened to words in the rows of a table, and nowhere else."""
    is_row = name == "sentences" and path.lower().endswith(_OF_TABLES)
    return " (is the row shifted by a column?)" if is_row else ""


def _setting(name: Field, words: list[str]) -> str:
    """Return the setting that gives ``words`` their likely meanings; without any, the place is left open."""
    likely, meanings = _LIKELY[name]
    found = {word: meant for word in words if (meant := likely(word))}
    shown = found or {words[0]: "…"}
    example = ", ".join(f"{_quoted(word)}: {meant}" for word, meant in shown.items())
    one_of = "" if found else f", with one of {', '.join(meanings)}"
    setting = "statuses" if name == "stages" else name
    return f"Give them a meaning in postlint.yaml, as in `{setting}: {{{example}}}`{one_of}"


def _likely(word: str, table: Mapping[str, _Meaning]) -> _Meaning | None:
    """Return what the longest word of ``table`` means that stands in ``word``, the first of several."""
    said = f" {in_words(word)} "
    if " not " in said:
        return None
    named = [known for known in table if f" {known} " in said]
    return table[max(named, key=len)] if named else None


def _named(group: list[OwnWord]) -> str:
    first = group[0]
    times = f", {len(group)}×" if len(group) > 1 else ""
    word = first.word if len(first.word) <= _LONGEST else f"{first.word[:_LONGEST].rsplit(' ', 1)[0]} …"
    plain = _plain(word)
    two = f": {STATUS_WORDS[plain]} or {MEANT_TWICE[plain]}" if first.field == "stages" else ""
    return f'"{word}" ({first.span.path}:{first.span.line}{times}{two})'


def _plain(word: str) -> str:
    return unaccented(in_words(word))


def _quoted(word: str) -> str:
    plain = all(letter.isalnum() or letter in " _-" for letter in word) and word[:1].isalpha()
    return word if plain else '"' + word.replace('"', "'") + '"'
