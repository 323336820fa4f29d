// Channels of texts of our own: from words to facts, and from facts to rows.
#include "coder/channelsample.h"

static void test_talks(void **state)
{
    static const channel_case CASES[] = {
        ONE("Chad and Niger hold border talks",
            "Delegations of Chad and Niger held a second round of border talks in Zinder on "
            "Tuesday.",
            "NER+TCD border held 2024-07-16 [2024-07-16 Zinder]; "),
        ONE("Chad breaks off border talks",
            "Chad on Tuesday suspended its border talks with Niger over the arrest of four "
            "surveyors.",
            "NER+TCD border suspended 2024-07-16 by TCD because the arrest of four surveyors; "),
        ONE("Fish", "Spain refused to resume its fisheries talks with Morocco.",
            "ESP+MAR fisheries refused 2024-07-17 by ESP; "),
        ONE("Fish", "Spain will hold fisheries talks with Morocco in September.",
            "ESP+MAR fisheries agreed 2024-07-17 [2024-09]; "),
        // said in passing, as a wish, of others or within a country
        ONE("Fish", "Spain may suspend its fisheries talks with Morocco.", ""),
        ONE("Fish", "Spain reiterated its support for fisheries talks with Morocco.", ""),
        ONE("Fish", "Spain called on Chad to open an inclusive national dialogue on fish.", ""),
        ONE("Fish", "The Spanish minister met the Moroccan minister in Rabat.", ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_treaties(void **state)
{
    static const channel_case CASES[] = {
        ONE("Water", "Chad and Niger signed a water treaty on Monday.",
            "NER+TCD water agreed 2024-07-15; "),
        ONE("Water", "Chad put the water treaty with Niger in abeyance on Monday.",
            "NER+TCD water suspended 2024-07-15 by TCD; "),
        ONE("Water", "Chad has stopped applying the water treaty with Niger.",
            "NER+TCD water suspended 2024-07-17 by TCD; "),
        ONE("Water", "Chad on Monday lifted the suspension of the water treaty with Niger.",
            "NER+TCD water resumed 2024-07-15 by TCD; "),
        ONE("Water", "The water treaty between Chad and Niger lapsed on Monday.",
            "NER+TCD water expired 2024-07-15; "),
        ONE("Water", "The water treaty between Chad and Niger remains on hold.",
            "NER+TCD water suspended ../2024-07-17; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_lines(void **state)
{
    static const channel_case CASES[] = {
        ONE("Line",
            "The hotline between the armies of Chad and Niger went into service on "
            "Monday.",
            "NER+TCD military contacts ongoing 2024-07-15; "),
        ONE("Line", "Chad disconnected the hotline with the army of Niger on Monday.",
            "NER+TCD military contacts suspended 2024-07-15 by TCD; "),
        ONE("Line", "The military hotline between Chad and Niger was reactivated on Monday.",
            "NER+TCD military contacts resumed 2024-07-15; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_rounds(void **state)
{
    static const channel_case CASES[] = {
        // a round begins on its first day
        ONE("Trade",
            "A round of trade talks between Chad and Niger closed in Zinder on Tuesday "
            "after four days.",
            "NER+TCD trade held 2024-07-13 [2024-07-13 Zinder]; "),
        // several in a sentence
        ONE("Trade talks of Chad and Niger",
            "Chad and Niger held trade talks on Monday. The talks began in March in Zinder and "
            "went on in May in Moundou.",
            "NER+TCD trade held 2024-07-15 [2024-03 Zinder] [2024-05 Moundou] [2024-07-15]; "),
        // the next one is planned, and changes nothing
        ONE("Trade talks of Chad and Niger",
            "Chad and Niger held trade talks in Zinder on Monday. The next round is planned for "
            "October in Moundou.",
            "NER+TCD trade held 2024-07-15 [2024-07-15 Zinder] [2024-10 Moundou]; "),
        // what had been planned was so before, and is no news
        ONE("Trade talks of Chad and Niger",
            "Chad suspended its trade talks with Niger on Monday. The third round had been set for "
            "2 "
            "August in Moundou.",
            "NER+TCD trade suspended 2024-07-15 by TCD [2024-08-02 Moundou]; "),
        ONE("Trade talks of Chad and Niger",
            "A round of trade talks between Chad and Niger planned for 2 August was cancelled.",
            "NER+TCD trade suspended 2024-07-17; "),
        ONE("Trade talks of Chad and Niger",
            "Chad and Niger held trade talks in the Nigerien capital on Monday. The deputy "
            "ministers of both countries met in Niamey.",
            "NER+TCD trade held 2024-07-15 [2024-07-15 Niamey, deputy ministers]; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// What only looks like a channel, or like one that it is not.
static void test_precision(void **state)
{
    static const channel_case CASES[] = {
        ONE("Fish", "Will Spain suspend its fisheries talks with Morocco?", ""),
        ONE("Fish", "The Spanish fisheries commission held a session in Rabat, Morocco.", ""),
        ONE("Fish", "Spain and Morocco disagree about fish. France called for dialogue on Monday.",
            ""),
        ONE("Fish", "Spain fished there after pulling out of its fisheries treaty with Morocco.",
            ""),
        ONE("Fish", "Spain cut its diplomatic links with Morocco on Monday.", ""),
        ONE("Fish",
            "The fisheries dialogue with Morocco is on ice, the Spanish minister said on Monday.",
            "ESP+MAR fisheries suspended 2024-07-15 by ESP; "),
        ONE("Fish", "Spain has the ability to negotiate fishing quotas with Morocco.", ""),
        ONE("Fish", "Since Spain broke off its fisheries talks with Morocco, prices have risen.",
            ""),
        ONE("Fish",
            "A Moroccan paper denied reports that Spain had suspended its fisheries talks with "
            "Morocco.",
            ""),
        ONE("Fish", "Spain signed a fisheries deal with a company of Morocco.", ""),
        // two lines of the same two are two
        ONE("Lines",
            "Chad cut the hotline between its army and that of Niger on Monday. The hotline "
            "between the presidents of Chad and Niger went into service on Tuesday.",
            "NER+TCD leaders' line ongoing 2024-07-16; NER+TCD military contacts suspended "
            "2024-07-15 by TCD; "),
        // the end of some days is that of a round
        ONE("Fish", "Spain and Morocco concluded two days of fisheries talks in Rabat on Tuesday.",
            "ESP+MAR fisheries held 2024-07-15 [2024-07-15 Rabat]; "),
        ONE("Fish", "Spain on Monday rejected a Moroccan proposal for fisheries talks.",
            "ESP+MAR fisheries refused 2024-07-15 by ESP; "),
        ONE("Fish", "Spain said on Monday it would suspend its fisheries talks with Morocco.",
            "ESP+MAR fisheries suspended 2024-07-15 by ESP; "),
        ONE("Fish",
            "The joint fisheries commission of Spain and Morocco held its fourth session in "
            "Rabat on Monday.",
            "ESP+MAR fisheries held 2024-07-15 [2024-07-15 Rabat]; "),
        ONE("Talks", "Spain suspended its trade and climate talks with Morocco on Monday.",
            "ESP+MAR climate suspended 2024-07-15 by ESP; ESP+MAR trade suspended 2024-07-15 by "
            "ESP; "),
        ONE("Talks",
            "Three-party talks on water of Chad, Niger and Mali opened in Zinder on Monday.",
            "MLI+NER+TCD water held 2024-07-15 [2024-07-15 Zinder]; "),
        ONE("Fish",
            "Spain on Monday ended its fisheries talks with Morocco and said it would go to "
            "court after a trawler was seized.",
            "ESP+MAR fisheries ended 2024-07-15 by ESP because a trawler was seized; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// The line between a channel and a single meeting, a sitting, a wish (doc/ledger.md).
static void test_no_channel(void **state)
{
    static const channel_case CASES[] = {
        ONE("Fish", "The IMF held the tenth session of its fisheries committee in Rabat.", ""),
        ONE("Fish", "The UN Human Rights Council concluded its 12th session on fisheries.", ""),
        ONE("Elections",
            "Chad held a first round of parliamentary elections on the border with "
            "Niger on Monday.",
            ""),
        ONE("Trip",
            "The Chadian minister will travel to Niger in August for consultations on "
            "border trade.",
            ""),
        ONE("Talk", "Chad renewed its conversation with Niger on Monday.", ""),
        ONE("Ministers", "The delegations of Chad and Niger had a frank dialogue on fish.", ""),
        ONE("Fish",
            "Chad will press Niger until its ministers listen, apologise and return "
            "to the fisheries talks.",
            ""),
        ONE("Fish", "Chad looks forward to concluding its fisheries negotiations with Niger.", ""),
        ONE("Fish", "Chad and Niger discussed steps such as opening a fisheries dialogue.", ""),
        ONE("Fish", "The working group of Chad and Niger on fish concluded that stocks are low.",
            ""),
        ONE("Fish", "There are no fisheries talks between Chad and Niger.", ""),
        ONE("Water",
            "Chad marks the 20th anniversary of the signing of the water treaty with "
            "Niger.",
            ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// Where somebody goes, and who only has an opinion, is no party; a list is no pair.
static void test_parties(void **state)
{
    static const channel_case CASES[] = {
        ONE("Water",
            "The Chadian envoy arrived in Switzerland on Monday for water talks with "
            "Niger.",
            "NER+TCD water held 2024-07-15 [2024-07-15, envoy]; "),
        ONE("Libya", "Chad welcomed the resumption of the Libyan peace talks on Monday.", ""),
        ONE("Week",
            "On Monday Chad held the second Chad-Niger border talks and signed a loan with "
            "Sudan.",
            "NER+TCD border held 2024-07-15 [2024-07-15]; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_subjects(void **state)
{
    static const channel_case CASES[] = {
        ONE("Energy", "Chad and Niger held their third Energy Strategic Dialogue on Monday.",
            "NER+TCD energy held 2024-07-15 [2024-07-15]; "),
        ONE("Lake",
            "Chad and Niger held the second high-level dialogue on the Lake Basin on "
            "Monday.",
            "NER+TCD lake basin held 2024-07-15 [2024-07-15]; "),
        ONE("Mali", "Chad and Niger held a high-level dialogue on Mali on Monday.",
            "NER+TCD mali held 2024-07-15 [2024-07-15]; "),
        ONE("Broad",
            "Chad and Niger held a Strategic Dialogue on Monday on topics ranging from "
            "fisheries to trade.",
            "NER+TCD political dialogue held 2024-07-15 [2024-07-15]; "),
        // words anywhere in the sentence name no subject
        ONE("Visit",
            "The Malian minister spoke with his staff on Monday. He opened a market. Mali welcomed "
            "the resumption of dialogue between Chad and Niger, and pledged to buy water pumps.",
            "NER+TCD  resumed 2024-07-17; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_dates(void **state)
{
    static const channel_case CASES[] = {
        // a time of the clause behind the semicolon; what is only recent; this year's plan
        ONE("Fish", "Chad and Niger agreed to hold fisheries talks; Malian traders met last week.",
            "NER+TCD fisheries agreed 2024-07-17; "),
        ONE("Fish", "The recent extension of the fisheries treaty between Chad and Niger helped.",
            ""),
        ONE("Fish", "Chad and Niger agreed to hold a fisheries dialogue this year.",
            "NER+TCD fisheries agreed 2024-07-17 [2024]; "),
        // what else was discussed at the round that the text dates; both days of it
        ONE("Fish",
            "Chad and Niger held their second fisheries dialogue on July 8 and 9. Chad and Niger "
            "also discussed a program for students.",
            "NER+TCD fisheries held 2024-07-08 [2024-07-08]; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// Two texts that name no subject: only that which tells of the dialogue too belongs to it.
static void test_unnamed(void **state)
{
    static const channel_case CASES[] = {
        {{{"Fish", "2024-03-06", "Chad and Niger held fisheries talks on Tuesday."},
          {"Visit", "2024-05-14", "Chad and Niger held consultations on Monday."}},
         "NER+TCD fisheries held 2024-03-05 [2024-03-05]; "},
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static const channel_case STORY = {
    {{"Chad and Niger hold trade talks", "2024-03-06",
      "Chad and Niger held a first round of trade talks in Zinder on Tuesday."},
     {"Chad suspends trade talks with Niger", "2024-05-14",
      "Chad suspended its trade talks with Niger on Monday over a new duty on cattle."},
     {"Niger regrets the end of talks", "2024-05-16",
      "Niger regretted on Wednesday that Chad had suspended the trade talks on Monday."},
     {"Chad and Niger talk again", "2024-09-11",
      "Chad and Niger resumed their trade talks on Tuesday in Moundou. Talks on water between Chad "
      "and Sudan were held there in August."}},
    "NER+TCD trade resumed 2024-09-10 [2024-03-05 Zinder] [2024-09-10 Moundou]; SDN+TCD water held "
    "2024-08 [2024-08]; "};

static void test_story(void **state)
{
    run_cases(state, &STORY, 1);
}

// The rows are the same whatever the order of documents.
static void test_any_order(void **state)
{
    static const size_t ORDERS[][CASE_TEXTS] = {
        {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}, {0, 2, 1, 3}};
    if (!*state) skip();
    for (size_t i = 0; i < sizeof ORDERS / sizeof *ORDERS; i++) {
        buf out = {0};
        read_rows(*state, &STORY, ORDERS[i], "", &out);
        assert_true(str_eq(buf_str(&out), str_of(STORY.expected)));
        buf_free(&out);
    }
}

// Who is only near the talks is no party of them; who has them with others is.
static void test_bystanders(void **state)
{
    static const channel_case CASES[] = {
        ONE("Lake", "Kenya held lake talks with Uganda and Rwanda on Monday.",
            "KEN+RWA+UGA lake held 2024-07-15 [2024-07-15]; "),
        ONE("Lake", "Kenya hosted lake talks between Uganda and Rwanda on Monday.",
            "RWA+UGA lake held 2024-07-15 [2024-07-15]; "),
        ONE("Lake",
            "Kenya opened trilateral lake talks with officials from Uganda and Rwanda on Monday.",
            "KEN+RWA+UGA lake held 2024-07-15 [2024-07-15, officials]; "),
        // talks of three, of whom two are told; within a country; whose refusal it is
        ONE("Chad and Niger",
            "The Chadian and the Nigerien minister spoke about trilateral talks. "
            "The trilateral talks on cattle were held on Monday.",
            ""),
        ONE("Libya",
            "Germany welcomed the Libyan premier. With its help formal Libyan peace "
            "negotiations started last year.",
            ""),
        ONE("Peru and Chile",
            "The ministers of Peru and Chile met in Arica on Monday. They condemned President "
            "Maduro's insults, threats, and refusal to negotiate in earnest.",
            ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// Who speaks at a dialogue or takes part in it tells that it is held, where it is said whose it is.
static void test_attendance(void **state)
{
    static const channel_case CASES[] = {
        ONE("Grain",
            "Deputy Minister Amina Otieno led Kenya's delegation to the Kenya-Oman Grain & Salt "
            "Dialogue in Muscat on Monday.",
            "KEN+OMN grain and salt held 2024-07-15 [2024-07-15 Muscat, Deputy Minister]; "),
        ONE("Oman",
            "The foreign minister met Oman's envoy on Monday. Kenya will take part in the Skyward "
            "Industry Dialogue.",
            ""),
        // the country in the subject is none of those that the text speaks of
        ONE("Peru and Chile",
            "The ministers of Peru and Chile met in Arica on Monday. A third round of talks on "
            "reviving the Bolivia pipeline ended on Sunday.",
            ""),
        ONE("Lake", "At the second Chad-Niger Lake Dialogue on Monday, officials discussed wells.",
            "NER+TCD lake held 2024-07-15 [2024-07-15, officials]; "),
        ONE("Oman", "Kenya's minister discussed wells with Oman's envoy at the Skyward Dialogue.",
            ""),
        // talks about nothing that is said, and a condition of which nothing came
        ONE("Chad and Niger",
            "Officials of Chad and Niger held talks on Monday. France calls on Chad to engage in "
            "dialogue with Niger without conditions.",
            ""),
        ONE("Youth", "A Kenyan deputy minister led a dialogue on farming with Omani students.", ""),
        ONE("Dialogue", "The council will host a dialogue on flooding in Indian Country.", ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// What the dialogue's own words say it is about, and nothing of what only stands near them.
static void test_own_subject(void **state)
{
    static const channel_case CASES[] = {
        ONE("Reefs",
            "Kenya and Oman held a high-level dialogue on the Northern Gulf Marine Corridor "
            "(NGMC) in Muscat on Monday.",
            "KEN+OMN northern gulf marine corridor held 2024-07-15 [2024-07-15 Muscat]; "),
        ONE("Ministers",
            "Peru and Chile agreed to open an annual Interministerial Dialogue to work together "
            "on areas such as trade, mining and culture.",
            "CHL+PER political dialogue agreed 2024-07-17; "),
        ONE("Children", "Japan and Laos launched a dialogue on cyber-bullying on Monday.",
            "JPN+LAO cyber-bullying held 2024-07-15 [2024-07-15]; "),
        ONE("Seas", "Ghana and Togo held a dialogue on the law of the sea on Monday.",
            "GHA+TGO maritime affairs held 2024-07-15 [2024-07-15]; "),
        // in a list of what is to be done
        ONE("Fish", "Establish a joint fisheries working group, led by Ghana and Togo.",
            "GHA+TGO fisheries agreed 2024-07-17; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// What only the next sentence says: why, about what, and what became of "them".
static void test_next_sentence(void **state)
{
    static const channel_case CASES[] = {
        ONE("Lake",
            "Kenya walked out of fish talks with Uganda on Tuesday. The reason: the arrest of six "
            "fishermen.",
            "KEN+UGA fisheries ended 2024-07-16 by KEN because the arrest of six fishermen; "),
        ONE("Lake",
            "Kenya broke off fish talks with Uganda on Tuesday. The reason was the arrest of six "
            "fishermen.",
            "KEN+UGA fisheries suspended 2024-07-16 by KEN because the arrest of six fishermen; "),
        ONE("Lake",
            "Kenya broke off fish talks with Uganda on Tuesday. Its foreign minister gave the "
            "arrest of six fishermen as the reason.",
            "KEN+UGA fisheries suspended 2024-07-16 by KEN because the arrest of six fishermen; "),
        ONE("Lake",
            "Kenya broke off fish talks with Uganda on Tuesday. The reason was not the arrest of "
            "six fishermen.",
            "KEN+UGA fisheries suspended 2024-07-16 by KEN; "),
        ONE("Muscat",
            "Oman and Iran held a round of talks in Muscat on Monday. The subject was gas.",
            "IRN+OMN energy held 2024-07-15 [2024-07-15 Muscat]; "),
        ONE("Lake",
            "Kenya and Uganda held a round of fish talks on Monday. Kenya suspended them on "
            "Tuesday.",
            "KEN+UGA fisheries suspended 2024-07-16 by KEN [2024-07-15]; "),
        // of whom nothing was told before
        ONE("Lake", "Kenya and Uganda met. Kenya suspended them on Tuesday.", ""),
        // said beforehand to be refused; with a condition it is none
        ONE("Gas", "Chile said on Monday that it would not resume its gas talks with Peru.",
            "CHL+PER energy refused 2024-07-15 by CHL; "),
        ONE("Gas", "Chile will not hold gas talks with Peru this year, it said.",
            "CHL+PER energy refused 2024-07-17 by CHL; "),
        ONE("Gas",
            "Peru suspended its gas talks with Chile on Monday. It will not return to the talks, "
            "it said.",
            "CHL+PER energy suspended 2024-07-15 by PER; "),
        ONE("Gas", "Talks on gas between Mali and Niger will not resume before May.", ""),
        // the day of what only describes the treaty is not that of the change
        ONE("Gas",
            "The Peru-Chile gas agreement, signed on May 3, 2024, entered into force on Monday.",
            "CHL+PER energy ongoing 2024-07-15; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

// An agreement on what the table of subjects does not know, a mechanism or body with both in its
// name; "agreed to hold" with the time of what is to be held; the present tense of a numbered
// round.
static void test_named_and_numbered(void **state)
{
    static const channel_case CASES[] = {
        ONE("Tunnels", "Peru and Chile signed an agreement on tunnel safety on Monday.",
            "CHL+PER tunnel safety agreed 2024-07-15; "),
        ONE("Signed", "Peru and Chile signed an agreement on Monday.", ""),
        ONE("Mechanism", "Peru and Chile launched the Peru-Chile Strategic Mechanism on Monday.",
            "CHL+PER political dialogue ongoing 2024-07-15; "),
        ONE("Mechanism", "Peru and Chile launched a mechanism on Monday.", ""),
        ONE("Force", "Peru and Chile launched a joint task force on migration on Monday.",
            "CHL+PER migration ongoing 2024-07-15; "),
        ONE("Forces", "Peru launched task forces on migration in Chile and Bolivia on Monday.", ""),
        ONE("Dialogue", "Ghana and Togo convene the second Ghana-Togo Water Dialogue in Lome.",
            "GHA+TGO water held 2024-07-17 [2024-07-17 Lome]; "),
        ONE("Visit",
            "Last month, during the visit of Ghana's minister, there was an agreement to hold a "
            "water dialogue with Togo in May.",
            ""),
        {{{"Talks", "2024-07-17", "Ghana and Togo resumed their water talks on Monday."},
          {"Talks", "2024-07-18",
           "Ghana and Togo agreed on Wednesday to hold a round of their "
           "water talks in August."}},
         "GHA+TGO water resumed 2024-07-15; "},
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_talks),
                                       cmocka_unit_test(test_treaties),
                                       cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_rounds),
                                       cmocka_unit_test(test_precision),
                                       cmocka_unit_test(test_story),
                                       cmocka_unit_test(test_any_order),
                                       cmocka_unit_test(test_no_channel),
                                       cmocka_unit_test(test_parties),
                                       cmocka_unit_test(test_subjects),
                                       cmocka_unit_test(test_dates),
                                       cmocka_unit_test(test_unnamed),
                                       cmocka_unit_test(test_bystanders),
                                       cmocka_unit_test(test_own_subject),
                                       cmocka_unit_test(test_next_sentence),
                                       cmocka_unit_test(test_attendance),
                                       cmocka_unit_test(test_named_and_numbered)};
    return cmocka_run_group_tests(tests, open_texts, close_bench);
}
