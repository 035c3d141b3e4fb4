"""Simulate a waiting queue

Simulates customers who arrive at a counter at random, and says how long they wait with one, two
or three clerks. The random numbers have a seed, so that each run gives the same result.
"""

import heapq
import json
import random
import sys
import time
from statistics import fmean, quantiles


def waiting_times(clerks: int, settings: dict[str, float], generator: random.Random) -> list[float]:
    free_at = [0.0] * clerks
    heapq.heapify(free_at)
    now = 0.0
    waits = []
    for _ in range(int(settings["customers"])):
        now += generator.expovariate(settings["arrivals_per_minute"])
        starts = max(now, heapq.heappop(free_at))
        waits.append(starts - now)
        heapq.heappush(free_at, starts + generator.expovariate(settings["served_per_minute"]))
    return waits


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a JSON file with the settings of the simulation.")
    with open(sys.argv[1], encoding="utf-8") as file:
        settings = json.load(file)
    generator = random.Random(settings["seed"])
    print(f"{settings['customers']} customers for each number of clerks", flush=True)
    for clerks in (1, 2, 3):
        started = time.perf_counter()
        waits = waiting_times(clerks, settings, generator)
        longest = quantiles(waits, n=100)[94]
        print(f"{clerks} clerks: {fmean(waits):7.2f} minutes on average, 95 % within {longest:.2f}", flush=True)
        print(f"  simulated in {time.perf_counter() - started:.2f} s", file=sys.stderr, flush=True)
        time.sleep(0.6)


if __name__ == "__main__":
    main()
