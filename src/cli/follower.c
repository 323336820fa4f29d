#include "cli/follower.h"

#include "base/calendar.h"
#include "base/hash.h"
#include "document/feed.h"
#include "fetch/pace.h"
#include "fetch/webaddress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

// The page counts when it has at least that share of the feed's text: less is a notice of cookies
// or a wall before the text.
#define PAGE_SHARE_NUMERATOR   3
#define PAGE_SHARE_DENOMINATOR 4

// A poll under way.
typedef struct {
    follower *f;
    feed_state *state;
    feed feed;
    size_t pages; // asked for
    size_t dead;  // of them the last ones that had no answer
    bool stale;   // an older copy of the feed than was seen before
    poll_result *out;
    arena scratch; // of one item
} poll_work;

// --- the item's identity

// Ids that are unique in the world stand as they are; "1234" is one within its feed.
static str world_wide_id(arena *a, str feed_url, str id)
{
    if (str_find(id, STR("://")) != SIZE_MAX || str_starts_nocase(id, STR("tag:")) ||
        str_starts_nocase(id, STR("urn:")))
        return id;
    buf all = {0};
    buf_add(&all, feed_url);
    buf_add_byte(&all, '#');
    buf_add(&all, id);
    str kept = str_copy(a, buf_str(&all));
    buf_free(&all);
    return kept;
}

// Over what would be coded of the feed; with the time of change where the page would be read.
static str hash_of(arena *a, const feed_item *x, const raw_record *raw, bool wants_page)
{
    buf all = {0};
    const str parts[] = {x->title, raw->bytes, x->url, wants_page ? x->updated : STR_NONE};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_add(&all, parts[i]);
        buf_add_byte(&all, '\0');
    }
    str hash = hash_id(a, buf_str(&all));
    buf_free(&all);
    return hash;
}

static str key_of(arena *a, const feed_item *x)
{
    if (x->id.n) return x->id;
    if (x->url.n) return x->url;
    buf all = {0};
    buf_add(&all, x->title);
    buf_add_byte(&all, '\0');
    buf_add(&all, x->published);
    str key = hash_id(a, buf_str(&all));
    buf_free(&all);
    return key;
}

// --- documents

static void add_problem(arena *a, document *d, const char *code, const char *message)
{
    problem *all = arena_array(a, problem, d->n_problems + 1);
    if (d->n_problems) memcpy(all, d->problems, d->n_problems * sizeof *all);
    all[d->n_problems++] = (problem){.code = str_of(code), .message = str_copy(a, str_of(message))};
    d->problems = all;
}

static bool is_page(str content_type)
{
    str type = str_trim(str_sub(content_type, 0, str_find_byte(content_type, ';', 0)));
    return !type.n || str_eq_nocase(type, STR("text/html")) ||
           str_eq_nocase(type, STR("application/xhtml+xml"));
}

// The page of an item as a document. ST_IO and others when there is none.
static status read_page(poll_work *w, const feed_item *x, const raw_record *raw, document *out,
                        diag *why)
{
    web_address address;
    visit v;
    TRY(webaddress_read(&w->scratch, x->url, &address, why));
    fetch_request r = {.url = address.url,
                       .accept = STR("text/html,application/xhtml+xml"),
                       .max_bytes = PAGE_MAX_BYTES};
    if (w->dead >= POLL_MAX_DEAD)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "%.*s: not asked for: %d pages before had no answer",
                        STR_ARG(webaddress_shown(address.url)), POLL_MAX_DEAD);
    w->pages++;
    status s = visitor_get(w->f->visitor, &r, &w->scratch, &v, why);
    w->dead = s == ST_OK || v.forbidden ? 0 : w->dead + 1;
    if (s != ST_OK) return s;
    if (v.answer.status != 200)
        return diag_set(why, ST_IO, NULL, 0, 0, "%.*s: the server answers %d",
                        STR_ARG(webaddress_shown(address.url)), v.answer.status);
    if (!is_page(v.answer.content_type))
        return diag_set(why, ST_FORMAT, NULL, 0, 0, "%.*s: no web page but %.*s",
                        STR_ARG(webaddress_shown(address.url)),
                        STR_ARG(str_sub(v.answer.content_type, 0, 80)));
    raw_record page = *raw;
    page.kind = RECORD_PAGE;
    page.bytes = v.answer.body;
    page.encoding = STR_NONE;
    page.damage = STR_NONE;
    return document_build(&page, w->f->options, &w->scratch, out, why);
}

