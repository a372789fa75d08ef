"""`--output html=FILE` where one page has no room: a page for each account, and one that leads to them."""

import json
import os
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from test_cli_html import read, shown

MANY = 1_200


def calendar(counts, *, day=None):
    """A calendar of accounts by name, each with so many posts over two years, or on one day."""
    accounts = {name: {"channel": "x", "handle": name} if name[0] == "@" else {} for name in counts}
    posts = [
        {
            "date": day or f"{2025 + number % 24 // 12}-{number % 12 + 1:02}-{number // 24 % 28 + 1:02}",
            "account": name,
            "kind": "press_release",
            "text": f"Gate {number} of the park is closed.",
        }
        for name, posts_of_account in counts.items()
        for number in range(posts_of_account)
    ]
    return json.dumps({"accounts": accounts, "posts": posts}, ensure_ascii=False)


@pytest.fixture
def write(run, workplace):
    """Check a calendar, write the report to a file, and return what ran."""

    def write_report(text, file="plan.html"):
        (workplace / "june.yaml").write_text(text, encoding="utf-8")
        return run("check", "june.yaml", "--format", "concise", "--output", f"html={file}")

    return write_report


def links_of(path):
    """The links of a page, each as the file and the place that it leads to."""
    for _, attrs in read(path.read_text(encoding="utf-8")).elements:
        if "href" in attrs:
            address, _, anchor = attrs["href"].partition("#")
            yield (path.parent / unquote(address)).resolve() if address else path.resolve(), anchor


def pages_from(first):
    """All pages to which links lead from a first one, and the anchors that are asked of each."""
    seen, wanted, found = {}, [first.resolve()], {}
    while wanted:
        page = wanted.pop()
        if page in seen:
            continue
        seen[page] = {
            attrs["id"] for _, attrs in read(page.read_text(encoding="utf-8")).elements if "id" in attrs
        }
        for file, anchor in links_of(page):
            found.setdefault(file, set()).add(anchor)
            wanted.append(file)
    return seen, found


def test_a_report_that_one_page_has_room_for_is_one_file(write, workplace):
    write(calendar({"@parks": 40}))
    assert not (workplace / "plan-pages").exists()
    assert "@parks" in (workplace / "plan.html").read_text()


def test_every_post_of_a_large_calendar_is_on_a_page_that_the_first_one_leads_to(write, workplace):
    assert write(calendar({"@parks": MANY, "@pool": 30})).exit_code == 1
    pages, wanted = pages_from(workplace / "plan.html")
    assert sum(page.read_text().count("<details") for page in pages) == MANY + 30
    assert {path.name for path in (workplace / "plan-pages").iterdir()} == {
        "account-x-parks.html",
        "account-x-parks_1.html",
        "account-x-parks_2.html",
        "account-x-pool.html",
    }
    for page, anchors in wanted.items():
        assert anchors - {""} <= pages[page]
    home = (workplace / "plan.html").resolve()
    assert all(home in dict(links_of(page)) for page in pages if page != home)


def test_every_page_is_html_without_a_fault_and_runs_nothing(write, workplace):
    write(calendar({"@parks": MANY, "@pool": 30}))
    for page in pages_from(workplace / "plan.html")[0]:
        made = page.read_text()
        html5lib.HTMLParser(strict=True).parse(made)
        assert "default-src 'none'; style-src 'sha256-" in unescape(made)
        assert len(made.encode()) < 1_500_000


def test_a_month_that_is_too_large_is_cut_as_well(write, workplace):
    write(calendar({"@parks": 2_500}, day="2026-06-01"))
    parts = [(workplace / "plan-pages" / f"account-x-parks_{part}.html").read_text() for part in (1, 2, 3)]
    assert [part.count("<details") for part in parts] == [1_000, 1_000, 500]


def test_the_first_page_says_the_verdict_what_to_change_and_the_mix_of_each_account(write, workplace):
    write(calendar({"@parks": MANY, "@pool": 30}))
    page = (workplace / "plan.html").read_text()
    assert "2 of 2 accounts must change something" in shown(page)
    assert page.count("<h3><a href=") == 2
    assert page.count('<svg class="bar"') == 2
    assert re.search(r'<li><a href="plan-pages/account-x-parks_1\.html#account-post-\d+">', page)


@pytest.mark.parametrize(
    "names",
    [
        ("PARKS", "parks", "Parks"),
        ("../../etc/passwd", "..", "/"),
        ("</title><script>alert(1)</script>", "javascript:alert(1)", "%2e%2e%2f#?&"),
        ("公园", "حديقة", "\U0001f333"),
        ("n" * 300, "n" * 301, "N" * 302),
        ("con", "nul", "aux.html"),
    ],
)
def test_hostile_names_of_accounts_become_plain_names_of_files(write, workplace, names):
    counts = dict.fromkeys(names, 3) | {"@many": MANY}
    write(calendar(counts))
    pages = [path.name for path in (workplace / "plan-pages").iterdir()]
    assert all(re.fullmatch(r"account-[a-z0-9-]{1,70}(_\d+)?\.html", name) for name in pages)
    assert len({name.casefold() for name in pages}) == len(pages) >= 4 + 2
    found, _ = pages_from(workplace / "plan.html")
    assert len(found) == len(pages) + 1
    assert "<script" not in "".join(page.read_text() for page in found)


