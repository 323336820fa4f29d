#include "document/inputformat.h"

#include "base/csvstream.h"
#include "base/utf16.h"
#include "base/utf8.h"
#include "document/encoding.h"
#include "document/fieldnames.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

// A text of 2 MB with every quote doubled, and what stands beside it.
#define CSV_MAX_ROW_BYTES ((size_t)16 << 20)
#define NO_COLUMN         SIZE_MAX
#define COLUMNS_SHOWN     400 // bytes of column names in a message

// CSV: a document a row.
typedef struct {
    const input *in;
    stream *text; // UTF-8 or what `encoding` says; `in` itself, or over it
    csv_stream *rows;
    str encoding; // guessed; empty: UTF-8
    char encoding_name[64];
    size_t columns[FIELD_COUNT]; // where each field is, NO_COLUMN when nowhere
    size_t n_columns;            // of the first row
    bool by_number;              // there is no header
    diag missing;                // columns of --map that there are not; code ST_OK: none
    bool something;
    bool ended;
} csv_input;

// --- columns

static bool numbered(str name, size_t *column)
{
    int64_t n;
    if (!str_starts(name, STR("#")) || !str_to_int(str_sub(name, 1, name.n), &n)) return false;
    if (n < 1 || n > CSV_MAX_FIELDS) return false;
    *column = (size_t)n - 1;
    return true;
}

// Whether --map says it all by numbers: then there is no header.
static bool all_numbered(const field_names *names)
{
    size_t column;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (names->first[i].n && names->mapped[i] && !numbered(names->first[i], &column))
            return false;
    return names->mapped[FIELD_TEXT];
}

static size_t find_column(const csv_row *head, str list, char separator)
{
    while (list.n) {
        str name = separator ? str_split(&list, separator) : list;
        for (size_t i = 0; i < head->n_fields; i++)
            if (str_eq_nocase(str_trim(head->fields[i]), name)) return i;
        if (!separator) break;
    }
    return NO_COLUMN;
}

static void find_columns(csv_input *x, const field_names *names, const csv_row *head)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        x->columns[i] = NO_COLUMN;
        if (names->mapped[i] && numbered(names->first[i], &x->columns[i])) continue;
        if (x->by_number) continue;
        x->columns[i] = find_column(head, names->first[i], '\0');
        if (x->columns[i] == NO_COLUMN) x->columns[i] = find_column(head, names->second[i], '|');
    }
}

// "id, headline, body", for a message.
static void add_columns(const csv_row *head, buf *out)
{
    for (size_t i = 0; i < head->n_fields; i++) {
        str name = str_trim(head->fields[i]);
        if (out->n + name.n > COLUMNS_SHOWN) {
            buf_add_c(out, ", ...");
            return;
        }
        buf_add_format(out, "%s%.*s", i ? ", " : "", STR_ARG(name));
    }
}

// What --map names, and the text, must be there: a name that is wrong should not go unnoticed. Only
// without the text there is nothing to read.
static status check_columns(csv_input *x, const field_names *names, const csv_row *head, diag *why)
{
    bool text = x->columns[FIELD_TEXT] != NO_COLUMN;
    int missing = text ? FIELD_COUNT : FIELD_TEXT;
    for (int i = 0; i < FIELD_COUNT && text && missing == FIELD_COUNT; i++)
        if (names->mapped[i] && names->first[i].n && x->columns[i] == NO_COLUMN) missing = i;
    if (missing == FIELD_COUNT) return ST_OK;
    buf columns = {0};
    add_columns(head, &columns);
    diag_set(&x->missing, ST_FORMAT, x->in->path, head->line, 0,
             "there is no column \"%.*s\"; the columns are: %s; name one with --map %s=NAME, or "
             "with numbers (--map text=#2) where there is no header",
             STR_ARG(names->first[missing]), columns.p ? columns.p : "", FIELD_NAMES[missing]);
    buf_free(&columns);
    if (!text && why) *why = x->missing;
    return text ? ST_OK : ST_FORMAT;
}

// --- opening

// An encoding of one byte a letter is guessed once for the file, by its beginning.
static void guess_encoding(csv_input *x, str first)
{
    arena a = {0};
    decoded d;
    size_t end = first.n;
    while (end > 0 && first.p[end - 1] != '\n') end--; // no character is cut
    str sample = str_sub(first, 0, end ? end : first.n);
    d = encoding_decode_string(&a, sample);
    if (d.guessed && d.name.n < sizeof x->encoding_name) {
        memcpy(x->encoding_name, d.name.p, d.name.n);
        x->encoding = (str){x->encoding_name, d.name.n};
    }
    arena_free(&a);
}

static status read_head(csv_input *x, diag *why)
{
    field_names names = field_names_of(x->in->options);
    csv_row head = {0};
    bool more;
    x->by_number = all_numbered(&names);
    if (!x->by_number) {
        TRY(csv_stream_next(x->rows, &head, &more, why));
        if (!more) {
            x->ended = true;
            return input_end(x->in, false, why);
        }
    }
    x->n_columns = head.n_fields;
    find_columns(x, &names, &head);
    return check_columns(x, &names, &head, why);
}

