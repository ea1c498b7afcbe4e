"""Methode: can I trust this? Where numbers come from, what words mean, how it is computed, and what people set themselves."""

import hashlib
import io
import tempfile
import zipfile
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.facts.actions import store_delivery
from dashboard.pages.facts.found import show_findings
from dashboard.pages.facts.who import ask_name
from dashboard.pages.method_card import show_method_card, title, whose
from dashboard.views.method_card import method_card
from dashboard.views.records import records
from dashboard.words import Words
from data.columns import EVIDENCE
from data.instruments_known import instruments
from data.intake import Delivery
from data.methods import METHOD, files_of, read_method, unpack
from data.packs_known import DEFAULT_PACK, pack_named, shipped
from data.problems import Refused, fault
from data.standing import Known
from data.tables import TABLES
from metrics.catalogue import METRICS

_STEPS = ("file", "check", "ledger", "question", "page")
_TERMS = (
    *("unknown", "nvt", "withheld", "disputed", "draft", "known_at", "moment", "evidence", "promised", "coverage"),
    *("level", "norm", "band", "harm", "same", "weight"),
    *("likeness", "agreement", "plane", "drift", "approximation", "resampled", "too_few", "holds_back", "hypothesis"),
)


def show() -> None:
    """The page: five steps from a file to a number, the method card of a pack, glossary, formulas, and one's own packs."""
    words = session.said()
    own = session.ask_whole("packs")
    keys = [DEFAULT_PACK, *sorted({*shipped(), *own["method"]} - {DEFAULT_PACK})]
    (key,) = frame.bar(frame.Chooser("pack", {key: key for key in keys}, words("bar.no_pack"), first=True, width=200))
    frame.above_title(words("menu.method"), words("method.about"), invented=False)
    try:
        card = method_card(pack_named(key or DEFAULT_PACK, own), words.lang)
    except Refused as refused:  # brought to an earlier version of the product, that refused less
        st.title(plain(words("menu.method")), anchor=False)
        show_findings(refused.problems, words, key="pack")
    else:
        st.title(plain(title(card, words)), anchor=False)
        st.markdown(plain(words("method.lead")))
        st.markdown(f":small[:gray[{plain(whose(card, words))}]]")
        if card.on_pages:
            st.markdown(f"**{plain(words('honesty'))}**")
        _steps(words)
        show_method_card(card, words)
    _of_people(words)
    _glossary(words)
    _formulas(words)
    _own(words)


def _steps(words: Words) -> None:
    st.header(words("method.steps"), anchor=False)
    for at, (column, step) in enumerate(zip(st.columns(len(_STEPS), gap="medium"), _STEPS, strict=True), 1):
        with column:
            st.markdown(f"**{at}. {words(f'method.step.{step}')}**")
            st.markdown(f":gray[{plain(words(f'method.step.{step}.told'))}]")


def _of_people(words: Words) -> None:
    """What happens with answers of people, and the instruments by which they are read."""
    st.space("small")
    st.header(words("method.people"), anchor=False)
    for told in ("kept", "groups", "differ", "own"):
        st.markdown(f"- {plain(words(f'method.people.{told}'))}")
    heading = words("method.people.instruments")
    st.markdown(f"**{plain(heading)}**")
    there = instruments(session.ask_whole("instruments")).values()
    columns = {
        "column.word": [one.name(words.lang) for one in there],
        "column.version": [one.version for one in there],
        "column.source": [one.source for one in there],
        "column.licence": [one.licence for one in there],
    }
    frame.table(pd.DataFrame({words(name): told for name, told in columns.items()}), alt=heading, key="instruments")


def _glossary(words: Words) -> None:
    st.space("small")
    heading = words("method.glossary")
    st.header(heading, anchor=False)
    terms = [(words(f"term.{term}"), words(f"term.{term}.told")) for term in _TERMS]
    terms += [(choice.word(words.lang), words("term.kind.evidence")) for choice in EVIDENCE]
    terms += [(table.title(words.lang), table.means(words.lang)) for table in TABLES]
    rows = pd.DataFrame(terms, columns=[words("column.word"), words("column.means")])
    frame.table(rows, alt=heading, key="glossary", blank="")


