#include "base/check.h"

#include "query/eventquery.h"
#include "query/eventquerysql.h"

#include <string.h>

// --- trees as text: (all a (any b c) (not d))

static void show_term(const eventquery_node *n, buf *out)
{
    buf_add_format(out, "%s", n->field->name);
    for (size_t i = 0; i < n->n_values; i++) {
        const eventquery_value *v = &n->values[i];
        buf_add_c(out, i ? "," : "=");
        buf_add(out, v->text);
        if (v->begins) buf_add_byte(out, '*');
        if (v->other.n) buf_add_format(out, "-%.*s", STR_ARG(v->other));
        if (v->low.n || v->high.n)
            buf_add_format(out, "%c%.*s..%.*s%c", v->low_open ? '(' : '[', STR_ARG(v->low),
                           STR_ARG(v->high), v->high_open ? ')' : ']');
    }
}

static const char *const KINDS[] = {"all", "any", "not"};

static void show(const eventquery *q, buf *out)
{
    const eventquery_node *n = q->root;
    buf_clear(out);
    while (n) {
        if (n->kind == QUERY_TERM)
            show_term(n, out);
        else
            buf_add_format(out, "(%s ", KINDS[n->kind]);
        if (n->first) {
            n = n->first;
            continue;
        }
        while (n && !n->next) {
            n = n->parent;
            if (n) buf_add_byte(out, ')');
        }
        if (!n) return;
        buf_add_byte(out, ' ');
        n = n->next;
    }
}

static void reads(const char *query, const char *tree)
{
    arena a = {0};
    eventquery q;
    diag why = {0};
    buf out = {0};
    assert_ok(eventquery_parse(str_of(query), &a, &q, &why), &why);
    show(&q, &out);
    assert_str_is(buf_str(&out), tree);
    buf_free(&out);
    arena_free(&a);
}

static void trees(void **state)
{
    (void)state;
    reads("", "");
    reads("source:usa", "source=USA");
    reads("source:USA target:CHN", "(all source=USA target=CHN)");
    reads("a OR b c", "(any text=a (all text=b text=c))");
    reads("(a OR b) c", "(all (any text=a text=b) text=c)");
    reads("((a))", "text=a");
    reads("-a -(b OR c)", "(all (not text=a) (not (any text=b text=c)))");
    reads("NOT a AND b", "(all (not text=a) text=b)");
    reads("-(-(a))", "(not (not text=a))");
    reads("(a)(b)", "(all text=a text=b)");
    reads("\"trade talks\"type:aid", "(all text=trade talks type=AID)");
    reads("F-16 10:30 O'Brien", "(all text=F-16 text=10:30 text=O'Brien)");
}

static void values(void **state)
{
    (void)state;
    reads("type:AID,agree", "type=AID,AGREE");
    reads("source:\"South Korea\",China", "source=KOR,CHN");
    reads("target:CHNGOV country:Ukraine", "(all target=CHNGOV country=UKR)");
    reads("dyad:usa-chn", "dyad=USA-CHN");
    reads("outlet:Reut* text:\"a:b\"", "(all outlet=Reut* text=a:b)");
    reads("score:-5..-1 score<0 confidence>=0.8",
          "(all score=[-5..-1] score=[..0) confidence=[0.8..])");
    reads("amount>1000000 quad=3", "(all amount=(1000000..] quad=[3..3])");
    reads("happened:any background:no", "(all happened=any background=no)");
    reads("document:\"https://x.example/a?b=c,d\"", "document=https://x.example/a?b=c,d");
    reads("since:\u201c2024\u201d", "since=[2024..]");
}

// Bounds are half open, and cut so that a year is in its own first day.
static void dates(void **state)
{
    (void)state;
    reads("since:2024", "since=[2024..]");
    reads("until:2024", "until=[..2025]");
    reads("date:2024-05", "date=[2024-05..2024-06]");
    reads("date:2024-12", "date=[2024-12..2025]");
    reads("date:2024-02-29", "date=[2024-02-29..2024-03]");
    reads("date:2024-W01", "date=[2024..2024-01-08]");
    reads("date:2023-01..2023-06", "date=[2023..2023-07]");
    reads("date:2023..", "date=[2023..]");
    reads("date:..2023", "date=[..2024]");
    reads("date>2023", "date=[2024..]");
    reads("date>=2023-07", "date=[2023-07..]");
    reads("date:<2023-07", "date=[..2023-07]");
    reads("date<=2023-07-31", "date=[..2023-08]");
    reads("published-since:20240717", "published-since=[2024-07-17..]");
}

// --- mistakes: each at its byte, with words of the message

