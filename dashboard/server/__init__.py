"""The server around Streamlit: launcher, guard, index page, our own assets, the error page, and the log."""
