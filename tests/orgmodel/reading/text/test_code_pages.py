"""Code pages are told by the letters of names, or not at all: a wrong guess is worse than none."""

import unicodedata

import numpy as np
import pytest

from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from orgmodel.reading.text.code_pages import PAGE_NAMES, guess_page
from orgmodel.reading.text.encoding import read_text
from orgmodel.reading.text.latin_pages import find_latin
from tests.folders import DATA_FOLDER
from tests.growth import cpu_s, is_linear
from tests.orgmodel.reading.companies import bosses, found, told

LINES = (DATA_FOLDER / "code_pages.txt").read_text(encoding="utf-8").splitlines()[1:]
LISTS = [(language, page, names.split(";")) for language, page, names in (line.split("|") for line in LINES)]
WESTERN = {language: names for language, page, names in LISTS if page == "cp1252"}
GUESSED = [
    (page, names) for language, page, names in LISTS if page in PAGE_NAMES and page != "cp1252" and language != "told"
]
TOLD = {page: names for language, page, names in LISTS if language == "told"}
IDS = [language for language, page, _ in LISTS if page in PAGE_NAMES and page != "cp1252" and language != "told"]


def _some(names, count, draw):
    return draw.permutation(names)[:count].tolist()


def _table(names, page):
    rows = "".join(f"{place},{name},Clerk,{(place + 1) // 3 or ''}\n" for place, name in enumerate(names, 1))
    return f"id,name,title,manager_id\n{rows}".encode(page, "ignore")


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 2_000], ids=["short", "long"])
@pytest.mark.parametrize(("page", "names"), GUESSED, ids=IDS)
def test_a_page_is_told_by_its_names(page, names, times):
    """A file of some ten people, and one of 20,000 and more."""
    assert guess_page(_table(names * times, page)) == page


@pytest.mark.parametrize(("page", "names"), GUESSED, ids=IDS)
def test_a_few_names_are_guessed_right_or_not_at_all(page, names):
    """Three to six of them, many times."""
    draw = np.random.default_rng(7)
    guesses = {guess_page(_table(_some(names, draw.integers(3, 7), draw), page)) for _ in range(60)}
    allowed = {page, "cp1252"} | ({"cp1250"} if page == "iso8859_2" else set())
    assert guesses <= allowed


@pytest.mark.slow
@pytest.mark.parametrize("names", WESTERN.values(), ids=WESTERN)
def test_western_names_stay_windows_1252(names):
    """Whole lists, small letters, capitals, and parts drawn by chance: é, ü, ñ, ø, þ, quotes, signs."""
    draw = np.random.default_rng(7)
    parts = [_some(names, draw.integers(1, len(names) + 1), draw) for _ in range(60)]
    cases = [[name.upper() for name in names], [name.lower() for name in names], names * 1_000]
    assert {guess_page(_table(part, "cp1252")) for part in [names, *cases, *parts]} == {"cp1252"}


@pytest.mark.slow
def test_western_names_of_all_languages_together_stay_windows_1252():
    """As in a company that works everywhere."""
    draw = np.random.default_rng(7)
    every = [name for names in WESTERN.values() for name in names]
    assert {guess_page(_table(_some(every, draw.integers(2, 121), draw), "cp1252")) for _ in range(300)} == {"cp1252"}


@pytest.mark.parametrize(("page", "names"), TOLD.items(), ids=TOLD)
def test_pages_that_are_not_known_are_not_guessed(page, names):
    """Vietnamese and others are no gibberish of a page that is known."""
    assert guess_page(_table(names, page)) == "cp1252"


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("cp1250", "Kőszegi Ilona;Bíró Ágnes;Horváth Tünde;Győri Zsófia"),
        ("cp1258", "Lê Thị;Trần Hà;Đặng Dũng;Võ Tư"),
        ("mac_iceland", "Jóhanna Jónsdóttir;Ragnheiður Sigurðsson;Þóra Þórðarson"),
        ("mac_roman", "Óli Hansen;Tróndur Poulsen;Páll Sørensen"),
        ("cp861", "Ævar Einarsson;Sigríður Einarsson"),
        ("cp865", "Kåre Jørgensen;Bøgh Hansen"),
        ("iso8859_14", "Tŷna Evans;Siôn Jones"),
        ("iso8859_13", "Małgorzata Król;Wojciech Górska"),
        ("iso8859_3", "Çağla Doğan;İbrahim Yılmaz"),
    ],
)
def test_letters_of_no_western_language_are_told_as_a_guess(tmp_path, page, names):
    """Too few to name the page: they are read as Windows-1252, and a finding says so."""
    path = tmp_path / "people.csv"
    path.write_bytes(_table(unicodedata.normalize("NFD" if page == "cp1258" else "NFC", names).split(";"), page))
    assert found(read_company(path), "ORG122") == ("Windows-1252, Western (cp1252)",)


