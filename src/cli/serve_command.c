// demarche serve: the page of a database, and the same as JSON and CSV.
#include "base/file.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "serve/httpd.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_ADDRESS "127.0.0.1"
#define DEFAULT_PORT    8080
#define TOKEN_LEAST     16 // characters: what nobody guesses
#define TOKEN_MOST      512
#define WAIT_MS         1000
#define HEAP_STEP       (1024 * 1024) // bytes: what is larger is given back at once
#define HURRY_MOST      100

typedef struct {
    site *site;
    httpd_options http;
    arena memory;
} serving;

// "8080", "127.0.0.1:8080", "[::1]:8080", "0.0.0.0"; a port may lack where an address stands.
static status read_listen(str word, serving *s, diag *why)
{
    str rest = word, address = STR(DEFAULT_ADDRESS);
    int64_t port = DEFAULT_PORT;
    bool only_port = !word.n || str_to_int(word, &port);
    if (str_starts(word, STR("["))) {
        address = str_split(&rest, ']');
        address = str_sub(address, 1, address.n);
        str_split(&rest, ':');
    } else if (!only_port) {
        address = str_split(&rest, ':');
    }
    bool good = only_port || !rest.n || str_to_int(rest, &port);
    if (!good || port < 0 || port > 65535)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--listen %.*s: give ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080",
                        STR_ARG(word));
    s->http.address = str_copy(&s->memory, address).p;
    s->http.port = (int)port;
    return ST_OK;
}

static status read_token(const char *file, serving *s, diag *why)
{
    buf text = {0};
    if (!file) return ST_OK;
    status done = file_read_all(file, TOKEN_MOST, &text, why);
    str token = str_copy(&s->memory, str_trim(buf_str(&text)));
    buf_free(&text);
    TRY(done);
    if (token.n < TOKEN_LEAST || str_find_byte(token, '\n', 0) != SIZE_MAX)
        return diag_set(why, ST_USAGE, file, 0, 0,
                        "the token must be one line of at least %d characters; 'openssl rand -hex "
                        "16' makes one",
                        TOKEN_LEAST);
    s->http.token = token.p;
    return ST_OK;
}

// How many times as fast a test wants time to pass for whoever is slow.
static int read_hurry(const char *word)
{
    int64_t n = 1;
    if (!word || !str_to_int(str_of(word), &n) || n < 1 || n > HURRY_MOST) return 1;
    return (int)n;
}

static status read_options(const arguments *args, serving *s, diag *why)
{
    TRY(arguments_refuse_both(args, OPT_GET, OPT_LISTEN, "--get asks without a server", why));
    TRY(read_listen(str_of(args->values[OPT_LISTEN]), s, why));
    TRY(read_token(args->values[OPT_TOKEN_FILE], s, why));
    s->http.allow_origin = args->values[OPT_ALLOW_ORIGIN];
    s->http.hurry = read_hurry(getenv("DEMARCHE_HURRY"));
    if (httpd_is_loopback(s->http.address) || s->http.token || arguments_has(args, OPT_GET))
        return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "--listen %s: anybody who reaches this machine could read the database; give a "
                    "--token-file, and let a reverse proxy speak TLS",
                    s->http.address);
}

// Without a model all is there but the coding of texts that are pasted.
static status open_site(const arguments *args, serving *s, diag *why)
{
    site_options o = {.database = args->words[0],
                      .codebook = args->values[OPT_CODEBOOK],
                      .corrections = args->values[OPT_CORRECTIONS]};
    diag no_model;
    if (installation_model(args->values[OPT_MODEL], &s->memory, &o.model, &no_model) != ST_OK) {
        if (args->values[OPT_MODEL]) {
            *why = no_model;
            return why->code;
        }
        output_warn(NULL, 0, "there is no language model: pasted texts are not coded");
    }
    return site_open(&o, &s->site, why);
}

// A body that is made while it is written; false: it broke off.
static bool write_stream(output *o, bodypipe *p)
{
    char piece[16384];
    ptrdiff_t n;
    while ((n = bodypipe_read(p, piece, sizeof piece, NULL)) > 0)
        if (!output_write(o, (str){piece, (size_t)n})) return true; // output_finish tells it
    return n == BODYPIPE_END;
}

