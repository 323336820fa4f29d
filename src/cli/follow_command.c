// demarche follow: feeds polled, what is new in them coded and stored.
#include "base/clock.h"
#include "cli/feedlist.h"
#include "cli/follower.h"
#include "cli/form.h"
#include "cli/installation.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "fetch/pace.h"
#include "store/csv_record.h"
#include "store/record_line.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define STATE_REST 20   // times as long as the making of the ledger took
#define SECOND     1000 // in milliseconds

#define DELAY_MAX_SECONDS   600 // between questions to a host; with more, --every is what is meant
#define TIMEOUT_MAX_SECONDS 600 // of an answer; a feed of 16 MB at 30 kB a second

typedef struct {
    // What the command line says.
    const char *db;
    feedlist feeds;
    bool once, prints;
    form form;
    screen screen;
    page_choice pages;
    document_options options;
    int64_t every;
    double delay;
    fetch_options fetch;
    // What is open.
    arena memory, poll;
    interrupt *stop;
    coder *coder;
    coder_run *run;
    ledger_reader *reader;
    database *database;
    feedstore *store;
    fetcher *fetcher;
    visitor *visitor;
    // The output.
    output out;
    run_about about;
    csv_layout layout;
    buf text;
    size_t good, bad;  // polls
    int64_t state_due; // of clock_ms: the ledger's tables are made anew
} follow_state;

// --- what the rooms below call

static int64_t now_of(void *state)
{
    (void)state;
    return clock_ms();
}

static bool wait_for(void *state, int64_t ms)
{
    follow_state *s = state;
    return interrupt_wait(s->stop, ms);
}

static bool is_stopped(void *state)
{
    follow_state *s = state;
    return interrupt_signal(s->stop) != 0;
}

static status get(void *state, const fetch_request *r, arena *a, fetch_answer *out, diag *why)
{
    return fetch_get(state, r, a, out, why);
}

static status load_robots(void *state, str origin, arena *a, bool *there, str *text,
                          int64_t *age_seconds, diag *why)
{
    int64_t read_at = 0;
    TRY(feedstore_robots(state, origin, a, there, text, &read_at, why));
    *age_seconds = time(NULL) - read_at;
    return ST_OK;
}

static status save_robots(void *state, str origin, str text, diag *why)
{
    return feedstore_keep_robots(state, origin, text, time(NULL), why);
}

static void warn(void *state, str feed, const char *text)
{
    (void)state;
    char name[DIAG_FILE_MAX];
    snprintf(name, sizeof name, "%.*s", STR_ARG(feed));
    output_warn(name, 0, text);
}

static bool deliver(void *state, const coded *c, arena *a)
{
    follow_state *s = state;
    if (!s->prints) return true;
    buf_clear(&s->text);
    switch (s->form) {
    case FORM_JSON:
        record_lines(&s->text, &s->about, &RECORD_DOCUMENT, c);
        record_lines(&s->text, &s->about, &RECORD_EVENT, c);
        record_lines(&s->text, &s->about, &RECORD_LINK, c);
        break;
    case FORM_CSV: csv_record_events(&s->layout, &s->about, c, &s->text); break;
    case FORM_TABLE: screen_events(&s->screen, c, a, &s->text); break;
    }
    return output_write(&s->out, buf_str(&s->text)) && output_flush(&s->out);
}

// --- talk

static void say(str feed, const char *text)
{
    buf line = {0};
    buf_add_c(&line, "demarche: ");
    output_escape(&line, feed);
    if (feed.n) buf_add_c(&line, ": ");
    output_escape(&line, str_of(text));
    fprintf(stderr, "%s\n", line.p);
    buf_free(&line);
}

// "45 s", "30 min", "2 h".
static void format_wait(int64_t seconds, char *out, size_t size)
{
    if (seconds < 120)
        snprintf(out, size, "%lld s", (long long)(seconds < 0 ? 0 : seconds));
    else if (seconds < 7200)
        snprintf(out, size, "%lld min", (long long)(seconds + 30) / 60);
    else
        snprintf(out, size, "%lld h", (long long)(seconds + 1800) / 3600);
}

// With --once the caller says how often; only what a server asked for is kept to.
static int64_t due_of(const follow_state *s, const feed_state *x)
{
    return s->once ? x->retry : pace_due(s->every, x->polled, x->failures, x->ttl, x->retry);
}

