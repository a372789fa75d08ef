"""Archives of what was really posted: X, Mastodon, Bluesky."""

import json

import pytest

from postlint.calendars.readers.shared_by_archives import plain_text

TWEETS = """\
window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : { "initial" : { "isEditEligible" : true } },
      "entities" : { "urls" : [
        { "url" : "https://t.co/abcdefghij", "expanded_url" : "https://parks.example/trail" } ] },
      "id_str" : "100",
      "created_at" : "Mon Jun 01 09:00:00 +0000 2026",
      "full_text" : "The trail is open &amp; free https://t.co/abcdefghij"
    }
  },
  { "tweet" : { "id_str" : "101", "created_at" : "Tue Jun 02 12:05:00 +0000 2026",
    "full_text" : "@ann Until nine.", "in_reply_to_status_id_str" : "77",
    "in_reply_to_screen_name" : "ann" } },
  { "tweet" : { "id_str" : "102", "created_at" : "Tue Jun 02 12:06:00 +0000 2026",
    "full_text" : "and on Sundays", "in_reply_to_status_id_str" : "101", "in_reply_to_user_id_str" : "5" } },
  { "tweet" : { "id_str" : "103", "created_at" : "Wed Jun 03 08:00:00 +0000 2026",
    "full_text" : "RT @rivertrust: Clean water" } },
  { "tweet" : { "id_str" : "104", "created_at" : "Thu Jun 04 08:00:00 +0000 2026",
    "full_text" : "Worth a read https://t.co/quotequote https://t.co/pictureeee",
    "entities" : { "urls" : [
      { "url" : "https://t.co/quotequote", "expanded_url" : "https://twitter.com/ann/status/9" } ] },
    "extended_entities" : { "media" : [
      { "url" : "https://t.co/pictureeee", "media_url_https" : "https://p.example/1.jpg" } ] } } }
]
"""
ACCOUNT = """\
window.YTD.account.part0 = [ {"account": {
  "email": "a@b.example", "username": "cityparks", "accountId": "5"}} ]
"""
PROFILE = 'window.YTD.profile.part0 = [ {"profile": {"avatarMediaUrl": "https://p.example/a.jpg"}} ]'
FOLLOWERS = (
    'window.YTD.follower.part0 = [ {"follower": {"accountId": "1"}}, {"follower": {"accountId": "2"}} ]'
)


def test_an_archive_of_x_gives_its_posts_and_what_it_says_of_the_account(folder):
    folder.write(
        data__tweets_js=TWEETS,
        data__account_js=ACCOUNT,
        data__profile_js=PROFILE,
        data__follower_js=FOLLOWERS,
    )
    plan = folder.load()
    assert plan.problems == ()
    (account,) = plan.accounts.values()
    facts = {key: fact.value for key, fact in account.facts.items()}
    assert (account.identity, account.handle) == ("x:cityparks", "@cityparks")
    assert facts == {"followers": 2, "avatar": True, "header": False, "archive": True}
    first, reply, own, repost, quote = plan.posts
    assert {post.status for post in plan.posts} == {"published"}
    assert first.text == "The trail is open & free https://parks.example/trail"
    assert (str(first.when.value.date), f"{first.when.value.time:%H:%M}") == ("2026-06-01", "09:00")
    assert reply.reply_to.value == "https://x.com/ann/status/77"
    assert own.reply_to.value == "https://x.com/cityparks/status/101"
    assert repost.repost_of.value == "@rivertrust"
    assert quote.quote_of.value == "https://twitter.com/ann/status/9"
    assert (quote.text, [medium.file for medium in quote.media]) == (
        "Worth a read https://twitter.com/ann/status/9",
        ["https://p.example/1.jpg"],
    )
    assert [post.span.line for post in plan.posts] == [3, 12, 15, 17, 19]


def test_an_archive_lies_on_the_clock_of_the_plan_beside_it(folder):
    folder.write(
        data__tweets_js=TWEETS,
        data__account_js=ACCOUNT,
        plan_yaml=(
            "timezone: Europe/London\naccounts: {parks: {channel: x, handle: '@cityparks'}}\nposts: []\n"
        ),
    )
    assert f"{folder.load().posts[0].when.value.time:%H:%M}" == "10:00"


