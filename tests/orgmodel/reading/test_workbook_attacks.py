"""Workbooks made to harm: each is read by a real child process, and ends in an answer."""

import socket
import zipfile
from dataclasses import replace

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.workbooks.workbook import read_workbook
from orgmodel.reading.limits import LIMITS, MIB
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from tests.orgmodel.reading.workbooks import MAIN, STYLES, WHEN, lie_about_size, parts, sheet, worksheet, zipped

HEAD = ["Employee ID", "Name", "Manager ID"]
PEOPLE = sheet([HEAD, [1, "Ann", None], [2, "Ben", 1]])
DECLARATIONS = {
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>",
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"A" * 100_000}">]>',
    "file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:{port}/"> %a;]>',
    "address": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:{port}/">]>',
    "outside": '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/x.dtd">',
}


def _never():
    return False


def _read(path, limits=LIMITS):
    """Read in a child: a dead child is a BadFile of other words than those the tests expect."""
    return run_in_sandbox("tests.orgmodel.reading.workbooks:outcome", {"path": str(path)}, limits, _never)


def _read_each(paths):
    """Read one after the other in one child: the reason where a file is refused. None may end the child."""
    return run_in_sandbox("tests.orgmodel.reading.workbooks:outcomes", {"paths": [*map(str, paths)]}, LIMITS, _never)


def _refusals(paths):
    return [told.get("refused", "read") for told in _read_each(paths)]


def _book(path, rows, **more):
    content = parts({"S": worksheet(rows)})
    return zipped(path, content | more)


FAR = {
    "plain": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "empty text": '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t/></is></c></row>',
    "quotes": "<row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>",
    "escaped": '<row r="2"><c r="&#88;FD1048576"><v>1</v></c></row>',
    "small letters": '<row r="2"><c r="xfd1048576"><v>1</v></c></row>',
    "prefix": '<x:row xmlns:x="urn:x" r="9"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
}


@pytest.mark.slow
def test_a_sheet_that_spans_too_far_is_refused_before_it_aborts(tmp_path):
    """1.5 kB with two cells: the library would end the process."""
    paths = [_book(tmp_path / f"{name}.xlsx", PEOPLE + far) for name, far in FAR.items()]
    assert max(path.stat().st_size for path in paths) < 4_000
    for name, refused in zip(FAR, _refusals(paths), strict=True):
        words = "The sheet spans too many cells: 1,048,576 rows of 16,384 columns, 9 of them"
        assert words in refused, name


def test_a_far_sheet_in_another_encoding_is_refused(tmp_path):
    """UTF-16 hides the tags from whoever searches bytes."""
    text = worksheet(PEOPLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    content = parts({"S": ""})
    content["xl/worksheets/sheet1.xml"] = '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + text.encode(
        "utf-16-le"
    )
    with pytest.raises(BadFile, match="spans too many cells"):
        _read(zipped(tmp_path / "a.xlsx", content))


REFERENCES = ["A99999999999999999999", "ZZZZZZZ1", "A0", "1", "A1048577", "A-1", "é1"]


@pytest.mark.slow
def test_references_that_are_no_cells_are_refused(tmp_path):
    """Beyond the sheet, or nonsense."""
    paths = [
        _book(tmp_path / f"{at}.xlsx", PEOPLE + f'<row r="9"><c r="{reference}"><v>1</v></c></row>')
        for at, reference in enumerate(REFERENCES)
    ]
    for reference, refused in zip(REFERENCES, _refusals(paths), strict=True):
        assert "damaged" in refused, reference


@pytest.mark.slow
def test_one_stray_cell_far_below_is_a_row(tmp_path):
    """A million blank rows in between are none."""
    stray = '<row r="{0}"><c r="A{0}"><v>3</v></c></row>'
    paths = [_book(tmp_path / f"{row}.xlsx", PEOPLE + stray.format(row)) for row in ("1048576", "20000")]
    assert [told.get("rows") for told in _read_each(paths)] == [3, 3]


def test_styled_empty_cells_span_nothing(tmp_path):
    """Formats reach the last cell of many clean sheets."""
    path = _book(tmp_path / "a.xlsx", PEOPLE + '<row r="1048576"><c r="XFD1048576" s="1"/></row>')
    assert _read(path)["rows"] == 2


def test_a_hostile_sheet_beside_a_good_one_is_left_alone(tmp_path):
    """It is not proposed, and refused when it is chosen."""
    far = PEOPLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = zipped(tmp_path / "a.xlsx", parts({"Far": worksheet(far), "Good": worksheet(PEOPLE)}))
    assert _read(path)["rows"] == 2


LIES = ["4294967295", "18446744073709551615", "99999999999", "+4294967295", "2000000"]
HARMLESS_LIES = ['count="4294967295" uniqueCount="1"', "", 'uniqueCount="-1"', 'uniqueCount="x"']


@pytest.mark.slow
def test_a_count_of_texts_that_lies_is_refused_before_it_aborts(tmp_path):
    """The library makes room for what the part claims."""
    texts = '<sst xmlns="{0}" count="{1}" uniqueCount="{1}"><si><t>x</t></si></sst>'
    paths = [
        _book(tmp_path / f"{count}.xlsx", PEOPLE, **{"xl/sharedStrings.xml": texts.format(MAIN, count)})
        for count in LIES
    ]
    for count, refused in zip(LIES, _refusals(paths), strict=True):
        assert "claims to hold" in refused, count


