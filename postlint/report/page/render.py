"""From what the page shows to one file of HTML that needs nothing else, and runs nothing.

Where one page has no room, it is a book of several: one for each account, and one that leads to them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from os import fsencode
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from postlint.checking import Checked
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.bars import MOST_WEEKS, UNREAD
from postlint.report.layout import plural
from postlint.report.page.contents import (
    MOST_POSTS,
    AccountPart,
    Page,
    Room,
    Subject,
    account_part,
    fits,
    frame_of,
    page_of,
    subjects,
)
from postlint.report.page.months import WEEKDAYS, Calendar, calendar, leaves
from postlint.report.page.to_do import MOST_FINDINGS
from postlint.source import escape
from postlint.vocabulary import KINDS, kind_title

_FOLDER: Final = Path(__file__).parent


def rendered(page: Page) -> str:
    """Return the page as HTML."""
    return document("page.html", page.frame.headline, page=page)


def document(name: str, headline: str, folder: Path = _FOLDER, **shown: object) -> str:
    """Return the page that the template ``name`` of a ``folder`` makes of its headline and what is ``shown``.

    Its policy admits one style, by its hash, and no script at all.
    """
    style = style_of("bars.css", "page.css")
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    template = templates(folder).get_template(name)
    return template.render(headline=headline, style=style, policy=policy, **shown)


@cache
def style_of(*names: str, folder: Path = _FOLDER) -> Markup:
    """Return the style sheets of these ``names`` as one: those in ``folder``, else those of the page."""
    found = (next(path for path in (folder / name, _FOLDER / name) if path.is_file()) for name in names)
    return Markup("".join(path.read_text(encoding="utf-8") for path in found))  # noqa: S704 - files of ours


@cache
def templates(folder: Path) -> Environment:
    """Return the templates in ``folder`` and those of the page, which escape every text that they show."""
    environment = Environment(
        loader=FileSystemLoader([folder, _FOLDER]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["code"] = _with_code
    environment.globals["weekdays"] = WEEKDAYS
    return environment


def _with_code(text: str) -> Markup:
    """Return a text as HTML, with what stands in backticks as code."""
    parts = text.split("`")
    whole = len(parts) % 2  # else a backtick stands alone, and nothing is code
    return Markup("").join(
        Markup("<code>{}</code>").format(_html(part)) if whole and place % 2 else _html(part)
        for place, part in enumerate(parts)
    )


def _shown(value: object) -> object:
    """Return a text as HTML in which what would hide or reorder it is shown; all else as it is."""
    return _html(value) if type(value) is str else value


def _html(text: str) -> Markup:
    return Markup(escape.html(text))  # noqa: S704 - escaped just before


MOST_LINKED: Final = 300
"""How many accounts have a page of their own."""
MOST_FIRST: Final = 10
"""Of how many accounts the first page says what to change."""
PAGE_NAMES: Final = "account-*.html"
"""What all names of pages look like that the first one leads to."""

_ROOM: Final = Room(MOST_WEEKS, MOST_FINDINGS)
_PREFIX: Final = "account"
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of a report; ``path`` leads to it from the folder in which the first page lies."""

    path: PurePath
    text: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that has some of an account's posts: where it is, and what it has in words."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the first page says of an account, and where its page is."""

    href: str
    part: AccountPart
    posts: str


def folder_of(first: PurePath) -> PurePath:
    """Return the folder of the pages to which a ``first`` one leads: "plan-pages" beside "plan.html"."""
    return first.with_name(f"{first.stem if first.suffix == '.html' else first.name}-pages")


def book(results: Sequence[Checked], first: PurePath) -> Iterator[Sheet]:
    """Yield the pages of a report, notes included: last the ``first`` one, which is all where it has room."""
    found = subjects(results)
    if fits(found):
        yield Sheet(PurePath(first.name), rendered(page_of(results)))
        return
    folder, home = PurePath(folder_of(first).name), f"../{_address(first.name)}"
    told = found[:MOST_LINKED]
    names = page_names(told)
    entries = []
    for number, subject in enumerate(told):
        chapter = _chapter(subject, names[number], home)
        for name, text in chapter.pages():
            yield Sheet(folder / name, text)
        entries.append(Entry(chapter.href, chapter.part, plural(len(subject.posts), "post")))
    frame = frame_of(results, found, told)
    concerned = [entry for entry in entries if entry.part.found]
    text = document(
        "index.html",
        frame.headline,
        frame=frame,
        base=f"{_address(folder.name)}/",
        concerned=concerned[:MOST_FIRST],
        concerned_more=max(0, len(concerned) - MOST_FIRST),
        entries=entries,
        kinds=_kinds(entries),
        left_out=_left_out(found[MOST_LINKED:]),
    )
    yield Sheet(PurePath(first.name), text)


