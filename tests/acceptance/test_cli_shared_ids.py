"""One id for what a program makes of one entry for several networks, which is no slip there."""

import json

import yaml

POND, DUCKS = "The pond opens at nine on Monday.", "The ducks are back: the pond opens on Monday."


def entry(platform, **more):
    return {"post_id": "pond", "platform": platform, "copy": POND, "date": "2026-06-01", **more}


def write(workplace, name, content):
    text = content if isinstance(content, str) else json.dumps(content)
    (workplace / name).write_text(text, encoding="utf-8")


def test_entries_for_two_networks_may_share_an_id_in_data_and_in_a_table(run, workplace):
    write(workplace, "posts.json", {"posts": [entry("instagram"), entry("facebook", copy=DUCKS)]})
    assert run("check", "posts.json").exit_code == 0
    rows = "2026-06-01,Instagram,a1,The pond opens\n2026-06-01,X,a1,The pond is open\n"
    write(workplace, "posts.csv", f"date,platform,id,text\n{rows}")
    assert run("check", "posts.csv").exit_code == 0


def test_two_entries_for_one_network_may_not_nor_those_of_which_nobody_knows_where_they_go(run, workplace):
    write(workplace, "posts.json", {"posts": [entry("instagram"), entry("x"), entry("x", copy=DUCKS)]})
    said = run("check", "posts.json").stdout
    assert said.count("reading/duplicate-id") == 1
    write(workplace, "posts.json", {"posts": [entry("instagram"), entry(None, copy=DUCKS)]})
    assert "reading/duplicate-id" in run("check", "posts.json").stdout


def test_the_id_of_a_calendar_is_that_of_one_post(run, workplace):
    posts = [{"id": "pond", "channel": on, "text": text} for on, text in (("x", POND), ("facebook", DUCKS))]
    write(workplace, "calendar.yaml", yaml.safe_dump({"posts": posts}))
    assert 'There is another post "pond"' in run("check", "calendar.yaml").stdout


def test_import_writes_an_id_for_each_and_keeps_what_refers_to_one_on_its_own_network(run, workplace):
    about = {"post_id": "after", "translation_of": "pond", "copy": "De eenden zijn terug."}
    shared = [entry("instagram"), entry("facebook", copy=DUCKS), entry("facebook", **about)]
    write(workplace, "posts.json", {"posts": shared})
    written = run("import", "posts.json").stdout
    posts = yaml.safe_load(written)["posts"]
    assert [post["id"] for post in posts] == ["pond", "pond-facebook", "after"]
    assert posts[2]["translation_of"] == "pond-facebook"
    (workplace / "posts.json").unlink()
    write(workplace, "calendar.yaml", written)
    assert run("check", "calendar.yaml").exit_code == 0


def test_an_answer_to_a_shared_id_goes_on_where_it_went_out_on_any_network(run, workplace):
    answer = {"post_id": "more", "reply_to": "pond", "copy": "And it closes at six."}
    write(workplace, "posts.json", {"posts": [entry("instagram"), entry("x"), entry("instagram", **answer)]})
    assert "(continues a post of ours)" in run("classify", "posts.json").stdout


def test_compare_tells_which_of_two_posts_with_one_id_is_gone(run, workplace):
    before, after = workplace / "before", workplace / "after"
    for folder, kept in ((before, ("instagram", "facebook")), (after, ("facebook",))):
        folder.mkdir()
        write(folder, "posts.json", {"posts": [entry(on, copy=f"{POND} ({on})") for on in kept]})
    compared = json.loads(run("compare", "before", "after", "--format", "json").stdout)
    assert [post["accounts"] for post in compared["posts"]["removed"]] == [["instagram"]]
    assert compared["posts"]["changed"] == []