static void report(const follow_state *s, const feed_state *x, const poll_result *r)
{
    char wait[32], text[DIAG_MESSAGE_MAX + 192], bad[64] = "", rest[64] = "", again[64] = "";
    bool by_server = x->retry > 0;
    format_wait(due_of(s, x) - time(NULL), wait, sizeof wait);
    if (!s->once || by_server) snprintf(again, sizeof again, "; asked again in %s", wait);
    if (r->bad) snprintf(bad, sizeof bad, ", %zu not usable", r->bad);
    if (r->waiting) snprintf(rest, sizeof rest, ", %zu left for the next time", r->waiting);
    switch (r->end) {
    case POLL_UNCHANGED: snprintf(text, sizeof text, "not modified%s", again); break;
    case POLL_GONE: snprintf(text, sizeof text, "gone (410): it is not asked any more"); break;
    case POLL_FAILED: snprintf(text, sizeof text, "%.*s%s", STR_ARG(x->problem), again); break;
    case POLL_DONE:
    case POLL_STOPPED:
        snprintf(text, sizeof text, "%zu new, %zu changed, %zu known%s%s; events: %zu%s", r->fresh,
                 r->changed, r->known, bad, rest, r->events,
                 r->end == POLL_STOPPED ? "; stopped" : again);
        break;
    }
    say(r->end == POLL_FAILED && str_starts(x->problem, x->url) ? STR_NONE : x->url, text);
}

// --- polling

static status poll_one(follow_state *s, followed_feed *feed, diag *why)
{
    feed_state x;
    poll_result r;
    follower f = {.visitor = s->visitor,
                  .store = s->store,
                  .run = s->run,
                  .reader = s->reader,
                  .options = &s->options,
                  .pages = s->pages,
                  .state = s,
                  .deliver = deliver,
                  .warn = warn,
                  .stopped = is_stopped};
    arena_reset(&s->poll);
    TRY(feedstore_find(s->store, feed->url, &s->poll, &x, why));
    TRY(follower_poll(&f, &x, &s->poll, &r, why));
    report(s, &x, &r);
    feed->due = due_of(s, &x);
    feed->gone = x.gone;
    if (r.end == POLL_FAILED || r.end == POLL_GONE)
        s->bad++;
    else
        s->good++;
    return ST_OK;
}

// When the feeds were to be asked again, from an earlier run.
static status read_states(follow_state *s, diag *why)
{
    for (size_t i = 0; i < s->feeds.n; i++) {
        feed_state x;
        arena_reset(&s->poll);
        TRY(feedstore_find(s->store, s->feeds.p[i].url, &s->poll, &x, why));
        s->feeds.p[i].due = due_of(s, &x);
        s->feeds.p[i].gone = x.gone;
        if (x.gone)
            say(x.url, "gone (410) when it was last asked, and not asked any more; to try again, "
                       "delete its row of the table feeds");
    }
    return ST_OK;
}

static bool may_go_on(follow_state *s)
{
    return !is_stopped(s) && !s->out.error;
}

static status poll_once(follow_state *s, diag *why)
{
    char wait[32], text[96];
    for (size_t i = 0; i < s->feeds.n && may_go_on(s); i++) {
        followed_feed *feed = &s->feeds.p[i];
        int64_t left = feed->due - time(NULL);
        if (feed->gone) continue;
        if (left <= 0) {
            TRY(poll_one(s, feed, why));
            continue;
        }
        format_wait(left, wait, sizeof wait);
        snprintf(text, sizeof text, "not asked: its server asks to wait another %s", wait);
        say(feed->url, text);
    }
    return ST_OK;
}

// The feed that is due first; NULL when all are gone.
static followed_feed *next_feed(const follow_state *s)
{
    followed_feed *first = NULL;
    for (size_t i = 0; i < s->feeds.n; i++) {
        followed_feed *x = &s->feeds.p[i];
        if (!x->gone && (!first || x->due < first->due)) first = x;
    }
    return first;
}

// The ledger's tables, in a pause: a big database takes seconds, so that STATE_REST times as long
// is waited.
static status keep_state(follow_state *s, diag *why)
{
    int64_t begun = clock_ms();
    if (begun < s->state_due) return ST_OK;
    TRY(database_keep_state(s->database, why));
    int64_t now = clock_ms();
    s->state_due = now + STATE_REST * (now - begun);
    return ST_OK;
}

