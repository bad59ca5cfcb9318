"""The command line: ``plantargets``, or ``python -m plantargets``."""

from plantargets.cli.main import main

__all__ = ["main"]
