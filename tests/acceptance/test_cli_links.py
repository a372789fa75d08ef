"""Links that a repository holds: what they lead to outside of it is neither read nor shown."""

import os

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")

POSTS = "posts: [{id: a, account: '@us', channel: x, date: 2026-06-01, text: We opened the doors at nine}]\n"
SECRET = "the password is xyzzy"
LEADS_OUT = "leads out of the repository"


@pytest.fixture
def secret(tmp_path):
    """A folder outside of the repository, with a file in it."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("notes.toot", "notes.csv"):
        (folder / name).write_text(SECRET)
    (folder / "more.yaml").write_text(f"posts: [{{text: {SECRET}}}]\n")
    return folder


@pytest.fixture
def calendar(workplace):
    """A calendar within the repository."""
    (workplace / "june.yaml").write_text(POSTS)


def said(ran):
    return " ".join((ran.stdout + ran.stderr).split())


@pytest.mark.parametrize("settings", [None, "calendars: ['**']\n", "readers: {'*.txt': toot}\n"])
@pytest.mark.parametrize("target", ["../outside/notes.toot", "/proc/self/environ", ".git/config"])
@pytest.mark.usefixtures("calendar", "secret")
def test_a_link_to_a_file_outside_or_of_git_is_an_error_and_shows_nothing(run, workplace, target, settings):
    (workplace / ".git" / "config").write_text(SECRET)
    if settings:
        (workplace / "postlint.yaml").write_text(settings)
    (workplace / ("notes.txt" if settings else "notes.toot")).symlink_to(target)
    ran = run("check", "--show", "posts")
    assert (ran.exit_code, LEADS_OUT in said(ran), said(ran).count(LEADS_OUT)) == (2, True, 1)
    assert "xyzzy" not in said(ran)
    assert "PATH=" not in said(ran)


@pytest.mark.parametrize("target", ["../outside", ".git"])
@pytest.mark.usefixtures("calendar", "secret")
def test_a_linked_folder_outside_or_of_git_is_not_entered(run, workplace, target):
    (workplace / ".git" / "more.yaml").write_text(f"posts: [{{text: {SECRET}}}]\n")
    (workplace / "plans").symlink_to(target)
    ran = run("check", "--show", "posts")
    assert (ran.exit_code, said(ran).count(LEADS_OUT)) == (2, 1)
    assert "xyzzy" not in said(ran)


def test_what_the_command_line_names_is_read_wherever_it_leads(run, workplace, secret):
    (secret / "more.yaml").write_text(POSTS)
    (workplace / "plans").symlink_to(secret)
    (workplace / "june.yaml").symlink_to(secret / "more.yaml")
    for name in ("june.yaml", "plans"):
        ran = run("check", name)
        assert (ran.exit_code, LEADS_OUT in said(ran)) == (0, False)
        assert "Checked" in said(ran)


@pytest.mark.usefixtures("calendar")
def test_links_within_the_repository_are_followed(run, workplace):
    (workplace / "sub").mkdir()
    (workplace / "sub" / "postlint.yaml").write_text("calendars: ['*.yaml', '!postlint.yaml']\n")
    (workplace / "sub" / "plan.yaml").symlink_to("../june.yaml")
    ran = run("check", "sub")
    assert LEADS_OUT not in said(ran)
    assert ran.exit_code != 2


@pytest.mark.usefixtures("calendar")
def test_other_links_that_lead_out_are_nobody_s_business(run, workplace, secret):
    (workplace / "logo.png").symlink_to(secret / "notes.toot")
    (workplace / "table.csv").symlink_to(secret / "notes.csv")
    ran = run("check")
    assert ran.exit_code != 2
    assert "xyzzy" not in said(ran)


@pytest.mark.usefixtures("calendar")
def test_settings_that_lead_out_are_not_read(run, workplace, secret):
    (workplace / "postlint.yaml").symlink_to(secret / "notes.toot")
    ran = run("check")
    assert (ran.exit_code, LEADS_OUT in said(ran), "xyzzy" in said(ran)) == (2, True, False)


@pytest.mark.parametrize("pack", ["../outside/house.yaml", "link.yaml", ".git/house.yaml"])
@pytest.mark.usefixtures("calendar")
def test_a_pack_outside_of_the_repository_is_refused(run, workplace, secret, pack):
    for folder in (secret, workplace / ".git"):
        (folder / "house.yaml").write_text(SECRET)
    (workplace / "link.yaml").symlink_to(secret / "house.yaml")
    (workplace / "postlint.yaml").write_text(f"calendars: [june.yaml]\npacks: [{pack}]\n")
    ran = run("check")
    assert (ran.exit_code, "outside of the repository" in said(ran), "xyzzy" in said(ran)) == (2, True, False)


@pytest.mark.usefixtures("calendar")
def test_a_pack_above_the_settings_and_within_the_repository_is_used(run, workplace):
    (workplace / "sub").mkdir()
    (workplace / "house.yaml").write_text("pack: [\n")
    (workplace / "sub" / "postlint.yaml").write_text("calendars: ['*.yaml']\npacks: [../house.yaml]\n")
    assert "house.yaml:" in said(run("check", "sub"))


@pytest.mark.usefixtures("calendar")
def test_what_an_archive_is_read_along_with_may_not_lie_outside(run, workplace, secret):
    (secret / "notes.toot").write_text('{"preferredUsername": "xyzzy", "id": "https://a.example/u/xyzzy"}')
    context = "https://www.w3.org/ns/activitystreams"
    outbox = f'{{"@context": "{context}", "type": "OrderedCollection", "orderedItems": []}}'
    (workplace / "outbox.json").write_text(outbox)
    (workplace / "actor.json").symlink_to(secret / "notes.toot")
    assert "xyzzy" not in said(run("check", "outbox.json", "--show", "posts"))


@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.usefixtures("calendar")
def test_a_report_replaces_a_link_and_not_what_it_leads_to(run, workplace, secret, form):
    (workplace / "report").symlink_to(secret / "notes.toot")
    assert run("check", "june.yaml", "--output", f"{form}=report").exit_code == 0
    assert (secret / "notes.toot").read_text() == SECRET
    assert not (workplace / "report").is_symlink()


@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.usefixtures("calendar")
def test_no_report_is_written_over_a_linked_folder_that_leads_out(run, workplace, secret, form):
    (workplace / "out").symlink_to(secret)
    before = sorted(secret.iterdir())
    ran = run("check", "june.yaml", "--output", f"{form}=out/report")
    assert (ran.exit_code, sorted(secret.iterdir())) == (2, before)
    assert "out is a link that leads out of the current folder" in said(ran)
    assert run("check", "june.yaml", "--output", f"{form}={secret}/report").exit_code == 0


@pytest.mark.usefixtures("calendar")
def test_the_folder_of_pages_may_be_no_link(run, workplace, secret):
    (workplace / "report-pages").symlink_to(secret)
    ran = run("check", "june.yaml", "--output", "html=report.html")
    assert (ran.exit_code, "report-pages, the folder of its pages, is a link" in said(ran)) == (2, True)
    assert not (workplace / "report.html").exists()


@pytest.mark.parametrize("name", [".bare", "kept/by git"])
@pytest.mark.parametrize("named_in_a_file", [True, False])
@pytest.mark.parametrize("link", [None, "notes.toot", "plans"])
@pytest.mark.usefixtures("calendar")
def test_what_is_git_s_own_is_read_under_no_other_name(run, workplace, name, named_in_a_file, link):
    (workplace / name).parent.mkdir(exist_ok=True)
    (workplace / ".git").rename(workplace / name)
    if named_in_a_file:
        (workplace / ".git").write_text(f"gitdir: ./{name}\n")
    else:
        (workplace / ".git").symlink_to(name)
    (workplace / name / "config").write_text(SECRET)
    (workplace / "postlint.yaml").write_text("readers: {'**/config': toot}\n")
    if link:
        (workplace / link).symlink_to(f"{name}/config" if "." in link else name)
    ran = run("check", "--show", "posts")
    assert "xyzzy" not in said(ran)
    assert "Checked 1 calendar, 1 post" in said(ran)
    assert (LEADS_OUT in said(ran)) == bool(link)
