#include "document/inputformat.h"
#include "document/mail.h"
#include "document/mailhead.h"

#include <string.h>

// A mailbox (mbox): mails one after the other, each behind a line "From ADDRESS DATE", in a mail's
// own text such lines begin with ">". A mail alone is a mailbox of one.
typedef struct {
    const input *in;
    buf line;      // the next one, when `has_line`
    bool has_line; // it was read and belongs to the next mail
    bool in_box;
    bool something; // a record, or a failure of one, has been given
    bool ended;
    int line_of_next; // of the file, where the mail begins
} mail_input;

// "From jane@courier.example Tue Mar  4 10:00:00 2025": with a year, behind an empty line.
static bool begins_mail(str line)
{
    static const char DAYS[] = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";
    if (!str_starts(line, STR("From "))) return false;
    for (str rest = str_sub(line, 5, line.n); rest.p;)
        if (str_in_list(str_split(&rest, ' '), DAYS, '|')) return true;
    return false;
}

// ">From " and ">>From " of a mail's text lose a ">".
static str without_guard(str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '>') n++;
    bool guarded = n && str_starts(str_sub(line, n, line.n), STR("From "));
    return guarded ? str_sub(line, 1, line.n) : line;
}

static status next_line(mail_input *m, bool *more, diag *why)
{
    if (m->has_line) {
        m->has_line = false;
        *more = true;
        return ST_OK;
    }
    return stream_line(m->in->in, MAIL_MAX_BYTES, &m->line, more, why);
}

// The lines up to the next mail, into `bytes`; of a mail that is too long, no more of them.
static status collect(mail_input *m, buf *bytes, bool *too_long, diag *why)
{
    bool blank = false, first = true;
    for (bool more = true;;) {
        status s = next_line(m, &more, why);
        if (s == ST_LIMIT) {
            *too_long = true;
            continue;
        }
        if (s != ST_OK) return s;
        if (!more) {
            m->ended = true;
            return ST_OK;
        }
        str line = buf_str(&m->line);
        if (m->in_box && blank && !first && begins_mail(line)) {
            m->has_line = true;
            return ST_OK;
        }
        if (first) m->line_of_next = stream_line_number(m->in->in);
        first = false;
        blank = !str_trim(line).n;
        if (*too_long || bytes->n + line.n + 1 > MAIL_MAX_BYTES) {
            *too_long = true;
            continue;
        }
        buf_add(bytes, m->in_box ? without_guard(line) : line);
        buf_add_byte(bytes, '\n');
    }
}

static status give(mail_input *m, arena *a, const buf *bytes, bool too_long, raw_record *out,
                   diag *why)
{
    int line = m->in_box ? m->line_of_next : 0;
    m->something = true;
    if (too_long)
        return diag_set(why, ST_LIMIT, m->in->path, line, 0,
                        "the mail has more than %zu bytes with its attachments; it was passed over",
                        MAIL_MAX_BYTES);
    *out = (raw_record){.kind = RECORD_MAIL,
                        .bytes = str_copy(a, buf_str(bytes)),
                        .file = str_of(m->in->path),
                        .line = line};
    if (m->ended) out->damage = input_damage(m->in, a);
    return ST_OK;
}

static status next_mail(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    mail_input *m = state;
    *more = false;
    while (!m->ended) {
        buf bytes = {0};
        bool too_long = false;
        status s = collect(m, &bytes, &too_long, why);
        bool any = too_long || str_trim(buf_str(&bytes)).n;
        if (s != ST_OK) m->ended = true;
        if (s == ST_OK && any) {
            *more = true;
            s = give(m, a, &bytes, too_long, out, why);
        }
        buf_free(&bytes);
        if (s != ST_OK || *more) return s;
    }
    // That packed data is damaged was told with the last mail.
    return m->something ? ST_OK : input_end(m->in, false, why);
}

static void close_mail(void *state)
{
    mail_input *m = state;
    buf_free(&m->line);
    mem_free(m);
}

static status open_mail(const input *in, record_source *out, diag *why)
{
    str first;
    TRY(stream_peek(in->in, &first, why));
    mail_input *m = mem_alloc(sizeof *m);
    *m = (mail_input){.in = in, .in_box = mail_looks_like_box(first)};
    *out = (record_source){.state = m, .next = next_mail, .close = close_mail};
    return ST_OK;
}

static bool looks_like_mail(str first)
{
    return mail_looks_like_box(first) || mail_looks_like(first);
}

const input_format FORMAT_MAIL = {
    .suffixes = ".eml|.mbox", .looks_like = looks_like_mail, .open = open_mail};
