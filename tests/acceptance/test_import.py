"""``postlint import``: the new calendar says what the old files say, and gets the same verdict."""

from __future__ import annotations

import csv
import io
import json

import pytest
import yaml

from postlint.calendars.readers import READERS
from postlint.calendars.schema import known_keys
from postlint.config import config_schema

OURS = (
    "Our new depot opens on Monday.",
    "We are proud to announce our new headquarters.",
    "Our director presents our annual results today.",
    "Our team has won the national award for innovation.",
)
DAYS = [f"2026-06-{day:02}" for day in range(1, 13)]
NEWS = [(day, f"{OURS[number % 4]} Part {number}.") for number, day in enumerate(DAYS)]
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACTOR = "https://social.example/users/parks"


def native():
    return {
        "plan/june.yaml": "\n".join(
            [
                "# postlint: ignore-file[two-way/broadcast-streak] because a test",
                'own: ["@citygov"]',
                "timezone: Europe/London",
                "accounts:",
                "  parks:",
                '    {channel: x, handle: "@cityparks", followers: 10, following: 900,',
                '     staffed: "Mon-Fri 09:00-17:00"}',
                "  # postlint: ignore[two-way/all-broadcast] because another test",
                "  zoo: {channel: mastodon}",
                "posts:",
                *(
                    f"- {{date: {day} 09:00+02:00, accounts: [parks, zoo], team: Parks, text: {text}}}"
                    for day, text in NEWS
                ),
                "- {id: thread, account: zoo, thread: [One., Two.], status: published, author: [Jo, Al]}",
                "- {id: poll, account: zoo, text: 'Which: oak?', poll: [Yes, No], urgent: true}",
                "slots: [{account: parks, every: 'Mon 12:00', minutes: 20, who: Jo, skip: [2026-06-01]}]",
                "periods: [{name: June, from: 2026-06-10, to: 2026-06-12, mix: 'off', because: a test}]",
                "inbox: [{id: q1, account: parks, date: 2026-06-01 10:00, url: https://x.com/ann/status/1}]",
                "",
            ]
        )
    }


def bare_list():
    return {"plan/june.yaml": json.dumps([{"date": day, "text": text} for day, text in NEWS])}


def texts_for_channels():
    said = [{"date": day, "x": text, "linkedin": f"{text} Read on."} for day, text in NEWS]
    return {"posts/june.json": json.dumps({"campaigns": [{"name": "June", "posts": said}]})}


def weeks():
    days = [{"day": int(day[-2:]), "hour": 9, "message": text, "posted": False} for day, text in NEWS]
    whole = {"year": 2026, "months": [{"month": "June", "channel": "Mastodon", "posts": days}]}
    return {"plan/june.yaml": json.dumps(whole)}


def plain_texts():
    return {"posts/june.yaml": json.dumps({"evergreen": [text for _, text in NEWS]})}


def one_yaml_post_a_file():
    return {f"social/{day}-news.yaml": json.dumps({"text": text}) for day, text in NEWS}


def tweets():
    return {f"tweets/{day}-news.tweet": f"{text}\n" for day, text in NEWS}


def toots():
    return {f"toots/{day}-news.toot": f"{text}\n" for day, text in NEWS}


def tweets_of_every_sort():
    """Replies, shares, polls, pictures and threads between the news: structure, and no guess, tells them."""
    bodies = (
        "---\nreply: https://x.com/ann/status/1\n---\nUntil nine, Ann.",
        "---\nretweet: https://x.com/ann/status/2\n---\n",
        "---\nretweet: https://x.com/ann/status/3\n---\nWell said: we agree.",
        "https://x.com/ann/status/4",
        "Which gate?\n\n( ) North: by the oak\n( ) South # of the pond",
        "---\nmedia: [{file: map.png, alt: 'A map: the way'}]\n---\nThe way.",
        "One.\n---\nTwo # three.\n---\n- four",
        "---\nkind: mention\nstatus: approved\ndate: 2026-07-01 09:00\n---\nThank you, Ann.",
        "Yes",
        "2026-06-01",
    )
    return tweets() | {f"tweets/2607{day:02}.tweet": body for day, body in enumerate(bodies, 1)}


def markdown():
    head = "---\nmedia:\n- mastodon-parks\n- linkedin-parks\n{more}---\n"
    images = (
        "images:\n- {url: https://a.example/g.png, alt_text: 'A gate'}\nmentions:\n  linkedin-parks: ['@a']\n"
    )
    posts = {f"posts/{day}-news.md": f"{head.format(more='')}**{text}**\n" for day, text in NEWS}
    return posts | {
        "posts/2026-06-20-gate.md": f"{head.format(more=images)}# The gate\n\n- [is open](https://a.example)\n",
        "posts/news_bot/2026-06-21-paper.md": f"{head.format(more='')}A paper: https://a.example/p\n",
    }


