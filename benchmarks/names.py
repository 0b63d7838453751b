"""Names of people for large records: Vietnamese with marks, Russian in both scripts, English."""

from __future__ import annotations

import random
from typing import NamedTuple
from unicodedata import combining, normalize

from benchmarks.vocabulary import russian_surname, surname

_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Tô",
    "Phan",
    "Trương",
    "Đinh",
    "Lương",
    "Mai",
    "Thái",
]
_MIDDLE = [
    "Văn",
    "Thị",
    "Đức",
    "Minh",
    "Quang",
    "Xuân",
    "Hữu",
    "Ngọc",
    "Thanh",
    "Anh",
    "Bá",
    "Công",
    "Đình",
    "Gia",
    "Hải",
    "Kim",
    "Phú",
    "Quốc",
    "Thế",
    "Tuấn",
]
_GIVEN = [
    "Lâm",
    "Chính",
    "Trọng",
    "Sơn",
    "Mẫn",
    "Trung",
    "Diên",
    "Tỏ",
    "Hùng",
    "Dũng",
    "Hà",
    "Hạnh",
    "Huệ",
    "Thưởng",
    "Phúc",
    "Vinh",
    "Bình",
    "Cường",
    "Đạt",
    "Giang",
    "Hiếu",
    "Khánh",
    "Loan",
    "Long",
    "Nam",
    "Nga",
    "Nhung",
    "Oanh",
    "Phương",
    "Quyên",
    "Tâm",
    "Thảo",
    "Thủy",
    "Toàn",
    "Trang",
    "Tuyết",
    "Uyên",
    "Việt",
    "Yến",
    "Ái",
]
_RUSSIAN_GIVEN = [
    "Александр",
    "Алексей",
    "Андрей",
    "Анна",
    "Борис",
    "Вадим",
    "Валерий",
    "Василий",
    "Виктор",
    "Виталий",
    "Владимир",
    "Геннадий",
    "Григорий",
    "Денис",
    "Дмитрий",
    "Евгений",
    "Екатерина",
    "Елена",
    "Игорь",
    "Ирина",
    "Константин",
    "Людмила",
    "Максим",
    "Мария",
    "Михаил",
    "Наталья",
    "Николай",
    "Олег",
    "Ольга",
    "Павел",
    "Пётр",
    "Роман",
    "Светлана",
    "Семён",
    "Сергей",
    "Татьяна",
    "Фёдор",
    "Юрий",
    "Яков",
]
_ENGLISH_GIVEN = [
    "Alice",
    "Anthony",
    "Carol",
    "David",
    "Diana",
    "Edward",
    "Emma",
    "Frank",
    "Grace",
    "Harold",
    "Irene",
    "James",
    "Karen",
    "Laura",
    "Martin",
]

_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ё": "yo", "ю": "yu"}
    | {"я": "ya", "ї": "yi"}
)


class Name(NamedTuple):
    """A person's name: in Latin letters without marks, at home, and otherwise spelt."""

    plain: str
    local: str | None
    aliases: list[str]
    family_first: bool


def vietnamese_name(rng: random.Random) -> Name:
    """Family name first, as at home: Nguyen Duc Lam, Nguyễn Đức Lâm."""
    local = " ".join((rng.choice(_FAMILY), rng.choice(_MIDDLE), rng.choice(_GIVEN)))
    return Name(without_marks(local), local, [], True)


def russian_name(rng: random.Random) -> Name:
    """Given name first, in Latin letters and in Cyrillic; the family name alone as an alias."""
    given, family = rng.choice(_RUSSIAN_GIVEN), russian_surname(rng)
    return Name(latin(f"{given} {family}"), f"{given} {family}", [family], False)


def english_name(rng: random.Random) -> Name:
    """Given name first, in one spelling."""
    return Name(f"{rng.choice(_ENGLISH_GIVEN)} {surname(rng)}", None, [], False)


def without_marks(text: str) -> str:
    """Vietnamese as an English newspaper prints it."""
    parts = normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not combining(part))


def latin(text: str) -> str:
    """Cyrillic in Latin letters."""
    return " ".join(word.lower().translate(_LATIN).capitalize() for word in text.split())
