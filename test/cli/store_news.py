"""Documents for tests of stores, as JSON Lines.

What must be escaped, events that several texts tell, denied, planned, negated and reported ones, weeks, months and no
day at all, sums, items, the dead and injured, reasons.
"""
import json

TEXTS = [
    "Norway approved the sale of 12 frigates to Chile for $350 million on Thursday. Peru rejects the annexation of the valley by Chile.",
    "Iranian soldiers killed three people in Aleppo on Monday. U.N. officials met Hamas in Gaza in April 2024.",
    "Peru and Chile suspended border talks over the arrest of two soldiers. Peru did not meet Chile on Friday.",
    "Norway has approved the sale of 12 frigates to Chile for $350 million, officials said. France may condemn Mali.",
    "Yemeni police arrested the Saudi ambassador in Sanaa last week. The Zürich café was bombed by rebels on 30 May 2024, wounding four people.",
    'France condemned Mali because Mali had "expelled" its ambassador. Mali denied that its army attacked Niger.',
    "The United States will send 31 Abrams tanks to Ukraine. Russia shelled Kharkiv in March 2023 and five people were killed.",
    "China protested in 2021. Japanese ministers visited Australia in the week of the summit; Australia and Japan signed a treaty in Tokyo.",
    "If Israel strikes, Iran would attack Israel, the Iranian president said. Turkey armed the armies of Qatar with drones.",
    "Nothing is told here.",
    "Greece accused Turkey of violating its airspace, Reuters reported. Turkish officials rejected the accusation on Tuesday.",
    "Rebels killed twelve soldiers near Goma on Sunday. The Democratic Republic of Congo accused Rwanda of arming the rebels.",
]
for n in range(240):
    record = {"id": f"d{n}", "text": TEXTS[n % len(TEXTS)] + (f" Talks {n} were held in Maastricht." if n % 3 else "")}
    if n % 11: record["date"] = f"202{2 + n % 3}-{1 + n % 12:02}-{1 + n * 7 % 28:02}"
    if n % 5: record["outlet"] = ["Wire", "=Daily", "Tab\tOutlet", "O'Brien \\ Sons", "wire"][n % 5]
    if n % 4: record["url"] = f"https://wire.example/{n}?a=1&b='{n}'"
    if n % 6: record["title"] = f"Day {n} \\ 'quoted'\t?1 \"halted\""
    print(json.dumps(record))
