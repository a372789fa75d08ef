"""The shapes in which people keep posts: one module each, found through the table in ``readers.py``."""
