#!/usr/bin/env python3
"""Runs the cases of a feed parser in Python against ours.

    test/feeds/cases.py DUMP FOLDER [--list] [--expected FILE]

DUMP is build/release/test/feeds/dump, FOLDER shared/readers/feeds. Each case has in a comment an
expectation, an expression over `feed`, `entries`, `bozo`, `version` and `encoding`. We evaluate it
over what our parser found, by the names that the other parser gives to the fields that we keep. A
case passes when the expression holds; it passes "as text" when it asks for HTML that was cleaned,
and the text that we read from ours is the text of what is asked for. A case that asks for something
that we do not keep does not apply.

--list prints every case that does not pass, with its reason; --expected FILE fails unless exactly
the applicable cases named there (a name and a reason a line) fail, and 95 % of the rest pass.
"""
import collections
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

SERVER = "http://127.0.0.1:8097/"
NEEDED = 0.95
HTML_TYPES = {"text/html", "application/xhtml+xml"}
NOT_OURS = re.compile(r"^Header:\s*(Content-type|Content-Language|X-|Last-Modified|ETag)", re.M | re.I)


class NotKept(Exception):
    """The case asks for something that we do not keep."""


class Shown(html.parser.HTMLParser):
    """The characters that a browser shows."""

    HIDDEN = {"script", "style", "object", "embed", "iframe", "noscript", "svg", "math", "audio",
              "video", "select", "textarea", "button", "head", "title"}
    HOLLOW = {"embed"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.hidden = [], []

    def handle_starttag(self, tag, attrs):
        if tag in self.HIDDEN and tag not in self.HOLLOW:
            self.hidden.append(tag)

    def handle_endtag(self, tag):
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(data)


def squeezed(text):
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def shown(markup):
    parser = Shown()
    parser.feed(markup)
    parser.close()
    return squeezed("".join(parser.out))


class Run:
    """What happened while an expectation was evaluated."""

    as_text = False


class Text(str):
    """A text of ours: equal to what reads the same."""

    def __new__(cls, ours, run):
        self = super().__new__(cls, ours.get("value") or "")
        self.html, self.text, self.run = ours.get("html"), ours.get("text") or "", run
        return self

    __hash__ = str.__hash__

    def __eq__(self, other):
        if str.__eq__(self, other):
            return True
        if not isinstance(other, str) or squeezed(self.text) != shown(other):
            return False
        if re.search(r"\b(href|src|cite|action|longdesc|data)=.?\w+://", other):
            raise NotKept("addresses inside of HTML")
        self.run.as_text = True
        return True

    def __ne__(self, other):
        return not self == other


class Encoding(str):
    """Names of encodings, capitals or not."""

    __hash__ = str.__hash__

    def __eq__(self, other):
        return str(self).lower() == other.lower()


class Type(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return (str(self) == "html") == (other in HTML_TYPES)


class Kept(dict):
    """What we keep, by the other parser's names."""

    def __missing__(self, key):
        raise NotKept(f"field {key}")

    def __getattr__(self, key):
        return self[key]

    def get(self, key, default=None):
        return self[key]

    def has_key(self, key):
        return bool(self[key])

    def __contains__(self, key):
        return self[key] is not None


def plain(text):
    return {"value": text, "html": False, "text": text}


def detail(ours, run):
    return Kept(value=Text(ours, run), type=Type("html" if ours["html"] else "plain"),
                language=ours["language"], base=ours["base"] or "")


def parsed(date):
    """As time.struct_time in UTC."""
    import datetime
    if not date:
        return None
    if len(date) <= 10:
        when = datetime.datetime.strptime((date + "-01-01")[:10], "%Y-%m-%d")
    else:
        when = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    if when.tzinfo:
        when = when.astimezone(datetime.timezone.utc)
    return tuple(when.timetuple())[:8] + (0,)


def people(ours):
    persons = [Kept(name=p["name"], email=p["email"], url=p["url"], href=p["url"])
               for p in ours["people"]]
    first = persons[0] if persons else Kept(name=None, email=None, url=None, href=None)
    name, email = first["name"], first["email"]
    author = f"{name} ({email})" if name and email else name or email
    return {"author": author, "author_detail": first, "authors": persons}


def dates(ours):
    fields = {}
    for name, ours_name in (("updated", "updated"), ("modified", "updated"), ("date", "updated"),
                            ("published", "published"), ("issued", "published")):
        fields[name] = ours[ours_name + "_given"]
        fields[name + "_parsed"] = parsed(ours[ours_name])
    return fields


def feed_of(ours, run):
    fields = Kept(people(ours), **dates(ours))
    for name in ("subtitle", "tagline", "description"):
        fields[name] = Text(ours["subtitle"], run)
        fields[name + "_detail"] = detail(ours["subtitle"], run)
    fields.update(title=Text(ours["title_given"], run), title_detail=detail(ours["title_given"], run),
                  link=ours["url"] or "", id=ours["id"], guid=ours["id"], language=ours["language"],
                  ttl=str(ours["ttl_minutes"]))
    return fields


def entry_of(ours, run):
    fields = Kept(people(ours), **dates(ours))
    summary = ours["summary"] if ours["summary"]["value"] else ours["content"]
    for name in ("summary", "description"):
        fields[name] = Text(summary, run)
        fields[name + "_detail"] = detail(summary, run)
    fields.update(title=Text(ours["title_given"], run), title_detail=detail(ours["title_given"], run),
                  link=ours["url"] or "", id=ours["id"], guid=ours["id"],
                  guidislink=ours["id_is_link"] and ours["url"] == ours["id"],
                  content=[detail(ours["content"], run)] if ours["content"]["value"] else [],
                  source=Kept(title=Text(plain(ours["source"]), run), href=ours["source_url"],
                              link=ours["source_url"], url=ours["source_url"]))
    return fields


def expectation(path):
    """(comment, expression) of a case, None when it has none."""
    data = path.read_bytes()
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
                     "latin-1", "cp037"):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        found = re.search(r"Description:.*?Expect:\s*(.*?)\s*-->", text, re.S)
        if found:
            head = re.search(r"(<!--)?(.*?)Expect:", text, re.S).group(2)
            return head, found.group(1)
    return None


class Names(dict):
    def __missing__(self, key):
        raise NotKept(f"name {key}")


def judge(case, ours):
    """(verdict, reason): pass, text, fail or none."""
    head, expression = case
    head = "\n".join(line.strip() for line in head.splitlines())
    found = NOT_OURS.search(head)
    if found:
        return "none", f"HTTP header {found.group(1)}"
    run = Run()
    bozo = bool(ours["repairs"] or ours["bad_text"] or ours["truncated"] or ours["status"] != "OK")
    names = Names(feed=feed_of(ours["feed"], run), bozo=bozo, version=ours["feed"]["format"] or "",
                  entries=[entry_of(item, run) for item in ours["items"]],
                  encoding=Encoding(ours["feed"]["encoding"] or ""), len=len, ord=ord)
    try:
        holds = eval(expression, {"__builtins__": {}}, names)  # the cases are ours to trust
    except NotKept as why:
        return "none", str(why)
    except IndexError:
        return "fail", "no such entry"
    except TypeError:  # ord() of more than a character
        return "fail", "differs"
    except Exception as why:  # a case in a form that we do not understand
        return "none", f"expectation not understood: {type(why).__name__}"
    if not holds:
        return "fail", "not bozo" if bozo and "not bozo" in expression else "differs"
    return ("text" if run.as_text else "pass"), ""


def base_of(head, name):
    """Where the feed was found: the cases of HTTP are served by a server of the tests."""
    found = re.search(r"Content-Location:\s*(\S+)", head)
    if not found and not name.endswith("docuri.xml"):
        return ""
    return urllib.parse.urljoin(SERVER + "tests/" + name, found.group(1) if found else "")


def main():
    dump, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".xml", ".json"):
            case = expectation(path)
            if case:
                cases[path] = case
    lines = "".join(f"{path}\t{base_of(case[0], path.name)}\n" for path, case in cases.items())
    out = subprocess.run([dump], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    results = [json.loads(line) for line in out.decode().split("\n") if line]
    counts, reasons = collections.Counter(), collections.Counter()
    failed = {}
    for (path, case), ours in zip(cases.items(), results, strict=True):
        verdict, reason = judge(case, ours)
        counts[verdict] += 1
        name = str(path.relative_to(folder))
        if verdict == "none":
            reasons[reason] += 1
        if verdict == "fail":
            failed[name] = reason
        if "--list" in sys.argv and verdict in ("none", "fail"):
            print(f"{verdict}\t{name}\t{reason}\t{case[1][:200]!r}")
    good, applicable = counts["pass"] + counts["text"], sum(counts.values()) - counts["none"]
    print(f"{len(cases)} cases: {applicable} apply, {good} pass ({100 * good / applicable:.1f} %), "
          f"{counts['text']} of them as text; {counts['none']} do not apply")
    if "--reasons" in sys.argv:
        for reason, n in reasons.most_common():
            print(f"{n:6d} {reason}")
    return check(failed, good / applicable) if "--expected" in sys.argv else 0


def check(failed, share):
    text = pathlib.Path(sys.argv[sys.argv.index("--expected") + 1]).read_text()
    known = {line.split("\t")[0] for line in text.splitlines() if line and line[0] != "#"}
    for name in sorted(failed.keys() - known):
        print(f"fails, and is not listed: {name} ({failed[name]})")
    for name in sorted(known - failed.keys()):
        print(f"listed, but passes: {name}")
    return int(failed.keys() != known or share < NEEDED)


if __name__ == "__main__":
    sys.exit(main())