def test_nothing_else_in_an_archive_is_opened(folder):
    folder.write(
        data__tweets_js=TWEETS,
        data__deleted_tweets_js=TWEETS,
        data__direct_messages_js="window.YTD.direct_messages.part0 = [ broken",
        posts__like_js="alert(1)",
    )
    (folder.path / "data/deleted_tweets.js").rename(folder.path / "data/deleted-tweets.js")
    plan = folder.load()
    assert [file.path for file in plan.files] == ["data/tweets.js"]
    assert plan.problems == ()
    (problem,) = folder.load("posts/like.js").problems
    assert "nothing else" in problem.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("alert(1)", (1, 1)),
        ("window.YTD.tweets.part0 = alert(1)", (1, 1)),
        ('window.YTD.tweets.part0 = [{"tweet": {"id_str": evil()}}]', (1, 49)),
        ("window.YTD.tweets.part0 = []; alert(1)", (1, 31)),
        ('window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "cut he', (1, 67)),
    ],
)
def test_a_program_is_not_run_and_what_breaks_off_is_said_with_its_place(folder, text, place):
    folder.write(tweets_js=text)
    (problem,) = folder.load().problems
    assert (problem.span.line, problem.span.column) == place


def test_posts_before_the_place_where_an_archive_breaks_off_are_read(folder):
    folder.write(tweets_js=TWEETS[: TWEETS.index("and on Sundays")])
    plan = folder.load()
    assert [post.id for post in plan.posts] == ["100", "101"]
    (problem,) = plan.problems
    assert problem.span.line == 16


@pytest.mark.parametrize("name", ["archive.zip", "archive.tar.gz"])
def test_a_packed_archive_is_refused_and_not_unpacked(folder, name):
    (folder.path / name).write_bytes(b"PK\x03\x04")
    (problem,) = folder.load(name).problems
    assert "Unpack it" in problem.message


PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACTOR = "https://social.example/users/parks"


def note(number, content, *, to=PUBLIC, **fields):
    about = {"id": f"{ACTOR}/statuses/{number}", "type": "Note", "content": content, **fields}
    date = f"2026-06-0{number}T09:00:00Z"
    return {"type": "Create", "actor": ACTOR, "published": date, "to": [to], "cc": [], "object": about}


OUTBOX = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "id": "outbox.json",
    "type": "OrderedCollection",
    "totalItems": 5,
    "orderedItems": [
        note(1, "<p>Open &amp; free</p><p>All day</p>", attachment=[{"url": "/a.jpg", "name": "A gate"}]),
        note(2, "<p>Until nine</p>", inReplyTo="https://other.example/users/ann/statuses/7"),
        note(3, "<p>Between us</p>", to="https://other.example/users/ann"),
        note(4, "<p>Which?</p>", type="Question", oneOf=[{"name": "Oak"}, {"name": "Elm"}]),
        {
            "id": f"{ACTOR}/statuses/5/activity",
            "type": "Announce",
            "published": "2026-06-05T09:00:00Z",
            "to": [PUBLIC],
            "object": "https://other.example/users/ann/statuses/8",
        },
    ],
}


def test_an_outbox_gives_posts_replies_polls_and_boosts_and_no_private_messages(folder):
    actor = {"id": ACTOR, "type": "Person", "preferredUsername": "parks", "icon": {"url": "avatar.png"}}
    folder.write(outbox_json=json.dumps(OUTBOX, indent=1), actor_json=json.dumps(actor))
    plan = folder.load()
    assert plan.problems == ()
    (account,) = plan.accounts.values()
    assert (account.channel, account.handle) == ("mastodon", "@parks@social.example")
    assert {key: fact.value for key, fact in account.facts.items()} == {
        "avatar": True,
        "header": False,
        "archive": True,
    }
    first, reply, poll, boost = plan.posts
    assert (first.text, first.media[0].alt) == ("Open & free\n\nAll day", "A gate")
    assert reply.reply_to.value == "https://other.example/users/ann/statuses/7"
    assert poll.poll.value == ("Oak", "Elm")
    assert boost.repost_of.value == "https://other.example/users/ann/statuses/8"
    assert {post.status for post in plan.posts} == {"published"}
    assert [(file.path, file.notes) for file in plan.files if file.reader] == [
        ("outbox.json", ("1 message that only the people named could see",))
    ]


