"""The text that the HTML of a post shows."""

from __future__ import annotations

import html
import re
from typing import Final

_TAG: Final = re.compile(r"<(?:(?P<opens>[A-Za-z][A-Za-z0-9]*)|[/!])[^<>]*>")
_BREAKS: Final = {"p": "\n\n", "br": "\n", "li": "\n", "blockquote": "\n\n"}


def plain_text(content: str) -> str:
    """Return the text that the HTML of a post shows. The hidden parts of shortened links are shown too.

    Servers clean that HTML. Python's parser of any HTML takes hours over tags that never close.
    """
    shown = _TAG.sub(lambda tag: _BREAKS.get((tag["opens"] or "").lower(), ""), content)
    return html.unescape(shown).strip()
