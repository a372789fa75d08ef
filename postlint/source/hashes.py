"""Hashes as :mod:`hashlib` has them, without OpenSSL: loading that takes a fiftieth of a short run."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

__all__ = ["blake2b", "sha256"]

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:

    def _found(name: str, module: str) -> object:
        """Return what ``module`` of Python's own has, which not every Python is built with."""
        with suppress(ImportError):
            return getattr(import_module(module), name)
        return getattr(import_module("hashlib"), name)

    blake2b = _found("blake2b", "_blake2")
    sha256 = _found("sha256", "_sha2" if sys.version_info >= (3, 12) else "_sha256")
