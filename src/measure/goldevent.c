#include "measure/goldevent.h"

#include "measure/goldreader.h"

#define CELLS 7 // sentence, event, field, begin, end, value, note

static const char *const FIELD_NAMES[FIELD_KINDS] = {
    [FIELD_TRIGGER] = "trigger",
    [FIELD_ACTOR] = "actor",
    [FIELD_RECIPIENT] = "recipient",
    [FIELD_DATE] = "date",
    [FIELD_PLACE] = "place",
    [FIELD_AMOUNT] = "amount",
    [FIELD_ITEM] = "item",
    [FIELD_CASUALTY] = "casualty",
    [FIELD_STATUS] = "status",
    [FIELD_BACKGROUND] = "background",
    [FIELD_POLARITY] = "polarity",
    [FIELD_CLAIM] = "claim",
    [FIELD_ATTRIBUTION] = "attribution",
    [FIELD_CAUSE] = "cause",
    [FIELD_CONDITION] = "condition",
    [FIELD_CONTEXT] = "context",
};

const char *gold_field_name(gold_field_kind kind)
{
    return FIELD_NAMES[kind];
}

static bool find_field(str name, gold_field_kind *kind)
{
    for (int i = 0; i < FIELD_KINDS; i++)
        if (str_eq(name, str_of(FIELD_NAMES[i]))) {
            *kind = (gold_field_kind)i;
            return true;
        }
    return false;
}

str gold_event_value(const gold_event *e, gold_field_kind kind, str otherwise)
{
    for (size_t i = 0; i < e->n_fields; i++)
        if (e->fields[i].kind == kind) return e->fields[i].value;
    return otherwise;
}

// --- lines

typedef struct {
    str number; // of the event, as written
    str type;
    bool optional;
    span trigger;           // code points
    VEC(gold_field) fields; // spans are code points
} raw_event;

typedef VEC(raw_event) raw_events;

typedef struct {
    arena *a;
    diag *why;
    gold_sentence_table table;
    raw_events *events; // [table.list.n]
} reading;

static status bad_line(const reading *r, const char *file, int line, const char *what)
{
    return diag_set(r->why, ST_FORMAT, file, line, 0, "%s", what);
}

// Empty when both cells are.
static bool read_span(str begin, str end, span *out)
{
    int64_t b, e;
    *out = (span){0};
    if (!begin.n && !end.n) return true;
    if (!str_to_int(begin, &b) || !str_to_int(end, &e) || b < 0 || e <= b || e > UINT32_MAX)
        return false;
    *out = (span){(uint32_t)b, (uint32_t)e};
    return true;
}

static status read_field(reading *r, raw_events *events, const str cells[CELLS], const char *file,
                         int number)
{
    gold_field f;
    if (!find_field(cells[2], &f.kind))
        return bad_line(r, file, number,
                        "there is no such field of an event; see doc/guideline.md");
    if (!read_span(cells[3], cells[4], &f.span))
        return bad_line(r, file, number, "begin and end are numbers, begin before end, or empty");
    f.value = cells[5];
    f.optional = str_find(cells[6], STR("optional")) != SIZE_MAX;
    bool old = events->n && str_eq(events->p[events->n - 1].number, cells[1]);
    if (f.kind == FIELD_TRIGGER) {
        if (old || span_empty(f.span))
            return bad_line(r, file, number, "an event has one trigger, with its words");
        *vec_push(r->a, events) = (raw_event){
            .number = cells[1],
            .type = f.value,
            .trigger = f.span,
            .optional = f.optional,
        };
        return ST_OK;
    }
    if (!old) return bad_line(r, file, number, "an event begins with its trigger");
    *vec_push(r->a, &events->p[events->n - 1].fields) = f;
    return ST_OK;
}

