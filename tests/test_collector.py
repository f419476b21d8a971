"""The search for garbage is as it was once the block is left, even by an error."""

from __future__ import annotations

import gc

import pytest

from policylint.collector import collector_paused, collector_rare


def test_a_rare_search_is_rare_and_then_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="left"), collector_rare():
        assert gc.get_threshold()[0] > before[0]
        raise ValueError("left")
    assert gc.get_threshold() == before


def test_a_paused_search_goes_on_afterwards() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
