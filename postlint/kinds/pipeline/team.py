"""A team's own spaCy pipeline: any whose ``doc.cats`` hold a probability for each of our kinds.

An installed package is found by its entry point of the group ``spacy_models``, as spaCy's own are.
Of a folder of a repository, whoever opens a pull request may be the author; so it may use a few functions of
spaCy and postlint that read nothing but what they are given, and its own files.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from postlint.kinds.model import Cue, Prediction
from postlint.kinds.pipeline import BATCH, Pipeline, UnusablePipelineError, readable
from postlint.source.budgets import MAX_OWN_PIPELINE
from postlint.source.opening import Bounds, read_bytes
from postlint.source.paths import is_file, is_folder, is_link, is_missing, printable
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from spacy.language import Language
    from spacy.tokens import Doc

    from postlint.config import PipelineChoice

_GROUP: Final = "spacy_models"
_CONFIG: Final = "config.cfg"
_ALLOWED: Final = {
    "factory": {"post_kinds", "textcat", "textcat_multilabel", "tok2vec"},
    "@tokenizers": {"postlint.PostTokenizer.v1", "spacy.Tokenizer.v1"},
    "@vectors": {"spacy.Vectors.v1"},
    "@scorers": {
        "spacy.textcat_scorer.v1",
        "spacy.textcat_scorer.v2",
        "spacy.textcat_multilabel_scorer.v1",
        "spacy.textcat_multilabel_scorer.v2",
    },
    "@architectures": {
        "spacy.CharacterEmbed.v2",
        "spacy.HashEmbedCNN.v2",
        "spacy.MaxoutWindowEncoder.v2",
        "spacy.MishWindowEncoder.v2",
        "spacy.MultiHashEmbed.v2",
        "spacy.TextCatBOW.v2",
        "spacy.TextCatBOW.v3",
        "spacy.TextCatCNN.v2",
        "spacy.TextCatEnsemble.v2",
        "spacy.TextCatLowData.v1",
        "spacy.TextCatParametricAttention.v1",
        "spacy.TextCatReduce.v1",
        "spacy.Tok2Vec.v2",
        "spacy.Tok2VecListener.v1",
    },
}
"""What the config of a pipeline in a folder may name, by the key that names it: nothing that opens a file."""
_PLAIN_NAME: Final = re.compile(r"[\w-]+")
"""What a component may be called; a folder with its weights has the same name."""
_ABSOLUTE: Final = re.compile(r"(?<![\w.:/\\])(?:[A-Za-z]:)?(?:[/\\][^/\\\s'\":]+)*[/\\](?=[^/\\\s'\":])")
"""An absolute path up to its last name."""
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
    if is_missing(choice.folder):
        raise _unusable(choice, "is missing: there is no such folder")
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
    for file in sorted(_files(folder, all_of_it=choice.folder is not None)):
        if choice.folder and is_link(file):
            name = printable(file.relative_to(folder))
            raise _unusable(choice, f"holds a link, {name}; in a folder it must bring its files itself")
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


def _files(folder: Path, *, all_of_it: bool) -> Iterator[Path]:
    """Yield the files in ``folder``; with ``all_of_it`` also links to folders, and what Python caches."""
    for here, folders, names in os.walk(folder):
        yield from (Path(here, name) for name in names)
        if all_of_it:
            yield from filter(is_link, (Path(here, name) for name in folders))
        else:
            folders[:] = [name for name in folders if name != "__pycache__"]


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
        raise UnusablePipelineError(_said(name, f"cannot read ({_in_short(error, name, where)})")) from error
    return found


def _doc(nlp: Language, text: str, own: frozenset[str]) -> Doc:
    doc = nlp.make_doc(readable(text))
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
            return _of_folder(name, where) if isinstance(where, Path) else spacy.load(where)
    except UnusablePipelineError:
        raise
    except (Exception, SystemExit) as error:
        said = _in_short(error, name, where)
        raise UnusablePipelineError(_said(name, f"cannot be loaded ({said})")) from error


def _of_folder(name: str, folder: Path) -> Language:
    """Load what stands in ``folder``, and of its config no more than was looked at."""
    from spacy.util import load_config, load_model_from_config

    # Interpolated, since a variable may stand for a whole section.
    config = load_config(folder / _CONFIG, interpolate=True)
    nlp, components = config.get("nlp", {}), config.get("components", {})
    if foreign := sorted({*_foreign(nlp), *_foreign(components), *_odd(nlp, components)}):
        raise UnusablePipelineError(_said(name, _not_allowed(foreign)))
    loaded = load_model_from_config({"nlp": nlp, "components": components})
    return loaded.from_disk(folder, exclude=["config"])


def _not_allowed(foreign: Iterable[str]) -> str:
    return (
        f"uses {', '.join(map(printable, foreign))}, which no pipeline in a folder may: a path may lead to "
        "anybody's. Build a package of it (spacy package), install that, and write its name"
    )


def _foreign(config: object) -> Iterator[str]:
    """Yield the functions and sources that ``config`` names and may not use."""
    if isinstance(config, Mapping):
        for key, value in config.items():
            if key in _ALLOWED or key.startswith("@"):
                if str(value) not in _ALLOWED.get(key, ()):
                    yield str(value)
            elif key == "source" and value:
                yield f"source {value}"
            else:
                yield from _foreign(value)
    elif isinstance(config, list):
        for value in config:
            yield from _foreign(value)


def _odd(nlp: Mapping[str, Any], components: Mapping[str, Any]) -> Iterator[str]:
    """Yield the language, unless it comes with spaCy, and names that would lead out of the folder."""
    from pkgutil import iter_modules

    import spacy.lang

    if nlp.get("lang") not in {found.name for found in iter_modules(spacy.lang.__path__) if found.ispkg}:
        yield f"language {nlp.get('lang')}"
    yield from (f"component {name}" for name in components if not _PLAIN_NAME.fullmatch(name))


def _in_short(error: BaseException, name: str, where: str | Path) -> str:
    """Return what ``error`` says, without the places of this machine that it names."""
    said = " ".join(str(error).replace(str(where), name).split())
    return f"{type(error).__name__}: {_ABSOLUTE.sub('', said)[:200]}"
