"""``postlint test``: the examples of packs, ours and theirs."""

from xml.etree import ElementTree as ET

import pytest

HOUSE = """\
pack: house
title: House rules
rules:
  ask:
    title: Ask something
    severity: warning
    check: share
    of: question
    min: 50%
    min_posts: 2
    message: "{account}: {count} of {total} ask"
    why: People like to be asked.
    how: Ask.
    examples:
      fail:
        - posts: [&us {kind: press_release, text: We open.}, *us]
        - posts: [&ask {kind: question, text: Which one?}, *us]
      pass:
        - posts: [*ask, *ask]
        - posts: [*us, *us, *us]
"""


@pytest.fixture
def house(workplace):
    path = workplace / "house.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def test_the_packs_in_use_are_tried_where_none_is_named(run):
    ran = run("test")
    assert ran.exit_code == 0
    assert ran.stdout.endswith("in 2 packs: all do what they show.\n")


def test_an_example_that_does_something_else_is_reported_at_its_place(run, house):
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("house.yaml:17:11: error: house/ask says nothing of this example")
    assert "  posts without a date: 1 of 2 posts count (1 about us, 1 question)\n" in ran.stdout
    assert "house.yaml:20:11: error: house/ask finds fault with this example, which should pass" in ran.stdout
    assert "  + got: warning: This calendar: none of 3 ask [house/ask]\n" in ran.stdout
    assert ran.stdout.endswith("Tried 4 examples of 1 rule in 1 pack: 2 not as shown.\n")


def test_junit_has_a_test_case_for_each_example(run, house):
    ran = run("test", "house.yaml", "--format", "junit")
    root = ET.fromstring(ran.stdout)
    cases = root.findall("./testsuite[@name='house']/testcase")
    assert [(case.get("name"), case.find("failure") is not None) for case in cases] == [
        ("fail 1", False),
        ("fail 2", True),
        ("pass 1", False),
        ("pass 2", True),
    ]
    assert {case.get("file") for case in cases} == {"house.yaml"}
    assert root.get("failures") == "2"


def test_junit_is_well_formed_whatever_an_example_holds(run, house):
    house.write_text(HOUSE.replace("We open.", r'"\e[31m <]]> \u0085 \ud800"').replace(r" \ud800", ""))
    root = ET.fromstring(run("test", "house.yaml", "--format", "junit").stdout)
    assert r"\x1b[31m <]]>" in "".join(root.itertext())


def test_an_example_that_is_no_calendar_is_not_as_shown(run, house):
    house.write_text(HOUSE.replace("posts: [*ask, *ask]", "posts: [{kind: quetsion, text: Hm?}]"))
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert 'Unknown kind "quetsion"' in ran.stdout


def test_an_unknown_pack_is_named_with_advice(run):
    ran = run("test", "two-wey")
    assert ran.exit_code == 2
    assert 'There is no pack called "two-wey". Did you mean "two-way"?' in ran.stderr


def test_a_configuration_does_not_change_what_examples_show(run, workplace):
    (workplace / "postlint.yaml").write_text("packs: [two-way]\nrules: {two-way/all-broadcast: off}\n")
    assert run("test").exit_code == 0


def test_an_example_may_say_which_day_it_is(run, house):
    house.write_text(HOUSE.replace("- posts: [*ask, *ask]", "- {as_of: 31 June, posts: [*ask, *ask]}"))
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert "31 June" in ran.stdout


def test_a_failing_example_shows_what_was_expected_what_came_and_its_posts(run, house, snapshot):
    assert run("test", "house.yaml") == snapshot


def test_junit_says_the_same_of_a_failing_example(run, house, snapshot):
    ran = run("test", "house.yaml", "--format", "junit")
    cases = ET.fromstring(ran.stdout).findall("./testsuite/testcase")
    assert [failure.text for case in cases for failure in case.findall("failure")] == snapshot


def test_an_example_whose_kinds_are_left_to_guess_is_told_to_declare_them(run, house):
    house.write_text(HOUSE.replace("&us {kind: press_release, ", "&us {").replace("*ask, *ask", "*us, *us"))
    ran = run("test", "house.yaml")
    assert "guessed" in ran.stdout
    assert "Write `kind: …` on each post" in ran.stdout


def test_a_pack_without_examples_is_not_said_to_do_what_they_show(run, house):
    house.write_text(HOUSE.partition("    examples:")[0])
    assert run("test", "house.yaml").stdout.startswith(
        "Tried 0 examples of 1 rule in 1 pack: nothing was tried."
    )
