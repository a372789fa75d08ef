"""One finding or problem, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Final

from postlint.judging.model import Counted, Finding, Related, Remedy, Rule
from postlint.report.bars import in_words, mix_of
from postlint.report.layout import SEVERITY_COLOURS, Look, columns, excerpt, first_sentence, paragraph, plural
from postlint.source.diagnostic import Diagnostic
from postlint.source.escape import terminal
from postlint.source.spans import Source, Span
from postlint.vocabulary import Severity

INDENT: Final = "  "
_HANGING: Final = "    "
MOST_POSTS: Final = 30
"""How many posts of a window are listed; JSON has them all."""
MOST_PLACES: Final = 5
"""How many places of one sort are pointed at; JSON has them all."""


def place(span: Span) -> str:
    """Return a span as editors and people follow it: ``june.yaml:41:5``."""
    return span.path if span.is_file else f"{span.path}:{span.line}:{span.column}"


def line_in(span: Span, path: str) -> str:
    """Return where ``span`` is for somebody who looks at ``path``: "line 41", or with its file."""
    return f"line {span.line}" if span.path == path else f"{span.path}:{span.line}"


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


def rows_of(finding: Finding) -> list[tuple[str, ...]]:
    """Return a row for each post that can be changed: where, how often, counted as what, why, its text."""
    return [_row(alike, finding) for alike in _changeable(finding)]


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
        yield f"It goes on up to {until.day} {until:%B} {until.year}."
    if finding.unread:
        yield "How: Say what the posts do by writing `kind: …` on each. Then they are judged."
    elif rule:
        yield f"Why: {first_sentence(rule.why)}"
        yield f"How: {first_sentence(rule.how)}"
    if finding.remedy:
        yield from to_pass(finding.remedy)


def _pointers(finding: Finding) -> Iterator[tuple[str, tuple[Related, ...]]]:
    """Give the places that help, by what they are good for."""
    if finding.remedy:
        yield "Closest is", finding.remedy.nearest
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
    remedy = to_pass(finding.remedy, "its posts") if finding.remedy else ()
    pointed = [
        f"{heading} {line_in(place.span, finding.span.path)}: {place.message}."
        for heading, places in _pointers(finding)
        for place in places[:MOST_PLACES]
    ]
    return " ".join([f"{finding.message}.", *remedy, *_teams(finding), *pointed])


def _places(heading: str, places: tuple[Related, ...], path: str, look: Look) -> list[str]:
    """Return one place on a line with its heading, several below it."""
    pointed = [f"{line_in(related.span, path)}: {related.message}" for related in places[:MOST_PLACES]]
    if len(pointed) <= 1:
        return [line for text in pointed for line in paragraph(f"{heading} {text}", look, INDENT, _HANGING)]
    if len(places) > MOST_PLACES:
        pointed.append(f"and {len(places) - MOST_PLACES} more")
    lines = [line for text in pointed for line in paragraph(text, look, _HANGING, _HANGING + INDENT)]
    return [f"{INDENT}{heading}:", *lines]


def to_pass(remedy: Remedy, posts: str = "the posts below") -> Iterator[str]:
    """Say how few posts it takes, where there is an answer; ``posts`` are those of the finding."""
    replace, add = remedy.replace or 0, remedy.add or 0
    change, more = f"change {replace} of {posts}", f"add {add}" if replace else f"add {plural(add, 'post')}"
    if remedy.beyond:
        change, more = f"change {plural(replace, 'post')} in all", f"add {add} to these and more to the rest"
    ways = [way for number, way in ((replace, change), (add, more)) if number]
    if ways:
        yield f"To pass: {', or '.join(ways)}."


def _posts(finding: Finding, look: Look) -> list[str]:
    """Return what each post counted as. Published ones only count: nobody can change them now."""
    changeable = _changeable(finding)
    published = [item.classified for item in finding.counted if not item.classified.post.changeable]
    lines = [f"{INDENT}The posts:"] if changeable else []
    lines += columns(rows_of(finding)[:MOST_POSTS], look, _HANGING)
    unlisted = [item.classified for alike in changeable[MOST_POSTS:] for item in alike]
    if unlisted:
        lines += paragraph(f"and {len(unlisted)} more: {in_words(mix_of(unlisted))}", look, _HANGING)
    if published:
        tally = f"{len(published)} already published: {in_words(mix_of(published))}"
        lines += paragraph(f"and {tally}" if changeable else tally, look, _HANGING)
    return lines


def _row(alike: Sequence[Counted], finding: Finding) -> tuple[str, ...]:
    first, times = alike[0], len(alike) * len(finding.accounts)
    post = first.classified.post
    often = f"×{times}" if times > 1 else ""
    return line_in(post.span, finding.span.path), often, first.what, first.because, post.text


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
