// A stream of which any number of bytes can be seen before they are taken: for formats whose
// lengths may lie, so that a reader wants to see what stands behind a piece before it believes it.
//
// Memory is as much as was ever asked for, plus what a stream reads at once; time is that of a
// copy. One thread.
//
//     lookahead l = {.in = in};
//     TRY(lookahead_show(&l, 1000, &bytes, why));
//     lookahead_take(&l, 10);
//     lookahead_free(&l);
#ifndef DM_BASE_LOOKAHEAD_H
#define DM_BASE_LOOKAHEAD_H

#include "base/stream.h"

// Zero-initialise but for `in`, which is borrowed, and `seam`.
typedef struct {
    stream *in;
    str seam;       // goes on behind damage of packed data (stream_resume), and puts this in its
                    // place; empty: ends there
    buf held;       // read from the stream; [at, n) were not taken yet
    size_t at;      // of `held`
    uint64_t taken; // bytes since the beginning
    bool ended;     // the stream gives no more
} lookahead;

// All bytes that are there without being taken: at least n of them, fewer only at the end of the
// stream. They stay valid until the next call. ST_IO when reading fails: the stream ends there.
status lookahead_show(lookahead *l, size_t n, str *bytes, diag *why);
// Takes n of the bytes that were shown; until the next call they may be changed.
void lookahead_take(lookahead *l, size_t n);
void lookahead_free(lookahead *l);

#endif
