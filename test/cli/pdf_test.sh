#!/bin/sh
# PDFs are read: paragraphs over lines and pages, running heads, what has no text, what is broken.
# Speaks TAP.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
case $DEMARCHE in /*) program=$DEMARCHE ;; *) program=$root/$DEMARCHE ;; esac
number=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! command -v pdftotext >/dev/null 2>&1; then
    echo "ok 1 - PDFs # SKIP no pdftotext (poppler-utils)"
    exit 0
fi
check() { # check NAME CONDITION...: the condition holds
    name=$1
    shift
    number=$((number + 1))
    if "$@"; then echo "ok $number - $name"; else echo "not ok $number - $name"; fi
}
has() { # has FILE TEXT
    grep -qF -- "$2" "$1"
}
hasnt() {
    ! grep -qF -- "$2" "$1"
}

python3 - "$work" <<'PY'
import os, sys, textwrap, zlib

folder = sys.argv[1]

def pdf(pages, broken=False, extra=b""):
    """A PDF of pages, each a list of lines; a line is (x, y, text)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None,
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        content = b"BT /F1 11 Tf\n"
        for x, y, text in lines:
            text = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            content += b"1 0 0 1 %d %d Tm (%s) Tj\n" % (x, y, text)
        content = zlib.compress(content + b"ET")
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for i, o in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, o)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start)
    return out

def page(number, paragraphs):
    lines = [(72, 800, "Ministry of Ports of Examplia - Bulletin 14, page %d" % number)]
    y = 760
    for p in paragraphs:
        for line in textwrap.wrap(p, 78, break_on_hyphens=True):
            lines.append((72, y, line))
            y -= 14
        y -= 40
    lines.append((290, 40, str(number)))
    return lines

texts = [
    ["Examplia Closes Its Northern Port to Otherland's Ships",
     "17 July 2024",
     "The government of Examplia closed the port of Norhaven to ships of Otherland on Monday, after "
     "its envoy had been called home. The minister of ports, Ada Lind, said that the measure would "
     "stay until Otherland withdrew its patrol boats from the strait, and that the talks on fishing "
     "were suspended."],
    ["\u201cWe have asked for nothing but what the treaty of 1998 gives us,\u201d she told reporters. Her "
     "counterpart in Otherland rejected the demand and threatened to impose duties on timber. "
     "Both governments have said that they will not go to the court before the end of the year.",
     "The two countries agreed in March to hold a second round of talks in Geneva, and the envoys who"],
    ["met there in May parted without a date for the next one. Examplia condemned the patrols again on Friday.",
     "Farmers on both sides of the border said that they had not been asked."]]
whole = pdf([page(i + 1, t) for i, t in enumerate(texts)])
open(os.path.join(folder, "whole.pdf"), "wb").write(whole)
open(os.path.join(folder, "cut.pdf"), "wb").write(whole[:len(whole) * 2 // 3])
open(os.path.join(folder, "scan.pdf"), "wb").write(pdf([[], []]))
open(os.path.join(folder, "junk.pdf"), "wb").write(b"%PDF-1.7\n" + bytes(range(256)) * 40)
open(os.path.join(folder, "locked.pdf"), "wb").write(
    pdf([page(1, texts[0])], extra=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32
        + b"> /P -4 >> /ID [<00> <00>]"))
open(os.path.join(folder, "endless.pdf"), "wb").write(
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] "
    b"/Count 2000000000 >> endobj\ntrailer << /Root 1 0 R >>\n")
PY

cd "$work" || exit 1
text_of() { # text_of FILE: the text, a line a paragraph
    "$program" extract --json "$1" 2>"$1.err" | python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["text"])'
}
text_of whole.pdf >whole.txt
check "lines become a paragraph" has whole.txt "The government of Examplia closed the port of Norhaven to ships of Otherland on Monday, after its envoy had been called home."
check "a sentence over two pages" has whole.txt "and the envoys who met there in May parted without a date"
check "running heads go" hasnt whole.txt "Bulletin 14"
check "quotation marks" has whole.txt '"We have asked for nothing but what the treaty of 1998 gives us," she told reporters.'
"$program" code --json whole.pdf >whole.jsonl 2>whole.err
check "the title" has whole.jsonl '"title":"Examplia Closes Its Northern Port to Otherland'
check "the day" has whole.jsonl '"published":{"value":"2024-07-17"'
check "events" has whole.jsonl '"record":"event"'
"$program" code --json - <whole.pdf >stdin.jsonl 2>stdin.err
check "standard input is the same but for its name" test "$(grep -c '"record":"event"' stdin.jsonl)" = "$(grep -c '"record":"event"' whole.jsonl)"
gzip -k whole.pdf
text_of whole.pdf.gz >packed.txt
check "packed" cmp -s whole.txt packed.txt
if python3 -c 'import zipfile; zipfile.ZipFile("all.zip", "w").write("whole.pdf")'; then
    "$program" code --json all.zip >zip.jsonl 2>zip.err
    check "in an archive" has zip.jsonl '"file":"all.zip/whole.pdf"'
fi
refused() { # refused FILE WORDS: exit code 4 or 5, and the words
    "$program" code --json --date 2024-07-17 "$1" >refused.out 2>refused.err
    code=$?
    [ "$code" -ge 3 ] && [ "$code" -le 5 ] && grep -qF -- "$2" refused.err
}
check "a scan" refused scan.pdf "it may be a scan"
check "junk" refused junk.pdf "damaged"
check "a password" refused locked.pdf "encrypted"
check "pages of pages" refused endless.pdf "PDF"
"$program" code --json --date 2024-07-17 cut.pdf >cut.jsonl 2>cut.err
check "cut off: used or told" test -s cut.err
mkdir empty && (PATH=$work/empty && export PATH && "$program" code --json whole.pdf >none.out 2>none.err)
check "pdftotext is looked for in PATH" has none.err "install poppler-utils"
"$program" code --json --date 2024-07-17 scan.pdf whole.pdf >both.jsonl 2>both.err
check "the rest goes on" has both.jsonl '"record":"event"'
echo "1..$number"
