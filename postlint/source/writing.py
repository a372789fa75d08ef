"""Writing files so that nobody ever sees one half written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

_LONGEST_PREFIX: Final = 40
"""A name may already be as long as names can be."""


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: first beside it, then in its place; a failure leaves nothing behind.

    A link stays one and its target is replaced; a device or pipe is written to as it is.

    Raises:
        OSError: if it cannot be written.
    """
    # Not resolve(), which some versions of Python let fail where links go round in circles.
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # Replaced, /dev/null would be a file from then on.
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:_LONGEST_PREFIX]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The only way to read it is to set it; temporary files are private, reports are not.
    mask = os.umask(0)
    os.umask(mask)
    return mask
