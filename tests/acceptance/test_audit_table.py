"""``postlint.audit``: posts in a table are judged as those of a file."""

import datetime
import json
import pickle
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import postlint
from postlint.auditing.columns import portion_of
from postlint.auditing.schema import FINDINGS, MIXES, POSTS, PROBLEMS
from postlint.report.formats.json import finding_fields
from postlint.source.budgets import MAX_TEXT
from postlint.source.paths import shown_as
from postlint.vocabulary import KINDS

TEXTS = (
    "The lido opens on Monday.",
    "Our team has won a prize for the new orchard.",
    "Which bench do you like best?",
    "@ann Sorry about the gate, it opens at ten.",
    "RT @ann Four herons at the quarry this morning!",
    "Book your place for the walk: https://hexley.example/walk",
    "Ein Satz, den hier niemand liest und der doch einer ist.",
    "Copy follows",
    "",
)


def posts_of(account: str, number: int = 30, **more: object) -> list[dict[str, object]]:
    """Return as many days' announcements of an account."""
    first = datetime.date(2026, 6, 1)
    return [
        {
            "account": account,
            "channel": "mastodon",
            "date": str(first + datetime.timedelta(days=day)),
            "text": f"The lido opens at {day + 5}, and the gate stays shut.",
            **more,
        }
        for day in range(number)
    ]


def problems(table: pa.Table, **more: object) -> list[dict[str, object]]:
    return postlint.audit(table, **more).problems.to_pylist()


