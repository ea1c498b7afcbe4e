from dataclasses import replace
from typing import Any

import pytest

from dashboard.figures.roles import roles
from dashboard.look import ink
from dashboard.views.significance import RoleScore
from dashboard.words import words
from tests.dashboard.figures.test_scale import SEEN

NL = words("nl")
ROLES = (
    RoleScore("<b>bewoner</b>", 4, 36, 28, 44, 5),
    RoleScore("partner", 9, None, None, None, None),
    RoleScore("samen", None, 33, 26, 40, 5, True),
)


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_role_has_an_open_dot_and_the_set_in_use_a_filled_one(narrow: bool) -> None:
    figure = roles(replace(SEEN, roles=ROLES), NL, "light", narrow=narrow)
    dots = [trace for trace in figure.data if trace.type == "scatter"]
    assert [dot.marker.color for dot in dots] == [ink("light").paper, ink("light").ink]
    told = texts(figure)
    assert {"&lt;b&gt;bewoner&lt;/b&gt;", "Partner", "<b>Samen</b>", "<b>36</b>", "onbekend"} <= set(told)
    assert [bar.marker.pattern.shape for bar in figure.data if bar.type == "bar"] == ["/"]
    assert len(told) == len(set(told))


def test_the_borders_around_the_scores_are_labelled_and_the_norm_by_its_name() -> None:
    assert {"20 · waardevol", "50 · betekenisvol"} <= set(texts(roles(replace(SEEN, roles=ROLES), NL, "light", narrow=False)))
    wide = (*ROLES, RoleScore("bank", 1, -12, -35, 5, 3))
    told = texts(roles(replace(SEEN, roles=wide), NL, "dark", narrow=True))
    assert {"−20", "<b>norm</b>", "20"} <= set(told)


def test_without_roles_there_is_a_picture_still() -> None:
    assert roles(SEEN, NL, "light", narrow=False).layout.height > 0
