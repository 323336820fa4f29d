#include "export/parquet.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>
#include <zstd.h>

#define ZSTD_LEVEL 3 // zstd's own default
#define FIELDS_MAX 8 // structs in one another, of the footer

// Numbers of the format.
enum { TYPE_BOOLEAN = 0, TYPE_INT64 = 2, TYPE_DOUBLE = 5, TYPE_BYTE_ARRAY = 6 };
enum { CODEC_ZSTD = 6, ENCODING_PLAIN = 0, ENCODING_RLE = 3, PAGE_DATA = 0 };
enum { REPETITION_OPTIONAL = 1, CONVERTED_UTF8 = 0 };

typedef struct {
    buf levels; // a bit a row: 1 where there is a value
    buf values;
    size_t n_values; // not null
} chunk;

struct parquet {
    const parquet_column *columns; // [n]
    size_t n, at;                  // at: column of the next value
    chunk *chunks;                 // [n] of the group
    size_t rows;                   // of the group
    int64_t all_rows, offset;      // of the file
    size_t groups, bytes;
    buf footer; // the groups, in Thrift
    buf page, packed;
    status (*write)(void *state, str bytes, diag *why);
    void *state;
};

// --- Thrift's compact protocol
// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

enum { THRIFT_I32 = 5, THRIFT_I64 = 6, THRIFT_BINARY = 8, THRIFT_LIST = 9, THRIFT_STRUCT = 12 };

typedef struct {
    buf *out;
    int last[FIELDS_MAX]; // [depth] number of the field before, in each open struct
    size_t depth;
} thrift;

static void add_varint(buf *out, uint64_t n)
{
    for (; n >= 0x80; n >>= 7) buf_add_byte(out, (char)(n | 0x80));
    buf_add_byte(out, (char)n);
}

static void add_zigzag(buf *out, int64_t n)
{
    add_varint(out, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0));
}

// All fields stand less than 16 behind the one before.
static void field(thrift *t, int number, int type)
{
    int step = number - t->last[t->depth];
    assert(step > 0 && step < 16);
    buf_add_byte(t->out, (char)(step << 4 | type));
    t->last[t->depth] = number;
}

static void field_int(thrift *t, int number, int type, int64_t value)
{
    field(t, number, type);
    add_zigzag(t->out, value);
}

static void add_text(buf *out, str s)
{
    add_varint(out, s.n);
    buf_add(out, s);
}

static void begin_struct(thrift *t)
{
    assert(t->depth + 1 < FIELDS_MAX);
    t->last[++t->depth] = 0;
}

static void end_struct(thrift *t)
{
    buf_add_byte(t->out, 0);
    t->depth--;
}

static void list_head(buf *out, size_t n, int type)
{
    if (n < 15) {
        buf_add_byte(out, (char)(n << 4 | (unsigned)type));
        return;
    }
    buf_add_byte(out, (char)(0xF0 | (unsigned)type));
    add_varint(out, n);
}

// --- values

static int type_of(parquet_type type)
{
    static const int TYPES[] = {[PARQUET_TEXT] = TYPE_BYTE_ARRAY,
                                [PARQUET_INTEGER] = TYPE_INT64,
                                [PARQUET_NUMBER] = TYPE_DOUBLE,
                                [PARQUET_TRUTH] = TYPE_BOOLEAN};
    return TYPES[type];
}

static void add_bit(buf *bits, size_t at, bool bit)
{
    if (at % 8 == 0) buf_add_byte(bits, 0);
    if (bit) bits->p[at / 8] = (char)(bits->p[at / 8] | 1 << at % 8);
}

static void add_little(buf *out, uint64_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) buf_add_byte(out, (char)(n >> 8 * i));
}

// Begins the next column's value.
static chunk *next(parquet *p, bool there)
{
    assert(p->at < p->n);
    chunk *c = &p->chunks[p->at++];
    add_bit(&c->levels, p->rows, there);
    if (there) c->n_values++;
    return c;
}

void parquet_null(parquet *p)
{
    next(p, false);
}

void parquet_text(parquet *p, str value)
{
    chunk *c = next(p, true);
    add_little(&c->values, value.n, 4);
    buf_add(&c->values, value);
    p->bytes += value.n + 4;
}

