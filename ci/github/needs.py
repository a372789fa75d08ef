"""Prints a key that changes with the Python that runs this, and with the file that is named."""

import hashlib
import sys
from pathlib import Path

version = ".".join(map(str, sys.version_info[:3]))
print(f"{version}-{hashlib.sha256(Path(sys.argv[1]).read_bytes()).hexdigest()[:16]}")
