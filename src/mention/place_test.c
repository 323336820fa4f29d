// Places in sentences of our own, read by the real analyser. All of them stand in our own lists, so
// that the tests hold without GeoNames, but for those of the last table.
#include "base/check.h"
#include "mention/gazetteer.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    const char *text;
    // "phrase=COUNTRY kind precision how": a place of exactly these words; what is left out from
    // the right may be anything, "-" for the country is none. "!phrase": no place has these words,
    // "+phrase": they are an actor, "-phrase": they are none.
    const char *expect;
} place_case;

static const place_case CASES[] = {
    // a country named before, where its name would be a place
    {"Chad held a vote. Schools across the country were closed.",
     "the country=TCD country;-the country"},
    {"Chad held a vote. Thousands fled the country.", "the country=TCD country country object"},
    {"Chad held a vote. The country signed a treaty.", "!the country;+The country"},
    // where somebody may go, who is sent to play there
    {"The men were refused admission to the United States.", "United States=USA country"},
    {"Ana Ruiz praised the trip to the Netherlands.", "Netherlands=NLD country"},
    {"The school sent two athletes to Peru.", "Peru=PER country;-Peru"},
    {"France sent ten jets to Peru.", "!Peru;+Peru"},
    // what stands before or behind
    {"Fighting broke out in Aleppo.", "Aleppo=SYR city city preposition"},
    {"Shells fell near Khan Younis.", "Khan Younis=PSE city near preposition"},
    {"A blast outside Kandahar killed two.", "Kandahar=AFG city near"},
    {"They met in Goma, Bukavu and Bunia.",
     "Goma=COD city city preposition;Bukavu=COD city city list;Bunia=COD city city list"},
    {"Clashes began in the town of Chibok.", "Chibok=NGA city city"},
    {"The army left the city of Kidal.", "Kidal=MLI city city kind noun"},
    {"The Aleppo attack killed nine.", "Aleppo=SYR city city modifier"},
    {"Rebels captured Bunagana.", "Bunagana=COD city city object"},
    {"Soldiers shelled Kupiansk.", "Kupiansk=UKR city city object"},
    {"Troops stood near Jerusalem's Al-Aqsa Mosque.", "Al-Aqsa Mosque=- site near"},
    {"Lorries brought bread to Madaya.", "Madaya=SYR city city name"},
    {"Ships patrol waters including the Gulf of Oman.", "Gulf of Oman=- sea area name"},
    {"She spoke in Tashkent, Uzbek students said.", "Tashkent=UZB city city preposition"},
    // waters, bases, sites, regions
    {"A ship sank in the Strait of Hormuz.", "Strait of Hormuz=- strait area"},
    {"The tanker burned in the Red Sea.", "Red Sea=- sea area"},
    {"The Bab el-Mandeb strait lies near Yemen.", "Yemen=YEM country near"},
    {"They talked at Camp David.", "Camp David=USA base site"},
    {"A drone landed at Bagram Air Base.", "Bagram Air Base=AFG base site"},
    {"Rockets fell in the Golan Heights.", "Golan Heights=SYR region area"},
    {"Fighting went on across the Donbas.", "Donbas=UKR region area"},
    {"Trucks waited at the Rafah crossing.", "Rafah crossing=- border site"},
    {"Troops gathered near Goma airport.", "Goma airport=COD airport near"},
    {"The envoys met in Washington, D.C. on Monday.", "Washington, D.C.=USA city city"},
    {"Clashes went on in #EasternGhouta.", "#EasternGhouta=SYR region area"},
    {"A storm hit Port-au-Prince and Cap-Haitien.", "Port-au-Prince=HTI city city"},
    {"They fought rebels in Mali, Niger and Chad.",
     "Mali=MLI country country preposition;Niger=NER country country list;Chad=TCD country"},
    // one place with what it lies in; what lies there decides
    {"He spoke in Alexandria, Egypt.", "Alexandria, Egypt=EGY city city"},
    {"Protesters marched in Ukraine's Kharkiv.", "Kharkiv=UKR city city"},
    {"Shelling in northern Syria killed six.", "northern Syria=SYR country country"},
    // countries: where something is, not who acts
    {"The ministers met in Japan.", "Japan=JPN country country preposition"},
    {"The president visited Ghana.", "Ghana=GHA country country object"},
    {"Japan criticised the plan.", "!Japan"},
    {"The talks with Ghana failed.", "!Ghana"},
    // how a name goes on, and what it hangs on
    {"Ana Roe of Dallas, Texas, was charged.", "Dallas, Texas=USA city city"},
    {"University of California, San Diego, experts disagreed.", "!San Diego"},
    {"A clerk sued the Port Authority of New York and New Jersey.", "!New Jersey"},
    {"A class in Spanish was held.", "!Spanish"},
    {"Rain fell in the eastern region.", "!eastern region"},
    {"She reached out to Ghana again.", "!Ghana"},
    {"They spoke of first visits to Lviv this week.", "Lviv=UKR city city preposition"},
    {"Denmark reopens rail services to Germany.", "Germany=DEU country country"},
    {"He scored for the England national football team.", "!England"},
    {"Under the Mekong Water Plan, work goes on.", "!Mekong"},
    {"A Spain car rally crash killed six.", "Spain=ESP country country modifier"},
    {"Homes burned in the counties of Amador and Calaveras.", "Amador=- region;Calaveras=- region"},
    {"Locals say Aleppo has been quiet.", "Aleppo=SYR city city name"},
    {"They shut schools in Kerala, Punjab and Sichuan.",
     "Kerala=IND state;Punjab=IND state;Sichuan=CHN state"},
    {"They want to strengthen Indo-Pacific cooperation.", "Indo-Pacific=- region area modifier"},
    {"It led the country to Euro-Atlantic structures.", "!Atlantic"},
    {"Troops trained at Camp Lejeune.", "Camp Lejeune=USA base site"},
    {"The crew returned from the ISS on Saturday.", "ISS=- site"},
    {"The storm is heading for the Alaskan panhandle.", "Alaskan panhandle=USA region area"},
    {"Police in Portland, Oregon said so.", "Portland, Oregon=USA city city"},
    {"They blocked roads from Oddanur to Velur.", "Oddanur=- city;Velur=- city"},
    {"He moved from Smith to Jones.", "!Smith;!Jones"},
    {"Off the Libyan coast, a boat sank.", "Libyan coast=LBY region near"},
    {"They sailed in Greek waters.", "Greek waters=GRC region area"},
    {"They met in the rebel stronghold of Oddanur.", "Oddanur=- city"},
    {"The president welcomed Prime Minister Ana Roe and her delegation to the White House.",
     "White House=USA site"},
    {"Peru's president welcomed his guest to Washington on Monday.", "Washington=USA city"},
    {"The two held a dialogue in D.C. today.", "D.C.=USA city city"},
    {"They work with Mekong countries.", "!Mekong"},
    // borders
    {"A patrol was attacked near the border with Chad.", "border with Chad=- border near"},
    {"They waited at Ukraine's border with Poland.",
     "Ukraine's border with Poland=UKR border area"},
    {"Guards fired across the Gaza-Egypt border.", "Gaza-Egypt border=- border area"},
    // governments, persons, words, names of other things
    {"Beijing said that it would answer.", "!Beijing"},
    {"Officials in Beijing denied it.", "Beijing=CHN city city"},
    {"President Lincoln read the letter.", "!Lincoln"},
    {"Sydney Jones praised the plan.", "!Sydney"},
    {"The talks were held in Sydney.", "Sydney=AUS city city"},
    {"Police in Nice arrested a man.", "Nice=FRA city city"},
    {"Nice words were said.", "!Nice"},
    {"The shop sold Mobile phones.", "!Mobile"},
    {"They signed the Paris Agreement.", "!Paris"},
    {"The Washington Post reported the talks.", "!Washington"},
    {"The army retreated in March.", "!March"},
    {"The Dayton Accords ended the war.", "!Dayton"},
    {"A Geneva-based group criticised the law.", "!Geneva"},
    {"She studied at the University of Texas.", "!Texas"},
    {"It was in Ghana's interest.", "!Ghana;!Ghana's"},
    {"The words of Attorney General Garland pleased her.", "!Garland"},
    // what no list has: it lies where the text says
    {"Shelling was heard in Zarnobad, Syria.", "Zarnobad, Syria=SYR city country"},
    {"The Indian town of Petlapur was flooded.", "Petlapur=IND city country kind noun"},
    {"He met John Smith, Ukraine's envoy.", "!John Smith;!Smith"},
};

