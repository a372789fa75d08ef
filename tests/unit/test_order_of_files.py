"""A plan is one plan, however it is spread over files."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import postlint

KINDS = ("press_release", "information", "question", "mention", "conversation")
ACCOUNTS = 'accounts:\n  parks: {channel: x, handle: "@cityparks"}\n  trees: {channel: bluesky}\n'
posts = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(["parks", "trees", "parks, trees"]), st.integers(0, 4)),
    min_size=12,
    max_size=40,
)


def calendar(texts):
    return "posts:\n" + "".join(texts) if texts else "posts: []\n"


def verdict(files, names):
    """What is found in ``files``, without the places of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        (checked,) = postlint.check(*(folder / file for file in names), cache=False)
        assert not checked.problems
    found = [
        (finding.rule, finding.severity, finding.message, finding.window, finding.accounts,
         finding.fingerprint, [item.classified.post.id for item in finding.counted],
         finding.remedy and (finding.remedy.replace, finding.remedy.add))
        for finding in checked.findings
    ]  # fmt: skip
    return sorted(found, key=repr), sorted(map(repr, checked.judgement.notes)), checked.judgement.mixes


@settings(max_examples=8, deadline=None)
@given(posts, st.permutations(["accounts.yaml", *(f"{number}.yaml" for number in range(5))]))
def test_the_verdict_on_a_plan_does_not_depend_on_its_files_or_their_order(planned, names):
    written = [
        f"- {{id: p{number}, date: 2026-06-{number % 28 + 1:02} {8 + number // 28:02}:00, "
        f"accounts: [{accounts}], kind: {kind}, text: Number {number}}}\n"
        for number, (kind, accounts, _) in enumerate(planned)
    ]
    spread = {
        f"{file}.yaml": calendar(
            [text for text, (*_, where) in zip(written, planned, strict=True) if where == file]
        )
        for file in range(5)
    }
    together = verdict({"one.yaml": ACCOUNTS + calendar(written)}, ["one.yaml"])
    assert verdict({**spread, "accounts.yaml": ACCOUNTS}, names) == together
