#include "mention/sample.h"

#include "mention/amountcurrency.h"
#include "mention/number.h"

#include <math.h>

typedef struct {
    const char *words;
    const char *expected; // "text = value [low high] unit" of each amount, joined by "; "
} amount_case;

static const amount_case CASES[] = {
    // money
    {"It sold arms worth/JJ $ _360 million .",
     "$360 million = 360000000 [360000000 360000000] USD"},
    {"It gave $ _95 billion in aid .", "$95 billion = 95000000000 [95000000000 95000000000] USD"},
    {"It gave US$ _5 million .", "US$5 million = 5000000 [5000000 5000000] USD"},
    {"It gave US _$ _5 million .", "US$5 million = 5000000 [5000000 5000000] USD"},
    {"It gave NT$ _5bn .", "NT$5bn = 5000000000 [5000000000 5000000000] TWD"},
    {"It gave \xe2\x82\xac _20m .", "\xe2\x82\xac"
                                    "20m = 20000000 [20000000 20000000] EUR"},
    {"It gave \xc2\xa3 _1.5 billion .", "\xc2\xa3"
                                        "1.5 billion = 1500000000 [1500000000 1500000000] GBP"},
    {"It gave 5 million euros/NNS .", "5 million euros = 5000000 [5000000 5000000] EUR"},
    {"It gave 500 US/NNP dollars/NNS .", "500 US dollars = 500 [500 500] USD"},
    {"It gave 20 million Canadian dollars/NNS .",
     "20 million Canadian dollars = 20000000 [20000000 20000000] CAD"},
    {"It gave 3 million Swiss/JJ francs/NNS .",
     "3 million Swiss francs = 3000000 [3000000 3000000] CHF"},
    {"It gave 3 million francs/NNS .", "3 million francs = 3000000 [3000000 3000000] franc"},
    {"It gave USD 40 million .", "USD 40 million = 40000000 [40000000 40000000] USD"},
    {"It gave 40 million USD .", "40 million USD = 40000000 [40000000 40000000] USD"},
    {"It cost millions/NNS of dollars/NNS .", "millions of dollars = - [2000000 -] USD"},
    {"It cost hundreds/NNS of millions/NNS of dollars/NNS .",
     "hundreds of millions of dollars = - [200000000 -] USD"},
    {"It cost half/NN a billion/CD dollars/NNS .",
     "half a billion dollars = 500000000 [500000000 500000000] USD"},
    {"It cost between $ _5 million and $ _6 million .",
     "between $5 million and $6 million = - [5000000 6000000] USD"},
    {"It cost $ _5 _- _6 billion .", "$5-6 billion = - [5000000000 6000000000] USD"},
    {"It cost as much as $ _7 million .", "as much as $7 million = 7000000 [- 7000000] USD"},
    {"It cost more/JJR than $ _7 million .", "more than $7 million = 7000000 [7000000 -] USD"},
    {"It cost nearly/RB $ _7 million .", "nearly $7 million = 7000000 [- 7000000] USD"},
    {"It cost about/RB $ _7 million .", "about $7 million = 7000000 [- -] USD"},
    {"A $ _2 - billion deal .", "$2 - billion = 2000000000 [2000000000 2000000000] USD"},
    {"It paid 2 trillion won .",
     "2 trillion won = 2000000000000 [2000000000000 2000000000000] KRW"},
    {"It cost one/CD trillion/CD three/CD hundred/CD billion/CD dollars/NNS .",
     "one trillion three hundred billion dollars = 1300000000000 [1300000000000 1300000000000] "
     "USD"},
    {"It cost two/CD million/CD three/CD hundred/CD thousand/CD five/CD dollars/NNS .",
     "two million three hundred thousand five dollars = 2300005 [2300005 2300005] USD"},
    {"It cost three/CD thousand/CD million/CD two/CD thousand/CD dollars/NNS .",
     "three thousand million two thousand dollars = 3000002000 [3000002000 3000002000] USD"},
    // one number of several magnitudes, and what are two
    {"It cost 1 trillion 300 billion won/NNS .",
     "1 trillion 300 billion won = 1300000000000 [1300000000000 1300000000000] KRW"},
    {"It cost $ _1 trillion 300 billion .",
     "$1 trillion 300 billion = 1300000000000 [1300000000000 1300000000000] USD"},
    {"It cost 2 million 300 thousand 5 hundred dollars/NNS .",
     "2 million 300 thousand 5 hundred dollars = 2300500 [2300500 2300500] USD"},
    {"It paid two/CD crore/CD 50 lakh rupees/NNS .",
     "two crore 50 lakh rupees = 25000000 [25000000 25000000] INR"},
    {"It lost 1 million three/CD hundred/CD thousand/CD men/NNS .",
     "1 million three hundred thousand men = 1300000 [1300000 1300000] men"},
    {"It cost between 1 billion 200 million and 2 billion dollars/NNS .",
     "between 1 billion 200 million and 2 billion dollars = - [1200000000 2000000000] USD"},
    {"It had 1.5 trillion 300 billion .",
     "1.5 trillion = 1500000000000 [1500000000000 1500000000000] ; 300 billion = 300000000000 "
     "[300000000000 300000000000] "},
    {"It had 1 trillion and 300 billion .",
     "1 trillion = 1000000000000 [1000000000000 1000000000000] ; 300 billion = 300000000000 "
     "[300000000000 300000000000] "},
    {"It had 5 million 20 million .",
     "5 million = 5000000 [5000000 5000000] ; 20 million = 20000000 [20000000 20000000] "},
    {"It had 300 million 2 billion .",
     "300 million = 300000000 [300000000 300000000] ; 2 billion = 2000000000 [2000000000 "
     "2000000000] "},
    {"It had 3 million 20 soldiers/NNS .", "3 million = 3000000 [3000000 3000000] ; 20 soldiers = "
                                           "20 [20 20] soldier"},
    {"It had $ _1 trillion $ _300 billion .",
     "$1 trillion = 1000000000000 [1000000000000 1000000000000] USD; $300 billion = 300000000000 "
     "[300000000000 300000000000] USD"},
    {"The 20 won/VBD easily .", "20 = 20 [20 20] "},
    {"It paid 10 bln dollars/NNS .", "10 bln dollars = 10000000000 [10000000000 10000000000] USD"},
    // names, dashes and sayings around what is counted
    {"It fell to/TO - _20 degrees/NNS .", "-20 degrees = -20 [-20 -20] degree"},
    {"It was - _1.5 percent/NN .", "-1.5 percent = -1.5 [-1.5 -1.5] %"},
    {"It was 110 F .", "110 F = 110 [110 110] degree Fahrenheit"},
    {"The wall/NN is 12 m long/JJ .", "12 m = 12 [12 12] meter"},
    {"They voted/VBD 135 to/TO 105 for it .", "135 = 135 [135 135] vote; 105 = 105 [105 105] vote"},
    {"The bill/NN passed/VBD 52 _- _48 .", "52 = 52 [52 52] vote; 48 = 48 [48 48] vote"},
    {"They grew/VBD from 135 to/TO 105 .", ""},
    {"By one/CD definition/NN it is/VBZ .", ""},
    {"It sank/VBD one/CD ship/NN .", "one ship = 1 [1 1] ship"},
    {"I have/VBP a few/JJ questions/NNS .", ""},
    {"The two/CD sides/NNS met/VBD .", ""},
    {"They are/VBP at 2013 Spring/NNP Meetings/NNPS .", ""},
    {"It is/VBZ at 1600 Pennsylvania/NNP Avenue/NNP .", ""},
    {"To ask/VB press/VB 1 now .", ""},
    {"They shared/VBD 25 million with/IN us .", "25 million = 25000000 [25000000 25000000] "},
    {"They sail/VBP the Ten/CD Degree/NNP Channel/NNP .", ""},
    {"It hit four/CD ISIL/NNP tactical/JJ units/NNS .", "four ISIL tactical units = 4 [4 4] unit"},
    {"It has three/CD languages/NNS - French/NNP and Twi/NNP .",
     "three languages = 3 [3 3] language"},
    {"It is built/VBN around five/CD goals/NNS .", "five goals = 5 [5 5] goal"},
    {"It followed two/CD recent/JJ attacks/NNS .", "two recent attacks = 2 [2 2] attack"},
    {"On one/CD hand/NN they agree/VBP .", ""},
    {"They agree/VBP in one/CD way/NN or/CC another .", ""},
    {"26/CD trucks/NNS head/NN north/RB .", "26 trucks = 26 [26 26] truck"},
    {"The rate for workers age/NN 25/CD to 54/CD rose/NN .", ""},
    {"It has/VBZ 1/CD of the highest/JJS rates/NNS .", ""},
    {"It lost/VBD 20/CD of the 66/CD jets/NNS .", "20 = 20 [20 20] jet; 66 jets = 66 [66 66] jet"},
    {"It sold/VBD 15/CD of those/DT .", "15 of those = 15 [15 15] "},
    {"A/DT third/NN of them/PRP fell/VBD .", "A third of them = 0.333333 [0.333333 0.333333] "},
    {"All/DT three/CD of them/PRP fell/VBD .", ""},
    {"It hit two/CD low/JJ _- _income/NN black/JJ families/NNS .",
     "two low-income black families = 2 [2 2] family"},
    {"It is/VBZ 22/CD U.S.C./NNP 2751 and 75/CD Stat./NNP .", ""},
    {"One/CD last/JJ thing/NN is/VBZ left/VBN .", ""},
    {"See Form/NNP 1040/CD Instructions/NNPS .", ""},
    {"They took/VBD four/CD military/JJ bases/NNS .", "four military bases = 4 [4 4] base"},
    {"It has zero/CD tolerance/NN for them .", ""},
    {"It will/MD reach net zero/CD by then .", ""},
    {"One/CD in four/CD Americans/NNPS left/VBD .",
     "One in four Americans = 0.25 [0.25 0.25] americans"},
    {"It gave C $ _4.2 million .", "C $4.2 million = 4200000 [4200000 4200000] CAD"},
    {"It gave Mex _$ _10 million .", "Mex$10 million = 10000000 [10000000 10000000] MXN"},
    {"It cost Rs/NNP 500 crore/CD .", "Rs 500 crore = 5000000000 [5000000000 5000000000] INR"},
    {"It cost RM/NNP _7 million .", "RM7 million = 7000000 [7000000 7000000] MYR"},
    {"It cost 40 _\xe2\x82\xac .", "40\xe2\x82\xac = 40 [40 40] EUR"},
    {"It cost \xe2\x82\xac _30 _m .", "\xe2\x82\xac"
                                      "30m = 30000000 [30000000 30000000] EUR"},
    {"It cost 120 MEUR .", "120 MEUR = 120000000 [120000000 120000000] EUR"},
    {"It cost 16.4 million euros/NNS .", "16.4 million euros = 16400000 [16400000 16400000] EUR"},
    {"It cost three/CD dollars/NNS and twenty/CD cents/NNS .",
     "three dollars and twenty cents = 3.2 [3.2 3.2] USD"},
    {"It cost 80 cents/NNS a gallon/NN .", "80 cents = 0.8 [0.8 0.8] USD"},
    {"It cost three/CD quarters/NNS of a billion/CD dollars/NNS .",
     "three quarters of a billion dollars = 750000000 [750000000 750000000] USD"},
    {"It cost 9 million Jamaican/JJ dollars/NNS .",
     "9 million Jamaican dollars = 9000000 [9000000 9000000] JMD"},
    {"They met/VBD at COP 26 .", ""},
    {"It rose from $ _5 million to $ _6 million .",
     "$5 million = 5000000 [5000000 5000000] USD; $6 million = 6000000 [6000000 6000000] USD"},
    {"It cost well/RB over $ _3 million .", "well over $3 million = 3000000 [3000000 -] USD"},
    // percent
    {"It rose 2 percentage/NN points/NNS .", "2 percentage points = 2 [2 2] percentage point"},
    {"It rose half/NN a percent .", "half a percent = 0.5 [0.5 0.5] %"},
    {"It was between 5 percent and 7 percent .", "between 5 percent and 7 percent = - [5 7] %"},
    {"It rose from 5 to 7 percent .", "7 percent = 7 [7 7] %"},
    {"Growth/NN of minus/CC 3 percent .", "minus 3 percent = -3 [-3 -3] %"},
    // measures
    {"A 300 _- _mile road/NN .", "300-mile = 300 [300 300] mile"},
    {"It has 40 sq km/NN of forest/NN .", "40 sq km = 40 [40 40] square kilometer"},
    {"They dug/VBD 2 1/2 miles/NNS .", "2 1/2 miles = 2.5 [2.5 2.5] mile"},
    {"It pumped/VBD 90,000 barrels/NNS a day .",
     "90,000 barrels a day = 90000 [90000 90000] barrel per day"},
    {"The wall/NN was six/CD feet/NNS and four/CD inches/NNS high/JJ .",
     "six feet and four inches = 6.33333 [6.33333 6.33333] foot"},
    {"A 20 _m wall/NN .", "20m = 20 [20 20] meter"},
    // numbers
    {"They sent 40 000 tents/NNS .", "40 000 tents = 40000 [40000 40000] tent"},
    {"They sent 10 _k tents/NNS .", "10k tents = 10000 [10000 10000] tent"},
    {"They sent 10 _m masks/NNS .", "10m masks = 10000000 [10000000 10000000] mask"},
    {"They sent two/CD point/NN five/CD million masks/NNS .",
     "two point five million masks = 2500000 [2500000 2500000] mask"},
    {"They sent three/CD and a half/NN million masks/NNS .",
     "three and a half million masks = 3500000 [3500000 3500000] mask"},
    {"It took/VBD two/CD _- _thirds/NNS of the seats/NNS .",
     "two-thirds of the seats = 0.666667 [0.666667 0.666667] seat"},
    {"One/CD in four/CD houses/NNS burned/VBD .", "One in four houses = 0.25 [0.25 0.25] house"},
    {"The total/NN rose to 45 .", "45 = 45 [45 45] "},
    {"They held talks/NNS about/IN three/CD islands/NNS .", "three islands = 3 [3 3] island"},
    {"They trained/VBD 300 current/JJ and former/JJ leaders/NNS .",
     "300 current and former leaders = 300 [300 300] leader"},
    {"The two/CD discussed/VBD it .", ""},
    {"They held 12 #WorldTalks .", ""},
    {"They held 2 _+ _2 talks/NNS .", ""},
    {"It rose in the north/NN to $ _3 from $ _2 .", "$3 = 3 [3 3] USD; $2 = 2 [2 2] USD"},
    // percent, plain
    {"It rose 5 percent .", "5 percent = 5 [5 5] %"},
    {"It rose 2.5 _% .", "2.5% = 2.5 [2.5 2.5] %"},
    {"It rose by at least/JJS 5 per cent .", "at least 5 per cent = 5 [5 -] %"},
    {"It rose between 5 and 7 percent .", "between 5 and 7 percent = - [5 7] %"},
    // quantities
    {"They sent 60 missiles/NNS .", "60 missiles = 60 [60 60] missile"},
    {"They sent 2,000 troops/NNS .", "2,000 troops = 2000 [2000 2000] troop"},
    {"They sent 15 tons/NNS of aid .", "15 tons = 15 [15 15] ton"},
    {"They sent hundreds/NNS of armed/VBN drones/NNS .",
     "hundreds of armed drones = - [200 -] drone"},
    {"They sent dozens/NNS of trucks/NNS .", "dozens of trucks = - [24 -] truck"},
    {"They sent scores/NNS of trucks/NNS .", "scores of trucks = - [40 -] truck"},
    {"They sent tens of thousands/NNS of men/NNS .", "tens of thousands of men = - [20000 -] men"},
    {"They sent a dozen tanks/NNS .", "a dozen tanks = 12 [12 12] tank"},
    {"They sent two dozen tanks/NNS .", "two dozen tanks = 24 [24 24] tank"},
    {"They sent twenty/CD _- _one tanks/NNS .", "twenty-one tanks = 21 [21 21] tank"},
    {"They sent three/CD hundred/CD and fifty tanks/NNS .",
     "three hundred and fifty tanks = 350 [350 350] tank"},
    {"They sent several/JJ tanks/NNS .", "several tanks = - [2 -] tank"},
    {"They sent a few thousand men/NNS .", "a few thousand men = - [2000 -] men"},
    {"They sent at least/JJS 20 tanks/NNS .", "at least 20 tanks = 20 [20 -] tank"},
    {"They sent up to/IN 60 tanks/NNS .", "up to 60 tanks = 60 [- 60] tank"},
    {"They sent 20 to 30 tanks/NNS .", "20 to 30 tanks = - [20 30] tank"},
    {"They sent 20 or more tanks/NNS .", "20 or more tanks = 20 [20 -] tank"},
    {"They sent 500 anti/JJ _- _tank missiles/NNS .",
     "500 anti-tank missiles = 500 [500 500] missile"},
    {"They sent 1.5 million shells/NNS .", "1.5 million shells = 1500000 [1500000 1500000] shell"},
    {"The raid killed/VBD at least/JJS 20 .", "at least 20 = 20 [20 -] "},
    {"They gave Ukraine 31 tanks/NNS .", "31 tanks = 31 [31 31] tank"},
    {"They sent 60 missiles/NNS worth/JJ $ _5 million .",
     "60 missiles = 60 [60 60] missile; $5 million = 5000000 [5000000 5000000] USD"},
    // none
    {"They sent F _- _16 jets/NNS .", ""},
    {"A Boeing 737 landed/VBD .", ""},
    {"Resolution 2231 expired/VBD .", ""},
    {"Article 5 applies/VBZ .", ""},
    {"Two/CD _- _thirds voted/VBD .", ""},
    {"A 10 _- _year _- _old boy left/VBD in 2015 .", ""},
    {"One/CD of them left/VBD .", ""},
    {"They met/VBD three days ago .", ""},
};