@pytest.mark.parametrize("language", [each for each in WESTERN if each not in {"mixed", "vietnamese"}])
def test_western_names_are_no_guess(tmp_path, language):
    path = tmp_path / "people.csv"
    path.write_bytes(_table([*WESTERN[language], "Ann O’Brien – “Ops” · 5 €", "Vic®", "Mª José"], "cp1252"))
    assert "ORG122" not in told(read_company(path))


@pytest.mark.parametrize(("page", "names"), GUESSED, ids=IDS)
def test_a_company_of_another_page_is_read_and_the_guess_is_told(tmp_path, page, names):
    """Names as they were written, lines between them, and one finding that names the page."""
    path = tmp_path / "people.csv"
    path.write_bytes(_table(names, page))
    reading = read_company(path)
    assert list(bosses(reading.org, "name")) == names
    assert list(told(reading)) == ["ORG122"]
    assert found(reading, "ORG122") == (f"{PAGE_NAMES[page]} ({page})",)
    assert reading.table.origin.encoding == page
    chosen = read_company(path, Choices(encoding=page))
    assert list(bosses(chosen.org, "name")) == names
    assert "ORG122" not in told(chosen)


@pytest.mark.parametrize("name", ["people.json", "people.ldif"])
def test_the_guess_is_told_of_every_text_format(tmp_path, name):
    """JSON and LDIF come in code pages too."""
    path = tmp_path / name
    people = ["Łukasz Wałęsa", "Michał Żółć"]
    if name.endswith("json"):
        text = str([{"id": str(place), "name": person} for place, person in enumerate(people)]).replace("'", '"')
    else:
        text = "\n".join(f"dn: uid={place},o=x\ncn: {person}\n" for place, person in enumerate(people))
    path.write_bytes(text.encode("cp1250"))
    reading = read_company(path)
    assert "ORG122" in told(reading)
    assert {person for heading in ("name", "cn") for person in reading.org.cells.to_pydict().get(heading, ())} == {
        *people
    }


def test_a_guess_that_the_rest_of_the_file_belies_is_not_taken(tmp_path):
    """Greek where it is looked at, bytes that Greek does not know elsewhere."""
    greek = dict(GUESSED)["cp1253"]
    path = tmp_path / "people.csv"
    row = b"1,\xd2\xff\xaa\xd2\n"
    path.write_bytes(_table(greek, "cp1253") + b"\n" * 65_536 + row * 3_000 + b"\n" * 4_000_000)
    assert read_text(path).encoding == "cp1252"


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [b"\xe9" * 3_000_000, b"\xd0\xa1" * 1_000_000, b"a\xe9" * 1_000_000, b"a" * 3_000_000 + b"\xe9", b"", b"\x80"],
    ids=["one letter", "pairs", "one word", "no end", "empty", "sign"],
)
def test_odd_bytes_end_in_windows_1252(data):
    """Without a search that grows with the square of a word."""
    assert guess_page(data) == "cp1252"


def test_words_that_are_too_long_for_names_are_not_looked_at():
    """A cell of one letter would take a minute else: four times the letters take about four times as long."""

    def look(letters):
        words = [("é" * letters).encode("cp1252"), ("þ" + "é" * letters).encode("cp1252")]
        return cpu_s(lambda: find_latin(words))

    assert find_latin([("é" * 100_000).encode("cp1252"), ("þ" + "é" * 100_000).encode("cp1252")]) is None
    assert is_linear(lambda: look(25_000), lambda: look(100_000))


_FEW = {
    "cp860": "Nome,Cargo,Chefe\nJoão Gonçalves,Diretor,\nInês Simões,Caixa,João Gonçalves\n",
    "cp1125": "Ім'я,Посада,Керівник\nОлексій Ткаченко,Директор,\nНаталія Шевченко,Менеджер,Олексій Ткаченко\n",
    "utf-32-le": "Imię,Szef\nŁukasz Wójcik,\nPaweł Żak,Łukasz Wójcik\n",
    "utf-32-be": "姓名,上司\n佐藤健,\n鈴木一郎,佐藤健\n",
    "utf-16-le": "姓名,上司\n佐藤健,\n鈴木一郎,佐藤健\n",
    "utf-16-be": "姓名,上司\n佐藤健,\n鈴木一郎,佐藤健\n",
}  # fmt: skip


@pytest.mark.parametrize("page", _FEW)
def test_a_few_people_are_read_as_they_were_written(tmp_path, page):
    """Pages of one country, and wide letters without a mark, of which some hold zero bytes of their own."""
    path = tmp_path / "people.csv"
    path.write_bytes(_FEW[page].encode(page))
    rows = [row.split(",") for row in _FEW[page].splitlines()[1:]]
    assert bosses(read_company(path).org, "name") == {row[0]: row[-1] for row in rows}


def test_daggers_within_a_word_are_doubted(tmp_path):
    """ "Gon‡alves" is of another page than Windows-1252, whichever."""
    path = tmp_path / "people.csv"
    path.write_bytes("Nome,Chefe\nGonçalves,\nRui Costa,Gonçalves\n".encode("cp850"))
    assert {"ORG105", "ORG122"} & {one.code for one in read_company(path).findings}
