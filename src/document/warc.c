#include "document/warc.h"

#include "base/lookahead.h"
#include "document/warchead.h"

#define SEEK_BYTES ((size_t)64 << 10) // looked through at a time

struct warc {
    lookahead look;
    const char *path;
    const warc_kind *kind;
    uint64_t number; // of records so far
    buf head;
};

bool warc_looks_like(str first)
{
    return KIND_WARC.begins(first) || (str_starts(first, STR("filedesc://")));
}

warc *warc_open(stream *in, const char *path)
{
    warc *w = mem_alloc(sizeof *w);
    *w = (warc){.look = {.in = in, .seam = STR("\r\n\r\n")}, .path = path};
    return w;
}

void warc_close(warc *w)
{
    if (!w) return;
    lookahead_free(&w->look);
    buf_free(&w->head);
    mem_free(w);
}

static void choose_kind(warc *w, str first)
{
    str path = str_of(w->path);
    bool named = str_ends_nocase(path, STR(".arc")) || str_ends_nocase(path, STR(".arc.gz")) ||
                 str_ends_nocase(path, STR(".arc.zst"));
    bool arc = KIND_ARC.begins(first) || (named && !KIND_WARC.begins(first));
    w->kind = arc ? &KIND_ARC : &KIND_WARC;
}

// Some archives are padded with zeros.
static size_t blank_bytes(str s)
{
    size_t n = 0;
    while (n < s.n && memchr("\r\n \t", s.p[n], 5)) n++;
    return n;
}

// --- the next place where a record begins

// Offset of the first record in `bytes` that begins behind the end of a line; SIZE_MAX: none.
// `to`: no further, because the bytes behind it are not all there.
static size_t find_record(const warc *w, str bytes, size_t to)
{
    str mark = w->kind->mark;
    for (size_t from = 0; from < to;) {
        size_t at = str_find(str_sub(bytes, from, bytes.n), mark);
        if (at == SIZE_MAX || from + at >= to) return SIZE_MAX;
        size_t start = from + at + (mark.n == 1); // a mark of one byte is the line end itself
        bool line = start > 0 && bytes.p[start - 1] == '\n';
        if (line && w->kind->begins(str_sub(bytes, start, bytes.n))) return start;
        from += at + 1;
    }
    return SIZE_MAX;
}

// Passes over up to `most` bytes, but no record. *passed: how many.
static status seek(warc *w, uint64_t most, uint64_t *passed, diag *why)
{
    *passed = 0;
    while (*passed < most) {
        str bytes;
        TRY(lookahead_show(&w->look, SEEK_BYTES, &bytes, why));
        bool last = bytes.n < SEEK_BYTES;
        size_t to = last ? bytes.n : bytes.n - ARC_MAX_LINE_BYTES;
        size_t at = find_record(w, bytes, to), n = at == SIZE_MAX ? to : at;
        bool done = at != SIZE_MAX || last;
        if (n > most - *passed) n = (size_t)(most - *passed);
        lookahead_take(&w->look, n);
        *passed += n;
        if (done) return ST_OK;
    }
    return ST_OK;
}

// What is no record is passed over, and reported once.
static status report_gap(warc *w, diag *why)
{
    uint64_t passed, at = w->look.taken;
    TRY(seek(w, UINT64_MAX, &passed, why));
    if (w->number == 0 && !at)
        return diag_set(why, ST_FORMAT, w->path, 0, 0,
                        "it does not begin with a record of %s archive; %llu bytes were passed "
                        "over",
                        w->kind->name, (unsigned long long)passed);
    return diag_set(
        why, ST_FORMAT, w->path, 0, 0,
        "no record begins behind record %llu, at byte %llu; %llu bytes were passed over",
        (unsigned long long)w->number, (unsigned long long)at, (unsigned long long)passed);
}

// --- heads

static status head_failed(warc *w, bool cut, diag *why)
{
    uint64_t passed;
    lookahead_take(&w->look, 1);
    TRY(seek(w, UINT64_MAX, &passed, why));
    if (cut)
        return diag_set(why, ST_FORMAT, w->path, 0, 0,
                        "the archive ends within the head of record %llu",
                        (unsigned long long)w->number);
    return diag_set(
        why, ST_LIMIT, w->path, 0, 0,
        "record %llu, at byte %llu, has a head of more than %zu bytes; it was passed over",
        (unsigned long long)w->number, (unsigned long long)(w->look.taken - passed - 1),
        WARC_MAX_HEAD_BYTES);
}

