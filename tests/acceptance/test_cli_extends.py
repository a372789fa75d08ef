"""Rules that several repositories share: settings that others extend, and packs of installed packages."""

import sys

import pytest

CALENDAR = "posts:\n" + "".join(
    f"  - {{date: 2026-06-0{day}, kind: press_release, text: We open hall {day}}}\n" for day in range(1, 4)
)
RULE = """\
  halls:
    title: A hall
    severity: {severity}
    check: pattern
    phrases: [hall]
    kinds: [ours]
    message: "{{post}} has a hall"
    why: So.
    how: So.
"""
HOUSE = "packs: []\ngroups: {ours: [press_release]}\nrules:\n" + RULE.format(severity="error")
PACK = "pack: acme\ntitle: Rules of Acme\ngroups: {ours: [press_release]}\nrules:\n" + RULE.format(
    severity="error"
)


@pytest.fixture
def here(workplace):
    (workplace / "june.yaml").write_text(CALENDAR)

    def write(settings, **files):
        (workplace / "postlint.yaml").write_text(f'calendars: ["june.yaml"]\n{settings}')
        for name, text in files.items():
            (workplace / f"{name}.yaml").write_text(text)

    return write


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Put a package in a place from which it counts as installed; its code must never run."""

    def install(name, points, **files):
        site = tmp_path / f"site-{name}"
        folder = site / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text("raise RuntimeError('this package was imported')\n")
        about = site / f"{name}-1.2.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (about / "entry_points.txt").write_text(points)
        for file, text in files.items():
            (folder / f"{file}.yaml").write_text(text)
        monkeypatch.syspath_prepend(str(site))

    return install


def test_settings_take_rules_and_groups_of_those_that_they_extend(run, here):
    here("extends: [house.yaml]\n", house=HOUSE)
    ran = run("check", "--format", "concise")
    assert ran.exit_code == 1
    assert ran.stdout.count("house/halls") == 3


def test_what_stands_here_overrules_what_is_extended(run, here):
    own = "extends: [house.yaml]\ngroups: {ours: [question]}\n"
    here(own, house=HOUSE)
    assert run("check").exit_code == 0
    here(
        "extends: [house.yaml, strict.yaml]\n",
        house=HOUSE,
        strict="rules:\n" + RULE.format(severity="warning"),
    )
    assert "warning house/halls" in run("check", "--format", "concise").stdout


def test_packs_are_added_up_and_their_files_found_beside_the_settings_that_name_them(run, here, workplace):
    (workplace / "shared").mkdir()
    (workplace / "shared" / "acme.yaml").write_text(PACK)
    (workplace / "shared" / "base.yaml").write_text("packs: [acme.yaml]\n")
    here("extends: [shared/base.yaml]\npacks: [workflow]\n")
    assert "acme/halls" in run("check", "--format", "concise").stdout
    assert "workflow/owner" in run("rules").stdout


A_IS_WRONG = {"a": "calendars: [x]\nrulez: {}\n"}
CIRCLE = {"a": "extends: [b.yaml]\n", "b": "extends: [a.yaml]\n"}
WRONG = [
    ("a.yaml", CIRCLE, "b.yaml:1:11: error: Settings cannot extend themselves (postlint.yaml → a.yaml → b"),
    ("postlint.yaml", {}, "2:11: error: Settings cannot extend themselves (postlint.yaml → postlint.yaml)."),
    ("hose.yaml", {"house": HOUSE}, "2:11: error: hose.yaml: There is no such file or folder. Did you mean"),
    ("../house.yaml", {}, "2:11: error: ../house.yaml lies outside of the repository."),
    ("a.yaml", A_IS_WRONG, 'a.yaml:2:1: error: Unknown key "rulez". Did you mean "rules"?'),
    ("a.yaml", A_IS_WRONG, 'a.yaml:1:1: error: Unknown key "calendars".'),
    ("a.yaml", {"a": "- one\n"}, "2:11: error: a.yaml is no mapping of settings."),
    ("acme", {}, 'postlint.yaml:2:11: error: No installed package brings settings called "acme".'),
]


@pytest.mark.parametrize(("named", "files", "said"), WRONG)
def test_what_cannot_be_extended_is_an_error_at_its_place(run, here, named, files, said):
    here(f"extends: [{named}]\n", **files)
    ran = run("check")
    assert ran.exit_code == 2
    assert said in " ".join(ran.stdout.split())


def test_a_pack_of_an_installed_package_is_data_and_is_named_with_its_version(run, here, package):
    package("acme_rules", "[postlint.packs]\nacme = acme_rules\n", acme=PACK)
    here("packs: [acme]\n")
    assert run("check", "--format", "concise").stdout.count("acme/halls") == 3
    assert "acme: Rules of Acme (acme_rules 1.2)" in run("rules").stdout
    assert "acme_rules" not in sys.modules


def test_settings_of_an_installed_package_can_name_its_packs(run, here, package):
    points = "[postlint.packs]\nacme = acme_rules\n[postlint.settings]\nhouse = acme_rules\n"
    package("acme_rules", points, acme=PACK, house="packs: [acme]\nrules: {acme/halls: warning}\n")
    here("extends: [house]\n")
    ran = run("check", "--format", "concise")
    assert ran.exit_code == 0
    assert ran.stdout.count("warning acme/halls") == 3


def test_a_package_without_its_pack_and_two_packs_of_one_name_are_errors(run, here, package):
    package("acme_rules", "[postlint.packs]\nacme = acme_rules\n")
    here("packs: [acme]\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "acme_rules 1.2 says that it brings acme.yaml" in ran.stdout
    package("other_rules", "[postlint.packs]\nacme = other_rules\n", acme=PACK)
    said = " ".join(run("check").stdout.split())
    assert 'both bring "acme". Uninstall one of them.' in said


def test_a_package_shows_no_file_that_a_link_of_it_leads_to(run, here, package, tmp_path):
    package("acme_rules", "[postlint.packs]\nacme = acme_rules\n")
    (tmp_path / "secret.yaml").write_text("secret: words\n")
    (tmp_path / "site-acme_rules" / "acme_rules" / "acme.yaml").symlink_to(tmp_path / "secret.yaml")
    here("packs: [acme]\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "words" not in ran.stdout
