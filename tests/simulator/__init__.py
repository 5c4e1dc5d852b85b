"""Tests of the pretend Telegram, over real HTTP."""
