"""Load and validate orders

Reads a CSV file of orders, checks every field of every line, reports what is wrong with the bad
lines and sums up the good ones per country.
"""

import csv
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation

COLUMNS = ["order_id", "date", "country", "quantity", "unit_price"]


def problems(row: dict[str, str], seen: set[str]) -> list[str]:
    found = []
    if row["order_id"] in seen:
        found.append(f"order {row['order_id']} was there before")
    try:
        date.fromisoformat(row["date"])
    except ValueError:
        found.append(f"{row['date']!r} is no date")
    if len(row["country"]) != 2 or not row["country"].isupper():
        found.append(f"{row['country']!r} is no country code")
    if not row["quantity"].isdecimal() or int(row["quantity"]) == 0:
        found.append(f"{row['quantity']!r} is no quantity")
    try:
        if Decimal(row["unit_price"]) < 0:
            found.append("the price is negative")
    except InvalidOperation:
        found.append(f"{row['unit_price']!r} is no price")
    return found


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a CSV file of orders.")
    seen: set[str] = set()
    totals: dict[str, Decimal] = defaultdict(Decimal)
    good = bad = 0
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"Expected the columns {COLUMNS}, found {reader.fieldnames}.")
        for row in reader:
            found = problems(row, seen)
            seen.add(row["order_id"])
            if found:
                bad += 1
                print(f"line {reader.line_num}: {'; '.join(found)}", file=sys.stderr)
            else:
                good += 1
                totals[row["country"]] += int(row["quantity"]) * Decimal(row["unit_price"])
    print(f"{good} good orders, {bad} bad ones")
    for country, total in sorted(totals.items(), key=lambda item: -item[1]):
        print(f"  {country}  {total:>10.2f}")


if __name__ == "__main__":
    main()
