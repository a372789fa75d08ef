"""Pictures of the page of the report, made of the real one by chromium.

Beside each picture lies the hash of the page that it shows, so that a test can tell without a browser whether
it still looks like that. ``python -m docs.generate`` makes those anew that do not, where there is chromium.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from docs.console import ROOT, report_at

FOLDER = ROOT / "docs" / "pictures"
SHOWN = {
    "parks-department": (ROOT / "README.md", "examples/parks-department"),
    "first-hour": (ROOT / "docs" / "first-hour.md", "calendar.yaml"),
}
"""By the name of each picture, which page shows it and what is checked there."""
SCALE, WIDTH, HEIGHT = 0.8, 1100, 1000


def stale() -> Iterator[tuple[str, str]]:
    """Yield the name of each picture that shows another page than there is now, with that page."""
    for name, (page, checked) in SHOWN.items():
        html = report_at(page.read_text(encoding="utf-8"), f"pictures/{name}.png", checked)
        kept = FOLDER / f"{name}.sha256"
        if not kept.exists() or kept.read_text(encoding="utf-8") != _hash(html):
            yield name, html


def write() -> None:
    """Make anew what is stale, or say on standard error what cannot be made."""
    browser = shutil.which("chromium")
    for name, html in stale():
        if browser is None:
            sys.stderr.write(f"docs/pictures/{name}.png is stale, and only chromium can make it anew.\n")
            continue
        _photograph(browser, html, FOLDER / f"{name}.png")
        (FOLDER / f"{name}.sha256").write_text(_hash(html), encoding="utf-8")


def _hash(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest() + "\n"


def _photograph(browser: str, html: str, picture: Path) -> None:
    # The sandbox of chromium refuses to run as root, as containers do.
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", int)() == 0 else []
    picture.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        look = (f"--force-device-scale-factor={SCALE}", f"--window-size={WIDTH},{HEIGHT}")
        quiet = ("--headless=new", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/browser")
        subprocess.run(
            [browser, *quiet, *sandbox, *look, f"--screenshot={picture}", page.as_uri()],
            check=True,
            capture_output=True,
        )
