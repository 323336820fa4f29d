// Persons: titles and their tails, lists of persons, terms of office, in sentences of our own read
// by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

typedef struct {
    const char *date, *outlet, *text;
    const char *expect; // "words=CODE;-words": an actor of exactly these words and code; none
} person_case;

#define STATE "State Department"

static const person_case CASES[] = {
    // a title with a long tail
    {"2021-06-01", STATE,
     "Special Representative for International Labor Affairs Ruth Shailer met officials in Lima.",
     "Special Representative for International Labor Affairs Ruth Shailer=USAGOV"},
    {"2021-06-01", STATE,
     "Assistant Secretary for Democracy, Human Rights, and Labor Peter Barsky will travel to "
     "Palau.",
     "Assistant Secretary for Democracy, Human Rights, and Labor Peter Barsky=USAGOV"},
    {"2021-06-01", "", "Dutch Ambassador to Yemen Pieter van Hoof joined the talks.",
     "Dutch Ambassador to Yemen Pieter van Hoof=NLDGOV"},
    {"2021-06-01", "", "He is United States Marshal for the Southern District of Illinois.",
     "-United States Marshal for the Southern District"},
    {"2018-06-01", STATE, "Deputy Sec. Holloway and Special Rep. Harker left.",
     "Deputy Sec. Holloway=USAGOV;Special Rep. Harker=USAGOV"},
    {"2021-06-01", "", "NSC Senior Director Juan Garza spoke.",
     "NSC Senior Director Juan Garza=USAGOV"},
    {"2021-06-01", "", "The film's director thanked the crowd. See Sec. 8 of the order.",
     "-director;-Sec."},
    {"2021-06-01", "", "French Director General Anne Lorrain joined.",
     "French Director General Anne Lorrain=FRAGOV"},
    // persons under a noun in the plural
    {"2021-06-01", "The White House",
     "Senators Ann Petrov, Rob Lindqvist and Tom Karper left early.",
     "Senators=USALEG;Ann Petrov=USALEG;Rob Lindqvist=USALEG;Tom Karper=USALEG"},
    {"2021-06-01", "",
     "The ruling party in Nicaragua jailed the presidential candidates Ana Chamizo "
     "and Felix Madero.",
     "Ana Chamizo=NICOPP;Felix Madero=NICOPP"},
    {"2021-06-01", "", "Two Kenyan journalists, Jane Mwangi and Peter Otieno, were arrested.",
     "Jane Mwangi=KENMED;Peter Otieno=KENMED"},
    {"2015-09-10", "",
     "Other candidates, including Ben Carson and Ann Petrov, will debate in Iowa.",
     "Ben Carson=USAPTY"},
    {"2021-06-01", "", "The Mayors Challenge begins today.", "-Challenge"},
    // nominees, and who is called upon
    {"2022-03-01", "The White House",
     "Ruth A. Biggs, of Oregon, to be a Member of the Advisory Board, vice Lana J. Lim, resigned.",
     "Ruth A. Biggs=USAGOV;Lana J. Lim=USAGOV"},
    {"2022-03-01", STATE,
     "MR ROEDER: We'll turn to Hikmat Yusef from PalNews.\n\nQUESTION: Thank you.",
     "Hikmat Yusef=MED"},
    // terms: the text's own title decides for a while
    {"2021-08-03", "", "They mourned Haitian President Jovenel Moïse.",
     "Haitian President Jovenel Moïse=HTIGOV"},
    {"2021-08-03", "", "Former Haitian President Michel Martelly spoke.",
     "Haitian President Michel Martelly=HTI"},
    {"2015-09-04", "", "The President of Guatemala, Otto Pérez Molina, resigned.",
     "Otto Pérez Molina=GTMGOV"},
    {"2015-05-15", "", "President-elect Buhari of Nigeria spoke.", "President-elect Buhari=NGAGOV"},
    {"2015-09-10", "", "Jimmy Morales will stand in Guatemala.", "Jimmy Morales=GTMPTY"},
    {"2021-06-01", STATE, "Senator Carl Levin wrote the law.", "Senator Carl Levin=USALEG"},
    {"2019-11-01", "", "Abu Bakr al-Baghdadi is dead.", "Abu Bakr al-Baghdadi=UAFREB"},
    // a family name of many is a foreign holder's only where his country is named
    {"2013-01-05", "", "Granger and Abbas left the fair in Khartoum.", "-Abbas"},
    {"2013-01-05", "", "Abbas spoke in Ramallah about the Palestinian budget.", "Abbas=PSEGOV"},
    // labels of a transcript, by the name in capitals
    {"2022-03-01", STATE, "FOREIGN MINISTER PAYNE: Indeed.\n\nMS PORTMAN: Thanks.",
     "FOREIGN MINISTER PAYNE=AUSGOV;MS PORTMAN=USAGOV"},
    {"2022-03-01", "The White House", "Ruth Orbach, Nominee for Member of the Board of Directors",
     "Ruth Orbach=USAGOV"},
    {"2021-08-03", STATE, "We wish First Lady Martine Moïse a quick recovery in Haiti.",
     "First Lady Martine Moïse=HTIGOV"},
    {"2015-09-10", "",
     "Two ISIS militants, British citizens, Omar Latif and Ali Haddad, were killed.",
     "Ali Haddad=UAFISI"},
    {"2022-02-27", "", "Russia remembers Boris Nemtsov.", "Boris Nemtsov=RUSOPP"},
    {"2021-07-21", STATE, "Deputy Secretary Sherman visits China. The deputy will leave in July.",
     "deputy=USAGOV"},
    // bodies and armed men by whose they are
    {"2021-09-01", "", "Chinese and Indian troops clashed in Ladakh.",
     "Chinese=CHNMIL;Indian troops=INDMIL"},
    {"2021-09-01", "", "Militiamen of the Philippine Army fled from Renamo forces.",
     "Militiamen of the Philippine Army=PHLMIL;Renamo forces=MOZOPP"},
    {"2021-09-01", STATE,
     "The International Court of Justice met. The Court ordered Russia to stop.",
     "Court=IGOUNOICJ"},
    {"2021-09-01", STATE, "The Department's Bureau of Medical Services answered.",
     "Bureau of Medical Services=USAGOV"},
    {"2022-02-24", "", "Russia said that OOO Transmetall had paid.", "OOO Transmetall=RUSBUS"},
    {"2015-09-10", "", "British VICE News journalists were held.",
     "British VICE News journalists=GBRMED"},
    {"2022-03-01", "", "He met Johan Stenqvist, State Secretary to the Prime Minister of Sweden.",
     "Johan Stenqvist=SWEGOV"},
    {"2021-06-01", STATE, "Pompeo announces Steve Bigelow as the Special Representative for Peru.",
     "Steve Bigelow=USAGOV"},
    {"2022-03-01", STATE, "MR ROEDER: Tracy Williamson, please.\n\nQUESTION: Yes. Why?",
     "Tracy Williamson=MED"},
    {"2022-02-01", STATE, "She met her Russian counterpart, Mr. Ryabkov.", "Mr. Ryabkov=RUSGOV"},
    {"2022-02-01", "",
     "The FSB officers in Crimea, Artur Shambanov and Andrey Tishkov, are listed.",
     "Artur Shambanov=RUSSPY;Andrey Tishkov=RUSSPY"},
    {"2022-02-01", "", "He heads the National Guard of Russia.", "National Guard of Russia=RUSMIL"},
    {"2022-02-01", STATE, "Office of the Spokesperson. The sanctions regime on Chad ends.",
     "Office of the Spokesperson=USAGOV;-regime"},
    {"2022-02-01", "The White House", "Thank you to Representatives Anna Petrov and Lee Karper.",
     "Representatives=USALEG;Anna Petrov=USALEG"},
    {"2022-02-01", STATE, "MR ICE: Thank you. She sits on the Board of Directors.",
     "MR ICE=USAGOV;-ICE;-Directors"},
    // "we" of a nation, not of its government
    {"2021-06-01", STATE, "They attacked us. Our economy grows. We will act.",
     "us=USA;Our=USA;We=USAGOV"},
    // of namesakes the one whom the text named last
    {"2021-06-01", "",
     "Kenyan minister Jane Otieno spoke. Ugandan colonel Paul Otieno listened. Mr. Otieno left.",
     "Mr. Otieno=UGAMIL"},
};

static bool case_holds(reader *r, const person_case *c, arena *a)
{
    part whole;
    document d = whole_document(c->text, c->date, c->outlet, &whole);
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
