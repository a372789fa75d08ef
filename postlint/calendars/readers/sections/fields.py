"""What a line such as "Wann: 3. Dezember" says of a post: a name of many meanings counts by its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.dates.parse_dates import is_open
from postlint.calendars.field_names import folded, risky_names_of
from postlint.calendars.readers.sections.days import begins_with_day, says_when
from postlint.calendars.readers.sections.field_words import field_named
from postlint.calendars.value_words import channels_in, status_in

_FITTING: Final[Dict[str, Callable[[str], object]]] = {
    "channel": channels_in,
    "status": status_in,
    "date": lambda value: says_when(value) or is_open(value),
}
"""What a value looks like, of the fields whose names may mean something else."""
_REMARK: Final = re.compile(r"\s{0,9}\([^()]*\)\s*$")
"""What is said of a value in brackets, such as who approved a post."""


_OUT: Final = frozenset(
    map(
        folded,
        (
            *("post", "posting", "publish", "publication", "plaats", "plaatsen", "plaatsing", "publicatie"),
            *("posten", "veröffentlichung", "veröffentlichen", "à publier", "publier", "mise en ligne"),
            *("publicación", "publicar", "pubblicazione", "pubblicare", "publicação"),
        ),
    )
)
"""Words for going out, which are the names of fields where a date follows."""


def says_when_out(name: str, value: str) -> bool:
    """Tell whether a line says when a post goes out, in words that mean other things without a date."""
    return folded(name) in _OUT and begins_with_day(value)


def field_said(name: str, value: str) -> str | None:
    """Return the key of a field called ``name``, "" if it is not read, None if it is no field of a post."""
    key = field_named(name)
    if key is None and says_when_out(name, value):
        return "date"
    risky = risky_names_of("post").get(folded(name))
    if key is None and risky and risky in _FITTING and _FITTING[risky](_REMARK.sub("", value).strip(" *_`")):
        return risky
    return key