def by_file(folder: Path, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return what is said of ``rows`` in files, those of each account in one, as people would keep them."""
    found = []
    for account in sorted({str(row["account"]) for row in rows}, key=lambda name: name.lstrip("@")):
        own = [number for number, row in enumerate(rows) if row["account"] == account]
        lines = ["" for _ in rows]
        for number in own:
            post = {key: value for key, value in rows[number].items() if value is not None}
            lines[number] = json.dumps(post) + ("," if number < own[-1] else "")
        path = folder / "posts.json"
        path.write_text('{"posts": [' + "\n".join(lines) + "]}", encoding="utf-8")
        (checked,) = postlint.check(path, config=folder / "postlint.yaml", cache=False)
        found += [json.loads(json.dumps(finding_fields(finding))) for finding in checked.findings]
        name = shown_as(path)
    return [projected({**one, "message": one["message"].replace(name, "table")}) for one in found]


def by_table(folder: Path, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    found = postlint.audit(pa.Table.from_pylist(rows), config=folder / "postlint.yaml").findings
    return [projected(finding) for finding in found.to_pylist()]


def projected(finding: dict[str, object]) -> dict[str, object]:
    """Return what is alike whatever the file of a finding is called."""
    fields = ("rule", "severity", "may", "message", "line", "accounts", "identities", "asked", "window")
    kept = {field: finding[field] for field in fields}
    # The finding of reading is known again by its place.
    return kept if str(finding["rule"]).startswith("reading/") else {**kept, "known": finding["fingerprint"]}


@st.composite
def calendars(draw: st.DrawFn) -> list[dict[str, object]]:
    """Draw a table of posts of two accounts, with whatever posts may say."""
    row = st.fixed_dictionaries(
        {
            "account": st.sampled_from(["@hexley", "lido"]),
            "channel": st.sampled_from(["x", "mastodon", "Facebook", None]),
            "date": st.one_of(
                st.none(),
                st.dates(datetime.date(2026, 6, 1), datetime.date(2026, 7, 10)).map(str),
                st.sampled_from(["2026-06-03 09:30", "2026-06-04T10:00:00Z", "soon", "10000-01-01"]),
            ),
            "text": st.sampled_from(TEXTS),
            "id": st.one_of(st.none(), st.sampled_from(["a", "b", "c"])),
            "kind": st.sampled_from([None, None, None, "reply", "press_release", "nonsense"]),
            "status": st.sampled_from([None, None, "draft", "published"]),
            "reply_to": st.sampled_from([None, None, "https://mastodon.social/@ann/1234"]),
            "poll": st.sampled_from([None, None, ["yes", "no"]]),
            "media": st.sampled_from(
                [None, [{"file": "a.jpg", "alt": None}], [{"file": "b.mp4", "alt": "A gate"}]]
            ),
            "recurring": st.sampled_from([None, True, False]),
            "pillar": st.sampled_from([None, "product", "people"]),
        }
    )
    # Files in which no post has a text are not taken for calendars.
    first = [{**draw(row), "account": account, "text": TEXTS[0]} for account in ("@hexley", "lido")]
    return [*first, *draw(st.lists(row, max_size=40))]


SETTINGS = """\
packs: [two-way, hygiene, accessibility, workflow, promises]
groups: {people: {pillar: people}}
rules:
  people:
    title: Enough about people
    severity: warning
    message: "{account}: too little about people"
    why: People read about people.
    how: Write about people.
    share: {of: people, at_least: 10 %, per: 28 days}
"""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=calendars())
def test_a_table_is_judged_as_files_with_the_same_posts(rows, tmp_path):
    (tmp_path / "postlint.yaml").write_text(SETTINGS)
    # Of several things in one row, those that stand further left in it come first.
    said, told = (sorted(way(tmp_path, rows), key=str) for way in (by_table, by_file))
    assert said == told


def test_accounts_may_be_parted_over_tables_in_any_way_and_order():
    rows = [*posts_of("@hexley"), *posts_of("lido")]
    whole = postlint.audit(pa.Table.from_pylist(rows))
    parts = [postlint.audit(pa.Table.from_pylist(posts_of(account))) for account in ("@hexley", "lido")]
    assert whole.mixes == pa.concat_tables(part.mixes for part in parts)
    assert whole.findings.column("message") == pa.concat_tables(part.findings for part in parts).column(
        "message"
    )
    assert whole == postlint.audit(pa.Table.from_pylist(rows))


def test_what_an_audit_gives_has_the_documented_schemas_and_can_be_pickled():
    found = postlint.audit(pa.RecordBatch.from_pylist(posts_of("@hexley")))
    assert (found.findings.schema, found.mixes.schema, found.problems.schema) == (FINDINGS, MIXES, PROBLEMS)
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(postlint.audit)) is postlint.audit
    assert "two-way/all-broadcast" in found.findings.column("rule").to_pylist()
    assert postlint.audit(POSTS.empty_table()).mixes.num_rows == 0


def test_columns_go_by_the_names_that_csv_files_have_and_by_those_of_the_house(tmp_path):
    (tmp_path / "postlint.yaml").write_text("columns: {wortlaut: text}\n")
    plain = pa.Table.from_pylist(posts_of("@hexley"))
    other = plain.rename_columns(["Profile", "Plattform", "Scheduled for", "Wortlaut"])
    assert postlint.audit(other, config=tmp_path / "postlint.yaml") == postlint.audit(plain)


def test_dates_may_be_of_any_type_that_arrow_has_for_them():
    plain = pa.Table.from_pylist(posts_of("@hexley"))
    days = plain.column("date").cast(pa.timestamp("s"))
    place = plain.column_names.index("date")
    zoned = days.cast(pa.timestamp("us")).combine_chunks()
    for dates in (
        days.cast(pa.date32()),
        days,
        days.cast(pa.timestamp("ns")),
        zoned,
        days.dictionary_encode(),
    ):
        assert postlint.audit(plain.set_column(place, "date", dates)) == postlint.audit(plain)


def test_a_time_in_a_zone_counts_as_its_clock_shows_it():
    moment = datetime.datetime(2026, 6, 1, 22, 30, tzinfo=datetime.timezone.utc)
    table = pa.table(
        {
            "account": ["@hexley"] * 2,
            "channel": ["x"] * 2,
            "text": ["We are open."] * 2,
            "date": pa.array(
                [moment, moment + datetime.timedelta(minutes=20)], pa.timestamp("s", "Europe/Paris")
            ),
        }
    )
    portion, _ = portion_of(table, "table", {})
    assert portion.table.column("date").to_pylist() == ["2026-06-02 00:30:00", "2026-06-02 00:50:00"]


def test_declared_accounts_lend_their_facts_to_their_own_posts_alone(tmp_path):
    (tmp_path / "postlint.yaml").write_text(
        "accounts:\n  lido: {channel: x, handle: '@lido', avatar: false}\n  gate: {channel: x}\n"
    )
    table = pa.Table.from_pylist([*posts_of("@lido", 3, channel="x"), *posts_of("@hexley", 3)])
    found = postlint.audit(table, config=tmp_path / "postlint.yaml")
    assert [row["account"] for row in found.mixes.to_pylist()] == ["@hexley", "@lido"]
    assert [row["accounts"] for row in found.findings.to_pylist() if "avatar" in row["rule"]] == [["@lido"]]


def test_settings_that_cannot_be_read_judge_nothing(tmp_path):
    (tmp_path / "postlint.yaml").write_text("certainty: [\n")
    found = postlint.audit(pa.Table.from_pylist(posts_of("@hexley")), config=tmp_path / "postlint.yaml")
    assert (found.mixes.num_rows, found.findings.num_rows) == (0, 0)
    assert found.problems.to_pylist()[0]["rule"] == "reading/yaml"
    missing = postlint.audit(POSTS.empty_table(), config=tmp_path / "none.yaml")
    assert missing.problems.to_pylist()[0]["rule"] == "reading/no-such-file"


def test_a_table_without_texts_or_accounts_says_which_columns_it_has():
    (said,) = problems(pa.table({"account": ["@hexley"], "likes": [3]}))
    assert (said["field"], said["rule"]) == ("text", "reading/missing-key")
    assert "Its columns are account, likes." in said["message"]
    (said,) = problems(pa.table({"text": ["We are open."], "likes": [3]}))
    assert said["field"] == "account"


def test_a_mix_has_a_number_for_each_kind():
    (mix,) = postlint.audit(pa.Table.from_pylist(posts_of("@hexley", 3))).mixes.to_pylist()
    assert list(mix["kinds"]) == list(KINDS)
    assert all(isinstance(number, int) for number in mix["kinds"].values())
    assert sum(mix["kinds"].values()) == 3


def test_rows_without_an_account_are_named_and_the_others_judged():
    rows = posts_of("@hexley")
    rows[4]["account"], rows[7]["account"] = None, "  "
    found = postlint.audit(pa.Table.from_pylist(rows))
    assert [(row["line"], row["field"]) for row in found.problems.to_pylist()] == [
        (5, "account"),
        (8, "account"),
    ]
    assert found.mixes.to_pylist()[0]["posts"] == 28


def test_a_column_of_a_type_that_no_post_has_is_left_out_and_named():
    table = pa.Table.from_pylist(posts_of("@hexley", 12))
    mixed = pa.UnionArray.from_sparse(
        pa.array([0, 1] * 6, pa.int8()), [pa.array([1] * 12), pa.array(["a"] * 12)]
    )
    found = postlint.audit(table.append_column("status", mixed))
    (said,) = found.problems.to_pylist()
    assert (said["path"], said["field"], said["rule"]) == ("table", "status", "reading/unfit-value")
    assert found.mixes.to_pylist()[0]["posts"] == 12


def test_a_value_that_fits_no_post_is_told_by_row_and_column():
    rows = posts_of("@hexley", 12)
    rows[3]["channel"], rows[5]["kind"] = "mastodon", "prss_release"
    (said,) = problems(pa.Table.from_pylist([{"kind": None, **row} for row in rows]))
    assert (said["line"], said["field"], said["account"]) == (6, "kind", "@hexley")
    assert "press_release" in said["message"]


@pytest.mark.parametrize("typed", [True, False])
def test_a_date_of_the_year_10000_is_named_and_its_post_is_judged(typed):
    seconds = pa.array([253402300800, 0, None], pa.int64()).cast(pa.timestamp("s"))
    dates = seconds if typed else seconds.cast(pa.string())
    table = pa.table({"account": ["@hexley"] * 3, "text": ["We are open."] * 3, "date": dates})
    found = postlint.audit(table)
    (said,) = found.problems.to_pylist()
    assert (said["line"], said["field"]) == (1, "date")
    assert found.mixes.to_pylist()[0]["posts"] == 3


def test_ten_megabytes_in_one_cell_are_left_out_and_named():
    rows = posts_of("@hexley", 12)
    rows[2]["text"] = "word " * 2_000_000
    found = postlint.audit(pa.Table.from_pylist(rows))
    (said,) = found.problems.to_pylist()
    assert (said["line"], said["field"]) == (3, "text")
    assert f"{MAX_TEXT:,}" in said["message"]
    assert [(row["posts"], row["left_out"]) for row in found.mixes.to_pylist()] == [(11, 1)]


def test_a_text_that_is_not_utf_8_is_named():
    rows = pa.Table.from_pylist(posts_of("@hexley", 3))
    broken = pa.array([b"open", b"\xff shut", b"open"]).view(pa.string())
    (said,) = problems(rows.set_column(3, "text", broken))
    assert (said["line"], said["field"], said["rule"]) == (2, "text", "reading/encoding")


def test_anything_but_a_table_is_refused():
    with pytest.raises(TypeError, match=r"takes a pyarrow\.Table or RecordBatch, not list"):
        postlint.audit([])
