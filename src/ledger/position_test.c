// Positions and blame, in texts of our own that the real coder reads.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"

#include <stdio.h>

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *text;
    const char *expected; // "BY STANCE [>TO] (SUBJECT) SINCE; "
} position_case;

static void write_rows(const ledger_table *t, buf *out)
{
    for (size_t i = 0; i < t->n_positions; i++) {
        const position_row *r = &t->positions[i];
        buf_add_format(out, "%.*s %.*s", STR_ARG(r->by.key), STR_ARG(r->stance));
        if (r->to.key.n) buf_add_format(out, " >%.*s", STR_ARG(r->to.key));
        buf_add_format(out, " (%.*s) %.*s; ", STR_ARG(r->subject), STR_ARG(r->since));
    }
}

static void check_titled(void **state, const char *title, const position_case *cases, size_t n)
{
    ledger_reader *reader;
    diag why = {0};
    if (!*state) skip();
    bench *b = *state;
    assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
    for (size_t i = 0; i < n; i++) {
        buf out = {0};
        document *d = arena_alloc(&b->a, sizeof *d);
        raw_record record = {.bytes = str_of(cases[i].text), .file = STR("f")};
        document_options options = {.date = STR("2031-05-14"), .title = str_of(title)};
        assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
        coded c = coder_code(b->run, d, &b->a);
        fact_list facts = ledger_read(reader, &c, &b->a);
        ledger *l = ledger_new();
        for (size_t k = 0; k < facts.n; k++) ledger_add(l, &facts.p[k]);
        ledger_close(l, STR_NONE);
        write_rows(ledger_rows(l), &out);
        ledger_free(l);
        if (!str_eq(buf_str(&out), str_of(cases[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].text, cases[i].expected,
                     STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
    ledger_reader_close(reader);
}

static void check(void **state, const position_case *cases, size_t n)
{
    check_titled(state, "News", cases, n);
}

static void test_stances(void **state)
{
    static const position_case CASES[] = {
        {"Ghana supports the creation of a tribunal for Darfur, its foreign minister "
         "said.",
         "GHA supports (creation of a tribunal for Darfur) 2031-05-14; "},
        {"Chile condemned the closing of the Chungara pass.",
         "CHL opposes (closing of the Chungara pass) 2031-05-14; "},
        {"Kenya called for the withdrawal of all foreign troops from Jubaland.",
         "KEN demands (withdrawal of all foreign troops from Jubaland) 2031-05-14; "},
        {"Hungary rejected the plan for a common debt.",
         "HUN rejects (plan for a common debt) 2031-05-14; "},
        {"Turkey blamed Greece for the collapse of the talks.",
         "TUR blames >GRC (collapse of the talks) 2031-05-14; "},
        {"\"Peru must withdraw its guards from the bridge,\" the Chilean foreign minister said.",
         "CHL demands >PER (withdraw its guards from the bridge) 2031-05-14; "},
        // rounds told next are of no channel
        {"Peru supports the territorial integrity of Bolivia, its foreign minister said. They met "
         "in Oslo in January, and the next session is in June in Lima.",
         "PER supports (territorial integrity of Bolivia) 2031-05-14; "},
        // what somebody is asked to do, with its "not"; all who sign
        {"\"Zambia must also reopen the Kazungula bridge,\" Botswana's president said.",
         "BWA demands >ZMB (reopen the Kazungula bridge) 2031-05-14; "},
        {"Norway urged Iceland not to raise its quota for herring.",
         "NOR demands >ISL (not to raise its quota for herring) 2031-05-14; "},
        {"The foreign ministers of Ghana and Togo called on Mali to open the Gao road, and must be "
         "heard.",
         "GHA demands >MLI (open the Gao road) 2031-05-14; TGO demands >MLI (open the Gao road) "
         "2031-05-14; "},
        {"\"Eritrea must never be allowed to close the strait,\" the president of Djibouti said.",
         "DJI demands (never be allowed to close the strait) 2031-05-14; "},
        // what the tree hangs on the verb; times that are the matter's
        {"Chad demanded an end to the siege of Zalingei.",
         "TCD demands (end to the siege of Zalingei) 2031-05-14; "},
        {"Peru condemned the raid of 3 March on the Tiwinza post.",
         "PER opposes (raid of 3 March on the Tiwinza post) 2031-05-14; "},
        {"Kenya's president stood by Gabon in his condemnation of terrorism.",
         "KEN opposes (terrorism) 2031-05-14; "},
        {"Fiji said that all parties must abide by the 2019 Declaration on Reefs and reiterated "
         "its "
         "support for a moratorium on mining at sea.",
         "FJI demands >all parties (abide by the 2019 Declaration on Reefs) 2031-05-14; FJI "
         "supports "
         "(moratorium "
         "on mining at sea) 2031-05-14; "},
        {"Since 2019 Norway has opposed the dam on the Blue Nile.",
         "NOR opposes (dam on the Blue Nile) 2019; "},
        // nouns: by their light verb, by whose they are
        {"Ireland reaffirmed its support for a ban on landmines on Tuesday.",
         "IRL supports (ban on landmines) 2031-05-13; "},
        {"Norway sold the port on Monday despite Iceland's objections.",
         "ISL opposes (Norway sold the port on Monday) 2031-05-12; "},
        {"Gabon accused Cameroon on Sunday of arming poachers in the Minkebe forest.",
         "GAB blames >CMR (arming poachers in the Minkebe forest) 2031-05-11; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Phrases that the tree hangs elsewhere, brackets, purposes, clauses that say which are meant.
static void test_whole_phrases(void **state)
{
    static const position_case CASES[] = {
        {"Kenya urges Somalia to return as soon as possible to serious talks on the border.",
         "KEN demands >SOM (return as soon as possible to serious talks on the border) "
         "2031-05-14; "},
        {"\"Chad must act now to stop the smuggling of ivory,\" Cameroon's foreign minister said.",
         "CMR demands >TCD (act now to stop the smuggling of ivory) 2031-05-14; "},
        {"Peru urged Chile to join it in protecting the herons.",
         "PER demands >CHL (join it in protecting the herons) 2031-05-14; "},
        {"Togo called on Benin to ensure that the ferries run again.",
         "TGO demands >BEN (ensure that the ferries run again) 2031-05-14; "},
        {"Fiji supports the pledge of the Commission for the Care of Herons (CCH) to protect the "
         "lagoons.",
         "FJI supports (pledge of the Commission for the Care of Herons (CCH) to protect the "
         "lagoons) 2031-05-14; "},
        {"Ghana condemned the adoption of harsh laws that forbid women to teach.",
         "GHA opposes (adoption of harsh laws that forbid women to teach) 2031-05-14; "},
        {"Ghana condemned the harsh laws, which were adopted in haste.",
         "GHA opposes (harsh laws) 2031-05-14; "},
        {"\"Zambia must neither be a haven for poachers nor a market for ivory,\" Botswana's "
         "president said.",
         "BWA demands >ZMB (neither be a haven for poachers nor a market for ivory) 2031-05-14; "},
        {"Chad urged Niger to abide by the rules of the Lake Chad Basin Union (LCBU) charter on "
         "fishing.",
         "TCD demands >NER (abide by the rules of the Lake Chad Basin Union (LCBU) charter on "
         "fishing) 2031-05-14; "},
        {"Ghana welcomed the new piers they need on the coast.",
         "GHA supports (new piers they need on the coast) 2031-05-14; "},
        {"Ghana supports cooperation on the lagoons in ways that would protect the herons, the "
         "seals, the mussels, the oysters and the eels of the whole coast between the two capes "
         "and "
         "the islands.",
         "GHA supports (cooperation on the lagoons) 2031-05-14; "},
        {"Fiji and Tonga called on Samoa to join them in guarding the reef and reaffirm their "
         "support for a ban on dynamite.",
         "FJI demands >WSM (join them in guarding the reef) 2031-05-14; FJI supports (ban on "
         "dynamite) 2031-05-14; TON demands >WSM (join them in guarding the reef) 2031-05-14; "},
        {"Fiji and Tonga oppose all activities that harm or threaten the reef and commit to "
         "guarding "
         "the lagoons.",
         "FJI opposes (activities that harm or threaten the reef) 2031-05-14; "},
        // too long: up to where a phrase ends
        {"Ghana supports the work of the council to ensure that the boats of the small fishing "
         "ports on the southern coast sail again before the long rains of the next year begin in "
         "the hills.",
         "GHA supports (work of the council to ensure that the boats of the small fishing ports on "
         "the southern coast sail again) 2031-05-14; "},
        {"Ghana supports the work of the council of the small fishing ports on the southern coast "
         "to ensure that the boats and nets of the many crews are mended before the long rains of "
         "the next year begin in the hills.",
         "GHA supports (work of the council of the small fishing ports on the southern coast) "
         "2031-05-14; "},
        {"Ghana urges Togo to deliver on its pledges (1) to protect the herons from hunters and "
         "(2) to guard the reef.",
         "GHA demands >TGO (deliver on its pledges (1) to protect the herons from hunters) "
         "2031-05-14; "},
        {"Peru supports the plan of the fishing ports on the southern coast to build new piers, to "
         "pay the crews of old boats, to train young sailors and to open a school for the "
         "daughters of fishermen.",
         "PER supports (plan of the fishing ports on the southern coast to build new piers, to pay "
         "the crews of old boats, to train young sailors) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Whom no dictionary knows has a name; who is to suffer something is asked nothing.
static void test_hearers(void **state)
{
    static const position_case CASES[] = {
        {"Norway called on all armed groups in the region to lay down their weapons.",
         "NOR demands >all armed groups in the region (lay down their weapons) 2031-05-14; "},
        {"Norway urged the two sides to agree on a ceasefire.",
         "NOR demands >two sides (agree on a ceasefire) 2031-05-14; "},
        {"\"All nations must share the water of the river,\" Egypt's president said.",
         "EGY demands >All nations (share the water of the river) 2031-05-14; "},
        {"Peru called on Chile to be stripped of its seat in the council.",
         "PER demands (Chile to be stripped of its seat in the council) 2031-05-14; "},
        {"Norway has called for all states to share the water of the river.",
         "NOR demands >all states (share the water of the river) 2031-05-14; "},
        {"\"The murderers of the two editors must be punished,\" Togo's president said.",
         "TGO demands (murderers of the two editors must be punished) 2031-05-14; "},
        {"\"Moldovans must have the right to choose their own course,\" Romania's president said.",
         "ROU demands (Moldovans must have the right to choose their own course) 2031-05-14; "},
        {"Fiji's president called upon the people of Fiji to plant trees on the coast.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// What a vote says is a stance, and what one does "by supporting" something.
static void test_gerunds(void **state)
{
    static const position_case CASES[] = {
        {"Norway said that it works for peace on the river, including by supporting the ban on "
         "dynamite.",
         "NOR supports (ban on dynamite) 2031-05-14; "},
        {"Statement by the President of Fiji on the African Union Vote Condemning the Raid on "
         "Zinder",
         "IGOAFRAFU opposes (Raid on Zinder) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_whose(void **state)
{
    static const position_case CASES[] = {
        {"\"We note the hopes of Moldova, welcome its harbour law and support its entry into the "
         "council,\" Romania's foreign minister said.",
         "ROU supports (Moldova's entry into the council) 2031-05-14; ROU supports (Moldova's "
         "harbour law) 2031-05-14; "},
        {"Peru demanded that Chile open its ports, and Peru supports its navy's plan for a dock.",
         "PER supports (its navy's plan for a dock) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Times of what the matter is about, and days to come, date no stance.
static void test_days(void **state)
{
    static const position_case CASES[] = {
        {"Ghana welcomes the plan of the donors to pay for the dam in 2035.",
         "GHA supports (plan of the donors to pay for the dam in 2035) 2031-05-14; "},
        {"Ghana supports free elections in Togo in October.",
         "GHA supports (free elections in Togo) 2031-05-14; "},
        {"Ghana welcomed Togo's decision announced on Sunday to reopen the border.",
         "GHA supports (Togo's decision announced on Sunday to reopen the border) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_no_positions(void **state)
{
    static const position_case CASES[] = {
        {"The farmers' union of Kenya rejected the plan for a common market.", ""},
        {"Peru supports Chile.", ""},
        {"Norway's prime minister thanked Sweden's president for his visit.", ""},
        // purposes, what others are asked to, those at home, people, words that only point
        {"Austria sent experts in an effort to support land reform in Albania.", ""},
        {"Oman urged its own parliament to pass the budget.", ""},
        {"Egypt welcomed the delegation, and Jordan supports the survivors of the wreck.", ""},
        {"Iran's minister has worked in support and demand planning for the oil industry.", ""},
        {"Egypt named the steps that Sudan must take.", ""},
        {"Ireland won American support for the ban on landmines in Geneva.", ""},
        {"Hungary may reject the plan for a common debt.", ""},
        // praise, greetings, what somebody is or pays for, addresses
        {"Kenya's president applauded Speaker Amol and Whip Okot for their work on the budget.",
         ""},
        {"Egypt welcomed the delegates to the fair.", ""},
        {"Egypt's president welcomed all of the guests of the fair.", ""},
        {"The president of Ghana visited a state agency supporting rural clinics in Togo.", ""},
        {"Norway will send boats in spring, including supporting clinics in Togo.", ""},
        {"Norway is sending boats to ports that need them, including sending two ferries to Fiji, "
         "and "
         "supporting schools in Tonga.",
         ""},
        {"Kenya's president applauded the board of the bank for its work.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_told_twice(void **state)
{
    static const position_case CASES[] = {
        // of one field, but two matters
        {"Fiji supports a dialogue on fishing. Fiji supports a dialogue on the cable.",
         "FJI supports (dialogue on fishing) 2031-05-14; FJI supports (dialogue on the cable) "
         "2031-05-14; "},
        {"Hungary rejected the plan for a common debt on Monday. On Tuesday Hungary rejected the "
         "common debt once more.",
         "HUN rejects (plan for a common debt) 2031-05-12; "},
        {"Hungary rejected the plan for a common debt on Monday. On Tuesday Hungary rejected the "
         "sale of its harbours.",
         "HUN rejects (plan for a common debt) 2031-05-12; HUN rejects (sale of its harbours) "
         "2031-05-13; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// "These tests" are those that the text has named; where it has not, there is no row.
static void test_named_before(void **state)
{
    static const position_case CASES[] = {
        {"Samoa closed the rocket range on its western cape on Monday after the tests of "
         "long-range "
         "rockets. Fiji condemned these tests.",
         "FJI opposes (tests of long-range rockets) 2031-05-14; "},
        {"The levy on imported herring has doubled since May. Ghana rejected the levy.",
         "GHA rejects (levy on imported herring) 2031-05-14; "},
        {"Fiji condemned these tests.", ""},
        {"Fiji condemned the tests.", "FJI opposes (tests) 2031-05-14; "},
        {"Tests of rockets went on. Fiji condemned these tests of gas.",
         "FJI opposes (tests of gas) 2031-05-14; "},
        // what another sentence told is no matter of this one, which has fewer words
        {"Late on Wednesday evening in the capital, after a night of debate, Romania condemned the "
         "raid on Galati. The responsibility lies with Russia, Romania said.",
         "ROU blames >RUS (Late on Wednesday evening in the capital, after a night of debate, "
         "Romania condemned the raid on Galati) 2031-05-14; ROU opposes (raid on Galati) "
         "2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Names that the tree parts, what is called for, what stands behind a noun that says nothing alone.
static void test_reach(void **state)
{
    static const position_case CASES[] = {
        {"Ghana condemned the conviction of opposition leader Afi Mensah in Togo.",
         "GHA opposes (conviction of opposition leader Afi Mensah in Togo) 2031-05-14; "},
        {"Ghana regrets the raids by the Army-Kofi Band (AK-B) and customs guards on the lagoon.",
         "GHA opposes (raids by the Army-Kofi Band (AK-B) and customs guards on the lagoon) "
         "2031-05-14; "},
        {"Peru called for talks to end the war over the lake.",
         "PER demands (talks to end the war over the lake) 2031-05-14; "},
        {"Peru called for an inquiry, as well as a fine, to punish the owners of the wreck.",
         "PER demands (inquiry, as well as a fine, to punish the owners of the wreck) "
         "2031-05-14; "},
        {"Peru called for the release of all those whom Chile has jailed.",
         "PER demands (release of all those whom Chile has jailed) 2031-05-14; "},
        {"\"Chad must free those jailed for writing songs,\" Cameroon's foreign minister said.",
         "CMR demands >TCD (free those jailed for writing songs) 2031-05-14; "},
        {"Peru condemned acts by Chile, which harm the herons of the lake.",
         "PER opposes (acts by Chile, which harm the herons of the lake) 2031-05-14; "},
        {"Peru supports the calm the king has kept on the islands.",
         "PER supports (calm the king has kept on the islands) 2031-05-14; "},
        {"Norway welcomed the launch on Monday of a new dialogue on herring.",
         "NOR supports (launch on Monday of a new dialogue on herring) 2031-05-14; "},
        {"Norway welcomed the outcome of the talks aimed at saving the herons.",
         "NOR supports (outcome of the talks aimed at saving the herons) 2031-05-14; "},
        {"Norway condemns the murder of General Okot in Mali & call on all sides to hold back.",
         "NOR opposes (murder of General Okot in Mali) 2031-05-14; "},
        {"Norway condemned this week's raids in Mali.",
         "NOR opposes (this week's raids in Mali) 2031-05-14; "},
        {"\"We welcome the plan of the banks to fund the dam, urge them to pay more, and thank the "
         "crews,\" Norway's prime minister said.",
         "NOR supports (plan of the banks to fund the dam) 2031-05-14; "},
        {"Norway condemned the violence in Mali.", "NOR opposes (violence in Mali) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// The country of "the government" and of "our friends"; who asks is not asked; "them" is nobody.
static void test_placed_hearers(void **state)
{
    static const position_case CASES[] = {
        {"Norway condemned the raids in Mali and called on the government to free all editors.",
         "NOR demands >MLI (free all editors) 2031-05-14; NOR opposes (raids in Mali) "
         "2031-05-14; "},
        {"Norway urged its friends in Tunisia to keep the peace.",
         "NOR demands >TUN (keep the peace) 2031-05-14; "},
        {"Ghana and Togo urged leaders along the coast to join them in guarding the reef.",
         "GHA demands >leaders along the coast (join them in guarding the reef) 2031-05-14; TGO "
         "demands >leaders along the coast (join them in guarding the reef) 2031-05-14; "},
        {"Norway urged the members of Mali's new government to keep the peace.",
         "NOR demands >MLI (keep the peace) 2031-05-14; "},
        {"Norway asked them to pay more.", ""},
        {"\"The Attorney General must report to the king,\" Norway's prime minister said.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// What nobody understands who has not read the rest.
static void test_not_known(void **state)
{
    static const position_case CASES[] = {
        {"Norway welcomed Chile's announcement.", ""},
        {"Norway welcomed Chile's announcement on herring.",
         "NOR supports (Chile's announcement on herring) 2031-05-14; "},
        {"Norway welcomed the progress and outreach made to date.", ""},
        {"Norway supports these important efforts.", ""},
        {"Norway supports a credible process to calm the situation and to secure an end of all "
         "raids.",
         ""},
        {"Norway supports a credible process to calm the situation in Mali.",
         "NOR supports (credible process to calm the situation in Mali) 2031-05-14; "},
        {"Norway welcomed their openness to speak.", ""},
        {"Norway supports all mediation that is welcomed by the two sides.", ""},
        {"Norway urged all companies to take the following steps at once.", ""},
        {"Norway called on all states to do the same.", ""},
        {"Norway welcomed the truce.", ""},
        {"Norway called for calm.", ""},
        {"Norway called for calm in Mali's north.",
         "NOR demands (calm in Mali's north) 2031-05-14; "},
        {"Norway supports international efforts.", ""},
        {"Norway supports international efforts to save the herons.",
         "NOR supports (international efforts to save the herons) 2031-05-14; "},
        {"Norway welcomed the truce in Mali.", "NOR supports (truce in Mali) 2031-05-14; "},
        {"Norway and Chad applauded the rise of trade between the two countries.", ""},
        {"Norway supports the EU-led dialogue with Chad.",
         "NOR supports (EU-led dialogue with Chad) 2031-05-14; "},
        {"Norway urged Chad to address this threat.", ""},
        {"Norway urged Chad to rethink these plans to close the Bardai road.",
         "NOR demands >TCD (rethink these plans to close the Bardai road) 2031-05-14; "},
        {"Norway called on all states to take steps.", ""},
        {"\"All states must act now, to save the seals of the coast,\" Norway's foreign minister "
         "said.",
         "NOR demands >All states (act now, to save the seals of the coast) 2031-05-14; "},
        {"Norway welcomed the Year of the Hare.", ""},
        {"Norway applauds the millions of teachers on the coast.", ""},
        {"Norway condemns such raids, including the raid on Chile's port.", ""},
        {"Norway applauds these envoys' efforts to consult with Malian herders.", ""},
        {"Norway applauds Mali's efforts to consult with the herders of Gao.",
         "NOR supports (Mali's efforts to consult with the herders of Gao) 2031-05-14; "},
        {"Norway condemned this week's raid on the port of Gao.",
         "NOR opposes (this week's raid on the port of Gao) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// A matter too long to be told whole ends before the item of a list that would be broken.
static void test_too_long(void **state)
{
    static const position_case CASES[] = {
        {"Chad condemned the arrests of the teachers of Fada by the guards of the governor of the "
         "northern province, including the closing of two schools for girls in the valley, as "
         "well as the expulsion of nurses from the hospital of the town of Ounianga.",
         "TCD opposes (arrests of the teachers of Fada by the guards of the governor of the "
         "northern province, including the closing of two schools for girls in the valley) "
         "2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// A matter without a name is where the headline says that the text is about.
static void test_placed_by_title(void **state)
{
    static const char PLAIN[] =
        "Norway called for the immediate release of all those jailed for protesting.";
    static const char WANTED[] =
        "NOR demands (immediate release of all those jailed for protesting";
    static const struct {
        const char *title, *text, *expected;
    } CASES[] = {
        {"Joint Statement on Gabon", PLAIN, " [Gabon]) 2031-05-14; "},
        {"Elections in Gabon", PLAIN, " [Gabon]) 2031-05-14; "},
        {"Joint Statement on Gabon and Chad", PLAIN, ") 2031-05-14; "},
        {"Joint Statement on Norway", PLAIN, ") 2031-05-14; "},
        {"Remarks in Gabon", PLAIN, ") 2031-05-14; "},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char expected[200];
        snprintf(expected, sizeof expected, "%s%s", WANTED, CASES[i].expected);
        const position_case one = {CASES[i].text, expected};
        check_titled(state, CASES[i].title, &one, 1);
    }
    const position_case others[] = {
        {"Norway condemned terrorism.", "NOR opposes (terrorism) 2031-05-14; "},
        {"Norway condemned the burning of schools in Oyem.",
         "NOR opposes (burning of schools in Oyem) 2031-05-14; "},
        {"Norway supports an early end to the curfew.",
         "NOR supports (early end to the curfew) 2031-05-14; "}};
    check_titled(state, "Joint Statement on Gabon", others, 3);
}

// Words of stance that take none: asked, remembered, spent, done by others, help of soldiers.
static void test_not_taken(void **state)
{
    static const position_case CASES[] = {
        {"When Norway's minister first championed the law on herring, it was new.", ""},
        {"\"We will list firms that have armed or otherwise supported the junta and its banks,\" "
         "Norway's minister said.",
         ""},
        {"The Chilean navy supports the rescue of the trawlers.", ""},
        {"UNICEF supports a course on wells for the villages of Chad.", ""},
        {"UNICEF welcomed the opening of the Chad road.",
         "IGOUNOKID supports (opening of the Chad road) 2031-05-14; "},
        {"The Chilean navy welcomed the ban on dynamite.",
         "CHL supports (ban on dynamite) 2031-05-14; "},
        {"Norway discussed ways to end the war, including by urging Chad to leave Bardai.", ""},
        {"Norway has answered the call for a new fund for herring.", ""},
        {"Malians demand fair elections in Gao.", ""},
        {"Norway pledged two million crowns to support clinics in Togo.", ""},
        {"Mexico seeks peace on the border.", ""},
        {"I wonder if Norway supports the ban on dynamite.", ""},
        {"Q Norway has rejected the ban on dynamite.", ""},
        {"\"Norway and Chad must work together on the wells,\" Norway's president said.", ""},
        {"Governors in Norway have criticized the toll on the bridge.", ""},
        {"Most Norwegians support the ban on dynamite.", ""},
        {"Previously, President Ola Berg of Norway championed the ban on dynamite.", ""},
        {"Keep the port of Gao open; support its crews and welcome the new toll.", ""},
        {"Norway sends boats so that we support the crews of Togo.", ""},
        {"Norway upholds the law of the sea.", ""},
        {"Norway's aims are an end to Chad's raids; support for Mali's unity, and calm.", ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stances),         cmocka_unit_test(test_whole_phrases),
        cmocka_unit_test(test_hearers),         cmocka_unit_test(test_gerunds),
        cmocka_unit_test(test_whose),           cmocka_unit_test(test_days),
        cmocka_unit_test(test_no_positions),    cmocka_unit_test(test_told_twice),
        cmocka_unit_test(test_named_before),    cmocka_unit_test(test_reach),
        cmocka_unit_test(test_placed_hearers),  cmocka_unit_test(test_not_known),
        cmocka_unit_test(test_not_taken),       cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_placed_by_title),
    };
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
