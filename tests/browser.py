"""The app in a real browser: started as a person starts it, driven in Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = "Mozilla/5.0 (Linux; Android 14) Mobile Chrome/156"


def app(*command: str) -> AbstractContextManager[str]:
    """A running `vlechtwerk COMMAND`; its address."""
    return _running("dashboard", *command, "--headless", "--port")


def served(script: Path) -> AbstractContextManager[str]:
    """A running Streamlit script of its own; its address."""
    return _running("streamlit", "run", str(script), "--server.headless=true", "--server.port")


@contextmanager
def _running(module: str, *command: str) -> Iterator[str]:
    """A running module, whose last argument is its port; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, "-m", module, *command, str(port)]
    process = subprocess.Popen(arguments, env=where, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                break
            except (urllib.error.URLError, OSError):
                assert process.poll() is None, process.stderr and process.stderr.read()
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; the test is skipped where it is not on the machine."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A tab, with what went wrong in it: errors on the console, and requests that leave the machine."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, address: str) -> "Visit":
        self.page.goto(address)
        return self.rest()

    def rest(self) -> "Visit":
        """Wait until the script has run and the page stands still."""
        before = None
        while before != (before := self.text):  # what a key or a click sets in motion may begin late
            self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
            self.page.wait_for_function("window.vlechtwerk")  # set by the last element of every page
            self.page.wait_for_timeout(700)
        return self

    def says(self, text: str) -> bool:
        """Whether the page says so, now or within half a minute: a busy machine takes its time to answer a key or a click."""
        for _ in range(150):
            if text in self.text:
                return True
            self.page.wait_for_timeout(200)
        return False

    @property
    def title(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        """All that stands on the page and in a drawer over it, without what keeps names from becoming links."""
        told: str = self.page.locator("body").inner_text()
        return told.replace("\u2060", "").replace("\xa0", " ")

    @property
    def address(self) -> str:
        return str(self.page.evaluate("location.href"))

    @property
    def sideways(self) -> int:
        """Pixels that the page is wider than the screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


_like: dict[BrowserContext, tuple[int, str, str]] = {}
"""The visitors that a browser has had, by width, theme and language."""


def visit(browser: Browser, *, width: int = 1440, theme: str = "light", locale: str = "nl-NL") -> Visit:
    """A new tab, which to the app is a new visitor. Tabs of like visitors share what the browser keeps, as a person's do."""
    context = next((one for one in browser.contexts if _like.get(one) == (width, theme, locale)), None)
    if context is None:
        agent = {"user_agent": PHONE} if width < 600 else {}
        scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale, **agent)
        _like[context] = width, theme, locale
    seen = Visit(context.new_page())
    seen.page.on("console", lambda message: _hear(seen, message))
    seen.page.on("request", lambda request: _note(seen, request.url))
    return seen


def _hear(seen: Visit, message: ConsoleMessage) -> None:
    """Errors, but for Streamlit's own search, on a link to a page, for where the server's root is."""
    if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
        seen.errors.append(message.text)


def _note(seen: Visit, url: str) -> None:
    if urlparse(url).hostname not in ("127.0.0.1", "localhost", None, ""):
        seen.foreign.append(url)
