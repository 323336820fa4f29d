// Our own judgements (gold/mentions/README.md): NAME.marks.tsv has a mark a line, NAME.tsv beside
// it the sentences. Neither has text: it is taken from the corpora, whose text field must still
// have the hash that it had (goldsentence.h).
#include "measure/goldreader.h"

#include "measure/goldsentence.h"

#include <stdlib.h>

#define CELLS 6 // of a mark: sentence, kind, begin, end, value, note

typedef VEC(gold_mark) mark_vec;

typedef struct {
    arena *a;
    diag *why;
    gold_sentence_table table;
    mark_vec *marks; // [table.list.n] of each sentence; spans are in code points at first
} marks;

// --- marks

// The cells of a line; those that are missing are empty. False when there are more.
static bool split_line(str line, str cells[CELLS])
{
    size_t n = 0;
    memset(cells, 0, CELLS * sizeof *cells);
    while (line.p && n < CELLS) cells[n++] = str_trim(str_split(&line, '\t'));
    return !line.p;
}

static status bad_line(const marks *k, const char *file, int line, const char *what)
{
    return diag_set(k->why, ST_FORMAT, file, line, 0, "%s", what);
}

static status read_mark(marks *k, str line, const char *file, int number)
{
    str cells[CELLS];
    int64_t begin, end;
    gold_sentence *s = split_line(line, cells) ? gold_sentence_find(&k->table, cells[0]) : NULL;
    if (!s)
        return bad_line(k, file, number,
                        "a line is: sentence, kind, begin, end, value, note; the sentence is one "
                        "of the table beside it");
    s->wanted = true;
    if (str_eq(cells[1], STR("none"))) return ST_OK;
    if (!gold_kind_find(GOLD_MARKS, cells[1]))
        return bad_line(k, file, number,
                        "there is no such kind of mark; see gold/mentions/README.md");
    if (!str_to_int(cells[2], &begin) || !str_to_int(cells[3], &end) || begin < 0 || end <= begin ||
        end > UINT32_MAX)
        return bad_line(k, file, number, "begin and end are numbers, begin before end");
    *vec_push(k->a, &k->marks[s - k->table.list.p]) = (gold_mark){
        .kind = cells[1],
        .span = {(uint32_t)begin, (uint32_t)end},
        .value = cells[4],
        .optional = str_find(cells[5], STR("optional")) != SIZE_MAX,
    };
    return ST_OK;
}

// Every line but the header, empty ones and comments.
static status read_marks(marks *k, const char *file)
{
    str rest;
    TRY(gold_file(file, k->a, &rest, k->why));
    for (int number = 1; rest.p; number++) {
        str line = str_split(&rest, '\n');
        if (!str_trim(line).n || line.p[0] == '#' || str_starts(line, STR("sentence\t"))) continue;
        TRY(read_mark(k, line, file, number));
    }
    return ST_OK;
}

static int compare_marks(const void *x, const void *y)
{
    const gold_mark *a = x, *b = y;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return str_cmp(a->kind, b->kind);
}

static void add_texts(marks *k, str name, gold_text_list *out)
{
    for (size_t i = 0; i < k->table.list.n; i++) {
        const gold_sentence *s = &k->table.list.p[i];
        mark_vec *m = &k->marks[i];
        gold_text *t = vec_push(k->a, out);
        *t = s->text;
        buf label = {0};
        buf_add_format(&label, "%.*s:%.*s", STR_ARG(name), STR_ARG(s->number));
        t->name = str_copy(k->a, buf_str(&label));
        buf_free(&label);
        t->complete = "actor|time|money|percent|people|item|quantity|place|said";
        if (!s->wanted) t->aside = STR("not judged yet");
        if (t->aside.n) continue;
        if (m->n) qsort(m->p, m->n, sizeof *m->p, compare_marks);
        for (size_t j = 0; j < m->n; j++) m->p[j].span = gold_sentence_bytes(s, m->p[j].span);
        t->marks = m->p;
        t->n_marks = m->n;
    }
}

status marks_read(const gold_source *source, arena *a, gold_text_list *out, diag *why)
{
    static const str ENDING = {".marks.tsv", sizeof ".marks.tsv" - 1};
    marks k = {.a = a, .why = why};
    str path = str_of(source->path);
    if (!str_ends(path, ENDING))
        return diag_set(why, ST_FORMAT, source->path, 0, 0,
                        "name it NAME.marks.tsv, with its sentences in NAME.tsv beside it");
    str stem = str_sub(path, 0, path.n - ENDING.n);
    buf sentences = {0};
    buf_add_format(&sentences, "%.*s.tsv", STR_ARG(stem));
    const char *table = str_copy(a, buf_str(&sentences)).p;
    buf_free(&sentences);
    str name = stem;
    for (size_t i = 0; i < stem.n; i++)
        if (stem.p[i] == '/') name = str_sub(stem, i + 1, stem.n);
    TRY(gold_sentences_read(table, a, &k.table, why));
    k.marks = arena_array(a, mark_vec, k.table.list.n + 1);
    TRY(read_marks(&k, source->path));
    TRY(gold_sentences_fetch(&k.table, source->corpora, a, why));
    add_texts(&k, name, out);
    return ST_OK;
}
