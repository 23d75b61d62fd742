"""The addresses of files and uploads that the server has sent to a login: they count for that login alone.

Read from Streamlit's own messages, from the fields that hold addresses and no others: what a user wrote may
come back in any other field.
"""

from collections.abc import Iterator
from datetime import datetime

from starlette.types import Message, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.login.signed_login import VALID, Login

MEDIA, UPLOADS = "media/", "_stcore/upload_file/"


class SentAddresses:
    """Of each login, as long as it may last."""

    def __init__(self) -> None:
        self._of_login: dict[str, tuple[Login, set[str]]] = {}

    def noted(self, login: Login, send: Send) -> Send:
        """`send` of a socket, which notes what it sends to the login."""
        _, addresses = self._of_login.setdefault(login.login_id, (login, set()))
        self._forget_before(login.began_at - VALID)

        async def send_and_note(message: Message) -> None:
            addresses.update(addresses_in(message.get("bytes") or b""))
            await send(message)

        return send_and_note

    def has(self, login: Login, path: str) -> bool:
        """Whether that very login was sent the path. `path`: below the app's base path."""
        _, addresses = self._of_login.get(login.login_id, (login, set()))
        return key_of(path) in addresses

    def _forget_before(self, moment: datetime) -> None:
        """Those of logins that began before: once another begins, their time is up."""
        for login_id in [each for each, (login, _) in self._of_login.items() if login.began_at < moment]:
            del self._of_login[login_id]


def addresses_in(sent: bytes) -> set[str]:
    """The keys of the addresses in a message to the browser. Most messages have none, and aren't read."""
    if MEDIA.encode() not in sent and UPLOADS.encode() not in sent:
        return set()
    return {key_of(address) for address in _fields(ForwardMsg.FromString(sent)) if is_personal(address)}


def _fields(message: ForwardMsg) -> Iterator[str]:
    """All that Streamlit sends an address of a file in, but for elements that no page of ours has."""
    yield message.delta.new_element.download_button.url
    yield message.backend_operation_response.deferred_file.url
    for urls in message.file_urls_response.file_urls:
        yield from (urls.upload_url, urls.delete_url)
    yield from (message.logo.image, message.logo.icon_image, message.page_config_changed.favicon)


def is_personal(address: str) -> bool:
    """Whether it is of a file or an upload, and so one login's."""
    return address.lstrip("/").startswith((MEDIA, UPLOADS))


def key_of(address: str) -> str:
    """Streamlit finds a file by its id, whatever its ending is."""
    below = address.lstrip("/")
    return below.partition(".")[0] if below.startswith(MEDIA) else below
