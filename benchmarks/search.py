"""How long a search over 5,000 generated exercises takes. Run `.venv/bin/python -m benchmarks.search`."""

from __future__ import annotations

import os
import platform
import random
import time

from heelwise.knowledge.finding import Entry, Finder, entry_of
from heelwise.knowledge.read import exercise_words, load

EXERCISES = 5000
QUERIES = ("calf", "achiles", "calf raise", "calve raise", "hamstring lying", "single leg heel drop step")


def main() -> None:
    """Print the least wall time of each query."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    knowledge = load()
    known = [entry_of(e, exercise_words(name), knowledge.names) for name, e in knowledge.exercises.items()]
    draw = random.Random(1)
    made = [
        Entry(id=f"x{n}", words={**draw.choice(known).words, f"own{n}": 8.0}, facets=draw.choice(known).facets)
        for n in range(EXERCISES)
    ]
    finder = Finder(made)
    for query in QUERIES:
        times = []
        for _ in range(20):
            started = time.perf_counter()
            found = finder.find(query)
            times.append(time.perf_counter() - started)
        print(f"{query!r}: {len(found.ids)} found, {min(times) * 1000:.2f} ms")


if __name__ == "__main__":
    main()
