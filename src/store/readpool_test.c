#include "store/readpool.h"

#include "base/check.h"
#include "store/database.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char folder[] = "/tmp/demarche_readpool_XXXXXX";

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void name_file(const char *name, char out[256])
{
    snprintf(out, 256, "%s/%s", folder, name);
}

static void run(const char *file, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 10000); // readers that open the file look after its log first
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    // As database_close does.
    sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    sqlite3_close(db);
}

// A database with so many problems.
static void make(const char *file, int problems)
{
    diag why = {0};
    database *db;
    char sql[160];
    run_about about = {.version = STR("1")};
    assert_ok(database_open(file, &about, NULL, &db, &why), &why);
    assert_ok(database_close(db, &why), &why);
    for (int i = 0; i < problems; i++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO problems(input, record, position, code, message)"
                 " VALUES('i', %d, 0, 'c', 'm')",
                 i);
        run(file, sql);
    }
}

static int64_t count(const readlease *l)
{
    diag why = {0};
    int64_t n = -1;
    assert_ok(connection_number(l->db, "SELECT count(*) FROM problems", &n, &why), &why);
    return n;
}

static int64_t take_and_count(readpool *p, uint64_t *state)
{
    diag why = {0};
    readlease l;
    assert_ok(readpool_take(p, NULL, &l, &why), &why);
    int64_t n = count(&l);
    *state = l.state;
    assert_false(readpool_give(p, &l));
    return n;
}

static void sees_one_state_until_given_back(void **state)
{
    (void)state;
    char file[256];
    uint64_t first, second, third;
    diag why = {0};
    readlease l;
    name_file("a.db", file);
    make(file, 1);
    readpool *p = readpool_new(file, 2, 10);
    assert_int_equal(take_and_count(p, &first), 1);
    assert_int_equal(take_and_count(p, &second), 1);
    assert_true(first == second);
    assert_ok(readpool_state(p, NULL, &third, &why), &why);
    assert_true(first == third);
    assert_ok(readpool_take(p, NULL, &l, &why), &why);
    run(file, "DELETE FROM problems");
    assert_int_equal(count(&l), 1);
    assert_int_equal(take_and_count(p, &second), 0); // by another connection
    assert_true(second != first && l.state == first);
    readpool_give(p, &l);
    assert_int_equal(take_and_count(p, &third), 0); // by that one again
    assert_true(third == second);
    readpool_free(p);
}

static void notices_another_file(void **state)
{
    (void)state;
    char file[256], other[256], command[600];
    uint64_t first, second;
    diag why = {0};
    readlease l;
    name_file("b.db", file);
    name_file("c.db", other);
    make(file, 1);
    make(other, 2);
    readpool *p = readpool_new(file, 2, 10);
    assert_int_equal(take_and_count(p, &first), 1);
    snprintf(command, sizeof command, "cp %s %s.copy", other, other);
    assert_int_equal(system(command), 0);
    assert_int_equal(rename(other, file), 0);
    assert_int_equal(take_and_count(p, &second), 2);
    assert_true(first != second);
    run(file, "DELETE FROM problems");
    assert_int_equal(take_and_count(p, &first), 0);
    snprintf(command, sizeof command, "cat %s.copy > %s", other, file); // the same file, over it
    assert_int_equal(system(command), 0);
    assert_int_equal(take_and_count(p, &second), 2);
    assert_true(first != second);
    assert_int_equal(unlink(file), 0);
    assert_int_equal(readpool_take(p, NULL, &l, &why), ST_STORE);
    assert_false(readpool_give(p, &l)); // nothing was taken
    make(file, 3);
    assert_int_equal(take_and_count(p, &second), 3);
    readpool_free(p);
}

// The file, and its log if there is one, were written to so many seconds ago.
static void age(const char *file, time_t seconds)
{
    char log[300];
    struct timespec then[2] = {{.tv_sec = time(NULL) - seconds}, {.tv_sec = time(NULL) - seconds}};
    snprintf(log, sizeof log, "%s-wal", file);
    assert_int_equal(utimensat(AT_FDCWD, file, then, 0), 0);
    utimensat(AT_FDCWD, log, then, 0);
}

// The number that a pool of its own gives.
static uint64_t number_in_another_run(const char *file)
{
    uint64_t number;
    readpool *p = readpool_new(file, 1, 10);
    take_and_count(p, &number);
    readpool_free(p);
    return number;
}

static void knows_a_file_again(void **state)
{
    (void)state;
    char file[256];
    uint64_t first, second;
    name_file("h.db", file);
    make(file, 1);
    // Whoever wrote a moment ago may write again, and nobody would see it by the time.
    assert_true(number_in_another_run(file) != number_in_another_run(file));
    age(file, 1000);
    first = number_in_another_run(file);
    assert_true(first == number_in_another_run(file));
    readpool *p = readpool_new(file, 1, 10);
    take_and_count(p, &second);
    assert_true(first == second);
    run(file, "DELETE FROM problems");
    assert_int_equal(take_and_count(p, &second), 0);
    assert_true(first != second);
    readpool_free(p);
    age(file, 500);
    second = number_in_another_run(file);
    assert_true(first != second);
    assert_true(second == number_in_another_run(file));
    age(file, -1000); // of tomorrow
    assert_true(number_in_another_run(file) != number_in_another_run(file));
}

