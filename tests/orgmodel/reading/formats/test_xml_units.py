"""XML of units inside units with people in them: who leads each is above its people and below the lead around it."""

import pytest

from tests.orgmodel.reading.formats.five_people import lines, read_text

BOSS = {"Ann Ode": "", "Bo Pike": "Ann Ode", "Cy Dorn": "Bo Pike", "Di Orr": "Ann Ode"}
FILES = {
    "elements of one value": "<org><unit name='Board'><head>Ann Ode</head><unit name='Finance'><head>Bo Pike</head>"
    "<member>Cy Dorn</member></unit><unit name='IT'><head>Di Orr</head></unit></unit></org>",
    "wrapped, elements only": "<Organization><Department><Name>Board</Name><Manager><Name>Ann Ode</Name></Manager>"
    "<Departments><Department><Name>Finance</Name><Manager><Name>Bo Pike</Name></Manager><Employees><Employee><Name>"
    "Cy Dorn</Name></Employee></Employees></Department><Department><Name>IT</Name><Manager><Name>Di Orr</Name>"
    "</Manager></Department></Departments></Department></Organization>",
    "lead as an attribute": "<teams><team name='Board' lead='Ann Ode'><team name='Finance' lead='Bo Pike'><member>"
    "Cy Dorn</member></team><team name='IT' lead='Di Orr'/></team></teams>",
    "role of a person": "<org><dept name='Board'><person name='Ann Ode' role='head'/><dept name='Finance'><person "
    "name='Bo Pike' role='head'/><person name='Cy Dorn' role='member'/></dept><dept name='IT'><person name='Di Orr' "
    "role='head'/></dept></dept></org>",
    "lead by number": "<org><unit name='Board' head='1'><person id='1' name='Ann Ode'/><unit name='Finance' head='2'>"
    "<person id='2' name='Bo Pike'/><person id='3' name='Cy Dorn'/></unit><unit name='IT' head='4'><person id='4' "
    "name='Di Orr'/></unit></unit></org>",
    "given and family name": "<hr><orgUnit code='10'><supervisor><firstName>Ann</firstName><lastName>Ode</lastName>"
    "</supervisor><orgUnit code='11'><supervisor><firstName>Bo</firstName><lastName>Pike</lastName></supervisor>"
    "<worker><firstName>Cy</firstName><lastName>Dorn</lastName></worker></orgUnit><orgUnit code='12'><supervisor>"
    "<firstName>Di</firstName><lastName>Orr</lastName></supervisor></orgUnit></orgUnit></hr>",
    "kinds of nodes": "<org><node type='department' name='Board'><node type='manager' name='Ann Ode'/><node "
    "type='department' name='Finance'><node type='manager' name='Bo Pike'/><node type='employee' name='Cy Dorn'/>"
    "</node><node type='department' name='IT'><node type='manager' name='Di Orr'/></node></node></org>",
    "German": "<Organisation><Abteilung name='Leitung'><Leiter>Ann Ode</Leiter><Abteilung name='Finanzen'><Leiter>"
    "Bo Pike</Leiter><Mitarbeiter>Cy Dorn</Mitarbeiter></Abteilung><Abteilung name='IT'><Leiter>Di Orr</Leiter>"
    "</Abteilung></Abteilung></Organisation>",
    "Russian": "<компания><отдел название='Правление'><руководитель>Ann Ode</руководитель><отдел название='Финансы'>"
    "<руководитель>Bo Pike</руководитель><сотрудник>Cy Dorn</сотрудник></отдел><отдел название='ИТ'><руководитель>"
    "Di Orr</руководитель></отдел></отдел></компания>",
    "reports of a lead": "<org><department name='Board'><manager name='Ann Ode'><employee name='Bo Pike'><employee "
    "name='Cy Dorn'/></employee></manager><department name='IT'><manager name='Di Orr'/></department></department>"
    "</org>",
    "no units": "<employee><name>Ann Ode</name><position>CEO</position><directReports><employee><name>Bo Pike</name>"
    "<position>CFO</position><directReports><employee><name>Cy Dorn</name><position>Clerk</position></employee>"
    "</directReports></employee><employee><name>Di Orr</name><position>CIO</position></employee></directReports>"
    "</employee>",
}


@pytest.mark.parametrize("name", FILES)
def test_everybody_reports_to_the_lead(tmp_path, name):
    """However units and people are called, and the first of all is not lost."""
    assert lines(read_text(tmp_path, FILES[name])) == BOSS


def test_units_without_leads_stand_in_the_chart(tmp_path):
    """Nobody is made a lead on a guess, and it is said."""
    reading = read_text(
        tmp_path,
        "<org><unit name='Board'><person>Ann Ode</person><unit name='Finance'><person>Bo Pike</person>"
        "</unit></unit></org>",
    )
    assert lines(reading) == {"Board": "", "Finance": "Board", "Ann Ode": "Board", "Bo Pike": "Finance"}
    assert "no unit says who leads it" in next(each for each in reading.findings if each.code == "ORG123").values[0]


def test_namesakes_with_ids_are_two(tmp_path):
    """One name in two units is two people where their ids differ."""
    reading = read_text(
        tmp_path,
        "<org><unit name='A'><head id='1'>Ann Ode</head><unit name='B'><head id='2'>Bo Pike</head><person id='3'>"
        "Cy Dorn</person></unit><unit name='C'><head id='4'>Di Orr</head><person id='5'>Cy Dorn</person>"
        "</unit></unit></org>",
    )
    assert len(reading.org) == 5
