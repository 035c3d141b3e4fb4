import csv
import json
import re
import sys

match = re.match("a", "b")
print(match.group(0))
with open(sys.argv[1]) as file:
    for row in csv.DictReader(file):
        print(row["a"].strip(1))
data: dict[str, int] = json.loads("{}")
data["a"].upper()
import nowhere
match data:
    case {"a": int(x)}:
        print(y)
