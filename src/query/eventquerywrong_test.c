// Queries as people get them wrong: what they are told, and where.
#include "base/check.h"

#include "base/utf8.h"
#include "query/eventquery.h"

#include <string.h>

#define WIDTH 60 // columns of what is shown

// The query with ^ under the place; the words that the message has.
static const struct {
    const char *query, *under, *words;
} WRONG[] = {
    // fields
    {"typ:CONSULT", "^", "no field typ; did you mean 'type'?"},
    {"source:USA actr:CHN", "           ^", "no field actr; did you mean 'actor'?"},
    {"from:USA", "^", "no field from; did you mean source?"},
    {"to:CHN", "^", "no field to; did you mean target?"},
    {"where:Kyiv", "^", "did you mean place?"},
    {"type:AID limit:5", "         ^", "did you mean a limit, which is said beside the query?"},
    {"killed>10", "^", "fields are source, target,"},
    {"USA->CHN", "^", "did you mean dyad:USA-CHN?"},
    {"\u540d\u524d:CHN", "^", "no field \u540d\u524d; "},
    // values
    {"type:CONSLT", "     ^", "did you mean 'CONSULT'?"},
    {"type:AID,AGREEE", "         ^", "did you mean 'AGREE'?"},
    {"mode:expell", "     ^", "did you mean 'expel'?"},
    {"status:happend", "       ^", "did you mean 'happened'?"},
    {"country:Frnace", "        ^", "did you mean 'France'?"},
    {"source:Germny", "       ^", "did you mean 'Germany'?"},
    {"actor:'South Korea'", "      ^", "those are \""},
    {"quad:7", "     ^", "quads are 1 to 4"},
    {"confidence:80", "           ^", "0 to 1"},
    {"score:>high", "       ^", "a number"},
    {"type:", "     ^", "a value is missing"},
    {"type:AID,,AGREE", "         ^", "a value is missing"},
    {"type:[AID TO AGREE]", "     ^", "did you mean 'AID'?"},
    // dates
    {"date:2024-13", "     ^", "no such month"},
    {"since:2024-02-30", "      ^", "no such month, week or day"},
    {"date:2024-W60", "     ^", "no such month, week"},
    {"until:17.07.2024", "      ^", "2024-05-17"},
    {"since:yesterday", "      ^", "2024-05-17"},
    // brackets and quotes
    {"(type:AID OR quad:1", "^", "never closed"},
    {"type:AID) quad:1", "        ^", "never opened"},
    {"()", " ^", "nothing in these brackets"},
    {"[type:AID]", "^", "those are ( and )"},
    {"outlet:\"New York", "       ^", "never closed"},
    {"\"\" type:AID", "^", "nothing stands between"},
    // operators
    {"type:AID && quad:1", "         ^", "must all hold"},
    {"type:AID | type:AGREE", "         ^", "did you mean OR?"},
    {"type:AID or type:AGREE", "         ^", "write OR"},
    {"type!=AID", "    ^", "-type:AID"},
    {"!type:AID", "^", "-type:AID"},
    {"type:AID AND", "         ^", "AND needs something on both sides"},
    {"type:AID AND OR quad:1", "         ^", "AND needs something on both sides"},
    {"NOT", "^", "NOT needs something behind it"},
    {"type:AID OR", "           ^", "OR needs something behind it"},
    {"type<AID", "     ^", "no < or >"},
    {"*", "^", "* is no word"},
    {"SELECT * FROM events", "^", "demarche sql"},
    // beyond ASCII: columns of a terminal, in which an ideograph has two
    {"\u00dcberfall typ:AID", "         ^", "did you mean 'type'?"},
    {"\u00ab\u540d\u524d\u00bb typ:AID", "       ^", "did you mean 'type'?"},
    {"text:\u5317\u4eac type:CONSLT", "               ^", "did you mean 'CONSULT'?"},
    {"type\uff1aAID", "    ^", "write a plain :"},
};

static void are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        arena a = {0};
        eventquery q;
        diag why = {0};
        buf shown = {0};
        str query = str_of(WRONG[i].query);
        status s = eventquery_parse(query, &a, &q, &why);
        eventquery_point(query, why.column, WIDTH, &shown);
        str under = str_of(strchr(shown.p, '\n') + 1);
        under.n--; // its newline
        if (s != ST_USAGE || !strstr(why.message, WRONG[i].words) ||
            !str_eq(under, str_of(WRONG[i].under)))
            fail_msg("%s: %s\n%s", WRONG[i].query, why.message, shown.p);
        buf_free(&shown);
        arena_free(&a);
    }
}

// Messages stay short and whole, whatever is quoted in them, and show the place.
static void long_ones(void **state)
{
    (void)state;
    static const char *const ENDS[] = {"typ:AID", "type:\u540d", "\"", ")"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        arena a = {0};
        eventquery q;
        diag why = {0};
        buf text = {0}, shown = {0};
        for (int k = 0; k < 100; k++) buf_add_c(&text, "\u00fcber ");
        size_t at = text.n;
        buf_add_c(&text, ENDS[i]);
        if (i == 1)
            for (int k = 0; k < 300; k++) buf_add_c(&text, "\u540d");
        assert_int_equal(eventquery_parse(buf_str(&text), &a, &q, &why), ST_USAGE);
        assert_int_equal(why.column, (int)at + 1 + (i == 1 ? 5 : 0));
        assert_true(utf8_valid(str_of(why.message)) && strlen(why.message) < 400);
        eventquery_point(buf_str(&text), why.column, WIDTH, &shown);
        size_t line = str_find_byte(buf_str(&shown), '\n', 0);
        assert_true(utf8_columns(str_sub(buf_str(&shown), 0, line)) <= WIDTH);
        assert_true(shown.n - line - 2 <= WIDTH); // the caret
        buf_free(&text);
        buf_free(&shown);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(are_told),
        cmocka_unit_test(long_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
