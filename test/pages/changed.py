#!/usr/bin/env python3
"""Pages changed in ways that leave their article the same: `demarche extract` should not mind.

    test/pages/changed.py build/release/demarche [-v] [--floor F1] [NAME...]

Each change of CHANGES is done to all pages of this folder: names taken away or made by a program, elements that mean something turned into
<div>, a wrapper with the name of a sidebar, the classes of a page builder on everything, comments, sidebars and notices about cookies added with
names and without, links to related texts between paragraphs. F1 is that of score.py. -v prints the pages below 0.9. The last line is the mean of
all changes; with --floor it is a test's and the exit code 1 when the mean is lower.
"""
import collections, glob, hashlib, html.parser, json, os, re, subprocess, sys, tempfile
from score import f1

HERE = os.path.dirname(os.path.abspath(__file__))
MEANING = {"article", "main", "section", "aside", "header", "footer", "nav", "figure", "figcaption"}
SHARED = ["The harvest fails in the south again", "A port strike enters its third week", "The new envoy has been named at last", "Why the bank raises its rates again",
          "The bridge opens after eleven years"]
COMMENT = ("I have lived near there for %d years and what the article says about it is only half of the story. People never ask us what we think. When the "
           "road was closed we had to walk for hours, and nobody from the capital came to look. I hope that somebody reads this.")
CONSENT = ("We and our partners use cookies and similar technologies to store and read information on your device. We process personal data such as your "
           "address and the pages that you visit in order to show you advertising that suits you, to measure it and to improve our services. You can "
           "agree to this or choose what you allow. Some partners do not ask for your consent but rely on their legitimate interest, to which you can object.")


class Rewriter(html.parser.HTMLParser):
    def __init__(self, tag, attributes, behind):
        super().__init__(convert_charrefs=False)
        self.out, self.tag, self.attributes, self.behind, self.count = [], tag, attributes, behind, collections.Counter()

    def handle_starttag(self, tag, attributes, close=""):
        self.count[tag] += 1
        written = "".join(f" {k}" if v is None else ' %s="%s"' % (k, v.replace("&", "&amp;").replace('"', "&quot;")) for k, v in self.attributes(tag, attributes))
        self.out.append(f"<{self.tag(tag)}{written}{close}>")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes, " /")

    def handle_endtag(self, tag):
        self.out.append(f"</{self.tag(tag)}>")
        self.out.append(self.behind(tag, self.count))

    def handle_data(self, data):
        self.out.append(data)

    def handle_entityref(self, name):
        self.out.append(f"&{name};")

    def handle_charref(self, name):
        self.out.append(f"&#{name};")

    def handle_comment(self, data):
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, data):
        self.out.append(f"<!{data}>")


def rewrite(page, tag=lambda t: t, attributes=lambda t, a: a, behind=lambda t, n: ""):
    rewriter = Rewriter(tag, attributes, behind)
    rewriter.feed(page)
    rewriter.close()
    return "".join(rewriter.out)


def without_names(tag, attributes):
    return [(k, v) for k, v in attributes if k not in ("class", "id", "itemprop", "role")]


def hashed_names(tag, attributes):
    return [(k, " ".join("c" + hashlib.md5(w.encode()).hexdigest()[:6] for w in (v or "").split()) if k in ("class", "id") else v) for k, v in attributes]


def named(name, tags):
    def change(tag, attributes):
        if tag not in tags:
            return attributes
        old = dict(attributes).get("class") or ""
        return [(k, v) for k, v in attributes if k != "class"] + [("class", f"{name} {old}".strip())]
    return change


def plain(tag):
    return "div" if tag in MEANING else tag


def around(before, behind):
    def change(page):
        body, end = re.search(r"<body[^>]*>", page, re.I), page.lower().rfind("</body>")
        begin, end = body.end() if body else 0, end if end >= 0 else len(page)
        return page[:begin] + before + page[begin:end] + behind + page[end:]
    return change


def comments(name, item):
    each = "".join(f'<div class="{item}"><b>Reader{i}</b> <span>March {i + 1}, 2024</span><p>{COMMENT % (i + 3)}</p><a href=#>Reply</a></div>' for i in range(12))
    return f'<div class="{name}"><h3>Comments</h3>{each}</div>'


def teasers():
    return "".join(f'<li><a href="/s/{i}">{title}</a><p>Our correspondent tells what the people of the place say, number {i}.</p></li>' for i, title in enumerate(SHARED * 2))


