"""A server that tests ask: Server(demarche, "news.db", "--corrections", "file", hurry=10)."""
import http.client, os, signal, socket, subprocess, time


class Server:
    def __init__(self, demarche, database, *more, hurry=None, files=None):
        command = [demarche, "serve", database, "--listen", "127.0.0.1:0", *more]
        if files:
            command = ["prlimit", f"--nofile={files}:{files}", *command]
        env = dict(os.environ, **({"DEMARCHE_HURRY": str(hurry)} if hurry else {}))
        self.p = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)
        self.line = self.p.stderr.readline()
        self.port = int(self.line.rsplit(":", 1)[1].split("/")[0]) if "http" in self.line else 0

    def ask(self, target, method="GET", body=None, **headers):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        c.request(method, target, body, {k.replace("_", "-"): v for k, v in headers.items()})
        r = c.getresponse()
        text = r.read()
        c.close()
        return r.status, {k.lower(): v for k, v in r.getheaders()}, text

    def connect(self, data=b"", room=None, wait=10):
        """A connection that has sent that; room: bytes of what comes that the system keeps for it."""
        c = socket.socket()
        if room:
            c.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        c.settimeout(wait)
        c.connect(("127.0.0.1", self.port))
        c.sendall(data)
        return c

    def open_files(self):
        return len(os.listdir(f"/proc/{self.p.pid}/fd"))

    def memory_kb(self, what="VmRSS"):
        return int(next(x for x in open(f"/proc/{self.p.pid}/status") if x.startswith(what)).split()[1])

    def processor(self):
        """Seconds of the processor that it had."""
        fields = open(f"/proc/{self.p.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.p.send_signal(signal.SIGTERM)
        try:
            return self.p.wait(20)
        except subprocess.TimeoutExpired:
            self.p.kill()
            return "killed"


def read_all(c):
    """All that comes until the other side closes; and how long that took. None: it does not close in time."""
    since, out = time.time(), bytearray()
    try:
        while piece := c.recv(65536):
            out += piece
    except ConnectionError:
        pass
    except TimeoutError:
        return bytes(out), None
    return bytes(out), time.time() - since
