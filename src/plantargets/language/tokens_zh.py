"""Figures, dates, ranks and names in folded Chinese text: one pass of one regular expression."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import define

from plantargets.exact import add, divide, mul, sub
from plantargets.language import words_zh as words
from plantargets.language.numerals import arabic_number, as_percent, chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plantargets.exact import Number

_D: Final = r"(?:(?<!\d)\d{1,3}(?:[ ]\d{3}(?!\d))++|\d++(?:,\d{3}(?!\d))*+)(?:\.\d++)?+"
_Z: Final = r"[一二两三四五六七八九十百千万亿兆零〇]{1,12}+(?:点[一二三四五六七八九零〇]{1,6}+[万亿]?)?+"
_SCALE: Final = r"(?:[十百千]?[万亿兆]亿?|[百千](?![米瓦克帕伏赫卡焦]))"
_FIGURE: Final = rf"(?:{_D}[ ]?(?:多(?!元[化主文]|[种式样渠措层])|[余来几])?{_SCALE}?(?:\d{{1,4}}[千百万]万?)?(?:[余多](?!元[化主文的、]|[种式样渠措]))?|{_Z}[余多来几]?[万亿]?)"
_SMALL: Final = r"[一二两三四五六七八九十\d]{1,4}"
_YEAR: Final = r"(?:19|20)\d\d"
_PLAN: Final = r"[“\"]?(?:十[一二三四五六七八]|[七八九])五[”\"]?"
_PLACE: Final = r"(?:全[国省市区县州球盟旗]|世界|国际|国内|省内|市内|区域|同类|亚洲|东北|西部|中部|沿海)"

#: Every token begins with one of these; other places are passed over quickly.
_FIRST: Final = r"0-9A-Za-z人港美欧日一二两三四五六七八九十百千万亿兆〇零过未今最近前连每上下第首榜单吨双翻倍减半电成ⅠⅡⅢⅣⅤⅥ“\"《〔\[【¥￥\$€£()、，。；：！？,;:!?\n|…"
_TOKEN: Final = re.compile(
    rf"""
    (?=[{_FIRST}])(?:
    (?P<stamp>
        (?<!\d){_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![\d%])(?:\ \d{{1,2}}:\d\d(?::\d\d)?)?
      | (?<![\d:])[0-2]?\d:[0-5]\d\ ?(?:-|~|至|到)\ ?[0-2]?\d:[0-5]\d(?![\d:])
    )
  | (?P<date>
        (?<![\d./]){_YEAR}[-/]\d\d(?:年度)?(?:\ ?[-~至到]\ ?{_YEAR}[-/]\d\d)?年度(?:前|底|末)?
      | (?<![\d.]){_YEAR}(?!\d)(?:年度?)?\ ?(?:-|~|至|到|、)+\ ?(?:{_YEAR}|\d\d)(?![\d.%])年?(?:度|间|期间)?
      | (?<![\d.,]){_YEAR}\ ?年度?(?:[底末初]|前(?![移进列沿\d一二三四两])|以前|之前)?(?:\ ?\d{{1,2}}(?:-\d{{1,2}})?\ ?月(?:份|底|末|\ ?\d{{1,2}}\ ?[日号])?|[一二三四1-4]季度|[上下]半年|前[一二三]季度|前\d{{1,2}}个月)?
      | (?<![\d.,]){_YEAR}(?=全年)
      | 二[〇零][一二三〇零]\w年
      | \d{{1,2}}月(?:份|底|末|\d{{1,2}}[日号])|(?<!\d)\d{{1,2}}(?:-|至|到)\d{{1,2}}月(?:份)?|(?<![\d个])\d{{1,2}}月(?!\w期)
      | 前?[一二三四1-4]个?季度|前\d{{1,2}}个月|[上下]半年
      | {_PLAN}(?:规划|期间|时期|末|期末|以来|初期)?
      | (?:过去|未来|今后|最近|近|前)?(?:{_SMALL})(?:个)?(?:年|月|季度)(?:内|间|来|后|期间|时间|之内|累计|以来|前)
      | (?:过去|未来|今后|最近|近|连续|每|前)(?:{_SMALL})(?:-\d)?(?:个)?(?:年|月|季度|天|日|周|小时|次|届)
      | (?:三|五|十|3|5|10)年(?=累计|年均|规划|行动|计划|倍增)
      | (?<![\d.由从为到至达])(?:{_SMALL})年(?=(?:累计|年均|共|提高|提升|增长|下降|降低|翻|新增|净增|增加|减少|实现|建成|完成|投入|连续)(?![到至为]))
    )
  | (?P<rank>
        第(?P<rank1>{_SMALL})(?:位|名)(?!次)|第(?P<rank2>[一二三四五六七八九十]|(?<![\d])\d{{1,3}})(?![、和及]第[一二三四五六七八九十](?:产业|人民|中学|小学|医院|批|季度|轮|期|阶段))(?=[，。；;、,）)（(\s]|$|和|大[，。]|的位置|[升上提跃前晋进])|前(?P<rank3>{_SMALL})(?:位|名|强|列)?(?=[，。；;、,）)\s]|$|行列|以内|左右|之列|的|方阵)
      | 首位(?!度)|榜首
    )
  | (?P<vague>[两双三]位数|成[百千]上[千万])
  | (?P<name>
        “[^”“%，。]{{1,24}}”|《[^》]{{1,40}}》|〔\d{{4}}〕\d+号|\[\d{{4}}\]\d+号|【[^】]{{1,30}}】
      | PM\ ?(?:2\.5|10)|CO2e?|SO2|NOx|[A-Za-z]+-?\d+(?:\.\d+)*(?![\d%])|\d+(?:\.\d+)?(?:[A-Za-z]+[0-9]?(?=[\u4e00-\u9fff])|版|号[线楼文院]?|强|线|大[\u4e00-\u9fff]|期)(?<![MGkK]W)(?<!GW)(?<!MW)(?<!TEU)(?<!GB)(?<!PB)(?<!EB)(?<!FLOPS)(?<!Mbps)(?<!pct)(?<!kWh)(?<!m2)(?<!m3)
      | 第{_SMALL}(?!位|名)|{_Z}元?级|[万千](?:人|名|户)(?=有效|发明|拥有|高价值|犯罪|口专利)|\d+(?:\.\d+)?[万亿千百]*元?级(?=[\u4e00-\u9fff])
      | [ⅠⅡⅢⅣⅤⅥ一二三四五](?:-|至|~)[ⅠⅡⅢⅣⅤⅥ三四五]类?
      | 每[一二三两十百千万\d]+(?:名|个|位|户|亩)?[\u4e00-\u9fff]{{0,4}}?(?:人口|人|居民|户|老年人|老人|儿童|婴儿|活产|产业工人|劳动力|就业人员|亩|平方公里|家庭)
      | 万元(?:地区|国内|单位|规模以上)?(?:生产总值|GDP|工业增加值|产值|增加值)|单位(?![约近超达为数已增减共有])[A-Za-z\u4e00-\u9fff]{{0,2}}|吨半粮|吨粮田|[百千]万工程|千方百计|千家万户|千[家村]万[户村]|万众一心|百姓|万千气象|三农|一般公共|第[一二三]产业|百分百
      | \d+(?:\+\d+)+
      | [一二三四五六七八九十]{{2,}}届|第?\w次会议|双[一百千万][\u4e00-\u9fff]
      | (?:[两三四五六]|\d)个[百千万亿]{{1,3}}元?(?:级)?(?:台阶|大关|关口)|双过半
      | (?<!\d)(?:\d{{3,4}}-\d{{7,8}}|1[3-9]\d{{9}})(?!\d)|电话[:：]?\ ?\d[\d-]*
    )
  | (?P<times>翻了?(?P<near>近|约|超)?(?P<fold>[一两二三四])?番|翻了?一倍|倍增(?!行动|计划|工程|”)|翻倍|减半)
  | (?P<ratio>(?<![\d.:])\d+(?:\.\d+)?(?:\ ?[:：∶]\ ?\d+(?:\.\d+)?){{1,4}}(?![\d:]))
  | (?P<qty>
        (?:(?P<per>百分之|千分之|万分之)(?P<pernum>{_D}|{_Z}))
      | (?<![\d/.])(?P<above>\d)/(?P<below>[2-9]|10)(?![\d./万千百%])
      | (?P<den>{_D}|{_Z})分之(?P<numer>{_D}|[一二两三四五六七八九十]{{1,3}})
      | (?P<den2>[二三四五六七八九十])分(?P<numer2>[一二三])(?![\u4e00-\u9fff]?[钟种类级项个])
      | (?P<tenths>[一二两三四五六七八九\d])成(?P<half>[半一二三四五六七八九](?![\u4e00-\u9fff](?<!以)(?<!左)(?<!上)(?<!的)(?<!多)))?(?![效果就立长本员绩品色功都型为份])
      | (?P<part>过半数?|半数|一半|(?<=近)半(?![\u4e00-\u9fff])|(?<=超)半(?![\u4e00-\u9fff]))
      | (?P<cur>[¥￥\$€£]|US\$|人民币|港币|(?:美|欧|港|日)元(?=\ ?\d))?\ ?(?P<num>{_FIGURE})
    )
  | (?P<open>\()|(?P<close>\))
  | (?P<soft>、)
  | (?P<delim>[，。；：！？,;:!?\n|…])
    )
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")
_PROPORTION = re.compile("比|结构|例|系数")
_RANGE = re.compile(r" ?(?:--?|~|至|到) ?(?=[\d一二两三四五六七八九十百])")
_SECOND = re.compile(_FIGURE)
_HALF_AFTER = re.compile(r"半(?![数径导年期壁封])")
_PER = re.compile(
    r" ?/ ?(?P<n>\d++[十百千万亿]{0,2}|[十百千万亿]{1,2})(?:活产|人口|人|口|名)?(?![元吨亩立平千瓦])|每(?P<n2>[十百千万]{1,3})(?:名)?(?:活产|人口|人)"
)
_PERUNIT = re.compile(
    r"/(?:[百千万亿]?(?:元|千瓦时|千瓦|平方米|平方公里|立方米|标准立方米|公里|公顷|小时|分钟|亩|人|年|月|日|天|周|吨|户|升|次|米|床|张|台|辆|头|件|套|班|村|个|秒)(?:·?年)?|[A-Za-z]{1,4}\d?)"
)
_FULL_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CURRENCY = {
    "¥": "CNY",
    "￥": "CNY",
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "人民币": "CNY",
    "港币": "HKD",
    "港元": "HKD",
    "美元": "USD",
    "欧元": "EUR",
    "日元": "JPY",
}
_COUNTERS = frozenset(words.COUNTERS)
_PLUS_MINUS = re.compile(r" ?(?:±|\+/-) ?(\d+(?:\.\d+)?)(%|个百分点)?")
#: Numbers that only name something: telephones, post codes, house numbers, documents.
_CODE = re.compile(
    r"(?:电话|传真|手机|热线|邮编|邮政编码|号码|编号|文号|账号|代码|证号|型号|微信|QQ|ISBN|ISSN|GB/?T)[^，。；\d]{0,4}$"
)
#: The unit text of a half in words.
HALF: Final = "半"


