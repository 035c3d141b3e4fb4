"""Counts words."""

import sys
from collections import Counter

words = Counter(" ".join(sys.argv[1:]).split())
for word, count in words.most_common(3):
    print(f"{word}: {count}")
