"""What a line such as "Wann: 3. Dezember" says of a post: a name of many meanings counts by its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.dates.parse_dates import is_open
from postlint.calendars.field_names import folded, risky_names_of
from postlint.calendars.readers.sections.days import says_when
from postlint.calendars.readers.sections.words import field_named
from postlint.calendars.value_words import channels_in, status_in

_FITTING: Final[Dict[str, Callable[[str], object]]] = {
    "channel": channels_in,
    "status": status_in,
    "date": lambda value: says_when(value) or is_open(value),
}
"""What a value looks like, of the fields whose names may mean something else."""
_REMARK: Final = re.compile(r"\s{0,9}\([^()]*\)\s*$")
"""What is said of a value in brackets, such as who approved a post."""


def field_said(name: str, value: str) -> str | None:
    """Return the key of a field called ``name``, "" if it is not read, None if it is no field of a post."""
    key = field_named(name)
    risky = risky_names_of("post").get(folded(name))
    if key is None and risky and risky in _FITTING and _FITTING[risky](_REMARK.sub("", value).strip(" *_`")):
        return risky
    return key
