"""One finding or problem, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict
from typing import Final

from postlint.dates_and_lists_in_words import listed
from postlint.judging.model import Counted, Finding, Related, Remedy, Rule
from postlint.records import dataclass
from postlint.report.bars import in_words, mix_of
from postlint.report.layout import (
    SEVERITY_COLOURS,
    Look,
    columns,
    excerpt,
    first_sentence,
    paragraph,
    place,
    plural,
    short_place,
)
from postlint.source.diagnostic import Diagnostic
from postlint.source.escape import terminal
from postlint.source.spans import Source, Span
from postlint.vocabulary import Severity

INDENT: Final = "  "
_HANGING: Final = "    "
MOST_POSTS: Final = 10
"""How many posts of a window are listed; ``--show posts`` and JSON have them all."""
MOST_PLACES: Final = 5
"""How many places of one sort are pointed at; JSON has them all."""
MOST_CHANGES: Final = 3
"""How many posts to change are named to begin with."""


def line_in(span: Span, path: str) -> str:
    """Return where ``span`` is for somebody who looks at ``path``: "line 41", or with its file."""
    if span.path == path:
        return span.cell if span.sheet else f"line {span.line}"
    return span.place


def problem_block(problem: Diagnostic, sources: Dict[str, Source], look: Look) -> list[str]:
    """Return the lines about something that could not be read."""
    head = _headline(problem.span, "error", problem.message, look)
    return [f"{head}  {_rule(problem, look)}", *excerpt(sources.get(problem.span.path), problem.span, look)]


def finding_block(
    finding: Finding, rule: Rule | None, sources: Dict[str, Source], look: Look, *, again: bool = False
) -> list[str]:
    """Return the lines about a finding: what, where, why, how to pass, and what each post counted as.

    ``again``: the posts were listed before, with the same words, and are only referred to.
    """
    head = _headline(finding.span, finding.severity, finding.message, look)
    lines = [f"{head}  {_rule(finding, look)}"]
    lines += excerpt(sources.get(finding.span.path), finding.span, look)
    for text in (*_explanations(finding, rule), *_teams(finding)):
        lines += paragraph(text, look, INDENT, _HANGING)
    for heading, places in _pointers(finding):
        lines += _places(heading, places, finding.span.path, look)
    if finding.counted:
        lines += [f"{INDENT}The posts are among those above."] if again else _posts(finding, look)
    return lines


def rows_of(finding: Finding, look: Look) -> list[tuple[str, ...]]:
    """Return a row for each post that is listed: where, how often, counted as what, why, its text."""
    return [_row(alike, finding) for alike in _listed(finding, look)]


def _listed(finding: Finding, look: Look) -> list[list[Counted]]:
    """Return the posts that count or may, as many as are read; all that can be changed, if asked for."""
    changeable = _changeable(finding)
    if look.show_posts:
        return changeable
    return [alike for alike in changeable if finding.unread or alike[0].membership != "out"][:MOST_POSTS]


def _changeable(finding: Finding) -> list[list[Counted]]:
    """Return the posts of a finding that can be changed; one that recurs stands with its repetitions."""
    groups: dict[tuple[object, ...], list[Counted]] = {}
    for item in finding.counted:
        post = item.classified.post
        if post.changeable:
            same = post.text if post.recurring and post.text else post.order
            groups.setdefault((same, item.what, item.because), []).append(item)
    return list(groups.values())


def _rule(diagnostic: Diagnostic, look: Look) -> str:
    return look.paint(f"[{terminal(diagnostic.rule)}]", "bright_black")


def _headline(span: Span, severity: Severity, message: str, look: Look) -> str:
    word = look.paint(severity, SEVERITY_COLOURS[severity], bold=True)
    return f"{look.paint(terminal(place(span)), bold=True)}: {word}: {terminal(message)}"


def _explanations(finding: Finding, rule: Rule | None) -> Iterator[str]:
    """Give the paragraphs between the headline and the posts, in the order in which they help."""
    if finding.window and finding.window.until and finding.window.until != finding.window.last:
        until = finding.window.until
        yield f"The same holds up to {until.day} {until:%B} {until.year}."
    if finding.unread:
        yield "How: Say what the posts do by writing `kind: …` on each. Then they are judged."
    elif rule:
        yield f"Why: {first_sentence(rule.why)}"
        yield f"How: {first_sentence(rule.how)}"
    if finding.asked:
        yield f"Asked for: {finding.asked}."
    if finding.remedy:
        yield from to_pass(finding)


def _pointers(finding: Finding) -> Iterator[tuple[str, tuple[Related, ...]]]:
    """Give the places that help, by what they are good for."""
    if finding.remedy:
        yield "Begin with", finding.remedy.nearest[:MOST_CHANGES]
    if not finding.unread:  # else each of the posts that are listed is one
        yield "Not sure about", finding.doubts
    if not finding.counted:  # else they are the posts that are listed anyway
        yield "See", finding.related


def _teams(finding: Finding) -> Iterator[str]:
    said = parts_in_words(finding)
    if said:
        yield said


def in_short(finding: Finding) -> str:
    """Return a finding as one paragraph, for reports that list no posts: what, and how to pass."""
    remedy = to_pass(finding) if finding.remedy else ()
    pointed = [
        f"{heading} {line_in(place.span, finding.span.path)}: {sentence(place.message)}"
        for heading, places in _pointers(finding)
        for place in places[:MOST_PLACES]
    ]
    return " ".join([sentence(finding.message), *remedy, *_teams(finding), *pointed])


def sentence(words: str) -> str:
    """Return ``words`` with a full stop; what is said of reading has its own."""
    return words if words.endswith(".") else f"{words}."


def _places(heading: str, places: tuple[Related, ...], path: str, look: Look) -> list[str]:
    """Return one place on a line with its heading, several below it."""
    pointed = [f"{line_in(related.span, path)}: {related.message}" for related in places[:MOST_PLACES]]
    if len(pointed) <= 1:
        return [line for text in pointed for line in paragraph(f"{heading} {text}", look, INDENT, _HANGING)]
    if len(places) > MOST_PLACES:
        pointed.append(f"and {len(places) - MOST_PLACES} more")
    lines = [line for text in pointed for line in paragraph(text, look, _HANGING, _HANGING + INDENT)]
    return [f"{INDENT}{heading}:", *lines]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pass as a sentence, and ``posts`` that would do where it is to name some."""

    words: str
    posts: tuple[Span, ...] = ()


