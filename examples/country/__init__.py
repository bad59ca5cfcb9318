"""The SYNTHETIC country of `synthetic_country.py`: its plan and its figures."""