def lengths_by_start(known: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character, the lengths of the words that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[0], set()).add(len(word))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


_UNIT_LENGTHS: Final = lengths_by_start([*words.UNITS, *words.COUNTERS])
_AFTER_LENGTHS: Final = lengths_by_start(words.AFTER)


#: 多 that belongs to the next word: 多元文化, 多层次.
_OF_MANY = re.compile("多(?:元[化主文]|[种式样渠措层])")


@define(slots=True)
class Token:
    """One item of a sentence: where it stands, and what it holds."""

    kind: str
    start: int
    end: int
    value: Number | None = None
    high: Number | None = None
    unit: str | None = None
    unit_text: str = ""
    after: tuple[str, ...] = ()
    more: bool = False
    numeral: bool = False
    negative: bool = False
    scaled: bool = False
    printed: tuple[str, ...] = ()
    terms: tuple[Decimal, ...] = ()


def tokens(text: str, low: int = 0, high: int | None = None) -> Iterator[Token]:
    """The figures, dates, ranks, names and delimiters of a sentence, or of a part of it, in order."""
    consumed = low
    for match in _TOKEN.finditer(text, low, len(text) if high is None else high):
        start = match.start()
        if start < consumed:
            continue
        kind = match.lastgroup or ""
        if kind == "qty":
            token = _quantity(text, match)
            if token is None:
                continue
            yield token
            consumed = token.end
        elif kind == "times":
            yield _times(text, match)
        elif kind == "rank":
            yield _rank(match)
        elif kind == "ratio":
            if _CLOCK.fullmatch(match[0]) and not _PROPORTION.search(text, max(0, start - 24), start):
                yield Token("stamp", start, match.end())
                continue
            terms = tuple(Decimal(t.strip()) for t in re.split("[:：∶]", match[0]))
            yield _closed(
                text, Token("ratio", start, match.end(), terms[0], unit="ratio", terms=terms, printed=(match[0],))
            )
        else:
            yield Token(kind, start, match.end())