def to_pass(finding: Finding) -> Iterator[str]:
    """Say how few posts it takes, and which, where there is an answer; then what is said next otherwise."""
    return (f"{way.words}{_such_as(finding, way.posts)}" for way in ways_to_pass(finding))


def ways_to_pass(finding: Finding) -> Iterator[Way]:
    """Yield the same ways with the posts that would do."""
    remedy = finding.remedy or Remedy(None, None)
    change, clean = remedy.replace or 0, remedy.clean
    of = f" ({change - remedy.outside} of these posts, {remedy.outside} around them)"
    ways = _ways(change, of if remedy.outside else " of these posts", _added(remedy))
    anywhere = bool(remedy.nearest) and not remedy.outside
    if ways:
        yield Way(f"To pass: {ways}.", () if anywhere else remedy.choice)
    if clean:
        milder = f"no {_CALLED[clean.severity]} either"
        if (clean.replace, clean.add or remedy.add) == (change, remedy.add):
            these = "The same number leaves" if anywhere else "These leave"
            yield Way(f"{these} {milder}.", clean.choice if anywhere else ())
        else:
            said = _ways(clean.replace, "", plural(clean.add, "post") if clean.add else "")
            yield Way(f"For {milder}: {said}.", clean.choice)


_CALLED: Final[Dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}


def _ways(change: int, where: str, add: str) -> str:
    ways = ((change, f"change {change}{where}"), (add, f"add {add}"))
    return ", or ".join(words for number, words in ways if number)


