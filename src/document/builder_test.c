#include "base/check.h"

#include "document/builder.h"

#include <stdio.h>
#include <string.h>

static arena memory;

static int free_memory(void **state)
{
    (void)state;
    arena_free(&memory);
    return 0;
}

static document build_with(record_kind kind, const char *text, const document_options *options)
{
    raw_record record = {.kind = kind, .bytes = str_of(text), .file = STR("a.txt")};
    document d;
    diag why = {0};
    assert_ok(document_build(&record, options, &memory, &d, &why), &why);
    return d;
}

static document build(const char *text)
{
    document_options none = {0};
    return build_with(RECORD_TEXT, text, &none);
}

// The parts as one letter each: T itle, S ubtitle, B yline, D ateline, P aragraph, N ote.
static void assert_parts(const document *d, const char *kinds)
{
    char found[64];
    size_t n = 0;
    for (; n < d->n_parts && n < 63; n++) found[n] = "TSBDPN"[d->parts[n].kind];
    found[n] = '\0';
    if (strcmp(found, kinds) != 0)
        fail_msg("parts %s, not %s, of\n%.*s", found, kinds, STR_ARG(d->text));
}

static str part_text(const document *d, size_t i)
{
    return span_text(d->text, d->parts[i].span);
}

static bool has_problem(const document *d, const char *code)
{
    for (size_t i = 0; i < d->n_problems; i++)
        if (str_eq(d->problems[i].code, str_of(code))) return true;
    return false;
}

static void test_article(void **state)
{
    (void)state;
    document d = build("Examplia Ends Grain Talks With Otherland\n\n"
                       "The ministry says that the other side broke its word\n\n"
                       "By Jane Doe\n"
                       "July 17, 2024\n\n"
                       "LIMA, July 16 (Reuters) - Examplia has ended its talks with Otherland.\n\n"
                       "\xE2\x80\x9CWe waited,\xE2\x80\x9D the minister said.\n\n"
                       "Author: Jane Doe\n\n"
                       "Jane Doe is the trade editor of the Daily Example.\n");
    assert_parts(&d, "TSBDDPPBN");
    assert_str_is(d.title, "Examplia Ends Grain Talks With Otherland");
    assert_str_is(d.byline, "Jane Doe");
    assert_str_is(d.outlet, "Reuters");
    assert_str_is(d.published, "2024-07-17");
    assert_str_is(d.published_how, "dateline");
    assert_str_is(d.dateline_place, "LIMA");
    assert_str_is(part_text(&d, 4), "LIMA, July 16 (Reuters) -");
    assert_str_is(part_text(&d, 5), "Examplia has ended its talks with Otherland.");
    assert_str_is(part_text(&d, 6), "\"We waited,\" the minister said.");
    assert_int_equal(d.n_problems, 0);
    assert_true(str_eq(d.id, d.content_hash));
    assert_int_equal(d.id.n, 16);
}

static void test_texts_without_title(void **state)
{
    (void)state;
    document d = build("Examplia has ended its talks with Otherland.");
    assert_parts(&d, "P");
    assert_int_equal(d.title.n, 0);
    d = build("Examplia ends talks"); // one paragraph: body, whatever it looks like
    assert_parts(&d, "P");
    d = build("Examplia ends talks 12th May 2014 09:15 AM OSLO : Examplia has ended its talks with "
              "Otherland on Monday."); // headline, stamp and text in one
    assert_parts(&d, "TDP");
    assert_str_is(d.title, "Examplia ends talks");
    assert_str_is(d.published, "2014-05-12");
    assert_str_is(d.dateline_place, "OSLO");
    d = build("Examplia has ended its talks.\n\nOtherland regrets it.\n");
    assert_parts(&d, "PP");
    d = build("The minister said:\n\nWe waited.\n");
    assert_parts(&d, "PP");
    d = build("OSLO (AP) \xE2\x80\x94 Examplia has ended its talks\n\nOtherland regrets it.");
    assert_parts(&d, "DPP");
    d = build("Examplia ends its talks\nExamplia has ended its talks with Otherland on Monday.");
    assert_parts(&d, "TP"); // no empty lines, but a longer sentence follows
    d = build("EXAMPLIA ENDS TALKS\nBy JANE DOE\nLIMA, Peru (AP) - It left on Monday.\nIt did.");
    assert_parts(&d, "TBDPP");
    d = build("Examplia ends talks\n===================\n\nIt left on Monday.");
    assert_parts(&d, "TNP");
    d = build("Examplia Leaves U.S.\n\nIt left on Monday.");
    assert_parts(&d, "TP");
}

