// Addresses and tags of posts, in posts of our own read by the real analyser.
#include "base/check.h"
#include "base/table.h"
#include "mention/handleword.h"
#include "mention/mention.h"
#include "mention/post.h"
#include "mention/realreader.h"

#include "actor_table.inc"

#include <string.h>

typedef struct {
    const char *date, *text;
    const char *expect; // of each address and tag in order: the longest actor over it and its code,
                        // "-" for none; then " | " and the codes of those who say something
} post_case;

static const post_case CASES[] = {
    // looked up: names, holders, bodies, in any writing
    {"2014-03-01", "@JohnKerry met @_AfricanUnion and @un_women in #Kenya.",
     "@JohnKerry=USAGOV;@_AfricanUnion=IGOAFRAFU;@un_women=IGOUNO;#Kenya=KEN"},
    {"2014-03-01", "#SouthSudan and #UNHCR signed an accord.", "#SouthSudan=SSD;#UNHCR=IGOUNOHCR"},
    // dates decide
    {"2016-03-01", "@POTUS spoke with @realDonaldTrump.", "@POTUS=USAGOV;@realDonaldTrump=USAPTY"},
    {"2018-03-01", "@POTUS spoke with @BarackObama.", "@POTUS=USAGOV;@BarackObama=USA"},
    // taken apart
    {"2015-03-01", "@USEmbassyAccra thanked @GhanaPolice and @KenyaMFA.",
     "@USEmbassyAccra=USAGOV;@GhanaPolice=GHACOP;@KenyaMFA=KENGOV"},
    {"2015-03-01", "@NorwayinKenya wrote to @mofa_nepal and @UNICEFChad.",
     "@NorwayinKenya=NORGOV;@mofa_nepal=NPLGOV;@UNICEFChad=IGOUNOKID"},
    {"2012-03-01", "#SecClinton and @SenAnaRoe visited @FrenchArmy.",
     "#SecClinton=USAGOV;@SenAnaRoe=USALEG;@FrenchArmy=FRAMIL"},
    // a title before, a name behind
    {"2014-03-01", "Secretary @JohnKerry thanked Turkish FM @Ahmet_Davutoglu.",
     "Secretary @JohnKerry=USAGOV;Turkish FM @Ahmet_Davutoglu=TURGOV"},
    {"2018-03-01", "@VP Pence left Peru.", "@VP Pence=USAGOV"},
    {"2018-03-01", "@StateDeptSpox Heather Nauert spoke.", "@StateDeptSpox Heather Nauert=USAGOV"},
    {"2013-03-01", "@IRFAmbassador Ana Cook spoke in Peru.", "@IRFAmbassador Ana Cook=USAGOV"},
    {"2018-03-01", "Norway's Deputy Prime Minister @tiko_brun resigned.",
     "Norway's Deputy Prime Minister @tiko_brun=NORGOV"},
    {"2013-03-01", "#SouthAfrica FM Tandi Mokoena resigned.",
     "#SouthAfrica FM Tandi Mokoena=ZAFGOV"},
    {"2013-03-01", "The US-#Morocco talks ended.", "US-#Morocco=USA+MAR"},
    {"2013-03-01", "The #USJapan talks ended.", "#USJapan=USA+JPN"},
    // topics are nobody
    {"2013-03-01", "Follow #IranTalks and #ClimateChange and #turkey recipes.", "-;-;-"},
    {"2013-03-01", "We stand for #PressFreedom.", "-"},
    {"2013-03-01", "Join our #Twitter chat on #energy.", "-;-"},
    {"2013-05-01", "We honor those who serve: @USArmy @USNavy #FF",
     "@USArmy=USAMIL;@USNavy=USAMIL;-"},
    // behind the sentence they are addresses
    {"2013-03-01", "Troops left the capital. #Mali #UN cc @USUN", "-;-;-"},
    {"2013-03-01", "Talks go on http://example.org/a #Mali @USUN", "-;-"},
    {"2013-03-01", "Troops left Chad, #Niger, and #Mali.", "#Niger=NER;#Mali=MLI"},
    {"2016-03-01", "The post is @WhiteHouse' @VP.", "@WhiteHouse=USAGOV;@VP=USAGOV"},
    {"2013-03-01", "@unhcr where is the aid?", "-"},
    // whose words it is
    {"2014-03-01", ".@JohnKerry: We will go on.", "@JohnKerry=USAGOV | USAGOV"},
    {"2014-03-01", ".@UN: Aid arrived in Chad.", "@UN=IGOUNO | IGOUNO"},
    {"2014-03-01", ".@JohnKerry on ending the war in Chad: We will go on.",
     "@JohnKerry=USAGOV | USAGOV"},
    {"2014-03-01", "RT @UN: Aid arrived in Chad.", "@UN=IGOUNO | IGOUNO"},
    {"2014-03-01", "RT @tiko_brun Aid arrived in Chad.", "- | ?"},
    {"2014-03-01", "Aid arrived in Chad. - @UN", "@UN=IGOUNO | IGOUNO"},
    {"2014-03-01", "Aid arrived in Chad. via @UN", "-"}, // where the link was found
};

