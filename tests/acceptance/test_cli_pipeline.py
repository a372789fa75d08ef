"""Who says what a text does: the pipeline that ships, a second opinion that is installed, a team's own."""

import json
import shutil
import sys

import pytest
import spacy
from real_git import commit, repository

import postlint
from postlint.kinds import cache
from postlint.vocabulary import VERSION

CALENDAR = "- text: Our library opens on Monday.\n- text: Have a lovely weekend everyone!\n"
SECOND_OPINION = """
from postlint.kinds.model import Prediction, certain
from postlint.kinds.pipeline import Pipeline, UnusablePipelineError

def pipeline():
    return Pipeline("accurate 0.1.0", "a fingerprint", read)

def read(texts, own):
    return [Prediction(certain("question")) for _ in texts]
"""


@pytest.fixture(autouse=True)
def _once_a_test(monkeypatch, tmp_path):
    monkeypatch.setattr(cache, "_warned", set())
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a tiny package beside postlint."""

    def put(code=SECOND_OPINION, version=VERSION, name="postlint_accurate", point="postlint.pipelines"):
        site = tmp_path / f"site-{name}"
        about = site / f"{name}-{version}.dist-info"
        about.mkdir(parents=True)
        (site / name).mkdir()
        (site / name / "__init__.py").write_text(code)
        (about / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n"
        )
        entry = f"accurate = {name}:pipeline" if point == "postlint.pipelines" else f"{name} = {name}"
        (about / "entry_points.txt").write_text(f"[{point}]\n{entry}\n")
        monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.syspath_prepend(str(site))
        return site / name

    yield put
    for name in ("postlint_accurate", "our_kinds"):
        sys.modules.pop(name, None)


@pytest.fixture
def judged(run, workplace):
    """What is said of two posts under some settings: their kinds, by whom, why not by another, errors."""

    def check(settings="", *args):
        (workplace / "calendar.yaml").write_text(CALENDAR)
        (workplace / "postlint.yaml").write_text(f"calendars: [calendar.yaml]\n{settings}")
        done = run("check", "--format", "json", *args)
        report = json.loads(done.stdout)
        (mix,) = report["summary"]["mixes"]
        (read_by,) = report["summary"]["read_by"]
        errors = [error["message"] for error in report["errors"]]
        return mix["kinds"], read_by["pipeline"], read_by["instead_because"], errors, done

    return check


BY_DEFAULT = {"press_release": 1, "conversation": 1}


def test_nothing_but_the_pipeline_that_ships_reads_where_nothing_else_is_there(judged):
    kinds, by, because, errors, done = judged()
    assert (kinds, by, because, errors, done.stderr) == (BY_DEFAULT, "default", None, [], "")


@pytest.mark.parametrize("settings", ["", "pipeline: accurate\n"])
def test_a_second_opinion_reads_where_it_is_installed(judged, install, settings):
    install()
    kinds, by, because, errors, done = judged(settings)
    assert (kinds, by, because, errors, done.stderr) == (
        {"question": 2},
        "accurate 0.1.0",
        None,
        [],
        "",
    )


def test_the_report_names_who_read(run, judged, install):
    install()
    judged()
    assert "Read by accurate 0.1.0." in run("check", "--show", "info").stdout
    assert "Read by accurate 0.1.0." in run("mix").stdout


def test_a_second_opinion_that_is_installed_can_be_left_out(judged, install):
    install()
    kinds, by, because, *_ = judged("pipeline: default\n")
    assert (kinds, by, because) == (BY_DEFAULT, "default", None)


def test_each_pipeline_remembers_for_itself(judged, install):
    assert judged()[0] == BY_DEFAULT
    install()
    assert judged()[0] == {"question": 2}
    assert judged("pipeline: default\n")[0] == BY_DEFAULT


def test_many_processes_ask_a_second_opinion_alike(run, workplace, install):
    install()
    posts = "".join(f"- text: Our library opens on day {number}.\n" for number in range(600))
    (workplace / "calendar.yaml").write_text(posts)
    done = run("check", "--format", "json", "--jobs", "2", "calendar.yaml")
    assert json.loads(done.stdout)["summary"]["mixes"][0]["kinds"] == {"question": 600}


def test_explanations_ask_the_pipeline_that_read(run, workplace, install):
    install()
    (workplace / "calendar.yaml").write_text(CALENDAR)
    said = run("classify", "--explain", "--format", "jsonl", "calendar.yaml").stdout
    assert [json.loads(line)["kind"] for line in said.splitlines()] == ["question", "question"]


UNFIT = {
    "not installed": (None, "postlint-accurate is not installed"),
    "another version": (
        {"version": "9.9"},
        f"postlint-accurate 9.9 is not made for this postlint, which is {VERSION}",
    ),
    "broken code": ({"code": "import nothing_of_that_name"}, "cannot be used (ModuleNotFoundError"),
    "no pipeline": ({"code": "pipeline = dict"}, "cannot be used (TypeError: it holds no pipeline)"),
    "broken weights": (
        {
            "code": f"{SECOND_OPINION}    raise UnusablePipelineError('The weights are damaged.')\n".replace(
                "    return [P", "    [P"
            )
        },
        "The weights are damaged.",
    ),
}


@pytest.mark.parametrize(("package", "said"), UNFIT.values(), ids=UNFIT)
def test_where_a_second_opinion_cannot_read_the_default_does_and_both_are_said_once(
    judged, run, install, caplog, package, said
):
    if package is not None:
        install(**package)
    kinds, by, because, errors, _ = judged("pipeline: accurate\n")
    assert (kinds, by, errors) == (BY_DEFAULT, "default", [])
    assert said in because
    assert caplog.messages == [f"postlint: {because} The default pipeline reads."]
    text = " ".join(run("check").stdout.split())
    assert f"Read by the default pipeline: {because}" in text


def test_a_damaged_second_opinion_is_said_where_nobody_asked_for_it_too(judged, install):
    install(version="9.9")
    kinds, by, because, errors, done = judged()
    assert (kinds, by, errors, done.exit_code) == (BY_DEFAULT, "default", [], 0)
    assert "9.9" in because


# A team's own


@pytest.fixture
def own(workplace):
    """A pipeline as a team would train it: ours, under a path of theirs."""
    shutil.copytree(postlint.model_path(), workplace / "models" / "kinds")
    return workplace / "models" / "kinds"


def saved(folder, component=None, labels=()):
    """Write a small pipeline of spaCy's own components to FOLDER."""
    folder.mkdir(parents=True)
    nlp = spacy.blank("en")
    if component:
        pipe = nlp.add_pipe(component)
        for label in labels:
            pipe.add_label(label)
        nlp.initialize()
    nlp.to_disk(folder)


