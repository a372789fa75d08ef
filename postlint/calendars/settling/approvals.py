"""Whether a post may go out, and who says so, by what stands where it is to be approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, cast

from postlint.calendars.key_meanings import is_given, key_of
from postlint.calendars.settling.settle_problems import Report
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import NO, UNSAID, YES
from postlint.calendars.terms.placeholders_and_dittos import says_nobody
from postlint.calendars.terms.status_words import (
    asks_whether_approved,
    is_held_back,
    is_to_go_out,
    slip_of_status,
    status_in,
)
from postlint.source.tree import Entry, Mapping, Node, Scalar, items_of, said
from postlint.vocabulary import in_words, unaccented

_UNTOLD: Final = frozenset(
    {
        *("comment", "comments", "change", "changes", "edits", "feedback", "see", "seen", "notes"),
        *("objections", "email", "mail", "asked", "kommentar", "kommentare", "anderungen", "gesehen"),
        *("siehe", "comentarios", "cambios", "voir", "commentaires", "changements", "commenti"),
        *("modifiche", "opmerkingen", "wijzigingen"),
    }
)


def _is_no_name(approver: str) -> bool:
    """Tell whether what stands for one who approved is a day, or words that say neither who nor whether."""
    words = unaccented(in_words(approver))
    return not any(map(str.isalpha, words)) or not _UNTOLD.isdisjoint(words.split())


def is_no_approver(written: str) -> bool:
    """Tell whether ``written`` names nobody who approved a post: "not yet", "see mail", "TBD"."""
    return says_nobody(written) or is_held_back(written) or _is_no_name(written)


def untold_approvers(value: Node) -> Iterator[Scalar]:
    """Yield what stands where those who approved do, and is neither a name nor an answer."""
    for one in items_of(value):
        if isinstance(one, Scalar) and _is_no_name(one.text):
            answers = one.text.strip().lower() in YES | NO
            if not answers and not says_nobody(one.text) and not is_held_back(one.text):
                yield one


def with_status_answered(post: Mapping, report: Report) -> Mapping:
    """Return ``post`` with the status that tells whether it may go out, where nothing else says one.

    Who is to say so is no answer. Of several answers, one that waits counts, also beside a status by which
    the post is to go out.
    """
    asked = [one for one in post if _asks_for_approval(one) and not _is_own(one.key, report)]
    if not asked:
        return post
    stated = [one for one in post if key_of(one) == "status" and is_given(one.value)]
    if not all(isinstance(one.value, Scalar) and is_to_go_out(one.value.text) for one in stated):
        return post
    answers = [(one, status) for one in asked if (status := _answered(one, report))]
    answers = [found for found in answers if not stated or status_in(found[1].text) == "draft"]
    if not answers:
        return post
    answer, status = min(answers, key=lambda found: status_in(found[1].text) == "approved")
    status = said(cast("Scalar", stated[0].value), status.text) if stated else status
    kept = (one for one in post if one not in stated)
    entries = (replace(one, key="status", value=status) if one is answer else one for one in kept)
    return replace(post, entries=tuple(entries))


def _asks_for_approval(one: Entry) -> bool:
    return asks_whether_approved(one.key) or key_of(one) == "approved_by"


def _is_own(key: str, report: Report) -> bool:
    return not report.words.keys.isdisjoint((key, folded(key)))


def _answered(asked: Entry, report: Report) -> Scalar | None:
    """Return how far a post is by what stands where it is asked whether it may go out."""
    found = items_of(asked.value)
    answers = (one for one in found if isinstance(one, Scalar))
    if refused := next((one for one in answers if _is_held_back(one, asked, report)), None):
        return said(refused, "draft")
    if len(found) != 1 or not isinstance(found[0], Scalar) or not is_given(found[0]):
        return None
    answer = found[0]
    said_plainly = answer.text.strip().lower()
    if said_plainly in UNSAID:
        # Nobody has approved it, or nobody has to.
        return None
    if said_plainly in YES | NO and said_plainly != "pending":
        # "review: yes" may ask for one.
        is_clear = folded(asked.key) != "review"
        return said(answer, "approved" if said_plainly in YES else "draft") if is_clear else None
    is_known = in_words(answer.text) in report.words.status_of or status_in(answer.text) is not None
    # "Don" and "Approver" decide, and are no slips of "done" and "approved".
    meant = "" if said_plainly.endswith("er") else slip_of_status(answer.text) or ""
    return answer if is_known or len(meant) >= _LONGER_THAN_NAMES else None


def _is_held_back(answer: Scalar, asked: Entry, report: Report) -> bool:
    """Tell whether an answer holds a post back; below "review" and "sign off", sentences may say anything."""
    if folded(asked.key) == "review":
        return False
    is_short = key_of(asked) == "approved_by" or len(answer.text.split()) <= _MOST_WORDS
    return is_short and in_words(answer.text) not in report.words.status_of and is_held_back(answer.text)


_MOST_WORDS: Final = 5
_LONGER_THAN_NAMES: Final = 7
"""How many letters a word has of which a name is hardly a slip: "pending", "approved"."""