static void test_notes(void **state)
{
    (void)state;
    document d = build("Title of it\n\nHe left. (Reporting by Jane Doe; Editing by John Roe)");
    assert_parts(&d, "TPN");
    assert_str_is(part_text(&d, 1), "He left.");
    d = build("Title of it\n\nHe left.\n\n(Reporting by Jane Doe)\n\nOur Standards: None.\n\n###");
    assert_parts(&d, "TPNNN");
    d = build("LIMA (AP) -- (Reporting by Jane Doe)"); // a text keeps its body
    assert_parts(&d, "DP");
    d = build("Jane Doe is the trade editor of the Daily Example.");
    assert_parts(&d, "P");
}

static void test_dates(void **state)
{
    (void)state;
    document_options none = {0}, given = {.date = STR("2024-07-17")};
    document d = build("He left yesterday.");
    assert_true(has_problem(&d, "no-date"));
    assert_int_equal(d.published.n, 0);
    assert_int_equal(d.published_how.n, 0);
    d = build("LIMA, July 16 (Reuters) - He left.");
    assert_true(has_problem(&d, "no-date")); // a day without its year
    assert_int_equal(d.published.n, 0);
    d = build_with(RECORD_TEXT, "LIMA, July 16, 2024 (Reuters) - He left.", &given);
    assert_str_is(d.published, "2024-07-17");
    assert_str_is(d.published_how, "option");
    d = build_with(RECORD_JSON, "{\"text\":\"He left.\",\"date\":\"2024-07-17T10:00:00Z\"}", &none);
    assert_str_is(d.published, "2024-07-17T10:00:00Z");
    assert_str_is(d.published_how, "field");
    d = build_with(RECORD_JSON, "{\"text\":\"He left.\",\"date\":\"Wed, 17 Jul 2024 10:00 GMT\"}",
                   &none);
    assert_str_is(d.published, "2024-07-17");
    d = build_with(RECORD_JSON, "{\"text\":\"He left.\",\"date\":\"2024-07-17 10:00:00 UTC\"}",
                   &none);
    assert_str_is(d.published, "2024-07-17");
    d = build_with(RECORD_JSON, "{\"text\":\"He left.\",\"date\":\"soon\"}", &none);
    assert_true(has_problem(&d, "bad-date") && has_problem(&d, "no-date"));
}

static void test_json_fields(void **state)
{
    (void)state;
    document_options none = {0}, mapped = {0};
    diag why = {0};
    document d =
        build_with(RECORD_JSON,
                   "\xEF\xBB\xBF{\"id\":7,\"title\":\"A \\u201ctitle\\u201d\",\"x\":[1,{}],"
                   "\"text\":\"Jane Doe\\nHe left.\\n\",\"url\":\"https://example.org/7\","
                   "\"source\":\"Daily Example\",\"author\":\"Jane  Doe\"}",
                   &none);
    assert_parts(&d, "TBP");
    assert_str_is(d.text, "A \"title\"\nJane Doe\nHe left.");
    assert_str_is(d.title, "A \"title\"");
    assert_str_is(d.source_id, "7");
    assert_str_is(d.outlet, "Daily Example");
    assert_str_is(d.byline, "Jane Doe");
    document same = build_with(RECORD_JSON, "{\"id\":\"7\",\"text\":\"Other.\"}", &none);
    assert_true(str_eq(d.id, same.id));
    assert_false(str_eq(d.content_hash, same.content_hash));
    // A document store's own name for it counts where there is no other.
    same = build_with(RECORD_JSON, "{\"_id\":\"7\",\"text\":\"Other.\"}", &none);
    assert_str_is(same.source_id, "7");
    same = build_with(RECORD_JSON, "{\"_id\":{\"oid\":1},\"id\":8,\"text\":\"Other.\"}", &none);
    assert_str_is(same.source_id, "8");
    same = build_with(
        RECORD_JSON,
        "{\"sourceName\":\"Daily\",\"sourceUrl\":\"https://example.org/8\",\"text\":\"Ot\"}",
        &none);
    assert_str_is(same.outlet, "Daily");
    assert_str_is(same.url, "https://example.org/8");
    same =
        build_with(RECORD_JSON, "{\"url\":\"https://example.org/7\",\"text\":\"Other.\"}", &none);
    assert_false(str_eq(same.id, same.content_hash));

    assert_ok(document_options_map(&mapped, STR("text=body, title = head,id=key"), &why), &why);
    d = build_with(RECORD_JSON, "{\"body\":\"He left.\",\"text\":\"no\",\"head\":\"T\"}", &mapped);
    assert_str_is(d.text, "T\nHe left.");
    d = build_with(RECORD_JSON, "{\"title\":\"Only a title\",\"text\":\"\"}", &none);
    assert_parts(&d, "T");
    assert_str_is(d.text, "Only a title");
    d = build_with(RECORD_JSON, "{\"title\":\"A title\",\"text\":\"A title\\nHe left.\"}", &none);
    assert_str_is(d.text, "A title\nHe left."); // not twice
    assert_parts(&d, "TP");
    assert_str_is(d.title, "A title");
}

