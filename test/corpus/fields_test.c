// The fields of an event that the tables of texts do not hold: topic, place, items, casualties,
// nested attribution, and how each side was decided. One sentence a test, of our own, dated
// 2024-07-17.
#include "base/check.h"

#include "document/builder.h"
#include "event/check.h"
#include "scenario.h"

#include <math.h>

static scenario_tools tools;
static arena memory;
static str text;

// The first event of the type.
static const event *code(const char *words, const char *type)
{
    const document *d;
    event_list events = scenario_code(&tools, str_of(words), EXAMPLE_DATE, &memory, &d);
    text = d->text;
    for (size_t i = 0; i < events.n; i++)
        if (str_eq(events.p[i].type, str_of(type))) return &events.p[i];
    fail_msg("no %s in: %s", type, words);
    return NULL;
}

#define assert_covers(s, words) assert_str_is(span_text(text, (s)), words)

static void test_topic(void **state)
{
    (void)state;
    const event *e = code("Peru put its border talks with Chile on hold on Monday.", "SANCTION");
    assert_true(span_empty(e->topic)); // not "hold"
    e = code("Peru suspended talks with Chile on fishing rights.", "SANCTION");
    assert_covers(e->topic, "on fishing rights");
    e = code("Peru approved arms sales to Chile.", "AGREE");
    assert_covers(e->topic, "arms sales"); // Chile is the recipient
}

// The code of the only actor and the only recipient: "KENREB > KENCOP".
static void assert_sides(const char *words, const char *type, const char *who, const char *to_whom)
{
    const event *e = code(words, type);
    assert_int_equal(e->n_actors, 1);
    assert_int_equal(e->n_recipients, 1);
    assert_str_is(e->actors[0].actor->code, who);
    assert_str_is(e->recipients[0].actor->code, to_whom);
}

static void test_codes(void **state)
{
    (void)state;
    // further help goes to the country, thanks to him who was met
    assert_sides("The Omani foreign minister met the Kenyan president in Nairobi on Monday. He "
                 "offered further help with the harvest.",
                 "AGREE", "OMNGOV", "KEN");
    assert_sides("Militants killed two Kenyan policemen on Monday.", "ASSAULT", "KENREB", "KENCOP");
    assert_sides("Militants killed two French soldiers on Monday.", "ASSAULT", "REB", "FRAMIL");
    assert_sides("The Kenyan police registered a case against a teacher over the march.", "ACCUSE",
                 "KENCOP", "KENEDU");
}

// "Kenyan President and Community Chairperson Roe" is one.
static void test_two_titles(void **state)
{
    (void)state;
    const event *e = code("Omani Foreign Minister Badr Saidi spoke on Monday with Kenyan President "
                          "and East African Community Chairperson William Ruto.",
                          "CONSULT");
    assert_int_equal(e->n_actors, 2);
}

static void test_place_and_casualties(void **state)
{
    (void)state;
    const event *e =
        code("Rebels attacked a market in Kidal in northern Mali on Sunday, killing at "
             "least 12 civilians and wounding dozens of others.",
             "ASSAULT");
    assert_str_is(e->place.name, "Kidal");
    assert_str_is(e->place.where->country, "MLI");
    assert_str_is(e->place.where->precision, "city");
    assert_covers(e->place.span, "Kidal");
    assert_int_equal(e->n_casualties, 2);
    assert_str_is(e->casualties[0].kind, "killed");
    assert_true(e->casualties[0].low == 12 && isnan(e->casualties[0].high));
    assert_covers(e->casualties[0].span, "at least 12 civilians");
    assert_str_is(e->casualties[1].kind, "injured");
    assert_true(e->casualties[1].low == 24); // dozens: two at the least
    assert_str_is(e->date.value, "2024-07-14");
    assert_covers(e->date.span, "Sunday");
}

static void assert_place(const char *words, const char *type, const char *name, const char *country)
{
    const event *e = code(words, type);
    assert_str_is(e->place.name, name);
    if (*name) assert_str_is(e->place.where->country, country);
}

