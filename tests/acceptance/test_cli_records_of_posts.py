"""Records of what went out, with figures or by several people: nothing planned, and no posts."""

import pytest

OTHERS = [
    "@mill\n**Text:** The gate is open since this morning.\n**Engagement:** high reach",
    "@rivertrust\n**Text:** We saw the wheel turn.",
]


def sections(label, *posts):
    told = "\n\n".join(
        f"### {number}. Post\n**{label}:** {post}" for number, post in enumerate(posts, start=1)
    )
    return f"# Social posts\n\n## Featured posts\n\n{told}\n"


@pytest.fixture
def write(workplace):
    def write(name, text):
        (workplace / name).write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize("label", ["Profile", "Perfil", "Auteur", "Author", "Profilo"])
def test_posts_of_several_people_with_what_became_of_them_are_a_record(run, write, label):
    write("social-posts.md", sections(label, *OTHERS))
    assert "a record of posts that went out" in " ".join(run("check", "--list-files").stdout.split())
    assert "looks like posts" not in run("check").stdout


@pytest.mark.parametrize(
    "figures", ["Impressions: 4,210|Likes: 88", "Reichweite: 900|Klicks: 31", "Alcance: 12|Curtidas: 3"]
)
def test_posts_that_all_have_figures_below_them_are_a_report(run, write, figures):
    told = "\n".join(f"**{one.partition(':')[0]}:**{one.partition(':')[2]}" for one in figures.split("|"))
    days = [
        f"2026-10-0{day}\n**Platform:** LinkedIn\n**Text:** The wheel turns.\n{told}" for day in (1, 2, 3)
    ]
    write("social-posts.md", sections("Date", *days))
    assert "0 read" in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "posts.csv",
            "Data,Perfil,Conteúdo,Curtidas\n2026-10-03,@mill,A porta está aberta desde cedo.,30\n"
            "2026-10-04,@rivertrust,Vimos a roda girar no moinho.,12\n",
        ),
        (
            "posts.json",
            '[{"date": "2026-10-03", "profile": "@mill", "text": "The gate is open today.", "likes": 30},'
            '{"date": "2026-10-04", "profile": "@rivertrust", "text": "The wheel turns again.", "likes": 1}]',
        ),
    ],
)
def test_data_of_what_several_people_posted_is_a_record(run, write, name, text):
    write(name, text)
    assert "a record of what several people have posted" in " ".join(
        run("check", "--list-files").stdout.split()
    )


@pytest.mark.parametrize(
    "posts",
    [
        ["@mill\n**Text:** The gate is open.", "@mill_de\n**Text:** Das Tor ist offen."],
        [
            "@mill\n**Text:** The gate is open.\n**Likes:** 3",
            "@mill\n**Text:** The wheel turns.\n**Likes:** 4",
        ],
        [
            "@mill\n**Text:** The gate is open.\n**Likes:** 0",
            "@trust\n**Text:** The wheel turns.\n**Likes:** 0",
        ],
        ["Anna\n**Text:** The gate is open.\n**Engagement:** reply", "Ben\n**Text:** The wheel turns."],
    ],
)
def test_posts_of_two_accounts_without_what_became_of_them_are_a_plan(run, write, posts):
    write("social-posts.md", sections("Account", *posts))
    assert "2 posts" in run("check", "--list-files").stdout
