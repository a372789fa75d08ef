"""The words of headings and labels in scripts other than the Latin one, in which few say several things."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Final

TEXTS: Final = frozenset(
    {
        *(
            "正文",
            "文案",
            "内容",
            "內容",
            "内文",
            "本文",
            "投稿文",
            "キャプション",
            "본문",
            "캡션",
            "게시글",
            "투고문",
        ),
        *("текст", "текст поста", "подпись", "treść", "treść posta", "tresc", "opis", "text příspěvku"),
    }
)
POSTS: Final = frozenset(
    {
        *("投稿", "投稿文", "ポスト", "ツイート", "ピン", "게시물", "게시글", "포스트", "트윗", "핀"),
        *("帖子", "推文", "动态", "пост", "посты", "публикация", "публикации", "твит", "твиты"),
    }
)
"""What posts are called, be it one or several."""
COUNTERS: Final = frozenset({*"本件条條篇个個개건", "шт"})
"""What stands behind a number of posts."""
FIELDS: Final[Dict[str, str]] = {
    **dict.fromkeys(("标题", "標題", "タイトル", "제목", "заголовок"), "titled"),
    **dict.fromkeys(("リンク", "链接", "鏈接", "連結", "링크", "ссылка"), ""),
    **dict.fromkeys(("タグ", "태그", "теги"), "hashtags"),
    **dict.fromkeys(("话题", "话题标签", "标签", "標籤", "ハッシュタグ", "해시태그"), "hashtags"),
    **dict.fromkeys(("хештеги", "хэштеги"), "hashtags"),
    **dict.fromkeys(("日期", "发布日期", "日付", "投稿日", "날짜", "게시일", "дата"), "date"),
    **dict.fromkeys(("时间", "发布时间", "時間", "投稿時間", "시간", "время"), "time"),
    **dict.fromkeys(("平台", "プラットフォーム", "플랫폼", "платформа"), "channel"),
    **dict.fromkeys(("状态", "狀態", "ステータス", "상태", "статус"), "status"),
    **dict.fromkeys(("图片", "圖片", "配图", "画像", "添付", "添付候補", "이미지", "фото"), "media"),
    **dict.fromkeys(("目的", "备注", "備註", "メモ", "비고", "заметки"), ""),
}
LANGUAGES: Final = frozenset(
    {
        *("русский", "на русском", "українська", "по-английски", "английский", "английская версия"),
        *(
            "中文",
            "英文",
            "简体中文",
            "繁體中文",
            "日本語",
            "英語",
            "한국어",
            "영어",
            "ελληνικά",
            "العربية",
            "עברית",
            "हिन्दी",
        ),
    }
)
"""Languages, as they call themselves and English."""
ENGLISH: Final = frozenset({"английский", "английская версия", "по-английски", "英文", "英語", "영어"})
COMMENTS: Final = (
    r"(?:первый )?комментарий(?: к посту)?|(?:最初の|固定)?コメント"
    r"|リプ(?:ライ)?欄(?:\s?1件目)?(?:に(?:添付|投稿))?"
    r"|(?:첫|고정) ?댓글|(?:首条|置顶)评论|首[評评]"
)
"""What a team calls the comment that it puts below a post of its own."""
DESCRIPTIONS: Final = frozenset({"説明", "説明文", "描述", "说明", "설명", "описание"})
"""What the text of a pin is called."""
NETWORKS: Final[Dict[str, str]] = {
    "即刻": "Jike",
    "小红书": "Xiaohongshu",
    "小紅書": "Xiaohongshu",
    "抖音": "Douyin",
    "微博": "Weibo",
    "微信": "WeChat",
    "公众号": "WeChat",
    "知乎": "Zhihu",
    "哔哩哔哩": "Bilibili",
    "推特": "x",
    "脸书": "facebook",
    "领英": "linkedin",
    "インスタグラム": "instagram",
    "フェイスブック": "facebook",
    "ツイッター": "x",
    "인스타그램": "instagram",
    "페이스북": "facebook",
    "트위터": "x",
    "링크드인": "linkedin",
    "инстаграм": "instagram",
    "фейсбук": "facebook",
    "твиттер": "x",
    "телеграм": "Telegram",
    "вконтакте": "VK",
}
"""Names of networks, beside which no blank stands where none is written between words."""
