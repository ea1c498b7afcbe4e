"""The sentences of the page Waardesystemen, each made by one rule from the view. More alike is never called better."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dashboard.views.records import records
from dashboard.views.streams_sentences import listed
from dashboard.views.value_pair import PairView, Side, Sum, ValueRow
from dashboard.views.value_systems import Held, Pair, ValuesView

if TYPE_CHECKING:
    from dashboard.words import Words


def about(seen: ValuesView, words: "Words") -> str:
    """Of how many partners the profile is shown, and how many people and own statements are behind those."""
    if not seen.parties and not seen.held:
        return words("values.about.no_answers")
    number = len(seen.parties) + len(seen.held) + len(seen.absent)
    of_people = [n for n in seen.people.values() if n != 1]
    parts = [words("values.about", n=number, shown=words.number(len(seen.parties)))]
    if of_people:
        parts.append(words("values.people", n=sum(of_people)))
    if own := len(seen.people) - len(of_people):
        parts.append(words("values.owns", n=own))
    return ", ".join(parts)


def title(seen: ValuesView, words: "Words") -> str:
    """How many groups share a language, and with which two partners to begin; the first rule that applies."""
    names = list(seen.parties.values())
    if not names:
        return words("values.title.too_few" if seen.held else "values.title.none", name=seen.name)
    if len(names) == 1:
        return words("values.title.alone", name=names[0])
    furthest = seen.furthest
    if furthest is None or furthest.alike is None:
        return words("values.title.unknown")
    one, other = (seen.parties[party] for party in (furthest.one, furthest.other))
    if len(names) == 2:
        key = "two_alike" if seen.shared else "two_apart" if furthest.is_apart else "unsure"
        return words(f"values.title.{key}", one=one, other=other)
    if len(seen.groups) == 1:
        return words("values.title.all", n=len(names))
    if not furthest.is_apart:
        return words("values.title.unsure", one=one, other=other)
    told = words("values.title.groups", n=len(seen.shared)) if seen.shared else words("values.title.no_groups")
    return words("values.title.talk", told=told, one=one, other=other)


def lead(seen: ValuesView, words: "Words") -> str:
    """That difference is no fault; where little is known, what is needed."""
    if seen.instrument is None:
        return words("values.lead.none", n=seen.smallest)
    parts = [words("values.lead")] if len(seen.parties) > 1 else [words("values.lead.few", n=seen.smallest)]
    if len(seen.held) and seen.parties:
        parts.append(words("values.lead.held", n=len(seen.held)))
    return " ".join(parts)


def group_told(seen: ValuesView, group: tuple[str, ...], words: "Words") -> str:
    """The word for a group of partners: their kinds where these are one or two, else their sectors, else by name."""
    rows = {row["party"]: row for row in records(seen.members)}
    kinds, sectors = (_most(rows[party][of] if party in rows else None for party in group) for of in ("kind", "sector"))
    if 0 < len(kinds) <= 2:
        return words.listed(words.told("values.kind", kind) for kind in kinds)
    if len(sectors) == 2:
        return words.listed(sectors)
    return _by_name(seen, group, words)


def _by_name(seen: ValuesView, group: tuple[str, ...], words: "Words") -> str:
    if len(group) == 2:
        return words.listed(seen.parties[party] for party in group)
    return words("values.group.others", name=seen.parties[group[0]], n=len(group) - 1)


def _most(told: Iterable[str | None]) -> list[str]:
    """What is told, that of most first; nothing where it is not told of each."""
    number = Counter(told)
    return [] if None in number else [str(one) for one, _ in number.most_common()]


def groups_told(seen: ValuesView, words: "Words") -> dict[tuple[str, ...], str]:
    """The words for the groups of two and more, no two the same."""
    told = {group: group_told(seen, group, words) for group in seen.shared}
    number = Counter(told.values())
    return {group: word if number[word] == 1 else _by_name(seen, group, words) for group, word in told.items()}


def heat_heading(seen: ValuesView, words: "Words") -> str:
    """The largest group of partners who are alike; that there is none, where there is none."""
    if not seen.shared:
        return words("values.heat.no_groups" if seen.furthest else "values.heat.unknown")
    largest = max(seen.shared, key=len)
    if len(largest) == 2:
        return words("values.heat.two", one=seen.parties[largest[0]], other=seen.parties[largest[1]])
    told = groups_told(seen, words)[largest]
    return words("values.heat.group", group=told[:1].upper() + told[1:])


def heat_reading(seen: ValuesView, words: "Words") -> str:
    """What blue means, in which order partners stand, and what a click does."""
    return " ".join([words(f"values.heat.reading.{seen.measure}"), words("values.heat.order"), words("values.heat.click")])


def heat_foot(seen: ValuesView, words: "Words") -> str:
    """How many people each profile rests on, what hatching means, and how alike the pairs are together."""
    own = [seen.parties[party] for party in seen.parties if seen.people[party] == 1]
    of_people = sorted({seen.people[party] for party in seen.parties} - {1})
    parts = []
    if of_people:
        least, most = words.number(of_people[0]), words.number(of_people[-1])
        parts.append(words("values.heat.people", range=least if least == most else f"{least}–{most}"))
    if own:
        parts.append(words("values.heat.own", n=len(own), names=listed(own, 3, words)))
    if seen.held:
        parts.append(words("values.heat.hatched"))
    if seen.absent:
        parts.append(words("values.heat.absent", names=listed(list(seen.absent), 3, words)))
    median, least_alike, most_alike, number = seen.summary
    if number > 1:
        told = {"median": median, "low": least_alike, "high": most_alike}
        key = f"values.heat.summary.{seen.measure}"
        parts.append(words(key, n=number, **{name: likeness(value, words) for name, value in told.items()}))
    return " · ".join(parts)


def held_told(held: Held, smallest: int, words: "Words") -> str:
    """Why a partner's answers are not shown: a number only where there are too few people."""
    if held.why == "small" and held.people < smallest:
        return words("values.held.small", people=words.number(held.people), smallest=words.number(smallest))
    if held.why == "differs" and held.earlier:
        return words("values.held.differs_from", when=words.period(held.earlier))
    return words.told("values.held", held.why if held.why != "small" else "few")