def _formulas(words: Words) -> None:
    st.space("small")
    st.header(words("method.formulas"), anchor=False)
    st.markdown(f":gray[{plain(words('method.formulas.told'))}]")
    for metric in METRICS:
        with st.expander(words(f"metric.{metric.name}")):
            st.markdown(plain(words(f"method.metric.{metric.name}")))
            shown = {words("column.word"): list(metric.columns), words("column.unit"): list(metric.columns.values())}
            frame.table(pd.DataFrame(shown), alt=words(f"metric.{metric.name}"), key=f"metric_{metric.name}")


def _own(words: Words) -> None:
    """Packs, frameworks and instruments of people's own: every version, to take along."""
    st.space("small")
    heading = words("method.own")
    st.header(heading, anchor=False)
    st.markdown(f":gray[{plain(words('method.own.told'))}]")
    facts = session.store().facts(METHOD.name, session.viewer(), session.known_at())
    if facts.empty:
        st.markdown(plain(words("method.own.none")))
    else:
        _versions(facts, heading, words)
    told = session.outcome()
    if told:
        st.success(plain(told), icon=":material/check:")
    for trouble in session.troubles():
        st.error(plain(trouble), icon=":material/block:")
    _hand_in(set(facts["method"]), words)


def _versions(facts: pd.DataFrame, heading: str, words: Words) -> None:
    """Every version that is in, and a way to take one along."""
    rows = records(facts.sort_values(["method", "fact"], ascending=[True, False]))
    columns = {
        "column.word": [row["name"] or row["method"] for row in rows],
        "column.kind": [words(f"method.kind.{row['kind']}") for row in rows],
        "column.version": [row["version"] for row in rows],
        "column.owner": [row["owner"] for row in rows],
        "column.dated": [words.value(row["dated"]) for row in rows],
        "column.reason": [row["reason"] for row in rows],
    }
    frame.table(pd.DataFrame({words(key): values for key, values in columns.items()}), alt=heading, key="own", blank="")
    names = {f"{row['method']} {row['version']}": row["content"] for row in rows}
    chosen = st.selectbox(words("method.own.take"), list(names), key="own_version", width=360)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files_of(names[chosen]).items():
            archive.writestr(name, text)
    st.download_button(
        words("method.own.get"),
        target.getvalue(),
        f"{chosen.replace(' ', '-')}.zip",
        on_click="ignore",
        icon=":material/download:",
        key="own_get",
    )


def _hand_in(known: set[str], words: Words) -> None:
    """A new version as an archive of its folder; of what is known already, with the reason for the change."""
    file = st.file_uploader(words("method.own.hand_in"), type="zip", key=session.key_of("own_file"))
    name = ask_name(words)
    reason = st.text_input(words("facts.reason"), key=session.key_of("own_reason"), width=420)
    if file is None:
        return
    delivery = _examined(file.name, file.getvalue())
    for row in delivery.rows:
        row.values["reason"] = reason.strip() or row.values["reason"]
        if row.values["method"] in known and not row.values["reason"]:
            delivery.problems.append(row.at(fault("reason_missing")))
    show_findings(delivery.problems, words, key="own")
    if not delivery.refused:
        st.button(
            words("method.own.store"),
            icon=":material/check:",
            on_click=store_delivery,
            args=(delivery, name, "import"),
            disabled=not name,
            key="own_store",
        )


def _examined(name: str, content: bytes) -> Delivery:
    delivery = Delivery("template", [name], hashlib.sha256(content).hexdigest())
    with tempfile.TemporaryDirectory(prefix="vlechtwerk-") as folder:
        try:
            unpack(content, Path(folder))
            delivery.rows, delivery.problems = read_method(Path(folder), Known(session.store()))
        except Refused as refused:
            delivery.problems = list(refused.problems)
    return delivery
