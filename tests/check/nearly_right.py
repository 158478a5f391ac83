"""Values as people write them: right ones, spoiled in a few places, and texts of every other sort."""

from __future__ import annotations

from hypothesis import strategies as st

RIGHT = {
    "address_part": ["Елизово", "12"],
    "birth_cert_combined": ["II-КА 123456"],
    "birth_cert_number": ["123456"],
    "birth_cert_series": ["II-КА", "XIV-МЮ"],
    "birth_date": ["01.02.2012", "29.02.2012"],
    "citizenship": ["Россия"],
    "class": ["5А"],
    "comment": ["Нет"],
    "date": ["31.12.2019"],
    "division_code": ["300-001"],
    "doc_type": ["Паспорт гражданина РФ"],
    "email": ["petrov+5a@mail.ru", "почта@школа.рф"],
    "id": ["15"],
    "inn": ["500100732259"],
    "multi_reference": ["Опекаемый|Многодетная семья"],
    "name": ["Иванов", "Анна-Мария", "Мамед оглы", "О'Нил"],
    "number": ["0"],
    "oms_number": ["1234567890123452"],
    "oms_series": ["12"],
    "passport_combined": ["3008 123456"],
    "passport_number": ["123456"],
    "passport_series": ["3008"],
    "phone_any": ["79021234567", "4-12-34"],
    "phone_home": ["4-12-34"],
    "phone_mobile": ["79021234567"],
    "reference": ["Нет"],
    "sex": ["М"],
    "snils": ["112-233-445 95"],
    "text": ["Отделом УМВД России"],
    "zip": ["684000"],
}
"""One right value at least of every kind of field that the catalogue knows."""

WRITTEN = {
    "birth_cert_combined": ["1-ка № 123456", "У-КА 123456", "II-КА 12345"],
    "birth_cert_number": ["12З456", "12345", "№ 1234567"],
    "birth_cert_series": ["1-кА", "У-КА", "11-МЮ", "Ⅱ КА"],
    "birth_date": ["1.2.2012", "2012-02-01", "31.02.2012", "02/13/2012", "1.2.12", "40940", "1 марта 2012 г."],
    "division_code": ["300001", "30001", "30-001"],
    "email": [
        "Petrov@Mail.RU",
        "petrov@gmail.ru",
        "пётр@mail.ru",
        "a@ya.ru, b@ya.ru",
        "petrov @ mail.ru",
        "pеtrov@mail.ru",
        "petrov@mail",
        "petrov mail.ru",
    ],
    "inn": ["10101010178", "000000000000", "7707083893", "5,001E+11", "5001 0073 2259", "50010073225О"],
    "name": [
        "COBA",
        "John",
        "ИВАНОВ",
        "Ивaнов",
        "Iван",
        "Анна–Мария",
        "0льга",
        "-Ян",
        "Ян - Ли",
        "Рождественская-Преображенская",
    ],
    "oms_number": ["1234 5678 9012 3452", "1234567890123453", "0000000000000000", "АА 123456"],
    "passport_combined": ["30 08 № 123456", "308123456"],
    "passport_number": ["12345", "3008 123456", "12345О", "000000"],
    "passport_series": ["30 08", "308", "3О08", "3008 123456", "AB"],
    "phone_any": ["8 902 123-45-67", "12"],
    "phone_home": ["000000", "4-12-34, 4-12-35", "мама"],
    "phone_mobile": ["+7 (902) 123-45-67", "4-12-34", "79000000000", "8902123456", "тел. 89021234567", "+375291234567"],
    "sex": ["муж", "F"],
    "snils": ["11223344595", "001-001-998 00", "000-000-000 00", "8765430300", "112-233-445 96", "l12-233-445 95"],
    "zip": ["684 000"],
}
"""What stands in cells instead, by kind of field."""

kinds = st.sampled_from(sorted(RIGHT))

_ALL_RIGHT = [text for texts in RIGHT.values() for text in texts]

_SIGNS = (
    "0123456789 -–—.,;:/\\()+@№'\"«»_*?|\u00a0\u00ad\u200b\u0306\n\t"
    "AaBCEHIKMOPTXelo1lаевкмнорстухАВЕКМНОРСТУХЁёЙйЗзОІӀЬьШшⅡ１٣🙂"
)
_pieces = st.text(st.sampled_from(_SIGNS), max_size=4)
_words = st.sampled_from(["нет", "№ ", "серия ", " и ", "оглы", "мама", ".0", "E+10", " г.", "1", "00"])


@st.composite
def texts(draw: st.DrawFn, kind: str) -> str:
    """Draw a text that may stand in a cell of a field of `kind`."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.text(max_size=30))
    own = RIGHT[kind] + WRITTEN.get(kind, [])
    text = draw(st.sampled_from(own) | st.sampled_from(own) | st.sampled_from(_ALL_RIGHT))
    for _spoiled in range(draw(st.sampled_from([0, 0, 1, 1, 2, 3]))):
        begin = draw(st.integers(0, len(text)))
        end = draw(st.integers(begin, min(begin + 2, len(text))))
        text = text[:begin] + draw(_pieces | _words) + text[end:]
    return text


people = st.fixed_dictionaries(
    {
        "last_name": st.sampled_from(["", "Иванов"]),
        "full_name": st.sampled_from(["", "Иванов Иван Иванович"]),
        "birth_date": st.sampled_from(["", "01.02.2012", "?"]),
        "citizenship": st.sampled_from(["", "Россия", "Узбекистан", "нет"]),
        "doc_type": st.sampled_from(["", "Паспорт гражданина РФ", "Загранпаспорт", "-"]),
        "passport_series": st.sampled_from(["", "3008", "AB", "30 08"]),
        "passport_number": st.sampled_from(["", "123456"]),
    }
)
