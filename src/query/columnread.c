#include "query/columnread.h"

#include "base/hash.h"
#include "query/columnsentences.h"
#include "query/searchpage.h"
#include "store/schema.h"

#include <stdlib.h>
#include <string.h>

#define TEXTS_MOST 65535 // of a column with numbers of two bytes

// Most ids differ in their first bytes, which lie together here.
typedef struct {
    uint64_t begin;
    uint32_t row;
} id_key;

// What is only needed while they are read.
typedef struct {
    columnread *own;
    arena *memory; // own->memory
    eventcolumns *x;
    column_arrays raw;      // [n] in the order of rows; of sides and pairs in that of ids
    map documents;          // id to number
    str *ids;               // [n] in the order of rows
    column_words raw_words; // [n] in the order of rows
    column_words words;     // [n] by event
    uint32_t *sentence;     // [n] in the order of rows
    id_key *keys;           // [n] in the order of ids
    size_t at;              // rows read; of sides and pairs: events passed, in the order of ids
} reading;

typedef status take_row(void *state, const statement *row, diag *why);

status columnread_visit(const columnread *r, const char *all, const char *some, const char *order,
                        take_row *take, void *state, diag *why)
{
    buf sql = {0};
    bool few = r->before != NULL;
    buf_add_format(&sql, "%s%s%s", all, few ? some : "", order);
    question q = {
        .sql = sql.p, .texts = &r->documents, .n_texts = few ? 1 : 0, .row = take, .state = state};
    status s = connection_visit(r->db, &q, why);
    buf_free(&sql);
    return s;
}

#define EVENTS_ASKED                                                                               \
    " WHERE event IN (SELECT id FROM events WHERE document IN " COLUMNREAD_ASKED ")"

// --- texts

static uint32_t cell(reading *r, column_texts *t, const statement *row, int at)
{
    return row_is_null(row, at) ? 0 : columntexts_number(&r->x->memory, t, row_text(row, at));
}

static uint16_t short_cell(reading *r, column_texts *t, const statement *row, int at)
{
    uint32_t n = cell(r, t, row, at);
    if (n > TEXTS_MOST) r->own->too_many = true;
    return (uint16_t)n;
}

static uint16_t score_number(reading *r, double score)
{
    eventcolumns *x = r->x;
    uint32_t n =
        columntexts_number(&x->memory, &x->scores, (str){(const char *)&score, sizeof score});
    if (n > TEXTS_MOST) r->own->too_many = true;
    while (x->score_list.n <= n) *vec_push(&x->memory, &x->score_list) = score; // it was new
    return (uint16_t)n;
}

// --- documents

static status take_document(void *state, const statement *row, diag *why)
{
    reading *r = state;
    eventcolumns *x = r->x;
    size_t number = (size_t)row_integer(row, 0);
    str id = row_text(row, 1);
    (void)why;
    if (number >= x->n_documents) return ST_OK;
    map_set_number(&r->documents, r->memory, str_copy(r->memory, id), (uint32_t)number);
    x->document_prints[number] = hash_str(id);
    x->outlet[number] = cell(r, &x->outlets, row, 2);
    x->published_at[number] = cell(r, &x->published, row, 3);
    return ST_OK;
}

// Those of the state before, which lie in the same places.
static void keep_documents(const eventcolumns *before, const uint8_t *gone, eventcolumns *x)
{
    size_t n = before->n_documents < x->n_documents ? before->n_documents : x->n_documents;
    memcpy(x->document_prints, before->document_prints, n * sizeof *x->document_prints);
    memcpy(x->outlet, before->outlet, n * sizeof *x->outlet);
    memcpy(x->published_at, before->published_at, n * sizeof *x->published_at);
    for (size_t i = 0; i < n; i++)
        if (gone[i]) x->document_prints[i] = 0;
}