static void test_overrides(void **state)
{
    (void)state;
    document_options o = {.title = STR("Given"), .url = STR("u"), .outlet = STR("Outlet")};
    document d = build_with(RECORD_TEXT, "Found\n\nLIMA (AP) -- He left.\n", &o);
    assert_parts(&d, "TSDP");
    assert_str_is(d.title, "Given");
    assert_str_is(d.outlet, "Outlet");
    assert_str_is(d.url, "u");
    o.title = STR("FOUND");
    d = build_with(RECORD_TEXT, "Found\n\nHe left.\n", &o);
    assert_parts(&d, "TP");
    assert_str_is(d.title, "Found");
}

// "id=" leaves the input's ids out: two files may both count from 1.
static void test_no_field(void **state)
{
    (void)state;
    document_options none = {0};
    diag why = {0};
    assert_ok(document_options_map(&none, STR("id=, url="), &why), &why);
    document d = build_with(RECORD_JSON, "{\"id\":\"1\",\"_id\":2,\"text\":\"He left.\"}", &none);
    assert_int_equal(d.source_id.n, 0);
    assert_str_is(d.text, "He left.");
}

static void test_options(void **state)
{
    (void)state;
    document_options o = {0};
    diag why = {0};
    assert_int_equal(document_options_map(&o, STR("body=text"), &why), ST_USAGE);
    assert_int_equal(document_options_map(&o, STR("text="), &why), ST_USAGE);
    assert_int_equal(document_options_map(&o, STR("text"), &why), ST_USAGE);
    assert_int_equal(document_options_map(&o, STR("id"), &why), ST_USAGE);
    assert_int_equal(document_options_date(&o, STR("17.7.2024"), &why), ST_USAGE);
    assert_non_null(strstr(why.message, "YYYY-MM-DD"));
    assert_ok(document_options_date(&o, STR("2024-07-17"), &why), &why);
}

static void test_refusals(void **state)
{
    (void)state;
    static const struct {
        record_kind kind;
        const char *bytes, *word;
    } CASES[] = {
        {RECORD_TEXT, "", "no text"},
        {RECORD_TEXT, " \n\xC2\xA0\n", "no text"},
        {RECORD_TEXT,
         "\x7F"
         "ELF\x01\x01\x01",
         "binary"},
        {RECORD_JSON, "{\"text\":\"a\"", "too early"},
        {RECORD_JSON, "{\"text\":\"a\"} x", "follows"},
        {RECORD_JSON, "[{\"text\":\"a\"}]", "not a JSON object"},
        {RECORD_JSON, "{\"title\":null}", "\"text\" is missing"},
        {RECORD_JSON, "{\"text\":\"  \"}", "\"text\" is empty"},
        {RECORD_JSON, "{\"text\":\"\\u200b\"}", "no text"},
        {RECORD_JSON, "{\"text\":[\"a\"]}", "\"text\" is not a string"},
        {RECORD_JSON, "{\"text\":\"a\",\"date\":20240717}", "\"date\" is not a string"},
    };
    document_options none = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        raw_record record = {
            .kind = CASES[i].kind, .bytes = str_of(CASES[i].bytes), .file = STR("f"), .line = 3};
        document d;
        diag why = {0};
        if (CASES[i].kind == RECORD_TEXT) record.line = 0;
        assert_int_equal(document_build(&record, &none, &memory, &d, &why), ST_FORMAT);
        if (!strstr(why.message, CASES[i].word)) fail_msg("%zu: %s", i, why.message);
        assert_string_equal(why.file, "f");
        assert_int_equal(why.line, record.line);
    }
}

static void test_limit(void **state)
{
    (void)state;
    buf big = {0};
    document_options none = {0};
    document d;
    diag why = {0};
    buf_add_c(&big, "{\"text\":\"");
    for (size_t i = 0; i <= DOCUMENT_MAX_BYTES; i++) buf_add_byte(&big, 'x');
    buf_add_c(&big, "\"}");
    raw_record record = {.kind = RECORD_JSON, .bytes = buf_str(&big), .file = STR("f"), .line = 2};
    assert_int_equal(document_build(&record, &none, &memory, &d, &why), ST_LIMIT);
    assert_int_equal(why.line, 2);
    record = (raw_record){.kind = RECORD_TEXT,
                          .bytes = str_sub(buf_str(&big), 9, 9 + DOCUMENT_MAX_BYTES)};
    assert_ok(document_build(&record, &none, &memory, &d, &why), &why);
    assert_int_equal(d.text.n, DOCUMENT_MAX_BYTES);
    buf_free(&big);
}

