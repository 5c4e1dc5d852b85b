"""Tests of what a person sees, in the machine's own Chromium."""
