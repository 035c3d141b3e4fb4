"""Parse an event log

Reads a log with one JSON document per line, counts events by level and service, and finds the
slowest requests. Works through the log in slices, so that its progress can be watched.
"""

import json
import sys
import time
from collections import Counter
from itertools import batched


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a log with one JSON document per line.")
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [line for line in file if line.strip()]
    levels: Counter[str] = Counter()
    services: Counter[str] = Counter()
    slowest: list[tuple[int, str]] = []
    broken = done = 0
    for piece in batched(lines, 6):
        for line in piece:
            try:
                event = json.loads(line)
            except json.JSONDecodeError as error:
                broken += 1
                print(f"not JSON: {error}", file=sys.stderr, flush=True)
                continue
            levels[event["level"]] += 1
            services[event["service"]] += 1
            if "millis" in event:
                slowest.append((event["millis"], event["message"]))
        done += len(piece)
        print(f"read {done} of {len(lines)} lines", flush=True)
        time.sleep(0.4)
    print()
    print("levels:   " + ", ".join(f"{name} {count}" for name, count in levels.most_common()))
    print("services: " + ", ".join(f"{name} {count}" for name, count in services.most_common()))
    print(f"broken:   {broken}")
    print("slowest requests:")
    for millis, message in sorted(slowest, reverse=True)[:3]:
        print(f"  {millis:>5} ms  {message}")


if __name__ == "__main__":
    main()
