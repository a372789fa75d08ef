"""A misspelt label in Markdown is told where it stands, and words that texts begin with are left alone."""

import pytest

_TEXTS = [
    "Which key would you like to turn once?",
    "The smithy is open on Sunday from ten.",
    "Thank you to all who carried coal.",
    "Our new bellows came from a barn next door.",
    "The forge is cold until Monday.",
]


def _plan(form, *, odd="", mark="**"):
    """Return a plan of five posts with labels in one form, the third of which has ``odd`` lines."""
    posts = [
        f"## {day} June 2026 – Facebook\n\n" + form.format(text=text, n=day, m=mark)
        for day, text in enumerate(_TEXTS, 1)
    ]
    posts[2] = "## 3 June 2026 – Facebook\n\n" + (odd or form.format(text=_TEXTS[2], n=3, m=mark))
    return "# Posts for June 2026\n\n" + "\n".join(posts)


_BOLD = "**Caption:** {text}\n\n**Picture:** p{n}.jpg\n"
_PLAIN = "Caption: {text}\n\nPicture: p{n}.jpg\n"
_LISTED = "- **Caption**: {text}\n- **Picture**: p{n}.jpg\n"
_ABOVE = "**Caption:**\n\n{text}\n\n**Picture:** p{n}.jpg\n"


@pytest.mark.parametrize(
    ("form", "odd", "said", "meant"),
    [
        (_BOLD, "**Captoin:** The smithy rests.\n\n**Picture:** p.jpg\n", "Captoin", "Caption"),
        (_BOLD, "**Captions:** The smithy rests.\n\n**Picture:** p.jpg\n", "Captions", "Caption"),
        (_BOLD, "**Caption:** The smithy rests.\n\n**Pictrue:** p.jpg\n", "Pictrue", "Picture"),
        (_BOLD, "**Caption:** The smithy rests.\n\n**Hashtgas:** #iron\n", "Hashtgas", "Hashtags"),
        (_BOLD, "**Caption** The smithy rests.\n\n**Picture:** p.jpg\n", "Caption", "**Caption:**"),
        (_PLAIN, "Captoin: The smithy rests.\n\nPicture: p.jpg\n", "Captoin", "Caption"),
        (_PLAIN, "Caption: The smithy rests.\n\nPictrue: p.jpg\n", "Pictrue", "Picture"),
        (_LISTED, "- **Captoin**: The smithy rests.\n- **Picture**: p.jpg\n", "Captoin", "Caption"),
        (_ABOVE, "**Captoin:**\n\nThe smithy rests.\n\n**Picture:** p.jpg\n", "Captoin", "Caption"),
    ],
)
def test_a_label_that_is_another_one_but_for_a_letter_or_its_colon_is_an_error_at_its_place(
    check, form, odd, said, meant
):
    (error,) = check(_plan(form, odd=odd), "plan.md")["errors"]
    assert error["message"].startswith(f'Unknown label "{said}". Did you mean "{meant}"')
    plan = _plan(form, odd=odd)
    at = plan.index(said, plan.index("## 3 June"))
    assert error["line"] == plan.count("\n", 0, at) + 1
    assert check(_plan(form), "plan.md")["errors"] == []


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        (_PLAIN, "Caption: The bell.\n\nCapstan: a wheel that turns upright.\n\nPicture: p.jpg\n"),
        (_PLAIN, "Caption: The bell.\n\nPicture this: a wheel that turns upright.\n"),
        (_BOLD, "**Caption:** The bell.\n\n**Picture** this: a wheel that turns upright.\n"),
        (_BOLD, "**Caption:** The bell.\n\nCaptain: and so he said.\n\n**Picture:** p.jpg\n"),
        (_BOLD, "**Caption:** The bell.\n\n**Statue:** the smith in bronze.\n\n**Picture:** p.jpg\n"),
        (_PLAIN, "Caution: the iron is hot.\n\nPicture: p.jpg\n"),
        (_PLAIN, "Caption: The bell.\n\nPicture: p.jpg\n\nCapton: a village.\n"),
        (_PLAIN, "Caption: The bell.\n\nPictured: Anna at the anvil.\n"),
        (_BOLD, "**Caption:** The bell.\n\nCaptoin: as nobody says.\n\n**Picture:** p.jpg\n"),
    ],
)
def test_words_that_texts_begin_with_are_no_slips(check, form, odd):
    assert check(_plan(form, odd=odd), "plan.md")["errors"] == []


def test_a_word_near_a_label_is_none_where_no_other_post_has_labels(check):
    posts = [f"## {day} June 2026 – Facebook\n\n{text}\n" for day, text in enumerate(_TEXTS, 1)]
    plan = "# Posts for June 2026\n\n" + "\n".join(
        [*posts, "## 6 June 2026 – Facebook\n\nCaptoin: as we say.\n"]
    )
    assert check(plan, "plan.md")["errors"] == []


def test_a_name_of_a_teams_own_that_comes_back_as_often_as_its_neighbour_is_no_slip(check):
    form = "**Reader:** Anna\n\n**Caption:** {text}\n\n**Leader:** Ben\n\n**Picture:** p{n}.jpg\n"
    assert check(_plan(form), "plan.md")["errors"] == []
