#include "upkeep/correctiongold.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/map.h"
#include "store/storedline.h"
#include "upkeep/correctedevent.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    corrected_event e;
    bool optional;
} told_event;

typedef struct {
    span span;
    bool title, wanted;
    VEC(told_event) events;
} told_sentence;

typedef struct {
    const correction_list *list;
    const sql_table *tables;
    correctiongold_counts *counts;
    buf texts, sentences, events;
    arena memory; // of the document at hand
    str document; // its id
    bool found;
    uint32_t body;           // where its text begins, behind the title
    told_sentence *sentence; // [n_sentences]
    size_t n_sentences;
    stored_offsets codepoints; // of its text
} writing;

// --- the document

static void read_sentences(writing *w, const stored_document *d)
{
    const sql_table *t = &w->tables[TABLE_SENTENCES];
    w->n_sentences = d->n[TABLE_SENTENCES];
    w->sentence = arena_array(&w->memory, told_sentence, w->n_sentences + 1);
    w->body = 0;
    for (size_t i = 0; i < w->n_sentences; i++) {
        const stored_row *row = &d->of[TABLE_SENTENCES][i];
        told_sentence *s = &w->sentence[i];
        s->span = (span){(uint32_t)stored_named(&t->leaves, row, "span_begin")->integer,
                         (uint32_t)stored_named(&t->leaves, row, "span_end")->integer};
        s->title = str_eq(stored_named(&t->leaves, row, "part")->text, STR("title"));
        if (s->title && s->span.end > w->body) w->body = s->span.end;
    }
    while (w->body && w->body < d->text.n && ascii_is_space(d->text.p[w->body])) w->body++;
    str body = str_sub(d->text, w->body, d->text.n);
    w->codepoints = (stored_offsets){.unit = OFFSETS_CODEPOINT, .place = {.text = body}};
}

static told_sentence *sentence_at(const writing *w, span words)
{
    for (size_t i = 0; i < w->n_sentences; i++)
        if (span_contains(w->sentence[i].span, words)) return &w->sentence[i];
    return NULL;
}

static void add_event(writing *w, const corrected_event *e, bool optional)
{
    told_sentence *s = sentence_at(w, e->trigger);
    if (!s) return;
    *vec_push(&w->memory, &s->events) = (told_event){*e, optional};
}

static void want(writing *w, span words)
{
    told_sentence *s = sentence_at(w, words);
    if (s && s->title) w->counts->in_titles++;
    if (s) s->wanted = true;
}

// --- its events

static const correction *correction_of(const writing *w, str id)
{
    for (size_t i = 0; i < w->list->n; i++)
        if (id.n && str_eq(w->list->p[i].event, id)) return &w->list->p[i];
    return NULL;
}

// That the document was read as a whole; NULL: it was not.
static const correction *whole_of(const writing *w)
{
    for (size_t i = 0; i < w->list->n; i++)
        if (w->list->p[i].kind == CORRECTION_WHOLE && str_eq(w->list->p[i].document, w->document))
            return &w->list->p[i];
    return NULL;
}

static status take_coded(writing *w, str json, bool whole, map *known, diag *why)
{
    corrected_event e;
    TRY(correctedevent_read(json, &w->memory, &e, why));
    const correction *x = correction_of(w, e.id);
    map_set_number(known, &w->memory, e.id, 1);
    if (x) want(w, e.trigger);
    if (x && x->kind == CORRECTION_WRONG) return ST_OK;
    if (x) correctedevent_apply(&e, x);
    add_event(w, &e, !x && !whole);
    return ST_OK;
}

static status take_stored(writing *w, const stored_row *row, map *known, diag *why)
{
    buf json = {0};
    json_writer j = {.out = &json};
    storedline_object(&j, &w->tables[TABLE_EVENTS], row, NULL);
    status s = take_coded(w, buf_str(&json), false, known, why);
    buf_free(&json);
    return s;
}

// The events that were there when it was read as a whole.
static status take_judged(writing *w, str records, map *known, diag *why)
{
    json_reader r = json_read(records);
    if (json_next(&r) != JSON_BEGIN_ARRAY) return ST_OK;
    for (;;) {
        if (json_next(&r) != JSON_BEGIN_OBJECT) return ST_OK;
        size_t begin = r.at - 1;
        if (!json_skip(&r)) return ST_OK;
        TRY(take_coded(w, str_sub(records, begin, r.at), true, known, why));
    }
}

