"""Languages are named as readers of each country name them."""

from pipeline.languages import language, name_in


def test_portuguese_of_portugal_is_not_that_of_brazil():
    polish = language("pl")
    assert name_in(polish, language("pt")) == "polaco"
    assert name_in(polish, language("pt-BR")) == "polonês"
