"""Reading plan language, beside the number and percentage models of recognizers-text-suite.

Those find numbers and lose the hedges; reading here also gives indicator, comparator, movement and span.
"""

from harness import ROOT, Calls, Case, Fact
from recognizers_number import recognize_number, recognize_percentage

from plantargets.language import read, reader

DATA = ROOT / "tests" / "language" / "data"
PROSE = (
    "加强和创新社会治理，完善城乡基层治理体系，推动社会治理重心向基层下移。扎实推进乡村全面振兴，健全防止返贫监测帮扶机制，"
    "守牢耕地保护红线。深化重点领域改革，优化营商环境，激发各类经营主体活力。弘扬优秀传统文化，办好群众身边的体育赛事，"
    "让公共文化服务更可及。依法行政，接受人大、政协和社会各方面的监督，以钉钉子精神抓好各项工作落实。"
)


def cases() -> list[Case]:
    article = (DATA / "article_zh.txt").read_text("utf-8")
    english = (DATA / "article_en.txt").read_text("utf-8")
    running = article + PROSE * 24  # a figure about every hundred characters, as in a long report
    return [
        Fact(f"the running text has {len(running)} characters and {len(list(read(running)))} statements", lambda: None),
        Calls(
            "running Chinese text / recognizers-text-suite, a tenth of it",
            reference=lambda: _recognized(running[: len(running) // 10], "zh-cn"),
            ours=lambda: _fresh(running),
            most=len(running) / 1e6,
            goal=1.0,  # ten times the text in the same time is ten times faster
        ),
        Calls(
            "an article dense with figures / recognizers-text-suite",
            reference=lambda: _recognized(article, "zh-cn"),
            ours=lambda: _fresh(article),
        ),
        Calls(
            "the same article read again / recognizers-text-suite",
            reference=lambda: _recognized(article, "zh-cn"),
            ours=lambda: read(article),
        ),
        Calls(
            "an English article / recognizers-text-suite",
            reference=lambda: _recognized(english, "en-us"),
            ours=lambda: read(english),
        ),
    ]


def _fresh(text: str) -> int:
    """Read without what is kept of earlier readings."""
    reader._READ.clear()
    return len(read(text))


def _recognized(text: str, culture: str) -> int:
    found = 0
    for line in text.splitlines():
        found += len(recognize_number(line, culture)) + len(recognize_percentage(line, culture))
    return found
