from metrics.coalition_now import coalition_now
from tests.metrics.made_joining import situation

PARTNERS = (
    ("A", "Aap", "partner", "school"),
    ("B", "Bos", "partner", None),
    ("D", "Dora", "candidate", "Vervoerder"),
    ("E", "Egge", "candidate", None),
)


def test_a_newcomer_brings_its_category_its_kinds_and_what_it_can_do() -> None:
    needs, able = (("D", "offer", "dienst"), ("D", "need", "geld"), ("A", "offer", "kennis")), (("D", " Rijden"), (None, "x"))
    now = coalition_now(*situation(partners=PARTNERS, needs=needs, able=able))
    dora, egge = now.newcomers
    assert (dora.roles, dora.offers, dora.needs, dora.competences) == ({"vervoerder"}, {"dienst"}, {"geld"}, {"rijden"})
    assert (egge.roles, egge.offers, egge.needs, egge.competences) == (frozenset(), None, None, None)
    assert now.members == ("A", "B") and now.names == {"A": "Aap", "B": "Bos", "D": "Dora", "E": "Egge"}


def test_what_the_viewer_may_not_see_of_roles_goals_needs_or_competences_is_told_apart() -> None:
    def now(*unseen: tuple[str, str | None]) -> tuple[bool, bool, list[bool]]:
        found = coalition_now(*situation(partners=PARTNERS, unseen=unseen))
        return found.coverage.needed_hidden, found.coverage.competences_hidden, [one.hidden for one in found.newcomers]

    assert now() == (False, False, [False, False])
    assert now(("role", "A")) == now(("stream", None)) == (True, True, [False, False])
    assert now(("goal", None)) == now(("requirement", None)) == (True, False, [False, False])
    assert now(("capability", "A")) == (False, True, [False, False])
    assert now(("need", "E")) == now(("candidate", "E")) == (False, False, [False, True])


def test_a_candidate_takes_no_part_though_it_has_a_stream() -> None:
    goals, streams = (("g", "G", 1, "Vervoerder", "school", "dienst"),), (("D", "A", "dienst", "2026-Q3", None),)
    now = coalition_now(*situation(partners=PARTNERS, goals=goals, streams=streams))
    assert now.coverage.parties == {"A", "B"} and not now.coverage.needed[0].runs()
