#include "model/model.h"

#include "model/layout.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define HASH_DIGITS 16

typedef struct {
    str key, value;
} meta_pair;

struct model {
    const unsigned char *bytes; // [n_bytes] the mapping, or a copy in memory
    size_t n_bytes;
    void *copy;              // NULL when the file is mapped
    model_section *sections; // [n_sections]
    size_t n_sections;
    meta_pair *meta; // [n_meta]
    size_t n_meta;
    char hash[HASH_DIGITS + 1];
};

static status bad(const char *path, diag *why, const char *what)
{
    return diag_set(why, ST_MODEL, path, 0, 0,
                    "%s; get a fresh copy of the model or run `make train`", what);
}

static status map_file(const char *path, model *m, diag *why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return diag_set(why, ST_IO, path, 0, 0, "cannot open the model: %s", strerror(errno));
    struct stat st;
    status s = ST_OK;
    if (fstat(fd, &st) != 0)
        s = diag_set(why, ST_IO, path, 0, 0, "cannot read the model: %s", strerror(errno));
    else if (!S_ISREG(st.st_mode))
        s = bad(path, why, "the model is not a regular file");
    else if (st.st_size == 0)
        s = bad(path, why, "the file is empty"); // it could not be mapped
    if (s == ST_OK) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
        if (p == MAP_FAILED && errno == ENOMEM)
            s = diag_set(why, ST_LIMIT, path, 0, 0,
                         "out of memory for the model; give the program more");
        else if (p == MAP_FAILED)
            s = diag_set(why, ST_IO, path, 0, 0, "cannot map the model: %s", strerror(errno));
        else {
            m->bytes = p;
            m->n_bytes = (size_t)st.st_size;
        }
    }
    close(fd);
    return s;
}

// Is [offset, offset + n) inside the file?
static bool inside(const model *m, uint64_t offset, uint64_t n)
{
    return offset <= m->n_bytes && n <= m->n_bytes - offset;
}

static uint64_t table_checksum(const model *m, const layout_header *h)
{
    uint64_t both[2] = {
        layout_checksum(m->bytes + h->meta_offset, (size_t)h->meta_bytes),
        layout_checksum(m->bytes + h->directory_offset, h->n_sections * sizeof(layout_entry))};
    return layout_checksum(both, sizeof both);
}

static status check_header(const char *path, const model *m, const layout_header *h, diag *why)
{
    if (m->n_bytes < sizeof *h) return bad(path, why, "the file is too short to be a model");
    if (memcmp(h->magic, LAYOUT_MAGIC, LAYOUT_MAGIC_BYTES) != 0)
        return bad(path, why, "this is not a demarche model");
    if (h->version != LAYOUT_VERSION)
        return diag_set(why, ST_MODEL, path, 0, 0,
                        "model format %" PRIu32 " is not known to this program, which reads "
                        "format %d; install matching versions",
                        h->version, LAYOUT_VERSION);
    if (layout_checksum(h, offsetof(layout_header, header_checksum)) != h->header_checksum)
        return bad(path, why, "the model's header is damaged");
    if (h->file_bytes != m->n_bytes) return bad(path, why, "the model file is truncated");
    if (h->n_sections > LAYOUT_SECTIONS_MAX || h->directory_offset % LAYOUT_ALIGN != 0 ||
        !inside(m, h->directory_offset, h->n_sections * sizeof(layout_entry)) ||
        !inside(m, h->meta_offset, h->meta_bytes))
        return bad(path, why, "the model's header makes no sense");
    if (table_checksum(m, h) != h->table_checksum)
        return bad(path, why, "the model's directory is damaged");
    return ST_OK;
}

static status read_meta(const char *path, model *m, const layout_header *h, diag *why)
{
    const char *p = (const char *)m->bytes + h->meta_offset;
    size_t n = (size_t)h->meta_bytes, n_nul = 0;
    for (size_t i = 0; i < n; i++) n_nul += p[i] == '\0';
    if (n_nul % 2 != 0 || (n && p[n - 1] != '\0'))
        return bad(path, why, "the model's metadata is damaged");
    m->n_meta = n_nul / 2;
    m->meta = mem_alloc((m->n_meta + 1) * sizeof *m->meta);
    for (size_t i = 0; i < m->n_meta; i++) {
        m->meta[i].key = str_of(p);
        p += m->meta[i].key.n + 1;
        m->meta[i].value = str_of(p);
        p += m->meta[i].value.n + 1;
    }
    return ST_OK;
}

