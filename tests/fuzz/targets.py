"""What is done with an input: one function a target, and the table of all."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final
from unittest import mock
from zlib import crc32

import yaml

from postlint.asking import answer, ask, write
from postlint.calendars.model import Plan
from postlint.calendars.readers import reader_named
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import NO, YES, channels_in
from postlint.calendars.terms.placeholders_and_dittos import refers_elsewhere, says_no_text
from postlint.calendars.terms.status_words import status_in
from postlint.calendars.terms.topics import is_sort
from postlint.calendars.write import render as as_calendar
from postlint.checking import Checked, check, load
from postlint.cli import main
from postlint.config import DEFAULT_PIPELINE, Config
from postlint.judging.baseline.baseline_file import read_baseline, written
from postlint.judging.baseline.known_findings import Baseline
from postlint.judging.packs import packs_in_use as packs
from postlint.kinds import cache as cache_of_kinds
from postlint.kinds import explain, pipeline
from postlint.kinds.model import Prediction
from postlint.report.formats import FORMATS, render
from postlint.report.layout import Look
from postlint.report.mix import FORMATS as MIX_FORMATS
from postlint.vocabulary import KINDS
from tests.fuzz import oracles
from tests.fuzz.mutations import body_of, name_of
from tests.fuzz.odd import NAMES
from tests.fuzz.oracles import Wrong, meaning, parts, remarks, same, verdict

CORPUS: Final = Path(__file__).with_name("corpus")
_MOST_ANSWERS: Final = 2
_MOST_READ_AGAIN: Final = 2_000
"""How many posts are read again at most for answers, which together have the time of one input."""
_MOST_EXPLAINED: Final = 100_000
"""How many characters are read again where posts are explained, in the time that an input has."""
_LOUD: Final = Look(show_info=True, show_posts=True)
_HEAD: Final = """\
accounts:
  parks: {channel: x, handle: "@cityparks", followers: 30, following: 900}
  trees: {channel: mastodon, handle: "@citytrees"}
