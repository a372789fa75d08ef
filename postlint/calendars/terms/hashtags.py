"""What stands where hashtags are kept and is none: names of sets of them, sentences, colours."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from postlint.source.lazy_patterns import later

if TYPE_CHECKING:
    from postlint.calendars.terms.team_words import Field

_A_SET: Final = later(
    r"(?:hashtags?|tags?)?[_ -]?(?:set|group|bundle|pool|pack|preset)s?[_ -]?(?:\d{1,3}|[a-z]?)"
    r"|\w+[_-](?:set|hashtags|tags|bundle|preset)[_-]?\d{0,3}",
    re.IGNORECASE,
)
"""What sets of hashtags are called where they stand elsewhere."""
_TO_CHOOSE: Final = later(
    r"[(\[—–-][^()\[\]]*?\b(?:sparingly|pick|choose|select|rotate|auswählen|wechseln|choisir|elegir|scegliere|escolher|kies"
    r"|(?:max(?:imum)?|up to|at most|höchstens|bis zu|au plus|máximo|al massimo|hooguit)\b"
    r"\W*(?P<most>\d{1,2}))(?!\w)",
    re.IGNORECASE,
)
"""What a title says behind the word where not all hashtags below it go out, but so many at most."""
_ALONE: Final = later(r"\s*(?:#\w+[\s,;·|]*)+")
_SIGN: Final = later(r"(?<!\w)#\w+")
_NO_TAG: Final = later(r"#(?:\d+|(?=[a-f]*\d)(?:[\da-f]{3}|[\da-f]{6}))", re.IGNORECASE)
"""A number, which no network takes for a hashtag, or a colour."""
_IN_SENTENCES: Final = later(r"(?<!\w)[^\W\d_]{1,2}(?!\w)|[.:;!?](?:\s|\Z)")
"""What words beside each other have if they are a sentence: a short one among them, or a mark."""
_WORDS_OF_A_SENTENCE: Final = 5


def why_none(written: str, sets: Collection[str]) -> Field | None:
    """Return under which words what is ``written`` as hashtags is named if there is none in it.

    ``sets`` are the names under which a file keeps hashtags that its posts share.
    """
    names = [name.strip() for name in written.split(",")]
    if all(name in sets or _A_SET.fullmatch(name) for name in names):
        return "hashtags"
    signs = _SIGN.findall(written)
    # Words without a sign get one, so that they are asked what they will be asked with it.
    meant = signs or _SIGN.findall(" ".join(f"#{word}" for word in written.replace(",", " ").split()))
    is_none = bool(meant) and all(map(_NO_TAG.fullmatch, meant))
    return "sentences" if is_none or (not signs and any(map(_is_sentence, names))) else None


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _WORDS_OF_A_SENTENCE and _IN_SENTENCES.search(words) is not None


def are_hashtags(written: str) -> bool:
    """Tell whether ``written`` is one hashtag or more, each with its sign, and nothing else."""
    return _ALONE.fullmatch(written) is not None and not _NO_TAG.fullmatch(written.strip())


def are_to_choose(title: str, written: str) -> bool:
    """Tell whether a ``title`` lets people choose among the hashtags ``written`` below it."""
    found = _TO_CHOOSE.search(title)
    return found is not None and (not found["most"] or len(_SIGN.findall(written)) > int(found["most"]))
