// Nouns whose sector or being an actor at all the words around decide, in sentences of our own,
// read by the real analyser: officers, counterparts, nominees, chairs, peoples, adjectives.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

typedef struct {
    const char *outlet, *text;
    const char *expected; // "words=CODE+CODE" of each actor, joined by "; "
} sense_case;

static const sense_case CASES[] = {
    // an officer of the police, of the army, of an embassy, of a company
    {"", "Police in Togo said two officers died.", "Police=TGOCOP; Togo=TGO; officers=TGOCOP"},
    {"", "The mutiny began when soldiers seized two officers.", "soldiers=MIL; officers=MIL"},
    {"State Department", "Economic Officer Ana Ruiz spoke.", "Economic Officer Ana Ruiz=USAGOV"},
    {"", "Its chief data officer Ana Ruiz left.", "officer Ana Ruiz=BUS"},
    // a counterpart is of the branch of the one who meets him, and never his
    {"", "Foreign Minister Ruiz met her Malian counterpart.",
     "Foreign Minister Ruiz=GOV; her=GOV; Malian counterpart=MLIGOV; Malian=MLI"},
    {"", "Mali's General Traore met his Chadian counterpart.",
     "Mali's General Traore=MLIMIL; Mali=MLI; his=MLIMIL; Chadian counterpart=TCDMIL; Chadian=TCD"},
    {"The White House", "The Secretary met with counterparts.",
     "Secretary=USAGOV; counterparts=GOV"},
    {"", "Women earn less than their male counterparts.", "Women=CVL; their=CVL"},
    // a nominee is of what he is named for
    {"The White House", "Ana Ruiz: Nominee for the United States Court of Appeals",
     "Nominee=USAJUD; United States Court of Appeals=USAJUD; United States=USA"},
    // what one may do, become or print is nobody
    {"", "The official exceeded the minister's authority.", "official=GOV; minister=GOV"},
    {"", "Chad's president has the drawdown authority.", "Chad's president=TCDGOV; Chad=TCD"},
    {"", "Ana Ruiz took on the leadership.", "Ana Ruiz="},
    {"", "Ana Ruiz holds the rank of Minister-Counselor.", "Ana Ruiz="},
    {"", "The table shows agency/department and budget.", ""},
    {"", "It prints books and other publications.", ""},
    {"State Department", "Workers made Peru mine-free.", "Workers=LAB; Peru=PER"},
    {"State Department", "U.S. Government assistance helped.", "U.S. Government=USAGOV; U.S.=USA"},
    {"", "Hospital director General Ana Ruiz spoke.",
     "Hospital director=HLH; General Ana Ruiz=MIL"},
    // industries and camps act as bodies, states of a coalition are no parties
    {"", "The chip industry agreed.", "chip industry=BUS"},
    {"", "Hong Kong's pro-Beijing camp lost.",
     "Hong Kong's pro-Beijing camp=HKGPTY; Hong Kong=HKG"},
    {"State Department", "The Coalition Members agreed.", "Coalition Members=IGO"},
    {"", "Peru's coalition members quarrelled about taxes.",
     "Peru's coalition members=PERPTY; Peru=PER"},
    // members of a body are the body's
    {"", "The NATO members agreed.", "NATO members=IGOWSTNAT; NATO=IGOWSTNAT"},
    {"State Department", "Members of Congress want it.",
     "Members of Congress=USALEG; Congress=USALEG"},
    {"", "Gunmen abducted members of religious minorities.",
     "Gunmen=UAF; members=REL; religious minorities=REL"},
    // those of whom nobody says whose they are
    {"State Department", "Our adversaries watch.", "Our=USA; adversaries="},
    {"", "He called on other nations to help.", "other nations="},
    {"", "Malign actors spread lies.", "Malign actors="},
    {"", "The civilized world must act.", "civilized world="},
    {"", "Your neighbors know.", ""},
    // peoples of one country
    {"", "Maori protesters marched.", "Maori protesters=NZLCVLPRO; Maori=NZL"},
    {"", "Two Copts were killed.", "Copts=EGY"},
    {"", "Crimean Tatars fled.", "Crimean Tatars=UKR"},
    // the adjective of a congress before what it does
    {"State Department", "Congressional approval is needed.", "Congressional=USALEG"},
    {"State Department", "The Congressional district grew.", ""},
    {"", "US military ops go on.", "US military=USAMIL; US=USA"},
    {"", "A military base was closed.", ""},
    // people whose deed or fate the next noun names, sites that are attacked
    {"", "Gunfire and gang violence spread in Haiti.", "gang=HTICRM; Haiti=HTI"},
    {"", "Citizen uprisings in Libya spread.", "Citizen=LBYCVL; Libya=LBY"},
    {"", "Rebels attacked an air base.", "Rebels=REB; air base=MIL"},
    {"", "He arrived at the air base.", ""},
    {"", "Free assembly is a right.", ""},
    // weak nouns that act as only people do
    {"", "The club said that it was late.", "club=CVL"},
    {"", "A pilot of the airliner was hurt.", "pilot=CVL"},
    {"", "Rebels killed a pilot of the jet.", "Rebels=REB; pilot=MIL"},
    {"", "He likes the club.", ""},
    // whose the text leaves open or tells in another way
    {"The White House", "Eighteen states passed laws.", "Eighteen states=USA"},
    {"State Department", "Our partners in India and Chad need help.",
     "Our=USA; partners=IND+TCD; India=IND; Chad=TCD"},
    {"", "NATO met. One of the Allies left.", "NATO=IGOWSTNAT; Allies=IGOWSTNAT"},
    {"", "Governor Roe of Texas said her deputies left.",
     "Governor Roe=USAGOV; Texas=USA; her=USAGOV; deputies=USAGOV"},
    {"State Department", "Law enforcement cooperation with Cuba grows.",
     "Law enforcement=COP; Cuba=CUB"},
    {"", "A woman was shot. The police of Peru came.",
     "woman=PERCVL; police of Peru=PERCOP; Peru=PER"},
    // what is no actor
    {"", "A child fell off his chair.", "child=CVL"},
    {"State Department", "Delegation of Authority under the act", ""},
    {"", "Funds will clean up orphan wells.", ""},
    {"", "Evolutionary forces shape life.", ""},
    {"", "A report on trafficking in Persons is out.", ""},
    {"", "Folks, it is late.", ""},
    {"", "He was taken prisoner.", ""},
    {"", "It is about open government.", ""},
    {"", "Hostage-taking grew.", ""},
    {"", "Thanks for the leadership that he has shown.", ""},
    {"", "These organizations failed.", ""},
};

static void tell(buf *out, const mention *m, str text)
{
    if (m->kind == MENTION_ACTOR) tell_actor(out, "; ", m, text);
}

static void test_cases(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        part whole;
        document d = whole_document(CASES[i].text, "2021-06-01", CASES[i].outlet, &whole);
        wrong += read_wrongly(r, &d, tell, CASES[i].expected, &a);
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
