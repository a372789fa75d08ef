"""Posts that go out everywhere, or everywhere but on some networks: which networks these are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.accounts import Directory
from postlint.calendars.team_words import OwnWord
from postlint.calendars.value_words import BOTH, NOT_SOCIAL, all_but, is_everywhere
from postlint.records import dataclass
from postlint.source.tree import Mapping, Scalar, said, sequence
from postlint.vocabulary import in_words

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The networks that "everywhere" means in one file, each as the value of ``channel:``, by its name.

    They are those of the declared accounts or, where none has any, those that posts of the file name and
    that are social networks.
    """

    networks: dict[str, str]

    @classmethod
    def of(cls, posts: Iterable[Mapping], directory: Directory) -> Everywhere:
        """Return those of a file with ``posts``; ``directory`` holds the accounts that are declared."""
        accounts = directory.accounts.values()
        declared = {one.network or one.channel: one.channel for one in accounts if one.channel}
        if declared:
            return cls(dict(sorted(declared.items())))
        names = (name for post in posts for name in post.scalars("channel"))
        social = (name for name in names if not (_is_of_all(name) or in_words(name.text) in NOT_SOCIAL))
        return cls(dict(sorted((name.text, str(name.value)) for name in social)))

    def settled(self, node: Mapping) -> tuple[Mapping, list[OwnWord]]:
        """Return ``node`` with the networks that it means, and the words of which none is known.

        Where it names accounts, these say it.
        """
        written = node.scalars("channel")
        if not any(map(_is_of_all, written)):
            return node, []
        names_accounts = any(node.get(key) for key in ("account", "accounts"))
        meant = [] if names_accounts else list(self._meant(written))
        channels = {(name.text, name.value): name for name in meant}
        unknown = [name for name in written if _is_of_all(name)] if not (meant or names_accounts) else []
        entries = (
            replace(one, value=sequence(channels.values(), written[0])) if one.key == "channel" else one
            for one in node
            if one.key != "channel" or channels
        )
        words = [OwnWord("everywhere", name.text, name.span) for name in unknown]
        return replace(node, entries=tuple(entries)), words

    def _meant(self, written: Iterable[Scalar]) -> Iterator[Scalar]:
        for name in written:
            if not _is_of_all(name):
                yield name
                continue
            if in_words(name.text) in BOTH and len(self.networks) != _TWO:
                continue
            but = all_but(name.text) or frozenset()
            for network, channel in self.networks.items():
                if not {network, channel} & but:
                    yield replace(said(name, network), value=channel)


def _is_of_all(name: Scalar) -> bool:
    return name.value == "other" and is_everywhere(name.text)
