"""Sums what the rows of a table say; see summed()."""
import collections
import csv
import io
import itertools
import re
import statistics
from datetime import date, timedelta

TEXT = """region,amount,day
north,3,2026-01-05
south,4.5,2026-01-06
north,1,2026-02-01
"""
Totals = collections.namedtuple("Totals", "largest smallest middle", defaults=(0,))
PATTERN = re.compile(r"(?P<year>\d+)-(?P<month>\d+)")


def rows_of(text, /, delimiter=","):
    for row in csv.DictReader(io.StringIO(text), delimiter=delimiter):
        row["amount"] = float(row["amount"])
        yield row


def summed(rows, by="region"):
    sums = collections.Counter()
    for row in rows:
        sums[row[by]] += row["amount"]
    return sums


rows = list(rows_of(TEXT))
sums = summed(rows)
print(sums.most_common(), summed(rows, by="day").total())
amounts = [row["amount"] for row in rows]
totals = Totals(max(amounts), smallest=min(amounts), middle=statistics.median(amounts))
print(totals.largest, totals.smallest, totals[2], *totals._replace(middle=1))
for month, group in itertools.groupby(rows, key=lambda row: PATTERN.match(row["day"])["month"]):
    print(month, [row["region"] for row in group])
first_day = min(date.fromisoformat(row["day"]) for row in rows)
print(first_day.year, (first_day + timedelta(days=3)).isoformat(), first_day.replace(month=2))
matched = PATTERN.search(TEXT)
print(matched.group("year"), matched.groupdict()["month"])
nested = {"a": [{"b": 1}, {"b": 2}]}
match nested:
    case {"a": [{"b": first}, *others], **nothing} if not nothing:
        print(first, others)
(left, (middle, *right)), last = (1, (2, 3, 4)), 5
left, right[0] = right[0], left
print(left, middle, right, last, [a for a in range(3) if (b := a % 2)], b)
print(sorted(rows, key=lambda row: -row["amount"])[0]["region"], not rows or rows and "any")
x = y = z = 0
x += 1; y -= 1; z = x if y else -x  # all on one line
print(x, y, z, 1 if x else 2)
