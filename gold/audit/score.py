#!/usr/bin/env python3
"""What a round of the audit says: gold/audit/score.py ROUND"""
import csv, sys

FIELDS = "type sides date status".split()


def main(round_):
    with open(f"gold/audit/round{round_}.verdicts.tsv", encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    events = [r for r in rows if r["event"] != "no"]
    whole = sum(all(r[f] == "yes" for f in FIELDS) for r in events)
    print(f"{len(rows)} judged: {sum(r['event'] == 'yes' for r in rows)} are events, {sum(r['event'] == 'open' for r in rows)} are open, "
          f"{len(rows) - len(events)} are none")
    for f in FIELDS:
        right = sum(r[f] == "yes" for r in events)
        print(f"  {f}: {right} of {len(events)} right ({100 * right / len(events):.0f} %)")
    print(f"all right: {whole} of {len(rows)} ({100 * whole / len(rows):.0f} %)")


main(*sys.argv[1:])
