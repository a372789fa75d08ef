"""What is about posts and is none: guides, records and plans, names of posts, descriptions of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postlint.calendars import guides
from postlint.calendars.key_meanings import by_meaning, channel_of, meaning
from postlint.calendars.readers.loose.topics_and_figures import is_of_others, is_report
from postlint.calendars.readers.reader import About, lines_named
from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import DAYS
from postlint.calendars.readers.sections.headings_of_no_posts import describes_account, heads_accounts
from postlint.calendars.readers.sections.outline import LAST_HEADING, Section
from postlint.calendars.readers.sections.posts_in_sections import Drafts
from postlint.calendars.readers.sections.posts_in_tables import cells_of
from postlint.calendars.templates_and_blanks import is_template
from postlint.calendars.terms.field_names import folded
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Scalar
from postlint.vocabulary import phrases

_COUNTED_NAME: Final = re.compile(
    r"(?i)\W*(?P<name>(?:post|tweet|toot|skeet|thread|story|reel|video|caption|beitrag|publicaci[oó]n|publica[cç][aã]o"
    r"|publication|pubblicazione|bericht|day|tag|día|dia|jour)\s*#?\d{1,3})(?!\w)"
)
_CODE: Final = re.compile(r"\W*(?P<name>[A-Z]{1,2}\d{1,3})(?!\w)")
"""What a plan calls a post in short, such as P1."""
_AND: Final = re.compile(r"\s*(?:[+&,/]|\b(?:and|und|et|y|e|en)\b)\s*")
_WORD: Final = re.compile(r"\w+")
_MOST_WORDS_OF_NAME: Final = 6
"""How many words a cell has at most that only names a post."""
_THEMES: Final = phrases(
    """
    topic, theme, title, idea, hook, angle, concept, subject, headline, post_idea, content_idea,
    working_title, tema, temas, assunto, título, titulo, pauta, thema, titel, idee, inhalt, sujet, thème,
    titre, idée, argomento, titolo, onderwerp, concepto, asunto, contenido, conteúdo, focus, story
    """
)
"""What columns of themes are called, in English and its neighbours."""
_THEME: Final = re.compile(
    r"(?im)^[ \t]*(?:[-*+>][ \t]+)?(?:#{1,6}[ \t]+)?[*_]{0,2}"
    r"(?P<name>topic|theme|title|idea|hook|angle|concept|subject|tema|thema|sujet|thème|titre|titolo|titel"
    r"|título|onderwerp|argomento)[*_]{0,2}:"
)
"""A line that says what a post is about."""
_LEAST_PLANNED: Final = 2
_SEEN: Final = later(
    r"(?im)^[-*_>( \t]*\[(?:view|see|open|original|permalink|ansehen|voir|ver|vedi|bekijk)\b[^\]\n]{0,40}\]"
    r"\(https?://(?P<owner>[^\s)]*)/(?:status(?:es)?|posts?|p|reel|(?P<handle>@[\w.]+))/[^\s)]+\)[*_) \t]*$"
)
"""A link to where a post is to be seen, alone on its line: beside words, others' are quoted."""
_FIGURE: Final = later(
    r"(?i)[❤♥👍🔁↻♻🔄💬👁]\ufe0f?\s?\d[\d.,]{0,12}[km]?"
    r"|\d[\d.,]{0,12}[km]?\s(?:likes?|retweets?|reposts?|boosts?|replies|comments?|shares?|views?|favou?rites?)\b"
    r"|(?:likes?|retweets?|reposts?|boosts?|replies|comments?|shares?|views?|favou?rites?):\**\s?\d[\d.,]{0,12}[km]?"
)
"""What became of a post, in numbers."""
_LONGEST_OF_FIGURES: Final = 200
_OF_RECORDS: Final = ("account", "author", "engagement")
_RECORD: Final = (
    "a record of posts that went out, with who wrote each or what became of it (from line {} on), and "
    "nothing planned. If these are posts to come, name the file under readers: as sections"
)
_PLAN: Final = (
    "an editorial plan with {}, but without the texts of posts, so there is nothing to judge. Name the files "
    "in which the texts stand, or {}"
)
_SOFTWARE: Final = re.compile(
    r"(?i)\b(?:install\w*|configur\w*|(?<!profile )(?<!account )(?<!page )setup|usage|api|oauth|credentials?"
    r"|authenticat\w*|webhooks?|permissions"
    r"|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture|prerequisites|commands?)\b",
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_TEXTS_TO_EACH: Final = 3
"""How many texts in marks below networks there are to each such heading at least in a file of posts."""
_MEETING: Final = re.compile(
    r"(?i)(?<![a-z])(?:minutes|meeting|(?<!webinar )agenda|attendees|action items|next steps|decisions"
    r"|apologies|retrospective|protokoll|anwesende?|tagesordnung|ordre du jour|reuni[oó]n|verbale"
    r"|notulen)(?![a-z])"
)
"""Words of files in which people speak about networks."""
_NO_POSTS: Final = frozenset({"aside", "field"})
OF_A_POST: Final = frozenset({"date", "status", "media", "hashtags", "first_comment"})
_MARKED: Final = frozenset({"fence", "quote"})
_GUIDE: Final = (
    "a guide, {} (line {}). If these are posts that go out, name the file under readers: as sections"
)
_TEMPLATES: Final = (
    "templates: most of their sentences have slots to fill, such as [name] or {{{{name}}}} ({}). If these "
    "are posts that go out, name the file under readers: as sections"
)


def without_accounts(found: Sequence[Draft], root: Section) -> list[Draft]:
    """Return the posts of ``found`` without texts that only describe an account, as lists of accounts do.

    Beside posts, and below no heading that speaks of accounts, such a text may be one.
    """
    described = [draft for draft in found if _describes_account(draft)]
    is_list = any(heads_accounts(section.label.title.text) for section in root.all_below())
    if not described or not (is_list or len(described) * 2 >= len(found)):
        return list(found)
    return [draft for draft in found if draft not in described]


def _describes_account(draft: Draft) -> bool:
    around = draft.around
    if draft.marked or around.date or around.day or around.strong or around.counted or len(draft.parts) != 1:
        return False
    return describes_account(draft.parts[0].text.text)


def orders_about(found: Sequence[Draft], root: Section) -> list[Draft]:
    """Return the posts of ``found`` that tell somebody to use another one, as "Use Post 3" does."""
    named = {name for section in root.all_below() for name in _names(section.label.title.text) if name}
    plain = (draft for draft in found if len(draft.parts) == 1 and not draft.marked)
    return [
        draft for draft in plain if not named.isdisjoint(_names(guides.post_to_use(draft.parts[0].text.text)))
    ]


def rows_that_refer(found: Sequence[Draft], root: Section, short: Sequence[int]) -> list[Draft]:
    """Return the rows of ``found`` whose text is the name of another post, as a section is headed.

    Where one does, and most of its table does or is too ``short`` to be a text, a few words name no post of
    this file, and are none either.
    """
    posts = {draft.start for draft in found if draft.row is None}
    titles = [one.label.title.text for one in root.all_below() if one.level and one.start in posts]
    named = {name for title in titles for name in _names(title)}
    refer: list[Draft] = []
    for piece in root.tables:
        rows = [draft for draft in found if draft.row and piece.start <= draft.start < piece.end]
        pointing = [draft for draft in rows if _refers(draft, named)]
        without = sum(piece.start <= start < piece.end for start in short)
        is_schedule = pointing and without + len(pointing) > len(rows) - len(pointing)
        refer += [draft for draft in rows if _is_short(draft)] if is_schedule else pointing
    return refer


def _refers(draft: Draft, named: set[str]) -> bool:
    words = _text_in(draft)
    parts = [part for part in _AND.split(words) if part]
    is_one = not named.isdisjoint(_names(words))
    return _is_short(draft) and (is_one or all(not named.isdisjoint(_names(part)) for part in parts))


def _is_short(draft: Draft) -> bool:
    return 0 < len(_WORD.findall(_text_in(draft))) <= _MOST_WORDS_OF_NAME


def _text_in(draft: Draft) -> str:
    text = by_meaning(draft.row or ()).get("text")
    return text.value.text if text is not None and isinstance(text.value, Scalar) else ""


def _names(title: str) -> set[str]:
    """Return by what a post with ``title`` may be called: the whole, and the word or sign with the number."""
    counted = _COUNTED_NAME.match(title) or _CODE.match(title)
    whole = " ".join(_WORD.findall(title.lower()))
    return {whole, " ".join(_WORD.findall(counted["name"].lower()))} if counted else {whole}


def why_record(found: Sequence[Draft]) -> str | None:
    """Return why posts are a record: all have figures, or a link to where they are, or several authors."""
    rows = [_said_of(draft) for draft in found]
    names = sorted({name for row in rows for name in row})
    texts = [part.text for draft in found[:1] for part in draft.parts]
    is_one = (
        is_report(names, [[row.get(name, "") for name in names] for row in rows])
        or is_of_others(rows)
        or (bool(texts) and _went_out(texts[0].source.text, len(found)))
    )
    return _RECORD.format(texts[0].span.line) if is_one and texts else None


def _went_out(text: str, posts: int) -> bool:
    """Tell whether a file shows where half of its ``posts`` are seen, all by one, or what became of them."""
    fewest = max(_LEAST_PLANNED, (posts + 1) // 2)
    owners = [seen["owner"] + (seen["handle"] or "") for seen in _SEEN.finditer(text)]
    if len(owners) >= fewest and len(set(owners)) == 1:
        return True
    return sum(map(_is_of_figures, text.splitlines())) >= fewest


def _is_of_figures(line: str) -> bool:
    """Tell whether a line is one of two figures or more, and nothing else."""
    if len(line) > _LONGEST_OF_FIGURES:
        return False
    rest, times = _FIGURE.subn("", line)
    return times > 1 and not _WORD.search(rest)


def _said_of(draft: Draft) -> dict[str, str]:
    """Return what the fields of a post say that are no part of a plan, by their names."""
    around = draft.around
    own = {one.key: one.value.text for one in around.own.values() if isinstance(one.value, Scalar)}
    said = {name: around.fields[name].text for name in _OF_RECORDS if name in around.fields}
    return {**own, **said}


def why_plan(root: Section, source: Source, topics: Sequence[int], *, on_network: bool) -> str | None:
    """Return why a file without texts is a plan of themes; None where it is none, as far as can be told.

    ``topics`` are where rows begin that have a theme where a text would stand. ``on_network`` tells that
    something besides its tables, or its name, says where posts go out.
    """
    if topics:
        line = source.position(topics[0])[0]
        return _PLAN.format(f"topics where texts would stand (from line {line} on)", "write them there")
    planned = [section for section in root.all_below() if section.label.role == "post"]
    if len(planned) >= _LEAST_PLANNED and (themed := _THEME.search(source.text)):
        return _PLAN.format(themed["name"], "write each below its heading")
    found = (_theme(source, piece.start, piece.end, on_network=on_network) for piece in root.tables)
    theme = next((one for one in found if one), None)
    return _PLAN.format(f"a column {theme}", "write them in a column called Text") if theme else None


def _theme(source: Source, start: int, end: int, *, on_network: bool) -> str | None:
    """Return what the column of themes is called in a table that says when and where they are due."""
    lines = source.text[start:end].strip().splitlines()
    names = [cell.text.strip(" *_") for cell in cells_of(source, start, start + len(lines[0]))]
    is_dated = any("date" in (meaning(name), field_named(name)) or folded(name) in DAYS for name in names)
    is_placed = on_network or any(meaning(name) == "channel" or channel_of(name) for name in names)
    if not (is_dated and is_placed) or len(lines) < 2 + _LEAST_PLANNED:
        return None
    return next((name for name in names if folded(name) in _THEMES), None)


def is_of_something_else(about: About, root: Section, found: Sequence[Draft]) -> bool:
    """Tell whether a file is about software, or what people said: it may name networks without posts.

    What a post is about says nothing of the file, and no more does "Usage" below "Hashtags".
    """
    no_posts = [one for one in root.all_below() if one.label.role in _NO_POSTS and one.level > 1]
    apart = {inner.start for one in no_posts for inner in one.all_below() if inner is not one}
    apart |= {draft.start for draft in found if draft.marked}
    labels = [section.label for section in root.all_below() if section.start not in apart]
    others = [label.title.text for label in labels if label.role in {"aside", "topic"}]
    of_software = sum(bool(_SOFTWARE.search(title)) for title in others)
    # One heading of commands, such as those to copy texts with, does not outweigh a sheet of them.
    outweighs = of_software * _TEXTS_TO_EACH > sum(draft.is_told for draft in found)
    return outweighs or any(map(_MEETING.search, (about.path.stem, *others)))


def _where_guided(root: Section, found: Sequence[Draft]) -> int | None:
    """Return where the first example of a guide begins: it says what posts need, and shows how they look."""
    said = [one for section in root.all_below() for one in _said_above(section)]
    titles = [one.label.title.text for one in root.sections]
    examples = [start for start, words, shown in said if shown in _MARKED and guides.shows_example(words)]
    needs = [shown for _, words, shown in said if guides.says_what_posts_need(words)]
    orders = sum(guides.instructs(part.text.text) for draft in found for part in draft.parts)
    explained = len(examples) + needs.count("list") + orders
    is_guide = bool(needs) or any(map(guides.is_title_of_guide, titles))
    return examples[0] if is_guide and examples and explained * 2 >= len(found) else None


def is_guide(root: Section, found: Sequence[Draft]) -> bool:
    """Tell whether a file shows how posts are written, by its title or with examples."""
    return _where_guided(root, found) is not None or _title_of_guide(root) is not None


def _said_above(section: Section) -> Iterator[tuple[int, str, str]]:
    """Yield where a label or paragraph begins, its words, and what kind of piece stands right below it."""
    if section.label.role == "file":
        return
    text = section.label.title.source.text
    kinds = [*(piece.kind for piece in section.content), ""]
    if section.level > LAST_HEADING:
        yield section.start, f"{section.label.title.text}:", kinds[0]
    for piece, below in zip(section.content, kinds[1:], strict=True):
        if piece.kind == "prose":
            yield piece.start, text[piece.start : piece.end], below


def why_shown(about: About, root: Section, drafts: Drafts, found: Sequence[Draft]) -> str | None:
    """Return why texts only show how posts are written, in a file that nobody asked for as sections."""
    if about.reader_forced:
        return None
    shown = None if about.said_to_be_one else _where_guided(root, found)
    if shown is not None:
        return _GUIDE.format(
            "which says what posts need and shows examples", drafts.source.position(shown)[0]
        )
    title = _title_of_guide(root)
    if title and not any(map(is_surely_one, found)):
        return _GUIDE.format("by its title", title.span.line)
    forms = [one.start for one in found if is_template("\n".join(part.text.text for part in one.parts))]
    lines = [drafts.source.position(start)[0] for start in forms]
    return _TEMPLATES.format(lines_named(lines)) if len(forms) * 2 > len(found) else None


def _title_of_guide(root: Section) -> Scalar | None:
    """Return the title of a file, if it is that of a guide."""
    title = root.sections[0].label if root.sections and root.sections[0].level == 1 else None
    return title.title if title and guides.is_title_of_guide(title.title.text) else None


def is_surely_one(draft: Draft) -> bool:
    """Tell whether marks, days or fields of its own make a text a post, whatever the title of its file."""
    around = draft.around
    dated = around.date is not None or around.clock is not None or around.day is not None
    return draft.is_marked or dated or around.counted or not OF_A_POST.isdisjoint(around.fields)
