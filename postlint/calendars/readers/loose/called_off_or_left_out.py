"""Which posts of a plan in YAML or JSON do not go out, and what to say of entries that are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Final

from postlint.calendars.dates.parse_dates import weekday_named
from postlint.calendars.key_meanings import by_meaning, is_given
from postlint.calendars.readers.loose.networks_of_posts import Item, is_no
from postlint.calendars.readers.loose.texts_for_networks import holds_text
from postlint.calendars.readers.loose.topics_and_figures import misnames_text
from postlint.calendars.readers.reader import CALLED_OFF, DAYS_WITHOUT_DATE, REFERRING, entries, lines_named
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.status_words import NEVER, asks_whether_approved, status_in, will_not_go_out
from postlint.records import dataclass
from postlint.source.tree import Entry, Mapping, Scalar
from postlint.vocabulary import CHANNEL_TITLES

_SWITCHES: Final = frozenset({"enabled", "is_enabled", "active", "is_active"})
"""What programs write beside what they are to send or not."""
_SHARES: Final = frozenset({"media", "poll", "repost_of", "quote_of"})
"""What makes a post without a text one."""


def is_called_off(entry: Entry) -> bool:
    """Tell whether ``entry`` says with yes, or since when, that a post will not go out; or that it is off.

    So does one that asks whether it may, with the answer that it was rejected.
    """
    if asks_whether_approved(entry.key):
        return isinstance(entry.value, Scalar) and will_not_go_out(entry.value.text)
    if folded(entry.key) in _SWITCHES:
        return isinstance(entry.value, Scalar) and is_given(entry.value) and is_no(entry.value)
    return folded(entry.key).removesuffix("_at") in NEVER and is_given(entry.value) and not is_no(entry.value)


@dataclass(slots=True)
class Unused:
    """The lines of what is no post.

    ``without`` are entries without a text, ``never`` posts that will not go out, ``never_on`` those
    that will not on a network, by its name, ``homeless`` texts
    that stand beside those for channels, and for none of them, and ``referring`` posts that say for a
    channel that its text stands elsewhere. ``aside`` are entries that a key keeps apart, by it, and
    ``weekdays`` posts that name a day of a week, of which nobody knows which it is.
    """

    without: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    never_on: dict[str, list[int]] = field(default_factory=dict)
    homeless: list[int] = field(default_factory=list)
    referring: list[int] = field(default_factory=list)
    aside: dict[str, list[int]] = field(default_factory=dict)
    weekdays: list[int] = field(default_factory=list)

    def dated(self, post: Mapping) -> Mapping:
        """Return ``post`` without a date that only names a day of the week, which is noted."""
        date = post.scalar("date")
        if date is None or weekday_named(date.text) is None:
            return post
        self.weekdays.append(date.span.line)
        return replace(post, entries=tuple(one for one in post if one.key != "date"))

    @property
    def told(self) -> tuple[int, ...]:
        """Return the lines in which entries begin that notes say to be no posts, whatever texts they have."""
        aside = (line for lines in self.aside.values() for line in lines)
        return (*self.never, *self.homeless, *self.referring, *aside)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        if self.without:
            yield f"{entries(self.without)} without a text ({lines_named(self.without)})"
        if self.never:
            lines = lines_named(self.never)
            yield f"{entries(self.never)} {CALLED_OFF} ({lines})"
        for on, found in self.never_on.items():
            named = next((title for channel, title in CHANNEL_TITLES.items() if channel == on), on)
            yield f"{entries(found)} {CALLED_OFF} on {named} ({lines_named(found)})"
        if self.homeless:
            yield (
                f"{entries(self.homeless)} of a text beside those for channels, of which nothing says where "
                f'it goes ({lines_named(self.homeless)}): write where beside it, as in "channel: instagram"'
            )
        if self.referring:
            yield f"{REFERRING} ({lines_named(self.referring)}): write it out"
        if self.aside:
            every = [line for found in self.aside.values() for line in found]
            under = (f'"{key}" ({lines_named(sorted(set(found)))})' for key, found in self.aside.items())
            yield f"{entries(every)} kept apart from the posts, under {', '.join(under)}"
        if self.weekdays:
            yield f"{DAYS_WITHOUT_DATE} ({lines_named(self.weekdays)})"


def goes_out(post: Mapping, unused: Unused) -> bool:
    """Tell whether ``post`` has anything to publish, and will be; an idea may have no text yet."""
    fields = by_meaning(post)
    found = fields.get("status")
    status = found.value.text.strip().lower() if found and isinstance(found.value, Scalar) else ""
    says_any = holds_text(post) or misnames_text(post) or _SHARES & fields.keys()
    if not says_any and status_in(status) != "idea":
        unused.without.append(post.span.line)
        return False
    if will_not_go_out(status) or any(map(is_called_off, post)):
        unused.never.append(post.span.line)
        return False
    return True


def going_out(items: tuple[Item, ...], post: Mapping, unused: Unused) -> tuple[Item, ...]:
    """Return those of the ``items`` of ``post`` that are not called off for their networks alone."""
    kept = tuple(item for item in items if not _is_called_off(item))
    if items and not kept:
        unused.never.append(post.span.line)
        return ()
    for channel in (channel for item in items if _is_called_off(item) for channel in item.channels):
        unused.never_on.setdefault(channel.text, []).append(post.span.line)
    # The first post of an entry has its id, whichever that is.
    return (replace(kept[0], suffix=""), *kept[1:]) if kept else ()


def _is_called_off(item: Item) -> bool:
    status = item.fields.get("status")
    return status is not None and isinstance(status.value, Scalar) and will_not_go_out(status.value.text)
