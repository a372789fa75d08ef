"""Words that are a team's own: those that it gave a meaning in its settings, and those that it did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, TypeAlias

from postlint.config import Config
from postlint.source.spans import Span
from postlint.vocabulary import Kind, Status, in_words

Field: TypeAlias = Literal["statuses", "channels", "kinds", "formats", "times"]
"""What a word stands under: by the setting that gives it a meaning, where there is one."""
_MOST: Final = 10
"""How many words a note names."""


@dataclass(frozen=True)
class TeamWords:
    """What the settings say of the words of a team; words are compared by :func:`in_words`."""

    keys: frozenset[str] = frozenset()
    statuses: Mapping[str, Status] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    @classmethod
    def of(cls, config: Config) -> TeamWords:
        """Return the words that ``config`` gives a meaning."""
        return cls(config.extra_keys, config.status_words, config.channels, config.kinds)

    @cached_property
    def status_of(self) -> Mapping[str, Status]:
        """Return the team's statuses by their words."""
        return {in_words(word): status for word, status in self.statuses.items()}

    @cached_property
    def channel_of(self) -> Mapping[str, str]:
        """Return the team's channels by their words."""
        return {in_words(word): channel for word, channel in self.channels.items()}

    @cached_property
    def kind_of(self) -> Mapping[str, Kind]:
        """Return the team's kinds by their words."""
        return {in_words(word): kind for word, kind in self.kinds.items()}


NO_WORDS: Final = TeamWords()


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


_SAYS: Final[Mapping[Field, tuple[str, str]]] = {
    "statuses": ("Statuses of your own, which count as none", "draft"),
    "channels": ("Channels that have no name here, read as other", "other"),
    "kinds": ("Kinds of your own, which count as none", "information"),
    "formats": ("Formats, which say nothing of what a post does", ""),
    "times": ("Times that name no hour, left out", ""),
}
"""What to say of the words under each field, and an example of a meaning that they can be given."""


def _note(name: Field, groups: list[list[OwnWord]]) -> str:
    says, example = _SAYS[name]
    named = ", ".join(map(_named, groups[:_MOST])) + (" …" if len(groups) > _MOST else "")
    if not example:
        return f"{says}: {named}"
    setting = f"`{name}: {{{_quoted(groups[0][0].word)}: {example}}}`"
    return f"{says}: {named}. Give them a meaning in postlint.yaml, as in {setting}"


def _named(group: list[OwnWord]) -> str:
    first = group[0]
    times = f", {len(group)}×" if len(group) > 1 else ""
    return f'"{first.word}" ({first.span.path}:{first.span.line}{times})'


def _quoted(word: str) -> str:
    plain = all(letter.isalnum() or letter in " _-" for letter in word) and word[:1].isalpha()
    return word if plain else '"' + word.replace('"', "'") + '"'
