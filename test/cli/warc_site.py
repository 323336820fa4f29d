"""A small news site of our own writing for warc_test.sh, and what must come back of it.

    warc_site.py make FOLDER EXPECTED     writes the site, and a line of JSON for each article
    warc_site.py check EXPECTED           reads `demarche extract --json` and compares
"""

import json
import os
import sys

ARTICLES = 200
A_SECTION = 20
COUNTRIES = ["Kenya", "Peru", "Norway", "Jordan", "Vietnam", "Chile", "Ghana", "Nepal", "Poland", "Oman"]
TOWNS = ["Mombasa", "Arequipa", "Bergen", "Irbid", "Da Nang", "Iquique", "Kumasi", "Pokhara", "Gdynia", "Sohar"]
DEEDS = ["signed a treaty on fishing", "broke off the talks on gas", "called for a ceasefire",
         "sent doctors and tents", "expelled three diplomats", "agreed to open two crossings",
         "protested against the new tariffs"]
MONTHS = ["January", "March", "May", "July", "October"]


def article(i):
    here, there = COUNTRIES[i % 10], COUNTRIES[(i * 3 + 1) % 10]
    if here == there:
        there = COUNTRIES[(i + 5) % 10]
    deed, town = DEEDS[i % 7], TOWNS[(i // 3) % 10]
    title = f"{here} and {there} meet for round {i} in {town}"
    paragraphs = [
        f"{here} {deed} with {there} in {town} on {MONTHS[i % 5]} {i % 28 + 1}, the foreign ministry said.",
        f"It was round {i} of talks that began {i % 9 + 2} years ago, when {there} had moved troops to the border.",
        f"“We expect nothing before week {i % 52 + 1},” the envoy of {there} told reporters – and left for {town}.",
    ]
    return title, paragraphs


def page(title, body, charset="utf-8"):
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>{title}</title>'
            f'<link rel="stylesheet" href="/style.css"></head><body><nav><a href="/">Home</a></nav>'
            f'{body}<footer><img src="/logo.png" alt="">All of it invented</footer></body></html>')


def plain(text):
    """Quotation marks are straight in the text of a document."""
    return text.replace("“", '"').replace("”", '"')


def write(folder, name, text, charset="utf-8"):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode(charset))


def make(folder, expected):
    lines = []
    for i in range(ARTICLES):
        title, paragraphs = article(i)
        section = f"section{i // A_SECTION}"
        name, address = (f"a {i}.html", f"a%20{i}.html") if i % 9 == 4 else (f"a{i}.html",) * 2
        charset = "windows-1252" if i % 6 == 1 else "utf-8"
        if i % 8 == 3:  # a plain text
            name = address = f"a{i}.txt"
            write(folder, f"{section}/{name}", "\n\n".join([title] + paragraphs) + "\n")
        else:
            body = "<main><h1>" + title + "</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</main>"
            write(folder, f"{section}/{name}", page(title, body, charset), charset)
        lines.append({"url": f"/{section}/{address}", "title": title, "text": plain("\n".join(paragraphs))})
    for s in range(ARTICLES // A_SECTION):
        own = [x for x in lines if x["url"].startswith(f"/section{s}/")]
        links = "".join(f'<li><a href="{x["url"]}">{x["title"]}</a></li>' for x in own)
        write(folder, f"section{s}/index.html", page(f"Section {s}", f"<ul>{links}</ul>"))
    links = "".join(f'<li><a href="/section{s}">Section {s}</a></li>' for s in range(ARTICLES // A_SECTION))
    write(folder, "index.html", page("All sections", f'<ul>{links}</ul><a href="/gone.html">Old</a>'))
    write(folder, "style.css", "p { margin: 1em }\n")
    write(folder, "logo.png", b"\x89PNG\r\n\x1a\n no picture")
    with open(expected, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(x) + "\n" for x in lines)


def check(expected):
    with open(expected, encoding="utf-8") as f:
        want = {x["url"]: x for x in map(json.loads, f)}
    seen, wrong = set(), 0
    for got in map(json.loads, sys.stdin):
        address = "/" + got["url"].split("/", 3)[3]
        x = want.get(address)
        if x is None or address in seen or got["title"] != x["title"] or got["text"] != x["text"]:
            wrong += 1
            if wrong <= 3:
                print(f"# {got['file']} record {got['line']}: {got['url']}: {got['title']!r}: {got['text']!r}")
        seen.add(address)
    print(f"{len(seen & want.keys())} of {len(want)} articles, {wrong} wrong")


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
