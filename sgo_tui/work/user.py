"""Who works here, as the system calls them."""

from __future__ import annotations

import os
import pwd


def login() -> str:
    """Return the name by which the user logs in; the number where the system knows no name."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def full_name() -> str:
    """Return the full name of the user; "" where the system knows none."""
    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]
    except KeyError:
        return ""


def machine() -> str:
    """Return the name of the machine."""
    return os.uname().nodename