posts:
"""
_POSTS: Final = [
    f"- {{id: p{day}, date: 2026-06-{day:02} 09:00, account: {'trees' if day % 3 else 'parks'},"
    f" kind: press_release, text: Depot number {day % 9} is open.}}\n"
    for day in range(1, 29)
]
_FEW_POSTS: Final = """\
- {id: a, date: 2026-06-01 09:00, account: parks, kind: press_release, text: The depot is open.}
- {date: 2026-06-01 09:05, account: trees, text: "The depot is open. #weplanttrees", media: [oak.jpg]}
- {date: 2026-06-03, account: parks, kind: question, text: Which tree is yours?, status: draft, type: poll}
- {date: 2026-06-09, account: parks, kind: reply, text: "@ann Thank you!", status: published}
slots: [{account: parks, every: "Mon-Fri 12:00", minutes: 30}]
inbox: [{id: m, account: parks, received: 2026-06-01 10:00, type: complaint, text: It is shut.}]
"""
"""What most rules have something to say about."""
_READ: Final = 4
"""Of so many inputs the texts of one are read by the pipeline that ships, which takes long."""
_REMEMBERED: Final = 100
"""How many texts the cache holds, which is read and written whole."""
_SELDOM: Final = 16
"""Of so many inputs that are read a text at a time one is read by two processes, which begin slowly."""
_LONG: Final = 8
"""Each so manieth input meets a plan of four weeks, which takes most of the time, and the others of days."""


def _written(name: str, body: bytes) -> Path:
    """Return a file of a folder that holds nothing else but itself."""
    for old in Path().iterdir():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def _turn(data: bytes, of: int, what: str) -> int:
    """Return which of so many turns an input takes: always the same, so that what is found is found again.

    In ``what`` it is at one turn says nothing of its turn in something else.
    """
    return int.from_bytes(blake2b(data, digest_size=4, person=what.encode()).digest(), "big") % of


def _plan_for(data: bytes) -> None:
    posts = "".join(_POSTS) if _turn(data, _LONG, "plan") == 0 else _FEW_POSTS
    Path("plan.yaml").write_text(_HEAD + posts, encoding="utf-8")


def _run(*args: str) -> tuple[int, str, str]:
    """Run a command, which must end well, and return its exit code, and what it said and complained of."""
    said, complaints = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaints):
        code = main(args)
    oracles.ends_well(code, complaints.getvalue())
    return code, said.getvalue(), complaints.getvalue()


def _read(name: str, body: bytes) -> Plan:
    (plan,) = load(stdin=(name, body))
    return plan


def reading(data: bytes) -> None:
    """Read a calendar: each text is read or named, and neither line ends nor a mark make a difference.

    Every other input is read once, and once more with other ends.
    """
    name, body = name_of(data), body_of(data)
    plan = _read(name, body)
    if not plan.problems and not any(file.reader for file in plan.files):
        raise Wrong("no calendar, and nothing says so")
    oracles.every_text_is_read_or_named(name, body, plan)
    is_plain = b"\r" not in body and not body.startswith(BOM_UTF8)
    if is_plain and _turn(data, 2, "again") == 0 and _is_utf8(body):
        ends = [(end, body.replace(b"\n", written)) for end, written in (("CRLF", b"\r\n"), ("CR", b"\r"))]
        others = (*ends, ("BOM", BOM_UTF8 + body))
        what, other = others[_turn(data, len(others), "line ends")]
        again = _read(name, other)
        same(what, parts(plan), parts(again))
        same(f"{what}, remarks", remarks(plan), remarks(again))


def _is_utf8(body: bytes) -> bool:
    try:
        return bool(body.decode())
    except UnicodeDecodeError:
        return False


def reporting(data: bytes) -> None:
    """Judge a calendar, and say so in one of the formats, or by one of the commands."""
    path = _written(name_of(data), body_of(data))
    if _turn(data, 2, "report"):
        results = check(path)
        form = FORMATS[_turn(data, len(FORMATS), "formats")]
        oracles.harmless(form, render(form, results, _LOUD))
        return
    command = _COMMANDS[_turn(data, len(_COMMANDS), "command")]
    _, said, _ = _run(*command, str(path))
    oracles.harmless(command[-1] if "--format" in command else "text", said, command[0])


_COMMANDS: Final = (
    *(("mix", "--format", form) for form in MIX_FORMATS),
    ("classify",),
    ("classify", "--explain"),
    ("classify", "--format", "jsonl"),
    ("check", "--list-files"),
    ("check", "--statistics"),
    ("ask", "--format", "json"),
    ("ask",),
    ("import",),
)


def importing(data: bytes) -> None:
    """Import a calendar: what was written reads as what was read, and gets the same verdict."""
    path = _written(name_of(data), body_of(data))
    (before,) = check(path, allow_empty=True)
    # A list of pictures and dates without one text is taken for no plan, wherever it comes from.
    if before.plan.left_out or before.problems or not any(post.texts for post in before.plan.posts):
        return
    text = as_calendar(before.plan)
    path = _written("calendar.yaml", text.encode())
    (after,) = check(path)
    if after.problems:
        raise Wrong(f"imported: {remarks(after.plan)[0]} in {text[:300]!r}")
    counted = [post for post in before.plan.posts if not post.replaced_by]
    told = ("order", "accounts", "replaced_by", "stretches", "part")
    if len(counted) == len(before.plan.posts):
        same(
            "imported",
            [meaning(post, told) for post in counted],
            [meaning(post, told) for post in after.plan.posts],
        )
        # What stands in one place is found there once, however many aliases of YAML lead there.
        if _stands_apart(before.plan):
            same("imported, verdict", verdict(before), verdict(after))


def _stands_apart(plan: Plan) -> bool:
    spans = [one.span for one in (*plan.posts, *plan.inbox)]
    return len(set(spans)) == len(spans)


def asking(data: bytes) -> None:
    """Answer all that can be asked of a calendar: the file says what it said, and those kinds."""
    path = _written(name_of(data), body_of(data))
    results = check(path, allow_empty=True)
    given: list[Any] = []
    # The file is read anew for each answer, which people give one by one.
    posts = sum(len(checked.plan.posts) for checked in results)
    most = min(_MOST_ANSWERS, 1 + _MOST_READ_AGAIN // (posts or 1))
    for number, one in enumerate(ask(results, [path])[:most]):
        given.append(answer(one, KINDS[_turn(data, len(KINDS), f"kind {number}")], given))
    wanted = {one.asked.span: one.kind for one in given if one.answer}
    old = path.read_bytes()
    done = write(given)
    new = path.read_bytes()
    if not any(one.answer for one in done):
        return same("nothing was answered", old, new)
    rest = iter(new)
    if not all(byte in rest for byte in old):
        raise Wrong("something is gone that stood in the file")
    (before,), (after,) = (checked.plan for checked in results), load(path)
    told = ("kind", "span", "stretches")
    same(
        "answered",
        [meaning(post, told) for post in before.posts],
        [meaning(post, told) for post in after.posts],
    )
    for was, now in zip(before.posts, after.posts, strict=True):
        if was.span in wanted and (now.kind is None or now.kind.value != wanted[was.span]):
            raise Wrong(f"{wanted[was.span]} was answered, and {now.kind} is written")
    return None


def suppressing(data: bytes) -> None:
    """Silence findings by comments: they move aside, and none is gone or comes of it."""
    body = body_of(data)
    quiet = check(_written("calendar.yaml", body), allow_empty=True)
    if _turn(data, 2, "said"):
        _reported(data, quiet)
    unheard = body.replace(b"postlint: ignore", b"postlint: ignure")
    if unheard != body:
        loud = check(_written("calendar.yaml", unheard), allow_empty=True)
        # In the text of a post, the word is no comment, and another word may make it another post.
        if [parts(one.plan) for one in quiet] == [parts(one.plan) for one in loud]:
            same("suppressed", _findings(loud), _findings(quiet))


def _findings(results: tuple[Checked, ...]) -> list[str]:
    (checked,) = results
    found = [*checked.findings, *checked.suppressed]
    return sorted(repr((one.rule, one.span.line)) for one in found if not one.rule.startswith("suppression/"))


def settling(data: bytes) -> None:
    """Judge a folder by settings, or list what they set."""
    _written("postlint.yaml", body_of(data))
    _plan_for(data)
    Path("posts.csv").write_text(
        "Date,Account,Copy,Jour\n2026-06-01,parks,Thank you all.,x\n", encoding="utf-8"
    )
    _either(data, ("rules",))


def ruling(data: bytes) -> None:
    """Judge by a pack, list its rules, or try its examples."""
    _written("house.yaml", body_of(data))
    _plan_for(data)
    Path("postlint.yaml").write_text("packs: [house.yaml]\n", encoding="utf-8")
    _either(data, ("rules",), ("test", "house.yaml"))


def _either(data: bytes, *commands: tuple[str, ...]) -> None:
    """Check a folder and report on it, or run one of the commands, as it is the input's turn."""
    turn = _turn(data, 1 + len(commands), "command")
    if turn == 0:
        _reported(data, check(allow_empty=True))
    else:
        oracles.harmless(commands[turn - 1][0], _run(*commands[turn - 1])[1])