// Where more than the preposition before it makes the place, and who stays an actor.
static const place_case ROLES[] = {
    // parts of a country, and what lies beside it
    {"A boat sank off the coast of Tunisia.", "Tunisia=TUN country near preposition;-Tunisia"},
    {"A boat sank off Libya's coast.", "Libya=LBY country near preposition;-Libya"},
    {"Fighting went on in areas of Syria.", "Syria=SYR country country;-Syria"},
    {"They moved the office out of Qatar.", "Qatar=QAT country country;-Qatar"},
    {"Ana Roe, of Ohio, was named.", "Ohio=USA state;-Ohio"},
    {"A fire burned in the Peruvian town of Zarnobad.", "Zarnobad=PER city;-Peruvian"},
    {"He was born in Kenya's capital, Nairobi.", "Kenya=KEN country;Nairobi=KEN city;-Kenya"},
    {"Troops moved toward the Serbian border.", "Serbian border=SRB border;-Serbian"},
    {"Germany closed its border with Denmark.", "border with Denmark=- border;-Denmark;+Germany"},
    {"The Aleppo-area bridge fell.", "Aleppo=SYR city city modifier"},
    // coming and going, and what is hit by nobody
    {"Families came from Sudan, Eritrea and Somalia.",
     "Sudan=SDN country;Eritrea=ERI country country list;Somalia=SOM country;-Somalia"},
    {"The Minister's Travel to Togo", "Togo=TGO country country preposition"},
    {"She departed for Ghana on Monday.", "Ghana=GHA country"},
    {"He reported live from Rome, Italy.", "Rome, Italy=ITA city city;-Rome;-Italy"},
    {"A storm hit Peru and Ecuador.", "Peru=PER country;Ecuador=ECU country;-Ecuador"},
    {"Rebels hit Peru.", "!Peru;+Peru"},
    {"They condemned the attack on Ghana.", "!Ghana;+Ghana"},
    {"The army sent aid to Ghana.", "!Ghana;+Ghana"},
    {"Envoys imposed sanctions on the Marshall Islands.", "!Marshall Islands"},
    {"They died on the Faroe Islands.", "Faroe Islands=FRO country;-Faroe Islands"},
    // bodies as venues
    {"The lunch was held at the State Department.",
     "State Department=USA site country venue;-State Department"},
    {"She welcomed the envoy to the White House.", "White House=USA site;-White House"},
    {"A blast outside the Turkish embassy killed two.",
     "Turkish embassy=TUR site;-Turkish embassy"},
    {"An official at the State Department denied it.", "!State Department;+State Department"},
    {"She served at the State Department.", "!State Department;+State Department"},
    // who does what a government does
    {"The Fijian province of Rewa declared an emergency.", "!Rewa;+Fijian"},

    // by their form, or their preposition alone
    {"Two cars burned on Interstate 80 in Nevada.", "Interstate 80=USA site"},
    {"A crowd met at the Iron Gate Bridge in Prague.", "Iron Gate Bridge=CZE site"},
    {"Clashes broke out in Oddanur, police said.", "Oddanur=- city"},
    {"A crowd gathered near Oddanur and Zarnobad in India.", "Oddanur=IND city;Zarnobad=IND city"},
    {"They believe in Islam.", "!Islam"},
    {"A crash between Oddanur and Zarnobad in India killed two.", "Zarnobad=IND city"},
    {"Police closed the Brenta Central railway station in Italy.",
     "Brenta Central railway station=ITA site country object"},
    {"Shots were heard in the Syrian capital.", "Syrian capital=SYR city country;-Syrian"},
    {"They fought over the capital's budget.", "!capital"},
    {"He travelled to Oslo for meetings on Ghana.", "!Ghana;+Ghana"},
    {"They met at several churches.", "!churches"},
    {"Troops are in Nagorno-Karabakh.", "Nagorno-Karabakh=AZE region;-Nagorno-Karabakh"},
    {"Nagorno-Karabakh rejected the plan.", "!Nagorno-Karabakh;+Nagorno-Karabakh"},
    {"Protesters filled Tahrir Square.", "Tahrir Square=EGY site site object"},
    {"Refugees reached the Greek island of Lesbos.", "Lesbos=GRC region;!Greek island;-Greek"},
    {"A bomb fell in N. Africa.", "N. Africa=- region"},
    {"A road ran to the Kosovan town.", "!Kosovan town"},
    {"The Boston Red Sox won.", "!Boston"},
};

