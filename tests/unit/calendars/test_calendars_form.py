"""Keys, values and texts: what is read, what is an error, and where."""

import pytest

from postlint.calendars.schema import calendar_schema, known_keys
from postlint.calendars.terms.field_names import spelled_names_of

PARTS = ("calendar", "account", "post", "media_item", "slot", "period", "inbox_item")

NATIVE = """\
timezone: Europe/London
own: ["@citygov"]
accounts:
  parks: {channel: x, handle: "@cityparks", followers: 12400, avatar: true, staffed: "Mon-Fri 09:00-17:00"}
posts:
  - id: trail-opening
    date: 2026-06-01 09:00
    account: parks
    text: The river trail is open.
    reply_to: https://x.com/ann/status/1
    poll: [Yes, No]
    media: [{file: trail.jpg, alt: A path by a river}, map.png]
    kind: press_release
    status: approved
    origin: rss
    recurring: true
    urgent: flood warning
  - {thread: [First., Second.], translation_of: trail-opening}
slots:
  - {account: parks, every: "Mon-Fri 12:00", minutes: 20, who: duty officer, skip: [2026-12-25]}
periods:
  - {name: election, from: 2026-04-01, to: 2026-05-07, mix: "off", avoid: [retweet], because: neutrality}
inbox:
  - {id: q17, account: parks, date: 2026-05-30 18:00, type: complaint, answered_by: trail-opening}
"""


def test_the_native_calendar_is_read_whole(folder):
    plan = folder.plan(NATIVE)
    first, second = plan.posts
    (slot,), (period,), (item,) = plan.slots, plan.periods, plan.inbox
    assert plan.problems == ()
    assert plan.own == {"citygov", "cityparks"}
    assert (first.id, first.accounts, first.poll.value, first.kind.value) == (
        "trail-opening",
        ("x:cityparks",),
        ("Yes", "No"),
        "press_release",
    )
    assert [(medium.file, medium.alt) for medium in first.media] == [
        ("trail.jpg", "A path by a river"),
        ("map.png", None),
    ]
    assert (first.status, first.origin, first.recurring, first.urgent) == (
        "approved",
        "rss",
        True,
        "flood warning",
    )
    assert second.text == "First.\n\nSecond."
    assert (slot.every, slot.minutes, slot.skip[0].isoformat()) == ("Mon-Fri 12:00", 20, "2026-12-25")
    assert (period.mix_off, period.avoid, period.accounts) == (True, ("retweet",), ())
    assert (item.account, item.answered_by.value) == ("x:cityparks", "trail-opening")


def test_a_bare_list_of_posts_is_a_calendar(folder):
    plan = folder.plan("- text: One\n- caption: Two\n")
    assert [post.text for post in plan.posts] == ["One", "Two"]
    assert plan.files[0].reader == "list"


def test_each_document_of_a_file_is_a_calendar_of_its_own(folder):
    plan = folder.plan(
        "timezone: Europe/London\nposts: [{text: One, date: 2026-06-01T12:00Z}]\n"
        "---\nposts: [{text: Two, date: 2026-06-01T12:00Z}]\n"
    )
    assert [post.when.value.time.hour for post in plan.posts] == [13, 12]


def test_a_post_knows_its_place(folder):
    post = folder.plan("posts:\n  - id: a\n    text: One\n").posts[0]
    assert (post.span.path, post.span.line, post.span.column) == ("june.yaml", 2, 5)


@pytest.mark.parametrize(
    "alias", sorted(name for name, key in spelled_names_of("post").items() if key == "text")
)
def test_other_names_for_the_text_are_read(folder, alias):
    assert folder.plan(f"posts: [{{{alias}: Hello}}]").posts[0].text == "Hello"


@pytest.mark.parametrize(
    ("alias", "field"), [("in_reply_to", "reply_to"), ("retweet", "repost_of"), ("quote", "quote_of")]
)
def test_other_names_for_references_are_read(folder, alias, field):
    post = folder.plan(f"posts: [{{text: Hello, {alias}: https://x.com/ann/status/1}}]").posts[0]
    assert getattr(post, field).value == "https://x.com/ann/status/1"


