"""A linter for planned social-media posts: a calendar that only talks should also listen.

>>> import postlint
>>> for checked in postlint.check("content/"):
...     for finding in checked.findings:
...         print(finding.span.path, finding.span.line, finding.message)

Importing the package costs next to nothing; the text pipeline is loaded when a post's text has to be read.
"""

from postlint.checking import Checked, check, classify, load, model_path
from postlint.vocabulary import VERSION

__version__ = VERSION
__all__ = ["Checked", "__version__", "check", "classify", "load", "model_path"]
