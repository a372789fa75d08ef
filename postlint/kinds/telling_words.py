"""Which words of a text a person would give as a reason: what weighed is not always what says something."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from postlint.source.lazy_patterns import later
from postlint.vocabulary import Kind

_LITTLE_WORDS: Final = """
    a about above after again all also am an and another any are as at back be because been before being
    below between both but by can could did do does doing done down during each every few first for from
    further get gets give gives go goes going got had has have having he her here hers him his how i if in
    into is it its itself just last like made make makes many may me might more most much must my near new
    next no nor not now of off on once one only or other others our ours out over own per put same see she
    should since so some soon still such take than that the their theirs them then there these they thing
    things this those through to together too under until up upon us use used very was way we well went were
    what when where which while who whom whose why will with within without would yet you your yours
    day days week weeks month months year years time times today tomorrow tonight hour hours minute minutes
    morning evening monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    two three four five six seven eight nine ten eleven twelve twenty hundred thousand second third
    am pm th st nd rd re ll ve don doesn isn won co uk com www http https
"""
_LITTLE: Final = frozenset(_LITTLE_WORDS.split())
"""Words that stand in every text, whatever it does: of grammar, of time, and numbers."""

_SAYING: Final[dict[Kind, str]] = {
    "press_release": "we our ours us new will",
    "call_to_action": "your now today here get give make take use see",
    "question": "? what which who whose how why when where you your",
    "reply": "you your",
    "mention": "their by",
    "conversation": "morning evening",
}
_OF_KIND: Final = {kind: frozenset(words.split()) for kind, words in _SAYING.items()}
"""Of these, those that a person would give for a kind all the same."""
_OF_ANY: Final = frozenset().union(*_OF_KIND.values())
_LETTERS: Final = later(r"[^\W\d_]{2,}")
_EMOJI: Final = later(r"[\u2600-\u27bf\U0001f000-\U0001faff]")


@lru_cache(maxsize=10_000)
def tells(words: str, kind: Kind | None) -> bool:
    """Tell whether a person would give ``words``, a stretch of a text, as the reason for ``kind``.

    Without a kind: for any one.
    """
    own = _OF_KIND.get(kind, frozenset()) if kind else _OF_ANY
    written = words.casefold().strip()
    if written in own:
        return True
    if written.isalpha():
        # As most words are: what follows says the same of them, and takes longer.
        return len(written) > 1 and written not in _LITTLE
    if _EMOJI.search(written) or written.startswith(("@", "#")):
        return True
    return any(word in own or word not in _LITTLE for word in _LETTERS.findall(written.replace("’", "'")))