static void close_csv(void *state)
{
    csv_input *x = state;
    csv_stream_close(x->rows);
    if (x->text != x->in->in) stream_close(x->text);
    mem_free(x);
}

static status start(csv_input *x, diag *why)
{
    str first;
    TRY(stream_peek_at_least(x->in->in, STREAM_BUFFER_BYTES, &first, why));
    utf16_order order = utf16_order_of(first);
    if (order != UTF16_NOT) {
        TRY(utf16_open(x->in->in, order, x->in->path, &x->text, why));
        TRY(stream_peek_at_least(x->text, STREAM_BUFFER_BYTES / 4, &first, why));
    } else {
        guess_encoding(x, first);
    }
    x->rows = csv_stream_open(x->text, csv_form_of(first), CSV_MAX_ROW_BYTES, x->in->path);
    return read_head(x, why);
}

// --- rows

static str decoded_field(const csv_input *x, arena *a, str field)
{
    return encoding_decode_string_as(a, str_copy(a, field), x->encoding).text;
}

static status check_row(const csv_input *x, const csv_row *row, diag *why)
{
    size_t n = row->n_fields;
    while (n > x->n_columns && !str_trim(row->fields[n - 1]).n) n--; // a separator too many
    if (n > x->n_columns)
        return diag_set(why, ST_FORMAT, x->in->path, row->line, 0,
                        "the row has %zu fields, the first one has %zu; put fields that hold the "
                        "separator in quotes",
                        n, x->n_columns);
    if (n <= x->columns[FIELD_TEXT])
        return diag_set(why, ST_FORMAT, x->in->path, row->line, 0,
                        "the row has %zu fields, and the text is field %zu", n,
                        x->columns[FIELD_TEXT] + 1);
    return ST_OK;
}

static void give(const csv_input *x, arena *a, const csv_row *row, raw_record *out)
{
    str values[FIELD_COUNT] = {{0}};
    for (int i = 0; i < FIELD_COUNT; i++)
        if (x->columns[i] < row->n_fields)
            values[i] = i == FIELD_TEXT ? str_copy(a, row->fields[x->columns[i]])
                                        : decoded_field(x, a, row->fields[x->columns[i]]);
    *out = (raw_record){.kind = RECORD_FIELDS,
                        .bytes = values[FIELD_TEXT],
                        .encoding = str_copy(a, x->encoding),
                        .known = field_facts(values),
                        .file = str_of(x->in->path),
                        .line = row->line};
}

static status next_row(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    csv_input *x = state;
    csv_row row;
    *more = !x->ended;
    if (x->ended) return ST_OK;
    if (x->missing.code != ST_OK) {
        if (why) *why = x->missing;
        x->missing.code = ST_OK;
        return ST_FORMAT;
    }
    status s = csv_stream_next(x->rows, &row, more, why);
    x->ended = !*more;
    if (s == ST_OK && !*more) return input_end(x->in, x->something, why);
    x->something = true;
    TRY(s);
    if (!x->n_columns) x->n_columns = row.n_fields;
    TRY(check_row(x, &row, why));
    give(x, a, &row, out);
    return ST_OK;
}

// --- the format

static status open_csv(const input *in, record_source *out, diag *why)
{
    csv_input *x = mem_alloc(sizeof *x);
    *x = (csv_input){.in = in, .text = in->in};
    status s = start(x, why);
    if (s == ST_OK)
        *out = (record_source){.state = x, .next = next_row, .close = close_csv};
    else
        close_csv(x);
    return s;
}

// A first line with the name of the text's column and that of another field, or any line with a
// separator when --map counts columns.
static bool fits_csv(str first, const document_options *options)
{
    first = utf8_without_mark(first);
    field_names names = field_names_of(options);
    csv_form form = csv_form_of(first);
    size_t end = str_find_byte(first, form.line_end, 0);
    csv_input x = {0};
    str fields[FIELD_COUNT * 4];
    csv_row head = {.fields = fields};
    if (form.told || all_numbered(&names)) return form.separator != '\0';
    if (!form.separator || end == SIZE_MAX) return false;
    for (str rest = str_sub(first, 0, end); rest.p && head.n_fields < FIELD_COUNT * 4;) {
        str name = str_trim(str_split(&rest, form.separator));
        if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
            name = str_sub(name, 1, name.n - 1);
        fields[head.n_fields++] = name;
    }
    find_columns(&x, &names, &head);
    size_t n = 0;
    for (int i = 0; i < FIELD_COUNT; i++) n += x.columns[i] != NO_COLUMN;
    return x.columns[FIELD_TEXT] != NO_COLUMN && n > 1;
}

const input_format FORMAT_CSV = {.suffixes = ".csv|.tsv|.tab", .fits = fits_csv, .open = open_csv};
