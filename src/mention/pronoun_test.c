// Whom pronouns and their like mean, in texts of our own read by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

// Texts of the US State Department in May 2022. Expected: "word=CODE+CODE" of each actor found by
// what other words tell.
static const told_case CASES[] = {
    // he and she
    {"Secretary Blinken met Foreign Minister Annalena Baerbock. She thanked him for his help.",
     "She=DEUGOV;him=USAGOV;his=USAGOV"},
    {"President Biden called the Polish president Andrzej Duda to thank him for his help.",
     "him=POLGOV;his=POLGOV"},
    {"President Biden called President-elect Ferdinand Marcos Jr. on Friday to congratulate him.",
     "him=PHLGOV"},
    {"Troops freed Maria Lund, who had worked with a nurse. She was tired.", "She="},
    {"Minister Osei of Ghana said that President Putin wages his war.", "his=RUSGOV"},
    {"President Biden called on Congress to hand him a bill.", "him=USAGOV"},
    {"President Biden met His Majesty King Felipe.", ""},
    // they
    {"Secretary Blinken met with Foreign Minister Rau of Poland. The Secretary spoke on trade with "
     "Peru. They also discussed Chad.",
     "They=USAGOV+POLGOV"},
    {"Secretary Blinken and Secretary Austin saw President Zelenskyy. They discussed trade.",
     "They=USAGOV+USAGOVMIL+UKRGOV"},
    {"President Biden saw Minister Osei and Minister Ruiz. Costs rise if they stay.", ""},
    {"Counselor Chollet met with Deputy Minister Ana Ruiz of Peru. They discussed with the Deputy "
     "Minister the war.",
     "They=USAGOV"},
    {"President Biden spoke with the leaders of France and Italy. All expressed concern.",
     "All=USAGOV+FRAGOV+ITAGOV"},
    {"We support the African Union and the World Bank in their view.",
     "We=USAGOV;their=IGOAFRAFU+IGOWBK"},
    {"Gunmen shot Ana Ruiz and Tom Harlow in Lima. The two died.", "The two=+"},
    // who rules, of whom a label says the words are; what a deed goes on until
    {"Chad's regime is trying to convince Peru to stay, they are plotting attacks.", "they=TCDGOV"},
    {"Secretary Blinken on Chad and #COVID19: They hid what they knew.", "They=TCD;they=TCD"},
    {"We shall cut Chad off until it ends its war.", "We=USAGOV;it=TCD;its=TCD"},
    {"The plan will help Chad if it passes.", ""},
    {"Deputy Secretary Sherman met Foreign Minister Ana Ruiz of Peru. The minister spoke about "
     "Chad. The two sides agreed on trade.",
     "The two sides=USA+PER"},
    {"The minister told Ghana and Togo that talks go on. Ships left. They are old.", ""},
    {"Peru, Chad and Togo met in Oslo. The three countries spoke.",
     "The three countries=PER+TCD+TGO"},
    {"The United States thanked Peru. Ships were old. They sank.", ""},
    {"Troops of Chad came. Although the roads were bad, they were used.", ""},
    {"Hundreds of refugees arrive in Lima. Police and nurses give them food.", "them=REF"},
    {"Secretary Blinken on Chad: We want to see them free.", "We=USAGOV;them=TCD"},
    {"Russia and Ukraine agreed to talks. The former sent a general; the latter refused.",
     "The former=RUS;the latter=UKR"},
    // what was named last of a kind
    {"Boeing lost its case. The company said it would pay.", "its=USABUS;company=USABUS;it=USABUS"},
    {"Boeing lost. Later Tikomat won. The company paid.", ""},
    {"The Treasury named Viktor Roe and Ivan Moss. These individuals sent arms.",
     "These individuals=+"},
    // it
    {"We heard of the Kremlin signaling that it is ready.", "We=USAGOV;it=RUSGOV"},
    {"Peru fights torture in all its forms.", ""},
    {"Congress met in May. This report is read as it is sent.", ""},
    {"The Secretary stressed support for Moldova as it faces threats.", "it=MDA"},
    {"The United States supports Ghana in its efforts.", "its=GHA"},
    {"The United States values Peru's support and its welcome.", "its=PER"},
    {"The United States encouraged Chad to open its border.", "its=TCD"},
    {"The United States stands by Ghana and its brave people.", "its=GHA"},
    {"The United States congratulates Peru on its day.", "its=PER"},
    {"Mali met with Chad. The ministers spoke of the drought and its implications.", ""},
    {"Mali has grown, yet the economy slowed in its last year.", ""},
    {"Mali made a plan. The minister welcomes it and is happy about it.", ""},
    {"Mali is on the wrong side when it comes to trade.", ""},
    {"Congress passed a plan, and it was signed.", ""},
    {"Mali is a friend. It is a member of the union.", "It=MLI"},
    {"Peru said that the United States would help Ghana defend itself.", "itself=GHA"},
    {"They act for the United Nations (including its agencies).", "its=IGOUNO"},
    {"Mali is strong. It's about trade.", ""},
    {"In supporting our allies, Boeing gains.", "our=USA"},
    {"The US puts costs on Mali for its war.", "its=MLI"},
    {"The United States calls on Chad to end its war.", "its=TCD"},
    {"The US supports Peru's fight against crime and its agenda.", "its=PER"},
    {"Secretary Blinken's remarks with Foreign Minister Rau of Poland before their meeting.",
     "their=USAGOV+POLGOV"},
    {"SECRETARY BLINKEN: We work together. We will act.\n\nFOREIGN MINISTER BAERBOCK: Yes.",
     "We=USAGOV+DEUGOV;We=USAGOV"},
    // our and us
    {"Our allies stand with us. Our team is here. Join us.", "Our=USA;us=USA;Our=USAGOV;us=USAGOV"},
    {"Secretary Blinken met with Foreign Minister Rau of Poland and reaffirmed our shared goals.",
     "our=USA+POL"},
    {"We love our planet.", "We=USAGOV"},
    {"As we all know, talks are hard.", ""},
    {"The following statement was released by the Governments of Ghana, Peru, and the United "
     "States of America on trade.\n\nWe urge our partners to act.",
     "We=GHA+PER+USA;our=GHA+PER+USA"},
    {"We, the ministers of Ghana and the United States, met in Accra. We urge peace.",
     "We=GHA+USA;We=GHA+USA"},
    {"We, the ministers of Ghana and the United States as members of the Friends of Chad, act.",
     "We=GHA+USA"},
    {"SECRETARY BLINKEN: Welcome.\n\nFOREIGN MINISTER BAERBOCK: Thank you. We discussed trade. "
     "We have plans.",
     "We=DEUGOV+USAGOV;We=DEUGOV"},
    {"SECRETARY BLINKEN: Welcome.\n\nFOREIGN MINISTER BAERBOCK: I look forward to our talks today. "
     "Our talks with Peru go on, and our call for peace stands.",
     "I=DEUGOV;our=DEU+USA;Our=DEU;our=DEUGOV"},
    {"The United States and Ghana signed a deal that lists our mutual pledges.", "our=USA+GHA"},
    {"The United States and Ghana lost a game in Peru. Our common foe is hunger.", "Our=USA"},
    {"This evening we – President Osei of Ghana, Premier Kato of Japan, and President Biden of the "
     "United States – urge peace. We will meet.",
     "we=GHA+JPN+USA;We=GHA+JPN+USA"},
    {"We – you know it well – met in Ghana.", "We=USAGOV"},
    // those who met, behind a long title; a name of which nothing is known is none of them
    {"Counselor Chollet met with Omani Deputy Prime Minister and Minister for Trade, Ports, and "
     "Fisheries Tariq bin Said. They discussed the drought in Somalia and Yemen. The two leaders "
     "agreed to talk.",
     "They=USAGOV+OMNGOV;The two leaders=USAGOV+OMNGOV"},
    {"President Biden spoke today with President Ruto of Kenya. President Biden told of Chad and "
     "Mali. The two leaders discussed trade.",
     "The two leaders=USAGOV+KENGOV"},
    {"Secretary Blinken met Foreign Minister Osei of Ghana and Foreign Minister Ruiz of Peru in "
     "Oslo. They denounced the coup.",
     "They=USAGOV+GHAGOV+PERGOV"},
    {"President Biden met with Prime Minister Modi. Leaders discussed the war in Mali.",
     "Leaders=USAGOV+INDGOV"},
    {"The Secretary and foreign ministers of Ghana and Peru condemned the coup. They called for "
     "talks.",
     "They=USAGOV+GHAGOV+PERGOV"},
    // what rulers do is not done by those to whom it is done
    {"Mali raided newspapers. They have arrested editors. They have blocked sites.",
     "They=MLI;They=MLI"},
    {"Secretary Blinken spoke today with Foreign Minister Rau of Poland. The Secretary praised "
     "Finland and Sweden's bids. Both agreed on the need to help.",
     "Both=USAGOV+POLGOV"},
    // the two of the headline
    {"Third U.S.-Jordan Strategic Dialogue\n\nThe United States and Jordan met in Amman. Kuwait "
     "and the United States spoke of Chad. The two countries discussed trade.",
     "The two countries=USA+JOR"},
    {"Second U.S.-Peru Ministerial Dialogue\n\nThe Ministers met in Lima. Their teams recalled "
     "talks of the Foreign Ministers of Chile and Mali. The Ministers condemned the coup.",
     "Ministers=USAGOV+PERGOV;Their=USAGOV+PERGOV;Ministers=USAGOV+PERGOV"},
    // those who met
    {"Secretary Blinken had a meeting with Foreign Minister Rau of Poland in Oslo, where they "
     "discussed trade.",
     "they=USAGOV+POLGOV"},
    {"Deputy Secretary Sherman spoke today with Minister Osei of Ghana and Minister Ruiz of Peru. "
     "The participants agreed.",
     "The participants=USAGOV+GHAGOV+PERGOV"},
    {"Peru buys doses and will donate them to towns.", ""},
    {"The Taliban broke the promises that they made.", "they=AFGGOVTAL"},
    {"Boeing announced that they will appeal.", "they=USABUS"},
    {"The police condemned the PRC's policies and their cost.", "their=CHN"},
    // you
    {"QUESTION: Do you think that talks go on?\n\nMR. ROE: As you know, they do.\n\n"
     "You cannot win alone.",
     "you=USAGOV;you=MED"},
    {"PRESIDENT BIDEN: Good to see you.\n\nPRIME MINISTER JOHNSON: Thank you for your help.",
     "you=GBRGOV"},
    {"Ambassador Roe - you are here today. Stand up.", "you=USAGOV"},
    {"You never know.", ""},
};

static bool is_of_others(const mention *m)
{
    return m->kind == MENTION_ACTOR && str_in_list(m->how, "pronoun|set|speaker|short name", '|');
}

static void tell(buf *out, const mention *m, str text)
{
    if (is_of_others(m)) tell_actor(out, ";", m, text);
}

static void test_cases(void **state)
{
    check_cases(state, CASES, sizeof CASES / sizeof *CASES, tell, "2022-05-01", "State Department");
}

static void tell_name(buf *out, const mention *m, str text)
{
    if (m->kind == MENTION_ACTOR && str_eq(m->how, STR("speaker")))
        buf_add_format(out, "%.*s is %.*s;", STR_ARG(span_text(text, m->span)),
                       STR_ARG(m->actors[0]->name));
}

// Whoever says "we", his side is called by the country's name, not by its code.
static void test_sides_have_names(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    static const char TEXT[] = "\"We reject it,\" said Chinese spokesman Lin Jian, \"and they "
                               "attacked us.\"";
    part whole;
    document d = whole_document(TEXT, "2024-07-01", "", &whole);
    assert_int_equal(read_wrongly(r, &d, tell_name, "We is China;us is China;", &a), 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_sides_have_names)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
