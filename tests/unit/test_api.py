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


def test_classify_takes_plain_texts():
    first, second = postlint.classify(["RT @ann: what a day", ""], cache=False)
    assert first.kind == "retweet"
    assert second.kind is None


def test_the_model_is_a_folder():
    assert postlint.model_path().parent == Path(postlint.__file__).parent / "kinds" / "pipeline"
