"""What the page Bijdrage says of who would join or leave: one function a sentence, the first rule that applies."""

from typing import TYPE_CHECKING

from dashboard.views.codes import code_told
from dashboard.views.contribution import SAME, number_told
from dashboard.views.joining import COUNTED, JoiningView, Measure

if TYPE_CHECKING:
    from dashboard.words import Words


def option_told(name: str, words: "Words", *, joins: bool) -> str:
    """Who joins or leaves, as it is chosen."""
    return words("joining.option.joins" if joins else "joining.option.leaves", name=name)


def heading(seen: JoiningView, words: "Words") -> str:
    """What it changes of the outcome, and who gets less; where that is unknown what it closes or brings, else that."""
    together, way = seen.together, _way(seen)
    if together.change is None:
        return _brought(seen, words)
    if together.is_open:
        return words(f"joining.heading.{way}.open", name=seen.name)
    if together.is_same:
        return words(f"joining.heading.{way}.same", name=seen.name)
    amount = _amount(abs(together.change), together, words)
    told = words(f"joining.heading.{way}.{'more' if together.change > 0 else 'less'}", name=seen.name, amount=amount)
    if not seen.losers:
        return told
    return words("joining.heading.loses", n=len(seen.losers), told=told, other=seen.losers[0])


def _brought(seen: JoiningView, words: "Words") -> str:
    way = _way(seen)
    if seen.streams:
        return words(f"joining.heading.{way}.streams", n=len(seen.streams), name=seen.name)
    if seen.competences:
        return words(f"joining.heading.{way}.competences", n=len(seen.competences), name=seen.name)
    return words("joining.heading.withheld" if seen.together.is_withheld else "joining.heading.unknown", name=seen.name)


def reading(seen: JoiningView, words: "Words") -> str:
    """What the picture shows; empty where there is none."""
    if not seen.moved:
        return ""
    unit = seen.together.unit or words("joining.unit")
    told = words(f"joining.reading.{_way(seen)}", unit=unit, name=seen.name)
    return f"{told} {words('joining.still', n=seen.still)}" if seen.still else told


def facts(seen: JoiningView, words: "Words") -> list[str]:
    """Of the whole, streams, goals, competences and values a sentence each, where it is known; for the rest see `unknown`."""
    told = [together_told(seen, words)]
    for name in COUNTED:
        one = seen.measures[name]
        if one.before is None or one.after is None or one.of is None:
            continue
        told.append(_counted(one, words))
        if name == "missing_streams" and seen.streams:
            streams = words.listed(_stream(stream, words) for stream in seen.streams)
            told[-1] += " " + words(f"joining.streams.{_way(seen)}", n=len(seen.streams), streams=streams)
        if name == "competences_covered" and seen.competences:
            names = words.listed(seen.competences)
            told[-1] += " " + words(f"joining.competences.{_way(seen)}", n=len(seen.competences), names=names)
    aligned = seen.measures["alignment"]
    if aligned.before is not None and aligned.after is not None:
        before, after = (words.number(one, 2) for one in (aligned.before, aligned.after))
        is_same = before == after
        told.append(words("joining.alignment.same" if is_same else "joining.alignment", before=before, after=after))
        if band := band_told(aligned, words):
            told[-1] += " " + words("joining.band", band=band)
    return [sentence for sentence in told if sentence]


def together_told(seen: JoiningView, words: "Words") -> str:
    """What all reach now and then, with how sure the difference is; empty where that is unknown."""
    one = seen.together
    if one.change is None:
        return ""
    if one.before is None or one.after is None:
        told = words("joining.together.change", change=signed(one.change, one, words), unit=one.unit)
    else:
        before, after = (number_told(end, words) for end in (one.before, one.after))
        told = words("joining.together", before=before, after=after, unit=one.unit)
    band = band_told(one, words)
    return f"{told} {words('joining.band', band=band)}" if band else told


def unknown(seen: JoiningView, words: "Words") -> list[str]:
    """What is not known, and what this reader may not see: a sentence each; empty where there is nothing of the kind."""
    told = []
    if seen.unknown:
        parts = words.listed(words(f"joining.why.{one.why}", name=seen.name) for one in seen.unknown)
        told.append(words("joining.unknown", parts=parts))
    if seen.together.is_withheld:
        told.append(words("joining.withheld", name=seen.name))
    return told


def measure_told(one: Measure, words: "Words") -> str:
    """What a measure is called in the table."""
    return words(f"joining.measure.{one.measure}", name=one.name, unit=one.unit)


def value_told(value: float | None, one: Measure, words: "Words") -> str:
    """A value of a measure in a table; the word of its state where there is none."""
    if value is None:
        return words("state.verborgen" if one.is_withheld else "state.unknown" if one.is_applicable else "state.nvt")
    if one.unit == "share" and one.measure in COUNTED:
        return words.percent(value)
    return words.number(value, 2) if one.measure == "alignment" else number_told(value, words)


def change_told(one: Measure, words: "Words") -> str:
    """The difference in a table, with its sign."""
    return value_told(None, one, words) if one.change is None else signed(one.change, one, words)


def band_told(one: Measure, words: "Words") -> str:
    """−2,8 tot −1,2: where the difference lies with 80 % certainty; empty where it is sure or unknown."""
    if one.low is None or one.high is None or one.high - one.low <= SAME:
        return ""
    return words("figure.band.narrow", low=signed(one.low, one, words), high=signed(one.high, one, words))


def signed(value: float, one: Measure, words: "Words") -> str:
    """A difference with its sign: +4, −1,5, 0; of a share in points."""
    if one.unit == "share" and one.measure in COUNTED:
        told = words.percent(abs(value))
    elif one.measure == "alignment":
        told = words.number(abs(value), 2)
    else:
        told = number_told(abs(value), words, one.low, one.high)
    is_nothing = not any(digit in told for digit in "123456789")
    return told if is_nothing else f"{'+' if value > 0 else '−'}{told}"


def _counted(one: Measure, words: "Words") -> str:
    ends: dict[str, float] = {"before": one.before or 0.0, "after": one.after or 0.0}
    told = {name: value_told(end, one, words) for name, end in ends.items()}
    if one.measure == "competences_covered":
        told = {name: words.number(end * (one.of or 0)) for name, end in ends.items()}
    key = f"joining.{one.measure}.same" if one.is_same else f"joining.{one.measure}"
    return words(key, None, **told, of=words.number(one.of or 0))


def _stream(stream: tuple[str, str, str], words: "Words") -> str:
    giver_role, receiver_role, kind = stream
    giver, taker = (
        code_told("requirement", "giver_role", giver_role, words),
        code_told("requirement", "receiver_role", receiver_role, words),
    )
    return words("streams.lack.required", kind=code_told("stream", "kind", kind, words), giver=giver, taker=taker)


def _amount(value: float, one: Measure, words: "Words") -> str:
    number = number_told(value, words, one.low, one.high)
    return f"{number} {one.unit}".strip()


def _way(seen: JoiningView) -> str:
    return "joins" if seen.joins else "leaves"
