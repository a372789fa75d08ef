"""The words for fields of posts in headings and labels, and what a line such as "Wann: 3. Dezember" says."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.dates.parse_dates import is_open
from postlint.calendars.readers.sections import days_and_times as days
from postlint.calendars.readers.sections.heading_words import (
    DAYS,
    NETWORKS,
    ON_VIDEOS,
    ONE_POST,
    POSTS_OF,
    SEVERAL_POSTS,
)
from postlint.calendars.terms.field_names import folded, is_of_another_day, names_of, risky_names_of
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.status_words import status_in, will_not_go_out
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar
from postlint.vocabulary import in_words, kind_named, phrases, unaccented

_OF_DATA: Final = {
    name.replace("_", " "): key
    for name, key in names_of("post").items()
    if key in {"date", "time", "channel", "status", "hashtags", "first_comment", "cta"}
}
_SAID_OF_POSTS: Final[Dict[str, str]] = {
    "channel": "target platform, where, post to, social media, 平台, プラットフォーム, 플랫폼, платформа",
    "date": """
        data, timing, zeitpunkt, tijdstip, going out, geht raus,
        日期, 发布日期, 日付, 投稿日, 날짜, 게시일, дата
    """,
    "period": """
        dates, date range, period, zeitraum, fechas, periodo, période, datas, date di pubblicazione
    """,
    "time": "时间, 发布时间, 時間, 投稿時間, 시간, время",
    "status": "状态, 狀態, ステータス, 상태, статус",
    "approval": "approved, approval, client approval, freigabe, decision",
    "account": "account, handle, konto, cuenta, compte",
    "hashtags": "タグ, 태그, теги, 话题, 话题标签, 标签, 標籤, ハッシュタグ, 해시태그, хештеги, хэштеги",
    "cta": """
        handlungsaufforderung, appel à l'action, oproep tot actie, llamada a la acción, llamado a la acción,
        chiamata all'azione, invito all'azione, chamada para ação, chamada para a ação
    """,
    "media": """
        image, images, visual, visuals, photo, photos, picture, media, graphic, video, attachment,
        attachments, bild, foto, imagen, anhang, anhänge, pièce jointe, adjunto, allegato, anexo, bijlage,
        visuel, immagine, imagem, afbeelding, screenshot, asset,
        图片, 圖片, 配图, 画像, 添付, 添付候補, 이미지, фото
    """,
    "alt": """
        alt, alt text, alternativtext, alt-text, alternative text, image description, picture description,
        bildbeschreibung, texte alternatif, texto alternativo, testo alternativo, alt-tekst
    """,
    "sort": "format, type, post type, content type",
    "titled": """
        title, post title, submission title, suggested submission title, story title, title idea, headline,
        subject, titel, título, titre, titolo,
        标题, 標題, タイトル, 제목, заголовок
    """,
    "hook": "hook, aufhänger, accroche, gancho, aggancio",
    "author": "author",
    "engagement": "engagement",
    "": """
        purpose, keywords, keyword, goal, objective, audience, target, target audience, theme, pillar,
        content pillar, topic, tone, angle, notes, note, tags, link, url, enlace, lien, best time,
        best time to post, posting time, day, subreddit, character count, characters, chars, length,
        word count, owner, campaign, comment, context, why, assets, design, location, priority, source,
        language, hinweis, nota, remarque, ziel, objetivo, objectif, zielgruppe, image prompt,
        visual suggestion, suggested visual, image suggestion, suggested image, reply, poll, id, slug,
        series, pages, music, audio, approved by, reviewer, responsible, in charge, zuständig,
        verantwortlich, responsable, responsabile, responsável, verantwoordelijk, wie, who, qui, quién, chi,
        quem, título sugerido, suggested title, flair, tagline, creative, tag, boost, attach,
        suggested flair, char count, character count target, target character count, character limit,
        word limit, image text, title ideas, headline idea, suggested headline, best for, use when,
        use case, target length, estimated reach, strategy,
        リンク, 链接, 鏈接, 連結, 링크, ссылка, 目的, 备注, 備註, メモ, 비고, заметки
    """,
}
"""What labels call what is said of a post, by the key of calendars for it, or nothing if it is not read.

