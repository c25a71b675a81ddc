"""Gettext catalogs: reading and writing them without loss, merging, and plural rules."""
