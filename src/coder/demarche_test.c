#include "base/check.h"

#include "demarche.h"

#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODEL "models/english.dm"

// The example of include/demarche.h, word for word: `example_is_this_one` holds the two together.
static int print_line(void *state, const char *json, size_t n)
{
    return fwrite(json, 1, n, (FILE *)state) == n ? 0 : 1;
}

static int code(const char *text, FILE *out)
{
    dm_error why;
    dm_coder *coder;
    dm_options options = {.model = "models/english.dm"};
    if (dm_open(&options, &coder, &why) != DM_OK) {
        fprintf(stderr, "%s\n", why.message);
        return 1;
    }
    dm_meta meta = {.date = "2024-07-17"};
    dm_status s = dm_code_text(coder, text, strlen(text), &meta, print_line, out, &why);
    dm_close(coder);
    return s == DM_OK ? 0 : 1;
}

static const char TEXT[] = "Iran suspended nuclear talks with France on Monday.\n";

static bool model_missing(void)
{
    return access(MODEL, R_OK) != 0;
}

static void runs_the_example(void **state)
{
    (void)state;
    if (model_missing()) skip();
    char *out = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&out, &n);
    assert_int_equal(code(TEXT, f), 0);
    fclose(f);
    assert_non_null(strstr(out, "{\"record\":\"document\",\"id\":\""));
    assert_non_null(strstr(out, "\"value\":\"2024-07-17\""));
    free(out);
}

static void read_file(const char *name, buf *out)
{
    FILE *f = fopen(name, "r");
    assert_non_null(f);
    for (int c = getc(f); c != EOF; c = getc(f)) buf_add_byte(out, (char)c);
    fclose(f);
}

// Every line of code in the header's comment stands in this file.
static void example_is_this_one(void **state)
{
    (void)state;
    buf header = {0}, self = {0};
    size_t lines = 0;
    read_file("include/demarche.h", &header);
    read_file("src/coder/demarche_test.c", &self);
    str rest = buf_str(&header);
    while (rest.p) {
        str line = str_split(&rest, '\n');
        if (!str_starts(line, STR("//     "))) continue;
        line = str_sub(line, 7, line.n);
        if (str_find(buf_str(&self), line) == SIZE_MAX) {
            print_error("not in the test: %.*s\n", STR_ARG(line));
            fail();
        }
        lines++;
    }
    assert_true(lines > 15);
    buf_free(&header);
    buf_free(&self);
}

static int count_lines(void *state, const char *json, size_t n)
{
    assert_true(n > 2 && json[0] == '{' && json[n - 1] == '\n');
    return --*(int *)state == 0;
}

static void refuses_what_it_cannot_use(void **state)
{
    (void)state;
    dm_error why;
    dm_coder *coder = (dm_coder *)&why;
    dm_options options = {0};
    assert_int_equal(dm_open(&options, &coder, &why), DM_USAGE);
    assert_null(coder);
    options.model = "no such file";
    assert_int_equal(dm_open(&options, &coder, &why), DM_IO);
    assert_int_equal(why.status, DM_IO);
    assert_non_null(strstr(why.message, "no such file: "));
    dm_close(NULL);
    if (model_missing()) skip();
    options.model = MODEL;
    assert_int_equal(dm_open(&options, &coder, &why), DM_OK);
    int left = 1000;
    dm_meta meta = {.date = "tomorrow"};
    assert_int_equal(dm_code_text(coder, TEXT, strlen(TEXT), &meta, count_lines, &left, &why),
                     DM_USAGE);
    assert_int_equal(dm_code_text(coder, "", 0, NULL, count_lines, &left, NULL), DM_IO);
    assert_int_equal(dm_code_text(coder, NULL, 0, NULL, count_lines, &left, NULL), DM_USAGE);
    size_t most = (size_t)2 << 20; // the header says so
    char *letters = calloc(1, most + 1);
    assert_non_null(letters);
    memset(letters, 'a', most + 1);
    assert_int_equal(dm_code_text(coder, letters, most + 1, NULL, count_lines, &left, NULL),
                     DM_LIMIT);
    free(letters);
    left = 1;
    assert_int_equal(dm_code_text(coder, TEXT, strlen(TEXT), NULL, count_lines, &left, NULL),
                     DM_STOPPED);
    assert_true(strstr(dm_run_line(coder), "\"record\":\"run\"") != NULL);
    assert_true(strstr(dm_schema(coder), "$schema") != NULL);
    assert_true(strstr(dm_run_line(coder), dm_version()) != NULL);
    dm_close(coder);
}