static void add_codes(buf *out, const mention *m)
{
    for (uint32_t k = 0; k < m->n_actors; k++)
        buf_add_format(out, "%s%.*s", k ? "+" : "", STR_ARG(m->actors[k]->code));
    if (!m->n_actors) buf_add_c(out, "?");
}

static void add_signed(buf *out, const mention_list *m, str text, const sentence *s, uint32_t i)
{
    if (!post_is_address(s->tokens[i].form) && !post_is_tag(s->tokens[i].form)) return;
    const mention *over = mention_covering(m, s->index, i, MENTION_ACTOR);
    if (out->n) buf_add_c(out, ";");
    if (!over) {
        buf_add_c(out, "-");
        return;
    }
    str words = span_text(text, over->span);
    buf_add_format(out, "%.*s=", STR_ARG(words));
    add_codes(out, over);
}

static void read_post(reader *r, const post_case *c, buf *out, arena *a)
{
    part whole;
    document d = whole_document(c->text, c->date, "", &whole);
    sentence_list sentences = language_read(r->run, &d, a);
    mention_list m = mention_read(&d, &sentences, a);
    for (size_t k = 0; k < sentences.n; k++)
        for (uint32_t i = 0; i < sentences.p[k].n_tokens; i++)
            add_signed(out, &m, d.text, &sentences.p[k], i);
    bool first = true;
    for (size_t i = 0; i < m.n; i++) {
        if (m.p[i].kind != MENTION_SAID) continue;
        buf_add_c(out, first ? " | " : ";");
        add_codes(out, &m.p[i]);
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
        read_post(r, &CASES[i], &got, &a);
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

static void test_words(void **state)
{
    (void)state;
    static const char *const FORMS[][2] = {
        {"@USEmbassyKabul", "US Embassy Kabul"},
        {"#SecClinton", "Sec Clinton"},
        {"@mofa_qatar_en", "mofa qatar en"},
        {"@MichelJMartelly", "Michel J Martelly"},
        {"@_AfricanUnion", "African Union"},
        {"@Rhodes44", "Rhodes 44"},
        {"@UN", "UN"},
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        handle_words w = handle_split(str_of(FORMS[i][0]));
        buf got = {0};
        for (uint32_t k = 0; k < w.n; k++)
            buf_add_format(&got, "%s%.*s", k ? " " : "", STR_ARG(w.p[k]));
        assert_str_is(buf_str(&got), FORMS[i][1]);
        buf_free(&got);
    }
    char room[HANDLE_MAX + 1];
    assert_str_is(handle_key(STR("@_AfricanUnion"), room), "@africanunion");
    assert_str_is(handle_key(STR("#Türkiye"), room), "@turkiye");
    assert_str_is(handle_surname(STR("@MichelJMartelly")), "Martelly");
    assert_str_is(handle_surname(STR("Martelly")), "Martelly");
    assert_str_is(handle_part(STR("army")), "MIL");
    assert_int_equal(handle_part(STR("teapot")).n, 0);
}

static str cell(uint32_t row, uint32_t column)
{
    return table_cell(&actor_table, row, column);
}

// A handle leads to one row for each time: two without a term, or with terms that overlap, leave it
// open who it is.
static void test_handles_are_one(void **state)
{
    (void)state;
    size_t faults = 0;
    for (uint32_t i = 0; i < actor_table.n_entries; i++) {
        const table_entry *x = &actor_table.entries[i];
        if (x->column != ACTOR_TABLE_NAMES || cell(x->row, ACTOR_TABLE_NAMES).p[0] != '@') continue;
        for (uint32_t j = i + 1; j < actor_table.n_entries; j++) {
            const table_entry *y = &actor_table.entries[j];
            if (y->key.offset != x->key.offset) break;
            if (cell(y->row, ACTOR_TABLE_NAMES).p[0] != '@') continue;
            str from = cell(x->row, ACTOR_TABLE_FROM), to = cell(x->row, ACTOR_TABLE_TO);
            str later = cell(y->row, ACTOR_TABLE_FROM), end = cell(y->row, ACTOR_TABLE_TO);
            bool open = !from.n && !to.n, other = !later.n && !end.n;
            if (open != other) continue;
            bool apart =
                !open && ((to.n && str_cmp(to, later) <= 0) || (end.n && str_cmp(end, from) <= 0));
            if (apart) continue;
            print_error("twice: %s\n", actor_table.pool + x->key.offset);
            faults++;
        }
    }
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_posts),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_handles_are_one),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
