"""The lists of columns an export can have: each a field of the catalogue and its header texts.

Texts are parted by " / ", the group first. The lists are the «Краткий список полей» and the «Полный список
полей» of pupils and of parents.
"""

from __future__ import annotations

Labels = tuple[tuple[str, str], ...]


def _address(group: str, place: str) -> Labels:
    parts = ("Индекс", "Населенный пункт", "Район", "Улица", "Дом", "Корпус", "Квартира")
    fields = ("zip", "city", "district", "street", "house", "block", "flat")
    return tuple((f"addr_{place}_{f}", f"{group} / {part}") for f, part in zip(fields, parts, strict=True))


_NAMES: Labels = (("last_name", "Фамилия"), ("first_name", "Имя"), ("middle_name", "Отчество"))
_PASSPORT: Labels = (
    ("passport_series", "Паспорт / Серия"),
    ("passport_number", "Паспорт / Номер"),
    ("passport_division", "Паспорт / Код подразделения"),
    ("passport_issue_date", "Паспорт / Дата выдачи"),
    ("passport_issuer", "Паспорт / Кем выдан"),
)
_BIRTH_CERTIFICATE: Labels = (
    ("birth_cert_series", "Свидетельство о рождении / Серия"),
    ("birth_cert_number", "Свидетельство о рождении / Номер"),
    ("birth_cert_issue_date", "Свидетельство о рождении / Дата выдачи"),
    ("birth_cert_issuer", "Свидетельство о рождении / Кем выдано"),
)
_CONTACTS: Labels = (
    ("home_phone", "Дом. тел."),
    ("mobile_phone", "Мобильный телефон"),
    ("email", "E-mail"),
)

NUMBERING: Labels = (("row_no", "№"), ("class", "Класс"))
IDENTIFIERS: Labels = (("row_id", "Идентификатор"), ("login", "Имя пользователя"))

PUPIL_SHORT: Labels = (
    *_NAMES,
    ("sex", "Пол"),
    ("birth_date", "Дата рождения"),
    *_PASSPORT[:2],
    *_BIRTH_CERTIFICATE[:2],
    ("snils", "СНИЛС"),
    *_CONTACTS,
)

PUPIL_IDENTITY: Labels = (
    *_NAMES,
    ("birth_date", "Дата рождения"),
    ("sex", "Пол"),
    ("citizenship", "Гражданство"),
    *_PASSPORT,
)
"""The first columns of the full list; a certificate of birth follows where it is exported."""
PUPIL_HOME: Labels = (
    *_address("Адрес проживания", "fact"),
    *_address("Адрес регистрации", "reg"),
    *_CONTACTS,
)
PUPIL_CERTIFICATE = _BIRTH_CERTIFICATE
PUPIL_CARD: Labels = (
    ("lang1", "Иностранный язык"),
    ("lang2", "Второй иностранный язык"),
    ("inn", "ИНН"),
    ("health_group", "Группа здоровья (до 18)"),
    ("health_group_18", "Группа здоровья старше 18"),
    ("pe_group", "Физ.группа"),
    ("illness", "Заболевания"),
    ("file_no", "№ личного дела"),
    ("psych", "Психолого-педагогическая характеристика"),
    ("extra_contact", "Дополнительная контактная информация"),
    ("has_pc", "Наличие ПК дома"),
    ("oms_series", "Медицинский полис / Серия"),
    ("oms_number", "Медицинский полис / № полиса"),
    ("oms_issue_date", "Медицинский полис / Дата выдачи"),
    ("oms_issuer", "Медицинский полис / Кем выдано"),
    ("family", "Состав семьи"),
    ("social", "Социальное положение"),
    ("cert_no", "Сертификат доп. образования / Номер"),
    ("cert_date", "Сертификат доп. образования / Дата"),
    ("deviant", "Девиантное поведение"),
    ("quit", "Бросил обучение"),
    ("measures", "Принимаемые меры"),
    ("form", "Форма обучения"),
    ("program", "Программа обучения"),
    ("ege", "Предметы для ЕГЭ"),
    ("ege_short", "Предметы для ЕГЭ по сокр. программе"),
    ("ege_doc", "Тип документа для ЕГЭ"),
    ("limits", "Ограничение возможностей"),
    ("food", "Льгота на питание"),
    ("snils", "СНИЛС"),
    ("mns", "Малочисленные народы Севера"),
    ("finance", "Тип финансирования обучения"),
    ("budget", "Уровень бюджета"),
    ("dis_group", "Инвалидность / Группа"),
    ("dis_cat", "Инвалидность / Категория"),
    ("dis_until", "Инвалидность / Срок действия группы"),
    ("adapted", "Инвалидность / Адаптированная программа"),
    ("long_treat", "Инвалидность / Потребность в длительном лечении"),
    ("birth_place", "Место рождения"),
    ("pd_refusal", "Отказ от предоставления ПДн"),
    ("talent", "Одаренный ребенок"),
    ("talent_dir", "Направление одаренности"),
    ("hot_food", "Горячее питание"),
    ("bus_need", "Нуждается в подвозе к месту обучения"),
    ("bus_has", "Обеспечен подвоз к месту обучения"),
)

_PARENT_NAMES: Labels = (*_NAMES, ("birth_date", "Дата рождения"))
PARENT_SHORT: Labels = (
    *_PARENT_NAMES,
    ("passport_series", "Паспорт-Серия"),
    ("passport_number", "Паспорт-Номер"),
    ("snils", "СНИЛС"),
)
PARENT_FULL: Labels = (
    *_PARENT_NAMES,
    ("citizenship", "Гражданство"),
    *((field, label.replace(" / ", "-")) for field, label in _PASSPORT),
    ("snils", "СНИЛС"),
    ("relation", "Степень родства"),
)
"""In one text with the group word, as the classic export composes it: «Паспорт-Серия»."""
PARENT_EXTENDED: Labels = (
    *_PARENT_NAMES,
    ("citizenship", "Гражданство"),
    ("relation", "Степень родства"),
    ("snils", "СНИЛС"),
    ("doc_type", "Документ / Тип документа"),
    *((field, label.replace("Паспорт", "Документ")) for field, label in _PASSPORT),
    *_CONTACTS,
    ("inn", "ИНН"),
    ("work_place", "Место работы"),
    ("position", "Должность"),
)
"""As newer versions of SGO are thought to have it."""

PUPIL_FLAT_WORDS: Labels = (
    ("last_name", "Фамилия*"),
    ("first_name", "Имя*"),
    ("middle_name", "Отчество"),
    ("sex", "Пол*"),
    ("birth_date", "Дата рождения*"),
    ("passport_series", "Серия паспорта"),
    ("passport_number", "Номер паспорта"),
    ("birth_cert_series", "Серия свидетельства о рождении"),
    ("birth_cert_number", "Номер свидетельства о рождении"),
    ("snils", "СНИЛС"),
    *_CONTACTS,
)
"""The short list with the marks of the oldest exports: * for a required column."""
PARENT_FLAT_WORDS: Labels = (
    ("last_name", "Ф.{Owner}'"),
    ("first_name", "И.{Owner}'"),
    ("middle_name", "О.{Owner}'"),
    ("birth_date", "Д.Р.{Owner}'"),
    ("passport_series", "Серия паспорта {owner}"),
    ("passport_number", "Номер паспорта {owner}"),
    ("snils", "СНИЛС {owner}"),
)
"""The owner goes inside the text: «Ф.Матери'», «СНИЛС матери»."""
