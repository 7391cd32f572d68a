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


def test_a_korean_family_name_comes_first(tmp_path):
    reading = read_text(tmp_path, "이름,성,직위,상사\n민수,박,사장,\n지영,최,부장,박민수\n현우,김,사원,최지영\n")
    assert reading.mapped.fields["name"] == ("성", "이름")
