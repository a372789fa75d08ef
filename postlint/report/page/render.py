"""From what the page shows to one file of HTML that needs nothing else, and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from postlint.report.page.contents import Page
from postlint.report.page.months import WEEKDAYS
from postlint.source import escape

_FOLDER: Final = Path(__file__).parent


def rendered(page: Page) -> str:
    """Return the page as HTML."""
    return document("page.html", page.frame.headline, page=page)


def document(name: str, headline: str, folder: Path = _FOLDER, **shown: object) -> str:
    """Return the page that the template ``name`` of a ``folder`` makes of its headline and what is ``shown``.

    Its policy admits one style, by its hash, and no script at all.
    """
    style = style_of("bars.css", "page.css")
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    template = templates(folder).get_template(name)
    return template.render(headline=headline, style=style, policy=policy, **shown)


@cache
def style_of(*names: str, folder: Path = _FOLDER) -> Markup:
    """Return the style sheets of these ``names`` as one: those in ``folder``, else those of the page."""
    found = (next(path for path in (folder / name, _FOLDER / name) if path.is_file()) for name in names)
    return Markup("".join(path.read_text(encoding="utf-8") for path in found))  # noqa: S704 - files of ours


@cache
def templates(folder: Path) -> Environment:
    """Return the templates in ``folder`` and those of the page, which escape every text that they show."""
    environment = Environment(
        loader=FileSystemLoader([folder, _FOLDER]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["code"] = _with_code
    environment.globals["weekdays"] = WEEKDAYS
    return environment


def _with_code(text: str) -> Markup:
    """Return a text as HTML, with what stands in backticks as code."""
    parts = text.split("`")
    whole = len(parts) % 2  # else a backtick stands alone, and nothing is code
    return Markup("").join(
        Markup("<code>{}</code>").format(_html(part)) if whole and place % 2 else _html(part)
        for place, part in enumerate(parts)
    )


def _shown(value: object) -> object:
    """Return a text as HTML in which what would hide or reorder it is shown; all else as it is."""
    return _html(value) if type(value) is str else value


def _html(text: str) -> Markup:
    return Markup(escape.html(text))  # noqa: S704 - escaped just before
