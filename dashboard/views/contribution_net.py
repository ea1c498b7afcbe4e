"""An outcome less what would have come anyway, in sentences."""

from typing import TYPE_CHECKING, Any, Final

from dashboard.views.contribution_numbers import SAME, number_told

if TYPE_CHECKING:
    from dashboard.words import Words

FILTERS: Final = ("deadweight", "displacement", "outside_share")


def net_told(row: dict[str, Any], words: "Words") -> list[str]:
    """The net outcome with its band, and how it follows: a row of the metric `outcomes_net`, in which an unknown is None.

    What the viewer may not see is not told; that it is not, is.
    """
    unit = row["unit"] or ""
    if row["net"] is None:
        return [words("contribution.net.unknown"), words(f"contribution.net.why.{row['why'] or 'no_actual'}")]
    net = f"{number_told(row['net'], words, row['low'], row['high'])} {unit}".strip()
    band = ""
    if row["low"] is not None and row["high"] is not None and row["high"] - row["low"] > SAME:
        low, high = (number_told(end, words, row["low"], row["high"]) for end in (row["low"], row["high"]))
        band = words("figure.band", low=low, high=high)
    lines = [words("contribution.net.band", net=net, band=band) if band else words("contribution.net.plain", net=net)]
    if row["baseline"] is None or row["actual"] is None:
        return [*lines, words("contribution.net.not_shared")]
    base, now, change = (number_told(row[name], words) for name in ("baseline", "actual", "change"))
    lines.append(words("contribution.net.change", base=base, now=now, change=change, period=words.period(row["period"])))
    if row["filtered"]:
        told = [words(f"contribution.net.{name}", share=words.percent(row[name], 1)) for name in FILTERS if row[name]]
        lines += [words("contribution.net.filters", filters=words.listed(told))] if told else []
    elif row["harmful"]:
        lines.append(words("contribution.net.harmful"))
    if row["additionality"] is not None:
        lines.append(words("contribution.net.additionality", share=words.percent(row["additionality"])))
    if row["after_year"] is not None and row["drop_off"]:
        after = number_told(row["after_year"], words)
        lines.append(words("contribution.net.after_year", after=after, share=words.percent(row["drop_off"], 1)))
    return lines
