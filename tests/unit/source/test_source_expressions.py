"""Expressions that wait until they are asked."""

import copy
import pickle

from postlint.source.lazy_patterns import later


def test_an_expression_in_waiting_is_one_on_the_other_side_of_a_process_too():
    waiting = later("gate (?P<number>[0-9]+)", 2)
    for one in (pickle.loads(pickle.dumps(waiting)), copy.deepcopy(waiting)):
        assert one.fullmatch("Gate 12")["number"] == "12"
        assert one.pattern == waiting.pattern


def test_an_expression_that_was_asked_can_be_sent_as_well():
    asked = later("gate")
    assert asked.search("the gate")
    assert pickle.loads(pickle.dumps(asked)).search("the gate")