// What is said of an event that is not coded any more, or never was.
static status take_said(writing *w, const correction *x, const map *known, diag *why)
{
    corrected_event e = {.sentence = -1,
                         .trigger = x->span,
                         .status = STR("happened"),
                         .polarity = STR("affirmed"),
                         .claim = STR("stated")};
    if (x->kind == CORRECTION_WHOLE || (x->event.n && map_find(known, x->event))) return ST_OK;
    if (x->coded.n) TRY(correctedevent_read(x->coded, &w->memory, &e, why));
    if (span_empty(e.trigger)) return ST_OK;
    want(w, e.trigger);
    if (x->kind == CORRECTION_WRONG) return ST_OK;
    correctedevent_apply(&e, x);
    add_event(w, &e, false);
    return ST_OK;
}

// --- tables

static void add_cell(buf *out, str text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_add_byte(out, (unsigned char)text.p[i] < ' ' ? ' ' : text.p[i]);
}

static long long codepoint(writing *w, uint32_t byte)
{
    return (long long)stored_offset(&w->codepoints, (int64_t)byte - w->body);
}

static void add_field(writing *w, size_t number, const char *field, span at, str value,
                      bool optional)
{
    if (!value.n) return;
    buf_add_format(&w->events, "%zu\t%zu\t%s\t", w->counts->sentences, number, field);
    if (!span_empty(at) && at.begin >= w->body)
        buf_add_format(&w->events, "%lld\t%lld\t", codepoint(w, at.begin), codepoint(w, at.end));
    else
        buf_add_c(&w->events, "\t\t");
    add_cell(&w->events, value);
    buf_add_format(&w->events, "\t%s\n", optional ? "optional" : "");
}

static void add_side(writing *w, size_t number, const char *field, const corrected_side *side)
{
    for (size_t i = 0; i < side->n; i++)
        add_field(w, number, field, side->p[i].span, side->p[i].code, false);
}

// Only what is not as usual, as an annotator would write it.
static void add_told(writing *w, size_t number, const told_event *x)
{
    static const span NOWHERE = {0};
    const corrected_event *e = &x->e;
    buf type = {0};
    buf_add_format(&type, "%.*s%s%.*s", STR_ARG(e->type), e->mode.n ? "/" : "", STR_ARG(e->mode));
    add_field(w, number, "trigger", e->trigger, buf_str(&type), x->optional);
    buf_free(&type);
    add_side(w, number, "actor", &e->actors);
    add_side(w, number, "recipient", &e->recipients);
    add_field(w, number, "date", NOWHERE, e->document_dated ? STR("DOC") : e->date, false);
    add_field(w, number, "place", NOWHERE, e->place, false);
    if (!str_eq(e->status, STR("happened")))
        add_field(w, number, "status", NOWHERE, e->status, false);
    if (e->background) add_field(w, number, "background", NOWHERE, STR("yes"), false);
    if (!str_eq(e->polarity, STR("affirmed")))
        add_field(w, number, "polarity", NOWHERE, e->polarity, false);
    if (!str_eq(e->claim, STR("stated"))) add_field(w, number, "claim", NOWHERE, e->claim, false);
    for (str rest = e->contexts; rest.n;)
        add_field(w, number, "context", NOWHERE, str_split(&rest, ';'), true);
    if (!x->optional) w->counts->events++;
}

static void add_sentence(writing *w, const told_sentence *s, const char *hash)
{
    w->counts->sentences++;
    buf_add_format(&w->sentences, "%zu\ttexts.jsonl\t%.*s\t%s\t%lld\t%lld\n", w->counts->sentences,
                   STR_ARG(w->document), hash, codepoint(w, s->span.begin),
                   codepoint(w, s->span.end));
    for (size_t i = 0; i < s->events.n; i++) add_told(w, i + 1, &s->events.p[i]);
    if (!s->events.n) buf_add_format(&w->events, "%zu\tnone\t\t\t\t\t\n", w->counts->sentences);
}

