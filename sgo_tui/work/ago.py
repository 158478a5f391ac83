"""Times and sizes of files in words."""

from __future__ import annotations

from datetime import datetime

from sgo_tui.i18n import _, ngettext

_KIB, _MIB = 1 << 10, 1 << 20


def told_moment(moment: datetime, now: datetime) -> str:
    """Return when something was, as people say it: «today, 10:15», «3 days ago»; a day to come by its date."""
    days = (now.date() - moment.date()).days
    if days < 0:
        return f"{moment:%d.%m.%Y}"
    if days == 0:
        return _("today, {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return _("yesterday, {time}").format(time=f"{moment:%H:%M}")
    if days < 31:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    if days < 365:
        months = days * 12 // 365
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    return ngettext("{n} year ago", "{n} years ago", days // 365).format(n=days // 365)


def told_size(size: int) -> str:
    """Return a number of bytes in words."""
    if size < _MIB:
        return _("{n} KiB").format(n=max(1, size // _KIB))
    return _("{n} MiB").format(n=f"{size / _MIB:.1f}")
