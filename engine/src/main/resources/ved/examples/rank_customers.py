"""Rank customers

Scores customers by how recently, how often and for how much they bought, the three numbers that
marketing calls RFM, and sorts them into segments.
"""

import csv
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Customer:
    name: str
    days_ago: int
    orders: int
    revenue: float


def third(values: Sequence[float], value: float) -> int:
    """3 for the best third of the values, which is that of the largest, 1 for the last."""
    below = sum(other < value for other in values)
    return 1 + min(2, 3 * below // len(values))


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a CSV file of customers.")
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        customers = [
            Customer(row["name"], int(row["days_ago"]), int(row["orders"]), float(row["revenue"]))
            for row in csv.DictReader(file)
        ]
    recency = [-customer.days_ago for customer in customers]
    frequency = [customer.orders for customer in customers]
    money = [customer.revenue for customer in customers]
    scored = []
    for number, customer in enumerate(customers, start=1):
        score = (
            third(recency, -customer.days_ago),
            third(frequency, customer.orders),
            third(money, customer.revenue),
        )
        scored.append((score, customer))
        print(f"scored {number} of {len(customers)}: {customer.name}", flush=True)
        time.sleep(0.15)
    print()
    for score, customer in sorted(scored, key=lambda entry: (-sum(entry[0]), entry[1].name)):
        segment = "keep close" if sum(score) >= 8 else "win back" if score[0] == 1 else "grow"
        print(f"{''.join(map(str, score))}  {customer.name:<10} {segment}")


if __name__ == "__main__":
    main()
