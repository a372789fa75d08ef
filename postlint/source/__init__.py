"""Bytes become a located tree: every value knows its file, line and column."""
