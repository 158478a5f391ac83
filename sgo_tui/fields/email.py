"""Addresses of electronic mail: one a cell, local part @ domain.

Source: RFC 5321, 5322 and 6531, as the library email-validator reads them; the Cyrillic top-level domains are those
of IANA's root zone. Nothing is asked of the network.

>>> validate("Petrov@Mail.ru"), validate("petrov+5a@школа.рф")
('Petrov@mail.ru', 'petrov+5a@школа.рф')
>>> validate("petrov@mailru")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidFormat: ...
>>> validate("petrov@mail.ру")
Traceback (most recent call last):
    ...
stdnum.exceptions.InvalidComponent: ...
>>> repaired("petrov@mail,ru"), repaired("pеtrov @ mail.ru"), repaired("petrov@gmail.ru"), repaired("почта: p@ya.ru")
('petrov@mail.ru', 'petrov@mail.ru', 'petrov@gmail.com', 'p@ya.ru')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stdnum.exceptions import InvalidComponent, InvalidFormat

from sgo_tui.fields import passes
from sgo_tui.fields.text import LATIN_TWINS

_PLAIN = re.compile(
    r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}", re.ASCII
)
"""The form of nearly all addresses; only others cost the library's import (30 ms) and look (100 µs)."""

_IMPOSSIBLE = re.compile(r'[\s,;:<>()\[\]\\"]|@[^.]*$')
"""What the library refuses in any address of ASCII letters: a sign of none, no dot behind @."""

LONGEST = 254
LONGEST_LOCAL = 64
"""RFC 5321, 4.5.3.1."""

_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC_TOP_DOMAINS = frozenset(
    "рф рус дети москва онлайн сайт орг ком католик бг бел ею мкд мон срб укр қаз".split()
)
_TOP_DOMAIN = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", re.IGNORECASE)

_MISTAKEN = {
    "gmail.com": "gmail.ru gmail.con gmail.co gmail.cm gmail.om gmail.com.ru gmai.com gmial.com gamil.com gmali.com "
    "gmaii.com gmal.com gnail.com gmail.comm jmail.com",
    "mail.ru": "mail.ry mail.r mail.rи mali.ru maii.ru mai1.ru maill.ru meil.ru mail.com.ru mail.ruu mail.u",
    "yandex.ru": "yandex.ry yandex.r yndex.ru jandex.ru yandeks.ru yandx.ru yanex.ru yandex.com.ru",
    "rambler.ru": "rambler.ry ramdler.ru rambier.ru",
    "inbox.ru": "inbox.ry inbox.r",
    "bk.ru": "bk.ry bk.r",
    "list.ru": "list.ry list.r",
    "icloud.com": "icloud.ru iclod.com icloud.con",
}
_MEANT = {mistaken: meant for meant, words in _MISTAKEN.items() for mistaken in words.split()}
"""Domains of well-known services as people mistype them."""

_SERVICES = (*_MISTAKEN, "ya.ru", "internet.ru")
_INCOMPLETE = {glued: s for s in reversed(_SERVICES) for glued in (s.replace(".", ""), s.partition(".")[0])}
"""«mailru» and «mail», as what is left of a service's name without its dot or its end."""
_KNOWN = tuple(sorted({*_SERVICES, *_MEANT, *_INCOMPLETE}, key=len, reverse=True))
_APART = re.compile(r"[\s,;/|]+")
_AT_IN_WORDS = re.compile(r"\s?[(\[]\s?(?:at|собака|эт)\s?[)\]]\s?|\sсобака\s", re.IGNORECASE)
_ANNOUNCING = re.compile(r"(?:mailto|e-?mail|почта)\s?:", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()@]{0,40}\)|(?<!\S)[А-Яа-яЁё.:\-]+(?!\S)")
_RUSSIAN_RU = re.compile(r"\.ру$", re.IGNORECASE)
_TWINS = str.maketrans(LATIN_TWINS)


def compact(address: str) -> str:
    """Return the address without spaces."""
    return "".join(address.split())


def validate(address: str) -> str:
    """Return `address` with its domain in lower case.

    Raises InvalidFormat, or InvalidComponent when there cannot be such a top-level domain.
    """
    local, at, domain = address.rpartition("@")
    lowered = local + at + domain.lower()
    if not local or len(address) > LONGEST or len(local) > LONGEST_LOCAL:
        raise InvalidFormat
    if not _PLAIN.fullmatch(lowered):
        _ask_library(lowered)
        top = domain.lower().rpartition(".")[2]
        if not _TOP_DOMAIN.fullmatch(top) or (_CYRILLIC.search(top) and top not in _CYRILLIC_TOP_DOMAINS):
            raise InvalidComponent
    return lowered


