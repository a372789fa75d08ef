"""A team's own spaCy pipeline: any whose ``doc.cats`` hold a probability for each of our kinds.

An installed package is found by its entry point of the group ``spacy_models``, as spaCy's own are.
Of a folder of a repository, whoever opens a pull request may be the author; so it may use what spaCy and
postlint bring, and nothing that other packages registered.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from postlint.kinds.model import Cue, Prediction
from postlint.kinds.pipeline import BATCH, Pipeline, UnusablePipelineError, readable
from postlint.source.bounds import Bounds
from postlint.source.budgets import MAX_OWN_PIPELINE, MAX_OWN_TEXT
from postlint.source.opening import read_bytes
from postlint.source.paths import is_file, is_folder, printable
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from spacy.language import Language
    from spacy.tokens import Doc

    from postlint.config import PipelineChoice

_GROUP: Final = "spacy_models"
_CONFIG: Final = "config.cfg"
_OURS: Final = ("spacy.", "spacy-legacy.", "postlint.")
"""How the names begin of functions that come with spaCy and with postlint."""
_USED: Final = ("nlp", "components")
"""The sections of a config by which a pipeline is loaded; by the others it was trained."""
_NEAR_ONE: Final = 0.01


def pipeline_of(choice: PipelineChoice) -> Pipeline:
    """Return a team's own pipeline, which is loaded when it first reads.

    Raises:
        UnusablePipelineError: if there is none, or one that may not be used.
    """
    if choice.folder is None:
        point = _installed(choice.name)
        folder = _folder_of(choice.name)
        version = point.dist.version if point.dist else ""
        called = f"{choice.name} {version}".strip()
        return Pipeline(called, _hashed(choice, folder), partial(_read, choice.name, choice.name))
    if not Bounds.around(choice.root).hold(choice.folder):
        raise _unusable(choice, "leads out of the repository")
    if not is_folder(choice.folder) or not is_file(choice.folder / _CONFIG):
        raise _unusable(choice, f"is no spaCy pipeline: there is no {choice.name.rstrip('/')}/{_CONFIG}")
    return Pipeline(
        choice.name, _hashed(choice, choice.folder), partial(_read, choice.name, choice.folder.resolve())
    )


def _unusable(choice: PipelineChoice, why: str) -> UnusablePipelineError:
    return UnusablePipelineError(_said(choice.name, why))


def _said(name: str, why: str) -> str:
    return f"The pipeline {printable(name)} {why}."


def _installed(name: str) -> EntryPoint:
    from importlib.metadata import entry_points

    for point in entry_points(group=_GROUP, name=name):
        return point
    known = sorted({point.name for point in entry_points(group=_GROUP)})
    there = f"There are default, accurate{''.join(f', {other}' for other in known)}"
    raise UnusablePipelineError(
        f'There is no installed pipeline called "{printable(name)}". {there}, and paths with a slash: '
        "./models/kinds."
    )


def _folder_of(name: str) -> Path:
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec(name)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        return Path(folder)
    raise UnusablePipelineError(_said(name, "is named by an installed package that does not hold it"))


def _hashed(choice: PipelineChoice, folder: Path) -> str:
    """Return a short hash of all files in ``folder``."""
    digest, left = sha256(), MAX_OWN_PIPELINE
    for file in sorted(_files(folder)):
        try:
            content = read_bytes(file, left, links=choice.folder is None)
        except OSError as error:
            name = file.relative_to(folder).as_posix()
            raise _unusable(choice, f"cannot be read: {name} ({error.strerror})") from error
        left -= len(content)
        if left < 0:
            raise _unusable(choice, f"is larger than {MAX_OWN_PIPELINE // 1024**2:,} MB")
        digest.update(file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape"))
        digest.update(sha256(content).digest())
    return digest.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(here, name) for name in names)


def _read(name: str, where: str | Path, texts: Sequence[str], own: frozenset[str]) -> list[Prediction]:
    """Return what the pipeline says of ``texts``; it comes to a process as its name and place."""
    nlp = _loaded(name, where)
    found = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            docs = [_doc(nlp, text, own) for text in texts]
            for text, doc in zip(texts, nlp.pipe(docs, batch_size=BATCH), strict=True):
                found.append(Prediction(_probabilities(name, doc.cats), tuple(_cues(text, doc))))
    except UnusablePipelineError:
        raise
    except Exception as error:
        raise UnusablePipelineError(_said(name, f"cannot read ({_in_short(error)})")) from error
    return found


def _doc(nlp: Language, text: str, own: frozenset[str]) -> Doc:
    doc = nlp.make_doc(readable(text[:MAX_OWN_TEXT]))
    if doc.has_extension("own_names"):
        doc._.own_names = own
    return doc


def _cues(text: str, doc: Doc) -> Iterator[Cue]:
    """Yield the words that weighed most, where a component of ours is in the pipeline."""
    for start, end, weight in doc._.kind_cues if doc.has_extension("kind_cues") else ():
        yield Cue(text[start:end], start, end, weight)


def _probabilities(name: str, cats: Mapping[str, float]) -> dict[Any, float]:
    if set(cats) != set(KINDS):
        unknown, missing = sorted(set(cats) - set(KINDS)), [kind for kind in KINDS if kind not in cats]
        said = [f"it says {', '.join(unknown)}"] if unknown else []
        said += [f"it does not say {', '.join(missing)}"] if missing else []
        raise UnusablePipelineError(
            _said(name, f"does not name the eight kinds in doc.cats: {'; '.join(said)}")
        )
    shares = {kind: float(cats[kind]) for kind in KINDS}
    total = sum(shares.values())
    if not all(isfinite(share) and share >= 0 for share in shares.values()) or abs(total - 1) > _NEAR_ONE:
        raise UnusablePipelineError(
            _said(name, "gives no probabilities: of every text they must add up to 1, as those of textcat do")
        )
    return {kind: share / total for kind, share in shares.items()}


@cache
def _loaded(name: str, where: str | Path) -> Language:
    import spacy

    from postlint.kinds.pipeline import component  # noqa: F401 - so that what we registered is known

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if isinstance(where, Path):
                config = spacy.util.load_config(where / _CONFIG)
                used = {name: config.get(name, {}) for name in _USED}
                if foreign := sorted(set(_foreign(used))):
                    raise UnusablePipelineError(_said(name, _not_allowed(foreign)))
            return spacy.load(where)
    except UnusablePipelineError:
        raise
    except (Exception, SystemExit) as error:
        raise UnusablePipelineError(_said(name, f"cannot be loaded ({_in_short(error)})")) from error


def _not_allowed(foreign: Iterable[str]) -> str:
    return (
        f"uses {', '.join(foreign)}, which neither spaCy nor postlint brings: a path may lead to anybody's. "
        "Build a package of it (spacy package), install that, and write its name"
    )


def _foreign(config: Mapping[str, Any]) -> Iterator[str]:
    """Yield the functions and sources that ``config`` names and that do not come with spaCy or postlint."""
    for key, value in config.items():
        if isinstance(value, Mapping):
            yield from _foreign(value)
        elif (key.startswith("@") and not str(value).startswith(_OURS)) or (
            key == "factory" and not _is_ours(str(value))
        ):
            yield str(value)
        elif key == "source" and value:
            yield f"source {value}"


def _is_ours(factory: str) -> bool:
    from importlib.metadata import entry_points

    points = entry_points(group="spacy_factories", name=factory)
    return all(point.value.startswith(("spacy.", "postlint.")) for point in points)


def _in_short(error: BaseException) -> str:
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:200]}"
