"""Questions of the table to the server, checked: which rows, in which order, by which filters."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from werkzeug.exceptions import BadRequest

from orgmodel.tables.query import Filter, Query, Sort

# The page asks for blocks of 200.
MOST_ROWS = 1_000
# As long as a cell can be.
_Text = Annotated[str, StringConstraints(max_length=32_767)]
_Key = Annotated[str, StringConstraints(max_length=1_000)]
_Position = Annotated[int, Field(ge=0, le=2**31 - 1)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Sort(_Part):
    column: _Key
    descending: bool = False


class _Filter(_Part):
    column: _Key
    test: Literal["contains", "equals", "starts", "blank", "filled", "range"]
    text: _Text = ""
    least: Annotated[float | None, Field(allow_inf_nan=False)] = None
    most: Annotated[float | None, Field(allow_inf_nan=False)] = None


class TableRequest(_Part):
    """A block of the rows that fit a question.

    Attributes
    ----------
    start, end
        Positions among the rows that fit; `end` is not included.
    query
        Query of a typical company's chart; not looked at for one that was loaded.
    """

    start: _Position = 0
    end: _Position = 0
    sorts: Annotated[list[_Sort], Field(max_length=16)] = []
    filters: Annotated[list[_Filter], Field(max_length=300)] = []
    search: _Text = ""
    query: Annotated[str, StringConstraints(max_length=4_000)] = ""

    @property
    def row_query(self) -> Query:
        """Request of the table: which rows, in which order."""
        return Query(
            tuple(Sort(one.column, one.descending) for one in self.sorts),
            tuple(Filter(one.column, one.test, one.text, one.least, one.most) for one in self.filters),
            self.search,
        )


def read_table_request(body: Any) -> TableRequest:
    """Check what is asked.

    Raises
    ------
    BadRequest
        If a part is unknown or not what it may be; names the part, never its value.
    """
    try:
        asked = TableRequest.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][:1])[:40] or "the whole"
        raise BadRequest(f"The part {place!r} of this question is not what it may be. Reload the page.") from None
    if asked.end - asked.start > MOST_ROWS:
        raise BadRequest(f"At most {MOST_ROWS:,} rows are told at once.")
    return asked
