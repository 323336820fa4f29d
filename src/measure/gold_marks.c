// Our own judgements (gold/mentions/README.md): NAME.marks.tsv has a mark a line, NAME.tsv beside
// it the sentences. Neither has text: it is taken from the corpora, whose text field must still
// have the hash that it had.
#include "measure/goldreader.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/json_record.h"
#include "document/reader.h"
#include "measure/treebanktext.h"

#include <stdlib.h>

#define CELLS 7 // of both tables, at most

typedef struct {
    str number, file, id, hash; // `number` is the first cell: the key of its marks
    int64_t begin, end;         // code points of the text
    gold_text text;
    VEC(gold_mark) marks;
    bool judged; // has a line in the marks
} judged_sentence;

typedef struct {
    arena *a;
    diag *why;
    const char *corpora;
    str name;    // "round1"
    map numbers; // of sentences: index
    VEC(judged_sentence) sentences;
} marks;

// --- tables

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

static status read_sentence(marks *k, str line, const char *file, int number)
{
    str cells[CELLS];
    judged_sentence s = {0};
    if (!split_line(line, cells) || !str_to_int(cells[4], &s.begin) ||
        !str_to_int(cells[5], &s.end) || s.begin < 0 || s.end <= s.begin)
        return bad_line(k, file, number, "a line is: sentence, file, id, hash, begin, end, outlet");
    s.number = cells[0];
    s.file = cells[1];
    s.id = cells[2];
    s.hash = cells[3];
    s.text.outlet = cells[6];
    map_set_number(&k->numbers, k->a, s.number, (uint32_t)k->sentences.n);
    *vec_push(k->a, &k->sentences) = s;
    return ST_OK;
}

// The span stays in code points until the text is there.
static status read_mark(marks *k, str line, const char *file, int number)
{
    str cells[CELLS];
    uint32_t index;
    int64_t begin, end;
    if (!split_line(line, cells) || !map_find_number(&k->numbers, cells[0], &index) ||
        index >= k->sentences.n || !k->sentences.p)
        return bad_line(k, file, number,
                        "a line is: sentence, kind, begin, end, value, note; the sentence is one "
                        "of the table beside it");
    judged_sentence *s = &k->sentences.p[index];
    s->judged = true;
    if (str_eq(cells[1], STR("none"))) return ST_OK;
    if (!gold_kind_find(GOLD_MARKS, cells[1]))
        return bad_line(k, file, number,
                        "there is no such kind of mark; see gold/mentions/README.md");
    if (!str_to_int(cells[2], &begin) || !str_to_int(cells[3], &end) || begin < 0 || end <= begin ||
        end > UINT32_MAX)
        return bad_line(k, file, number, "begin and end are numbers, begin before end");
    *vec_push(k->a, &s->marks) = (gold_mark){
        .kind = cells[1],
        .span = {(uint32_t)begin, (uint32_t)end},
        .value = cells[4],
        .optional = str_find(cells[5], STR("optional")) != SIZE_MAX,
    };
    return ST_OK;
}

typedef status read_row(marks *k, str line, const char *file, int number);

// Every line but the header, empty ones and comments.
static status read_table(marks *k, const char *file, read_row *row)
{
    str rest;
    TRY(gold_file(file, k->a, &rest, k->why));
    for (int number = 1; rest.p; number++) {
        str line = str_split(&rest, '\n');
        if (!str_trim(line).n || line.p[0] == '#' || str_starts(line, STR("sentence\t"))) continue;
        TRY(row(k, line, file, number));
    }
    return ST_OK;
}

// --- texts

static uint32_t byte_of(utf8_place *at, int64_t codepoint)
{
    utf8_seek_codepoint(at, (size_t)codepoint);
    return (uint32_t)at->byte;
}

static int compare_marks(const void *x, const void *y)
{
    const gold_mark *a = x, *b = y;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return str_cmp(a->kind, b->kind);
}

static void set_text(judged_sentence *s, str text, raw_record record)
{
    char hash[HASH_HEX_SIZE];
    hash_hex(hash_str(text), hash);
    if (!str_eq(s->hash, str_of(hash))) {
        s->text.aside = STR("the text has changed");
        return;
    }
    utf8_place at = {.text = text};
    s->text.text = text;
    s->text.judged.begin = byte_of(&at, s->begin);
    s->text.judged.end = byte_of(&at, s->end);
    s->text.record = record;
    if (s->marks.n) qsort(s->marks.p, s->marks.n, sizeof *s->marks.p, compare_marks);
    for (size_t i = 0; i < s->marks.n; i++) {
        gold_mark *m = &s->marks.p[i];
        m->span = (span){byte_of(&at, m->span.begin), byte_of(&at, m->span.end)};
    }
    s->text.aside = STR_NONE;
    s->text.marks = s->marks.p;
    s->text.n_marks = s->marks.n;
}

