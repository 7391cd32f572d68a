"""The sample files a visitor may load instead of one of their own."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgmodel.catalog.data_files import checkout_folder, data_folder
from orgmodel.errors import BadData


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of real or well-known data.

    Attributes
    ----------
    title, note
        What it is, in a few words; what is to be seen in it, a sentence.
    path
        Where it lies.
    licence, attribution
        Under what terms it may be passed on, and whom to name.
    """

    title: str
    note: str
    path: Path
    licence: str
    attribution: str


def read_samples(folder: Path) -> dict[str, Sample]:
    """Read ``samples.toml`` of a presets folder, in its order; none where there is no such file.

    A sample whose file is not on this machine is left out.

    Raises
    ------
    BadData
        If an entry lacks a text, or its path leads out of the project.
    """
    file = folder / "samples.toml"
    if not file.is_file():
        return {}
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(file.name, "the file", str(error), "TOML in UTF-8") from None
    samples = {key: _sample(key, entry) for key, entry in held.items()}
    return {key: sample for key, sample in samples.items() if sample.path.is_file()}


def _sample(key: str, entry: Any) -> Sample:
    texts = {}
    for name in ("title", "note", "path", "licence", "attribution"):
        text = entry.get(name) if isinstance(entry, dict) else None
        if not isinstance(text, str) or not text:
            raise BadData("samples.toml", f"{key}.{name}", text, "a text")
        texts[name] = text
    # The package holds samples at the same paths as a checkout, in a folder of its own.
    root = (checkout_folder() or data_folder("orgview", "samples")).resolve()
    path = (root / texts.pop("path")).resolve()
    if not path.is_relative_to(root):
        raise BadData("samples.toml", f"{key}.path", str(path), "a path within the project")
    return Sample(path=path, **texts)
