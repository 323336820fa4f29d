#include "query/eventqueryword.h"

#include "store/sqlfrom.h"
#include "store/sqlitewords.h"

// As SQLite's unicode61 has it: what a word begins with, and the accents within one.
#define LETTERS       "\\pL\\pN\\p{Co}"
#define ACCENTS_FIRST 0x300
#define ACCENTS_COUNT 50

typedef struct {
    const connection *to;
    const word_cutter *cutter;
    str stem;   // that is sought
    buf tokens; // scratch
    buf accents;
    buf forms; // that have it, divided by |
} seeking;

static void add_accents(buf *out)
{
    static const uint64_t IS_ACCENT = 0x000361F808029FDF;
    for (int i = 0; i < ACCENTS_COUNT; i++)
        if (IS_ACCENT >> i & 1) buf_add_format(out, "\\x{%X}", (unsigned)(ACCENTS_FIRST + i));
}

static status take_form(void *state, const statement *row, diag *why)
{
    seeking *s = state;
    str form = row_text(row, 0), stem = s->stem;
    (void)why;
    buf_clear(&s->tokens);
    sqlitewords_cut(s->cutter, form, &s->tokens);
    str found = buf_str(&s->tokens);
    bool same = found.n == stem.n + 2 && str_eq(str_sub(found, 1, 1 + stem.n), stem);
    if (same && s->forms.n) buf_add_byte(&s->forms, '|');
    if (same) buf_add(&s->forms, form);
    return ST_OK;
}

// The beginning that all words of a stem have, whatever its accents.
static void write_beginning(const seeking *s, buf *out)
{
    size_t n = s->stem.n > STEM_CHANGES ? s->stem.n - STEM_CHANGES : 1;
    buf_add_c(out, "^(?i)");
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s->stem.p[i];
        if (c >= 0x80) return;
        buf_add_format(out, "(?:%c|[^\\x00-\\x7F])[%s]*", c, s->accents.p);
    }
}

// Fills s->forms.
static status ask_forms(seeking *s, diag *why)
{
    buf sql = {0}, beginning = {0}, word = {0};
    buf_add_c(&sql, "SELECT DISTINCT arrayJoin(arrayFilter(x -> match(x, ?1), extractAll(e.text,"
                    " ?2))) AS form");
    sqlfrom_table(connection_dialect(s->to), "events", "e", &sql);
    buf_add_c(&sql, "1 = 1");
    write_beginning(s, &beginning);
    buf_add_format(&word, "[" LETTERS "][" LETTERS "%s]*", s->accents.p);
    const str texts[] = {buf_str(&beginning), buf_str(&word)};
    question q = {.clickhouse = sql.p, .texts = texts, .n_texts = 2, .row = take_form, .state = s};
    status done = connection_visit(s->to, &q, why);
    buf_free(&sql);
    buf_free(&beginning);
    buf_free(&word);
    return done;
}

// Forms of all words one behind the other; *out is empty when one of them has none.
static status write_pattern(seeking *s, str words, buf *out, diag *why)
{
    buf stems = {0};
    status done = ST_OK;
    sqlitewords_cut(s->cutter, words, &stems);
    str rest = str_sub(buf_str(&stems), 1, stems.n);
    while (rest.n && done == ST_OK) {
        s->stem = str_split(&rest, '\0');
        buf_clear(&s->forms);
        done = ask_forms(s, why);
        bool first = !out->n;
        if (!s->forms.n) {
            buf_clear(out);
            break;
        }
        buf_add_format(out, first ? "(?:^|[^" LETTERS "%s])" : "[^" LETTERS "%s]+", s->accents.p);
        buf_add_format(out, "(?:%.*s)", STR_ARG(buf_str(&s->forms)));
    }
    if (out->n) buf_add_format(out, "(?:$|[^" LETTERS "%s])", s->accents.p);
    buf_free(&stems);
    return done;
}

status eventqueryword_read(const eventquerysql *w, const connection *c, const str *words, size_t n,
                           word_pattern *out, diag *why)
{
    word_cutter *cutter = sqlitewords_open();
    seeking s = {.to = c, .cutter = cutter};
    status done = cutter ? ST_OK : diag_set(why, ST_STORE, NULL, 0, 0, "SQLite has no FTS5");
    add_accents(&s.accents);
    for (size_t i = 0; i < n && done == ST_OK; i++) {
        buf pattern = {0};
        done = write_pattern(&s, words[i], &pattern, why);
        out[i] = (word_pattern){words[i], str_copy(w->memory, buf_str(&pattern))};
        buf_free(&pattern);
    }
    sqlitewords_close(cutter);
    buf_free(&s.tokens);
    buf_free(&s.accents);
    buf_free(&s.forms);
    return done;
}
