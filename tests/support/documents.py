"""Whole documents for the typesetter."""


def document(body, language="en", direction="ltr", title="A leaflet"):
    head = f"<head><meta charset='utf-8'><title>{title}</title></head>"
    return f"<!DOCTYPE html><html lang='{language}' dir='{direction}'>{head}<body>{body}</body></html>"
