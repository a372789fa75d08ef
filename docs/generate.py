"""Make what follows from the sources: pages of docs/, what tables say elsewhere, output and pictures.

``python -m docs.generate`` writes them; a test fails while a page here is not what the sources say.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any, cast

import click
import yaml

from docs import pictures
from docs.console import refreshed
from docs.derived import README, derived
from docs.examples import PART_OF_CALENDAR, of_check
from docs.markdown import anchor, table
from docs.packs import pack_page, rule_page
from docs.rule_form import rule_form_page
from postlint.calendars.schema import PARTS, calendar_schema, with_names
from postlint.cli import COMMANDS
from postlint.cli import postlint as command_line
from postlint.config import config_schema
from postlint.judging.checks import CHECKS, Check
from postlint.judging.model import Pack
from postlint.judging.packs.packs_in_use import packs_named, shipped_names
from postlint.judging.packs.reading_pack import BUILT_IN
from postlint.source.budgets import BUDGETS

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "museum"
FOLDERS = ("commands", "checks", "packs", "rules")
"""Those in which every page is generated."""
BY_HAND = (
    "first-hour.md",
    "kinds.md",
    "calendar.md",
    "configuration.md",
    "baseline.md",
    "groups.md",
    "cookbook.md",
    "recipes.md",
    "formats.md",
    "ci.md",
    "json.md",
    "json-of-commands.md",
    "python.md",
    "at-scale.md",
    "glossary.md",
    "hostile.md",
    "decisions.md",
)
"""The pages that no table lists, in the order in which people need them."""
FOLLOWED = (README, DOCS / "first-hour.md", DOCS / "kinds.md")
"""Pages written by hand whose console blocks show what their commands print."""
NOTE = "<!-- Made from the sources by `make docs`; change those, not this page. -->\n\n"
Schema = Mapping[str, object]

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "mapping",
    "array": "list",
}


def pages() -> dict[str, str]:
    """Return the text of every generated page by its path in docs/."""
    shipped, _ = packs_named(shipped_names())
    packs = (*shipped, *BUILT_IN)
    made = {
        "calendar.md": calendar_page(with_names(calendar_schema())),
        "configuration.md": configuration_page(config_schema()),
    }
    made["budgets.md"] = budgets_page()
    made["writing-rules.md"] = rule_form_page(lambda schema: form(schema, {}))
    made |= {f"commands/{name}.md": command_page(name, command) for name, command in commands()}
    made |= {f"checks/{check.name}.md": check_page(check, packs) for check in CHECKS.values()}
    made |= {f"packs/{pack.name}.md": pack_page(pack) for pack in packs}
    made |= {f"rules/{rule.id}.md": rule_page(rule) for pack in packs for rule in pack.rules}
    made["README.md"] = index_page(packs)
    return {path: NOTE + text.strip() + "\n" for path, text in made.items()}


def index_page(packs: Sequence[Pack]) -> str:
    """List every page, those that are written by hand by their titles."""
    by_hand = [*map(_linked, BY_HAND), "[The form of a rule](writing-rules.md)", "[Budgets](budgets.md)"]
    readers = [f"readers/{path.name}" for path in sorted((DOCS / "readers").glob("*.md"))]
    sections = [
        ("Start here", by_hand),
        ("Shapes that are read", [_linked(name) for name in readers]),
        ("Commands", [f"[{name}](commands/{name}.md): {about}" for name, about in COMMANDS.items()]),
        (
            "Packs, each with a page for every rule",
            [f"[{p.name}](packs/{p.name}.md): {p.title}" for p in packs],
        ),
        (
            "Checks that rules are made of",
            [f"[{check.name}](checks/{check.name}.md): {check.summary}" for check in CHECKS.values()],
        ),
    ]
    return "# postlint's documentation\n\n" + "\n\n".join(
        f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines) for title, lines in sections
    )


def budgets_page() -> str:
    """Return the page that says how much is read, and what happens to more."""
    rows = [(budget.of, budget.most, budget.over) for budget in BUDGETS]
    return (
        "# Budgets\n\nWhat is over a budget is refused, soon and with a sentence that says how to go on, so "
        "that nobody can hold up a run with a file. Each is many times what people plan with.\n\n"
        f"{table(('what is counted', 'up to', 'what is over that'), rows)}"
    )


def _linked(name: str) -> str:
    title = (DOCS / name).read_text(encoding="utf-8").partition("# ")[2].partition("\n")[0]
    return f"[{title.replace('`', '')}]({name})"


def calendar_page(schema: Schema) -> str:
    """Describe the calendar, a section for each part of it."""
    parts = cast("Mapping[str, Schema]", schema["$defs"])
    sections = ["# The calendar", str(schema["description"])]
    for name, title in PARTS.items():
        sections += [
            f"## {title.capitalize()}",
            str(parts[name].get("description", "")),
            keys_table(parts[name], parts),
        ]
        sections.append(PART_OF_CALENDAR[name])
    return refreshed("\n\n".join(section for section in sections if section))


def configuration_page(schema: Schema) -> str:
    """Describe postlint.yaml by its schema and one that is in use."""
    example = (EXAMPLE / "postlint.yaml").read_text(encoding="utf-8").strip()
    found = (
        "The nearest `postlint.yaml` counts: beside the checked files or in a folder above them, "
        "up to the one that holds `.git`."
    )
    sections = ["# The configuration", str(schema["description"]), found, keys_table(schema, {})]
    sections.append("All of it at once, as an example of the form and not of what to ask for:")
    sections.append(f"```yaml\n{every_key(schema)}```")
    sections.append("Parameters of rules are those of their checks, such as [share](checks/share.md).")
    sections.append(
        f"The museum among the [examples](../examples/README.md) says:\n\n```yaml\n{example}\n```"
    )
    return "\n\n".join(sections)


def every_key(schema: Schema) -> str:
    """Return a document with the first example of every key that has one."""
    keys = cast("Mapping[str, Schema]", schema["properties"])
    shown = {
        key: cast("list[object]", about["examples"])[0] for key, about in keys.items() if "examples" in about
    }
    return yaml.safe_dump(shown, sort_keys=False, default_flow_style=False, width=200, allow_unicode=True)


def keys_table(part: Schema, parts: Mapping[str, Schema]) -> str:
    """Describe the keys of one part, each with the other names under which it is read."""
    keys = cast("Mapping[str, Schema]", part["properties"])
    required = cast("list[str]", part.get("required", []))
    aliases: dict[str, list[str]] = {}
    for key, schema in keys.items():
        if "x-use" in schema:
            aliases.setdefault(str(schema["x-use"]), []).append(f"`{key}`")
    rows = []
    for key, schema in keys.items():
        if "x-use" not in schema:
            meaning = str(schema.get("description", ""))
            meaning += " **Required.**" if key in required else ""
            meaning += f" Also read as {', '.join(aliases[key])}." if key in aliases else ""
            rows.append((f"`{key}`", form(schema, parts), meaning.strip()))
    return table(("key", "form", "meaning"), rows)


def referred_to(reference: str, parts: Mapping[str, Schema]) -> str:
    """Say in words what a value must look like that a reference tells."""
    _, _, *steps = reference.split("/")
    for part, title in PARTS.items():
        if part == steps[-1]:
            return f"[{title}](#{anchor(title)})"
    return form(cast("Schema", reduce(lambda found, step: found[step], steps, cast("Any", parts))), parts)


def form(schema: Schema, parts: Mapping[str, Schema]) -> str:
    """Say in words what a value must look like."""
    if "$ref" in schema:
        return referred_to(str(schema["$ref"]), parts)
    for choice in ("anyOf", "oneOf"):
        if choice in schema and "type" not in schema:
            return " or ".join(
                dict.fromkeys(form(one, parts) for one in cast("list[Schema]", schema[choice]))
            )
    if "enum" in schema:
        return " ".join(f"`{str(value).lower()}`" for value in cast("list[object]", schema["enum"]))
    if schema.get("type") == "array":
        return f"list: {form(cast('Schema', schema['items']), parts)}"
    if isinstance(schema.get("additionalProperties"), Mapping):
        return f"mapping: {form(cast('Schema', schema['additionalProperties']), parts)}"
    types = schema.get("type", "string")
    return " or ".join(
        TYPES[one] for one in ([types] if isinstance(types, str) else cast("list[str]", types))
    )


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name."""
    context = click.Context(command_line, info_name="postlint")
    for name in COMMANDS:
        command = command_line.get_command(context, name)
        if command is not None:
            yield name, command


