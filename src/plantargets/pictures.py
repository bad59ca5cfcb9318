"""The bullet graph of a judgement."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from plantargets import explanations
from plantargets.bullet import Bullet
from plantargets.criteria import Milestone, MultipleOf
from plantargets.marks import mark
from plantargets.svg import bullet_svg

if TYPE_CHECKING:
    from plantargets.explanations import View


def bullet(view: View) -> Bullet | None:
    """What a bullet graph shows of a judgement; None when the wording sets no test."""
    target = view.target
    accepted = target.acceptance(view.convention)
    if accepted is None:
        return None
    sets = accepted.strictest
    if isinstance(target.criterion, Milestone):
        return Bullet(sets.acceptable, view.possible, core=sets.acceptable, scale="date")
    kind = target.indicator.kind
    return Bullet(
        sets.acceptable,
        view.possible,
        accepted.stated,
        sets.core,
        scale="rank" if kind == "rank" else "number",
        positive=isinstance(target.criterion, MultipleOf)
        or (kind in {"level", "share", "ratio"} and not accepted.comparative),
    )


def title(view: View, lang: str = "en") -> str:
    """What the graph says, in words."""
    accepted = explanations.set_text(view.acceptable, view.target, lang)
    possible = explanations.set_text(view.possible, view.target, lang)
    if lang == "zh":
        return f"{explanations.quantity(view.target, lang)}：可接受{accepted}，公布结果允许{possible}"
    return f"{explanations.quantity(view.target, lang)}: accepted {accepted}, reported {possible}"


def svg(view: View, lang: str = "en", *, styled: bool = True) -> str:
    """The bullet graph of a judgement as an ``<svg>`` element; empty when there is nothing to draw."""
    drawn = bullet(view)
    if drawn is None:
        return ""
    missing = "无公布数据" if lang == "zh" else "no figure"
    return bullet_svg(drawn, title(view, lang), missing=missing, lang=lang, styled=styled)


def notebook(view: View, label: str) -> str:
    """A judgement for notebooks: the result, the graph and the explanation."""
    head = f"{mark(view.verdict, view.grade, view.reasons).symbol} {view.target.id}: {label}"
    return f"<div><strong>{escape(head)}</strong>{svg(view)}<p>{escape(explanations.explain(view))}</p></div>"
