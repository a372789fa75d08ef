"""Markdown files with several posts, each under a heading or label of its own."""

from postlint.calendars.readers.sections.read import read as read
