#include "measure/goldcause.h"

#include "base/csv.h"
#include "measure/goldreader.h"

#define SENTENCES_HEAD "index,text,label"
#define SPANS_HEAD     "corpus,doc_id,sent_id"

enum { COL_INDEX, COL_TEXT, COL_LABEL, COL_DOCUMENT, COL_SENTENCE, COL_MARKED, COLUMNS };

typedef struct {
    const char *path;
    arena *a;
    diag *why;
    gold_cause_set *out;
    csv_reader csv;
    size_t columns[COLUMNS]; // SIZE_MAX: the file has none
} reader;

const char *cause_part_name(cause_part p)
{
    static const char *const NAMES[CAUSE_PARTS] = {"cause", "effect", "signal"};
    return NAMES[p];
}

bool gold_causes_known(str head)
{
    return str_starts(head, STR(SENTENCES_HEAD)) || str_starts(head, STR(SPANS_HEAD));
}

static status bad_row(const reader *r, const char *what)
{
    return diag_set(r->why, ST_FORMAT, r->path, r->csv.line, 0, "%s", what);
}

static str cell(const reader *r, int column)
{
    size_t at = r->columns[column];
    return at < r->csv.n_fields ? r->csv.fields[at] : STR_NONE;
}

static str joined(arena *a, str left, str right)
{
    buf both = {0};
    buf_add_format(&both, "%.*s_%.*s", STR_ARG(left), STR_ARG(right));
    str copy = str_copy(a, buf_str(&both));
    buf_free(&both);
    return copy;
}

static gold_cause_sentence *add_sentence(reader *r, str name, str source, str text)
{
    gold_cause_sentence *s = vec_push(r->a, &r->out->list);
    *s = (gold_cause_sentence){.name = name, .document = source, .text = text};
    s->record = gold_record(r->a, STR_NONE, STR_NONE, text);
    return s;
}

// --- sentences

static status read_sentence(reader *r)
{
    str name = cell(r, COL_INDEX), label = cell(r, COL_LABEL);
    size_t cut = name.n;
    while (cut > 0 && name.p[cut - 1] != '_') cut--;
    if (cut < 2 || !str_in_list(label, "0|1", '|'))
        return bad_row(r, "a row is: index (DOCUMENT_SENTENCE), text, label (0 or 1)");
    add_sentence(r, name, str_sub(name, 0, cut - 1), cell(r, COL_TEXT))->causal =
        str_eq(label, STR("1"));
    return ST_OK;
}

// --- relations

typedef struct {
    buf text;
    span open[10]; // of tags: ARG0, ARG1, SIG0...
    cause_mark mark;
} marked;

static void close_tag(marked *m, bool signal, int number)
{
    span s = {m->open[signal ? number + 2 : number].begin, (uint32_t)m->text.n};
    if (!signal && number == 0) m->mark.why = s;
    if (!signal && number == 1) m->mark.told = s;
    if (signal && m->mark.n_signals < CAUSE_SIGNALS_MAX) m->mark.signals[m->mark.n_signals++] = s;
}

// Reads "<ARG0>", "</SIG1>" at the front of the text; 0 when none stands there.
static size_t read_tag(marked *m, str rest)
{
    size_t slash = str_starts(rest, STR("</")) ? 1 : 0;
    str name = str_sub(rest, 1 + slash, rest.n);
    bool signal = str_starts(name, STR("SIG"));
    if (rest.p[0] != '<' || name.n < 5 || name.p[4] != '>') return 0;
    int number = name.p[3] - '0';
    if (!signal && !str_starts(name, STR("ARG"))) return 0;
    if (number < 0 || number > (signal ? 7 : 1)) return 0;
    if (slash)
        close_tag(m, signal, number);
    else
        m->open[signal ? number + 2 : number].begin = (uint32_t)m->text.n;
    return 6 + slash;
}

static void read_marked(marked *m, str rest)
{
    while (rest.n) {
        size_t tag = read_tag(m, rest);
        if (!tag) buf_add_byte(&m->text, rest.p[0]);
        rest = str_sub(rest, tag ? tag : 1, rest.n);
    }
}

static status read_relation(reader *r)
{
    gold_cause_set *out = r->out;
    str source = cell(r, COL_DOCUMENT);
    str name = joined(r->a, source, cell(r, COL_SENTENCE));
    marked m = {0};
    read_marked(&m, cell(r, COL_MARKED));
    str text = str_copy(r->a, buf_str(&m.text));
    buf_free(&m.text);
    if (span_empty(m.mark.why) || span_empty(m.mark.told))
        return bad_row(r, "text_w_pairs marks no <ARG0>...</ARG0> or no <ARG1>...</ARG1>");
    gold_cause_sentence *s = out->list.n ? &out->list.p[out->list.n - 1] : NULL;
    if (!s || !str_eq(s->name, name)) s = add_sentence(r, name, source, text);
    if (!str_eq(s->text, text)) return bad_row(r, "the sentence has another text in the row above");
    s->causal = true;
    *vec_push(r->a, &s->marks) = m.mark;
    return ST_OK;
}

// --- the file

static void read_columns(reader *r)
{
    static const char *const NAMES[COLUMNS] = {"index",  "text",    "label",
                                               "doc_id", "sent_id", "text_w_pairs"};
    for (int c = 0; c < COLUMNS; c++) {
        r->columns[c] = SIZE_MAX;
        for (size_t i = 0; i < r->csv.n_fields; i++)
            if (str_eq(r->csv.fields[i], str_of(NAMES[c]))) r->columns[c] = i;
    }
}

status gold_causes_read(const char *path, arena *a, gold_cause_set *out, diag *why)
{
    str bytes;
    TRY(gold_file(path, a, &bytes, why));
    reader r = {.path = path, .a = a, .why = why, .out = out, .csv = csv_read(bytes, ',')};
    *out = (gold_cause_set){0};
    if (!csv_next_row(&r.csv, a)) return bad_row(&r, "there is no row in it");
    read_columns(&r);
    out->spans = r.columns[COL_MARKED] != SIZE_MAX;
    while (csv_next_row(&r.csv, a)) {
        if (r.csv.n_fields == 1 && !r.csv.fields[0].n) continue;
        TRY(out->spans ? read_relation(&r) : read_sentence(&r));
    }
    if (r.csv.error) return bad_row(&r, r.csv.error);
    if (!out->list.n) return bad_row(&r, "there is no row in it");
    return ST_OK;
}
