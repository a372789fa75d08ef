"""The last lines of a report: what was checked, and what was not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from postlint.calendars.accounts import NOWHERE
from postlint.calendars.model import Plan
from postlint.checking import BASELINE, Checked
from postlint.dates_and_lists_in_words import listed, names_of
from postlint.judging.judge_plan import NO_POSTS
from postlint.judging.not_judged import idle_in_words
from postlint.records import dataclass
from postlint.report.how_read import doubts_at, no_calendars, read_by, what_was_left_out
from postlint.report.layout import Look, paragraph, place, plural
from postlint.report.not_read import unread, unread_at
from postlint.vocabulary import SEVERITIES, Severity

_MOST_NOTES: Final = 2
_MOST_DOUBTS: Final = 3
_WORDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of the run as a whole, for services that show only what sits on a file."""

    name: str
    path: str
    text: str


def footer(results: Sequence[Checked], look: Look) -> list[str]:
    """Return what was checked and counted, then what was suppressed, not judged, or left out."""
    lines = paragraph(f"{_checked(results)}: {verdict(results, look)}.", look)
    for text in (*_unread(results), *_not_checked(results, look), *_aside(results, look)):
        lines += paragraph(text, look, hanging="  ")
    return lines


def quiet_footer(results: Sequence[Checked], look: Look) -> list[str]:
    """Return what a clean run prints where not all was read and judged, a line for each; else nothing."""
    hidden, idle, unread = _hidden(results, look), why_idle(results), list(_unread(results))
    older = any(result.baselined and result.older_than != BASELINE for result in results)
    unsaid, left_out = _not_checked(results, look), _left_out_of(results, look)
    doubts = _doubts(results, look)
    if look.show_info and (unsaid or left_out or doubts or _own_keys(results)):
        return footer(results, look)
    said = []
    if _calendars(results) and any(
        (unsaid, left_out, doubts, hidden, idle, unread, older, elsewhere(results))
    ):
        notes = f"{'; ' if idle else ' but '}{plural(hidden, 'note')} (--show info)" if hidden else ""
        found = f"{_nothing(results)}{notes}{_beyond(results)}"
        said = [f"{_checked(results)}: {found}.", *_lived_with(results), *unsaid]
    elif apart := _apart(results):
        said = apart
    lines = (" ".join(said), *left_out, *doubts, *unread, *_instead(results))
    return [line for text in lines for line in paragraph(text, look, hanging="  ")]


def why_idle(results: Sequence[Checked]) -> str | None:
    """Return why nothing was judged in any of the plans, or None where something was."""
    if not all(result.judgement.idle for result in results):
        return None
    posts: Counter[str] = Counter()
    for result in results:
        posts.update(result.judgement.idle)
    accounts = Counter(why for result in results for why in result.judgement.idle_accounts.values())
    return listed(idle_in_words(why, number, accounts[why]) for why, number in posts.items())


def remarks(results: Sequence[Checked]) -> Iterator[Remark]:
    """Yield what no finding says and nobody must miss: what was not judged, not shown, and not read."""
    files = (file.path for result in results for file in result.plan.files)
    where = next(chain(_asked_for(results), files), ".")
    if said := list(unjudged(results)):
        yield Remark("not-judged", where, " ".join(said))
    for instead in _instead(results):
        yield Remark("read-by", where, instead)
    if beyond := elsewhere(results):
        yield Remark("elsewhere", where, f"{beyond}.")
    for path, text in doubts_at(result.plan for result in results):
        yield Remark("read-in-doubt", path, text)
    for path, text in unread_at(result.plan for result in results):
        yield Remark("not-read", path, text)


def unjudged(results: Sequence[Checked]) -> Iterator[str]:
    """Yield what was not judged, a sentence or two each."""
    if idle := why_idle(results):
        yield f"Nothing was judged: {idle}."
    yield from _all_not_checked(results)


def _nothing(results: Sequence[Checked]) -> str:
    """Return what to say where nothing was found: never more than what was looked at."""
    if said := nothing_judged(results):
        return said
    if elsewhere(results):
        return f"nothing found in {names_of(_asked_for(results)) or 'what was asked for'}"
    return "nothing found in what was read" if any(_unread(results)) else "nothing found"


