// Names whose bearer the text itself tells, in sentences of our own, read by the real analyser:
// firms by what they are called, branches, parties with their country, other names of persons.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

typedef struct {
    const char *text, *date, *outlet;
    const char *expected; // "words=CODE+CODE" of each actor, joined by "; "
} called_case;

#define STATE "State Department"

static const called_case CASES[] = {
    // told by a noun behind the name or before it, and later by the name alone
    {"Officials said Zentro, a maker of tyres, sold a plant. Zentro said so on Monday.",
     "2016-05-05", "", "Officials=GOV; Zentro=BUS; Zentro=BUS"},
    {"The startup Krumm bought Pelmo, a Chilean airline.", "2016-05-05", "",
     "startup=BUS; Krumm=BUS; Pelmo=CHLBUS; Chilean airline=CHLBUS; Chilean=CHL"},
    {"Marta Roe, the company chief, left.", "2016-05-05", "", "Marta Roe=BUS; company chief=BUS"},
    // the first word of the sentence is part of what a legal form closes
    {"Acme Widgets Limited said so.", "2016-05-05", "", "Acme Widgets Limited=BUS"},
    {"Visit Widget Corp. today.", "2016-05-05", "", "Widget Corp.=BUS"},
    // branches; what goes on is about the country
    {"Officials said that Toyota USA recalls cars.", "2016-05-05", "",
     "Officials=GOV; Toyota USA=USABUS"},
    {"Fiat Chrysler U.S. recalls cars.", "2016-05-05", "", "Fiat Chrysler U.S.=USABUS"},
    {"They said Boeing China sales fell.", "2016-05-05", "", "Boeing=USABUS; China=CHN"},
    // a party with the country before it, a body of a country and a union of states
    {"The United Kingdom Labour Party met.", "2016-05-05", "",
     "United Kingdom Labour Party=GBROPP; United Kingdom=GBR"},
    {"The U.S.-EU Trade and Technology Council met.", "2022-05-05", "",
     "U.S.-EU Trade and Technology Council=USAGOV+IGOEUREEC; U.S.-EU=USA+IGOEUREEC; U.S.=USA"},
    {"The U.S.-India Joint Commission met.", "2022-05-05", "",
     "U.S.-India Joint Commission=USAGOV+INDGOV; U.S.-India=USA+IND; U.S.=USA"},
    // other names of one person
    {"ISIS-K leader Omar Ghaffari, also known as Shafiq al-Turki, was killed.", "2021-06-05", "",
     "ISIS-K leader Omar Ghaffari=AFGUAFREB; ISIS-K=AFGUAFISK; Shafiq al-Turki=AFGUAFREB"},
    {"Wesley Strand is a U.S. senator. Wes left early.", "2021-06-05", "",
     "Wesley Strand=USALEG; U.S. senator=USALEG; U.S.=USA; Wes=USALEG"},
    // an address behind a title, with nothing between
    {"Sec.@JohnKerry spoke.", "2014-05-05", STATE, "Sec.@JohnKerry=USAGOV"},
    // a title in capitals of whom an initial, or what befell him, makes a person
    {"Statement on the Deaths of Brian T. Walsh and Glen A. Moran", "2014-05-05", STATE,
     "Brian T. Walsh=; Glen A. Moran="},
    {"Statement in the Ana B. Walsh Press Room", "2014-05-05", STATE, ""},
    {"The law is the Bank Merger Act.", "2014-05-05", "", ""},
    // prizes that bear a name are nobody
    {"They gave Robert Murphy awards to all.", "2016-05-05", "", ""},
};

static void tell_all(buf *out, const mention *m, str text)
{
    if (m->kind == MENTION_ACTOR && !str_in_list(span_text(text, m->span), "They|He|She", '|'))
        tell_actor(out, "; ", m, text);
}

static void test_called(void **state)
{
    if (!*state) skip();
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        part whole;
        document d = whole_document(CASES[i].text, CASES[i].date, CASES[i].outlet, &whole);
        wrong += read_wrongly(*state, &d, tell_all, CASES[i].expected, &a);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_called)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