def _reported(data: bytes, results: tuple[Checked, ...]) -> None:
    """Report as text to every other input, and in one more format to the rest: reports take much time."""
    form = "text" if _turn(data, 2, "report") else FORMATS[_turn(data, len(FORMATS), "formats")]
    oracles.harmless(form, render(form, results, _LOUD))


def comparing(data: bytes) -> None:
    """Check beside a baseline; what is read of it is written as it was read."""
    path = _written("baseline.json", body_of(data))
    _plan_for(data)
    _, said, _ = _run("check", "plan.yaml", "--baseline", "baseline.json")
    oracles.harmless("text", said)
    old = read_baseline(path)
    if isinstance(old, Baseline):
        path.write_text(written(old), encoding="utf-8")
        same("baseline", old, read_baseline(path))
    code, _, _ = _run("check", "plan.yaml", "--baseline", "baseline.json", "--update-baseline")
    if code == 0 and _run("check", "plan.yaml", "--baseline", "baseline.json")[0]:
        raise Wrong("an updated baseline does not know what it was made of")


_UNREAD: Final = frozenset({"reading/yaml", "reading/json"})
_ONCE_NO_NUMBER: Final = re.compile(r"(?m)(?<![^ :-])[+-]?(?:0\d*[89]\d*|[\d.]+[eE][+-]?\d+|0o[0-7]+)$")
"""What PyYAML writes without quotes, since YAML 1.1 takes it for no number, and YAML 1.2 for one."""
_CELLS: Final = ("date", "channel", "text", "kind", "id", "status", "author")


