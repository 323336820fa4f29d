// Red lines, warnings and claims of crossing, in texts of our own that the real coder reads.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "ledger/about.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"

#define TEXTS_MAX 3

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *date, *text;
} article;

typedef struct {
    article texts[TEXTS_MAX];
    const char *expected; // "BY>TO STRENGTH (SUBJECT) SINCE VOICE; ! DEED [BY]; "
} line_case;

static void add_text(ledger *l, const ledger_reader *reader, bench *b, const article *t)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(t->text), .file = STR("f")};
    document_options options = {.date = str_of(t->date), .title = STR("News")};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    coded c = coder_code(b->run, d, &b->a);
    fact_list facts = ledger_read(reader, &c, &b->a);
    for (size_t i = 0; i < facts.n; i++) ledger_add(l, &facts.p[i]);
}

static void write_rows(const ledger_table *t, buf *out)
{
    for (size_t i = 0; i < t->n_redlines; i++) {
        const redline_row *r = &t->redlines[i];
        buf_add_format(out, "%.*s>%.*s %.*s (%.*s)", STR_ARG(r->by.key), STR_ARG(r->to.key),
                       STR_ARG(r->strength), STR_ARG(r->subject));
        if (r->since.n) buf_add_format(out, " %.*s", STR_ARG(r->since));
        if (r->voiced_by.n) buf_add_format(out, " %.*s", STR_ARG(r->voiced_by));
        buf_add_c(out, "; ");
        for (uint32_t k = 0; k < r->n_crossings; k++)
            buf_add_format(out, "! %.*s [%.*s]; ", STR_ARG(r->crossings[k].text),
                           STR_ARG(r->crossings[k].by));
        for (uint32_t k = 0; k < r->n_proposed; k++)
            buf_add_format(out, "? %.*s %.*s; ", STR_ARG(r->proposed[k].date),
                           STR_ARG(r->proposed[k].reason));
    }
}

// The same rows whether the texts come in order or the other way round.
static void check(void **state, const line_case *cases, size_t n)
{
    ledger_reader *reader;
    diag why = {0};
    if (!*state) skip();
    assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
    for (size_t i = 0; i < n; i++) {
        buf out[2] = {{0}, {0}};
        for (int back = 0; back < 2; back++) {
            ledger *l = ledger_new();
            for (int k = 0; k < TEXTS_MAX; k++) {
                const article *t = &cases[i].texts[back ? TEXTS_MAX - 1 - k : k];
                if (t->text) add_text(l, reader, *state, t);
            }
            ledger_close(l, STR_NONE);
            write_rows(ledger_rows(l), &out[back]);
            ledger_free(l);
        }
        if (!str_eq(buf_str(&out[0]), str_of(cases[i].expected)) ||
            !str_eq(buf_str(&out[0]), buf_str(&out[1])))
            fail_msg("%s\n  expected %s\n  got      %.*s\n  back     %.*s", cases[i].texts[0].text,
                     cases[i].expected, STR_ARG(buf_str(&out[0])), STR_ARG(buf_str(&out[1])));
        buf_free(&out[0]);
        buf_free(&out[1]);
    }
    ledger_reader_close(reader);
}

#define DAY  "2031-05-14" // a Wednesday
#define LATE "2031-07-02"

