"""A fund with two contracts, its claims and its investors, made for the tests of its parts."""

from pathlib import Path

from data import intake
from data.store import Store

TABLES = {
    "fund": "fund,name\nF,Fonds\nG,Ander fonds\n",
    "coalition": "coalition\nC\n",
    "party": "party,name\nplaats,Werkplaats\ntoets,Toetsgroep\nbank,Bank\nkring,Spaarkring\n",
    "project": (
        "project,coalition,name,start,end_expected,maximum_payment,maximum_payment_currency\n"
        "W,C,Werk,2026-01,2099-12,60000,EUR\nB,C,Buurt,2026-01,,,\nA,C,Elders,,,,\n"
    ),
    "outcome_fund": "project,fund\nW,F\nB,F\nA,G\n",
    "outcome_metric": (
        "project,outcome_metric,definition,unit,people_targeted\n"
        "W,werk,Vast werk,mensen,20\nB,rust,Rust,mensen,\nA,hout,Oud hout,ton,\n"
    ),
    "outcome_pricing": "project,outcome_metric,currency,price\nW,werk,EUR,3000\n",
    "result": "project,outcome_metric,type,period_end,achieved,engaged,positive,source\nW,werk,Final,2026-Q1,8,10,8,toetsing\n",
    "claim": (
        "project,claim,outcome_metric,state,units,claimed_unit,signed_by,signed_on,source\n"
        "W,w1,werk,claimed,8,baan-1,plaats,2026-02-02,register\nW,w1,werk,evidenced,8,baan-1,toets,2026-03-02,register\n"
        "W,w2,werk,claimed,2,baan-2,plaats,2026-04-06,register\n"
        "B,b1,rust,claimed,3,,plaats,2026-05-04,register\nB,b1,rust,rejected,3,,toets,2026-06-01,register\n"
        "A,a1,hout,claimed,2,baan-2,plaats,2026-05-04,register\n"
    ),
    "investment": (
        "project,party,currency,amount,most_lost,most_returned,source\n"
        "W,bank,EUR,20000,5000,22000,akte\nW,kring,EUR,10000,,,akte\nB,bank,,,,,akte\n"
    ),
    "transaction": (
        "project,party,type,made_on,currency,amount,source\n"
        "W,bank,paid in,2026-01-05,EUR,20000,afschrift\nW,kring,paid in,2026-01-05,EUR,10000,afschrift\n"
        "W,,repaid,2026-06-01,EUR,3000,afschrift\n"
    ),
}


def made(folder: Path, **tables: str) -> Store:
    """A ledger with the fund F, of which these tables are otherwise; one that is empty is left out."""
    files = folder / "in"
    files.mkdir()
    for name, text in (TABLES | tables).items():
        if text:
            (files / f"{name}.csv").write_text(text, encoding="utf-8")
    store = Store.open(folder / "ledger.duckdb", write=True)
    delivery = intake.examine([files], "template", store)
    assert not delivery.refused, delivery.problems
    intake.deliver(store, delivery, "test")
    return store
