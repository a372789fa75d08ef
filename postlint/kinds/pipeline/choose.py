"""Which pipeline reads: the one that ships, the second opinion where it is installed, or a team's own.

The second opinion is found by its entry point, ``accurate`` of the group :data:`GROUP`, which leads to a
function that returns a :class:`~postlint.kinds.pipeline.Pipeline`. It is made for one version of postlint:
its answers hang on those of the pipeline that ships with that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.config import ACCURATE, DEFAULT_PIPELINE, PipelineChoice
from postlint.kinds.pipeline import Pipeline, UnusablePipelineError, default
from postlint.vocabulary import VERSION

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP: Final = "postlint.pipelines"
_PACKAGE: Final = "postlint_accurate"
_INSTALL: Final = "`pip install ./accurate` in the clone of postlint, of the same version"


def pipeline_for(choice: PipelineChoice | None) -> Pipeline:
    """Return the pipeline of ``choice``; without one, the second opinion where it is installed.

    Raises:
        UnusablePipelineError: if it is not installed, damaged, or made for another postlint, or if a team's
            own is no pipeline.
    """
    if choice is None:
        point = _point() if _may_be_installed() else None
        return _accurate(point) if point else default()
    if choice.name == DEFAULT_PIPELINE:
        return default()
    if choice.name == ACCURATE:
        return _accurate(_point())
    from postlint.kinds.pipeline.team import pipeline_of

    return pipeline_of(choice)


def _may_be_installed() -> bool:
    """Tell whether the package is there; reading entry points takes forty times as long."""
    from importlib.machinery import PathFinder

    return PathFinder.find_spec(_PACKAGE) is not None


def _point() -> EntryPoint | None:
    from importlib.metadata import entry_points

    return next(iter(entry_points(group=GROUP, name=ACCURATE)), None)


def _accurate(point: EntryPoint | None) -> Pipeline:
    if point is None:
        raise UnusablePipelineError(f"postlint-accurate is not installed: {_INSTALL}.")
    version = point.dist.version if point.dist else ""
    if version != VERSION:
        raise UnusablePipelineError(
            f"postlint-accurate {version} is not made for this postlint, which is {VERSION}: {_INSTALL}."
        )
    return _loaded(point, version)


def _loaded(point: EntryPoint, version: str) -> Pipeline:
    try:
        found = point.load()()
        if not isinstance(found, Pipeline):
            raise TypeError("it holds no pipeline")
    except Exception as error:
        raise UnusablePipelineError(
            f"postlint-accurate {version} cannot be used ({type(error).__name__}: {error}). Install it anew: "
            f"{_INSTALL}."
        ) from error
    return found
