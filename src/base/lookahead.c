#include "base/lookahead.h"

// Moves what was not taken to the front, when that is the smaller part: each byte is moved once on
// average.
static void make_room(lookahead *l)
{
    size_t left = l->held.n - l->at;
    if (l->at == 0 || left > l->at) return;
    if (left) memmove(l->held.p, l->held.p + l->at, left);
    l->held.n = left;
    l->at = 0;
}

static status read_more(lookahead *l, diag *why)
{
    str bytes;
    status s = stream_peek(l->in, &bytes, why);
    if (s == ST_OK && !bytes.n && l->seam.n) {
        bool more;
        s = stream_resume(l->in, &more, why);
        if (s == ST_OK && more) {
            buf_add(&l->held, l->seam);
            return ST_OK;
        }
    }
    l->ended = s != ST_OK || !bytes.n;
    if (l->ended) return s;
    make_room(l);
    buf_add(&l->held, bytes);
    stream_take(l->in, bytes.n);
    return ST_OK;
}

status lookahead_show(lookahead *l, size_t n, str *bytes, diag *why)
{
    while (l->held.n - l->at < n && !l->ended) TRY(read_more(l, why));
    size_t left = l->held.n - l->at;
    *bytes = left ? (str){l->held.p + l->at, left} : STR_NONE;
    return ST_OK;
}

void lookahead_take(lookahead *l, size_t n)
{
    size_t there = l->held.n - l->at;
    n = n < there ? n : there;
    l->at += n;
    l->taken += n;
}

void lookahead_free(lookahead *l)
{
    buf_free(&l->held);
}
