// Asks an HTTP server on loopback with many connections at once, and tells how long answers took.
//
//     httpload PORT CONNECTIONS SECONDS REQUESTS [close] < TARGETS
//
// A line of standard input is a target ("/overview.json"); they are asked in turn. Each connection
// asks again as soon as it is answered (on a connection of its own with `close`), until SECONDS are
// over or REQUESTS are answered (0: as many as there is time for). An answer that is not whole, not
// 200, or not there within 30 s is an error. Prints one line of JSON; times are milliseconds, of
// connections of their own with the connecting.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#define HEAD_MOST  8192
#define TIMEOUT_MS 30000.0
#define ANSWERS    ((size_t)20000000) // that are timed

typedef enum { IDLE, CONNECTING, SENDING, READING_HEAD, READING_BODY } phase;

typedef struct {
    int fd;
    phase phase;
    double begun;
    char out[HEAD_MOST + 256];
    size_t n_out, sent;
    char head[HEAD_MOST];
    size_t n_head;
    int64_t rest; // of the body
    int code;
} client;

typedef struct {
    int port, epoll;
    bool close;
    char **targets; // [n_targets]
    size_t n_targets, next;
    int64_t most, asked;
    double end;
    float *times; // [n_times]
    size_t n_times;
    int64_t bytes, wrong_code, broken, late;
    int last_code; // that was not 200
} load;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static void *must(void *p)
{
    if (p) return p;
    fprintf(stderr, "httpload: no memory\n");
    exit(1);
}

static void watch(const load *l, client *c, int how, uint32_t events)
{
    struct epoll_event e = {.events = events, .data.ptr = c};
    if (epoll_ctl(l->epoll, how, c->fd, &e) != 0) perror("httpload: epoll_ctl"), exit(1);
}

static void hang_up(client *c)
{
    if (c->fd >= 0) close(c->fd); // epoll forgets it
    c->fd = -1;
    c->phase = IDLE;
}

static bool may_ask(const load *l)
{
    return (!l->most || l->asked < l->most) && now_ms() < l->end;
}

// Asks the next target. False: the connection could not be made.
static bool ask(load *l, client *c)
{
    const char *target = l->targets[l->next++ % l->n_targets];
    l->asked++;
    c->begun = now_ms();
    c->sent = c->n_head = 0;
    int n = snprintf(c->out, sizeof c->out, "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n", target,
                     l->close ? "Connection: close\r\n" : "");
    c->n_out = (size_t)n;
    if (c->fd >= 0) {
        c->phase = SENDING;
        watch(l, c, EPOLL_CTL_MOD, EPOLLOUT);
        return true;
    }
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)l->port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (c->fd < 0) return false;
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    c->phase = CONNECTING;
    if (connect(c->fd, (struct sockaddr *)&to, sizeof to) != 0 && errno != EINPROGRESS) {
        hang_up(c);
        return false;
    }
    watch(l, c, EPOLL_CTL_ADD, EPOLLOUT);
    return true;
}

static void go_on(load *l, client *c)
{
    if (l->close) hang_up(c);
    if (!may_ask(l)) {
        hang_up(c);
    } else if (!ask(l, c)) {
        l->broken++;
    }
}

static void fail(load *l, client *c, int64_t *what)
{
    (*what)++;
    hang_up(c);
    go_on(l, c);
}

static void finish(load *l, client *c)
{
    if (l->n_times < ANSWERS) l->times[l->n_times++] = (float)(now_ms() - c->begun);
    if (c->code != 200) {
        l->wrong_code++;
        l->last_code = c->code;
    }
    go_on(l, c);
}

// Length of the body behind a whole head; -1: none is told.
static int64_t read_head(client *c, size_t *end)
{
    c->head[c->n_head] = '\0';
    char *blank = strstr(c->head, "\r\n\r\n");
    if (!blank) return -2;
    *end = (size_t)(blank - c->head) + 4;
    if (sscanf(c->head, "HTTP/1.%*c %d", &c->code) != 1) return -1;
    char *length = strcasestr(c->head, "\r\nContent-Length:");
    return length && length < blank ? strtoll(length + 17, NULL, 10) : -1;
}

