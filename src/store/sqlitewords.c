#include "store/sqlitewords.h"

#include "base/ascii.h"

#include <stdbool.h>

// The tokenizer of document_search (schema.c).
static const char *TOKENIZER[] = {"unicode61", "remove_diacritics", "2"};

typedef struct {
    fts5_tokenizer calls;
    Fts5Tokenizer *handle;
} words;

static fts5_api *find_api(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &s, NULL) != SQLITE_OK) return NULL;
    sqlite3_bind_pointer(s, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(s);
    sqlite3_finalize(s);
    return api;
}

// Tokens lie between NULs, which none of them has.
static int take_token(void *state, int flags, const char *token, int n, int begin, int end)
{
    (void)flags;
    (void)begin;
    (void)end;
    buf *out = state;
    buf_add(out, (str){token, (size_t)n});
    buf_add_byte(out, '\0');
    return SQLITE_OK;
}

static int cut_text(const words *w, str text, buf *out)
{
    buf_add_byte(out, '\0');
    if (!text.n) return SQLITE_OK;
    return w->calls.xTokenize(w->handle, out, FTS5_TOKENIZE_DOCUMENT, text.p, (int)text.n,
                              take_token);
}

static int cut(const words *w, sqlite3_value *text, buf *out)
{
    const char *p = (const char *)sqlite3_value_text(text);
    return cut_text(w, (str){p, p ? (size_t)sqlite3_value_bytes(text) : 0}, out);
}

// Stems that are sought, and room for those of a text.
typedef struct {
    buf stems; // between NULs
    str first; // of them, between its NULs
    bool more; // than the first
    buf found;
} sought;

static void free_sought(void *state)
{
    sought *s = state;
    buf_free(&s->stems);
    buf_free(&s->found);
    mem_free(s);
}

static sought *make_sought(const words *w, sqlite3_value *text)
{
    sought *s = mem_alloc(sizeof *s);
    *s = (sought){0};
    if (cut(w, text, &s->stems) != SQLITE_OK) buf_clear(&s->stems);
    str all = buf_str(&s->stems);
    if (all.n <= 1) return s; // none
    size_t end = str_find_byte(all, '\0', 1) + 1;
    s->first = str_sub(all, 0, end);
    s->more = end < all.n;
    return s;
}

// Cut once for a statement. *own says that the caller must hand them over.
static sought *what_is_sought(sqlite3_context *c, const words *w, sqlite3_value *text, bool *own)
{
    sought *s = sqlite3_get_auxdata(c, 1);
    *own = !s;
    return s ? s : make_sought(w, text);
}

static bool may_be_of_word(char c)
{
    return ascii_is_word(c) || ascii_is_digit(c);
}

// The next stretch of a text that has no ASCII but letters and digits: words end with it at the
// latest, and it is a single one if it is all ASCII.
static bool next_stretch(str text, size_t *at, str *out, bool *ascii)
{
    size_t i = *at, begin;
    unsigned char all = 0;
    while (i < text.n && !may_be_of_word(text.p[i])) i++;
    for (begin = i; i < text.n && may_be_of_word(text.p[i]); i++) all |= (unsigned char)text.p[i];
    *at = i;
    *out = str_sub(text, begin, i);
    *ascii = all < 0x80;
    return i > begin;
}

// A stem begins with its word's first letter and differs from it in its last two at most.
static bool may_have_stem(str word, str stem)
{
    if (ascii_lower(*word.p) != *stem.p) return false; // most
    size_t n = stem.n > STEM_CHANGES ? stem.n - STEM_CHANGES : 1;
    return str_starts_nocase(word, str_sub(stem, 0, n));
}

static bool has_stems(const words *w, sought *s, str text, str stems)
{
    buf_clear(&s->found);
    return cut_text(w, text, &s->found) == SQLITE_OK &&
           str_find(buf_str(&s->found), stems) != SIZE_MAX;
}

// Cutting and stemming cost some microseconds a sentence: this is done with words alone that the
// first one sought may be, and from the first on that it is.
static bool has_words(const words *w, sought *s, str text)
{
    str stretch, stem = str_sub(s->first, 1, s->first.n - 1);
    bool ascii;
    for (size_t at = 0; next_stretch(text, &at, &stretch, &ascii);) {
        if (ascii && !may_have_stem(stretch, stem)) continue;
        if (!has_stems(w, s, stretch, s->first)) continue;
        if (!s->more) return true;
        return has_stems(w, s, str_sub(text, (size_t)(stretch.p - text.p), text.n),
                         buf_str(&s->stems));
    }
    return false;
}

