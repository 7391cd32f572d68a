"""JSON and YAML of the tests as tables, and what stands in these."""

from orgmodel.reading.formats.records.records import read_json, read_yaml
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import NONE


def json_table(tmp_path, text, limits=LIMITS):
    path = tmp_path / "a.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_json(path, NONE, limits)


def yaml_table(tmp_path, text):
    path = tmp_path / "a.yml"
    path.write_text(text)
    return read_yaml(path)


def rows_of(table):
    return table.cells.to_pylist()


def column_of(table, field):
    return table.cells[table.known[field]].to_pylist()


def findings_of(table):
    return {found.code: found for found in table.findings}


def levels_of(ids, managers):
    """Levels of a forest: 1 for tops."""
    manager = dict(zip(ids, managers, strict=True))
    depths = []
    for seat in ids:
        depth, above = 1, manager[seat]
        while above:
            depth, above = depth + 1, manager[above]
        depths.append(depth)
    return depths
