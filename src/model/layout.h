// The bytes of a model file, version 1, little-endian; the specification is doc/model-format.md.
//
//     header (64 bytes) | metadata | directory | sections, each aligned to 64 bytes
//
// Only model.c and model_writer.c include this.
#ifndef DM_MODEL_LAYOUT_H
#define DM_MODEL_LAYOUT_H

#include "base/hash.h"
#include "model/model.h"

#define LAYOUT_MAGIC                                                                               \
    "\x89"                                                                                         \
    "DMODEL\n" // the high bit and the newline show a text transfer
#define LAYOUT_MAGIC_BYTES  8
#define LAYOUT_VERSION      1
#define LAYOUT_ALIGN        64
#define LAYOUT_NAME_BYTES   32   // a section's name with at least one NUL
#define LAYOUT_SECTIONS_MAX 1024 // far above need; bounds the directory of a foreign file

typedef struct {
    char magic[LAYOUT_MAGIC_BYTES];
    uint32_t version;
    uint32_t n_sections;
    uint64_t file_bytes;
    uint64_t meta_offset; // the metadata: key NUL value NUL, repeated
    uint64_t meta_bytes;
    uint64_t directory_offset; // n_sections entries
    uint64_t table_checksum;   // of the metadata's checksum and the directory's, as 16 bytes
    uint64_t header_checksum;  // of the 56 bytes before it
} layout_header;

typedef struct {
    char name[LAYOUT_NAME_BYTES];
    uint32_t kind; // model_kind
    uint32_t rows, cols;
    uint32_t reserved; // 0
    uint64_t offset;   // of the data in the file, a multiple of LAYOUT_ALIGN
    uint64_t checksum; // of the data
} layout_entry;

_Static_assert(sizeof(layout_header) == 64, "header is 64 bytes");
_Static_assert(sizeof(layout_entry) == 64, "entry is 64 bytes");

// XXH64 with seed 0: finds damage at some gigabytes a second, is no defence against an attacker.
static inline uint64_t layout_checksum(const void *p, size_t n)
{
    return hash_bytes(p, n, 0);
}

// Bytes of one element; 0 for an unknown kind.
static inline size_t layout_kind_bytes(uint32_t kind)
{
    switch (kind) {
    case MODEL_BYTES:
    case MODEL_I8: return 1;
    case MODEL_I16: return 2;
    case MODEL_I32:
    case MODEL_U32:
    case MODEL_F32: return 4;
    default: return 0;
    }
}

#endif
