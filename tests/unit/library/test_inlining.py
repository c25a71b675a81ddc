"""A page in one file shows what the page showed, and asks nobody for anything."""

from pipeline.inlining import inline

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
