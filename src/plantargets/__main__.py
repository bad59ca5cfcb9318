"""``python -m plantargets``: the command line."""

from plantargets.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
