"""How units are compared: whatever their capitals, and the spaces around them."""


def plain_unit(unit: object) -> str:
    """A unit as units are compared; empty where none is told (None, nan, NA).

    >>> plain_unit(" Ton "), plain_unit(None)
    ('ton', '')
    """
    return unit.strip().casefold() if isinstance(unit, str) else ""