def posts_under_headings():
    posts = "".join(f"### Post {n} ({day})\n\n> {text}\n\n" for n, (day, text) in enumerate(NEWS, 1))
    return {"marketing/social-posts.md": f"# Copy\n\n## X posts\n\n{posts}"}


def copy_in_front_matter():
    return {
        f"blog/{day}-news.md": f"---\ndate: {day}\nlinkedin_post: {text} Read it\n---\nAn article.\n"
        for day, text in NEWS
    }


def tab_separated():
    rows = [f"{text}\t{day} 09:00\tx" for day, text in NEWS]
    return {"posts/june.tsv": "\n".join(["Copy\tPost date\tNetwork", *rows, ""])}


def table(*columns):
    written = io.StringIO(newline="")
    header, rows = columns[0], [[text, "", "", f"{day} 09:00"] for day, text in NEWS]
    csv.writer(written, delimiter=columns[1]).writerows([header, *rows])
    return {"posts/june.csv": written.getvalue()}


def buffer():
    return table(["Text", "Image URL", "Tags", "Posting Time"], ",")


def spreadsheet():
    return table(["Copy", "Image", "Campaign", "Date"], ";")


def x_archive():
    told = [
        {
            "tweet": {
                "id_str": str(number),
                "created_at": f"Mon Jun {day[-2:]} 09:00:00 +0000 2026",
                "full_text": text,
            }
        }
        for number, (day, text) in enumerate(NEWS * 2)
    ]
    person = [{"account": {"username": "cityparks", "accountId": "5"}}]
    return {
        "data/tweets.js": f"window.YTD.tweets.part0 = {json.dumps(told, indent=1)}",
        "data/account.js": f"window.YTD.account.part0 = {json.dumps(person)}",
    }


def mastodon():
    items = [
        {
            "type": "Create",
            "actor": ACTOR,
            "published": f"{day}T09:00:00Z",
            "to": [PUBLIC],
            "object": {"id": f"{ACTOR}/statuses/{number}", "type": "Note", "content": f"<p>{text}</p>"},
        }
        for number, (day, text) in enumerate(NEWS * 2)
    ]
    return {"outbox.json": json.dumps({"type": "OrderedCollection", "orderedItems": items})}


def bluesky():
    did = "did:plc:parks"
    answer = {"reply": {"parent": {"uri": "at://did:plc:ann/app.bsky.feed.post/q"}}}
    feed = [
        {
            "post": {
                "uri": f"at://{did}/app.bsky.feed.post/{number}",
                "author": {"did": did, "handle": "parks.example"},
                "record": {"text": text, "createdAt": f"{day}T09:00:00.123Z"} | ({} if number else answer),
            }
        }
        for number, (day, text) in enumerate(NEWS * 2)
    ]
    return {"author-feed.json": json.dumps({"feed": feed})}


def linkedin():
    rows = [["Date", "ShareLink", "ShareCommentary"], *([f"{day} 09:00:00", "", text] for day, text in NEWS)]
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    answer = "Date,Link,Message\n2026-06-01 10:00:00,https://www.linkedin.com/posts/ann_1,Until nine.\n"
    return {"Shares.csv": written.getvalue(), "Comments.csv": answer}


def meta():
    told = [
        {"media": [{"uri": "", "creation_timestamp": 1780000000 + 90000 * number, "title": text}]}
        for number, (_, text) in enumerate(NEWS)
    ]
    return {"threads_and_replies.json": json.dumps({"text_post_app_text_posts": told})}


def feed():
    items = {day: {"id": day, "date": f"{day}T09:00:00Z", "content_text": text} for day, text in NEWS}
    return {"bluesky.json": json.dumps({"items": items})}


