"""The page in a real browser: accessible, readable on a phone and on paper, and deaf to hostile texts."""

import base64
import os
import re
import shutil
from itertools import pairwise, product
from pathlib import Path

import pytest

from postlint.checking import check, load
from postlint.cli.output import write_pages
from postlint.kinds.classify import classify
from postlint.report import mix
from postlint.report.formats import render
from postlint.report.layout import Look

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is missing: make test-browser")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
ROOT = Path(__file__).parents[2]
AXE = ROOT / ".venv" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER and AXE.is_file()),
    reason="chromium, chromedriver or axe-core is missing: make test-browser",
)
EXAMPLES = ("parks-department", "museum", "theatre", "charity", "open-source-project", "bakery", "company")
DESK, PHONE = (1100, 900), (375, 800)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOSTILE = """\
accounts: {parks: {channel: x, handle: "@cityparks"}}
posts:
  - {id: script, date: 2026-06-01, account: parks, text: "</script><script>document.title='run'</script>"}
  - {id: image, date: 2026-06-02, account: parks, text: "</details><img src=x onerror=document.title='run'>"}
  - {id: link, date: 2026-06-03, account: parks, text: "javascript:document.title='run'"}
  - {id: bidi, date: 2026-06-04, account: parks, text: "Open \\u202egnihton\\u202c today"}
  - {id: arabic, date: 2026-06-05, account: parks, text: "مرحبا بكم في الحديقة الجديدة، نراكم غدا"}
  - {id: long, date: 2026-06-06, account: parks, text: "LONG"}
"""


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    # The sandbox of chromium refuses to run as root, as containers do.
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", int)() == 0 else []
    for argument in ("--headless=new", "--disable-gpu", "--hide-scrollbars", *sandbox):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The page of an example, as a file."""
    folder = tmp_path_factory.mktemp("pages")

    def made(name):
        file = folder / f"{name}.html"
        if not file.exists():
            file.write_text(page_of(ROOT / "examples" / name), encoding="utf-8")
        return file

    return made


def page_of(path):
    return render("html", check(path, cache=False), Look())


def look(browser, size=DESK, scheme="light"):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == PHONE}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def visit(browser, file, size=DESK):
    look(browser, size)
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get(file.as_uri())


def open_all(browser):
    browser.execute_script(
        "for (const one of document.querySelectorAll('details'))"
        "  { one.removeAttribute('name'); one.open = true }"
    )


def violations(browser):
    """Return what axe finds. It runs from outside the page, whose policy admits no script."""
    if not browser.execute_script("return 'axe' in window"):
        browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    options = f"{{runOnly: {{type: 'tag', values: {RULES}}}}}"
    found = browser.execute_async_script(
        f"const done = arguments[arguments.length - 1]; axe.run(document, {options}).then(done)"
    )
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def pages_on_paper(browser):
    paper = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(paper["data"])))


@pytest.mark.parametrize("name", EXAMPLES)
def test_axe_finds_nothing(browser, example, name):
    visit(browser, example(name))
    for size, scheme in product((DESK, PHONE), ("light", "dark")):
        look(browser, size, scheme)
        assert violations(browser) == [], (size, scheme)


def test_axe_finds_nothing_where_every_post_is_open(browser, example):
    visit(browser, example("theatre"), PHONE)
    open_all(browser)
    assert violations(browser) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_wider_than_a_phone_and_the_browser_has_nothing_to_complain_of(browser, example, name):
    visit(browser, example(name), PHONE)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= PHONE[0]
    assert browser.get_log("browser") == []


def test_the_style_passes_the_policy(browser, example):
    visit(browser, example("museum"))
    width = browser.execute_script("return getComputedStyle(document.querySelector('main')).maxWidth")
    assert width != "none"


def test_a_script_in_the_page_would_not_run(browser, example, tmp_path):
    page = example("museum").read_text(encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(
        page.replace("</body>", "<script>document.title = 'run'</script></body>"), encoding="utf-8"
    )
    visit(browser, file)
    assert browser.title != "run"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_hostile_texts_run_nothing_and_break_nothing(browser, tmp_path, size):
    calendar, file = tmp_path / "june.yaml", tmp_path / "june.html"
    calendar.write_text(HOSTILE.replace("LONG", "a" * 10_000), encoding="utf-8")
    file.write_text(page_of(calendar), encoding="utf-8")
    visit(browser, file, size)
    open_all(browser)
    assert browser.title != "run"
    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.querySelectorAll('details').length") == 6
    assert browser.execute_script("return document.documentElement.scrollWidth") <= size[0]
    assert violations(browser) == []


def test_a_post_opens_by_keyboard_and_closes_the_one_before(browser, example):
    visit(browser, example("parks-department"))
    summaries = browser.find_elements("css selector", ".month summary")
    for summary in summaries[:2]:
        browser.execute_script("arguments[0].focus()", summary)
        summary.send_keys("\ue007")
    opened = browser.find_elements("css selector", "details[open]")
    assert len(opened) == 1
    assert "Why:" in opened[0].text


def test_a_link_opens_the_post_that_it_leads_to(browser, example):
    visit(browser, example("parks-department"))
    browser.find_element("css selector", ".changes a").click()
    (opened,) = browser.find_elements("css selector", "details[open]")
    assert "Riverside Trail" in opened.text


def test_what_opens_stays_within_the_window(browser, example):
    visit(browser, example("museum"))
    for summary in browser.find_elements("css selector", ".month summary"):
        browser.execute_script("arguments[0].parentNode.open = true", summary)
        left, right = browser.execute_script(
            "const box = document.querySelector('details[open] .open').getBoundingClientRect();"
            "return [box.left, box.right]"
        )
        assert left >= 0
        assert right <= DESK[0]


def test_two_accounts_print_on_a_page_each(browser, tmp_path):
    posts = "".join(
        f"- {{date: 2026-06-{day:02}, account: {account}, kind: {'question' if day == 7 else 'information'}, "
        f'text: "Gate {day} of the park is closed for repairs until the end of this week."}}\n'
        for day in range(1, 29)
        for account in ("parks", "trees")
    )
    accounts = (
        'accounts: {parks: {channel: x, handle: "@cityparks"}, trees: {channel: x, handle: "@citytrees"}}\n'
    )
    calendar, file = tmp_path / "june.yaml", tmp_path / "june.html"
    calendar.write_text(f"{accounts}posts:\n{posts}", encoding="utf-8")
    file.write_text(page_of(calendar), encoding="utf-8")
    visit(browser, file)
    assert pages_on_paper(browser) == 2


def test_headings_are_in_order(browser, example):
    visit(browser, example("theatre"))
    levels = browser.execute_script(
        "return [...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.fixture(scope="module")
def mix_page(tmp_path_factory):
    """The page of the mix of two examples, as a file."""
    file = tmp_path_factory.mktemp("mix") / "mix.html"
    plans = load(*(ROOT / "examples" / name for name in ("theatre", "charity")))
    made = mix.render("html", [(plan, classify(plan, cache=False)) for plan in plans], Look())
    file.write_text(made, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A report of several pages: the first one."""
    posts = "".join(
        f"- {{date: 2026-{1 + day % 12:02}-{1 + day % 28:02}, account: {account}, "
        f"kind: {'question' if day % 9 == 7 else 'press_release'}, "
        f'text: "Gate {day} of the park is closed for repairs until the end of this week."}}\n'
        for day in range(1_100)
        for account in ("parks", "trees")
    )
    accounts = (
        'accounts: {parks: {channel: x, handle: "@cityparks"}, trees: {channel: x, handle: "@citytrees"}}\n'
    )
    folder = tmp_path_factory.mktemp("a book #1")
    calendar = folder / "year.yaml"
    calendar.write_text(f"{accounts}posts:\n{posts}", encoding="utf-8")
    write_pages(folder / "plan of the year.html", check(calendar, cache=False))
    return folder / "plan of the year.html"


