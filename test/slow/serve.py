"""The checks of test/slow/serve.sh, in the current folder, which is empty: DEMARCHE ROOT."""
import json, sqlite3, subprocess, sys, threading, time

demarche, root = sys.argv[1:3]
sys.path.insert(0, root + "/test/cli")
from served import Server, read_all

CONNECTIONS = 10000
failed = 0


def say(good, name, *more):
    global failed
    failed += not good
    print("ok -" if good else "not ok -", name, *more, flush=True)


with open("texts.jsonl", "w") as f:
    f.write(json.dumps({"id": "a", "date": "2024-07-17", "text": "France condemned Russia."}) + "\n")
subprocess.run([demarche, "code", "--db", "news.db", "texts.jsonl"], check=True, capture_output=True)
with sqlite3.connect("news.db") as db:  # answers that are as large as those that are kept may be
    db.execute("UPDATE documents SET text = ?", ("France condemned Russia. " * 150000,))
    article = "/article/" + db.execute("SELECT id FROM documents").fetchone()[0] + ".json"
db.close()

# --- connections that say nothing

s = Server(demarche, "news.db")
s.ask("/overview.json")
before = s.memory_kb()
since = time.time()
idle = []
for i in range(CONNECTIONS):
    idle.append(s.connect(b"GET / HTTP/1.1\r\nHost: " if i % 2 else b""))
took, slowest = time.time() - since, 0
for _ in range(5):
    since = time.time()
    good = s.ask("/overview.json")[0] == 200
    slowest = max(slowest, time.time() - since)
after = s.memory_kb()
say(good and slowest < 1, f"a request past {CONNECTIONS} connections that say nothing:", f"{slowest * 1000:.1f} ms at most;",
    f"they came in {took:.1f} s; memory {before // 1024} MB before, {after // 1024} MB with them")
say(after - before < 1 << 18, "they take less than 256 MB")
time.sleep(40)
say(s.open_files() < 100, "after 40 s they are gone", s.open_files())
for c in idle:
    c.close()

# --- different answers that are kept, and that nobody takes

before, slow = s.memory_kb(), []
for i in range(100):
    slow.append(s.connect(f"GET {article}?event={i:08x} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), room=4096, wait=60))
    slow[-1].recv(12)
peak = s.memory_kb("VmHWM")
say(peak - before < 300 << 10, "100 answers of 4 MB that nobody takes:", f"memory {before // 1024} MB before, {peak // 1024} MB at most")
for c in slow:
    c.close()
say(s.stop() == 0, "and it ends")

# --- the deadlines as they are

s = Server(demarche, "news.db")
told = {}


def drip(name, first, piece):
    """Sends that piece each second; how long it was let."""
    with s.connect(first) as c:
        since = time.time()
        try:
            while time.time() < since + 90:
                c.sendall(piece)
                c.settimeout(1)
                try:
                    if not c.recv(65536):
                        break
                except TimeoutError:
                    pass
        except OSError:
            pass
        told[name] = time.time() - since


def sip(name, pause):
    """Takes one byte after each pause; how long the server, which has nobody else, lets it."""
    server = Server(demarche, "news.db")
    server.ask("/overview.json")
    request = f"GET {article} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    with server.connect(request, room=4096) as c:
        c.recv(1)
        since, files = time.time(), server.open_files()
        while server.open_files() >= files and time.time() < since + 60:
            for _ in range(int(1 / pause) // 10 or 1):
                time.sleep(pause)
                c.recv(1)
        told[name] = time.time() - since
    server.stop()


POST = b"POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
EXPECTED = {"a head, a byte a second": (58, 65), "a body, a byte a second": (58, 65), "chunks, one a second": (58, 65),
            "an answer, a byte a second": (28, 36), "an answer, 1 kB/s of it": (60, 62)}
threads = [threading.Thread(target=drip, args=x) for x in (
    ("a head, a byte a second", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"a"),
    ("a body, a byte a second", POST + b"Content-Length: 1000\r\n\r\n", b"a"),
    ("chunks, one a second", POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"))]
threads += [threading.Thread(target=sip, args=("an answer, a byte a second", 1)), threading.Thread(target=sip, args=("an answer, 1 kB/s of it", 0.001))]
for t in threads:
    t.start()
for t in threads:
    t.join()
for name, (least, most) in EXPECTED.items():
    say(least <= told[name] <= most, f"{name}: let for {told[name]:.0f} s, expected {least} to {most}")
say(s.stop() == 0, "and it ends")
sys.exit(failed > 0)
