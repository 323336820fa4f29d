"""A web server for follow_test.sh: pages, feeds and bad manners, all on 127.0.0.1.

    feed_server.py FOLDER

Writes its port to FOLDER/port and a line for each question to FOLDER/asked:

    PATH STATUS If-None-Match User-Agent

Files below FOLDER/www are served with ETag and Last-Modified; FILE.gone, FILE.busy beside a file answer
410 and 429. Names below /bad/ are servers that do not behave: see Handler.bad.
"""
import email.utils, gzip, hashlib, http.server, os, sys, threading, time, zlib

folder = sys.argv[1]
log = open(os.path.join(folder, "asked"), "a", buffering=1)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two writes

    def log_message(self, *_):
        pass

    def note(self, status):
        tag = self.headers.get("If-None-Match") or "-"
        log.write(f"{self.path} {status} {tag} {self.headers.get('User-Agent')}\n")

    def answer(self, status, body=b"", **headers):
        self.note(status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def bad(self, what):
        if what == "loop":
            return self.answer(302, Location="/bad/loop")
        if what == "cloud":
            return self.answer(302, Location="http://169.254.169.254/latest/meta-data")
        if what == "file":
            return self.answer(302, Location="file:///etc/passwd")
        self.note(200)
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.flush_headers()
        if what == "trickle":  # a byte now and then, without end
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"<")
                time.sleep(0.2)
        elif what == "headers":  # headers without end
            for i in range(100000):
                self.wfile.write(b"X-%d: %s\r\n" % (i, b"a" * 1000))
        elif what == "short":  # less than it promises
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            self.wfile.write(b"<rss version='2.0'><channel><title>x</title>")
        elif what == "bomb":  # a gigabyte of blanks in a megabyte
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            pack = zlib.compressobj(9, zlib.DEFLATED, 31)
            self.wfile.write(pack.compress(b"<rss version='2.0'><channel>"))
            blanks = b" " * (1 << 20)
            for _ in range(1024):
                self.wfile.write(pack.compress(blanks))
        elif what == "endless":
            self.end_headers()
            while True:
                self.wfile.write(b"<item>" * 10000)
        elif what == "noise":
            self.end_headers()
            self.wfile.write(bytes(range(256)) * 4)
        self.close_connection = True

    def do_GET(self):
        path = self.path.split("?")[0].lstrip("/")
        try:
            if path.startswith("bad/"):
                return self.bad(path[4:])
            name = os.path.join(folder, "www", path)
            if os.path.exists(name + ".gone"):
                return self.answer(410)
            if os.path.exists(name + ".busy"):
                return self.answer(429, Retry_After=open(name + ".busy").read().strip())
            if os.path.exists(name + ".moved"):
                return self.answer(301, Location=open(name + ".moved").read().strip())
            if not os.path.isfile(name):
                return self.answer(404, b"nothing here")
            with open(name, "rb") as f:
                body = f.read()
            tag = '"%s"' % hashlib.md5(body).hexdigest()[:8]
            if self.headers.get("If-None-Match") == tag:
                return self.answer(304, ETag=tag)
            kind = "text/html" if name.endswith(".html") else "application/rss+xml"
            when = email.utils.formatdate(os.path.getmtime(name), usegmt=True)
            self.answer(200, body, ETag=tag, Last_Modified=when, Content_Type=kind)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
with open(os.path.join(folder, "port.new"), "w") as f:
    f.write(str(server.server_address[1]))
os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
threading.Timer(600, lambda: os._exit(1)).start()  # longer than any test
server.serve_forever()
