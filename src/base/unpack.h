// A source of packed bytes becomes a source of what is in them: gzip (RFC 1952; several members one
// after the other are one) and Zstandard (RFC 8878; several frames, skippable ones between them).
// Which one it is, is known by the first bytes. A skippable frame at the beginning may hold the
// dictionary for the others, as in .warc.zst (IIPC, "Zstandard Compression for WARC files").
//
// Memory is bounded by a window (32 KiB of gzip, 128 MiB of Zstandard), time by a ratio: data that
// unpacks to more than UNPACK_MAX_RATIO times its size is damage, as in what was made to fill a
// disk. One thread.
//
//     unpack_meter meter = {0};
//     byte_source inner;
//     TRY(unpack_open(packing_of(first), &source, first, &meter, "a.gz", &inner, why));
#ifndef DM_BASE_UNPACK_H
#define DM_BASE_UNPACK_H

#include "base/bytesource.h"
#include "base/str.h"

#include <stdint.h>

typedef enum { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD } packing;

// That many first bytes tell it, fewer when there are no more.
#define PACKING_MAGIC_BYTES 4

// Text packs to a third, tables and logs to a fiftieth. gzip of nothing but zeros reaches 1,030,
// Zstandard 20,000.
#define UNPACK_MAX_RATIO 300
// What any input may unpack to, whatever its ratio: a third of a second.
#define UNPACK_MAX_FREE_BYTES ((uint64_t)128 << 20)
// Logarithm of the largest window of Zstandard: 128 MiB, what `zstd --long` needs and `zstd -d`
// takes.
#define UNPACK_MAX_WINDOW_LOG 27

// Bytes of a dictionary; those of web archives have 1 MiB at most.
#define UNPACK_MAX_DICTIONARY ((size_t)16 << 20)

// Bytes read of the file itself: all packings around one another count against them.
typedef struct {
    uint64_t packed;
} unpack_meter;

packing packing_of(str first);

// Whether `unpacked` bytes are more than may come out of `packed` bytes of a file.
bool unpack_too_much(uint64_t unpacked, uint64_t packed);
// How a message about that ends.
#define UNPACK_TOO_MUCH                                                                            \
    "unpacks to hundreds of times its size, as what was made to do harm; unpack it yourself if "   \
    "you know it"

// `from` becomes the new source's, in any case; `first` was read of it already (at most
// UNPACK_BUFFER_BYTES) and is counted. `meter` and `name` (for messages) are borrowed. `outermost`:
// `from` gives the bytes of the file, which are to be counted.
status unpack_open(packing kind, const byte_source *from, str first, bool outermost,
                   unpack_meter *meter, const char *name, byte_source *out, diag *why);

// Behind the end of what `unpacked` (made by unpack_open) gives, whether by damage or by padding:
// goes to where the next member or frame begins, and reading goes on there. *more is false when
// none does, and behind what was taken for a bomb.
status unpack_resume(const byte_source *unpacked, bool *more, diag *why);

#define UNPACK_BUFFER_BYTES ((size_t)64 << 10) // zlib works in windows of 32 KiB

#endif
