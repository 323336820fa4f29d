#!/usr/bin/env python3
"""The quad class of a sentence against ../shared/gold/cameo/quad_train.tsv.

    bench/quad.py build/release/demarche [../shared/gold/cameo/quad_train.tsv [DEMARCHE-OPTION]...]

Each sentence is coded as a document of its own; what we say is the quad of the first of its events that is no background, else of
the first, and 0 when there is none. Prints precision, recall and F1 by class, their mean, accuracy, how often a sentence of class 0
is coded, and what is taken for what. It prints no text. The file is for research use: nothing is learned from it.
"""
import collections, csv, json, subprocess, sys

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        rows = [r for r in csv.reader(f, delimiter="\t") if len(r) == 2 and r[1] in "01234"]
    return [(text, int(quad)) for text, quad in rows]


def answer(program, rows, options):
    """The events of each sentence: whether it is background, where its trigger begins, its quad."""
    lines = "\n".join(json.dumps({"id": str(i), "text": text, "date": "2018-01-01"}) for i, (text, _) in enumerate(rows)) + "\n"
    ran = subprocess.run([program, "code", "--json", *options, "-"], input=lines, capture_output=True, text=True, check=True)
    found, at = [[] for _ in rows], None
    for record in map(json.loads, ran.stdout.splitlines()):
        if record["record"] == "document":
            at = int(record["source_id"])
        elif record["record"] == "event":
            found[at].append((record["background"], record["trigger"]["span"][0], record["quad"]))
    return found


def choose(events):
    return min(events)[2] if events else 0


def report(gold, ours):
    mean = 0
    for quad in range(5):
        right = sum(g == o == quad for g, o in zip(gold, ours))
        n, said = gold.count(quad), ours.count(quad)
        f1 = 2 * right / (n + said) if n + said else 0
        mean += f1 / 5
        print(f"{quad} {QUADS.get(quad, 'none'):21} {n:4} sentences, {said:4} said, precision {right / max(said, 1):.3f}, "
              f"recall {right / max(n, 1):.3f}, F1 {f1:.3f}")
    right = sum(g == o for g, o in zip(gold, ours))
    false = sum(o > 0 for g, o in zip(gold, ours) if g == 0)
    print(f"mean F1 {mean:.3f}, accuracy {right / len(gold):.3f}; {false} of {gold.count(0)} sentences of class 0 are coded")
    for (g, o), n in collections.Counter((g, o) for g, o in zip(gold, ours) if g != o).most_common(8):
        print(f"  {g} taken for {o}: {n}")


def main(program, path="../shared/gold/cameo/quad_train.tsv", *options):
    rows = read(path)
    report([q for _, q in rows], [choose(e) for e in answer(program, rows, options)])


if __name__ == "__main__":
    main(*sys.argv[1:])