def planning(data: bytes) -> None:
    """Read one plan as JSON, and as it is the input's turn: as YAML, as CSV, or judge it in two files."""
    try:
        tree = json.loads(body_of(data))
        as_json = json.dumps(tree, allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        return
    plan = _read("calendar.json", as_json.encode())
    posts = tree.get("posts") if isinstance(tree, dict) else tree
    turn = _turn(data, 3, "as what") if isinstance(posts, list) and not plan.problems else None
    if turn == 0:
        _spread({**tree, "posts": []} if isinstance(tree, dict) else {"posts": []}, posts, data)
    elif turn == 1 and _are_rows(posts):
        _as_table(posts)
    else:
        _as_yaml(tree, plan)


def _as_yaml(tree: Any, plan: Plan) -> None:
    try:
        as_yaml = yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False)
    except (ValueError, TypeError, RecursionError, yaml.YAMLError):
        return
    if _ONCE_NO_NUMBER.search(as_yaml):
        return
    in_yaml = _read("calendar.yaml", as_yaml.encode("utf-8", "replace"))
    unread = {problem.rule for problem in (*plan.problems, *in_yaml.problems)} & _UNREAD
    if not unread and not _is_written_by_tools(plan):
        same("YAML and JSON", parts(plan), parts(in_yaml))


def _is_written_by_tools(plan: Plan) -> bool:
    """Tell whether a plan is what tools write, in the one notation that each has."""
    readers = [reader_named(file.reader) for file in plan.files if file.reader]
    return any(reader is not None and ".yaml" not in reader.suffixes for reader in readers)


def _are_rows(posts: list[Any]) -> bool:
    """Tell whether posts are texts under the same keys: rows take what their cells lack from those above."""
    names = posts[0].keys() if posts and isinstance(posts[0], dict) else set()
    return {"text"} <= names <= set(_CELLS) and all(
        isinstance(post, dict) and post.keys() == names and _are_plain(post) for post in posts
    )


def _are_plain(post: dict[str, Any]) -> bool:
    """Tell whether a post is nothing but texts, which tables take at their word: none is "see above"."""
    plain = all(isinstance(value, str) and value.strip() == value != "" for value in post.values())
    return (
        plain
        and "," not in post.get("author", "")
        and post.get("channel", "x") in CHANNEL_NAMES
        # What says nothing but a network heads the rows below it.
        and not channels_in(post["text"])
        # A column of numbers, of answers, of what posts look like, or of how far they are, is none of texts.
        and not is_sort(post["text"])
        and post["text"].lower() not in YES | NO
        and status_in(post["text"]) is None
        and not any(says_no_text(value) or refers_elsewhere(value) for value in post.values())
    )


def _as_table(posts: list[dict[str, str]]) -> None:
    import csv

    table = io.StringIO(newline="")
    csv.writer(table).writerows([list(posts[0]), *([post[name] for name in posts[0]] for post in posts)])
    plan, in_table = (
        _read("calendar.json", json.dumps(posts).encode()),
        _read("calendar.csv", table.getvalue().encode()),
    )
    # A control character is an escape in JSON, and refused in a table.
    if not any(problem.rule == "reading/encoding" for problem in in_table.problems):
        same("JSON and CSV", parts(plan), parts(in_table))


def _spread(rest: dict[str, Any], posts: list[Any], data: bytes) -> None:
    """Judge a plan in two files, and once more in one other way, as it is the input's turn."""
    first = _written("a.json", json.dumps({**rest, "posts": posts[::2]}).encode())
    second = Path("b.json")
    second.write_text(json.dumps({"posts": posts[1::2]}), encoding="utf-8")
    way, form = _turn(data, 3, "way"), ("json", "text")[_turn(data, 2, "form")]
    (expected,) = check(first, second, cache=way == 0)
    if way == 0:
        what, (again,) = "order", check(second, first)
    elif way == 1:
        what, (again,) = "cache", check(first, second)
    elif _turn(data, _SELDOM, "jobs"):
        what, (again,) = "batches", _in_batches(first, second, jobs=1)
    else:
        what, (again,) = "jobs", _in_batches(first, second, jobs=2)
    same(what, *(render(form, (one,), _LOUD) for one in (expected, again)))


