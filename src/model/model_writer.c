#include "base/file.h"
#include "model/layout.h"
#include "model/model.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    layout_entry entry;
    const void *data; // borrowed until model_write
    size_t bytes;
} pending;

struct model_writer {
    arena memory;
    buf meta;
    VEC(pending) sections;
};

model_writer *model_writer_new(void)
{
    model_writer *w = mem_alloc(sizeof *w);
    *w = (model_writer){0};
    return w;
}

void model_writer_meta(model_writer *w, const char *key, const char *value)
{
    buf_add_c(&w->meta, key);
    buf_add_byte(&w->meta, '\0');
    buf_add_c(&w->meta, value);
    buf_add_byte(&w->meta, '\0');
}

void model_writer_section(model_writer *w, const char *name, model_kind kind, uint32_t rows,
                          uint32_t cols, const void *data)
{
    pending *p = vec_push(&w->memory, &w->sections);
    p->entry.kind = (uint32_t)kind;
    p->entry.rows = rows;
    p->entry.cols = cols;
    p->data = data;
    p->bytes = (size_t)rows * cols * layout_kind_bytes((uint32_t)kind);
    snprintf(p->entry.name, sizeof p->entry.name, "%s", name);
    p->entry.checksum = layout_checksum(data, p->bytes);
}

static uint64_t round_up(uint64_t n)
{
    return (n + LAYOUT_ALIGN - 1) / LAYOUT_ALIGN * LAYOUT_ALIGN;
}

// Lays the file out: fills in the offsets of the sections and the header.
static layout_header plan(const model_writer *w, layout_entry *entries)
{
    size_t n = w->sections.n;
    layout_header h = {.version = LAYOUT_VERSION,
                       .n_sections = (uint32_t)n,
                       .meta_offset = sizeof(layout_header),
                       .meta_bytes = w->meta.n};
    memcpy(h.magic, LAYOUT_MAGIC, LAYOUT_MAGIC_BYTES);
    h.directory_offset = round_up(h.meta_offset + h.meta_bytes);
    uint64_t at = h.directory_offset + n * sizeof(layout_entry);
    for (size_t i = 0; i < n; i++) {
        entries[i] = w->sections.p[i].entry;
        entries[i].offset = round_up(at);
        at = entries[i].offset + w->sections.p[i].bytes;
    }
    h.file_bytes = at;
    uint64_t both[2] = {layout_checksum(w->meta.p, w->meta.n),
                        layout_checksum(entries, n * sizeof *entries)};
    h.table_checksum = layout_checksum(both, sizeof both);
    h.header_checksum = layout_checksum(&h, offsetof(layout_header, header_checksum));
    return h;
}

// Zeros up to the next multiple of LAYOUT_ALIGN behind `start`, then the bytes.
static void put(buf *out, size_t start, const void *p, size_t n)
{
    while ((out->n - start) % LAYOUT_ALIGN) buf_add_byte(out, '\0');
    buf_add(out, (str){p, n});
}

void model_write_bytes(const model_writer *w, buf *out)
{
    size_t n = w->sections.n, start = out->n;
    layout_entry *entries = mem_alloc((n + 1) * sizeof *entries);
    layout_header h = plan(w, entries);
    put(out, start, &h, sizeof h);
    put(out, start, w->meta.p, w->meta.n);
    put(out, start, entries, n * sizeof *entries);
    for (size_t i = 0; i < n; i++) put(out, start, w->sections.p[i].data, w->sections.p[i].bytes);
    mem_free(entries);
}

status model_write(const model_writer *w, const char *path, diag *why)
{
    buf bytes = {0};
    model_write_bytes(w, &bytes);
    status s = file_replace(path, buf_str(&bytes), why);
    buf_free(&bytes);
    return s;
}

void model_writer_delete(model_writer *w)
{
    if (!w) return;
    buf_free(&w->meta);
    arena_free(&w->memory);
    mem_free(w);
}
