#include "base/check.h"

#include "base/json_reader.h"
#include "base/json_writer.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

// Writes the value that comes next again, with our own writer. False when the text is broken.
static bool copy_text(str text, buf *out, arena *a)
{
    json_reader r = json_read(text);
    json_writer w = {.out = out};
    for (;;) {
        double number;
        switch (json_next(&r)) {
        case JSON_BEGIN_OBJECT: json_begin_object(&w); break;
        case JSON_END_OBJECT: json_end_object(&w); break;
        case JSON_BEGIN_ARRAY: json_begin_array(&w); break;
        case JSON_END_ARRAY: json_end_array(&w); break;
        case JSON_KEY: json_write_key_str(&w, json_text(&r, a)); break;
        case JSON_STRING: json_write_string(&w, json_text(&r, a)); break;
        case JSON_NUMBER:
            if (!json_double(&r, &number)) return false;
            json_write_double(&w, number);
            break;
        case JSON_TRUE: json_write_bool(&w, true); break;
        case JSON_FALSE: json_write_bool(&w, false); break;
        case JSON_NULL: json_write_null(&w); break;
        case JSON_END: return true;
        case JSON_ERROR: return false;
        }
    }
}

static uint64_t next_random(uint64_t *seed) // splitmix64
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static const char *random_text(uint64_t *seed, char out[64])
{
    static const char *const PIECES[] = {"a",
                                         "Zz ",
                                         "\"",
                                         "\\",
                                         "/",
                                         "\n",
                                         "\t",
                                         "\x01",
                                         "\xC3\xA9",
                                         "\xE2\x80\x9C",
                                         "\xF0\x9F\x8C\x8D",
                                         "{",
                                         "]",
                                         ","};
    out[0] = '\0';
    for (uint64_t n = next_random(seed) % 8; n > 0; n--)
        strcat(out, PIECES[next_random(seed) % (sizeof PIECES / sizeof *PIECES)]);
    return out;
}

static cJSON *random_value(uint64_t *seed, int depth)
{
    char text[64];
    switch (next_random(seed) % (depth ? 8 : 6)) {
    case 0: return cJSON_CreateString(random_text(seed, text));
    case 1: return cJSON_CreateNumber((double)(int64_t)next_random(seed) / 1e9);
    case 2: return cJSON_CreateNumber((double)(next_random(seed) % 1000));
    case 3: return cJSON_CreateTrue();
    case 4: return cJSON_CreateFalse();
    case 5: return cJSON_CreateNull();
    default: break;
    }
    bool object = next_random(seed) % 2;
    cJSON *all = object ? cJSON_CreateObject() : cJSON_CreateArray();
    for (uint64_t n = next_random(seed) % 5; n > 0; n--) {
        cJSON *item = random_value(seed, depth - 1);
        if (!object)
            cJSON_AddItemToArray(all, item);
        else if (!cJSON_HasObjectItem(all, random_text(seed, text)))
            cJSON_AddItemToObject(all, text, item);
        else
            cJSON_Delete(item);
    }
    return all;
}

// Random values printed by cJSON, read by us, written by us, read by cJSON: the same value.
static void test_round_trip_with_cjson(void **state)
{
    (void)state;
    for (uint64_t start = 1; start <= 3000; start++) {
        uint64_t seed = start;
        arena a = {0};
        buf out = {0};
        cJSON *value = random_value(&seed, 5);
        char *printed = start % 2 ? cJSON_Print(value) : cJSON_PrintUnformatted(value);
        bool read = copy_text(str_of(printed), &out, &a);
        cJSON *back = read ? cJSON_ParseWithOpts(out.p, NULL, 1) : NULL;
        if (!back || !cJSON_Compare(value, back, 1))
            fail_msg("seed %llu: %s became %s", (unsigned long long)start, printed,
                     out.p ? out.p : "");
        cJSON_Delete(value);
        cJSON_Delete(back);
        free(printed);
        buf_free(&out);
        arena_free(&a);
    }
}

// Damaged texts: what we accept, cJSON accepts too (it is laxer than the RFC, never stricter but
// for the NUL character and halves of surrogate pairs, which are not made here).
static void test_damaged_texts(void **state)
{
    (void)state;
    size_t refused = 0;
    for (uint64_t start = 1; start <= 3000; start++) {
        uint64_t seed = start;
        arena a = {0};
        buf out = {0};
        cJSON *value = random_value(&seed, 4);
        char *text = cJSON_PrintUnformatted(value);
        size_t n = strlen(text);
        text[next_random(&seed) % n] = "{}[]\",:0-.e x\\"[next_random(&seed) % 14];
        cJSON *theirs = cJSON_ParseWithOpts(text, NULL, 1);
        bool ours = copy_text(str_of(text), &out, &a);
        if (ours && !theirs) fail_msg("seed %llu: accepted %s", (unsigned long long)start, text);
        refused += !ours;
        cJSON_Delete(theirs);
        cJSON_Delete(value);
        free(text);
        buf_free(&out);
        arena_free(&a);
    }
    assert_in_range(refused, 500, 3000);
}

