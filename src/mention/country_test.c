// Which country those belong to of whom no word beside them says it, in sentences of our own.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

typedef struct {
    const char *outlet; // who publishes it; empty for nobody that we know
    const char *text;
    const char *expect; // "phrase=CODE how;phrase=CODE": the last mention with these words
} country_case;

static const country_case CASES[] = {
    // whom the noun is joined to
    {"", "The envoy offered support to the people and government of Ukraine.",
     "people=UKRCVL joined"},
    {"", "The report condemned the shelling of Ukrainian towns and villagers at a summit in Oslo.",
     "villagers=UKRCVL joined"},
    {"", "Peruvian ministers and students met.", "students=PEREDU"},
    // who in the clause disposes of them
    {"", "Chad deployed 300 troops to Sudan.", "troops=TCDMIL disposer"},
    {"", "Turkish jets struck camps in Iraq and deployed special forces to the border.",
     "special forces=TURMIL disposer"},
    {"", "Togo and Benin said that Chad had jailed three editors.", "editors=TCDMED disposer"},
    {"", "Congress approved emergency assistance to Togo.", "Congress=LEG"},
    {"", "The editors detained by Togolese police were freed.", "editors=TGOMED disposer"},
    // where the clause is
    {"", "At least nine villagers were killed in northern Tigray, Sudan said.",
     "villagers=ETHCVL place"},
    {"", "Chad said that gunmen had killed six shepherds in the Malian town of Gao.",
     "gunmen=MLIUAF place"},
    {"", "Students and teachers marched in Lomé after a summit in Brussels.",
     "Students=TGOEDU place;teachers=TGOEDU joined"},
    {"", "The ministers met students in Geneva and Accra.", "students=CHEEDU+GHAEDU"},
    {"", "In Geneva the ministers of Chad and Togo met rebels.", "rebels=REB"},
    // the only country at issue
    {"", "Kenyan radio said that lawyers had gone on strike.", "lawyers=KENJUD focus"},
    {"",
     "Tunisian police dispersed Tunisian protesters near the Libyan border. Protesters threw "
     "stones.",
     "Protesters=TUNCVLPRO focus"},
    {"", "A drone of the US killed four farmers.", "farmers=AGR"},
    {"", "A US drone strike killed four villagers.", "villagers=CVL"},
    {"", "Chad and Niger said that farmers had left.", "farmers=AGR"},
    {"", "International companies and global charities liked the show in Kenya.",
     "companies=BUS;charities=NGO"},
    {"", "Airmen arrived in Kenya.", "Airmen=MIL"},
    // whose words the report uses, and nobody's when it uses those of two countries
    {"", "Villagers called a bandh. Weavers burned tyres.", "Villagers=INDCVL focus"},
    {"", "Teachers asked for R4,200 more.", "Teachers=ZAFEDU focus"},
    {"", "The gardai sent the drivers home.", "drivers=IRLCVL focus"},
    {"", "A barangay read of a bandh. Villagers waited.", "Villagers=CVL"},
    {"", "Chad read of a bandh. Villagers waited.", "Villagers=TCDCVL focus"},
    // a party whose name is no common noun
    {"", "Cosatu marched. Villagers joined in.", "Villagers=ZAFCVL focus"},
    {"", "Congress met. Villagers waited.", "Villagers=CVL"},
    // a government's own texts: the other country, or its own people
    {"State Department",
     "The Assistant Secretary will travel to Togo to meet with ministers and civil society.",
     "ministers=TGOGOV focus"},
    {"State Department", "We condemn the regime and its violence against protesters. #Belarus",
     "regime=BLRGOV focus;protesters=BLRCVLPRO focus"},
    {"State Department", "The Assistant Secretary spoke in Geneva. Women deserve better.",
     "Women=CVL"},
    {"The White House", "The law will help students, teachers and rural communities.",
     "students=USAEDU publisher;rural communities=USACVL joined"},
    {"The White House", "The Vice President will lead a delegation to Togo.",
     "delegation=USAGOV publisher"},
    {"State Department", "The Spokesperson said that Togo had asked for help.",
     "Spokesperson=USAGOV publisher"},
    {"The White House", "President Biden met President Jovan Perro of Haiti. The leaders agreed.",
     "leaders=USAGOV+HTIGOV set"},
    {"State Department", "The visit to Togo helped the democratic opposition.",
     "democratic opposition=TGOOPP"},
    {"The White House", "Chad was the topic. A senior administration official spoke of Chad.",
     "senior administration official=USAGOV publisher"},
    {"The White House",
     "We help Chad and Chad thanks us. Congress and the lawmakers in both parties agreed.",
     "lawmakers=USALEG"},
    {"The White House", "Chad thanked us. Our deployed forces left Chad.",
     "forces=USAMIL publisher"},
    {"The White House", "Chad was the topic. Successive administrations helped Chad.",
     "administrations=USAGOV publisher"},
    {"The White House", "Q Mr. President, how tall are you?", "President=USAGOV publisher"},
    {"State Department", "The report names oppressive regimes.", "regimes=GOV"},
    {"State Department", "The Secretary will brief reporters in Togo.", "reporters=MED"},
    {"State Department", "The Secretary met the staff and their families in Lomé, Togo.",
     "families=USACVL"},
    {"State Department", "Togo thanked us. The Embassy in Lomé and our soldiers helped.",
     "Embassy=USAGOV publisher;soldiers=USAMIL publisher"},
    {"State Department",
     "The Secretary met President Jovan Perro of Haiti and thanked the President.",
     "President=HTIGOV"},
    {"State Department", "Thousands serve as soldiers in armies worldwide.", "armies=MIL"},
    {"State Department", "The House and Senate helped Togo.", "House=USALEG publisher"},
    {"State Department", "The Secretary met the Kazakh chairman of the security service.",
     "security service=KAZSPY joined"},
    {"State Department", "The U.S. calls on Togo to move the country forward.",
     "the country=TGO focus"},
    {"", "The United States thanks Togo. The United States helps the country.",
     "the country=TGO focus"},
    {"State Department", "There were cases at Embassy Kabul.", "Embassy=USAGOV publisher"},
    {"State Department", "The Secretary met representatives of charities in Togo.",
     "representatives=NGO"},
    {"State Department", "Secretary Roe in Togo: Nurses and Chad deserve better.", "Nurses=HLH"},
    {"State Department", "The United States and Togo help universities to trade.",
     "universities=EDU"},
    {"", "Chad asked us to go to Oslo, and Togo says that nurses raised their hands.",
     "nurses=HLH"},
    // a state in a list before a title
    {"The White House",
     "President Biden of the United States and President Widodo of Indonesia met in Bali.",
     "President Widodo=IDNGOV;United States=USA name"},
    {"", "Talks of South Africa and Foreign Minister Ana Lopez of Norway failed.",
     "Foreign Minister Ana Lopez=NORGOV;South Africa=ZAF name"},
    {"", "Japan's Fire and Disaster Management Agency sent boats.",
     "Japan's Fire and Disaster Management Agency=JPNGOV"},
    // leaders of the body that the headline names
    {"The White House",
     "Joint Readout by the United States and the African Union\n\nChad shelled a town. In "
     "addition, leaders discussed aid.",
     "leaders=IGOAFRAFU+USAGOV title"},
    {"The White House", "G7 to Announce Plans\n\nChad shelled a town. The leaders agreed to act.",
     "leaders=IGOWSTGSV title"},
    // "the President" whom an account says was met
    {"State Department",
     "Secretary Blinken met today with President Ruto of Kenya. The Secretary thanked the "
     "President for his help.",
     "President=KENGOV title"},
    {"The White House",
     "Vice President Harris spoke today with President Ali of Guyana. President Biden had sent a "
     "note. The Vice President thanked the President.",
     "President=USAGOV publisher"},
    {"The White House",
     "We acted against the Ortega regime in Nicaragua. Chad and Peru helped. Today we hold the "
     "regime to account.",
     "regime=NICGOV title"},
    {"State Department", "We heard of Mali and Chad. Did he speak of Mali with the pope?",
     "pope=VATREL title"},
    {"The White House", "Today, Border Coordinator Tim Lane saw Caribbean leaders as Chad fights.",
     "leaders=GOV"},
    {"The White House", "As Russia fights, we set up a transatlantic task force to seize yachts.",
     "task force=GOV"},
    // those of many countries
    {"", "Togo thanked donors and investors.", "donors=;investors=BUS"},
    {"", "In Kenya, Chadian and Malian students and teachers met.", "teachers=EDU"},
    {"", "The boat sank off Malta with 60 migrants; 12 people died.", "people=CVL"},
    // persons
    {"", "Ana Bell, the county clerk of Boone County in the U.S. state of Kentucky, was jailed.",
     "Ana Bell=USAGOV"},
    {"", "Dallas County, Texas clerk Mary Bell refused.", "Texas clerk Mary Bell=USAGOV title"},
    {"", "Chad was told to release candidates Rosa Lima and Pedro Sosa.",
     "Rosa Lima=TCDPTY;Pedro Sosa=TCDPTY"},
    {"", "Two Belgian reporters, Jan Smit and Pieter Bos, were arrested in eastern Turkey.",
     "Jan Smit=BELMED"},
    {"The White House", "Mary Bell, of Oregon, to be a judge, vice Peter Marsh, retired.",
     "Mary Bell=USAGOV form"},
    {"State Department",
     "President Jovan Perro of Haiti was shot. First Lady Ana Perro was hurt, the Secretary said.",
     "First Lady Ana Perro=HTIGOV"},
    // a noun of every country's, and a tongue
    {"", "Voters in Trinidad and Tobago elect a House of Representatives.",
     "House of Representatives=TTOLEG"},
    {"", "The nurse in Kenya was not speaking English when police came.", "police=KENCOP"},
};

