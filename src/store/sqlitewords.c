#include "store/sqlitewords.h"

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

static void free_tokens(void *state)
{
    buf_free(state);
    mem_free(state);
}

// Tokens of the words sought: cut once for a statement. *own says that the caller must free them.
static buf *wanted_tokens(sqlite3_context *c, const words *w, sqlite3_value *text, bool *own)
{
    buf *wanted = sqlite3_get_auxdata(c, 1);
    *own = false;
    if (wanted) return wanted;
    wanted = mem_alloc(sizeof *wanted);
    *wanted = (buf){0};
    *own = true;
    if (cut(w, text, wanted) != SQLITE_OK) buf_clear(wanted);
    return wanted;
}

static bool is_ascii(str s)
{
    unsigned char all = 0;
    for (size_t i = 0; i < s.n; i++) all |= (unsigned char)s.p[i];
    return all < 0x80;
}

// Cutting and stemming cost some microseconds a sentence; most do not even have the letters. A stem
// differs from its word in its last two letters at most, and in ASCII by case alone.
static bool may_have(str text, str wanted)
{
    if (!is_ascii(text) || !is_ascii(wanted)) return true;
    for (str rest = wanted; rest.p;) {
        str stem = str_split(&rest, '\0');
        if (stem.n > STEM_CHANGES &&
            str_find_nocase(text, str_sub(stem, 0, stem.n - STEM_CHANGES)) == SIZE_MAX)
            return false;
    }
    return true;
}

static void words_in(sqlite3_context *c, int n, sqlite3_value **values)
{
    const words *w = sqlite3_user_data(c);
    buf text = {0};
    bool own;
    (void)n;
    buf *wanted = wanted_tokens(c, w, values[1], &own);
    const char *p = (const char *)sqlite3_value_text(values[0]);
    str whole = {p, p ? (size_t)sqlite3_value_bytes(values[0]) : 0};
    bool found = wanted->n > 1 && may_have(whole, buf_str(wanted)) &&
                 cut(w, values[0], &text) == SQLITE_OK &&
                 str_find(buf_str(&text), buf_str(wanted)) != SIZE_MAX;
    buf_free(&text);
    sqlite3_result_int(c, found);
    if (own) sqlite3_set_auxdata(c, 1, wanted, free_tokens); // frees them itself when it cannot
}

static void forget(void *state)
{
    words *w = state;
    if (w->handle) w->calls.xDelete(w->handle);
    mem_free(w);
}

static int open_words(sqlite3 *db, words **out)
{
    fts5_api *api = find_api(db);
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

int sqlitewords_register(sqlite3 *db)
{
    words *w;
    int code = open_words(db, &w);
    if (code != SQLITE_OK) return code;
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
    if (sqlite3_open(":memory:", &c->db) == SQLITE_OK && open_words(c->db, &c->words) == SQLITE_OK)
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
