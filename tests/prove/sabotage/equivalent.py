"""Mutants that change nothing anybody could see, each with the reason: they are told apart, never counted as found."""

EQUIVALENT: dict[str, str] = {}