static void number_text(buf *out, double v)
{
    if (isnan(v))
        buf_add_c(out, "-");
    else
        buf_add_format(out, v < 1e4 ? "%g" : "%.0f", v);
}

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sample x;
        sample_read(&x, CASES[i].words, "2024-07-17");
        mention_vec v = {0};
        time_find(&x.d, &x.s, &v, &x.a);
        amount_find(&x.d, &x.s, &v, &x.a);
        buf got = {0};
        buf_add_c(&got, "");
        for (size_t k = 0; k < v.n; k++) {
            const mention *m = &v.p[k];
            if (m->kind == MENTION_TIME) continue;
            buf_add_format(&got, "%s%.*s = ", got.n ? "; " : "",
                           STR_ARG(span_text(x.d.text, m->span)));
            number_text(&got, m->amount.value);
            buf_add_c(&got, " [");
            number_text(&got, m->amount.low);
            buf_add_c(&got, " ");
            number_text(&got, m->amount.high);
            buf_add_format(&got, "] %.*s", STR_ARG(m->amount.unit));
        }
        if (strcmp(got.p, CASES[i].expected) != 0) {
            wrong++;
            print_error("%s\n    want %s\n    got  %s\n", CASES[i].words, CASES[i].expected, got.p);
        }
        buf_free(&got);
        sample_free(&x);
    }
    assert_int_equal(wrong, 0);
}

