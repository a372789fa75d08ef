"""Posts that name no network in files in which others do, in every shape of file."""

import json

import pytest

_TEXTS = [
    "The lock is open.",
    "Come and see the sluice.",
    "New paint on the gate.",
    "We close at four.",
    "Six boats went through.",
]
_DAYS = [f"2026-12-0{number}" for number in range(1, 6)]
_SAID = "names no network, though most others in this file do"


def _posts(networks):
    return zip(_DAYS, networks, _TEXTS, strict=False)


def _markdown(networks):
    return "".join(
        f"## {day}{f' — {network}' * bool(network)}\n\n**Caption:** {text}\n\n"
        for day, network, text in _posts(networks)
    )


def _pipes(networks):
    rows = (f"| {day} | {network} | {text} |" for day, network, text in _posts(networks))
    return "\n".join(["| Date | Channel | Copy |", "|---|---|---|", *rows, ""])


def _entries(networks):
    return [
        {"when": day, **({"where": network} if network else {}), "text": text}
        for day, network, text in _posts(networks)
    ]


def _csv(networks):
    rows = (f'{day},{network},"{text}",ready' for day, network, text in _posts(networks))
    return "\n".join(["Date,Network,Text,Status", *rows, ""])


_SHAPES = {
    "social-posts.md": _markdown,
    "social-table.md": _pipes,
    "posts.json": lambda networks: json.dumps(_entries(networks), indent=1),
    "posts.yaml": lambda networks: json.dumps({"posts": _entries(networks)}, indent=1),
    "posts.csv": _csv,
}
shapes = pytest.mark.parametrize("name", _SHAPES)


@pytest.fixture
def said(run, workplace):
    """Write a file of a shape, whose posts name these networks, and return what is said of them."""

    def check(name, networks, *, settings="packs: [two-way]\n"):
        (workplace / "postlint.yaml").write_text(settings)
        (workplace / name).write_text(_SHAPES[name](networks), encoding="utf-8")
        return run("check", "--show", "info", name).stdout

    return check


@shapes
def test_a_post_without_a_network_beside_others_is_warned_of_once(said, name):
    found = said(name, ["facebook", "", "facebook", "facebook"])
    assert found.count("[reading/no-network]") == 1
    assert _SAID in found


@shapes
def test_several_are_one_warning_with_their_lines(said, name):
    found = said(name, ["facebook", "", "", "facebook", "facebook"])
    assert found.count("[reading/no-network]") == 1
    assert "(nor does that of line " in found


@shapes
def test_where_no_post_names_one_nothing_is_asked(said, name):
    assert "no-network" not in said(name, ["", "", "", ""])


@shapes
def test_where_most_name_none_nothing_is_asked(said, name):
    assert "no-network" not in said(name, ["facebook", "", "", ""])


@shapes
def test_the_only_account_that_is_declared_is_meant(said, name):
    settings = "accounts: {lock: {channel: facebook}}\n"
    assert "no-network" not in said(name, ["facebook", "", "facebook", "facebook"], settings=settings)


@pytest.fixture
def keyed(run, workplace):
    """Write a post whose network stands behind this key, and return what is said of it."""

    def check(key):
        (workplace / "posts.yaml").write_text(
            f"- when: 2026-12-01\n  {key}: facebook\n  text: The lock is open.\n"
        )
        return run("check", "posts.yaml")

    return check


def test_a_slip_in_the_key_of_a_network_is_an_error_that_names_it(keyed):
    found = keyed("wher")
    assert found.exit_code == 2
    assert 'Unknown key "wher". Did you mean "where"?' in found.stdout


def test_a_key_of_the_house_before_a_network_is_no_slip(keyed):
    assert "Did you mean" not in keyed("done").stdout


_SETTINGS = "packs: [two-way, hygiene]\nrules: {two-way/silent-account: error}\n"


@pytest.fixture
def few(run, workplace):
    """Write a plan on one network with two rows that name none, weeks apart, and return what is said."""

    def check(text="School bookings are open."):
        named = [f"2027-{month}-{day:02}" for month in ("01", "02") for day in range(3, 28, 4)]
        rows = [f'{day},Facebook,"Boat {day[5:]} is back. Which one next?",ready' for day in named]
        rows += [f'2027-01-05,,"{text}",ready', '2027-02-20,,"Our new film is online.",ready']
        (workplace / "postlint.yaml").write_text(_SETTINGS)
        (workplace / "social.csv").write_text("\n".join(["Date,Network,Text,Status", *rows, ""]))
        return run("check", "--show", "info", "--as-of", "2027-01-01", "social.csv")

    return check


def test_posts_without_a_network_are_judged_as_no_account_of_their_own(few):
    found = few()
    assert found.exit_code == 0
    assert "nothing goes out" not in found.stdout
    assert "Without a network, " not in found.stdout


def test_the_footer_says_what_was_not_judged_and_counts_accounts_that_are_named(few):
    said = " ".join(few().stdout.split())
    assert "16 posts, 1 account:" in said
    assert "2 posts left out of the mix (they name no network, where others of their file do)" in said


def test_each_of_them_is_judged_by_itself(few):
    assert "[hygiene/placeholder]" in few("Book a place at [insert link].").stdout


def test_importing_them_changes_nothing_of_what_is_said(few, run, workplace):
    few()
    (workplace / "plan.yaml").write_text(run("import", "social.csv").stdout)
    found = run("check", "--show", "info", "--as-of", "2027-01-01", "plan.yaml")
    assert found.stdout.count("[reading/no-network]") == 1
    assert "nothing goes out" not in found.stdout
