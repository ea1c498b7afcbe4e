"""Inleveren: a file, what is wrong with it, what would be stored, and only then storing it."""

import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import handed_in, session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.facts.actions import store_delivery
from dashboard.pages.facts.found import show_findings
from dashboard.pages.facts.who import ask_name
from dashboard.words import Words
from data.intake import Delivery
from data.tables import BY_NAME

_FORMATS = ("template", "indigo", "threesixty")
_PREVIEW = 5
_UNSEEN = ("release",)
"""Tables for the guard at the door, which tell a reader nothing."""


def hand_in(_: str, words: Words) -> None:
    """Choose files; see what was read and what was found; store it by one button."""
    st.markdown(f":gray[{plain(words('facts.hand_in.told'))}]")
    files = st.file_uploader(words("facts.file"), accept_multiple_files=True, key=session.key_of("files"))
    form = st.selectbox(
        words("facts.format"), _FORMATS, format_func=lambda name: words(f"facts.format.{name}"), key="format", width=420
    )
    name = ask_name(words)
    if not files:
        return
    with st.spinner(words("facts.reading")):
        last = {file.name: file.getvalue() for file in files}  # a file that was mended and chosen again replaces itself
        delivery = _examined(list(last.items()), form)
    show_findings(delivery.problems, words, key="hand_in")
    if delivery.refused:
        st.markdown(f"**{plain(words('facts.nothing_stored'))}**")
        return
    _preview(delivery, words)
    st.button(
        words("facts.store", n=len(delivery.rows)),
        icon=":material/check:",
        on_click=store_delivery,
        args=(delivery, name, "import"),
        disabled=not name,
        key="store_files",
    )


def _examined(files: Sequence[tuple[str, bytes]], form: str) -> Delivery:
    """The uploaded files, read and checked as those of a folder are. Nothing of a file's name becomes a path."""
    with tempfile.TemporaryDirectory(prefix="vlechtwerk-") as folder:
        paths = []
        for at, (name, content) in enumerate(files):
            shelf = Path(folder) / str(at)
            shelf.mkdir()
            path = shelf / _safe(name)
            path.write_bytes(content)
            paths.append(path)
        return handed_in.examine(paths, form, session.store())


def _safe(name: str) -> str:
    """A name that is one part of a path and not too long for it; content decides what a file is, never its name."""
    return re.sub(r"[^\w .()-]", "_", name)[-100:].lstrip(".") or "bestand"


def _preview(delivery: Delivery, words: Words) -> None:
    counts = Counter(row.table.name for row in delivery.rows)
    told = words.listed(f"{words.number(n)} {BY_NAME[name].title(words.lang)}" for name, n in counts.items())
    st.markdown(f"**{plain(words('facts.read', n=len(delivery.rows), told=told))}**")
    if delivery.marks:
        st.markdown(f":gray[{plain(words('facts.answers.not_kept'))}]")
    with st.expander(words("facts.preview")):
        for name in (one for one in counts if one not in _UNSEEN):
            table = BY_NAME[name]
            rows = [row.values for row in delivery.rows if row.table.name == name][:_PREVIEW]
            columns = [c for c in table.columns if any(row.get(c.name) is not None for row in rows)]
            shown = {c.header(words.lang): [words.value(row.get(c.name)) for row in rows] for c in columns}
            st.markdown(f"**{plain(table.title(words.lang))}**")
            frame.table(pd.DataFrame(shown), alt=table.title(words.lang), key=f"preview_{name}")
