"""A page in one file shows what the page showed, and asks nobody for anything."""

from pipeline.inlining import detach, inline

FILES = {
    "assets/screen.css": b'@font-face{src:url("f.woff2") format("woff2")} p{background:url(../p.png)} a{background:url(https://x.org/y.png)}',
    "assets/f.woff2": b"font",
    "p.png": b"png",
    "assets/scan.svg": b"<svg/>",
}
PAGE = (
    '<html><head><link rel="stylesheet" href="../assets/screen.css"><link rel="stylesheet" href="../gone.css"></head>'
    '<body><img src="../assets/scan.svg" alt="a > b"><img src="../gone.png" alt=""><a href="../fr/a.html">fr</a>'
    '<img src="data:image/png;base64,AA" alt=""></body></html>'
)


def test_styles_fonts_and_pictures_stand_in_the_page_and_links_stay_links():
    html = inline(PAGE, "en/a.html", FILES.get)
    assert "data:font/woff2;base64,Zm9udA==" in html
    assert "data:image/png;base64,cG5n" in html
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in html
    assert 'href="../fr/a.html"' in html
    assert "https://x.org/y.png" in html
    assert 'alt="a > b"' in html


def test_what_is_not_there_stays_an_address():
    html = inline(PAGE, "en/a.html", FILES.get)
    assert 'href="../gone.css"' in html
    assert 'src="../gone.png"' in html


def test_a_page_that_is_one_file_already_stays_as_it_is():
    once = inline(PAGE, "en/a.html", FILES.get)
    assert inline(once, "en/a.html", FILES.get) == once


def test_nothing_in_a_style_ends_its_element():
    html = inline('<link rel="stylesheet" href="a.css">', "p.html", {"a.css": b"/* </style> */"}.get)
    assert html.count("</style>") == 1


ALONE = (
    '<link rel="alternate" hreflang="fr" href="../fr/a.html"><nav class="plainleaf-languages"><a href="../fr/a.html">fr</a></nav>'
    '<p>See <a href="b.html#x">the other one</a>, <a href="c.html"><b>this</b></a> or <a href="https://x.org/">x</a>.</p>'
    '<a href="#here">here</a><p><a href="index.html">All leaflets</a></p>'
)


def test_away_from_the_others_no_link_leads_nowhere():
    html = detach(ALONE, "en/a.html", {"en/b.html": "The-other.html"}.get)
    assert html == (
        '<p>See <a href="The-other.html#x">the other one</a>, <span><b>this</b></span> or <a href="https://x.org/">x</a>.</p>'
        '<a href="#here">here</a>'
    )


def test_where_the_output_lives_on_the_web_links_lead_there():
    html = detach(ALONE, "en/a.html", lambda path: f"https://example.org/{path}")
    assert '<nav class="plainleaf-languages"><a href="https://example.org/fr/a.html">' in html
    assert 'href="https://example.org/en/b.html#x"' in html
    assert "../" not in html
