"""Visible part of a company, typical or loaded, as layouts place it; how companies are made is not loaded for it."""

from dataclasses import dataclass

# Width to height of a window that nobody has told of.
WINDOW = 16 / 9


@dataclass(frozen=True, slots=True)
class Fold:
    """Fold: seats that a folded branch hides, people on them, levels of them, and how many lead others.

    In a comparison `changes` counts those of them that differ; None elsewhere.
    """

    seats: int
    people: int
    levels: int
    managers: int = 0
    changes: int | None = None


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible part of a solid tree.

    Attributes
    ----------
    keys
        Visible seats, bosses before reports, siblings in order (preorder).
    bosses
        For each of `keys` the position of its boss in `keys`; -1 for the top.
    families
        For each of `keys` the family its role belongs to: seats of different families are not stacked together.
    folds
        Folded seats and what each hides.
    """

    keys: tuple[str, ...]
    bosses: tuple[int, ...]
    families: tuple[str, ...]
    folds: dict[str, Fold]
