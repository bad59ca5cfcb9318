"""A text with its statements marked by comparator, as HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from plantargets.language.signs import SIGNS, short
from plantargets.language.statements import Statement
from plantargets.phrases import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.statements import Lang, Reading, Unread

_STYLE: Final = """
.pt-read{line-height:2.1;overflow-wrap:anywhere}
.pt-read p{white-space:pre-wrap;margin:.5rem 0}
.pt-read mark,.pt-read .key span{color:inherit;background:color-mix(in srgb,var(--c) 22%,transparent);
border-bottom:3px solid var(--c);border-radius:3px 3px 0 0;padding:.1em .15em;
-webkit-box-decoration-break:clone;box-decoration-break:clone;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pt-read mark.unread,.pt-read .key .unread{background:none;border-bottom:2px dashed currentColor}
.pt-read mark b{margin-left:.3em;padding:0 .3em;border:1px solid var(--c,currentColor);border-radius:3px;
font-size:.8em;white-space:nowrap;user-select:none}
.pt-read .key{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:.5rem 0;font-size:.9em}
.pt-read .key li{margin:0}
.pt-read .key b{display:inline-block;min-width:1.2em}
"""

_TAGS: Final = {"en": "en", "zh": "zh-Hans"}
_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "unread": "not read",
        "title": "What was read",
        "target": "target",
        "outcome": "outcome",
        "comma": ", ",
        "colon": ": ",
    },
    "zh": {
        "unread": "未读出",
        "title": "读出的内容",
        "target": "目标",
        "outcome": "结果",
        "comma": "，",
        "colon": "：",
    },
}


def highlight(reading: Reading, lang: Lang | None = None, *, page: bool = False) -> str:
    """The text of a reading as HTML, each statement marked in the colour and with the sign of its comparator.

    A mark ends where its statement ends; statements that share words share a mark, with one sign each. The parts
    that were not read are underlined with dashes. Pointing at a mark shows what was read, or why it was not.
    There is no script and nothing is loaded; the text is escaped.

    Args:
        reading: what :func:`read` handed back.
        lang: language of the key and notes; by default that of the reading.
        page: a complete page instead of a ``<div>``.

    Raises:
        FieldError: another language.

    >>> from plantargets.language import read
    >>> print(highlight(read("地区生产总值增长6.5%左右。")).partition('zh-Hans">')[2].partition("</p>")[0])
    <mark style="--c:#56B4E9" title="地区生产总值：≈ 6.5 percent">地区生产总值增长6.5%左右<b>≈</b></mark>。
    """
    shown = language(lang or reading.lang)
    said = _WORDS[shown]
    text = "".join(_marked(reading, said))
    body = (
        f'<style>{_STYLE}</style><div class="pt-read"><p lang="{_TAGS[reading.lang]}">{text}</p>'
        f"{_key(reading, said, shown)}</div>"
    )
    if not page:
        return body
    return (
        f'<!doctype html>\n<html lang="{_TAGS[shown]}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{said['title']}</title><style>:root{{color-scheme:light dark}}"
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def _marked(reading: Reading, said: dict[str, str]) -> Iterator[str]:
    """The text piece by piece; each character is in one mark at most, that of the part that ends first."""
    at = 0
    parts: list[Statement | Unread] = [*reading.statements, *reading.unread]
    for end, group in groupby(sorted(parts, key=_end), key=_end):
        ending = list(group)
        start = max(at, min(part.start for part in ending))
        yield escape(reading.text[at:start])
        if start < end:
            yield _mark(reading.text[start:end], ending, said)
        at = end
    yield escape(reading.text[at:])


def _end(part: Statement | Unread) -> int:
    return part.end


def _mark(text: str, parts: list[Statement | Unread], said: dict[str, str]) -> str:
    title = escape("\n".join(_title(part, said) for part in parts))
    signs = [SIGNS[part.comparator] for part in parts if isinstance(part, Statement)]
    symbols = [sign.symbol for sign in signs] + ["?"] * (len(parts) - len(signs))
    tags = "".join(f"<b>{escape(symbol)}</b>" for symbol in symbols)
    kind = f'style="--c:{signs[0].colour}"' if signs else 'class="unread"'
    return f'<mark {kind} title="{title}">{escape(text)}{tags}</mark>'


def _title(part: Statement | Unread, said: dict[str, str]) -> str:
    if not isinstance(part, Statement):
        return f"{said['unread']}{said['colon']}{part.reason}"
    figure = " ".join(filter(None, [short(part), part.unit if part.has_number else None]))
    words = [figure, said.get(part.role or "", ""), part.period or ""]
    return f"{part.indicator or '?'}{said['colon']}{said['comma'].join(filter(None, words))}"


def _key(reading: Reading, said: dict[str, str], lang: Lang) -> str:
    found = {part.comparator for part in reading.statements}
    items = [
        f'<li><span style="--c:{sign.colour}"><b>{escape(sign.symbol)}</b> {escape(sign.zh if lang == "zh" else sign.en)}'
        "</span></li>"
        for comparator, sign in SIGNS.items()
        if comparator in found
    ]
    if reading.unread:
        items.append(f'<li><span class="unread"><b>?</b> {said["unread"]}</span></li>')
    return f'<ul class="key">{"".join(items)}</ul>' if items else ""
