#include "base/check.h"

#include "document/reader.h"

#include <string.h>

static arena memory;
static diag why;

#define MOST 8

typedef struct {
    document docs[MOST]; // [n]
    size_t n, failures;
    status last; // failure
} outcome;

static outcome read_bytes(const char *name, str bytes, const char *map)
{
    outcome o = {0};
    document_options options = {0};
    raw_record raw;
    reader *r;
    stream *in;
    arena_reset(&memory);
    if (map) assert_ok(document_options_map(&options, str_of(map), &why), &why);
    assert_ok(stream_open_memory(bytes, name, &in, &why), &why);
    o.last = reader_open_stream(in, name, &options, &r, &why);
    if (o.last != ST_OK) {
        o.failures = 1;
        return o;
    }
    for (bool more = true; more;) {
        status s = reader_next(r, &memory, &raw, &more, &why);
        if (s == ST_OK && !more) break;
        if (s == ST_OK) {
            assert_true(o.n < MOST);
            s = document_build(&raw, &options, &memory, &o.docs[o.n], &why);
        }
        if (s == ST_OK) o.n++;
        if (s != ST_OK) o.last = s;
        if (s != ST_OK) o.failures++;
    }
    reader_close(r);
    return o;
}

static void test_columns(void **state)
{
    (void)state;
    outcome o =
        read_bytes("a.csv",
                   STR("\xEF\xBB\xBFID, Title ,TEXT,date,source,author,url\r\n"
                       "7,\"Talks, again\",\"Iran met\r\n\"\"France\"\".\",2020-07-06,Us,Jo,u\r\n"
                       "8,,Peru left.,,,\r\n"),
                   NULL);
    assert_int_equal(o.failures, 0);
    assert_int_equal(o.n, 2);
    const document *d = &o.docs[0];
    assert_str_is(d->source_id, "7");
    assert_str_is(d->title, "Talks, again");
    assert_str_is(d->text, "Talks, again\nIran met\n\"France\".");
    assert_str_is(d->published, "2020-07-06");
    assert_str_is(d->published_how, "field");
    assert_str_is(d->outlet, "Us");
    assert_str_is(d->byline, "Jo");
    assert_str_is(d->url, "u");
    assert_int_equal(d->line, 2);
    assert_str_is(d->file, "a.csv");
    assert_int_equal(document_source_offset(d, d->text_begin + 9),
                     10); // behind CR LF, of the field
    assert_int_equal(o.docs[1].line, 4);
}

static void test_map(void **state)
{
    (void)state;
    str rows = STR("k;body;Text\n1;Iran met France.;no\n");
    outcome o = read_bytes("a.csv.gz", rows, "text=BODY,id=k");
    assert_int_equal(o.n, 1);
    assert_str_is(o.docs[0].text, "Iran met France.");
    assert_str_is(o.docs[0].source_id, "1");
    o = read_bytes("a.tsv", STR("1\tIran met France.\t2020\n2\tPeru left.\n"), "text=#2,id=#1");
    assert_true(o.n == 2 && o.failures == 0); // a field that is not asked for may lack
    o = read_bytes("a.tsv", STR("1\tIran met France.\n2\tPeru left.\n"), "text=#2,id=#1");
    assert_int_equal(o.n, 2);
    assert_int_equal(o.docs[0].line, 1);
    o = read_bytes("a.csv", rows, "text=#2,id=k"); // a name: there is a header
    assert_int_equal(o.n, 1);
    assert_str_is(o.docs[0].text, "Iran met France.");
    o = read_bytes("a.csv", rows, "text=nothing");
    assert_true(o.n == 0 && o.failures == 1 && o.last == ST_FORMAT);
    assert_non_null(strstr(why.message, "no column \"nothing\"; the columns are: k, body, Text"));
    o = read_bytes("a.csv", rows, "text=body,id="); // no ids
    assert_true(o.n == 1 && o.failures == 0 && o.docs[0].source_id.n == 0);
    o = read_bytes("a.csv", STR("1;Iran met France.\n"), "text=#2,id=");
    assert_true(o.n == 1 && o.docs[0].source_id.n == 0);
    o = read_bytes("a.csv", rows, "title=nothing"); // told, and read
    assert_true(o.n == 1 && o.failures == 1);
}