static status poll_on(follow_state *s, diag *why)
{
    while (may_go_on(s)) {
        followed_feed *feed = next_feed(s);
        if (!feed) return ST_OK;
        int64_t left = feed->due - time(NULL);
        if (left > 0) TRY(keep_state(s, why));
        if (left > 0) // in pieces, as the clock of the wall may be set
            interrupt_wait(s->stop, (left < 60 ? left : 60) * SECOND);
        else
            TRY(poll_one(s, feed, why));
    }
    return ST_OK;
}

// --- opening

static status read_number(const arguments *args, option_id id, double least, double most,
                          double *out, diag *why)
{
    const char *value = args->values[id];
    if (!value) return ST_OK;
    if (str_to_double(str_of(value), out) && *out >= least && *out <= most) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s %s: give seconds from %g to %g",
                    OPTIONS[id].name, value, least, most);
}

static status read_pages(const arguments *args, page_choice *out, diag *why)
{
    static const char *const NAMES[] = {"auto", "never", "always"};
    const char *value = args->values[OPT_FULL_PAGES];
    if (!value) return ST_OK;
    int which = str_which(str_of(value), NAMES, 3);
    if (which < 0)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--full-pages %s: give auto, never or always",
                        value);
    *out = (page_choice)which;
    return ST_OK;
}

static status read_agent(const arguments *args, follow_state *s, diag *why)
{
    const char *given = args->values[OPT_USER_AGENT];
    if (!given) {
        buf agent = {0};
        buf_add_format(&agent, "demarche/%s", coder_version());
        s->fetch.user_agent = str_copy(&s->memory, buf_str(&agent)).p;
        buf_free(&agent);
        return ST_OK;
    }
    s->fetch.user_agent = given;
    for (const char *p = given; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f)
            return diag_set(why, ST_USAGE, NULL, 0, 0, "--user-agent: it must be one line of text");
    if (robots_agent(str_of(given)).n) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "--user-agent %s: begin with a name of letters, as in "
                    "\"newsdesk/1.0 (+https://example.org/contact)\"",
                    given);
}

static status read_words(const arguments *args, follow_state *s, diag *why)
{
    double timeout = FETCH_TIMEOUT_SECONDS;
    s->db = args->values[OPT_DB];
    s->once = arguments_has(args, OPT_ONCE);
    s->every = PACE_EVERY_SECONDS;
    s->delay = VISIT_DELAY_MS / (double)SECOND;
    if (!s->db || !*s->db)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "follow needs --db FILE: there it remembers what it has met");
    TRY(form_choose(args, &s->form, &s->screen, why));
    s->prints = arguments_has(args, OPT_JSON) || arguments_has(args, OPT_CSV) ||
                arguments_has(args, OPT_TABLE);
    TRY(arguments_refuse_both(args, OPT_ONCE, OPT_EVERY, "--once asks each feed but once", why));
    if (arguments_has(args, OPT_EVERY) &&
        !pace_read_seconds(str_of(args->values[OPT_EVERY]), &s->every))
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--every %s: give a time from 1s to 30d, as 300, 15m or 2h",
                        args->values[OPT_EVERY]);
    TRY(read_number(args, OPT_DELAY, 0, DELAY_MAX_SECONDS, &s->delay, why));
    TRY(read_number(args, OPT_TIMEOUT, 1, TIMEOUT_MAX_SECONDS, &timeout, why));
    TRY(read_pages(args, &s->pages, why));
    TRY(read_agent(args, s, why));
    s->fetch.timeout_seconds = (int)timeout;
    s->options.any_language = arguments_has(args, OPT_ANY_LANGUAGE);
    s->fetch.allow_private = arguments_has(args, OPT_ALLOW_PRIVATE);
    return feedlist_read(args->words, args->n_words, args->values[OPT_FEEDS], &s->memory, &s->feeds,
                         why);
}

static status open_coder(const arguments *args, follow_state *s, diag *why)
{
    coder_options o = {.codebook = args->values[OPT_CODEBOOK],
                       .alone = arguments_has(args, OPT_ALONE),
                       .without_classifier = arguments_has(args, OPT_NO_CLASSIFIER)};
    TRY(installation_model(args->values[OPT_MODEL], &s->memory, &o.model, why));
    TRY(coder_open(&o, &s->coder, why));
    s->run = coder_run_new(s->coder);
    s->about = coder_about(s->coder);
    s->about.any_language = s->options.any_language;
    return ledger_reader_open(o.codebook, &s->reader, why);
}