static void test_lines(void **state)
{
    static const line_case CASES[] = {
        // said of a deed; the doer is the one for whom it is
        {{{DAY, "Rwandan patrols on the Ruzizi bridge are a red line, Burundian President Aline "
                "Ntare said on Tuesday."}},
         "BDI>RWA red line (Rwandan patrols on the Ruzizi bridge) 2031-05-13 Aline Ntare; "},
        // the minister of a paper's own state, whose line it is
        {{{DAY, "Foreign Minister Jomo Hadi said on Tuesday that a Kenyan base at Moyale would be "
                "a red line for Ethiopia."}},
         "ETH>KEN red line (Kenyan base at Moyale) 2031-05-13 Jomo Hadi; "},
        // drawn, called, regarded
        {{{DAY, "Laos has drawn a red line for Thailand over the Mekong islands."}},
         "LAO>THA red line (Mekong islands) 2031-05-14; "},
        {{{DAY, "Oman called the Yemeni brigade at Shehen a red line on Monday."}},
         "OMN>YEM red line (Yemeni brigade) 2031-05-12; "},
        {{{DAY, "Ghana would regard the arrival of Togolese guns at Aflao as crossing a red line, "
                "the Ghanaian defence minister said."}},
         "GHA>TGO red line (arrival of Togolese guns at Aflao) 2031-05-14; "},
        {{{DAY, "Any Greek landing on the islet would cross a red line, the Turkish foreign "
                "minister said."}},
         "TUR>GRC red line (Greek landing on the islet) 2031-05-14; "},
        // whom it is told
        {{{DAY, "Peru's president told Bolivia on Monday that a canal at Puno would be a red "
                "line."}},
         "PER>BOL red line (canal at Puno) 2031-05-12; "},
        // "the issue", and those who have said so
        {{{DAY,
           "Greece has sold guns to Kosovo for years, ignoring warnings from Serbian "
           "officials in the capital and abroad, including, more than once, President Vucic, that "
           "the issue is a \"first red line\" in relations between Greece and Serbia."}},
         "SRB>GRC red line (Kosovo) Aleksandar Vu\xc4\x8di\xc4\x87; ! Greece has sold guns to "
         "Kosovo for years "
         "[author]; "},
        // "that": what was said before
        {{{DAY, "Eritrea must not bring guns into the buffer zone, Ethiopia's prime minister said. "
                "\"That is our red line,\" he said."}},
         "ETH>ERI red line (Eritrea must not bring guns into the buffer zone) 2031-05-14; "},
        // for whom it is one, whoever says so; what stands behind the object is its own
        {{{DAY, "Yemeni drones off Masirah are a red line for Oman, its army said on Monday."}},
         "OMN>YEM red line (Yemeni drones off Masirah) 2031-05-12; "},
        {{{DAY, "Tunisia would see a Libyan base at Dehiba as crossing a red line, its defence "
                "minister said."}},
         "TUN>LBY red line (Libyan base at Dehiba) 2031-05-14; "},
        // a condition
        {{{DAY, "\"If Kosovo's police come to the north, a red line is crossed,\" the Serbian "
                "president said on Sunday."}},
         "SRB>XKX red line (Kosovo's police come to the north) 2031-05-11; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

#define LINE_ON_KOSOVO                                                                             \
    {                                                                                              \
        DAY, "Serbian President Vucic told Greece on Tuesday that arms for Kosovo would be a "     \
             "red line."                                                                           \
    }
#define ROW_ON_KOSOVO                                                                              \
    "SRB>GRC red line (arms for Kosovo) 2031-05-13 Aleksandar Vu\xc4\x8di\xc4\x87; "

// What is done later to somebody whom the line names, by the one for whom it was drawn.
static void test_proposed(void **state)
{
    static const line_case CASES[] = {
        {{LINE_ON_KOSOVO, {LATE, "Greece delivered 12 howitzers to Kosovo on Monday."}},
         ROW_ON_KOSOVO
         "? 2031-06-30 GRC arms or aids XKX (delivered) after the line was drawn; the "
         "line names Kosovo; "},
        // before it, by another, to another, only wished for
        {{LINE_ON_KOSOVO, {"2031-04-02", "Greece delivered 12 howitzers to Kosovo on Monday."}},
         ROW_ON_KOSOVO},
        {{LINE_ON_KOSOVO, {LATE, "Norway delivered 12 howitzers to Kosovo on Monday."}},
         ROW_ON_KOSOVO},
        {{LINE_ON_KOSOVO, {LATE, "Greece delivered 12 howitzers to Chad on Monday."}},
         ROW_ON_KOSOVO},
        {{LINE_ON_KOSOVO, {LATE, "Kosovo asked Greece for 12 howitzers on Monday."}},
         ROW_ON_KOSOVO},
        {{LINE_ON_KOSOVO, {LATE, "Greece and Kosovo held border talks on Monday."}},
         ROW_ON_KOSOVO "? 2031-06-30 GRC talks with XKX (held) after the line was drawn; the line "
                       "names Kosovo; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_no_lines(void **state)
{
    static const line_case CASES[] = {
        {{{DAY, "The Kenyan teachers' union said on Monday that lower pay was a red line."}}, ""},
        {{{DAY, "For the firm's owner a tax on cars is a red line, she told Chad's president."}},
         ""},
        {{{DAY, "Polish tariffs on wine are not a red line, Hungary's foreign minister said."}},
         ""},
        {{{DAY, "Is the bridge a red line for Poland against Belarus?"}}, ""},
        {{{DAY, "The Kenyan president said that a higher pension age was a red line."}}, ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_warnings(void **state)
{
    static const line_case CASES[] = {
        {{{DAY, "Ecuador warned Colombia on Monday against building camps on the Putumayo."}},
         "ECU>COL warning (building camps on the Putumayo) 2031-05-12; "},
        // beside another's threat
        {{{DAY, "Ecuador warned on Tuesday it will respond firmly if Colombia opens fire at "
                "Tufino, two days after Bogota threatened to strike the camps there."}},
         "ECU>COL warning (Colombia opens fire at Tufino) 2031-05-13; "},
        {{{DAY, "Iran warned Iraq not to open its airspace to Israeli jets."}},
         "IRN>IRQ warning (open its airspace to Israeli jets) 2031-05-14; "},
        {{{DAY, "Namibia has told Angola that new posts on the Kunene would have consequences."}},
         "NAM>AGO warning (new posts on the Kunene) 2031-05-14; "},
        {{{DAY, "Norway sold radars to Georgia, a step the Russian army warned would be "
                "intolerable."}},
         "RUS>NOR warning (sold radars to Georgia) 2031-05-14; "},
        {{{DAY, "NATO said on Monday that it would respond if Russia cut the cables."}},
         "IGOWSTNAT>RUS warning (Russia cut the cables) 2031-05-12; "},
        // no warnings: forecasts, services, questions, one's own
        {{{DAY, "The weather service of Peru warned Chile of a danger of floods."}}, ""},
        {{{DAY, "Britain warned Estonia that a Russian attack was near."}}, ""},
        {{{DAY, "The Turkish army said a radar of its early warning system had failed in Syria."}},
         ""},
        {{{DAY, "A Russian general warned President Putin against the war."}}, ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_crossings(void **state)
{
    static const line_case CASES[] = {
        // the author's, with the deed in the sentence before
        {{{DAY, "Soldiers of Chad on the Salamat road are a red line, Sudan's president said."},
          {LATE, "On Sunday Chad sent two battalions up the Salamat road. Chad has crossed Sudan's "
                 "red line."}},
         "SDN>TCD red line (Soldiers of Chad on the Salamat road) 2031-05-14; ! On Sunday Chad "
         "sent two battalions up the Salamat road. [author]; "},
        // an accuser's
        {{{DAY, "Kenyan drilling off Kiamboni is a red line, Somalia's president said."},
          {LATE, "Somalia accused Kenya of crossing its red line by sending a drill ship there."}},
         "SOM>KEN red line (Kenyan drilling off Kiamboni) 2031-05-14; ! sending a drill ship there "
         "[SOM]; "},
        // denied, asked, ruled out: none
        {{{DAY, "Kenyan drilling off Kiamboni is a red line, Somalia's president said."},
          {LATE, "Kenya denied that it had crossed Somalia's red line with the ship. Asked whether "
                 "Kenya had crossed a red line, a Somali spokesman was silent."},
          {LATE, "\"We have not crossed any red line,\" the Kenyan foreign minister said."}},
         "SOM>KEN red line (Kenyan drilling off Kiamboni) 2031-05-14; "},
        // of another pair: not this one
        {{{DAY, "Kenyan drilling off Kiamboni is a red line, Somalia's president said."},
          {LATE, "Peru accused Chile of crossing its red line by moving the marker."}},
         "PER>CHL red line (moving the marker); ! moving the marker [PER]; SOM>KEN red line "
         "(Kenyan drilling off Kiamboni) 2031-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_one_row(void **state)
{
    static const line_case CASES[] = {
        // repeated in other words: one row since the first
        {{{DAY, "Egypt warned Ethiopia against beginning a second dam at Mandaya."},
          {LATE, "Egypt on Tuesday repeated its warning to Ethiopia about the dam at Mandaya."}},
         "EGY>ETH warning (beginning a second dam at Mandaya) 2031-05-14; "},
        // another subject, another pair: apart
        {{{DAY, "Egypt warned Ethiopia against beginning a second dam at Mandaya."},
          {LATE, "Egypt warned Ethiopia against selling guns to the rebels of Darfur."},
          {LATE, "Egypt warned Sudan against beginning a second dam at Mandaya."}},
         "EGY>ETH warning (beginning a second dam at Mandaya) 2031-05-14; EGY>ETH warning (selling "
         "guns to the rebels of Darfur) 2031-07-02; EGY>SDN warning (beginning a second dam at "
         "Mandaya) 2031-07-02; "},
        // years later it is another
        {{{"2031-05-14", "Egypt will impose heavy costs on Ethiopia if it fills the dam at "
                         "Mandaya, Egypt's government said."},
          {"2036-05-14", "Egypt will impose heavy costs on Ethiopia if it fills the dam at "
                         "Mandaya, Egypt's government said."}},
         "EGY>ETH warning (Ethiopia fills the dam at Mandaya) 2031-05-14; EGY>ETH warning "
         "(Ethiopia fills the "
         "dam at Mandaya) 2036-05-14; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_likeness(void **state)
{
    (void)state;
    assert_true(matter_same(STR_NONE, STR("works at the port of Adale"), STR_NONE,
                            STR("working in the port")));
    assert_true(
        matter_same(STR("water"), STR("second dam"), STR("water"), STR("course of a river")));
    assert_false(matter_same(STR("water"), STR("dam at Adale"), STR("water"), STR("dam at Borko")));
    assert_false(matter_same(STR_NONE, STR("visits of ministers"), STR_NONE, STR("sale of guns")));
    assert_true(matter_same(STR_NONE, STR_NONE, STR_NONE, STR("sale of guns")));
    assert_true(matter_share_name(STR("a trip to Adale"), STR("games over Adale"), STR("Peru"),
                                  STR("Chile")));
    assert_false(matter_share_name(STR("the Peruvian trip"), STR("the Peruvian games"), STR("Peru"),
                                   STR("Chile")));
    assert_str_is(matter_title(STR("fisheries"), STR("fishing rights")), "fisheries");
    assert_str_is(matter_title(STR("fisheries"), STR("boats that fish off our coast")),
                  "boats that fish off our coast");
}

// What is left out rather than told wrongly, and where the words of a matter begin and end.
static void test_fields_left_out(void **state)
{
    static const line_case CASES[] = {
        // somebody's, whom the text does not name
        {{{"2024-05-03", "This quarrel is about humanity's red line, the Ghanaian foreign minister "
                         "said."}},
         ""},
        // what a reporter says in his turn is his
        {{{"2024-05-03",
           "Q Thanks. So, the Ghanaian government will retaliate if Mali blocks the port.\n"
           "MR. MENSAH: I have not seen that."}},
         ""},
        // where it would be done is not who would do it
        {{{"2024-05-03", "Ghana's government said it would retaliate if its envoys were attacked "
                         "in Mali."}},
         "" /* nor is a warning to nobody a row */},
        {{{"2024-05-03", "The Ghanaian government said that it would retaliate if Mali blocked the "
                         "port and that it would not give up the islands."}},
         "GHA>MLI warning (Mali blocked the port) 2024-05-03; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Warnings that only a condition tells, with a deadline, an ultimatum, a formula.
static void test_conditions(void **state)
{
    static const line_case CASES[] = {
        // the deadline is not the day of the warning
        {{{DAY, "Kenya will close the port of Mombasa to Ugandan oil unless Uganda lifts its ban "
                "on Kenyan milk by Friday, a government spokesman said in Nairobi on Monday."}},
         "KEN>UGA warning (Uganda lifts its ban on Kenyan milk by Friday) 2031-05-12; "},
        {{{DAY, "Armenia gave Azerbaijan until Sunday to remove two posts above Jermuk."}},
         "ARM>AZE warning (remove two posts above Jermuk) 2031-05-14; "},
        {{{DAY, "If Cambodia moves the fence at Preah Vihear, the border gates will be shut, Thai "
                "Defence Minister Somchai Rattan warned on Tuesday."}},
         "THA>KHM warning (Cambodia moves the fence at Preah Vihear) 2031-05-13 Somchai Rattan; "},
        {{{DAY, "Tokyo has cautioned Beijing that it will lodge a case at The Hague should Chinese "
                "rigs start pumping gas at the Shirakaba field, a Japanese official said."}},
         "JPN>CHN warning (Chinese rigs start pumping gas at the Shirakaba field) 2031-05-14; "},
        // whom it hits, when the condition names nobody
        {{{DAY, "Latvia's interior minister warned on Monday that the last crossing to Belarus "
                "would be closed if migrants were pushed over the border again."}},
         "LVA>BLR warning (migrants were pushed over the border again) 2031-05-12; "},
        // a bare power or "it" is no matter: the condition is
        {{{DAY, "Pakistan on Monday warned India that it would pay a heavy price if it built the "
                "barrage on Lake Wullar."}},
         "PAK>IND warning (India built the barrage on Lake Wullar) 2031-05-12; "},
        {{{DAY, "Venezuela threatened on Monday to cut off power to Guyana if Georgetown lets "
                "foreign ships drill off Essequibo."}},
         "VEN>GUY warning (Georgetown lets foreign ships drill off Essequibo) 2031-05-12; "},
        // two tellings in one text, of which the later points back
        {{{DAY, "Somalia warned Ethiopia of consequences if it goes ahead with the lease of "
                "Berbera. If Ethiopia ratifies this paper, its envoys will be expelled, Somalia "
                "said."}},
         "SOM>ETH warning (Ethiopia goes ahead with the lease of Berbera) 2031-05-14; "},
        // no warnings: what the flood does, promises, what others would do, no condition of a deed
        {{{DAY, "Kenya will close the school at Busia if the flood from Uganda reaches it, its "
                "education minister said."}},
         ""},
        {{{DAY, "Israel will halt its strikes if Lebanon pulls back its army, Israel said."}}, ""},
        {{{DAY, "Britain warned Estonia that Russia would attack if the ice held."}}, ""},
        {{{DAY, "If you look at the map, Kenya will close the road to Uganda, its minister said."}},
         ""},
        {{{DAY, "Any invasion of Ukraine will be met with a firm response, Poland said."}}, ""},
        {{{DAY, "Poland draws no red lines for Belarus at Terespol, its minister said."}}, ""},
        {{{DAY, "Egyptian boats off Sollum are a red line, Libya told Egypt on Monday."},
          {LATE, "No red line of Libya has been crossed by Egypt at Sollum, a reader writes."}},
         "LBY>EGY red line (Egyptian boats off Sollum) 2031-05-12; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Answers to any deed, orders, what is not allowed, lines in other words; whose and about what.
static void test_other_words(void **state)
{
    static const line_case CASES[] = {
        {{{DAY, "Any violation of Niger's airspace by Nigeria will be answered at once, the junta "
                "in Niamey said on Monday."}},
         "NER>NGA warning (violation of Niger's airspace by Nigeria) 2031-05-12; "},
        {{{DAY, "Iran vowed on Monday a crushing response to any Israeli strike on its reactors."}},
         "IRN>ISR warning (Israeli strike on its reactors) 2031-05-12; "},
        {{{DAY, "Ghana threatened on Monday to recall its ambassador from Togo over the arrest of "
                "fishermen."}},
         "GHA>TGO warning (arrest of fishermen) 2031-05-12; "},
        {{{DAY, "Turkey has warned it will not allow Greece to extend its waters to twelve miles "
                "in the Aegean."}},
         "TUR>GRC warning (extend its waters to twelve miles in the Aegean) 2031-05-14; "},
        // who was told it is who is warned, not whose bombers they are
        {{{DAY, "Norway has been told by Russia that the stationing of American bombers at Evenes "
                "would not go unanswered, officials in Oslo said on Tuesday."}},
         "RUS>NOR warning (stationing of American bombers at Evenes) 2031-05-13; "},
        // the end is spelled out before who says it
        {{{DAY, "Egypt's red line is clear: no filling of the Ethiopian dam without a treaty, its "
                "irrigation minister said on Monday."}},
         "EGY>ETH red line (no filling of the Ethiopian dam without a treaty) 2031-05-12; "},
        {{{DAY, "The Taiwan question is the first red line that Japan must not cross, China's "
                "foreign ministry said on Monday."}},
         "CHN>JPN red line (Taiwan question) 2031-05-12; "},
        {{{DAY, "Mali regards the sheltering of Tuareg rebels by Algeria as a red line, a "
                "spokesman for the junta said on Tuesday."}},
         "MLI>DZA red line (sheltering of Tuareg rebels by Algeria) 2031-05-13; "},
        {{{DAY, "Baghdad gave Ankara ten days on Monday to pull its battalion out of Bashiqa."}},
         "IRQ>TUR warning (pull its battalion out of Bashiqa) 2031-05-12; "},
        {{{DAY, "Saudi Arabia warned the Houthis on Monday that one more drone over Abha would be "
                "answered with full force."}},
         "SAU>YEMREBHTH warning (one more drone over Abha) 2031-05-12; "},
        // what comes of itself, or has to be, is no deed of a state
        {{{DAY, "Norway said on Monday that it would cut its gas exports to Britain if a pipeline "
                "had to be repaired."}},
         ""},
        {{{DAY, "Chile will suspend flights to Peru if the ash cloud drifts north, its aviation "
                "authority said on Monday."}},
         ""},
        {{{DAY, "Norway's weather office warned on Monday that avalanches would close the road to "
                "Sweden if the thaw went on."}},
         ""},
        {{{DAY, "Vietnam will halt imports of Thai pork if the swine fever spreads, its farm "
                "ministry said on Monday."}},
         ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_wording(void **state)
{
    static const line_case CASES[] = {
        // the doer by name, in the third person, without what belongs to the answer
        {{{DAY, "Kenya is ready to impose heavy costs on Uganda should it choose war, Kenya's "
                "government said on Monday."}},
         "KEN>UGA warning (Uganda chooses war) 2031-05-12; "},
        {{{DAY, "Serbia will pay a steep price if it arms the rebels, including new sanctions, "
                "Kosovo's government said on Monday."}},
         "XKX>SRB warning (Serbia arms the rebels) 2031-05-12; "},
        {{{DAY, "If there were a Syrian raid on Nusaybin, this would have grave consequences for "
                "Syria, Turkey's foreign minister said on Monday."}},
         "TUR>SYR warning (Syrian raid on Nusaybin) 2031-05-12; "},
        // named in the sentence before "such"
        {{{DAY, "Oman condemned the laying of naval mines on Monday and warned Yemen that any use "
                "of such mines would be met with severe consequences."}},
         "OMN>YEM warning (use of naval mines) 2031-05-12; "},
        // names no deed
        {{{DAY, "If Togo acts, Ghana will retaliate, its defence minister said on Monday."}}, ""},
        {{{DAY, "If Togo goes back on that promise, Ghana will retaliate, its government said."}},
         ""},
        // not two matters in one for the name of the other side
        {{{DAY, "Ghana will retaliate if Togo mines the Volta, its government said."},
          {LATE, "Ghana will retaliate if Togo expels its teachers, its government said."}},
         "GHA>TGO warning (Togo expels its teachers) 2031-07-02; GHA>TGO warning (Togo mines the "
         "Volta) 2031-05-14; "},
        // effects, figures of speech and favours warn nobody
        {{{DAY, "War in the Gulf of Aden would have serious consequences for trade and for "
                "security, Djibouti's foreign minister told Eritrea."}},
         ""},
        {{{DAY, "Chile will not let Bolivia drag the court into its quarrels, its foreign "
                "minister said."}},
         ""},
        {{{DAY, "If Cuba frees the fishermen, Haiti will respond positively, its government "
                "said."}},
         ""},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

// Who draws it, of several, and not who relays it.
static void test_drawers(void **state)
{
    static const line_case CASES[] = {
        {{{DAY, "Statement of the foreign ministers of Latvia and Estonia. We, the foreign "
                "ministers of Latvia and Estonia, met in Riga. We reiterate that any Belarusian "
                "raid on Krasava would be met with severe consequences."}},
         "EST>BLR warning (Belarusian raid on Krasava) 2031-05-14; LVA>BLR warning (Belarusian "
         "raid on Krasava) 2031-05-14; "},
        // whom it is made clear to, not whom the deed would help; "they" are no single one
        {{{DAY, "Poland made clear to Hungary on Monday that any effort to pay for Belarus's guns "
                "would be met with heavy costs."}},
         "POL>HUN warning (effort to pay for Belarus's guns) 2031-05-12; "},
        {{{DAY, "Poland's government published a readout. The minister spoke with partners on "
                "Monday. They pledged that any Belarusian raid would be met with heavy costs."}},
         ""},
        {{{DAY, "As President Aline Ntare of Burundi said on Monday, Rwanda will face consequences "
                "if Rwandan guns reach the Ruzizi, the government's spokesman, Jean Bosco, said."}},
         "BDI>RWA warning (Rwandan guns reach the Ruzizi) 2031-05-12 Aline Ntare; "},
    };
    check(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_other_words),     cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_proposed),        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_no_lines),        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_crossings),       cmocka_unit_test(test_one_row),
        cmocka_unit_test(test_fields_left_out), cmocka_unit_test(test_likeness),
        cmocka_unit_test(test_wording),         cmocka_unit_test(test_drawers),
    };
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
