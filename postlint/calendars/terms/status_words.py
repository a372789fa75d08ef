"""How far a post has got, in the words that people and tools have for it.

Words are compared in small letters, without accents and the emoji and punctuation around them. To know one
more word, add it to its row.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from postlint.calendars.terms.field_names import folded
from postlint.source.lazy_patterns import later
from postlint.source.suggest import one_slip_from
from postlint.vocabulary import Status, in_words, unaccented

_STATUSES: Final[tuple[tuple[Status, str], ...]] = (
    ("idea", "idea, ideas, ideation, idee, ideen, idées, idée, pomysł, brainstorm, backlog"),
    ("idea", "to be written, to write, brief, briefed"),
    ("draft", "draft, drafts, drafted, drafting, to do, todo, planned, pending, in progress, wip"),
    (
        "draft",
        "writing, in review, review, needs review, for review, ready for review, to review, under review",
    ),
    ("draft", "proposed, on hold, hold, paused, blocked, not scheduled, unscheduled, unpublished"),
    ("draft", "unapproved, not approved, awaiting approval, for approval, needs approval, approval"),
    ("draft", "pending approval, pending review, in approval, waiting for approval, changes requested"),
    ("draft", "in production, in design, in edit, editing, needs edits, needs work, revise"),
    ("draft", "client review, legal review, in legal review, internal review, peer review, submitted"),
    ("draft", "first draft, rough draft, final draft, copywriting, proofreading, postponed, deferred"),
    ("draft", "needs sign off, needs image, needs copy, needs design, design needed, waiting for image"),
    ("draft", "entwurf, in bearbeitung, in arbeit, in prüfung, zur prüfung, zur freigabe, offen, verschoben"),
    ("draft", "borrador, en revisión, en edición, en proceso, pendiente"),
    ("draft", "en progreso, por aprobar, por revisar, por hacer"),
    ("draft", "brouillon, à produire, à faire, à rédiger, à valider"),
    ("draft", "en cours, en relecture, à relire, en révision, en attente"),
    ("draft", "bozza, in revisione, in lavorazione, da fare, da approvare, da rivedere, in corso"),
    ("draft", "rascunho, em revisão, em edição, em andamento, pendente, a fazer"),
    ("draft", "concept, in behandeling, in bewerking, te doen"),
    ("draft", "awaiting sign off, awaiting feedback, awaiting review, awaiting copy, awaiting assets"),
    ("draft", "waiting for feedback, waiting on client, pending client, pending client approval"),
    ("draft", "not ready, with client"),
    ("draft", "parked, copy needed, image needed, reschedule, to reschedule, revising"),
    ("draft", "wartet auf feedback, wartet auf freigabe, in abstimmung, in freigabe, zurückgestellt"),
    ("draft", "noch offen, zu erledigen, in korrektur, in planung"),
    (
        "draft",
        "en rédaction, en validation, en attente de validation, à corriger, à modifier, reporté, reportée",
    ),
    ("draft", "en redacción, en espera, pendiente de aprobación, pendiente de revisión, aplazado, pospuesto"),
    ("draft", "in attesa, in attesa di approvazione, da scrivere, da correggere, in approvazione, rimandato"),
    (
        "draft",
        "aguardando aprovação, em aprovação, em produção, em criação, adiado, por fazer, para aprovação",
    ),
    (
        "draft",
        "ter goedkeuring, te beoordelen, ter beoordeling, in review bij klant, uitgesteld, in voorbereiding",
    ),
    ("approved", "approved, ready, ok, final, finalised, finalized, signed off, good to go"),
    (
        "approved",
        "ready to post, ready to publish, ready to schedule, freigegeben, genehmigt, fertig, bereit",
    ),
    ("approved", "aprobado, aprobada, listo, lista, approuvé, approuvée, validé, validée, prêt"),
    ("approved", "approvato, approvata, pronto, aprovado, aprovada, goedgekeurd, klaar"),
    (
        "approved",
        "client approved, approved by client, ready to go, ready to send, ready for posting",
    ),
    ("approved", "ready for publishing, ready for scheduling, freigabe erteilt, abgenommen, kann raus"),
    (
        "approved",
        "prêt à publier, prête à publier, bon à publier, à publier, à programmer, bon pour publication",
    ),
    ("approved", "listo para publicar, lista para publicar, por publicar, da pubblicare, da programmare"),
    (
        "approved",
        "pronto para publicar, pronto per la pubblicazione, a publicar, klaar om te plaatsen, akkoord",
    ),
    ("scheduled", "scheduled, schedule, rescheduled, queued, queue, booked, in queue, auto scheduled"),
    ("scheduled", "geplant, eingeplant, terminiert, programado, programada, agendado, agendada"),
    ("scheduled", "planificado, programmé, programmée, planifié, planifiée"),
    ("scheduled", "programmato, programmata, pianificato, gepland, ingepland"),
    ("published", "published, posted, done, live, sent, complete, completed"),
    ("published", "veröffentlicht, gepostet, erledigt, publicado, publicada, publié, publiée, en ligne"),
    ("published", "pubblicato, pubblicata, gepubliceerd, geplaatst"),
    ("published", "went out, went live, is live, already posted, already published, now live, gone out"),
    ("published", "ist live, ist raus, mis en ligne, mise en ligne, posté, postée, subido, subida, posteado"),
    ("published", "postado, postada, postato, in linea, no ar, staat online, online gezet"),
)
STATUS_WORDS: Final[Mapping[str, Status]] = {
    unaccented(word.strip()): status for status, words in _STATUSES for word in words.split(",")
}
"""How far a post has got, by what tools and people call it, in English and in six more languages, without
accents."""

MEANT_TWICE: Final[Mapping[str, Status]] = {
    **dict.fromkeys(("pending", "pendiente", "pendente", "en attente", "offen"), "scheduled"),
    **dict.fromkeys(("done", "complete", "completed", "erledigt"), "approved"),
}
"""What some teams mean by words that others have for the stage above, without accents: what is *pending* may
wait for somebody, or for its day alone, and *done* be what was written, or went out."""

NEVER: Final = frozenset(
    {
        *("rejected", "cancelled", "canceled", "skipped", "skip", "deleted", "dropped", "discarded"),
        *("killed", "declined", "do not post", "not posting", "verworfen", "gestrichen", "abgelehnt"),
        *("descartado", "rechazado", "refuse", "rejete", "rifiutato", "scartato", "afgewezen", "geschrapt"),
        *("abandoned", "abgesagt", "cancelado", "annule", "annullato", "geannuleerd"),
        *(
            "refused",
            "scrapped",
            "binned",
            "called off",
            "not going out",
            "storniert",
            "entfallt",
            "fallt aus",
        ),
        *("annulee", "abandonne", "supprime", "cancelada", "anulado", "descartada", "annullata", "bocciato"),
        *("recusado", "rejeitado", "afgekeurd", "vervallen", "gaat niet door"),
    }
)
"""What is said of posts that will not go out, without accents."""


def will_not_go_out(status: str) -> bool:
    """Tell whether ``status`` says that a post will not go out."""
    words = unaccented(in_words(status))
    if words in NEVER:
        return True
    stage, by, who = words.partition(" by ")
    return bool(by) and stage in NEVER and _TURNS.isdisjoint(who.split())


def is_to_go_out(status: str) -> bool:
    """Tell whether ``status`` says that a post is ready to go out, and has not yet."""
    return status_in(status) in {"approved", "scheduled"}


_ASKS_WHETHER: Final = frozenset(
    {
        *(
            "approval",
            "approvals",
            "approved",
            "is approved",
            "approval status",
            "approved by",
            "client approval",
        ),
        *("sign off", "signoff", "decision", "verdict", "review", "freigabe", "freigegeben", "genehmigung"),
        *("validation", "approbation", "aprobacion", "aprobado", "aprovacao", "aprovado", "approvazione"),
        *("approvato", "goedkeuring", "goedgekeurd"),
    }
)
"""What asks whether a post may go out, without accents: the answer may be that it was rejected."""


@lru_cache(maxsize=4096)
def asks_whether_approved(key: str) -> bool:
    """Tell whether what stands under ``key`` answers whether a post may go out."""
    return unaccented(in_words(key)) in _ASKS_WHETHER


_HELD_BACK: Final = frozenset(
    {
        *("no", "nope", "not", "never", "maybe", "perhaps", "unsure", "wait", "waiting", "awaiting"),
        *("pending", "after", "before", "until", "unless", "if", "once", "when", "but", "yet", "later"),
        *("hold", "needs", "rejected", "declined", "refused", "don't", "don’t", "doesn't", "doesn’t"),
        *("ask", "check", "unclear", "nein", "nicht", "noch", "vielleicht", "warten", "wartet", "nach"),
        *("bis", "erst", "falls", "wenn", "sobald", "aber", "vor", "spater", "kein", "keine", "abgelehnt"),
        *("offen", "ausstehend", "unklar", "non", "pas", "peut", "attendre", "attente", "attend", "apres"),
        *("avant", "jusqu", "jusqu'a", "mais", "quand", "sauf", "encore", "refuse", "rejete", "quiza"),
        *("quizas", "vez", "espera", "esperar", "despues", "hasta", "cuando", "pero", "antes", "todavia"),
        *("rechazado", "pendiente", "forse", "aspetta", "aspettare", "attesa", "dopo", "finche", "quando"),
        *("ancora", "rifiutato", "nao", "talvez", "aguardar", "aguarda", "aguardando", "depois", "ainda"),
        *("pendente", "nee", "niet", "misschien", "wacht", "wachten", "totdat", "mits", "zodra", "maar"),
        *("nog", "eerst", "afgewezen", "nie"),
    }
)
"""Words of refusals, doubts and conditions, without accents, that are no names of people."""
_NOTHING_AGAINST: Final = later(
    r"\b(?:no|keine|nessun\w*|sin|sans|geen|sem) (?:(?:further|more|weiteren?|altr\w+) )?"
    r"(?:changes?|edits?|comments?|corrections?|objections?|issues?|problems?|worries|notes|remarks"
    r"|anderungen|einwande|korrekturen|cambios|objeciones|changements?|modific\w+|wijzigingen|alteracoes)\b"
    r"|\b(?:no|not|nicht) (?:\w+ )?(?:need(?:ed)?|required|necessary|applicable|notig|erforderlich)\b"
)


def is_held_back(answer: str) -> bool:
    """Tell whether who was to approve a post refuses, doubts or sets a condition: "not yet", "no", "?"."""
    words = unaccented(in_words(answer))
    if _NOTHING_AGAINST.search(words):
        return False
    return "?" in answer or not _HELD_BACK.isdisjoint(words.split())


_ASIDE: Final = frozenset(
    {"archive", "archived", "example", "examples", "sample", "samples", "template", "templates", "defaults"}
)
_SUPERSEDED: Final = later(
    r"(?:old|previous|former)(?:_(?:version|post|text|draft|caption|tweet|cop(?:y$|ies))s?)*"
)


_LISTED: Final = frozenset(
    {
        *("post", "posts", "tweet", "tweets", "toot", "toots", "caption", "captions", "copy", "copies"),
        *("text", "texts", "draft", "drafts", "idea", "ideas", "version", "versions", "variant", "variants"),
        *("item", "items", "entry", "entries", "content", "message", "messages", "list", "old"),
    }
)
"""What stands beside words for what is put aside, and names no more than that."""


def is_put_aside(key: str) -> bool:
    """Tell whether what is below a key goes out no more, or never: ``rejected:``, ``old_version:``.

    A word for that must be the last, or alone but for what posts are called: ``archive_week:`` is a campaign.
    """
    words = folded(key)
    named = {word for word in words.split("_") if word not in _LISTED and not word.isdecimal()}
    aside = NEVER | _ASIDE
    put_aside = words.split("_")[-1] in aside or (bool(named) and named <= aside)
    return put_aside or will_not_go_out(key) or _SUPERSEDED.fullmatch(words) is not None


_SAID_FURTHER: Final = later(
    r"(?P<stage>(?:scheduled|queued|published|posted)(?= (?:in|on|via|with|at|by|to) \S|[ \d]+$)"
    r"|approved(?= by \S))(?P<more>(?: \S+){1,6})"
)
"""How far a post has got, and where, when or by whom: "scheduled in Buffer", "posted 6/1"."""
_DRAFT_FURTHER: Final = later(
    r"(?:draft|entwurf|borrador|brouillon|bozza|rascunho) (?:(?:do not|not|no|until|needs|nicht|bis)\b.*"
    r"|(?:for|by|to|only|v?\d|fur|von|nur|para|pour|per|solo)\b(?P<more>.*))"
)
"""Drafts, and whose or what they wait for: "draft for you to post", "draft v2"."""
_TURNS: Final = frozenset(
    {
        *("not", "no", "nobody", "none", "but", "except", "without", "unless", "if", "until", "again"),
        *("hold", "error", "errors", "mistake", "failed", "slack", "team", "internal", "changes", "edits"),
    }
)
"""Words that turn a stage into something else, as other stages do."""


def status_in(text: str) -> Status | None:
    """Return the status that ``text`` is a word for, or None."""
    words = unaccented(in_words(text))
    if words in STATUS_WORDS:
        return STATUS_WORDS[words]
    drafted, further = _DRAFT_FURTHER.fullmatch(words), _SAID_FURTHER.fullmatch(words)
    others = (drafted["more"] or "").split() if drafted else ()
    if drafted and all(STATUS_WORDS.get(one, "draft") == "draft" and one not in NEVER for one in others):
        return "draft"
    if further is None:
        return None
    more = further["more"].split()
    turned = any(word in _TURNS or word in STATUS_WORDS or word in NEVER for word in more)
    return None if turned else STATUS_WORDS[further["stage"]]


_LONG: Final = 8
"""How long words are at least in which another letter is a slip: "filled" is not "killed"."""


@lru_cache(maxsize=4096)
def slip_of_status(text: str) -> str | None:
    """Return the word for a stage, or for what does not go out, that ``text`` is one letter away from.

    With another ending it is a word of its own, as "revised" beside "revise".
    """
    word = unaccented(in_words(text))
    known = (one for one in (*STATUS_WORDS, *NEVER) if _may_be_meant(word, one))
    return one_slip_from(word, known)


def _may_be_meant(word: str, known: str) -> bool:
    words, others = word.split(), known.split()
    if len(words) != len(others) or word[:1] != known[:1]:
        return False
    if any(a != b and (a.startswith(b) or b.startswith(a)) for a, b in zip(words, others, strict=True)):
        return False
    is_long = len(word) >= _LONG and len(words) == 1
    return len(word) != len(known) or is_long or sorted(word) == sorted(known)


def is_about_status(text: str) -> bool:
    """Tell whether ``text`` says how far a post has got, or that it will not go out, but for a letter."""
    return status_in(text) is not None or will_not_go_out(text) or slip_of_status(text) is not None
