// re3d (Relationship and Entity Extraction Evaluation Dataset, Dstl): JSON Lines. A document has
// "_id", "title" and "text"; an entity "documentId", "type", "begin" and "end" in code points of
// the text, and the share of annotators who marked it as "confidence".
#include "measure/goldreader.h"

#include "base/json_reader.h"
#include "base/map.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define CONFIDENCE_LEAST 0.5 // fewer annotators than that agreed: nobody's error

typedef struct {
    str document, type;
    int64_t begin, end;
    double confidence;
} entity;

typedef struct {
    arena *a;
    const char *folder;
    map ids; // of documents: index into the list of this folder
    VEC(entity) entities;
    diag *why;
} re3d;

// --- documents

static status read_document(re3d *r, str line, int number, const char *file, gold_text *out)
{
    json_reader j = json_read(line);
    str id = STR_NONE, title = STR_NONE, text = STR_NONE;
    json_next(&j);
    while (json_next(&j) == JSON_KEY) {
        str *field = json_key_is(&j, "_id")     ? &id
                     : json_key_is(&j, "title") ? &title
                     : json_key_is(&j, "text")  ? &text
                                                : NULL;
        if (field && json_next(&j) == JSON_STRING)
            *field = json_text(&j, r->a);
        else
            json_skip(&j);
    }
    if (j.event != JSON_END_OBJECT || !id.n || !text.n) return json_error(&j, file, number, r->why);
    const char *last = strrchr(r->folder, '/');
    buf name = {0};
    buf_add_format(&name, "%s:%d", last ? last + 1 : r->folder, number);
    *out = (gold_text){.name = str_copy(r->a, buf_str(&name)),
                       .text = text,
                       .judged = {0, (uint32_t)text.n},
                       .complete = "actor|place|time|money|item",
                       .record = gold_record(r->a, title, STR_NONE, text)};
    buf_free(&name);
    return ST_OK;
}

static str document_id(str line, arena *a)
{
    json_reader j = json_read(line);
    json_next(&j);
    while (json_next(&j) == JSON_KEY) {
        if (json_key_is(&j, "_id") && json_next(&j) == JSON_STRING) return json_text(&j, a);
        json_skip(&j);
    }
    return STR_NONE;
}

static status read_documents(re3d *r, gold_text_list *out)
{
    const char *file = gold_path(r->a, r->folder, "documents.json");
    str rest;
    TRY(gold_file(file, r->a, &rest, r->why));
    for (int number = 1; rest.p; number++) {
        str line = str_trim(str_split(&rest, '\n'));
        if (!line.n) continue;
        gold_text text;
        TRY(read_document(r, line, number, file, &text));
        map_set_number(&r->ids, r->a, document_id(line, r->a), (uint32_t)out->n);
        *vec_push(r->a, out) = text;
    }
    return ST_OK;
}

// --- entities

static status read_entity(re3d *r, str line, int number, const char *file)
{
    json_reader j = json_read(line);
    entity e = {.begin = -1, .end = -1, .confidence = 1};
    json_next(&j);
    while (json_next(&j) == JSON_KEY) {
        if (json_key_is(&j, "documentId") && json_next(&j) == JSON_STRING)
            e.document = json_text(&j, r->a);
        else if (json_key_is(&j, "type") && json_next(&j) == JSON_STRING)
            e.type = json_text(&j, r->a);
        else if (json_key_is(&j, "begin") && json_next(&j) == JSON_NUMBER)
            json_int(&j, &e.begin);
        else if (json_key_is(&j, "end") && json_next(&j) == JSON_NUMBER)
            json_int(&j, &e.end);
        else if (json_key_is(&j, "confidence") && json_next(&j) == JSON_NUMBER)
            json_double(&j, &e.confidence);
        else
            json_skip(&j);
    }
    if (j.event != JSON_END_OBJECT || e.begin < 0 || e.end <= e.begin || !e.type.n)
        return json_error(&j, file, number, r->why);
    *vec_push(r->a, &r->entities) = e;
    return ST_OK;
}

static int compare_entities(const void *x, const void *y)
{
    const entity *a = x, *b = y;
    int c = str_cmp(a->document, b->document);
    if (c) return c;
    if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    return str_cmp(a->type, b->type);
}

// "A funeral tent": re3d marks places that have no name.
static bool has_capital(str words)
{
    for (size_t i = 0; i < words.n;) {
        uint32_t code;
        i += utf8_decode(words, i, &code);
        if (utf8_is_upper(code)) return true;
    }
    return false;
}

static str set_aside(const entity *e, str words)
{
    if (e->confidence < CONFIDENCE_LEAST) return STR("annotators disagree");
    if (str_eq(e->type, STR("Location")) && !has_capital(words)) return STR("place without a name");
    return STR_NONE;
}

static void add_marks(re3d *r, gold_text *t, const entity *e, size_t n)
{
    utf8_place at = {.text = t->text};
    t->marks = arena_array(r->a, gold_mark, n);
    for (size_t i = 0; i < n; i++) {
        gold_mark *m = &t->marks[t->n_marks++];
        m->kind = e[i].type;
        utf8_seek_codepoint(&at, (size_t)e[i].begin);
        m->span.begin = (uint32_t)at.byte;
        utf8_seek_codepoint(&at, (size_t)e[i].end);
        m->span.end = (uint32_t)at.byte;
        m->aside = set_aside(&e[i], span_text(t->text, m->span));
    }
}

static status read_entities(re3d *r, gold_text_list *out)
{
    const char *file = gold_path(r->a, r->folder, "entities.json");
    str rest;
    TRY(gold_file(file, r->a, &rest, r->why));
    for (int number = 1; rest.p; number++) {
        str line = str_trim(str_split(&rest, '\n'));
        if (line.n) TRY(read_entity(r, line, number, file));
    }
    if (r->entities.n) qsort(r->entities.p, r->entities.n, sizeof *r->entities.p, compare_entities);
    for (size_t i = 0, end; i < r->entities.n; i = end) {
        for (end = i;
             end < r->entities.n && str_eq(r->entities.p[end].document, r->entities.p[i].document);)
            end++;
        uint32_t index;
        if (map_find_number(&r->ids, r->entities.p[i].document, &index))
            add_marks(r, &out->p[index], &r->entities.p[i], end - i);
    }
    return ST_OK;
}

static status read_folder(const char *folder, arena *a, gold_text_list *out, diag *why)
{
    re3d r = {.a = a, .folder = folder, .why = why};
    TRY(read_documents(&r, out));
    return read_entities(&r, out);
}

status re3d_read(const gold_source *source, arena *a, gold_text_list *out, diag *why)
{
    str path = str_of(source->path);
    while (path.n > 1 && path.p[path.n - 1] == '/') path.n--;
    if (str_ends(path, STR(".json"))) { // one of the two files: its folder
        while (path.n && path.p[path.n - 1] != '/') path.n--;
        path = path.n ? str_sub(path, 0, path.n - 1) : STR(".");
    }
    const char *folder = str_copy(a, path).p;
    if (gold_folder(a, folder, "entities.json").n) return read_folder(folder, a, out, why);
    gold_names parts = gold_folder(a, folder, "");
    for (size_t i = 0; i < parts.n; i++) {
        const char *one = gold_path(a, folder, parts.p[i]);
        if (gold_folder(a, one, "entities.json").n) TRY(read_folder(one, a, out, why));
    }
    return ST_OK;
}
