#include "document/archive.h"
#include "document/inputformat.h"

#include <string.h>

// An archive: what its members hold, each read by its own format.
typedef struct {
    const input *in;
    archive_stream *members;
    reader *member; // NULL between members
    buf path;       // "news.zip/2020/a.txt"
    bool found;     // a member that is read, or a failure of one
    bool ended;
} archive_input;

static bool is_hidden(str name)
{
    for (str rest = name; rest.p;) {
        str name_part = str_split(&rest, '/');
        if (str_eq(name_part, STR("__MACOSX"))) return true;
        if (name_part.n > 1 && name_part.p[0] == '.' && !str_eq(name_part, STR(".."))) return true;
    }
    return false;
}

// Whether the member is to be read; what is not is counted.
static bool is_wanted(const archive_input *x, const archive_member *m)
{
    if (m->is_folder) return false;
    if (!m->is_file)
        x->in->passed->special++;
    else if (is_hidden(m->name))
        x->in->passed->hidden++;
    else if (!reader_knows_name(m->name))
        x->in->passed->unknown++;
    else
        return true;
    return false;
}

static status open_member(archive_input *x, const archive_member *m, diag *why)
{
    stream *bytes;
    x->found = true;
    x->path.n = strlen(x->in->path) + 1;
    buf_add(&x->path, m->name);
    if (m->encrypted)
        return diag_set(why, ST_FORMAT, x->path.p, 0, 0,
                        "it is encrypted; unpack the archive with its password first");
    byte_source source = archive_bytes(x->members);
    TRY(stream_open_inside(x->in->in, &source, x->path.p, &bytes, why));
    return input_open_member(x->in, bytes, x->path.p, &x->member, why);
}

// Goes to the next member that is to be read; *more is false at the end of the archive.
static status next_member(archive_input *x, bool *more, diag *why)
{
    for (;;) {
        archive_member m;
        TRY(archive_next(x->members, &m, more, why));
        if (!*more) break;
        if (!is_wanted(x, &m)) continue;
        status s = open_member(x, &m, why);
        if (s != ST_OK) x->member = NULL;
        return s;
    }
    if (!x->found && !stream_damage(x->in->in))
        return diag_set(why, ST_FORMAT, x->in->path, 0, 0,
                        "nothing in this archive has a name that tells its kind (.txt, .jsonl and "
                        "so on)");
    return input_end(x->in, true, why);
}

static void close_member(archive_input *x)
{
    reader_close(x->member);
    x->member = NULL;
}

static status next_record(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    archive_input *x = state;
    for (*more = !x->ended; *more;) {
        if (!x->member) {
            status s = next_member(x, more, why);
            if (!*more) x->ended = true;
            if (s != ST_OK || !*more) return s;
        }
        bool any;
        status s = reader_next(x->member, a, out, &any, why);
        if (!any) close_member(x);
        if (s != ST_OK || any) return s;
    }
    return ST_OK;
}

static void close_archive(void *state)
{
    archive_input *x = state;
    close_member(x);
    archive_close(x->members);
    buf_free(&x->path);
    mem_free(x);
}

static status open_archive(const input *in, record_source *out, diag *why)
{
    archive_stream *members;
    if (in->depth >= INPUT_MAX_DEPTH)
        return diag_set(why, ST_LIMIT, in->path, 0, 0,
                        "an archive in an archive in an archive; unpack the outer one first");
    TRY(archive_open(in->in, in->path, &members, why));
    archive_input *x = mem_alloc(sizeof *x);
    *x = (archive_input){.in = in, .members = members};
    buf_add_c(&x->path, in->path);
    buf_add_byte(&x->path, '/');
    *out = (record_source){.state = x, .next = next_record, .close = close_archive};
    return ST_OK;
}

const input_format FORMAT_ARCHIVE = {
    .suffixes = ".zip|.tar|.tgz|.tzst", .looks_like = archive_looks_like, .open = open_archive};