def is_valid(address: str) -> bool:
    """Whether `address` could receive mail."""
    return passes(validate, address)


def is_canonical(text: str) -> bool:
    """Whether `text` is an ordinary address with a domain that is nobody's known mistake."""
    if not _PLAIN.fullmatch(text) or len(text) > LONGEST:
        return False
    local, _, domain = text.rpartition("@")
    return domain not in _MEANT and len(local) <= LONGEST_LOCAL


def format(address: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `address` with its domain in lower case."""
    local, at, domain = compact(address).rpartition("@")
    return local + at + domain.lower()


def mistaken_domain(address: str) -> str | None:
    """Return the domain that was meant when the one of `address` is a known mistake."""
    return _MEANT.get(address.rpartition("@")[2].lower())


def known_services() -> Sequence[str]:
    """Return the domains of well-known services, right and mistaken, the longest first."""
    return _KNOWN


def mixes_alphabets(address: str) -> bool:
    """Whether a part between signs has letters of both alphabets; .рф beside Latin is fine.

    >>> mixes_alphabets("pеtrov@mail.ru"), mixes_alphabets("petrov@школа.рф")
    (True, False)
    """
    return any(_CYRILLIC.search(part) and _LATIN.search(part) for part in re.split("[@.]", address))


def has_russian_name(address: str) -> bool:
    """Whether Russian letters stand before @ and none after it: most services have no such addresses."""
    local, _, domain = address.rpartition("@")
    return _CYRILLIC.search(local) is not None and _CYRILLIC.search(domain) is None


def repaired(address: str) -> str | None:
    """Return the address that was most likely meant, or None where nothing is likely."""
    if len(address) > 2 * LONGEST:
        return None
    text = _AT_IN_WORDS.sub("@", _ANNOUNCING.sub(" ", address))
    text = compact(_ASIDE.sub(_without_aside, text)).strip(".,;:<>\"'()")
    text = _RUSSIAN_RU.sub(".ru", text).translate(_TWINS)
    text = re.sub(r"[.,]{1,9}", ".", re.sub(r"@{2,9}", "@", text)).replace("@.", "@").replace(".@", "@")
    local, at, domain = text.rpartition("@")
    if not at:
        local, domain = _apart(text)
    domain = _INCOMPLETE.get(domain.lower(), domain.lower())
    candidate = f"{local}@{_MEANT.get(domain, domain)}"
    return candidate if not mixes_alphabets(candidate) and is_valid(candidate) else None


def rest_of_service(address: str) -> str | None:
    """Return the known service whose name the end of `address` begins; None where that is whole, or no one's.

    >>> rest_of_service("petrov@ma"), rest_of_service("petrov@mail.ru"), rest_of_service("petrov@школа")
    ('mail.ru', None, None)
    """
    domain = address.rpartition("@")[2].lower()
    if not domain or domain in _SERVICES:
        return None
    return next((service for service in _SERVICES if service.startswith(domain)), None)


def split(text: str) -> list[str]:
    """Return the addresses in `text`: more than one where it holds several."""
    parts = [part for part in _APART.split(text) if "@" in part.strip("@")]
    return parts if len(parts) > 1 else [text]


def _apart(text: str) -> tuple[str, str]:
    """Return local part and domain of an address that has lost its @, or has another sign of the same key."""
    for service in _SERVICES:
        if text.lower().endswith(service) and len(text) > len(service):
            local = text[: -len(service)]
            return (local[:-1] if local[-1] in '"2.' and len(local) > 1 else local), service
    return text, ""


def _without_aside(found: re.Match[str]) -> str:
    """Return nothing for «мама» beside an address, but leave «сор»: it looks as Latin letters do."""
    return found[0] if all(letter in LATIN_TWINS for letter in found[0]) else " "


@lru_cache(maxsize=1024)
def _is_taken_by_library(address: str) -> bool:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError:
        return False
    return True


def _ask_library(address: str) -> None:
    if (address.isascii() and _IMPOSSIBLE.search(address)) or not _is_taken_by_library(address):
        raise InvalidFormat
