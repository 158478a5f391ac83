"""The gate of keys: one at a time, in their order."""

from __future__ import annotations

import asyncio
from threading import Thread

from textual.message import Message

from sgo_tui.term.gate import KeyGate


class Numbered(Message):
    """A message that can be told from others."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Slow:
    """Deals with a message in many steps of the event loop and writes down when it begins and ends."""

    def __init__(self, steps: int = 30) -> None:
        self.log: list[tuple[str, int]] = []
        self.tasks: set[asyncio.Task[None]] = set()
        self.ended = asyncio.Event()
        self.steps = steps

    def deliver(self, message: Message) -> None:
        """Begin with a message."""
        assert isinstance(message, Numbered)
        self.tasks.add(asyncio.get_running_loop().create_task(self._deal(message.number)))

    async def _deal(self, number: int) -> None:
        self.log.append(("begin", number))
        for _step in range(self.steps):
            await asyncio.sleep(0)
        self.log.append(("end", number))
        self.ended.set()

    async def finish(self, count: int) -> list[tuple[str, int]]:
        """Wait until `count` messages have been dealt with."""
        while self.log.count(("end", count - 1)) == 0:
            self.ended.clear()
            await self.ended.wait()
        return self.log


def in_order(count: int) -> list[tuple[str, int]]:
    """Return what is written down where each message waits for the one before it."""
    return [(what, number) for number in range(count) for what in ("begin", "end")]


async def test_the_next_key_waits_for_the_last() -> None:
    """All that a message has set going in the event loop is done before the next one is delivered."""
    slow = Slow()
    gate = KeyGate(slow.deliver, lambda _message: False)
    for number in range(5):
        gate.put(Numbered(number))

    assert await slow.finish(5) == in_order(5)


async def test_keys_may_come_from_a_thread() -> None:
    """As they do from the keyboard's; none is lost where the gate is just about to rest."""
    slow = Slow(steps=1)
    gate = KeyGate(slow.deliver, lambda _message: False)
    thread = Thread(target=lambda: [gate.put(Numbered(number)) for number in range(2000)])
    thread.start()

    assert await slow.finish(2000) == in_order(2000)
    thread.join()


async def test_what_the_loop_does_not_know_is_waited_for() -> None:
    """Something that goes by the clock is asked about."""
    slow = Slow(steps=0)
    answers = [True, True, False]

    def is_busy(message: Message) -> bool:
        return isinstance(message, Numbered) and message.number == 1 and answers.pop(0)

    gate = KeyGate(slow.deliver, is_busy)
    gate.put(Numbered(0))
    gate.put(Numbered(1))
    await slow.finish(2)

    assert answers == []


async def test_who_waits_for_a_person_keeps_no_key() -> None:
    """A worker that waits for an answer is not waited for: the answer is a key."""
    answered = asyncio.Event()
    gate = KeyGate(lambda message: answered.set() if message.number else None, lambda _message: False)  # type: ignore[attr-defined]
    waiting = asyncio.create_task(answered.wait())
    gate.put(Numbered(0))
    gate.put(Numbered(1))

    assert await asyncio.wait_for(waiting, 30)


async def test_what_always_runs_is_not_waited_for() -> None:
    """A task that never rests delays the keys, and does not keep them."""

    async def run() -> None:
        while not slow.ended.is_set() or len(slow.log) < 4:  # noqa: ASYNC110 - it must never rest
            await asyncio.sleep(0)

    slow = Slow()
    running = asyncio.create_task(run())
    gate = KeyGate(slow.deliver, lambda _message: False)
    gate.put(Numbered(0))
    gate.put(Numbered(1))

    assert await slow.finish(2) == in_order(2)
    await running
