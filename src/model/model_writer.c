#include "model/layout.h"
#include "model/model.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

static bool put(FILE *f, const void *p, size_t n, uint64_t *at)
{
    static const char zeros[LAYOUT_ALIGN] = {0};
    size_t padding = (size_t)(round_up(*at) - *at);
    if (padding && fwrite(zeros, 1, padding, f) != padding) return false;
    if (n && fwrite(p, 1, n, f) != n) return false;
    *at += padding + n;
    return true;
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

static bool write_parts(const model_writer *w, FILE *f, layout_entry *entries)
{
    layout_header h = plan(w, entries);
    uint64_t at = 0;
    bool ok = put(f, &h, sizeof h, &at) && put(f, w->meta.p, w->meta.n, &at) &&
              put(f, entries, w->sections.n * sizeof *entries, &at);
    for (size_t i = 0; ok && i < w->sections.n; i++)
        ok = put(f, w->sections.p[i].data, w->sections.p[i].bytes, &at);
    return ok;
}

status model_write(const model_writer *w, const char *path, diag *why)
{
    buf temporary = {0};
    buf_add_format(&temporary, "%s.tmp", path);
    layout_entry *entries = mem_alloc((w->sections.n + 1) * sizeof *entries);
    FILE *f = fopen(temporary.p, "wb");
    bool ok = f != NULL;
    if (ok) ok = write_parts(w, f, entries);
    if (f && fclose(f) != 0) ok = false;
    if (ok) ok = rename(temporary.p, path) == 0;
    status s = ST_OK;
    if (!ok) {
        s = diag_set(why, ST_IO, path, 0, 0, "cannot write the model: %s", strerror(errno));
        if (f) unlink(temporary.p);
    }
    mem_free(entries);
    buf_free(&temporary);
    return s;
}

void model_writer_delete(model_writer *w)
{
    if (!w) return;
    buf_free(&w->meta);
    arena_free(&w->memory);
    mem_free(w);
}
