"""What people and tools call the fields of a calendar: one table for YAML, JSON, CSV and front matter.

Names are compared folded: in small letters, without accents, words joined by underscores (``scheduledFor``,
``Scheduled for`` and ``scheduled-for`` are one, and so are ``légende`` and ``legende``). The first name of a
row is the key itself; of several names in one place, the one that stands first counts. The languages after
English are German, Spanish, French, Italian, Portuguese and Dutch. A name with a question mark means other
things elsewhere, so it counts only where its value fits. To know one more name, add it to its row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from postlint.source.lazy_patterns import later
from postlint.vocabulary import unaccented

Part: TypeAlias = Literal[
    "calendar", "account", "post", "thread_part", "media_item", "slot", "period", "inbox_item"
]
"""The mappings that a calendar is made of, by their names under ``$defs`` of the schema."""

_TEXT: Final = """
    text post_text full_text tweet_text rich_text? post? tweet toot skeet status_text
    caption post_caption post_copy social_copy post_content copy copy_en copy_text message content body
    caption_copy copy_caption text_caption caption_text caption_body post_body body_text share_text
    share_commentary content_text social_text social_post social_media_post tweet_copy post_message
    commentary? what_we_say custom_content custom_text main_text main_copy final_copy draft_copy body_copy
    text_of_post text_of_the_post status_update? post_wording what_to_post write_up? msg? txt?
    text_content text_copy text_body text_message content_copy content_body content_caption caption_content
    caption_message copy_content copy_body message_text message_body message_copy message_content body_content
    tweet_content tweet_body tweet_message
    contents? blurb? what? wording? wortlaut? say?
    says? beitrag? beitragstext text_des_beitrags posttext bildunterschrift inhalt? nachricht?
    texto texto_del_post texto_de_la_publicación copy_del_post publicación? contenido? mensaje copia?
    texte texte_du_post texte_de_la_publication message_à_publier contenu? légende
    testo testo_del_post didascalia contenuto? messaggio
    conteúdo? legenda texto_do_post texto_da_publicação mensagem
    tekst bericht? berichttekst posttekst bijschrift onderschrift inhoud?
"""
_MEDIA: Final = """
    media image images img imgs photo photos picture pictures video videos attachments image_url image_urls
    image_link image_path image_file image_filename photo_url photo_link picture_url asset? assets?
    media_url media_urls media_files media_file media_filename media_link media_path video_url video_file
    video_filename video_path photo_file photo_filename asset_filename asset_file asset_url asset_link
    asset_path visual_url visual_link graphic_url graphic_link
    gallery? galerie? galería? galleria? galeria? galerij?
    file? pic? pics? card? visual? visuals? graphic?
    bild? bilder? imagen imágenes foto fotos immagine immagini imagem imagens afbeelding
    bild_url bildlink lien_image lien_de_l_image url_image url_imagen enlace_imagen link_immagine url_immagine
    link_imagem link_da_imagem url_imagem afbeelding_url link_afbeelding
"""
_ALT: Final = """
    alt alt_text image_alt image_alt_text alt_texts alternative_text image_description alternativtext
    texto_alternativo texte_alternatif testo_alternativo alt_tekst