// Where no table knows the place: in the country of those who act there, and nowhere else.
static void test_venue(void **state)
{
    (void)state;
    assert_place("Kenya's teachers' union staged a protest at the Karugamo junction.", "PROTEST",
                 "Karugamo junction", "KEN");
    assert_place("Zambia's police fired tear gas at students in front of the union's office.",
                 "ASSAULT", "office", "ZMB");
    assert_place("Chile's miners blocked the coastal highway on Monday.", "PROTEST",
                 "coastal highway", "CHL");
    assert_place("Three Chilean tourists were arrested at a hotel.", "COERCE", "", "");
    assert_place("Students rallied at the old stadium.", "PROTEST", "", "");
    assert_place("Peru's police arrested the manager of a stadium.", "COERCE", "", "");
    // and where one event is the occasion of the other
    assert_place("Kenyan police fired tear gas during a march in Kisumu.", "ASSAULT", "Kisumu",
                 "KEN");
}

static void assert_contexts(const char *words, const char *type, const char *contexts)
{
    const event *e = code(words, type);
    buf found = {0};
    for (uint32_t i = 0; i < e->n_contexts; i++)
        buf_add_format(&found, "%s%.*s", i ? " " : "", STR_ARG(e->contexts[i]));
    assert_str_is(buf_str(&found), contexts);
    buf_free(&found);
}

// What the rule says, and what the event's own words speak of.
static void test_contexts(void **state)
{
    (void)state;
    assert_contexts("Peru's president met his Chilean counterpart in Arica.", "CONSULT",
                    "diplomatic");
    assert_contexts("Peru and Chile discussed climate change in Lima.", "CONSULT",
                    "diplomatic environment");
    assert_contexts("Peru donated vaccines to Chile.", "AID", "health");
    assert_contexts("Chile urged Peru to reform its constitution before the elections.", "REQUEST",
                    "election political_institutions");
    assert_contexts("Somali soldiers attacked a village that raises vaccines.", "ASSAULT",
                    "military"); // another clause, and no topic of force
    assert_contexts("Chadian soldiers killed three Chadian protesters.", "ASSAULT",
                    "repression human_rights");
    assert_contexts("Al-Shabaab attacked a market in Mogadishu.", "ASSAULT", "terrorism");
    assert_contexts("A man was shot in Lima.", "ASSAULT", "crime");
    // no more than the words say: what any protest or arrest is, is no context
    assert_contexts("Hundreds of Peruvian clerks marched in Lima.", "PROTEST", "");
    assert_contexts("Hundreds of Peruvian clerks marched in Lima against the new tariffs.",
                    "PROTEST", "economic");
    assert_contexts("Peruvian police arrested two bakers in Lima.", "COERCE", "");
    assert_contexts("Peruvian police arrested two protesters in Lima.", "COERCE",
                    "rights_freedoms");
    assert_contexts("Three militants attacked a Malian village near Gao.", "ASSAULT", "terrorism");
    assert_contexts("Chilean troops attacked a Peruvian village.", "ASSAULT", "military");
}