def pages_of(book):
    """One page of each sort."""
    folder = book.with_name("plan of the year-pages")
    return [book, folder / "account-x-cityparks.html", folder / "account-x-cityparks_2.html"]


def follow(browser, words):
    """Follow the first link of these words by keyboard."""
    link = browser.find_element("link text", words)
    browser.execute_script("arguments[0].focus()", link)
    link.send_keys("\ue007")


def test_axe_finds_nothing_on_the_page_of_the_mix(browser, mix_page):
    visit(browser, mix_page)
    assert browser.get_log("browser") == []
    for size, scheme in product((DESK, PHONE), ("light", "dark")):
        look(browser, size, scheme)
        assert violations(browser) == [], (size, scheme)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= size[0]


def test_the_page_of_the_mix_says_all_where_no_script_runs(browser, mix_page):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    visit(browser, mix_page)
    seen = browser.find_element("css selector", "main").text
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "What the posts do" in seen
    assert "Week by week" in seen


def test_a_script_in_the_page_of_the_mix_would_not_run(browser, mix_page, tmp_path):
    page = mix_page.read_text(encoding="utf-8")
    file = tmp_path / "mix.html"
    file.write_text(
        page.replace("</body>", "<script>document.title = 'run'</script></body>"), encoding="utf-8"
    )
    visit(browser, file)
    assert browser.title != "run"


def test_the_page_of_the_mix_wastes_no_paper(browser, mix_page):
    visit(browser, mix_page)
    assert len(browser.find_elements("css selector", ".account")) > 1
    assert pages_on_paper(browser) == 1


@pytest.mark.parametrize("number", range(3), ids=["first", "account", "calendar"])
def test_axe_finds_nothing_on_pages_that_belong_together(browser, book, number):
    visit(browser, pages_of(book)[number])
    assert browser.get_log("browser") == []
    for size, scheme in product((DESK, PHONE), ("light", "dark")):
        look(browser, size, scheme)
        assert violations(browser) == [], (size, scheme)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= size[0]


def test_links_lead_from_the_first_page_to_the_calendar_and_back_by_keyboard(browser, book):
    visit(browser, book)
    follow(browser, "@cityparks")
    assert browser.title.startswith("@cityparks: something must change")
    browser.find_element("css selector", ".leaves a").send_keys("\ue007")
    assert browser.find_elements("css selector", ".month")
    follow(browser, "After")
    assert "_2.html" in browser.current_url
    follow(browser, "@cityparks")
    follow(browser, "All accounts")
    assert browser.current_url == book.as_uri()


def test_a_link_of_the_first_page_opens_the_post_on_its_page(browser, book):
    visit(browser, book)
    browser.find_element("css selector", ".changes a").send_keys("\ue007")
    (opened,) = browser.find_elements("css selector", "details[open]")
    assert "plan%20of%20the%20year-pages/account-x-" in browser.current_url
    assert "Why:" in opened.text


def test_headings_are_in_order_on_pages_that_belong_together(browser, book):
    for page in pages_of(book):
        visit(browser, page)
        levels = browser.execute_script(
            "return [...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))"
        )
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
