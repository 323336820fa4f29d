"""Counts a panel once more, from the tables of the database and the rows of `demarche merge --json`,
and compares it cell by cell.

    panel_check.py DB MERGED PANEL.csv UNIT STEP [undirected] [mentions]

MERGED is a file of `demarche merge --json --db DB`. Prints what differs; ends with 1 then."""
import collections
import csv
import datetime
import json
import re
import sqlite3
import sys

db, merged, panel, unit, step = sys.argv[1:6]
undirected, mentions = "undirected" in sys.argv, "mentions" in sys.argv
ask = sqlite3.connect(db).execute
QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


def days_of(value):
    """First and last day of a date, None when it is none."""
    day, one = datetime.date, datetime.timedelta(days=1)
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if found:
        year, month, date = (int(x) if x else None for x in found.groups())
        if date:
            return day(year, month, date), day(year, month, date)
        end = month or 12
        return day(year, month or 1, 1), day(year + end // 12, end % 12 + 1, 1) - one
    found = re.fullmatch(r"(\d{4})-W(\d\d)", value)
    if found:
        first = day.fromisocalendar(int(found[1]), int(found[2]), 1)
        return first, first + 6 * one
    found = re.fullmatch(r"(\d{4})-([QH])(\d)", value)
    if found:
        months = 3 if found[2] == "Q" else 6
        end = int(found[3]) * months
        return day(int(found[1]), end - months + 1, 1), day(int(found[1]) + end // 12, end % 12 + 1, 1) - one
    found = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if found:
        end = {"SP": 5, "SU": 8, "FA": 11, "WI": 14}[found[2]]
        year = int(found[1])
        return day(year, end - 2, 1), day(year + end // 12, end % 12 + 1, 1) - one
    return None


def name_of(day):
    week = "%d-W%02d" % day.isocalendar()[:2]
    return {"year": "%04d" % day.year, "month": day.isoformat()[:7], "week": week, "day": day.isoformat()}[step]


def period_of(value):
    """The period that has all days of a date; None when there is none."""
    ends = [days_of(re.sub(r"T.*", "", x)) for x in (value or "").split("/")]
    if None in ends or len(ends) > 2:
        return None
    first, last = name_of(ends[0][0]), name_of(ends[-1][1])
    return first if first == last else None


good = {}
for row in ask("SELECT e.id, e.type, e.quad, e.score, CASE WHEN e.date_how = 'document' THEN d.published_value"
               " ELSE e.date_value END, d.published_value, d.id, e.place_country FROM events e"
               " JOIN documents d ON d.id = e.document WHERE e.status IN ('happened', 'ongoing')"
               " AND e.polarity = 'affirmed' AND e.claim <> 'denied' AND NOT e.background"):
    good[row[0]] = row
sides = collections.defaultdict(set)
if unit == "dyad":
    for event, a, b in ask("SELECT event, source, target FROM dyads"):
        if a and b:
            sides[event].add(tuple(sorted((a, b))) if undirected else (a, b))
elif unit == "actor":
    for table in ("actors", "recipients"):
        for event, a in ask(f"SELECT event, coalesce(country, code) FROM event_{table}"):
            if a:
                sides[event].add((a,))
else:
    for event, row in good.items():
        if row[7]:
            sides[event].add((row[7],))
people = collections.defaultdict(list)
for event, kind, low, document, begin, end in ask(
        "SELECT c.event, c.kind, c.low, e.document, c.span_begin, c.span_end FROM event_casualties c"
        " JOIN events e ON e.id = c.event WHERE c.kind IN ('killed', 'injured') AND c.low IS NOT NULL"):
    old = ask("SELECT 1 FROM mentions WHERE document = ? AND span_begin = ? AND span_end = ? AND people_superseded",
              (document, begin, end)).fetchone()
    if not old:
        people[event].append((kind, low, document, begin))
money = {}
for event, value, currency, document, begin in ask(
        "SELECT a.event, a.value, a.unit, e.document, a.span_begin FROM event_amounts a JOIN events e ON e.id = a.event"
        " WHERE a.kind = 'money' AND a.value IS NOT NULL ORDER BY a.event, a.position"):
    money.setdefault(event, (value, currency, document, begin))

# Each event: its mentions, type, date, sum.
told = []
if mentions:
    for event, row in good.items():
        told.append(([event], row[3], row[2], row[4], money.get(event, (None, None))[:2]))
else:
    for line in open(merged, encoding="utf-8"):
        row = json.loads(line)
        ids = [m["id"] for m in row["mentions"]]
        first = ask("SELECT quad, score FROM events WHERE type = ? AND coalesce(mode, '') = ?",
                    (row["type"], row["mode"] or "")).fetchone()
        best = (row["sums"][0]["value"], row["sums"][0]["unit"]) if row["sums"] else (None, None)
        told.append((ids, first[1], first[0], row["date"], best))

cells = collections.defaultdict(lambda: collections.defaultdict(float))
seen = collections.defaultdict(dict)
for ids, score, quad, date, best in told:
    ids = [i for i in ids if i in good]
    at = period_of(date)
    units = collections.Counter(u for i in ids for u in sides[i])
    if unit == "place" and units:
        units = [min(units, key=lambda u: (-units[u], u))]
    if not at:
        continue
    for u in units:
        cell = cells[u, at]
        cell["events"] += 1
        cell[QUADS[quad]] += 1
        cell["score_sum"] += score or 0
        for kind in ("killed", "injured"):
            latest = [i for i in ids if any(p[0] == kind for p in people[i])]
            if latest:
                day = max(good[i][5] or "" for i in latest)
                latest = [i for i in latest if (good[i][5] or "") == day]
                for p in people[latest[0]]:
                    if p[0] == kind:
                        seen[u, at][kind, p[2], p[3]] = p[1]
        sums = [money[i] for i in ids if i in money and money[i][:2] == best and best[1]]
        if sums:
            day = max(good[i][5] or "" for i in ids if money.get(i, (0, 0))[:2] == best)
            sums = [money[i] for i in ids if money.get(i, (0, 0))[:2] == best and (good[i][5] or "") == day]
            seen[u, at]["amount_" + sums[0][1], sums[0][2], sums[0][3]] = sums[0][0]
for key, found in seen.items():
    for (kind, *_), value in found.items():
        cells[key][kind] += value

wrong, met = 0, set()
rows = list(csv.DictReader(open(panel, encoding="utf-8")))
names = list(rows[0])[: 2 if unit == "dyad" else 1]
for row in rows:
    key = tuple(row[n] for n in names), row["period"]
    met.add(key)
    for column in row:
        if column in ("events", "score_sum", "killed", "injured") or column in QUADS.values() or column.startswith("amount_"):
            if float(row[column]) != cells[key][column]:
                wrong += 1
                print("differs:", key, column, row[column], "counted", cells[key][column])
    mean = cells[key]["score_sum"] / cells[key]["events"] if cells[key]["events"] else None
    given = float(row["score_mean"]) if row["score_mean"] else None
    if given != mean and (None in (given, mean) or abs(given - mean) > 1e-9):
        wrong += 1
        print("differs:", key, "score_mean", row["score_mean"], mean)
for key in cells:
    if cells[key]["events"] and key not in met:
        wrong += 1
        print("missing:", key)
units, periods = {k[0] for k in met}, {k[1] for k in met}
if len(rows) != len(units) * len(periods):
    wrong += 1
    print("not every unit has every period:", len(rows), len(units), len(periods))
if sum(c["events"] for c in cells.values()) == 0:
    wrong += 1
    print("nothing was counted")
sys.exit(1 if wrong else 0)