static status read_documents(reading *r, diag *why)
{
    int64_t most = 0;
    eventcolumns *x = r->x;
    TRY(connection_number(r->own->db, "SELECT coalesce(max(number), 0) FROM documents", &most,
                          why));
    if (most < 0 || most > UINT32_MAX - 1) {
        r->own->too_many = true;
        return ST_OK;
    }
    x->n_documents = (size_t)most + 1;
    x->document_prints = arena_array(&x->memory, uint64_t, x->n_documents);
    x->outlet = arena_array(&x->memory, uint32_t, x->n_documents);
    x->published_at = arena_array(&x->memory, uint32_t, x->n_documents);
    if (r->own->before) keep_documents(r->own->before, r->own->gone, x);
    return columnread_visit(r->own, "SELECT number, id, outlet, published_value FROM documents",
                            " WHERE id IN " COLUMNREAD_ASKED, "", take_document, r, why);
}

// --- events

static const char EVENTS[] =
    "SELECT e.rowid, e.id, e.document, e.date_value, e.type, e.quad, e.score, " SCHEMA_HAPPENED
    ", e.background, e.place_country, " SEARCHPAGE_PLACE ", e.confidence, e.sentence FROM events e";

static status take_event(void *state, const statement *row, diag *why)
{
    reading *r = state;
    eventcolumns *x = r->x;
    column_arrays *raw = &r->raw;
    size_t i = r->at++;
    (void)why;
    if (i >= x->n) return ST_OK; // told below
    int64_t rowid = row_integer(row, 0), quad = row_integer(row, 5);
    int64_t own_sentence = row_integer(row, 12);
    r->ids[i] = str_copy(r->memory, row_text(row, 1));
    if (!map_find_number(&r->documents, row_text(row, 2), &raw->document[i]) || rowid < 0 ||
        rowid > UINT32_MAX || quad < 0 || quad > (int64_t)COLUMN_QUAD || own_sentence < 0 ||
        own_sentence > UINT32_MAX)
        r->own->too_many = true;
    r->sentence[i] = (uint32_t)own_sentence;
    raw->row[i] = (uint32_t)rowid;
    raw->date[i] = cell(r, &x->dates, row, 3);
    raw->type[i] = short_cell(r, &x->types, row, 4);
    raw->score[i] = row_is_null(row, 6) ? 0 : score_number(r, row_number(row, 6));
    raw->outcome[i] = (uint8_t)((uint64_t)quad | (row_integer(row, 7) ? COLUMN_HAPPENED : 0) |
                                (row_integer(row, 8) ? COLUMN_BACKGROUND : 0));
    raw->country[i] = short_cell(r, &x->countries, row, 9);
    raw->place[i] = cell(r, &x->places, row, 10);
    raw->confidence[i] = row_number(row, 11);
    return ST_OK;
}

column_arrays columnread_arrays(arena *a, size_t n)
{
    n++;
    return (column_arrays){.row = arena_array(a, uint32_t, n),
                           .by_id = arena_array(a, uint32_t, n),
                           .document = arena_array(a, uint32_t, n),
                           .date = arena_array(a, uint32_t, n),
                           .type = arena_array(a, uint16_t, n),
                           .score = arena_array(a, uint16_t, n),
                           .country = arena_array(a, uint16_t, n),
                           .place = arena_array(a, uint32_t, n),
                           .outcome = arena_array(a, uint8_t, n),
                           .confidence = arena_array(a, double, n),
                           .sides_at = arena_array(a, uint32_t, n),
                           .n_actors = arena_array(a, uint8_t, n),
                           .n_recipients = arena_array(a, uint8_t, n),
                           .pairs_at = arena_array(a, uint32_t, n),
                           .n_pairs = arena_array(a, uint8_t, n)};
}

column_words columnread_words(arena *a, size_t n)
{
    return (column_words){arena_array(a, uint16_t, n + 1), arena_array(a, uint8_t, n + 1)};
}

static status take_count(void *state, const statement *row, diag *why)
{
    (void)why;
    *(int64_t *)state = row_integer(row, 0);
    return ST_OK;
}

static status count_events(const reading *r, diag *why)
{
    int64_t n = 0;
    TRY(columnread_visit(r->own, "SELECT count(*) FROM events",
                         " WHERE document IN " COLUMNREAD_ASKED, "", take_count, &n, why));
    if (n > COLUMNS_EVENTS_MOST) r->own->too_many = true;
    r->x->n = (size_t)n;
    return ST_OK;
}

