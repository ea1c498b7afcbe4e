"""Findings as a table: place, what was found, what was expected, how to mend it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import findings
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.words import Words
from data.problems import Problem


def show_findings(problems: Sequence[Problem], words: Words, *, key: str) -> None:
    """Faults first; the remarks that ask nothing of the reader behind a fold."""
    faults = [problem for problem in problems if problem.fault]
    asking = [problem for problem in problems if not problem.fault and findings.asks_attention(problem, words)]
    quiet = [problem for problem in problems if not problem.fault and problem not in asking]
    if faults:
        st.error(plain(words("facts.faults", n=len(faults))), icon=":material/block:")
        _table(faults, words, words("facts.faults", n=len(faults)), f"{key}_faults")
    if asking:
        st.warning(plain(words("facts.remarks", n=len(asking))), icon=":material/info:")
        _table(asking, words, words("facts.remarks", n=len(asking)), f"{key}_remarks")
    if quiet:
        with st.expander(words("facts.quiet", n=len(quiet))):
            _table(quiet, words, words("facts.quiet", n=len(quiet)), f"{key}_quiet")


def _table(problems: Sequence[Problem], words: Words, alt: str, key: str) -> None:
    rows = pd.DataFrame(
        {
            words("column.place"): [findings.place(problem, words) for problem in problems],
            words("column.found"): [findings.found(problem, words) for problem in problems],
            words("column.expected"): [findings.expected(problem, words) for problem in problems],
            words("column.mend"): [findings.mend(problem, words) for problem in problems],
        }
    )
    frame.table(rows, alt=alt, key=key, blank="")