def rows_in_lines():
    rows = [["date", "text"], *([f"{day}T09:00:00Z", text] for day, text in NEWS)]
    return {"queue.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows)}


SHAPES = (
    *(native, bare_list, texts_for_channels, weeks, plain_texts, one_yaml_post_a_file),
    *(tweets, tweets_of_every_sort, toots, markdown, buffer, spreadsheet, tab_separated),
    *(posts_under_headings, copy_in_front_matter),
    *(x_archive, mastodon, bluesky, linkedin, meta, feed, rows_in_lines),
)


def write(workplace, files):
    for name, text in files.items():
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def verdict(run, *paths):
    """Return what check finds, without the places in files."""
    ran = run("check", "--format", "json", *paths)
    report = json.loads(ran.stdout)
    findings = [
        (found["rule"], found["severity"], found["message"], json.dumps(found["teams"]))
        for found in report["findings"]
    ]
    return ran.exit_code, sorted(findings), report["summary"]["posts"]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_the_imported_calendar_gets_the_verdict_of_what_it_was_made_from(run, workplace, shape):
    files = shape()
    write(workplace, files)
    folder = next(iter(files)).split("/", maxsplit=1)[0]
    imported = run("import", folder, "-o", "calendar.yaml")
    assert imported.exit_code == 0
    before, after = verdict(run, folder), verdict(run, "calendar.yaml")
    assert before[1], "a plan without findings would prove nothing"
    assert after == before


def test_a_picture_of_which_nothing_is_known_but_keys_of_the_team_s_own_stays_one(run, workplace):
    calendar = "- {channel: x, text: We glaze., image: {credit: Ann}}\n- {channel: x, video: {credit: Jo}}\n"
    (workplace / "plan.yaml").write_text(calendar)
    imported = run("import", "plan.yaml", "-o", "calendar.yaml")
    (workplace / "plan.yaml").unlink()
    again = run("import", "calendar.yaml")
    pictured, filmed = yaml.safe_load(again.stdout)["posts"]
    assert imported.exit_code == again.exit_code == 0
    assert (pictured["media"], filmed["video"]) == ([{"file": "image"}], [{"file": "video"}])


def test_copies_of_a_post_are_left_out_and_the_verdict_stays(run, workplace):
    posts = markdown()
    gate = posts["posts/2026-06-20-gate.md"]
    one = gate.replace("- linkedin-parks\n", "")
    write(
        workplace, posts | {"posts/retry-9_2026-06-20-gate.md": one, "posts/2026-06-20-gate-fixed.md": gate}
    )
    ran = run("import", "posts", "-o", "calendar.yaml")
    told = ran.stderr.splitlines()
    assert ran.exit_code == 0
    assert all("replaced by posts/retry-9_2026-06-20-gate.md, a later copy of it" in line for line in told)
    assert [line.split(":")[0] for line in told] == [
        "posts/2026-06-20-gate-fixed.md",
        "posts/2026-06-20-gate.md",
    ]
    before, after = verdict(run, "posts"), verdict(run, "calendar.yaml")
    assert (before[:2], before[2] - 1) == (after[:2], after[2])


def test_names_of_files_add_nothing_to_the_calendar(run, workplace):
    write(workplace, {"a\nposts: [].tweet": "One.", **{f"{number}.tweet": "Two." for number in range(9)}})
    ran = run("import", ".")
    assert ran.stdout.splitlines()[0].endswith(" and 5 more.")
    assert run("check", "--list-files", "-", stdin=ran.stdout.encode()).stdout.startswith(
        "stdin.yaml: 10 posts"
    )


def test_every_reader_but_that_of_workbooks_is_put_to_the_test(run, workplace):
    for shape in SHAPES:
        write(workplace / shape.__name__, shape())
    # Plain texts are read only where somebody says that they are posts.
    write(workplace, {"postlint.yaml": "readers: {said/*.txt: text}\n", "said/x.txt": "The gate is open.\n"})
    listed = json.loads(run("check", "--list-files", "--format", "json").stdout)
    taken = {file["reader"] for file in listed["files"]} - {None}
    # Sheets are read as CSV is.
    assert taken == {reader.name for reader in READERS} - {"workbook"}


def test_accounts_that_go_by_one_name_are_written_under_two_keys(run, workplace):
    posts = "- {text: Hello, channel: linkedin, account: linkedin}\n- {text: Bye, channel: linkedin}\n"
    write(workplace, {"june.yaml": posts})
    written = yaml.safe_load(run("import", "june.yaml").stdout)
    assert list(written["accounts"]) == ["linkedin:linkedin", "linkedin"]
    assert [post["account"] for post in written["posts"]] == ["linkedin:linkedin", "linkedin"]


def test_each_suppression_is_written_where_it_says_the_same(run, workplace):
    calendar = workplace / "june.yaml"
    calendar.write_text(
        "accounts: {parks: {channel: x}}\n"
        "posts:\n"
        "- text: # postlint: ignore[hygiene/placeholder] because it is to come\n"
        "- text: The gate is open. #postlint:\n"
        "slots:\n"
        "# postlint: ignore[two-way/nobody-there] because a guard answers\n"
        "- {account: parks, every: 'Mon 12:00', minutes: 20}\n"
        "# postlint: ignore[such/rule] because it is June\n"
        "periods: [{name: June, from: 2026-06-10, to: 2026-06-12}]\n"
    )

    def found(name):
        return sorted(
            (one["rule"], one["message"])
            for one in json.loads(run("check", name, "--format", "json").stdout)["findings"]
            if one["rule"].startswith("suppression/")
        )

    written = run("import", "june.yaml").stdout
    (workplace / "written.yaml").write_text(written)
    assert written.count("postlint:") == 4
    assert found("written.yaml") == found("june.yaml")
    assert len(found("june.yaml")) == 4


def test_what_is_left_out_is_named(run, workplace):
    write(workplace, {"june.csv": "Date,Copy,Campaign\n2026-06-01,Hello,Summer\n2026-06-02,,Summer\n"})
    ran = run("import", "june.csv")
    assert ran.exit_code == 0
    assert "1 row without anything to post (line 3)" in ran.stderr
    assert "Left out keys of your own: Campaign" in ran.stderr
    assert "text: Hello" in ran.stdout


def test_a_post_that_cannot_be_read_is_named_and_the_others_are_written(run, workplace):
    write(workplace, {"june.csv": "Date,Copy,Status\n2026-06-01,Hello,ready\n2026-06-02,Never,aproved\n"})
    ran = run("import", "june.csv", "-o", "calendar.yaml")
    assert ran.exit_code == 2
    assert "june.csv:3:18" in ran.stderr
    assert (workplace / "calendar.yaml").read_text().count("text:") == 1


def test_a_date_that_cannot_be_is_named_and_its_post_is_written_without_one(run, workplace):
    write(workplace, {"june.csv": "Date,Copy\n2026-06-01,Hello\n2026-02-30,Never\n"})
    ran = run("import", "june.csv")
    assert ran.exit_code == 0
    assert 'june.csv:3: "2026-02-30" cannot be' in ran.stderr
    assert (ran.stdout.count("text:"), ran.stdout.count("date:")) == (2, 1)


def test_a_file_that_is_there_is_not_overwritten(run, workplace):
    write(workplace, {"june.csv": "Date,Copy\n2026-06-01,Hello\n", "calendar.yaml": "mine"})
    ran = run("import", "june.csv", "-o", "calendar.yaml")
    assert ran.exit_code == 2
    assert "there already" in ran.stderr
    assert (workplace / "calendar.yaml").read_text() == "mine"


def test_finding_nothing_to_import_is_a_failure(run, workplace):
    write(workplace, {"empty/notes.yaml": "a: 1\n"})
    ran = run("import", "empty")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "no posts found" in ran.stderr


def test_a_file_that_is_missing_leaves_no_empty_calendar_behind(run, workplace):
    ran = run("import", "jnue.csv", "-o", "calendar.yaml")
    assert ran.exit_code == 2
    assert "jnue.csv: error: There is no such file" in ran.stderr
    assert not (workplace / "calendar.yaml").exists()


def test_every_key_of_a_post_is_written(run, workplace):
    posts = """
- {id: gate, date: 2026-06-01, time: "09:00", account: parks, text: The gate is open., status: approved}
- {id: walk, accounts: [parks, trees], text: Come along., first_comment: See you., hashtags: ["#parks"]}
- {id: film, account: parks, text: One., title: Gate, description: How., media: [{file: a.mp4}], cta: See it}
- {id: both, account: parks, thread: [One., Two.], media: [{file: a.png, alt: A gate}], kind: information}
- {id: vote, account: parks, text: "Which gate?", poll: [North, South], author: [Ann], approved_by: [Ben]}
- {id: feed, account: parks, text: From us., origin: feed, recurring: true, team: Press, urgent: a storm}
- {id: deux, account: parks, text: Le portail., translation_of: gate}
- {id: told, account: parks, text: North it is., reports_on: vote}
- {id: back, account: parks, text: Thanks., reply_to: "https://x.com/a/status/1"}
- {id: more, account: parks, text: Look., quote_of: "https://x.com/a/status/2"}
- {id: pass, account: parks, repost_of: "https://x.com/a/status/3"}
"""
    head = "accounts: {parks: {channel: x}, trees: {channel: x}}\nposts:"
    write(workplace, {"june.yaml": head + posts})
    written = run("import", "june.yaml").stdout
    keys = {key for post in yaml.safe_load(posts) for key in post}
    assert keys | {"channel"} == known_keys("post"), "this test has a post for each key"
    (workplace / "june.yaml").unlink()
    assert {key for post in yaml.safe_load(written)["posts"] for key in post} == keys - {"time"}


def test_a_column_can_stand_for_any_key_of_a_post():
    keys = set(config_schema()["properties"]["columns"]["additionalProperties"]["enum"])
    # Several parts or answers do not fit into one cell that bears a name of the team's own.
    assert keys == known_keys("post") - {"thread", "poll"} | {"link", "alt"}
