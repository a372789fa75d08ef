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


EXPECTING = """\
        - title: Half of them ask
          posts:
            - {id: opening, kind: press_release, text: We open.}
            - {id: closing, kind: press_release, text: We close.}
            - {id: gate, kind: question, text: Which one?}
          expect:
            - rule: ask
              post: gate
              line: 5
              severity: warning
              may: false
              remedy: {replace: 1, add: 1}
              message: 1 of 3 ask
"""


@pytest.fixture
def expecting(house):
    """A pack whose example expects just what comes; ``change`` makes something else of it."""

    def write(old: str = "", new: str = "") -> None:
        assert old in EXPECTING
        before, fail, _ = HOUSE.partition("      fail:\n")
        house.write_text(before + fail + EXPECTING.replace(old, new), encoding="utf-8")

    write()
    return write


def test_an_example_may_say_what_is_to_be_found(run, expecting):
    ran = run("test", "house.yaml")
    assert (ran.exit_code, ran.stdout) == (0, "Tried 1 example of 1 rule in 1 pack: all do what they show.\n")


def test_what_is_expected_stays_true_when_the_example_moves(run, expecting, workplace):
    path = workplace / "house.yaml"
    path.write_text("# One more line.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("test", "house.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "expected", "got"),
    [
        ("post: gate", "post: 1", "{post: 1, line: 5,", "{post: 3 or gate, line: 5,"),
        ("line: 5", "line: 4", "line: 4", "line: 5"),
        ("severity: warning", "severity: error", "severity: error", "severity: warning"),
        ("may: false", "may: true", "may: true", "may: false"),
        ("replace: 1", "replace: null", "{replace: null, add: 1}", "{replace: 1, add: 1}"),
        ("message: 1 of 3", "message: 2 of 3", '"2 of 3 ask"', '"This calendar: 1 of 3 ask"'),
    ],
)
def test_what_comes_otherwise_than_expected_is_shown_beside_it(run, expecting, old, new, expected, got):
    expecting(old, new)
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert "house/ask finds something else in “Half of them ask” than it expects" in ran.stdout
    said = " ".join(ran.stdout.split())
    assert expected in said.partition("+ got: ")[0]
    assert got in said.partition("+ got: ")[2]


def test_a_finding_that_is_not_as_expected_is_shown_whole(run, expecting, snapshot):
    expecting("message: 1 of 3 ask", "message: 1 of 3 asks\n            - {post: opening}")
    assert run("test", "house.yaml") == snapshot


def test_one_finding_more_than_expected_is_shown(run, house):
    twice = HOUSE.replace("min_posts: 2", "min_posts: 2\n    window: week").replace(
        "- posts: [&us {kind: press_release, text: We open.}, *us]",
        """- posts:
            - &us {kind: press_release, text: We open., date: 2026-06-01}
            - *us
            - {kind: question, text: Which one?, date: 2026-06-08}
            - {kind: question, text: And why?, date: 2026-06-09}
            - {kind: press_release, text: We close., date: 2026-06-15}
            - {kind: press_release, text: We closed., date: 2026-06-16}
          expect: [{}]""",
    )
    house.write_text(twice, encoding="utf-8")
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert (
        "  - expected: nothing more [house/ask]\n  + got: {post: 6, line: 7, severity: warning" in ran.stdout
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("post: gate", "psot: gate", '23:15: error: Unknown key "psot". Did you mean "post"?'),
        ("severity: warning", "severity: warn", '25:25: error: "severity": "warn" is none of'),
        ("post: gate", "post: [1]", "write the number of the post, counted from 1, or its id"),
        ("add: 1", "add: some", "write a number of posts, or null where there is no answer"),
    ],
)
def test_a_slip_under_expect_is_an_error_at_its_place(run, expecting, old, new, says):
    expecting(old, new)
    ran = run("test", "house.yaml")
    assert ran.exit_code == 2
    assert says in ran.stderr


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "post: gate",
            "post: 4",
            'house.yaml:23:21: error: This example has no post "4". Write the `id` of one of its 3',
        ),
        (
            "post: gate",
            "post: 0",
            'error: This example has no post "0". Write the `id` of one of its 3',
        ),
        ("post: gate", "post: gat", 'error: This example has no post "gat". Did you mean "gate"?'),
        ("rule: ask", "rule: aks", 'error: This pack has no rule "house/aks". Did you mean "house/ask"?'),
        ("expect:", "expcet:", 'house.yaml:21:11: error: Unknown key "expcet". Did you mean "expect"?'),
    ],
)
def test_what_an_example_names_and_has_not_is_told_at_its_place(run, expecting, old, new, says):
    expecting(old, new)
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert "house/ask cannot be tried on “Half of them ask”" in ran.stdout
    assert says in " ".join(ran.stdout.split())


def test_an_example_that_passes_may_expect_findings_of_other_rules_only(run, expecting, house):
    house.write_text(house.read_text(encoding="utf-8").replace("fail:", "pass:"), encoding="utf-8")
    ran = run("test", "house.yaml")
    assert ran.exit_code == 1
    assert "error: house/ask finds nothing in what passes. Name another rule" in ran.stdout


def test_an_example_that_passes_may_say_which_rule_speaks_in_its_place(run, expecting, house):
    milder = """\
  ask-a-bit-more:
    title: Ask a bit more
    severity: info
    check: share
    of: question
    min: 60%
    min_posts: 2
    unless: [ask]
    message: "{count}"
    why: People like to be asked.
    how: Ask.
    examples:
      pass:
        - posts: [{kind: press_release, text: We open.}, {kind: press_release, text: We close.}]
          expect: [{rule: ask, message: none of 2}]
"""
    house.write_text(house.read_text(encoding="utf-8") + milder, encoding="utf-8")
    assert run("test", "house.yaml").exit_code == 0


def test_junit_names_a_case_by_what_it_shows(run, expecting):
    root = ET.fromstring(run("test", "house.yaml", "--format", "junit").stdout)
    assert [case.get("name") for case in root.iter("testcase")] == ["fail 1: Half of them ask"]


def test_what_an_example_expects_is_no_part_of_it_for_readers(run, expecting, workplace):
    (workplace / "postlint.yaml").write_text("packs: [house.yaml]\n", encoding="utf-8")
    assert "remedy" not in run("explain", "house/ask").stdout
