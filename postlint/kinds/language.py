"""Whether a text can be read: the text pipeline knows English, and only words tell what a post does."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from postlint.calendars.terms.placeholders_and_dittos import is_placeholder
from postlint.kinds.model import NOT_ENGLISH, PLACEHOLDER

_WORDS = Path(__file__).with_name("words")
"""Lists of words, one file each; lines that start with # say what they are."""


def _lists(name: str) -> dict[str, frozenset[str]]:
    """Return the words of a file, by the heading in brackets above them; "" where there is none."""
    lists: dict[str, list[str]] = {}
    heading = ""
    for line in (_WORDS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(heading, []).extend(line.split())
    return {heading: frozenset(words) for heading, words in lists.items() if words}


FUNCTION_WORDS = _lists("function_words.txt")
EVERYDAY_ENGLISH = _lists("everyday_english.txt")[""]

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w-])[\w-]+\.(?:com|org|net|gov|edu|io)\b\S*", re.IGNORECASE)
_HANDLE = re.compile(r"@(?<!\w@)\w[\w.@-]*")
_HASHTAG = re.compile(r"#\w+")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b(?!I\b)[A-Z]{1,3}\b\.?")
_ENDINGS = sorted({word[1:] for words in FUNCTION_WORDS.values() for word in words if word[0] == "-"})
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_IN_NAMES = "da|de|del|della|der|di|do|dos|du|e|el|la|las|le|les|los|van|von|y"
_NAME = re.compile(rf"\b(?:{_CAPITAL}[^\W\d_]* (?:(?:{_IN_NAMES}) )+|(?:{_IN_NAMES.title()}) )(?={_CAPITAL})")
_ENDING = re.compile(f"(?<=..)(?:{'|'.join(_ENDINGS)})$")
_SENTENCE_END = re.compile(r"[.!?¡¿\n]")
_ENGLISH_ENDING = re.compile(r"[a-z]{4}(?:ed|ly|ght|ness)$")
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
    for _word in _words - _ENGLISH:
        _LANGUAGES[_word].append(_language)

LONGEST = 3000
"""How many characters a text may have. It is what the longest posts of LinkedIn have."""

LEAST_MARGIN = 2
"""How many more small words of another language a text must hold, where it holds any of English."""

LEAST_RATIO = 1.5
"""How many times as many they must be, so that a post in two languages stays readable."""

LEAST_SHARE = 0.15
"""Which part of the words must be foreign: names often are, whole texts seldom."""

LEAST_LETTERS = 3
"""How many letters the small words must have together: Mo Salah and Tu Youyou are names."""

LEAST_PROSE = 10
"""How many lower-case words without one small English word are no headline any more."""


def unreadable_because(text: str) -> str | None:
    """Return why the kind of ``text`` cannot be told from its words, or None where it can.

    Links, handles and hashtags are not looked at: they are the same in every language. A text of
    two languages is readable when English is not the smaller part.
    """
    if is_placeholder(text):
        return PLACEHOLDER
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).replace("’", "'")
    prose = _HASHTAG.sub(" ", _HANDLE.sub(" ", _LINK.sub(" ", plain)))
    has_letters = any(map(str.isalpha, prose))
    because = _foreign_script(prose) or _foreign_language(prose) if has_letters else _why_wordless(plain)
    return because or (f"longer than {LONGEST:,} characters" if len(text) > LONGEST else None)


def _why_wordless(text: str) -> str | None:
    if not text.strip():
        return "no text"
    if _HANDLE.search(text):
        return None  # whom a post speaks to or names tells what it does
    if _LINK.search(text):
        return "only a link"
    if _HASHTAG.search(text):
        return "only hashtags"
    if any(map(str.isdigit, text)):
        return "only numbers"
    return "only signs" if text.isascii() else "only emoji"


def _foreign_script(prose: str) -> str | None:
    letters = "" if prose.isascii() else "".join(filter(str.isalpha, prose))
    if letters.isascii():
        return None
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").partition(" ")[0] for letter in letters)
    for script in _SCRIPTS:
        scripts[script] *= 2  # these scripts say a word in one or two signs
    latin = scripts.pop("LATIN", 0)
    if sum(scripts.values()) <= latin:
        return None
    script = "HIRAGANA" if scripts["HIRAGANA"] else scripts.most_common(1)[0][0]
    return f"{NOT_ENGLISH} ({_SCRIPTS.get(script, script.capitalize())} script)"


def _foreign_language(prose: str) -> str | None:
    plain = _NAME.sub(_blank, _ABBREVIATION.sub(_blank, prose.lower() if prose.isupper() else prose))
    tokens = list(_WORD.finditer(plain))
    words = [token[0] for token in tokens]
    different = {word.lower() for word in words}
    small = different & _ENGLISH
    telling = [word for word in _small(plain, tokens) if word in _LANGUAGES]
    if sum(map(len, telling)) >= LEAST_LETTERS:
        everyday = _everyday(different)
        spoken = Counter(chain.from_iterable(map(_LANGUAGES.__getitem__, telling)))
        margins = {
            language: spoken[language] - least
            for language, theirs in FUNCTION_WORDS.items()
            if spoken[language] >= LEAST_SHARE * len(different)
            and spoken[language] >= (least := _least(len(small - theirs), everyday))
        }
        if margins:
            return f"{NOT_ENGLISH} (looks {max(margins, key=margins.__getitem__)})"
    if small or _everyday(different):
        return None
    # Of a language that is not in the table there are only these signs.
    accented = sum(word.islower() and not word.isascii() for word in set(words))
    looks_foreign = accented > 1 and accented >= LEAST_SHARE * len(different)
    return NOT_ENGLISH if looks_foreign or sum(map(str.islower, words)) >= LEAST_PROSE else None


def _everyday(different: set[str]) -> int:
    """Return how many of ``different`` words are everyday English, or end as English words do."""
    return len(different & EVERYDAY_ENGLISH) + len(set(filter(_ENGLISH_ENDING.search, different)))


def _least(small: int, everyday: int) -> float:
    """Return how many small words make a text foreign that has so many English words."""
    if small:
        return max(small + LEAST_MARGIN, LEAST_RATIO * small)
    return 1 + min(everyday, LEAST_MARGIN)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _small(prose: str, tokens: Iterable[re.Match[str]]) -> set[str]:
    """Return the words that may be small words of a language, and clipped ones (``l'eau`` is ``l'`` too).

    A capital within a sentence is that of a name: Le Guin is no French.
    """
    small, before = {"¿", "¡"} & set(prose), 0
    for token in tokens:
        if token[0].islower() or before == 0 or _SENTENCE_END.search(prose, before, token.start()):
            small.add(token[0].lower())
        before = token.end()
    small |= {f"-{found[0]}" for word in small if (found := _ENDING.search(word))}
    return small | {word.partition("'")[0] + "'" for word in small if "'" in word}
