"""What the page Betekenis says: one function a sentence, the first rule that applies, numbers from the view alone."""

from datetime import date
from typing import TYPE_CHECKING

from dashboard.views.significance import Check, Row, SignificanceView
from metrics.change import Change
from metrics.uncertainty import ABOVE, decided

if TYPE_CHECKING:
    from dashboard.words import Words

MATERIAL = 0.05


def title(seen: SignificanceView, words: "Words") -> str:
    """The level by its word, with the group that lies clearly below the norm, or the theme that burdens or is unknown."""
    if seen.score is None or seen.level is None:
        return words("significance.title.withheld", name=seen.name, known=words.percent(seen.coverage))
    told = words("significance.title", name=seen.name, word=seen.words[seen.level - 1], level=seen.level)
    lowest = next((group for group in seen.groups if group.distinct < 0 and group.share > 0), None)
    harmful = _harmful(seen)
    below = seen.level < _norm(seen)
    if lowest and not below:
        return words("significance.title.group", told=told, group=_low(lowest.name))
    if harmful:
        worst = harmful[0]
        key = "significance.title.because" if below else "significance.title.theme"
        return words(key, told=told, theme=worst.name, word=seen.words[(worst.level or 1) - 1])
    unknown = [row for row in seen.themes if row.why in ("unknown", "stale") and row.share > 0]
    return words("significance.title.unknown", told=told, theme=unknown[0].name) if unknown else told


def lead(seen: SignificanceView, words: "Words") -> str:
    """The score with its band; how many themes lie above the norm, which are harmful, how many are unknown."""
    parts = []
    if seen.score is not None and seen.low is not None and seen.high is not None:
        parts.append(
            words("significance.lead", score=words.number(seen.score), low=words.number(seen.low), high=words.number(seen.high))
        )
    elif seen.possible:
        parts.append(words("significance.lead.withheld", needed=words.percent(seen.needed)))
    counted = [row for row in seen.themes if row.share > 0]
    scored = [row for row in counted if row.score is not None]
    harmful = _harmful(seen)
    above = sum(row.distinct > 0 for row in scored)
    unclear = sum(row.distinct == 0 for row in scored if row not in harmful)
    if scored:
        key = "significance.lead.above_one" if above == 1 else "significance.lead.above"
        told = words(key, n=len(scored), above=words.number(above))
        parts.append(f"{told[:-1]}; {words('significance.lead.unclear', n=unclear)}" if unclear else told)
    if harmful:
        names = words.listed(row.name for row in harmful)
        parts.append(words("significance.lead.harm", n=len(harmful), names=names))
    unknown = [row for row in counted if row.score is None and row.why != "nvt"]
    if unknown:
        parts.append(words("significance.lead.unknown", n=len(unknown)))
    return " ".join([*parts, *_of_level(seen, words)])


def _of_level(seen: SignificanceView, words: "Words") -> list[str]:
    """That harm holds the level down, where it does; and that it is not sure, where fewer than nine draws of ten agree."""
    if seen.level is None or seen.score is None:
        return []
    told = []
    if seen.cap == seen.level and any(check.name == "band" and (check.level or 0) > seen.level for check in seen.checks):
        told.append(words("significance.lead.capped", names=words.listed(seen.capped_by), level=seen.level))
    share = seen.spread[seen.level - 1] if seen.spread else 1.0
    if share < ABOVE:
        told.append(words("significance.lead.unsure", level=seen.level, n_of=words.number(of_hundred(share))))
    return told


def _norm(seen: SignificanceView) -> int:
    """The level that begins at the norm."""
    return next((at for at, border in enumerate(seen.borders, 1) if border >= 0), 1)


def heading(seen: SignificanceView, words: "Words") -> str:
    """Which groups do well and what does not."""
    groups = [group for group in seen.groups if group.score is not None and group.share > 0]
    themes = [row for row in seen.themes if row.share > 0]
    worst = next((row for row in sorted(themes, key=lambda row: row.score or 0.0) if row.distinct < 0), None)
    if not groups:
        return words("significance.heading.none")
    best = _low(groups[-1].name)
    if len(groups) == 1 and not worst:
        return words("significance.heading.one", best=best)
    if worst:
        return words("significance.heading.but", best=best, worst=worst.name)
    return words("significance.heading.best", best=best, least=_low(groups[0].name))


def why_level(seen: SignificanceView, words: "Words") -> str:
    """Why this level and not the next one."""
    if seen.level is None:
        return words("significance.why.withheld")
    if seen.level >= len(seen.words):
        return words("significance.why.highest", level=seen.level)
    return words("significance.why.level", level=seen.level, next=seen.level + 1)