def _unread(results: Sequence[Checked]) -> Iterator[str]:
    return unread(result.plan for result in results)


def _checked(results: Sequence[Checked]) -> str:
    calendars = _calendars(results)
    posts = sum(len(result.plan.posts) for result in results)
    accounts = sum(len(result.plan.accounts.keys() - {NOWHERE}) for result in results)
    counts = (plural(calendars, "calendar"), plural(posts, "post"), plural(accounts, "account"))
    return f"Checked {', '.join(counts)}"


def _calendars(results: Sequence[Checked]) -> int:
    return sum(file.reader is not None for result in results for file in result.plan.files)


def verdict(results: Sequence[Checked], look: Look) -> str:
    """Return how many findings there are of each severity, here and elsewhere: "1 error, 2 warnings".

    Notes alone do not stand for a verdict where nothing was judged: that is said before them.
    """
    counts: Counter[Severity] = Counter(finding.severity for result in results for finding in result.findings)
    counts["error"] += sum(len(result.problems) for result in results)
    if not look.show_info:
        del counts["info"]
    found = "; ".join(filter(None, (nothing_judged(results), counted(counts))))
    return f"{found or _nothing(results)}{_beyond(results)}"


def nothing_judged(results: Sequence[Checked]) -> str:
    """Return that nothing was judged, and why; "" where something was, or where errors or warnings stand."""
    grave = any(finding.severity != "info" for result in results for finding in result.findings)
    idle = None if grave or any(result.problems for result in results) else why_idle(results)
    return f"nothing was judged: {idle}" if idle else ""


def elsewhere(results: Sequence[Checked]) -> str:
    """Return how many findings there are in calendars that were not asked for; "" where there are none."""
    counts = Counter(finding.severity for result in results for finding in result.elsewhere)
    return f"{counted(counts)} elsewhere (`postlint check` shows all)" if counts else ""


def _beyond(results: Sequence[Checked]) -> str:
    return f"; {beyond}" if (beyond := elsewhere(results)) else ""


def counted(counts: Counter[Severity]) -> str:
    """Return numbers of findings in words, the gravest first: "1 error, 2 warnings"."""
    return ", ".join(plural(counts[level], _WORDS[level]) for level in reversed(SEVERITIES) if counts[level])


def _asked_for(results: Sequence[Checked]) -> list[str]:
    """Return the names of the calendars whose findings were asked for."""
    return sorted(
        file.path
        for result in results
        for file in result.plan.files
        if file.reader and (result.plan.shown is None or file.path in result.plan.shown)
    )


def _apart(results: Sequence[Checked]) -> list[str]:
    """Return what of whole calendars was not judged."""
    return [f"{message}." for result in results for message in result.plan.unjudged]


def _not_checked(results: Sequence[Checked], look: Look) -> list[str]:
    """Return what no verdict covers; of what holds for accounts, where it is much, only how much."""
    lost, apart, of_accounts = list(_not_read(results)), _apart(results), list(_of_accounts(results))
    of_accounts = [text for text in of_accounts if text not in apart]
    if not look.show_info and len(of_accounts) > _MOST_NOTES:
        of_accounts = [f"{len(of_accounts)} things were not judged: --show info names them."]
    return [*lost, *apart, *of_accounts]


def _all_not_checked(results: Sequence[Checked]) -> Iterator[str]:
    """Say what no verdict covers: it must not be taken for clean."""
    yield from _not_read(results)
    yield from _of_accounts(results)


def _not_read(results: Sequence[Checked]) -> Iterator[str]:
    if any(result.problems for result in results):
        yield "Not everything could be read, and what is missing may change the verdict."
    yield from _lost([lost for result in results for lost in result.left_out])


