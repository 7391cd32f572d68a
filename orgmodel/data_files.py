"""Data files: where the presets lie, in a checkout and in an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def presets_folder() -> Path:
    """Folder with ``companies/``, ``domain/`` and the word lists.

    Returns
    -------
    Path
        Inside the package where it was installed from a wheel, else beside it.
    """
    packed = _PACKAGE / "presets"
    return packed if packed.is_dir() else _PACKAGE.parent / "presets"
