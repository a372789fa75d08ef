"""Which account a post belongs to, over all files of a configuration."""

import pytest

PARKS = 'parks: {channel: x, handle: "@CityParks", followers: 12400}'
CITY = 'city: {channel: mastodon, handle: "@citygov"}'


def owners(plan):
    return [post.accounts for post in plan.posts]


def test_a_post_names_its_account_by_key_or_handle_or_link(folder):
    plan = folder.plan(
        f"accounts: {{{PARKS}, {CITY}}}\nposts:\n- {{text: A, account: parks}}\n"
        '- {text: B, account: "@cityparks"}\n- {text: C, account: https://x.com/CityParks}\n'
    )
    assert owners(plan) == [("x:cityparks",)] * 3


def test_a_post_may_go_out_on_several_accounts(folder):
    plan = folder.plan(f"accounts: {{{PARKS}, {CITY}}}\nposts: [{{text: A, accounts: [parks, city]}}]")
    assert owners(plan) == [("x:cityparks", "mastodon:citygov")]


def test_the_only_account_of_a_file_needs_no_name(folder):
    folder.write(
        a_yaml=f"accounts: {{{PARKS}}}\nposts: [{{text: A}}]", b_yaml=f"accounts: {{{CITY}}}\nposts: []"
    )
    assert owners(folder.load(".")) == [("x:cityparks",)]


def test_the_only_account_of_all_files_needs_no_name(folder):
    folder.write(a_yaml="posts: [{text: A}]", b_yaml=f"accounts: {{{PARKS}}}\nposts: []")
    assert owners(folder.load(".")) == [("x:cityparks",)]


def test_where_no_account_is_declared_there_is_one_for_all(folder):
    folder.write(a_yaml="posts: [{text: A}]", b_yaml="- text: B\n")
    assert owners(folder.load(".")) == [("This calendar",)] * 2


def test_where_there_are_several_a_post_must_say_which(folder):
    line, column, message = folder.only_problem(f"accounts: {{{PARKS}, {CITY}}}\nposts:\n  - text: A\n")
    assert (line, column) == (3, 5)
    assert "parks (@CityParks on x), city (@citygov on mastodon)" in message


def test_a_channel_stands_for_its_only_account(folder):
    plan = folder.plan(f"accounts: {{{PARKS}, {CITY}}}\nposts: [{{text: A, platform: twitter}}]")
    assert owners(plan) == [("x:cityparks",)]


def test_a_channel_that_no_account_is_on_is_an_account_itself(folder):
    plan = folder.plan("posts: [{text: A, platforms: [x, linkedin]}]")
    assert owners(plan) == [("x", "linkedin")]
    assert plan.accounts["linkedin"].channel == "linkedin"
    assert plan.accounts["linkedin"].facts == {}


def test_a_channel_with_two_accounts_is_not_enough(folder):
    message = folder.only_problem(
        f'accounts: {{{PARKS}, more: {{channel: x, handle: "@more"}}}}\nposts: [{{text: A, channel: x}}]'
    )[2]
    assert "Which account?" in message


def test_an_account_on_another_channel_is_an_error(folder):
    message = folder.only_problem(
        f"accounts: {{{PARKS}}}\nposts: [{{text: A, account: parks, channel: x}}, "
        "{text: B, account: parks, channel: linkedin}]"
    )[2]
    assert "not an account on linkedin" in message


def test_a_slip_in_the_name_of_an_account_is_an_error(folder):
    line, column, message = folder.only_problem(
        f"accounts: {{{PARKS}}}\nposts:\n- {{text: A, account: praks}}\n"
    )
    assert (line, column) == (3, 22)
    assert 'Did you mean "parks"?' in message


def test_an_account_that_nobody_declared_is_one_of_which_nothing_is_known(folder):
    plan = folder.plan(f"accounts: {{{PARKS}}}\nposts: [{{text: A, account: library}}]")
    assert owners(plan) == [("library",)]
    assert (plan.accounts["library"].facts, plan.problems) == ({}, ())


def test_one_account_over_several_files_is_one(folder):
    folder.write(
        a_yaml=f"accounts: {{{PARKS}}}\nposts: [{{text: A}}]",
        b_yaml='accounts: {p: {channel: x, handle: "@cityparks", following: 3}}\nposts: [{text: B}]',
    )
    plan = folder.load(".")
    assert owners(plan) == [("x:cityparks",)] * 2
    assert {key: fact.value for key, fact in plan.accounts["x:cityparks"].facts.items()} == {
        "followers": 12400,
        "following": 3,
    }


def test_a_bare_key_means_the_account_that_another_file_declares(folder):
    folder.write(
        a_yaml="accounts: {parks: {avatar: true}}\nposts: [{text: A}]",
        b_yaml=f"accounts: {{{PARKS}}}\nposts: []",
    )
    assert owners(folder.load(".")) == [("x:cityparks",)]


def test_one_key_for_two_accounts_means_the_one_of_its_own_file(folder):
    folder.write(
        a_yaml='accounts: {main: {channel: x, handle: "@a"}}\nposts: [{text: A, account: main}]',
        b_yaml='accounts: {main: {channel: x, handle: "@b"}}\nposts: [{text: B, account: main}]',
        c_yaml="posts: [{text: C, account: main}]",
    )
    plan = folder.load(".")
    assert owners(plan) == [("x:a",), ("x:b",)]
    assert [(problem.span.path, "can be" in problem.message) for problem in plan.problems] == [
        ("c.yaml", True)
    ]


