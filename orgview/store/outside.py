"""Contents outside the database: files of a bucket, or of another storage that fsspec knows, named by their SHA-256."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from orgview.store.errors import StoreError

# A bucket with very many files in one folder is slow to list on some storages.
_FOLDER_LETTERS = 2


class Outside:
    """A storage of contents, each a file under its hash. Nothing is opened before the first use.

    Parameters
    ----------
    url
        As fsspec writes it: ``s3://bucket/prefix``, ``file:///folder``.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def write(self, path: Path, digest: str) -> None:
        """Keep a file under its hash, unless it is there whole."""
        if self.size_of(digest) == path.stat().st_size:
            return
        with self._translating():
            place = self._place_of(digest)
            self._files.makedirs(self._files._parent(place), exist_ok=True)
            self._files.put_file(str(path), place)
            if "file" in self._protocols:
                _sync(Path(place))

    def size_of(self, digest: str) -> int | None:
        """Bytes of a content; None where it is not there."""
        with self._translating():
            try:
                return int(self._files.info(self._place_of(digest))["size"])
            except FileNotFoundError:
                return None

    def read(self, digest: str, start: int = 0, end: int | None = None) -> bytes:
        """Bytes of a content, or those from a place up to another one.

        Raises
        ------
        StoreError
            If it is not there, or the storage does not answer.
        """
        with self._translating():
            try:
                if end is None:
                    return bytes(self._files.cat_file(self._place_of(digest)))
                # Not `cat_file` with both ends: Arrow's does not know where it stands then.
                with self._files.open(self._place_of(digest), "rb") as file:
                    file.seek(start)
                    return bytes(file.read(end - start))
            except FileNotFoundError:
                raise StoreError("The storage has lost a part of this company", "Load its file again.") from None

    def remove(self, digest: str) -> None:
        """Remove a content; one that is not there is removed already."""
        with self._translating():
            try:
                self._files.rm_file(self._place_of(digest))
            except FileNotFoundError:
                return

    def all_digests(self) -> list[str]:
        """Hashes of all that is there: one question for each thousand on S3."""
        with self._translating():
            try:
                self._files.invalidate_cache()
                found = self._files.find(self._root)
            except FileNotFoundError:
                return []
            return [name for path in found if len(name := path.rpartition("/")[2]) == 64]

    def check(self) -> None:
        """Ask the storage for something that need not be there.

        Raises
        ------
        StoreError
            If it does not answer, or refuses.
        """
        self.size_of("0" * 64)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        try:
            import fsspec  # noqa: PLC0415  # only where it is set, and then its storage's own package comes along
        except ImportError:
            raise StoreError("The package fsspec is not installed", "Install reportline[s3].") from None
        scheme = self._url.partition(":")[0]
        if scheme == "s3":
            # Arrow, which is here anyway, speaks S3; s3fs would bring three packages that pin each other.
            from fsspec.implementations.arrow import ArrowFSWrapper  # noqa: PLC0415
            from pyarrow.fs import S3FileSystem  # noqa: PLC0415

            bucket, root = S3FileSystem.from_uri(self._url)
            return ArrowFSWrapper(bucket), root.rstrip("/")
        try:
            # Another machine may have written or removed a file a moment ago.
            files, root = fsspec.core.url_to_fs(self._url, use_listings_cache=False)
        except ImportError:
            raise StoreError(
                f"The package for {scheme}:// is not installed", "Install it, or use s3:// or file://."
            ) from None
        return files, root.rstrip("/")

    @property
    def _files(self) -> Any:
        return self._opened[0]

    @property
    def _root(self) -> str:
        return self._opened[1]

    @property
    def _protocols(self) -> tuple[str, ...]:
        protocol = self._files.protocol
        return (protocol,) if isinstance(protocol, str) else tuple(protocol)

    def _place_of(self, digest: str) -> str:
        return f"{self._root}/{digest[:_FOLDER_LETTERS]}/{digest}"

    @contextmanager
    def _translating(self) -> Iterator[None]:
        """Turn whatever a storage raises into a `StoreError`; its text, which may hold keys, is left behind."""
        try:
            yield
        except StoreError:
            raise
        except PermissionError:
            raise StoreError(
                "The storage of contents refuses this server",
                "Are its keys and rights right? REPORTLINE_CONTENT_URL says where it is.",
            ) from None
        except Exception as error:
            raise StoreError(
                f"The storage of contents cannot be used ({type(error).__name__})",
                "Does it answer, and does its bucket exist? REPORTLINE_CONTENT_URL says where it is.",
            ) from None


def public_url(url: str) -> str:
    """Address without what may be a password in it."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except Exception:
        return url


def _sync(path: Path) -> None:
    """Have a file and its name survive a power cut, as the database's row does."""
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