``titled`` is a title that goes out above a post on some networks; ``author`` and ``engagement`` say who has
written it, and what became of it.
"""
FIELDS: Final[Dict[str, str]] = _OF_DATA | {
    folded(name).replace("_", " "): key
    for key, names in (*_SAID_OF_POSTS.items(), ("", ", ".join(ON_VIDEOS)))
    for name in phrases(names)
}
_SYMBOLS: Final = later(r"^[^\w\s]+\s*|\s*\([^()]*\)$")
_AND: Final = later(r"\s*[/&]\s*")
_COMMENT: Final = later(
    r"(?:(?:your|my|our|own|op|author|maker|founder|follow[- ]?up|prepared|planned|suggested|optional)"
    r"(?:['’]s)? )*(?:first )?comment"
    r"(?: to (?:add|leave|make|post|drop)(?: yourself| right away| below)?)?"
    r"|(?:(?:eigener|erster|top|angehefteter)[ -])?kommentar(?: zum selbst posten)?|(?:top|pinned)[ -]comment"
    r"|eerste (?:reactie|opmerking|comment)|(?:eigen |vastgemaakte )?reactie|reactie van onszelf"
    r"|(?:reply|antwort|reponse|respuesta|risposta|resposta|antwoord)(?:/\w+)? (?:with|mit|avec|con|com|met)"
    r" (?:(?:the|dem|le|el|il|o|de) )?link|commentaire epingle"
    r"|(?:(?:premier|propre) )?commentaire(?: a (?:poster|publier|ajouter)\b.{0,40})?"
    r"|commentaire a poster(?: soi[ -]meme)?"
    r"|(?:primer |primeiro )?comentario(?: (?:propio|proprio|fijado|fixado))?"
    r"|(?:primo )?commento(?: da pubblicare)?"
    + unaccented(
        r"|(?:первый )?комментарий(?: к посту)?|(?:最初の|固定)?コメント"
        r"|リプ(?:ライ)?欄(?:\s?1件目)?(?:に(?:添付|投稿))?|(?:첫|고정) ?댓글|(?:首条|置顶)评论|首[評评]"
    )
)
"""What a team calls the comment that it puts below a post of its own."""
_IN_COMMENT: Final = later(
    r"(?:first|erste[nrms]?|premier|primer|primo|primeiro|eerste)_"
    r"(?:comment|kommentar|commentaire|comentario|commento|reactie|opmerking)(?![^\W_])"
)
_MAY_BE_IN_COMMENT: Final = frozenset({"cta", ""})
"""Fields that go into the first comment where their names say so, as that of "CTA (first comment)" does."""
_PLACE_OF: Final = later(r"(?:_|\W)+(?:(?:in|im|into|en|dans|nel|no|het|el|il|le|the|den|dem)_)*\W*\Z")

_FITTING: Final[Dict[str, Callable[[str], object]]] = {
    "channel": channels_in,
    "status": status_in,
    "date": lambda value: days.says_when(value) or is_open(value),
}
"""What a value looks like, of the fields whose names may mean something else."""
_REMARK: Final = later(r"\s{0,9}\([^()]*\)\s*$")
"""What is said of a value in brackets, such as who approved a post."""
_OF_POSTS: Final = frozenset({"channel", "status", "approval"})
_OUT: Final = frozenset(
    map(
        folded,
        phrases(
            """
            post, posting, post on, publish, publish on, publication, plaats, plaatsen, plaatsing,
            publicatie, posten, veröffentlichung, veröffentlichen, à publier, publier, mise en ligne,
            publicación, publicar, pubblicazione, pubblicare, publicação
            """
        ),
    )
)
"""Words for going out, which are the names of fields where a date follows."""
_SLOTS: Final = phrases(
    """
    creneau, creneau_horaire, horaire, slot, time_slot, hour, stunde, horario, franja, franja_horaria,
    orario, fascia_oraria, tijd, tijdslot, zeitfenster
    """
)
"""Names of a time of day, where one follows: a slot may be for anything."""
KIND: Final = "kind"
"""What a field is called that says what a post does; beside any other value, it may be of anything."""
_MAY_BE_WHEN: Final = frozenset({"moment", "momento", "programado"})
"""Names of a time, set apart from a text, where a date or a day follows."""


_WHEN: Final = frozenset({name for name, key in FIELDS.items() if key in {"date", "time"}} | _OUT)
_ENDS_IN_WHEN: Final = ("datum", "termin", "zeitpunkt")
"""What compounds end in that name a day."""


def is_when_by_name(name: str, value: Scalar) -> bool:
    """Tell whether a full day stands under a name of a team's own that speaks of when a post goes out."""
    written = folded(name)
    words = unaccented(written).split("_")
    says_so = any(word in _WHEN or word.endswith(_ENDS_IN_WHEN) for word in words)
    if not says_so or is_of_another_day(written) or "\n" in value.text.strip():
        return False
    day = days.date_in(value)
    return day is not None and days.YEAR.search(day.text) is not None


