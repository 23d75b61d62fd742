"""Whether others than the user may reach a server on this machine: then the address needs a token."""

import os
import sys

import psutil

LOOPBACK = ("localhost", "127.", "::1")
REMOTE = ("SSH_CONNECTION", "SSH_CLIENT")  # set in a terminal that is used from another machine
WORKSTATION = 1  # Windows' own number for a product that is no server


def is_shared(address: str | None) -> bool:
    """address: what the server listens on; None: everything."""
    return not is_loopback(address) or is_server() or is_remote_session() or has_other_users()


def is_loopback(address: str | None) -> bool:
    return (address or "").startswith(LOOPBACK)


def is_server() -> bool:
    """Windows Server, and so a terminal server, also while only one has logged in."""
    windows = getattr(sys, "getwindowsversion", None)
    return windows is not None and windows().product_type != WORKSTATION


def is_remote_session() -> bool:
    """A terminal or a desktop that is shown on another machine."""
    return os.environ.get("SESSIONNAME", "").upper().startswith(("RDP-", "ICA-")) or any(
        name in os.environ for name in REMOTE
    )


def has_other_users() -> bool:
    """Whether more than one user is logged in; where that can't be seen, we say no."""
    try:
        return len({user.name for user in psutil.users()}) > 1
    except (OSError, RuntimeError, psutil.Error):
        return False
