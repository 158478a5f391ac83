"""Addresses of electronic mail: one a cell, local part @ domain.

Source: RFC 5321, 5322 and 6531, as the library email-validator reads them. Nothing is asked of the network.

>>> validate("Petrov@Mail.ru")
'Petrov@mail.ru'
>>> is_valid("почта@пример.рф"), is_valid("petrov@mailru"), is_valid("petrov mail.ru")
(True, False, False)
>>> repaired("petrov@mail,ru"), repaired("pеtrov @ mail.ru"), repaired("petrov@gmail.ru")
('petrov@mail.ru', 'petrov@mail.ru', 'petrov@gmail.com')
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidFormat

from sgo_tui.fields import passes
from sgo_tui.fields.text import LATIN_TWINS

_PLAIN = re.compile(r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")
"""The form of nearly all addresses; only others cost the library's import (30 ms) and look (50 µs)."""

MISTAKEN_DOMAINS = {
    "gmail.ru": "gmail.com",
    "gmail.con": "gmail.com",
    "gmail.co": "gmail.com",
    "gmai.com": "gmail.com",
    "gmial.com": "gmail.com",
    "gamil.com": "gmail.com",
    "mail.ry": "mail.ru",
    "mail.rи": "mail.ru",
    "mali.ru": "mail.ru",
    "maii.ru": "mail.ru",
    "meil.ru": "mail.ru",
    "mail.com.ru": "mail.ru",
    "yandex.ry": "yandex.ru",
    "yandeх.ru": "yandex.ru",
    "yndex.ru": "yandex.ru",
    "jandex.ru": "yandex.ru",
    "rambler.ry": "rambler.ru",
    "inbox.ry": "inbox.ru",
    "bk.ry": "bk.ru",
    "list.ry": "list.ru",
}
"""Domains of well-known services as people mistype them."""

_GLUED = ("mail.ru", "yandex.ru", "gmail.com", "inbox.ru", "list.ru", "bk.ru", "rambler.ru", "ya.ru", "icloud.com")
_APART = re.compile(r"[\s,;/|]+")
_TWINS = str.maketrans(LATIN_TWINS)
LONGEST = 255


def compact(address: str) -> str:
    """Return the address without spaces."""
    return re.sub(r"\s+", "", address)


def validate(address: str) -> str:
    """Return `address` with its domain in lower case, or raise InvalidFormat."""
    local, at, domain = address.rpartition("@")
    lowered = local + at + domain.lower()
    if len(address) > LONGEST:
        raise InvalidFormat
    if _PLAIN.fullmatch(lowered):
        return lowered
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError as error:
        raise InvalidFormat from error
    return lowered


def is_valid(address: str) -> bool:
    """Whether `address` could receive mail."""
    return passes(validate, address)


def format(address: str) -> str:  # noqa: A001 - python-stdnum's interface
    """Return `address` with its domain in lower case."""
    local, at, domain = compact(address).rpartition("@")
    return local + at + domain.lower()


def mistaken_domain(address: str) -> str | None:
    """Return the domain that was meant when the one of `address` is a known mistake."""
    return MISTAKEN_DOMAINS.get(address.rpartition("@")[2].lower())


def repaired(address: str) -> str | None:
    """Return the address that was most likely meant, or None where nothing is likely."""
    text = compact(address).translate(_TWINS).replace(",", ".").strip(".;<>")
    text = re.sub(r"\.{2,}", ".", text).replace("@.", "@")
    local, at, domain = text.rpartition("@")
    if not at:
        domain = next((glued for glued in _GLUED if text.lower().endswith(glued) and len(text) > len(glued)), "")
        local = text[: len(text) - len(domain)].rstrip(".")
    domain = domain.lower()
    if "." not in domain:
        domain = next((known for known in _GLUED if known.replace(".", "") == domain), domain)
    candidate = f"{local}@{MISTAKEN_DOMAINS.get(domain, domain)}"
    return candidate if domain and is_valid(candidate) else None


def split(text: str) -> list[str]:
    """Return the addresses in `text`: more than one where it holds several."""
    parts = [part for part in _APART.split(text.strip()) if "@" in part.strip("@")]
    return parts if len(parts) > 1 else [text]
