// For test files only: databases of the sample (coded_sample.h) in a folder of their own.
#ifndef DM_STORE_STORED_SAMPLE_H
#define DM_STORE_STORED_SAMPLE_H

#include "base/check.h"

#include "store/changelog.h"
#include "store/coded_sample.h"
#include "store/database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char stored_folder[] = "/tmp/demarche_stored_XXXXXX";

static inline int stored_set_up(void **state)
{
    (void)state;
    return mkdtemp(stored_folder) ? 0 : 1;
}

static inline int stored_tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", stored_folder);
    return system(command);
}

// A file in the folder; `room` is the caller's.
static inline const char *stored_file(const char *name, char room[256])
{
    snprintf(room, 256, "%s/%s", stored_folder, name);
    return room;
}

static inline void stored_add(const char *file, const sample *s)
{
    diag why = {0};
    database *db;
    database_change change;
    assert_ok(database_open(file, &s->run, NULL, &db, &why), &why);
    assert_ok(database_add(db, &s->coded, NULL, &change, &why), &why);
    assert_ok(database_close(db, &why), &why);
}

static inline status stored_write_row(void *state, const change_row *x, diag *why)
{
    (void)why;
    assert_int_equal(x->at.n, strlen("2026-11-01T12:00:00Z"));
    buf_add_format(state, "%lld %.*s %.*s +%.*s ~%.*s -%.*s;", (long long)x->number,
                   STR_ARG(x->what), STR_ARG(x->title), STR_ARG(x->added), STR_ARG(x->corrected),
                   STR_ARG(x->removed));
    return ST_OK;
}

// The log from number `since` on is that.
static inline void stored_expect_log(const char *file, int64_t since, const char *wanted)
{
    diag why = {0};
    buf text = {0};
    changelog_reader r = {.since = since, .row = stored_write_row, .state = &text};
    assert_ok(changelog_read(file, &r, &why), &why);
    buf_add_format(&text, "next %lld", (long long)r.next);
    assert_string_equal(text.p, wanted);
    buf_free(&text);
}

#define A1 "\"00000000000000a1\""
#define A2 "\"00000000000000a2\""

#endif
