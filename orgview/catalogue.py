"""Catalogue of the page: domain facts and presets, read once at the start."""

from dataclasses import dataclass
from pathlib import Path

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.load import load_domain
from orgmodel.typical.presets import Preset, load_presets

# The first screen: its chain is officer, director, COO, CEO.
FIRST_PRESET_HEADCOUNT = 400


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Domain and presets, the folder that both were read from, and the preset of the first screen."""

    domain: Domain
    presets: dict[str, Preset]
    folder: Path

    @property
    def domain_folder(self) -> Path:
        """Folder of the domain's files."""
        return domain_folder(self.folder)

    @property
    def first(self) -> Preset:
        """Preset that a new visitor sees: that of 400 people, or the first one where a folder has none."""
        found = [preset for preset in self.presets.values() if preset.company.headcount == FIRST_PRESET_HEADCOUNT]
        return found[0] if found else next(iter(self.presets.values()))


def domain_folder(presets: Path) -> Path:
    """Folder of the domain's files in a presets folder."""
    return presets / "domain"


def read_catalogue(folder: Path) -> Catalogue:
    """Read ``domain/`` and ``companies/`` of a presets folder.

    Raises
    ------
    orgmodel.errors.BadData
        At the first flaw in a file.
    """
    domain = load_domain(domain_folder(folder))
    return Catalogue(domain, load_presets(domain, folder / "companies"), folder.resolve())