def _in_batches(*files: Path, jobs: int) -> tuple[Checked, ...]:
    """Check with a text a batch: with as many as there are by default, no small plan is parted."""
    with mock.patch.object(pipeline, "BATCH", 1):
        return check(*files, cache=False, jobs=jobs)


def _reader(data: bytes) -> contextlib.AbstractContextManager[object]:
    """Let the pipeline that ships read, or one that is quick, as it is the input's turn."""
    real = _turn(data, _READ, "reader") == 0
    return contextlib.nullcontext() if real else mock.patch.object(pipeline, "default", _quick)


def _quick() -> pipeline.Pipeline:
    return pipeline.Pipeline(DEFAULT_PIPELINE, "quick", _read_quickly)


def _read_quickly(texts: Sequence[str], _own: frozenset[str]) -> list[Prediction]:
    """Return for each text a kind, and how sure that is, by nothing but its hash."""
    return [_guess(crc32(text.encode("utf-8", "surrogatepass"))) for text in texts]


def _guess(number: int) -> Prediction:
    kind, sure = KINDS[number % len(KINDS)], 0.3 + number % 67 / 100
    rest = (1 - sure) / (len(KINDS) - 1)
    return Prediction({one: sure if one == kind else rest for one in KINDS})


@dataclass(frozen=True, slots=True)
class Target:
    """What is done, and the folder of the corpus that it begins with."""

    run: Callable[[bytes], None]
    corpus: str
    names: tuple[str, ...] = NAMES

    def takes(self, data: bytes) -> bool:
        """Tell whether ``data`` names a file that is read here."""
        return name_of(data) in self.names

    def __call__(self, data: bytes) -> None:
        """Do it with ``data``, within its time.

        Raises:
            Wrong: if something does not hold that must.
        """
        if self.takes(data):
            with oracles.in_time(), _reader(data):
                self.run(data)

    def inputs(self) -> dict[str, bytes]:
        """Return the inputs of its corpus by their names."""
        return {path.name: path.read_bytes() for path in sorted((CORPUS / self.corpus).iterdir())}


TARGETS: Final = {
    "reading": Target(reading, "calendars"),
    "reporting": Target(reporting, "calendars"),
    "importing": Target(importing, "calendars"),
    "asking": Target(asking, "calendars"),
    "planning": Target(planning, "plans", ("plan.json",)),
    "suppressing": Target(suppressing, "suppressions"),
    "settling": Target(settling, "settings", ("postlint.yaml",)),
    "ruling": Target(ruling, "packs", ("house.yaml",)),
    "comparing": Target(comparing, "baselines", ("baseline.json",)),
}


@contextlib.contextmanager
def workplace(folder: Path) -> Iterator[None]:
    """Work in an empty folder with a cache of its own, which no settings reach.

    Packs that come with postlint are read once, and put together once for where no settings are: none of them
    changes, and they would take most of the time.
    """
    place = folder / "work"
    place.mkdir(parents=True, exist_ok=True)
    surroundings = {"POSTLINT_CACHE_DIR": str(folder / "cache"), "GIT_CEILING_DIRECTORIES": str(folder)}
    with (
        mock.patch.dict(os.environ, surroundings),
        mock.patch.object(cache_of_kinds, "MAX_CACHED", _REMEMBERED),
        mock.patch.object(packs, "read_pack", _read_pack),
        mock.patch.object(packs, "load_packs", _load_packs),
        mock.patch.object(explain, "MAX_EXPLAINED", _MOST_EXPLAINED),
    ):
        before = Path.cwd()
        os.chdir(place)
        try:
            yield
        finally:
            os.chdir(before)


_read_anew: Final = packs.read_pack
_read_once: Final = cache(_read_anew)


def _read_pack(path: Path, name: str, *, trusting: bool = False) -> object:
    is_shipped = path.is_relative_to(packs.shipped_packs())
    return (_read_once if is_shipped else _read_anew)(path, name, trusting=trusting)


_load_anew: Final = packs.load_packs
_loaded_once: Final = cache(partial(_load_anew, Config(Path())))


def _load_packs(settings: Config) -> object:
    return _loaded_once() if settings.path is None else _load_anew(settings)
