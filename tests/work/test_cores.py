"""Work on many things in several processes."""

from __future__ import annotations

import os
import signal
from multiprocessing import active_children

import pytest

from sgo_tui.work.cores import core_count, on_cores

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def tenfold(number: int) -> int:
    """Return ten times a number; 3 is too much for its process, as a lack of memory is."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


@pytest.mark.parametrize("jobs", [1, 2, 20])
def test_results_come_in_the_order_of_the_things(jobs: int) -> None:
    """However many are worked on at once, and also where there are fewer things than processes."""
    assert list(on_cores(tenfold, (5, 1, 9, 7), jobs)) == [50, 10, 90, 70]
    assert list(on_cores(tenfold, (), jobs)) == []


def test_a_process_that_dies_costs_its_own_result_only() -> None:
    """The others are there, and more is worked on after it."""
    assert list(on_cores(tenfold, range(1, 8), 2)) == [10, 20, None, 40, 50, 60, 70]


def test_results_larger_than_a_pipe() -> None:
    """A process ends only when all of its result is taken."""
    assert [len(text or "") for text in on_cores("x".__mul__, [1_000_000] * 3, 2)] == [1_000_000] * 3


def test_nothing_is_left_running() -> None:
    """Whoever stops asking ends the processes that have not answered."""
    results = on_cores(lambda number: signal.pause() if number else number, (0, 1), 2)
    assert next(results) == 0
    assert len(active_children()) == 1
    results.close()
    assert not active_children()


def test_there_is_a_core() -> None:
    """At least the one this runs on."""
    assert core_count() >= 1
