"""Small calendars that pages show: for each part of a calendar, and for each check, with what is found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from docs.console import ROOT
from postlint.judging.packs.packs_in_use import packs_named
from postlint.judging.rule_tests import AS_OF, EXPECT, TITLE, try_examples
from postlint.source.decode import read_file
from postlint.source.spans import Source
from postlint.source.tree import Plain
from postlint.source.validate import plain
from postlint.source.yaml.emit import yaml_text
from postlint.source.yaml.parse import parse

CASES = ROOT / "tests" / "checks"
YOURS = {"why": "Say here why you ask for it.", "how": "Say here what to do about it."}
PART_OF_CALENDAR: Mapping[str, str] = {
    "calendar": """\
Two accounts, a post for both and one for each, and time to answer:

```yaml
# calendar.yaml
timezone: Europe/London
own: ["@elmton"]
accounts:
  x: {channel: x, handle: "@elmtonlibrary"}
  facebook: {channel: facebook, handle: "Elmton Library"}
posts:
  - {date: 2026-06-01 09:00, accounts: [x, facebook], kind: about us, text: "The garden opens on Saturday."}
  - {date: 2026-06-02 09:00, account: x, kind: question, text: "Which book belongs in a garden?"}
  - {date: 2026-06-03 09:00, account: facebook, repost_of: "@elmtongardeners"}
slots:
  - {account: x, every: "Mon-Fri 12:00", minutes: 20}
```

```console
$ postlint mix calendar.yaml
```""",
    "account": """\
What a visitor sees of an account says something, too:

```yaml
# calendar.yaml
accounts:
  x:
    channel: x
    handle: "@elmtonlibrary"
    followers: 240
    following: 3100
    posts: 1900
    avatar: true
    header: false
    staffed: "Mon-Fri 09:00-17:00"
posts: []
```

```console
$ postlint check calendar.yaml --show info
```""",
    "post": """\
Each of these posts does something else, and most say so without a `kind`:

```yaml
# calendar.yaml
- {date: 2026-06-01, kind: press_release, text: "The reading garden opens on Saturday."}
- {date: 2026-06-02, text: "Which film should open it?", poll: [Paddington, Matilda]}
- {date: 2026-06-03, text: "Yes, dogs may come.", reply_to: "https://x.com/ann/status/1"}
- {date: 2026-06-04, repost_of: "@elmtongardeners"}
- {date: 2026-06-05, kind: credit to others, status: draft, author: Jo, text: "Every rose is their work."}
```

```console
$ postlint classify calendar.yaml
```""",
    "thread_part": """\
A thread counts once, whatever its parts do:

```yaml
# calendar.yaml
- date: 2026-06-01
  kind: conversation
  thread:
    - How does a rose get into a library?
    - text: Through the window, it turned out.
      media: {file: window.jpg, alt: A rose bush hangs from a crane before an open window.}
```

```console
$ postlint classify calendar.yaml
```""",
    "media_item": """\
Two pictures, each with words for those who cannot see it:

```yaml
# calendar.yaml
- date: 2026-06-01
  text: The reading garden opens on Saturday.
  media:
    - {file: roses.jpg, alt: Red roses along a brick wall.}
    - {file: gate.jpg, alt: A green gate with a sign that says welcome.}
```""",
    "slot": """\
Twenty minutes at noon, but not on the second Monday:

```yaml
# calendar.yaml
posts:
  - {date: 2026-06-01, kind: question, text: "Which book belongs in a garden?"}
slots:
  - {every: "Mon-Fri 12:00", minutes: 20, who: Ola, skip: [2026-06-08]}
```

```console
$ postlint mix calendar.yaml
```""",
    "period": """\
The post of an emergency says nothing about how an account plans, and leaves the mix:

```yaml
# calendar.yaml
posts:
  - {date: 2026-06-01, kind: question, text: "Which book belongs in a garden?"}
  - {date: 2026-06-09, kind: information, text: "The cellar is under water, and the library closed."}
periods:
  - {name: flood, kind: emergency, from: 2026-06-08, to: 2026-06-12, mix: "off", because: "people need news"}
```

```console
$ postlint mix calendar.yaml
```""",
    "inbox_item": """\
One of these is answered, one gets no answer for a reason, and one waits:

```yaml
# calendar.yaml
posts:
  - {id: dogs, date: 2026-06-03, kind: reply, text: "Yes, dogs may come."}
inbox:
  - {id: q1, date: 2026-06-02, type: question, answered_by: dogs}
  - {id: q2, date: 2026-06-02, no_answer: abusive}
  - {id: q3, date: 2026-06-03, type: complaint, url: "https://x.com/ann/status/1"}
```

```console
$ postlint check calendar.yaml
```""",
}
"""By the name of a part, what its page shows of it."""


@cache
def of_check(name: str) -> str:
    """Show the first rule of a check's cases, its first calendar that fails and its first that passes."""
    file = CASES / f"{name}.yaml"
    packs, problems = packs_named([str(file)])
    if problems:
        raise ValueError(f"{file} cannot be read: make its cases pass first")
    rule = packs[0].rules[0]
    trials = [trial for trial in try_examples(packs, cache=False) if trial.rule == rule]
    parts = ["A rule that uses it, in a pack:", _pack(file)]
    for outcome, heading in (("fail", "This fails"), ("pass", "This passes")):
        trial = next(one for one in trials if one.outcome == outcome)
        calendar = cast("dict[str, Plain]", plain(trial.calendar))
        day = calendar.pop(AS_OF, None)
        asked = f", checked with `--as-of {day}`" if day else ""
        shown = {key: value for key, value in calendar.items() if key not in (TITLE, EXPECT)}
        parts += [f"{heading} ({trial.title}){asked}:", _block("calendar.yaml", shown)]
        found = [f"{one.severity}: {one.message}" for one in trial.judgement.findings if one.rule == rule.id]
        parts += ["```text\n" + "\n".join(found) + "\n```"] if found else []
    return "\n\n".join(parts)


def _pack(file: Path) -> str:
    """Show a pack with its first rule, with words in it for whoever writes one like that."""
    whole: Any = plain(parse(cast("Source", read_file(file, file.name))).documents[0])
    name, rule = next(iter(whole["rules"].items()))
    shown = {key: YOURS.get(key, value) for key, value in rule.items() if key != "examples"}
    return _block("pack.yaml", {**whole, "rules": {name: shown}})


def _block(file: str, document: Plain) -> str:
    return f"```yaml\n# {file}\n{yaml_text(document)}```"