def test_messages_use_the_name_that_was_written(folder):
    line, column, message = folder.only_problem("posts:\n  - {text: A, slug: {a: b}}\n")
    assert (line, column) == (2, 21)
    assert '"slug"' in message


def test_of_two_names_for_one_key_the_plainer_counts_and_the_other_is_named(folder):
    plan = folder.plan("posts:\n- caption: Two\n  text: One\n")
    assert (plan.posts[0].text, plan.problems) == ("One", ())
    assert "caption: beside text:" in plan.files[0].notes[0]


def test_a_slip_in_a_key_is_one_error_with_a_suggestion(folder):
    plan = folder.plan("posts:\n- txet: Hello\n- text: Fine\n")
    (problem,) = plan.problems
    assert (problem.span.line, problem.span.column) == (2, 3)
    assert 'Did you mean "text"?' in problem.message
    assert [post.text for post in plan.posts] == ["Fine"]


def test_a_slip_that_is_a_key_of_ones_own_can_be_said_so(folder):
    folder.write(postlint_yaml="extra_keys: [txet]")
    plan = folder.plan("posts: [{text: Hello, txet: x}]")
    assert (plan.problems, plan.extra_keys) == ((), ())


def test_keys_of_ones_own_are_named_once(folder):
    plan = folder.plan("posts:\n- {text: A, campaign: x}\n- {text: B, campaign: y, account_id: 3}\n")
    assert plan.problems == ()
    assert [(key.value, key.span.line) for key in plan.extra_keys] == [("campaign", 2), ("account_id", 3)]


def test_a_key_without_a_value_says_nothing(folder):
    plan = folder.plan("posts:\n- text: Hello\n  reply_to:\n  date:\nslots:\n")
    assert plan.problems == ()
    assert plan.posts[0].reply_to is None


def test_all_errors_of_a_file_are_named_at_once(folder):
    plan = folder.plan(
        "posts:\n- {text: A, status: aproved, kind: questoin, id: {}, poll: 5}\n- {text: B}\n- 5\n"
        "slots:\n- {every: whenever, minutes: 20}\n"
    )
    assert [problem.span.line for problem in plan.problems] == [2, 2, 2, 4, 6]
    assert 'Did you mean "approved"?' in plan.problems[0].message
    assert [post.text for post in plan.posts] == ["B"]
    assert plan.left_out == {"This calendar": 1, "": 1}


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("{text: A, kind: press_relese}", 'Did you mean "press_release"?'),
        ("{text: A, channel: instagrm}", 'Did you mean "instagram"?'),
        ("{text: A, poll: [One]}", "at least 2 items"),
    ],
)
def test_a_post_that_is_none_is_left_out_and_counted(folder, post, words):
    plan = folder.plan(f"posts: [{post}]")
    assert words in plan.problems[0].message
    assert (plan.posts, sum(plan.left_out.values())) == ((), 1)


def test_an_idea_needs_no_text_yet(folder):
    plan = folder.plan("posts: [{status: idea, title: Something with ducks}]")
    assert (len(plan.posts), plan.problems) == (1, ())


def test_house_words_for_kinds_are_read(folder):
    folder.write(postlint_yaml="kinds: {shout-out: mention}")
    assert folder.plan("posts: [{text: A, kind: shout-out}]").posts[0].kind.value == "mention"


def test_a_text_that_yaml_cuts_at_a_hash_is_an_error(folder):
    line, column, message = folder.only_problem("posts:\n- text: We love #parks today\n")
    assert (line, column) == (2, 17)
    assert "quotes" in message


@pytest.mark.parametrize("key", ["caption: Go #now", "thread: [One,\n  Two #now\n  ]"])
def test_texts_under_other_names_and_in_threads_are_cut_too(folder, key):
    assert "hash" in folder.only_problem(f"posts:\n- {key}\n")[2]


