// For test files only: databases of random events, in a folder of their own, and more of them.
#ifndef DM_QUERY_COLUMNSAMPLE_H
#define DM_QUERY_COLUMNSAMPLE_H

#include "base/check.h"

#include "store/database.h"
#include "store/schema.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char sample_folder[] = "/tmp/demarche_columns_XXXXXX";

static inline int sample_set_up(void **state)
{
    (void)state;
    return mkdtemp(sample_folder) ? 0 : 1;
}

static inline int sample_tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", sample_folder);
    return system(command);
}

static uint32_t sample_random = 20240717;

static inline int sample_below(int n)
{
    sample_random = sample_random * 1664525u + 1013904223u;
    return (int)((sample_random >> 8) % (unsigned)n);
}

#define SAMPLE_ONE(list) ((list)[sample_below((int)(sizeof(list) / sizeof *(list)))])

// --- events

static const char *const SAMPLE_TYPES[] = {"CONSULT", "AID", "ACCUSE", "ASSAULT", "SANCTION"};
static const char *const SAMPLE_DATES[] = {"2023",       "2023-11",    "2023-11-07",
                                           "2023-12-31", "2024-01-01", "2024-W01",
                                           "2024-W20",   "2024-Q2",    "2023-12-30/2024-01-02",
                                           "2024-05-17", "2024-05",    "PAST_REF",
                                           "2024-SU",    "../2011",    "2024-05-18",
                                           "2024-05-19", NULL};
static const char *const SAMPLE_CODES[] = {"USA",    "USAGOV", "CHNGOV", "CHNMIL", "RUSGOV",
                                           "IGOUNO", "TWNGOV", "UKRCVL", "UKR"};
static const char *const SAMPLE_WORDS[] = {"talks",    "border",    "sanctions", "the",
                                           "minister", "suspended", "Pe\u00f1a", "cease-fire"};
// What stands between a text and its next sentence.
static const char *const SAMPLE_GAPS[] = {" ", "\n\n", "", " \u201c", " Aside from talks, "};
static const char *const SAMPLE_OUTLETS[] = {"Wire", "The Daily", "wire", NULL};
static const char *const SAMPLE_STATUS[] = {"happened", "ongoing", "planned"};
static const char *const SAMPLE_PLACES[][2] = {
    {"Kyiv", "UKR"}, {"Kyiv", NULL}, {"Paris", "FRA"}, {NULL, "FRA"}, {NULL, NULL}};

static inline void sample_bind(sqlite3_stmt *s, int at, const char *text)
{
    sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

static inline void sample_put_event(sqlite3_stmt *s, const char *id, const char *whose,
                                    const char *text, int number)
{
    int place = sample_below(5);
    sample_bind(s, 1, id);
    sample_bind(s, 2, whose);
    sample_bind(s, 3, SAMPLE_ONE(SAMPLE_TYPES));
    sqlite3_bind_int(s, 4, 1 + sample_below(4));
    if (sample_below(5))
        sqlite3_bind_double(s, 5, (sample_below(200) - 100) / 10.0);
    else
        sqlite3_bind_null(s, 5);
    sample_bind(s, 6, SAMPLE_ONE(SAMPLE_DATES));
    sample_bind(s, 7, SAMPLE_PLACES[place][0]);
    sample_bind(s, 8, SAMPLE_PLACES[place][1]);
    sqlite3_bind_double(s, 9, sample_below(3) * 12.5);
    sample_bind(s, 10, SAMPLE_ONE(SAMPLE_STATUS));
    sqlite3_bind_int(s, 11, sample_below(3) == 0);
    sample_bind(s, 12, sample_below(6) ? "affirmed" : "negated");
    sample_bind(s, 13, sample_below(6) ? "stated" : "denied");
    sqlite3_bind_double(s, 14, 0.5 + sample_below(20) / 40.0);
    sample_bind(s, 15, text);
    sqlite3_bind_int(s, 16, number);
    assert_int_equal(sqlite3_step(s), SQLITE_DONE);
    sqlite3_reset(s);
}

static inline void sample_put_sides(sqlite3_stmt *s, const char *id)
{
    for (int i = sample_below(4); i > 0; i--) {
        const char *code = SAMPLE_ONE(SAMPLE_CODES);
        char country[4] = "";
        if (strncmp(code, "IGO", 3) != 0) memcpy(country, code, 3);
        sample_bind(s, 1, id);
        sqlite3_bind_int(s, 2, i);
        sample_bind(s, 3, code);
        sample_bind(s, 4, *country ? country : NULL);
        assert_int_equal(sqlite3_step(s), SQLITE_DONE);
        sqlite3_reset(s);
    }
}

static inline sqlite3_stmt *sample_prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    return s;
}

// What puts them in.
typedef struct {
    sqlite3 *db;
    sqlite3_stmt *document, *event, *actor, *recipient, *text, *sentence;
} sample;

