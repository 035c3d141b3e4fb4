"""Text statistics

Counts the lines, words and letters of a text, finds its most frequent words and tells which of
its lines are pangrams, sentences that use each letter of the alphabet.
"""

import re
import string
import sys
import time
from collections import Counter
from pathlib import Path


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a text file.")
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    print(f"{len(text.splitlines())} lines, {len(words)} words, {len(text)} characters", flush=True)
    print("\nmost frequent words:")
    for word, count in Counter(words).most_common(5):
        print(f"  {word:<8} {'#' * count} {count}")
        time.sleep(0.2)
    print("\npangrams:")
    for number, line in enumerate(text.splitlines(), start=1):
        missing = sorted(set(string.ascii_lowercase) - set(line.lower()))
        if line.strip():
            print(f"  line {number}: {'yes' if not missing else 'lacks ' + ''.join(missing)}", flush=True)
            time.sleep(0.1)


if __name__ == "__main__":
    main()
