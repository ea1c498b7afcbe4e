"""What is known of the streams and what is not: every share, and the blanks that make up the rest of it."""

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.completeness import BLANKS, Share, blanks, completeness

WHOLE: dict[str, Any] = {
    **{"giver": "A", "receiver": "B", "kind": "kennis", "what": "les", "period": "2026-Q1", "nth": 1, "unit": "uur"},
    **{"promised": Decimal(4), "promised_why": None, "delivered": Decimal(3), "delivered_why": None},
    **{"confirmed_by": "both", "receiver_rating": 4.0, "state": "delivered"},
}


def given(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([WHOLE | row for row in rows], columns=list(WHOLE)).astype({"promised": object, "delivered": object})


def members(parties: str, outside: str = "") -> pd.DataFrame:
    rows = [(one, True) for one in parties] + [(one, False) for one in outside]
    return pd.DataFrame(rows, columns=["party", "is_member"])


def missing(streams: pd.DataFrame, parties: str = "") -> list[tuple[str, tuple[str, ...]]]:
    found = blanks(streams, members(parties))
    return list(zip(found["blank"], found["who"], strict=True))


def drawn(seed: int, number: int = 40) -> pd.DataFrame:
    rng = np.random.default_rng(seed)

    def some(*told: object) -> list[Any]:
        return [told[at] for at in rng.integers(0, len(told), number)]

    return pd.DataFrame(
        {
            **{"giver": some(*"ABCDE"), "receiver": some(*"ABCDE"), "kind": some("geld", "kennis"), "what": some("les", None)},
            **{"period": some("2026-Q1", "2025", None), "nth": range(1, number + 1), "unit": some("uur", None)},
            **{"promised": some(Decimal(4), None), "promised_why": some(None, None, "nvt")},
            **{"delivered": some(Decimal(3), None), "delivered_why": some(None, None, "verborgen")},
            **{"confirmed_by": some("none", "giver", "receiver", "both", None), "receiver_rating": some(3.0, 0.0, np.nan)},
            "state": some("promised", "running", "delivered", "lapsed", None),
        }
    )


def test_a_whole_picture_has_no_blanks() -> None:
    streams = given({}, {"giver": "B", "receiver": "A"})
    found = completeness(streams, members("AB"))
    assert (found.partners, found.confirmed, found.amount_known, found.rated) == (Share(2, 2),) * 4
    assert found.partners.share == 1
    assert blanks(streams, members("AB")).empty


def test_a_partner_needs_a_stream_in_and_one_out_and_an_outside_party_is_no_partner() -> None:
    streams = given({"giver": "A", "receiver": "B"}, {"giver": "B", "receiver": "C"}, {"giver": "D", "receiver": "D"})
    found = blanks(streams, members("ABCDE", outside="F"))
    assert completeness(streams, members("ABCDE", outside="F")).partners == Share(1, 5)
    assert found[["blank", "party", "who"]].to_numpy().tolist() == [
        ["no_streams", "D", ("D",)],
        ["no_streams", "E", ("E",)],
        ["no_in", "A", ("A",)],
        ["no_out", "C", ("C",)],
    ]
    assert found[["giver", "receiver", "kind", "what", "period", "nth"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"promised": None, "delivered": None}, [("amount_unknown", ("A", "B"))]),
        ({"promised": None, "delivered": None, "delivered_why": "nvt"}, []),
        ({"promised": None, "delivered": None, "promised_why": "verborgen"}, []),
        ({"promised": None}, []),
        ({"promised": Decimal(0), "delivered": Decimal(0)}, []),
        ({"unit": None}, [("unit_missing", ("A",))]),
        ({"unit": None, "promised": None, "delivered": None}, [("amount_unknown", ("A", "B"))]),
        ({"delivered": None}, [("delivered_unknown", ("A", "B"))]),
        ({"delivered": None, "state": None}, [("delivered_unknown", ("A", "B"))]),
        ({"delivered": None, "state": "running"}, []),
        ({"delivered": None, "state": "lapsed"}, []),
        ({"delivered": None, "promised": Decimal(0)}, []),
        ({"delivered": None, "delivered_why": "nvt"}, []),
        ({"confirmed_by": None}, [("unconfirmed", ("A", "B"))]),
        ({"confirmed_by": "none"}, [("unconfirmed", ("A", "B"))]),
        ({"confirmed_by": "none", "receiver": "A"}, [("unconfirmed", ("A",))]),
        ({"confirmed_by": "giver"}, [("half_confirmed", ("B",))]),
        ({"confirmed_by": "receiver"}, [("half_confirmed", ("A",))]),
        ({"receiver_rating": np.nan}, [("not_rated", ("B",))]),
        ({"receiver_rating": np.nan, "state": "promised"}, []),
        ({"receiver_rating": np.nan, "state": "lapsed"}, []),
        ({"receiver_rating": 0.0}, []),
    ],
)
def test_a_blank_says_what_is_missing_and_who_can_supply_it(
    told: dict[str, Any], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert missing(given(told)) == expected


def test_the_worst_comes_first_and_of_equals_the_latest_and_then_by_name() -> None:
    streams = given(
        {"receiver_rating": np.nan},
        {"period": "2025-Q4", "promised": None, "delivered": None},
        {"period": None, "promised": None, "delivered": None},
        {"period": "2026-Q1", "giver": "C", "promised": None, "delivered": None},
        {"period": "2026-Q1", "promised": None, "delivered": None},
        {"confirmed_by": None},
    )
    found = blanks(streams, members("E"))
    assert found[["blank", "period", "giver"]].to_numpy().tolist() == [
        ["no_streams", None, None],
        ["amount_unknown", "2026-Q1", "A"],
        ["amount_unknown", "2026-Q1", "C"],
        ["amount_unknown", "2025-Q4", "A"],
        ["amount_unknown", None, "A"],
        ["unconfirmed", "2026-Q1", "A"],
        ["not_rated", "2026-Q1", "A"],
    ]


def test_what_a_share_lacks_are_its_blanks() -> None:
    shares = {
        "partners": ["no_streams", "no_in", "no_out"],
        "confirmed": ["unconfirmed", "half_confirmed"],
        "amount_known": ["amount_unknown"],
        "rated": ["not_rated"],
    }
    for seed in range(15):
        streams = drawn(seed, number=6 + seed)
        found, listed = completeness(streams, members("ABCDEF")), blanks(streams, members("ABCDEF"))
        assert listed["blank"].isin(BLANKS).all()
        for name, of in shares.items():
            share: Share = getattr(found, name)
            assert share.of - share.part == listed["blank"].isin(of).sum(), name


def test_neither_the_order_of_the_rows_nor_their_storage_changes_anything() -> None:
    for seed in range(4):
        streams, parties = drawn(seed), members("ABCDEF", outside="G")
        texts = [
            "giver",
            "receiver",
            "kind",
            "what",
            "period",
            "unit",
            "promised_why",
            "delivered_why",
            "confirmed_by",
            "state",
        ]
        arrow = streams.astype(dict.fromkeys(texts, pd.ArrowDtype(pa.string())))
        for name in ("promised", "delivered"):
            arrow[name] = pd.array(streams[name], dtype=pd.ArrowDtype(pa.decimal128(28, 6)))
        arrow["receiver_rating"] = pd.array(streams["receiver_rating"], dtype=pd.ArrowDtype(pa.float64()))
        told = parties.astype({"party": pd.ArrowDtype(pa.string()), "is_member": pd.ArrowDtype(pa.bool_())})
        for other in (streams.sample(frac=1, random_state=seed), arrow):
            assert completeness(other, told) == completeness(streams, parties)
            pd.testing.assert_frame_equal(blanks(other, told), blanks(streams, parties))


def test_of_nothing_there_is_no_share() -> None:
    found = completeness(given(), members(""))
    assert [share.share for share in (found.partners, found.confirmed, found.amount_known, found.rated)] == [None] * 4
    assert blanks(given(), members("")).empty
    assert blanks(given(), members("A"))["blank"].tolist() == ["no_streams"]
