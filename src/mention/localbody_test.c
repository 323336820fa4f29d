// Bodies of ordinary news, in sentences of our own read by the real analyser: councils, courts,
// clubs and charities that a town or county in their name places, short nouns that take them up,
// names that a country shares with another, and the counties, islands and quarters where things
// happen.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

// Expected: "words=CODE" of each actor, "@words=COUNTRY" of each place.
static const told_case CASES[] = {
    // a town in the name
    {"The Norwich Crown Court jailed him.", "Norwich Crown Court=GBRJUD"},
    {"Devon County Council sued.", "Devon County Council=GBRGOV"},
    {"Wichita State University was shut.", "Wichita State University=USAEDU"},
    {"The Devon Wildlife Trust sued.", "Devon Wildlife Trust=GBRNGO"},
    {"The Trinity College choir sang.", "Trinity College=EDU"},
    {"Ana Exeter Council is her name.", "Ana Exeter Council=GOV"},
    // clubs and federations
    {"The Exmoor Rowing Club sued.", "Exmoor Rowing Club=GBRCVL"},
    {"The Cornwall Cricket Association sued.", "Cornwall Cricket Association=GBRNGO"},
    {"She works at the Blue Moon Night Club.", ""},
    // the noun alone
    {"The Leeds School Board met. Later the board sued.",
     "Leeds School Board=GBREDU; board=GBREDU"},
    {"The Ludlow Action Group met. Later the group sued.", "Ludlow Action Group=NGO; group=NGO"},
    {"The board of the firm met.", "firm=BUS"},
    {"The World Sikh Union of Canada sued.", "World Sikh Union of Canada=CANNGO"},
    {"The Canadian Global Trade Agency paid.", "Canadian Global Trade Agency=CANGOV"},
    // whose party, whose parliament
    {"Congress voted.", "Congress=USALEG"},
    {"In Assam and Mumbai the Congress lost.", "@Assam=IND; @Mumbai=IND; Congress=INDOPP"},
    {"BJP workers fought in Assam.", "BJP workers=INDPTY; BJP=INDPTY; @Assam=IND"},
    {"The Maoists fled.", "Maoists=INDREBNAX"},
    {"In Nepal the Maoists won.", "@Nepal=NPL; Maoists=NPLPTY"},
    {"The Congress leader fled.", "Congress leader=INDOPP; Congress=INDOPP"},
    {"The Union Home Minister slept.", "Union Home Minister=INDGOV"},
    // of what is here
    {"It rained in Lima. Residents of the area fled.", "@Lima=PER; Residents=PERCVL"},
    {"It rained in Lima. Officers of the police fled.",
     "@Lima=PER; Officers=PERCOP; police=PERCOP"},
    {"It rained in Lima. Villagers of a border town fled.", "@Lima=PER; Villagers=CVL"},
    {"The river burst its banks.", ""},
    // where
    {"NEW DELHI: Students met.", "@DELHI=IND; Students=INDEDU"},
    {"It fell on Mount Cook in Chad.", "@Mount Cook=TCD; @Chad=TCD"},
    {"He lives on Tottenham Court Road.", "@Tottenham Court Road="},
    {"A man died in Surrey, England.", "man=GBRCVL; @Surrey, England=GBR"},
    {"A man died in Wigan, Greater Manchester.", "man=GBRCVL; @Wigan, Greater Manchester=GBR"},
    {"It rained in Orange County, California.", "@Orange County, California=USA"},
    {"The ship left Norfolk, Virginia.", "@Norfolk, Virginia=USA"},
    {"Clark Kent slept.", "Clark Kent="},
    {"He died in Coimbatore in bed.", "@Coimbatore=IND"},
    {"A tiger died at Bristol Zoo.", "@Bristol Zoo=GBR"},
    {"They met in Exeter Street.", "@Exeter Street="},
    {"Mali's police met Mali's army. Malian judges met Chad's king. It rained at the Sogo Dam.",
     "Mali's police=MLICOP; Mali=MLI; Mali's army=MLIMIL; Mali=MLI; Malian judges=MLIJUD; "
     "Malian=MLI; Chad's king=TCDGOV; Chad=TCD; @Sogo Dam=MLI"},
    // counted people are of where it happened
    {"Forty were hurt in a fire in Lima.", "Forty=PERCVL; @Lima=PER"},
    {"Two men were shot in Belfast.", "men=GBRCVL; @Belfast=GBR"},
    {"Two men were shot between Chad and Mali.", "men=CVL; Chad=TCD; Mali=MLI"},
    {"The cops did not know.", "cops=COP"},
};

static void tell(buf *out, const mention *m, str text)
{
    bool inner = m->kind == MENTION_ACTOR && m->n_actors == 1 && str_eq(m->how, STR("place")) &&
                 str_eq(m->actors[0]->code, m->actors[0]->country); // the town inside the name
    if (m->kind == MENTION_ACTOR && !m->placed && !inner) tell_actor(out, "; ", m, text);
    if (m->kind == MENTION_PLACE)
        buf_add_format(out, "%s@%.*s=%.*s", out->n ? "; " : "", STR_ARG(span_text(text, m->span)),
                       STR_ARG(m->place->country));
}

static void test_cases(void **state)
{
    check_cases(state, CASES, sizeof CASES / sizeof *CASES, tell, "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