def check_seen(check: Check, words: "Words") -> str:
    """What a check sees."""
    told = dict(check.told)
    if check.name == "coverage":
        return words(
            "significance.check.coverage.seen", known=words.percent(told["known"]), needed=words.percent(told["needed"])
        )
    if check.name == "band":
        return words(
            "significance.check.band.seen",
            score=words.number(told["score"]),
            low=words.number(told["low"]),
            high=words.number(told["high"]),
        )
    if check.name == "harm":
        if check.because == "none":
            return words("significance.check.harm.none")
        return words(f"significance.check.harm.{check.because}", names=words.listed(check.nodes))
    grade = int(told["grade"])
    evidence = f"E{grade}" if grade >= 0 else words("evidence.none")
    if not told["next"]:
        return words("significance.check.gate.open", evidence=evidence)
    missing = words.listed(words(f"significance.gate.{name}") for name in check.because.split("+") if name)
    return words("significance.check.gate.shut", evidence=evidence, missing=missing, next=words.number(told["next"]))


def check_effect(check: Check, words: "Words") -> str:
    """What a check allows."""
    if check.because == "short":
        return words("significance.check.short")
    if check.level is None:
        return words("significance.check.free")
    return words("significance.check.most" if check.name != "band" else "significance.check.level", level=check.level)


def roles_heading(seen: SignificanceView, words: "Words", *, differs: bool) -> str:
    """Does it matter who weighs?"""
    levels = {one.level for one in seen.roles}
    if levels == {None}:
        return words("significance.roles.unknown")
    if differs or len(levels) > 1:
        return words("significance.roles.matters")
    return words("significance.roles.little")


def roles_reading(seen: SignificanceView, words: "Words", *, differs: bool) -> str:
    """What the scores under each role's weights say, and which roles were left out."""
    told = sorted({one.level for one in seen.roles if one.level})
    parts = []
    if told:
        same = words("significance.roles.same_level", level=told[0])
        parts.append(same if len(told) == 1 else words("significance.roles.levels", low=told[0], high=told[-1]))
        parts.append(words("significance.roles.differ" if differs else "significance.roles.same"))
    if seen.lost:
        parts.append(words("significance.roles.lost", roles=words.listed(words.told("role", role) for role in seen.lost)))
    return " ".join(parts)


def trend_heading(seen: SignificanceView, words: "Words") -> str:
    """Whether the score moved between the first and the last quarter that has one, where the bands tell."""
    known = [one for one in seen.trend if one.score is not None and one.low is not None and one.high is not None]
    if len(known) < 2:
        return words("significance.trend.one" if known else "significance.trend.none")
    first, last = known[0], known[-1]
    since = words.period(first.period)
    if (last.low or 0.0) > (first.high or 0.0):
        return words("significance.trend.up", since=since)
    if (last.high or 0.0) < (first.low or 0.0):
        return words("significance.trend.down", since=since)
    return words("significance.trend.same", since=since)


def change_told(change: Change | None, words: "Words") -> str:
    """What the score changed by since the quarter before, and by what; empty where there is nothing to compare."""
    if change is None:
        return ""
    parts = [
        words(f"significance.change.{name}", by=_signed(part, words)) for name, part in change.parts.items() if "+" not in name
    ]
    whole = _signed(change.after - change.before, words)
    return words("significance.change", whole=whole, parts=words.listed(parts)) if parts else ""


def _signed(value: float, words: "Words") -> str:
    told = words.number(value, 1)
    return f"+{told}" if value > 0 and told != "0" else told


def decision(told: str, share: float, words: "Words") -> str:
    """A sentence and how sure it is: robust, likely, open or against, in so many of a hundred draws."""
    return words(
        "significance.decision", told=told, sure=words(f"decided.{decided(share)}"), n_of=words.number(of_hundred(share))
    )


def of_hundred(share: float) -> int:
    """A share (0-1) as so many of a hundred: rounded, but 100 and 0 only where it is all or none."""
    told = round(share * 100)
    return 99 if told == 100 and share < 1 else 1 if told == 0 and share > 0 else told


def footer(seen: SignificanceView, words: "Words") -> str:
    """What the picture rests on: number of draws, pack and version, weights."""
    if seen.weights:
        weights = words("significance.footer.roles", name=seen.weights, day=words.day(date.fromisoformat(seen.dated)))
    else:
        weights = words("significance.footer.pack")
    return words("significance.footer", draws=words.number(seen.draws), pack=seen.pack, version=seen.version, weights=weights)


def _harmful(seen: SignificanceView) -> list[Row]:
    """The themes that burden or harm, by their score, that weigh enough; the worst first."""
    found = [
        row
        for row in seen.themes
        if row.score is not None and row.level in (1, 2) and (row.share >= MATERIAL or row.name in seen.capped_by)
    ]
    return sorted(found, key=lambda row: row.score or 0.0)


def _low(name: str) -> str:
    return name[:1].lower() + name[1:]