static void words_in(sqlite3_context *c, int n, sqlite3_value **values)
{
    const words *w = sqlite3_user_data(c);
    bool own;
    (void)n;
    sought *s = what_is_sought(c, w, values[1], &own);
    const char *p = (const char *)sqlite3_value_text(values[0]);
    str text = {p, p ? (size_t)sqlite3_value_bytes(values[0]) : 0};
    sqlite3_result_int(c, s->first.n && has_words(w, s, text));
    if (own) sqlite3_set_auxdata(c, 1, s, free_sought); // frees it itself when it cannot
}

static void forget(void *state)
{
    words *w = state;
    if (w->handle) w->calls.xDelete(w->handle);
    mem_free(w);
}

static int open_words(fts5_api *api, words **out)
{
    void *data = NULL;
    *out = NULL;
    if (!api) return SQLITE_ERROR;
    words *w = mem_alloc(sizeof *w);
    *w = (words){0};
    int code = api->xFindTokenizer(api, "porter", &data, &w->calls);
    if (code == SQLITE_OK) code = w->calls.xCreate(data, TOKENIZER, 3, &w->handle);
    if (code == SQLITE_OK)
        *out = w;
    else
        forget(w);
    return code;
}

// --- where words stand

static void put_number(buf *out, uint32_t n)
{
    buf_add(out, (str){(const char *)&n, sizeof n});
}

static void word_places(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *c, int n,
                        sqlite3_value **values)
{
    buf out = {0};
    Fts5PhraseIter next;
    int asked = n ? sqlite3_value_int(values[0]) : 0, column, place;
    put_number(&out, (uint32_t)api->xPhraseSize(row, 0));
    int code = api->xPhraseFirst(row, 0, &next, &column, &place);
    for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(row, &next, &column, &place))
        if (column == asked) put_number(&out, (uint32_t)place);
    if (code == SQLITE_OK)
        sqlite3_result_blob64(c, out.p, out.n, SQLITE_TRANSIENT);
    else
        sqlite3_result_error_code(c, code);
    buf_free(&out);
}

int sqlitewords_register(sqlite3 *db)
{
    words *w;
    fts5_api *api = find_api(db);
    int code = open_words(api, &w);
    if (code != SQLITE_OK) return code;
    code = api->xCreateFunction(api, "word_places", NULL, word_places, NULL);
    if (code != SQLITE_OK) {
        forget(w);
        return code;
    }
    return sqlite3_create_function_v2(db, "words_in", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, w,
                                      words_in, NULL, NULL, forget);
}

// --- without a database

struct word_cutter {
    sqlite3 *db;
    words *words;
};

word_cutter *sqlitewords_open(void)
{
    word_cutter *c = mem_alloc(sizeof *c);
    *c = (word_cutter){0};
    if (sqlite3_open(":memory:", &c->db) == SQLITE_OK &&
        open_words(find_api(c->db), &c->words) == SQLITE_OK)
        return c;
    sqlitewords_close(c);
    return NULL;
}

void sqlitewords_close(word_cutter *c)
{
    if (!c) return;
    if (c->words) forget(c->words);
    sqlite3_close(c->db);
    mem_free(c);
}

void sqlitewords_cut(const word_cutter *c, str text, buf *out)
{
    cut_text(c->words, text, out);
}

typedef struct {
    const size_t *places; // [n]
    size_t n, at;         // passed
    uint32_t *numbers;    // [n]
    uint32_t words;       // passed
    size_t begin;         // of the stretch that is cut
} numbering;

static void pass_word(numbering *k, size_t begin, size_t end)
{
    while (k->at < k->n && k->places[k->at] <= begin) k->numbers[k->at++] = k->words;
    while (k->at < k->n && k->places[k->at] < end) k->numbers[k->at++] = WORD_SPLIT;
    k->words++;
}

static int take_place(void *state, int flags, const char *token, int n, int begin, int end)
{
    numbering *k = state;
    (void)flags;
    (void)token;
    (void)n;
    pass_word(k, k->begin + (size_t)begin, k->begin + (size_t)end);
    return SQLITE_OK;
}

void sqlitewords_number(const word_cutter *c, str text, const size_t *places, size_t n,
                        uint32_t *numbers)
{
    const words *w = c->words;
    numbering k = {.places = places, .n = n, .numbers = numbers};
    str stretch;
    bool ascii;
    for (size_t at = 0; k.at < n && next_stretch(text, &at, &stretch, &ascii);) {
        k.begin = (size_t)(stretch.p - text.p);
        if (ascii)
            pass_word(&k, k.begin, k.begin + stretch.n);
        else
            w->calls.xTokenize(w->handle, &k, FTS5_TOKENIZE_DOCUMENT, stretch.p, (int)stretch.n,
                               take_place);
    }
    while (k.at < n) k.numbers[k.at++] = k.words;
}