static status read_events(reading *r, diag *why)
{
    r->raw = columnread_arrays(r->memory, r->x->n);
    r->ids = arena_array(r->memory, str, r->x->n + 1);
    r->sentence = arena_array(r->memory, uint32_t, r->x->n + 1);
    const char *how = r->own->before ? "" : " NOT INDEXED"; // all: as they lie
    TRY(columnread_visit(r->own, EVENTS, " WHERE e.document IN " COLUMNREAD_ASKED, how, take_event,
                         r, why));
    if (r->at != r->x->n) r->own->too_many = true; // they were counted in the same state
    return ST_OK;
}

// The first eight bytes as a number that sorts as they do.
static uint64_t begin_of(str id)
{
    uint64_t n = 0;
    for (size_t i = 0; i < sizeof n; i++) n = n << 8 | (i < id.n ? (unsigned char)id.p[i] : 0);
    return n;
}

static int compare_ids(const void *a, const void *b, void *ids)
{
    const str *all = ids;
    const id_key *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return str_cmp(all[x->row], all[y->row]);
}

static void sort_by_id(reading *r)
{
    size_t n = r->x->n;
    r->keys = arena_array(r->memory, id_key, n + 1);
    for (size_t i = 0; i < n; i++) r->keys[i] = (id_key){begin_of(r->ids[i]), (uint32_t)i};
    qsort_r(r->keys, n, sizeof *r->keys, compare_ids, r->ids);
    for (size_t i = 0; i < n; i++) r->raw.by_id[r->keys[i].row] = (uint32_t)i;
}

// --- sides and pairs, which come in the order of ids

// Is the event of the row there? r->at: its place in the order of ids.
static bool find_event(reading *r, str id)
{
    uint64_t begin = begin_of(id);
    for (; r->at < r->x->n; r->at++) {
        const id_key *k = &r->keys[r->at];
        if (k->begin < begin) continue;
        if (k->begin > begin) return false;
        int order = str_cmp(r->ids[k->row], id);
        if (order >= 0) return order == 0;
    }
    return false;
}

typedef VEC(uint32_t) column_list;

typedef struct {
    reading *r;
    column_list list; // of all events
    uint8_t *counts;  // [n]
} listing;

static void put(listing *l, uint32_t number)
{
    reading *r = l->r;
    if (l->counts[r->at] == COLUMNS_LIST_MOST) {
        r->own->too_many = true;
        return;
    }
    l->counts[r->at]++;
    *vec_push(r->memory, &l->list) = number;
}

// What tells a row from others, in `kept`: its cells from the second on.
static uint32_t number_of_row(reading *r, column_texts *t, const statement *row, int n)
{
    buf text = {0};
    for (int i = 1; i < n; i++) {
        buf_add(&text, row_text(row, i));
        buf_add_byte(&text, '\n');
    }
    uint32_t number = columntexts_number(&r->x->memory, t, buf_str(&text));
    buf_free(&text);
    return number;
}

static uint32_t side_number(reading *r, const statement *row)
{
    eventcolumns *x = r->x;
    uint32_t number = number_of_row(r, &x->side_texts, row, 3);
    if (number > TEXTS_MOST) r->own->too_many = true;
    while (x->side_list.n <= number) {
        column_side *side = vec_push(&x->memory, &x->side_list);
        str rest = x->side_texts.texts.p[x->side_list.n - 1];
        side->code = str_split(&rest, '\n');
        str country = str_split(&rest, '\n');
        side->party = columntexts_number(&x->memory, &x->parties, country.n ? country : side->code);
    }
    return number;
}

static status take_side(void *state, const statement *row, diag *why)
{
    listing *l = state;
    (void)why;
    if (find_event(l->r, row_text(row, 0))) put(l, side_number(l->r, row));
    return ST_OK;
}

