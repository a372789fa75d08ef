"""Calendars of whole months, bad and good ones, for tests of what is old and what is new."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

GOOD = ("question", "information", "mention", "press_release")
"""What a good month does, in turn."""

HEAD = (
    "accounts:\n  parks: {channel: x, handle: '@cityparks', followers: 9, following: 8, posts: 90, "
    "avatar: true, header: true}\n"
)


@dataclass
class Planned:
    """One post: a word of its own makes its text unlike any other."""

    day: date
    kind: str
    text: str
    more: str = ""

    def line(self) -> str:
        return f"- {{date: {self.day}, kind: {self.kind}, text: '{self.text}'{self.more}}}\n"


@dataclass
class Year:
    """The posts of an account, and the file that holds each month."""

    posts: list[Planned] = field(default_factory=list)

    def month(self, number: int, *, bad: bool, every: int = 2, year: int = 2026) -> Year:
        """Fill a month: announcements only, or with a question now and then."""
        day, place = date(year, number, 1), 0
        while day.month == number:
            kind = "press_release" if bad else GOOD[place % len(GOOD)]
            self.posts.append(Planned(day, kind, f"Item {day.toordinal()} about depot {place}"))
            day, place = day + timedelta(days=every), place + 1
        return self

    def of(self, number: int) -> list[Planned]:
        return [post for post in self.posts if post.day.month == number]

    def text(self) -> str:
        return HEAD + "posts:\n" + "".join(post.line() for post in self.posts)
