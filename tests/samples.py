"""Which of many alike examples are tried every day, and which in the drill."""

import pytest


def some_daily(examples, daily=1):
    """For parametrize: the first `daily` examples as they are, the others marked for `make drill`."""
    first, later = list(examples)[:daily], list(examples)[daily:]
    return [*first, *(pytest.param(*as_values(example), marks=pytest.mark.drill) for example in later)]


def as_values(example):
    """The arguments of one example; a tuple is several."""
    return example if isinstance(example, tuple) else (example,)
