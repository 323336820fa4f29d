#include "measure/goldsentence.h"

#include "base/csv.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "document/json_record.h"
#include "document/reader.h"
#include "measure/goldreader.h"
#include "measure/treebanktext.h"

enum { SENTENCE, FILE_NAME, ID, HASH, BEGIN, END, OUTLET, PART, COLUMNS };

static const char *const NAMES[COLUMNS] = {"sentence", "file", "id",     "hash",
                                           "begin",    "end",  "outlet", "part"};

#define NEEDED    (END + 1) // columns that every table has
#define CELLS_MAX 16        // columns that are looked at; no table has more than nine

typedef struct {
    size_t at[COLUMNS]; // cell of each column; SIZE_MAX: the table has none
} columns;

static bool read_header(str line, columns *c)
{
    for (int i = 0; i < COLUMNS; i++) c->at[i] = SIZE_MAX;
    for (size_t n = 0; line.p && n < CELLS_MAX; n++) {
        str name = str_trim(str_split(&line, '\t'));
        for (int i = 0; i < COLUMNS; i++)
            if (str_eq(name, str_of(NAMES[i]))) c->at[i] = n;
    }
    for (int i = 0; i < NEEDED; i++)
        if (c->at[i] == SIZE_MAX) return false;
    return true;
}

static bool read_row(str line, const columns *c, gold_sentence *s)
{
    str cells[CELLS_MAX] = {{0}}, found[COLUMNS] = {{0}};
    int64_t begin, end;
    for (size_t n = 0; line.p && n < CELLS_MAX; n++) cells[n] = str_trim(str_split(&line, '\t'));
    for (int i = 0; i < COLUMNS; i++)
        if (c->at[i] < CELLS_MAX) found[i] = cells[c->at[i]];
    if (!str_to_int(found[BEGIN], &begin) || !str_to_int(found[END], &end) || begin < 0 ||
        end <= begin || end > UINT32_MAX)
        return false;
    *s = (gold_sentence){
        .number = found[SENTENCE],
        .file = found[FILE_NAME],
        .id = found[ID],
        .hash = found[HASH],
        .outlet = found[OUTLET],
        .part = found[PART],
        .place = {(uint32_t)begin, (uint32_t)end},
        .text = {.outlet = found[OUTLET], .aside = STR("the corpora lack the text")},
    };
    return s->number.n > 0;
}

status gold_sentences_read(const char *path, arena *a, gold_sentence_table *out, diag *why)
{
    str rest;
    columns c;
    bool headed = false;
    TRY(gold_file(path, a, &rest, why));
    for (int number = 1; rest.p; number++) {
        str line = str_split(&rest, '\n');
        gold_sentence s;
        if (!str_trim(line).n || line.p[0] == '#') continue;
        if (!headed) {
            headed = true;
            if (!read_header(line, &c))
                return diag_set(why, ST_FORMAT, path, number, 0,
                                "the first line names the columns: sentence, file, id, hash, "
                                "begin, end, and perhaps outlet and part");
            continue;
        }
        if (!read_row(line, &c, &s))
            return diag_set(why, ST_FORMAT, path, number, 0,
                            "a sentence has a number, and begin and end in code points, begin "
                            "before end");
        map_set_number(&out->numbers, a, s.number, (uint32_t)out->list.n);
        *vec_push(a, &out->list) = s;
    }
    return ST_OK;
}

gold_sentence *gold_sentence_find(gold_sentence_table *t, str number)
{
    uint32_t index;
    if (!map_find_number(&t->numbers, number, &index) || index >= t->list.n) return NULL;
    return &t->list.p[index];
}

// --- texts

typedef struct {
    gold_sentence_table *table;
    const char *corpora;
    str file; // the one that is being read
    arena *a;
    diag *why;
} fetching;

span gold_sentence_bytes(const gold_sentence *s, span codepoints)
{
    utf8_place at = {.text = s->text.text};
    span bytes;
    utf8_seek_codepoint(&at, codepoints.begin);
    bytes.begin = (uint32_t)at.byte;
    utf8_seek_codepoint(&at, codepoints.end);
    bytes.end = (uint32_t)at.byte;
    return bytes;
}

static void set_text(gold_sentence *s, str text, raw_record record)
{
    char hash[HASH_HEX_SIZE];
    hash_hex(hash_str(text), hash);
    if (!str_eq(s->hash, str_of(hash))) {
        s->text.aside = STR("the text has changed");
        return;
    }
    s->text.text = text;
    s->text.record = record;
    s->text.judged = gold_sentence_bytes(s, s->place);
    s->text.aside = STR_NONE;
}