def test_a_team_s_own_pipeline_is_read_from_its_path(judged, own):
    kinds, by, because, errors, done = judged("pipeline: ./models/kinds\n")
    assert (kinds, by, because, errors, done.stderr) == (BY_DEFAULT, "./models/kinds", None, [], "")


def test_it_sees_whose_posts_they_are_and_says_what_ours_says(own, run, workplace):
    account = '{us: {channel: x, handle: "@HexleyBaths"}}'
    calendar = f"accounts: {account}\nposts:\n- text: Hexley Baths opens its pool.\n"
    (workplace / "calendar.yaml").write_text(calendar)
    ours = run("classify", "--format", "jsonl", "calendar.yaml").stdout
    (workplace / "postlint.yaml").write_text("pipeline: ./models/kinds\n")
    assert run("classify", "--format", "jsonl", "calendar.yaml").stdout == ours


def test_a_changed_pipeline_is_another_one_to_the_cache(judged, own, tmp_path):
    judged("pipeline: ./models/kinds\n")
    judged("pipeline: ./models/kinds\n")
    (own / "notes.txt").write_text("trained anew")
    judged("pipeline: ./models/kinds\n")
    assert len(list((tmp_path / "cache").glob("kinds-*.jsonl"))) == 2


def test_any_pipeline_of_spacy_whose_categories_are_our_kinds_can_read(judged, workplace):
    saved(workplace / "models" / "kinds", "textcat", BY_DEFAULT.keys() | set(postlint.vocabulary.KINDS))
    _, by, because, errors, _ = judged("pipeline: ./models/kinds\n")
    assert (by, because, errors) == ("./models/kinds", None, [])


