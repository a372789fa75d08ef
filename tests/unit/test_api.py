"""The public functions of the package."""

import subprocess
import sys
from pathlib import Path

import postlint

BROADCAST = "\n".join(["posts:", *["- {kind: press_release, text: We are open}"] * 12])


def test_importing_the_package_imports_nothing_heavy():
    program = (
        "import sys, postlint; print([m for m in ('spacy', 'yaml', 'click', 'rich') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ran.stdout == "[]\n"


def test_check_judges_what_load_reads(tmp_path):
    (tmp_path / "june.yaml").write_text(BROADCAST)
    (plan,) = postlint.load(tmp_path)
    (checked,) = postlint.check(tmp_path, cache=False)
    assert checked.plan.posts == plan.posts
    assert "two-way/all-broadcast" in [finding.rule for finding in checked.findings]


def test_a_folder_with_settings_of_its_own_is_judged_apart(tmp_path):
    (tmp_path / "june.yaml").write_text(BROADCAST)
    (tmp_path / "museum").mkdir()
    (tmp_path / "museum" / "postlint.yaml").write_text("packs: [profile]\n")
    (tmp_path / "museum" / "june.yaml").write_text(BROADCAST)
    outer, inner = postlint.check(tmp_path, cache=False)
    assert (len(outer.plan.posts), len(inner.plan.posts)) == (12, 12)
    assert outer.findings
    assert not inner.findings


def test_a_file_and_the_folder_it_is_in_are_judged_once(tmp_path):
    (tmp_path / "museum").mkdir()
    (tmp_path / "museum" / "postlint.yaml").write_text("packs: [two-way]\n")
    (tmp_path / "museum" / "june.yaml").write_text(BROADCAST)
    results = postlint.check(tmp_path, tmp_path / "museum" / "june.yaml", cache=False)
    assert sum(len(result.plan.posts) for result in results) == 12


def test_settings_that_are_asked_for_hold_for_every_folder(tmp_path):
    (tmp_path / "all.yaml").write_text("packs: [two-way]\nexclude: [all.yaml]\n")
    (tmp_path / "museum").mkdir()
    (tmp_path / "museum" / "postlint.yaml").write_text("packs: [profile]\n")
    (tmp_path / "museum" / "june.yaml").write_text(BROADCAST)
    (checked,) = postlint.check(tmp_path, config=tmp_path / "all.yaml", cache=False)
    assert len(checked.plan.posts) == 12


def test_classify_takes_plain_texts():
    first, second = postlint.classify(["RT @ann: what a day", ""], cache=False)
    assert first.kind == "retweet"
    assert second.kind is None


def test_the_model_is_a_folder():
    assert postlint.model_path().parent == Path(postlint.__file__).parent / "kinds" / "pipeline"