// The sentences of this file and document get their text.
static void take_record(marks *k, str file, const raw_record *record, arena *scratch)
{
    diag why;
    json_record fields;
    document_options plain = {0};
    if (record->kind != RECORD_JSON ||
        json_record_read(record, &plain, scratch, "", &fields, &why) != ST_OK)
        return;
    for (size_t i = 0; i < k->sentences.n; i++) {
        judged_sentence *s = &k->sentences.p[i];
        if (!s->judged || !str_eq(s->file, file) || !str_eq(s->id, fields.id)) continue;
        raw_record copy = *record;
        copy.bytes = str_copy(k->a, record->bytes);
        set_text(s, str_copy(k->a, fields.text), copy);
    }
}

static status read_corpus(marks *k, str file)
{
    const char *path = gold_path(k->a, k->corpora, str_copy(k->a, file).p);
    reader *in;
    arena scratch = {0};
    TRY(reader_open(path, &in, k->why));
    status s = ST_OK;
    for (bool more = true; more;) {
        raw_record record;
        s = reader_next(in, &scratch, &record, &more, k->why);
        if (s != ST_OK) break;
        if (more) take_record(k, file, &record, &scratch);
        arena_reset(&scratch);
    }
    reader_close(in);
    arena_free(&scratch);
    return s;
}

// The sentences of this treebank get the text of their document.
static status read_treebank(marks *k, str file)
{
    str bytes;
    TRY(gold_file(gold_path(k->a, k->corpora, str_copy(k->a, file).p), k->a, &bytes, k->why));
    treebank_text_list documents = treebank_texts(bytes, k->a);
    for (size_t i = 0; i < documents.n; i++) {
        const treebank_text *d = &documents.p[i];
        for (size_t j = 0; j < k->sentences.n; j++) {
            judged_sentence *s = &k->sentences.p[j];
            if (s->judged && str_eq(s->file, file) && str_eq(s->id, d->id))
                set_text(s, d->text, gold_record(k->a, d->title, d->date, d->text));
        }
    }
    return ST_OK;
}

static status read_corpora(marks *k)
{
    for (size_t i = 0; i < k->sentences.n; i++) {
        bool before = false;
        for (size_t j = 0; j < i && !before; j++)
            before = str_eq(k->sentences.p[j].file, k->sentences.p[i].file);
        if (before) continue;
        str file = k->sentences.p[i].file;
        TRY(str_ends(file, STR(".conllu")) ? read_treebank(k, file) : read_corpus(k, file));
    }
    return ST_OK;
}

static void add_texts(marks *k, gold_text_list *out)
{
    for (size_t i = 0; i < k->sentences.n; i++) {
        const judged_sentence *s = &k->sentences.p[i];
        gold_text *t = vec_push(k->a, out);
        *t = s->text;
        buf name = {0};
        buf_add_format(&name, "%.*s:%.*s", STR_ARG(k->name), STR_ARG(s->number));
        t->name = str_copy(k->a, buf_str(&name));
        buf_free(&name);
        t->complete = "actor|time|money|percent|people|item|quantity|place|said";
        if (!s->judged) t->aside = STR("not judged yet");
    }
}

status marks_read(const gold_source *source, arena *a, gold_text_list *out, diag *why)
{
    static const str ENDING = {".marks.tsv", sizeof ".marks.tsv" - 1};
    marks k = {.a = a, .why = why, .corpora = source->corpora};
    str path = str_of(source->path);
    if (!str_ends(path, ENDING))
        return diag_set(why, ST_FORMAT, source->path, 0, 0,
                        "name it NAME.marks.tsv, with its sentences in NAME.tsv beside it");
    str stem = str_sub(path, 0, path.n - ENDING.n);
    buf sentences = {0};
    buf_add_format(&sentences, "%.*s.tsv", STR_ARG(stem));
    const char *table = str_copy(a, buf_str(&sentences)).p;
    buf_free(&sentences);
    k.name = stem;
    for (size_t i = 0; i < stem.n; i++)
        if (stem.p[i] == '/') k.name = str_sub(stem, i + 1, stem.n);
    TRY(read_table(&k, table, read_sentence));
    for (size_t i = 0; i < k.sentences.n; i++)
        k.sentences.p[i].text.aside = STR("the corpora lack the text");
    TRY(read_table(&k, source->path, read_mark));
    TRY(read_corpora(&k));
    add_texts(&k, out);
    return ST_OK;
}
