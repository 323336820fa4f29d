#include "document/headfield.h"
#include "document/html.h"
#include "document/httpmessage.h"
#include "document/inputformat.h"
#include "document/warc.h"
#include "document/warctally.h"

#include <limits.h>
#include <stdio.h>

#define URL_SHOWN 120 // bytes of an address in a message

// An archive of the web: a record that holds a page or a plain text is a record here.
typedef struct {
    const input *in;
    warc *archive;
    warc_tally *tally; // what is passed over; the reader's
    size_t unread;     // pages in encodings that are not understood
    char encoding[16]; // the first of them
    bool something, ended;
    arena scratch; // for one record of the archive: thousands may be passed over between two pages
} warc_input;

// What is not given as a record.
typedef enum { USE, PASS } verdict;

// --- what a record is

// The archivers' own notes have addresses of their own schemes (metadata:, dns:, urn:).
static bool is_of_the_web(str url)
{
    str rest = url, scheme = str_split(&rest, ':');
    return !rest.p || str_among_nocase(scheme, STR("http|https|ftp|ftps|file"), '|');
}

// Texts for programs, not for people.
static bool is_service(str url)
{
    size_t slash = url.n, end = str_find_byte(url, '?', 0);
    if (end != SIZE_MAX) url.n = slash = end;
    while (slash && url.p[slash - 1] != '/') slash--;
    return str_among_nocase(str_sub(url, slash, url.n),
                            STR("robots.txt|ads.txt|app-ads.txt|security.txt|humans.txt|llms.txt"),
                            '|');
}

typedef enum { MEDIA_PAGE, MEDIA_TEXT, MEDIA_UNSAID, MEDIA_OTHER } media_sort;

static media_sort media_of(str media)
{
    if (str_among_nocase(media, STR("text/html|application/xhtml+xml"), '|')) return MEDIA_PAGE;
    if (str_eq_nocase(media, STR("text/plain"))) return MEDIA_TEXT;
    bool unsaid = !media.n || str_among_nocase(media,
                                               STR("application/octet-stream|application/unknown|"
                                                   "unknown|unk|no-type"),
                                               '|');
    return unsaid ? MEDIA_UNSAID : MEDIA_OTHER;
}

// What a record holds, without HTTP around it.
typedef struct {
    str content_type;
    http_body body;
} payload;

static verdict count(warc_input *x, tally_sort sort)
{
    x->tally->n[sort]++;
    return PASS;
}

static verdict sort_record(warc_input *x, const warc_record *r)
{
    if (r->odd_version) x->tally->n[TALLY_ODD_VERSION]++;
    if (r->mended) x->tally->n[TALLY_MENDED]++;
    if (str_eq_nocase(r->type, STR("revisit"))) return count(x, TALLY_REVISIT);
    if (!str_among_nocase(r->type, STR("response|resource|conversion"), '|') ||
        !is_of_the_web(r->url))
        return count(x, TALLY_NOTE);
    if (r->too_long) return count(x, TALLY_LONG);
    return is_service(r->url) ? count(x, TALLY_SERVICE) : USE;
}

static verdict sort_code(warc_input *x, int code)
{
    if (code == 200) return USE;
    if (code >= 300 && code < 400) return count(x, TALLY_REDIRECT);
    return count(x, code >= 400 ? TALLY_ERROR : TALLY_EMPTY); // 1xx, 204, 206: no whole page
}

// "record 17 (http://example.org/)", for messages.
static str place_of(arena *a, const warc_record *r)
{
    char text[URL_SHOWN + 64];
    bool cut = r->url.n > URL_SHOWN;
    snprintf(text, sizeof text, "record %llu%s%.*s%s%s", (unsigned long long)r->number,
             r->url.n ? " (" : "", cut ? URL_SHOWN : (int)r->url.n, r->url.n ? r->url.p : "",
             cut ? "..." : "", r->url.n ? ")" : "");
    return str_copy(a, str_of(text));
}

static void set_place(const warc_input *x, const warc_record *r, arena *a, raw_record *out)
{
    out->file = str_copy(a, str_of(x->in->path));
    out->line = r->number < INT_MAX ? (int)r->number : INT_MAX;
    out->place = place_of(a, r);
}

// Names the record in a failure, and in what is kept of it.
static status of_record(const warc_input *x, const warc_record *r, arena *a, status s,
                        raw_record *out, diag *why)
{
    if (s == ST_OK) return s;
    *out = (raw_record){0};
    set_place(x, r, a, out);
    if (!why) return s;
    snprintf(why->file, sizeof why->file, "%s, %.*s", x->in->path, STR_ARG(out->place));
    why->line = 0;
    return s;
}

static status fail(const char *what, diag *why)
{
    return diag_set(why, ST_FORMAT, NULL, 0, 0, "%s", what);
}

static void count_unread(warc_input *x, str encoding)
{
    if (!x->unread++) snprintf(x->encoding, sizeof x->encoding, "%.*s", STR_ARG(encoding));
}

// Pictures and films are not even unpacked.
static verdict sort_media(warc_input *x, str content_type)
{
    str media = headfield_media(content_type);
    if (media_of(media) != MEDIA_OTHER) return USE;
    warctally_type(x->tally, media);
    return PASS;
}