static void test_refusals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int column;
    } BAD[] = {
        {"", 1},          {"  ", 3},       {"{", 2},           {"[1,]", 4},   {"{\"a\":1,}", 8},
        {"{\"a\" 1}", 6}, {"{a:1}", 2},    {"[1 2]", 4},       {"01", 1},     {"1.", 3},
        {"-", 2},         {".5", 1},       {"1e", 3},          {"tru", 1},    {"nul", 1},
        {"\"abc", 5},     {"\"a\\x\"", 3}, {"\"\\u12g4\"", 2}, {"\"\t\"", 2}, {"1 1", 3},
        {"[}", 2},        {"{]", 2},       {"]", 1},           {"NaN", 1},    {"'a'", 1}};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        json_reader r = json_read(str_of(BAD[i].text));
        while (json_next(&r) != JSON_ERROR)
            if (r.event == JSON_END) fail_msg("accepted: %s", BAD[i].text);
        diag why = {0};
        assert_int_equal(json_error(&r, "f.json", 9, &why), ST_FORMAT);
        assert_int_equal(why.line, 9);
        if (BAD[i].text[0] != '0' && why.column != BAD[i].column)
            fail_msg("%s: column %d", BAD[i].text, why.column);
        assert_int_equal(json_next(&r), JSON_ERROR); // for good
    }
    json_reader r = json_read(STR("{\n \"a\": 1,\n b"));
    while (json_next(&r) != JSON_ERROR) continue;
    diag why = {0};
    json_error(&r, NULL, 1, &why);
    assert_int_equal(why.line, 3);
    assert_int_equal(why.column, 2);
}

static void test_depth(void **state)
{
    (void)state;
    char text[2 * JSON_MAX_DEPTH + 3];
    memset(text, '[', JSON_MAX_DEPTH);
    memset(text + JSON_MAX_DEPTH, ']', JSON_MAX_DEPTH);
    json_reader r = json_read((str){text, 2 * JSON_MAX_DEPTH});
    json_next(&r);
    assert_true(json_skip(&r));
    assert_int_equal(json_next(&r), JSON_END);
    memset(text, '[', JSON_MAX_DEPTH + 1);
    r = json_read((str){text, JSON_MAX_DEPTH + 1});
    json_next(&r);
    assert_false(json_skip(&r));
    assert_non_null(strstr(r.error, "too deep"));
}

static void test_strings_and_numbers(void **state)
{
    (void)state;
    arena a = {0};
    json_reader r =
        json_read(STR("[\"\\u00e9\\ud83c\\udf0d\\n\", \"plain\", \"\\ud83c!\", 12, 1.5, "
                      "1e400, \"\\u0000\", 9223372036854775808]"));
    int64_t i;
    double d;
    json_next(&r);
    json_next(&r);
    assert_str_is(json_text(&r, &a), "\xC3\xA9\xF0\x9F\x8C\x8D\n");
    assert_true(json_key_is(&r, "\xC3\xA9\xF0\x9F\x8C\x8D\n"));
    assert_false(json_key_is(&r, "\xC3\xA9\xF0\x9F\x8C\x8D"));
    assert_false(json_key_is(&r, "\xC3\xA9\xF0\x9F\x8C\x8D\n?"));
    json_next(&r);
    assert_ptr_equal(json_text(&r, &a).p, r.raw.p); // borrowed
    json_next(&r);
    assert_str_is(json_text(&r, &a), "\xEF\xBF\xBD!");
    json_next(&r);
    assert_true(json_int(&r, &i) && i == 12 && json_double(&r, &d) && d == 12);
    json_next(&r);
    assert_true(!json_int(&r, &i) && json_double(&r, &d) && d == 1.5);
    json_next(&r);
    assert_false(json_double(&r, &d));
    json_next(&r);
    assert_int_equal(json_text(&r, &a).n, 1);
    json_next(&r);
    assert_false(json_int(&r, &i));
    assert_int_equal(json_next(&r), JSON_END_ARRAY);
    arena_free(&a);
}

static void test_skip(void **state)
{
    (void)state;
    json_reader r = json_read(STR("{\"a\":[1,{\"b\":[]}],\"c\":\"x\",\"d\":{}}"));
    int keys = 0;
    json_next(&r);
    while (json_next(&r) == JSON_KEY) {
        keys++;
        assert_true(json_skip(&r));
    }
    assert_int_equal(keys, 3);
    assert_int_equal(r.event, JSON_END_OBJECT);
    assert_int_equal(json_next(&r), JSON_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip_with_cjson),
        cmocka_unit_test(test_damaged_texts),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_strings_and_numbers),
        cmocka_unit_test(test_skip),
    };
    return cmocka_run_group_tests_name("json_reader", tests, NULL, NULL);
}
