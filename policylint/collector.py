"""Python's search for garbage, and when it is of no use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing of what an import or a load allocates is garbage; to look for it may double the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def collector_rare() -> Iterator[None]:
    """Look for garbage seldom: most of what a run of many documents makes lives as long as its batch.

    By Python's own measure a twentieth of the time goes into looking through rules, model and
    sentences that are all still in use.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 5, 10)
    try:
        yield
    finally:
        gc.set_threshold(*before)