"""

_NAMES: Final[Mapping[Part, Mapping[str, str]]] = {
    "calendar": {"timezone": "timezone tz time_zone fuso fuso_orario zeitzone fuseau_horaire zona_horaria"},
    "account": {
        "channel": "channel platform network service",
        "handle": "handle username screen_name",
        "followers": "followers followers_count follower_count",
        "following": "following following_count friends_count",
        "posts": "posts posts_count statuses_count tweets_count",
        "avatar": "avatar profile_image profile_picture",
        "header": "header banner cover",
    },
    "post": {
        "id": "id post_id slug _id",
        "text": _TEXT,
        "thread": "thread tweets parts thread_posts thread_tweets",
        "date": """
            date scheduled_at scheduled_for scheduled scheduled_date publish_at publish_date publish_on
            published_at pub_date datetime when post_date posting_date publishing_date schedule_date
            scheduled_on go_live go_live_date goes_out goes_live air_date date_time scheduled_datetime
            publish_datetime date_published publication_date post_at send_at run_at due_at schedule
            timestamp at? publish? day_and_time live_date planned_date planned_for date_to_post posting_day
            publishing_day date_and_time calendar_date datum datum_und_uhrzeit datum_uhrzeit datum_zeit
            datum_tijd datum_en_tijd postdatum veröffentlichungsdatum erscheinungsdatum veröffentlichen_am
            geplant_am geplant_für posting_am veröffentlichung? termin? fecha fecha_y_hora fecha_hora
            fecha_de_publicación fecha_de_posteo fecha_del_post fecha_de_salida fecha_prevista
            fecha_programada día_de_publicación date_de_publication date_et_heure date_heure
            date_de_parution date_de_diffusion date_du_post date_prévue jour_de_publication data? data_e_ora
            data_ora data_e_hora data_hora data_di_pubblicazione data_di_uscita data_del_post data_prevista
            data_de_publicação data_de_postagem data_do_post publicatiedatum publicatiemoment
            plaatsingsdatum datum_van_plaatsing datum_van_publicatie day? tag? día? jour? giorno? dag?
            post_on? due? send? sends? start_date? wann? cuándo? quand? quando?
            wanneer? on? am? slot?
        """,
        "time": """
            time post_time posting_time publishing_time time_of_day scheduled_time schedule_time publish_time
            time_published slot? uhrzeit créneau créneau_horaire hora heure ora orario horário tijd tijdstip
            um? à? às? ore? om? alle? a_las?
        """,
        "account": """
            account profile? social_profile? profile_name? account_name? konto? cuenta? compte? conta?
        """,
        "channel": """
            channel channels platform platforms network networks social_network social_networks social_channel
            social_platform social_platforms social_media_platform target_platforms channel_service to?
            platform_channel social_media? some_channel? medium? outlet? site?
            kanal kanäle kanaele netzwerk netzwerke netwerk netwerken plattform plattformen
            canal canales plataforma plataformas red_social réseau réseaux
            réseau_social plateforme canale piattaforma rede_social kanaal red? rede? redes?
            rete? where? targets? destinations? publish_to? post_to? for?
            on? auf? sur? op? wo? où? dónde? dove? onde? waar?
        """,
        "media": _MEDIA,
        "reply_to": """
            reply_to in_reply_to replying_to reply in_reply_to_id in_reply_to_status_id reply_url
            reply_to_id reply_to_url reply_to_post reply_to_post_id reply_to_post_url reply_to_tweet
            reply_to_tweet_id reply_to_tweet_url reply_to_status reply_to_status_id reply_to_uri
            in_reply_to_url in_reply_to_uri in_reply_to_post in_reply_to_post_id in_reply_to_tweet
            in_reply_to_tweet_id in_reply_to_status replying_to_id replying_to_url replying_to_post
        """,
        "repost_of": """
            repost_of retweet retweet_of repost boost? reblog reblog_of boost_of share_of reshare_of
            retweeted_status_id repost_uri repost_url repost_of_id repost_id reposted_post_id retweet_id
            retweet_url retweet_of_id boost_url reblog_of_id
        """,
        "quote_of": """
            quote_of quote? quote_tweet quoted? quote_of_id quote_url quote_post_id quote_tweet_id
            quote_tweet_url quoted_url quoted_post quoted_post_id quoted_tweet quoted_tweet_id
        """,
        "status": """
            status state? workflow? stage? estado statut stato stand? bearbeitungsstand estatus avancement?
            situação post_status publication_status publishing_status posting_status content_status
            current_status? progress? phase? fase? etapa? état?
        """,
        "author": "author authors written_by autor? auteur? autore?",
        "approved_by": "approved_by approved approver freigegeben_von aprobado_por approuvé_par",
        "team": "team teams department abteilung equipo équipe",
        "hashtags": "hashtags hashtag hash_tags tags? tag?",
        "first_comment": """
            first_comment first_reply 1st_comment pinned_comment comment_1? first_comment_text
            follow_up_comment followup_comment own_comment our_comment
            erster_kommentar 1._kommentar erstkommentar primer_comentario premier_commentaire 1er_commentaire
            primo_commento primeiro_comentário eerste_reactie
        """,
        "title": "title video_title titel titre título titolo",
        "description": """
            description video_description beschreibung? descripción? descrizione? descrição? omschrijving?
        """,
        "cta": "cta call_to_action",
    },
    "thread_part": {"text": _TEXT, "media": _MEDIA},
    "media_item": {
        "file": """
            file path src url image img video image_url video_url media_url photo_url image_path filename
            file_path local_path
        """,
        "alt": f"{_ALT} description",
    },
    "slot": {"minutes": "minutes duration"},
    "period": {"from": "from start start_date", "to": "to end end_date until", "because": "because reason"},
    "inbox_item": {"date": "date received received_at", "url": "url link"},
}
"""Of each part of a calendar, its keys that have other names, and those names, the plainest first."""

THREAD_IDS: Final = ("thread_id", "thread_key", "thread_group", "threadid")
"""What programs call what the parts of one thread have in common."""
PLACES_IN_THREAD: Final = (
    *("thread_position", "thread_index", "thread_order", "thread_part", "thread_number", "thread_seq"),
    *("position", "order", "sequence", "part_number"),
)
"""What they call the number of a part."""
ACCOUNT_IDS: Final = ("account_id", "ig_user_id", "ig_account_id", "profile_id", "page_id", "channel_id")
"""What they call the number of an account."""
ALT_NAMES: Final = frozenset(_ALT.split())
"""What the description of a picture is called where it stands beside the picture."""
_NO_SLIPS: Final = """
    quote quoted stat tema thema theme temas tipo items pill pull pole roll test next rate late gate
    tile tide mind term stats timer mate fate context time