def test_an_address_that_names_no_server_gives_no_handle(folder):
    told = OUTBOX | {"orderedItems": [one | {"actor": "https://social]"} for one in OUTBOX["orderedItems"]]}
    folder.write(outbox_json=json.dumps(told))
    plan = folder.load()
    assert len(plan.posts) == 4
    assert not any(account.handle for account in plan.accounts.values())


def test_the_text_of_a_mastodon_post_is_what_its_html_shows():
    shown = plain_text(
        '<p>Thanks <span class="h-card"><a href="https://o.example/@ann">@<span>ann</span></a></span>!'
        '<br />See <a href="https://a.example/long"><span class="invisible">https://</span>'
        '<span class="ellipsis">a.example</span><span class="invisible">/long</span></a></p><p>&lt;3</p>'
    )
    assert shown == "Thanks @ann!\nSee https://a.example/long\n\n<3"


DID = "did:plc:parks"
AUTHOR = {"did": DID, "handle": "parks.example", "avatar": "https://cdn.example/a.jpg"}


def skeet(number, text, **record):
    uri = f"at://{DID}/app.bsky.feed.post/{number}"
    fields = {"$type": "app.bsky.feed.post", "text": text, "createdAt": f"2026-06-0{number}T09:00:00.000Z"}
    return {"post": {"uri": uri, "author": AUTHOR, "record": {**fields, **record}}}


def answer(number, text, to):
    parent = {"uri": f"at://{to}/app.bsky.feed.post/q", "cid": "x"}
    return skeet(number, text, reply={"root": parent, "parent": parent})


REPOST = {
    "post": {
        "uri": "at://did:plc:trust/app.bsky.feed.post/r",
        "author": {"did": "did:plc:trust", "handle": "trust.example"},
        "record": {"text": "Clean water", "createdAt": "2026-05-01T09:00:00Z"},
    },
    "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": AUTHOR, "indexedAt": "2026-06-04T09:00:00Z"},
}
IMAGES = {"$type": "app.bsky.embed.images", "images": [{"alt": "A gate"}]}


def feed(*items):
    return json.dumps({"feed": list(items), "cursor": "x"})


def test_an_author_s_feed_gives_posts_replies_and_reposts(folder):
    first = skeet(1, "The trail is open 😀", embed=IMAGES)
    pinned = {**first, "reason": {"$type": "app.bsky.feed.defs#reasonPin"}}
    reply, thread = answer(2, "Until nine", "did:plc:ann"), answer(3, "More", DID)
    folder.write(feed_json=feed(pinned, first, reply, thread, REPOST))
    plan = folder.load("feed.json")
    assert plan.problems == ()
    (account,) = plan.accounts.values()
    assert (account.channel, account.handle) == ("bluesky", "@parks.example")
    one, reply, thread, repost = plan.posts
    assert (one.text, one.media[0].alt) == ("The trail is open 😀", "A gate")
    assert reply.reply_to.value == "https://bsky.app/profile/did:plc:ann/post/q"
    assert repost.repost_of.value == "https://bsky.app/profile/trust.example/post/r"
    assert str(repost.when.value.date) == "2026-06-04"
    assert thread.reply_to.value == "https://bsky.app/profile/parks.example/post/q"


@pytest.mark.parametrize(
    ("embed", "is_video"),
    [
        ({"images": [{"alt": ""}]}, False),
        ({"video": {"mimeType": "video/mp4"}}, True),
        ({"media": {"video": {"mimeType": "video/mp4"}}}, True),
    ],
)
def test_a_picture_in_a_feed_that_nobody_described_is_a_picture(folder, embed, is_video):
    folder.write(feed_json=feed(skeet(1, "The trail is open", embed=embed), answer(2, "Yes", "did:plc:ann")))
    (medium,) = folder.load("feed.json").posts[0].media
    assert (medium.file, medium.alt, medium.video) == (None, None, is_video)


def test_a_feed_whose_replies_were_filtered_out_is_refused_unless_somebody_vouches_for_it(folder):
    folder.write(feed_json=feed(skeet(1, "One"), answer(2, "More", DID), REPOST))
    plan = folder.load("feed.json")
    (problem,) = plan.problems
    assert plan.posts == ()
    assert "posts_with_replies" in problem.message
    folder.write(postlint_yaml="readers: {feed.json: bluesky}\n")
    plan = folder.load("feed.json")
    assert (len(plan.posts), plan.problems) == (3, ())
