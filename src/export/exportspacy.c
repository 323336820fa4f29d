// Entities as spaCy and displaCy have them: a JSON object a document, offsets in code points.
#include "base/json_writer.h"
#include "base/utf8.h"
#include "export/exportmention.h"

#include <stdlib.h>

// What an object has, for doc/columns.md.
static const export_column COLUMNS[] = {
    {.name = "text", .type = EXPORT_STRING, .about = "Of the document, as its record has it."},
    {.name = "title",
     .type = EXPORT_STRING,
     .about = "Null where there is none, as displaCy wants."},
    {.name = "ents[].start", .type = EXPORT_INTEGER, .about = "First code point."},
    {.name = "ents[].end", .type = EXPORT_INTEGER, .about = "One past the last."},
    {.name = "ents[].label",
     .type = EXPORT_STRING,
     .about = "Kind of the mention in capitals (`ACTOR`, `TIME`, `PLACE`)."},
    {.name = "ents[].kb_id",
     .type = EXPORT_STRING,
     .about = "CAMEO codes of an actor with `+` between them, the value of a time."},
    {.name = "sents[].start", .type = EXPORT_INTEGER, .about = "First code point of a sentence."},
    {.name = "sents[].end", .type = EXPORT_INTEGER, .about = "One past its last."},
    {.name = "spans.mentions[]",
     .type = EXPORT_STRING,
     .about = "All mentions, also those inside of others; members as of `ents`."},
    {.name = "id", .type = EXPORT_STRING, .about = "The document's."},
    {.name = "content_hash", .type = EXPORT_STRING, .about = "Hash of the text."},
};
const export_columns EXPORT_SPACY = {COLUMNS, sizeof COLUMNS / sizeof *COLUMNS};

static int by_length(const void *a, const void *b)
{
    const mention *x = *(const mention *const *)a, *y = *(const mention *const *)b;
    size_t n = span_length(x->span), m = span_length(y->span);
    if (n != m) return n > m ? -1 : 1;
    if (x->span.begin != y->span.begin) return x->span.begin < y->span.begin ? -1 : 1;
    return (x > y) - (x < y);
}

static int by_place(const void *a, const void *b)
{
    const mention *x = *(const mention *const *)a, *y = *(const mention *const *)b;
    return (x->span.begin > y->span.begin) - (x->span.begin < y->span.begin);
}

// The longest that do not overlap, in the order of the text; how many. Words said are no entity.
static size_t choose(const mention_list *all, str text, const mention **out, arena *a)
{
    size_t n = 0, kept = 0;
    bool *taken = arena_array(a, bool, text.n + 1); // bytes of the text
    for (size_t i = 0; i < all->n; i++)
        if (all->p[i].kind != MENTION_SAID && all->p[i].span.end <= text.n) out[n++] = &all->p[i];
    if (n) qsort(out, n, sizeof *out, by_length);
    for (size_t i = 0; i < n; i++) {
        span s = out[i]->span;
        if (span_empty(s) || taken[s.begin] || taken[s.end - 1]) continue;
        memset(taken + s.begin, true, span_length(s));
        out[kept++] = out[i];
    }
    if (kept) qsort(out, kept, sizeof *out, by_place);
    return kept;
}

static void write_place(json_writer *w, utf8_place *at, uint32_t begin, uint32_t end)
{
    utf8_seek_byte(at, begin);
    json_field_int(w, "start", (int64_t)at->codepoint);
    utf8_seek_byte(at, end);
    json_field_int(w, "end", (int64_t)at->codepoint);
}

static void write_mention(json_writer *w, utf8_place *at, const mention *m)
{
    buf text = {0};
    str kind = mention_kind_name(m->kind);
    json_begin_object(w);
    write_place(w, at, m->span.begin, m->span.end);
    for (size_t i = 0; i < kind.n; i++) buf_add_byte(&text, (char)(kind.p[i] - 'a' + 'A'));
    json_field_string(w, "label", buf_str(&text));
    buf_clear(&text);
    for (uint32_t i = 0; i < m->n_actors; i++)
        buf_add_format(&text, "%s%.*s", i ? "+" : "", STR_ARG(m->actors[i]->code));
    if (m->kind == MENTION_TIME) buf_add(&text, m->time.value);
    json_write_key(w, "kb_id");
    json_write_string(w, buf_str(&text));
    json_end_object(w);
    buf_free(&text);
}

static void write_sentences(json_writer *w, const exporting *x, const stored_document *d)
{
    const leaf_list *l = &x->tables[TABLE_SENTENCES].leaves;
    utf8_place at = {.text = d->text};
    size_t begin = 0, end = 0;
    for (size_t i = 0; i < l->n; i++) {
        if (strcmp(l->p[i].name, "span_begin") == 0) begin = i;
        if (strcmp(l->p[i].name, "span_end") == 0) end = i;
    }
    json_write_key(w, "sents");
    json_begin_array(w);
    for (size_t i = 0; i < d->n[TABLE_SENTENCES]; i++) {
        const stored_cell *cells = d->of[TABLE_SENTENCES][i].cells;
        json_begin_object(w);
        write_place(w, &at, (uint32_t)cells[begin].integer, (uint32_t)cells[end].integer);
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_mentions(json_writer *w, const stored_document *d, const mention_list *all,
                           arena *a)
{
    const mention **ents = arena_array(a, const mention *, all->n);
    size_t n = choose(all, d->text, ents, a);
    utf8_place at = {.text = d->text};
    json_write_key(w, "ents");
    json_begin_array(w);
    for (size_t i = 0; i < n; i++) write_mention(w, &at, ents[i]);
    json_end_array(w);
    at = (utf8_place){.text = d->text};
    json_write_key(w, "spans");
    json_begin_object(w);
    json_write_key(w, "mentions");
    json_begin_array(w);
    for (size_t i = 0; i < all->n; i++) write_mention(w, &at, &all->p[i]);
    json_end_array(w);
    json_end_object(w);
}

status exportlines_spacy(exporting *x, const stored_document *d, diag *why)
{
    export_row r = {.places = &x->places, .document = d};
    json_writer w = {.out = &x->out};
    arena_reset(&x->scratch);
    mention_list all = exportmention_read(x, d, &x->scratch);
    json_begin_object(&w);
    json_write_key(&w, "text");
    if (x->o->redacted)
        json_write_null(&w);
    else
        json_write_string(&w, d->text);
    json_field_string(&w, "title", document_cell(&r, DOCUMENT_title)->text);
    write_mentions(&w, d, &all, &x->scratch);
    write_sentences(&w, x, d);
    json_field_string(&w, "id", d->row->key);
    json_field_string(&w, "content_hash", document_cell(&r, DOCUMENT_content_hash)->text);
    json_end_object(&w);
    json_end_line(&w);
    return export_flush(x, false, why);
}
