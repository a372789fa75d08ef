"""Spark and Ray map the function as docs/at-scale.md shows; run by ``make test-engines``."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

import postlint

PAGE = (Path(__file__).parents[2] / "docs" / "at-scale.md").read_text(encoding="utf-8")
KINDS = ("press_release", "information", "question")


def example(title: str) -> str:
    """Return the program under a heading of the page."""
    found = re.search(rf"^### {title}\n+```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def posts() -> pa.Table:
    rows = [
        {
            "account": f"@parks{number % 7}",
            "channel": "mastodon",
            "date": f"2026-06-{number // 7 + 1:02}",
            "text": f"Gate {number} opens at ten.",
            "kind": KINDS[number % 7 % 3],
        }
        for number in range(7 * 28)
    ]
    return pa.Table.from_pylist(rows)


def found(folder: Path) -> list[tuple[str, str]]:
    table = pyarrow.parquet.read_table(folder)
    return sorted(zip(table["rule"].to_pylist(), table["message"].to_pylist(), strict=True))


@pytest.mark.parametrize(
    ("title", "package", "needs"), [("Spark", "pyspark", "java"), ("Ray", "ray", None)], ids=["Spark", "Ray"]
)
def test_an_engine_finds_what_the_function_finds(title, package, needs, tmp_path):
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: make test-engines")
    if needs and shutil.which(needs) is None:
        pytest.skip(f"there is no {needs} here, which {title} needs")
    pyarrow.parquet.write_table(posts(), tmp_path / "posts.parquet")
    (tmp_path / "program.py").write_text(example(title))
    # Else Spark's workers are the first Python on the path.
    ran = subprocess.run(
        [sys.executable, "program.py"],
        cwd=tmp_path,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    whole = postlint.audit(posts()).findings
    assert found(tmp_path / f"found-by-{package.removeprefix('py')}") == sorted(
        zip(whole["rule"].to_pylist(), whole["message"].to_pylist(), strict=True)
    )
    assert whole.num_rows > 3
