#!/usr/bin/env python3
"""How far two passes over gold/events agree: field by field, and label by label (Cohen's kappa).

    gold/events/agree.py A.events.tsv B.events.tsv [--differences]

Only sentences that both have count. Events are paired within a sentence: triggers that overlap and equal types first, then triggers, then types. An alternative of
one that is an alternative of the other is agreement; for kappa the label is the one in common, else each one's first. Optional events
that only one has are no disagreement. `--differences` lists what differs, by offsets.
"""
import collections, sys

SINGLE = {"status": "happened", "background": "no", "polarity": "affirmed", "claim": "stated"}
TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
         "COERCE ASSAULT").split()


def read(path):
    sentences = collections.defaultdict(dict)
    for line in open(path, encoding="utf-8"):
        cells = (line.rstrip("\n").split("\t") + [""] * 7)[:7]
        if cells[0] == "sentence" or not line.strip():
            continue
        events = sentences[int(cells[0])]
        if cells[1] == "none":
            continue
        e = events.setdefault(cells[1], collections.defaultdict(list))
        span = (int(cells[3]), int(cells[4])) if cells[3] else None
        e[cells[2]].append((span, cells[5]))
        if cells[2] == "trigger":
            e["optional"] = "optional" in cells[6]
    return {s: list(events.values()) for s, events in sentences.items()}


def alternatives(value):
    return [x.strip() for x in value.split("|") if x.strip()]


def roots(e):
    return [t.split("/")[0] for t in alternatives(e["trigger"][0][1])]


def overlap(a, b):
    return a and b and a[0] < b[1] and b[0] < a[1]


def touch(x, y):
    return overlap(x["trigger"][0][0], y["trigger"][0][0])


def alike(x, y):
    return set(roots(x)) & set(roots(y))


def pairs(a, b):
    """Pairs (x, y); one is None of an event that only one pass has. What fits best goes first."""
    out, left = [], list(b)
    for fits in (lambda x, y: touch(x, y) and alike(x, y), touch, alike):
        rest = []
        for x in a:
            y = next((y for y in left if fits(x, y)), None)
            if y is None:
                rest.append(x)
                continue
            left = [z for z in left if z is not y]
            out.append((x, y))
        a = rest
    return out + [(x, None) for x in a] + [(None, y) for y in left]


def common(u, v):
    """The labels that stand for two values with alternatives."""
    both = [x for x in u if x in v]
    return (both[0], both[0]) if both else (u[0] if u else "-", v[0] if v else "-")


def kappa(labels):
    n = len(labels)
    if not n:
        return float("nan")
    observed = sum(x == y for x, y in labels) / n
    first, second = collections.Counter(x for x, _ in labels), collections.Counter(y for _, y in labels)
    chance = sum(first[k] * second[k] for k in first) / n / n
    return (observed - chance) / (1 - chance) if chance < 1 else float("nan")


def same_codes(x, y, field):
    """Are the participants the same, each by a code in common?"""
    u, v = [set(alternatives(c)) for _, c in x[field]], [set(alternatives(c)) for _, c in y[field]]
    for codes in u:
        i = next((i for i, other in enumerate(v) if codes & other), None)
        if i is None:
            return False
        del v[i]
    return not v


def row(label, labels):
    same = sum(x == y for x, y in labels)
    print(f"{label:28} {len(labels):6} {100 * same / len(labels) if labels else float('nan'):7.1f} {kappa(labels):7.2f}")


def main(first, second, *options):
    A, B = read(first), read(second)
    sentences = sorted(set(A) & set(B))
    presence, types, matched, detected = [], [], [], collections.Counter()
    by_label = collections.defaultdict(list)
    for s in sentences:
        firm = [[e for e in P[s] if not e["optional"]] for P in (A, B)]
        presence.append((bool(firm[0]), bool(firm[1])))
        for x, y in pairs(A[s], B[s]):
            if x is None or y is None:
                only = x or y
                detected["optional" if only["optional"] else "one"] += 1
                if not only["optional"]:
                    label = roots(only)[0]
                    by_label[label].append((x is not None, y is not None))
                    if "--differences" in options:
                        print(s, "only", "first" if x else "second", only["trigger"][0])
                continue
            detected["both"] += 1
            pair = common(roots(x), roots(y))
            types.append(pair)
            matched.append((s, x, y))
            for label in set(pair):
                by_label[label].append((pair[0] == label, pair[1] == label))
            if "--differences" in options and pair[0] != pair[1]:
                print(s, "type", x["trigger"][0], y["trigger"][0])
    both, one = detected["both"], detected["one"]
    print(f"{len(sentences)} sentences; events of both {both}, of one alone {one} ({detected['optional']} more are optional): "
          f"F1 {100 * 2 * both / (2 * both + one) if both else 0:.1f}\n")
    print(f"{'':28} {'n':>6} {'same %':>7} {'kappa':>7}")
    row("sentence has an event", presence)
    row("type", types)
    of_type = [(s, x, y) for s, x, y in matched if set(roots(x)) & set(roots(y))]
    row("mode", [common(alternatives(x["trigger"][0][1]), alternatives(y["trigger"][0][1])) for _, x, y in of_type])
    for field, default in SINGLE.items():
        row(field, [common(alternatives(x[field][0][1]) if x[field] else [default],
                           alternatives(y[field][0][1]) if y[field] else [default]) for _, x, y in of_type])
    for field in ("actor", "recipient", "date", "place", "amount", "item", "casualty", "attribution", "cause", "condition"):
        some = [(s, x, y) for s, x, y in of_type if x[field] or y[field]]
        if field in ("cause", "condition"):
            same = [bool(x[field]) == bool(y[field]) for _, x, y in some]
        else:
            same = [same_codes(x, y, field) for _, x, y in some]
        print(f"{field:28} {len(some):6} {100 * sum(same) / len(some) if some else float('nan'):7.1f}")
        if "--differences" in options:
            for (s, x, y), ok in zip(some, same):
                if not ok:
                    print("   ", s, field, x["trigger"][0][1], x[field], y[field])
    shared = [(set(" ".join(v for _, v in x["context"]).split()), set(" ".join(v for _, v in y["context"]).split()))
              for _, x, y in of_type]
    union = sum(len(u | v) for u, v in shared)
    print(f"{'contexts, of all given':28} {union:6} {100 * sum(len(u & v) for u, v in shared) / union if union else float('nan'):7.1f}\n")
    print(f"{'label':28} {'n':>6} {'both %':>7}")
    for label in TYPES:
        if by_label[label]:
            n = len(by_label[label])
            print(f"{label:28} {n:6} {100 * sum(x and y for x, y in by_label[label]) / n:7.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
