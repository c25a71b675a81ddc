import pytest

from pipeline.readability import dictionary
from pipeline.readability.data import sentence_limits


@pytest.fixture
def without_dictionary(monkeypatch):
    """As if ICU were not installed."""
    monkeypatch.setattr(dictionary, "available", lambda: False)
    sentence_limits.cache_clear()
    yield
    sentence_limits.cache_clear()