// What GeoNames adds.
static const place_case WIDER[] = {
    {"A drone hit a depot in Kherson oblast.", "Kherson oblast=UKR state state"},
    {"He was held in Diyarbakir Province.", "Diyarbakir Province=TUR state state"},
    {"An explosion in Saratov killed two.", "Saratov=RUS city city preposition"},
    {"He was born in Tripoli, Lebanon.", "Tripoli, Lebanon=LBN city city"},
    {"Lebanon mourned. A bomb exploded in Tripoli.", "Tripoli=LBN city city"},
    {"Libya mourned. A bomb exploded in Tripoli.", "Tripoli=LBY city city"},
    {"A storm hit Paris, Texas.", "Paris, Texas=USA city city"},
    {"They met in Springfield, Illinois.", "Springfield, Illinois=USA city city"},
    {"He spoke in Culpeper, VA on Monday.", "Culpeper, VA=USA city city"},
    {"Authorities in Wyoming opened a case.", "Wyoming=USA state state"},
    {"A bomb exploded in Delaware.", "Delaware=USA state state"},
    // small towns whose name only one country has, districts, and where nobody says what it is
    {"Traders went on strike in Sangareddy.", "Sangareddy=IND region area"},
    {"A fire broke out in Baruni on Monday.", "Baruni=IND city city"},
    {"A lorry overturned near Vuwani.", "Vuwani=ZAF city"},
};

