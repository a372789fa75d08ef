"""Files in which a post is worked out: ideas, drafts, scores, and below one heading what goes out."""

import pytest
import yaml

HOOKS = (
    "## Hook candidates\n\n1. You lack no time, you lack a cellar.\n"
    "2. **WINNER** — A cheese needs no watching.\n\n---\n\n"
)
DRAFTS = "## Draft 1\n\nA cheese is a cat. It sleeps.\n\n## Draft 2\n\nLet a cheese be. It knows how.\n\n"
STEPS = "## Step 1: Idea\n\nWrite about the cellar.\n\n## Step 2: Outline\n\n- dark\n- damp\n\n"
POINTS = "**1. The rind**\n\nBrush it on Mondays.\n\n**2. The damp**\n\nA wet towel will do.\n\n"
SCORE = "\n---\n\n## Score: 41 / 50\n\n| Dimension | Score |\n|---|---|\n| Hook | 9/10 |\n"
BEGINS, ENDS = "A cheese needs no watching.", "Want it? Comment 'CELLAR'."


@pytest.fixture
def read(workplace, run):
    """Write files, and return the texts that are imported."""

    def texts(**files):
        for name, text in files.items():
            path = workplace / name.replace("__", "/").replace("_md", ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return [post["text"] for post in found]

    return texts


def worked_out(heading, before=HOOKS, points=POINTS):
    text = f"{BEGINS}\n\n{points}How dark is your cellar?\n\n---\n\nOur plan is one page.\n\n{ENDS}\n"
    return f"# Daily post — 2027-01-05\n\n**Pillar:** Cheese\n\n---\n\n{before}## {heading}\n\n{text}{SCORE}"


@pytest.mark.parametrize("before", [HOOKS, DRAFTS, STEPS])
@pytest.mark.parametrize("heading", ["Final Post", "Final copy", "Finaler Post", "Final version"])
def test_what_goes_out_in_the_end_is_the_post_with_its_points_and_its_line_across(read, heading, before):
    (text,) = read(**{"posts__2027-01-05_md": worked_out(heading, before)})
    assert text.startswith(BEGINS)
    assert "The rind" in text
    assert text.endswith(ENDS)


def test_a_network_may_stand_in_its_heading(read):
    (text,) = read(**{"linkedin__2027-01-05_md": worked_out("Final LinkedIn post")})
    assert (text.startswith(BEGINS), text.endswith(ENDS)) == (True, True)


def test_where_nothing_is_final_nothing_is_read(read):
    assert read(**{"posts__2027-01-05_md": worked_out("Notes", points="")}) == []


def test_it_goes_for_each_day_of_a_file(read):
    days = "".join(
        f"## LinkedIn — 2027-01-{day}\n\n### Draft\n\nCheese waits.\n\n### Final post\n\n{text}\n\n"
        for day, text in (("05", BEGINS), ("07", ENDS))
    )
    assert read(posts__week_md=f"# Week 1\n\n{days}") == [BEGINS, ENDS]


@pytest.mark.parametrize("first", [("Opening post", "Second post"), ("Post 1", "Post 2")])
def test_beside_posts_the_final_one_is_their_last(read, first):
    texts = [f"{one} #cheese #cellar" for one in (BEGINS, "Brush it on Mondays.", ENDS)]
    sections = zip((*first, "Final post"), texts, strict=True)
    text = "# LinkedIn posts\n\n" + "\n\n".join(f"## {heading}\n\n{text}" for heading, text in sections)
    assert read(**{"linkedin-posts_md": f"{text}\n"}) == texts


def test_points_in_bold_below_a_network_and_a_day_head_no_posts(read):
    post = "## LinkedIn, {} January 2027\n\n{}\n\n"
    text = post.format(5, f"{BEGINS}\n\n{POINTS}{ENDS}") + post.format(7, "The rind is the best of it.")
    first, second = read(posts__plan_md=f"# Plan\n\n{text}")
    assert (first.startswith(BEGINS), first.endswith(ENDS)) == (True, True)
    assert second == "The rind is the best of it."