static void test_rows(void **state)
{
    (void)state;
    outcome o = read_bytes("a.csv",
                           STR("title,text,date\na,b,2020,d\na,b,2020-01-01,\nshort\n,,\nc,d\n"
                               "e,f\0g,\n"),
                           NULL);
    assert_int_equal(o.n, 3);
    assert_int_equal(o.failures, 3);
    assert_int_equal(o.docs[0].line, 3);
    assert_int_equal(o.docs[1].line, 6);
    assert_str_is(o.docs[2].text, "e\nfg"); // a NUL is nothing
    o = read_bytes("a.csv", STR("title,text\n"), NULL);
    assert_true(o.n == 0 && o.failures == 1);
    o = read_bytes("a.csv", STR(""), NULL);
    assert_true(o.n == 0 && o.failures == 1);
    o = read_bytes("a.csv", STR("text,id\n\"never closed,1\nIran left.,2\n"), NULL);
    assert_true(o.n == 1 && o.failures == 1);
    assert_int_equal(why.line, 2);
}

static void test_encodings(void **state)
{
    (void)state;
    outcome o = read_bytes("a.csv",
                           STR("\xFF\xFEt\0e\0x\0t\0,\0i\0d\0\n\0C\0a\0f\0\xE9\0,\0"
                               "1\0\n\0"),
                           NULL);
    assert_int_equal(o.n, 1);
    assert_str_is(o.docs[0].text, "Caf\xC3\xA9");
    o = read_bytes("a.csv",
                   STR("text,title\nCaf\xE9 left.,Fran\xE7"
                       "ais\nPlain.,x\n"),
                   NULL);
    assert_int_equal(o.n, 2);
    assert_str_is(o.docs[0].text, "Fran\xC3\xA7"
                                  "ais\nCaf\xC3\xA9 left.");
    assert_str_is(o.docs[0].problems[0].code, "encoding-guessed");
    assert_int_equal(o.docs[1].n_problems, 1); // no date: an ASCII row needs no guess
    // A file in Cyrillic letters of one byte, in short rows: guessed from all of it together.
    buf text = {0};
    buf_add_c(&text, "text;id\n");
    for (int i = 0; i < MOST; i++)
        buf_add_format(&text,
                       "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xEA\xE0\xE7\xE0\xEB\x20"
                       "\xEE\xE1 \xFD\xF2\xEE\xEC \xEC\xE8\xED\xE8\xF1\xF2\xF0\xF3;%d\n",
                       i);
    o = read_bytes("a.csv", buf_str(&text), NULL);
    assert_int_equal(o.n, MOST);
    assert_true(str_starts(o.docs[3].text, STR("\xD0\x9F\xD1\x80\xD0\xB5\xD0\xB7")));
    buf_free(&text);
}

// Of a name that says nothing the header decides.
static void test_content(void **state)
{
    (void)state;
    outcome o = read_bytes("-", STR("\"id\",\"text\"\n1,\"Iran left, as said.\"\n"), NULL);
    assert_str_is(o.docs[0].text, "Iran left, as said.");
    o = read_bytes("-", STR("\xEF\xBB\xBFid,text\n1,Iran left.\n"), NULL);
    assert_str_is(o.docs[0].text, "Iran left.");
    o = read_bytes("-", STR("key\tbody\n1\tIran left.\n"), "text=body,id=key");
    assert_str_is(o.docs[0].text, "Iran left.");
    o = read_bytes("-", STR("1,Iran left.\n"), "text=#2,id=#1");
    assert_str_is(o.docs[0].text, "Iran left.");
    o = read_bytes("-", STR("The text, id and date were lost.\nIran left.\n"), NULL);
    assert_int_equal(o.n, 1);
    assert_true(str_starts(o.docs[0].text, STR("The text,")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns), cmocka_unit_test(test_map),
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_content),
    };
    int failed = cmocka_run_group_tests_name("csvinput", tests, NULL, NULL);
    arena_free(&memory);
    return failed;
}
