"""Values to YAML text that reads back as the same values: by our reader, and by any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from postlint.source import escape
from postlint.source.escape import is_safe_in_yaml
from postlint.source.yaml.resolve import resolve

if TYPE_CHECKING:
    from postlint.source.tree import Plain


_NO_FOLDING: Final = 1_000_000
_LINES: Final = re.compile(r"[^\s#](?:[^\n]*[^\s])?(?:\n+[^\s](?:[^\n]*[^\s])?)*")
"""Text that can stand in a block as it is: it begins every line, and ends it, with a visible character."""


class _Dumper(yaml.SafeDumper):
    """Writes text so that nothing reads it as anything else, and several lines as a block."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if not is_safe_in_yaml(text):
        style = '"'
    elif "\n" in text and _LINES.fullmatch(text):
        style = "|"
    elif not isinstance(resolve(text), str) or "\n" in text:
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def yaml_text(value: Plain) -> str:
    """Return ``value`` as YAML, in blocks, its keys in their order."""
    written: Any = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_NO_FOLDING)
    return escape.yaml(str(written))
