"""One value that the session holds: nothing else touches the session's state."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

T = TypeVar("T")


def forget_all() -> None:
    """As in a session that has just begun."""
    st.session_state.clear()


@dataclass(frozen=True)
class Entry(Generic[T]):
    """What the session holds under a key, which may be a widget's; `default` until something is written."""

    key: str
    default: T

    def read(self) -> T:
        return st.session_state.get(self.key, self.default)

    def write(self, value: T) -> None:
        """Of a widget: only before it is drawn, as in a callback."""
        st.session_state[self.key] = value

    def take(self) -> T:
        """Read and forget."""
        return st.session_state.pop(self.key, self.default)

    def forget(self) -> None:
        st.session_state.pop(self.key, None)

    @property
    def is_written(self) -> bool:
        return self.key in st.session_state