static inline sample sample_open(const char *file)
{
    sample s = {0};
    assert_int_equal(sqlite3_open(file, &s.db), SQLITE_OK);
    sqlite3_busy_timeout(s.db, 5000);
    s.document = sample_prepare(
        s.db, "INSERT INTO documents(number, id, content_hash, title, outlet, published_value,"
              " text, run, digest) VALUES(?1, ?2, '', ?3, ?4, ?5, ?6, 'r', '')");
    s.event = sample_prepare(
        s.db,
        "INSERT INTO events(id, document, sentence, type, contexts, cameo, quad, score,"
        " date_value, place_name, place_country, place_lat, place_lon, status, background,"
        " polarity, claim, trigger_text, trigger_span_begin, trigger_span_end, decided_by,"
        " confidence, reconsidered, text) VALUES(?1, ?2, ?16, ?3, '[]', '040', ?4, ?5, ?6, ?7,"
        " ?8, ?9, ?9, ?10, ?11, ?12, ?13, 't', 0, 1, 'rule', ?14, '[]', ?15)");
    s.actor =
        sample_prepare(s.db, "INSERT INTO event_actors(event, position, code, country, sectors,"
                             " entity) VALUES(?1, ?2, ?3, ?4, '[]', ?3)");
    s.recipient =
        sample_prepare(s.db, "INSERT INTO event_recipients(event, position, code, country,"
                             " sectors, entity) VALUES(?1, ?2, ?3, ?4, '[]', ?3)");
    s.text = sample_prepare(s.db, "UPDATE documents SET text = text || ?2 || ?3 WHERE id = ?1"
                                  " RETURNING length(CAST(text AS BLOB))");
    s.sentence =
        sample_prepare(s.db, "INSERT INTO sentences(document, sentence, part, span_begin,"
                             " span_end) SELECT ?1, count(*), 'body', ?2, ?3 FROM sentences"
                             " WHERE document = ?1 RETURNING sentence");
    return s;
}

static inline void sample_run(const sample *s, const char *sql)
{
    assert_int_equal(sqlite3_exec(s->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static inline void sample_close(sample *s)
{
    sqlite3_finalize(s->document);
    sqlite3_finalize(s->event);
    sqlite3_finalize(s->actor);
    sqlite3_finalize(s->recipient);
    sqlite3_finalize(s->text);
    sqlite3_finalize(s->sentence);
    assert_int_equal(sqlite3_close(s->db), SQLITE_OK);
}

static inline void sample_add_document(sample *of, int number, const char *id)
{
    char text[64];
    sqlite3_stmt *s = of->document;
    snprintf(text, sizeof text, "%s %s", SAMPLE_ONE(SAMPLE_WORDS), SAMPLE_ONE(SAMPLE_WORDS));
    sqlite3_bind_int(s, 1, number);
    sample_bind(s, 2, id);
    sample_bind(s, 3, text);
    sample_bind(s, 4, SAMPLE_ONE(SAMPLE_OUTLETS));
    sample_bind(s, 5, SAMPLE_ONE(SAMPLE_DATES));
    sample_bind(s, 6, "The minister.");
    assert_int_equal(sqlite3_step(s), SQLITE_DONE);
    sqlite3_reset(s);
}

static inline int sample_ask(sqlite3_stmt *s)
{
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int n = sqlite3_column_int(s, 0);
    assert_int_equal(sqlite3_step(s), SQLITE_DONE);
    sqlite3_reset(s);
    return n;
}

// A few are longer than what columns count.
static inline void sample_make_sentence(buf *out)
{
    int n = sample_below(40) ? 3 : 250 + sample_below(20);
    for (int i = 0; i < n; i++) buf_add_format(out, "%s%s", i ? " " : "", SAMPLE_ONE(SAMPLE_WORDS));
    buf_add_byte(out, '.');
}

// A sentence at the end of the document's text: its number.
static inline int sample_add_sentence(const sample *s, const char *whose, const char *text)
{
    sample_bind(s->text, 1, whose);
    sample_bind(s->text, 2, SAMPLE_ONE(SAMPLE_GAPS));
    sample_bind(s->text, 3, text);
    int end = sample_ask(s->text);
    sample_bind(s->sentence, 1, whose);
    sqlite3_bind_int(s->sentence, 2, end - (int)strlen(text));
    sqlite3_bind_int(s->sentence, 3, end);
    return sample_ask(s->sentence);
}

// An event of the document in a sentence of its own, without the rows of the table dyads.
static inline void sample_add_event(sample *s, const char *id, const char *whose)
{
    buf text = {0};
    sample_make_sentence(&text);
    sample_put_event(s->event, id, whose, text.p, sample_add_sentence(s, whose, text.p));
    buf_free(&text);
    sample_put_sides(s->actor, id);
    sample_put_sides(s->recipient, id);
}

// An empty one, with a run "r".
static inline void sample_make(const char *name, char file[256])
{
    diag why = {0};
    database *made;
    run_about about = {.version = STR("1")};
    snprintf(file, 256, "%s/%s", sample_folder, name);
    assert_ok(database_open(file, &about, NULL, &made, &why), &why);
    assert_ok(database_close(made, &why), &why);
    sample s = sample_open(file);
    sample_run(&s, "INSERT INTO runs VALUES('r', '0', 1, NULL, 'c')");
    sample_close(&s);
}

// Some begin alike for more than eight bytes, and some are short.
static inline void sample_id(char out[32], int i)
{
    snprintf(out, 32, i % 3 ? "event-id-%x" : "%x", i * 7919 % 65521);
}

// A database of so many events, whose documents, one of five, have every second number.
static inline void sample_fill(const char *name, int events, char file[256])
{
    int documents = events / 5 + 1;
    char id[32], whose[16];
    sample_make(name, file);
    sample s = sample_open(file);
    sample_run(&s, "BEGIN");
    for (int i = 0; i < documents; i++) {
        snprintf(whose, sizeof whose, "d%d", i);
        sample_add_document(&s, i * 2, whose);
    }
    for (int i = 0; i < events; i++) {
        sample_id(id, i);
        snprintf(whose, sizeof whose, "d%d", sample_below(documents));
        sample_add_event(&s, id, whose);
    }
    sample_run(&s, SCHEMA_FILL_DYADS "; COMMIT");
    sample_close(&s);
}

#endif
