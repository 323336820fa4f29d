// For test files only: databases in a folder of their own that are written to while others read.
#ifndef DM_SERVE_SERVED_SAMPLE_H
#define DM_SERVE_SERVED_SAMPLE_H

#include "base/check.h"

#include "store/database.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char served_folder[] = "/tmp/demarche_served_XXXXXX";

static inline int served_set_up(void **state)
{
    (void)state;
    return mkdtemp(served_folder) ? 0 : 1;
}

static inline int served_tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", served_folder);
    return system(command);
}

static inline void served_run(const char *file, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 5000);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

// An empty one, with a run "r".
static inline void served_make(const char *name, char file[256])
{
    diag why = {0};
    database *db;
    run_about about = {.version = STR("1")};
    snprintf(file, 256, "%s/%s", served_folder, name);
    assert_ok(database_open(file, &about, NULL, &db, &why), &why);
    assert_ok(database_close(db, &why), &why);
    served_run(file, "INSERT INTO runs VALUES('r', '0', 1, NULL, 'c')");
}

#endif