def held_lines(seen: ValuesView, words: "Words") -> list[str]:
    """Of each partner who may not be shown, why."""
    return [words("values.held.line", name=held.name, told=held_told(held, seen.smallest, words)) for held in seen.held]


def likeness(value: float, words: "Words") -> str:
    """r or agreement, always with two decimals."""
    point = "," if words.lang == "nl" else "."
    whole, _, rest = words.number(value, 2).partition(point)
    return f"{whole}{point}{rest:0<2}"


def cell_told(seen: ValuesView, pair: Pair, words: "Words") -> list[str]:
    """What is told of a pair where it is pointed at, in lines: who, how alike, how sure, and of how many people."""
    names = words("values.pair.names", one=seen.parties[pair.one], other=seen.parties[pair.other])
    return [names, alike_told(pair, seen, words), people_told(pair.people, words)]


def alike_told(pair: Pair | None, seen: ValuesView, words: "Words") -> str:
    """How alike two partners are, with the band; that it is unknown, or has no band, where that is so."""
    if pair is None or pair.alike is None:
        return words("values.pair.unknown")
    value = words(f"values.pair.{seen.measure}", value=likeness(pair.alike, words))
    if pair.low is None or pair.high is None:
        return words("values.pair.no_band" if pair.people == (1, 1) else "values.pair.no_spread", told=value)
    key = "values.pair.approximate" if pair.is_approximate else "values.pair.band"
    return words(key, told=value, low=likeness(pair.low, words), high=likeness(pair.high, words))


def band_told(pair: Pair, words: "Words") -> str:
    """The band of a pair for a table, with * where it is an approximation; empty where it has none."""
    if pair.low is None or pair.high is None:
        return ""
    told = words("values.band", low=likeness(pair.low, words), high=likeness(pair.high, words))
    return f"{told} *" if pair.is_approximate else told


def heat_table(seen: ValuesView, words: "Words") -> str:
    """The reading line of the table: in which order pairs stand, and what * means where there is one."""
    parts = [words("values.heat.table")]
    if any(pair.is_approximate for pair in seen.pairs):
        parts.append(words("values.band.approximate"))
    return " ".join(parts)


def people_told(people: tuple[int, int], words: "Words") -> str:
    """Of how many people each side is."""
    one, other = (behind(n, words) for n in people)
    told = words("values.pair.people", one=one, other=other)
    return told[:1].upper() + told[1:]


def behind(people: int, words: "Words") -> str:
    """How many people are behind a profile; of 1 it is the partner's own statement."""
    return words("values.own") if people == 1 else words("values.people", n=people)


def pair_heading(told: PairView, words: "Words") -> str:
    """On what two partners differ most; that it cannot be told apart from chance, where that is so."""
    one, other = told.names
    if not told.clashes:
        return words("values.pair.none", one=one, other=other)
    most = told.clashes[0]
    if told.axis == "statements":
        key = "values.pair.disagree" if most.is_distinct else "values.pair.disagree_unsure"
        return words(key, one=one, other=other, value=most.name.rstrip("."))
    key = "values.pair.clash" if most.is_distinct else "values.pair.unsure"
    return words(key, one=one, other=other, value=inside(most.name))


