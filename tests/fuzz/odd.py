"""What inputs are changed into: names, keys, texts, values and marks that readers may stumble over."""

# ruff: noqa: E501 - rows of tables, which read better long
from __future__ import annotations

from typing import Final

from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import names_of
from postlint.config import config_schema
from postlint.judging.packs.schema import pack_schema

NAMES: Final = (
    *("calendar.yaml", "calendar.json", "calendar.jsonl", "calendar.csv", "calendar.tsv"),
    *("social/posts.md", "social/2026-06-01-news.md", "social/news.tweet", "social/2026-06-02.toot"),
    *("outbox.json", "author-feed.json", "posts_1.json", "threads_and_replies.json", "bluesky.json"),
    *("Shares.csv", "tweets.js"),
)
"""What files are called; which reader is asked hangs on it."""

KEYS: Final = sorted(
    {name for part in ("post", "account") for name in names_of(part)}
    | known_keys("calendar")
    | known_keys("post")
    | set(config_schema()["properties"])
    | set(pack_schema()["properties"])
    | {"check", "of", "min", "max", "window", "per", "orderedItems", "object", "tweet", "record", "<<"}
)
TEXTS: Final = (
    *("", " ", "\t", "\0", "\x1b[31m", "\r", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\ufffe", "e\u0301"),
    *("::error::no", "##[group]no", "##vso[task.complete]", "<b>&amp;", "]]>", "<!--", "=1+1", "![x](y)", "|"),
    *("@", "@ann", "#", "# no", "-", "- x", "---", "...", ":", "a: b", "&a", "*a", "!!python/name:os", "{", "["),
    *("'", '"', "`", "{account}", "{{x}}", "%", "\\", "null", "~", "yes", "NaN", ".inf", "-0", "1e999", "0x1F"),
    *("9" * 40, "x" * 999, "2026-02-30", "2026-06-01T25:61+99:99", "0000-00-00", "31/02/2026", "06/07/26"),
    *("Monday", "Mon 9am", "KW 23", "1", "x", "thread", "see above", "1/2", "tbd", "https://x.com/ann/status/1"),
    *("../../x", "/dev/zero", "a/*.md", "(a+)+$", "(", "x{9,9999}", "28 days", "10%", "reply", "press_release"),
    *("two-way/all-broadcast", "hygiene", "# postlint: ignore[hygiene/duplicate] because we say so"),
    *("# postlint: ignore-file[two-way]", "👩\u200d🚀", "שלום", "Thank you all!", "We open on Monday."),
    # What libraries take apart, and raise errors of their own over.
    *("https://a]/b", f"&#{'9' * 4_400};", f"0x{'f' * 4_400}", "&#0;", "&#xD800;", "Europe/", "P9W"),
    *("\n", "\n\n", "a\nb", "\n---\n", "\n# x\n", "\n> x\n"),
)  # fmt: skip
VALUES: Final = (
    *TEXTS,
    *(None, True, False, 0, -1, 7, 1.5, float("nan"), 10**30, 2026, [], {}, [[]], [None], {"": None}),
)
MARKS: Final = (
    *("# ", "## ", "### ", "#### ", "- ", "* ", "- [ ] ", "- [x] ", "1. ", "> ", ">> ", "    ", "\t", "| ", "```"),
    *("~~~", "<!-- ", "---", "===", "**", "**Text:** ", "Text: ", "**Date:** 2026-06-03 ", "Platform: X ", "Day 3: "),
    *("Week 2", "Monday", "X: ", "LinkedIn", "Hashtags: ", "|---|---|", "| Date | Text |", "[x]: y", "\\", "<b>"),
)  # fmt: skip
"""What makes more of a line of Markdown."""
