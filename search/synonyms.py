"""What stands for what: lines of synonyms read into stems."""

from pathlib import Path

from search.normalise import content, words
from search.stem import stem

LONGEST_KEY = 200
STARTER = Path(__file__).parent / "starter" / "synonyms.txt"


def starter_lines() -> list[str]:
    """The lines of synonyms that a new portal starts with."""
    return STARTER.read_text(encoding="utf-8").splitlines()


def phrases(text: str) -> list[str]:
    """The phrases of a comma list."""
    return [phrase.strip() for phrase in text.split(",") if phrase.strip()]


def stems(phrase: str) -> tuple[str, ...]:
    """The stems of the meaningful words of a phrase."""
    return tuple(stem(word) for word in content(words(phrase)))


def readings(left: list[str], right: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """(key, stems) pairs: what is also searched for where the key stands. Without a right side the words are equal.

    With a right side the words of the left one are each other's synonyms too.
    """
    found: dict[tuple[str, tuple[str, ...]], None] = {}
    for typed in left:
        key = stems(typed)
        for other in (*left, *right):
            meant = stems(other)
            if key and meant and meant != key and len(" ".join(key)) <= LONGEST_KEY:
                found.setdefault((" ".join(key), tuple(dict.fromkeys(meant))))
    return list(found)


def parse(line: str) -> tuple[str, str] | None:
    """(terms, expands to) of a line of the starter file: "a, b" or "a => b, c"; None for comments and blank lines."""
    line = line.partition("#")[0].strip()
    if not line:
        return None
    left, _, right = line.partition("=>")
    return left.strip(), right.strip()
