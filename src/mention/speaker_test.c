#include "mention/sample.h"

#include "mention/speakerscan.h"

// Words as in sample.h; "||" ends a sentence, "|P|" ends it and its paragraph.
typedef struct {
    const char *words;
    const char *expected; // of each run of words with the same speaker: "[chain: words]"
} speaker_case;

static const speaker_case TREES[] = {
    {"Lin/NNP/2/nsubj said/VBD/0/root that/IN/5/mark talks/NNS/5/nsubj ended/VBD/2/ccomp "
     "././2/punct",
     "[Lin say: that talks ended]"},
    {"Talks/NNS/2/nsubj ended/VBD/0/root ,/,/2/punct Lin/NNP/5/nsubj said/VBD/2/parataxis "
     "././2/punct",
     "[Lin say: Talks ended]"},
    {"Moscow/NNP/2/nsubj claimed/VBD/0/root to/TO/4/mark have/VB/5/aux won/VBN/2/xcomp ././2/punct",
     "[Moscow claim alleged: to have won]"},
    {"Kyiv/NNP/2/nsubj denied/VBD/0/root selling/VBG/2/xcomp jets/NNS/3/obj ././2/punct",
     "[Kyiv deny denied: selling jets]"},
    {"Kyiv/NNP/2/nsubj denied/VBD/0/root the/DT/4/det attack/NN/2/obj ././2/punct",
     "[Kyiv deny denied: attack]"},
    {"Officials/NNS/2/nsubj said/VBD/0/root that/IN/5/mark Moscow/NNP/5/nsubj claimed/VBD/2/ccomp "
     "that/IN/8/mark it/PRP/8/nsubj won/VBD/5/ccomp ././2/punct",
     "[Officials say: that Moscow claimed] [Moscow claim alleged < Officials say: that it won]"},
    {"According/VBG/3/case to/IN/1/fixed Lin/NNP/6/obl ,/,/3/punct talks/NNS/6/nsubj "
     "ended/VBD/0/root ././6/punct",
     "[Lin according to: talks ended]"},
    {"Talks/NNS/2/nsubj ended/VBD/0/root ,/,/2/punct according/VBG/7/case to/IN/4/fixed "
     "the/DT/7/det "
     "ministry/NN/2/obl ././2/punct",
     "[the ministry according to: Talks ended]"},
    {"Lin/NNP/3/nsubj:pass was/VBD/3/aux:pass quoted/VBN/0/root as/IN/5/mark saying/VBG/3/advcl "
     "talks/NNS/7/nsubj ended/VBD/5/ccomp ././3/punct",
     "[Lin say: talks ended]"},
    {"It/PRP/3/nsubj:pass was/VBD/3/aux:pass announced/VBN/0/root by/IN/5/case "
     "Moscow/NNP/3/obl:agent "
     "that/IN/8/mark troops/NNS/8/nsubj left/VBD/3/ccomp ././3/punct",
     "[Moscow announce: that troops left]"},
    {"Iran/NNP/3/nsubj:pass is/VBZ/3/aux:pass believed/VBN/0/root to/TO/6/mark have/VB/6/aux "
     "sent/VBN/3/xcomp arms/NNS/6/obj ././3/punct",
     "[ believe alleged: to have sent arms]"},
    {"Lin/NNP/3/nmod:poss 's/POS/1/case claim/NN/8/nsubj that/IN/6/mark talks/NNS/6/nsubj "
     "ended/VBD/3/acl is/VBZ/8/cop false/JJ/0/root ././8/punct",
     "[Lin claim alleged: that talks ended]"},
    {"A/DT/2/det reporter/NN/3/nsubj asked/VBD/0/root Lin/NNP/3/obj about/IN/6/case "
     "comments/NNS/3/obl from/IN/8/case officials/NNS/6/nmod suggesting/VBG/6/acl "
     "China/NNP/11/nsubj declined/VBD/9/ccomp ././3/punct",
     "[A reporter ask question: about comments from officials suggesting] "
     "[officials suggest alleged < A reporter ask question: China declined]"},
    {"Asked/VBN/6/advcl about/IN/3/case arms/NNS/1/obl ,/,/1/punct Lin/NNP/6/nsubj said/VBD/0/root "
     "talks/NNS/8/nsubj ended/VBD/6/ccomp ././6/punct",
     "[ ask question: about arms] [Lin say: talks ended]"},
    {"Lin/NNP/4/nsubj did/VBD/4/aux not/RB/4/advmod say/VB/0/root whether/IN/7/mark "
     "talks/NNS/7/nsubj "
     "ended/VBD/4/ccomp ././4/punct",
     "[Lin say alleged question: whether talks ended]"},
    {"Troops/NNS/3/nsubj reportedly/RB/3/advmod left/VBD/0/root ././3/punct",
     "[ reportedly alleged: Troops reportedly left .]"},
    {"Russia/NNP/2/nsubj rejected/VBD/0/root claims/NNS/2/obj that/IN/6/mark it/PRP/6/nsubj "
     "sold/VBD/3/acl arms/NNS/6/obj ././2/punct",
     "[Russia reject denied: claims] [ claim alleged < Russia reject denied: that it sold arms]"},
    {"Lin/NNP/2/nsubj said/VBD/0/root talks/NNS/4/nsubj ended/VBD/2/ccomp ,/,/6/punct "
     "adding/VBG/2/advcl that/IN/9/mark arms/NNS/9/nsubj came/VBD/6/ccomp ././2/punct",
     "[Lin say: talks ended] [Lin add: that arms came]"},
    {"We/PRP/2/nsubj believe/VBP/0/root that/IN/5/mark talks/NNS/5/nsubj ended/VBD/2/ccomp "
     "././2/punct",
     ""},
    {"Moscow/NNP/2/nsubj accused/VBD/0/root Kyiv/NNP/2/obj of/IN/5/mark lying/VBG/2/advcl "
     "././2/punct",
     ""},
};

