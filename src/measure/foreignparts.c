#include "measure/foreignparts.h"

#define PEEK_BYTES ((size_t)1 << 10) // holds the mark of an archive; that of tar lies at 257

static status open_archive(foreign_parts *p, diag *why)
{
    str first;
    TRY(stream_peek_at_least(p->in, PEEK_BYTES, &first, why));
    return archive_looks_like(first) ? archive_open(p->in, p->path, &p->members, why) : ST_OK;
}

status foreignparts_open(const char *path, foreign_parts *p, diag *why)
{
    *p = (foreign_parts){.path = path};
    TRY(stream_open(path, &p->in, why));
    return open_archive(p, why);
}

void foreignparts_close(foreign_parts *p)
{
    foreign_close(&p->events);
    archive_close(p->members);
    if (p->in) stream_close(p->in);
    buf_free(&p->name);
    *p = (foreign_parts){0};
}

// A file of its own is its only part, which has the stream from now on.
static status open_file(foreign_parts *p, bool *more, diag *why)
{
    stream *in = p->in;
    p->in = NULL;
    *more = in != NULL;
    if (!in) return ST_OK;
    p->parts++;
    return foreign_open_stream(in, p->path, &p->events, why);
}

static status open_member(foreign_parts *p, const archive_member *m, diag *why)
{
    stream *in;
    buf_clear(&p->name);
    buf_add_format(&p->name, "%s/%.*s", p->path, STR_ARG(m->name));
    if (m->encrypted)
        return diag_set(why, ST_FORMAT, p->name.p, 0, 0,
                        "it is encrypted; unpack the archive with its password first");
    byte_source bytes = archive_bytes(p->members);
    TRY(stream_open_inside(p->in, &bytes, p->name.p, &in, why));
    return foreign_open_stream(in, p->name.p, &p->events, why);
}

static status end_archive(const foreign_parts *p, diag *why)
{
    const diag *damage = stream_damage(p->in);
    if (damage && why) *why = *damage;
    if (damage) return damage->code;
    if (p->parts) return ST_OK;
    return diag_set(why, ST_FORMAT, p->path, 0, 0, "nothing in this archive is an event file: %s",
                    FOREIGN_EXPECTED);
}

status foreignparts_next(foreign_parts *p, bool *more, diag *why)
{
    foreign_close(&p->events);
    if (!p->members) return open_file(p, more, why);
    for (;;) {
        archive_member m;
        TRY(archive_next(p->members, &m, more, why));
        if (!*more) return end_archive(p, why);
        if (!m.is_file) continue;
        status s = open_member(p, &m, why);
        if (s == ST_OK) p->parts++;
        if (s == ST_OK || !p->events.unknown) return s;
        foreign_close(&p->events); // a manual, a list
        p->others++;
    }
}