void parquet_integer(parquet *p, int64_t value)
{
    add_little(&next(p, true)->values, (uint64_t)value, 8);
    p->bytes += 8;
}

void parquet_number(parquet *p, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    add_little(&next(p, true)->values, bits, 8);
    p->bytes += 8;
}

void parquet_truth(parquet *p, bool value)
{
    chunk *c = next(p, true);
    add_bit(&c->values, c->n_values - 1, value);
}

// --- pages

static status put(parquet *p, str bytes, diag *why)
{
    p->offset += (int64_t)bytes.n;
    return p->write(p->state, bytes, why);
}

// Levels as one bit-packed run of the hybrid encoding, with its length before it; then the values.
static void make_page(parquet *p, const chunk *c)
{
    buf run = {0};
    size_t eights = (p->rows + 7) / 8;
    add_varint(&run, (uint64_t)eights << 1 | 1);
    buf_add(&run, buf_str(&c->levels));
    buf_clear(&p->page);
    add_little(&p->page, run.n, 4);
    buf_add(&p->page, buf_str(&run));
    buf_add(&p->page, buf_str(&c->values));
    buf_free(&run);
}

static status pack_page(parquet *p, diag *why)
{
    size_t room = ZSTD_compressBound(p->page.n);
    if (p->packed.cap < room) {
        p->packed.p = mem_realloc(p->packed.p, room);
        p->packed.cap = room;
    }
    p->packed.n = ZSTD_compress(p->packed.p, room, p->page.p, p->page.n, ZSTD_LEVEL);
    if (!ZSTD_isError(p->packed.n)) return ST_OK;
    return diag_set(why, ST_IO, NULL, 0, 0, "a page of Parquet cannot be packed: %s",
                    ZSTD_getErrorName(p->packed.n));
}

static void page_head(const parquet *p, buf *out)
{
    thrift t = {.out = out};
    field_int(&t, 1, THRIFT_I32, PAGE_DATA);
    field_int(&t, 2, THRIFT_I32, (int64_t)p->page.n);
    field_int(&t, 3, THRIFT_I32, (int64_t)p->packed.n);
    field(&t, 5, THRIFT_STRUCT);
    begin_struct(&t);
    field_int(&t, 1, THRIFT_I32, (int64_t)p->rows);
    field_int(&t, 2, THRIFT_I32, ENCODING_PLAIN);
    field_int(&t, 3, THRIFT_I32, ENCODING_RLE); // of the levels
    field_int(&t, 4, THRIFT_I32, ENCODING_RLE); // of repetition, which there is not
    end_struct(&t);
    buf_add_byte(out, 0);
}

// What the footer says of a column of a group.
static void describe_chunk(parquet *p, thrift *t, const parquet_column *c, int64_t begin,
                           size_t head)
{
    begin_struct(t);
    field_int(t, 2, THRIFT_I64, begin);
    field(t, 3, THRIFT_STRUCT);
    begin_struct(t);
    field_int(t, 1, THRIFT_I32, type_of(c->type));
    field(t, 2, THRIFT_LIST);
    list_head(t->out, 2, THRIFT_I32);
    add_zigzag(t->out, ENCODING_PLAIN);
    add_zigzag(t->out, ENCODING_RLE);
    field(t, 3, THRIFT_LIST);
    list_head(t->out, 1, THRIFT_BINARY);
    add_text(t->out, str_of(c->name));
    field_int(t, 4, THRIFT_I32, CODEC_ZSTD);
    field_int(t, 5, THRIFT_I64, (int64_t)p->rows);
    field_int(t, 6, THRIFT_I64, (int64_t)(head + p->page.n));
    field_int(t, 7, THRIFT_I64, (int64_t)(head + p->packed.n));
    field_int(t, 9, THRIFT_I64, begin);
    end_struct(t);
    end_struct(t);
}

static status write_chunk(parquet *p, size_t i, thrift *t, int64_t *size, diag *why)
{
    chunk *c = &p->chunks[i];
    buf head = {0};
    make_page(p, c);
    status s = pack_page(p, why);
    int64_t begin = p->offset;
    if (s == ST_OK) {
        page_head(p, &head);
        s = put(p, buf_str(&head), why);
    }
    if (s == ST_OK) s = put(p, buf_str(&p->packed), why);
    describe_chunk(p, t, &p->columns[i], begin, head.n);
    *size += (int64_t)(head.n + p->page.n);
    buf_free(&head);
    buf_clear(&c->levels);
    buf_clear(&c->values);
    c->n_values = 0;
    return s;
}

