"""What has the shape of a company and holds no people is refused or doubted; titles and units alone are not."""

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.formats.five_people import read_text

THINGS = {
    "contents": "1 Introduction\n1.1 Motivation\n1.2 Scope of this report\n2 Method\n2.1 Sample\n2.2 Measures\n",
    "contents with a line without number": "1 Introduction\n1.1 Scope\nGlossary\n1.2 Terms\n2 Method\n2.1 Data\n",
    "contents with pages": "1. Requirements ... 3\n1.1 Functional ..... 4\n1.2 Non-functional ... 5\n2. Index ... 8\n",
    "contents in German": "1 Einleitung\n1.1 Ausgangslage\n1.2 Ziel der Arbeit\n2 Grundlagen\n2.1 Begriffe\n3 Fazit\n",
    "headings": "# User guide\n## Getting started\n### Installation\n## Reference\n### Command line\n",
    "minutes": "- Attendees\n  - Ann Berg\n  - Bo Cole\n- Agenda\n  - Roadmap\n- Action items\n  - Book a room\n",
    "recipe without amounts": "Pancakes\n  Dry\n    g flour\n    tsp salt\n  Wet\n    ml milk\n    eggs\n",
    "recipe of words": "Apple pie\n  Dough\n    flour\n    butter\n  Filling\n    apples\n    cinnamon\n",
    "menu without prices": "Starters\n  Tomato Soup\n  Green Salad\nMains\n  Roast Chicken\n  Grilled Salmon\n",
    "menu of a program": "File\n  New\n  Save as...\nEdit\n  Undo\n  Redo\n",
    "folders": "project\n├── src\n│   ├── main\n│   └── test\n└── target\n",
    "services in DOT": 'digraph { "API Gateway" -> "Auth Service"; "API Gateway" -> "PostgreSQL"; "Auth Service" }',
    "states in DOT": 'digraph { idle -> running [label="start"]; running -> stopped; running -> failed }',
    "flow chart": "flowchart TD\n  A[Begin] --> B{Is it working?}\n  B -->|Yes| C[Great]\n  B -->|No| D[Debug]\n",
    "services in JSON": '{"nodes":[{"id":"web"},{"id":"api"},{"id":"db"}],"links":[{"source":"web","target":"api"},'
    '{"source":"api","target":"db"}]}',
    "services in YAML": "services:\n  web:\n    image: nginx\n    depends_on:\n      - api\n  api:\n    image: app\n",
    "project in PlantUML": "@startwbs\n* Relaunch\n** Design\n*** Wireframes\n*** Mockups\n** Launch\n@endwbs\n",
    "navigation": "<ul><li>Home</li><li>Products<ul><li>Shoes</li><li>Shirts</li></ul></li><li>Contact</li></ul>",
}
COMPANIES = {
    "titles": "CEO\n  CTO\n    Head of Platform\n    Head of Data\n  CFO\n    Controller\n",
    "units": "Acme Holding\n  Finance\n    Accounts Payable\n    Treasury\n  Operations\n    Logistics\n    Quality\n",
    "units in German": "Geschäftsführung\n  Einkauf\n  Vertrieb\n    Innendienst\n    Außendienst\n  Fertigung\n",
    "units in French": "Direction générale\n  Achats\n  Ventes\n    Export\n  Atelier\n",
    "units in Russian": "Генеральный директор\n  Отдел продаж\n  Бухгалтерия\n    Касса\n",
    "units in Japanese": "社長\n  営業部\n    営業一課\n  総務部\n",
    "engineering": "Engineering\n  Platform\n    API\n    Backend\n  Frontend\n  Mobile\n",
    "school": "Principal\n  Math\n  English\n  Science\n    Biology\n    Physics\n  Athletics\n",
    "hospital": "Medical Director\n  Surgery\n    Cardiology\n  Nursing\n    Ward 1\n    Ward 2\n  Pharmacy\n",
    "units in DOT": "digraph { Board -> Finance; Board -> Operations; Operations -> Logistics; Finance -> Treasury }",
    "surnames that are things": "Tom Green\n  Anna Rice\n    Paul Salmon\n  Peter Lamb\n",
    "given names": "Ann\n  Bob\n    Carla\n    Dora\n  Edgar\n",
    "numbered units": "1 Head Office\n1.1 Finance\n1.1.1 Payroll\n1.2 Operations\n2 Region North\n2.1 Sales\n",
    "logins": "digraph { jdoe -> msmith; jdoe -> akhan; msmith -> pwong; akhan -> { rlee tbaker } }",
    "codes": "digraph { E1 -> E2; E1 -> E3; E3 -> E4 }",
}
REFUSED = {
    "a history of changes": "c5a1f1e Part the numbers\ncc3f4fa Look for words\n08613a9 Follow the name\n",
    "a history of": "* c5a1f1e (HEAD -> main) Merge x\n|\\\n| * cc3f4fa Look for words\n|/\n* 08613a9 Follow\n",
    "a list of folders": ".\n├── assets\n│   └── src\n└── docs\n\n3 directories\n",
    "a list of": "Folder PATH listing for volume Windows\nC:.\n+---bin\n|   \\---release\n\\---src\n",
}


@pytest.mark.parametrize("text", THINGS.values(), ids=THINGS)
def test_things_with_the_shape_of_a_company_are_doubted(text, tmp_path):
    """They are read, as nothing is sure, and named in a warning."""
    assert "ORG133" in {one.code for one in read_text(tmp_path, text).findings}


@pytest.mark.parametrize("text", COMPANIES.values(), ids=COMPANIES)
def test_companies_of_titles_units_and_short_names_are_not(text, tmp_path):
    """No names of people are needed for a company."""
    assert "ORG133" not in {one.code for one in read_text(tmp_path, text).findings}


@pytest.mark.parametrize("name", REFUSED)
def test_histories_and_folders_are_refused_by_their_names(name, tmp_path):
    """Their forms are known, so they are no matter of doubt."""
    with pytest.raises(BadFile, match=name):
        read_text(tmp_path, REFUSED[name])