@pytest.mark.slow
def test_harmless_lies_about_texts_are_read(tmp_path):
    """Programs count wrongly every day."""
    rows = PEOPLE + '<row r="4"><c r="B4" t="s"><v>0</v></c></row>'
    texts = '<sst xmlns="{0}" {1}><si><t>Cid</t></si></sst>'
    paths = [
        _book(tmp_path / f"{at}.xlsx", rows, **{"xl/sharedStrings.xml": texts.format(MAIN, counts)})
        for at, counts in enumerate(HARMLESS_LIES)
    ]
    for counts, told in zip(HARMLESS_LIES, _read_each(paths), strict=True):
        assert told["cells"][2]["Name"] == "Cid", counts


def test_a_dimension_that_lies_loads_what_is_there(tmp_path):
    """A1:XFD1048576, and one row."""
    text = worksheet(sheet([HEAD, [1, "Ann", None]]), before='<dimension ref="A1:XFD1048576"/>')
    assert _read(zipped(tmp_path / "a.xlsx", parts({"S": text})))["rows"] == 1


def test_counts_of_styles_that_lie_do_no_harm(tmp_path):
    """Read or refused, never an abort."""
    lies = [STYLES.replace('count="', 'count="4294967295'), STYLES.replace('count="2"', "")]
    paths = [
        zipped(tmp_path / f"{at}.xlsx", parts({"S": worksheet(PEOPLE)}, styles=styles))
        for at, styles in enumerate(lies)
    ]
    assert [told.get("rows") for told in _read_each(paths)] == [2, 2]


def test_merged_ranges_that_lie_do_no_harm(tmp_path):
    """A range over the whole sheet is not filled."""
    after = '<mergeCells count="4294967295"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert _read(zipped(tmp_path / "a.xlsx", parts({"S": worksheet(PEOPLE, after=after)})))["rows"] == 2


@pytest.mark.slow
def test_one_text_of_300_mib_is_refused_without_taking_it(tmp_path):
    """0.3 MB of zip; the memory stays small."""
    text = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>{"A" * 300 * MIB}</t></si></sst>'
    path = _book(tmp_path / "a.xlsx", PEOPLE, **{"xl/sharedStrings.xml": text})
    with pytest.raises(BadFile, match="more than 200 times"):
        _read(path, replace(LIMITS, memory_bytes=512 * MIB))


@pytest.mark.slow
def test_a_sheet_that_inflates_beyond_its_word_is_cut(tmp_path):
    """The directory says 1 kB, the sheet is 100 MiB."""
    path = _book(tmp_path / "a.xlsx", PEOPLE + " " * 100 * MIB)
    lie_about_size(path, "xl/worksheets/sheet1.xml", 1_000)
    with pytest.raises(BadFile, match="unpacks to more than its 1,000 bytes"):
        _read(path, replace(LIMITS, memory_bytes=512 * MIB))


@pytest.fixture
def canary():
    """A port where nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        yield listener
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "part",
    [
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
    ],
)
@pytest.mark.parametrize("attack", DECLARATIONS)
def test_entities_are_refused_in_every_part(tmp_path, canary, part, attack):
    """Growing, fetching and reading entities: nothing is unfolded, opened or called."""
    content = parts({"S": worksheet(PEOPLE)})
    content["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>x</t></si></sst>'
    declaration = DECLARATIONS[attack].replace("{port}", str(canary.getsockname()[1]))
    content[part] = '<?xml version="1.0"?>' + declaration + content[part].replace("<t>x</t>", "<t>&a;</t>")
    path = zipped(tmp_path / "a.xlsx", content)
    with pytest.raises(BadFile, match="defines entities") as told:
        read_workbook(path)
    assert "root:" not in str(told.value)


@pytest.mark.parametrize("attack", ["laughs", "quadratic"])
def test_entities_do_not_grow_in_the_child(tmp_path, attack):
    """With half the memory of the attack."""
    body = "&a;" * 20_000 if attack == "quadratic" else "&j;"
    text = DECLARATIONS[attack] + f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>{body}</t></si></sst>'
    path = _book(tmp_path / "a.xlsx", PEOPLE, **{"xl/sharedStrings.xml": text})
    with pytest.raises(BadFile, match="defines entities"):
        _read(path, replace(LIMITS, memory_bytes=512 * MIB))


def test_a_sheet_under_another_name_is_looked_at_too(tmp_path):
    """A part that calls itself a picture is no way around."""
    content = parts({"S": ""})
    far = worksheet(PEOPLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    content["xl/worksheets/a.png"] = far
    links = content["xl/_rels/workbook.xml.rels"]
    content["xl/_rels/workbook.xml.rels"] = links.replace("sheet1.xml", "a.png")
    del content["xl/worksheets/sheet1.xml"]
    with pytest.raises(BadFile, match="spans too many cells"):
        _read(zipped(tmp_path / "a.xlsx", content))


def test_a_sheet_with_two_targets_is_refused(tmp_path):
    """Readers differ in which they take, so the one looked at need not be the one read."""
    content = parts({"S": worksheet(PEOPLE)})
    content["xl/worksheets/far.xml"] = worksheet(PEOPLE + '<row r="9"><c r="XFD1048576"><v>1</v></c></row>')
    links = content["xl/_rels/workbook.xml.rels"]
    second = links[links.index("<Relationship ") : links.index("</Relationships>")].replace("sheet1", "far")
    content["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", second + "</Relationships>")
    with pytest.raises(BadFile, match="two places"):
        _read(zipped(tmp_path / "a.xlsx", content))


@pytest.mark.parametrize("name", ["../../evil.txt", "/evil.txt"])
def test_nothing_is_written_outside(tmp_path, name):
    """The message comes, the folder stays as it was."""
    path = _book(tmp_path / "a.xlsx", PEOPLE)
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("x", WHEN)
        info.filename = name
        archive.writestr(info, b"evil")
    before = sorted(tmp_path.parent.rglob("*"))
    with pytest.raises(BadFile, match="outside its folder"):
        _read(path)
    assert sorted(tmp_path.parent.rglob("*")) == before
