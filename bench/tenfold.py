#!/usr/bin/env python3
"""Ten times the codebook, to see what many rules cost.

    bench/tenfold.py FOLDER [TIMES]

Writes a folder for --codebook: TIMES - 1 (9) copies of each built-in rule and class under other names. Rules keep their constraints
and roles. Words that they wait for get a letter or two more, so that no text has them; of a group ("break off") only the words that
are not looked up, so that every "break" is still a candidate for ten times the groups. What is coded stays the same, and time can be
compared:

    bench/tenfold.py /tmp/tenfold && build/release/demarche code --json --codebook /tmp/tenfold FILE...
"""
import pathlib, re, sys

WORD = re.compile(r'"[^"]*"|[^\s,"]+|,')


def blocks(text):
    """The blocks of a file as [keyword, name, lines], without comments and examples; goes-on lines are joined."""
    found, line = [], ""
    for raw in text.split("\n"):
        line = (line + " " + raw.strip()).strip() if line else raw.strip()
        if line.endswith("\\"):
            line = line[:-1]
            continue
        if not re.match(r"(example|wish|not)\b|[A-Z>-]", line) or (found and found[-1][0] == "class"):
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            if line.endswith(","):
                continue
            head = line.split(None, 2)
            if head and head[0] in ("rule", "class", "roles"):
                found.append([head[0], head[1], head[2:]])
            elif line and found:
                found[-1][2].append(line)
        line = ""
    return found


def varied(word, end, noun=False):
    """The word, group or class under another name."""
    if word.startswith("@"):
        return word + "_" + end
    if not word.startswith('"') or " " not in word.strip('" '):
        return '"' + word.strip('"') + end + '"' if word.startswith('"') else word + end
    words = word.strip('"').split()
    kept = len(words) - 1 if noun else 0
    return '"' + " ".join(w if i == kept else w + end for i, w in enumerate(words)) + '"'


def copied(keyword, name, lines, end):
    if keyword == "class":
        words = [w for line in lines for w in WORD.findall(line)]
        return [f"class {name}_{end}"] + ["  " + (w if w == "," else varied(w, end)) for w in words]
    out = [f"rule {name}-{end}"]
    for line in lines:
        words = WORD.findall(line)
        if words[0] == "trigger":
            line = " ".join(words[:2] + [w if w == "," else varied(w, end, words[1] == "noun") for w in words[2:]])
        out.append("  " + line)
    return out


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    root = pathlib.Path(__file__).resolve().parent.parent / "codebook"
    folder, times = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 10
    (folder / "events").mkdir(parents=True, exist_ok=True)
    sources = [root / "classes.txt"] + sorted((root / "events").glob("*.rules"))
    all_blocks = [b for f in sources for b in blocks(f.read_text(encoding="utf-8")) if b[0] != "roles"]
    for i in range(1, times):
        end = "q" + "bcdfghjklmnpqrstvwxz"[i % 20] * (1 + i // 20)
        lines = [line for keyword, name, rest in all_blocks for line in copied(keyword, name, rest, end)]
        (folder / "events" / f"copy{i}.rules").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules = sum(keyword == "rule" for keyword, _, _ in all_blocks)
    print(f"{folder}: {rules * (times - 1)} rules beside the {rules} built in")


main()