static const mention *find_place(const mention_list *m, str text, str words)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->p[i].kind == MENTION_PLACE && str_eq(span_text(text, m->p[i].span), words))
            return &m->p[i];
    return NULL;
}

// A country or town that is a place is marked as no actor.
static bool is_left_out(const mention_list *m, str text, str words)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->p[i].kind == MENTION_ACTOR && !m->p[i].placed &&
            str_eq(span_text(text, m->p[i].span), words))
            return false;
    return true;
}

static bool holds(const mention_list *m, str text, str want)
{
    if (str_starts(want, STR("-"))) return is_left_out(m, text, str_sub(want, 1, want.n));
    if (str_starts(want, STR("+"))) return !is_left_out(m, text, str_sub(want, 1, want.n));
    bool none = str_starts(want, STR("!"));
    if (none) return !find_place(m, text, str_sub(want, 1, want.n));
    str words = str_split(&want, '=');
    const mention *x = find_place(m, text, words);
    if (!x) return false;
    str got[] = {x->place->country.n ? x->place->country : STR("-"), x->place->kind,
                 x->place->precision, x->how};
    for (size_t i = 0; i < sizeof got / sizeof *got && want.p; i++) {
        str one = i == 3 ? want : str_split(&want, ' ');
        if (!str_eq(one, got[i])) return false;
    }
    if (!is_left_out(m, text, words)) return false;
    bool border = str_eq(x->place->kind, STR("border")) || !x->place->country.n;
    return border || (fabs(x->place->lat) <= 90 && fabs(x->place->lon) <= 180);
}

static bool passes(reader *r, const place_case *c)
{
    arena a = {0};
    part whole;
    document d = whole_document(c->text, "2024-07-17", "", &whole);
    whole.span = (span){0, (uint32_t)d.text.n};
    sentence_list l = language_read(r->run, &d, &a);
    mention_list m = mention_read(&d, &l, &a);
    bool good = true;
    str rest = str_of(c->expect);
    while (rest.p) {
        str want = str_split(&rest, ';');
        if (holds(&m, d.text, want)) continue;
        good = false;
        print_error("%s\n    wanted %.*s; there are", c->text, STR_ARG(want));
        for (size_t i = 0; i < m.n; i++)
            if (m.p[i].kind == MENTION_PLACE)
                print_error(" [%.*s=%.*s %.*s %.*s %.*s]", STR_ARG(span_text(d.text, m.p[i].span)),
                            STR_ARG(m.p[i].place->country), STR_ARG(m.p[i].place->kind),
                            STR_ARG(m.p[i].place->precision), STR_ARG(m.p[i].how));
        print_error("\n");
    }
    arena_free(&a);
    return good;
}

static void our_places_are_found(void **state)
{
    size_t wrong = 0;
    if (!*state) skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) wrong += !passes(*state, &CASES[i]);
    assert_int_equal(wrong, 0);
}

static void a_place_is_told_from_an_actor(void **state)
{
    size_t wrong = 0;
    if (!*state) skip();
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++) wrong += !passes(*state, &ROLES[i]);
    assert_int_equal(wrong, 0);
}

static void the_right_bearer_is_chosen(void **state)
{
    size_t wrong = 0;
    if (!*state || !gazetteer_has_geonames()) skip();
    for (size_t i = 0; i < sizeof WIDER / sizeof *WIDER; i++) wrong += !passes(*state, &WIDER[i]);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_places_are_found),
        cmocka_unit_test(a_place_is_told_from_an_actor),
        cmocka_unit_test(the_right_bearer_is_chosen),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