def page_names(told: Iterable[Subject]) -> list[str]:
    """Return a name for the page of each account, without its ending, that any file system takes.

    No two differ in case only. Each begins alike, so that none is the name of a device.
    """
    slugs = [_slug(subject.view.account.identity) for subject in told]
    before: Counter[str] = Counter()
    names = []
    for slug in slugs:
        before[slug] += 1
        # No slug has two hyphens in a row.
        names.append(slug if before[slug] == 1 else f"{slug}--{before[slug]}")
    return names


def _slug(identity: str) -> str:
    plain = re.sub("[^a-z0-9]+", "-", identity.casefold())[:_LONGEST_NAME].strip("-")
    return f"{_PREFIX}-{plain or 'other'}"


@dataclass(frozen=True, slots=True)
class _Chapter:
    """An account's page, and those of its calendar where one has no room for all."""

    subject: Subject
    name: str
    home: str
    part: AccountPart
    cut: Sequence[Sequence[Classified]]

    @property
    def href(self) -> str:
        return f"{self.name}.html"

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield each page with its name."""
        dealer = self.subject.dealer(_PREFIX)
        if len(self.cut) <= 1:
            yield self._page(calendar(self.subject.posts, dealer, self.subject.view), ())
            return
        names = _leaf_names(self.name, len(self.cut))
        found = []
        for number, posts in enumerate(self.cut):
            shown = calendar(posts, dealer, self.subject.view)
            found.append(Leaf(names[number], f"{shown.title}: {plural(shown.posts, 'post')}"))
            yield names[number], self._leaf(shown, names, number)
        yield self._page(Calendar(), found)

    def _page(self, shown: Calendar, found: Sequence[Leaf]) -> tuple[str, str]:
        text = document(
            "account_page.html",
            f"{self.part.name}: {self.part.verdict[0].lower()}{self.part.verdict[1:]}",
            account=self.part,
            calendar=shown,
            leaves=found,
            home=self.home,
        )
        return self.href, text

    def _leaf(self, shown: Calendar, names: Sequence[str], number: int) -> str:
        return document(
            "leaf.html",
            f"{self.part.name}: {shown.title}",
            account=self.part,
            calendar=shown,
            place=f"Page {number + 1} of {len(names)}",
            home=self.home,
            up=self.href,
            before=names[number - 1] if number else "",
            after=names[number + 1] if number + 1 < len(names) else "",
        )


def _chapter(subject: Subject, name: str, home: str) -> _Chapter:
    cut = leaves(subject.posts, MOST_POSTS)
    names = _leaf_names(name, len(cut)) if len(cut) > 1 else [f"{name}.html"]
    part = account_part(subject, _PREFIX, _links(subject, names, cut), _ROOM)
    return _Chapter(subject, name, home, part, cut)


def _leaf_names(name: str, number: int) -> list[str]:
    return [f"{name}_{count}.html" for count in range(1, number + 1)]


def _links(subject: Subject, names: Sequence[str], cut: Sequence[Sequence[Classified]]) -> Mapping[int, str]:
    """Return the address of each post, by its order."""
    dealer = subject.dealer(_PREFIX)
    return {
        item.post.order: f"{name}#{dealer.anchor(item)}"
        for name, posts in zip(names, cut, strict=False)  # an account without posts has a page, too
        for item in posts
    }


def _address(name: str) -> str:
    """Return a name of a file or folder as links have it, whatever bytes it is made of."""
    return quote(fsencode(name))


def _kinds(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return the kinds that the bars of the first page show, with their names."""
    shown = {part.kind for entry in entries for part in entry.part.mix.segments}
    named: list[tuple[str, str]] = [(kind, kind_title(kind, 2)) for kind in KINDS if kind in shown]
    return [*named, (UNREAD, kind_title(None))] if UNREAD in shown else named


def _left_out(others: Sequence[Subject]) -> str:
    if not others:
        return ""
    posts = plural(sum(len(subject.posts) for subject in others), "post")
    return (
        f"{plural(len(others), 'more account')} with {posts} are judged and have no page. Nothing graver "
        "is found in them than in those above. Name fewer calendars, or give --since-date, to see them."
    )
