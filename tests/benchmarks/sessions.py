"""A browser's half of Streamlit's protocol, without the browser: fifty fit beside the server."""

import asyncio
import time
from dataclasses import dataclass, field

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLs, FileURLsRequest, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from websockets.asyncio.client import ClientConnection, connect

MOST_BYTES = 50 * 1024 * 1024


@dataclass
class Session:
    """One user: opens the page, then clicks on options of its filters."""

    url: str
    query: str = ""
    errors: int = 0
    _socket: ClientConnection | None = None
    session_id: str = ""
    _upload_zone: str = ""
    _uploaded: UploadedFileInfo | None = None
    _panel: str = ""  # the widget that holds whether the filters are open
    _panel_is_open: bool = False
    filters: dict[str, MultiSelect] = field(default_factory=dict)
    _chosen: dict[str, list[str]] = field(default_factory=dict)  # by widget id

    async def open(self, before: str = "") -> float:
        """Milliseconds until the first run has ended. before: the id of a session to go on with."""
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        protocols = ["streamlit", "-", before] if before else ["streamlit"]
        self._socket = await connect(
            address, origin=self.url, subprotocols=protocols, max_size=MOST_BYTES, compression=None
        )
        took = await self._run()
        if self._panel:
            self._panel_is_open = True
            await self._run()
        return took

    async def choose(self, label: str, number: int) -> float:
        """Milliseconds from a choice in a filter until the run has ended."""
        widget = self.filters[label]
        self._chosen = {widget.id: [widget.options[number % len(widget.options)]]}
        return await self._run()

    async def upload(self, name: str, content: bytes) -> float:
        """Milliseconds from a dropped file until the run that loads it has ended."""
        asked = FileURLsRequest(request_id="1", file_names=[name], session_id=self.session_id)
        await self._socket.send(BackMsg(file_urls_request=asked).SerializeToString())
        while (message := ForwardMsg.FromString(await self._socket.recv())).WhichOneof("type") != (
            "file_urls_response"
        ):
            pass
        urls = message.file_urls_response.file_urls[0]
        await asyncio.to_thread(self._put, urls, name, content)
        self._uploaded = UploadedFileInfo(file_id=urls.file_id, name=name, size=len(content), file_urls=urls)
        return await self._run()

    def _put(self, urls: FileURLs, name: str, content: bytes) -> None:
        with requests.Session() as browser:
            browser.get(f"{self.url}/_stcore/health", timeout=30)
            token = browser.cookies.get("_streamlit_xsrf", "")
            answer = browser.put(
                f"{self.url}{urls.upload_url}",
                files={"file": (name, content)},
                headers={"X-Xsrftoken": token},
                timeout=60,
            )
        answer.raise_for_status()

    async def close(self) -> None:
        await self._socket.close()

    async def _run(self) -> float:
        asked = ClientState(query_string=self.query)
        for widget, values in self._chosen.items():
            state = asked.widget_states.widgets.add(id=widget)
            state.string_array_value.data.extend(values)
        if self._panel_is_open:
            asked.widget_states.widgets.add(id=self._panel).bool_value = True
        if self._uploaded:
            state = asked.widget_states.widgets.add(id=self._upload_zone).file_uploader_state_value
            state.uploaded_file_info.append(self._uploaded)
        began = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        while not self._is_end(ForwardMsg.FromString(await self._socket.recv())):
            pass
        return (time.perf_counter() - began) * 1000

    def _is_end(self, message: ForwardMsg) -> bool:
        element = message.delta.new_element
        if element.HasField("multiselect"):
            self.filters[element.multiselect.label] = element.multiselect
        if "Filter" in (panel := message.delta.add_block.popover).label:
            self._panel = panel.id
        if element.HasField("file_uploader"):
            self._upload_zone = element.file_uploader.id
        if message.HasField("new_session"):
            self.session_id = message.new_session.initialize.session_id
        # The error page of server.py is an alert: the script itself ends well.
        self.errors += element.HasField("exception") or element.alert.icon == ":material/error:"
        if message.WhichOneof("type") != "script_finished":
            return False
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False  # another run begins by itself
        self.errors += message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
        return True
