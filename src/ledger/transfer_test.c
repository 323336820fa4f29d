// Transfers of texts of our own, read by the real coder and folded to rows.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"

#include <math.h>

#define TEXTS_MAX 4

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *date, *title, *text;
} news;

typedef struct {
    news texts[TEXTS_MAX]; // up to the first without a date
    // "SUPPLIER>RECIPIENTS kind VALUE UNIT (others) of WHOLE [items] by MAKERS date stage, date
    // stage\n"
    const char *expected;
} story;

static coded read_text(bench *b, const news *n)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(n->text), .file = str_of(n->title)};
    document_options options = {.date = str_of(n->date), .title = str_of(n->title)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    return coder_code(b->run, d, &b->a);
}

static void write_value(const transfer_row *r, buf *out)
{
    if (isfinite(r->value)) buf_add_format(out, " %.0fm %.*s", r->value / 1e6, STR_ARG(r->unit));
    for (uint32_t i = 1; i < r->n_values; i++)
        buf_add_format(out, i > 1 ? " %.0fm" : " not %.0fm", r->values[i].value / 1e6);
    if (isfinite(r->whole_value)) buf_add_format(out, " of %.0fm", r->whole_value / 1e6);
}

static void write_row(const transfer_row *r, buf *out)
{
    for (uint32_t i = 0; i < r->n_suppliers; i++)
        buf_add_format(out, i ? "+%.*s" : "%.*s", STR_ARG(r->suppliers[i].key));
    buf_add_format(out, ">");
    for (uint32_t i = 0; i < r->n_recipients; i++)
        buf_add_format(out, i ? "+%.*s" : "%.*s", STR_ARG(r->recipients[i].key));
    buf_add_format(out, " %.*s", STR_ARG(r->kind));
    write_value(r, out);
    buf_add_format(out, " [");
    for (uint32_t i = 0; i < r->n_items; i++) {
        if (i) buf_add_format(out, ", ");
        if (isfinite(r->items[i].quantity)) buf_add_format(out, "%.0f ", r->items[i].quantity);
        buf_add(out, r->items[i].text);
    }
    buf_add_format(out, "]");
    for (uint32_t i = 0; i < r->n_makers; i++)
        buf_add_format(out, i ? "+%.*s" : " by %.*s", STR_ARG(r->makers[i]));
    for (uint32_t i = 0; i < r->n_history; i++)
        buf_add_format(out, "%s %.*s%s%.*s", i ? "," : "", STR_ARG(r->history[i].date),
                       r->history[i].date.n ? " " : "", STR_ARG(r->history[i].state));
    buf_add_format(out, "\n");
}

static void fold_texts(const ledger_reader *reader, const coded *all, size_t n, bool backwards,
                       bench *b, buf *out)
{
    ledger *l = ledger_new();
    for (size_t i = 0; i < n; i++) {
        fact_list facts = ledger_read(reader, &all[backwards ? n - 1 - i : i], &b->a);
        for (size_t k = 0; k < facts.n; k++) ledger_add(l, &facts.p[k]);
    }
    ledger_close(l, STR_NONE);
    const ledger_table *t = ledger_rows(l);
    for (size_t i = 0; i < t->n_transfers; i++) write_row(&t->transfers[i], out);
    ledger_free(l);
}

static void check(void **state, const story *stories, size_t n)
{
    if (!*state) skip();
    bench *b = *state;
    ledger_reader *reader;
    diag why = {0};
    assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
    for (size_t i = 0; i < n; i++) {
        buf out = {0}, reversed = {0};
        coded all[TEXTS_MAX];
        size_t k = 0;
        for (; k < TEXTS_MAX && stories[i].texts[k].date; k++)
            all[k] = read_text(b, &stories[i].texts[k]);
        fold_texts(reader, all, k, false, b, &out);
        fold_texts(reader, all, k, true, b, &reversed);
        if (!str_eq(buf_str(&out), str_of(stories[i].expected)))
            fail_msg("%s\nexpected\n%sgot\n%.*s", stories[i].texts[0].title, stories[i].expected,
                     STR_ARG(buf_str(&out)));
        assert_true(str_eq(buf_str(&out), buf_str(&reversed))); // whatever the order
        buf_free(&out);
        buf_free(&reversed);
    }
    ledger_reader_close(reader);
}

#define CHECK(state, stories) check(state, stories, sizeof(stories) / sizeof *(stories))

