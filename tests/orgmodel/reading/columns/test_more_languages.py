"""Headings of languages beside the eleven: nobody, no title and no department is lost, and a mentor is no boss."""

import pytest

from tests.orgmodel.reading.formats.five_people import read_text

PEOPLE = [
    ("Ann Berg", ""),
    ("Bo Cole", "Ann Berg"),
    ("Cy Dorn", "Ann Berg"),
    ("Di Ede", "Bo Cole"),
    ("Ed Fox", "Bo Cole"),
]


@pytest.mark.parametrize(
    "headings",
    [
        "Namn,Närmaste chef,Befattning,Avdelning,Ort,Fadder",
        "Navn,Nærmeste leder,Stilling,Afdeling,Lokation,Fadder",
        "Nimi,Esimies,Tehtävänimike,Osasto,Toimipaikka,Mentori",
        "Jméno a příjmení,Nadřízený,Pozice,Oddělení,Pracoviště,Mentor",
        "Név,Felettes,Munkakör,Osztály,Telephely,Mentor",
        "Nume complet,Manager direct,Funcție,Departament,Locație,Mentor",
        "Ad Soyad,Yönetici,Unvan,Departman,Lokasyon,Mentor",
        "Ονοματεπώνυμο,Προϊστάμενος,Θέση εργασίας,Τμήμα,Τοποθεσία,Μέντορας",
        "ПІБ,Керівник,Посада,Відділ,Місто,Ментор",
        "Ime i prezime,Nadređeni,Radno mjesto,Odjel,Lokacija,Mentor",
        "성명,직속상사,직위,부서,근무지,멘토",
        "الاسم,المدير المباشر,المسمى الوظيفي,القسم,الموقع,المرشد",
        "שם מלא,מנהל ישיר,תפקיד,מחלקה,מיקום,חונך",
        "Họ và tên,Quản lý trực tiếp,Chức danh,Phòng ban,Địa điểm,Người hướng dẫn",
        "ชื่อพนักงาน,หัวหน้างาน,ตำแหน่ง,แผนก,สถานที่ทำงาน,พี่เลี้ยง",
        "Nama Karyawan,Atasan Langsung,Jabatan,Departemen,Lokasi,Mentor",
    ],
)
def test_headings_say_what_the_columns_are(tmp_path, headings):
    """Their values say nothing."""
    words = ("Zorb", "Quix", "Blarg", "Fnord", "Plugh")
    rows = [
        f"{name},{boss},{words[at]},{words[at // 3]},{words[at // 2]},Cy Dorn" for at, (name, boss) in enumerate(PEOPLE)
    ]
    fields = read_text(tmp_path, "\n".join([headings, *rows]) + "\n").mapped.fields
    names = ("name", "manager", "title", "department", "location")
    assert [fields.get(name) for name in names] == [(heading,) for heading in headings.split(",")[:5]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("성+이름", "이름,성,직위,상사\n민수,박,사장,\n지영,최,부장,박민수\n현우,김,사원,최지영\n"),
        ("Vezetéknév+Keresztnév", "Keresztnév,Vezetéknév,Felettes\nAnna,Nagy,\nBéla,Kovács,Nagy Anna\n"),
        ("Családi név+Utónév", "Utónév,Családi név,Felettes\nAnna,Nagy,\nBéla,Kovács,Nagy Anna\n"),
        ("Họ+Tên đệm+Tên", "Họ,Tên đệm,Tên,Quản lý\nTrần,Văn,Bình,\nLê,Thị,Lan,Trần Văn Bình\n"),
        ("Họ và tên đệm+Tên", "Họ và tên đệm,Tên,Quản lý\nTrần Văn,Bình,\nLê Thị,Lan,Trần Văn Bình\n"),
        ("Họ+Tên", "Họ,Tên,Quản lý\nTrần,Văn Bình,\nLê,Thị Lan,Trần Văn Bình\n"),
    ],
)
def test_a_family_name_comes_first_where_the_language_puts_it_there(tmp_path, name, text):
    reading = read_text(tmp_path, text)
    assert "+".join(reading.mapped.fields["name"]) == name
    assert (reading.org.people, reading.org.tree.parent[1]) == (text.count("\n") - 1, 0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nombre+Apellidos", "Nombre,Apellidos,Jefe\nAna Maria,Gil Paz,\nJose Luis,Sanz Rey,Ana Maria Gil Paz\n"),
        ("Nombre", "Nombre,Apellidos,Jefe\nAna Gil,Gil,\nJose Sanz,Sanz,Ana Gil\n"),
        ("First name+Last name", "First name,Middle name,Last name,Manager\nAna,Eve,Gil,\nBo,Lee,Cole,Ana Eve Gil\n"),
    ],
)
def test_given_names_of_two_words_lose_nobody(tmp_path, name, text):
    reading = read_text(tmp_path, text)
    assert "+".join(reading.mapped.fields["name"]) == name
    assert (reading.org.people, reading.org.tree.parent[1]) == (2, 0)
