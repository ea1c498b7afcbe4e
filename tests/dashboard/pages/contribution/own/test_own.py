"""All of a partner's own part; and that nothing of any other party stands in it, however it is looked at."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.pages.contribution.own.made_own import own, said

OTHERS = "BCDEFGHI"
SENTINEL = "731.4"


def everything(app: AppTest) -> str:
    """All that goes to the browser: every element as it is sent, every table as it can be taken along, and the URL."""
    assert not app.exception, app.exception
    sent = [str(element.proto) for element in app.main if hasattr(element, "proto")]
    tables = [table.value.to_csv() for table in app.dataframe]
    no_bytes = re.sub(r"\\\d{3}", " ", "\n".join(sent))
    no_digests = re.sub(r"\$\$ID-[0-9a-f]{32}", "", no_bytes)  # they differ by session, and any three digits may stand in one
    return "\n".join([no_digests, *tables, str(app.query_params)]).replace("\\", "")


@pytest.fixture
def guarded(store: Store, deliver: Deliver) -> Store:
    """A coalition in which A has little of everything, and the values of all others are sentinels."""
    parties = "party,name\nA,Onze Partij\nB,Partner Bekend\n" + "".join(f"{one},Geheim {one}\n" for one in OTHERS[1:])
    streams = "coalition,giver,receiver,kind,what,period,unit,promised,delivered,receiver_rating,visibility\n"
    streams += "".join(
        f"C,A,{one},kennis,les,2026-Q3,uur,10,8,{rating},own\n" for one, rating in zip("BCD", "312", strict=True)
    )
    streams += "".join(f"C,{one},B,kennis,{one},2026-Q3,uur,{SENTINEL},{SENTINEL},1,coalition\n" for one in OTHERS[1:])
    told = "coalition,party,indicator,period,value,evidence,visibility\nC,A,I31,2026-Q3,40,E2,own\n"
    told += "".join(f"C,{one},I31,2026-Q3,{SENTINEL},E2,own\n" for one in OTHERS)
    ambitions = "coalition,party,ambition,name,unit,baseline,target,starts,due,visibility\n"
    ambitions += "C,A,a,Leerplekken,plekken,0,100,2024-Q1,2026-Q4,own\n"
    ambitions += "".join(f"C,{one},a,Geheime wens,plekken,0,{SENTINEL},2024-Q1,2026-Q4,coalition\n" for one in OTHERS)
    reached = "coalition,party,ambition,period,value,visibility\nC,A,a,2026-Q3,60,own\nC,A,a,2026-Q2,50,own\n"
    reached += "".join(f"C,{one},a,2026-Q3,{SENTINEL},coalition\n" for one in OTHERS)
    outcomes = "coalition,outcome,period,name,unit,baseline,actual\nC,w,2026-Q3,mensen aan het werk,mensen,0,9000\n"
    dividends = "coalition,outcome,period,parties,low,likely,high,because,visibility\nC,w,2026-Q3,A,3,4,5,zelf,own\n"
    dividends += "C,w,2026-Q3,A+B,4,6,8,samen,own\n"
    dividends += "".join(f"C,w,2026-Q3,{one},,{SENTINEL},,geheim,own\n" for one in OTHERS)
    dividends += f"C,w,2026-Q3,C+D,,{SENTINEL},,geheim,own\n"
    deliver(
        coalition="coalition,name\nC,Coalitie\n",
        party=parties,
        membership="coalition,party,role\n" + "".join(f"C,{one},partner\n" for one in "A" + OTHERS),
        stream=streams,
        observation=told,
        ambition=ambitions,
        achievement=reached,
        outcome=outcomes,
        dividend=dividends,
    )
    return store


@pytest.mark.parametrize("query", [{}, {f"table_own_{one}": "true" for one in ("streams", "ambitions", "themes")}])
def test_nothing_of_any_other_party_reaches_the_browser(guarded: Store, query: dict[str, str]) -> None:
    app = own(guarded, party="A", coalition="C", **query)
    sent = everything(app)
    assert "Partner Bekend" in sent and "Uw ambitie" in said(app) and "naast die van 8 anderen" in said(app)
    for secret in ("731", "Geheim", "geheim"):
        assert secret not in sent, sent[max(0, sent.index(secret) - 200) : sent.index(secret) + 60]
    assert "is verborgen" in said(app)


def test_the_parts_stand_in_the_order_of_the_page(dommelrand: Store) -> None:
    told = said(own(dommelrand, lang="en"))
    headings = (
        "You gain most together",
        "The average rating",
        "You bring 5 streams",
        "1 of your 2 ambitions",
        "Your themes beside",
    )
    places = [told.index(heading) for heading in headings]
    assert places == sorted(places) and "Your fair share is 1.2 larger" in told and "gray[No " not in told


def test_all_there_is_nothing_to_tell_of_stands_in_one_paragraph_at_the_end(dommelrand: Store) -> None:
    app = own(dommelrand, party="zonnebeemd")
    quiet = [element.value for element in app.markdown if element.value.startswith(":small[:gray[")]
    assert len(quiet) == 1 and app.markdown[-1].value == quiet[0]
    told = said(app)
    for line in ("U deed mee tot en met juni 2026", "geen stromen verteld", "geen ambities verteld", "geen scores bekend"):
        assert line in told
    assert "niet met u gedeeld" not in told


def test_without_a_partner_there_is_nothing(dommelrand: Store) -> None:
    assert said(own(dommelrand, party="")) == ""
