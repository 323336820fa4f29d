#!/bin/sh
# Archives of the web that mean harm, under limits of time and memory: a good page behind them comes
# out, and what is wrong is said. Speaks TAP.
. "$(dirname "$0")/under_limits.sh"

python3 - $scale <<'END' || exit 1
import gzip, sys, zlib

M = 1 << 20
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PAGE = b"<p>Iran met France in Paris on Monday, July 15, 2024, the two foreign ministries said.</p>"
ARC = b" 10.0.0.1 20240715050221 text/html "


def record(block, length=None):
    length = len(block) if length is None else length
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % length + block + b"\r\n\r\n"


good = record(HEAD + b"\r\n" + PAGE)
good_arc = b"\nhttp://a.org/" + ARC + b"%d\n" % len(PAGE) + PAGE + b"\n"
archives = {
    "versions.warc": [b"WARC/1.0\n" * (M // 2), b"\n", good],
    "heads.warc": [b"WARC/1.0\nA:b\n" * (M // 4), b"\n", good],
    "lines.warc": [record(b"\n" * (26 * M), -1), good],
    "head.warc": [b"WARC/1.0\r\nWARC-Type: ", b"x" * (20 * M), b"\r\n\r\n", good],
    "folded.warc": [record(HEAD + b"X:" + b"a\r\n :" * M + b"\r\n\r\n" + PAGE), good],
    "chunks.warc": [record(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * (5 * M // 2)), good],
    "gzip.warc": [record(HEAD + b"\r\n" + gzip.compress(b"a" * (40 * M))), good],
    "deflate.warc": [record(HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"a" * (40 * M))), good],
    "terabyte.warc": [record(b"WARC/1.0\nx" * (M // int(sys.argv[1])), 10**12), good],
    "swallow.warc": [record(HEAD + b"\r\n" + PAGE, 20000000) * 100, good],
    "members.warc.gz": [b"\x1f\x8b\x08\0" * (M // 4), gzip.compress(good)],
    "words.arc": [b"http://a.org/" + ARC + b"-1\n", b"aa:" + b" 12345678" * M, good_arc],
    "long.arc": [(b"http://a.org/" + ARC + b"-1\n" + b"x" * 200000 + b"\n") * 30, good_arc],
}
for name, parts in archives.items():
    with open(name, "wb") as f:
        f.writelines(parts)
END

# harm NAME FILE CODE WORDS: the page comes out, with that exit code and words on stderr
harm() {
    run extract --json "$2"
    tail -n 1 out | grep -q 'Iran met France' || { echo "# the good page is lost"; code=lost; }
    expect "$1" "$3" "$4"
}
web="passed over in archives of the web"
harm "nothing but first lines" versions.warc 1 "it does not begin with a record"
harm "a quarter of a million heads" heads.warc 0 "$web: 262144 requests and notes"
harm "a block of line ends without a length" lines.warc 0 "$web: 1 record that is too long"
harm "a head of 20 MB" head.warc 1 "has a head of more than"
harm "a head of HTTP of a million lines" folded.warc 1 "record 1: its HTTP answer has no head"
harm "two and a half million chunks" chunks.warc 1 "record 1: the text has"
harm "a page that unpacks to 40 MB" gzip.warc 1 "record 1: it has more than 16777216 bytes"
harm "the same by deflate" deflate.warc 1 "record 1: it has more than 16777216 bytes"
harm "a record of a terabyte" terabyte.warc 0 "$web: 1 record whose length is wrong"
harm "records that would swallow the next 100" swallow.warc 0 "$web: 100 records whose lengths are wrong"
harm "a quarter of a million members that are none" members.warc.gz 1 "the packed data is damaged"
harm "an ARC of a million words in a line" words.arc 1 "record 1 (http://a.org/): the text has"
harm "an ARC without lengths" long.arc 0 "record 1 (http://a.org/): warning: the length of its record is wrong"
finish
