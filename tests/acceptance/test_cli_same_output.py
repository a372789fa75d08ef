"""The same input gives the same output, byte for byte: in any order, on any day and in any place."""

import ast
import os
import shutil
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import postlint
from postlint.report.formats import FORMATS

REPORTS = [word for form in FORMATS[1:] for word in ("--output", f"{form}=../{form}")]
KINDS = ("press_release", "information", "call_to_action", "mention")
ACCOUNTS = """\
accounts:
  parks: {channel: x, handle: "@cityparks", followers: 3, following: 900}
  trees: {channel: mastodon, handle: "@citytrees", avatar: false}
slots: [{account: trees, every: "Mon 12:00", minutes: 20, who: Jo}]
periods: [{name: election, from: 2026-06-10, to: 2026-06-12, avoid: [mention], because: neutrality}]
"""
ANOTHER_DAY = """\
import datetime, os, time

AHEAD = float(os.environ["DAYS_AHEAD"]) * 86_400
clock, local, utc, Day, Moment = time.time, time.localtime, time.gmtime, datetime.date, datetime.datetime
time.time = lambda: clock() + AHEAD
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda when=None: local(time.time() if when is None else when)
time.gmtime = lambda when=None: utc(time.time() if when is None else when)


class Alike(type):
    def __instancecheck__(self, thing):
        return isinstance(thing, self.__mro__[1])


class date(Day, metaclass=Alike):
    @classmethod
    def today(cls):
        return Day.fromtimestamp(time.time())


class datetime(Moment, metaclass=Alike):
    @classmethod
    def now(cls, tz=None):
        return Moment.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return Moment.fromtimestamp(time.time(), datetime.timezone.utc)


datetime.datetime, datetime.date = datetime, date
"""


def posts(account, month, texts):
    """A calendar of one account, half of whose kinds are left to the text pipeline."""
    return "posts:\n" + "".join(
        f"- {{date: 2026-{month:02}-{day:02} 09:00, account: {account}, text: {text}, team: Team {day % 3}"
        + (f", kind: {KINDS[day % 4]}}}\n" if day % 2 else "}\n")
        for day, text in enumerate(texts, 1)
    )


FILES = {
    "accounts.yaml": ACCOUNTS,
    "june.yaml": posts("parks", 6, [f"We have opened depot {number}." for number in range(14)]),
    "july/a.yaml": posts("trees", 7, [f"Thank you, crew {number}, for the trees." for number in range(12)]),
    "july/b.yaml": posts("parks", 7, ["Sign up for the walk.", "Thank you all!"] * 8),
    "broken.yaml": "posts:\n- {txet: What}\n",
}


def write(folder, files):
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def everything(run, *paths):
    """What a run prints and writes, in all formats."""
    ran = run("check", "--show", "info", *REPORTS, *paths)
    return ran, [Path(f"../{form}").read_bytes() for form in FORMATS[1:]]


def test_paths_may_come_in_any_order_and_twice(run, workplace):
    write(workplace, FILES.items())
    expected = everything(run, *sorted(FILES))
    assert expected[0].exit_code == 2
    assert "two-way/avoided-kind" in expected[0].stdout
    for paths in list(permutations(FILES))[7::41]:
        assert everything(run, *paths, paths[0]) == expected, paths


def test_files_may_have_been_made_in_any_order(run, workplace):
    write(workplace, FILES.items())
    expected = everything(run)
    for names in list(permutations(FILES))[7::41]:
        for path in workplace.iterdir():
            if path.name != ".git":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        write(workplace, [(name, FILES[name]) for name in names])
        assert everything(run) == expected, names


def test_folders_with_settings_of_their_own_may_come_in_any_order(run, workplace):
    for name in ("north", "south", "west"):
        write(workplace / name, [*FILES.items(), ("postlint.yaml", "packs: [two-way, hygiene]\n")])
    expected = everything(run, "north", "south", "west")
    for paths in (["west", "south", "north"], ["south", "west", "north"]):
        assert everything(run, *paths) == expected, paths


def test_neither_day_nor_place_nor_hash_seed_nor_cache_changes_a_report(workplace, tmp_path):
    write(workplace, FILES.items())
    write(tmp_path, [("clock/sitecustomize.py", ANOTHER_DAY)])
    program = "import datetime, sys; from postlint.cli import main"
    program += "; print(datetime.date.today(), file=sys.stderr); sys.exit(main(sys.argv[1:]))"

    def reports(seed, days, zone, *options):
        for number, name in enumerate(FILES):
            os.utime(workplace / name, (days * 86_400 + number, days * 86_400 + number))
        surroundings = {
            "PYTHONPATH": os.pathsep.join([str(tmp_path / "clock"), *sys.path]),
            "PYTHONHASHSEED": str(seed),
            "DAYS_AHEAD": str(days),
            "TZ": zone,
        }
        ran = subprocess.run(
            [sys.executable, "-c", program, "check", *REPORTS, *options],
            env={**os.environ, **surroundings},
            check=False,
            capture_output=True,
        )
        today, *complaints = ran.stderr.splitlines()
        assert not complaints
        return today, [ran.returncode, ran.stdout, *(Path(f"../{form}").read_bytes() for form in FORMATS[1:])]

    today, expected = reports(0, 0, "UTC", "--no-cache")
    later, shown = reports(1, 400, "Pacific/Auckland")
    assert later != today
    assert shown == expected
    assert reports(2, 4_000, "America/Los_Angeles")[1] == expected


CLOCKS = {"now", "utcnow", "today", "time_ns", "localtime", "gmtime", "ctime", "st_mtime", "st_ctime"}


OF_LEFTOVERS = "remove_leftovers"
"""It removes what killed runs have left, of which no report says anything."""


def _but_leftovers(tree):
    for node in ast.iter_child_nodes(tree):
        if getattr(node, "name", "") != OF_LEFTOVERS:
            yield node
            yield from _but_leftovers(node)


def test_no_module_reads_a_clock():
    package = Path(postlint.__file__).parent
    reading = [
        f"{path.relative_to(package)}:{node.lineno}"
        for path in package.rglob("*.py")
        for node in _but_leftovers(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and (node.attr in CLOCKS or (node.attr == "time" and getattr(node.value, "id", "") == "time"))
    ]
    assert reading == []
