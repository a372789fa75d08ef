"""Files whose texts stand under a key of the team's own: what is said of them has them read."""

import pytest

_PLAN = """things_to_post:
- when: 2026-12-01
  where: facebook
  words: Who wants to help us open the lock on Saturday morning?
- when: 2026-12-03
  where: instagram
  words: Come and see the new gate of the lock, it is open now.
- when: 2026-12-05
  where: facebook
  words: Thank you all for coming to the lock on Saturday!
"""
_MEANT = "columns: {words: text}\n"


@pytest.fixture
def checked(run, workplace):
    """Write a plan beside a calendar, and the settings, and return what is said in one line."""

    def check(settings):
        (workplace / "plans").mkdir()
        (workplace / "plans" / "spring.yml").write_text(_PLAN)
        (workplace / "june.yaml").write_text("posts: [{channel: x, text: The lock is open.}]\n")
        (workplace / "postlint.yaml").write_text(settings)
        found = run("check")
        return found.exit_code, " ".join(found.stdout.split())

    return check


def test_the_line_of_check_says_what_has_them_read(checked):
    _, said = checked("calendars: [june.yaml]\n")
    assert "(plans/spring.yml)" in said
    assert "say `columns: {words: text}` in postlint.yaml, and name it under `calendars:` there" in said


def test_the_error_where_only_the_file_is_named_says_so_too(checked):
    code, said = checked("calendars: [june.yaml, plans/spring.yml]\n")
    assert code == 2
    assert said.count("say columns: {words: text} in postlint.yaml.") == 1


def test_the_error_on_a_file_with_other_entries_says_so_too(run, workplace):
    (workplace / "june.yaml").write_text(_PLAN.replace("things_to_post:", "project: {name: Lock}\nthings:"))
    (workplace / "postlint.yaml").write_text("calendars: [june.yaml]\n")
    assert "say columns: {words: text} in postlint.yaml." in run("check").stdout


def test_what_is_said_has_them_read(checked):
    code, said = checked(f"calendars: [june.yaml, plans/spring.yml]\n{_MEANT}")
    assert code == 0
    assert "2 calendars, 4 posts" in said


def test_an_error_in_other_data_says_nothing_of_it(run, workplace):
    (workplace / "june.yaml").write_text("boats: [{name: Heron, length: 12}]\n")
    (workplace / "postlint.yaml").write_text("calendars: [june.yaml]\n")
    assert "columns:" not in run("check").stdout


def test_init_names_the_file_that_it_speaks_of(run, workplace):
    (workplace / "plans").mkdir()
    (workplace / "plans" / "spring.yml").write_text(_PLAN)
    (workplace / "plans" / "june.yaml").write_text("posts: [{channel: x, text: The lock is open.}]\n")
    assert "say `columns: {words: text}` in postlint.yaml" in " ".join(run("init").stdout.split())
    settings = (workplace / "postlint.yaml").read_text()
    assert '"/plans/**/*.yml"' in settings
    assert '"/plans/**/*.yaml"' in settings
