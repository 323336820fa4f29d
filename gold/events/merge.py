#!/usr/bin/env python3
"""Makes two passes over gold/events one table.

    gold/events/merge.py A.events.tsv B.events.tsv [SETTLED.tsv] > merged.events.tsv

Events are paired as agree.py pairs them. Of a pair all values stay that either pass defends, those in common first; a line that
only one has is `optional`, and the event is when either says so. An event that only one pass has, and two that are paired
without a type in common, must be settled: a line of SETTLED.tsv names the sentence, the pass (A or B), the number of the event in it
and what it is: keep, optional or drop (of a pair: the pass whose type stands). What is not settled is listed on standard error and stands as
`optional`, a pair with both types.
"""
import sys

from agree import alternatives, overlap, pairs, roots

SINGLE = ("status", "background", "polarity", "claim")
DEFAULTS = {"status": "happened", "background": "no", "polarity": "affirmed", "claim": "stated"}
ORDER = ("actor recipient date place amount item casualty status background polarity claim attribution cause condition "
         "context").split()


def read(path, which):
    """{sentence: [event]}; an event is {names, optional, trigger: [(span, value)], lines: [(field, span, value)]}.

    `names` are what causes and conditions call it: pass, sentence and number, "A57:1"."""
    out = {}
    for line in open(path, encoding="utf-8"):
        s, event, field, begin, end, value, note = (line.rstrip("\n").split("\t") + [""] * 7)[:7]
        if s == "sentence" or not line.strip():
            continue
        events = out.setdefault(int(s), [])
        if event == "none":
            continue
        span = (int(begin), int(end)) if begin else None
        if field == "trigger":
            events.append(dict(number=event, names=[f"{which}{s}:{event}"], optional="optional" in note, trigger=[(span, value)], lines=[]))
        else:
            if field in ("cause", "condition") and value not in ("", "-"):
                value = which + (value if ":" in value else f"{s}:{value}")
            events[-1]["lines"].append((field, span, value))
    return out


def union(first, second):
    """Alternatives of both: those in common first, then each one's."""
    a, b = alternatives(first), alternatives(second)
    return "|".join([x for x in a if x in b] + [x for x in a if x not in b] + [x for x in b if x not in a])


def merge_field(field, a, b):
    """Lines (span, value, optional) of a field of several lines."""
    out, left = [], list(b)
    for span, value in a:
        i = next((i for i, (other, codes) in enumerate(left) if set(alternatives(value)) & set(alternatives(codes))), None)
        if i is None:
            i = next((i for i, (other, codes) in enumerate(left) if span and other and overlap(span, other)), None)
        if i is None:
            out.append((span, value, True))
            continue
        other, codes = left.pop(i)
        out.append((span or other, union(value, codes), False))
    return out + [(span, value, True) for span, value in left]


def merge_event(x, y):
    lines = []
    for field in ORDER:
        a, b = [[(s, v) for f, s, v in e["lines"] if f == field] for e in (x, y)]
        if field in SINGLE:
            first, second = a[0][1] if a else DEFAULTS[field], b[0][1] if b else DEFAULTS[field]
            if (first, second) != (DEFAULTS[field],) * 2:
                lines.append((field, None, union(first, second), False))
        elif field == "context":
            u, v = [" ".join(t for _, t in c).split() for c in (a, b)]
            both = [t for t in u if t in v] or u + v
            if both:
                lines.append((field, None, " ".join(both), False))
        else:
            lines += [(field, *rest) for rest in merge_field(field, a, b)]
    return dict(names=x["names"] + y["names"], optional=x["optional"] or y["optional"], trigger=[(x["trigger"][0][0], union(x["trigger"][0][1], y["trigger"][0][1]))], lines=lines)


def alone(e, optional):
    return dict(names=e["names"], optional=e["optional"] or optional, trigger=e["trigger"], lines=[(f, s, v, False) for f, s, v in e["lines"]])


def told(value, s, numbers):
    """The events that a cause tells, by their new numbers; "-" when none is written down."""
    out = []
    for name in alternatives(value):
        if name in numbers:
            sentence, number = numbers[name]
            out.append(str(number) if sentence == s else f"{sentence}:{number}")
    return "|".join(dict.fromkeys(out)) or "-"


def show(s, number, e, numbers):
    def cells(span):
        return f"{span[0]}\t{span[1]}" if span else "\t"
    print(f"{s}\t{number}\ttrigger\t{cells(e['trigger'][0][0])}\t{e['trigger'][0][1]}\t{'optional' if e['optional'] else ''}")
    for field, span, value, optional in e["lines"]:
        if field in ("cause", "condition"):
            value = told(value, s, numbers)
        print(f"{s}\t{number}\t{field}\t{cells(span)}\t{value}\t{'optional' if optional else ''}")


def main(first, second, settled=None):
    A, B, decided, open_ = read(first, "A"), read(second, "B"), {}, 0
    if settled:
        for line in open(settled, encoding="utf-8"):
            s, which, number, what = line.rstrip("\n").split("\t")[:4]
            if s != "sentence":
                decided[int(s), which, number] = what
    merged, numbers = {}, {}
    for s in sorted(set(A) & set(B)):
        events = merged[s] = []
        for x, y in pairs(A[s], B[s]):
            if x and y:
                e = merge_event(x, y)
                if not set(roots(x)) & set(roots(y)):
                    stands = next((w for w in "AB" if decided.get((s, w, (x if w == "A" else y)["number"])) == "keep"), None)
                    if stands:
                        e["trigger"] = (x if stands == "A" else y)["trigger"]
                    elif not (s, "A", x["number"]) in decided:
                        open_ += 1
                        print("open", s, "A", x["number"], x["trigger"], "B", y["number"], y["trigger"], file=sys.stderr)
                events.append(e)
                continue
            which, one = ("A", x) if x else ("B", y)
            what = decided.get((s, which, one["number"]))
            if not what and not one["optional"]:
                open_ += 1
                print("open", s, which, one["number"], one["trigger"], file=sys.stderr)
            if what != "drop":
                events.append(alone(one, what != "keep"))
        events.sort(key=lambda e: e["trigger"][0][0])
        for number, e in enumerate(events, 1):
            numbers.update({name: (s, number) for name in e["names"]})
    print("sentence\tevent\tfield\tbegin\tend\tvalue\tnote")
    for s, events in merged.items():
        if not events:
            print(f"{s}\tnone")
        for number, e in enumerate(events, 1):
            show(s, number, e, numbers)
    print(f"{open_} open", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
