"""The documents of a CoNLL-U treebank as texts, for draws of sentences (gold/*/draw.py).

A document's text is its sentences' `# text`, a space between them and an empty line between paragraphs
(`# newpar`, where it isn't within a sentence). src/measure/treebanktext.c does the same.
"""
import re

CREATED = "# meta::dateCreated = "
TITLE = "# meta::title = "
# The Web Treebank's ids end in the time of the post.
STAMP = re.compile(r"_(\d{4})(\d\d)(\d\d)_\d{6}$")


def documents(path):
    """Yields {id, date, title, text, sentences: [(begin, end)], paragraphs: [(begin, end)]}; offsets in code points."""
    one, fresh = None, True
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                if one:
                    yield one
                name = line[len("# newdoc id = "):]
                stamp = STAMP.search(name)
                one = dict(id=name, date="-".join(stamp.groups()) if stamp else "", title="", text="", sentences=[], paragraphs=[])
                fresh = True
            elif line.startswith(CREATED):
                one["date"] = line[len(CREATED):]
            elif line.startswith(TITLE):
                one["title"] = line[len(TITLE):]
            elif line == "# newpar" or line.startswith("# newpar id"):
                fresh = True
            elif line.startswith("# text = "):
                if one["text"]:
                    one["text"] += "\n\n" if fresh else " "
                begin = len(one["text"])
                one["text"] += line[len("# text = "):]
                end = len(one["text"])
                one["sentences"].append((begin, end))
                if fresh:
                    one["paragraphs"].append((begin, end))
                else:
                    one["paragraphs"][-1] = (one["paragraphs"][-1][0], end)
                fresh = False
    if one:
        yield one
