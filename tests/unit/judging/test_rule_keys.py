"""Which keys of posts rules name: those are no slips of others."""

from judging_builders import pack_of

from postlint.judging.packs.read_rules import keys_of

RULES = """
early: {check: clash, before: Embargo, title: T, severity: error, message: m, why: w, how: h}
late: {check: approved, before: 24 hours, title: T, severity: error, message: m, why: w, how: h}
"""


def test_a_time_is_no_key_where_another_check_takes_one(tmp_path):
    assert keys_of(pack_of(tmp_path, RULES).rules) == {"embargo"}