static bool is_enough(const document *page, const document *of_feed)
{
    return page->text.n / PAGE_SHARE_NUMERATOR >= of_feed->text.n / PAGE_SHARE_DENOMINATOR;
}

// The item as a document: of its page or of the feed.
static status build(poll_work *w, const feed_item *x, const raw_record *raw, bool wants_page,
                    document *out, diag *why)
{
    document page;
    diag no_page = {0};
    char message[DIAG_MESSAGE_MAX];
    status of_feed = document_build(raw, w->f->options, &w->scratch, out, why);
    if (!wants_page) return of_feed;
    status of_page = read_page(w, x, raw, &page, &no_page);
    if (of_page == ST_STORE) {
        *why = no_page;
        return of_page;
    }
    if (of_page == ST_OK && (of_feed != ST_OK || is_enough(&page, out))) {
        *out = page;
        return ST_OK;
    }
    if (of_page == ST_OK)
        diag_set(&no_page, ST_FORMAT, NULL, 0, 0, "%.*s: the page has less text than the feed",
                 STR_ARG(webaddress_shown(x->url)));
    if (of_feed != ST_OK) {
        *why = no_page;
        return of_page;
    }
    snprintf(message, sizeof message, "%.600s; the text of the feed is coded", no_page.message);
    w->f->warn(w->f->state, w->state->url, message);
    add_problem(&w->scratch, out, "no-page", message);
    return ST_OK;
}

// --- items

static bool stopped(const poll_work *w)
{
    return w->f->stopped(w->f->state);
}

// Codes and stores; *go_on is false when nobody takes the output.
static status code_item(poll_work *w, feed_entry *e, const document *d, feeditem_news news,
                        bool *go_on, diag *why)
{
    bool same, other;
    database_change change;
    time_t now = time(NULL);
    e->document = d->id;
    TRY(feedstore_owned(w->f->store, e, &other, why));
    TRY(feedstore_same(w->f->store, d, &same, why));
    e->owner = !other;
    if (other || same) {
        w->out->known++;
        return feedstore_put(w->f->store, e, NULL, NULL, now, &change, why);
    }
    coded c = coder_code(w->f->run, d, &w->scratch);
    fact_list facts = ledger_read(w->f->reader, &c, &w->scratch);
    TRY(feedstore_put(w->f->store, e, &c, &facts, now, &change, why));
    if (change == DATABASE_UNCHANGED) return ST_OK; // another program was faster
    if (news == FEEDITEM_NEW)
        w->out->fresh++;
    else
        w->out->changed++;
    w->out->events += c.events.n;
    *go_on = w->f->deliver(w->f->state, &c, &w->scratch);
    return ST_OK;
}

static status take_item(poll_work *w, const feed_item *x, bool *go_on, diag *why)
{
    raw_record raw = {0};
    feeditem_news news;
    database_change change;
    document d;
    diag bad = {0};
    feed_record(&w->feed.head, x, &raw);
    bool wants_page =
        x->url.n && (w->f->pages == PAGES_ALWAYS || (w->f->pages == PAGES_AUTO && !x->full));
    feed_entry e = {.feed = w->state->url,
                    .key = key_of(&w->scratch, x),
                    .hash = hash_of(&w->scratch, x, &raw, wants_page),
                    .updated = x->updated};
    TRY(feedstore_look(w->f->store, &e, w->stale, &news, why));
    if (news == FEEDITEM_KNOWN) {
        w->out->known++;
        return ST_OK;
    }
    if (wants_page && w->pages >= POLL_MAX_PAGES) {
        w->out->waiting++;
        return ST_OK;
    }
    raw.file = w->state->url;
    raw.known.id = world_wide_id(&w->scratch, w->state->url, e.key);
    status s = build(w, x, &raw, wants_page, &d, &bad);
    if (s == ST_STORE) {
        *why = bad;
        return s;
    }
    if (stopped(w)) { // what was not read for that is read the next time
        *go_on = false;
        return ST_OK;
    }
    if (s == ST_OK) return code_item(w, &e, &d, news, go_on, why);
    w->out->bad++;
    w->f->warn(w->f->state, w->state->url, bad.message);
    return feedstore_put(w->f->store, &e, NULL, NULL, time(NULL), &change, why);
}

