"""YAML text to a located tree, composed from C-level events under limits, or to its keys alone.

The C library's own composer recurses until the process dies and expands aliases without bound; its
events do neither, are several times faster, and carry positions in characters. Keys without a tree are a
third of the work, which is enough for files of another sort.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Final

import yaml

from postlint.source.budgets import MAX_COMMENTS, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Span
from postlint.source.suggest import LOOKALIKES
from postlint.source.tree import Comment, Parsed
from postlint.source.yaml.compose import Composer, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from postlint.source.spans import Source
    from postlint.source.tree import Scalar

_TAG_DIRECTIVE: Final = re.compile(r"%TAG(?<![^\r\n]%TAG)\b")
# The C library reads YAML 1.1: it breaks lines at the first three, and drops the fourth at the head
# of a line. In YAML 1.2, and in every editor, they are characters like others.
_MISREAD: Final = re.compile("[\x85\u2028\u2029\ufeff]")
_NO_C_LIBRARY: Final = (
    "PyYAML was installed without its C library, so YAML cannot be read safely. "
    "Install PyYAML from a binary wheel, or with libyaml's headers at hand."
)
_SPACES: Final = later(f"[{LOOKALIKES}]+")
_READ_AGAIN: Final = 1_000_000
"""So many characters at most are read again for the sake of what only looks like spaces."""
_PRIVATE_USE: Final = range(0xE000, 0xF900)
_ODD: Final = later(f"%TAG|[\x85\u2028\u2029{LOOKALIKES}]")
"""What is refused, what the C library reads in another way, and what looks like a space and is none."""
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


def parse(source: Source) -> Parsed:
    """Parse all YAML documents of ``source``.

    Returns the documents, the comments, and every problem met, in file order. Text that is not YAML
    at all, or passes a limit, gives no documents and one problem more. Never raises.
    """
    return parse_part(source, 0, len(source.text))


def parse_part(source: Source, start: int, end: int) -> Parsed:
    """Parse the stretch of ``source`` from offset ``start`` to ``end``; all else as in :func:`parse`."""
    if not yaml.__with_libyaml__:
        return Parsed(
            source, problems=(Diagnostic(Span.of_file(source.path), _NO_C_LIBRARY, "reading/yaml"),)
        )
    text = source.text[start:end]
    if directive := _TAG_DIRECTIVE.search(text):
        return Parsed(source, problems=(_refused_directive(source, start + directive.start()),))
    text, originals = _without_misread(text)
    slips: list[Diagnostic] = []
    composer = Composer(source, start, originals)
    try:
        while slip := _taken(composer, text, slips):
            # Read as the space that it seems to be, it hides none of those below.
            slips.append(slip)
            at = source.line_start(slip.span.line) + slip.span.column - 1 - start
            run = _SPACES.match(text, at)
            text = f"{text[:at]}{' ' * len(run[0])}{text[run.end() :]}" if run else text
            composer = Composer(source, start, originals)
    except TooMuchError as error:
        return _broken(composer, error.problem)
    except yaml.MarkedYAMLError as error:
        # Few files are broken.
        from postlint.source.yaml.errors import explain

        return (
            Parsed(source, problems=tuple(slips))
            if slips
            else _broken(composer, explain(error, source, start))
        )
    composer.problems += slips
    comments = tuple(islice(find_comments(source, composer.scalars, start, end), MAX_COMMENTS + 1))
    if len(comments) > MAX_COMMENTS:
        message = f"This file holds more than {MAX_COMMENTS:,} comments. Delete some, or split it."
        return _broken(composer, Diagnostic(comments[-1].span, message, "reading/too-much"))
    return Parsed(source, tuple(composer.documents), comments, tuple(sorted(composer.problems)))


def _taken(composer: Composer, text: str, slips: Collection[Diagnostic]) -> Diagnostic | None:
    """Let ``composer`` take ``text``; return what only seems to be a space where parsing stopped for it."""
    try:
        composer.take(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        from postlint.source.yaml.errors import lookalike

        slip = lookalike(error, composer.source, composer.offset)
        if slip is None or slip in slips or len(slips) * len(text) > _READ_AGAIN:
            raise
        return slip
    return None


def _broken(composer: Composer, last: Diagnostic) -> Parsed:
    # What went wrong earlier on the same line is the same fault, seen less clearly.
    earlier = (problem for problem in composer.problems if problem.span.line != last.span.line)
    return Parsed(composer.source, problems=(*sorted(earlier), last))


def _refused_directive(source: Source, offset: int) -> Diagnostic:
    return Diagnostic(
        source.span(offset, offset + len("%TAG")),
        "%TAG is not allowed: postlint reads no tags. Remove the line.",
        "reading/yaml",
    )


def _without_misread(text: str) -> tuple[str, dict[int, str]]:
    """Swap what would be misread for characters that ``text`` does not hold; return the way back too."""
    found = () if text.isascii() else sorted(set(_MISREAD.findall(text)))
    if not found:
        return text, {}
    spare = (chr(code) for code in _PRIVATE_USE if chr(code) not in text)
    swaps = {ord(character): stand_in for character, stand_in in zip(found, spare, strict=False)}
    return text.translate(swaps), {ord(stand_in): chr(code) for code, stand_in in swaps.items()}


_LINE: Final = later(r"[^\r\n]*")
_BLANK: Final = " \t"


def find_comments(source: Source, scalars: Sequence[Scalar], start: int, end: int) -> Iterator[Comment]:
    """Find the comments of ``source`` between the offsets ``start`` and ``end``, in file order.

    ``scalars`` are all scalars of that stretch, in file order. Outside of them, and of tags, which
    are refused, a hash always opens a comment. Takes linear time: every step passes over a whole
    scalar or a whole comment.
    """
    text, starts = source.text, [scalar.start for scalar in scalars]
    hash_ = text.find("#", start, end)
    while hash_ >= 0:
        index = bisect_right(starts, hash_) - 1
        before = scalars[index] if index >= 0 else None
        line_end = _line_end(text, hash_)
        if before is None or hash_ >= before.end:
            after = before if before and _only_blanks(text, max(start, before.end), hash_) else None
            yield Comment(text[hash_:line_end], source, hash_, line_end, after)
            start = line_end
        elif before.style in {"literal", "folded"} and hash_ < _line_end(text, before.start):
            yield Comment(text[hash_:line_end], source, hash_, line_end)
            start = max(line_end, before.end)
        else:
            start = before.end
        hash_ = text.find("#", start, end)


def _line_end(text: str, offset: int) -> int:
    line = _LINE.match(text, offset)
    return line.end() if line else offset


def _only_blanks(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(_BLANK)


def keys_in(text: str) -> frozenset[str] | None:
    """Return the keys of all mappings in ``text``, if it is YAML that is surely read, with a value in it.

    None stands for all else, and for what few files have, such as aliases or a key that stands twice: whether
    anything is wrong with it, only reading it can tell.
    """
    is_long = len(text) > MAX_NODES or text.count("#") > MAX_COMMENTS
    if is_long or not yaml.__with_libyaml__ or _ODD.search(text):
        return None
    try:
        return _keys(text)
    except yaml.YAMLError:
        return None


def _keys(text: str) -> frozenset[str] | None:
    keys: set[str] = set()
    # Of each collection that is open, its own keys: a sequence has none.
    around: list[set[str] | None] = []
    own: set[str] | None = None
    is_key = says_something = False
    tags = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            tags += event.tag is not None
            if is_key and own is not None:
                if event.value in own:
                    return None
                own.add(event.value)
                is_key = False
            else:
                is_key = own is not None
                says_something = says_something or event.value not in _NOTHING
        elif isinstance(event, yaml.CollectionStartEvent):
            if is_key or len(around) == MAX_DEPTH:
                return None
            tags += event.tag is not None
            around.append(own)
            is_key = isinstance(event, yaml.MappingStartEvent)
            own = set() if is_key else None
            says_something = says_something or not is_key
        elif isinstance(event, yaml.CollectionEndEvent):
            keys.update(own or ())
            own = around.pop()
            is_key = own is not None
        elif isinstance(event, yaml.AliasEvent):
            return None
    return frozenset(keys) if says_something and tags < MAX_PROBLEMS and "<<" not in keys else None
