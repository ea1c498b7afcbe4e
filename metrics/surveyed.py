"""Answers of persons at the door: scored, guarded, and aggregated to what may be stored; no answer goes further (MODEL 8)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.answers import Answers
from data.instrument import PERSONAL, Instrument
from data.problems import Problem, fault, remark
from data.small_groups import smallest
from metrics.answering import scored
from metrics.people import People
from metrics.releasing import Group, roles_of, whole_parties
from metrics.resampling import DRAWS
from metrics.survey_rows import Values, group_rows, opinion_rows, pair_rows, release_rows, statement_rows
from metrics.surveyed_opinions import opinions
from metrics.told_before import Earlier
from metrics.withholding import enough_gaps

Mark = Callable[[str, str, Sequence[str]], str]
"""The mark of a respondent of a party who left some questions open: (party, respondent, items)."""
_WAVE = ["coalition", "period", "aspect"]


@dataclass
class Surveyed:
    """What came of answers: `rows` are (table, values, file), and what is to be said of who and what was left out."""

    rows: list[tuple[str, Values, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _Wave:
    """The answers of one coalition, period and aspect: a row each, `given` as written, `values` as scored, `why` someone is
    left out; with what all rows that come of them share, and where they are from."""

    instrument: Instrument
    rows: pd.DataFrame
    given: NDArray[np.float64]
    values: NDArray[np.float64]
    why: NDArray[np.object_]
    minimum: int

    def about(self, at: Iterable[int]) -> dict[str, Any]:
        """The columns that the rows share which rest on these answers: the source is their file where they name none."""
        told = self.rows.iloc[list(at)]
        sources = sorted({str(source or file) for source, file in zip(told["source"], told["file"], strict=True)})
        recorded = max((day for day in told["recorded"] if day is not None), default=None)
        first = self.rows.iloc[0]
        about = {"coalition": first["coalition"], "instrument": self.instrument.key, "version": self.instrument.version}
        about |= {"period": first["period"], "aspect": first["aspect"], "source": "; ".join(sources)}
        return about | ({"recorded": recorded} if recorded else {})


def surveyed(
    answers: Sequence[Answers],
    smallest_groups: Mapping[str, int],
    released: pd.DataFrame,
    figures: pd.DataFrame,
    mark: Mark,
    draws: int = DRAWS,
) -> Surveyed:
    """What may be stored of answers: profiles or pulses, alignments, opinions, and which people stand behind them.

    Every row of the answers tells its coalition. `smallest_groups` is the number that a coalition told, where it did;
    `released` and `figures` are the answers to `released` and `figures_told`: what is told now gives nothing away beside them.
    The seeds are of the content: the same answers give the same rows, in whatever order they stand. Problems are about what is
    left out or held back; faults are about who answered twice, and pulses of no period. Source: MODEL 8.
    """
    found = Surveyed()
    by_instrument: dict[str, list[Answers]] = {}
    for one in answers:
        by_instrument.setdefault(one.instrument.key, []).append(one)
    for parts in by_instrument.values():
        instrument = parts[0].instrument
        rows = pd.concat([one.rows.assign(file=one.file, sheet=one.sheet) for one in parts], ignore_index=True).astype(object)
        rows = rows.where(rows.notna(), None)
        given = np.concatenate([one.given for one in parts])
        told = scored(instrument, given)
        found.problems += _twice(rows) + (_unlike_pulses(rows) if instrument.pulse else [])
        for aspect, of_aspect in rows.groupby("aspect", sort=True):
            earlier = Earlier(instrument, str(aspect), released, figures, smallest_groups)
            for (coalition, _), wave in of_aspect.groupby(["coalition", "period"], dropna=False, sort=True):
                at = wave.index.to_numpy()
                minimum = smallest(smallest_groups.get(str(coalition)))
                _tell(
                    found,
                    _Wave(instrument, wave.reset_index(drop=True), given[at], told.values[at], told.why[at], minimum),
                    earlier,
                    mark,
                    draws,
                )
    return found


def _tell(found: Surveyed, wave: _Wave, earlier: Earlier, mark: Mark, draws: int) -> None:
    """Add what may be told of one wave, and what is to be said of it."""
    instrument, rows = wave.instrument, wave.rows
    is_own = rows["respondent"].isna().to_numpy(bool)
    at, people = _people(wave, mark)
    files = ", ".join(dict.fromkeys(rows["file"]))
    found.problems += [problem.at(files) for problem in _left_out(wave, np.setdiff1d(np.arange(len(rows)), at))]
    wholes, told_of_all = whole_parties(people, earlier), None
    if instrument.kind == "statements" and rows["aspect"].iloc[0] == PERSONAL:
        wholes, told_of_all = opinions(people, wholes, earlier)
    own = {rows["party"].iloc[one]: (wave.values[one], wave.given[one]) for one in np.flatnonzero(is_own & (wave.why == ""))}

    def add(table: str, those: Iterable[Values]) -> None:
        found.rows.extend((table, values, files) for values in those)

    table = "pulse" if instrument.pulse else "profile"
    groups: list[Group] = []
    for whole in wholes:
        about = wave.about(at[whole.at])
        of_party = [whole, *roles_of(people, whole, earlier)]
        groups += of_party
        for group in of_party:
            add(table, group_rows(people, group, about, draws))
        place = str(about["coalition"]), about["period"], whole.party
        new = [group for group in of_party if not (group.why and earlier.stands(*place, group.role))]
        add("release", release_rows(people, new, about))
    if told_of_all:
        earlier.add_whole(told_of_all.whole, told_of_all.alone, people.minimum)
    for one in np.flatnonzero(is_own & (wave.why == "")):
        party = str(rows["party"].iloc[one])
        add(table, statement_rows(instrument, party, wave.values[one], wave.given[one], wave.about([int(one)])))
    about = wave.about([*at, *np.flatnonzero(is_own)])
    add("alignment", pair_rows(people, wholes, own, about, draws))
    if told_of_all:
        add("opinion", opinion_rows(instrument, told_of_all.counts, wave.about(at)))
    found.problems += [problem.at(files) for problem in _held(groups, people)]
    if told_of_all and told_of_all.is_again:
        found.problems.append(remark("opinions_again").at(files))
    elif told_of_all and not told_of_all.has_groups:
        found.problems.append(remark("opinions_unclear", people=len(at)).at(files))
    elif told_of_all and told_of_all.small:
        found.problems.append(remark("opinions_small", n=told_of_all.small, minimum=people.minimum).at(files))


def _people(wave: _Wave, mark: Mark) -> tuple[NDArray[np.intp], People]:
    """Those who count, and their places among the rows of the wave, in an order of who they are."""
    rows, instrument = wave.rows, wave.instrument
    codes = np.array([item.item for item in instrument.items], dtype=object)
    counts = rows["respondent"].notna().to_numpy(bool) & (wave.why == "")
    kept: list[int] = []
    marks: list[str] = []
    for party, its in rows[counts].groupby("party", sort=True):
        those = its.sort_values("respondent").index.to_numpy()
        known = ~np.isnan(wave.given[those])
        asked = known.any(axis=0)
        stays = enough_gaps(instrument, known[:, asked], wave.minimum)
        for at, its_known in zip(those[stays], known[stays], strict=True):
            kept.append(int(at))
            marks.append(mark(str(party), str(rows["respondent"].iloc[at]), codes[asked & ~its_known].tolist()))
    at = np.array(kept, dtype=np.intp)
    party, role = rows["party"].to_numpy(object)[at], rows["role"].fillna("").to_numpy(object)[at]
    told = np.array(marks, dtype=object)
    place = str(rows["coalition"].iloc[0]), str(rows["period"].iloc[0] or "")
    return at, People(instrument, wave.minimum, party, role, told, wave.values[at], wave.given[at], place)


def _twice(rows: pd.DataFrame) -> list[Problem]:
    """A fault for who answers in two sheets, and for a party that speaks for itself where its people answer too."""
    problems: list[Problem] = []
    first: dict[tuple[Any, ...], dict[Any, Any]] = {}
    for row in rows.to_dict("records"):
        about = tuple(row[name] for name in ("party", *_WAVE))
        before = first.setdefault((*about, row["respondent"]), row)
        place = row["file"], row["sheet"]
        if before is not row:
            other = f"{before['line']} ({before['file']})"
            problems.append(fault("respondent_twice", row=row["line"], column="respondent", other=other).at(*place))
        first.setdefault((*about, bool(row["respondent"])), row)
    for key, row in first.items():
        if key[-1] is False and (*key[:-1], True) in first:
            problems.append(fault("respondent_missing", row=row["line"], column="respondent").at(row["file"], row["sheet"]))
    return problems


def _unlike_pulses(rows: pd.DataFrame) -> list[Problem]:
    """A fault where answers that are kept as pulses tell no period, or are about something else than what people find."""
    problems = []
    for row in rows.to_dict("records"):
        place = row["file"], row["sheet"]
        if row["period"] is None:
            problems.append(fault("required", row=row["line"], column="period").at(*place))
        if row["aspect"] != PERSONAL:
            problems.append(fault("pulse_personal", row=row["line"], column="aspect").at(*place))
    return problems


def _left_out(wave: _Wave, out: NDArray[np.intp]) -> list[Problem]:
    """A remark for each party and reason: how many people, of how many, do not count."""
    rows = wave.rows.assign(why=wave.why)
    problems = []
    asked = Counter(rows["party"])
    told = rows.iloc[out]
    told = told[told["respondent"].notna() | (told["why"] != "")].assign(why=told["why"].replace("", "gaps"))
    for (party, why), those in told.groupby(["party", "why"], sort=True):
        if asked[party] < wave.minimum:
            continue  # how so few answered would already be telling; that they are too few is said elsewhere
        about: dict[str, Any] = {"party": str(party), "n": len(those), "of": asked[party]}
        if why == "gaps":
            problems.append(remark("people_gaps", **about, minimum=wave.minimum))
        elif why == "incomplete":
            problems.append(remark("people_incomplete", **about))
        else:
            problems.append(remark("people_no_variation", **about))
    return problems


def _held(groups: Sequence[Group], people: People) -> list[Problem]:
    """A remark for each group that is held back, and for each of which not all is told."""
    problems = []
    for group in groups:
        name = f"{group.party} ({group.role})" if group.role else group.party
        about: dict[str, Any] = {"party": name, "n": len(group.at), "minimum": people.minimum}
        if group.why == "small":
            problems.append(remark("group_small", **about))
        elif group.why == "sibling":
            problems.append(remark("group_sibling", **about))
        elif group.why == "differs":
            problems.append(remark("group_differs", **about))
        elif group.told is not None:
            held = int((~group.told.values & people.answered(group.at)).sum())
            problems += [remark("values_withheld", party=name, n=held)] if held else []
    return problems
