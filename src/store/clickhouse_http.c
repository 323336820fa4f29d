#include "store/clickhouse_http.h"

#include "base/clock.h"
#include "fetch/curllibrary.h"
#include "store/clickhouse_text.h"

#include <string.h>
#include <sys/random.h>

#define CONNECT_SECONDS 10L  // a server on the other side of the earth needs one
#define SILENT_SECONDS  900L // a large order may take long; a server that says nothing is gone
#define WAIT_MS         1000 // between two looks at the connection
#define LOOK_MS         50   // where somebody watches
#define STOP_MS         2000 // that the server may take to hear that it is to stop
#define ERROR_BYTES     ((size_t)64 << 10) // of a failure's answer that are kept
#define HTTP_GOOD       200

struct clickhouse {
    arena memory; // of the address
    clickhouse_address at;
    curl_library c;
    CURLM *multi; // keeps connections
    struct curl_slist *headers;
    buf url, url_own; // the second of questions that may not write
    bool may_pass;
    int place;
    int (*over)(void *state); // clickhouse_watch; NULL: nobody watches
    void *over_state;
};

struct clickhouse_answer {
    clickhouse *s;
    CURL *easy;
    buf order; // what is sent
    buf id;    // the question's, where it may be broken off
    buf url;   // with it
    bool stopped;
    buf in; // what came and is not read yet, from `at`
    size_t at;
    buf line; // the last one that was read: `in` moves when other answers are waited for
    bool own; // in a person's own words
    long http;
    bool ended;
    CURLcode code; // how
};

const clickhouse_address *clickhouse_where(const clickhouse *s)
{
    return &s->at;
}

bool clickhouse_may_pass(const clickhouse *s)
{
    return s->may_pass;
}

// --- opening

// `text` as a part of an address's query.
static void add_encoded(buf *out, str text)
{
    static const char PLAIN[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c && strchr(PLAIN, c))
            buf_add_byte(out, c);
        else
            buf_add_format(out, "%%%02X", (unsigned char)c);
    }
}

static void add_header(clickhouse *s, const char *name, str value)
{
    if (!value.n) return;
    buf line = {0};
    buf_add_format(&line, "%s: %.*s", name, STR_ARG(value));
    struct curl_slist *longer = s->c.slist_append(s->headers, line.p);
    if (longer) s->headers = longer;
    buf_free(&line);
}

int clickhouse_place(const clickhouse *s)
{
    return s->place;
}

status clickhouse_open(const char *address, clickhouse **out, diag *why)
{
    clickhouse *s = *out = mem_alloc(sizeof *s);
    memset(s, 0, sizeof *s);
    TRY(clickhouse_address_read(str_of(address), &s->memory, &s->at, why));
    if (curl_library_load(&s->c, why) != ST_OK || !(s->multi = s->c.multi_init()))
        return diag_set(why, ST_STORE, s->at.shown.p, 0, 0,
                        "libcurl cannot be loaded, which ClickHouse needs; install it (Debian: "
                        "libcurl4)");
    buf_add_format(&s->url, "%s?database=", s->at.url.p);
    add_encoded(&s->url, s->at.name);
    buf_add_c(&s->url, "&wait_end_of_query=1");
    buf_add(&s->url_own, buf_str(&s->url));
    buf_add_c(&s->url_own, "&readonly=1");
    add_header(s, "X-ClickHouse-User", s->at.user);
    add_header(s, "X-ClickHouse-Key", s->at.password);
    struct curl_slist *longer = s->c.slist_append(s->headers, "Expect:"); // no question before it
    if (longer) s->headers = longer;
    return ST_OK;
}

void clickhouse_close(clickhouse *s)
{
    if (!s) return;
    if (s->headers) s->c.slist_free_all(s->headers);
    if (s->multi) s->c.multi_cleanup(s->multi);
    buf_free(&s->url);
    buf_free(&s->url_own);
    arena_free(&s->memory);
    mem_free(s);
}

void clickhouse_watch(clickhouse *s, int (*over)(void *state), void *state)
{
    s->over = over;
    s->over_state = state;
}

// --- asking

static size_t take_bytes(char *bytes, size_t size, size_t n, void *state)
{
    clickhouse_answer *x = state;
    n *= size;
    if (!x->http) x->s->c.easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &x->http);
    if (x->http == HTTP_GOOD || x->in.n < ERROR_BYTES) buf_add(&x->in, (str){bytes, n});
    return n;
}