static mention_list read_case(reader *r, const country_case *c, part *whole, document *d, arena *a)
{
    *d = whole_document(c->text, "2021-06-01", c->outlet, whole);
    sentence_list *sentences = arena_array(a, sentence_list, 1);
    *sentences = language_read(r->run, d, a);
    return mention_read(d, sentences, a);
}

static const mention *last_with(const mention_list *m, str text, str phrase)
{
    const mention *found = NULL;
    for (size_t i = 0; i < m->n; i++)
        if (m->p[i].kind == MENTION_ACTOR && str_eq(span_text(text, m->p[i].span), phrase))
            found = &m->p[i];
    return found;
}

static bool holds(const mention_list *m, str text, str want)
{
    str phrase = str_split(&want, '=');
    str codes = str_split(&want, ' ');
    const mention *found = last_with(m, text, phrase);
    if (!found || (want.n && !str_eq(want, found->how))) return false;
    for (uint32_t i = 0; i < found->n_actors; i++)
        if (!codes.p || !str_eq(str_split(&codes, '+'), found->actors[i]->code)) return false;
    return !codes.p;
}

static void test_countries(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    int failed = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        document d;
        part whole;
        mention_list m = read_case(r, &CASES[i], &whole, &d, &a);
        str rest = str_of(CASES[i].expect);
        while (rest.p) {
            str want = str_split(&rest, ';'), phrase = want;
            if (holds(&m, d.text, want)) continue;
            phrase = str_split(&phrase, '=');
            const mention *got = last_with(&m, d.text, phrase);
            print_error("%s\n  wants %.*s, got %.*s %.*s\n", CASES[i].text, STR_ARG(want),
                        STR_ARG(got && got->n_actors ? got->actors[0]->code : STR("nothing")),
                        STR_ARG(got ? got->how : STR_NONE));
            failed++;
        }
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_countries),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
