"""The pages of docs/ and the README say what the program does, not what it once did."""

import re
from pathlib import Path

import pytest

from docs.generate import DOCS, pages
from postlint.judging.examples import try_examples
from postlint.judging.packs import packs_named

ROOT = Path(__file__).parents[2]
HAND_WRITTEN = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
FENCED = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def made():
    return pages()


def test_generated_pages_are_what_the_sources_say(made):
    stale = [path for path, text in made.items() if (DOCS / path).read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


def test_no_page_is_left_of_what_is_gone(made):
    written = {
        page.relative_to(DOCS).as_posix()
        for name in ("commands", "checks", "packs")
        for page in (DOCS / name).iterdir()
    }
    assert written - made.keys() == set()


def test_every_relative_link_leads_to_a_file():
    documents = [ROOT / name for name in HAND_WRITTEN] + sorted(DOCS.rglob("*.md"))
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in LINK.findall(document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("block", FENCED.findall((DOCS / "recipes.md").read_text(encoding="utf-8")))
def test_the_recipes_are_packs_whose_examples_do_what_they_show(block, tmp_path):
    path = tmp_path / "recipe.yaml"
    path.write_text(block, encoding="utf-8")
    packs, problems = packs_named([str(path)])
    assert not problems
    assert [trial.calendar.span for trial in try_examples(packs) if not trial.as_shown] == []
