// How posts write who acts and who speaks, in posts of our own read by the real analyser.
#include "base/check.h"
#include "mention/agentword.h"
#include "mention/mention.h"
#include "mention/realreader.h"

typedef struct {
    const char *text;
    const char *expect; // "words=code" of each actor that is inside no other; then " | " and
                        // "code: words" of what is said
} post_case;

// Posts of the US State Department in October 2017.
static const post_case CASES[] = {
    // titles in short
    {"Asst. Sec. Osei met Dep. Sec. Bo.", "Asst. Sec. Osei=USAGOV;Dep. Sec. Bo=USAGOV"},
    {"A/S Roe and U/S Holm flew to Oslo.", "A/S Roe=USAGOV;U/S Holm=USAGOV"},
    {"#DepSec Roe thanked Norway's FM Lind.", "#DepSec Roe=USAGOV;Norway's FM Lind=NORGOV"},
    {"Sec. Tillerson met former #SecState Ana Roe.",
     "Sec. Tillerson=USAGOV;former #SecState Ana Roe=USA"},
    {"Special Rep Feld is in Oslo.", "Special Rep Feld=USAGOV"},
    {"Under Secretary for Political Affairs Hale is in Oslo.",
     "Under Secretary for Political Affairs Hale=USAGOV"},
    {"Special Envoy for #Chad Ana Roe is in Oslo.", "Special Envoy for #Chad Ana Roe=USAGOV"},
    {"Ambassador Ana Roe is in Oslo.", "Ambassador Ana Roe=USAGOV"},
    {"Deputy Spokesperson comments on #Chad.", "Deputy Spokesperson=USAGOV;#Chad=TCD"},
    // labels
    {"Sec. Tillerson: Talks go on.", "Sec. Tillerson=USAGOV | USAGOV: Talks go on"},
    {"Sec. Tillerson at @NATO: Talks go on.",
     "Sec. Tillerson=USAGOV;@NATO=IGOWSTNAT | USAGOV: Talks go on"},
    {".@POTUS on the news that peace has come to Chad: Talks go on.",
     "@POTUS=USAGOV | USAGOV: Talks go on"},
    {"@tiko_b Secretary Tillerson: Talks go on.",
     "Secretary Tillerson=USAGOV | USAGOV: Talks go on"},
    {"Acting Deputy Spokesperson Holm: Talks go on.",
     "Deputy Spokesperson Holm=USAGOV | USAGOV: Talks go on"},
    {".@StateDRL Posner: Talks go on.", "@StateDRL Posner=USAGOVSTA | USAGOVSTA: Talks go on"},
    {"Secretary Tillerson on Chad: Read more at http://example.org/a",
     "Secretary Tillerson=USAGOV;Chad=TCD"},
    {"Secretary Tillerson to speak in Oslo: 2 PM, says the plan.", "Secretary Tillerson=USAGOV"},
    {".@POTUS greets Chad: We are ready.",
     "@POTUS=USAGOV;Chad=TCD;We=USAGOV | USAGOV: We are ready"},
    {".@POTUS greets the crew: \"We are ready.\" Watch the ships.",
     "@POTUS=USAGOV;crew=CVL;We=USAGOV | USAGOV: We are ready"},
    {"Secretary Tillerson visited Chad: a big desert.", "Secretary Tillerson=USAGOV"},
    {".@statedeptspox: U.S. concerned about tensions in #Chad",
     "@statedeptspox=USAGOV;U.S.=USA | USAGOV: U.S. concerned about tensions in #Chad"},
    {".@statedeptspox: Photo of the day in #Chad http://example.org/a", "@statedeptspox=USAGOV"},
    {"#SecTillerson: Talks go on. | More on Chad: http://example.org/a",
     "#SecTillerson=USAGOV;Chad=TCD | USAGOV: Talks go on"},
    {"Deputy Secretary Sullivan: Hale was brave. He risked his life.",
     "Deputy Secretary Sullivan=USAGOV | USAGOV: Hale was brave;USAGOV: He risked his life"},
    // signatures
    {"\"Talks go on.\" -- President Trump http://example.org/a",
     "President Trump=USAGOV | USAGOV: Talks go on"},
    {"\"Talks go on. We are ready.\" -@statedeptspox in Oslo",
     "We=USAGOV;@statedeptspox=USAGOV | USAGOV: Talks go on;USAGOV: We are ready"},
    {"Talks go on - @JohnKerry on #Chad http://example.org/a",
     "@JohnKerry=USA;#Chad=TCD | USA: Talks go on"},
    {"Live now - @POTUS speaks in Oslo.", "@POTUS=USAGOV"},
    {"Talks go on. http://example.org/a via @UN", ""},
    {"We thank those who serve. -- @USArmy @USNavy", "We=USAGOV;those=USAMIL"},
    {"Secretary Tillerson looks back, says \"Talks go on.\"",
     "Secretary Tillerson=USAGOV | USAGOV: Talks go on"},
    {"\"Talks go on.\" @POTUS delivered remarks to press today.",
     "@POTUS=USAGOV;press=MED | USAGOV: Talks go on"},
    {"Foreign Service Officers met #SFRC.", "Foreign Service Officers=USAGOV;#SFRC=USALEG"},
    {"Watch @POTUS's remarks as he announces the plan.", "@POTUS=USAGOV;he=USAGOV"},
    // addresses of strangers
    {"Sec. Tillerson spoke with @CNN's @tiko_brun.",
     "Sec. Tillerson=USAGOV;@CNN=USAMED;@tiko_brun=USAMED"},
    {"@tiko_brun We work with Chad.", "We=USAGOV;Chad=TCD"},
    {"Sec. Tillerson spoke at @tikofest.", "Sec. Tillerson=USAGOV"},
    // no actors
    {"Join the talk in Spanish on Twitter.", ""},
    {"A Facebook chat and a Google+ Hangout at #UNGA.", ""},
    {"Are you an expert looking for work? #Veterans", ""},
    {"The Trafficking in Persons Report and talks in English and French at #ForMin.", ""},
    {"Dr. King's words and #TheIranDeal.", "Dr. King="},
    {".@POTUS: Talks go on. Read more: http://example.org/a",
     "@POTUS=USAGOV | USAGOV: Talks go on"},
    // and some
    {"How does US help?", "US=USA"},
    {"Norway and the U.S. value the ties between our two countries.",
     "Norway=NOR;U.S.=USA;our two countries=USA+NOR"},
    {"Sec. @tiko_brun thanked the Republic of #Korea.",
     "Sec. @tiko_brun=USAGOV;Republic of #Korea=KOR"},
    {"Consulate helps voters in Mumbai.", "Consulate=USAGOV;voters=INDCVL"},
    {"Director Trudeau briefed the press on #Mali.", "Director Trudeau=USAGOV;press=MED;#Mali=MLI"},
    {"We thank our team and @StateDept employees.",
     "We=USAGOV;our=USAGOV;team=USAGOV;@StateDept employees=USAGOVSTA"},
    {"The U.S.-Norway Border Commission met.", "U.S.-Norway Border Commission=USAGOV+NORGOV"},
    {"We call on #Chad authorities to act.", "We=USAGOV;#Chad authorities=TCDGOV"},
    {"We spoke with NATO, EU & Chad.", "We=USAGOV;NATO=IGOWSTNAT;EU=IGOEUREEC;Chad=TCD"},
};