static void set_options(clickhouse_answer *x)
{
    const curl_library *c = &x->s->c;
    c->easy_setopt(x->easy, CURLOPT_PRIVATE, x);
    c->easy_setopt(x->easy, CURLOPT_URL, x->url.p);
    c->easy_setopt(x->easy, CURLOPT_HTTPHEADER, x->s->headers);
    c->easy_setopt(x->easy, CURLOPT_POST, 1L);
    c->easy_setopt(x->easy, CURLOPT_POSTFIELDS, x->order.p);
    c->easy_setopt(x->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)x->order.n);
    c->easy_setopt(x->easy, CURLOPT_WRITEFUNCTION, take_bytes);
    c->easy_setopt(x->easy, CURLOPT_WRITEDATA, x);
    c->easy_setopt(x->easy, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
    c->easy_setopt(x->easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    c->easy_setopt(x->easy, CURLOPT_LOW_SPEED_TIME, SILENT_SECONDS);
    c->easy_setopt(x->easy, CURLOPT_NOSIGNAL, 1L);
    c->easy_setopt(x->easy, CURLOPT_FOLLOWLOCATION, 0L);
    c->easy_setopt(x->easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
}

// A question that may be broken off has an id of its own, by which the server is told.
static void write_address(clickhouse_answer *x)
{
    const clickhouse *s = x->s;
    uint64_t number = 0;
    buf_add(&x->url, buf_str(x->own ? &s->url_own : &s->url));
    if (!s->over || getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number) return;
    buf_add_format(&x->id, "demarche-%016llx", (unsigned long long)number);
    buf_add_format(&x->url, "&query_id=%s", x->id.p);
}

static status start(clickhouse *s, str sql, str rows, bool own, clickhouse_answer **out, diag *why)
{
    clickhouse_answer *x = *out = mem_alloc(sizeof *x);
    *x = (clickhouse_answer){.s = s, .own = own};
    s->may_pass = false;
    s->place = 0;
    buf_add(&x->order, sql);
    if (rows.n) {
        buf_add_byte(&x->order, '\n');
        buf_add(&x->order, rows);
    }
    x->easy = s->c.easy_init();
    if (x->easy) {
        write_address(x);
        set_options(x);
        if (s->c.multi_add(s->multi, x->easy) == CURLM_OK) return ST_OK;
        s->c.easy_cleanup(x->easy);
        x->easy = NULL;
    }
    return diag_set(why, ST_STORE, s->at.shown.p, 0, 0, "libcurl cannot ask the server");
}

// Notes what has ended, of all that is open.
static void read_news(clickhouse *s)
{
    int left;
    for (CURLMsg *m; (m = s->c.multi_news(s->multi, &left));) {
        if (m->msg != CURLMSG_DONE) continue;
        char *owner = NULL;
        s->c.easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &owner);
        clickhouse_answer *x = (clickhouse_answer *)(void *)owner;
        x->ended = true;
        x->code = m->data.result;
        s->c.easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &x->http);
    }
}

// A failure's answer is read whole, one of rows as far as the next line.
static bool has_enough(const clickhouse_answer *x)
{
    if (x->ended) return true;
    if (x->http != HTTP_GOOD) return false;
    return x->at < x->in.n && memchr(x->in.p + x->at, '\n', x->in.n - x->at);
}

// Lets more of the answer come.
static void drive(clickhouse_answer *x)
{
    clickhouse *s = x->s;
    int running = 0, ready = 0;
    s->c.multi_perform(s->multi, &running);
    read_news(s);
    if (!has_enough(x)) s->c.multi_wait(s->multi, NULL, 0, s->over ? LOOK_MS : WAIT_MS, &ready);
}

// Tells the server that nobody waits for the answer. Where it does not hear, or allow it, it comes
// to its end by itself.
static void stop(clickhouse_answer *x)
{
    clickhouse *s = x->s;
    clickhouse_answer *told = NULL;
    buf sql = {0};
    int (*over)(void *state) = s->over;
    x->stopped = true;
    if (!x->id.n) return;
    buf_add_format(&sql, "KILL QUERY WHERE query_id = '%s' ASYNC", x->id.p);
    s->over = NULL; // this is not broken off
    int64_t until = clock_ms() + STOP_MS;
    if (start(s, buf_str(&sql), STR_NONE, false, &told, NULL) == ST_OK)
        while (!told->ended && clock_ms() < until) drive(told);
    clickhouse_end(told);
    s->over = over;
    buf_free(&sql);
}

// --- what went wrong

