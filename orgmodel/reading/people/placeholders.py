"""Placeholders: managers outside of the file, one for each name whatever mark stands beside it."""

from orgmodel.reading.columns.references import bare_name


class Placeholders:
    """Seats after those that were read, in the order in which their names are met.

    Marks beside a name ("Dr.", "(On Leave)", "*") make nobody another person; what may tell two people apart, as a
    number or a department in brackets, does.
    """

    def __init__(self, count: int) -> None:
        """Number placeholders from `count` on."""
        self._count = count
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []

    def seat(self, name: str) -> int:
        """Seat of a manager of this name; a new one for a name that was not met before."""
        number = self._numbers.get(name)
        if number is None:
            bare = bare_name(name)
            number = self._numbers.setdefault(bare, len(self._names))
            if number == len(self._names):
                self._names.append(name)
            elif self._names[number] != name:
                # Written in several ways: without the marks, in whatever order the rows stand.
                self._names[number] = bare
            self._numbers[name] = number
        return self._count + number

    @property
    def names(self) -> tuple[str, ...]:
        """Names as the file writes them, without marks where it writes one in several ways."""
        return tuple(self._names)
