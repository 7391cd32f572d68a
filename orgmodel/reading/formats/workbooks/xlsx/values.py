"""The value of a cell as the text a person sees."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

# Whole numbers below are exact; above, a number holds the nearest it can and is shown with its shortest digits.
_EXACT = 2.0**53


def to_text(value: object) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Give a value as text.

    Examples
    --------
    >>> to_text(11000.0), to_text(0.1 + 0.2), to_text(1e-07), to_text(12345678901234567890.0)
    ('11000', '0.3', '0.0000001', '12345678901234567000')
    >>> to_text(True), to_text(datetime(2024, 5, 1)), to_text(datetime(2024, 5, 1, 8, 30)), to_text(timedelta(hours=26))
    ('TRUE', '2024-05-01', '2024-05-01 08:30:00', '26:00:00')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds")
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return "" if value is None else str(value)


def number(value: float) -> str:
    """Give a number as text: whole ones without a point, others with the 15 digits a spreadsheet shows, none as 1e5."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    text = repr(value).removesuffix(".0") if value.is_integer() else f"{value:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text
