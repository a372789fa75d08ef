"""A linter for planned social-media posts: a calendar that only talks should also listen.

>>> import postlint
>>> for checked in postlint.check("content/"):
...     for finding in checked.findings:
...         print(finding.span.path, finding.span.line, finding.message)

Importing the package costs nothing; the text pipeline is loaded when a post's text has to be read.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from postlint.calendars.model import Plan, Post
    from postlint.config import Config
    from postlint.judging.baseline import Baseline
    from postlint.kinds.model import Classified, Watch
    from postlint.report.model import Checked
    from postlint.source.spans import Problem

__version__ = "0.1.0"
__all__ = ["__version__", "check", "classify", "load", "model_path"]


def check(  # noqa: PLR0913 - all but the paths are named, and may be left out
    *paths: str | Path,
    config: Path | None = None,
    stdin: tuple[str, bytes] | None = None,
    tracked_only: bool = False,
    cache: bool = True,
    jobs: int = 1,
    watch: Watch | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    as_of: date | None = None,
    since: date | None = None,
    baseline: Baseline | None = None,
) -> tuple[Checked, ...]:
    """Read calendars, work out what each post does, and judge the mix of every account.

    Args:
        *paths: files and folders; the current folder where none is given.
        config: the configuration to use instead of the nearest ``postlint.yaml`` of each path.
        stdin: the name and the bytes of one calendar to read instead of ``paths``.
        tracked_only: read only what git tracks, as hooks do.
        cache: remember what posts do, and look it up.
        jobs: how many processes may read texts.
        watch: sees what the text pipeline says of new texts while it says it, to show how far it is.
        select: the rules and packs that may speak, all if none is named.
        ignore: the rules and packs that stay silent.
        as_of: the day that counts as today; the clock is never read.
        since: the day from which plans are judged, in place of that of the configuration.
        baseline: what is old, and need not be said again.

    Returns:
        What was found, apart for each configuration that the paths belong to. Whatever cannot be
        read is among the problems; nothing is raised for it.

    Raises:
        ValueError: if ``select`` or ``ignore`` names no rule or pack in use, and all packs could be read.
    """
    from postlint.judging.engine import judge
    from postlint.judging.local_rules import strangers
    from postlint.judging.model import Terms
    from postlint.judging.packs import load_packs
    from postlint.judging.selection import check_names
    from postlint.judging.selection import select as choose
    from postlint.kinds.classify import classify as classify_plan
    from postlint.report.model import Checked

    plans = _plans(paths, config, stdin, tracked_only)
    loaded = [load_packs(settings) for settings, _ in plans]
    if not any(found for _, found in loaded):
        check_names((*select, *ignore), [pack for packs, _ in loaded for pack in packs])
    results = []
    for (settings, plan), (in_use, pack_problems) in zip(plans, loaded, strict=True):
        packs = choose(in_use, select, ignore)
        classified = classify_plan(plan, cache=cache, jobs=jobs, watch=watch)
        terms = Terms(settings.certainty, as_of, settings.statuses, since or settings.since)
        judgement = judge(plan, classified, packs, terms, whole=not pack_problems, baseline=baseline)
        problems = {*plan.problems, *pack_problems, *judgement.problems, *strangers(settings, plan)}
        results.append(Checked(plan, classified, packs, judgement, tuple(sorted(problems))))
    return tuple(results)


def load(
    *paths: str | Path,
    config: Path | None = None,
    stdin: tuple[str, bytes] | None = None,
    tracked_only: bool = False,
) -> tuple[Plan, ...]:
    """Read calendars and judge nothing; takes what :func:`check` takes.

    Returns:
        One plan for each configuration that the paths belong to, with the problems met on the way.
    """
    return tuple(plan for _, plan in _plans(paths, config, stdin, tracked_only))


def classify(texts: Iterable[str], *, cache: bool = True, jobs: int = 1) -> tuple[Classified, ...]:
    """Work out what each of ``texts`` does, as if it were a post with nothing but a text."""
    from postlint.calendars.model import Plan
    from postlint.kinds.classify import classify as classify_plan

    posts = tuple(_post(text, order) for order, text in enumerate(texts))
    return classify_plan(Plan(accounts={}, posts=posts), cache=cache, jobs=jobs)


def model_path() -> Path:
    """Return the folder of the shipped text pipeline, for ``spacy.load``."""
    from postlint.kinds.pipeline import model_path as shipped

    return shipped()


def _plans(
    paths: tuple[str | Path, ...], explicit: Path | None, stdin: tuple[str, bytes] | None, tracked_only: bool
) -> list[tuple[Config, Plan]]:
    """Load a plan for each configuration; its problems include those of the configuration."""
    from postlint.calendars.loading import load as load_plan

    wanted: tuple[Path, ...] = (Path(stdin[0]),) if stdin else tuple(map(Path, paths)) or (Path(),)
    while True:
        plans = []
        for settings, problems, members in _by_configuration(wanted, explicit):
            plan = load_plan(settings, () if stdin else members, stdin=stdin, tracked_only=tracked_only)
            plans.append((settings, replace(plan, problems=(*problems, *plan.problems))))
        apart = [] if stdin else [folder for _, plan in plans for folder in plan.apart]
        new = tuple(folder for folder in dict.fromkeys(apart) if folder not in wanted)
        if not new:
            return plans
        # Once more from the start: such a folder may belong with a path that was given by itself.
        wanted = (*wanted, *new)


def _by_configuration(
    paths: tuple[Path, ...], explicit: Path | None
) -> list[tuple[Config, tuple[Problem, ...], tuple[Path, ...]]]:
    """Group paths by their ``postlint.yaml``, in one order; those without one are judged together."""
    from postlint.config import find_config
    from postlint.source.looking import is_folder

    starts: dict[Path, list[Path]] = {}
    for path in paths:
        starts.setdefault(path if is_folder(path) else path.parent, []).append(path)
    groups: dict[Path | None, tuple[Config, tuple[Problem, ...], tuple[Path, ...]]] = {}
    for start, members in starts.items():
        settings, problems = find_config(start, explicit)
        first, found, others = groups.get(settings.path, (settings, problems, ()))
        groups[settings.path] = (first, found, (*others, *members))
    return [groups[path] for path in sorted(groups, key=lambda path: (path is not None, str(path)))]


def _post(text: str, order: int) -> Post:
    from postlint.calendars.model import Post
    from postlint.source.spans import Source
    from postlint.source.tree import Scalar

    scalar = Scalar(text, text, "plain", Source(f"<text {order + 1}>", text), 0, len(text))
    return Post(
        id=None,
        order=order,
        accounts=(),
        texts=(scalar,),
        when=None,
        status=None,
        reply_to=None,
        repost_of=None,
        quote_of=None,
        poll=None,
        media=(),
        kind=None,
        origin=None,
        recurring=False,
        translation_of=None,
        urgent=None,
        span=scalar.span,
    )
