"""Ctrl-C, and being told to end: once, and never in the middle of what must not be left half."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_Handler = Callable[[int, FrameType | None], object]


@contextmanager
def ended_once() -> Iterator[None]:
    """The first such signal is a KeyboardInterrupt, those after it are not heard to the end.

    What a run clears up after it is so not interrupted in turn. A caller that has the run outlive
    its terminal (``nohup``) is obeyed.
    """
    defaults = {signal.SIG_DFL, signal.default_int_handler}
    is_ended = False
    before = {number: handler for number, handler in _handlers() if handler in defaults}

    def end(_: int, __: FrameType | None) -> None:
        nonlocal is_ended
        is_ended = True
        for number in before:
            signal.signal(number, _hear_nothing)
        raise KeyboardInterrupt

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if is_ended else handler)


def _hear_nothing(_: int, __: FrameType | None) -> None:
    """A signal that came together with the first; to ignore it now would be told as an error."""


@contextmanager
def undisturbed() -> Iterator[list[int]]:
    """Such a signal waits for the end of this; what it yields holds those that came."""
    came: list[int] = []
    before = {number: handler for number, handler in _handlers() if callable(handler)}
    try:
        for number in before:
            signal.signal(number, lambda number, _: came.append(number))
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def _handlers() -> Iterator[tuple[int, _Handler | int | None]]:
    """Only the main thread may look."""
    if threading.current_thread() is threading.main_thread():
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None:
                yield number, signal.getsignal(number)
