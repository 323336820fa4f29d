#include "base/check.h"

#include "token/tokenizer.h"

#include <string.h>

// Words of `text` joined by blanks, '_' between the words of one multiword token.
static void check_words(const char *text, const char *expected)
{
    arena a = {0};
    buf got = {0};
    span s = {0, (uint32_t)strlen(text)};
    uint32_t n, multi = 0;
    token *t = tok_words(str_of(text), &s, &a, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0) buf_add_byte(&got, multi > 1 ? '_' : ' ');
        multi = multi > 1 ? multi - 1 : t[i].multiword;
        buf_add(&got, t[i].form);
    }
    assert_str_is(buf_str(&got), expected);
    buf_free(&got);
    arena_free(&a);
}

static void cuts_contractions(void **state)
{
    (void)state;
    check_words("They don't know.", "They do_n't know .");
    check_words("It\xE2\x80\x99s Beijing's turn", "It_\xE2\x80\x99s Beijing_'s turn");
    check_words("We cannot, can't, won't", "We can_not , ca_n't , wo_n't");
    check_words("I'm gonna go; they'd've stayed", "I_'m gon_na go ; they'd_'ve stayed");
    check_words("He shouldn't've come", "He should_n't_'ve come");
    check_words("the ministers' plan, the Balkans\xE2\x80\x99 past",
                "the ministers_' plan , the Balkans_\xE2\x80\x99 past");
    check_words("dont thats dunno", "do_nt that_s du_n_no");
    check_words("the 1990's and 2003's", "the 1990's and 2003_'s");
    check_words("O'Connor at 5 o'clock", "O'Connor at 5 o'clock");
    check_words("'em in the '90s", "'em in the '90s");
    check_words("DON'T STOP", "DO_N'T STOP");
}

static void cuts_hyphens(void **state)
{
    (void)state;
    check_words("a two-day, state-run event", "a two - day , state - run event");
    check_words("anti-war e-mail in mid-July", "anti-war e-mail in mid-July");
    check_words("non-proliferation and re-elected", "non-proliferation and re-elected");
    check_words("an F-16 and PAC-3 near Al-Tanf", "an F - 16 and PAC - 3 near Al - Tanf");
    check_words("1998-2004 or 555-0134", "1998 - 2004 or 555-0134");
    check_words("2024-07-17", "2024-07-17");
    check_words("so\xE2\x80\x94well\xE2\x80\x93yes--no",
                "so \xE2\x80\x94 well \xE2\x80\x93 yes -- no");
    check_words("a 12-year-old", "a 12 - year - old");
}

static void cuts_numbers(void **state)
{
    (void)state;
    check_words("$95 and $8.5bn", "$ 95 and $ 8.5 bn");
    check_words("US$1,000 or \xE2\x82\xAC"
                "3m",
                "US$ 1,000 or \xE2\x82\xAC 3 m");
    check_words("8.5% at 7:30pm", "8.5 % at 7:30 pm");
    check_words("the 5th in 5km", "the 5th in 5 km");
    check_words("9/11 and 16/11/2004", "9/11 and 16/11/2004");
    check_words("and/or", "and / or");
    check_words(".5", ".5");
    check_words("+44 20", "+44 20");
}

static void keeps_full_stops(void **state)
{
    (void)state;
    check_words("U.S. Gen. J. Doe of Acme Inc. left.", "U.S. Gen. J. Doe of Acme Inc. left .");
    check_words("He lives in the U.S.", "He lives in the U.S.");
    check_words("Bread, milk, etc.", "Bread , milk , etc .");
    check_words("No. 5 is no. Good", "No. 5 is no . Good");
    check_words("Wait... what?!", "Wait ... what ?!");
    check_words("in Washington, D.C..", "in Washington , D.C. .");
    check_words("at 5 p.m. today", "at 5 p.m. today");
}

static void keeps_addresses(void **state)
{
    (void)state;
    check_words("see https://example.org/a_(b)?c=1, or www.example.org.",
                "see https://example.org/a_(b)?c=1 , or www.example.org .");
    check_words("(http://example.org)", "( http://example.org )");
    check_words("mail jo.doe@example.org.", "mail jo.doe@example.org .");
    check_words("@StateDept on #Geneva #1", "@StateDept on #Geneva # 1");
    check_words("#Iran's @State_Dept\xE2\x80\x99s #100Days #",
                "#Iran_'s @State_Dept_\xE2\x80\x99s #100Days #");
    check_words("example.com", "example.com");
    check_words("example.com/path/x.", "example.com/path/x .");
}

static void cuts_marks(void **state)
{
    (void)state;
    check_words("\"Yes,\" (he) said [1].", "\" Yes , \" ( he ) said [ 1 ] .");
    check_words("\xE2\x80\x98No\xE2\x80\x99, 'well then'",
                "\xE2\x80\x98 No \xE2\x80\x99 , ' well then '");
    check_words("AT&T; a;b :) <<x>>", "AT&T ; a ; b :) << x >>");
    check_words("''quoted''", "'' quoted ''");
    check_words("", "");
    check_words(" \n ", "");
}

