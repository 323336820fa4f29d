// People of ordinary news: whom a role, a body, kin or the country of the report explains, in
// reports of our own read by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

typedef struct {
    const char *text;
    const char *expect; // "words=CODE;-words": an actor of exactly these words and code; none
} report_case;

static const report_case CASES[] = {
    // of whom a body's officers are
    {"A spokesman for the diocese said the bishop would resign.", "spokesman=REL"},
    {"Barry Larkham, president of the Pilots' Union, said members had lost patience.",
     "Barry Larkham=LAB"},
    {"The bus company, Transportes Molina, said in Peru it would pay. Its spokesman, Raul Molina, "
     "left.",
     "Raul Molina=BUS"},
    {"BJP workers in India broke the gates.", "BJP workers=INDOPP"},
    // of nouns that are no title, behind the name and before it
    {"Greek police came. Greek doctors helped. Rosa Huaman, a farmer who lives nearby, called "
     "them.",
     "Rosa Huaman=GRCAGR"},
    {"The driver, Luis Quispe, survived the crash in Peru.", "Luis Quispe=PERCVL"},
    {"Whitford's husband, David, left the court.", "David=CVL"},
    {"Ecologist Jon-Marc Hartog warned of floods in Belgium.", "Ecologist Jon-Marc Hartog=BELEDU"},
    // of the country where the report plays
    {"Two buses collided near Cusco, Peru. Peruvian radio said so. Officials closed the road.\n\n"
     "Among the dead were two Germans.\n\nNobody slept.\n\nIt was dark.\n\nIt rained.\n\nFire "
     "chief Jorge Vera arrived late.",
     "Fire chief Jorge Vera=PERGOV"},
    {"Kenyan minister Amina Oduya spoke. John Smith sang.", "John Smith="},
    // names alone
    {"Modisane said he saw the fire.", "Modisane="},
    {"Judges praised Peruvian Ysolde Huamani.", "Ysolde Huamani=PER"},
    {"The police jailed Modisane. Ana Roe slept.", "Modisane="},
    {"Hospital director Ana Salbrin wept.", "Hospital director Ana Salbrin=HLH"},
    {"Globex chief executive Tom Hartog resigned.", "chief executive Tom Hartog=BUS"},
    {"A spokesman for the family thanked the doctors.", "spokesman=CVL"},
    {"Police spokeswoman Captain Carla Lindqvist said so.", "Captain Carla Lindqvist=COP"},
    {"In Chhattisgarh, India, Maoists blew up a bus.", "Maoists=INDREBNAX"},
    {"Congress workers blocked a road near Patna.", "Congress workers=INDPTY"},
    {"Former mayor Gulabrao Gavandekar died.", "Former mayor Gulabrao Gavandekar="},
    {"The suspect, identified as Jona Roeder, fled.", "Jona Roeder=CRM"},
    {"The outfit had killed one Nandlal Shahane.", "Nandlal Shahane="},
    {"Christian Porterman spoke.", "Christian Porterman="},
    {"V K Sivaraman, a teacher, opened the fair in India.", "V K Sivaraman=INDEDU"},
};

static bool case_holds(reader *r, const report_case *c, arena *a)
{
    part whole;
    document d = whole_document(c->text, "2014-05-02", "", &whole);
    return wishes_hold(r, &d, c->expect, a);
}

static void test_cases(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    uint32_t failed = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        failed += !case_holds(r, &CASES[i], &a);
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
