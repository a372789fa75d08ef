"""What the text pipeline said before, so that it need not be loaded to say it again.

One file for each pipeline, named after its fingerprint, a line a text: a hash of the text and of the names
of the house that speaks, then what the pipeline said. The texts themselves are not kept. Files are replaced
whole, so that runs side by side and runs that are cut short leave a sound file; a cache that cannot be used
costs time, nothing else.
"""

from __future__ import annotations

import json
import os
import stat
from collections import deque
from itertools import islice
from math import isfinite
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Final

from postlint.kinds.model import Cue, Prediction
from postlint.source.budgets import MAX_CACHE_BYTES, MAX_CACHED
from postlint.source.escape import terminal
from postlint.source.hashes import blake2b
from postlint.source.opening import read_bytes
from postlint.source.paths import exists, is_file, printable, write_whole
from postlint.vocabulary import KINDS, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from postlint.kinds.model import Watch
    from postlint.kinds.pipeline import Pipeline

FOLDER_VARIABLE: Final = "POSTLINT_CACHE_DIR"

_ROUNDING: Final = 1e-3
_KEY_BYTES: Final = 16
_NOT_FOR_ANYBODY: Final = 0o664
"""The mode of a file that its readers believe, whatever the umask."""
_BROKEN: Final = (ValueError, TypeError, RecursionError, OverflowError)
_warned: set[str] = set()


def predict_cached(
    texts: Sequence[str],
    *,
    pipeline: Pipeline | None = None,
    own: frozenset[str] = frozenset(),
    cache: bool = True,
    jobs: int = 1,
    watch: Watch | None = None,
) -> list[Prediction | str]:
    """Return what ``pipeline`` says of each text, from the cache where it was asked before.

    In place of a text that cannot be read stands why. Without a pipeline, the default one is asked. ``own``
    are names of the house that speaks: with others, a text is another question. The pipeline is loaded only
    when a text is new, and ``watch`` sees only what is said of those. With ``cache`` off nothing is read or
    written.

    Raises:
        UnusablePipelineError: if a text is new and ``pipeline`` cannot read it.
    """
    from postlint.kinds.pipeline import default, predict

    pipeline = pipeline or default()
    store = Cache(cache_folder(), pipeline.fingerprint, own) if cache else None
    answers = _known(texts, store)
    unreadable = _unreadable(text for text in texts if text not in answers)
    new = [text for text in dict.fromkeys(texts) if text not in answers and text not in unreadable]
    if new:
        said = dict(zip(new, predict(new, pipeline=pipeline, own=own, jobs=jobs, watch=watch), strict=True))
        if store:
            store.put_many(said.items())
        answers |= said
    return [unreadable[text] if text in unreadable else answers[text] for text in texts]


def _known(texts: Sequence[str], store: Cache | None) -> dict[str, Prediction]:
    if store is None:
        return {}
    kept = zip(texts, store.get_many(texts), strict=True)
    return {text: prediction for text, prediction in kept if prediction is not None}


def _unreadable(texts: Iterable[str]) -> dict[str, str]:
    """Return why some of ``texts`` cannot be read, which is not asked of what the cache holds."""
    new = dict.fromkeys(texts)
    if not new:
        return {}
    from postlint.kinds.language import unreadable_because

    return {text: because for text in new if (because := unreadable_because(text)) is not None}