def inside(name: str) -> str:
    """The name of a value inside a sentence."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def pair_reading(seen: ValuesView, told: PairView, words: "Words") -> str:
    """How alike the two are, how sure that is and over which values; what is bold; that only the largest are drawn."""
    parts = [alike_told(told.pair, seen, words)]
    if over := over_told(seen, told, words):
        parts.append(over)
    if told.clashes:
        parts.append(words("values.pair.bold", n=len(told.clashes)))
    if len(told.rows) > len(told.drawn):
        parts.append(words("values.pair.drawn", n=len(told.drawn), of=words.number(len(told.rows))))
    return " ".join(parts)


def over_told(seen: ValuesView, told: PairView, words: "Words") -> str:
    """Over how many values a likeness is, where not over all; how many are withheld of one of the two, and how many unknown."""
    lacking = [row for row in told.rows if row.apart is None]
    if told.pair is None or told.pair.alike is None or not lacking:
        return ""
    hidden = sum(row.one.is_withheld or row.other.is_withheld for row in lacking)
    counts = {"hidden": hidden, "unknown": len(lacking) - hidden}
    missing = [words(f"values.pair.over.{why}", count=words.number(count)) for why, count in counts.items() if count]
    number = len(told.rows)
    of = words.number(number)
    n = number - len(lacking)
    return words(f"values.pair.over.{seen.measure}", n=n, of=of, missing=", ".join(missing))


def question(told: PairView, words: "Words") -> str:
    """What to ask each other first, about the value they differ most on; empty where none is known."""
    if not told.clashes:
        return ""
    most = told.clashes[0]
    key = "values.pair.ask_statement" if told.axis == "statements" else "values.pair.ask"
    return most.question or words(key, value=inside(most.name) if told.axis != "statements" else most.name.rstrip("."))


def shared_told(told: PairView, words: "Words") -> str:
    """How many of the most important values are the same; empty where that is not asked."""
    return words("values.pair.shared", n=told.shared, top=words.number(told.top)) if told.top else ""


def missing_told(side: Side, words: "Words") -> str:
    """The word for a value that is not shown: withheld, else unknown."""
    return words("state.verborgen" if side.is_withheld else "state.unknown")


def side_told(side: Side, words: "Words") -> str:
    """What one partner finds of a value, with its band."""
    if side.mean is None:
        return missing_told(side, words)
    value = likeness(side.mean, words)
    if side.low is None or side.high is None:
        return value
    return words("values.side.band", value=value, low=likeness(side.low, words), high=likeness(side.high, words))


def side_in_table(side: Side, words: "Words") -> str:
    """What one partner finds of a value, with its band between brackets."""
    if side.mean is None or side.low is None or side.high is None:
        return side_told(side, words)
    low, high = likeness(side.low, words), likeness(side.high, words)
    return f"{likeness(side.mean, words)} ({words('values.band', low=low, high=high)})"


def apart_told(row: ValueRow, words: "Words") -> str:
    """How far the two lie apart; the word where one of them is unknown or withheld."""
    if row.apart is None:
        return words("state.verborgen" if row.one.is_withheld or row.other.is_withheld else "state.unknown")
    return likeness(row.apart, words)


def value_told(row: ValueRow, words: "Words") -> str:
    """What the two find of a value, in one line."""
    sides = (row.one, row.other)
    one, other = (missing_told(side, words) if side.mean is None else likeness(side.mean, words) for side in sides)
    return words("values.why.value", value=row.name, one=one, other=other)


def sum_told(seen: ValuesView, told: PairView, found: Sum, words: "Words") -> str:
    """How alike two partners are, as a sum."""
    value = (
        likeness(told.pair.alike, words) if told.pair is not None and told.pair.alike is not None else words("state.unknown")
    )
    if seen.measure == "agreement":
        return words(
            "values.why.sum.agreement",
            value=value,
            together=likeness(found.together, words),
            number=words.number(len(found.parts)),
            width=words.number(found.width, 2),
        )
    one, other = likeness(found.of_one, words), likeness(found.of_other, words)
    return words("values.why.sum.r", value=value, together=likeness(found.together, words), one=one, other=other)


def small_told(seen: ValuesView, words: "Words") -> list[str]:
    """The rules on small groups, in words."""
    return [
        words("values.small.least", n=seen.smallest),
        words("values.small.sum"),
        words("values.small.even"),
        words("values.small.differs", n=seen.smallest),
        words("values.small.own"),
        words("values.small.store"),
    ]
