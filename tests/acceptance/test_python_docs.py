"""The examples for Python do what their page shows."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_every_example_gives_what_the_page_shows(workplace):
    results = doctest.testfile(str(PAGE), module_relative=False)
    assert results.attempted > 12
    assert results.failed == 0
