"""The words that headings and labels use around posts, in the languages and scripts that we know.

In scripts other than the Latin one, few words say several things, and no blank may stand between them.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.terms.field_names import names_of, spelled_names_of
from postlint.calendars.terms.network_names import CHANNEL_NAMES, NO_NETWORKS
from postlint.source.lazy_patterns import later
from postlint.vocabulary import CHANNEL_TITLES, phrases

_NO_NAMES: Final = NO_NETWORKS | {"other"}
_NETWORKS_UNSPACED: Final[Dict[str, str]] = {
    **dict.fromkeys(("小红书", "小紅書"), "Xiaohongshu"),
    **dict.fromkeys(("微信", "公众号"), "WeChat"),
    **dict.fromkeys(("推特", "ツイッター", "트위터", "твиттер"), "x"),
    **dict.fromkeys(("脸书", "フェイスブック", "페이스북", "фейсбук"), "facebook"),
    **dict.fromkeys(("领英", "링크드인"), "linkedin"),
    **dict.fromkeys(("インスタグラム", "인스타그램", "инстаграм"), "instagram"),
    "即刻": "Jike",
    "抖音": "Douyin",
    "微博": "Weibo",
    "知乎": "Zhihu",
    "哔哩哔哩": "Bilibili",
    "телеграм": "Telegram",
    "вконтакте": "VK",
}
"""Names of networks, beside which no blank stands where none is written between words."""
NETWORKS: Final[Dict[str, str]] = {
    **{name: channel for name, channel in CHANNEL_NAMES.items() if name.isalpha() and name not in _NO_NAMES},
    **{name: name.title() for name in ("peerlist", "lobsters", "signal", "zalo")},
    **dict.fromkeys(("hackernews", "hn"), "Hacker News"),
    **dict.fromkeys(("foren", "forum", "forums", "foro", "foros"), "Forum"),
    "vk": "VK",
    "weibo": "Weibo",
    "v2ex": "V2EX",
    "wechat": "WeChat",
    "subreddit": "Reddit",
    "indiehackers": "Indie Hackers",
    **_NETWORKS_UNSPACED,
}
"""The names of networks in one word; those that postlint has no word for keep their own."""
_NETWORKS_IN_WORDS: Final[Dict[str, str]] = {
    "hacker news": "hackernews",
    "v ex": "v2ex",
    "google business": "gbp",
    "google bedrijfsprofiel": "gbp",
    "google unternehmensprofil": "gbp",
    "indie hackers": "indiehackers",
}
"""Names in two words, each with the one that stands for it."""
TITLES: Final[Dict[str, str]] = {str(channel): name for channel, name in CHANNEL_TITLES.items()}
"""How networks write their own names."""
POSTS_OF: Final[Dict[str, str]] = {
    **dict.fromkeys(("tweet", "tweets", "tuit", "tuits"), "x"),
    **dict.fromkeys(("toot", "toots"), "mastodon"),
    **dict.fromkeys(("skeet", "skeets"), "bluesky"),
}
"""What posts are called on one network alone."""
ONE_POST: Final = phrases(
    """
    post, thread, caption, carousel, reel, story, short, beitrag, publicación, publicacion, publicação,
    publicacao, publication, pubblicazione, bericht, update, announcement, teaser, poll, hilo, fil, fio,
    draadje, copy, pin, 投稿, 投稿文, ポスト, ツイート, ピン, 게시물, 게시글, 포스트, 트윗, 핀,
    帖子, 推文, 动态, пост, посты, публикация, публикации, твит, твиты
    """
)
SEVERAL_POSTS: Final = phrases(
    """
    posts, threads, captions, beiträge, publicaciones, publicações, publications, publicacoes,
    pubblicazioni, berichten, updates, carousels, reels, stories, polls, announcements, teasers, pins,
    pines, épingles
    """
)
COUNTERS: Final = frozenset({*"本件条條篇個个개건", "шт"})
"""What stands behind a number of posts."""
_BESIDE_NETWORKS: Final = """
    launch, version, text, draft, drafts, content, status, page, profile, group, principal, principale,
    principales, principaux, haupt, hoofd, feed, main, primary, long, longer, short, shorter, single,
    standalone, format, show, teaser, a, the, for, and, or, on, in, of, de, en, für, auf, pour, para, per,
    und, et, y, e, o, business, company, personal, professional, form, social, media, ready, optional,
    series, day, week, style, new, first, weekly, someday, sometime, later, irgendwann, undated, tbd, am,
    pm, only, nur, solo, seulement, uniquement, soltanto, só, apenas, alleen, texto, texte, testo, tekst,
    voor, von, do, da, del, di
