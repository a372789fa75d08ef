"""All calendars of one configuration, as one plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from postlint.calendars.accounts import Directory, declare, notes_on_one_page, own_handles, told_apart
from postlint.calendars.accounts_of_posts import files_of_named, without_networks
from postlint.calendars.build import Assembly, common_zone
from postlint.calendars.dates.date_problems import far_years
from postlint.calendars.files.discover import discover, is_same_file
from postlint.calendars.files.parse_file import Opened, open_file
from postlint.calendars.files.tracked import Repositories
from postlint.calendars.files.walk import Pace
from postlint.calendars.model import FileRead, Plan
from postlint.calendars.not_read import (
    empty_beside,
    holds_posts,
    likely_in,
    on_kept_out,
    on_repositories,
    with_companions,
)
from postlint.calendars.path_metadata import Places, declared_sheet, places_of
from postlint.calendars.periods import read_outside
from postlint.calendars.post_ids_and_copies import (
    PostId,
    check_references,
    mark_copies,
    notes_on_copies,
    notes_on_replaced,
    without_copies,
)
from postlint.calendars.readers import is_guessed_at
from postlint.calendars.second_look import OWN_WORDS, says_more_than_our_words
from postlint.calendars.terms.team_words import TeamWords, notes_on
from postlint.calendars.validate_calendar import Sheet, check_form
from postlint.config import Config
from postlint.source.diagnostic import Diagnostic, capped
from postlint.source.paths import folder_shown, shown_as
from postlint.source.spans import Located, Source, Span
from postlint.source.tree import Mapping

if TYPE_CHECKING:
    from postlint.calendars.second_look.doubtful_files import Doubt


def load(
    config: Config,
    paths: tuple[Path, ...],
    *,
    stdin: tuple[str, bytes] | None = None,
    tracked_only: bool = False,
    repositories: Repositories | None = None,
    pace: Pace | None = None,
) -> Plan:
    """Load every calendar that ``config`` names or, where it names none, that is found in ``paths``.

    ``stdin`` is the name and the bytes of a file that come from elsewhere than the disk;
    ``tracked_only`` leaves files alone that git does not track; what git says of ``repositories`` is kept
    there. ``pace`` is told which folder is looked into. Never raises on input: what was wrong, and with which
    files, is in the plan.
    """
    found = discover(
        config,
        paths,
        stdin=Path(stdin[0]) if stdin else None,
        tracked_only=tracked_only,
        repositories=repositories or Repositories(),
        pace=pace,
    )
    places = places_of(config, [file.path for file in found.files])
    opened = []
    for file in found.files:
        data = stdin[1] if stdin and is_same_file(file.path, Path(stdin[0])) else None
        opened.append(open_file(file, data, config))
    declared = config.accounts is not None or any(sheet.accounts for file in opened for sheet in file.sheets)
    places = replace(places, accounts_declared=declared)
    placed = (_placed(one, file.path, places) for one, file in zip(opened, found.files, strict=True))
    opened = _without_doubtful(_without_bystanders(placed), config)
    likely = likely_in(config, found, opened)
    problems = (*found.problems, *places.problems, *empty_beside(opened))
    passed_over = list(with_companions(found.passed_over, opened))
    plan = replace(
        _plan(config, [*_settings(config), *opened], passed_over, problems, found.shown),
        nested=tuple(sorted(found.nested)),
        other_sorts=dict(found.other_sorts - Counter(PurePath(file.path).suffix.lower() for file in likely)),
        likely=tuple(likely),
        unjudged=(*on_repositories(config, found.unentered), *on_kept_out(found.kept_out)),
    )
    return _with_settings(plan, config, found.on_settings)


def _with_settings(plan: Plan, config: Config, diagnostics: Iterable[Diagnostic]) -> Plan:
    """Return ``plan`` with diagnostics on the settings, which are shown whatever was asked for."""
    return replace(
        plan,
        diagnostics=tuple(capped(sorted((*plan.diagnostics, *diagnostics)))),
        sources={**{source.path: source for source in config.sources}, **plan.sources},
        shown=plan.shown and plan.shown.union(found.span.path for found in diagnostics),
    )


def _placed(opened: Opened, path: Path, places: Places) -> Opened:
    """Return what a file held, with what its place says of its posts."""
    if not opened.sheets:
        return opened
    filled = [places.fill(sheet, path, opened.name, one_post=opened.one_post) for sheet in opened.sheets]
    return replace(
        opened,
        sheets=tuple(one.sheet for one in filled),
        problems=(*opened.problems, *(problem for one in filled for problem in one.diagnostics)),
        notes=(*opened.notes, *dict.fromkeys(note for one in filled for note in one.notes)),
        network=opened.network or next((one.network for one in filled if one.network), None),
    )


def _settings(config: Config) -> Iterator[Opened]:
    """Yield the accounts that the configuration declares, as if they stood in a calendar."""
    sheet = declared_sheet(config)
    if sheet and config.parsed and config.path:
        parsed, name = config.parsed, shown_as(config.path)
        yield Opened(name, parsed.source, parsed.comments, sheets=(sheet,), problems=sheet.problems)


def _without_bystanders(opened: Iterable[Opened]) -> list[Opened]:
    """Let files of a common sort be no news, unless they lie among posts of the same sort."""
    opened = list(opened)
    among_posts = {folder_shown(file.name) for file in opened if file.opportunistic and file.reader}
    return [
        replace(file, problems=(), skipped_silently=True)
        if file.opportunistic
        and not (file.reader or file.lacking)
        and folder_shown(file.name) not in among_posts
        else file
        for file in opened
    ]


def _without_doubtful(opened: list[Opened], config: Config) -> list[Opened]:
    """Return the files; of those that nobody asked for, those are declined of which posts are in doubt."""
    met = [file for file in opened if file.way and file.way.is_met and file.reader == "sections"]
    if not met:
        return opened
    from postlint.calendars.second_look.doubtful_files import without_doubtful

    sheets = [sheet for file in (*_settings(config), *met) for sheet in file.sheets]
    assembly, _ = _assembled(config, sheets, declare(sheets)[0])
    return without_doubtful(opened, _doubts_in(met, assembly))


def plan_of(calendar: Mapping, own_keys: Collection[str] = ()) -> Plan:
    """Return the plan that stands inside another file, such as an example of a rule, with its problems."""
    sheet = check_form(calendar, (), TeamWords(frozenset(own_keys)))
    name = calendar.source.path
    opened = Opened(name, calendar.source, reader="calendar", sheets=(sheet,), problems=sheet.problems)
    return _plan(Config(root=Path()), [opened], (), (), None)


def plan_in_memory(config: Config, opened: Iterable[Opened]) -> Plan:
    """Return the plan of calendars that lie in no file, with the accounts that ``config`` declares."""
    return _plan(config, [*_settings(config), *opened], (), (), None)


def _plan(
    config: Config,
    opened: list[Opened],
    passed_over: Iterable[FileRead],
    problems: Iterable[Diagnostic],
    shown: frozenset[str] | None,
) -> Plan:
    sheets = [sheet for file in opened for sheet in file.sheets]
    directory, conflicts = declare(sheets)
    assembly, posts_of = _assembled(config, sheets, directory)
    doubts = _doubts_in(opened, assembly)
    marked = mark_copies(assembly.posts, frozenset(file.name for file in opened if file.one_post))
    posts, copies = without_copies(marked, shown)
    own, no_handles = own_handles(config, sheets, directory)
    outside = read_outside(config, posts)
    files = sorted((*_files(opened, posts_of, doubts), *passed_over), key=lambda file: file.path)
    found = (
        *problems,
        *conflicts,
        *(problem for file in opened for problem in file.problems),
        *assembly.problems,
        *no_handles,
        *outside.problems,
        *without_networks(posts),
        *far_years(post.when for post in posts if post.when),
        *check_references(_post_ids(opened, copies), posts, assembly.inbox, assembly.accounts),
    )
    return Plan(
        accounts=told_apart(assembly.accounts.values()),
        posts=tuple(posts),
        slots=tuple(assembly.slots),
        periods=(*assembly.periods, *outside.periods),
        inbox=tuple(assembly.inbox),
        own=own,
        files=tuple(files),
        diagnostics=tuple(sorted(set(found))),
        left_out=dict(assembly.left_out),
        notes=(
            *notes_on_one_page(directory),
            *notes_on([*(word for sheet in sheets for word in sheet.own_words), *assembly.own_words]),
            *notes_on_copies(copies),
            *notes_on_replaced(posts),
        ),
        extra_keys=_own_keys(sheets, files),
        comments={file.name: file.comments for file in opened if file.sheets},
        sources={**_sources(opened), **{source.path: source for source in outside.sources}},
        shown=shown and shown.union(_beside(opened, shown)),
        zones=frozenset(assembly.zones),
        certainty=config.certainty,
        learn=config.learn,
        pipeline=config.pipeline,
    )


def _assembled(
    config: Config, sheets: Sequence[Sheet], directory: Directory
) -> tuple[Assembly, dict[int, int]]:
    """Return all that ``sheets`` hold, and the number of posts of each of them, by its id."""
    zone = common_zone(sheets)
    assembly = Assembly(
        directory,
        TeamWords.of(config),
        config.date_order,
        zone,
        dict(directory.accounts),
        files_of_named=files_of_named(post for sheet in sheets for post in sheet.posts),
    )
    return assembly, {id(sheet): assembly.take(sheet, number) for number, sheet in enumerate(sheets)}


def _doubts_in(opened: Iterable[Opened], assembly: Assembly) -> dict[str, tuple[Doubt, ...]]:
    """Return what may be wrong with what was read, by the names of files in which there was much to guess."""
    # Calendars that lie in no file of their own are made by somebody who knows what is in them.
    in_files = (file for file in opened if file.way and file.source)
    looked_at = [file for file in in_files if file.reader and is_guessed_at(file.reader)]
    if not any(map(says_more_than_our_words, looked_at)):
        return {}
    from postlint.calendars.second_look.doubts import of_files

    return of_files(looked_at, assembly)


def _files(
    opened: Iterable[Opened], posts_of: dict[int, int], doubts: dict[str, tuple[Doubt, ...]]
) -> Iterator[FileRead]:
    """Yield what became of each file; ``posts_of`` gives the number of posts of each sheet, by its id."""
    for file in opened:
        if file.reader or file.declined:
            yield FileRead(
                file.name,
                file.reader,
                sum(posts_of[id(sheet)] for sheet in file.sheets),
                file.declined,
                notes=file.notes,
                remarks=file.remarks,
                doubts=tuple(one.said for one in doubts.get(file.name, ())),
                network=file.network,
                incidental=file.skipped_silently,
                doubtful=file.reader is None or not holds_posts(file, Path(file.name)),
                found=file.way,
            )


def _sources(opened: Iterable[Opened]) -> dict[str, Source]:
    return {source.path: source for file in opened for source in (file.source, *file.companions) if source}


def _beside(opened: Iterable[Opened], shown: Collection[str]) -> Iterator[str]:
    """Yield the files that were read along with those whose findings were asked for."""
    return (source.path for file in opened if file.name in shown for source in file.companions)


def _post_ids(opened: Iterable[Opened], copies: dict[tuple[str, str], list[Span]]) -> Iterator[PostId]:
    repeated = {span for spans in copies.values() for span in spans}
    for file in opened:
        for post in (post for sheet in file.sheets for post in (*sheet.posts, *sheet.left_out)):
            if isinstance(post, Mapping) and (found := post.located("id")) and post.span not in repeated:
                is_own = file.reader in OWN_WORDS and any(one.written == "id" for one in post)
                yield PostId(found, post.span, is_own)


def _own_keys(sheets: Iterable[Sheet], files: Iterable[FileRead]) -> tuple[Located[str], ...]:
    """Return the first of each key that is somebody's own, but for those of which its file is told more."""
    told = {file.path: " ".join((*file.notes, *file.remarks, *file.doubts)) for file in files}
    first: dict[str, Located[str]] = {}
    for key in (key for sheet in sheets for key in sheet.extra_keys):
        if f'"{key.value.strip()}"' not in told.get(key.span.path, ""):
            first.setdefault(key.value, key)
    return tuple(first.values())
