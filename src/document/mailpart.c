#include "document/mailpart.h"

#include "base/ascii.h"
#include "base/base64.h"

#include <string.h>

#define MAX_BOUNDARY 200 // bytes; RFC 2046 allows 70

// A part that is still to be walked.
typedef struct {
    str bytes;
    uint32_t begin;
    int depth;
    int group;
    bool embedded;
    bool in_digest; // where a part is a mail unless it says otherwise
} pending;

typedef struct {
    arena *a;
    VEC(pending) todo; // the last one is next
    VEC(mail_part) parts;
    VEC(pending) children; // of the part in hand
    size_t seen;
    int groups;
    mail_parts *out;
} walker;

// --- parts of parts

typedef enum { LINE_OTHER, LINE_NEXT, LINE_LAST } boundary_line;

static boundary_line line_kind(str line, str boundary)
{
    if (!str_starts(line, STR("--"))) return LINE_OTHER;
    line = str_sub(line, 2, line.n);
    if (!str_starts(line, boundary)) return LINE_OTHER;
    line = str_sub(line, boundary.n, line.n);
    bool last = str_starts(line, STR("--"));
    if (last) line = str_sub(line, 2, line.n);
    if (str_trim(line).n) return LINE_OTHER;
    return last ? LINE_LAST : LINE_NEXT;
}

// Where a part ends before the line break that belongs to the boundary behind it.
static size_t before_break(str s, size_t begin, size_t at)
{
    if (at > begin && s.p[at - 1] == '\n') at--;
    if (at > begin && s.p[at - 1] == '\r') at--;
    return at;
}

static void add_child(walker *w, const pending *of, str body, size_t begin, size_t end)
{
    if (w->seen + w->children.n >= MAILPART_MAX_PARTS) {
        w->out->cut = true;
        return;
    }
    pending child = *of;
    child.bytes = str_sub(body, begin, end);
    child.begin = (uint32_t)((size_t)(body.p - of->bytes.p) + of->begin + begin);
    child.depth++;
    *vec_push(w->a, &w->children) = child;
}

static void split_parts(walker *w, const pending *of, str body, str boundary)
{
    size_t begin = SIZE_MAX; // of the part in hand
    bool closed = false;
    for (size_t at = 0, next; at < body.n && !closed; at = next) {
        next = str_find_byte(body, '\n', at);
        next = next == SIZE_MAX ? body.n : next + 1;
        boundary_line kind = line_kind(str_sub(body, at, next), boundary);
        if (kind == LINE_OTHER) continue;
        if (begin != SIZE_MAX) add_child(w, of, body, begin, before_break(body, begin, at));
        begin = next;
        closed = kind == LINE_LAST;
    }
    if (closed) return;
    w->out->open = true;
    if (begin != SIZE_MAX) add_child(w, of, body, begin, body.n);
}

static void push_children(walker *w)
{
    while (w->children.n) *vec_push(w->a, &w->todo) = w->children.p[--w->children.n];
}

static void add_leaf(walker *w, const pending *p, const mail_head *head, str type, str body)
{
    str disposition = mailhead_find(head, "content-disposition");
    str name = mailhead_parameter(w->a, disposition, "filename");
    if (!name.n) name = mailhead_parameter(w->a, mailhead_find(head, "content-type"), "name");
    *vec_push(w->a, &w->parts) = (mail_part){
        .head = *head,
        .type = type,
        .body = body,
        .begin = (uint32_t)((size_t)(body.p - p->bytes.p) + p->begin),
        .group = p->group,
        .attached = str_eq(mailhead_value(w->a, disposition), STR("attachment")),
        .embedded = p->embedded,
        .name = name,
    };
}