static status open_all(const arguments *args, follow_state *s, diag *why)
{
    TRY(interrupt_open(&s->stop, why));
    s->fetch.stopped = is_stopped;
    s->fetch.stop_state = s;
    TRY(fetcher_open(&s->fetch, &s->fetcher, why));
    TRY(open_coder(args, s, why));
    TRY(database_open(s->db, &s->about, coder_codebook(s->coder), &s->database, why));
    TRY(feedstore_open(s->database, &s->store, why));
    s->visitor = visitor_new(&(visitor_options){.web = {s->fetcher, get},
                                                .clock = {s, now_of, wait_for},
                                                .shelf = {s->store, load_robots, save_robots},
                                                .agent = robots_agent(str_of(s->fetch.user_agent)),
                                                .delay_ms = (int64_t)(s->delay * SECOND)});
    return read_states(s, why);
}

static status close_all(follow_state *s, diag *why)
{
    visitor_delete(s->visitor);
    feedstore_close(s->store);
    status done = s->database ? database_keep_state(s->database, why) : ST_OK;
    status closed = database_close(s->database, done == ST_OK ? why : NULL);
    if (done == ST_OK) done = closed;
    ledger_reader_close(s->reader);
    coder_run_delete(s->run);
    coder_close(s->coder);
    fetcher_close(s->fetcher);
    interrupt_close(s->stop, 0); // a signal is how it is ended
    buf_free(&s->text);
    arena_free(&s->poll);
    arena_free(&s->memory);
    return done;
}

static void write_head(follow_state *s)
{
    buf head = {0};
    csv_layout_init(&s->layout);
    if (s->form == FORM_JSON) record_line_run(&head, &s->about);
    if (s->form == FORM_CSV) csv_record_header(&s->layout, &head);
    if (s->prints) output_write(&s->out, buf_str(&head));
    buf_free(&head);
}

static int run(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    follow_state *s = arena_alloc(&memory, sizeof *s);
    status done = read_words(args, s, &why);
    if (done == ST_OK) done = open_all(args, s, &why);
    if (done == ST_OK) {
        write_head(s);
        done = s->once ? poll_once(s, &why) : poll_on(s, &why);
    }
    int code = done != ST_OK ? output_complain(&why) : 0;
    // Without --once a failure is an episode: it was told, and the feed is asked again.
    if (!code && s->once && s->bad) code = status_exit_code(s->good ? ST_PARTIAL : ST_IO);
    if (close_all(s, &why) != ST_OK) code = output_complain(&why);
    code = output_finish(&s->out, code);
    arena_free(&memory);
    return code;
}

const command FOLLOW_COMMAND = {
    .name = "follow",
    .words = "[FEED...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "poll feeds and code what is new in them",
    .about =
        "Asks each FEED (an address of RSS, Atom or JSON Feed) again and again, codes its new and\n"
        "changed items and stores them in the database of --db, which also remembers what was\n"
        "met: a run that was stopped or killed goes on where it was. Ctrl-C ends it. --once asks\n"
        "each feed once and ends, as for cron. --json, --csv or --table print as well, as 'code'\n"
        "does; without them nothing is printed.\n"
        "\n"
        "Of items without their whole text the page that they link to is read (--full-pages);\n"
        "where it cannot be had the feed's text is coded, and the document has the problem\n"
        "no-page. An item is known by its id or link, and changed when its text is.\n"
        "\n"
        "It is a polite guest: it asks robots.txt first and keeps to it, sends what it has\n"
        "(ETag, Last-Modified), pauses between two questions to a host, asks no sooner than a\n"
        "server or feed wants (Retry-After, ttl), less and less often while a feed fails, and\n"
        "never again where one is gone (410). Loopback, private and link-local addresses are\n"
        "refused, for redirects too. doc/follow.md tells all of it.",
    .example = "demarche follow --db news.db https://example.org/feed.xml\n"
               "demarche follow --db news.db --once --feeds feeds.txt "
               "--user-agent 'newsdesk/1.0 (+https://example.org/us)'",
    COMMAND_OPTIONS(OPT_DB, OPT_FEEDS, OPT_ONCE, OPT_EVERY, OPT_FULL_PAGES, OPT_DELAY, OPT_TIMEOUT,
                    OPT_USER_AGENT, OPT_ALLOW_PRIVATE, OPT_JSON, OPT_CSV, OPT_TABLE, OPT_CODEBOOK,
                    OPT_ALONE, OPT_NO_CLASSIFIER, OPT_ANY_LANGUAGE, OPT_MODEL, OPT_COLOR),
    .run = run,
};