@pytest.mark.parametrize("file", ["a b#c?d%e&f.html", "plan", "plan.htm", "javascript:x.html", "プラン.html"])
def test_links_lead_there_whatever_the_file_is_called(write, workplace, file):
    write(calendar({"@parks": MANY}), file)
    found, _ = pages_from(workplace / file)
    assert len(found) == 4


def test_very_many_accounts_have_a_bounded_number_of_pages_and_the_rest_is_said(write, workplace):
    write(calendar({f"@p{number}": 1 for number in range(320)}))
    page = (workplace / "plan.html").read_text()
    assert len(list((workplace / "plan-pages").iterdir())) == 300
    assert "20 more accounts with 20 posts are judged and have no page" in shown(page)
    assert len(page) < 1_500_000


def test_pages_of_an_earlier_report_do_not_stay(write, workplace):
    write(calendar({"@parks": MANY, "@pool": 30}))
    write(calendar({"@parks": MANY, "@theatre": 30}))
    names = {path.name for path in (workplace / "plan-pages").iterdir()}
    assert "account-x-theatre.html" in names
    assert "account-x-pool.html" not in names
    write(calendar({"@parks": 30}))
    assert not (workplace / "plan-pages").exists()


def test_a_file_that_postlint_did_not_write_stays(write, workplace):
    write(calendar({"@parks": MANY, "@pool": 30}))
    folder = workplace / "plan-pages"
    others = [folder / "account-notes.html", folder / "index.md"]
    for other in others:
        other.write_text("Mine.")
    changed = folder / "account-x-pool.html"
    changed.write_text(changed.read_text().replace("Gate", "Door"))
    ran = write(calendar({"@parks": 30}))
    assert set(folder.iterdir()) == {*others, changed}
    assert "account-x-pool.html is of an earlier report, and stays since it was changed" in ran.stderr


def test_a_page_is_known_again_after_git_wrote_it_with_other_ends_of_lines(write, workplace):
    write(calendar({"@parks": MANY, "@pool": 30}))
    for page in (workplace / "plan-pages").iterdir():
        page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert write(calendar({"@parks": 30})).stderr == ""
    assert not (workplace / "plan-pages").exists()


def test_a_file_in_the_place_of_a_page_is_not_written_over(write, workplace):
    (workplace / "plan-pages").mkdir()
    (workplace / "plan-pages" / "account-x-pool.html").write_text("Mine.")
    (workplace / "plan.html").write_text("Old.")
    ran = write(calendar({"@parks": MANY, "@pool": 30}))
    assert ran.exit_code == 2
    assert "postlint did not write the file of that name" in ran.stderr
    assert (workplace / "plan.html").read_text() == "Old."
    assert [path.name for path in (workplace / "plan-pages").iterdir()] == ["account-x-pool.html"]


def test_where_the_folder_of_pages_cannot_be_made_nothing_is_written(write, workplace):
    (workplace / "plan-pages").write_text("Mine.")
    ran = write(calendar({"@parks": MANY}))
    assert ran.exit_code == 2
    assert "cannot write" in ran.stderr
    assert "plan-pages" in ran.stderr
    assert not (workplace / "plan.html").exists()


def test_a_disk_that_is_full_leaves_the_earlier_report_whole(write, workplace, monkeypatch):
    write(calendar({"@parks": MANY}))
    before = {path: path.read_bytes() for path in workplace.rglob("*.html")}
    real, written = Path.write_bytes, []

    def filling(path, data):
        written.append(path)
        if len(written) > 2:
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", filling)
    ran = write(calendar({"@parks": MANY + 1}))
    assert ran.exit_code == 2
    assert "No space left on device" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert {path: path.read_bytes() for path in workplace.rglob("*.html")} == before
    assert not list((workplace / "plan-pages").glob(".*"))


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null here")
def test_a_device_gets_the_one_page_that_it_has_room_for(write):
    assert write(calendar({"@parks": MANY}), os.devnull).exit_code == 1
    assert not Path("/dev/null-pages").exists()


def test_standard_output_holds_one_page_and_says_how_to_see_the_rest(run, workplace):
    (workplace / "june.yaml").write_text(calendar({"@parks": MANY}))
    page = run("check", "june.yaml", "--format", "html").stdout
    assert page.count("<details") == 1_000
    assert "200 posts are judged and not shown here" in shown(page)


def test_two_runs_write_the_same_pages(write, workplace):
    write(calendar({"@parks": MANY}))
    before = {path: path.read_bytes() for path in workplace.rglob("*.html")}
    write(calendar({"@parks": MANY}))
    assert {path: path.read_bytes() for path in workplace.rglob("*.html")} == before