static void fails(const char *query, int column, const char *words)
{
    arena a = {0};
    eventquery q;
    diag why = {0};
    if (eventquery_parse(str_of(query), &a, &q, &why) != ST_USAGE) fail_msg("%s is read", query);
    if (why.column != column || !strstr(why.message, words))
        fail_msg("%s: byte %d: %s", query, why.column, why.message);
    arena_free(&a);
}

static void mistakes(void **state)
{
    (void)state;
    fails("source:USA targt:CHN", 12, "did you mean 'target'");
    fails("colour:red", 1, "fields are source, target");
    fails("type:AID,CONSLT", 10, "did you mean 'CONSULT'");
    fails("type:xyzzy", 6, "types are AGREE, CONSULT");
    fails("mode:phon", 6, "'phone'");
    fails("mode:xyzzyx", 6, "modes are visit, third-party");
    fails("status:hapened", 8, "'happened'");
    fails("context:diplomacy", 9, "'diplomatic'");
    fails("happened:maybe", 10, "yes, no or any");
    fails("source:XQ", 8, "three letters");
    fails("country:XXQ", 9, "three letters");
    fails("dyad:USA", 6, "USA-CHN");
    fails("cameo:9999", 7, "CAMEO");
    fails("since:2024-13", 7, "no such month");
    fails("date:2024-02-30", 6, "no such month");
    fails("date:..", 6, "range");
    fails("confidence:high", 12, "a number");
    fails("score<nan", 7, "a number");
    fails("score>0x10", 7, "a number");
    fails("amount>1,000,000", 9, "no commas");
    fails("type<AID", 6, "no < or >");
    fails("type:", 6, "missing");
    fails("type:AID, ", 11, "missing");
    fails("text:?!", 6, "letter");
    fails("(a", 1, "never closed");
    fails("a) b", 2, "never opened");
    fails("a ()", 4, "nothing in these brackets");
    fails("OR a", 1, "both sides");
    fails("a OR", 5, "behind it");
    fails("a OR OR b", 6, "both sides");
    fails("(a OR )", 7, "behind it");
    fails("\"abc", 1, "never closed");
    fails("\"\"", 1, "nothing stands");
    fails("a --b", 4, "one minus");
    fails("a - b", 3, "right in front");
    fails("a NOT", 3, "something behind it");
    fails("caf\xff", 4, "UTF-8");
}

static void limits(void **state)
{
    (void)state;
    buf text = {0};
    for (int i = 0; i < EVENTQUERY_DEPTH_MAX; i++) buf_add_byte(&text, '(');
    buf_add_byte(&text, 'a');
    for (int i = 0; i < EVENTQUERY_DEPTH_MAX; i++) buf_add_byte(&text, ')');
    reads(text.p, "text=a");
    buf_clear(&text);
    for (int i = 0; i <= EVENTQUERY_DEPTH_MAX; i++) buf_add_byte(&text, '(');
    fails(text.p, EVENTQUERY_DEPTH_MAX + 1, "too many brackets");
    buf_clear(&text);
    for (int i = 0; i <= EVENTQUERY_TERMS_MAX; i++) buf_add_c(&text, "a ");
    fails(text.p, 2 * EVENTQUERY_TERMS_MAX + 1, "too many terms");
    buf_clear(&text);
    for (int i = 0; i <= EVENTQUERY_BYTES_MAX; i++) buf_add_byte(&text, 'a');
    fails(text.p, EVENTQUERY_BYTES_MAX + 1, "too long");
    buf_free(&text);
}

static void points(const char *query, int column, size_t width, const char *lines)
{
    buf out = {0};
    eventquery_point(str_of(query), column, width, &out);
    assert_str_is(buf_str(&out), lines);
    buf_free(&out);
}

static void places(void **state)
{
    (void)state;
    points("type:X", 6, 80, "type:X\n     ^\n");
    points("a OR", 5, 80, "a OR\n    ^\n");
    points("\u00e9\u00e9 x:y", 6, 80, "\u00e9\u00e9 x:y\n   ^\n");
    points("a\tb\033[1mc", 4, 80, "a b [1mc\n   ^\n");
    points("aaaaaaaaaaaaaaaaaaaa bad:x bbbbbbbbbbbb", 22, 12, "aaaaaaa bad:\n        ^\n");
}

// --- SQL

static str sql_of(const char *query, eventquery_table table, arena *a, eventquerysql *w)
{
    eventquery *q = arena_array(a, eventquery, 1);
    diag why = {0};
    assert_ok(eventquery_parse(str_of(query), a, q, &why), &why);
    *w = (eventquerysql){.memory = a, .speaks = DIALECT_SQLITE, .table = table};
    assert_ok(eventquerysql_condition(w, q, &why), &why);
    return buf_str(&w->sql);
}