static status begin_file(parquet *p, diag *why)
{
    return p->offset ? ST_OK : put(p, STR("PAR1"), why);
}

static status write_group(parquet *p, diag *why)
{
    if (!p->rows) return ST_OK;
    thrift t = {.out = &p->footer};
    int64_t size = 0;
    TRY(begin_file(p, why));
    begin_struct(&t);
    field(&t, 1, THRIFT_LIST);
    list_head(t.out, p->n, THRIFT_STRUCT);
    for (size_t i = 0; i < p->n; i++) TRY(write_chunk(p, i, &t, &size, why));
    field_int(&t, 2, THRIFT_I64, size);
    field_int(&t, 3, THRIFT_I64, (int64_t)p->rows);
    end_struct(&t);
    p->groups++;
    p->all_rows += (int64_t)p->rows;
    p->rows = p->bytes = 0;
    return ST_OK;
}

status parquet_end_row(parquet *p, diag *why)
{
    assert(p->at == p->n);
    p->at = 0;
    p->rows++;
    if (p->rows < PARQUET_GROUP_ROWS && p->bytes < PARQUET_GROUP_BYTES) return ST_OK;
    return write_group(p, why);
}

// --- the footer

static void describe_column(thrift *t, const parquet_column *c)
{
    begin_struct(t);
    field_int(t, 1, THRIFT_I32, type_of(c->type));
    field_int(t, 3, THRIFT_I32, REPETITION_OPTIONAL);
    field(t, 4, THRIFT_BINARY);
    add_text(t->out, str_of(c->name));
    if (c->type == PARQUET_TEXT) field_int(t, 6, THRIFT_I32, CONVERTED_UTF8);
    end_struct(t);
}

static void make_footer(const parquet *p, buf *out)
{
    thrift t = {.out = out};
    field_int(&t, 1, THRIFT_I32, 1);
    field(&t, 2, THRIFT_LIST);
    list_head(out, p->n + 1, THRIFT_STRUCT);
    begin_struct(&t); // the root
    field(&t, 4, THRIFT_BINARY);
    add_text(out, STR("schema"));
    field_int(&t, 5, THRIFT_I32, (int64_t)p->n);
    end_struct(&t);
    for (size_t i = 0; i < p->n; i++) describe_column(&t, &p->columns[i]);
    field_int(&t, 3, THRIFT_I64, p->all_rows);
    field(&t, 4, THRIFT_LIST);
    list_head(out, p->groups, THRIFT_STRUCT);
    buf_add(out, buf_str(&p->footer));
    field(&t, 6, THRIFT_BINARY);
    add_text(out, STR("demarche " DEMARCHE_VERSION));
    buf_add_byte(out, 0);
}

status parquet_finish(parquet *p, diag *why)
{
    buf footer = {0};
    TRY(write_group(p, why));
    TRY(begin_file(p, why));
    make_footer(p, &footer);
    size_t n = footer.n;
    add_little(&footer, n, 4);
    buf_add_c(&footer, "PAR1");
    status s = put(p, buf_str(&footer), why);
    buf_free(&footer);
    return s;
}

// --- all

parquet *parquet_new(const parquet_column *columns, size_t n,
                     status (*write)(void *state, str bytes, diag *why), void *state)
{
    parquet *p = mem_alloc(sizeof *p);
    *p = (parquet){.columns = columns, .n = n, .write = write, .state = state};
    p->chunks = mem_alloc((n + 1) * sizeof *p->chunks);
    memset(p->chunks, 0, (n + 1) * sizeof *p->chunks);
    return p;
}

void parquet_free(parquet *p)
{
    if (!p) return;
    for (size_t i = 0; i < p->n; i++) {
        buf_free(&p->chunks[i].levels);
        buf_free(&p->chunks[i].values);
    }
    buf_free(&p->footer);
    buf_free(&p->page);
    buf_free(&p->packed);
    mem_free(p->chunks);
    mem_free(p);
}
