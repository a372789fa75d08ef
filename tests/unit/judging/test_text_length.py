"""How long a text is for X: what twitter-text publishes as right, in texts of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.judging.text_length import LINK_LENGTH, links, x_length

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 285, 285),
        ("Hi http://test.co", 26),
        ("http://test.co", 23),
        (f"{'x' * 264} http://www.twitter.com/jack ", 289),
        ("https://www.twitter.com/aloha " * 10, 240),
        ("水" * 160, 320),
        ("the" + "水" * 160, 323),
        ("A\u0301B", 2),
        ("A\ufb2c", 4),
        ("\u2000\u2001\u200a\u200b\u2010\u2014\u2018\u201f\u2032\u2037", 10),
        ("\u2030\u2031", 4),
        ("ABC\u202a\uffffABC\ufffe", 12),
        ("\u2066\u202ahttp://foobar.پاکستان/\u202c\u2069", 31),
        (f"{'a' * 64}.com", 68),
        (f"http://{'あいうえおかきくけこ' * 5}あい.com", 23),
        (f"http://{'あいうえおかきくけこ' * 5}あいう.com", 117),
    ],
)
def test_texts_are_counted_as_the_published_cases_ask(text, length):
    assert x_length(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("😷" * 160, 320),
        ("😷👾😡🔥💩", 10),
        (f"H🐱☺{FAMILY}", 7),
        ("🙋🏽👨\u200d🎤", 4),
        (FAMILY * 140, 280),
        (f"🤪; 🧕; 🧕🏾; {ENGLAND}", 14),
        ("1\ufe0f\u20e3", 2),
        ("⚡\ufe0f", 2),
        ("🇳🇱", 2),
        ("🇳🇱🇧🇪", 4),
        ("The line-up:\n🇳🇱 Anna\n🇧🇪 Bo", 26),
        ("®", 1),
        ("so\ufe0f", 4),
    ],
)
def test_an_emoji_counts_as_two_whatever_it_is_put_together_from(text, length):
    assert x_length(text) == length


def found(text):
    return [text[start:end] for start, end in links(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Read museum.org or www.museum.org.uk/visit?day=1#top, today",
            "museum.org www.museum.org.uk/visit?day=1#top",
        ),
        ("At t.co, foo.co.jp and http://MUSEUM.ORG.", "t.co foo.co.jp http://MUSEUM.ORG"),
        ("The end.In time", "end.In"),
        ("The end.Then another", ""),
        ("The end.https://museum.org/", "https://museum.org/"),
        ("Write to desk@museum.org or first.last@museum.org", ""),
        ("@museum.org #museum.org $museum.org", ""),
        ("-museum.org _museum.org ..museum.org /museum.org", ""),
        ("http://localhost https://library.example/summer ftp://museum.org", ""),
        ("http://a_b.museum.org a_b.museum.org http://museum_.org", "http://a_b.museum.org b.museum.org"),
        ("http://www.-museum.org http://museum-.org", ""),
        (
            "http://münchen.de münchen.de 市http://水.jp 水.jp 水museum.orgを",
            "http://münchen.de münchen.de http://水.jp museum.org",
        ),
        ("http://xn--mnchen-3ya.xn--fiqs8s museum.com_", "http://xn--mnchen-3ya.xn--fiqs8s museum.com"),
        ("museum.org:8080/a museum.org: museum.org/", "museum.org:8080/a museum.org museum.org/"),
        (
            "museum.org/a_(b) museum.org/a_(b_(c)) (museum.org/a)",
            "museum.org/a_(b) museum.org/a_(b_(c)) museum.org/a",
        ),
        ("museum.org/a](museum.org/b)", "museum.org/a museum.org/b"),
        (
            "museum.org/a!? museum.org?a=b, museum.org/Москва…",
            "museum.org/a museum.org?a=b museum.org/Москва",
        ),
        ("https://t.co/aB1/more https://t.co/aB1?x=1", "https://t.co/aB1 https://t.co/aB1?x=1"),
        (f"https://t.co/{'a' * 41} museum.org/{'a' * 4096}", ""),
    ],
)
def test_links_are_what_x_takes_for_links(text, expected):
    assert found(text) == expected.split()


@given(st.text(alphabet="a市.-_/@:( )!https", max_size=60))
def test_links_follow_one_another_and_each_counts_the_same(text):
    ends = [0, *(place for link in links(text) for place in link), len(text)]
    assert ends == sorted(ends)
    beside = "".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    assert x_length(text) == sum(1 if ord(sign) < 0x1100 else 2 for sign in beside) + LINK_LENGTH * len(
        found(text)
    )
