"""What LightGBM predicts of the retail data's households, on plain numbers: a yardstick.

    pip install lightgbm numpy pandas scikit-learn
    HUITOU_RETAIL_DATA=... python3 lightgbm_predictions.py

Purchases within 7 and 30 days and drops of spend as PROTOCOL.md of the data has them, as of three
months' days; trained each time on weekly cuts whose answers precede the day. Compare with
`Tests/Benchmarks/run predictions grocery inner`.
"""

import os

import lightgbm
import numpy
import pandas
from sklearn.metrics import log_loss, roc_auc_score

FOLDER = os.environ["HUITOU_RETAIL_DATA"]
DAYS = ["2017-11-01", "2017-10-02", "2017-09-02"]
WINDOWS = (7, 14, 21, 30, 45, 60, 90, 120, 180)
HORIZONS = {"buy7": 7, "buy30": 30, "drop30": 30}
FIRST_CUT = 60  # days of history before the first cut


def purchases():
    """The spend and lines of each household and day on which something was paid."""
    lines = pandas.read_csv(
        f"{FOLDER}/transactions_to_2017-11-30.csv.gz",
        usecols=["household_id", "sales_value", "product_id", "local_date"],
    )
    lines["day"] = (pandas.to_datetime(lines.local_date) - pandas.Timestamp("2017-01-01")).dt.days
    days = lines.groupby(["household_id", "day"], as_index=False).agg(
        spend=("sales_value", "sum"), lines=("product_id", "size")
    )
    return days[days.spend > 0].sort_values(["household_id", "day"])


def numbers(days, cut):
    """Counts, spend and gaps of each household before a day."""
    known = days[days.day < cut]
    by = known.groupby("household_id")
    table = pandas.DataFrame({
        "days": by.size(), "spend": by.spend.sum(), "lines": by.lines.sum(),
        "last_spend": by.spend.last(), "last_lines": by.lines.last(),
        "tenure": cut - by.day.min(), "recency": cut - by.day.max(),
    })

    def window(first, last, name):
        part = known[(known.day >= cut - first) & (known.day < cut - last)].groupby("household_id")
        table[f"days_{name}"] = part.size().reindex(table.index).fillna(0)
        table[f"spend_{name}"] = part.spend.sum().reindex(table.index).fillna(0)

    for length in WINDOWS:
        window(length, 0, length)
    window(60, 30, "second_month")
    window(90, 60, "third_month")
    gaps = known.assign(gap=by.day.diff()).groupby("household_id").gap
    for name in ("mean", "std", "median", "last", "max"):
        table[f"gap_{name}"] = getattr(gaps, name)()
    table["basket"] = table.spend / table.days
    table["rate"] = table.days / table.tenure
    table["recency_in_gaps"] = table.recency / table.gap_mean
    for half_life in (7, 14, 30, 60, 120):
        faded = 0.5 ** ((cut - known.day) / half_life)
        table[f"faded_days_{half_life}"] = faded.groupby(known.household_id).sum()
        table[f"faded_spend_{half_life}"] = (faded * known.spend).groupby(known.household_id).sum()
    return table


def answers(days, cut, table, task):
    """What came true; NaN where the question is not asked."""
    after = days[(days.day >= cut) & (days.day < cut + HORIZONS[task])]
    if task != "drop30":
        return pandas.Series(table.index.isin(after.household_id) * 1.0, table.index)
    usual = table.spend_90 / 3
    spend = after.groupby("household_id").spend.sum().reindex(table.index).fillna(0)
    return (spend < usual / 2).astype(float).where(usual >= 10)


def main():
    days = purchases()
    tables = {}

    def rows(cut, task):
        if cut not in tables:
            tables[cut] = numbers(days, cut)
        asked = answers(days, cut, tables[cut], task)
        return tables[cut][asked.notna()], asked[asked.notna()]

    for task, horizon in HORIZONS.items():
        scores = []
        for day in DAYS:
            today = (pandas.Timestamp(day) - pandas.Timestamp("2017-01-01")).days
            cuts = range(today - (horizon + 6) // 7 * 7, FIRST_CUT - 1, -7)
            seen = [rows(cut, task) for cut in cuts]
            model = lightgbm.LGBMClassifier(
                n_estimators=400, learning_rate=0.02, num_leaves=12, min_child_samples=150,
                subsample=0.7, subsample_freq=1, colsample_bytree=0.25, reg_lambda=20,
                random_state=1, verbose=-1,
            )
            model.fit(
                pandas.concat([part for part, _ in seen]),
                pandas.concat([answer for _, answer in seen]),
            )
            table, true = rows(today, task)
            said = model.predict_proba(table)[:, 1]
            scores.append((roc_auc_score(true, said), log_loss(true, said)))
            print(f"{task} {day}: AUC {scores[-1][0]:.4f}, log loss {scores[-1][1]:.4f}")
        mean = numpy.mean(scores, axis=0)
        print(f"{task} in the mean: AUC {mean[0]:.4f}, log loss {mean[1]:.4f}")


if __name__ == "__main__":
    main()