// Corpora may hold a document twice, once changed: the first that has the hash stays.
static bool is_wanted(const fetching *f, const gold_sentence *s, str id)
{
    return s->wanted && !s->text.text.p && str_eq(s->file, f->file) && str_eq(s->id, id);
}

// The sentences of this file and document get their text; it is copied once.
static void take_record(const fetching *f, const raw_record *record, arena *scratch)
{
    diag why;
    json_record fields;
    document_options plain = {0};
    str text = STR_NONE;
    raw_record copy = *record;
    if (record->kind != RECORD_JSON ||
        json_record_read(record, &plain, scratch, "", &fields, &why) != ST_OK)
        return;
    for (size_t i = 0; i < f->table->list.n; i++) {
        gold_sentence *s = &f->table->list.p[i];
        if (!is_wanted(f, s, fields.known.id)) continue;
        if (!text.p) {
            text = str_copy(f->a, fields.text);
            copy.bytes = str_copy(f->a, record->bytes);
            copy.file = str_copy(f->a, record->file);
        }
        set_text(s, text, copy);
    }
}

static status fetch_records(const fetching *f, const char *path)
{
    reader *in;
    arena scratch = {0};
    document_options plain = {0};
    TRY(reader_open(path, &plain, &in, f->why));
    status s = ST_OK;
    for (bool more = true; more;) {
        raw_record record;
        s = reader_next(in, &scratch, &record, &more, f->why);
        if (s != ST_OK) break;
        if (more) take_record(f, &record, &scratch);
        arena_reset(&scratch);
    }
    reader_close(in);
    arena_free(&scratch);
    return s;
}

// re3d calls JSON Lines .json.
static status fetch_lines(const fetching *f, const char *path)
{
    str rest;
    arena scratch = {0};
    TRY(gold_file(path, f->a, &rest, f->why));
    while (rest.p) {
        raw_record record = {.kind = RECORD_JSON, .bytes = str_split(&rest, '\n')};
        if (record.bytes.n) take_record(f, &record, &scratch);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return ST_OK;
}

static status fetch_treebank(const fetching *f, const char *path)
{
    str bytes;
    TRY(gold_file(path, f->a, &bytes, f->why));
    treebank_text_list documents = treebank_texts(bytes, f->a);
    for (size_t i = 0; i < documents.n; i++) {
        const treebank_text *d = &documents.p[i];
        for (size_t j = 0; j < f->table->list.n; j++) {
            gold_sentence *s = &f->table->list.p[j];
            if (is_wanted(f, s, d->id))
                set_text(s, d->text, gold_record(f->a, d->title, d->date, d->text));
        }
    }
    return ST_OK;
}

// A table with the columns `index` (or `id`) and `text` (the Causal News Corpus).
static status fetch_rows(const fetching *f, const char *path)
{
    str bytes;
    size_t id = CSV_MAX_FIELDS, text = CSV_MAX_FIELDS;
    arena scratch = {0};
    TRY(gold_file(path, f->a, &bytes, f->why));
    csv_reader in = csv_read(bytes, ',');
    csv_next_row(&in, &scratch);
    for (size_t i = 0; i < in.n_fields; i++) {
        if (str_in_list(in.fields[i], "index|id", '|')) id = i;
        if (str_eq(in.fields[i], STR("text"))) text = i;
    }
    while (csv_next_row(&in, &scratch)) {
        if (in.n_fields <= id || in.n_fields <= text) continue;
        for (size_t i = 0; i < f->table->list.n; i++) {
            gold_sentence *s = &f->table->list.p[i];
            if (!is_wanted(f, s, in.fields[id])) continue;
            str words = str_copy(f->a, in.fields[text]);
            set_text(s, words, gold_record(f->a, STR_NONE, STR_NONE, words));
        }
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return ST_OK;
}

status gold_sentences_fetch(gold_sentence_table *t, const char *corpora, arena *a, diag *why)
{
    fetching f = {.table = t, .corpora = corpora, .a = a, .why = why};
    map done = {0};
    for (size_t i = 0; i < t->list.n; i++) {
        bool fresh;
        if (!t->list.p[i].wanted) continue;
        f.file = t->list.p[i].file;
        map_add(&done, a, f.file, &fresh);
        if (!fresh) continue;
        const char *path = gold_path(a, corpora, str_copy(a, f.file).p);
        if (str_ends(f.file, STR(".conllu")))
            TRY(fetch_treebank(&f, path));
        else if (str_ends(f.file, STR(".csv")))
            TRY(fetch_rows(&f, path));
        else if (str_ends(f.file, STR(".json")))
            TRY(fetch_lines(&f, path));
        else
            TRY(fetch_records(&f, path));
    }
    return ST_OK;
}
