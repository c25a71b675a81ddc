"""Projects whose pages are not written in English."""

from tests.support.projects import plainleaf


def test_a_source_language_without_page_furniture_fails_in_words_alone(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.plainleaf]\nsource-language = "ja"\nlocales = ["fr"]\n', "utf-8")
    page = '<!DOCTYPE html><html lang="ja"><title>薬</title><main><h1>薬</h1><p>5 mg を飲む。</p></main></html>'
    (tmp_path / "source/a.html").write_text(page, "utf-8")
    plainleaf(tmp_path, "extract")
    ran = plainleaf(tmp_path, "build", "--variant", "html")
    assert ran.status == 1
    assert "strings of the page furniture are not translated" in ran.err
    assert (tmp_path / "output/ja/a.html").is_file()