// No trees: the order of the words and the marks have to do.
static const speaker_case ORDER[] = {
    {"The US/NNP sold/VBD arms/NNS to Taiwan , the/DT ministry/NN said/VBD .",
     "[ministry say: The US sold arms to Taiwan]"},
    {"The drill/NN , the/DT ministry/NN said/VBD , began/VBD on Monday .",
     "[ministry say: The drill] [ministry say: began on Monday]"},
    {"Lin/NNP said/VBD the/DT talks/NNS ended/VBD .", "[Lin say: the talks ended]"},
    // one quotation over two sentences, the speaker at the end
    {"\" _Talks/NNS ended/VBD . || They/PRP are/VBP over/RB , _\" Lin/NNP said/VBD .",
     "[Lin say direct: Talks ended .] [Lin say direct: They are over ,]"},
    // the speaker at the beginning, and a paragraph that goes on
    {"Lin/NNP said/VBD , \" _Talks/NNS ended/VBD . |P| \" _They/PRP are/VBP over/RB . _\"",
     "[Lin say: \"] [Lin say direct: Talks ended .] [Lin say direct: They are over .]"},
    // the speaker in the middle
    {"\" _Talks/NNS ended/VBD , _\" Lin/NNP said/VBD . || \" _They/PRP are/VBP over/RB . _\"",
     "[Lin say: \"] [Lin say direct: Talks ended ,] [Lin say direct: They are over .]"},
    // curly marks
    {"\xe2\x80\x9c _Talks/NNS ended/VBD , _\xe2\x80\x9d Lin/NNP said/VBD .",
     "[Lin say: \xe2\x80\x9c] [Lin say direct: Talks ended ,]"},
    // a quoted phrase is no statement of its own
    {"China/NNP defends/VBZ its \" _core/JJ interests/NNS _\" now .", ""},
    // a colon hands over
    {"Lin/NNP said/VBD this/PRP in Beijing : |P| \" _Talks/NNS ended/VBD . _\"",
     "[Lin say direct: Talks ended .]"},
    // nobody is named
    {"\" _Talks/NNS ended/VBD . _\"", "[  direct: Talks ended .]"},
};

#define SENTENCES_MAX 4 // of one case

typedef struct {
    sample x;
    sentence sentences[SENTENCES_MAX];
    sentence_list list;
} scene;

static void scene_read(scene *c, const char *words)
{
    memset(c, 0, sizeof *c);
    sample_read(&c->x, words, "2024-07-17");
    const sentence *all = &c->x.s;
    uint32_t first = 0;
    for (uint32_t i = 0; i <= all->n_tokens; i++) {
        bool end = i == all->n_tokens, paragraph = !end && word_is(all, i, "|p|");
        if (!end && !paragraph && !word_is(all, i, "||")) continue;
        assert_true(c->list.n < SENTENCES_MAX);
        sentence *s = &c->sentences[c->list.n];
        s->index = (uint32_t)c->list.n++;
        s->tokens = all->tokens + first;
        s->n_tokens = i - first;
        s->span = word_span(s, 0, s->n_tokens);
        first = i + 1;
        if (end) break;
        span mark = all->tokens[i].span;
        memset(c->x.text.p + mark.begin, paragraph ? '\n' : ' ', span_length(mark));
    }
    c->list.p = c->sentences;
}

static void write_chain(buf *out, const attribution *t)
{
    for (; t; t = t->outer) {
        buf_add_format(out, "%.*s %.*s%s%s%s%s", STR_ARG(t->name), STR_ARG(t->lemma),
                       t->direct ? " direct" : "", t->alleged ? " alleged" : "",
                       t->denied ? " denied" : "", t->question ? " question" : "");
        if (t->outer) buf_add_c(out, " < ");
    }
}