// Each row: a text, and its words as check_words takes them.
static void cuts_news(void **state)
{
    (void)state;
    static const char *const ROWS[][2] = {
        // currencies, numbers, units
        {"$360m and \xC2\xA3"
         "5bn",
         "$ 360 m and \xC2\xA3 5 bn"},
        {"USD100m, Rs1,000 and EUR5", "USD 100 m , Rs 1,000 and EUR 5"},
        {"HK$5 or A$3m", "HK$ 5 or A$ 3 m"},
        {"R500 and B52 and G20", "R500 and B52 and G20"},
        {"$$$", "$$$"},
        {"at 90 km/h", "at 90 km / h"},
        {"1,250.75 tonnes", "1,250.75 tonnes"},
        {"12/05/2021 and 5-10", "12/05/2021 and 5 - 10"},
        {"2021-22 or 5\xE2\x80\x93"
         "10%",
         "2021 - 22 or 5 \xE2\x80\x93 10 %"},
        {"at 6.30 a.m.", "at 6.30 a.m."},
        {"at 6a.m. or 7:30p.m. there", "at 6 a.m. or 7:30 p.m. there"},
        {"the 21st, 2nd and 1980s", "the 21st , 2nd and 1980s"},
        {"+44-20-555 and +1602275-4958", "+44-20-555 and +1602275-4958"},
        // names and abbreviations
        {"U.S.-China talks", "U.S. - China talks"},
        {"S.Korea and N.Korea", "S. Korea and N. Korea"},
        {"U.S.Senate", "U.S. Senate"},
        {"J.K. Roe and Ph.D. Doe", "J.K. Roe and Ph.D. Doe"},
        {"Lt. Col. Roe, Gov. Doe", "Lt. Col. Roe , Gov. Doe"},
        {"Lt.Gen. Roe, Brig.Gen. Doe", "Lt. Gen. Roe , Brig. Gen. Doe"},
        {"the U.S.'s and Smith Inc.\xE2\x80\x99s", "the U.S._'s and Smith Inc._\xE2\x80\x99s"},
        {"the Council (EC)'s and \"Norden\"'s", "the Council ( EC ) 's and \" Norden \" 's"},
        {"the U.S.'six", "the U.S. ' six"},
        {"para. 5 of Res. 2231", "para. 5 of Res. 2231"},
        {"3.5pc of 40ha", "3.5 pc of 40 ha"},
        // a flag, a hand with its colour
        {"\xF0\x9F\x87\xBA\xF0\x9F\x87\xB3\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7",
         "\xF0\x9F\x87\xBA\xF0\x9F\x87\xB3 \xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD"},
        {"3 pct. of 5 mln. tonnes", "3 pct. of 5 mln. tonnes"},
        {"on Sat. Sept. 3 he sat.", "on Sat. Sept. 3 he sat ."},
        {"Roe v. Doe", "Roe v. Doe"},
        {"\xC3\x89. Roe and Yu. Petrov", "\xC3\x89. Roe and Yu. Petrov"},
        {"p. 5 and b. March", "p. 5 and b. March"},
        {"He runs Yahoo! today!", "He runs Yahoo! today !"},
        {"a 10-year-old Naqsh-e Roe", "a 10 - year - old Naqsh - e Roe"},
        {"Jamaat-e-Islami's e-mail", "Jamaat - e - Islami_'s e-mail"},
        {"A/73/PV.6 and S/RES/1701", "A/73/PV.6 and S/RES/1701"},
        {"the AT&T and R&D", "the AT&T and R&D"},
        {"O'Brien's, d'Or", "O'Brien_'s , d'Or"},
        // the web
        {"@name, #tag; .@name", "@name , #tag ; . @name"},
        {"https://t.co/aB1 #Go", "https://t.co/aB1 #Go"},
        {"see doi:10.1037/0022-3.9, ok", "see doi:10.1037/0022-3.9 , ok"},
        {"in ci.example.gov.tw", "in ci.example.gov.tw"},
        {"comp.lang.misc and end.of", "comp.lang.misc and end . of"},
        {"report.pdf or .doc", "report.pdf or .doc"},
        {"jo@example.com", "jo@example.com"},
        {":) ;P >:( (: ^_^", ":) ;P >:( (: ^_^"},
        // marks
        {"What?! No!!! Well...", "What ?! No !!! Well ..."},
        {"below.? or this!.", "below .? or this !."},
        {"\"Yes.\" 'No.' (Laughter.)", "\" Yes . \" ' No . ' ( Laughter . )"},
        {"==---- --> ====", "==---- --> ===="},
        {"basic\xC2\xAD"
         "ally",
         "basic\xC2\xAD"
         "ally"},
        {"w/o and w/friends", "w/o and w/ friends"},
        {"I'ma go, hes gone", "I_'m_a go , he_s gone"},
        {"MR. PRIOR: Well \xE2\x80\x94 yes.", "MR. PRIOR : Well \xE2\x80\x94 yes ."},
        {"ended.The talks", "ended . The talks"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) check_words(ROWS[i][0], ROWS[i][1]);
}

static void fills_tokens(void **state)
{
    (void)state;
    arena a = {0};
    str text = STR("Talks end\n\nBy Jo Doe\n\nThey can't stay. We go.");
    part parts[] = {{{0, 9}, PART_TITLE}, {{11, 20}, PART_BYLINE}, {{22, 45}, PART_BODY}};
    document d = {.text = text, .parts = parts, .n_parts = 3};
    token_reader r = tok_open(&d);
    sentence s;
    assert_true(tok_next(&r, &a, &s));
    assert_true(s.headline);
    assert_int_equal(s.n_tokens, 2);
    assert_true(tok_next(&r, &a, &s));
    assert_false(s.headline);
    assert_int_equal(s.index, 1);
    assert_int_equal(s.part, 2);
    assert_int_equal(s.n_tokens, 5);
    assert_int_equal(s.tokens[1].multiword, 2);
    assert_int_equal(s.tokens[2].multiword, 0);
    assert_false(s.tokens[1].space_after);
    assert_true(s.tokens[2].space_after);
    assert_false(s.tokens[3].space_after);
    assert_int_equal(s.tokens[0].head, -1);
    assert_str_is(span_text(text, s.span), "They can't stay.");
    assert_true(tok_next(&r, &a, &s));
    assert_str_is(span_text(text, s.span), "We go.");
    assert_false(tok_next(&r, &a, &s));
    arena_free(&a);
}

// A sentence that is read again from its bounds has the words that it had in its document.
static void reads_a_sentence_again(void **state)
{
    (void)state;
    arena a = {0};
    str text =
        STR("Talks end\n\nEnvoys meet in Oslo\n\n\"They can't stay.\" We met the U.S. envoy.");
    part parts[] = {
        {{0, 9}, PART_SUBTITLE}, {{11, 30}, PART_BODY}, {{32, (uint32_t)text.n}, PART_BODY}};
    document d = {.text = text, .parts = parts, .n_parts = 3};
    token_reader r = tok_open(&d);
    sentence s;
    uint32_t n = 0;
    for (; tok_next(&r, &a, &s); n++) {
        sentence again = {.span = s.span};
        tok_sentence(text, parts[s.part].kind, &a, &again);
        assert_int_equal(again.headline, s.headline);
        assert_int_equal(again.n_tokens, s.n_tokens);
        for (uint32_t i = 0; i < s.n_tokens; i++) {
            assert_int_equal(again.tokens[i].span.begin, s.tokens[i].span.begin);
            assert_int_equal(again.tokens[i].span.end, s.tokens[i].span.end);
            assert_int_equal(again.tokens[i].space_after, s.tokens[i].space_after);
        }
    }
    assert_int_equal(n, 4);
    arena_free(&a);
}

// Words cover a page of brackets, of letters, of noise: in order, each byte once, within limits.
static void cuts_pages(void **state)
{
    (void)state;
    static const char *const FILL[] = {"a",   "(",        "'",    "a-", "a.", "1/",
                                       "s' ", "\xC3\xA9", "\xFF", "_",  "a@"};
    enum { N = 100000 };
    arena a = {0};
    char *text = mem_alloc(N + 4);
    for (size_t k = 0; k < sizeof FILL / sizeof *FILL; k++) {
        size_t n = 0;
        while (n < N) {
            memcpy(text + n, FILL[k], strlen(FILL[k]));
            n += strlen(FILL[k]);
        }
        part whole = {{0, (uint32_t)n}, PART_BODY};
        document d = {.text = {text, n}, .parts = &whole, .n_parts = 1};
        token_reader r = tok_open(&d);
        sentence s;
        size_t covered = 0, last = 0;
        while (tok_next(&r, &a, &s)) {
            assert_true(s.n_tokens <= TOK_MAX_WORDS + 2);
            for (uint32_t i = 0; i < s.n_tokens; i++) {
                span t = s.tokens[i].span;
                assert_true(t.begin >= last && t.end > t.begin);
                assert_true(span_length(t) <= TOK_MAX_BYTES + 4);
                covered += span_length(t);
                last = t.end;
            }
            arena_reset(&a);
        }
        size_t spaces = 0;
        for (size_t i = 0; i < n; i++) spaces += text[i] == ' ';
        assert_int_equal(covered + spaces, n);
    }
    mem_free(text);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_contractions), cmocka_unit_test(cuts_hyphens),
        cmocka_unit_test(cuts_numbers),      cmocka_unit_test(keeps_full_stops),
        cmocka_unit_test(keeps_addresses),   cmocka_unit_test(cuts_marks),
        cmocka_unit_test(cuts_news),         cmocka_unit_test(fills_tokens),
        cmocka_unit_test(cuts_pages),        cmocka_unit_test(reads_a_sentence_again),
    };
    return cmocka_run_group_tests_name("token/tokenizer", tests, NULL, NULL);
}
