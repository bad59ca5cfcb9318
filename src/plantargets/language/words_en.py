"""The English vocabulary of plans: hedges, verbs, units. Data only."""

from __future__ import annotations

BEFORE: dict[str, str] = {}
for _comparator, _phrases in {
    "about": "about|around|approximately|roughly|circa|c.|ca.|~|approx|approx.|in the region of|in the order of|of the order of|somewhere around|towards",
    "nearly": "nearly|almost|close to|just under|just below|near|just short of|nearing|approaching|slightly under|slightly below|a little under|just less than|a little less than",
    "at_least": "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|minimum|min|min.|at a minimum|at minimum|not below|no lower than|not lower than|not fall below|not drop below|no smaller than|"
    "greater than or equal to|more than or equal to|equal to or greater than|equal to or more than|≥|>=|never less than|not under|not fall under|as many as or more than|as a minimum|a floor of|not smaller than|at the least|at or above|equal to or above|no worse than",
    "at_most": "at most|no more than|not more than|no greater than|no higher than|not exceed|not exceeding|not to exceed|not higher than|not greater than|a maximum of|maximum of|maximum|max|max.|up to|not above|not over|≤|<=|no longer than|"
    "not exceeds|within|at or less than|less than or equal to|equal to or less than|equal to or below|at or below|a ceiling of|capped at|cap of|a cap of|limited to|limit to|at least as low as|as low as|never exceed|never more than|not surpass|no larger than|no later than|a limit of|not rise above|not be higher than|not be more than|not longer than|never above|no older than|at or under|not be above",
    "more_than": "more than|over|above|exceed|exceeds|exceeding|exceeded|in excess of|greater than|higher than|upwards of|upward of|beyond|surpass|surpasses|surpassing|surpassed|just over|just above|well over|well above|slightly above|slightly over|"
    "slightly more than|a little over|a little more than|larger than|>|far more than|comfortably above|somewhat above|not only|better than|much more than|longer than|older than|faster than|topped|topping|top|crossed|crossing|crosses|has crossed|breached|broke through|just more than|outstrip",
    "less_than": "less than|fewer than|below|under|lower than|well below|well under|somewhat below|somewhat under|smaller than|<|shorter than|far below|short of|sub|below , but close to ,|below but close to|close to , but below ,|close to but below|below , but near ,|comfortably below|younger than|beneath|far less than|much less than|well less than",
    "exactly": "- >|minus|negative|in the range of|a range of|the range of|the current|its current|current|the existing|existing|the present|the previous|the earlier|the projected|the baseline of|a peak of|the peak of|its peak of|a high of|a low of|a record high of|a record low of|a trough of|a level of|a base of|a baseline of|some|an estimated|estimated|only|just|exactly|precisely|a total of|as much as|as many as|a further|an additional|another|a record|equal to|the equivalent of|an equivalent of|an average of|fully|total of|the first|a combined|a net|an expected|a projected|the full|all|its|the|a|an|as high as|on average|in total|currently|net|averaging|average of|an annual average of",
}.items():
    BEFORE.update(dict.fromkeys(_phrases.split("|"), _comparator))

AFTER: dict[str, str] = {
    "or more": "at_least",
    "or above": "at_least",
    "or higher": "at_least",
    "or over": "at_least",
    "or greater": "at_least",
    "or better": "at_least",
    "and above": "at_least",
    "and over": "at_least",
    "and more": "at_least",
    "or longer": "at_least",
    "at least": "at_least",
    "at a minimum": "at_least",
    "as a minimum": "at_least",
    "minimum": "at_least",
    "plus": "at_least",
    "or less": "at_most",
    "or fewer": "at_most",
    "or below": "at_most",
    "or lower": "at_most",
    "or under": "at_most",
    "and below": "at_most",
    "at most": "at_most",
    "or shorter": "at_most",
    "maximum": "at_most",
    "at maximum": "at_most",
    "at the most": "at_most",
    "or so": "about",
    "or thereabouts": "about",
    "approximately": "about",
    "odd": "more_than",
    "-odd": "more_than",
}

_UP = (
    "increase increases increased increasing rise rises rose risen rising raise raises raised raising grow grows grew grown growing growth expand expands expanded expanding expansion boost boosts boosted boosting "
    "climb climbed climbing gain gains gained up lift lifted lifting extend extended improve improved improves improving improvement uplift accelerate accelerated jump jumped jumps surge surged surging soared soar "
    "higher more scale scaled upscale enhance enhanced enhancing strengthen rebound rebounded recover recovered ramp-up advance advanced add added adding edged inflate appreciate appreciated bigger greater "
    "enlarge enlarged enlarging lengthen lengthens lengthened widen widened widening elevate elevated hike hiked hikes leapt leaped spiked ballooned swelled skyrocketed strengthened rallied intensify broaden broadened"
)
_DOWN = (
    "reduce reduces reduced reducing reduction reductions decrease decreases decreased decreasing decline declines declined declining fall falls fell fallen falling cut cuts cutting lower lowers lowered lowering drop drops dropped dropping "
    "shrink shrinks shrank shrunk shrinking narrow narrows narrowed narrowing down slash slashed slashing contract contracted contraction diminish diminished curb curbed minimise minimize halve less fewer decarbonise saving savings save abate abatement abated "
    "smaller slip slipped ease eased easing bring-down limit-down shorten shortens shortened shortening trim trimmed decreasingly downsizing deplete depreciation contractions compress mitigated mitigate mitigation slowed slow below "
    "dip dipped dips plunge plunged plummeted plummet tumbled slid slide lessen lessened dwindled receded sank curtail curtailed moderated softened cooled weakened squeezed"
)
MOVES: dict[str, str] = {**dict.fromkeys(_UP.split(), "up"), **dict.fromkeys(_DOWN.split(), "down")}
#: Movement words that only count when they stand right behind or before the figure.
WEAK_MOVES = frozenset(
    "up down more less fewer higher lower below bigger greater smaller add added adding save saving savings advance advanced improvement improve improved improves improving scale narrow contract top extend extended limit strengthen enhance enhanced enhancing cut".split()
) - {"cut", "improve", "improved", "improving", "narrow"}

#: Words before a number that make it a name.
NAME_WORDS = frozenset(
    "level levels category goal goals target targets article articles scope scopes phase phases type types stage grade grades band tier section sections table figure fig chapter annex appendix box paragraph para page pages pp no no. number nos key class group pillar priority objective outcome indicator indicators output sdg sdgs agenda vision horizon europe step part volume version route line unit room hall block zone district ward act bill resolution decision regulation directive document note option scenario round cycle year-group form standard standards years-of-age category-a covid iso rcp ssp title schedule clause item strand mission strategy net-zero plan transforming transport-for year week day days quarter q fy cop protocol lot cluster component theme programme-number factor top euro century chapter-".split()
) - {
    "year",
    "plan",
    "target",
    "targets",
    "number",
    "day",
    "days",
    "week",
    "line",
    "output",
    "outcome",
    "unit",
    "standard",
    "standards",
    "net-zero",
    "top",
    "goal",
    "factor",
    "objective",
    "strategy",
    "europe",
    "vision",
    "agenda",
    "programme",
    "act",
    "block",
    "levels",
    "indicators",
    "articles",
} | {"europe", "agenda", "vision", "target-"}
NUMBER_WORDS = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
SCALE_WORDS = "hundred thousand|hundred million|million million|thousand million|lakh crores?|lakh crore|hundred|thousand|millions|million|billions|billion|trillion|lakhs|lakh|crores|crore|dozen|mln|bln|mn|bn|tn|m|k"
