"""A browser's half of Streamlit's protocol, without the browser: fifty fit beside the server."""

import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
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
    _filters: dict[str, MultiSelect] = field(default_factory=dict)
    _chosen: dict[str, list[str]] = field(default_factory=dict)  # by widget id

    async def open(self) -> float:
        """Milliseconds until the first run has ended."""
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        self._socket = await connect(
            address, origin=self.url, subprotocols=["streamlit"], max_size=MOST_BYTES, compression=None
        )
        return await self._run()

    async def choose(self, label: str, number: int) -> float:
        """Milliseconds from a choice in a filter until the run has ended."""
        widget = self._filters[label]
        self._chosen = {widget.id: [widget.options[number % len(widget.options)]]}
        return await self._run()

    async def close(self) -> None:
        await self._socket.close()

    async def _run(self) -> float:
        asked = ClientState(query_string=self.query)
        for widget, values in self._chosen.items():
            state = asked.widget_states.widgets.add(id=widget)
            state.string_array_value.data.extend(values)
        began = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        while not self._is_end(ForwardMsg.FromString(await self._socket.recv())):
            pass
        return (time.perf_counter() - began) * 1000

    def _is_end(self, message: ForwardMsg) -> bool:
        element = message.delta.new_element
        if element.HasField("multiselect"):
            self._filters[element.multiselect.label] = element.multiselect
        # The error page of server.py is an alert: the script itself ends well.
        self.errors += element.HasField("exception") or element.alert.icon == ":material/error:"
        if message.WhichOneof("type") != "script_finished":
            return False
        self.errors += message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
        return True