"""
NO_SLIPS: Final = frozenset(_NO_SLIPS.split())
"""What people call other things than posts have, though a slip in the name of a field could look so."""
_LANGUAGE: Final = later(
    r"[\s_(\[-]+(?:en|de|fr|es|it|pt|nl|eng|ger|fra|esp|ita|english|german|french|spanish|italian|portuguese|dutch"
    r"|deutsch|fran[çc]ais|espa[ñn]ol|italiano|portugu[êe]s|nederlands)[)\]]?$",
    re.IGNORECASE,
)
_CODE_OF_LANGUAGE: Final = later(r"(?!li|ig|fb|yt|wa|tg)[a-z]{2}(?:_[a-z]{2})?")
_OF_ANOTHER_DAY: Final = later(
    r"creat|updat|modif|erstell|geandert|creado|creato|criado|cree|actualizado|deadline|abgabe|frist|review"
    r"|freigabe|approv|briefing|receiv|eingang|birth|geburt|bestell|veranstaltung|exported|imported|fetch"
    r"|start|(?<![^\W_])(?:edited|added|changed|drafted|written|expires|expiry|until|end|ende|ends|since"
    r"|begins?|event|born|last|order|ordered|bis)(?![^\W_])",
    re.IGNORECASE,
)
"""Words in names of fields whose dates are not those on which posts go out; some stand in compounds."""
_GOES_OUT: Final = later(
    r"publi|pubbl|post|go(?:es)?_(?:live|out)|live_date|air_date|schedul|send|veroffentlich|erschein|geplant"
    r"|salida|programa|programm|prevista|prevue|parution|diffusion|uscita|plaatsing|agendad|ingepland"
)
"""What names of dates say on which a post goes out, and "Date" alone does not."""
_OF_OTHER_TEXTS: Final = """
    notes note notizen notiz anmerkung anmerkungen bemerkung bemerkungen kommentar kommentare
    comment comments comentario comentário brief briefing description idea ideas idee ideen idees topic thema
    theme tema sujet subject objective objectives goal goals ziel feedback answer response question
    visual visuals visuel bild grafik image images picture photo video design imagen immagine imagem beeld
    summary hinweis hinweise notas nota remark remarks remarques opmerkingen opmerking osservazioni
    observaciones observações alt alttext creativebrief imagedescription visualdescription
    instructions address adresse excerpt abstract title titel titre headline name campaign audience
    narration narrator voiceover voice script storyboard reasoning rationale
    target purpose strategy reason because why context background source sources credit credits prompt
    prompts disclaimer todo todos link links url keywords owner contact about bio error
