"""Packs of rules: where they are, reading them, and what a configuration makes of them."""
