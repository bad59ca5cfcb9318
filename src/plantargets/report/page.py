"""The report as one self-contained HTML file: no script and no outside resource; light, dark, wide, narrow, printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from plantargets import svg
from plantargets.bullet import Bullet, Progress
from plantargets.report.model import Group, Report, Reported, Row, report
from plantargets.report.style import CSS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.marks import Mark
    from plantargets.plans import Scorecard
    from plantargets.report.words import Words
    from plantargets.sources import Source


def html(card: Scorecard, lang: str = "en") -> str:
    """The report of a scorecard as a complete HTML page.

    Every target has its result as symbol, word and colour, its wording and reading, a bullet
    graph, the reports with their sources, the margin, the reasons, and the judgement in sentences.

    Args:
        card: the judgements of a plan.
        lang: ``"en"`` or ``"zh"``.

    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> card = Plan("Work plan", period="2023", targets=[Target(gdp, About("6.5 %"))]).evaluate([Outcome(gdp, "4.3 %")])
    >>> html(card).startswith("<!doctype html>")
    True
    """
    made = report(card, lang)
    said = made.words
    parts = [
        f"<header><h1>{escape(made.title)}</h1>",
        f'<p class="where">{escape(made.subtitle)}</p>' if made.subtitle else "",
        f'<p class="method">{said.judged_by}{said.colon}{escape(made.method)}</p>',
        f'<p class="note">{said.notes}{said.colon}{escape(made.note)}</p>' if made.note else "",
        counts(made.counts, made.total, said),
        "</header>",
        *(_group(group, made) for group in made.groups),
        _legend(made),
        sources(made.sources, said),
    ]
    return page(made.title, "".join(parts), said)


def page(title: str, body: str, said: Words) -> str:
    """A complete page around a body."""
    tag = "zh-Hans" if said.lang == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{CSS}{svg.STYLE}</style></head>\n<body><main>{body}</main></body></html>\n"
    )


def counts(found: Iterable[tuple[Mark, str, int]], total: int, said: Words) -> str:
    """The counts as a bar and as a list."""
    listed = list(found)
    bar = "".join(
        f'<i style="width:{100 * number / total:.4g}%;background:{mark.colour}"></i>' for mark, _, number in listed
    )
    items = "".join(
        f'<li style="--c:{mark.colour}"><b>{number}</b> {chip(mark, word)}</li>' for mark, word, number in listed
    )
    return f'<div class="bar" role="presentation">{bar}</div><ul class="counts" aria-label="{said.counts}">{items}</ul>'


def chip(mark: Mark, word: str) -> str:
    """A result as symbol, word and colour."""
    # The selector keeps phones from drawing the symbol as a picture.
    symbol = f'<span aria-hidden="true">{mark.symbol}&#xfe0e;</span>'
    return f'<span class="chip" style="--c:{mark.colour}">{symbol} {escape(word)}</span>'


def sources(listed: Iterable[Source], said: Words) -> str:
    """The list of sources; only web addresses become links."""
    items: list[str] = []
    for number, source in enumerate(listed, 1):
        text = escape(str(source))
        address = source.url or ""
        if address.lower().startswith(("http://", "https://")):
            text += f' <a href="{escape(address)}" rel="noopener noreferrer">{escape(_host(address))}</a>'
        items.append(f'<li id="s{number}">{text}</li>')
    return f'<section class="sources"><h2>{said.sources}</h2><ol>{"".join(items)}</ol></section>' if items else ""


def _host(address: str) -> str:
    return address.split("//", 1)[1].split("/", 1)[0]


def _group(group: Group, made: Report) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in _names(made.words))
    body = "".join(_row(row, made.words) for row in group.rows)
    return (
        f'<section class="g {group.name}"><h2>{escape(group.title)} <small>{len(group.rows)}</small></h2>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>"
    )


def _names(said: Words) -> list[str]:
    return [said.status, said.indicator, said.target, said.picture, said.reported, said.margin_or_why]


def _row(row: Row, said: Words) -> str:
    picture = ""
    if row.bullet is not None:
        picture = svg.bullet_svg(row.bullet, row.picture, missing=said.no_figure, lang=said.lang, styled=False)
    cells = [chip(row.mark, row.word), _indicator(row), _target(row, said), picture, _reports(row, said), _why(row)]
    drawn = (
        f'<td data-label="{escape(name)}">{cell}</td>' if cell else "<td></td>"
        for name, cell in zip(_names(said), cells, strict=True)
    )
    return f"<tr>{''.join(drawn)}</tr>"


def _indicator(row: Row) -> str:
    unit = f' <span class="unit">{escape(row.unit)}</span>' if row.unit else ""
    code = f'<span class="sub id">{escape(row.id)}</span>' if row.id != row.indicator else ""
    details = f'<span class="sub">{escape(row.details)}</span>' if row.details else ""
    return f"<strong>{escape(row.indicator)}</strong>{unit}{code}{details}"


def _target(row: Row, said: Words) -> str:
    printed = escape(row.wording or row.reading) + _cites(row.cites)
    reading = f'<span class="sub">{said.reads}{said.colon}{escape(row.reading)}</span>' if row.wording else ""
    accepts = (
        f'<span class="sub">{said.accepts}{said.colon}{escape(row.accepts)}</span>' if row.accepts != said.none else ""
    )
    words = f"<details><summary>{said.explanation}</summary><p>{escape(row.explanation)}</p></details>"
    return f"{printed}{reading}{accepts}{words}"


def _reports(row: Row, said: Words) -> str:
    listed = "".join(f"<span class=rep>{_reported(each, said)}</span>" for each in row.reported) or said.none
    allows = f'<span class="sub">{said.possible}{said.colon}{escape(row.allows)}</span>' if row.allows else ""
    return listed + allows


def _reported(each: Reported, said: Words) -> str:
    wording = f'<span class="sub">“{escape(each.wording)}”</span>' if each.wording else ""
    published = (
        f'<span class="sub">{said.published}{"" if said.lang == "zh" else " "}{each.published}</span>'
        if each.published
        else ""
    )
    return escape(each.text) + _cites(each.cites) + wording + published


def _why(row: Row) -> str:
    lines = [row.margin, row.why, *row.notes]
    return "".join(
        f'<span class="{"rep" if n < 2 else "sub"}">{escape(line)}</span>' for n, line in enumerate(lines) if line
    )


def _cites(numbers: tuple[int, ...]) -> str:
    return "".join(f'<sup><a href="#s{number}">[{number}]</a></sup>' for number in numbers)


def _legend(made: Report) -> str:
    said = made.words
    kinds = {type(row.bullet) for group in made.groups for row in group.rows}
    texts = [text for kind, text in ((Bullet, said.legend_text), (Progress, said.progress_text)) if kind in kinds]
    shown = "".join(f"<p>{text}</p>" for text in texts)
    return f'<section class="legend"><h2>{said.legend}</h2>{shown}</section>' if texts else ""
