"""Web pages as people save and export them, read into the blocks of a source page."""