static uint32_t pair_number(reading *r, const statement *row)
{
    eventcolumns *x = r->x;
    uint32_t number = number_of_row(r, &x->pair_texts, row, 5);
    while (x->pair_list.n <= number) {
        column_pair *pair = vec_push(&x->memory, &x->pair_list);
        str rest = x->pair_texts.texts.p[x->pair_list.n - 1];
        buf dyad = {0};
        pair->source = str_split(&rest, '\n');
        pair->target = str_split(&rest, '\n');
        pair->source_code = str_split(&rest, '\n');
        pair->target_code = str_split(&rest, '\n');
        buf_add_format(&dyad, "%.*s-%.*s", STR_ARG(pair->source), STR_ARG(pair->target));
        pair->dyad = columntexts_number(&x->memory, &x->dyads, buf_str(&dyad));
        buf_free(&dyad);
    }
    return number;
}

static status take_pair(void *state, const statement *row, diag *why)
{
    listing *l = state;
    (void)why;
    if (find_event(l->r, row_text(row, 0))) put(l, pair_number(l->r, row));
    return ST_OK;
}

static status read_list(reading *r, const char *sql, const char *order, uint8_t *counts,
                        take_row *take, column_list *out, diag *why)
{
    listing l = {.r = r, .counts = counts};
    r->at = 0;
    status s = columnread_visit(r->own, sql, EVENTS_ASKED, order, take, &l, why);
    *out = l.list;
    return s;
}

// --- the order of dates

static int newest_first(const void *a, const void *b, void *state)
{
    const column_texts *t = state;
    return str_cmp(t->texts.p[*(const uint32_t *)b], t->texts.p[*(const uint32_t *)a]);
}

// Where the first event of each date stands. Number 0, those without one, is last.
static uint32_t *date_places(reading *r)
{
    const eventcolumns *x = r->x;
    size_t n = x->dates.texts.n ? x->dates.texts.n : 1;
    uint32_t *order = arena_array(r->memory, uint32_t, n), at = 0;
    uint32_t *counts = arena_array(r->memory, uint32_t, n);
    uint32_t *places = arena_array(r->memory, uint32_t, n);
    for (size_t i = 1; i < n; i++) order[i - 1] = (uint32_t)i;
    if (n > 1) qsort_r(order, n - 1, sizeof *order, newest_first, (void *)(uintptr_t)&x->dates);
    for (size_t i = 0; i < x->n; i++) counts[r->raw.date[i]]++;
    for (size_t i = 0; i < n; i++) {
        places[order[i]] = at;
        at += counts[order[i]];
    }
    return places;
}

// --- putting together

typedef struct {
    const uint32_t *places; // [n] where the i-th event in the order of ids goes
    column_list actors, recipients, pairs;
} parts;

static void move_event(const reading *r, size_t from, size_t to)
{
    const column_arrays *raw = &r->raw;
    column_arrays *x = &r->x->of;
    x->row[to] = raw->row[from];
    x->by_id[to] = raw->by_id[from];
    x->document[to] = raw->document[from];
    x->date[to] = raw->date[from];
    x->type[to] = raw->type[from];
    x->score[to] = raw->score[from];
    x->country[to] = raw->country[from];
    x->place[to] = raw->place[from];
    x->outcome[to] = raw->outcome[from];
    x->confidence[to] = raw->confidence[from];
    r->words.words_at[to] = r->raw_words.words_at[from];
    r->words.n_words[to] = r->raw_words.n_words[from];
    x->n_actors[to] = raw->n_actors[raw->by_id[from]];
    x->n_recipients[to] = raw->n_recipients[raw->by_id[from]];
    x->n_pairs[to] = raw->n_pairs[raw->by_id[from]];
}

