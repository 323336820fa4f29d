#!/usr/bin/python3
"""Mails that Python's own email package writes, and what must be read of them.

    mails.py write FOLDER      writes mails, a mailbox of all of them, and FOLDER/expected.jsonl
    mails.py check FOLDER      compares what `demarche extract --json` printed on standard input
    mails.py hostile FOLDER N  writes mails that lie, nest and repeat, an Nth as large as otherwise
"""
import email.message
import email.policy
import json
import random
import sys

SENTENCES = [
    "The foreign minister met his counterpart in Ankara on Tuesday.",
    "The two agreed to reopen the crossing at the river, which had been closed for twelve years.",
    "A spokesman called the arrest of the journalist \u201cunacceptable\u201d.",
    "Protesters marched to the caf\u00e9 at the harbour of Port-au-Pr\u00e9.",
    "The price of grain rose by 12 \u20ac a ton, traders said.",
    "From there the delegation went on to the capital.",
    "Soldiers fired at a convoy of the Red Cross near the border and wounded three drivers.",
    "\u0141ukasz Nowak, the envoy, said that talks would resume in spring = if all agree.",
]
SENDERS = ["The Courier", "Le Courrier de l\u2019\u00c9t\u00e9", "Harbour News, Daily", "\u041a\u0443\u0440\u044c\u0435\u0440"]
TITLES = ["Border to reopen", "Talks: \u201cunacceptable\u201d", "Grain at 12 \u20ac a ton and what that means for the ports of the south, where ships have waited for weeks"]
CHARSETS = ["utf-8", "utf-8", "iso-8859-15", "windows-1252", "utf-8"]


def can_write(text, charset):
    try:
        text.encode(charset)
        return True
    except UnicodeEncodeError:
        return False


def normal(text):
    for curly, straight in (("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(curly, straight)
    return text


def one_mail(rng, number):
    paragraphs = [" ".join(rng.sample(SENTENCES, rng.randint(1, 3))) for _ in range(rng.randint(1, 4))]
    plain = "\n\n".join(paragraphs) + "\n"
    charset = rng.choice(CHARSETS)
    if not can_write(plain, charset):
        charset = "utf-8"
    rich = "<html><body>" + "".join(f"<p>{p}</p>\n" for p in paragraphs) + "</body></html>"
    m = email.message.EmailMessage(policy=email.policy.SMTP.clone(max_line_length=78))
    sender, title = rng.choice(SENDERS), rng.choice(TITLES)
    m["From"] = email.headerregistry.Address(sender, "news", "courier.example")
    m["Subject"] = rng.choice(["", "Re: ", "Fwd: [brief] "]) + title
    m["Date"] = f"Tue, {number % 27 + 1:02} Mar 2022 10:{number % 60:02}:00 +0530"
    m["Message-ID"] = f"<{number}@courier.example>"
    cte = rng.choice(["quoted-printable", "base64", "8bit"])
    if rng.random() < 0.3:
        m.set_content(rich, subtype="html", charset=charset, cte=cte)
    else:
        m.set_content(plain, charset=charset, cte=cte)
        if rng.random() < 0.5:
            m.add_alternative(rich, subtype="html", charset=charset, cte=cte)
    attached = rng.random() < 0.3
    if attached:
        m.add_attachment(b"%PDF-1.4 " * 50, maintype="application", subtype="pdf", filename="r\u00e9sum\u00e9.pdf")
    expected = {
        "title": normal(title), "outlet": normal(sender), "text": normal("\n".join(paragraphs)),
        "published": f"2022-03-{number % 27 + 1:02}T10:{number % 60:02}:00+05:30", "attached": attached,
    }
    return m.as_bytes(), expected


def write(folder):
    rng = random.Random(20250304)
    with open(f"{folder}/expected.jsonl", "w", encoding="utf-8") as out, open(f"{folder}/all.mbox", "wb") as box:
        for number in range(120):
            data, expected = one_mail(rng, number)
            with open(f"{folder}/{number:03}.eml", "wb") as f:
                f.write(data)
            box.write(b"From news@courier.example Tue Mar  1 10:00:00 2022\n")
            for line in data.replace(b"\r\n", b"\n").split(b"\n"):
                box.write((b">" if line.lstrip(b">").startswith(b"From ") else b"") + line + b"\n")
            box.write(b"\n")
            out.write(json.dumps(expected) + "\n")


def check(folder):
    with open(f"{folder}/expected.jsonl", encoding="utf-8") as f:
        expected = [json.loads(line) for line in f]
    found = [json.loads(line) for line in sys.stdin]
    if len(found) != len(expected):
        sys.exit(f"{len(found)} mails of {len(expected)}")
    for number, (one, want) in enumerate(zip(found, expected)):
        one["attached"] = any("attachment" in p.get("code", "") for p in one["problems"])
        for key, value in want.items():
            if one[key] != value:
                sys.exit(f"mail {number}, {key}: {one[key]!r}, not {value!r}")
    print(len(found))


def hostile(folder, scale):
    def put(name, data):
        with open(f"{folder}/{name}", "wb") as f:
            f.write(data)

    def times(data, n):
        return data * (n // scale)

    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    put("deep.eml", head + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(200000 // scale)))
    put("mails.eml", head + times(b"Content-Type: message/rfc822\n\n", 300000))
    put("parts.eml", head + b"Content-Type: multipart/mixed; boundary=b\n\n" + times(b"--b\n\nx\n", 3000000))
    put("fields.eml", b"".join(b"X-%d: y\n" % i for i in range(3000000 // scale)) + b"\nThe end came.\n")
    put("fold.eml", b"Subject: a\n" + times(b" b\n", 10000000) + b"\nThe end came.\n")
    put("words.eml", b"Subject: " + times(b"=?utf-8?q?", 3000000) + b"\n\nThe end came.\n")
    put("semicolons.eml", head + b"Content-Type: text/plain" + times(b';a="', 3000000) + b"\n\nThe end came.\n")
    put("quoted.eml", head + b"Content-Transfer-Encoding: quoted-printable\n\n" + times(b"=41", 10000000))
    put("links.eml", head + b"Content-Type: text/html\n\n" + times(b"<a >in browser", 500000))
    put("brackets.eml", head + b"\nPeru condemned Chile.\n" + times(b"(http://", 250000))
    put("open.eml", head + b"Content-Type: text/html\n\n" + times(b"<a ", 2000000))
    put("lines.mbox", times(b"From a@b Tue Mar  4 10:00:00 2025\n", 1000000))
    put("nul.eml", head + b"\n" + times(b"\0", 30000000))
    put("big.eml", head + b"\n" + times(b"Ten or so words stand in this line of it.\n", 2500000))
    put("cut.eml", head + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nPeru condemned Chile.\n")


if __name__ == "__main__":
    if sys.argv[1] == "hostile":
        hostile(sys.argv[2], int(sys.argv[3]))
    else:
        {"write": write, "check": check}[sys.argv[1]](sys.argv[2])
