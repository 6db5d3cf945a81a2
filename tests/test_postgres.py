"""The throw-away PostgreSQL of the tests starts, answers and leaves nothing behind."""

import psycopg
import pytest

from tests import postgres


@pytest.fixture
def cluster():
    programs = postgres.binaries()
    if not programs:
        pytest.skip("PostgreSQL not found: sudo apt-get install postgresql")
    return postgres.Cluster(programs)


def test_it_answers_on_its_socket(cluster):
    with cluster, psycopg.connect(host=str(cluster.socket), user="postgres", dbname="postgres") as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_it_leaves_nothing_behind(cluster):
    with cluster:
        pass
    assert (cluster.root.exists(), cluster.server.poll()) == (False, 0)


def test_it_leaves_nothing_behind_when_it_cannot_start(cluster, monkeypatch):
    monkeypatch.setattr(postgres, "FAST", ("no_such_option=1",))
    with pytest.raises(RuntimeError, match="no_such_option"), cluster:
        pass
    assert not cluster.root.exists()
