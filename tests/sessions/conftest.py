"""A PostgreSQL of all desks, for the tests of this room."""

from collections.abc import Iterator

import pytest
from postgres import server

from sessions.centre import emptied


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def url(cluster: str) -> str:
    """A server whose tables are not yet made."""
    emptied(cluster)
    return cluster