def field_named(name: str) -> str | None:
    """Return the key of a field called ``name``, "" if it is not read, None if it is no word of ours.

    Titles and comments may name the network, as in "HN title", and a hook may share its name with a title.
    """
    said = folded(_SYMBOLS.sub("", name.strip())).replace("_", " ")
    if _is_in_comment(folded(name)):
        return "first_comment"
    if (key := FIELDS.get(said, FIELDS.get(_AND.sub(" ", said)))) is not None:
        return key
    rest = " ".join(word for word in said.split() if word not in NETWORKS).partition(",")[0].strip()
    if FIELDS.get(rest) == "titled" or rest == "flair":
        return FIELDS[rest]
    if _COMMENT.fullmatch(rest):
        return "first_comment"
    both = [word.strip() for word in said.split("/")]
    keys = {FIELDS.get(word) for word in both}
    return "" if len(both) > 1 and keys <= {"", "titled", "hook", "author", "engagement"} else None


def _is_in_comment(name: str) -> bool:
    """Tell whether a name says of a call or a link that it stands in the first comment."""
    place = _IN_COMMENT.search(name)
    what = _PLACE_OF.sub("", name[: place.start()]) if place else ""
    return FIELDS.get(what.strip("_").replace("_", " ")) in _MAY_BE_IN_COMMENT


def says_status(value: str) -> bool:
    """Tell whether ``value`` says how far a post has got, or that it will not go out; brackets may follow."""
    words = _REMARK.sub("", value).strip(" *_`")
    return status_in(words) is not None or will_not_go_out(words)


def says_when_out(name: str, value: str) -> bool:
    """Tell whether a line says when a post goes out, in words that mean other things without a date."""
    return folded(name) in _OUT and days.begins_with_day(value)


def field_said(name: str, value: str) -> str | None:
    """Return the key of a field called ``name``, "" if it is not read, None if it is no field of a post."""
    if folded(name) == KIND and kind_named(_REMARK.sub("", value).strip(" *_`")):
        return KIND
    key = field_named(name)
    may_be_when = key is None and folded(name) in _MAY_BE_WHEN
    if (key is None and says_when_out(name, value)) or (may_be_when and days.says_when(value)):
        return "date"
    if key is None and unaccented(folded(name)) in _SLOTS and days.hour_in(value):
        return "time"
    if key == "period" and not days.is_stretch(value):
        # Days may be but one, and a period one of history.
        return "date" if days.says_when(value) else None
    risky = risky_names_of("post").get(folded(name))
    if not key and risky and risky in _FITTING and _FITTING[risky](_REMARK.sub("", value).strip(" *_`")):
        return risky
    return key


_NAMED: Final = later(r"\W*(?P<name>[^\W\d_][\w '’/-]{1,24}?)\W*:\W*(?P<value>\w.*)")
_SORTS: Final = NETWORKS.keys() | ONE_POST | SEVERAL_POSTS | POSTS_OF.keys()


def says_only_fields(text: str) -> bool:
    """Tell whether each line of a text is a field of a post, and one is of those that nothing else has.

    When and where something takes place is told in such lines as well.
    """
    lines = [_NAMED.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    said = [(line["name"].strip(), line["value"]) for line in lines if line]
    known = [(field_said(*one) if folded(one[0]) not in DAYS else "", one[1]) for one in said]
    return (
        len(said) == len(lines) > 1
        and all(key is not None for key, _ in known)
        and any(
            key in _OF_POSTS or (key == "sort" and not _SORTS.isdisjoint(in_words(value).split()))
            for key, value in known
        )
    )
