"""A runner of composite actions, as far as tests need one: other actions are left out."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
PART = re.compile(r"'[^']*'|&&|!=|==|!\w+\(\)|[\w.-]+|\S")
SAME_IN_PYTHON = {"&&": "and", "!=": "!=", "==": "==", "!cancelled()": "True"}


@dataclass
class Runner:
    """Where a job runs: its contexts, its environment, the folder that is checked out."""

    action: Path
    folder: Path
    temporary: Path
    environment: Mapping[str, str]
    github: dict[str, Any] = field(default_factory=dict)
    steps: dict[str, Any] = field(default_factory=dict)
    log: str = ""
    summary: str = ""

    def run(self, only: tuple[str, ...] = (), **inputs: str) -> int:
        """Run the steps, or ``only`` those; return the exit code of the first that failed."""
        described = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        given = {name: about["default"] for name, about in described["inputs"].items()} | inputs
        contexts = {"inputs": given, "steps": self.steps, "github": self.github, "runner": {"os": "Linux"}}
        failed = 0
        for step in described["runs"]["steps"]:
            wanted = "run" in step and (not only or step["id"] in only)
            if (
                wanted
                and not failed
                and _valued(step.get("if", "true"), contexts) not in ("", "False", "false")
            ):
                code = self._run(
                    step, {name: _filled(v, contexts) for name, v in step.get("env", {}).items()}
                )
                failed = 0 if step.get("continue-on-error") else code
        return failed

    def _run(self, step: dict[str, Any], extra: dict[str, str]) -> int:
        files = {name: self.temporary / f"{step['id']}-{name}" for name in ("output", "summary")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            check=False,
            cwd=self.folder,
            env={
                **self.environment,
                "GITHUB_ACTION_PATH": str(self.action),
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_OUTPUT": str(files["output"]),
                "GITHUB_STEP_SUMMARY": str(files["summary"]),
                **extra,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.log += done.stdout
        self.summary += files["summary"].read_text(encoding="utf-8")
        lines = files["output"].read_text(encoding="utf-8").splitlines()
        self.steps[step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        return done.returncode


def clean_environment(home: Path, *folders: Path) -> dict[str, str]:
    """What a runner has at least: a bare home, and these folders before those of the system."""
    system = [
        folder for folder in os.environ["PATH"].split(os.pathsep) if not folder.startswith(str(Path.home()))
    ]
    return {
        "HOME": str(home),
        "PATH": os.pathsep.join([*map(str, folders), *system]),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "baths/plans",
    }


def _filled(text: str, contexts: Mapping[str, Any]) -> str:
    return EXPRESSION.sub(lambda found: _valued(found[1], contexts), text)


def _valued(expression: str, contexts: Mapping[str, Any]) -> str:
    """Return what an expression of the few forms that action.yml uses comes to."""
    inner = EXPRESSION.fullmatch(expression.strip())
    parts = PART.findall(inner[1] if inner else expression)
    if len(parts) == 1:
        return _looked_up(parts[0], contexts)
    python = [SAME_IN_PYTHON[p] if p in SAME_IN_PYTHON else repr(_looked_up(p, contexts)) for p in parts]
    return str(eval(" ".join(python)))  # its parts are literals and operators


def _looked_up(part: str, contexts: Mapping[str, Any]) -> str:
    if part.startswith("'") or part == "true":
        return part.strip("'")
    found: Any = contexts
    for name in part.split("."):
        found = (found or {}).get(name)
    return "" if found is None else str(found)