static void take_head(load *l, client *c)
{
    ssize_t n = read(c->fd, c->head + c->n_head, sizeof c->head - 1 - c->n_head);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
        fail(l, c, &l->broken);
        return;
    }
    size_t end = 0;
    l->bytes += n;
    c->n_head += (size_t)n;
    int64_t length = read_head(c, &end);
    if (length == -2 && c->n_head < sizeof c->head - 1) return;
    if (length < 0) {
        fail(l, c, &l->broken);
        return;
    }
    c->rest = length - (int64_t)(c->n_head - end);
    c->phase = READING_BODY;
    if (c->rest == 0) finish(l, c);
    if (c->rest < 0) fail(l, c, &l->broken);
}

static void take_body(load *l, client *c)
{
    static char bytes[1 << 18];
    ssize_t n = read(c->fd, bytes, sizeof bytes);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
        fail(l, c, &l->broken);
        return;
    }
    l->bytes += n;
    c->rest -= n;
    if (c->rest == 0) finish(l, c);
    if (c->rest < 0) fail(l, c, &l->broken);
}

static void put_request(load *l, client *c)
{
    ssize_t n = send(c->fd, c->out + c->sent, c->n_out - c->sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
        fail(l, c, &l->broken);
        return;
    }
    c->sent += (size_t)n;
    if (c->sent < c->n_out) return;
    c->phase = READING_HEAD;
    watch(l, c, EPOLL_CTL_MOD, EPOLLIN);
}

static void go(load *l, client *c)
{
    if (c->phase == CONNECTING) {
        int wrong = 0;
        socklen_t n = sizeof wrong;
        getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &wrong, &n);
        if (wrong) {
            fail(l, c, &l->broken);
            return;
        }
        c->phase = SENDING;
    }
    switch (c->phase) {
    case SENDING: put_request(l, c); break;
    case READING_HEAD: take_head(l, c); break;
    case READING_BODY: take_body(l, c); break;
    default: break;
    }
}

static void run(load *l, client *clients, int n)
{
    struct epoll_event events[256];
    int busy = n;
    for (int i = 0; i < n; i++) {
        clients[i] = (client){.fd = -1};
        if (may_ask(l) && !ask(l, &clients[i])) l->broken++;
    }
    while (busy) {
        int got = epoll_wait(l->epoll, events, 256, 100);
        for (int i = 0; i < got; i++) go(l, events[i].data.ptr);
        busy = 0;
        for (int i = 0; i < n; i++) {
            if (clients[i].phase == IDLE) continue;
            busy++;
            if (now_ms() - clients[i].begun > TIMEOUT_MS) fail(l, &clients[i], &l->late);
        }
    }
}

static int by_time(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

static double percentile(const load *l, double share)
{
    if (!l->n_times) return 0;
    size_t at = (size_t)(share * (double)l->n_times);
    return l->times[at < l->n_times ? at : l->n_times - 1];
}

static void tell(load *l, double seconds)
{
    qsort(l->times, l->n_times, sizeof *l->times, by_time);
    printf(
        "{\"answers\":%zu,\"seconds\":%.2f,\"bytes\":%lld,\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f,"
        "\"max\":%.2f,\"wrong_code\":%lld,\"last_code\":%d,\"broken\":%lld,\"late\":%lld}\n",
        l->n_times, seconds, (long long)l->bytes, percentile(l, 0.5), percentile(l, 0.95),
        percentile(l, 0.99), percentile(l, 1), (long long)l->wrong_code, l->last_code,
        (long long)l->broken, (long long)l->late);
}

static void read_targets(load *l)
{
    char line[HEAD_MOST];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (!*line) continue;
        l->targets = must(realloc(l->targets, (l->n_targets + 1) * sizeof *l->targets));
        l->targets[l->n_targets++] = must(strdup(line));
    }
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "httpload PORT CONNECTIONS SECONDS REQUESTS [close] < TARGETS\n");
        return 2;
    }
    load l = {.port = atoi(argv[1]), .most = atoll(argv[4]), .close = argc > 5};
    int n = atoi(argv[2]);
    l.epoll = epoll_create1(0);
    l.times = must(malloc(ANSWERS * sizeof *l.times));
    client *clients = must(calloc((size_t)n, sizeof *clients));
    read_targets(&l);
    if (!l.n_targets) return 2;
    double begun = now_ms();
    l.end = begun + atof(argv[3]) * 1000;
    run(&l, clients, n);
    tell(&l, (now_ms() - begun) / 1000);
    return 0;
}
