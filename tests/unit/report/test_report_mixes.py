"""The mirror: what each account's posts do."""

from report_builders import checked, slot

from postlint.report.layout import Look
from postlint.report.mix import render


def mirror(*args, **kwargs):
    result = checked(*args, **kwargs)
    return render("text", [(result.plan, result.classified)], Look())


def test_an_account_has_bars_for_what_its_posts_do():
    shown = mirror(["a", "b", "c"], kinds=["question", "press_release", "press_release"])
    assert "@cityparks: 3 posts" in shown
    assert "  about us  2  ██████████████████████████▋\n" in shown
    assert "  question  1  █████████████▍\n" in shown


def test_weeks_begin_on_monday_and_are_counted_apart():
    shown = mirror([f"post {number}" for number in range(9)])  # from Monday 1 June 2026 on
    assert "  1–7 June 2026   7  ██████████  7 about us" in shown
    assert "  8–14 June 2026  2  ██▉         2 about us" in shown


def test_posts_that_cannot_be_read_are_said_to_be():
    assert "not read  1" in mirror(["a", "b"], kinds=[None, "reply"])


def test_reserved_time_is_part_of_the_picture():
    assert "No time is reserved for answering people." in mirror(["a"])
    shown = mirror(["a"], plan={"slots": (slot(),)})
    assert "Reserved for answering people: Mon-Fri 12:00, 20 minutes (duty officer)." in shown


def test_bars_of_weeks_leave_room_for_words_where_lines_are_short():
    result = checked([f"post {number}" for number in range(9)])
    for width in (40, 50, 60):
        shown = render("text", [(result.plan, result.classified)], Look(width=width))
        weeks = [line for line in shown.splitlines() if "June 2026" in line]
        assert len(weeks) == 2
        assert all(len(line) <= width and line.rstrip()[-1:].isalpha() for line in weeks)
