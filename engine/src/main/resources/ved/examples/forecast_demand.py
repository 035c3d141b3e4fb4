"""Forecast demand

Fits a trend with a season to monthly numbers by least squares, shows how well it fits, and
forecasts the next six months.
"""

import csv
import sys
from statistics import fmean, linear_regression


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a CSV file with the columns month and units.")
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        rows = [(row["month"], float(row["units"])) for row in csv.DictReader(file)]
    units = [value for _, value in rows]
    trend = linear_regression(range(len(units)), units)
    season = [
        fmean(units[i] / (trend.intercept + trend.slope * i) for i in range(month, len(units), 12))
        for month in range(12)
    ]

    def expected(index: int) -> float:
        return (trend.intercept + trend.slope * index) * season[index % 12]

    error = fmean(abs(value - expected(i)) / value for i, value in enumerate(units))
    print(f"{len(units)} months, {trend.slope:+.1f} units per month, mean error {error:.1%}\n")
    year, month = map(int, rows[-1][0].split("-"))
    for ahead in range(1, 7):
        month += 1
        if month > 12:
            year, month = year + 1, 1
        forecast = expected(len(units) - 1 + ahead)
        print(f"{year}-{month:02}  {forecast:6.0f}  {'▇' * round(forecast / 20)}")


if __name__ == "__main__":
    main()
