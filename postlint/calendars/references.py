"""Ids that posts, translations and inbox items are known by: each only once, and every one that is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from postlint.calendars.model import InboxItem, Post
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Span
from postlint.source.suggest import adviser


def check_references(
    post_ids: Iterable[Located[str]], posts: Iterable[Post], inbox: Iterable[InboxItem]
) -> Iterator[Diagnostic]:
    """Yield a problem for each id that two posts share, and for each that no post has.

    ``post_ids`` are the ids of all posts, those that were left out too.
    """
    known: dict[str, Span] = {}
    for post_id in post_ids:
        first = known.get(post_id.value)
        if first is None:
            known[post_id.value] = post_id.span
        else:
            yield Diagnostic(
                post_id.span,
                f'There is another post "{post_id.value}" at {first.path}:{first.line}. '
                "Give one of them another id.",
                "reading/duplicate-id",
            )
    advise = adviser(known)
    for post in posts:
        yield from _unknown(post.translation_of, known, advise)
    # An item for several accounts is one item for each of them, at the same place.
    for reference in {item.answered_by.span: item.answered_by for item in inbox if item.answered_by}.values():
        yield from _unknown(reference, known, advise)


def _unknown(
    reference: Located[str] | None, known: Mapping[str, Span], advise: Callable[[str], str]
) -> Iterator[Diagnostic]:
    if reference is not None and reference.value not in known:
        yield Diagnostic(
            reference.span,
            f'There is no post "{reference.value}".{advise(reference.value)}',
            "reading/unknown-post",
        )
