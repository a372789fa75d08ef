"""What services read: action.yml, ci/ and the snippets of docs/ci.md, held against their own schemas."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from textwrap import indent

import pytest
import yaml
from content_repositories import ALSO_ASKS, ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPET = re.compile(
    r"^```(?:yaml|groovy)\n(?:#|//) (\S+?)(, further steps)?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
SHOWN = SNIPPET.findall(PAGE) + [shown for shown in SNIPPET.findall(README) if "/workflows/" in shown[0]]
SNIPPETS = [(name, text) for name, further, text in SHOWN if not further]
(FURTHER_STEPS,) = [text for _, further, text in SHOWN if further]
SCHEMAS = {
    ".forgejo/workflows/postlint.yml": "github-workflows",
    ".github/workflows/postlint.yml": "github-workflows",
    ".gitlab-ci.yml": "gitlab-ci",
    "azure-pipelines.yml": "azure-pipelines",
    "bitbucket-pipelines.yml": "bitbucket-pipelines",
}
AS_AZURE_READS = ("--data-transform=azure-pipelines", "--regex-variant=nonunicode")
WORKFLOWS = [text for name, text in SNIPPETS if SCHEMAS.get(name) == "github-workflows"]
COMMAND = re.compile(r"(?<![\w:/-])(postlint check[^'`|\n]*)")
SCRIPTS = sorted((ROOT / "ci" / "github").glob("*.sh"))
CONTAINERFILE = (ROOT / "ci" / "Containerfile").read_text(encoding="utf-8")


def tool(name: str, *words: str, text: str = "") -> str:
    """Return what a tool of the dev group finds fault with; skip where it has no build of it."""
    folder = str(Path(sys.executable).parent)
    path = os.pathsep.join((folder, os.environ["PATH"]))
    found = shutil.which(name, path=path)
    if found is None:
        pytest.skip(f"{name} is not to be had for this machine")
    done = subprocess.run(
        [found, *words],
        check=False,
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path, "NO_COLOR": "1"},
    )
    return done.stdout + done.stderr if done.returncode else ""


def refused_by(schema: str, file: Path) -> str:
    reading = AS_AZURE_READS if schema == "azure-pipelines" else ()
    return tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *reading, str(file))


def linted(workflow: str) -> str:
    """Forgejo names its runners as it likes, and an action by what its container has to run it."""
    other = ("-ignore", 'label "docker" is unknown', "-ignore", 'runtime "node20" is deprecated')
    return tool("actionlint", "-no-color", *other, "-", text=workflow)


def test_the_action_has_the_form_of_one():
    assert refused_by("github-actions", ROOT / "action.yml") == ""


def test_the_steps_of_the_action_are_sound_as_those_of_a_workflow():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: {**about, "type": "string"} for name, about in action["inputs"].items()}
    inputs["token"]["default"] = ""
    job = {
        "runs-on": "ubuntu-latest",
        "outputs": {name: about["value"] for name, about in action["outputs"].items()},
        "steps": action["runs"]["steps"],
    }
    workflow = {"on": {"workflow_call": {"inputs": inputs}}, "jobs": {"judge": job}}
    assert linted(json.dumps(workflow)) == ""


def test_no_expression_is_part_of_a_command_and_every_command_is_strict():
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert [command for command in commands if "${{" in command] == []
    assert [command for command in commands if not command.startswith("bash -euo pipefail ")] == []
    assert {script.name for script in SCRIPTS} == {
        command.rpartition("/")[2].rstrip('"') for command in commands
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_scripts_of_the_action_please_shellcheck(script):
    assert tool("shellcheck", "--shell=bash", "--enable=quote-safe-variables", str(script)) == ""


@pytest.mark.parametrize(
    ("file", "schema"), [("gitlab.yml", "gitlab-ci"), ("forgejo.yml", "github-workflows")]
)
def test_the_templates_have_the_form_that_their_service_takes(file, schema):
    assert refused_by(schema, ROOT / "ci" / file) == ""


def test_the_page_shows_every_service():
    assert {name for name, _ in SNIPPETS} == {*SCHEMAS, "Jenkinsfile"}


@pytest.mark.parametrize(("name", "text"), [shown for shown in SNIPPETS if shown[0] in SCHEMAS])
def test_a_snippet_has_the_form_that_its_service_takes(name, text, tmp_path):
    file = tmp_path / "snippet.yml"
    file.write_text(text, encoding="utf-8")
    assert refused_by(SCHEMAS[name], file) == ""


@pytest.mark.parametrize("workflow", [*WORKFLOWS, (ROOT / "ci" / "forgejo.yml").read_text(encoding="utf-8")])
def test_a_workflow_pleases_actionlint(workflow):
    assert linted(workflow) == ""


def test_the_steps_that_upload_sarif_fit_behind_those_of_the_workflow():
    named = WORKFLOWS[0].replace("- uses: your-org", "- id: postlint\n        uses: your-org")
    assert "id: postlint" in named
    assert linted(named + indent(FURTHER_STEPS, " " * 6)) == ""


def test_the_jenkinsfile_closes_what_it_opens():
    (text,) = [text for name, text in SNIPPETS if name == "Jenkinsfile"]
    assert [text.count(mark) for mark in "{(["] == [text.count(mark) for mark in "})]"]
    assert text.count("'") % 2 == 0


def commands() -> list[str]:
    texts = [text for _, text in SNIPPETS] + [
        file.read_text(encoding="utf-8") for file in (ROOT / "ci").glob("*.yml")
    ]
    return sorted({command.strip() for text in texts for command in COMMAND.findall(text)})


@pytest.mark.parametrize("command", commands())
def test_every_check_that_is_shown_runs_as_it_stands(run, workplace, command):
    (workplace / "calendar.yaml").write_text(ALSO_ASKS, encoding="utf-8")
    (workplace / "test-results").mkdir()
    words = shlex.split(command)[1:]
    assert run(*words).exit_code == 0
    written = [word.partition("=")[2] for word in words if re.match(r"[a-z]+=", word)]
    assert [name for name in written if not (workplace / name).is_file()] == []


def test_the_containerfile_pleases_hadolint():
    assert tool("hadolint", "--no-color", str(ROOT / "ci" / "Containerfile")) == ""


def test_the_image_holds_the_environment_only_and_nobody_special_runs_it():
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", CONTAINERFILE, flags=re.MULTILINE)).splitlines()
    instructions = [tuple(line.split(maxsplit=1)) for line in lines if line.strip()]
    stages = [words for name, words in instructions if name == "FROM"]
    assert stages == ["python:3.13-slim AS build", "python:3.13-slim"]
    last = instructions[instructions.index(("FROM", stages[-1])) :]
    assert [words for name, words in last if name == "COPY"] == ["--from=build /opt/postlint /opt/postlint"]
    assert [words for name, words in last if name == "USER"] == ["1000"]
    assert instructions[-1] == ("ENTRYPOINT", '["postlint"]')
    assert "--no-cache-dir" in CONTAINERFILE


def test_the_container_is_built_from_all_that_a_wheel_needs(tmp_path):
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = [line[1:] for line in lines if line.startswith("!")]
    left_out = [line.removeprefix("**/") for line in lines if line.startswith("**/")]
    assert "*" in lines
    source = tmp_path / "source"
    source.mkdir()
    for name in kept:
        if (ROOT / name).is_dir():
            ignored = lambda _folder, names: [n for n in names if any(fnmatch(n, p) for p in left_out)]  # noqa: E731
            shutil.copytree(ROOT / name, source / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, source)
    words = ["-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path)]
    subprocess.run([sys.executable, *words], check=True, cwd=source, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert {"postlint/packs/two-way.yaml", "postlint/cli/__init__.py"} <= set(names)
    assert [name for name in names if name.endswith("licenses/NOTICE")]