static void move_lists(const reading *r, const parts *p)
{
    eventcolumns *x = r->x;
    column_arrays *to = &x->of;
    uint32_t sides = 0, pairs = 0;
    for (size_t i = 0; i < x->n; i++) {
        to->sides_at[i] = sides;
        to->pairs_at[i] = pairs;
        sides += (uint32_t)to->n_actors[i] + to->n_recipients[i];
        pairs += to->n_pairs[i];
    }
    to->sides_at[x->n] = sides;
    to->pairs_at[x->n] = pairs;
    x->sides = arena_array(&x->memory, uint16_t, (size_t)sides + 1);
    x->pairs = arena_array(&x->memory, uint32_t, (size_t)pairs + 1);
    const uint32_t *a = p->actors.p, *b = p->recipients.p, *c = p->pairs.p;
    for (size_t i = 0; i < x->n; i++) {
        uint32_t at = p->places[i];
        uint16_t *side = x->sides + to->sides_at[at];
        for (int k = 0; k < to->n_actors[at]; k++) *side++ = (uint16_t)*a++;
        for (int k = 0; k < to->n_recipients[at]; k++) *side++ = (uint16_t)*b++;
        for (int k = 0; k < to->n_pairs[at]; k++) x->pairs[to->pairs_at[at] + (uint32_t)k] = *c++;
    }
}

static void put_together(reading *r, parts *p)
{
    eventcolumns *x = r->x;
    uint32_t *places = arena_array(r->memory, uint32_t, x->n + 1);
    uint32_t *next = date_places(r);
    x->of = columnread_arrays(&x->memory, x->n);
    r->words = columnread_words(r->memory, x->n);
    for (size_t i = 0; i < x->n; i++) {
        size_t row = r->keys[i].row;
        places[i] = next[r->raw.date[row]]++;
        move_event(r, row, places[i]);
    }
    p->places = places;
    move_lists(r, p);
    columnread_index(x, &r->words);
}

void columnread_index(eventcolumns *x, const column_words *w)
{
    arena a = {0};
    uint32_t *list = arena_array(&a, uint32_t, x->n + 1);
    x->by_document = arena_array(&x->memory, column_sentence, x->n + 1);
    x->document_at = arena_array(&x->memory, uint32_t, x->n_documents + 1);
    columnsentences_by_document(x->of.document, x->n, x->n_documents, list, x->document_at);
    for (size_t i = 0; i < x->n; i++)
        x->by_document[i] = (column_sentence){list[i], w->words_at[list[i]], w->n_words[list[i]]};
    arena_free(&a);
}

// For who adds them to others.
static void tell_ids(const reading *r)
{
    if (!r->own->before) return;
    r->own->ids = arena_array(r->memory, str, r->x->n + 1);
    for (size_t i = 0; i < r->x->n; i++) r->own->ids[i] = r->ids[r->keys[i].row];
}

static status read_sentences(reading *r, diag *why)
{
    sentence_events e = {.own = r->own,
                         .documents = &r->documents,
                         .n_documents = r->x->n_documents,
                         .document = r->raw.document,
                         .sentence = r->sentence,
                         .n = r->x->n};
    r->raw_words = columnread_words(r->memory, r->x->n);
    return columnsentences_read(&e, &r->raw_words, why);
}

static status read_all(reading *r, diag *why)
{
    parts p = {0};
    TRY(count_events(r, why));
    if (!r->own->too_many) TRY(read_documents(r, why));
    if (r->own->too_many) return ST_OK;
    TRY(read_events(r, why));
    if (r->own->too_many) return ST_OK;
    TRY(read_sentences(r, why));
    sort_by_id(r);
    TRY(read_list(r, "SELECT event, code, country FROM event_actors", " ORDER BY event, position",
                  r->raw.n_actors, take_side, &p.actors, why));
    TRY(read_list(r, "SELECT event, code, country FROM event_recipients",
                  " ORDER BY event, position", r->raw.n_recipients, take_side, &p.recipients, why));
    TRY(read_list(r, "SELECT event, source, target, source_code, target_code FROM dyads",
                  " ORDER BY event", r->raw.n_pairs, take_pair, &p.pairs, why));
    if (r->own->too_many) return ST_OK;
    put_together(r, &p);
    tell_ids(r);
    return ST_OK;
}

status columnread_run(columnread *r, diag *why)
{
    reading own = {.own = r, .memory = &r->memory, .x = r->x};
    if (r->before) eventcolumns_keep_texts(r->before, r->x);
    return read_all(&own, why);
}

void columnread_end(columnread *r)
{
    arena_free(&r->memory);
}