def test_an_installed_pipeline_goes_by_its_name(judged, install):
    package = install(
        "import spacy, pathlib\n"
        "def load(**_):\n    return spacy.load(pathlib.Path(__file__).parent / 'model')\n",
        name="our_kinds",
        version="1.2",
        point="spacy_models",
    )
    shutil.copytree(postlint.model_path(), package / "model")
    kinds, by, because, errors, _ = judged("pipeline: our_kinds\n")
    assert (kinds, by, because, errors) == (BY_DEFAULT, "our_kinds 1.2", None, [])


def without_categories(folder):
    saved(folder)


def with_other_categories(folder):
    saved(folder, "textcat", ["news", "question"])


def with_independent_categories(folder):
    saved(folder, "textcat_multilabel", postlint.vocabulary.KINDS)


def with_a_function_of_somebody(folder):
    saved(folder)
    config = (folder / "config.cfg").read_text()
    (folder / "config.cfg").write_text(config.replace("spacy.Tokenizer.v1", "elsewhere.Tokenizer.v1"))


def with_a_broken_config(folder):
    saved(folder)
    (folder / "config.cfg").write_text("[nlp\n")


def with_a_link(folder):
    saved(folder)
    (folder / "weights").symlink_to("/etc/hostname")


def with_a_linked_folder(folder):
    saved(folder)
    (folder.parent / "elsewhere").mkdir()
    (folder / "vocab" / "more").symlink_to(folder.parent / "elsewhere")


def with_settings(settings, of="[components]\n"):
    """Save a pipeline with SETTINGS in its config in place of those OF it."""

    def make(folder):
        saved(folder)
        config = (folder / "config.cfg").read_text()
        assert of in config
        (folder / "config.cfg").write_text(config.replace(of, settings, 1))

    return make


COPIES = """after_creation = {"@callbacks": "spacy.copy_from_base_model.v1", "tokenizer": "./models/b"}
"""
TORCH = """[components]

[components.kinds]
factory = "textcat"

[components.kinds.model]
@architectures = "spacy.TorchBiLSTMEncoder.v1"
width = 8
depth = 1
dropout = 0.0
"""
BY_A_VARIABLE = """[components]

[components.kinds]
factory = "textcat"
model = ${corpora.dev}
"""
OF_ANOTHER = """[components]

[components.kinds]
source = "./models/b"
"""
ELSEWHERE = """[components]

[components./models/b]
factory = "textcat"
"""


BAD = {
    "no folder": (lambda _: None, "is missing: there is no such folder."),
    "no config": (lambda folder: folder.mkdir(parents=True), "there is no ./models/kinds/config.cfg"),
    "no categories": (
        without_categories,
        "does not name the eight kinds in doc.cats: it does not say press_release",
    ),
    "other categories": (with_other_categories, "it says news; it does not say press_release, information"),
    "no probabilities": (with_independent_categories, "they must add up to 1, as those of textcat do"),
    "a function of somebody": (with_a_function_of_somebody, "uses elsewhere.Tokenizer.v1, which no pipeline"),
    "a broken config": (with_a_broken_config, "cannot be loaded"),
    "a link": (with_a_link, "holds a link, weights"),
    "a linked folder": (with_a_linked_folder, "holds a link, vocab/more"),
    "a copy of another": (
        with_settings(COPIES, of="after_creation = null\n"),
        "uses spacy.copy_from_base_model.v1, which",
    ),
    "a layer that opens files": (with_settings(TORCH), "uses spacy.TorchBiLSTMEncoder.v1, which"),
    "a section by its name": (with_settings(BY_A_VARIABLE), "uses spacy.Corpus.v1, which"),
    "a source": (with_settings(OF_ANOTHER), "uses source ./models/b, which"),
    "a component that lies elsewhere": (with_settings(ELSEWHERE), "uses component /models/b, which"),
    "a language of somebody": (with_settings('lang = "qx"', of='lang = "en"'), "uses language qx, which"),
}


