// The model container: one file, memory-mapped, self-describing and checksummed.
//
// A file holds metadata (UTF-8 key and value pairs: version, licence, date, scores, hash of the
// training data) and named sections of raw little-endian arrays, each aligned to 64 bytes and with
// a checksum of its own. Format: doc/model-format.md. A mapped model is immutable and shared by
// all threads.
#ifndef DM_MODEL_MODEL_H
#define DM_MODEL_MODEL_H

#include "base/status.h"
#include "base/str.h"

typedef struct model model;

// The C type of a section's elements.
typedef enum {
    MODEL_BYTES,
    MODEL_I8,
    MODEL_I16,
    MODEL_I32,
    MODEL_U32,
    MODEL_F32,
    MODEL_KINDS
} model_kind;

typedef struct {
    str name;
    model_kind kind;
    uint32_t rows, cols; // a vector has one row
    const void *data;    // [rows * cols] elements, 64-byte aligned
    size_t bytes;
} model_section;

// Maps the file and checks magic, version, sizes and checksums. ST_IO when it cannot be read,
// ST_LIMIT when there is no memory for it, ST_MODEL when it is foreign, truncated or damaged.
status model_open(const char *path, model **out, diag *why);
// The same from bytes in memory, which are copied: for a model that comes from elsewhere.
status model_open_bytes(str bytes, model **out, diag *why);
void model_close(model *m);

// NULL when there is no such section.
const model_section *model_find(const model *m, str name);
// ST_MODEL unless the section exists with that kind and shape (0 for rows or cols: any).
status model_get(const model *m, const char *name, model_kind kind, uint32_t rows, uint32_t cols,
                 const model_section **out, diag *why);

// Metadata value, empty when absent; and by position, for `demarche model info`.
str model_meta(const model *m, str key);
size_t model_meta_count(const model *m);
void model_meta_at(const model *m, size_t i, str *key, str *value);
size_t model_section_count(const model *m);
const model_section *model_section_at(const model *m, size_t i);
// The path of the file `name` in the folder of `file`, NUL-terminated, into `out` (empty before);
// false when no such file is there.
bool model_beside(const char *file, const char *name, buf *out);
// 16 hex digits over the whole file: what a run's record calls the model's hash.
str model_hash(const model *m);

// Writing, for the trainer. Sections keep the order in which they are added; data is borrowed
// until it is written: to a file, the old one staying whole until the new one is, or behind what a
// buf holds.
typedef struct model_writer model_writer;
model_writer *model_writer_new(void);
void model_writer_meta(model_writer *w, const char *key, const char *value);
void model_writer_section(model_writer *w, const char *name, model_kind kind, uint32_t rows,
                          uint32_t cols, const void *data);
status model_write(const model_writer *w, const char *path, diag *why);
void model_write_bytes(const model_writer *w, buf *out);
void model_writer_delete(model_writer *w);

#endif
