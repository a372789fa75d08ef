"""The pages of docs/ and the README say what the program does, not what it once did."""

import re
from pathlib import Path

import pytest

from docs.derived import derived
from docs.generate import DOCS, FOLDERS, pages
from postlint.judging.checks import CHECKS
from postlint.judging.packs.packs_in_use import packs_named, shipped_names
from postlint.judging.rule_tests import try_examples

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


def test_files_say_what_follows_from_tables():
    stale = [path.name for path, text in derived().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


def test_no_page_is_left_of_what_is_gone(made):
    written = {page.relative_to(DOCS).as_posix() for name in FOLDERS for page in (DOCS / name).rglob("*.md")}
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


@pytest.mark.parametrize(
    "block",
    [
        block
        for page in ("recipes.md", "groups.md", "cookbook.md", "writing-rules.md")
        for block in FENCED.findall((DOCS / page).read_text(encoding="utf-8"))
    ],
)
def test_the_recipes_are_packs_whose_examples_do_what_they_show(block, tmp_path):
    path = tmp_path / "recipe.yaml"
    path.write_text(block, encoding="utf-8")
    packs, problems = packs_named([str(path)])
    assert not problems
    assert [trial.calendar.span for trial in try_examples(packs) if not trial.as_shown] == []


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
def test_the_page_of_a_check_explains_it_in_whole_sentences(made, check):
    before, _, _ = made[f"checks/{check.name}.md"].partition("| parameter |")
    about = before.split("\n\n", 3)[3]
    assert len(about.split()) > 20
    assert about.strip().endswith(".")


@pytest.mark.parametrize("pack", packs_named(shipped_names())[0], ids=lambda pack: pack.name)
def test_every_rule_has_a_page_with_what_explain_says_and_its_pack_links_to_it(made, pack):
    for rule in pack.rules:
        page = made[f"rules/{rule.id}.md"]
        facts = (rule.title, str(rule.severity), rule.why, rule.how, rule.check, *rule.parameters.values())
        assert [fact for fact in facts if isinstance(fact, str) and fact.strip() not in page] == []
        assert f"ignore[{rule.id}] because" in page
        assert f"(../rules/{rule.id}.md)" in made[f"packs/{pack.name}.md"]
