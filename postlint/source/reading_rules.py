"""The rules of reading, which come with every run: what each says, why that matters, and what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from postlint.records import dataclass
from postlint.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOST: Final = "What cannot be read cannot be judged: what is missing may change the verdict."
_UNDATED: Final = (
    "The post counts as one without a date, so rules that look at a week or a month leave it out."
)
_MEANT: Final = "The post is read, though perhaps not as its author means it."


@dataclass(frozen=True, slots=True)
class BuiltInRule:
    """A rule that no pack can change: what it says in a line, why that matters, and what to do.

    ``stops`` marks one whose findings keep something from being judged: it cannot be made milder.
    """

    id: str
    title: str
    how: str
    why: str = _LOST
    severity: Severity = "error"
    stops: bool = True


_STOPPING: Final = (
    # Files
    BuiltInRule(
        "reading/no-calendar", "No calendar was found", "Name the files, or list them under `calendars:`."
    ),
    BuiltInRule("reading/no-such-file", "A file or folder does not exist", "Correct the path."),
    BuiltInRule("reading/unreadable", "A file cannot be opened", "Check what it is, and who may read it."),
    BuiltInRule(
        "reading/git", "Git cannot tell what was asked of it", "Do what the message says, then try again."
    ),
    BuiltInRule("reading/too-much", "A file is larger than any calendar", "Split it, or `exclude:` it."),
    BuiltInRule(
        "reading/encoding", "A file is not plain UTF-8 text", "Save it as UTF-8, without control characters."
    ),
    BuiltInRule(
        "reading/not-a-calendar",
        "A file that is said to be a calendar is none",
        "Add its posts, or name it no more.",
    ),
    BuiltInRule(
        "reading/in-doubt",
        "A file of posts of which nobody can tell which texts are posts",
        "Write it as the message says; or name it under `calendars:`, which has it read as it stands.",
    ),
    # Form
    BuiltInRule(
        "reading/yaml", "The YAML cannot be read", "Mend the line; quote texts that hold : # @ or quotes."
    ),
    BuiltInRule(
        "reading/json",
        "The JSON cannot be read",
        "Mend the line, or write the file anew with the tool it comes from.",
    ),
    BuiltInRule(
        "reading/csv",
        "The table cannot be read",
        "Put cells that hold separators, quotes or line breaks in quotes.",
    ),
    BuiltInRule("reading/workbook", "A workbook cannot be read", "Save it as .xlsx, without a password."),
    BuiltInRule(
        "reading/front-matter",
        "The front matter cannot be read",
        "Put it between two lines of three hyphens.",
    ),
    BuiltInRule(
        "reading/archive",
        "A file of an archive cannot be read",
        "Unpack the archive anew; change nothing in it.",
    ),
    BuiltInRule("reading/duplicate-key", "Two keys say the same", "Keep one of the two."),
    BuiltInRule(
        "reading/cut-text",
        "YAML cuts a text at its hash",
        "Put the text in quotes, or write it as a block (|).",
    ),
    # Fields
    BuiltInRule(
        "reading/unknown-key",
        "A key that postlint does not know",
        "Correct it, or name it under `extra_keys:`.",
    ),
    BuiltInRule("reading/missing-key", "A key is missing", "Add it."),
    BuiltInRule(
        "reading/unfit-value", "A value does not fit its key", "Write one that does: the message says which."
    ),
    BuiltInRule(
        "reading/unknown-kind", "A kind that postlint does not know", "Correct it, or map it under `kinds:`."
    ),
    BuiltInRule(
        "reading/date",
        "A date of a slot, period or inbox item cannot be read",
        "Write it as in 2026-06-01 09:00.",
    ),
    BuiltInRule(
        "reading/time-zone", "A time zone that there is not", "Write its IANA name, such as Europe/London."
    ),
    BuiltInRule(
        "reading/calendar-file",
        "Days outside of the calendars that cannot be read",
        "Correct the file, or the entry under `periods:` in postlint.yaml.",
    ),
    BuiltInRule("reading/period", "A period that cannot be", "Correct its days, or what it is."),
    BuiltInRule(
        "reading/handle",
        "A handle that is none",
        'Write it as in "@cityparks"; on Facebook, LinkedIn, YouTube and other channels the name of the page '
        "will do.",
    ),
    BuiltInRule("reading/duplicate-id", "Two posts have one id", "Give one of them another id."),
    BuiltInRule("reading/unknown-post", "A reference to a post that there is not", "Correct the id."),
    BuiltInRule(
        "reading/unknown-account",
        "An account that there is not",
        "Correct the name, or declare it under `accounts:`.",
    ),
    BuiltInRule(
        "reading/ambiguous-account",
        "It is not clear which account is meant",
        "Write its key, or its handle and channel.",
    ),
    BuiltInRule(
        "reading/conflicting-facts", "Two files say different things of one account", "Keep one of the two."
    ),
    # Settings and packs
    BuiltInRule(
        "reading/settings", "The settings cannot be used as they are", "Correct the line of postlint.yaml."
    ),
    BuiltInRule("reading/pattern", "A pattern that is none", "Write one as in .gitignore."),
    BuiltInRule("reading/unknown-reader", "A reader that there is not", "Correct its name."),
    BuiltInRule("reading/pack", "A pack that cannot be used", "Correct its name or its file."),
    BuiltInRule(
        "reading/rule",
        "A rule that cannot be used as it is written",
        "Correct it: the message says what is known.",
    ),
    BuiltInRule(
        "reading/unknown-rule", "A rule that there is not", "Correct its name; `postlint rules` lists them."
    ),
)

_error = partial(BuiltInRule, stops=False)
_warning = partial(BuiltInRule, severity="warning", stops=False)
_info = partial(BuiltInRule, severity="info", stops=False)

_NOTING: Final = (
    _error(
        "reading/stray-field",
        "A field stands in the text of a post",
        "Put it between two lines of three hyphens at the top of the file.",
        "Publishers post it as it stands.",
    ),
    _error(
        "reading/note-to-team",
        "A note to the team stands in the text of a post",
        "Write it under `notes:`, in a column called Notes or, in Markdown, behind `Internal:` below.",
        "Publishers post it as it stands.",
    ),
    _warning(
        "reading/note-in-draft",
        "A note to the team stands in the text of a draft",
        "Write it under `notes:`, in a column called Notes or, in Markdown, behind `Internal:` below.",
        "It goes out with the text, unless somebody remembers to take it out.",
    ),
    _warning(
        "reading/perhaps-a-note",
        "The last line of a post looks like a note to the team",
        "If it is one, write it under `notes:`, in a column called Notes or, in Markdown, behind `Internal:` "
        "below.",
        "Publishers post it as it stands.",
    ),
    _warning(
        "reading/second-text",
        "A post has two texts, of which one counts",
        "Keep one of the two, or make them one `thread:`.",
        "The other one is not judged.",
    ),
    _warning(
        "reading/second-date",
        "A post names two days, of which one counts",
        "Keep one of the two, or give the other a name that says what it is, such as `deadline:`.",
        "The post is judged as one of the day that counts.",
    ),
    _error(
        "reading/late-front-matter",
        "The front matter does not open on the first line",
        "Delete what stands above it.",
        "Publishers post it as it stands.",
    ),
    _warning(
        "reading/empty-glob",
        "A pattern that fits no file",
        "Correct it, or remove it.",
        "Calendars that it was to name are not judged.",
    ),
    _warning(
        "reading/empty-file",
        "An empty file beside calendars",
        "Write what is to go out, or remove the file.",
        "What was to be in it is not judged.",
    ),
    _warning(
        "reading/empty-group",
        "A group of a rule that holds no post",
        "Correct what the group asks for, or write it on the posts that are meant.",
        "A rule that counts nothing finds nothing, or finds fault with everything.",
    ),
    _warning(
        "reading/slipped-date", "Day and month have changed places", "Write the date that is meant.", _MEANT
    ),
    _warning("reading/far-year", "A date years away from the others", "Correct the year.", _MEANT),
    _warning(
        "reading/other-weekday",
        "A date on another day of the week",
        "Correct the date or the day of the week.",
        _MEANT,
    ),
    _error("reading/no-such-date", "A day that there is not", "Correct the date.", _UNDATED),
    _warning(
        "reading/unreadable-date", "A date that cannot be read", "Write it as in 2026-06-01 09:00.", _UNDATED
    ),
    _warning(
        "reading/likely-date",
        "A date under a name that says nothing here",
        "Call it `date:`, or name it under `extra_keys:`.",
        _UNDATED,
    ),
    _warning(
        "reading/ambiguous-date",
        "A date that can be two days",
        "Write the year first, in full. Where it is last, say `dates: {order: day-first}`.",
        _MEANT,
    ),
    _warning("reading/no-year", "A date without a year", "Write the year.", _UNDATED),
    _warning(
        "reading/formula",
        "A formula in a workbook fails",
        "Mend the formula, or write what it should give.",
        _MEANT,
    ),
    _info("reading/year-from-elsewhere", "A date whose year stands elsewhere", "Write the year.", _MEANT),
    _info(
        "reading/day-from-event", "A day that is counted from an event", "Write the day as `date:`.", _MEANT
    ),
    _warning(
        "reading/day-of-no-event",
        "A day that is counted from nobody knows what",
        "Write the day of the event above the posts, as `event_date:`, and days or weeks from it in each "
        "post, or its `date:`.",
        _UNDATED,
    ),
    _info(
        "reading/list-as-thread",
        "A list of texts that may be a thread or several posts",
        "Call it `thread:`, or write a map for each post.",
        _MEANT,
    ),
    _info(
        "reading/date-from-above",
        "A post whose date stands in a row above",
        "Write the date in each row.",
        _MEANT,
    ),
    _info(
        "reading/network-from-above",
        "A post whose network or client stands in a row above",
        "Write it in each row.",
        _MEANT,
    ),
    _warning(
        "reading/date-maybe-above",
        "A row without a date below one that may be meant",
        "Write the date in each row or, where there is none yet, a status such as idea.",
        _UNDATED,
    ),
    _warning(
        "reading/no-network",
        "A post without a network or client, though others of its file have one",
        "Name it, or delete what is no post.",
        "It is not judged with the posts of any account that the others name, nor as an account of its own.",
    ),
    _warning(
        "reading/bare-quotes",
        "A cell in quotes that holds quotes",
        'Write each quote inside of it twice, as in "a ""short"" text".',
        _MEANT,
    ),
    _warning(
        "reading/curly-quotes",
        "A text in YAML that stands in the quotation marks of a word processor",
        "Write straight ones around it; both pairs, where it is a quotation as a whole.",
        "To YAML they are letters, so they go out with the text.",
    ),
    _info(
        "reading/windows-1252",
        "A table in Windows-1252, as some spreadsheets write it",
        "Save it as CSV UTF-8.",
        "Bytes alone do not tell which letters were meant.",
    ),
    _info(
        "reading/column-by-cells",
        "A column that is known by its cells, and not by its name",
        "Name it under `columns:`.",
        _MEANT,
    ),
    _info(
        "reading/no-such-time",
        "A time that the clocks pass over",
        "Write a time before or after the change of the clocks.",
        _MEANT,
    ),
)

READING: Final[Mapping[str, BuiltInRule]] = {rule.id: rule for rule in (*_STOPPING, *_NOTING)}
"""The rules of reading by their ids. Nobody can add to them or take one away."""
