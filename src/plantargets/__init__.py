"""Typed plan targets and outcomes, and honest verdicts."""
