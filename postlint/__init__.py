"""A linter for planned social-media posts: a calendar that only talks should also listen.

>>> import postlint
>>> for checked in postlint.check("content/"):
...     for finding in checked.findings:
...         print(finding.span.path, finding.span.line, finding.message)

Importing the package costs next to nothing; the text pipeline is loaded when a post's text has to be read.
"""

# The command line begins here, too, and nothing can be said of an interruption before it is there: so nothing
# is imported, not even typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from postlint.auditing.audit import audit
    from postlint.checking import Checked, check, classify, load, model_path

    __version__: str

__all__ = ["Checked", "__version__", "audit", "check", "classify", "load", "model_path"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "audit":
        try:
            from postlint.auditing.audit import audit
        except ModuleNotFoundError as error:
            from postlint.vocabulary import NO_ARROW

            raise ImportError(NO_ARROW) from error
        return audit
    from postlint import checking, vocabulary

    return vocabulary.VERSION if name == "__version__" else getattr(checking, name)
