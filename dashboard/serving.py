"""Starts the app: the store it shows, the server around it, and the demonstration with its examples."""

import signal
import socket
import sys
import tempfile
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.runtime.pages_manager import PagesManager

from dashboard import handed_in
from dashboard.shown import show
from dashboard.words import Words
from data import intake
from data.problems import Refused, fault
from data.store import Store

EXAMPLES = ("dommelrand", "brabant")
_HERE = Path(__file__).parent


def serve(store: Store, port: int, *, headless: bool, say: Words) -> int:
    """Show `store` on 127.0.0.1 until the process is stopped."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise Refused(fault("port_taken", found=str(port))) from None
    show(store)
    sys.argv[0] = str(_HERE / "__main__.py")  # Streamlit looks for config.toml beside the file that was launched
    PagesManager.uses_pages_directory = False  # else the first link to a page is taken for a file in our folder `pages`
    app = st.App(_HERE / "app.py", middleware=[Middleware(GZipMiddleware, minimum_size=1024)])
    address = f"http://127.0.0.1:{port}"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what is open is closed, and the demo's folder removed
    print(say("serving.ready", address=address), flush=True)
    if not headless:
        webbrowser.open(address)
    app.run(config={"server.port": port, "server.headless": True})
    return 0


def serve_demo(port: int, *, headless: bool, say: Words) -> int:
    """Show the examples from a database that lasts as long as the process."""
    with (
        tempfile.TemporaryDirectory(prefix="vlechtwerk-") as folder,
        Store.open(Path(folder) / "demo.duckdb", write=True, purpose="vlechtwerk demo") as store,
    ):
        for name in EXAMPLES:
            with as_file(files("data") / "examples" / name) as example:
                intake.deliver(store, handed_in.examine([example], "template", store), "vlechtwerk")
        return serve(store, port, headless=headless, say=say)