"""
CAPTIONS: Final = phrases(
    """
    caption, caption text, post caption, légende, legende, didascalia, legenda, bildtext, bildunterschrift,
    pie de foto, leyenda, bijschrift, onderschrift
    """
)
"""What the text is called that goes out with a picture."""
FILLER: Final = frozenset(
    {
        *(ONE_POST | SEVERAL_POSTS | POSTS_OF.keys() | phrases(_BESIDE_NETWORKS)),
        *(word for name in CAPTIONS for word in name.split()),
    }
)
"""What may stand beside the name of a network in a heading under which posts follow."""
DRAFTS: Final = phrases("drafts, entwürfe, brouillons, borradores, bozze, rascunhos, concepten")
"""What a title calls several posts that are not done yet."""
NO_POSTS: Final = phrases(
    """
    schedule, scheduling, cadence, calendar, timing, timeline, strategy, strategie, rotation, rota,
    strategia, estrategia, stratégie, hashtag, hashtags, notes, note, checklist, tips, guidelines, guide,
    guideline, metrics, kpi, kpis, analytics, performance, tracking, tone, voice, objectives, goals,
    overview, instructions, usage, reference, assets, screenshot, screenshots, visuals, resources, ideas,
    templates, template, bio, tactics, engagement, monitoring, outreach, script, scripts, storyboard,
    storyboards, handles, hook, hooks, dicas, consejos, conseils, tipps, consigli, overlay, idea, anzeige,
    anzeigen, annonces, anuncios, correo, roteiro, guion, drehbuch, mentions, tagline, summary, resumo,
    resumen, résumé, zusammenfassung, riepilogo, samenvatting, recap, appendix, sources, links, approval,
    audience, practices, rules, ads, ad, advertising, budget, faq, faqs, responses, replies, newsletter,
    email, e-mail, emails, blog, article, press, hunt, specs, sizes, optimization, optimisation, setup,
    integration, configuration, suggestions, prompts, prompt, comparison, checklists, zeitplan, hinweise,
    notas, calendrier, pillars, reihenfolge, volgorde, sequencing, compliance, conformité, conformità,
    conformidade, notizen, anmerkungen, remarques, appunti, annotazioni, aantekeningen, opmerkingen,
    notities, reminders, observaciones, observações, osservazioni, requirements, background, context,
    variables, placeholders, tools, workflow, bluf, suggestion, validation
    """
)
"""Words of headings under which something else than posts stands."""
TOPICS: Final = phrases(
    "newsletter, email, e-mail, emails, blog, article, press, checklist, checklists, script, scripts, faq"
)
"""Of these, words for what posts are about as well."""
ANGLES: Final = TOPICS | phrases(
    """
    hook, comparison, summary, recap, tips, idea, ideas, background, context, performance, metrics,
    engagement, rules, practices, tools, workflow, sources, audience, approval, resumo, resumen, résumé,
    zusammenfassung, riepilogo, samenvatting, dicas, consejos, conseils, tipps, consigli
    """
)
"""Of these, words for how a post goes about its topic, where posts of the same form stand beside it."""
BESIDE: Final = phrases(
    """
    reply, comment, comments, posting, best, brand, key, quick, sample, example, examples, general,
    community, crisis, channel, platform, message, messages, more, other, our, your, my, their, to, with, s,
    at, from, how, what
    """
)
"""Words that stand beside these and are no topic."""
QUOTATION: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
"""Marks around texts in lists and rows, which are none of them."""
TEXTS_ELSEWHERE: Final = phrases(
    """
    正文, 文案, 内容, 內容, 内文, 本文, 投稿文, キャプション, 본문, 캡션, 게시글, 투고문,
    текст, текст поста, подпись, treść, treść posta, tresc, opis, text příspěvku
    """
)
_FIELDS_OF_TEXT: Final = frozenset(
    name.replace("_", " ")
    for name, key in (*names_of("post").items(), *spelled_names_of("post").items())
    if key == "text"
)
FINALS: Final = phrases(
    """
    final post, final copy, final text, final version, final caption, final tweet, finished post, post final,
    finaler post, finaler text, endfassung, texte final, version finale, texto final, versión final,
    versão final, testo finale, versione finale, definitieve tekst, definitieve versie
    """
)
"""What goes out in the end, below ideas, drafts and steps."""
TEXTS: Final = (
    TEXTS_ELSEWHERE
    | _FIELDS_OF_TEXT
    | FINALS
    | phrases(
        """
        post, full post, the post, beitrag, contenido, contenu, contenuto, conteúdo, inhalt, inhoud, cuerpo,
        corps, corpo, hauptteil, texte accompagnement, texte d'accompagnement, texte d’accompagnement,
        begleittext, texto de acompañamiento, testo di accompagnamento, texto de acompanhamento,
        begeleidende tekst
        """
    )
)
"""Headings and labels of the text of a post, whole."""
ON_PICTURES: Final = phrases(
    """
    body, body text, text, copy, content, texto, texte, testo, tekst, contenido, contenu, contenuto,
    conteúdo, inhalt, inhoud, cuerpo, corps, corpo, hauptteil
    """
)
"""What the text on a picture is called beside a caption."""
SAYS_SO: Final = frozenset({"channel", "status"})
"""Fields that only posts have; a date may be that of what a post invites to."""
BODIES: Final = phrases("body, main, main text, corps, hauptteil, cuerpo, corpo")
DESCRIPTIONS: Final = phrases(
    """
    description, pin description, beschreibung, descripción, descrição, descrizione, beschrijving,
    説明, 説明文, 描述, 说明, 설명, описание
    """
)
"""What the text is called that goes out below the title of a pin."""
ON_VIDEOS: Final = phrases(
    """
    chapters, video chapters, timestamps, thumbnail, thumbnail text, thumbnail idea, end screen, kapitel,
    vorschaubild, chapitres, miniature, capítulos, miniatura, capitoli, hoofdstukken
    """
)
"""What is shown of a video beside its description, and is no text."""
PARTS: Final = BODIES | phrases(
    """
    hook, opening, opener, intro, introduction, closing, closer, outro, conclusion, cta, call to action,
    question, einstieg, aufhänger, accroche, gancho, schluss
    """
)
"""Headings of the parts of one text, of which one is its body."""
ASKED: Final = phrases(
    """
    q, a, question, answer, frage, antwort, f, reponse, r, pregunta, respuesta, p, domanda, risposta, d,
    pergunta, resposta, vraag, antwoord, v
    """
)
"""What a text calls the question that it asks and answers itself, without accents."""
TO_DO: Final = phrases(
    """
    to do, todo, to-do, to dos, todos, tasks, next steps, action items, open points, aufgaben,
    nächste schritte, à faire, tâches, por hacer, tareas, pendientes, da fare, attività, a fazer, tarefas,
    te doen, taken
    """
)
"""Headings of lists of things to do, whole."""
LOGS: Final = phrases(
    """
    status history, history, edit history, version history, change history, post history, log, activity log,
    posting log, audit log, revision history, changelog, change log, verlauf, statusverlauf, historique,
    historial, cronologia, histórico, geschiedenis
    """
)
"""Headings of what was done, line by line with its time, whole."""
META: Final = phrases(
    """
    thread metadata, tweet metadata, thread details, thread info, metadata, post metadata, meta,
    post details, details, post info, info, post information, properties, settings, post settings,
    metadaten, métadonnées, metadatos, metadati, metadados, metagegevens
    """
)
"""Headings under which fields of the post around them stand."""
DAYS: Final = phrases("day, weekday, tag, wochentag, jour, dia, giorno, dag, week")
"""What columns of days are called that are no dates."""
PLANNED: Final = phrases(
    "goes out, goes live, going out, geht raus, topic, angle, theme, goal, purpose, idea, pillar, hook, "
    "format"
)
"""Fields of posts that are not written yet, which need no marks around them."""
LENGTHS: Final = phrases(
    """
    long, medium, short, lang, mittel, kurz, longue, court, courte, moyen, moyenne, largo, medio, corto,
    lungo, breve, longo, médio, curto, middel, kort, lange, 140, 240, 280, 300, 500
    """
)
"""Headings of the same post by how long it is."""
ENGLISH: Final = phrases(
    """
    english, englisch, anglais, inglés, ingles, inglese, en, английский, английская версия, по-английски,
    英文, 英語, 영어
    """
)
"""The language in which texts are judged."""
LANGUAGES: Final = ENGLISH | phrases(
    """
    german, deutsch, french, français, francais, spanish, español, espanol, castellano, italian, italiano,
    portuguese, português, portugues, dutch, nederlands, de, fr, es, it, pt, nl, russian, ukrainian, polish,
    czech, slovak, romanian, hungarian, greek, turkish, danish, swedish, norwegian, finnish, catalan, welsh,
    vietnamese, indonesian, chinese, japanese, korean, arabic, hebrew, hindi, polski, čeština, slovenčina,
    română, magyar, türkçe, dansk, svenska, norsk, suomi, català, catalán, cymraeg, tiếng việt,
    bahasa indonesia, русский, на русском, українська, 中文, 简体中文, 繁體中文, 日本語, 한국어, ελληνικά,
    العربية, עברית, हिन्दी
    """
)
"""Languages, as headings of the same post in another one."""
WORD: Final = later(r"[^\W\d_]+")


def words_in(text: str) -> list[str]:
    """Return the words of a title in small letters, those of networks with several as one."""
    lowered = " ".join(WORD.findall(text.lower()))
    for name in () if lowered.isascii() else _NETWORKS_UNSPACED:
        lowered = lowered.replace(name, f" {name} ")
    for names, word in _NETWORKS_IN_WORDS.items():
        lowered = lowered.replace(names, word)
    return lowered.split()
