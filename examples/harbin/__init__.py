"""The figures of the worked example: what the plan asked for, and what was published.

Three areas share the name Harbin New Area. The seven headline targets are word for word those
presented to the district congress of Songbei, and the only bulletin for 2023 is Songbei's, so
the plan is taken as the plan of the north bank. That is an inference: the article does not say.
"""
