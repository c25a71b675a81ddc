"""The numbers to call in need, by territory."""

from babel import Locale

from pipeline.emergency import _rows, emergency_of, known, numbers_of, territories


def test_at_least_sixty_territories_that_there_are():
    names = Locale("en").territories
    assert len(known()) >= 60
    assert all(code in names and code.isupper() and len(code) == 2 for code in known())


def test_every_number_is_short_or_a_line_for_help_and_stands_once():
    for code, row in _rows().items():
        assert set(row) <= {"emergency", "other"}
        assert row["emergency"], code
        assert all(number.isdigit() and 2 <= len(number) <= 5 for number in row["emergency"]), code
        assert all(number.isdigit() for number in row.get("other", ())), code
        assert len(set(row["emergency"])) == len(row["emergency"])


def test_numbers_of_a_territory():
    assert emergency_of("GB")[0] == "999"
    assert {"999", "112", "111", "119"} <= numbers_of("gb")
    assert {"15", "112"} <= numbers_of("FR")
    assert "116117" in numbers_of("DE")
    assert "061" in numbers_of("ES")
    assert "911" not in numbers_of("GB")
    assert "US" in territories("911")
    assert numbers_of("XX") == frozenset()