static status read_head(warc *w, warc_record *out, diag *why)
{
    str bytes;
    size_t end = 0, asked = 4096;
    for (;; asked *= 2) {
        TRY(lookahead_show(&w->look, asked, &bytes, why));
        if (w->kind->end(bytes, &end) == HEAD_WHOLE && end <= WARC_MAX_HEAD_BYTES) break;
        bool cut = bytes.n < asked;
        if (cut || asked >= WARC_MAX_HEAD_BYTES) return head_failed(w, cut, why);
    }
    buf_clear(&w->head);
    buf_add(&w->head, str_sub(bytes, 0, end));
    lookahead_take(&w->look, end);
    w->kind->read(w->head.p, w->head.n, out);
    return ST_OK;
}

// --- blocks

static void give_block(warc *w, str bytes, size_t n, warc_record *out)
{
    out->block = str_sub(bytes, 0, n);
    lookahead_take(&w->look, n);
}

static bool is_line_end(char c)
{
    return c == '\r' || c == '\n';
}

// Does the block end behind its first *n bytes: is there nothing more, or line ends and the next
// record? A length that is wrong by a line end is corrected.
static bool ends_here(const warc *w, str bytes, size_t *n)
{
    str separator = w->kind->separator;
    size_t end = *n;
    while (end < bytes.n && is_line_end(bytes.p[end])) end++;
    bool line = end > *n || !*n || bytes.p[*n - 1] == '\n';
    if (end < bytes.n && (!w->kind->begins(str_sub(bytes, end, bytes.n)) || !(line || separator.n)))
        return false;
    if (end == *n || !str_ends(str_sub(bytes, 0, end), separator)) return true;
    size_t right = end - separator.n, wrong = right > *n ? right - *n : *n - right;
    if (separator.n && wrong < separator.n) *n = right;
    return true;
}

// A block that ends before the next record, without what stands between them.
static size_t before_record(const warc *w, str bytes, size_t next)
{
    size_t n = next;
    for (int lines = w->kind->separator.n ? 2 : 1; lines && n && bytes.p[n - 1] == '\n'; lines--) {
        n--;
        if (n && bytes.p[n - 1] == '\r') n--;
    }
    return n;
}

// The block is not as long as its head says, or the head says nothing, or too much.
static status mend_block(warc *w, bool known, uint64_t length, warc_record *out, diag *why)
{
    const size_t asked = WARC_MAX_BLOCK_BYTES + ARC_MAX_LINE_BYTES;
    str bytes;
    TRY(lookahead_show(&w->look, asked, &bytes, why));
    bool last = bytes.n < asked; // the archive ends among them
    str separator = w->kind->separator;
    if (known && length < bytes.n && separator.n &&
        str_starts(str_sub(bytes, (size_t)length, bytes.n), separator)) {
        give_block(w, bytes, (size_t)length, out); // right, but what follows is no record
        return ST_OK;
    }
    out->mended = true;
    size_t to = last ? bytes.n : WARC_MAX_BLOCK_BYTES;
    size_t next = w->kind->begins(bytes) ? 0 : find_record(w, bytes, to);
    if (next != SIZE_MAX || last) {
        if (next == SIZE_MAX) next = bytes.n;
        give_block(w, bytes, before_record(w, bytes, next), out);
        return ST_OK;
    }
    if (known && length <= WARC_MAX_BLOCK_BYTES) {
        give_block(w, bytes, (size_t)length, out);
        return ST_OK;
    }
    uint64_t passed;
    out->too_long = true;
    TRY(seek(w, known ? length : UINT64_MAX, &passed, why));
    out->mended = !known || passed < length;
    return ST_OK;
}

static status read_block(warc *w, warc_record *out, diag *why)
{
    int64_t length = -1;
    bool known = str_to_int(out->length, &length) && length >= 0;
    if (known && (uint64_t)length <= WARC_MAX_BLOCK_BYTES) {
        str bytes;
        size_t n = (size_t)length;
        TRY(lookahead_show(&w->look, n + ARC_MAX_LINE_BYTES, &bytes, why));
        if (bytes.n >= n && ends_here(w, bytes, &n)) {
            give_block(w, bytes, n, out);
            return ST_OK;
        }
    }
    return mend_block(w, known, known ? (uint64_t)length : 0, out, why);
}

status warc_next(warc *w, warc_record *out, bool *more, diag *why)
{
    str bytes;
    *more = false;
    *out = (warc_record){0};
    for (;;) {
        TRY(lookahead_show(&w->look, ARC_MAX_LINE_BYTES, &bytes, why));
        size_t blank = blank_bytes(bytes);
        lookahead_take(&w->look, blank);
        if (!bytes.n) return ST_OK;
        if (blank < bytes.n) break;
    }
    *more = true;
    TRY(lookahead_show(&w->look, ARC_MAX_LINE_BYTES, &bytes, why));
    if (!w->kind) choose_kind(w, bytes);
    if (!w->kind->begins(bytes)) return report_gap(w, why);
    out->number = ++w->number;
    out->offset = w->look.taken;
    TRY(read_head(w, out, why));
    return read_block(w, out, why);
}
