"""Markdown files with several posts, each under a heading or label of its own."""
