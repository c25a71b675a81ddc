import pytest

from pipeline.importing.dates import is_overdue, labelled


def dates(*texts):
    return [(one.start, one.end, [(name, written.iso) for name, written in one.dates]) for one in labelled(texts)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Last reviewed: 12 March 2023", "2023-03-12"),
        ("Page last reviewed 12th Mar. 2023", "2023-03-12"),
        ("LAST REVIEWED – March 12, 2023.", "2023-03-12"),
        ("Date reviewed: Sunday 12 March 2023", "2023-03-12"),
        ("Reviewed on 2023-03-12", "2023-03-12"),
        ("Last reviewed: 13/03/2023", "2023-03-13"),
        ("Last reviewed: 03/13/2023", "2023-03-13"),
        ("Last reviewed:\u00a012 Sept 2023", "2023-09-12"),
        ("Dernière révision : 1er février 2024", "2024-02-01"),
        ("Última revisión: 3 de marzo de 2024", "2024-03-03"),
        ("Zuletzt geprüft am 3. März 2024", "2024-03-03"),
        ("Останній перегляд: 5 березня 2024", "2024-03-05"),
        ("آخر مراجعة: ١٢ مارس ٢٠٢٤", "2024-03-12"),
        ("最近审核：2024年3月12日", "2024-03-12"),
    ],
)
def test_a_date_in_whatever_way_it_is_written(text, iso):
    assert dates(text) == [(0, 1, [("leaflet:reviewed", iso)])]


def test_the_date_may_stand_on_the_next_line():
    assert dates("Some text.", "Next review due:", "1 May 2027", "More.") == [
        (1, 3, [("leaflet:review-due", "2027-05-01")])
    ]


def test_two_dates_on_one_line():
    assert dates("Last reviewed: 1 May 2024 | Next review due: 1 May 2027") == [
        (0, 1, [("leaflet:reviewed", "2024-05-01"), ("leaflet:review-due", "2027-05-01")])
    ]


@pytest.mark.parametrize("text", ["Last reviewed: 5/6/2025", "Last reviewed: June 2025"])
def test_a_date_that_leaves_a_doubt_is_no_more_than_a_guess(text):
    ((_name, written),) = labelled([text])[0].dates
    assert written.confidence < 0.9
    assert written.why


@pytest.mark.parametrize(
    "text",
    [
        "Last reviewed by Dr Sample",
        "Last reviewed: 31 February 2024",
        "Your dose was last reviewed on 1 May 2024 by your doctor",
        "Reviewed on 1 May 2024. Take the tablets with water.",
        "Published studies from 2019 show little risk",
    ],
)
def test_a_sentence_is_no_label(text):
    assert labelled([text, "12 tablets a day"]) == ()


def test_only_what_is_said_of_the_page_is_a_notice():
    assert is_overdue("This page is overdue for review. We will update it soon.")
    assert not is_overdue("If you are due for review, call your clinic.")
    assert not is_overdue("Your medicines are overdue for review. Call the clinic.")