static void test_currencies(void **state)
{
    (void)state;
    static const struct {
        const char *words, *code;
    } cases[] = {{"dollars", "USD"},
                 {"yen", "JPY"},
                 {"yuan", "CNY"},
                 {"rubles", "RUB"},
                 {"rupees", "INR"},
                 {"shekels", "ILS"},
                 {"lira", "TRY"},
                 {"hryvnias", "UAH"},
                 {"zloty", "PLN"},
                 {"forint", "HUF"},
                 {"reais", "BRL"},
                 {"baht", "THB"},
                 {"rials", "IRR"},
                 {"riyals", "SAR"},
                 {"dirhams", "AED"},
                 {"kronor", "SEK"},
                 {"naira", "NGN"},
                 {"pounds sterling", "GBP"},
                 {"Egyptian pounds", "EGP"},
                 {"Philippine pesos", "PHP"},
                 {"pesos", "peso"},
                 {"New Zealand dollars", "NZD"},
                 {"Hong Kong dollars", "HKD"},
                 {"Taiwan dollars", "TWD"},
                 {"birr", "ETB"},
                 {"zlotys", "PLN"},
                 {"Canadian dollars", "CAD"},
                 {"Australian dollars", "AUD"},
                 {"Singapore dollars", "SGD"},
                 {"Swiss francs", "CHF"},
                 {"CFA francs", "XOF"},
                 {"korunas", "CZK"},
                 {"leu", "RON"},
                 {"leva", "BGN"},
                 {"won", "KRW"},
                 {"ringgit", "MYR"},
                 {"rupiah", "IDR"},
                 {"dong", "VND"},
                 {"cedis", "GHS"},
                 {"Kenyan shillings", "KES"},
                 {"rand", "ZAR"},
                 {"Kuwaiti dinars", "KWD"},
                 {"Chilean pesos", "CLP"},
                 {"Mexican pesos", "MXN"},
                 {"tenge", "KZT"},
                 {"lari", "GEL"},
                 {"taka", "BDT"},
                 {"kyat", "MMK"},
                 {"Pakistani rupees", "PKR"},
                 {"Danish kroner", "DKK"},
                 {"Norwegian kroner", "NOK"},
                 {"euros", "EUR"},
                 {"Lebanese pounds", "LBP"},
                 {"Iraqi dinars", "IQD"},
                 {"afghanis", "AFN"},
                 {"bolivars", "VES"},
                 {"pula", "BWP"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample x;
        sample_read(&x, cases[i].words, "");
        currency c = {0};
        assert_true(currency_after(&x.s, 0, true, &c));
        assert_str_is(c.unit, cases[i].code);
        assert_int_equal(c.end, x.s.n_tokens);
        sample_free(&x);
    }
}

static void test_ordinals(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        int value;
    } cases[] = {{"third", 3},      {"21st", 21},          {"twenty _- _first", 21},
                 {"thirtieth", 30}, {"twenty second", 22}, {"three", 0},
                 {"16V", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample x;
        sample_read(&x, cases[i].words, "");
        uint32_t end = 0;
        assert_int_equal(number_ordinal(&x.s, 0, &end), cases[i].value);
        if (cases[i].value) assert_int_equal(end, x.s.n_tokens);
        sample_free(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_currencies),
        cmocka_unit_test(test_ordinals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
