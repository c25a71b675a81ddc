import pytest

from pipeline.readability.words import is_number, letters, plain, show, words


def of(text, language="en"):
    return words(plain(show(text)), language)


def test_addresses_and_telephone_numbers_are_no_words():
    text = "See https://example.org/a.html or mail to care@example.org or ring 01632 960 123 or (+44) 1632-9601."
    assert of(text) == ["See", "or", "mail", "to", "or", "ring", "or"]
    assert of("See example.nhs.uk, example.org/help or 111.example.uk.") == ["See", "or"]


@pytest.mark.parametrize(
    "number",
    [
        "+44 20 7946 0000",
        "0800 123 456",
        "0300\u2011123\u20114567",
        "(01) 23 45 67 89",
        "01.23.45.67.89",
        "020-7946-0000",
        "030/12 34 56 78",
        "+49 (0)30 123456",
        "00 44 20 7946 0000",
        "1-800-123-4567",
        "912 345 678",
        "22 33 44 55",
        "22 123 45 67",
        "0800123456",
        "٠١١-٢٣٤-٥٦٧٨",
        "+۹۸ ۲۱ ۱۲۳۴ ۵۶۷۸",
    ],
)
def test_telephone_numbers_of_many_countries_are_no_words(number):
    assert of(f"Ring {number} now.") == ["Ring", "now"]
    assert of(f"Ring {number}.") == ["Ring"]
    assert of(f"Ring {number} now.".replace(" ", "\u00a0")) == ["Ring", "now"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("10 000 000", ["10'000'000"]),
        ("10\u202f500", ["10'500"]),
        ("1,000,000", ["1,000,000"]),
        ("10000000", ["10000000"]),
        ("2019-2021", ["2019", "2021"]),
        ("2019\u20132021", ["2019", "2021"]),
        ("1 000-2 000", ["1'000", "2'000"]),
        ("1000-2000", ["1000", "2000"]),
        ("2024-05-03", ["2024", "05", "03"]),
        ("03/05/2024", ["03/05/2024"]),
        ("03.05.2024 10:30", ["03.05.2024", "10:30"]),
        ("500 mg 4", ["500", "mg", "4"]),
        ("2,5", ["2,5"]),
        ("1/2", ["1/2"]),
        ("120/80", ["120/80"]),
    ],
)
def test_amounts_dates_and_ranges_are_no_telephone_numbers(text, numbers):
    assert of(f"Take {text} now.") == ["Take", *numbers, "now"]
    assert all(map(is_number, (number for number in numbers if number != "mg")))


def test_numbers_are_words():
    assert of("Take 2.5 ml 3 times. Call 999.") == ["Take", "2.5", "ml", "3", "times", "Call", "999"]
    assert of("37.5°C, 5%, +44, 3rd, 10–20 mg") == ["37.5", "C", "5", "44", "3rd", "10", "20", "mg"]


def test_a_hyphenated_word_is_one():
    assert of("An x-ray, a non\u2011stop 5-day course for COVID-19.") == [
        "An", "x-ray", "a", "non-stop", "5-day", "course", "for", "COVID-19",
    ]  # fmt: skip
    assert of("anak-anak", "id") == ["anak-anak"]
    assert of("בית־ספר", "he") == ["בית־ספר"]
    assert of("pre- and post-natal -- here - there") == ["pre", "and", "post-natal", "here", "there"]


def test_a_slash_parts_words():
    assert of("and/or mg/ml") == ["and", "or", "mg", "ml"]


def test_raised_signs_and_ampersands_stay_with_their_word():
    assert of("CO₂ and m² at A&E, 2½ doses") == ["CO₂", "and", "m²", "at", "A&E", "2½", "doses"]


def test_abbreviations_are_one_word():
    assert of("e.g. at 9 a.m. in the U.S.A. 😀") == ["e.g", "at", "9", "a.m", "in", "the", "U.S.A"]


@pytest.mark.parametrize("mark", "'’")
def test_elisions_are_split_where_the_language_does(mark):
    assert of(f"l{mark}hôpital aujourd{mark}hui", "fr") == ["l", "hôpital", "aujourd'hui"]
    assert of(f"qu{mark}est-ce", "fr") == ["qu", "est-ce"]
    assert of(f"dell{mark}ospedale", "it") == ["dell", "ospedale"]
    assert of(f"don{mark}t", "en") == ["don't"]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("uk", "здоров’я"),
        ("uk", "здоровʼя"),
        ("uz", "gʻoza"),
        ("uz", "gʼoza"),
        ("br", "brec’h"),
        ("so", "go’aan"),
        ("ha", "ba’a"),
    ],
)
def test_apostrophes_of_every_form_are_alike_and_no_letters(language, word):
    straight = word.translate(dict.fromkeys(map(ord, "’ʼʻ"), "'"))
    assert of(word, language) == of(straight, language) == [straight]
    assert letters(straight) == len(word) - 1


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fa", "کتاب\u200cها را می\u200cخوانم", 3),
        ("ckb", "نە\u200cخۆش بوو", 2),
        ("hi", "स्वास्थ्य की\u200cया क्\u200dष", 3),
        ("si", "ශ්\u200dරී ලංකා", 2),
        ("ar", "مُحَمَّدٌ مـــحمد", 2),
        ("he", "צה״ל ארה״ב ג׳ורג׳ ד״ר", 4),
        ("he", "צה”ל", 1),
        ("am", "ሰላም፡ለዓለም፡ሁሉ።", 3),
        ("ca", "col·laboració paral·lel", 2),
        ("sv", "EU:s kl.", 2),
        ("mt", "t’għandux l-isptar", 2),
        ("cy", "i’r c’hoar", 2),
        ("bn", "স্বাস্থ্য সেবা", 2),
        ("ta", "சுகாதாரம் என்பது", 2),
        ("te", "ఆరోగ్యం", 1),
        ("kn", "ಆರೋಗ್ಯ", 1),
        ("ml", "ആരോഗ്യം ന്\u200d", 2),
        ("ko", "약을 먹기 전에", 3),
        ("vi", "sức khỏe", 2),
        ("hy", "ի՞նչ է", 2),
        ("ka", "ჯანმრთელობა და", 2),
    ],
)
def test_words_stay_whole_in_every_script(language, text, count):
    assert len(of(text, language)) == count


def test_letters_are_what_a_reader_sees():
    assert letters("naïve") == 5
    assert letters("don't") == 4
    assert letters("x-ray") == 4
    assert letters("2.5") == 2
    assert letters("কি") == 1
    assert letters("مُحَمَّدٌ") == letters("مـــحمد") == 4
    assert letters("می\u200cشود") == 5


def test_composed_and_decomposed_texts_are_alike():
    assert of("une fie\u0300vre e\u0301leve\u0301e", "fr") == of("une fièvre élevée", "fr")


def test_what_nobody_sees_is_gone_and_the_length_stays():
    shown = show("Her\u00adz\u200b\u2069 cafe\u0301 10 000 +44 20 7946 0000 www.example.org")
    assert shown.startswith("Herz café")
    assert len(plain(shown)) == len(shown)


def test_the_number_of_a_note_is_no_word():
    assert of("It thins the blood.[1] Ask first.² See [2, 4–6]. Use 10² or CO₂.") == (
        ["It", "thins", "the", "blood", "Ask", "first", "See", "Use", "10²", "or", "CO₂"]
    )
