"""The outside world in miniature: strict local stand-ins for gateways, chains and banks, on a clock that can be moved.

They know nothing of the shop: each speaks over HTTP what the real service speaks, refuses what it refuses, and can be
paid, short-paid, forged and taken down by whoever tests. What they show and can be told to do is a `desk.Till`.
"""
