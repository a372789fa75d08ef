"""Plans of any size whose posts are classified already: the same size gives the same plan."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import accumulate

from benchmarks.calendars import SEED
from benchmarks.classifier import texts as corpus
from postlint.calendars.model import Account, InboxItem, Media, Period, Plan, Post, Slot, When
from postlint.kinds.model import Classified, certain
from postlint.source.spans import Located, Source, Span
from postlint.source.tree import Comment, Scalar
from postlint.vocabulary import KINDS, Kind, Status

PATH = "calendar.yaml"
FIRST = date(1995, 1, 1)
STATUSES: tuple[Status, ...] = ("published", "approved", "scheduled", "draft")
DOUBTFUL = 0.2
"""How many of the posts nobody can be sure of."""
TEN_WORDS = ("open", "gate", "park", "free", "today", "lake", "new", "walk", "see", "all")


YEARLY: tuple[tuple[str, int, bool, tuple[Kind, ...]], ...] = (
    ("emergency", 3, False, ()),
    ("election", 9, True, ("retweet",)),
)
"""The periods of each year: name, month, whether the mix is off, and what to avoid."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a plan is made: posts an account and a day (None: all of them), and how texts are written."""

    name: str
    posts_an_account: int | None
    posts_a_day: float | None
    words: Callable[[random.Random], str]


def varied(dice: random.Random) -> str:
    """Return a text that hardly anybody else writes: the beginning of one of ours, and the end of another."""
    first, second = (dice.choice(_CORPUS).split() for _ in range(2))
    return " ".join([*first[: len(first) // 2 + 1], *second[len(second) // 2 :]])


def of_ten_words(dice: random.Random) -> str:
    """Return one of the many texts that ten words make."""
    return " ".join(dice.choices(TEN_WORDS, k=dice.randrange(6, 20)))


SHAPES = (
    Shape("many accounts, a post a day", 365, 1, varied),
    Shape("one account, three posts a day", None, 3, varied),
    Shape("one account, all on one day", None, None, varied),
    Shape("texts of ten words", 365, 1, of_ten_words),
    Shape("one account, ten words, all on one day", None, None, of_ten_words),
    Shape("the same text always", 365, 1, lambda _: "The gate is open. #parkopeningtimes"),
)
_CORPUS = [text for text in corpus(3000) if len(text.split()) > 3]


def plan(shape: Shape, count: int) -> tuple[Plan, list[Classified]]:
    """Return a plan of ``count`` posts, with all that rules look at, and what each of the posts does."""
    dice = random.Random(SEED)
    written = [shape.words(dice) for _ in range(count)]
    starts = accumulate((len(text) + 1 for text in written), initial=0)
    source = Source(PATH, "\n".join(written))
    an_account = shape.posts_an_account or count
    accounts = [_account(number) for number in range(-(-count // an_account))]
    items = []
    for order, (text, start) in enumerate(zip(written, starts, strict=False)):
        owner, place = divmod(order, an_account)
        day = FIRST + timedelta(days=int(place / shape.posts_a_day) if shape.posts_a_day else 0)
        scalar = Scalar(text, text, "plain", source, start, start + len(text))
        items.append(_classified(_post(order, accounts[owner], scalar, day, dice), dice))
    posts = tuple(item.post for item in items)
    made = Plan(
        accounts={account.identity: account for account in accounts},
        posts=posts,
        slots=tuple(_slot(account) for account in accounts[::2]),
        periods=_periods(posts),
        inbox=tuple(_inbox_item(post, dice) for post in posts[::20]),
        comments={PATH: tuple(_comment(source, post) for post in posts[::100])},
        sources={PATH: source},
    )
    return made, items


def _account(number: int) -> Account:
    facts: dict[str, object] = {
        "staffed": "Mon-Fri 09:00-17:00",
        "followers": 900,
        "following": 300,
        "owner": "Parks",
    }
    located = {name: Located(value, Span(PATH, 1, 1, 1, 2)) for name, value in facts.items()}
    key = f"parks{number}"
    return Account(key, key, "x", f"@{key}", located, Span(PATH, 1, 1, 1, 2))


def _post(order: int, account: Account, text: Scalar, day: date, dice: random.Random) -> Post:
    span = text.span
    moment = time(dice.randrange(24), dice.choice((0, 15, 30, 45)))
    return Post(
        id=f"post-{order}",
        order=order,
        accounts=(account.identity,),
        texts=(text,),
        when=Located(When(day, moment), span),
        status=dice.choice(STATUSES),
        reply_to=Located(f"https://x.com/ann/status/{order}", span) if order % 10 == 0 else None,
        repost_of=None,
        quote_of=None,
        poll=None,
        media=(Media("gate.jpg", dice.choice((None, "The gate, open")), span),) if order % 3 == 0 else (),
        kind=None,
        origin=None,
        recurring=False,
        translation_of=None,
        urgent="flood" if order % 1000 == 0 else None,
        span=span,
        author=Located(("Ann",), span),
        approved_by=Located((dice.choice(("Ann", "Bo")),), span),
    )


def _classified(post: Post, dice: random.Random) -> Classified:
    if post.reply_to:
        return Classified(post, "reply", certain("reply"), "fields")
    kind, other = dice.sample(KINDS, 2)
    sure = 0.55 if dice.random() < DOUBTFUL else 1.0
    probabilities: dict[Kind, float] = {**certain(kind), kind: sure, other: 1 - sure}
    return Classified(post, kind, probabilities, "text")


def _slot(account: Account) -> Slot:
    return Slot(account.identity, "Mon-Fri 12:00", 20, "duty officer", (), account.span)


def _periods(posts: Sequence[Post]) -> tuple[Period, ...]:
    """Return a flood and an election in each year of the plan."""
    years = sorted({post.when.value.date.year for post in posts if post.when})
    return tuple(
        Period(
            name, date(year, month, 1), date(year, month, 14), off, avoid, "because", name, (), posts[0].span
        )
        for year in years
        for name, month, off, avoid in YEARLY
    )


def _inbox_item(post: Post, dice: random.Random) -> InboxItem:
    answer = dice.choice((None, Located(f"post-{post.order + 1}", post.span)))
    return InboxItem(
        f"q{post.order}",
        post.accounts[0],
        post.when,
        "complaint",
        f"https://x.com/ann/status/{post.order}",
        answer,
        None,
        post.span,
    )


def _comment(source: Source, post: Post) -> Comment:
    """Return a comment inside of a post, which lets one rule say nothing of it."""
    text = post.texts[0]
    return Comment("# postlint: ignore[hygiene/duplicate] because it is meant", source, text.start, text.end)