static void walk_one(walker *w, pending p)
{
    size_t at = 0;
    mail_head head = mailhead_read(w->a, p.bytes, &at);
    str body = str_sub(p.bytes, at, p.bytes.n), content = mailhead_find(&head, "content-type");
    if (!body.p) body = str_sub(p.bytes, p.bytes.n, p.bytes.n);
    str type = mailhead_value(w->a, content);
    if (!type.n) type = p.in_digest ? STR("message/rfc822") : STR("text/plain");
    if (!p.depth) w->out->head = head;
    bool mail = str_eq(type, STR("message/rfc822")), many = str_starts(type, STR("multipart/"));
    str boundary = many ? mailhead_parameter(w->a, content, "boundary") : STR_NONE;
    if ((!mail && !boundary.n) || boundary.n > MAX_BOUNDARY) {
        add_leaf(w, &p, &head, many ? STR("text/plain") : type, body);
        return;
    }
    if (p.depth >= MAILPART_MAX_DEPTH) {
        w->out->cut = true;
        return;
    }
    bool of_digest = p.in_digest;
    p.in_digest = str_eq(type, STR("multipart/digest"));
    if (mail) {
        p.embedded = p.embedded || !of_digest;
        p.group = -1;
        add_child(w, &p, body, 0, body.n);
    } else {
        if (str_eq(type, STR("multipart/alternative"))) p.group = w->groups++;
        split_parts(w, &p, body, boundary);
    }
    push_children(w);
}

mail_parts mailpart_walk(arena *a, str message)
{
    mail_parts out = {0};
    walker w = {.a = a, .out = &out};
    *vec_push(a, &w.todo) = (pending){.bytes = message, .group = -1};
    while (w.todo.n) {
        w.seen++;
        pending next = w.todo.p[--w.todo.n];
        walk_one(&w, next);
    }
    out.p = w.parts.p;
    out.n = w.parts.n;
    return out;
}

// --- bytes

// Length of a line break that "=" at byte i hides, with blanks before it; 0: it hides none.
static size_t soft_break(str s, size_t i)
{
    size_t at = i + 1;
    while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t' || s.p[at] == '\r')) at++;
    if (at >= s.n) return s.n - i;
    return s.p[at] == '\n' ? at + 1 - i : 0;
}

static void decode_quoted(arena *a, const mail_part *p, mail_bytes *out)
{
    str s = p->body;
    char *text = arena_alloc(a, s.n + 1);
    size_t n = 0;
    offset_map_add(&out->map, a, 0, p->begin);
    for (size_t i = 0; i < s.n;) {
        size_t skip = s.p[i] == '=' ? soft_break(s, i) : 0;
        if (s.p[i] != '=') {
            text[n++] = s.p[i++];
            continue;
        }
        int high = i + 2 < s.n ? ascii_hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? ascii_hex(s.p[i + 2]) : -1;
        if (!skip && low < 0) {
            text[n++] = s.p[i++]; // it was not encoded
            continue;
        }
        if (!skip) text[n++] = (char)(high << 4 | low);
        i += skip ? skip : 3;
        offset_map_add(&out->map, a, (uint32_t)n, p->begin + (uint32_t)i);
    }
    out->text = (str){text, n};
    offset_map_add(&out->map, a, (uint32_t)n, p->begin + (uint32_t)s.n);
}

// Four digits at a time, so that each place has its bytes.
static void decode_base64(arena *a, const mail_part *p, mail_bytes *out)
{
    str s = p->body;
    buf bytes = {0};
    char group[4];
    size_t n = 0, first = 0;
    bool good = true;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        if (ascii_is_space(s.p[i])) continue;
        if (!base64_is_digit(s.p[i])) {
            good = false;
            continue;
        }
        if (!n) first = i;
        group[n++] = s.p[i];
        if (n < sizeof group) continue;
        offset_map_add(&out->map, a, (uint32_t)bytes.n, p->begin + (uint32_t)first);
        good = base64_decode((str){group, n}, &bytes) && good;
        n = 0;
    }
    offset_map_add(&out->map, a, (uint32_t)bytes.n, p->begin + (uint32_t)first);
    good = base64_decode((str){group, n}, &bytes) && good;
    offset_map_add(&out->map, a, (uint32_t)bytes.n, p->begin + (uint32_t)s.n);
    out->text = str_copy(a, buf_str(&bytes));
    out->damaged = !good;
    buf_free(&bytes);
}

mail_bytes mailpart_decode(arena *a, const mail_part *p)
{
    mail_bytes out = {0};
    str how = mailhead_value(a, mailhead_find(&p->head, "content-transfer-encoding"));
    if (str_eq(how, STR("quoted-printable"))) {
        decode_quoted(a, p, &out);
    } else if (str_eq(how, STR("base64"))) {
        decode_base64(a, p, &out);
    } else {
        out.text = p->body;
        offset_map_add(&out.map, a, 0, p->begin);
        offset_map_add(&out.map, a, (uint32_t)p->body.n, p->begin + (uint32_t)p->body.n);
    }
    return out;
}