def test_facts_that_contradict_each_other_are_an_error_at_the_second_place(folder):
    folder.write(
        a_yaml=f"accounts:\n  {PARKS}\nposts: []",
        b_yaml='accounts:\n  p: {channel: x, handle: "@cityparks", followers: 13000}\nposts: []',
    )
    (problem,) = folder.load(".").problems
    assert (problem.span.path, problem.span.line, problem.span.column) == ("b.yaml", 2, 52)
    assert "followers is 13000 here and 12400 at a.yaml:2" in problem.message


def test_facts_that_are_absent_are_unknown(folder):
    plan = folder.plan(f"accounts: {{{PARKS}}}\nposts: []")
    assert "avatar" not in plan.accounts["x:cityparks"].facts


def test_our_own_handles_are_those_of_files_settings_and_accounts(folder):
    folder.write(postlint_yaml='own: ["@Mayor"]')
    plan = folder.plan(f"own: [https://mastodon.social/@citygov]\naccounts: {{{PARKS}}}\nposts: []")
    assert plan.own == {"mayor", "citygov", "cityparks"}


def test_what_is_no_handle_is_an_error(folder):
    assert "is not a handle" in folder.only_problem('own: ["mayor: office"]\nposts: []')[2]


@pytest.mark.parametrize("post", ["{account: parks, txet: A}", "{account: parks, text: A, kind: questoin}"])
def test_a_post_that_is_left_out_is_counted_with_its_account(folder, post):
    plan = folder.plan(f"accounts: {{{PARKS}, {CITY}}}\nposts: [{post}]")
    assert plan.left_out == {"x:cityparks": 1}


def test_slots_periods_and_inbox_name_accounts_as_posts_do(folder):
    plan = folder.plan(
        f"accounts: {{{PARKS}, {CITY}}}\nslots: [{{account: praks, every: daily 9:00, minutes: 5}}]\n"
        "periods: [{name: a, from: 2026-01-01, to: 2026-01-02, account: city}]\n"
        "inbox: [{id: q, account: parks}]\n"
    )
    assert [problem.span.line for problem in plan.problems] == [2]
    assert (plan.periods[0].accounts, plan.inbox[0].account) == (("mastodon:citygov",), "x:cityparks")


def test_a_post_without_an_account_has_its_other_errors_named_too(folder):
    plan = folder.plan(f"accounts: {{{PARKS}, {CITY}}}\nposts: [{{text: A, kind: questoin}}]")
    assert [
        words in problem.message for problem, words in zip(plan.problems, ("Which", "kind"), strict=True)
    ] == [
        True,
        True,
    ]


@pytest.mark.parametrize("name", ["Twitter", "tweet"])
def test_a_word_for_a_network_means_the_only_account_there_and_a_note_says_so(folder, name):
    plan = folder.plan(f"accounts: {{{PARKS}, {CITY}}}\nposts: [{{text: A, account: {name}}}]")
    assert owners(plan) == [("x:cityparks",)]
    assert [note for note in plan.notes if f'"{name}" (june.yaml:2)' in note and "the only account" in note]


def test_a_word_for_a_network_with_two_accounts_is_an_error(folder):
    other = 'trees: {channel: x, handle: "@citytrees"}'
    *_, message = folder.only_problem(
        f"accounts: {{{PARKS}, {other}}}\nposts: [{{text: A, account: Twitter}}]"
    )
    assert message.startswith('"Twitter" can be parks (@CityParks on x), trees')


def test_accounts_that_are_declared_nowhere_are_named_once_where_others_are(folder):
    post = "{text: A, account: Paperboy}"
    plan = folder.plan(f"accounts: {{{PARKS}}}\nposts:\n- {post}\n- {post}\n")
    (note,) = plan.notes
    assert note.startswith("Accounts that are declared nowhere") and '"Paperboy" (june.yaml:3, 2×)' in note
    assert folder.plan(f"posts: [{post}]").notes == ()


def test_slots_periods_and_the_inbox_take_several_accounts(folder):
    both = "account: [parks, city]"
    plan = folder.plan(
        f"accounts: {{{PARKS}, {CITY}}}\nslots: [{{{both}, every: 'Mon 10:00', minutes: 30}}]\n"
        f"inbox: [{{id: a, {both}}}]\nperiods: [{{name: May, from: 2026-05-01, to: 2026-05-31, {both}}}]\n"
        "posts: []\n"
    )
    identities = ["x:cityparks", "mastodon:citygov"]
    assert plan.problems == ()
    assert [slot.account for slot in plan.slots] == [item.account for item in plan.inbox] == identities
    assert plan.periods[0].accounts == tuple(identities)


def test_a_fact_is_kept_where_an_alias_of_it_fits_nothing(folder):
    accounts = "accounts:\n  parks: {channel: x, lists: &ours [partners]}\n  trees: {channel: *ours}\n"
    folder.write(june_yaml=f"{accounts}posts:\n- {{text: Hello, account: parks}}\n")
    plan = folder.load("june.yaml")
    assert [found.rule for found in plan.problems] == ["reading/unfit-value"]
    assert plan.accounts["parks"].facts["lists"].value == ["partners"]