// --- threads

enum { THREADS = 4, ROUNDS = 8 };

typedef struct {
    dm_coder *coder;
    buf out;
} job;

static int keep_line(void *state, const char *json, size_t n)
{
    buf_add(state, (str){json, n});
    return 0;
}

static void *code_rounds(void *argument)
{
    job *j = argument;
    dm_meta meta = {.id = "7", .title = "Talks off", .date = "2024-07-17"};
    for (int i = 0; i < ROUNDS; i++)
        if (dm_code_text(j->coder, TEXT, strlen(TEXT), &meta, keep_line, &j->out, NULL) != DM_OK)
            return j;
    return NULL;
}

static void codes_alike_on_many_threads(void **state)
{
    (void)state;
    if (model_missing()) skip();
    dm_options options = {.model = MODEL, .offsets = DM_OFFSETS_UTF16};
    job jobs[THREADS] = {0};
    pthread_t threads[THREADS];
    dm_coder *coder;
    assert_int_equal(dm_open(&options, &coder, NULL), DM_OK);
    for (int i = 0; i < THREADS; i++) {
        jobs[i].coder = coder;
        assert_int_equal(pthread_create(&threads[i], NULL, code_rounds, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        void *failed;
        pthread_join(threads[i], &failed);
        assert_null(failed);
    }
    for (int i = 1; i < THREADS; i++)
        assert_str_equal(buf_str(&jobs[i].out), buf_str(&jobs[0].out));
    assert_true(jobs[0].out.n > 0);
    for (int i = 0; i < THREADS; i++) buf_free(&jobs[i].out);
    dm_close(coder);
}

// --- locale

// A locale with a decimal comma changes nothing, and is the thread's own again afterwards.
static void numbers_know_no_locale(void **state)
{
    (void)state;
    if (model_missing()) skip();
    static const char *const COMMA[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "pl_PL.UTF-8", "C.UTF-8"};
    dm_options options = {.model = MODEL};
    dm_coder *coder;
    buf before = {0}, after = {0};
    static const char text[] = "Peru approved the sale of 2.5 million rifles to Chile.\n";
    assert_int_equal(dm_open(&options, &coder, NULL), DM_OK);
    assert_int_equal(dm_code_text(coder, text, strlen(text), NULL, keep_line, &before, NULL), 0);
    locale_t comma = (locale_t)0;
    for (size_t i = 0; i < sizeof COMMA / sizeof *COMMA && !comma; i++)
        comma = newlocale(LC_ALL_MASK, COMMA[i], (locale_t)0);
    assert_non_null(comma);
    locale_t host = uselocale(comma);
    assert_int_equal(dm_code_text(coder, text, strlen(text), NULL, keep_line, &after, NULL), 0);
    assert_ptr_equal(uselocale(host), comma);
    freelocale(comma);
    assert_str_equal(buf_str(&after), buf_str(&before));
    assert_non_null(strstr(after.p, "2500000"));
    dm_close(coder);
    buf_free(&before);
    buf_free(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_the_example),           cmocka_unit_test(example_is_this_one),
        cmocka_unit_test(refuses_what_it_cannot_use), cmocka_unit_test(codes_alike_on_many_threads),
        cmocka_unit_test(numbers_know_no_locale),
    };
    return cmocka_run_group_tests_name("coder/demarche", tests, NULL, NULL);
}