def _figure(text: str) -> tuple[Number | None, bool]:
    """The number and whether it says 余 or 多 (somewhat more)."""
    bare = text.replace(" ", "")
    for mark in "余多来几":
        if mark in bare:
            bare = bare.replace(mark, "", 1)
            return (chinese_number(bare) if not bare.isascii() else arabic_number(bare)), mark in "余多几"
    return (arabic_number(bare) if bare.isascii() else chinese_number(bare.replace(",", ""))), False


def _unit_at(text: str, pos: int) -> tuple[str | None, int]:
    """The unit that starts at ``pos`` (one space allowed) and where it ends."""
    if pos < len(text) and text[pos] == " ":
        pos += 1
    for length in _UNIT_LENGTHS.get(text[pos : pos + 1], ()):
        word = text[pos : pos + length]
        unit = words.UNITS.get(word)
        if word[-1] in "省市县区村国校院" and len(word) > 1 and text[pos + len(word) : pos + len(word) + 1] == "级":
            continue  # 24个省级开发区
        if text[pos + len(word) : pos + len(word) + 1] in words.NOT_COUNTER.get(word, ()):
            continue
        if unit is not None:
            if unit in {"months", "days"} and word in {"月", "日"}:
                return None, pos
            return unit, pos + len(word)
        if word in _COUNTERS:
            return f"count:{word}", pos + len(word)
    return None, pos


