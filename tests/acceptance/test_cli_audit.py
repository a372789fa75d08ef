"""``postlint audit``: files of posts, parted by account, judged by processes, resumed after a kill."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

import postlint
from postlint.auditing import partitions, publish
from postlint.auditing import run as running
from postlint.auditing.dask_engine import Outcome
from postlint.auditing.dask_engine import said as why
from postlint.auditing.run import AuditError, Order
from postlint.auditing.schema import FINDINGS

ACCOUNTS = ("@hexley", "@lido", "@gate", "@quarry")


def posts(accounts=ACCOUNTS, number=15) -> list[dict[str, object]]:
    """Return announcements of accounts, those of no account together."""
    return [
        {
            "id": f"{account}-{day}",
            "account": account,
            "channel": "mastodon",
            "date": f"2026-06-{day + 1:02}",
            "text": f"The lido opens at {day + 5}, and gate {account[1:]} stays shut.",
        }
        for day in range(number)
        for account in accounts
    ]


def write(path: Path, rows: list[dict[str, object]], **more: object) -> Path:
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), path, **more)
    return path


class InProcess:
    """Runs tasks one behind the other, each a second time where it fails."""

    def run(self, function, tasks):
        for number, task in enumerate(tasks):
            yield self._once(function, number, task, again=True)

    def _once(self, function, number, task, *, again):
        try:
            return Outcome(number, function(*task))
        except Exception as error:
            return (
                self._once(function, number, task, again=False)
                if again
                else Outcome(number, error=why(error))
            )


def audit(*sources: object, out: Path, **more: object) -> list[str]:
    """Audit in this process, with what the command does around it left out; return what is told."""
    order = Order(tuple(map(str, sources)), out, **more)
    told: list[str] = []
    running.run(order, InProcess(), lambda items, _total, _doing: items, told.append)
    return told


def table(out: Path, name: str) -> list[dict[str, object]]:
    return pyarrow.parquet.read_table(out / f"{name}.parquet").to_pylist()


def said(out: Path) -> list[tuple[object, ...]]:
    """Return what was found, whatever the order of its accounts, files or rows."""
    return sorted((row["rule"], row["message"], tuple(row["identities"])) for row in table(out, "findings"))


@pytest.fixture
def small(monkeypatch):
    """Partitions and batches so small that a few posts are many."""
    monkeypatch.setattr("postlint.auditing.partitions.POSTS", 20)
    monkeypatch.setattr("postlint.auditing.run.POSTS", 20)
    monkeypatch.setattr("postlint.auditing.sources.BATCH", 20)


def test_the_command_writes_tables_and_a_page_and_says_what_was_found(run, workplace):
    write(workplace / "posts.parquet", posts(), row_group_size=20)
    ran = run("audit", "posts.parquet", "-o", "out")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == "Audited 60 posts of 4 accounts: 4 errors.\nout/summary.html shows it.\n"
    found = postlint.audit(pa.Table.from_pylist(posts()))
    assert [row["message"] for row in table(Path("out"), "findings")] == found.findings.column(
        "message"
    ).to_pylist()
    page = Path("out/summary.html").read_text(encoding="utf-8")
    assert "60 posts of 4 accounts" in page
    assert "two-way/all-broadcast" in page
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "findings.parquet",
        "mixes.parquet",
        "problems.parquet",
        "summary.html",
    ]


def test_tables_can_be_json_lines(tmp_path):
    audit(write(tmp_path / "posts.parquet", posts()), out=tmp_path / "out", form="jsonl")
    lines = (tmp_path / "out" / "findings.jsonl").read_text().splitlines()
    assert [list(json.loads(line)) for line in lines] == [FINDINGS.names] * 4


def test_however_posts_are_parted_the_findings_are_the_same(tmp_path, small):
    rows = posts()
    whole = write(tmp_path / "whole.parquet", rows)
    parts = tmp_path / "parts"
    parts.mkdir()
    write(parts / "a.parquet", rows[:25], row_group_size=4)
    (parts / "b.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows[25:40]))
    pyarrow.csv.write_csv(pa.Table.from_pylist(rows[40:]), parts / "c.csv")
    (parts / "_SUCCESS").write_text("")
    audit(whole, out=tmp_path / "one")
    audit(parts, out=tmp_path / "many")
    audit(str(parts / "*.[cjp]*"), out=tmp_path / "pattern")
    assert said(tmp_path / "one") == said(tmp_path / "many") == said(tmp_path / "pattern") != []
    assert [row["path"] for row in table(tmp_path / "many", "problems")] == []


def test_files_with_whole_accounts_are_judged_where_they_lie(tmp_path, small, monkeypatch):
    for account in ACCOUNTS:
        write(tmp_path / f"{account[1:]}.parquet", posts([account]))
    moved = []
    monkeypatch.setattr(running, "move", lambda *args: moved.append(args))
    audit(tmp_path / "*.parquet", out=tmp_path / "out")
    assert moved == []
    assert len(table(tmp_path / "out", "mixes")) == 4


def test_an_account_with_very_many_posts_is_told_and_has_a_partition_to_itself(tmp_path, small):
    rows = [
        *posts(["@hexley"], 28),
        *posts(["@hexley"], 28),
        *posts(["@hexley"], 28),
        *posts(["@hexley"], 28),
    ]
    rows = [{**row, "id": None, "text": f"{row['text']} {number}"} for number, row in enumerate(rows)]
    (told,) = audit(write(tmp_path / "a.parquet", [*rows, *posts()], row_group_size=30), out=tmp_path / "out")
    assert "hexley has 127 posts" in told
    assert sum(row["posts"] for row in table(tmp_path / "out", "mixes")) == 172


def test_two_files_with_other_schemas_go_together(tmp_path):
    first = write(tmp_path / "a.parquet", [{**row, "likes": 3} for row in posts(["@hexley"])])
    renamed = [
        {
            "Profile": row["account"],
            "Platform": row["channel"],
            "publish_date": row["date"],
            "caption": row["text"],
        }
        for row in posts(["@hexley"])
    ]
    for number, row in enumerate(renamed):
        row["publish_date"] = f"2026-07-{number + 1:02}"
    second = write(tmp_path / "b.parquet", renamed)
    audit(first, second, out=tmp_path / "out")
    assert [row["posts"] for row in table(tmp_path / "out", "mixes")] == [30]
    assert table(tmp_path / "out", "problems") == []


def test_bad_files_and_rows_are_named_and_the_rest_is_done(run, workplace):
    write(Path("good.parquet"), posts(["@hexley"]))
    whole = write(Path("cut.parquet"), posts(["@lido"])).read_bytes()
    Path("cut.parquet").write_bytes(whole[:-40])
    write(Path("untold.parquet"), [{"account": "@gate", "likes": 3}])
    lines = [json.dumps(row) for row in posts(["@quarry"])]
    lines[2], lines[4] = '{"account": "@quarry", "text": "We', json.dumps({"text": "Nobody's"})
    lines[6] = json.dumps({**json.loads(lines[6]), "text": ["a", "b"]})
    Path("lines.jsonl").write_text("\n".join(lines))
    Path("rows.csv").write_text(
        "account,text,date\n@a,We are open.,2026-06-01\n@a,We, are open,2026-06-02\n@a,Shut.,\n"
    )
    Path("notes.txt").write_text("")
    ran = run("audit", "*.parquet", "lines.jsonl", "rows.csv", "none.csv", "notes.txt", "-o", "out")
    assert ran.exit_code == 2
    for sentence in (
        "cut.parquet: This file is damaged or was cut off",
        "untold.parquet, column text: This table has no column of texts. Its columns are account, likes.",
        "lines.jsonl, row 3: This line is no JSON",
        "lines.jsonl, row 5, column account: This post names no account, so it is left out.",
        "lines.jsonl, row 7, column text: This is a list, and a text or number stands in this column before",
        "rows.csv, row 3: This row has 4 cells, and there are 3 columns",
        "none.csv: There is no such file or folder.",
        "notes.txt: This is no file of a sort that can be audited",
    ):
        assert sentence in ran.stderr
    assert {row["account"]: row["posts"] for row in table(Path("out"), "mixes")} == {
        "@a": 2,
        "@hexley": 15,
        "@quarry": 12,
    }
    assert not Path("out/.unfinished").exists()


def test_a_pipeline_of_a_team_that_cannot_be_used_is_told_once_and_by_whom_was_read_instead(run, workplace):
    write(Path("posts.parquet"), posts())
    Path("postlint.yaml").write_text("pipeline: ./models/none\n")
    ran = run("audit", "posts.parquet", "-o", "out")
    assert ran.exit_code == 2
    assert "Read by the default pipeline: The pipeline ./models/none is missing" in ran.stdout
    assert ran.stderr.count("The pipeline ./models/none is missing") == 1
    (problem,) = table(Path("out"), "problems")
    assert (problem["path"], problem["line"], problem["rule"]) == ("postlint.yaml", 1, "reading/settings")
    assert {row["read_by"] for row in table(Path("out"), "mixes")} == {"default"}
    assert "Read by the default pipeline" in Path("out/summary.html").read_text(encoding="utf-8")


def test_by_broken_settings_nothing_is_judged_and_what_was_found_before_stays(run, workplace):
    write(Path("posts.parquet"), posts())
    run("audit", "posts.parquet", "-o", "out")
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    Path("postlint.yaml").write_text("learn: true\ncertainty: much\n")
    ran = run("audit", "posts.parquet", "-o", "out")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("postlint: postlint.yaml:2:12: ")
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before


@pytest.mark.parametrize("out", ["found", "."])
def test_an_audit_does_not_read_what_it_wrote(run, workplace, out):
    write(Path("posts.parquet"), posts())
    first, second = (run("audit", ".", "-o", out) for _ in range(2))
    assert (first.exit_code, first.stdout) == (second.exit_code, second.stdout)
    assert (second.exit_code, second.stderr) == (0, "")
    Path("posts.parquet").unlink()
    ran = run("audit", out, "-o", out)
    assert ran.exit_code == 2
    assert f"{out}: What is here was written by an audit" in ran.stderr


def test_a_file_that_is_named_in_several_ways_counts_once(tmp_path):
    source = write(tmp_path / "posts.parquet", posts(["@hexley"]))
    (tmp_path / "link.parquet").symlink_to(source)
    (tmp_path / "folder").mkdir()
    audit(source, tmp_path / "folder" / ".." / "posts.parquet", tmp_path, out=tmp_path / "out")
    assert [row["posts"] for row in table(tmp_path / "out", "mixes")] == [15]


def test_rows_of_csv_keep_their_numbers_however_far_ahead_of_them_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("postlint.auditing.sources._CSV_BLOCK", 200)
    rows = [f"@a,We open gate {number}.,2026-06-01" for number in range(2, 62)]
    bad, nobodys = (2, 5, 21, 22, 40, 60, 61), (6, 23, 41, 59)
    for number in nobodys:
        rows[number - 2] = f",We open gate {number}.,2026-06-01"
    for number in bad:
        rows[number - 2] = f"@a,We, open gate {number}.,2026-06-01"
    source = tmp_path / "posts.csv"
    source.write_text("\n".join(["account,text,date", *rows, ""]))
    audit(source, out=tmp_path / "out")
    found = table(tmp_path / "out", "problems")
    assert sorted(row["line"] for row in found if row["rule"] == "reading/csv") == list(bad)
    assert sorted(row["line"] for row in found if row["rule"] == "reading/missing-key") == list(nobodys)


def test_where_nothing_can_be_audited_nothing_is_written(run, workplace):
    Path("empty").mkdir()
    ran = run("audit", "empty", "a*.csv", "-o", "out")
    assert (ran.exit_code, ran.stdout, Path("out").exists()) == (2, "", False)
    assert "empty: No file in this folder ends in .parquet" in ran.stderr
    assert "a*.csv: This pattern fits no file." in ran.stderr


def test_a_scheduler_that_is_not_there_is_a_sentence(run, workplace, monkeypatch):
    monkeypatch.setattr("postlint.auditing.dask_engine._WAIT", "1s")
    write(Path("posts.parquet"), posts())
    ran = run("audit", "posts.parquet", "-o", "out", "--scheduler", "tcp://127.0.0.1:9")
    assert (ran.exit_code, ran.stdout, Path("out").exists()) == (2, "", False)
    assert "postlint: No Dask scheduler answers at tcp://127.0.0.1:9" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


WITHOUT = """
import sys
sys.modules["pyarrow"] = None
import postlint
try:
    postlint.audit
