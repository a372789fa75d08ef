"""``postlint clean``: the cache, and nothing else, is gone."""

from pathlib import Path

CALENDAR = "posts:\n- text: The depot opens on Saturday at ten.\n"


def test_the_cache_is_emptied_and_what_is_not_ours_stays(run, workplace, monkeypatch):
    cache = workplace / "cache"
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(cache))
    (workplace / "june.yaml").write_text(CALENDAR)
    run("check")
    (kept,) = cache.iterdir()
    (cache / "notes.txt").write_text("mine")
    assert run("clean") == (0, f"Removed {kept.as_posix()}\n", "")
    assert [path.name for path in cache.iterdir()] == ["notes.txt"]
    assert run("clean") == (0, "The cache is empty.\n", "")


def test_no_cache_leaves_none(run, workplace, monkeypatch):
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(workplace / "cache"))
    (workplace / "june.yaml").write_text(CALENDAR)
    run("check", "--no-cache")
    assert not Path("cache").exists()


def test_a_cache_file_that_cannot_be_removed_is_said(run, workplace, monkeypatch):
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(workplace))
    (workplace / "kinds-x.jsonl").mkdir()
    ran = run("clean")
    assert ran.exit_code == 2
    assert "kinds-x.jsonl" in ran.stderr