// Plain text: from every word of the document back to the same word of the file.
static void test_source_offsets(void **state)
{
    (void)state;
    static const char SOURCE[] =
        "\xEF\xBB\xBF  Examplia \xE2\x80\x9C"
        "Ends\xE2\x80\x9D   Talks\r\n\r\n"
        "By Jane Doe\r\n\r\n"
        "LIMA (AP) \xE2\x80\x94 The two govern\xC2\xADments agreed on Monday to hold another\r\n"
        "round of talks on the border, which has been closed since the\r\n"
        "spring, and to ex\xC2\xAD\r\nchange\xC2\xA0prisoners.\r\n\r\n";
    document d = build(SOURCE);
    assert_parts(&d, "TBDP");
    static const char *const WORDS[] = {"Examplia", "Ends",     "Talks",  "Jane",
                                        "LIMA",     "The two",  "agreed", "another",
                                        "round",    "talks on", "spring", "prisoners"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        str word = str_of(WORDS[i]);
        size_t at = str_find(d.text, word);
        assert_true(at != SIZE_MAX);
        size_t in = document_source_offset(&d, (uint32_t)at);
        assert_true(str_starts(str_sub(STR(SOURCE), in, SIZE_MAX), word));
        assert_int_equal(document_text_offset(&d, (uint32_t)in), at);
        in = document_source_offset(&d, (uint32_t)(at + word.n));
        assert_true(str_ends(str_sub(STR(SOURCE), 0, in), word));
    }
    assert_true(str_find(d.text, STR("governments")) != SIZE_MAX);
    assert_true(str_find(d.text, STR("exchange prisoners.")) != SIZE_MAX);
    assert_int_equal(document_text_offset(&d, 0), 0);
    assert_int_equal(document_text_offset(&d, UINT32_MAX), d.text.n);
    // The end of the text is the end of its last character.
    size_t end = document_source_offset(&d, (uint32_t)d.text.n);
    assert_true(str_ends(str_sub(STR(SOURCE), 0, end), STR("prisoners.")));
}

static void test_encoding_problems(void **state)
{
    (void)state;
    document d = build("He left the caf\xE9.");
    assert_true(has_problem(&d, "encoding-guessed"));
    assert_str_is(d.text, "He left the caf\xC3\xA9.");
    assert_int_equal(document_source_offset(&d, 17), 16);
    raw_record record = {.bytes = STR("He left."), .file = STR("f"), .damage = STR("cut off")};
    document_options none = {0};
    diag why = {0};
    assert_ok(document_build(&record, &none, &memory, &d, &why), &why);
    assert_true(has_problem(&d, "truncated"));
}

// What a container says counts where the bytes do not; an option counts before both.
static void test_known(void **state)
{
    (void)state;
    record_facts known = {.id = STR("7"),
                          .title = STR("Examplia recalls envoy"),
                          .date = STR("2024-07-17"),
                          .url = STR("https://example.org/7"),
                          .outlet = STR("The Example")};
    raw_record record = {.kind = RECORD_FIELDS,
                         .bytes = STR("Examplia recalled its envoy on Tuesday.\n"),
                         .known = known,
                         .file = STR("rows.csv")};
    document_options options = {.outlet = STR("Other")};
    document d;
    diag why = {0};
    assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
    assert_parts(&d, "TP");
    assert_str_is(d.title, "Examplia recalls envoy");
    assert_str_is(d.published, "2024-07-17");
    assert_str_is(d.published_how, "field");
    assert_str_is(d.url, "https://example.org/7");
    assert_str_is(d.source_id, "7");
    assert_str_is(d.outlet, "Other");
    record.kind = RECORD_PAGE;
    record.bytes =
        STR("<html><head><title>Own title</title></head><body><article><h1>Own title</h1><p>"
            "Examplia recalled its envoy on Tuesday, the ministry said in a statement."
            "</p></article></body></html>");
    assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
    assert_str_is(d.title, "Own title");
    assert_str_is(d.published, "2024-07-17");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_article),        cmocka_unit_test(test_texts_without_title),
        cmocka_unit_test(test_notes),          cmocka_unit_test(test_dates),
        cmocka_unit_test(test_json_fields),    cmocka_unit_test(test_overrides),
        cmocka_unit_test(test_no_field),       cmocka_unit_test(test_options),
        cmocka_unit_test(test_refusals),       cmocka_unit_test(test_limit),
        cmocka_unit_test(test_source_offsets), cmocka_unit_test(test_encoding_problems),
        cmocka_unit_test(test_known),
    };
    return cmocka_run_group_tests_name("builder", tests, NULL, free_memory);
}