static void add_codes(buf *out, const mention *m)
{
    for (uint32_t k = 0; k < m->n_actors; k++)
        buf_add_format(out, "%s%.*s", k ? "+" : "", STR_ARG(m->actors[k]->code));
    if (!m->n_actors) buf_add_c(out, "?");
}

static void add_actor(buf *out, const mention_list *list, const mention *m, str text)
{
    const mention *over = mention_covering(list, m->sentence, m->first, MENTION_ACTOR);
    if (m->placed || (over && over != m && over->end >= m->end)) return;
    str words = span_text(text, m->span);
    buf_add_format(out, "%s%.*s=", out->n ? ";" : "", STR_ARG(words));
    add_codes(out, m);
}

static void read_post(reader *r, const char *text, buf *out, arena *a)
{
    part whole;
    document d = whole_document(text, "2017-10-05", "State Department", &whole);
    sentence_list sentences = language_read(r->run, &d, a);
    mention_list m = mention_read(&d, &sentences, a);
    for (size_t i = 0; i < m.n; i++)
        if (m.p[i].kind == MENTION_ACTOR) add_actor(out, &m, &m.p[i], d.text);
    bool first = true;
    for (size_t i = 0; i < m.n; i++) {
        if (m.p[i].kind != MENTION_SAID) continue;
        buf_add_c(out, first ? " | " : ";");
        add_codes(out, &m.p[i]);
        str words = span_text(d.text, m.p[i].span);
        buf_add_format(out, ": %.*s", STR_ARG(words));
        first = false;
    }
}

static void test_posts(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf got = {0};
        read_post(r, CASES[i].text, &got, &a);
        if (!str_eq(buf_str(&got), str_of(CASES[i].expect))) {
            print_error("%s\n    want %s\n    got  %.*s\n", CASES[i].text, CASES[i].expect,
                        STR_ARG(buf_str(&got)));
            wrong++;
        }
        buf_free(&got);
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(wrong, 0);
}

static void test_short_forms(void **state)
{
    (void)state;
    static const struct {
        const char *form, *first, *inner;
    } FORMS[] = {
        {"Sec.", "secretary", "secretary"},
        {"Sec", "secretary", "secretary"},
        {"sec", "sec", "sec"},
        {"Gen.", "general", "general"},
        {"Gen", "Gen", "Gen"}, // "Gen Z"
        {"Rep", "Rep", "representative"},
        {"A/S", "assistant secretary", "assistant secretary"},
        {"VP", "vice president", "vice president"},
        {"Secretary-at-large", "Secretary-at-large", "Secretary-at-large"},
        {".", ".", "."},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        assert_str_is(agent_word(str_of(FORMS[i].form), false), FORMS[i].first);
        assert_str_is(agent_word(str_of(FORMS[i].form), true), FORMS[i].inner);
    }
    assert_true(agent_word_is_tag(STR("#SecDef")));
    assert_false(agent_word_is_tag(STR("#Secretary")));
    assert_false(agent_word_is_tag(STR("SecDef")));
    assert_false(agent_word_is_tag(STR("#")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_posts),
        cmocka_unit_test(test_short_forms),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
