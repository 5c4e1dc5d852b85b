"""Faults of the system are made by strace. Where there is none those tests are not collected and the run says so.

Under CI they are collected all the same, and fail: there they must run.
"""

import os

import pytest

from tests.prove.disk.inject import STRACE

collect_ignore_glob = [] if STRACE or os.environ.get("CI") else ["test_*.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that these tests did not run; the header would be hidden by `-q`."""
    if not STRACE:
        terminalreporter.write_line("no strace found: faults of the disk not tried", yellow=True)
