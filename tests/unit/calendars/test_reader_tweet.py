"""One post a file, as twitter-together and toot-together take it."""

import pytest

from postlint.judging.packs.reading_pack import BUILT_IN, of_reading

FRIEND = "https://x.com/ann/status/12"


@pytest.fixture
def read(folder):
    def read(text, name="a.tweet"):
        (folder.path / name).write_bytes(text.encode())
        return folder.load(".")

    return read


@pytest.fixture
def only(read):
    def only(text, name="a.tweet"):
        plan = read(text, name)
        assert plan.problems == ()
        (post,) = plan.posts
        return post

    return only


def test_a_file_of_plain_text_is_one_post(only):
    post = only("The gate is open.\n\nCome in!\n")
    assert (post.text, post.when) == ("The gate is open.\n\nCome in!", None)


@pytest.mark.parametrize(("name", "channel"), [("a.tweet", "x"), ("a.toot", "mastodon")])
def test_the_name_says_which_network_it_is_for(read, name, channel):
    (account,) = read("Open.", name).accounts.values()
    assert account.channel == channel


def test_front_matter_shares_answers_and_attaches(only):
    post = only(f"---\nreply: {FRIEND}\nmedia:\n  - file: map.png\n    alt: A map\n---\n\nTurn left.\n")
    assert (post.reply_to.value, post.text) == (FRIEND, "Turn left.")
    assert [(item.file, item.alt) for item in post.media] == [("map.png", "A map")]


def test_a_retweet_with_words_of_our_own_is_a_quote(only):
    post = only(f"---\nretweet: {FRIEND}\n---\n\nWell said.\n")
    assert (post.quote_of.value, post.repost_of) == (FRIEND, None)


def test_a_retweet_without_words_is_a_repost(only):
    post = only(f"---\nretweet: {FRIEND}\n---\n")
    assert (post.repost_of.value, post.quote_of, post.texts) == (FRIEND, None, ())


def test_option_lines_at_the_end_are_a_poll(only):
    post = only("Which gate?\n\n( ) North\n() South\n( )  Both")
    assert (post.text, post.poll.value) == ("Which gate?", ("North", "South", "Both"))


def test_a_poll_in_front_matter_leaves_the_text_alone(only):
    post = only("---\npoll: [North, South]\n---\nWhich gate?\n\n( ) is no option")
    assert (post.poll.value, post.text) == (("North", "South"), "Which gate?\n\n( ) is no option")


def test_three_hyphens_go_on_with_a_thread_whose_parts_have_front_matter_too(only):
    post = only("One.\n\n---\n\nTwo.\n\n---\n---\nmedia: [{file: map.png}]\n---\nThree.\n\n---\n")
    assert [part.text for part in post.texts] == ["One.", "Two.", "Three."]
    assert [(item.file, item.part, item.span.line) for item in post.media] == [("map.png", 3, 9)]


def test_each_part_of_a_thread_keeps_its_own_media(only):
    post = only(
        "---\nmedia: [{file: a.png, alt: A}]\n---\nOne.\n---\nTwo.\n---\n---\nmedia: [{file: c.png}]\n---\n"
    )
    assert [part.text for part in post.texts] == ["One.", "Two.", ""]
    assert [(item.file, item.alt, item.part) for item in post.media] == [
        ("a.png", "A", 1),
        ("c.png", None, 3),
    ]


def test_a_thread_may_have_a_delimiter_of_its_own(only):
    post = only("---\nthread-delimiter: '+++'\n---\nOne.\n---\nStill one.\n+++\nTwo.\n")
    assert [part.text for part in post.texts] == ["One.\n---\nStill one.", "Two."]


def test_other_keys_of_a_post_may_stand_in_front_matter(only):
    post = only("---\nkind: mention\ndate: 2026-06-01 09:00\nstatus: approved\n---\nThank you, Ann.\n")
    assert (post.kind.value, str(post.when.value.date), post.status) == ("mention", "2026-06-01", "approved")


def test_line_ends_of_windows_are_read(only):
    post = only(f"---\r\nretweet: {FRIEND}\r\n---\r\n\r\nOne.\r\nTwo.\r\n")
    assert (post.quote_of.value, post.text) == (FRIEND, "One.\nTwo.")


def test_places_are_those_of_the_file(only):
    post = only("---\nreply: @ann\n---\n\nThe gate is open.\n".replace("@ann", '"@ann"'))
    assert (post.span.line, post.reply_to.span.line, post.texts[0].span.line) == (1, 2, 5)
    word = post.texts[0].span_of(4, 8)
    assert (word.line, word.column, word.end_column) == (5, 5, 9)


@pytest.mark.parametrize("text", ["", "\n \n", "---\n---\n"])
def test_an_empty_file_is_no_post_and_said_to_be_empty(read, text):
    plan = read(text)
    assert plan.posts == ()
    assert [file.declined for file in plan.files] == ["empty"]


def test_front_matter_that_never_closes_is_an_error_and_the_others_are_read(read):
    read("Open.", "b.tweet")
    plan = read(f"---\nretweet: {FRIEND}\n\nHello\n")
    assert [post.text for post in plan.posts] == ["Open."]
    assert [(problem.span.path, problem.span.line) for problem in plan.problems] == [("a.tweet", 1)]
    assert "never closes" in plan.problems[0].message


def test_only_the_first_part_of_a_thread_answers_anybody(read):
    (problem,) = read("One.\n---\n---\nreply: '@ann'\n---\nTwo.").problems
    assert (problem.span.line, "first part" in problem.message) == (4, True)


@pytest.mark.parametrize(
    "text", [f"retweet: {FRIEND}\n", f"Look!\nreply: {FRIEND}\n", "media: map.png\n\nThe map.\n"]
)
def test_a_field_outside_of_front_matter_is_a_finding(read, text):
    (finding,) = of_reading(read(text), {rule.id: rule for pack in BUILT_IN for rule in pack.rules})
    assert (finding.rule, finding.severity, finding.post) == ("reading/stray-field", "error", "a.tweet:1")


@pytest.mark.parametrize("text", ["Our reply: yes.", "Questions?\nReply: below.", "poll\n"])
def test_words_of_a_text_are_no_fields(read, text):
    assert read(text).diagnostics == ()


def test_front_matter_below_a_blank_line_is_read_and_a_finding(read):
    plan = read(f"\n---\nretweet: {FRIEND}\n---\n")
    assert plan.posts[0].repost_of.value == FRIEND
    assert [(remark.rule, remark.span.line) for remark in plan.diagnostics] == [
        ("reading/late-front-matter", 2)
    ]


@pytest.mark.parametrize(("key", "field"), [("reply", "reply_to"), ("retweet", "quote_of")])
def test_the_number_of_a_post_is_as_good_as_its_address(only, key, field):
    post = only(f"---\n{key}: 123456789012345678\n---\n\nYes, until six.\n")
    assert getattr(post, field).value == "123456789012345678"
