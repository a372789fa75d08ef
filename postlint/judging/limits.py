"""How much each channel takes: the limits of ``limits.yaml``."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from functools import cache
from pathlib import Path
from typing import Any, Final

from postlint.records import dataclass
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.validate import plain
from postlint.source.yaml.parse import parse

LIMITS_FILE: Final = Path(__file__).with_name("limits.yaml")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one channel takes. ``counted`` names the way in which it counts (:data:`text_length.COUNTS`).

    ``text_bytes`` is a second limit on texts. Of ``alt`` and ``hashtags``, None is: not known.
    """

    title: str
    text: int
    counted: str
    text_bytes: int | None
    alt: int | None
    hashtags: int | None = None


@cache
def limits() -> Dict[str, Limits]:
    """Return what each channel takes, by channel.

    Raises:
        RuntimeError: the file that comes with postlint is damaged.
    """
    source = read_file(LIMITS_FILE, LIMITS_FILE.name)
    parsed = None if isinstance(source, Diagnostic) else parse(source)
    if parsed is None or parsed.problems:
        raise RuntimeError(f"{LIMITS_FILE} cannot be read: install postlint again")
    content: Any = plain(parsed.documents[0])
    return {
        channel: Limits(
            title=about["title"],
            text=about["text"]["limit"],
            counted=about["text"]["counted"],
            text_bytes=about["text"].get("bytes"),
            alt=about.get("alt"),
            hashtags=about.get("hashtags", {}).get("limit"),
        )
        for channel, about in content["channels"].items()
    }
