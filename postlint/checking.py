"""Checking calendars: what Python programs and the command line both call."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from postlint.records import dataclass
from postlint.vocabulary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from postlint.calendars.files.walk import Pace
    from postlint.calendars.model import Plan, Post
    from postlint.config import Config
    from postlint.judging.baseline.known_findings import Baseline
    from postlint.judging.model import Finding, Judgement, Note, Pack, Terms
    from postlint.judging.packs.packs_in_use import House
    from postlint.kinds.model import Classified, Watch
    from postlint.source.diagnostic import Diagnostic


BASELINE: Final = "the baseline"


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan, what its posts do, and the verdict on it, by ``terms``.

    ``problems`` kept something from being read; ``packs_complete`` tells that no pack is missing. What is
    old is ``older_than`` a baseline, or a revision. ``root`` is the folder of ``settings``, which hold.
    """

    plan: Plan
    classified: tuple[Classified, ...]
    packs: tuple[Pack, ...]
    judgement: Judgement
    problems: tuple[Diagnostic, ...]
    terms: Terms
    settings: Config
    packs_complete: bool = True
    older_than: str = BASELINE
    root: str = "."

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings in the files that were asked for, by place, the gravest first."""
        return tuple(sorted(filter(self._is_shown, self.judgement.findings), key=_order))

    def listed(self, *, info: bool) -> tuple[Finding, ...]:
        """Return the findings that a report for people lists: all, or all but the notes."""
        return tuple(finding for finding in self.findings if info or finding.severity != "info")

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """Return the findings in the files that were asked for which a comment silences, by place."""
        return tuple(sorted(filter(self._is_shown, self.judgement.suppressed), key=_order))

    @property
    def baselined(self) -> tuple[Finding, ...]:
        """Return the findings in the files that were asked for which the baseline counts, by place."""
        return tuple(sorted(filter(self._is_shown, self.judgement.baselined), key=_order))

    @property
    def elsewhere(self) -> tuple[Finding, ...]:
        """Return the findings that lie only in files that were not asked for."""
        return tuple(finding for finding in self.judgement.findings if not self._is_shown(finding))

    @property
    def incomplete(self) -> bool:
        """Tell whether something could not be read, so that a clean verdict would promise too much."""
        return bool(self.problems or self.plan.left_out)

    @property
    def left_out(self) -> list[tuple[str | None, int]]:
        """Return how many posts could not be read, by the label of their account, None where unknown."""
        accounts = self.plan.accounts
        return [
            (accounts[identity].label if identity in accounts else identity or None, posts)
            for identity, posts in self.plan.left_out.items()
        ]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what was not judged, or left out of a count: first whole folders, then posts."""
        from postlint.judging.model import Note

        return (
            *(Note(None, message) for message in self.plan.unjudged),
            *self.judgement.notes,
            *(Note(None, message, meant=True) for message in self.plan.notes),
        )

    def _is_shown(self, finding: Finding) -> bool:
        shown = self.plan.shown
        if shown is None:
            return True
        spans = (finding.span, *(counted.classified.post.span for counted in finding.counted))
        return any(span.path in shown for span in spans)


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.span, -SEVERITIES.index(finding.severity), finding.rule, finding.fingerprint