static void test_one_sale_through_its_stages(void **state)
{
    static const story STORIES[] = {
        {{{"2021-02-10", "Norway offers Philippines missiles",
           "Norway has offered to sell the Philippines three NASAMS batteries, the Norwegian "
           "defence minister said on Wednesday."},
          {"2021-09-02", "Manila picks Norwegian missiles",
           "The Philippine government has approved the purchase of three NASAMS batteries from "
           "Norway, the palace announced on Thursday. The deal is valued at $420 million."},
          {"2022-01-20", "Kongsberg wins Philippine order",
           "Norway's Kongsberg has signed a contract worth $410 million to supply three NASAMS "
           "batteries to the Philippine Air Force, the company said on Thursday. Delivery is "
           "expected to begin in 2024. A separate contract for coastal radars, worth $60 million, "
           "was signed with Japan's Mitsubishi Electric in December."},
          {"2024-06-12", "Philippines takes delivery of first battery",
           "The Philippine Air Force took delivery of its first NASAMS battery on Tuesday. The "
           "contract is worth $410 million."}},
         "JPN>PHL sale 60m USD [coastal radars] 2021-12 contracted\n"
         "NOR>PHL sale 410m USD not 420m [3 NASAMS batteries] by Kongsberg 2021-02-10 proposed, "
         "2021-09-02 "
         "approved, 2022-01-20 contracted, 2024-06-11 delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_delay_and_end(void **state)
{
    static const story STORIES[] = {
        {{{"2023-05-05", "Germany halts submarines for Egypt",
           "Germany has suspended the delivery of two Type 209 submarines to Egypt, the "
           "government said on Friday. Cairo ordered the boats in 2019 for 900 million euros."},
          {"2023-08-02", "Egypt scraps submarine order",
           "Egypt on Tuesday cancelled the order for two German submarines."}},
         "DEU>EGY sale 900m EUR [2 Type 209 submarines] 2019 contracted, 2023-05-05 delayed, "
         "2023-08-01 cancelled\n"},
        {{{"2023-01-10", "Jets for Peru late",
           "The first of 12 Gripen fighters for Peru will not arrive in March. Peru signed the "
           "contract with Sweden in June 2021."}},
         "SWE>PER sale [12 Gripen fighters] 2021-06 contracted, 2023-01-10 delayed\n"},
    };
    CHECK(state, STORIES);
}

static void test_packages_of_one_value(void **state)
{
    static const story STORIES[] = {
        {{{"2022-03-04", "Canada sends Latvia shells",
           "Canada on Thursday announced a first drawdown of its stocks for Latvia, worth $30 "
           "million. The package includes 8,000 artillery rounds."},
          {"2022-09-09", "Second package for Latvia",
           "Canada on Thursday announced a second drawdown of its stocks for Latvia, worth $30 "
           "million, that includes 16 radars."},
          {"2022-09-10", "Canadian radars for Latvia",
           "Latvia will get 16 radars from Canadian stocks. Ottawa announced the second drawdown, "
           "worth $32 million, on Thursday."}},
         "CAN>LVA drawdown 30m USD [8000 artillery rounds] 2022-03-03 announced\n"
         "CAN>LVA drawdown 32m USD not 30m [16 radars] 2022-09-08 announced\n"},
    };
    CHECK(state, STORIES);
}

static void test_parts_of_a_law(void **state)
{
    static const story STORIES[] = {
        {{{"2024-02-14", "Senate passes foreign aid bill",
           "The U.S. Senate on Tuesday passed a $40 billion foreign aid bill. The measure sets "
           "aside $23 billion for Ukraine and $10 billion for Israel."},
          {"2024-04-25", "President signs aid law",
           "President Biden signed the $40 billion foreign aid bill into law on Wednesday. It "
           "includes $23 billion for Ukraine and $10 billion for Israel."}},
         "USA> appropriation 40000m USD [] 2024-02-13 approved, 2024-04-24 enacted\n"
         "USA>ISR appropriation 10000m USD of 40000m [] 2024-02-13 approved, 2024-04-24 enacted\n"
         "USA>UKR appropriation 23000m USD of 40000m [] 2024-02-13 approved, 2024-04-24 enacted\n"},
        {{{"2024-05-02", "Bill signed",
           "President Biden also signed a $20 billion defence aid bill that included $3 billion "
           "for military aid for Japan and others in the Indo-Pacific."}},
         "USA> appropriation 20000m USD [] 2024-05-02 enacted\n"
         "USA>JPN+Indo-Pacific appropriation 3000m USD of 20000m [] 2024-05-02 enacted\n"},
    };
    CHECK(state, STORIES);
}

static void test_one_of_several(void **state)
{
    static const story STORIES[] = {
        {{{"2024-07-17", "Arms for Chad",
           "After the talks of November 2023, France has cleared a number of weapons sales to "
           "Chad, "
           "among them one last month worth $90 million for dozens of armed drones and radars."}},
         "FRA>TCD sale 90m USD [armed drones, radars] 2024-06 approved\n"},
    };
    CHECK(state, STORIES);
}

static void test_copies_have_no_vote(void **state)
{
#define WIRE                                                                                       \
    "The United States on Tuesday approved the sale of 60 missiles to Japan for $355 million."
    static const story STORIES[] = {
        {{{"2024-06-19", "Missiles for Japan", WIRE},
          {"2024-06-19", "US clears missiles for Japan", WIRE},
          {"2024-06-20", "Japan to get missiles",
           "Washington has approved the sale of 60 missiles worth $335 million to Japan, the "
           "Pentagon said."}},
         "USA>JPN sale 335m USD not 355m [60 missiles] 2024-06-18 approved\n"},
        {{{"2024-06-19", "Missiles for Japan", WIRE},
          {"2024-06-20", "Japan to get missiles",
           "Washington has approved the sale of 60 missiles worth $335 million to Japan."},
          {"2024-06-20", "A sale to Tokyo",
           "The sale of 60 missiles to Japan, worth $355 million, was approved by the United "
           "States on Tuesday."}},
         "USA>JPN sale 355m USD not 335m [60 missiles] 2024-06-18 approved\n"},
    };
    CHECK(state, STORIES);
#undef WIRE
}

static void test_stages_that_are_promised(void **state)
{
    static const story STORIES[] = {
        {{{"2024-07-17", "Dutch jets for Ukraine",
           "The Netherlands will send 24 F-16 jets to Ukraine, its defence minister said."}},
         "NLD>UKR  [24 F-16 jets] 2024-07-17 announced\n"},
        {{{"2024-07-17", "Chad agrees to buy drones",
           "Chad has agreed to buy 12 armed drones from Turkey."}},
         "TUR>TCD sale [12 armed drones] 2024-07-17 announced\n"},
        {{{"2024-07-17", "Help for Peru", "Chile helped Peru acquire 12 helicopters."}}, ""},
    };
    CHECK(state, STORIES);
}

static void test_loan_beside_sale(void **state)
{
    static const story STORIES[] = {
        {{{"2019-04-04", "Korea to finance patrol ships",
           "South Korea's export bank will lend Peru $300 million to finance the construction of "
           "two patrol ships, the finance ministry in Lima said on Wednesday."},
          {"2019-07-19", "Lima signs Korean credit",
           "Peru signed a loan agreement worth $320 million with South Korea on Thursday."},
          {"2020-02-12", "Korean loan for Peru paid out",
           "The Export-Import Bank of Korea on Tuesday disbursed a $300 million loan to Peru for "
           "the purchase of two patrol ships."}},
         "KOR>PER loan 300m USD not 320m [2 patrol ships] 2019-04-03 announced, 2019-07-18 "
         "contracted, 2020-02-11 delivered\n"},
        {{{"2021-05-28", "France to lend Croatia money for jets",
           "Croatia will buy 12 used Rafale fighters from France for 999 million euros. France "
           "will lend Croatia 500 million euros for the purchase."},
          {"2021-11-25", "Contract for Rafales signed in Zagreb",
           "Croatia and France signed a contract on Thursday for 12 second-hand Rafale jets worth "
           "1.15 billion euros. A loan agreement for 500 million euros was signed the same day."}},
         "FRA>HRV sale 1150m EUR not 999m [12 Rafale fighters] 2021-05-28 announced, 2021-11-25 "
         "contracted\n"
         "FRA>HRV loan 500m EUR [] 2021-05-28 announced, 2021-11-25 contracted\n"},
    };
    CHECK(state, STORIES);
}

static void test_shares_in_other_words(void **state)
{
    static const story STORIES[] = {
        {{{"2023-02-08", "Canada tables aid bill",
           "The Canadian government introduced a bill on Tuesday that would provide 3.2 billion "
           "Canadian dollars in military aid abroad, with 1.5 billion earmarked for Latvia. A "
           "separate bill on housing, worth 5 billion dollars, is before the Senate."},
          {"2023-05-17", "Canada's parliament adopts aid law",
           "Canada's parliament on Tuesday adopted a C$3.2 billion military aid law. Latvia is to "
           "receive C$1.5 billion of that sum and Estonia C$900 million. A C$2 billion programme "
           "for Sudan is not affected."}},
         "CAN> appropriation 3200m CAD [] 2023-02-07 proposed, 2023-05-16 approved\n"
         "CAN>EST appropriation 900m CAD of 3200m [] 2023-05-16 approved\n"
         "CAN>LVA appropriation 1500m CAD of 3200m [] 2023-05-16 approved\n"},
    };
    CHECK(state, STORIES);
}

static void test_nothing_is_invented(void **state)
{
    static const story STORIES[] = {
        {{{"2024-07-17", "Rwanda denies buying Turkish drones",
           "Rwanda's defence ministry denied that it had bought armed drones from Turkey."}},
         ""},
        {{{"2024-07-17", "Would Poland send jets?",
           "Will Poland send 12 fighter jets to Ukraine? Poland could send 12 MiG-29 jets to "
           "Ukraine. Poland has not sold 12 MiG-29 jets to Ukraine."}},
         ""},
        {{{"2024-07-17", "Aid over the years",
           "Since 2012 Washington has given Kyiv over $3 billion in military aid."}},
         ""},
        {{{"2024-07-17", "Eight years of aid",
           "Over the past eight years the US has handed Ukraine some $3 billion of military "
           "aid."}},
         ""},
        {{{"2024-07-17", "Nuclear fears",
           "The deal keeps Iran from obtaining a nuclear weapon, the US said."}},
         ""},
        {{{"2024-07-17", "Arms as such", "France has always sold weapons to Chad."}}, ""},
        {{{"2024-07-17", "An air force",
           "The Vietnamese air force flies 35 Su-30MK2 bought from Russia in 2003."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_kinds(void **state)
{
    static const story STORIES[] = {
        {{{"2024-07-17", "Tanks donated",
           "Britain donated 14 Challenger tanks to Ukraine on Tuesday."}},
         "GBR>UKR grant [14 Challenger tanks] 2024-07-16 delivered\n"},
        {{{"2024-07-17", "Loan for vehicles",
           "Poland announced a loan of 200 million zlotys for Moldova on Tuesday."}},
         "POL>MDA loan 200m PLN [] 2024-07-16 announced\n"},
        {{{"2024-07-17", "Ammunition handed over",
           "France sold Chad 20 howitzers for 40 million euros on Tuesday."}},
         "FRA>TCD sale 40m EUR [20 howitzers] 2024-07-16 contracted\n"},
    };
    CHECK(state, STORIES);
}

static void test_laws_in_many_words(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-02", "",
           "President Macron also put his name to a 3 billion euro law on foreign military aid; "
           "500 "
           "million euros of it is for arming Moldova and for other Black Sea projects."}},
         "FRA> appropriation 3000m EUR [] 2024-05-02 enacted\n"
         "FRA>MDA+Black Sea appropriation 500m EUR of 3000m [] 2024-05-02 enacted\n"},
        {{{"2021-06-15", "",
           "President Emmanuel Macron on Monday signed into law a 3 billion euro military aid "
           "package, a third of which, or 1 billion euros, goes to Ukraine."}},
         "FRA> appropriation 3000m EUR [] 2021-06-14 enacted\n"
         "FRA>UKR appropriation 1000m EUR of 3000m [] 2021-06-14 enacted\n"},
        {{{"2022-03-09", "",
           "Denmark's parliament on Tuesday adopted a Ukraine aid programme of 75 billion kroner. "
           "Of "
           "that sum, 20 billion kroner is for arms and 5 billion for Moldova."}},
         "DNK> appropriation 75000m DKK [] 2022-03-08 approved\n"
         "DNK>MDA appropriation 5000m DKK of 75000m [] 2022-03-08 approved\n"},
        {{{"2023-05-12", "",
           "The US Congress on Thursday passed a $16 billion foreign aid package that also has $4 "
           "billion for Israel and $2 billion for Jordan."}},
         "USA> appropriation 16000m USD [] 2023-05-11 approved\n"
         "USA>ISR appropriation 4000m USD of 16000m [] 2023-05-11 approved\n"
         "USA>JOR appropriation 2000m USD of 16000m [] 2023-05-11 approved\n"},
        {{{"2021-06-15", "",
           "The Canadian parliament on Monday approved 500 million Canadian dollars in military "
           "aid "
           "for Ukraine."}},
         "CAN>UKR appropriation 500m CAD [] 2021-06-14 approved\n"},
        {{{"2023-05-12", "",
           "France will give Moldova 20 armoured vehicles worth 40 million euros as part of a 200 "
           "million euro aid package."}},
         "FRA>MDA  40m EUR of 200m [20 armoured vehicles] 2023-05-12 announced\n"},
    };
    CHECK(state, STORIES);
}

static void test_one_of_them(void **state)
{
    static const story STORIES[] = {
        {{{"2024-07-17", "Arms for Chad",
           "Several weapons packages for Chad have been cleared by Paris since the "
           "round of November 2023. One of them, approved last month, is valued at $90 million and "
           "covers armed drones. France has sold the country arms for decades."}},
         "FRA>TCD sale 90m USD [armed drones] 2024-06 approved\n"},
        {{{"2021-06-15", "",
           "Germany has cleared several arms sales to Egypt since January. The largest of these, "
           "approved in May, covers three frigates worth 2.3 billion euros."}},
         "DEU>EGY sale 2300m EUR [3 frigates] 2021-05 approved\n"},
        {{{"2021-08-19", "",
           "Canada has cleared a number of weapons deals for Guyana, among them one in June: 48 "
           "armoured vehicles and spare parts for 210 million US dollars."}},
         "CAN>GUY sale 210m USD [48 armoured vehicles, spare parts] 2021-06 approved\n"},
    };
    CHECK(state, STORIES);
}

static void test_consent_and_presents(void **state)
{
    static const story STORIES[] = {
        {{{"2023-10-19", "",
           "The army criticised a sale of 36 howitzers to Chile, worth 95 million euros, to which "
           "Italy's government had given its approval last month."}},
         "ITA>CHL sale 95m EUR [36 howitzers] 2023-09 approved\n"},
        {{{"2022-06-03", "",
           "Not before last year did Austria make Laos a present of six helicopters."}},
         "AUT>LAO grant [6 helicopters] 2021 delivered\n"},
        {{{"2021-06-15", "",
           "The Biden administration on Monday notified Congress of a $1.1 billion arms package "
           "for "
           "Taiwan that includes 60 Harpoon missiles."}},
         "USA>TWN  1100m USD [60 Harpoon missiles] 2021-06-14 notified\n"},
    };
    CHECK(state, STORIES);
}

static void test_days_of_other_deeds(void **state)
{
    static const story STORIES[] = {
        {{{"2022-06-10", "",
           "Citing the deliveries of Brazilian attack aircraft to Bolivia, Peru's government on "
           "Thursday froze its border dialogue with Brazil."}},
         "BRA>BOL  [attack aircraft] delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_makers(void **state)
{
    static const story STORIES[] = {
        {{{"2021-06-15", "",
           "The United States approved the sale of 40 howitzers made by BAE Systems to Latvia for "
           "$180 million on Friday."}},
         "USA>LVA sale 180m USD [40 howitzers] by BAE Systems 2021-06-11 approved\n"},
        {{{"2021-06-15", "",
           "Finland on Friday signed a contract for 64 Lockheed Martin F-35 fighters from the "
           "United States, worth 8.4 billion euros."}},
         "USA>FIN sale 8400m EUR [64 F-35 fighters] by Lockheed Martin 2021-06-11 "
         "contracted\n"},
        {{{"2021-06-15", "",
           "Poland handed over 14 tanks to Ukraine on Monday. The tanks were built by Bumar."}},
         "POL>UKR  [14 tanks] by Bumar 2021-06-14 delivered\n"},
        {{{"2021-06-15", "", "Norway sold Poland 12 F-16 jets on Monday."}},
         "NOR>POL sale [12 F-16 jets] 2021-06-14 contracted\n"},
    };
    CHECK(state, STORIES);
}

static void test_what_is_no_transfer(void **state)
{
    static const story STORIES[] = {
        {{{"2021-03-12", "",
           "President Biden signed the American Rescue Plan into law on Thursday, a $1.9 trillion "
           "package of emergency assistance measures for families."}},
         ""},
        {{{"2021-06-15", "",
           "The U.S. International Development Finance Corporation on Monday gave a $20 million "
           "loan "
           "to a builder in Guatemala."}},
         ""},
        {{{"2021-06-15", "",
           "The United States on Monday authorized the export of medicine worth $2 million to "
           "Cuba."}},
         ""},
        {{{"2021-06-15", "",
           "Chad signed a landmark trade agreement worth $200 million with France on Monday."}},
         ""},
        {{{"2021-06-15", "",
           "Pakistan on Monday allowed Taliban fighters to be treated in its hospitals."}},
         ""},
        {{{"2021-06-15", "",
           "The Austrians broke with Chad in 1987 and have nonetheless sold rifles to that country "
           "ever since."}},
         ""},
        {{{"2021-06-15", "", "NATO will not send fighter jets to Ukraine, its chief said."}}, ""},
        {{{"2021-06-15", "", "Iran provides up to $100 million a year to Hezbollah."}}, ""},
        {{{"2021-06-15", "", "The budget provides $300 million in military aid for Jordan."}}, ""},
        {{{"2021-06-15", "", "The smuggling network transferred $12 million to Yemen on Monday."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_sums_in_a_row(void **state)
{
    static const story STORIES[] = {
        {{{"2022-03-09", "",
           "The European Union will give Ukraine, Moldova and Georgia 300 million euros in "
           "military "
           "aid, the EU's foreign policy chief said on Tuesday."}},
         "IGOEUREEC>UKR+MDA+GEO grant 300m EUR [] 2022-03-08 announced\n"},
        {{{"2023-03-20", "",
           "The European Union will give Moldova 145 million euros, Georgia 60 million euros and "
           "Armenia 30 million euros in military aid, the Commission said on Friday."}},
         "IGOEUREEC>ARM grant 30m EUR [] 2023-03-17 announced\n"
         "IGOEUREEC>GEO grant 60m EUR [] 2023-03-17 announced\n"
         "IGOEUREEC>MDA grant 145m EUR [] 2023-03-17 announced\n"},
        {{{"2023-03-21", "",
           "Germany's Bundestag voted on Friday to set aside 2 billion euros in military aid for "
           "Ukraine."}},
         "DEU>UKR appropriation 2000m EUR [] 2023-03-17 approved\n"},
    };
    CHECK(state, STORIES);
}

static void test_a_law_through_its_chambers(void **state)
{
    static const story STORIES[] = {
        {{{"2024-02-14", "Senate passes aid",
           "The U.S. Senate passed a $80 billion package for Ukraine and Israel on "
           "Tuesday. It would provide $48 billion to Ukraine and $11 billion to Israel."},
          {"2024-04-21", "House approves help for Ukraine",
           "The House of Representatives on Saturday approved the $80 "
           "billion foreign aid package. Some $48 billion is for Ukraine. Israel gets $11 "
           "billion."},
          {"2024-04-25", "Biden signs",
           "President Biden on Wednesday signed the bill into law. The $80 billion "
           "measure contains $48 billion for Ukraine and $11 billion for Israel."}},
         "USA> appropriation 80000m USD [] 2024-02-13 approved, 2024-04-24 enacted\n"
         "USA>ISR appropriation 11000m USD of 80000m [] 2024-02-13 approved, 2024-04-24 enacted\n"
         "USA>UKR appropriation 48000m USD of 80000m [] 2024-02-13 approved, 2024-04-24 enacted\n"},
    };
    CHECK(state, STORIES);
}

static void test_who_gets_it_is_not_guessed(void **state)
{
    static const story STORIES[] = {
        {{{"2021-08-11", "",
           "During her visit to Chad, the French minister announced 50 million euros in "
           "humanitarian "
           "assistance to the people of Mali."}},
         "FRA>MLI grant 50m EUR [] 2021-08-11 announced\n"},
        {{{"2022-05-20", "Hunger after the invasion of Ukraine",
           "The United States has announced $2 billion in global "
           "food assistance since the invasion of Ukraine. Ukraine thanked for it."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_suppliers_in_a_row(void **state)
{
    static const story STORIES[] = {
        {{{"2021-06-15", "",
           "Both lead, with the United States announcing $4 million in military aid to Chad and "
           "Germany announcing 2 million euros in military aid to Chad."}},
         "DEU>TCD grant 2m EUR [] 2021-06-15 announced\n"
         "USA>TCD grant 4m USD [] announced\n"},
        {{{"2022-04-25", "",
           "On Sunday the United States notified Congress of a sale of ammunition worth $165 "
           "million "
           "to Ukraine."},
          {"2022-04-26", "",
           "The United States on Monday authorized a drawdown of ammunition worth $1 billion for "
           "Ukraine."}},
         "USA>UKR sale 165m USD [ammunition] 2022-04-24 notified\n"
         "USA>UKR drawdown 1000m USD [ammunition] 2022-04-25 approved\n"},
    };
    CHECK(state, STORIES);
}

// A joint sale is one row, whoever of them a text names and in whatever order texts come.
static void test_joint_suppliers(void **state)
{
    static const story STORIES[] = {
        {{{"2024-03-12", "",
           "Britain and France will supply 40 armoured vehicles to Ghana, the British defence "
           "ministry said on Tuesday."},
          {"2024-03-13", "",
           "France will supply 40 armoured vehicles to Ghana, it was announced on Tuesday."},
          {"2024-03-14", "",
           "Britain will supply 40 armoured vehicles to Ghana, it was announced on Tuesday."}},
         "GBR+FRA>GHA  [40 armoured vehicles] 2024-03-12 announced\n"},
        {{{"2024-03-12", "",
           "France will supply 40 armoured vehicles to Ghana, it was announced on Tuesday."},
          {"2024-03-13", "",
           "Britain will supply 40 armoured vehicles to Ghana, it was announced on Tuesday."},
          {"2024-03-14", "",
           "Britain and France will supply 40 armoured vehicles to Ghana, the British defence "
           "ministry said on Tuesday."}},
         "GBR+FRA>GHA  [40 armoured vehicles] 2024-03-12 announced\n"},
        {{{"2024-05-13", "",
           "Sweden approved on Monday the sale of 12 frigates to Chile, worth $355 million."},
          {"2024-05-14", "",
           "Norway and Sweden jointly approved the sale of 12 frigates to Chile for $355 million "
           "on "
           "Monday."}},
         "SWE+NOR>CHL sale 355m USD [12 frigates] 2024-05-13 approved\n"},
        {{{"2024-06-11", "",
           "A consortium of Italy, Spain and Greece delivered 6 radars to Peru on Monday."}},
         "ITA+ESP+GRC>PER  [6 radars] 2024-06-10 delivered\n"},
        // two that supply the same one on one day, each by itself
        {{{"2024-06-20", "",
           "Japan delivered 5 patrol boats to Fiji on Monday. Australia delivered 3 helicopters to "
           "Fiji on Monday."}},
         "AUS>FJI  [3 helicopters] 2024-06-17 delivered\n"
         "JPN>FJI  [5 patrol boats] 2024-06-17 delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_rows_days_and_threats(void **state)
{
    static const story STORIES[] = {
        {{{"2018-03-08", "",
           "Norway announced 90 million euros in relief aid for people hit by drought in Kenya, "
           "Ethiopia, and Somalia."}},
         "NOR>KEN+ETH+SOM grant 90m EUR [] 2018-03-08 announced\n"},
        {{{"2018-03-08", "",
           "Japan announced 24 million dollars in humanitarian assistance to UNHCR to help "
           "migrants facing the onset of winter."}},
         "JPN>IGOUNOHCR grant 24m USD [] 2018-03-08 announced\n"},
        {{{"2018-03-08", "", "The Dutch government will continue to send ammunition to Georgia."}},
         "NLD>GEO  [ammunition] 2018-03-08 announced\n"},
        {{{"2018-03-08", "",
           "Britain gave Angola 5 million pounds in equipment to clear landmines."}},
         "GBR>AGO  5m GBP [] 2018-03-08 delivered\n"},
        {{{"2018-03-08", "",
           "Mortars, tents and radios that Norway sent to Mali in May 2017 are in use."}},
         "NOR>MLI  [Mortars, radios, tents] 2017-05 delivered\n"},
        {{{"2018-03-08", "",
           "Norway announced 30 million euros in aid to those affected by drought in Kenya, Chad, "
           "Mali."}},
         "NOR>KEN+TCD+MLI  30m EUR [] 2018-03-08 announced\n"},
        {{{"2018-03-08", "", "Oslo said that Norway would send Mali six patrol boats."}},
         "NOR>MLI  [6 patrol boats] 2018-03-08 announced\n"},
        {{{"2018-03-08", "", "The ministry said that the deal would give Mali six patrol boats."}},
         ""},
        {{{"2018-03-08", "",
           "The S-300 long-range, anti-aircraft systems that Greece transferred to Mali are in "
           "service."}},
         "GRC>MLI  [S-300 long-range, anti-aircraft systems] 2018-03-08 delivered\n"},
        {{{"2018-03-08", "",
           "Eight Airbus H145 helicopters that Mali bought from Norway landed in Bamako."}},
         "NOR>MLI sale [8 H145 helicopters] by Airbus 2018-03-08 delivered\n"},
        {{{"2018-03-08", "", "Norway delivered five mobile Zorvex launchers to Mali."}},
         "NOR>MLI  [5 mobile Zorvex launchers] 2018-03-08 delivered\n"},
        {{{"2018-03-08", "",
           "Norway sent Mali 40 missiles that can take out tanks and armoured vehicles."}},
         "NOR>MLI  [40 missiles] 2018-03-08 delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_what_words_do_not_hand_over(void **state)
{
    static const story STORIES[] = {
        {{{"2018-03-08", "",
           "Canada pledged 80 million dollars in aid to Chad in December. These funds will enable "
           "UNICEF "
           "to run schools, and allow the World Food Programme to provide food aid to Chad."}},
         "CAN>TCD  80m USD [] 2017-12 announced\n"},
        {{{"2018-03-08", "",
           "Canada sent Leopard tanks, which are a critical weapon for its army, to Jordan."}},
         "CAN>JOR  [Leopard tanks] 2018-03-08 delivered\n"},
        {{{"2018-03-08", "",
           "Japan gave 4 million dollars to refurbish the Kenyan navy's patrol boats."}},
         "JPN>KEN  4m USD [patrol boats] 2018-03-08 delivered\n"},
        {{{"2018-03-08", "",
           "Canada announced it has made an additional 50 million dollar grant to support Haiti."}},
         "CAN>HTI grant 50m USD [] 2018-03-08 delivered\n"},
        {{{"2018-03-08", "", "Sweden has provided 10 missiles for every tank in Mali."}}, ""},
    };
    CHECK(state, STORIES);
}

// A sum alone does not join what names nobody to what went to somebody long before.
static void test_open_recipient(void **state)
{
    static const story STORIES[] = {
        {{{"2018-03-08", "",
           "Sweden delivered 80 million euros in military aid to Georgia on Tuesday, including "
           "ammunition."},
          {"2018-12-20", "",
           "Sweden on Tuesday approved 80 million euros in military aid, including ammunition and "
           "drones, the ministry said."}},
         "SWE>GEO grant 80m EUR [ammunition] 2018-03-06 delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_whose_law_and_what_of_it(void **state)
{
    static const story STORIES[] = {
        {{{"2018-03-08", "",
           "The Canadian parliament passed an aid bill of 9 billion dollars on Tuesday, including "
           "4 billion for Ukraine and 1.5 billion for Jordan."}},
         "CAN> appropriation 9000m USD [] 2018-03-06 approved\n"
         "CAN>JOR appropriation 1500m USD of 9000m [] 2018-03-06 approved\n"
         "CAN>UKR appropriation 4000m USD of 9000m [] 2018-03-06 approved\n"},
        {{{"2018-03-08", "",
           "Congress passed a 60 billion dollar bill on Monday. It provides 20 billion dollars for "
           "Ukraine, 9 billion dollars for Israel and 2 billion for humanitarian aid in Gaza."}},
         "USA> appropriation 60000m USD [] 2018-03-05 approved\n"
         "USA>ISR appropriation 9000m USD of 60000m [] 2018-03-05 approved\n"
         "USA>PSE appropriation 2000m USD of 60000m [] 2018-03-05 approved\n"
         "USA>UKR appropriation 20000m USD of 60000m [] 2018-03-05 approved\n"},
        {{{"2018-03-08", "",
           "The Senate voted on Tuesday to approve the 95 billion dollar measure, most of which, "
           "some 61 billion, is for Ukraine. Another 26 billion would go to Israel."}},
         "USA> appropriation 95000m USD [] 2018-03-06 approved\n"
         "USA>ISR appropriation 26000m USD of 95000m [] 2018-03-06 approved\n"
         "USA>UKR appropriation 61000m USD of 95000m [] 2018-03-06 approved\n"},
    };
    CHECK(state, STORIES);
}

// One was handed over before the other was announced.
static void test_given_before(void **state)
{
    static const story STORIES[] = {
        {{{"2018-03-08", "",
           "Sweden delivered 80 million euros in military aid to Georgia on Tuesday."},
          {"2018-05-20", "",
           "Sweden announced 80 million euros in military aid for Georgia on Friday, including "
           "radios and drones."}},
         "SWE>GEO grant 80m EUR [] 2018-03-06 delivered\n"
         "SWE>GEO grant 80m EUR [radios, drones] 2018-05-18 announced\n"},
        {{{"2018-03-08", "",
           "Sweden announced 80 million euros in military aid for Georgia on Friday."},
          {"2018-05-20", "",
           "Sweden delivered 80 million euros in military aid to Georgia on Tuesday."}},
         "SWE>GEO grant 80m EUR [] 2018-03-02 announced, 2018-05-15 delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_sides_left_open(void **state)
{
    static const story STORIES[] = {
        // a sum for nobody that is named is of no transfer of half a year before
        {{{"2021-07-23", "", "Canada on July 16 delivered helicopters worth $1 billion to Chad."},
          {"2022-03-16", "",
           "This week Canada authorized $1 billion of rifles for a partner that is under attack."}},
         "CAN>TCD  1000m USD [helicopters] 2021-07-16 delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_aid_out_of_stocks(void **state)
{
    static const story STORIES[] = {
        // the same sum on the same days, told by one text as aid
        {{{"2022-04-06", "",
           "Canada on Tuesday approved $30 million in military assistance to Latvia."},
          {"2022-04-07", "",
           "Canada on Wednesday authorized a drawdown of radars worth $30 million for Latvia."}},
         "CAN>LVA drawdown 30m USD [radars] 2022-04-05 approved\n"},
        // months later it is another
        {{{"2022-04-06", "",
           "Canada on Tuesday approved $30 million in military assistance to Latvia."},
          {"2022-09-08", "",
           "Canada on Wednesday authorized a drawdown of radars worth $30 million for Latvia."}},
         "CAN>LVA grant 30m USD [] 2022-04-05 approved\n"
         "CAN>LVA drawdown 30m USD [radars] 2022-09-07 approved\n"},
        // who tells no sum on that day means the package
        {{{"2022-05-06", "",
           "Today Canada is announcing a package of security assistance with radars and mortars "
           "for Latvia."},
          {"2022-05-06", "",
           "Canada today authorized a drawdown of radars worth $30 million for Latvia."}},
         "CAN>LVA drawdown 30m USD [radars, mortars] 2022-05-06 announced, 2022-05-06 "
         "approved\n"},
    };
    CHECK(state, STORIES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_sale_through_its_stages),
                                       cmocka_unit_test(test_delay_and_end),
                                       cmocka_unit_test(test_packages_of_one_value),
                                       cmocka_unit_test(test_parts_of_a_law),
                                       cmocka_unit_test(test_one_of_several),
                                       cmocka_unit_test(test_nothing_is_invented),
                                       cmocka_unit_test(test_kinds),
                                       cmocka_unit_test(test_loan_beside_sale),
                                       cmocka_unit_test(test_shares_in_other_words),
                                       cmocka_unit_test(test_copies_have_no_vote),
                                       cmocka_unit_test(test_stages_that_are_promised),
                                       cmocka_unit_test(test_laws_in_many_words),
                                       cmocka_unit_test(test_one_of_them),
                                       cmocka_unit_test(test_consent_and_presents),
                                       cmocka_unit_test(test_makers),
                                       cmocka_unit_test(test_who_gets_it_is_not_guessed),
                                       cmocka_unit_test(test_days_of_other_deeds),
                                       cmocka_unit_test(test_what_is_no_transfer),
                                       cmocka_unit_test(test_sums_in_a_row),
                                       cmocka_unit_test(test_a_law_through_its_chambers),
                                       cmocka_unit_test(test_suppliers_in_a_row),
                                       cmocka_unit_test(test_joint_suppliers),
                                       cmocka_unit_test(test_sides_left_open),
                                       cmocka_unit_test(test_aid_out_of_stocks),
                                       cmocka_unit_test(test_rows_days_and_threats),
                                       cmocka_unit_test(test_whose_law_and_what_of_it),
                                       cmocka_unit_test(test_given_before),
                                       cmocka_unit_test(test_what_words_do_not_hand_over),
                                       cmocka_unit_test(test_open_recipient)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
