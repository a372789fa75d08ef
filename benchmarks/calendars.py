"""Calendars of any size, made from templates of our own: the same size gives the same calendar."""

from __future__ import annotations

import random
from datetime import date, timedelta

SEED = 20260601
POSTS_AN_ACCOUNT = 200
TEMPLATES = (
    "The {place} {thing} opens on {day}. It took {number} people and {other} weeks.",
    "Our {thing} team has won a prize for the {place} {thing}, the {number}th so far.",
    "Book your place for the {thing} walk at the {place}, {day} at noon: https://city.example/{number}",
    "The {place} {thing} is closed until {day}. Please use gate {number}.",
    "Thank you @{name}{number} for {other} hours at the {place} {thing}.",
    "Which {thing} do you miss most at the {place}? We have room for {other}.",
    "@{name}{number} The {place} {thing} opens at {other}. Sorry that the sign was wrong.",
    "RT @{name}{number} {other} herons at the {place} this morning, all on one {thing}.",
    "Good morning from the {place}, where the {thing} has {number} opinions about {day}.",
    "{number} litres of rain fell on the {place} {thing} on {day}, as much as in {other} days of May.",
)
WORDS = {
    "place": (
        "riverside",
        "Eastfield",
        "old harbour",
        "north meadow",
        "bandstand",
        "walled garden",
        "quarry",
    ),
    "thing": ("fountain", "bridge", "greenhouse", "playground", "café", "orchard", "boathouse", "bench"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "name": ("ann", "bo", "chika", "dara", "emre", "freya", "gus"),
}


def texts(count: int) -> list[str]:
    """Return ``count`` post texts, nearly all different."""
    dice = random.Random(SEED)
    return [
        dice.choice(TEMPLATES).format(
            number=dice.randrange(2, 9000),
            other=dice.randrange(2, 60),
            **{slot: dice.choice(words) for slot, words in WORDS.items()},
        )
        for _ in range(count)
    ]


def calendar(count: int) -> str:
    """Return a YAML calendar of ``count`` posts, one a day on each of its accounts."""
    accounts = range((count - 1) // POSTS_AN_ACCOUNT + 1)
    lines = ["---", "accounts:"]
    lines += [f'  parks{number}:\n    channel: x\n    handle: "@parks{number}"' for number in accounts]
    lines.append("posts:")
    for index, text in enumerate(texts(count)):
        account, day = divmod(index, POSTS_AN_ACCOUNT)
        lines += [
            f"  - id: post-{index}",
            f"    date: {date(2026, 1, 1) + timedelta(days=day)}",
            f"    account: parks{account}",
            f'    text: "{text}"',
        ]
    return "\n".join(lines) + "\n"
