"""Whether a text can be read: the text pipeline knows English, and only words tell what a post does."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import chain

from postlint.kinds.function_words import FUNCTION_WORDS

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w-])[\w-]+\.(?:com|org|net|gov|edu|io)\b\S*", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w[\w.@-]*")
_HASHTAG = re.compile(r"#\w+")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b[A-Z]{1,3}\b")
_WORD = re.compile(r"\b[^\W\d_]+(?:['-][^\W\d_]+)*\b")

_SCRIPTS = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}
"""How people call a script, where its name in Unicode says it badly."""

_ENGLISH = FUNCTION_WORDS["English"]
_LANGUAGES: dict[str, list[str]] = defaultdict(list)
for _language, _words in FUNCTION_WORDS.items():
    for _word in _words:
        if _words is not _ENGLISH:
            _LANGUAGES[_word].append(_language)

LEAST_MARGIN = 2
"""How many more small words of another language a text must hold, where it holds any of English."""

LEAST_RATIO = 1.5
"""How many times as many they must be, so that a post in two languages stays readable."""

LEAST_SHARE = 0.15
"""Which part of the words must be foreign: names often are, whole texts seldom."""

LEAST_PROSE = 10
"""How many lower-case words without one small English word are no headline any more."""


def unreadable_because(text: str) -> str | None:
    """Return why the kind of ``text`` cannot be told from its words, or None where it can.

    Links, handles and hashtags are not looked at: they are the same in every language. A text of
    two languages is readable when English is not the smaller part.
    """
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    prose = _HASHTAG.sub(" ", _HANDLE.sub(" ", _LINK.sub(" ", plain)))
    letters = "".join(filter(str.isalpha, prose))
    if not letters:
        return _why_wordless(plain)
    return _foreign_script(letters) or _foreign_language(prose)


def _why_wordless(text: str) -> str | None:
    if not text.strip():
        return "no text"
    if _HANDLE.search(text):
        return None  # whom a post speaks to or names tells what it does
    if _LINK.search(text):
        return "only a link"
    if _HASHTAG.search(text):
        return "only hashtags"
    return "only numbers" if any(map(str.isdigit, text)) else "only emoji"


def _foreign_script(letters: str) -> str | None:
    if letters.isascii():
        return None
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").partition(" ")[0] for letter in letters)
    for script in _SCRIPTS:
        scripts[script] *= 2  # these scripts say a word in one or two signs
    latin = scripts.pop("LATIN", 0)
    if sum(scripts.values()) <= latin:
        return None
    script = "HIRAGANA" if scripts["HIRAGANA"] else scripts.most_common(1)[0][0]
    return f"not English ({_SCRIPTS.get(script, script.capitalize())} script)"


def _foreign_language(prose: str) -> str | None:
    words = _WORD.findall(_ABBREVIATION.sub(" ", prose))
    different = {word.lower() for word in words}
    english = len(different & _ENGLISH)
    known = [_LANGUAGES[word] for word in _small(words) if word in _LANGUAGES]
    most = max(Counter(chain.from_iterable(known)).values(), default=0)
    least = max(english + LEAST_MARGIN, LEAST_RATIO * english) if english else 1
    if most >= least and most >= LEAST_SHARE * len(different):
        return f"not English (looks {_likeliest(known)})"
    if english:
        return None
    # Of a language that is not in the table there are only these signs.
    accented = sum(not word.isascii() for word in different)
    looks_foreign = accented > 1 and accented >= LEAST_SHARE * len(different)
    return "not English" if looks_foreign or sum(map(str.islower, words)) >= LEAST_PROSE else None


def _small(words: list[str]) -> set[str]:
    """Return the words that may be small words, and the clipped ones (``l'eau`` is ``l'`` too).

    A capital within a text is that of a name: Le Guin is no French.
    """
    small = {word.lower() for place, word in enumerate(words) if place == 0 or word.islower()}
    return small | {word.partition("'")[0] + "'" for word in small if "'" in word}


def _likeliest(known: list[list[str]]) -> str:
    """Return the language that most words speak for; one that no other has says most."""
    telling: Counter[str] = Counter()
    for languages in known:
        telling.update({language: 60 // len(languages) for language in languages})
    return telling.most_common(1)[0][0]