static void trusts_no_time_that_came_back(void **state)
{
    (void)state;
    char file[256];
    uint64_t first, second;
    name_file("i.db", file);
    make(file, 1);
    age(file, 1000);
    struct stat then;
    assert_int_equal(stat(file, &then), 0);
    readpool *p = readpool_new(file, 1, 10);
    assert_int_equal(take_and_count(p, &first), 1);
    run(file, "UPDATE problems SET code = 'd'"); // as many bytes
    struct timespec times[2] = {then.st_atim, then.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, file, times, 0), 0);
    assert_int_equal(take_and_count(p, &second), 1);
    assert_true(first != second);
    readpool_free(p);
}

static void refuses_tables_of_another_version(void **state)
{
    (void)state;
    char file[256];
    uint64_t first;
    diag why = {0};
    readlease l;
    name_file("d.db", file);
    make(file, 1);
    readpool *p = readpool_new(file, 1, 10);
    assert_int_equal(take_and_count(p, &first), 1);
    run(file, "PRAGMA user_version = 99");
    assert_int_equal(readpool_take(p, NULL, &l, &why), ST_STORE);
    assert_non_null(strstr(why.message, "no database of this version"));
    readpool_free(p);
}

static void breaks_off_what_takes_too_long(void **state)
{
    (void)state;
    char file[256];
    uint64_t first;
    int64_t n;
    diag why = {0};
    readlease l;
    name_file("e.db", file);
    make(file, 1);
    readpool *p = readpool_new(file, 1, 0);
    assert_ok(readpool_take(p, NULL, &l, &why), &why);
    usleep(5000);
    assert_int_equal(connection_number(l.db,
                                       "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                                       " FROM c) SELECT count(*) FROM c",
                                       &n, &why),
                     ST_STORE);
    assert_true(readpool_give(p, &l));
    readpool_free(p);
    p = readpool_new(file, 1, 10);
    assert_int_equal(take_and_count(p, &first), 1);
    readpool_free(p);
}

// What was broken off does no harm to who comes next.
static void goes_on_after_it(void **state)
{
    (void)state;
    char file[256];
    diag why = {0};
    readlease l;
    name_file("e.db", file);
    readpool *p = readpool_new(file, 1, 0);
    for (int i = 0; i < 3; i++) {
        assert_ok(readpool_take(p, NULL, &l, &why), &why);
        assert_int_equal(count(&l), 1);
        usleep(2000);
        assert_true(readpool_give(p, &l));
    }
    readpool_free(p);
}

typedef struct {
    readpool *pool;
    int64_t least;
} reader;

static void *read_often(void *state)
{
    reader *r = state;
    diag why = {0};
    for (int i = 0; i < 200; i++) {
        readlease l;
        int64_t n = -1;
        if (readpool_take(r->pool, NULL, &l, &why) != ST_OK) return NULL;
        connection_number(l.db, "SELECT count(*) FROM problems", &n, &why);
        readpool_give(r->pool, &l);
        if (n < r->least) return NULL; // they only come
        r->least = n;
    }
    return r;
}

static void many_threads_share_few(void **state)
{
    (void)state;
    enum { READERS = 8 };
    char file[256];
    pthread_t threads[READERS];
    reader readers[READERS];
    name_file("f.db", file);
    make(file, 1);
    readpool *p = readpool_new(file, 3, 30);
    for (int i = 0; i < READERS; i++) {
        readers[i] = (reader){.pool = p, .least = 1};
        assert_int_equal(pthread_create(&threads[i], NULL, read_often, &readers[i]), 0);
    }
    for (int i = 10; i < 20; i++) {
        char sql[160];
        snprintf(sql, sizeof sql,
                 "INSERT INTO problems(input, record, position, code, message)"
                 " VALUES('i', %d, 0, 'c', 'm')",
                 i);
        run(file, sql);
    }
    for (int i = 0; i < READERS; i++) {
        void *done;
        pthread_join(threads[i], &done);
        assert_non_null(done);
    }
    readpool_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sees_one_state_until_given_back),
        cmocka_unit_test(notices_another_file),
        cmocka_unit_test(knows_a_file_again),
        cmocka_unit_test(trusts_no_time_that_came_back),
        cmocka_unit_test(refuses_tables_of_another_version),
        cmocka_unit_test(breaks_off_what_takes_too_long),
        cmocka_unit_test(goes_on_after_it),
        cmocka_unit_test(many_threads_share_few),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