// Nothing of the query's text stands in the SQL.
static void bound_values(void **state)
{
    (void)state;
    static const char *const QUERIES[] = {
        ("outlet:\"QQQQ' OR 1=1 --\" rule:QQQQ;* document:QQQQ place:QQQQ id:\"QQQQ'\" says:QQQQ "
         "item:QQQQ"),
        "\"QQQQ' --\" text:QQQQ -QQQQ;",
        "source:QQQQ target:QQQX dyad:QQQQ-QQQX actor:QQQQ",
    };
    for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
        arena a = {0};
        eventquerysql w;
        str sql = sql_of(QUERIES[i], QUERY_OF_EVENTS, &a, &w);
        assert_true(w.n_values >= 3);
        assert_true(str_find(sql, STR("QQQ")) == SIZE_MAX);
        buf_free(&w.sql);
        arena_free(&a);
    }
}

static void finds(const char *query, const char *words, bool there)
{
    arena a = {0};
    eventquerysql w;
    str sql = sql_of(query, QUERY_OF_EVENTS, &a, &w);
    if ((str_find(sql, str_of(words)) != SIZE_MAX) != there)
        fail_msg("%s: %.*s", query, STR_ARG(sql));
    buf_free(&w.sql);
    arena_free(&a);
}

static void outcomes(void **state)
{
    (void)state;
    finds("type:AID", "e.status IN", true);
    finds("", "e.status IN", true);
    finds("type:AID happened:any", "e.status IN ('happened'", false);
    finds("status:planned", "'happened'", false);
    finds("-claim:denied", "'happened'", false);
    finds("happened:no", "NOT (e.status IN ('happened'", true);
}

static bool by_dyads(const char *query)
{
    arena a = {0};
    eventquery q;
    diag why = {0};
    assert_ok(eventquery_parse(str_of(query), &a, &q, &why), &why);
    bool they_do = eventquerysql_dyads_do(&q);
    arena_free(&a);
    return they_do;
}

static void tables(void **state)
{
    (void)state;
    assert_true(by_dyads("source:USA target:CHN"));
    assert_true(
        by_dyads("source:USA,GBR target:CHNGOV since:2020 -type:CONSULT (quad:1 OR score<0)"));
    assert_true(by_dyads("dyad:USA-CHN background:no happened:any"));
    assert_false(by_dyads("source:USA"));
    assert_false(by_dyads("source:USA target:CHN cameo:19"));
    assert_false(by_dyads("source:USA -target:CHN"));
    assert_false(by_dyads("source:USA (target:CHN OR target:RUS)"));
    assert_false(by_dyads("source:USA target:CHN target:CHNGOV"));
    assert_false(by_dyads("source:CHN target:CHNGOV")); // may be one and the same
    assert_false(by_dyads("source:USA target:CHN dyad:USA-CHN"));
    finds("source:USA target:CHN cameo:19", "FROM dyads x WHERE", true);
    finds("source:CHN target:CHNGOV", "dyads", false);
    finds("source:USA OR target:CHN", "dyads", false);
}

// It would end a text on its way into a database.
static void no_nul(void **state)
{
    (void)state;
    arena a = {0};
    eventquery q;
    diag why = {0};
    assert_int_equal(eventquery_parse(STR("a \0b"), &a, &q, &why), ST_USAGE);
    assert_int_equal(why.column, 3);
    arena_free(&a);
}

// More values than a statement takes.
static void too_many(void **state)
{
    (void)state;
    arena a = {0};
    eventquery q;
    diag why = {0};
    buf text = {0};
    buf_add_c(&text, "source:");
    for (int i = 0; i < EVENTQUERY_TERMS_MAX; i++)
        buf_add_format(&text, "%sA%c%c", i ? "," : "", 'A' + i / 10, 'A' + i % 10 * 2);
    assert_ok(eventquery_parse(buf_str(&text), &a, &q, &why), &why);
    eventquerysql w = {.memory = &a};
    assert_int_equal(eventquerysql_condition(&w, &q, &why), ST_USAGE);
    assert_true(w.n_values <= EVENTQUERY_VALUES_MAX);
    buf_free(&w.sql);
    buf_free(&text);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees),        cmocka_unit_test(values),   cmocka_unit_test(dates),
        cmocka_unit_test(mistakes),     cmocka_unit_test(limits),   cmocka_unit_test(places),
        cmocka_unit_test(bound_values), cmocka_unit_test(outcomes), cmocka_unit_test(tables),
        cmocka_unit_test(too_many),     cmocka_unit_test(no_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
