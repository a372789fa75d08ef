"""What each kind means, for people: the main thing that such a post does, and what that looks like."""

from __future__ import annotations

from typing import Final, NamedTuple

from postlint.vocabulary import Kind


class Meaning(NamedTuple):
    """What a post of a kind mainly does, what is easily taken for it, and two or three examples."""

    does: str
    beside: str
    examples: tuple[str, ...]


MEANINGS: Final[dict[Kind, Meaning]] = {
    "press_release": Meaning(
        "speaks of the organisation itself: news, results, events, plans, its own people.",
        "Thanks to one's own boss and sharing one's own posts are about us, too.",
        (
            "The new footbridge is open.",
            "We have won the county award.",
            "Our director speaks in Leeds today.",
        ),
    ),
    "information": Meaning(
        "tells people something useful or interesting that is not about the organisation.",
        "What the organisation itself has done or plans is about us, even where it is good to know.",
        ("Grass pollen is very high today.", "How to store rye: dry, dark, in a wooden box."),
    ),
    "call_to_action": Meaning(
        "wants the reader to do something concrete: book, sign, donate, vote, call, watch.",
        "What asks for an answer here, below the post, is a question.",
        ("Book your place by Friday: …", "Sign the petition for a safer crossing: …"),
    ),
    "reply": Meaning(
        "answers or speaks to one particular person.",
        "A name at the beginning does not make a reply by itself. `reply_to:` says whom a post answers.",
        ("@ann Not yet: the path is under water until May.", "@ben Thursday at ten. See you there!"),
    ),
    "retweet": Meaning(
        "passes on what somebody else made: a repost, a quote, “via @somebody”.",
        "Sharing an account of one's own is about us. `repost_of:` and `quote_of:` say what is shared.",
        ("RT @rivertrust The otters are back.", "A fine map of old mills, via @archives: …"),
    ),
    "mention": Meaning(
        "thanks, credits, congratulates, welcomes or recommends somebody else.",
        "A partner who is only named in our own news is no credit to them.",
        ("Thank you, @friendsofthepark, for 200 new bulbs!", "Photo: @ann, who got up at five for it."),
    ),
    "question": Meaning(
        "asks its readers something, and wants their answer here.",
        "A question that the post itself or its link answers is a headline.",
        ("Which path should we mend first?", "What is your first memory of the lido?"),
    ),
    "conversation": Meaning(
        "is sociable, with no news and no ask: greetings, humour, a look behind the scenes.",
        "Packs mostly count it as neither broadcast nor engagement.",
        ("Good morning from a very wet depot.", "The duck has asked to be moved to another team."),
    ),
}
