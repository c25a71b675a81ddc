"""Translations that people have already, brought into the catalogs: pages, PO, XLIFF, TMX and tables."""
