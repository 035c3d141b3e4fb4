"""Match similar names

Finds names in a list that probably mean the same company, by comparing each with each: first
normalised, then by similarity. A case of fuzzy matching with the standard library alone.
"""

import re
import sys
import time
import unicodedata
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

LEGAL_FORMS = {"ltd", "limited", "inc", "gmbh", "ag", "sa", "co", "company", "corp"}


def normalised(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(word for word in words if word not in LEGAL_FORMS)


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a text file with one name per line.")
    names = [line.strip() for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    names = [name for name in names if name]
    pairs = list(combinations(names, 2))
    matches = []
    for number, (one, other) in enumerate(pairs, start=1):
        similarity = SequenceMatcher(None, normalised(one), normalised(other)).ratio()
        if similarity >= 0.8:
            matches.append((similarity, one, other))
        if number % 20 == 0 or number == len(pairs):
            print(f"compared {number} of {len(pairs)} pairs", flush=True)
            time.sleep(0.25)
    print()
    for similarity, one, other in sorted(matches, reverse=True):
        print(f"{similarity:4.0%}  {one}  =  {other}")


if __name__ == "__main__":
    main()
