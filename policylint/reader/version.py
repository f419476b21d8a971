"""Which weights these are, told without numpy: ``--version`` must be quick."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from policylint.errors import PolicylintError

WEIGHTS = Path(__file__).parent / "weights.npz"


def reader_version(path: Path = WEIGHTS, taught: Path | None = None) -> str:
    """The number of documents that it learned from, and enough of the hash to tell files apart.

    After a plus the same of what it was taught: the number of sentences, and the hash.
    Raises PolicylintError if there are no weights.
    """
    if taught:
        from policylint.reader.teaching import taught_version

        return f"{reader_version(path)}+{taught_version(taught)}"
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            stored = archive.read("version.npy")
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise PolicylintError(
            f"Holds no weights of the reader ({error}).",
            path=str(path),
            mend="Install policylint anew, or run scripts/train-reader.",
        ) from error
    # the .npy format: six bytes of magic, two of version, the header's length in two, the header, the data
    version = stored[10 + int.from_bytes(stored[8:10], "little") :].decode()
    return f"{version}-{hashlib.sha256(data).hexdigest()[:8]}"
