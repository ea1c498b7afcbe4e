"""Ophalen: the blank template of each reader, and what stands in the ledger as files that can be read in again."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Final, Literal

import streamlit as st

from dashboard import session
from dashboard.explained import explanation
from dashboard.look import plain
from dashboard.pages.empty import get_template
from dashboard.words import Words
from data.columns import Audience
from data.exporting import FORMS, export, standing
from data.templating import tables_for, write_workbook

_AUDIENCES: Final[tuple[Audience | Literal["all"], ...]] = ("coalition", "partner", "fund", "all")


def take_out(coalition: str, words: Words) -> None:
    """Templates at the left, the ledger's own facts at the right."""
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{words('facts.template')}**")
        st.markdown(f":gray[{plain(words('facts.template.told'))}]")
        audience = st.selectbox(
            words("facts.template.for"),
            _AUDIENCES,
            format_func=lambda one: words(f"facts.template.for.{one}"),
            key="audience",
        )
        get_template(audience, words, key="template")
    with right:
        st.markdown(f"**{words('facts.export')}**")
        st.markdown(f":gray[{plain(words('facts.export.told'))}]")
        form = st.selectbox(
            words("facts.export.as"),
            ("template", *FORMS),
            format_func=lambda one: words(f"facts.export.as.{one}"),
            key="export_as",
        )
        content, suffix = _exported(coalition, form, words)
        st.download_button(
            words("facts.export.get"),
            content,
            f"vlechtwerk{suffix}",
            on_click="ignore",
            icon=":material/download:",
            key="export",
        )


def _exported(coalition: str, form: str, words: Words) -> tuple[bytes, str]:
    """What stands in the ledger in one file: a workbook, or an archive of tables."""
    frames = standing(session.store(), coalition, session.viewer(), session.known_at())
    target = io.BytesIO()
    if form == "template":
        write_workbook(target, tables_for("all"), words.lang, explanation(words), frames)
        return target.getvalue(), ".xlsx"
    with (
        tempfile.TemporaryDirectory(prefix="vlechtwerk-") as folder,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as all_of,
    ):
        for name in export(frames, form, Path(folder)):
            all_of.write(Path(folder) / name, name)
    return target.getvalue(), ".zip"