def consent(name):
    return f'<div id="{name}"><div><h2>We value your privacy</h2><p>{CONSENT}</p></div></div>'


def related(tag, count):
    if tag != "p" or not count["h1"]:
        return ""
    count["below"] += 1
    links = "".join(f'<li><a href="/a/{i}">{title}</a></li>' for i, title in enumerate(SHARED[:2]))
    return f"<h3>Related</h3><ul>{links}</ul>" if count["below"] == 3 else ""


def advertised(tag, count):
    return '<div class="ad-slot"><span>Advertisement</span></div>' if tag == "p" else ""


def untold(page):
    return re.sub(r"<script[^>]*ld\+json.*?</script>|<meta(?! charset)(?![^>]*http-equiv)[^>]*>", "", page, flags=re.S | re.I)


CHANGES = {
    "same": lambda p: p,
    "no names": lambda p: rewrite(p, attributes=without_names),
    "hashed names": lambda p: rewrite(p, attributes=hashed_names),
    "divs": lambda p: rewrite(p, tag=plain),
    "divs, hashed names": lambda p: rewrite(p, tag=plain, attributes=hashed_names),
    "layout with rail": around('<div class="layout layout--with-rail has-sidebar">', "</div>"),
    "inside a rail, comments": around('<div class="layout-rail">', "</div>" + comments("comments", "comment")),
    "page builder": lambda p: rewrite(p, attributes=named("elementor-element elementor-widget elementor-widget-x", ("div", "section"))),
    "classes of a post": lambda p: rewrite(p, attributes=named("hentry post-author-12 category-politics tag-popular", ("article", "main"))),
    "nothing told to machines": untold,
    "divs for p": lambda p: rewrite(p, tag=lambda t: "div" if t == "p" else t),
    "advertisements": lambda p: rewrite(p, behind=advertised),
    "comments": around("", comments("comments", "comment")),
    "comments, hashed": around("", comments("c81f", "c82e")),
    "teasers first": around(f'<div class="x1"><h3>Top stories</h3><ul>{teasers()}</ul></div>', ""),
    "sidebar first": around(f'<aside class="sidebar"><ul>{teasers()}</ul></aside>', ""),
    "consent first": around(consent("qc-cmp"), ""),
    "consent last": around("", consent("x7")),
    "related in the text": lambda p: rewrite(p, behind=related),
    "form around": around('<form id="aspnetForm" action="x"><div id="popup-wrap">', "</div></form>"),
    "table of layout": lambda p: around("<table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td>", "</td></tr></table>")(
        rewrite(p, tag=plain, attributes=hashed_names)),
}


def scores(program, change, pages):
    with tempfile.TemporaryDirectory() as folder:
        wanted = {}
        for page in pages:
            with open(page, "rb") as f:
                raw = f.read()
            try:
                text, encoding = raw.decode("utf-8"), "utf-8"
            except UnicodeDecodeError:
                text, encoding = raw.decode("latin-1"), "latin-1"
            path = os.path.join(folder, os.path.basename(page))
            with open(page[:-5] + ".json", encoding="utf-8") as f:
                wanted[path] = json.load(f)["text"]
            with open(path, "wb") as f:
                f.write(change(text).encode(encoding, "xmlcharrefreplace"))
        run = subprocess.run([program, "extract", "--json", *wanted], capture_output=True, text=True)
        got = {r["file"]: r["text"] or "" for r in map(json.loads, run.stdout.splitlines())}
        return {os.path.basename(path): f1(got.get(path, ""), text) for path, text in wanted.items()}


def main(args):
    verbose, floor = "-v" in args, None
    args = [a for a in args if a != "-v"]
    if "--floor" in args:
        at = args.index("--floor")
        floor = float(args[at + 1])
        del args[at:at + 2]
    means, pages = [], sorted(glob.glob(os.path.join(HERE, "*.html")))
    for name in args[1:] or CHANGES:
        found = scores(args[0], CHANGES[name], pages)
        means.append(sum(found.values()) / len(found))
        print(f"{means[-1]:.4f} {name} ({sum(v < 0.9 for v in found.values())} pages below 0.9)")
        for page, value in sorted(found.items(), key=lambda x: x[1]):
            if verbose and value < 0.9:
                print(f"         {value:.3f} {page}")
    mean = sum(means) / len(means)
    print(f"{mean:.4f} mean of {len(means)} changes of {len(pages)} pages")
    return 0 if floor is None or mean >= floor else 1


sys.exit(main(sys.argv[1:]))
