"""The browser of these tests: the system's Chromium, never a downloaded one."""

from pathlib import Path

import pytest

from tests.chromium import LAUNCH_ARGUMENTS, chromium

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not chromium():
        pytest.skip("no Chromium found: sudo apt-get install chromium, or set CHROMIUM", allow_module_level=True)
    return {**browser_type_launch_args, "executable_path": chromium(), "args": list(LAUNCH_ARGUMENTS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "pl-PL", "timezone_id": "Europe/Warsaw"}