def cache_folder() -> Path:
    """Return the folder of the cache: POSTLINT_CACHE_DIR, else the user's own cache folder."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("postlint", appauthor=False)


def cache_files() -> list[Path]:
    """Return the files that the cache holds, of every pipeline."""
    return sorted(cache_folder().glob("kinds-*.jsonl"))


class Cache:
    """The predictions of one pipeline in ``folder``, made for a house with its ``own`` names."""

    def __init__(self, folder: Path, fingerprint: str, own: frozenset[str] = frozenset()) -> None:
        self.path = folder / f"kinds-{fingerprint}.jsonl"
        self._own = "".join(f"\0{name}" for name in sorted(own))

    def get_many(self, texts: Sequence[str]) -> list[Prediction | None]:
        """Return what was said of each text, None where nothing was or the entry is broken."""
        # Not kept: new texts need the room.
        lines = self._lines_on_disk()
        return [self._read(lines, text) for text in texts]

    def put_many(self, said: Iterable[tuple[str, Prediction]]) -> None:
        """Keep what was said of texts, beside what other runs have kept meanwhile."""
        new = {self._key(text): _written(prediction) for text, prediction in deque(said, MAX_CACHED)}
        lines = self._lines_on_disk() | new
        kept = islice(lines.items(), max(0, len(lines) - MAX_CACHED), None)
        if exists(self.path) and not is_file(self.path):
            # A pipe or device, of which it was said that it cannot be read.
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            content = b"".join(key + b" " + line + b"\n" for key, line in kept)
            write_whole(self.path, content, most=_NOT_FOR_ANYBODY)
        except OSError as error:
            self._warn(f"could not be written ({error.strerror}); the next run will read these posts again")

    def _lines_on_disk(self) -> dict[bytes, bytes]:
        try:
            if self._is_of_others():
                self._warn("belongs to somebody else, or anybody may write it; every post is read anew")
                return {}
            content = read_bytes(self.path, MAX_CACHE_BYTES)
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._warn(f"could not be read ({error.strerror}); every post is read anew")
            return {}
        *lines, rest = content.split(b"\n")
        pairs = (line.partition(b" ") for line in lines)
        entries = {key: value for key, _, value in pairs if len(key) == 2 * _KEY_BYTES and value}
        if rest or not lines or len(entries) != len(lines):
            self._warn_of_damage()
        return entries

    def _is_of_others(self) -> bool:
        """Tell whether the file is that of another user, who could make it say anything of a text."""
        status = self.path.stat()
        owner = getattr(os, "getuid", lambda: status.st_uid)()
        return status.st_uid not in {owner, 0} or bool(os.name != "nt" and status.st_mode & stat.S_IWOTH)

    def _key(self, text: str) -> bytes:
        # Another version may be of another mind about what can be read at all.
        said = f"{VERSION}\0{text}{self._own}".encode("utf-8", "surrogatepass")
        return blake2b(said, digest_size=_KEY_BYTES).hexdigest().encode()

    def _read(self, lines: Mapping[bytes, bytes], text: str) -> Prediction | None:
        line = lines.get(self._key(text))
        if line is None:
            return None
        try:
            return _parsed(line, text)
        except _BROKEN:
            self._warn_of_damage()
            return None

    def _warn_of_damage(self) -> None:
        self._warn("is damaged; what is broken in it is made anew")

    def _warn(self, what: str) -> None:
        warn(f"The cache {terminal(printable(self.path))} {what}.")


def _written(prediction: Prediction) -> bytes:
    shares = [prediction.probabilities[kind] for kind in KINDS]
    cues = [(cue.start, cue.end, cue.weight) for cue in prediction.cues]
    return json.dumps([shares, cues], separators=(",", ":")).encode()


def _parsed(line: bytes, text: str) -> Prediction:
    """Read one entry; raises one of ``_BROKEN`` unless it is a prediction that ``text`` could have."""
    shares, cues = json.loads(line)
    # Asked this way round, a NaN is refused too.
    if len(shares) != len(KINDS) or not abs(sum(shares) - 1) < _ROUNDING or not min(shares) >= 0:
        raise ValueError("These are no probabilities.")
    # Posts by the thousand have the same words.
    read = tuple(Cue(intern(text[start:end]), start, end, float(weight)) for start, end, weight in cues)
    if not all(0 <= cue.start < cue.end <= len(text) and isfinite(cue.weight) for cue in read):
        raise ValueError("These words are not in the text.")
    return Prediction(dict(zip(KINDS, shares, strict=True)), read)


def warn(message: str) -> None:
    """Say ``message`` on stderr, once a run."""
    if message in _warned:
        return
    _warned.add(message)
    import logging

    logging.getLogger("postlint").warning("postlint: %s", message)