// One answer on standard output; exit code 2 for a wrong request.
static int get(serving *s, const char *target)
{
    output o = {0};
    answer a;
    site_answer(s->site, &(site_request){.target = str_of(target)}, &a);
    int code = a.code < 400 ? 0 : a.code < 500 ? 2 : 4;
    output_write(&o, answer_body(&a));
    if (a.stream && !write_stream(&o, a.stream)) {
        output_warn(NULL, 0, "the answer broke off: the database cannot be read, or changed");
        code = 4;
    }
    answer_free(&a);
    return output_finish(&o, code);
}

// Threads come and go with large answers: what these needed is given back to the system, where
// glibc would keep it for each thread.
static void give_memory_back(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, HEAP_STEP);
    mallopt(M_TRIM_THRESHOLD, 4 * HEAP_STEP);
    mallopt(M_ARENA_MAX, 2);
#endif
}

static void tell_limit(const httpd *h)
{
    char text[120];
    if (httpd_connections(h) == HTTPD_CONNECTIONS) return;
    snprintf(text, sizeof text,
             "at most %u connections are open at a time, for want of open files (ulimit -n)",
             httpd_connections(h));
    output_warn(NULL, 0, text);
}

static status serve(serving *s, int *code, diag *why)
{
    interrupt *stop;
    httpd *h;
    give_memory_back();
    TRY(interrupt_open(&stop, why));
    status started = httpd_start(&s->http, &h, why);
    if (started == ST_OK) {
        bool v6 = strchr(s->http.address, ':') != NULL;
        fprintf(stderr, "demarche: http://%s%s%s:%d/ (Ctrl-C ends)\n", v6 ? "[" : "",
                s->http.address, v6 ? "]" : "", httpd_port(h));
        tell_limit(h);
        if (!site_has_page())
            output_warn(NULL, 0, "this program was built without its page: JSON and CSV alone");
        site_warm(s->site);
        while (interrupt_wait(stop, WAIT_MS)) {
        }
        httpd_stop(h);
    }
    interrupt_close(stop, 0);
    *code = 0;
    return started;
}

static int run(const arguments *args)
{
    diag why = {0};
    serving s = {0};
    int code = 0;
    status done = read_options(args, &s, &why);
    if (done == ST_OK) done = open_site(args, &s, &why);
    s.http.site = s.site;
    if (done == ST_OK && arguments_has(args, OPT_GET))
        code = get(&s, args->values[OPT_GET]);
    else if (done == ST_OK)
        done = serve(&s, &code, &why);
    if (done != ST_OK) code = output_complain(&why);
    site_close(s.site);
    arena_free(&s.memory);
    return code;
}

const command SERVE_COMMAND = {
    .name = "serve",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "show a database in the browser, and answer with JSON and CSV",
    .about =
        "Shows a database of 'demarche code --db' as pages: what is new, articles with what was\n"
        "found in them, the course of two actors, channels, transfers, red lines, a map, a search\n"
        "in the language of 'demarche query'. Each page has its address, and the same address "
        "with\n"
        ".json or .csv gives its data; /openapi.json describes them all, doc/api.md says more.\n"
        "The database is only read, and others may write to it meanwhile: open pages tell what is\n"
        "new. With --corrections FILE readers can say in the page that an event is right, wrong "
        "or\n"
        "missing; that is added to FILE, and the database stays as it is (doc/corrections.md).\n"
        "\n"
        "The server listens on this machine alone (127.0.0.1:8080). For others it asks for a\n"
        "token, which browsers ask for as a password (with any name) and programs send as\n"
        "'Authorization: Bearer TOKEN'; TLS is the matter of a reverse proxy before it. Ctrl-C\n"
        "ends it. --get answers one request on standard output, without a server: exit code 2\n"
        "when there is no such page or the query is wrong.",
    .example = "demarche serve news.db\n"
               "demarche serve news.db --corrections corrections.jsonl\n"
               "demarche serve news.db --listen 0.0.0.0:8080 --token-file token\n"
               "demarche serve news.db --get '/dyad/USA/CHN.json?by=year'",
    COMMAND_OPTIONS(OPT_GET, OPT_LISTEN, OPT_TOKEN_FILE, OPT_ALLOW_ORIGIN, OPT_CORRECTIONS,
                    OPT_CODEBOOK, OPT_MODEL),
    .run = run,
};