except ImportError as error:
    print(error)
from postlint.cli import main
sys.exit(main(["audit", "posts.parquet", "-o", "out"]))
"""


def test_without_the_packages_the_extra_is_named(workplace):
    ran = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    for said in (ran.stdout, ran.stderr.removeprefix("postlint: ")):
        assert (
            said
            == "This takes packages that do not come with postlint alone: pip install 'postlint[audit]'\n"
        )


def test_no_space_for_what_was_found_leaves_nothing_half_written(tmp_path, monkeypatch):
    source, out = write(tmp_path / "posts.parquet", posts()), tmp_path / "out"
    audit(source, out=out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    class Full(pyarrow.parquet.ParquetWriter):
        def write_table(self, table, row_group_size=None):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "findings.parquet")

    monkeypatch.setitem(publish._WRITERS, "parquet", Full)
    with pytest.raises(OSError, match="No space left on device"):
        audit(source, out=out)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    monkeypatch.undo()
    audit(source, out=out, resume=True)
    assert not (out / ".unfinished").exists()


def test_a_partition_that_fails_twice_is_named_and_everything_else_is_done(tmp_path, small, monkeypatch):
    source, out = write(tmp_path / "posts.parquet", posts(), row_group_size=10), tmp_path / "out"
    judge, calls = partitions.judge, []

    def failing(work, number, part, config):
        calls.append(number)
        if number == 1:
            raise MemoryError("too much")
        judge(work, number, part, config)

    monkeypatch.setattr(running, "judge", failing)
    audit(source, out=out)
    (problem,) = table(out, "problems")
    assert "Partition 2 failed twice" in problem["message"]
    assert "MemoryError: too much" in problem["message"]
    assert calls.count(1) == 2
    done = {row["account"] for row in table(out, "mixes")}
    assert 0 < len(done) < 4
    with pytest.raises(AuditError, match="Go on with --resume, or remove"):
        audit(source, out=out)
    monkeypatch.setattr(running, "judge", lambda *task: (calls.append(task[1]), judge(*task)))
    calls.clear()
    audit(source, out=out, resume=True)
    assert calls == [1]
    audit(source, out=tmp_path / "at once")
    assert said(out) == said(tmp_path / "at once")


def test_where_a_part_cannot_be_counted_no_account_is_judged_in_two_halves(tmp_path, small, monkeypatch):
    rows, count = posts(["@hexley"]), partitions.count
    sources = write(tmp_path / "a.parquet", rows[:8]), write(tmp_path / "b.parquet", rows[8:])

    def failing(part, config):
        if part.path.name == "b.parquet":
            raise MemoryError("too much")
        return count(part, config)

    monkeypatch.setattr(running, "count", failing)
    audit(*sources, out=tmp_path / "out")
    assert [row["posts"] for row in table(tmp_path / "out", "mixes")] == [15]
    (problem,) = table(tmp_path / "out", "problems")
    assert problem["path"].endswith("b.parquet")
    assert "Counting the posts of part 2 failed twice: MemoryError: too much" in problem["message"]
    assert not (tmp_path / "out" / ".unfinished").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_or_device_among_files_is_named_and_not_waited_for(run, workplace):
    (workplace / "in").mkdir()
    write(workplace / "in" / "posts.parquet", posts())
    os.mkfifo(workplace / "in" / "pipe.csv")
    (workplace / "in" / "zero.jsonl").symlink_to("/dev/zero")
    ran = run("audit", "in", "-o", "out")
    assert ran.exit_code == 2
    assert ran.stderr.count("This is a pipe, socket or device, not a file.") == 2
    assert "Audited 60 posts" in ran.stdout


def test_keys_of_their_own_in_each_row_are_read_up_to_a_budget(run, workplace, monkeypatch):
    monkeypatch.setattr("postlint.auditing.sources.MAX_COLUMNS", 10)
    rows = [{**row, f"key-{number}": 1} for number, row in enumerate(posts())]
    (workplace / "posts.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    told = audit(workplace / "posts.jsonl", out=workplace / "out")
    assert told == []
    (problem,) = table(workplace / "out", "problems")
    assert problem["message"].startswith("From here on rows have more than 10 different keys")
    assert sum(row["posts"] for row in table(workplace / "out", "mixes")) == 60


def test_nothing_is_written_through_a_link(run, workplace):
    write(workplace / "posts.parquet", posts())
    (workplace / "out").mkdir()
    (workplace / "theirs").write_text("theirs")
    for name in (".summary.html.new", ".findings.parquet.new", "mixes.parquet"):
        (workplace / "out" / name).symlink_to(workplace / "theirs")
    assert run("audit", "posts.parquet", "-o", "out").exit_code == 0
    assert (workplace / "theirs").read_text() == "theirs"


@pytest.mark.parametrize("link", ["out", "out/.unfinished", "way/out"])
@pytest.mark.parametrize("more", [(), ("--resume",)])
def test_no_tables_are_written_over_a_linked_folder_that_leads_out(run, workplace, tmp_path, link, more):
    write(workplace / "posts.parquet", posts())
    outside = tmp_path / "theirs"
    outside.mkdir()
    linked = workplace / link
    linked.parent.mkdir(exist_ok=True)
    linked.symlink_to(outside)
    ran = run("audit", "posts.parquet", "-o", "way/out/tables" if link == "way/out" else "out", *more)
    said = f"{link} is a link that leads out of the current folder"
    assert (ran.exit_code, said in ran.stderr, list(outside.iterdir())) == (2, True, [])


@pytest.mark.parametrize("about", ['{"signature": "x"}', "[]", "nonsense"])
def test_an_audit_does_not_go_on_with_what_it_did_not_begin(run, workplace, about):
    write(workplace / "posts.parquet", posts())
    (workplace / "out" / ".unfinished").mkdir(parents=True)
    (workplace / "out" / ".unfinished" / "audit.json").write_text(about)
    ran = run("audit", "posts.parquet", "-o", "out", "--resume")
    assert (ran.exit_code, "changed since this audit began" in ran.stderr) == (2, True)


def test_an_audit_goes_on_only_with_the_same_files_and_settings(tmp_path, monkeypatch):
    source, out = write(tmp_path / "posts.parquet", posts()), tmp_path / "out"
    with pytest.raises(AuditError, match="holds no audit that did not end: leave --resume out"):
        audit(source, out=out, resume=True)
    monkeypatch.setattr(running, "judge", lambda *_: 1 / 0)
    audit(source, out=out)
    write(source, posts(number=3))
    with pytest.raises(AuditError, match="files changed since this audit began"):
        audit(source, out=out, resume=True)


@pytest.mark.parametrize("changed", ["house.yaml", "base.yaml", "models/kinds/config.cfg"])
def test_an_audit_goes_on_only_with_all_that_its_settings_name(run, workplace, monkeypatch, changed):
    contents = {
        "house.yaml": ("pack: house\ntitle: Ours\nrules: {}\n", "pack: house\ntitle: Theirs\nrules: {}\n"),
        "base.yaml": ("certainty: 0.8\n", "certainty: 0.9\n"),
        "models/kinds/config.cfg": ("[nlp]\n", "[nlp]\nlang = en\n"),
    }
    Path("models/kinds").mkdir(parents=True)
    for name, (before, _) in contents.items():
        Path(name).write_text(before)
    Path("postlint.yaml").write_text(
        "extends: [base.yaml]\npacks: [two-way, house.yaml]\npipeline: ./models/kinds\n"
    )
    source, out = write(Path("posts.parquet"), posts(number=3)), Path("out")
    monkeypatch.setattr(running, "judge", lambda *_: 1 / 0)
    audit(source, out=out, config=Path("postlint.yaml"))
    audit(source, out=out, config=Path("postlint.yaml"), resume=True)
    Path(changed).write_text(contents[changed][1])
    with pytest.raises(AuditError, match="settings changed since this audit began"):
        audit(source, out=out, config=Path("postlint.yaml"), resume=True)


DIES = """
import os, signal, sys
from pathlib import Path
from postlint.auditing import partitions, run, sources
from postlint.auditing.dask_engine import dask_engine
from postlint.auditing.run import Order