def _added(remedy: Remedy) -> str:
    """Return how many posts to add, and until when where one window is not all there is to mend."""
    if not remedy.by_day:
        return plural(remedy.add, "post") if remedy.add else ""
    if len(remedy.by_day) == 1:
        (one,) = remedy.by_day
        return f"{plural(one.posts, 'post')} by {one.day.day} {one.day:%B} {one.day.year}"
    first, *later = (f"{one.posts} by {one.day.day} {one.day:%B} {one.day.year}" for one in remedy.by_day)
    if len(later) < MOST_CHANGES:
        return ", ".join([first, *later])
    posts = sum(one.posts for one in remedy.by_day)
    last = remedy.by_day[-1].day
    return f"{posts} posts, the first {first} and the last by {last.day} {last:%B} {last.year}"


def _such_as(finding: Finding, choice: Sequence[Span]) -> str:
    """Name posts that would do."""
    path = finding.span.path
    # Posts that aliases repeat stand in one line.
    lines = list(dict.fromkeys(line_in(span, path).removeprefix("line ") for span in choice))
    if not lines:
        return ""
    places = lines[:MOST_PLACES]
    if len(lines) > len(places):
        places.append(f"{len(lines) - len(places)} more")
    by_line = choice[0].path == path and not choice[0].sheet
    word = ("lines " if len(lines) > 1 else "line ") if by_line else ""
    return f" Such as {word}{listed(places)}."


def _posts(finding: Finding, look: Look) -> list[str]:
    """Return what the posts counted as. Published ones only count: nobody can change them now."""
    shown = _listed(finding, look)
    listed_posts = {id(item) for alike in shown for item in alike}
    rest = [item.classified for item in finding.counted if id(item) not in listed_posts]
    published = [item for item in rest if not item.post.changeable]
    others = [item for item in rest if item.post.changeable]
    heading = "The posts:" if look.show_posts or finding.unread else "The posts that count, or may:"
    lines = [f"{INDENT}{heading}"] if shown else []
    lines += columns([_row(alike, finding) for alike in shown], look, _HANGING)
    more = f"{'more' if shown else 'that do not count'} (--show posts lists them)"
    for items, words in ((others, more), (published, "already published")):
        if items:
            tally = f"{len(items)} {words}: {in_words(mix_of(items))}"
            indent = _HANGING if shown else INDENT
            lines += paragraph(f"and {tally}" if lines else tally, look, indent)
    return lines


def _row(alike: Sequence[Counted], finding: Finding) -> tuple[str, ...]:
    first, times = alike[0], len(alike) * len(finding.accounts)
    post = first.classified.post
    often = f"×{times}" if times > 1 else ""
    return short_place(line_in(post.span, finding.span.path)), often, first.what, first.because, post.text


@dataclass(frozen=True, slots=True)
class Part:
    """What one team has in a finding's window; ``team`` is None for posts that name none."""

    team: str | None
    counted: tuple[Counted, ...]


def parts_of(finding: Finding) -> Sequence[Part]:
    """Return each team's part, by name, since an order by numbers would point at somebody.

    There are none where no post names a team.
    """
    by_team: dict[str | None, list[Counted]] = {}
    for item in finding.counted:
        by_team.setdefault(item.classified.post.team, []).append(item)
    named = sorted(team for team in by_team if team is not None)
    teams = [*named, *([None] if None in by_team else [])] if named else []
    return [Part(team, tuple(by_team[team])) for team in teams]


def parts_in_words(finding: Finding) -> str | None:
    """Return each team's part as a sentence; None where one team has all."""
    parts = parts_of(finding)
    return f"Each team's part: {'; '.join(map(_in_words, parts))}." if len(parts) > 1 else None


def _in_words(part: Part) -> str:
    mix = in_words(mix_of(item.classified for item in part.counted))
    return f"{part.team or 'no team'} {plural(len(part.counted), 'post')} ({mix})"