static status take_items(poll_work *w, diag *why)
{
    bool go_on = true;
    size_t n = w->feed.n_items;
    // Of a feed that was cut off the last item may be cut, too; it comes whole the next time.
    if (w->feed.repairs.truncated && n) n--;
    // Oldest first, as most feeds have the newest on top.
    for (size_t i = n; i-- > 0 && go_on && !stopped(w);) {
        status s = take_item(w, &w->feed.items[i], &go_on, why);
        arena_reset(&w->scratch);
        if (s != ST_OK) return s;
    }
    if (!go_on || stopped(w)) w->out->end = POLL_STOPPED;
    return ST_OK;
}

// --- the feed

static void note_success(feed_state *state)
{
    state->failures = 0;
    state->retry = 0;
    state->problem = STR_NONE;
}

static void note_failure(poll_work *w, arena *a, int64_t now, str retry_after, const diag *bad)
{
    feed_state *x = w->state;
    int64_t retry = pace_retry_after(retry_after, now);
    w->out->end = POLL_FAILED;
    if (x->failures < INT16_MAX) x->failures++;
    x->retry = retry ? now + retry : 0;
    x->problem = str_copy(a, str_of(bad->message));
}

// Works an answer of 200 off. What is no feed is a failure like others.
static status take_feed(poll_work *w, arena *a, const visit *v, int64_t now, diag *why)
{
    feed_state *x = w->state;
    diag bad = {0};
    str url = str_copy(a, v->url);
    status s = feed_parse(a, v->answer.body, url.p, url, &w->feed, &bad);
    if (s != ST_OK) {
        note_failure(w, a, now, STR_NONE, &bad);
        return ST_OK;
    }
    str said = w->feed.head.updated.n ? w->feed.head.updated : w->feed.head.published;
    w->stale = calendar_order(said, x->updated) < 0;
    TRY(take_items(w, why));
    if (w->out->end == POLL_STOPPED) return ST_OK;
    if (said.n && !w->stale) x->updated = said;
    x->title = w->feed.head.title;
    // Items that wait are sent again.
    x->etag = w->out->waiting ? STR_NONE : v->answer.etag;
    x->last_modified = w->out->waiting ? STR_NONE : v->answer.last_modified;
    if (v->moved) x->address = v->url;
    x->ttl = (int64_t)w->feed.head.ttl_minutes * 60;
    note_success(x);
    return ST_OK;
}

static status take_answer(poll_work *w, arena *a, const visit *v, int64_t now, diag *why)
{
    diag bad = {0};
    int answer = w->state->answer = v->answer.status;
    if (answer == 200) return take_feed(w, a, v, now, why);
    if (answer == 304) {
        w->out->end = POLL_UNCHANGED;
        note_success(w->state);
        return ST_OK;
    }
    diag_set(&bad, ST_IO, NULL, 0, 0, "%.*s: the server answers %d",
             STR_ARG(webaddress_shown(v->url)), answer);
    note_failure(w, a, now, v->answer.retry_after, &bad);
    if (answer != 410) return ST_OK;
    w->state->gone = true;
    w->out->end = POLL_GONE;
    return ST_OK;
}

static status poll_feed(poll_work *w, arena *a, diag *why)
{
    feed_state *x = w->state;
    visit v;
    diag bad = {0};
    fetch_request r = {.url = x->address.n ? x->address : x->url,
                       .accept = STR("application/rss+xml, application/atom+xml, "
                                     "application/feed+json, application/xml;q=0.9, */*;q=0.5"),
                       .etag = x->etag,
                       .last_modified = x->last_modified,
                       .max_bytes = FEED_MAX_BYTES,
                       .own = !x->address.n};
    status s = visitor_get(w->f->visitor, &r, a, &v, &bad);
    int64_t now = time(NULL);
    if (s == ST_STORE) {
        *why = bad;
        return s;
    }
    x->polled = now;
    if (s == ST_OK) {
        TRY(take_answer(w, a, &v, now, why));
    } else if (stopped(w)) {
        w->out->end = POLL_STOPPED;
    } else {
        x->answer = 0;
        note_failure(w, a, now, STR_NONE, &bad);
    }
    return w->out->end == POLL_STOPPED ? ST_OK : feedstore_note(w->f->store, x, why);
}

status follower_poll(follower *f, feed_state *state, arena *a, poll_result *out, diag *why)
{
    poll_work w = {.f = f, .state = state, .out = out};
    memset(out, 0, sizeof *out);
    status s = poll_feed(&w, a, why);
    arena_free(&w.scratch);
    return s;
}