def _of_accounts(results: Sequence[Checked]) -> Iterator[str]:
    accounts_of: dict[str, dict[str | None, None]] = {}
    for result in results:
        for note in result.notes:
            if not note.meant:
                accounts_of.setdefault(note.message, {})[note.account] = None
    for message, accounts in accounts_of.items():
        named = [account for account in accounts if account]
        each = _each(message) if len(named) > 1 else message
        yield f"{names_of(named)}: {each}." if named else f"{message}."


def _each(message: str) -> str:
    """Return what was said of one account, with its number of posts, as said of several."""
    return re.sub(r"\A(\d+ posts?) (was|were) not read", r"\1 each \2 not read", message)


def _lost(left_out: Sequence[tuple[str | None, int]]) -> Iterator[str]:
    """Say how many posts could not be read in all, and of which accounts, where these are known."""
    missing = f"{plural(sum(posts for _, posts in left_out), 'post')} could not be read"
    named = [f"{posts} of {account}" for account, posts in left_out if account]
    if len(left_out) == 1 and named:
        yield f"{left_out[0][0]}: the mix is incomplete, {missing}."
    elif left_out:
        whose = f" ({names_of(named)}), so that mixes are incomplete" if named else ""
        yield f"{missing}{whose}."


def _lived_with(results: Sequence[Checked]) -> Iterator[str]:
    suppressed = sum(len(result.suppressed) for result in results)
    if suppressed:
        yield f"{plural(suppressed, 'finding')} suppressed, each with a reason in its file."
    baselined = sum(len(result.baselined) for result in results)
    if baselined:
        yield f"{plural(baselined, 'finding')} older than {results[0].older_than}."
    notes = (note.message for result in results for note in result.notes if note.meant)
    yield from (f"{message}." for message in dict.fromkeys(notes))


def _aside(results: Sequence[Checked], look: Look) -> Iterator[str]:
    yield from _lived_with(results)
    told = {problem.span.path for result in results for problem in result.problems}
    yield from no_calendars((result.plan for result in results), told)
    yield from _left_out_of(results, look)
    yield from _doubts(results, look)
    yield from read_by((result.plan for result in results), below_errors=True)
    if hidden := _hidden(results, look):
        yield f"{plural(hidden, 'more note')}: --show info."
    if look.show_info and (keys := _own_keys(results)):
        yield f"Keys of your own, left alone: {names_of(keys)}. `extra_keys:` in postlint.yaml silences this."


def _instead(results: Sequence[Checked]) -> list[str]:
    """Return why the default pipeline read where another was to."""
    instead = (result.plan for result in results if result.plan.instead_because)
    return list(read_by(instead, below_errors=True))


def without_posts(plans: Sequence[Plan]) -> Iterator[str]:
    """Yield that none of ``plans`` holds a post, with what was left out, unless a problem says why."""
    if not any(plan.posts or plan.problems for plan in plans):
        yield f"{NO_POSTS.capitalize()}."
        yield from what_was_left_out(plans)


def _left_out_of(results: Sequence[Checked], look: Look) -> list[str]:
    """Return what was left out of calendars, or where that is much, only of how many."""
    left_out = list(what_was_left_out(result.plan for result in results))
    if look.show_info or len(left_out) <= _MOST_NOTES:
        return left_out
    return [f"Something was left out of {len(left_out):,} files: --show info names it."]


def _doubts(results: Sequence[Checked], look: Look) -> list[str]:
    """Return what of calendars may have been read otherwise than it is meant, or the first of it."""
    doubts = [text for _, text in doubts_at(result.plan for result in results)]
    more = len(doubts) - _MOST_DOUBTS
    if look.show_info or more <= 0:
        return doubts
    return [*doubts[:_MOST_DOUBTS], f"{plural(more, 'more file')} may be read wrongly: --show info."]


def _own_keys(results: Sequence[Checked]) -> list[str]:
    return [f"{key.value} ({place(key.span)})" for result in results for key in result.plan.extra_keys]


def _hidden(results: Sequence[Checked], look: Look) -> int:
    """Return how many notes ``--show info`` would add."""
    if look.show_info:
        return 0
    notes = sum(finding.severity == "info" for result in results for finding in result.findings)
    return notes + bool(_own_keys(results))
