"""Reading 10,000 targets from JSON, beside json.loads of the same text."""

import json
from decimal import Decimal

from harness import Calls, Case

COUNT = 10_000


def cases() -> list[Case]:
    from plantargets.formats.jsonfile import from_json, to_json

    text = to_json(plan(), indent=None)
    from_json(text)
    return [
        Calls(
            f"a plan of {COUNT} targets from JSON / json.loads of the same text",
            reference=lambda: json.loads(text),
            ours=lambda: from_json(text),
            goal=10.0,
        ),
    ]


def plan():
    """As an annual plan has them: many areas, a few dozen indicators, figures that all differ."""
    from plantargets import About, AtLeast, AtMost, Indicator, Plan, Reach, Source, Target

    source = Source("Government work report 2023", publisher="District government", date="2023-01", id="S1")
    indicators = [
        Indicator(f"rate_{index}", unit="percent", kind="growth", direction="higher") for index in range(20)
    ] + [Indicator(f"intensity_{index}", unit="tce/万元", direction="lower") for index in range(20)]
    words = [(About, AtLeast, Reach, AtLeast), (AtMost, AtMost, Reach, AtMost)]
    targets = []
    for index in range(COUNT):
        falling = index % 40 >= 20
        figure = f"{Decimal(index % 997 + 1) / 10} {'tce/万元' if falling else '%'}"
        targets.append(
            Target(
                indicators[index % 40],
                words[falling][index % 4](figure),
                id=f"t{index:05}",
                area=f"district {index // 40}",
                obligation=("binding", "expected")[index % 2],
                wording=f"增长{figure}左右",
                source=source,
            )
        )
    return Plan("Plan of the districts", period="2023", targets=targets, source=source)