static status open_message(warc_input *x, const warc_record *r, payload *out, verdict *found,
                           diag *why)
{
    http_message m;
    if (!http_read(&x->scratch, r->block, &m))
        return fail("its HTTP answer has no head that can be read", why);
    *found = sort_code(x, m.code);
    if (*found == USE) *found = sort_media(x, m.content_type);
    out->content_type = m.content_type;
    if (*found == PASS) return ST_OK;
    return http_body_read(&x->scratch, &m, r->mended, HTML_MAX_BYTES, &out->body, why);
}

static status open_record(warc_input *x, const warc_record *r, payload *out, verdict *found,
                          diag *why)
{
    if (http_looks_like(r->block)) return open_message(x, r, out, found, why);
    bool http = str_eq_nocase(headfield_media(r->content_type), STR("application/http"));
    if (http && str_trim(r->block).n) return fail("it holds no HTTP answer", why);
    *found = http ? USE : sort_media(x, r->content_type);
    *out = (payload){.content_type = r->content_type, .body = {.bytes = r->block}};
    if (*found == PASS || r->block.n <= HTML_MAX_BYTES) return ST_OK;
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "it has more than %zu bytes; it was passed over",
                    HTML_MAX_BYTES);
}

// Why the document may not be whole; empty: nothing says so.
static str damage_of(arena *a, const warc_record *r, const http_body *body)
{
    char text[160];
    if (r->truncated.n) {
        snprintf(text, sizeof text, "the archiver cut it off (%.*s); what is there was used",
                 (int)(r->truncated.n < 60 ? r->truncated.n : 60), r->truncated.p);
        return str_copy(a, str_of(text));
    }
    if (r->segment) return STR("it goes on in another record; what is in this one was used");
    if (body->damage) return str_of(body->damage);
    if (!r->mended || body->proven) return STR_NONE;
    return STR("the length of its record is wrong; what stands before the next record was used");
}

// The record as a document to be; PASS when there is none in it.
static verdict make_raw(warc_input *x, const warc_record *r, arena *a, const payload *p,
                        raw_record *out)
{
    str media = headfield_media(p->content_type);
    bool looks = html_looks_like(p->body.bytes);
    if (p->body.unread.n) {
        count_unread(x, p->body.unread);
        return PASS;
    }
    if (media_of(media) == MEDIA_UNSAID && !looks) {
        warctally_type(x->tally, media);
        return PASS;
    }
    *out =
        (raw_record){.kind = looks || media_of(media) == MEDIA_PAGE ? RECORD_PAGE : RECORD_TEXT,
                     .bytes = str_copy(a, p->body.bytes),
                     .charset = str_copy(a, headfield_parameter(p->content_type, STR("charset"))),
                     .damage = damage_of(a, r, &p->body)};
    set_place(x, r, a, out);
    out->known.url = str_copy(a, r->url);
    return USE;
}

static status read_record(warc_input *x, const warc_record *r, arena *a, raw_record *out,
                          verdict *found, diag *why)
{
    payload p = {0};
    *found = sort_record(x, r);
    if (*found == PASS) return ST_OK;
    arena_reset(&x->scratch);
    TRY(open_record(x, r, &p, found, why));
    if (*found == PASS) return ST_OK;
    if (!str_trim(p.body.bytes).n && r->mended)
        return fail("its length is wrong, and nothing is in it", why);
    *found = str_trim(p.body.bytes).n ? make_raw(x, r, a, &p, out) : count(x, TALLY_EMPTY);
    return ST_OK;
}

// --- the source

static status at_end(warc_input *x, diag *why)
{
    x->ended = true;
    if (!x->unread) return input_end(x->in, x->something, why);
    return diag_set(why, ST_FORMAT, x->in->path, 0, 0,
                    "%zu of its pages are packed in a way that is not understood (%s); they were "
                    "passed over",
                    x->unread, x->encoding);
}

static status next_record(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    warc_input *x = state;
    *more = false;
    while (!x->ended) {
        warc_record record;
        verdict found;
        status s = warc_next(x->archive, &record, more, why);
        if (s == ST_OK && !*more) return at_end(x, why);
        x->something = true;
        TRY(s);
        TRY(of_record(x, &record, a, read_record(x, &record, a, out, &found, why), out, why));
        if (found == USE) return ST_OK;
    }
    return ST_OK;
}

static void close_warc(void *state)
{
    warc_input *x = state;
    warc_close(x->archive);
    arena_free(&x->scratch);
    mem_free(x);
}

static status open_warc(const input *in, record_source *out, diag *why)
{
    (void)why;
    warc_input *x = mem_alloc(sizeof *x);
    *x = (warc_input){.in = in, .archive = warc_open(in->in, in->path), .tally = &in->passed->web};
    *out = (record_source){.state = x, .next = next_record, .close = close_warc};
    return ST_OK;
}

const input_format FORMAT_WARC = {
    .suffixes = ".warc|.arc|.wet", .looks_like = warc_looks_like, .open = open_warc};