static void add_text(writing *w, const stored_document *d)
{
    const sql_table *t = &w->tables[TABLE_DOCUMENTS];
    json_writer j = {.out = &w->texts};
    json_begin_object(&j);
    json_field_string(&j, "id", w->document);
    json_field_string(&j, "title", stored_named(&t->leaves, d->row, "title")->text);
    json_field_string(&j, "date", stored_named(&t->leaves, d->row, "published_value")->text);
    json_field_string(&j, "outlet", stored_named(&t->leaves, d->row, "outlet")->text);
    json_field_string(&j, "text", w->codepoints.place.text);
    json_end_object(&j);
    json_end_line(&j);
}

static status take_document(void *state, const stored_document *d, diag *why)
{
    writing *w = state;
    char hash[HASH_HEX_SIZE];
    map known = {0};
    size_t before = w->counts->sentences;
    str content = stored_named(&w->tables[TABLE_DOCUMENTS].leaves, d->row, "content_hash")->text;
    for (size_t i = 0; i < w->list->n; i++)
        if (str_eq(w->list->p[i].document, w->document) &&
            !str_eq(w->list->p[i].content_hash, content))
            return ST_OK; // another text now
    w->found = true;
    read_sentences(w, d);
    hash_hex(hash_str(w->codepoints.place.text), hash);
    const correction *whole = whole_of(w);
    if (whole) TRY(take_judged(w, whole->coded, &known, why));
    for (size_t i = 0; i < d->n[TABLE_EVENTS] && !whole; i++)
        TRY(take_stored(w, &d->of[TABLE_EVENTS][i], &known, why));
    for (size_t i = 0; i < w->list->n; i++)
        if (str_eq(w->list->p[i].document, w->document))
            TRY(take_said(w, &w->list->p[i], &known, why));
    for (size_t i = 0; i < w->n_sentences; i++)
        if (!w->sentence[i].title && (whole || w->sentence[i].wanted))
            add_sentence(w, &w->sentence[i], hash);
    if (w->counts->sentences == before) return ST_OK;
    add_text(w, d);
    w->counts->documents++;
    return ST_OK;
}

// --- all of them

static status write_documents(writing *w, const connection *c, diag *why)
{
    static const stored_need NEED = {.tables = {[TABLE_SENTENCES] = true, [TABLE_EVENTS] = true}};
    arena memory = {0};
    map done = {0};
    status s = ST_OK;
    for (size_t i = 0; i < w->list->n && s == ST_OK; i++) {
        bool fresh;
        map_entry *e = map_add(&done, &memory, w->list->p[i].document, &fresh);
        if (fresh) {
            w->document = w->list->p[i].document;
            w->found = false;
            s = stored_one(c, w->tables, &NEED, w->document, take_document, w, why);
            arena_reset(&w->memory);
            e->value.number = w->found;
        }
        if (!e->value.number) w->counts->absent++;
    }
    arena_free(&memory);
    return s;
}

static status write_file(const char *folder, const char *name, const buf *text, diag *why)
{
    buf file = {0};
    buf_add_format(&file, "%s/%s", folder, name);
    status s = file_replace(file.p, buf_str(text), why);
    buf_free(&file);
    return s;
}

static status write_folder(const writing *w, const char *folder, diag *why)
{
    char text[128];
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return diag_set(why, ST_IO, folder, 0, 0, "the folder cannot be made: %s",
                        strerror_r(errno, text, sizeof text));
    TRY(write_file(folder, "texts.jsonl", &w->texts, why));
    TRY(write_file(folder, "sentences.tsv", &w->sentences, why));
    return write_file(folder, "corrected.events.tsv", &w->events, why);
}

status correctiongold_write(const char *database, const correction_list *list, const char *folder,
                            correctiongold_counts *out, diag *why)
{
    connection c = {0};
    sql_table *tables = mem_alloc(TABLE_COUNT * sizeof *tables);
    writing w = {.list = list, .tables = tables, .counts = out};
    *out = (correctiongold_counts){0};
    sql_tables_init(tables);
    buf_add_c(&w.sentences, "sentence\tfile\tid\thash\tbegin\tend\n");
    buf_add_c(&w.events, "sentence\tevent\tfield\tbegin\tend\tvalue\tnote\n");
    status s = connection_read(database, &c, why);
    if (s == ST_OK) s = write_documents(&w, &c, why);
    connection_close(&c, NULL);
    if (s == ST_OK) s = write_folder(&w, folder, why);
    buf_free(&w.texts);
    buf_free(&w.sentences);
    buf_free(&w.events);
    arena_free(&w.memory);
    mem_free(tables);
    return s;
}
