"""Thanks that credit nobody in particular count as what they are."""

import pytest

import postlint
from postlint.calendars.model import Post
from postlint.kinds.fields_and_markers import credits_nobody
from postlint.kinds.own_accounts import Ours
from postlint.source.spans import Source
from postlint.source.tree import Scalar


def why(text: str, *own: str, **keys: tuple[str, ...]) -> str | None:
    scalar = Scalar(text, text, "plain", Source("june.yaml", text), 0, len(text))
    found = credits_nobody(
        Post(order=0, texts=(scalar,), span=scalar.span, own_keys=keys), Ours(frozenset(own))
    )
    return found and found[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thank you to everyone who came to the fair on Saturday.", "thanks everybody"),
        ("Thanks everybody, that was a great day!", "thanks everybody"),
        ("A huge thank you to our amazing staff who kept the roads open.", "praises your own people"),
        ("Well done to our hard-working teams tonight.", "praises your own people"),
        ("Thank you to all our residents for recycling so much.", "thanks your own public"),
        ("Thanks to our loyal followers. You make our day.", "thanks your own public"),
        (
            "#ad Thanks to our sponsor for making this possible.",
            "praises a sponsor inside of an advertisement",
        ),
    ],
)
def test_thanks_to_nobody_in_particular_are_known(text, said):
    assert why(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Thank you to Canal Friends for planting sixty saplings.",
        "Thank you to everyone at Canal Friends for the saplings.",
        "Thank you to everyone, and to @canalfriends above all.",
        "Thank you to our staff and to Ann Miller, who lent us the boat.",
        "Thanks to our partner for making this possible.",
        "Which gate do our residents use?",
        "We opened a depot for our teams.",
    ],
)
def test_whoever_is_named_is_thanked(text):
    assert why(text) is None


def test_our_own_handle_is_nobody_else():
    assert why("Thank you everyone from @cityparks!", "cityparks") == "thanks everybody"


def test_a_post_that_its_calendar_marks_as_paid_is_an_advertisement():
    assert why("Our sponsor bakes the best bread.", paid=("true",)) is not None
    assert why("Our sponsor bakes the best bread.", paid=("false",)) is None


def test_such_posts_are_no_credit_to_others():
    texts = [
        "A huge thank you to our amazing staff who kept the roads open all night.",
        "Thank you to all our residents for recycling 500 tonnes of waste.",
        "Thank you to Canal Friends for planting sixty saplings.",
    ]
    staff, public, friends = postlint.classify(texts, cache=False)
    assert (staff.kind, staff.credits_nobody) == ("press_release", "praises your own people")
    assert (public.kind, public.credits_nobody) == ("conversation", "thanks your own public")
    assert (friends.kind, friends.credits_nobody) == ("mention", None)
    assert staff.probabilities["mention"] == 0
    assert sum(staff.probabilities.values()) == pytest.approx(1)