@pytest.mark.parametrize(("make", "said"), BAD.values(), ids=BAD)
def test_a_pipeline_that_is_none_is_an_error_of_the_settings(judged, workplace, make, said):
    make(workplace / "models" / "kinds")
    kinds, by, because, errors, done = judged("pipeline: ./models/kinds\n")
    assert (kinds, by, done.exit_code, done.stderr) == (BY_DEFAULT, "default", 2, "")
    assert errors == [because]
    assert said in because
    assert because.startswith("The pipeline ./models/kinds ")
    assert json.loads(done.stdout)["errors"][0]["line"] == 2


def test_what_a_pipeline_was_trained_with_is_left_alone(judged, own):
    config = (own / "config.cfg").read_text()
    (own / "config.cfg").write_text(config.replace("spacy.ConsoleLogger.v1", "elsewhere.Logger.v1"))
    _, by, because, *_ = judged("pipeline: ./models/kinds\n")
    assert (by, because) == ("./models/kinds", None)


def test_why_a_pipeline_cannot_read_is_said_once_and_names_no_place_of_this_machine(
    run, judged, workplace, own
):
    shutil.rmtree(own / "post_kinds")
    because = judged("pipeline: ./models/kinds\n")[2]
    said = " ".join(run("check").stdout.split())
    assert str(workplace) not in because
    assert "cannot be loaded (" in because
    assert said.count("cannot be loaded") == 1
    assert "Read by the default pipeline: yours cannot, as the error says." in said
    assert "cannot be loaded" in run("mix").stdout


def test_a_text_that_is_too_long_to_read_is_not_cut(run, own, workplace):
    (workplace / "postlint.yaml").write_text("pipeline: ./models/kinds\n")
    (workplace / "calendar.yaml").write_text(f"- text: {'Our pool opens on Monday. ' * 500}\n")
    (said,) = run("classify", "--format", "jsonl", "calendar.yaml").stdout.splitlines()
    assert (json.loads(said)["kind"], "longer than 3,000 characters" in said) == (None, True)


def test_a_name_that_nobody_installed_is_told_what_there_is(judged):
    *_, errors, done = judged("pipeline: acurate\n")
    assert done.exit_code == 2
    assert errors[0].startswith(
        'There is no installed pipeline called "acurate". There are default, accurate'
    )


def test_a_path_that_leads_out_of_the_repository_is_refused(judged, workplace, tmp_path):
    shutil.copytree(postlint.model_path(), tmp_path / "elsewhere")
    *_, errors, _ = judged("pipeline: ../elsewhere\n")
    assert errors == ["The pipeline ../elsewhere leads out of the repository."]


def test_a_revision_is_read_by_the_pipeline_that_lies_in_it(run, own, workplace):
    (workplace / ".git").rmdir()
    settings = "calendars: [c.yaml]\npipeline: ./models/kinds\n"
    commit(repository(workplace, postlint_yaml=settings, c_yaml=CALENDAR))
    (workplace / "c.yaml").write_text(f"{CALENDAR}- text: Which bench do you like?\n")
    compared = json.loads(run("compare", "HEAD", "--format", "json").stdout)
    assert compared["base"]["errors"] == []
    assert (compared["base"]["posts"], compared["head"]["posts"]) == (2, 3)