def judge(work, number, part, config):
    from postlint.auditing.partitions import judge as whole
    times = len(list(Path("died").glob(f"{number}-*")))
    if number in {0: [0], 1: [1, 1]}.get(number, []) and times < [1, 5][number]:
        Path("died", f"{number}-{times}").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    whole(work, number, part, config)

if __name__ == "__main__":
    Path("died").mkdir()
    partitions.POSTS = sources.BATCH = 20
    run.judge = judge
    with dask_engine(None, 2) as engine:
        done = run.run(Order(("posts.parquet",), Path("out")), engine, lambda items, *_: items, print)
    print([problem.message for problem in done.told])
"""


def test_a_partition_whose_worker_is_killed_is_run_again_and_told_where_that_fails_too(workplace):
    write(Path("posts.parquet"), posts(), row_group_size=10)
    Path("dies.py").write_text(DIES)
    ran = subprocess.run([sys.executable, "dies.py"], capture_output=True, text=True, check=True, timeout=900)
    assert sorted(path.name for path in Path("died").iterdir()) == ["0-0", "1-0", "1-1"]
    assert ran.stdout.count("failed twice") == 1
    assert "Partition 2 failed twice, so that none of its accounts was judged: its process died" in ran.stdout
    assert 0 < len(table(Path("out"), "mixes")) < 4


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="file names are Unicode there")
@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_files_are_audited_whatever_bytes_their_names_are_made_of(tmp_path, ending):
    file = tmp_path / os.fsdecode(b"posts-\xff." + ending.encode())
    if ending == "parquet":
        with file.open("wb") as opened:
            pyarrow.parquet.write_table(pa.Table.from_pylist(posts()), opened)
    elif ending == "csv":
        with file.open("wb") as opened:
            pyarrow.csv.write_csv(pa.Table.from_pylist(posts()), opened)
    else:
        file.write_text("".join(f"{json.dumps(post)}\n" for post in posts()))
    audit(file, out=tmp_path / "out")
    assert table(tmp_path / "out", "problems") == []
    assert sum(sum(row["kinds"].values()) for row in table(tmp_path / "out", "mixes")) == len(posts())


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="file names are Unicode there")
def test_a_folder_whose_name_arrow_cannot_write_to_is_refused_in_a_sentence(tmp_path):
    file = write(tmp_path / "posts.parquet", posts())
    with pytest.raises(AuditError, match=r"out-\\xff: there are bytes on the way there that are no text"):
        audit(file, out=tmp_path / os.fsdecode(b"out-\xff"))
