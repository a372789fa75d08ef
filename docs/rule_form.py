"""The page on the form of a rule: its keys, what its message can name, and what else newcomers look for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from docs.markdown import table
from postlint.judging.checks import CHECKS
from postlint.judging.messages import MIX_NAMES
from postlint.judging.packs.schema import REQUIRED, RULE

Schema = Mapping[str, object]

BEGINNING = """\
# The form of a rule

A rule is data: what it asks is said by a check and its parameters. Rules stand under `rules:` in a pack of
your own, which `postlint.yaml` names under `packs:`, or under `rules:` in `postlint.yaml` itself, where they
are called `house/NAME`. Names are lower-case words joined by hyphens; those of [groups](groups.md) are
joined by underscores. [Rules of a house](cookbook.md) shows whole ones, and [Recipes](recipes.md) mixes
that people plan by.

```yaml
pack: talk
title: We talk with people
groups:
  engagement: [reply, retweet, mention, question]
rules:
  some:
    title: Little talk
    severity: warning
    check: share
    of: engagement
    min: 10%
    window: 28 days
    min_posts: 4
    message: "{account}, {window}: {count} of {total} posts {talks|talk} with people ({mix})"
    why: We promised to.
    how: Ask something whose answers you will read.
    examples:
      fail:
        - posts: [&us {kind: information, text: Keep bulbs cool.}, *us, *us, *us]
      pass:
        - posts: [*us, *us, *us, {kind: question, text: Which gate do you use?}]
```

## Keys"""

AFTER_KEYS = """\
All other keys are parameters of the check, on its page; `postlint explain outside` says what a parameter
does and which checks have it. Groups are named by `of:`, in nearly every check, which keeps a rule to their
posts, by `to:`, `by:` and `among:` where a check has them, and by `kinds:`, a list, in `pattern`.

A rule judges each account by itself: a limit of two posts a day is one of each account, and what was asked
on one must be told there. `channels:` keeps a rule to some networks; on one account alone it is changed in
[postlint.yaml](configuration.md), under `overrides:`.

## What a message can name

In braces, `{account}` and, by check:"""

END = """\
`{asks|ask}` is the first word where `{count}` is one, and else the second; `{followers:follows|follow}` goes
by another number. Over a mix, `{count}` is *none* where there is none, so write `{count} of {total}`;
`{mix}` is what the posts are, and `{per}` the value that is judged, where a rule has `per:`.

## Windows and bands

`min` and `max` together are a band in `share`, `count` and `range`. `ratio` takes one of them.

Without a `window`, all that the calendar holds of an account is one. A `window` is so many days or posts,
`week`, `month` or `all`. A week or month at the edge of a calendar is judged by the posts that the calendar
holds of it, from `min_posts` on (10 if not given); `count` with `min` waits until it is whole. A calendar
that is shorter than its window is one window. Where no window holds `min_posts`, the last 20 posts are judged
together, if they are as many; else nothing is judged, and the report says so.

## How grave a finding is

As grave as the rule says, but for this: what hangs on a guess of what posts do is one level milder and says
*may*; what hangs on ideas or drafts is a warning at most, since they may yet change, except where `approved`
finds just that they are drafts still; what is `urgent:` only informs; what is out is not blamed. In a mix,
one idea or draft in the window is enough, so that even what `max: 0` finds is a warning then.

## Where a finding stands

A rule over a mix that finds too few of a group stands at the last post of the window that can still be
changed; one that finds too many, at the last post of that group. A comment there silences it: `# postlint:
ignore[house/some] because …`. What is wrong with a group (`reading/empty-group`) stands at the group, and is
silenced there."""


def rule_form_page(form: Callable[[Schema], str]) -> str:
    """Return the page; ``form`` says in words what a value must look like."""
    keys = [
        (f"`{name}`", _form(name, cast("Schema", schema), form), _meaning(name, cast("Schema", schema)))
        for name, schema in RULE.items()
    ]
    names = [
        (
            f"[{check.name}](checks/{check.name}.md)",
            ", ".join(f"`{{{name}}}`" for name in _named(check.values, check.numbers)),
        )
        for check in CHECKS.values()
    ]
    return "\n\n".join(
        (
            BEGINNING,
            table(("key", "form", "meaning"), keys),
            AFTER_KEYS,
            table(("check", "names"), names),
            END,
        )
    )


def _form(name: str, schema: Schema, form: Callable[[Schema], str]) -> str:
    return "[a check](README.md#checks-that-rules-are-made-of)" if name == "check" else form(schema)


def _meaning(name: str, schema: Schema) -> str:
    return f"{schema['description']}{'; required' if name in REQUIRED else ''}"


def _named(values: tuple[str, ...], numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a message can name beside the account: of a check over mixes, what those have."""
    over_mixes = tuple(name for name in MIX_NAMES if name != "account")
    return values if values and not numbers else (*over_mixes, *values)
