"""Whether the index follows everything: python -m bench.search_random [CHANGES]. The engine is that of DATABASE_URL.

Does hundreds of random things to a small directory and its dictionary, one transaction each, then compares the index
with one written anew. The digest of the index is the same on every database.
"""

import random
import sys
from hashlib import sha256

from bench.scratch import scratch_database

SEED = 7


def main(count: int) -> None:
    with scratch_database():
        from django.db import connection

        from search import index
        from tests.search.cast import publish, the_cast
        from tests.search.happenings import random_change, the_index

        the_cast()
        chance = random.Random(SEED)
        for step in range(count):
            random_change(chance, step)
            publish("service", f"stale-{step}", f"Stała usługa {step}")  # so that something is left to change
        followed = the_index()
        index.rebuild()
        same = the_index() == followed
        print(f"{connection.vendor}: {count} changes, {len(followed['entries'])} entries")
        print("equal to an index written anew" if same else "NOT equal to an index written anew")
        print(f"index {sha256(repr(followed).encode()).hexdigest()[:16]}")
        sys.exit(0 if same else 1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