def check(  # noqa: PLR0913 - all but the paths are named, and may be left out
    *paths: str | Path,
    config: Path | None = None,
    stdin: tuple[str, bytes] | None = None,
    tracked_only: bool = False,
    allow_empty: bool = False,
    pace: Pace | None = None,
    cache: bool = True,
    jobs: int = 1,
    watch: Watch | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    as_of: date | None = None,
    since: date | None = None,
    baseline: Baseline | None = None,
) -> tuple[Checked, ...]:
    """Read calendars as :func:`load` does, work out what each post does, and judge the mix of every account.

    With ``cache``, what posts do is remembered and looked up; ``jobs`` is how many processes may read texts,
    and ``watch`` sees what the text pipeline says of new ones while it says it. The rules and packs that
    ``select`` names may speak, all if it names none, but for those in ``ignore``. ``as_of`` counts as today,
    since the clock is never read; ``since`` is the day from which plans are judged, in place of that of the
    configuration. What ``baseline`` knows is not said again.

    Returns what was found, apart for each configuration. What could not be read is among the problems.

    Raises:
        ValueError: if ``select`` or ``ignore`` names no rule or pack in use, and all packs could be read.
    """
    from postlint.judging.model import Terms
    from postlint.judging.packs.packs_in_use import House
    from postlint.kinds.classify import read_texts

    house = House()
    plans = _plans(
        paths, config, stdin, tracked_only=tracked_only, allow_empty=allow_empty, pace=pace, house=house
    )
    results = []
    for (settings, plan), packs in zip(plans, _packs_of(plans, select, ignore, house), strict=True):
        read, classified = read_texts(plan, cache=cache, jobs=jobs, watch=watch)
        terms = Terms(settings.certainty, as_of, settings.statuses, since or settings.since)
        results.append(_judged(settings, read, classified, packs, terms, baseline))
    return tuple(results)


def _packs_of(
    plans: Sequence[tuple[Config, Plan]], select: Collection[str], ignore: Collection[str], house: House
) -> list[tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]]:
    """Return for each plan the packs that may speak on it, and the problems met in reading its packs."""
    loaded = [house.packs(settings) for settings, _ in plans]
    if not (select or ignore):
        return loaded
    from postlint.judging.packs.selection import check_names, selected

    if not any(problems for _, problems in loaded):
        check_names(select, ignore, [pack for packs, _ in loaded for pack in packs])
    return [(selected(packs, select, ignore), problems) for packs, problems in loaded]


def _judged(
    settings: Config,
    plan: Plan,
    classified: tuple[Classified, ...],
    packs: tuple[tuple[Pack, ...], tuple[Diagnostic, ...]],
    terms: Terms,
    baseline: Baseline | None,
) -> Checked:
    from postlint.judging.empty_groups import said_once, with_empty_groups
    from postlint.judging.judge_plan import judge
    from postlint.judging.packs.configure import unknown_accounts
    from postlint.source.paths import shown_as

    chosen, unread = packs
    plan = with_empty_groups(plan, classified, chosen, settings.parsed, packs_complete=not unread)
    judgement = judge(plan, classified, chosen, terms, packs_complete=not unread, baseline=baseline)
    judgement = said_once(judgement, chosen)
    problems = {*plan.problems, *unread, *judgement.problems, *unknown_accounts(settings, plan)}
    about = (plan, classified, chosen, judgement, tuple(sorted(problems)), terms, settings)
    return Checked(*about, packs_complete=not unread, root=shown_as(settings.root))


def load(
    *paths: str | Path,
    config: Path | None = None,
    stdin: tuple[str, bytes] | None = None,
    tracked_only: bool = False,
    allow_empty: bool = False,
    pace: Pace | None = None,
) -> tuple[Plan, ...]:
    """Read calendars and judge nothing.

    Args:
        *paths: files and folders. Where none is given, all that the configuration names, or else what is
            found in the current folder.
        config: the configuration to use instead of the nearest ``postlint.yaml`` of each path.
        stdin: the name and the bytes of one calendar to read instead of ``paths``.
        tracked_only: read only what git tracks, as hooks do.
        allow_empty: finding no calendar at all is no problem.
        pace: is told of each folder that is looked into, and how many files were met before.

    Returns:
        One plan for each configuration that the paths belong to, with the problems met on the way: nothing
        is raised for what cannot be read.
    """
    from postlint.judging.packs.packs_in_use import House

    plans = _plans(
        paths, config, stdin, tracked_only=tracked_only, allow_empty=allow_empty, pace=pace, house=House()
    )
    return tuple(plan for _, plan in plans)


def classify(
    texts: Iterable[str], *, own: Iterable[str] = (), cache: bool = True, jobs: int = 1
) -> tuple[Classified, ...]:
    """Work out what each of ``texts`` does, as if it were a post with nothing but a text.

    ``own`` are the handles and names of whoever posts, where that is known.
    """
    from postlint.calendars.handles import normalise
    from postlint.calendars.model import Plan
    from postlint.kinds.classify import classify as classify_plan

    posts = tuple(_post(text, order) for order, text in enumerate(texts))
    handles = frozenset(handle for name in own if (handle := normalise(name)))
    return classify_plan(Plan(accounts={}, posts=posts, own=handles), cache=cache, jobs=jobs)


