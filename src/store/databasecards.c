#include "store/databasecards.h"

#include "link/cardbytes.h"
#include "link/copies.h"
#include "link/merger.h"
#include "link/textcards.h"
#include "store/connection.h"

int databasecards_prepare(card_writer *w, sqlite3 *db)
{
    static const char CARD[] = "INSERT OR IGNORE INTO event_cards VALUES(?,?,?)";
    static const char SKETCH[] = "INSERT OR IGNORE INTO document_sketches VALUES(?,?)";
    int code = sqlite3_prepare_v3(db, CARD, -1, SQLITE_PREPARE_PERSISTENT, &w->card, NULL);
    if (code != SQLITE_OK) return code;
    return sqlite3_prepare_v3(db, SKETCH, -1, SQLITE_PREPARE_PERSISTENT, &w->sketch, NULL);
}

void databasecards_finalize(card_writer *w)
{
    sqlite3_finalize(w->card);
    sqlite3_finalize(w->sketch);
}

static int bind_bytes(sqlite3_stmt *s, int at, str bytes)
{
    return sqlite3_bind_blob64(s, at, bytes.p, bytes.n, SQLITE_TRANSIENT);
}

static int write_cards(card_writer *w, const coded *c, const event_card *cards)
{
    buf bytes = {0};
    int code = SQLITE_OK;
    for (size_t i = 0; i < c->events.n && code == SQLITE_OK; i++) {
        buf_clear(&bytes);
        cardbytes_write(&cards[i], &bytes);
        sqlite3_bind_int64(w->card, 1, (sqlite3_int64)merger_block(&cards[i]));
        connection_bind(w->card, 2, str_of(c->events.p[i].id));
        bind_bytes(w->card, 3, buf_str(&bytes));
        code = connection_run(w->card);
    }
    buf_free(&bytes);
    return code;
}

int databasecards_write(card_writer *w, const coded *c, arena *a)
{
    buf words = {0}, bytes = {0};
    int code = write_cards(w, c, textcards_of(c, a));
    text_sketch sketch = copies_sketch(c->document, &words);
    sketchbytes_write(&sketch, &bytes);
    connection_bind(w->sketch, 1, c->document->id);
    bind_bytes(w->sketch, 2, buf_str(&bytes));
    if (code == SQLITE_OK) code = connection_run(w->sketch);
    buf_free(&bytes);
    buf_free(&words);
    return code;
}