@pytest.mark.parametrize(
    "line",
    [
        'text: "We love parks" # yes',
        "text: Hi # postlint: ignore[a/b] because c",
        "text: A\n  status: draft # no",
    ],
)
def test_other_comments_cut_nothing(folder, line):
    assert folder.plan(f"posts:\n- {line}\n").problems == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Mon-Fri 12:00", "lunchtime", "write days and a time"),
        ("Mon-Fri 09:00-17:00", "office hours", "write days and hours"),
        ("to: 2026-05-07", "to: 2026-03-07", "before it begins"),
        ("avoid: [retweet]", "avoid: [retwet]", 'Did you mean "retweet"?'),
        ("skip: [2026-12-25]", "skip: [Christmas]", "not a date"),
        ("skip: [2026-12-25]", "skip: [2026-12-25 09:00]", "only the day"),
        ("answered_by: trail-opening", "answered_by: trail-opning", 'Did you mean "trail-opening"?'),
        ("translation_of: trail-opening", "translation_of: nothing-like-it", "There is no post"),
        ("complaint,", "complaint, no_answer: spam,", "not both"),
    ],
)
def test_slots_periods_inbox_and_references_are_checked(folder, old, new, words):
    assert words in folder.only_problem(NATIVE.replace(old, new))[2]


@pytest.mark.parametrize(
    "every", ["Mon-Fri 12:00", "Mon,Wed 12:00", "Mon-Thu 09:00, Fri 10:00", "daily 9:30"]
)
def test_the_usual_ways_to_say_when_a_slot_is_are_read(folder, every):
    assert folder.plan(f"slots: [{{every: '{every}', minutes: 5}}]").slots[0].every == every


def test_two_posts_with_one_id_are_an_error_at_the_second(folder):
    line, _, message = folder.only_problem("posts:\n- {id: 1, text: A}\n- {id: 1, text: B}\n")
    assert line == 3
    assert "june.yaml:2" in message


def test_a_fact_that_is_no_fact_leaves_the_account_its_other_ones(folder):
    plan = folder.plan('accounts: {parks: {followers: "12k", following: 3}}\nposts: [{text: A}]')
    assert list(plan.accounts["parks"].facts) == ["following"]


@pytest.mark.parametrize("part", PARTS)
def test_other_names_are_deprecated_in_the_schema_and_name_the_real_key(part):
    properties = calendar_schema()["$defs"][part]["properties"]
    for name, key in spelled_names_of(part).items():
        assert key in known_keys(part)
        if name == key:
            continue
        assert properties[name]["deprecated"] is True
        assert f"`{key}`" in properties[name]["description"]
        assert properties[name]["$ref"] == f"#/$defs/{part}/properties/{key}"


@pytest.mark.parametrize("part", PARTS)
def test_every_key_of_the_schema_has_a_title_and_a_description(part):
    about = calendar_schema()["$defs"][part]
    assert all({"title", "description"} <= about["properties"][key].keys() for key in known_keys(part))


def test_the_schema_is_a_schema():
    import jsonschema_rs

    assert jsonschema_rs.meta.is_valid(calendar_schema())


def test_a_part_of_a_thread_may_have_media_of_its_own(folder):
    plan = folder.plan(
        "posts:\n- thread:\n  - One.\n  - {text: Two., media: {file: a.png, alt: A gate}}\n"
        "  - {caption: Three., images: [b.png, c.png]}\n  - {media: d.png}\n"
    )
    (post,) = plan.posts
    assert not plan.problems
    assert [part.text for part in post.texts] == ["One.", "Two.", "Three.", ""]
    assert [(item.file, item.alt, item.part) for item in post.media] == [
        ("a.png", "A gate", 2),
        ("b.png", None, 3),
        ("c.png", None, 3),
        ("d.png", None, 4),
    ]


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("{alt: A gate}", "text: or media:"),
        ("{txet: One.}", 'Did you mean "text"?'),
        ("{text: One., medai: a.png}", 'Did you mean "media"?'),
        ("[One.]", "expected a number or text or a mapping"),
    ],
)
def test_a_part_of_a_thread_that_is_none_is_told_at_its_place(folder, part, says):
    line, _, message = folder.only_problem(f"posts:\n- thread:\n  - Hello.\n  - {part}\n")
    assert (line, says in message) == (4, True), message


def test_a_text_that_is_cut_at_a_hash_is_found_in_a_part_of_a_thread_too(folder):
    line, _, message = folder.only_problem("posts:\n- thread:\n  - text: We love #parks\n    media: a.png\n")
    assert (line, "YAML cuts the text at the hash" in message) == (3, True)
