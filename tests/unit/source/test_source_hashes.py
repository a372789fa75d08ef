"""Hashes that come without OpenSSL are those of the standard library."""

import hashlib
import importlib
import sys

import pytest

from postlint.source import hashes


def test_a_hash_is_that_of_the_standard_library():
    assert hashes.sha256(b"tide").hexdigest() == hashlib.sha256(b"tide").hexdigest()
    assert (
        hashes.blake2b(b"tide", digest_size=16).digest() == hashlib.blake2b(b"tide", digest_size=16).digest()
    )


def test_a_python_without_hashes_of_its_own_takes_those_of_openssl(monkeypatch: pytest.MonkeyPatch):
    for name in ("_blake2", "_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    try:
        assert importlib.reload(hashes).sha256 is hashlib.sha256
    finally:
        monkeypatch.undo()
        importlib.reload(hashes)
