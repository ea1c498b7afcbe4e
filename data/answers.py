"""Answers of persons, or of parties themselves, as a file told them: in memory only, never in the store."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.columns import Column
from data.instrument import PERSONAL, Instrument
from data.tables import ASPECT

COLUMNS: Final = (
    Column("party", "partij", "id", "van welke partij het antwoord is", "of which party the answer is", required=True),
    Column("respondent", "deelnemer", "id", "kenmerk van wie antwoordt, geen naam", "mark of who answers, not a name"),
    Column("role", "rol", "text", "in welke rol iemand antwoordt", "in which role someone answers"),
    Column("period", "periode", "period", "over welk kwartaal of jaar", "about which quarter or year"),
    Column(
        "aspect",
        "aspect",
        "choice",
        "persoonlijk, nu, gewenst, voorkeur of afkeer; leeg is: persoonlijk",
        "personal, current, desired, preference or rejection; empty is: personal",
        choices=ASPECT,
        default=PERSONAL,
    ),
    Column("instrument", "instrument", "id", "sleutel van het instrument", "the instrument's key"),
    Column("coalition", "coalitie", "id", "de coalitie", "the coalition"),
    Column("recorded", "vastgelegd op", "date", "sinds wanneer dit bekend is", "since when this is known"),
    Column("source", "bron", "text", "wie of wat dit zegt", "who or what says so"),
)
"""The columns of a file of answers that are no items."""


@dataclass(frozen=True, eq=False)
class Answers:
    """The answers in one sheet, checked: `rows` has a row each, `given` what was answered.

    Columns of `rows` (RangeIndex): line (its line in the file), party, respondent (None: the party's own statement), role
    (None: none told), period (None), aspect (never empty), coalition (None: not told), recorded (a date or None), and source
    (None). `given` (rows, items) holds the answers as they were written, nan where there is none or none on the scale.
    """

    instrument: Instrument
    rows: pd.DataFrame
    given: NDArray[np.float64]
    file: str = ""
    sheet: str = ""
