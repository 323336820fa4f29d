// People of whom the text says no more than that they act or suffer, in sentences of our own, read
// by the real analyser: who is an actor and who only says what something is; and that events take
// them for a side only where they are hurt.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

// Expected: "words=CODE+CODE" of each actor, joined by "; ".
static const told_case CASES[] = {
    // nouns that count where they take part
    {"The flood drove families and parents out.", "families=CVL; parents=CVL"},
    {"Doctors treated a boy and his mother.", "Doctors=HLH; boy=CVL; mother=CVL"},
    {"The plan helps working families.", "working families=CVL"},
    {"Delegates thanked their colleagues.", "Delegates=; their=; colleagues="},
    {"The school expelled a pupil.", "school=EDU; pupil=EDU"},
    {"Small businesses sued the bank.", "Small businesses=BUS; bank=BUS"},
    {"A family of four drowned.", "family=CVL"},
    {"The international community must act.", "international community="},
    {"Thirty refugees from Togo, including four babies, drowned.",
     "refugees from Togo=TGOREF; Togo=TGO; babies=TGOCVL"},
    // and where they do not
    {"It belongs to a family of missiles.", ""},
    {"Nobody saw it at school.", ""},
    {"A couple of weeks passed.", ""},
    {"I do not know, man.", ""},
    {"They are drivers of growth.", ""},
    {"Child care is dear.", ""},
    {"Trade is good for business.", ""},
    {"The Children's Hospital burned.", ""},
    // acts, powers, measures, kinds of things
    {"By virtue of the authority vested in me by law, it ends.", ""},
    {"Thank you for your leadership in trade.", ""},
    {"Her leadership skills are rare.", ""},
    {"Just a couple quick remarks.", ""},
    {"People-to-people ties matter.", ""},
    {"Trafficking in persons is a crime.", ""},
    {"Market forces drive prices.", ""},
    {"Su-35 fighters took off.", ""},
    {"The publication of the book was late.", ""},
    {"Peru is a party to the treaty.", "Peru=PER"},
    {"The plan is for community-based care.", ""},
    {"Police reform failed.", ""},
    {"Democracy is a form of government.", ""},
    {"We met in person.", ""},
    {"It needs hiring authorities.", ""},
    {"We mourn the victims of Chad.", "victims=CVL; Chad=TCD"},
    {"They chose to use military force.", ""},
    {"The plan supports women as leaders in trade.", "women=CVL"},
    {"The school year began.", ""},
    {"The mob burned a police station.", "mob=CVL; police=COP"},
    {"Marine protected areas grew.", ""},
    {"Congress passed Prosper Africa.", "Congress=USALEG"},
    {"Peru is a leader in trade.", "Peru=PER"},
    {"Mali and Chad have been leaders in this.", "Mali=MLI; Chad=TCD"},
    // those, all, many
    {"We mourn those killed in the storm.", "those=CVL"},
    {"The camp takes in those forced to flee.", "those=REF"},
    {"All who came were fed.", "All="},
    {"The law punishes those who lie.", "those="},
    {"Many believe that it is true.", "Many="},
    {"We help those suffering from drought and those in distress.", "those=CVL; those=CVL"},
    {"We honor those who served.", "those=MIL"},
    {"Ghanaians love their country.", "Ghanaians=GHA; their country=GHA; their=GHA"},
    {"Those tents are new.", ""},
    // a number alone
    {"Ten miners died, seven from the same town.", "miners=LAB; seven=LAB"},
    {"Police in Lima held five women; two were released.",
     "Police=PERCOP; Lima=PER; women=PERCVL; two=PERCVL"},
    {"Japan looks for them, with thousands still hoping to return.", "Japan=JPN; thousands=JPNCVL"},
    {"Of the bridges two were closed.", ""},
    // counted people
    {"The crash left 40 injured.", "40 injured=CVL"},
    {"Tens of thousands fled.", "Tens of thousands=REF"},
    {"Two others were hurt.", "Two others=CVL"},
    {"The death toll rose to 31.", ""},
    {"The fire took 12 lives.", ""},
    // states and sides
    {"Our partners in Peru are strong.", "partners=PER; Peru=PER"},
    {"Eighteen states passed the law.", "Eighteen states="},
    {"Our allies and partners will help.", "allies=; partners="},
    {"Every country will vote.", "Every country="},
    {"In many countries it rained.", ""},
    {"Peru and Chile agreed. Later the parties signed a text.",
     "Peru=PER; Chile=CHL; the parties=PER+CHL"},
    {"She studied all sides of the debate.", ""},
    // who "them" are
    {"Refugees arrive. Police and nurses give them food.",
     "Refugees=REF; Police=COP; nurses=HLH; them=REF"},
};

static void tell(buf *out, const mention *m, str text)
{
    if (m->kind == MENTION_ACTOR) tell_actor(out, "; ", m, text);
}

static void test_cases(void **state)
{
    check_cases(state, CASES, sizeof CASES / sizeof *CASES, tell, "", "");
}

// A faint actor is found by mention_faint() alone, so that no rule takes it for a side.
static void test_faint_ones_stand_apart(void **state)
{
    (void)state;
    mention p[] = {{.kind = MENTION_ACTOR, .first = 1, .end = 2, .head = 1, .faint = true}};
    uint32_t first_of[] = {0, 1};
    mention_list m = {.p = p, .n = 1, .first_of = first_of, .n_sentences = 1};
    assert_null(mention_headed(&m, 0, 1, MENTION_ACTOR));
    assert_null(mention_covering(&m, 0, 1, MENTION_ACTOR));
    assert_ptr_equal(mention_faint(&m, 0, 1), &p[0]);
    assert_null(mention_faint(&m, 0, 2));
    assert_null(mention_faint(&m, 1, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_faint_ones_stand_apart)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
