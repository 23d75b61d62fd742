"""The names of the login's cookies, for who sets them, who reads them, and who spares them on the way out."""

LOGIN = "klik-login"
STATE = "klik-login-state"  # what is to be remembered while the browser is at the provider
# A cookie so named is sent encrypted, to the host that set it, and can't be set by the domain's other hosts.
THIS_HOST = "__Host-"


def login_cookie(address: str) -> str:
    """The name of the login's cookie, where users type that address."""
    return _named(LOGIN, address)


def state_cookie(address: str) -> str:
    return _named(STATE, address)


def _named(name: str, address: str) -> str:
    return f"{THIS_HOST}{name}" if is_encrypted(address) else name


def is_encrypted(address: str) -> bool:
    return address.startswith("https:")


def is_set_by_login(set_cookie: str) -> bool:
    """Whether a Set-Cookie header is of one of these."""
    return set_cookie.partition("=")[0].removeprefix(THIS_HOST) in (LOGIN, STATE)
