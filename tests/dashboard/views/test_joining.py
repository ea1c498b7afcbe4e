from dashboard.views.joining import parties_of
from tests.dashboard.views.made_joining import brought, changed, told, view


def test_candidates_come_before_members() -> None:
    found = parties_of(told("Z"), told("A", together=changed(5, 2)))
    assert found == {"Z": "Dora", "A": "Dora"} and list(found) == ["Z", "A"]


def test_without_candidates_and_contributions_there_is_nobody_to_think_of() -> None:
    assert parties_of(told().iloc[:0], told("A")) == {}
    assert parties_of(told().iloc[:0], told("A", together=changed(5, 2))) == {"A": "Dora"}
    assert parties_of(told("Z"), told("A").iloc[:0]) == {"Z": "Dora"}


def test_the_party_itself_comes_first_then_whose_share_changes_most() -> None:
    others = {"Aap": changed(9, 8), "Bos": changed(4, 4), "Cor": changed(1, 4), "Dik": changed(None, None, why="unknown")}
    seen = view(its_fair=changed(0, 3), others=others)
    assert [one.name for one in seen.moved] == ["Dora", "Cor", "Aap"] and seen.still == 1
    assert view(others=others).moved[0].name == "Cor", "an unknown share has no mark"


def test_who_gets_less_is_named_only_where_that_is_sure() -> None:
    seen = view(
        others={"Aap": changed(9, 8, -2, -0.5), "Bos": changed(4, 3, -2, 0.5), "Cor": changed(5, 3), "Dik": changed(1, 2)}
    )
    assert seen.losers == ("Cor", "Aap")


def test_a_change_is_open_where_its_band_has_both_more_and_less() -> None:
    assert view(together=changed(5, 6, -1, 3)).together.is_open
    assert not view(together=changed(5, 6, 0, 3)).together.is_open
    assert not view(together=changed(5, 6)).together.is_open


def test_each_reason_is_told_once_and_what_is_withheld_is_not_unknown() -> None:
    seen = view(goals_covered={"why": "no_needs"}, missing_streams={"why": "no_needs"}, together={"why": "withheld"})
    assert [one.why for one in seen.unknown] == ["no_dividends", "no_needs", "nothing_required", "no_profile"]
    assert (
        seen.together.is_withheld
        and not seen.measures["alignment"].is_applicable
        and seen.measures["goals_covered"].is_applicable
    )


def test_what_it_brings_is_a_stream_or_a_competence() -> None:
    stream = {"what": "stream", "giver_role": "club", "receiver_role": "school", "kind": "dienst"}
    seen = view(brings=brought(stream, {"what": "competence", "competence": "rijden"}))
    assert seen.streams == (("club", "school", "dienst"),) and seen.competences == ("rijden",)
