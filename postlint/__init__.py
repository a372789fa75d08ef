"""A linter for planned social-media posts: does the calendar only talk, or does it also listen?"""

__version__ = "0.1.0"
