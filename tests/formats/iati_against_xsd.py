"""Check exports against the published schema of IATI 2.03, which is not part of this repository.

    python tests/formats/iati_against_xsd.py FOLDER [COUNT]

FOLDER holds iati-activities-schema.xsd, iati-common.xsd and xml.xsd; needs lxml. The worked example and
COUNT drawn plans are written, validated, and read back.
"""

import importlib
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st
from lxml import etree

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "examples")]

from plantargets import Outcomes  # noqa: E402
from plantargets.formats import from_iati, to_iati  # noqa: E402
from plantargets.testing import plans, reports  # noqa: E402

FOLDER, COUNT = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
XSD = etree.XMLSchema(etree.parse(FOLDER / "iati-activities-schema.xsd"))
seen = 0


def check(plan, outcomes):
    global seen  # noqa: PLW0603
    text, _ = to_iati(plan, outcomes)
    XSD.assertValid(etree.fromstring(text.encode()))
    (activity,) = from_iati(text)
    assert activity.plan == plan
    assert activity.outcomes == outcomes
    seen += 1


@settings(max_examples=COUNT, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def drawn(data):
    plan = data.draw(plans(most=3))
    check(plan, data.draw(reports(plan)))


results = importlib.import_module("harbin.results_2023")
check(
    importlib.import_module("harbin.plan").PLAN, Outcomes([*results.RESULTS_2023.values(), *results.BASELINES.values()])
)
drawn()
print(f"{seen} files are valid and come back")  # noqa: T201