static status fail(clickhouse_answer *x, diag *why)
{
    // By the number of the server's error.
    static const struct {
        int number;
        bool passes;
        const char *text; // NULL: the server's own words say it
    } KNOWN[] = {
        {81, false, "there is no such database on the server; make it with CREATE DATABASE"},
        {159, true, NULL}, // takes too long
        {202, true, NULL}, // too many questions at once
        {209, true, NULL}, // the network, of a server among several
        {210, true, NULL},
        {241, true, NULL}, // memory
        {242, true, NULL}, // a table that is only read for now
        {243, false, "the server's disk is full; make room and run again: what is there is kept"},
        {252, true, NULL}, // too many parts: it has to merge
        {394, true, NULL}, // it shuts down
        {999, true, NULL}, // ZooKeeper, of a server among several
    };
    clickhouse *s = x->s;
    str words;
    const char *shown = s->at.shown.p;
    if (x->stopped) return diag_set(why, ST_STORE, shown, 0, 0, "the question was broken off");
    if (x->code != CURLE_OK) {
        s->may_pass = true;
        return diag_set(why, ST_STORE, shown, 0, 0, "the server cannot be asked: %s",
                        s->c.easy_strerror(x->code));
    }
    int number = clickhouse_text_error(buf_str(&x->in), &words);
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        if (number != KNOWN[i].number) continue;
        s->may_pass = KNOWN[i].passes;
        if (KNOWN[i].text) return diag_set(why, ST_STORE, shown, 0, 0, "%s", KNOWN[i].text);
    }
    if (!number)
        return diag_set(why, ST_STORE, shown, 0, 0,
                        "what answers there is no ClickHouse (HTTP status %ld): %.*s", x->http,
                        STR_ARG(words));
    if (!x->own)
        return diag_set(why, ST_STORE, shown, 0, 0, "the database failed: %.*s", STR_ARG(words));
    s->place = clickhouse_text_place(words);
    return diag_set(why, ST_USAGE, shown, 0, 0, "%.*s", STR_ARG(words));
}

// --- answers

// What is read makes room.
static void forget_read(clickhouse_answer *x)
{
    if (!x->at) return;
    memmove(x->in.p, x->in.p + x->at, x->in.n - x->at);
    x->in.n -= x->at;
    x->at = 0;
}

static status wait_for_line(clickhouse_answer *x, diag *why)
{
    clickhouse *s = x->s;
    while (!has_enough(x) && !x->stopped) {
        forget_read(x);
        drive(x);
        if (!has_enough(x) && s->over && s->over(s->over_state)) stop(x);
    }
    if (x->stopped) return fail(x, why);
    if (x->ended && (x->code != CURLE_OK || x->http != HTTP_GOOD)) return fail(x, why);
    return ST_OK;
}

status clickhouse_next(clickhouse_answer *x, char **line, size_t *n, diag *why)
{
    *line = NULL;
    TRY(wait_for_line(x, why));
    if (x->at == x->in.n) return ST_OK;
    const char *begin = x->in.p + x->at;
    const char *end = memchr(begin, '\n', x->in.n - x->at);
    *n = end ? (size_t)(end - begin) : x->in.n - x->at;
    x->at += end ? *n + 1 : *n;
    buf_clear(&x->line);
    buf_add(&x->line, (str){begin, *n});
    buf_add_byte(&x->line, '\0');
    *line = x->line.p;
    return ST_OK;
}

static status ask(clickhouse *s, str sql, bool own, clickhouse_answer **out, diag *why)
{
    buf whole = {0};
    buf_add(&whole, sql);
    buf_add_c(&whole, "\nFORMAT TabSeparated");
    if (own) buf_add_c(&whole, "WithNamesAndTypes");
    status done = start(s, buf_str(&whole), STR_NONE, own, out, why);
    buf_free(&whole);
    return done;
}

status clickhouse_ask(clickhouse *s, str sql, clickhouse_answer **out, diag *why)
{
    return ask(s, sql, false, out, why);
}

status clickhouse_ask_own(clickhouse *s, str sql, clickhouse_answer **out, diag *why)
{
    return ask(s, sql, true, out, why);
}

void clickhouse_end(clickhouse_answer *x)
{
    if (!x) return;
    if (x->easy) {
        x->s->c.multi_remove(x->s->multi, x->easy);
        x->s->c.easy_cleanup(x->easy);
    }
    buf_free(&x->order);
    buf_free(&x->id);
    buf_free(&x->url);
    buf_free(&x->in);
    buf_free(&x->line);
    mem_free(x);
}

status clickhouse_order(clickhouse *s, str sql, str rows, diag *why)
{
    clickhouse_answer *x = NULL;
    status done = start(s, sql, rows, false, &x, why);
    char *line = "";
    size_t n;
    while (done == ST_OK && line) done = clickhouse_next(x, &line, &n, why);
    clickhouse_end(x);
    return done;
}
