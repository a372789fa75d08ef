"""Posts judged apart by what they say under a key: found in one pass, they are those a filter would find."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from judging_builders import judged, pack_of, post, series

from postlint.judging.mix.account_view import Stream
from postlint.judging.mix.bounds import Constraint
from postlint.judging.mix.violations import parted
from postlint.judging.mix.windows import WindowSpec
from postlint.judging.post_facts import comparable, values_of

WINDOW = WindowSpec("all")
EACH_CAMPAIGN = Constraint(1, 0, lambda _: (0, 0), None, WINDOW, WINDOW, str, per="campaign")
CAMPAIGNS = st.lists(st.sampled_from(["Lake Walk", "lake-walk", "#lake walk", "Gate", "gate ", "Zoo", " "]))
RULES = """
each:
  title: Asks
  severity: error
  check: count
  of: question
  min: 1
  per: campaign
  message: "{per}: {count} of {total}"
  why: So.
  how: So.
mentions:
  title: Mentions
  severity: error
  check: count
  of: mention
  min: 1
  per: campaign
  unless: [house/each]
  message: "{per}: {count} of {total}"
  why: So.
  how: So.
"""


def saying(campaigns):
    return post(own_keys={"campaign": tuple(campaigns)})


@given(st.lists(CAMPAIGNS), st.lists(CAMPAIGNS))
def test_posts_of_a_value_are_those_that_a_filter_finds_in_their_order(dated, undated):
    streams = (
        Stream("dated", tuple(map(saying, dated))),
        Stream("undated", tuple(map(saying, undated))),
    )
    found = list(parted(EACH_CAMPAIGN, streams))
    values = {
        comparable(value)
        for each in streams
        for item in each.posts
        for value in values_of(item.post, "campaign")
    }
    assert sorted(comparable(stream.value) for stream, _ in found) == sorted(values)
    for parts in found:
        for part, whole in zip(parts, streams, strict=True):
            wanted = comparable(part.value)
            assert [*map(id, part.posts)] == [
                id(item)
                for item in whole.posts
                if wanted in map(comparable, values_of(item.post, "campaign"))
            ]


def test_a_campaign_for_every_second_post_holds_up_nothing(tmp_path):
    house = pack_of(tmp_path, RULES)
    posts = series(*(saying([f"Walk number {number // 2}"]) for number in range(4_000)), dated=True)
    began = time.process_time()
    assert {finding.rule for finding in judged(posts, [house]).findings} == {"house/each"}
    assert time.process_time() - began < 4