def _after_at(text: str, pos: int) -> tuple[tuple[str, ...], int]:
    """The hedges behind a figure, such as 左右 and 以上."""
    found: list[str] = []
    while pos < len(text):
        at = pos + 1 if text[pos] == " " else pos
        for length in _AFTER_LENGTHS.get(text[at : at + 1], ()):
            word = text[at : at + length]
            comparator = words.AFTER.get(word)
            if comparator is None:
                continue
            following = text[at + len(word) : at + len(word) + 1]
            if (word == "内" and following and following not in "，。；、,;") or (word == "起" and following):
                continue
            if word in {"多", "余"} and (found or _OF_MANY.match(text, at)):
                continue
            found.append(comparator)
            pos = at + len(word)
            break
        else:
            return tuple(found), pos
    return tuple(found), pos


def _quantity(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    group = match.group
    if group("per"):
        value, _ = _figure(group("pernum"))
        unit: str | None = {"百分之": "percent", "千分之": "permille"}.get(group("per"), "per_10000")
        return (
            None if value is None else _closed(text, Token("qty", start, end, value, unit=unit, unit_text=group("per")))
        )
    if group("den") or group("below") or group("den2"):
        below = _figure(group("den") or group("below") or group("den2"))[0]
        above = _figure(group("numer") or group("above") or group("numer2"))[0]
        if not below or above is None:
            return None
        part = as_percent(Fraction(above) / Fraction(below))
        unit, at = _unit_at(text, end)
        if unit == "percentage_point":
            return _closed(
                text, Token("qty", start, at, Fraction(above) / Fraction(below), unit=unit, unit_text="百分点")
            )
        return _closed(text, Token("qty", start, end, part, unit="percent", unit_text="分之"))
    if group("part"):
        over = group("part").startswith("过")
        return _closed(text, Token("qty", start, end, Decimal(50), unit="percent", unit_text=HALF, more=over))
    if group("tenths"):
        digit = chinese_number(group("tenths"))
        if digit is None:
            return None
        more = group("half")
        value = digit * 10 + (5 if more == "半" else chinese_number(more) or 0 if more else 0)
        return _closed(text, Token("qty", start, end, value, unit="percent", unit_text="成"))
    return _plain_quantity(text, match)


def _plain_quantity(text: str, match: re.Match[str]) -> Token | None:
    printed = match["num"]
    value, more = _figure(printed)
    start, end = match.span()
    numeral = not printed[0].isdigit()
    if _CODE.search(text, max(0, start - 12), start):
        return Token("name", start, end)
    if numeral and text[start - 1 : start] in {"数", "几"} and printed[0] in "十百千万亿":
        return Token("vague", start - 1, end)
    if value is None:
        return Token("bad", start, end) if not numeral else None
    unit, at = _unit_at(text, end)
    if printed.startswith("0") and printed[1:2].isdigit():
        return Token("name", start, end)  # 007: a number with zeros before it is a code
    if " " in printed.strip() and unit is None:
        return Token("bad", start, end)
    named = text[end:at].strip()
    if named in {"年", "倍", "天", "小时", "岁"} and _HALF_AFTER.match(text, at):
        value, at = add(value, Decimal("0.5")), at + 1
    if unit and text[at : at + 1] in {"多", "余"} and not _OF_MANY.match(text, at):
        more, at = True, at + 1
    if match["cur"]:
        unit, at = _CURRENCY[match["cur"]], (at if unit in {"CNY", "USD"} else end)
    token = Token(
        "qty",
        start,
        at if unit else end,
        value,
        unit=unit,
        unit_text=named,
        more=more,
        numeral=numeral,
        scaled=any(c in "万亿兆百千" for c in printed),
        printed=(printed,),
    )
    token.negative = start > 0 and text[start - 1] == "-" and (start < 2 or text[start - 2] not in "0123456789%-")
    _per_clause(text, token)
    _range(text, token)
    return _closed(text, token)


def _per_clause(text: str, token: Token) -> None:
    per = _PER.match(text, token.end)
    base = chinese_number(per["n"] or per["n2"]) if per else None
    if per and base and str(int(base)).strip("0") == "1":
        noun = f":{token.unit_text}" if token.unit and token.unit.startswith("count") else ""
        token.unit, token.end = f"per_{int(base)}{noun}", per.end()
    elif token.unit and (more := _PERUNIT.match(text, token.end)):
        known = words.UNITS.get(token.unit_text + more[0])
        token.unit, token.end = known or f"{token.unit}{more[0]}", more.end()


def _range(text: str, token: Token) -> None:
    """A range: its second end, with the unit and the multiplier shared where only one end shows them."""
    plus_minus = _PLUS_MINUS.match(text, token.end)
    if plus_minus and token.value is not None:
        width, middle = Decimal(plus_minus[1]), token.value
        token.value, token.high = sub(middle, width), add(middle, width)
        token.end = plus_minus.end()
        if token.unit is None and plus_minus[2]:
            token.unit = words.UNITS[plus_minus[2]]
        return
    sep = _RANGE.match(text, token.end)
    if sep is None:
        return
    second = _SECOND.match(text, sep.end())
    if second is None:
        return
    high, more = _figure(second[0])
    if high is None or high < 0 or token.value is None:
        return
    unit, at = _unit_at(text, second.end())
    if token.unit is not None and unit is not None and unit != token.unit:
        return
    if token.unit is not None and unit is None and sep[0].strip() in {"至", "到"}:
        return
    low = token.value
    if token.unit is None and not token.scaled:
        plain = _FULL_NUMBER.match(second[0])
        if plain and (base := arabic_number(plain[0])):
            low = mul(low, divide(high, base))
    if low > high:
        return
    token.value, token.high, token.more = low, high, more
    token.unit, token.end = unit or token.unit, at if unit else second.end()
    token.unit_text = text[second.end() : at].strip() if unit else token.unit_text
    token.printed = (*token.printed, second[0])
    _per_clause(text, token)


def _closed(text: str, token: Token) -> Token:
    token.after, token.end = _after_at(text, token.end)
    if "more_than" in token.after:
        token.after = tuple(a for a in token.after if a != "more_than")
        token.more = True
    return token


def _times(text: str, match: re.Match[str]) -> Token:
    word = match[0]
    value = Decimal("0.5") if word.startswith("减") else Decimal(2)
    if match["fold"]:
        value = Decimal(2) ** {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}[match["fold"]]
    token = _closed(text, Token("times", match.start(), match.end(), value, unit="times"))
    if match["near"]:
        token.after = (words.HEDGES[match["near"]], *token.after)
    return token


def _rank(match: re.Match[str]) -> Token:
    for group in ("rank1", "rank2", "rank3"):
        if match[group]:
            place = chinese_number(match[group])
            return Token(
                "rank", match.start(), match.end(), place, after=("at_most",) if group == "rank3" else (), unit="rank"
            )
    return Token("rank", match.start(), match.end(), Decimal(1), unit="rank")