"""
_OTHER_TEXTS: Final = frozenset(unaccented(_OF_OTHER_TEXTS).split())
"""Words in names of fields whose texts are no posts."""
_WORD: Final = re.compile(r"[^\W_]+")
_AROUND: Final = " \t\r\n\u00a0\u202f:?：？¿"
"""What a name has around it that is none of it: "Posted ?" is "Posted"."""
_REMEMBERED: Final = 32_768
"""How many names are remembered folded: files of another sort have keys by the thousand."""


@lru_cache(maxsize=_REMEMBERED)
def folded(name: str) -> str:
    """Return ``name`` in small letters, without accents and with underscores: "scheduledFor", "Légende"."""
    return unaccented(re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[\s-]+", "_", name.strip(_AROUND)).lower())


def without_language(name: str) -> str:
    """Return ``name`` without the language that it ends in, as "Copy EN" and "Caption (FR)" do."""
    return _LANGUAGE.sub("", name)


def is_language(key: str) -> bool:
    """Tell whether ``key`` is the code of a language, and of no network."""
    return _CODE_OF_LANGUAGE.fullmatch(folded(key)) is not None


_BESIDE_ALT: Final = frozenset({"text", "texts", "tekst", "of", "for", "and", "texto", "texte", "testo"})


@lru_cache(maxsize=_REMEMBERED)
def is_alt_name(name: str) -> bool:
    """Tell whether ``name`` is one for what describes a picture: "alt", "card_alt", "Image + alt"."""
    plain = folded(name)
    if plain in ALT_NAMES:
        return True
    words = set(_WORD.findall(plain))
    pictures = {word.removesuffix("?") for word in _MEDIA.split()}
    return "alt" in words and words <= {"alt"} | _BESIDE_ALT | pictures


def is_of_another_day(name: str) -> bool:
    """Tell whether ``name`` is one for dates on which no post goes out: "created_at", "Kundenfreigabe"."""
    return _OF_ANOTHER_DAY.search(folded(name)) is not None


def is_when_it_goes_out(name: str) -> bool:
    """Tell whether ``name``, of a date, is one for that on which a post goes out: "Go-live date"."""
    return _GOES_OUT.search(folded(name)) is not None and not is_of_another_day(name)


@lru_cache(maxsize=_REMEMBERED)
def is_of_other_texts(name: str) -> bool:
    """Tell whether ``name`` is one for texts that are no posts: "Notes", "image_prompt", "_comment"."""
    return name.startswith("_") or not _OTHER_TEXTS.isdisjoint(_WORD.findall(folded(name).replace("_", " ")))


@cache
def names_of(part: Part) -> Mapping[str, str]:
    """Return the names that always mean a key of ``part``, folded, with that key, its plainest name first."""
    return {unaccented(name): key for name, key in spelled_names_of(part).items()}


def spelled_names_of(part: Part) -> Mapping[str, str]:
    """Return the same names as people spell them."""
    return {name: key for name, key in _rows(part) if not name.endswith("?")}


@cache
def risky_names_of(part: Part) -> Mapping[str, str]:
    """Return the names that mean a key of ``part`` only where their value fits it, with the likeliest."""
    return {name: keys[0] for name, keys in risky_keys_of(part).items()}


@cache
def risky_keys_of(part: Part) -> Mapping[str, tuple[str, ...]]:
    """Return the same names with all keys that they may mean: "on" is said of a day and of a network."""
    found: dict[str, tuple[str, ...]] = {}
    for name, key in _rows(part):
        if name.endswith("?"):
            plain = unaccented(name).removesuffix("?")
            found[plain] = (*found.get(plain, ()), key)
    return found


@cache
def rank_of(part: Part) -> Mapping[str, int]:
    """Return how plain each name is: of two names for one key, the lower number counts."""
    return {unaccented(name).removesuffix("?"): place for place, (name, _) in enumerate(_rows(part))}


def _rows(part: Part) -> list[tuple[str, str]]:
    return [(name, key) for key, names in _NAMES.get(part, {}).items() for name in names.split()]
