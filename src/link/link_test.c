// Links between events of texts of our own, read by the real coder.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *text;
    const char *expected; // "KIND FROM > TO (WORDS) SPEAKER; ": triggers, or what explains
} link_case;

static void add_end(const event *e, str text, str otherwise, buf *out)
{
    str s = e ? span_text(text, e->trigger) : otherwise;
    buf_add_format(out, e ? "%.*s" : "'%.*s'", STR_ARG(s));
}

static coded read_text(bench *b, const char *text, const char *title)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(text), .file = STR("f")};
    document_options options = {.date = STR("2024-07-17"), .title = str_of(title)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    return coder_code(b->run, d, &b->a);
}

static void check(void **state, const link_case *cases, size_t n, const char *title)
{
    if (!*state) skip();
    for (size_t i = 0; i < n; i++) {
        buf out = {0};
        coded all = read_text(*state, cases[i].text, title);
        str text = all.document->text;
        for (size_t k = 0; k < all.links.n; k++) {
            const event_link *l = &all.links.p[k];
            buf_add_format(&out, "%s ", link_kind_name(l->kind));
            add_end(l->from, text, span_text(text, l->from_words), &out);
            buf_add_c(&out, " > ");
            add_end(l->to, text, STR_NONE, &out);
            if (!span_empty(l->words))
                buf_add_format(&out, " (%.*s)", STR_ARG(span_text(text, l->words)));
            if (l->says) buf_add_format(&out, " %.*s", STR_ARG(l->says->name));
            buf_add_c(&out, "; ");
            assert_true(l->confidence > 0 && l->confidence <= 1);
        }
        if (!str_eq(buf_str(&out), str_of(cases[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].text, cases[i].expected,
                     STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
}

static void test_inside_a_sentence(void **state)
{
    static const link_case CASES[] = {
        {"Turkey imposed sanctions on Syria because Syria had shelled a Turkish town.",
         "cause shelled > imposed (because); "},
        {"Kenya expelled the Sudanese ambassador on Monday in retaliation for the closure of its "
         "consulate.",
         "response 'the closure of its consulate' > expelled (in retaliation for); "},
        {"The strike in Peru triggered clashes with police in Lima.",
         "cause 'The strike in Peru' > clashes (triggered); "},
        {"Thousands marched in Athens to protest against the visit of the Turkish president.",
         "response 'the visit of the Turkish president' > marched (to protest against); "},
        {"Despite the protests, Spain signed a fisheries agreement with Morocco.",
         "concession 'the protests' > signed (Despite); "},
        {"Workers blocked the port of Durban, demanding higher pay.",
         "purpose demanding > blocked (demanding); "},
        {"Canada on Friday called upon the government of Sudan in a statement to stop attacks on "
         "aid workers.",
         ""},
        {"Japan pledged $5 million in aid to Pakistan to help the victims of the floods.",
         "purpose 'help the victims of the floods' > pledged (to); "},
        {"Japan condemned the test and, as a result, suspended talks with North Korea.",
         "cause condemned > suspended (as a result); "},
        {"Oman halted its talks with Iraq, the foreign ministry announced on Monday, citing Iraqi "
         "arms "
         "sales to Yemen.",
         "cause arms sales > halted (citing) foreign ministry; "},
        // a time is no reason
        {"Over the past weeks, Turkey has sold drones to Chad.", ""},
        {"Egypt expelled the Iranian ambassador after three days.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

static void test_what_is_no_reason(void **state)
{
    static const link_case CASES[] = {
        // a time, a comparison, something known
        {"Norway congratulated the people of Ghana as they mark fifty years of statehood.", ""},
        {"Chad suspended talks with Niger as its army entered the border town.", ""},
        {"Canada cut aid to Chad, just as Norway had done.", ""},
        // how things stand is a reason
        {"Chad suspended talks with Niger, as it had no confidence in the mediator.",
         "cause confidence > suspended (as); "},
        // occasions end, and other things come after them
        {"Following the Regional Forum, the Norwegian prime minister will visit Ghana.", ""},
        {"Following the earthquake in Ghana, Norway sent doctors to Accra.",
         "cause 'the earthquake in Ghana' > sent (Following); "},
        // what is talked about or stood for is for something; talking is not
        {"The Norwegian and Ghanaian foreign ministers discussed ways to protect fishing grounds.",
         ""},
        {"The Norwegian foreign minister met his Ghanaian counterpart to prepare a treaty.",
         "purpose 'prepare a treaty' > met (to); "},
        {"Norway urged Ghana to move fast to free the fishermen.", ""},
        {"Norway thanked Ghana for its work to free the fishermen.",
         "cause 'its work to free the fishermen' > thanked (for); "},
        {"Norway thanked Ghana for its part in making the truce last.",
         "cause 'its part in making the truce last' > thanked (for); "},
        {"Norway thanked Ghana for keeping \"the pact of the nets\".",
         "cause 'keeping \"the pact of the nets\"' > thanked (for); "},
        {"Norway commended Ghana for its patience on the question of fishing grounds.",
         "cause 'its patience on the question of fishing grounds' > commended (for); "},
        // no condition: a way of doing it, a question, what has been
        {"Norway called for the release without delay of the fishermen in Chad.", ""},
        {"If you look back, Norway condemned Chad for the arrests.",
         "cause 'the arrests' > condemned (for); "},
        {"If I could just follow up, has Norway condemned Chad?", ""},
        {"In case you missed it, Norway condemned Chad.", ""},
        {"If you take a look at the map, Norway condemned Chad for the arrests.",
         "cause 'the arrests' > condemned (for); "},
        {"Norway sent soldiers to Mali for over a decade.", ""},
        // one before another, or across
        {"The Norwegian president endorsed the premier of Ghana over his rival.", ""},
        {"Norway sent troops over the border.", ""},
        // of the noun, not of the deed
        {"Norway condemned the raids aimed at the harbours.", ""},
        {"The Norwegian foreign minister accepted an invitation to visit Ghana.", ""},
        {"Niger's army used the attacks of the Chadian rebels on the port to win votes.", ""},
        // by how long after
        {"Kenya expelled the Sudanese ambassador shortly after the bank had moved to Accra.", ""},
        // a day is no reason for what was done on it, nor for what others do besides
        {"Despite its promises the port is closed, and Norway urges Ghana to open it.", ""},
        // goods are for somebody; those who do a thing are no cause of it
        {"Norway suspended licences for exports of rifles to Chad.", ""},
        // of what is talked about, not of the talk
        {"The Norwegian and Ghanaian ministers discussed the talks over the fishing quota.", ""},
        {"The Norwegian and Ghanaian ministers discussed aid in response to the flood.", ""},
        {"The Norwegian minister discussed with Ghana the campaign to rebuild the port.", ""},
        // people meet after a blow because of it, after other things only later
        {"The Norwegian minister spoke with the president of Ghana following the bombing of Accra.",
         "cause bombing > spoke (following); "},
        {"The Norwegian minister spoke with the president of Ghana following his vote on the port.",
         ""},
        {"Norway is ready to continue its dialogue with Ghana over the dam.", ""},
        {"Norway thanked Ghana for it.", ""},
        {"Norway says it will hold Chad to account.", ""},
        {"Norway has violated the charter written after the war.", ""},
        {"Norway, as we have on many occasions, supports the people of Ghana.", ""},
        {"Norway will continue to support the farmers of Ghana as they need seed.", ""},
        {"Norway must figure out if it supports the farmers of Ghana.", ""},
        {"Soldiers in northern Chad are forcing boys to join the army, Norway's envoy said.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

// What explains is told whole, and is the event only where that is what is aimed at.
static void test_what_explains(void **state)
{
    static const link_case CASES[] = {
        {"Norway sent two frigates to deter and repel raids on its harbours.",
         "purpose 'deter and repel raids on its harbours' > sent (to); "},
        {"The Norwegian and Ghanaian foreign ministers met in Accra to discuss fishing, widening "
         "trade, and building ports.",
         "purpose 'discuss fishing, widening trade, and building ports' > met (to); "},
        {"Norway sent aid to Ghana to repair the damage caused by the bombing of Accra.",
         "purpose 'repair the damage caused by the bombing of Accra' > sent (to); "},
        // begun anew; what is paid for is not the condition
        {"Norwegian Foreign Minister Berg said that Norway will not hesitate to impose sanctions "
         "on "
         "Chad if they are paying – if they are paying for the war of Niger on Benin.",
         "condition 'they are paying for the war of Niger on Benin' > hesitate (if) Norwegian "
         "Foreign Minister Berg; "},
        {"Norway thanked Ghana for paying for the war of Niger on Benin.",
         "cause 'paying for the war of Niger on Benin' > thanked (for); "},
        {"The Norwegian minister met the president of Ghana to discuss the pledge of $5 million by "
         "Togo.",
         "purpose 'discuss the pledge of $5 million by Togo' > met (to); "},
        // the ends of what explains
        {"Norway cut its aid to Chad because, over time, the money was lost.",
         "cause 'over time, the money was lost' > cut (because); "},
        {"Norway thanked Ghana for its help; the port was closed.",
         "cause 'its help' > thanked (for); "},
        {"Norway cut its aid to Chad over the new levy (a tax on grain) and its effects.",
         "cause 'the new levy (a tax on grain)' > cut (over); cause 'its effects' > cut (over); "},
        // no reason: an aside
        {"Norway's minister met with refugees in Accra, as, again, many of you were there.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

// The words of a connective are none where they stand.
static void test_what_is_no_connective(void **state)
{
    static const link_case CASES[] = {
        // of a compound, of other words
        {"The minister of Ghana rejected the after-sales contract of the port.", ""},
        {"The Norwegian and Ghanaian ministers have met twice in the month or so that Berg has "
         "been in office.",
         ""},
        {"Norway condemned the raid. Thus far, Ghana has sent two frigates to Togo.", ""},
        // denied, or about a word before it
        {"Norway suspended its aid to Chad not because of the drought.", ""},
        {"The Norwegian and Ghanaian ministers do not meet only when they agree.", ""},
        // how it is known
        {"Norway, as you all know, because the minister told you, has sanctioned Chad.", ""},
        // quantities, spans of time, what a noun reaches over
        {"Norway has sent over a dozen doctors to Ghana.", ""},
        {"Over the summer and early fall, the Norwegian and Ghanaian ministers met twice.", ""},
        {"Chad blocked the port of Niger, tightening its control over the strait.", ""},
        // comparisons, asides, what is begun anew or not told
        {"Norway will send aid to Ghana as soon as the port is open.", ""},
        {"Norway will hold talks with Ghana, as it is every week.", ""},
        {"Chad will pay a price for the war over the long run, Norway said.", ""},
        {"Norway cut its aid to Chad because we know.", ""},
        {"Chad attacked Niger as if it had no army.", ""},
        {"To do that, Norway will send aid to Ghana.", ""},
        {"Just to reiterate, Norway will send aid to Ghana.", ""},
        {"Norway urged Ghana and Togo to settle their differences over the dam.", ""},
        {"Even if you look at last year, Norway sent aid to Ghana.", ""},
        {"The Norwegian minister visited Ghana two weeks since it has a new president.", ""},
        {"Norway, as you know and have said, sanctioned Chad.", ""},
        {"Norway will impose sanctions on Chad, if I may say so, if need be.", ""},
        // the next of a list
        {"The aim of Chad is to bomb Niger; to rule its towns; to take its oil.", ""},
        {"India issued a statement condemning the raid in Chad, calling for an inquiry.", ""},
        // a purpose, though a comma stands before it
        {"The Norwegian minister had a chance to meet the president of Ghana, to hear his plans.",
         "purpose 'hear his plans' > meet (to); "},
        // what came of it is no more than that
        {"Rebels in Chad fired a rocket shortly after soldiers came to the village, killing two "
         "women.",
         "cause fired > killing (killing); "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

static void test_conditions(void **state)
{
    static const link_case CASES[] = {
        {"Egypt will sell missiles to Chad if Chad expels the rebels.",
         "condition expels > sell (if); "},
        {"Peru must end its attacks before Chile resumes talks with it, the Chilean foreign "
         "minister said.",
         "condition must > resumes talks (before) Chilean foreign minister; "},
        {"Ghana is ready for talks with Togo, but Togo must respect the border, the Ghanaian "
         "foreign ministry said.",
         "condition must > ready (but) Ghanaian foreign ministry; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

static void test_over_sentences(void **state)
{
    static const link_case CASES[] = {
        {"France cut aid to Mali on Tuesday. In response, Mali expelled the French ambassador.",
         "response cut > expelled (In response); "},
        {"France cut aid to Mali on Tuesday. The weather was fine. As a result, Mali expelled the "
         "French ambassador.",
         "cause cut > expelled (As a result); "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

static void test_reasons_are_told_apart(void **state)
{
    static const link_case CASES[] = {
        // clauses with one subject are one reason
        {"Norway cut its aid to Chad because Chad hides its debts and buys no grain.",
         "cause 'Chad hides its debts and buys no grain' > cut (because); "},
        // what the parser hung on the last of them is of the clause above
        {"Norway sent aid to Ghana to open its port, and buying rice there.",
         "purpose 'open its port' > sent (to); "},
        // bare nouns in a row are one reason, and so is a list that may be of either infinitive
        {"Norway praised Ghana for its courage, work and patience.",
         "cause 'its courage, work and patience' > praised (for); "},
        {"The Norwegian minister met his Ghanaian counterpart to discuss ways to build ports, open "
         "schools and train doctors.",
         "purpose 'discuss ways to build ports, open schools and train doctors' > met (to); "},
        {"Norway sent two frigates to prepare for and repel raids on its harbours.",
         "purpose 'prepare for and repel raids on its harbours' > sent (to); "},
        {"The Norwegian minister met his Ghanaian counterpart to discuss the war of Niger on Benin "
         "and its costs.",
         "purpose 'discuss the war of Niger on Benin and its costs' > met (to); "},
        // another preposition, those spoken to, what is said between dashes
        {"Norway praised Ghana for its long patience and as host of the summit.",
         "cause 'its long patience' > praised (for); "},
        {"Norway thanks Ghana for its help, ladies and gentlemen.",
         "cause 'its help' > thanks (for); "},
        {"Norway will impose sanctions on Chad if Chad breaks the treaty – and treaties are often "
         "broken.",
         "condition 'Chad breaks the treaty' > impose (if); "},
        {"The Moroccan foreign ministry said Rabat had halted fishing talks with Spain over "
         "Spanish arms sales to Algeria and other steps that go against its interests.",
         "cause 'other steps that go against its interests' > halted (over) Moroccan foreign "
         "ministry; cause arms sales > halted (over) Moroccan foreign ministry; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

static void test_same_events(void **state)
{
    static const link_case CASES[] = {
        {"The Chadian government said on Wednesday that it had suspended border talks with Niger. "
         "A spokesman said Chad had decided to suspend the border talks with Niger at once.",
         "same suspended > Suspends Chadian government; "
         "same decided to suspend > Suspends spokesman; "},
        // another month is another round
        {"Chad and Niger held border talks in March. They held border talks again in May.", ""},
    };
    check(state, CASES, 1, "Chad Suspends Border Talks With Niger");
    check(state, CASES + 1, 1, "Chad and Niger");
}

static void test_parts(void **state)
{
    static const link_case CASES[] = {
        {"The Spanish king signed a $20 billion defence aid bill that included $3 billion for "
         "military aid for Chad.",
         "part included > signed (included); "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES, "News");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_inside_a_sentence),
                                       cmocka_unit_test(test_what_is_no_reason),
                                       cmocka_unit_test(test_what_explains),
                                       cmocka_unit_test(test_what_is_no_connective),
                                       cmocka_unit_test(test_conditions),
                                       cmocka_unit_test(test_over_sentences),
                                       cmocka_unit_test(test_reasons_are_told_apart),
                                       cmocka_unit_test(test_same_events),
                                       cmocka_unit_test(test_parts)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