static status read_section(const char *path, model *m, const layout_entry *e, diag *why)
{
    size_t size = layout_kind_bytes(e->kind);
    if (size == 0 || e->name[0] == '\0' || !memchr(e->name, '\0', LAYOUT_NAME_BYTES) ||
        e->offset % LAYOUT_ALIGN != 0)
        return bad(path, why, "the model's directory makes no sense");
    uint64_t elements = (uint64_t)e->rows * e->cols; // below 2^64: both are 32 bits
    if (elements > m->n_bytes || !inside(m, e->offset, elements * size))
        return bad(path, why, "a section of the model reaches beyond its end");
    str name = str_of(e->name);
    if (model_find(m, name)) return bad(path, why, "two sections of the model have one name");
    const void *data = m->bytes + e->offset;
    if (layout_checksum(data, (size_t)elements * size) != e->checksum)
        return diag_set(why, ST_MODEL, path, 0, 0,
                        "section \"%s\" is damaged; get a fresh copy of the model or run "
                        "`make train`",
                        e->name);
    m->sections[m->n_sections++] = (model_section){.name = name,
                                                   .kind = (model_kind)e->kind,
                                                   .rows = e->rows,
                                                   .cols = e->cols,
                                                   .data = data,
                                                   .bytes = (size_t)elements * size};
    return ST_OK;
}

static status read_all(const char *path, model *m, diag *why)
{
    const layout_header *h = (const layout_header *)(const void *)m->bytes;
    TRY(check_header(path, m, h, why));
    TRY(read_meta(path, m, h, why));
    m->sections = mem_alloc((h->n_sections + 1) * sizeof *m->sections);
    const layout_entry *e = (const layout_entry *)(const void *)(m->bytes + h->directory_offset);
    for (uint32_t i = 0; i < h->n_sections; i++) TRY(read_section(path, m, &e[i], why));
    snprintf(m->hash, sizeof m->hash, "%016" PRIx64, layout_checksum(h, sizeof *h));
    return ST_OK;
}

// Checks the bytes of the model; gives it, or closes it.
static status finish(const char *path, status s, model *m, model **out, diag *why)
{
    if (s == ST_OK) s = read_all(path, m, why);
    if (s != ST_OK) {
        model_close(m);
        m = NULL;
    }
    *out = m;
    return s;
}

status model_open(const char *path, model **out, diag *why)
{
    model *m = mem_alloc(sizeof *m);
    *m = (model){0};
    return finish(path, map_file(path, m, why), m, out, why);
}

status model_open_bytes(str bytes, model **out, diag *why)
{
    model *m = mem_alloc(sizeof *m);
    *m = (model){0};
    m->copy = mem_alloc_aligned(LAYOUT_ALIGN, bytes.n);
    if (bytes.n) memcpy(m->copy, bytes.p, bytes.n);
    m->bytes = m->copy;
    m->n_bytes = bytes.n;
    return finish(NULL, ST_OK, m, out, why);
}

void model_close(model *m)
{
    if (!m) return;
    if (m->bytes && !m->copy) munmap((void *)(uintptr_t)m->bytes, m->n_bytes);
    mem_free(m->copy);
    mem_free(m->sections);
    mem_free(m->meta);
    mem_free(m);
}

const model_section *model_find(const model *m, str name)
{
    for (size_t i = 0; i < m->n_sections; i++)
        if (str_eq(m->sections[i].name, name)) return &m->sections[i];
    return NULL;
}

status model_get(const model *m, const char *name, model_kind kind, uint32_t rows, uint32_t cols,
                 const model_section **out, diag *why)
{
    const model_section *s = model_find(m, str_of(name));
    *out = s;
    if (!s)
        return diag_set(why, ST_MODEL, NULL, 0, 0,
                        "the model has no section \"%s\"; it is of another kind or version", name);
    if (s->kind != kind || (rows && s->rows != rows) || (cols && s->cols != cols))
        return diag_set(why, ST_MODEL, NULL, 0, 0,
                        "section \"%s\" of the model has another type or size than this program "
                        "needs; install matching versions",
                        name);
    return ST_OK;
}

str model_meta(const model *m, str key)
{
    for (size_t i = 0; i < m->n_meta; i++)
        if (str_eq(m->meta[i].key, key)) return m->meta[i].value;
    return STR_NONE;
}

size_t model_meta_count(const model *m)
{
    return m->n_meta;
}

void model_meta_at(const model *m, size_t i, str *key, str *value)
{
    *key = m->meta[i].key;
    *value = m->meta[i].value;
}

size_t model_section_count(const model *m)
{
    return m->n_sections;
}

const model_section *model_section_at(const model *m, size_t i)
{
    return &m->sections[i];
}

str model_hash(const model *m)
{
    return (str){m->hash, HASH_DIGITS};
}

bool model_beside(const char *file, const char *name, buf *out)
{
    const char *slash = strrchr(file, '/');
    buf_add(out, (str){file, slash ? (size_t)(slash + 1 - file) : 0});
    buf_add_c(out, name);
    buf_add_byte(out, '\0');
    return access(out->p, F_OK) == 0;
}