static void render(const scene *c, const attribution *const *const *says, buf *out)
{
    for (size_t k = 0; k < c->list.n; k++) {
        const sentence *s = &c->list.p[k];
        const attribution *last = NULL;
        for (uint32_t i = 0; i < s->n_tokens && says[k]; i++) {
            const attribution *t = says[k][i];
            if (t != last && last) buf_add_c(out, "]");
            if (t != last && t) {
                buf_add_c(out, out->n ? " [" : "[");
                write_chain(out, t);
                buf_add_c(out, ":");
            }
            if (t) buf_add_format(out, " %.*s", STR_ARG(s->tokens[i].form));
            last = t;
        }
        if (last) buf_add_c(out, "]");
    }
}

static size_t run(const speaker_case *cases, size_t n)
{
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        scene c;
        scene_read(&c, cases[i].words);
        mention_list m = {.n = 0};
        buf got = {0};
        buf_add_c(&got, "");
        render(&c, speaker_find(&c.x.d, &c.list, &m, NULL, &c.x.a), &got);
        if (strcmp(got.p, cases[i].expected) != 0) {
            wrong++;
            print_error("%s\n    want %s\n    got  %s\n", cases[i].words, cases[i].expected, got.p);
        }
        buf_free(&got);
        sample_free(&c.x);
    }
    return wrong;
}

static void test_trees(void **state)
{
    (void)state;
    assert_int_equal(run(TREES, sizeof TREES / sizeof *TREES), 0);
}

static void test_order(void **state)
{
    (void)state;
    assert_int_equal(run(ORDER, sizeof ORDER / sizeof *ORDER), 0);
}

// The speaker's mention is found by its head, and names the speaker as written.
static void test_mention(void **state)
{
    (void)state;
    scene c;
    scene_read(&c, "The/DT/2/det ministry/NN/3/nsubj said/VBD/0/root talks/NNS/5/nsubj "
                   "ended/VBD/3/ccomp ././3/punct");
    mention actor_mention = {.kind = MENTION_ACTOR, .first = 0, .end = 2, .head = 1};
    actor_mention.span = word_span(&c.list.p[0], 0, 2);
    uint32_t first_of[] = {0, 1};
    mention_list m = {.p = &actor_mention, .n = 1, .first_of = first_of, .n_sentences = 1};
    const attribution *const *const *says = speaker_find(&c.x.d, &c.list, &m, NULL, &c.x.a);
    assert_non_null(says[0]);
    const attribution *t = says[0][4];
    assert_non_null(t);
    assert_ptr_equal(t->speaker, &actor_mention);
    assert_str_is(t->name, "The ministry");
    assert_int_equal(t->verb, 2);
    assert_null(says[0][1]);
    sample_free(&c.x);
}

// Reports that cover each other's verbs make no circle.
static void test_no_circle(void **state)
{
    (void)state;
    scene c;
    scene_read(&c,
               "The/DT army/NN left/VBD , Lin said/VBD , the/DT town/NN fell/VBD , Wang said/VBD , "
               "men/NNS died/VBD and rebels/NNS won/VBD .");
    mention_list m = {.n = 0};
    const attribution *const *const *says = speaker_find(&c.x.d, &c.list, &m, NULL, &c.x.a);
    assert_non_null(says[0]);
    for (uint32_t i = 0; i < c.list.p[0].n_tokens; i++) {
        int depth = 0;
        for (const attribution *t = says[0][i]; t; t = t->outer) assert_true(++depth < 4);
    }
    sample_free(&c.x);
}

// A row of the table is found by lemma and part of speech; the table is in order.
static void test_words(void **state)
{
    (void)state;
    sample x;
    sample_read(&x, "claim/VB claim/NN deny/VB ask/VB allegedly/RB yodel/VB say/VB zebra/NN", "");
    assert_true(speech_at(&x.s, 0, SPEECH_VERB).alleged);
    assert_true(speech_at(&x.s, 1, SPEECH_NOUN).alleged);
    assert_false(speech_at(&x.s, 1, SPEECH_VERB).found);
    assert_true(speech_at(&x.s, 2, SPEECH_VERB).denied);
    assert_true(speech_at(&x.s, 3, SPEECH_VERB).question);
    assert_true(speech_at(&x.s, 4, SPEECH_ADVERB).alleged);
    assert_false(speech_at(&x.s, 5, SPEECH_VERB).found);
    assert_true(speech_at(&x.s, 6, SPEECH_VERB).found);
    assert_false(speech_at(&x.s, 7, SPEECH_NOUN).found);
    sample_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),     cmocka_unit_test(test_order),
        cmocka_unit_test(test_mention),   cmocka_unit_test(test_words),
        cmocka_unit_test(test_no_circle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