// Where each event happens, as the tree gives it.
static void test_places(void **state)
{
    (void)state;
    static const struct {
        const char *words, *type, *place, *how, *kind;
    } CASES[] = {
        {"An airstrike in Aleppo killed twelve people.", "ASSAULT", "Aleppo", "clause", "city"},
        {"Russian forces shelled Kharkiv on Monday.", "ASSAULT", "Kharkiv", "object", "city"},
        {"Russian missiles killed three people in the Donbas.", "ASSAULT", "Donbas", "clause",
         "region"},
        {"Sudanese soldiers ambushed a convoy near the border with Chad.", "ASSAULT",
         "border with Chad", "clause", "border"},
        {"Aleppo residents protested on Monday.", "PROTEST", "Aleppo", "noun", "city"},
        {"Police in Belfast arrested three protesters.", "COERCE", "Belfast", "noun", "city"},
        {"The bombing of Mariupol by Russia continued.", "ASSAULT", "Mariupol", "clause", "city"},
        {"Ukrainian forces fired missiles at Russian ships in the Black Sea.", "ASSAULT",
         "Black Sea", "noun", "sea"},
        {"China held talks with Japan in Geneva.", "CONSULT", "Geneva", "clause", "city"},
        {"Russia's invasion in Ukraine killed thousands.", "ASSAULT", "Ukraine", "clause",
         "country"},
        {"Peru's president spoke with Foreign Minister Ana Ruiz in Geneva.", "CONSULT", "Geneva",
         "clause", "city"},
        // whose officials they are; governments; what another event has
        {"Kharkiv officials accused Russia of lying.", "ACCUSE", NULL, NULL, NULL},
        {"Moscow accused Washington of lying.", "ACCUSE", NULL, NULL, NULL},
        {"France condemned the attack on a market in Kidal.", "ACCUSE", NULL, NULL, NULL},
        {"Chad called on Mali to end its attacks on Kidal.", "REQUEST", NULL, NULL, NULL},
        {"France sold tanks to Poland.", "COOPERATE", NULL, NULL, NULL},
        {"Secretary Ana Roe, of Ohio, met the president of Chad.", "CONSULT", NULL, NULL, NULL},
        {"China held talks with Japan at the State Department.", "CONSULT", "State Department",
         "clause", "site"},
        {"Chad met officials in Geneva to discuss Mali's war in Kidal.", "CONSULT", "Geneva",
         "clause", "city"},
        {"Turkey deployed troops to Mali on Monday.", "MOBILIZE", "Mali", "clause", "country"},
        {"The president of Chad visited Mali on Monday.", "CONSULT", "Mali", "object", "country"},
        {"Malian rebels storm a camp in the Chadian province of Salamat killing four soldiers.",
         "ASSAULT", "Salamat", "clause", "state"},
        {"Ana Roe, the Reno, Nevada, clerk, was arrested by Chad.", "COERCE", NULL, NULL, NULL},
        // venues and settings; where people are posted; a struck capital
        {"Peru's minister met the Chilean minister on the sidelines of a summit in Madrid.",
         "CONSULT", "Madrid", "noun", "city"},
        {"Ministers of Peru and Chile gathered in the Ecuadorian city of Guayaquil.", "CONSULT",
         "Guayaquil", "noun", "city"},
        {"While in Geneva, the Peruvian minister will meet Chilean officials.", "CONSULT", "Geneva",
         "clause", "city"},
        {"The Peruvian minister arrived in Arica before meeting Chilean officials.", "CONSULT",
         "Arica", "main clause", "city"},
        {"Chad's president received the French ambassador at the presidential palace in Moundou.",
         "CONSULT", "Moundou", "noun", "city"},
        {"Peru and Chile signed a treaty in Arica.", "SUPPORT", "Arica", "clause", "city"},
        {"Speaking in Warsaw, the French president condemned Russia.", "ACCUSE", "Warsaw", "noun",
         "city"},
        {"Three Ugandan soldiers serving at a base in Mogadishu were killed.", "ASSAULT",
         "Mogadishu", "noun", "city"},
        {"Poland condemned the attack on Kyiv.", "ASSAULT", "Kyiv", "clause", "city"},
        {"During a visit to Hanoi, the Japanese prime minister pledged $500 million for Vietnam.",
         "AGREE", "Hanoi", "noun", "city"},
        // what they talk about, who stands by, whither they go
        {"The Peruvian and Chilean ministers discussed progress toward peace in the Sahel.",
         "CONSULT", NULL, NULL, NULL},
        {"France condemned Russia's war on Ukraine and its friends, including the government in "
         "Belarus.",
         "ASSAULT", NULL, NULL, NULL},
        {"Peru's foreign minister travels to Chile on Monday.", "CONSULT", NULL, NULL, NULL},
        {"Peru urged all parties in Mali to resume talks.", "REQUEST", NULL, NULL, NULL},
        // capitalised venues, delegations, acts held or fired, works that are closed
        {"Chile's minister met the Peruvian minister on the sidelines of the Mining Summit in "
         "Madrid.",
         "CONSULT", "Madrid", "noun", "city"},
        {"Peru's minister met the Chilean minister during a brief stop in Lisbon.", "CONSULT",
         "Lisbon", "noun", "city"},
        {"The Peruvian minister led a delegation to Nairobi on Monday.", "CONSULT", "Nairobi",
         "clause", "city"},
        {"Peru condemned the rocket attacks fired in Israel.", "ASSAULT", "Israel", "noun",
         "country"},
        {"France suspended embassy operations in Niamey.", "SANCTION", "Niamey", "clause", "city"},
        // the place of the words, of the deed, of no country
        {"In Romania, the French minister praised the alliance with Peru, with regard to Chad's "
         "attack on Mali.",
         "ASSAULT", NULL, NULL, NULL},
        {"The Peruvian minister condemned the attack this morning in Mogadishu.", "ACCUSE", NULL,
         NULL, NULL},
        {"The Peruvian minister will travel to Europe.", "CONSULT", NULL, NULL, NULL},
        {"NAIROBI (Agency) - Chad accused Mali of lying on Monday.", "ACCUSE", NULL, NULL, NULL},
        // the only scene of the sentence; the dateline's town, where the words mean it
        {"Three Malian teachers were shot dead when they drove home near Gao.", "ASSAULT", "Gao",
         "sentence", "city"},
        {"Three Malian teachers were shot dead, an officer from Gao said.", "ASSAULT", NULL, NULL,
         NULL},
        {"AREQUIPA (Agency) - Peruvian clerks marched in the city on Monday.", "PROTEST",
         "AREQUIPA", "dateline", "city"},
        {"AREQUIPA (Agency) - Peruvian clerks marched on Monday.", "PROTEST", NULL, NULL, NULL},
        {"Arequipa : Peruvian clerks stage a protest against fares", "PROTEST", "Arequipa",
         "dateline", "city"},
        {"Ana Roe : Peruvian clerks stage a protest against fares", "PROTEST", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const event *e = code(CASES[i].words, CASES[i].type);
        if (!str_eq(e->place.name, str_of(CASES[i].place))) print_error("%s\n", CASES[i].words);
        assert_str_is(e->place.name, CASES[i].place);
        if (!CASES[i].place) continue;
        assert_str_is(e->place.how, CASES[i].how);
        assert_str_is(e->place.where->kind, CASES[i].kind);
        assert_covers(e->place.span, CASES[i].place);
    }
}

// Whom an attack kills or seizes; not who was held before and is freed by it.
static void test_people_of_attacks(void **state)
{
    (void)state;
    const event *e = code("Rebels stormed a prison in Mali, killing four guards and freeing about "
                          "350 prisoners.",
                          "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    assert_covers(e->casualties[0].span, "four guards");
    e = code("Gunmen kidnapped 16 Turkish workers in Mali.", "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    assert_str_is(e->casualties[0].kind, "detained");
    e = code("Chad mourned the 40 people killed by Malian rebels.", "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    assert_covers(e->casualties[0].span, "40 people");
    e = code("A bomber killed 13 US soldiers and at least 170 Afghans in Kabul.", "ASSAULT");
    assert_int_equal(e->n_casualties, 2);
    e = code("Rebels held more than 50 Peruvians hostage in Chad.", "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    assert_str_is(e->casualties[0].kind, "detained");
    e = code("Following Chad's decision to waive its visa rules, 6,500 migrants arrived.",
             "CONCEDE");
    assert_int_equal(e->n_amounts, 0);
    e = code("Two gunmen killed three policemen in Kabul.", "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    assert_covers(e->casualties[0].span, "three policemen");
    e = code("Two people died and 15 were hurt when police opened fire on protesters in Conakry.",
             "ASSAULT");
    assert_int_equal(e->n_casualties, 2);
    e = code("Police arrested 19 people after clashes that injured six officers.", "COERCE");
    assert_int_equal(e->n_casualties, 1);
    e = code("Chadian police killed 12 protesters and arrested 40 others in Moundou.", "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    e = code("Three Malian envoys who were abducted by rebels on Monday have been freed.",
             "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    e = code("The murder of the Malian envoy by two guards angered Chad.", "ASSAULT");
    assert_int_equal(e->n_casualties, 0);
    e = code("Malian police arrested eight clerks and two were wounded when they fired.", "COERCE");
    assert_int_equal(e->n_casualties, 1);
    e = code("Nine Malian clerks who were marching against Chad were arrested in Gao.", "PROTEST");
    assert_int_equal(e->n_amounts + e->n_casualties, 0); // the arrest's
    e = code("A few Malian farmers attacked a Chadian convoy.", "ASSAULT");
    assert_int_equal(e->n_amounts, 0);
    e = code("Police in Mali arrested as many as 181 people.", "COERCE");
    assert_int_equal(e->n_casualties, 1);
    e = code("Rebels abducted a Malian envoy at Ansongo, some 80 km from Gao.", "ASSAULT");
    assert_int_equal(e->n_amounts, 0);
    e = code("Peruvian clerks blocked roads at several places.", "PROTEST");
    assert_int_equal(e->n_amounts, 0);
    e = code("Cubans have taken to the streets of Havana to protest.", "PROTEST");
    assert_str_is(e->actors[0].actor->code, "CUBCVL");
    e = code("The two leaders of Peru and Chile discussed trade.", "CONSULT");
    assert_int_equal(e->n_amounts, 0);
    e = code("Two nurses were wounded in a shooting in Chad and one guard was stabbed by a thief.",
             "ASSAULT");
    assert_int_equal(e->n_casualties, 1);
    e = code("Chad's parliament rejected the Malian proposal, 135 to 105, with 7 abstentions.",
             "REJECT");
    assert_int_equal(e->n_amounts, 0);
    e = code("The president of Chad met the leaders of three Baltic states.", "CONSULT");
    assert_int_equal(e->n_amounts, 0);
    e = code("A court in Niger jailed a Chadian general for burning a mill in a fire that cost $3 "
             "million.",
             "COERCE");
    assert_int_equal(e->n_amounts, 0);
}

// A government's own account of talks is of its day, also behind a sentence of history; another's
// report goes on with the history.
static void test_readout(void **state)
{
    (void)state;
    static const char TEXT[] = "Secretary Roe met the ministers of Chad and Niger today. Chad and "
                               "Niger signed a pact in 2015. The ministers called on Mali to "
                               "release the prisoners.";
    for (int own = 0; own < 2; own++) {
        raw_record record = {.kind = RECORD_TEXT, .bytes = STR(TEXT), .file = STR("-")};
        document_options options = {.date = STR(EXAMPLE_DATE),
                                    .outlet = own ? STR("US State Department") : STR("Gazette")};
        document d;
        diag why;
        assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
        event_list all = coder_code(tools.run, &d, &memory).events;
        const event *e = NULL;
        for (size_t i = 0; i < all.n; i++)
            if (str_eq(all.p[i].type, STR("REQUEST"))) e = &all.p[i];
        assert_non_null(e);
        assert_true(e->background == !own);
        if (own) assert_str_is(e->date.value, EXAMPLE_DATE);
    }
}

// What a government's account tells after "met yesterday" was not done today, and its own sentence
// gives no day; the line that says whose words they are is not the news. After "met today" it was.
static void test_day_of_readout(void **state)
{
    (void)state;
    static const char SOURCE[] = "The below is attributable to Spokesperson Ana Roe:\n\n";
    for (int today = 0; today < 2; today++) {
        buf b = {0};
        buf_add_format(&b,
                       "%sSecretary Roe met with the foreign minister of Chad %s. The Secretary "
                       "urged Chad to release the prisoners.",
                       SOURCE, today ? "today" : "yesterday");
        raw_record record = {.kind = RECORD_TEXT, .bytes = buf_str(&b), .file = STR("-")};
        document_options options = {.date = STR(EXAMPLE_DATE),
                                    .outlet = STR("US State Department")};
        document d;
        diag why;
        assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
        event_list all = coder_code(tools.run, &d, &memory).events;
        const event *e = NULL;
        for (size_t i = 0; i < all.n; i++)
            if (str_eq(all.p[i].type, STR("REQUEST"))) e = &all.p[i];
        assert_non_null(e);
        assert_false(e->background);
        if (today)
            assert_str_is(e->date.value, EXAMPLE_DATE);
        else
            assert_int_equal(e->date.value.n, 0);
        buf_free(&b);
    }
}

// What a government's texts tell of days before has not the day of the text: a story that a
// sentence before has dated, what "we have" done, what a transcript recounts, what an anniversary
// remembers.
static void test_day_of_what_was_before(void **state)
{
    (void)state;
    static const struct {
        const char *title, *text, *type;
        bool own_day, background;
    } CASES[] = {
        {"Visit",
         "Envoy Roe flew to Lima on July 9 and met the Peruvian minister there. She met the "
         "president of Peru. She urged Peru to free two editors.",
         "REQUEST", false, false},
        {"Visit",
         "Envoy Roe flew to Lima today and met the Peruvian minister there. She met the "
         "president of Peru. She urged Peru to free two editors.",
         "REQUEST", true, false},
        {"Help", "Floods have hit the coast of Togo. We have sent tents to Togo.", "AID", false,
         false},
        {"Help", "Floods have hit the coast of Togo. We have just sent tents to Togo.", "AID", true,
         false},
        {"Help", "Floods have hit the coast of Togo. The United States has sent tents to Togo.",
         "AID", false, false},
        {"Help", "The United States has sent tents to Togo. Floods have hit its coast.", "AID",
         true, false},
        {"Vow",
         "Togo signed a pact with Benin in 2015. The United States is committed to helping Togo "
         "build ports.",
         "AGREE", true, false},
        {"Banks", "Togo is a hard place. The Treasury has sanctioned two banks of Togo.",
         "SANCTION", true, false},
        {"Blame",
         "MR. ROE: Good afternoon.\n\nQUESTION: What about Togo?\n\nMR. ROE: It is a hard "
         "place. The government of Togo has tried to intimidate Benin.",
         "ACCUSE", true, false},
        {"Talks",
         "MR. ROE: Good afternoon.\n\nQUESTION: What about Togo?\n\nMR. ROE: The Togolese "
         "president met the minister of Benin today. He urged Benin to free two editors.",
         "REQUEST", true, false},
        {"Talks",
         "MR. ROE: Good afternoon.\n\nQUESTION: Togo rejects the talks with Benin. What now?",
         "REJECT", true, false},
        {"Talks",
         "MR. ROE: Good afternoon.\n\nQUESTION: Togo rejected the talks with Benin. What now?",
         "REJECT", false, false},
        {"Briefing",
         "MR. ROE: Good afternoon.\n\nQUESTION: What about Togo?\n\nMR. ROE: It is a hard "
         "time there. The Togolese president met the minister of Benin.",
         "CONSULT", false, false},
        {"Briefing",
         "MR. ROE: Good afternoon.\n\nQUESTION: What about Togo?\n\nMR. ROE: It is a hard "
         "time there. The Togolese president just met the minister of Benin.",
         "CONSULT", true, false},
        {"Anniversary of the Lome Landing",
         "The people of Togo are brave. The army of Benin attacked Togolese farmers.", "ASSAULT",
         false, true},
        {"News of the Lome Landing",
         "The people of Togo are brave. The army of Benin attacked Togolese farmers.", "ASSAULT",
         true, false},
        {"Demand",
         "Floods have hit Togo. Togo and Benin signed a pact in 2015. Mali must free the editors.",
         "REQUEST", true, false},
        {"Talks", "Floods have hit Togo. They are still consulting with the ministers of Benin.",
         "CONSULT", true, false},
        {"Talks",
         "Secretary Roe met the ministers of Togo and Benin today. They marked the anniversary "
         "of the crossing, when Chadian troops shot at Togolese farmers.",
         "ASSAULT", false, true},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        raw_record record = {.kind = RECORD_TEXT, .bytes = str_of(CASES[i].text), .file = STR("-")};
        document_options options = {.date = STR(EXAMPLE_DATE),
                                    .title = str_of(CASES[i].title),
                                    .outlet = STR("US State Department")};
        document d;
        diag why;
        assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
        event_list all = coder_code(tools.run, &d, &memory).events;
        const event *e = NULL;
        for (size_t k = 0; k < all.n; k++)
            if (str_eq(all.p[k].type, str_of(CASES[i].type))) e = &all.p[k];
        if (!e || (e->date.value.n > 0) != CASES[i].own_day || e->background != CASES[i].background)
            fail_msg("case %zu: %s%s", i, e ? "coded" : "no event",
                     e && e->background ? ", background" : "");
    }
}

// Whom a reporter asks in a government's transcript has met those he asks about.
static void test_asked_about_talks(void **state)
{
    (void)state;
    static const char TEXT[] =
        "MR. ROE: Good morning, everybody.\n\nQUESTION: You had long meetings on "
        "Monday with the presidents of Chad and Niger.";
    raw_record record = {.kind = RECORD_TEXT, .bytes = STR(TEXT), .file = STR("-")};
    document_options options = {.date = STR(EXAMPLE_DATE), .outlet = STR("US State Department")};
    document d;
    diag why;
    assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
    event_list all = coder_code(tools.run, &d, &memory).events;
    const event *e = NULL;
    for (size_t i = 0; i < all.n; i++)
        if (str_eq(all.p[i].type, STR("CONSULT"))) e = &all.p[i];
    assert_non_null(e);
    assert_int_equal(e->n_actors, 3);
    assert_str_is(e->actors[0].actor->country, "TCD");
    assert_str_is(e->actors[2].actor->country, "USA");
}

// What a government says that it has done is its news; in another's report the perfect tells what
// went before.
static void test_own_perfect(void **state)
{
    (void)state;
    static const char TEXT[] =
        "Secretary Roe met the ministers of Chad and Niger today. The United "
        "States has sanctioned a Malian general.";
    for (int own = 0; own < 2; own++) {
        raw_record record = {.kind = RECORD_TEXT, .bytes = STR(TEXT), .file = STR("-")};
        document_options options = {.date = STR(EXAMPLE_DATE),
                                    .outlet = own ? STR("US State Department") : STR("Gazette")};
        document d;
        diag why;
        assert_ok(document_build(&record, &options, &memory, &d, &why), &why);
        event_list all = coder_code(tools.run, &d, &memory).events;
        const event *e = NULL;
        for (size_t i = 0; i < all.n; i++)
            if (str_eq(all.p[i].type, STR("SANCTION"))) e = &all.p[i];
        assert_non_null(e);
        assert_true(e->background == !own);
        if (own) assert_str_is(e->date.value, EXAMPLE_DATE);
    }
}

static void test_items(void **state)
{
    (void)state;
    const event *e = code("Since March 2021 Turkey has sold Libya 40 drones.", "COOPERATE");
    assert_int_equal(e->n_items, 1);
    assert_str_is(e->items[0].item.category, "drone");
    assert_true(e->items[0].amount.value == 40);
    e = code("Since March 2021 Turkey has sold Libya hundreds of drones.", "COOPERATE");
    assert_int_equal(e->n_items, 1);
    assert_true(isnan(e->items[0].amount.value)); // the text gives no number
    assert_true(e->items[0].amount.low == 200);
    assert_str_is(e->date.value, "2021-03/..");
}

static void test_nested_attribution(void **state)
{
    (void)state;
    const event *e =
        code("Kenya's foreign minister said on Tuesday that Ugandan officials had told "
             "him that Kampala would expel the Kenyan ambassador.",
             "SANCTION");
    assert_non_null(e->says);
    assert_str_is(e->says->name, "Ugandan officials");
    assert_str_is(e->says->lemma, "tell");
    assert_non_null(e->says->outer);
    assert_str_is(e->says->outer->name, "Kenya's foreign minister");
    assert_null(e->says->outer->outer);
    assert_int_equal(e->claim, CLAIM_ALLEGED);
    assert_int_equal(e->status, EVENT_PLANNED);
    assert_int_equal(e->n_actors, 1);
    assert_str_is(e->actors[0].how, "capital");
    assert_covers(e->actors[0].span, "Kampala");
}

// A demand or a promise that is reported is its speaker's act, told by the author; in quotation
// marks, or of somebody else's deed, the words are his. A label may open with any office.
static void test_own_act_of_a_speaker(void **state)
{
    (void)state;
    const event *e = code("Peru's minister stressed that Chad must free the editor.", "REQUEST");
    assert_str_is(e->actors[0].actor->code, "PERGOV");
    assert_null(e->says);
    e = code("\"Chad must free the editor,\" Peru's minister said.", "REQUEST");
    assert_non_null(e->says);
    e = code("Peru's minister said that Chad had arrested the editor.", "COERCE");
    assert_non_null(e->says);
    e = code("Harbour Office Director Roe: Peru condemns the attack on Mali.", "ACCUSE");
    assert_non_null(e->says);
    assert_str_is(e->says->name, "Director Roe");
}

static int open_tools(void **state)
{
    (void)state;
    scenario_open(&tools, AS_SHIPPED);
    return 0;
}

static int close_tools(void **state)
{
    (void)state;
    scenario_close(&tools);
    arena_free(&memory);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_topic),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_two_titles),
        cmocka_unit_test(test_place_and_casualties),
        cmocka_unit_test(test_venue),
        cmocka_unit_test(test_contexts),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_people_of_attacks),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_readout),
        cmocka_unit_test(test_day_of_readout),
        cmocka_unit_test(test_day_of_what_was_before),
        cmocka_unit_test(test_asked_about_talks),
        cmocka_unit_test(test_own_perfect),
        cmocka_unit_test(test_nested_attribution),
        cmocka_unit_test(test_own_act_of_a_speaker),
    };
    return cmocka_run_group_tests_name("fields", tests, open_tools, close_tools);
}
