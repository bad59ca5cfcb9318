"""Run the benchmarks: ``python benchmarks/run.py [core formats ...] [--only TEXT] [--turns 9] [--check]``.

Each ``bench_NAME.py`` in this folder has a function ``cases()`` that returns its cases.
"""

import argparse
import importlib
import platform
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from harness import Fact, table  # noqa: E402


def main() -> int:
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    parser = argparse.ArgumentParser(description="Time plantargets beside references, in turns.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(known)} (default: all)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only cases with this in their title")
    parser.add_argument("--turns", type=int, default=9, help="turns of each pair (default: 9)")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a goal is not reached")
    options = parser.parse_args()
    if unknown := set(options.names) - set(known):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    print(f"Python {platform.python_version()}, {platform.machine()}, medians of {options.turns} turns")
    reached = True
    for name in options.names or known:
        print(f"\n{name}")
        try:
            cases = importlib.import_module(f"bench_{name}").cases()
        except ModuleNotFoundError as error:
            print(f"NOT RUN: {error.name} is not installed")
            continue
        results = []
        for case in cases:
            if options.only not in case.title:
                continue
            if isinstance(case, Fact):
                case.check()
                print(f"holds: {case.title}")
            else:
                results.append(case.run(options.turns))
        reached = reached and all(result.reached for result in results)
        print(table(results))
    return 1 if options.check and not reached else 0


if __name__ == "__main__":
    sys.exit(main())