def command_page(name: str, command: click.Command) -> str:
    """Describe one command and its options."""
    parent = click.Context(command_line, info_name="postlint", **command_line.context_settings)
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = (option for option in command.get_params(context) if isinstance(option, click.Option))
    records = (option.get_help_record(context) for option in options)
    rows = [(f"`{record[0]}`", record[1].replace("  [", " [")) for record in records if record]
    # Click marks a paragraph that it must not wrap with a backspace; Markdown sees that by its indent.
    text = inspect.cleandoc(command.help or "").replace("\b\n", "")
    return f"# postlint {name}\n\n```\n{usage}\n```\n\n{text}\n\n" + table(("option", "meaning"), rows)


def check_page(check: Check, packs: tuple[Pack, ...]) -> str:
    """Describe one check, its parameters, and the rules that use it."""
    needed = set(check.required)
    rows = [
        (f"`{name}`", form(schema, {}), parameter_meaning(schema, required=name in needed))
        for name, schema in check.parameters.items()
    ]
    about = inspect.cleandoc(sys.modules[check.ask.__module__].__doc__ or "").partition("\n\n")[2]
    sections = [f"# The check `{check.name}`", f"{check.summary[0].upper()}{check.summary[1:]}."]
    sections.append(about.replace("``", "`"))
    sections.append(table(("parameter", "form", "meaning"), rows))
    if check.bounds:
        names = " or ".join(f"`{name}`" for name in check.bounds)
        sections.append(f"A rule gives {names}" + (", or several of them." if check.several_bounds else "."))
    if check.numbers:
        names = ", ".join(f"`{name}`" for name in check.numbers)
        sections.append(f"In place of groups, a rule may name numbers of the account: {names}.")
    sections += ["## For example", of_check(check.name)]
    users = [
        f"- [{rule.id}](../rules/{rule.id}.md): {rule.title[0].lower()}{rule.title[1:]}"
        for pack in packs
        for rule in pack.rules
        if rule.check == check.name
    ]
    if users:
        sections += ["## Rules that use it", "\n".join(users)]
    return "\n\n".join(sections)


def parameter_meaning(schema: Schema, *, required: bool) -> str:
    """Say what a parameter is for, as far as its schema does, and whether a rule must give it."""
    words = [str(schema[key]) for key in ("description", "x-message") if key in schema]
    return "; ".join(words + (["required"] if required else []))


def write() -> None:
    """Write every page, and remove pages of commands, checks, packs and rules that are no more."""
    for file, whole in derived().items():
        file.write_text(whole, encoding="utf-8", newline="\n")
    # The pages say what the file says now.
    config_schema.cache_clear()
    made = pages()
    for folder in FOLDERS:
        for old in (DOCS / folder).rglob("*.md"):
            if old.relative_to(DOCS).as_posix() not in made:
                old.unlink()
    for path, text in made.items():
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(text, encoding="utf-8", newline="\n")
    for page in FOLLOWED:
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    pictures.write()


if __name__ == "__main__":
    write()
