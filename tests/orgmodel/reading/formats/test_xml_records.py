"""XML of any kind: elements that repeat are people, however the elements are called and nested."""

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.formats.five_people import lines, read_text, titles
from tests.orgmodel.reading.formats.nine_people import BOSS, ID, NAMES, TITLE, depth, reports

_PLACE = {NAMES[0]: "1"}
for _name in NAMES:
    _PLACE |= {each: f"{_PLACE[_name]}.{place}" for place, each in enumerate(reports(_name), 1)}


def _all(write, tag):
    return f"<?xml version='1.0'?><{tag}>{''.join(map(write, NAMES))}</{tag.split()[0]}>"


def _nested(name):
    return f'<e name="{name}" title="{TITLE[name]}">{"".join(map(_nested, reports(name)))}</e>'


def _boss_id(name):
    return ID.get(BOSS[name], "")


FILES = {
    "elements": _all(
        lambda name: (
            f"<employee id='{ID[name]}'><name>{name}</name><title>{TITLE[name]}</title>"
            f"<managerId>{_boss_id(name)}</managerId></employee>"
        ),
        "employees",
    ),
    "attributes, wrapped": "<Org Version='2'><Staff>"
    + "".join(
        f"<Person Id='{ID[name]}' FullName='{name}' JobTitle='{TITLE[name]}' Manager='{_boss_id(name)}'/>"
        for name in NAMES
    )
    + "</Staff></Org>",
    "inside each other": f"<company name='Acme'>{_nested(NAMES[0])}</company>",
    "namespaces and references": _all(
        lambda name: (
            f"<wd:Entry><wd:Worker wd:Descriptor='{name}'><wd:ID wd:type='WID'>w{ID[name]}</wd:ID>"
            f"<wd:ID wd:type='Employee_ID'>{ID[name]}</wd:ID></wd:Worker><wd:Title>{TITLE[name]}</wd:Title>"
            + (f"<wd:Manager wd:Descriptor='{BOSS[name]}'/>" if BOSS[name] else "")
            + "</wd:Entry>"
        ),
        "wd:Report xmlns:wd='urn:x'",
    ),
    "fields": _all(
        lambda name: (
            f"<row><field name='Employee'>{name}</field><field name='Job'>{TITLE[name]}</field>"
            f"<field name='Reports To'>{BOSS[name]}</field></row>"
        ),
        "report",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_everybody_is_read_with_manager_and_title(tmp_path, name):
    """The element around them is nobody."""
    reading = read_text(tmp_path, FILES[name])
    assert lines(reading) == BOSS
    assert titles(reading) == TITLE


def test_tasks_of_a_plan_are_an_outline(tmp_path):
    """Levels tell who stands below whom; resources of the plan are not read."""
    tasks = "".join(
        f"<Task><UID>{place}</UID><Name>{name}</Name><OutlineNumber>{_PLACE[name]}</OutlineNumber>"
        f"<OutlineLevel>{depth(name) + 1}</OutlineLevel></Task>"
        for place, name in enumerate(NAMES, 1)
    )
    text = f"<Project xmlns='http://schemas.microsoft.com/project'><Tasks>{tasks}</Tasks>"
    assert (
        lines(read_text(tmp_path, f"{text}<Resources><Resource><Name>x</Name></Resource></Resources></Project>"))
        == BOSS
    )


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0'?><people/>",
        "<?xml version='1.0'?><project><artifact>a</artifact><version>1</version></project>",
        "<?xml version='1.0'?><log><entry level='1'>x</entry><entry level='2'>y</entry></log>",
    ],
)
def test_xml_that_names_nobody_is_refused(tmp_path, text):
    """Nothing in it is called as names or managers are."""
    with pytest.raises(BadFile, match="XML of a kind that is not known here"):
        read_text(tmp_path, text)