def _post(text: str, order: int) -> Post:
    from postlint.calendars.model import Post
    from postlint.source.spans import Source
    from postlint.source.tree import Scalar

    scalar = Scalar(text, text, "plain", Source(f"<text {order + 1}>", text), 0, len(text))
    return Post(order=order, texts=(scalar,), span=scalar.span)


def model_path() -> Path:
    """Return the folder of the shipped text pipeline, for ``spacy.load``."""
    from postlint.kinds.pipeline import model_path as shipped

    return shipped()


def _plans(
    paths: tuple[str | Path, ...],
    explicit: Path | None,
    stdin: tuple[str, bytes] | None,
    *,
    tracked_only: bool,
    allow_empty: bool,
    pace: Pace | None,
    house: House,
) -> list[tuple[Config, Plan]]:
    """Load a plan for each configuration; its problems include those of the configuration.

    Keys that the rules of a ``house`` name are its own, as if its settings said so.
    """
    from postlint.calendars.files.tracked import Repositories
    from postlint.calendars.load import load as load_plan
    from postlint.calendars.model import Plan
    from postlint.config import find_config
    from postlint.source.paths import is_missing

    if explicit and is_missing(explicit):
        # Whoever names settings wants nothing judged without them.
        settings, missing = find_config(Path(), explicit)
        return [(settings, Plan(accounts={}, posts=(), diagnostics=missing))]
    load = partial(load_plan, stdin=stdin, tracked_only=tracked_only, repositories=Repositories(), pace=pace)
    given = (Path(stdin[0]),) if stdin else tuple(map(Path, paths))
    nested: tuple[Path, ...] = ()
    while True:
        plans = []
        for settings, problems, members in _by_configuration(given, nested, explicit):
            plan = load(house.knowing_keys(settings), () if stdin else members)
            plans.append((settings, replace(plan, diagnostics=(*problems, *plan.diagnostics))))
        apart = [] if stdin else [folder for _, plan in plans for folder in plan.nested]
        new = tuple(folder for folder in dict.fromkeys(apart) if folder not in (*given, *nested))
        if not new:
            return plans if allow_empty else _with_calendars(plans, given)
        # Once more from the start: such a folder may belong with a path that was given by itself.
        nested = (*nested, *new)


def _with_calendars(plans: list[tuple[Config, Plan]], given: Sequence[Path]) -> list[tuple[Config, Plan]]:
    """Return ``plans``, with a problem where nothing is read: a mistyped path must not pass for clean."""
    from postlint.calendars.not_read import no_calendar

    if any(plan.problems or any(file.reader for file in plan.files) for _, plan in plans):
        return plans
    problem = no_calendar(given, [likely for _, plan in plans for likely in plan.likely])
    (settings, first), *others = plans
    return [(settings, replace(first, diagnostics=(problem,))), *others]


def _by_configuration(
    given: tuple[Path, ...], nested: tuple[Path, ...], explicit: Path | None
) -> list[tuple[Config, tuple[Diagnostic, ...], tuple[Path, ...]]]:
    """Group paths by their ``postlint.yaml``, in one order; those without one are judged together.

    Where none was given the current folder only tells which configuration holds: no path is one that was
    asked for, and everything is shown.
    """
    from postlint.config import find_config
    from postlint.source.paths import is_folder

    starts: dict[Path, list[Path]] = {}
    for path in (*(given or (Path(),)), *nested):
        starts.setdefault(path if is_folder(path) else path.parent, []).append(path)
    groups: dict[Path | None, tuple[Config, tuple[Diagnostic, ...], tuple[Path, ...]]] = {}
    for start, members in starts.items():
        settings, problems = find_config(start, explicit)
        asked = members if given or start in nested else []
        first, found, others = groups.get(settings.path, (settings, problems, ()))
        groups[settings.path] = (first, found, (*others, *asked))
    return [groups[path] for path in sorted(groups, key=lambda path: (path is not None, str(path)))]