static status read_line(reading *r, str line, const char *file, int number)
{
    str cells[CELLS] = {{0}};
    size_t n = 0;
    while (line.p && n < CELLS) cells[n++] = str_trim(str_split(&line, '\t'));
    gold_sentence *s = line.p ? NULL : gold_sentence_find(&r->table, cells[0]);
    if (!s)
        return bad_line(r, file, number,
                        "a line is: sentence, event, field, begin, end, value, note; the sentence "
                        "is one of sentences.tsv beside it");
    s->wanted = true;
    if (str_eq(cells[1], STR("none"))) return ST_OK;
    return read_field(r, &r->events[s - r->table.list.p], cells, file, number);
}

static status read_lines(reading *r, const char *file)
{
    str rest;
    TRY(gold_file(file, r->a, &rest, r->why));
    for (int number = 1; rest.p; number++) {
        str line = str_split(&rest, '\n');
        if (!str_trim(line).n || line.p[0] == '#' || str_starts(line, STR("sentence\t"))) continue;
        TRY(read_line(r, line, file, number));
    }
    return ST_OK;
}

// --- documents

static span placed(const gold_sentence *s, span codepoints)
{
    return span_empty(codepoints) ? codepoints : gold_sentence_bytes(s, codepoints);
}

static void set_events(const reading *r, const gold_sentence *s, gold_event_sentence *out)
{
    raw_events *raw = &r->events[s - r->table.list.p];
    out->sentence = s;
    out->events = arena_array(r->a, gold_event, raw->n + 1);
    out->n_events = raw->n;
    for (size_t i = 0; i < raw->n; i++) {
        raw_event *e = &raw->p[i];
        for (size_t j = 0; j < e->fields.n; j++)
            e->fields.p[j].span = placed(s, e->fields.p[j].span);
        out->events[i] = (gold_event){
            .trigger = placed(s, e->trigger),
            .type = e->type,
            .optional = e->optional,
            .fields = e->fields.p,
            .n_fields = e->fields.n,
        };
    }
}

static str key_of(const gold_sentence *s, arena *a)
{
    buf key = {0};
    buf_add_format(&key, "%.*s:%.*s", STR_ARG(s->file), STR_ARG(s->id));
    str copy = str_copy(a, buf_str(&key));
    buf_free(&key);
    return copy;
}

static void group_by_document(const reading *r, gold_event_set *out)
{
    VEC(gold_event_text) all = {0};
    map documents = {0};
    for (size_t i = 0; i < r->table.list.n; i++) {
        const gold_sentence *s = &r->table.list.p[i];
        bool fresh;
        if (!s->wanted) continue;
        str key = key_of(s, r->a);
        map_entry *e = map_add(&documents, r->a, key, &fresh);
        if (fresh) {
            e->value.number = (uint32_t)all.n;
            gold_event_text *t = vec_push(r->a, &all);
            *t = (gold_event_text){.text = s->text};
            t->text.name = key;
        }
        if (e->value.number >= all.n || s->text.aside.n) continue;
        set_events(r, s, vec_push(r->a, &all.p[e->value.number].sentences));
    }
    *out = (gold_event_set){all.p, all.n};
}

// "gold/events/sentences.tsv" for "gold/events/tune.events.tsv".
static const char *table_beside(const char *path, arena *a)
{
    str p = str_of(path);
    size_t folder = p.n;
    while (folder && p.p[folder - 1] != '/') folder--;
    buf name = {0};
    buf_add_format(&name, "%.*ssentences.tsv", (int)folder, path);
    str copy = str_copy(a, buf_str(&name));
    buf_free(&name);
    return copy.p;
}

status gold_events_read(const char *path, const char *corpora, arena *a, gold_event_set *out,
                        diag *why)
{
    reading r = {.a = a, .why = why};
    TRY(gold_sentences_read(table_beside(path, a), a, &r.table, why));
    r.events = arena_array(a, raw_events, r.table.list.n + 1);
    TRY(read_lines(&r, path));
    TRY(gold_sentences_fetch(&r.table, corpora, a, why));
    group_by_document(&r, out);
    if (!out->n) return diag_set(why, ST_FORMAT, path, 0, 0, "there is no events gold in it");
    return ST_OK;
}
