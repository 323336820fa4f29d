// Actors in sentences of our own, read by the real analyser; and the lookups over a mention list.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *date;
    const char *text; // "[Outlet] Text": who publishes it
    // "phrase=CODE+CODE how @entity; -phrase": a mention of exactly this text with these codes; how
    // and entity may be left out; '-' that no mention has this text. A phrase that stands several
    // times is found in any of its places; "phrase#2" is its second place.
    const char *expect;
} actor_case;

static const actor_case CASES[] = {
    // names, demonyms, capitals, metonyms
    {"2024-07-01", "China and the United States signed the accord.",
     "China=CHN name @CHN;United States=USA name @USA"},
    {"2024-07-01", "Beijing said that it would answer.", "Beijing=CHNGOV capital @CHN"},
    {"2024-07-01", "The two ministers spoke in Beijing.", "Beijing=CHN place"},
    {"2024-07-01", "She arrived in Moscow from Paris.", "Moscow=RUS place;Paris=FRA place"},
    {"2024-07-01", "The talks with Tehran broke down.", "Tehran=IRNGOV capital"},
    {"2024-07-01", "Washington accused Moscow of lying.",
     "Washington=USAGOV capital;Moscow=RUSGOV capital"},
    {"2024-07-01", "The Kremlin rejected the offer.", "Kremlin=RUSGOV metonym @RUS"},
    {"2024-07-01", "The White House praised Downing Street.",
     "White House=USAGOV;Downing Street=GBRGOV"},
    {"2024-07-01", "The Pentagon confirmed the strike.", "Pentagon=USAGOVMIL metonym"},
    {"2024-07-01", "The price of Russian gas rose.", "Russian=RUS demonym"},
    {"2024-07-01", "The Israelis and the Saudis met.", "Israelis=ISR demonym;Saudis=SAU demonym"},
    {"2024-07-01", "Türkiye vetoed the plan.", "Türkiye=TUR name"},
    {"2024-07-01", "The U.S. and the U.K. struck Houthi bases.",
     "U.S.=USA;U.K.=GBR;Houthi=YEMREBHTH"},
    {"1985-03-01", "The Soviet Union tested a missile.", "Soviet Union=SUN name"},
    // bodies and armed groups
    {"2024-07-01", "The UN Security Council condemned Hamas.",
     "UN Security Council=IGOUNO;Hamas=PSEREBHMS;-UN"},
    {"2024-07-01", "NATO and the European Union will meet.",
     "NATO=IGOWSTNAT;European Union=IGOEUREEC"},
    {"2024-07-01", "Hezbollah fighters attacked the post.", "Hezbollah fighters=LBNREBHEZ"},
    {"2024-07-01", "Militants from al-Shabaab killed a guard.", "al-Shabaab=SOMREBSHB"},
    {"2024-07-01", "UN officials visited the camp.", "UN officials=IGOUNO"},
    // composition
    {"2024-07-01", "Chinese officials rejected the claim.",
     "Chinese officials=CHNGOV agent;Chinese=CHN demonym"},
    {"2024-07-01", "Israeli troops entered the city.", "Israeli troops=ISRMIL agent"},
    {"2024-07-01", "Kenyan police arrested a man.", "Kenyan police=KENCOP agent"},
    {"2024-07-01", "The French parliament passed the law.", "French parliament=FRALEG agent"},
    {"2024-07-01", "Iranian protesters burned a flag.", "Iranian protesters=IRNCVLPRO agent"},
    {"2024-07-01", "Syrian rebels seized the airport.", "Syrian rebels=SYRREB agent"},
    {"2024-07-01", "Ukraine's Defence Ministry denied it.",
     "Ukraine's Defence Ministry=UKRGOVMIL agent"},
    {"2024-07-01", "The foreign minister of Peru resigned.",
     "foreign minister of Peru=PERGOV agent"},
    {"2024-07-01", "The government of France fell.", "government of France=FRAGOV agent @FRA"},
    {"2024-07-01", "The Brazilian central bank raised rates.",
     "Brazilian central bank=BRAGOV agent"},
    {"2024-07-01", "A German court jailed the spy.", "German court=DEUJUD agent"},
    {"2024-07-01", "The Philippine coast guard chased a boat.",
     "Philippine coast guard=PHLMIL agent"},
    {"2024-07-01", "Egyptian journalists and Sudanese students marched.",
     "Egyptian journalists=EGYMED;Sudanese students=SDNEDU"},
    {"2024-07-01", "US and Chinese officials met.", "US and Chinese officials=CHNGOV+USAGOV"},
    {"2024-07-01", "The US-led coalition bombed the depot.", "US-led coalition=USAMIL"},
    {"2024-07-01", "Officials in Hanoi denied the report.", "Officials=VNMGOV;Hanoi=VNM place"},
    {"2024-07-01", "Guatemala's Congress voted on Monday.",
     "Guatemala's Congress=GTMLEG;-Congress"},
    {"2024-07-01", "Police arrested protesters in Nairobi.", "Police=KENCOP;protesters=KENCVLPRO"},
    {"2024-07-01", "Despite Japan's firm opposition, the vote passed.", "-Japan's firm opposition"},
    {"2024-07-01", "The Chinese side walked out.", "Chinese side=CHNGOV side @CHN"},
    {"2024-07-01", "US-backed Syrian rebels retreated.", "Syrian rebels=SYRREB;US=USA"},
    {"2024-07-01", "Pro-Russian separatists shelled the town.", "-Russian separatists"},
    // what bears a person's name is not the person; who governs at the time is a government
    {"2024-07-01", "The USS Ronald Reagan passed King Hussein Bridge.",
     "-Ronald Reagan;-King Hussein"},
    {"2024-07-01", "She won the Nelson Mandela Prize and the Sakharov Prize.",
     "-Nelson Mandela;-Sakharov"},
    {"2024-07-01", "The NFL commissioner resigned.", "-commissioner;-NFL commissioner"},
    {"2021-03-01", "The Taliban attacked.", "Taliban=AFGREBTAL name"},
    {"2022-03-01", "The Taliban attacked.", "Taliban=AFGGOVTAL name"},
    {"2022-03-01", "The Rapid Support Forces marched.", "Rapid Support Forces=SDNMILRSF name"},
    {"2023-05-01", "The Rapid Support Forces marched.", "Rapid Support Forces=SDNREBRSF name"},
    {"2024-11-01", "Hayat Tahrir al-Sham advanced.", "Hayat Tahrir al-Sham=SYRREBHTS name"},
    {"2025-02-01", "Hayat Tahrir al-Sham advanced.", "Hayat Tahrir al-Sham=SYRGOVHTS name"},
    {"2025-02-01", "The Houthis advanced.", "Houthis=YEMREBHTH name"},
    {"2024-07-01", "Foreign ministers from Hungary, Poland and Slovakia met.",
     "Foreign ministers from Hungary, Poland and Slovakia=HUNGOV+POLGOV+SVKGOV"},
    {"2024-07-01", "Japan's Fire and Disaster Agency warned the town.",
     "Japan's Fire and Disaster Agency=JPNGOV"},
    {"2024-07-01", "The UN envoy for Syria resigned.", "UN envoy=IGOUNO"},
    // pairs
    {"2024-07-01", "US-China relations are bad.", "US-China=USA+CHN pair"},
    {"2024-07-01", "The Sino-American talks ended.", "Sino-American=CHN+USA pair"},
    {"2024-07-01", "North and South Korea will talk.", "North=PRK;South Korea=KOR"},
    // office-holders and their terms
    {"2024-03-01", "President Biden signed the bill.",
     "President Biden=USAGOV office @person:Joe Biden"},
    {"2010-03-01", "Vice President Biden visited Israel.",
     "Vice President Biden=USAGOV @person:Joe Biden"},
    {"2005-03-01", "Biden visited Israel.", "Biden=USALEG @person:Joe Biden"},
    {"2022-03-01", "Former President Trump criticised the deal.", "Former President Trump=USA"},
    {"2025-03-01", "President Trump criticised the deal.", "President Trump=USAGOV"},
    {"2024-03-01", "Xi Jinping met Vladimir Putin.",
     "Xi Jinping=CHNGOV @person:Xi Jinping;Vladimir Putin=RUSGOV @person:Vladimir Putin"},
    {"2024-03-01", "President Xi called for calm.", "President Xi=CHNGOV @person:Xi Jinping"},
    {"2004-03-01", "President Bush sent troops.", "President Bush=USAGOV @person:George W. Bush"},
    {"2022-03-01", "U.S. Secretary of State Antony Blinken flew to Kyiv.",
     "U.S. Secretary of State Antony Blinken=USAGOV @person:Antony Blinken;Kyiv=UKR place"},
    {"2016-03-01", "Secretary of State John Kerry met him.",
     "Secretary of State John Kerry=USAGOV"},
    // the date decides which office, and which of two namesakes
    {"2009-03-01", "President Biden signed the bill.", "President Biden=USAGOV @person:Joe Biden"},
    {"1991-03-01", "President Bush sent troops.", "President Bush=USAGOV @person:George H.W. Bush"},
    {"2002-03-01", "Russian Foreign Minister Ivanov flew to Minsk.",
     "Russian Foreign Minister Ivanov=RUSGOV @person:Igor Ivanov"},
    {"2002-03-01", "Russian Defence Minister Ivanov flew to Minsk.",
     "Russian Defence Minister Ivanov=RUSGOVMIL @person:Sergei Ivanov"},
    {"1995-03-01", "French Minister of Foreign Affairs Alain Juppé flew to Bonn.",
     "Alain Juppé=FRAGOV @person:Alain Juppé"},
    {"1975-03-01", "Bill Clinton flew to Bonn.", "Bill Clinton= form"}, // not known yet
    {"2021-03-01", "Envoy for Syria Geir Pedersen met diplomats in Syria.",
     "Geir Pedersen=IGOUNO @person:Geir Pedersen"},
    {"2022-03-01", "Alejandro Mayorkas, Secretary of Education Miguel Cardona and others came.",
     "Alejandro Mayorkas=USAGOV;Miguel Cardona=USAGOV @person:Miguel Cardona"},
    {"2022-03-01", "Minister Deng spoke.", "Minister Deng=GOV title @person:Deng"},
    {"2022-03-01", "South Sudan waits. Minister Deng spoke.",
     "Minister Deng=SSDGOV @person:Mayiik Ayii Deng"},
    {"2023-03-01", "China's Minister Deng spoke.",
     "China's Minister Deng=CHNGOV title @person:Deng"},
    {"2022-03-01", "Polish Foreign Minister Zbigniew Rau and Estonia's Eva-Maria Liimets met.",
     "Zbigniew Rau=POLGOV;Eva-Maria Liimets=ESTGOV"},
    // unknown persons
    {"2024-07-01", "Chilean Foreign Ministry spokesman Pablo Rojas denied it.",
     "Chilean Foreign Ministry spokesman Pablo Rojas=CHLGOV @person:Pablo Rojas"},
    {"2024-07-01",
     "Ana Bravo, a spokeswoman for the Peruvian army, said so. Bravo gave no details.",
     "Ana Bravo=PERMIL apposition @person:Ana Bravo;Bravo#2=PERMIL short name @person:Ana Bravo"},
    {"2024-07-01", "Ghana's trade minister, Kofi Badu, resigned. Mr. Badu gave no reason.",
     "Kofi Badu=GHAGOV;Mr. Badu=GHAGOV short name @person:Kofi Badu"},
    // by the first name, where there is no family name; not where two persons have it
    {"2024-07-01", "Indonesian spokeswoman Sri Handayani spoke. Sri gave no details.",
     "Sri#2=IDNGOV short name @person:Sri Handayani"},
    {"2024-07-01", "“No,” Ethiopian minister Tesfaye Bekele said. Tesfaye praised Kenya.",
     "Tesfaye#2=ETHGOV short name @person:Tesfaye Bekele"},
    {"2024-07-01",
     "French minister Paul Rameau met Belgian minister Paul Wauters. Paul gave no details.",
     "French minister Paul Rameau=FRAGOV;-Paul"},
    {"2024-07-01", "Norwegian police chief Lars Dahl spoke. He said the suspect fled.",
     "He=NORCOP pronoun @person:Lars Dahl"},
    {"2024-07-01", "Chilean Foreign Ministry spokesman Pablo Rojas spoke. The spokesman denied it.",
     "spokesman#2=CHLGOV title @person:Pablo Rojas"},
    // coreference
    {"2024-07-01", "China and Japan signed a treaty. The two countries will trade.",
     "The two countries=CHN+JPN set"},
    {"2024-07-01", "China met India in Geneva. Both sides agreed to talk.",
     "Both sides=CHN+IND set"},
    {"2024-07-01", "Iran and Iraq agreed. They will meet again.", "They=IRN+IRQ pronoun"},
    {"2024-07-01", "China said it would retaliate.", "it=CHN pronoun"},
    {"2024-07-01", "China sold Chad rifles. Not before last year did it start to deliver them.",
     "it=CHN pronoun"},
    {"2024-07-01",
     "Iraq Calls Off Security Dialogue With Oman\n\nIraqi Foreign Minister Pablo Rojas said that "
     "the Omani side knew. He left.",
     "He=IRQGOV pronoun @person:Pablo Rojas"},
    {"2024-07-01", "Kenya raised its tariffs.", "its=KEN pronoun"},
    {"2024-07-01", "It is clear that it rained.", "-It;-it"},
    {"2024-07-01", "Peru held elections. The government promised order.",
     "government=PERGOV focus @PER"},
    {"2024-07-01", "Jordan closed the border. The kingdom gave no reason.",
     "The kingdom=JOR focus"},
    {"2024-07-01", "Anna Berg, a Danish lawmaker, met Eva Holm, a Swedish judge. She smiled.",
     "Anna Berg=DNKLEG;Eva Holm=SWEJUD"},
    {"2024-07-01",
     "Chilean minister Pablo Rojas met senator Luis Mora of Peru. Mora told Rojas about his plan.",
     "-his"},
    // names that no dictionary has: organisations by their form
    {"2024-07-01", "The Indian Patent Office fined B&K Foods Inc. in May.",
     "Indian Patent Office=INDGOV form @Indian Patent Office;-Indian;B&K Foods Inc.=BUS"},
    {"2024-07-01",
     "The National Liberation Front of Fiji attacked the Lagos State Electoral Commission.",
     "National Liberation Front of Fiji=FJIREB form;Lagos State Electoral Commission=NGAGOV form"},
    {"2024-07-01",
     "Doctors at Tolland University Medical Center met the Hearty Harvest Foundation. "
     "The foundation thanked them.",
     "Tolland University Medical Center=HLH;Hearty Harvest Foundation=NGO;"
     "foundation=NGO title @Hearty Harvest Foundation"},
    {"2024-07-01", "Experts met at the Vienna Convention Center on Bank Street.",
     "-Vienna Convention Center"},
    {"2024-07-01",
     "The Chadian Board of Arid Lands (CBAL) sued Hartwell Brick, Inc. in May. "
     "The CBAL won. Hartwell Brick paid.",
     "CBAL#2=TCDGOV short name @Chadian Board of Arid Lands;Hartwell Brick#2=BUS short name"},
    {"2024-07-01", "The president of the Kenyan Football Union and the Wage Appeals Division met.",
     "president of the Kenyan Football Union=KENNGO;Wage Appeals Division=KENGOV focus"},
    {"2024-07-01", "Iraq's Council of Representatives Speaker Salim al-Oduri spoke.",
     "Iraq's Council of Representatives Speaker Salim al-Oduri=IRQLEG title;"
     "Iraq's Council of Representatives=IRQLEG form"},
    {"2024-07-01", "Peter Cook, a Kenyan lawyer, spoke. \"We won,\" Cook said.",
     "Cook#2=KENJUD short name @person:Peter Cook"},
    // persons by their form, and what the text tells about them
    {"2024-07-01",
     "Police arrested Ravi Menon. Menon, 34, denied it. Menon, an Indian banker, wept.",
     "Ravi Menon=INDBUS form @person:Ravi Menon;Menon=INDBUS short name @person:Ravi Menon"},
    {"2024-07-01", "Takeshi Oda, the governor of Okinawa, revoked it.",
     "Takeshi Oda=JPNGOV apposition"},
    {"2024-07-01", "Mariam Oduor is a Kenyan lawyer. They took the Abu Marwan air base.",
     "Mariam Oduor=KENJUD form;-Abu Marwan"},
    {"2024-07-01", "Kofi Osei came to Accra. Nigerian minister Osei left.",
     "Kofi Osei=NGAGOV form @person:Kofi Osei"},
    {"2024-07-01", "Tolland University's Greta Holm spoke. Chad's Amina Issa listened.",
     "Greta Holm=EDU form;Amina Issa=TCD form"},
    {"2024-07-01", "Petra Simons, a lawyer, and Mr. Osei came on Thanksgiving Day.",
     "Petra Simons=JUD form;lawyer=JUD apposition @person:Petra Simons;Mr. Osei= form;"
     "-Thanksgiving Day"},
    {"2024-07-01", "They met in San Tomeo near the Maria Theresa Bridge.",
     "-San Tomeo;-Maria Theresa Bridge;-Maria Theresa"},
    {"2024-07-01",
     "She directs the Bureau of Trade, Water Rights, and Labor. For the Office of Arid "
     "Affairs Daniel Roth spoke.",
     "Bureau of Trade, Water Rights, and Labor=GOV;Daniel Roth= form"},
    {"2024-07-01", "Peru's Foreign Ministry spokesman Gleb Orlov spoke.",
     "Peru's Foreign Ministry spokesman Gleb Orlov=PERGOV title"},
    {"2024-07-01", "Kenyan minister Amina Oduya spoke. John Smith sang. He bowed.",
     "He= pronoun @person:John Smith"},
    {"2024-07-01", "China accused Taiwan. The island denied it.", "The island=TWN focus"},
    {"2022-02-17", "Japan met Peru. Deputy Secretary of State Anna Rowe spoke with Japan.",
     "Deputy Secretary of State Anna Rowe=USAGOV title"},
    {"2024-07-01", "Moroccan soldiers fled. They left arms.", "They=MARMIL pronoun"},
    {"2024-07-01", "Chilean soldiers raided a bank, accusing them of fraud.", "-them"},
    {"2024-07-01", "France condemned Iran for its raid.", "its=IRN pronoun"},
    {"2024-07-01", "The foreign minister of Chile pressed Peru to use its influence.",
     "its=PER pronoun"},
    {"2024-07-01", "The French minister spoke. She left early.", "She=FRAGOV pronoun"},
    {"2024-07-01", "France spoke. The Zork regime fell.", "regime=GOV"},
    {"2024-07-01", "The European Union met. Brussels warned Budapest.",
     "Brussels=IGOEUREEC capital;Budapest=HUNGOV capital"},
    {"2024-07-01", "Brussels warned Budapest.", "Brussels=BELGOV capital"},
    {"2024-07-01",
     "Peru and Chile signed a pact. Negotiators of the two countries had met in Lima.",
     "Negotiators of the two countries=PERGOV+CHLGOV set;the two countries=PER+CHL set"},
    {"2024-07-01", "The foreign ministry in Accra protested.", "foreign ministry=GHAGOV"},
    {"2024-07-01", "Malta closed its embassy in Accra.", "embassy=MLTGOV"},
    {"2024-07-01",
     "Gabon's trade ministry objected. Ministry spokeswoman Lea Obame gave no reason.",
     "Ministry spokeswoman Lea Obame=GABGOV @person:Lea Obame"},
    {"2024-07-01", "A military spokesman in Dakar denied it.", "military spokesman=SENMIL"},
    {"2024-07-01", "Fiji objected. It was Tonga that had paid.", "-It"},
    // traps
    {"2024-07-01", "They paid 12 million US dollars and 3 Swiss francs.", "-US;-Swiss"},
    {"2024-07-01", "They told us about the turkey and the polish.", "-us;-turkey;-polish"},
    {"2024-07-01", "Ships crossed the South China Sea and the Taiwan Strait.",
     "-China;-South China Sea;-Taiwan;-Taiwan Strait"},
    {"2024-07-01", "The Korean War ended in an armistice.", "-Korean"},
    {"2024-07-01", "The Washington Post reported the leak.", "Washington Post=USAMED;-Washington"},
    {"2024-07-01", "The China Daily attacked the plan.", "-China"},
    {"2024-07-01", "They left the Paris Agreement and the Vienna Convention.", "-Paris;-Vienna"},
    {"2024-07-01", "The Ankara Protocol was ignored.", "-Ankara"},
    {"2024-07-01", "New Mexico and American Samoa held votes.",
     "New Mexico=USA place;American Samoa=ASM;-Mexico;-American"},
    {"2024-07-01", "Atlanta, Texas and Georgia face storms.", "Georgia=USA place"},
    {"2024-07-01", "Georgia and Russia broke off relations.", "Georgia=GEO name"},
    {"2024-07-01", "Jordan Miller sang in Jordan.", "Jordan=JOR;-Jordan Miller"},
    {"2024-07-01", "Equatorial Guinea and Guinea-Bissau voted.",
     "Equatorial Guinea=GNQ;Guinea-Bissau=GNB;-Guinea"},
    {"2024-07-01", "He spoke in Paris, Texas.", "Paris=USA place"},
    {"2024-07-01", "A fire broke out in Washington state.", "Washington state=USA place"},
    // the first person: who says the words, or the government that publishes them
    {"2024-07-01", "\"We will not meet them,\" said Dmytro Kuleba. \"I am sure of our army.\"",
     "We=UKRGOV speaker;I=UKRGOV speaker @person:Dmytro Kuleba;our=UKR speaker"},
    {"2024-07-01", "We walked home. I was tired.", "-We;-I"},
    {"2024-07-01", "[State Department] We condemn the attack on our embassy in Chad.",
     "We=USAGOV speaker;embassy=USAGOV publisher"},
    {"2022-03-01",
     "[State Department] FOREIGN MINISTER KULEBA (via interpreter): We thank Chad.\n\n"
     "MR ROEDER: We urge Chad to talk.\n\nQUESTION: Are we late?\n\nWe hope so.",
     "We=UKRGOV speaker;We#2=USAGOV speaker;-we;-We#3"},
    {"2024-07-01", "Lin Jian: We reject this.\n\nTalks went on. We saw it.",
     "We=CHNGOV speaker;-We#2"},
    // titles that the publisher's people have
    {"2024-07-01", "[State Department] Under Secretary Tilda Brome met Chad's president.",
     "Under Secretary Tilda Brome=USAGOV title"},
    // the only country of a short report
    {"2024-07-01", "A prosecutor charged two men after a fire in Chad.", "prosecutor=TCDJUD"},
    {"2024-07-01", "Villagers blamed the dam, Chad and Niger said.", "Villagers=CVL"},
    {"2024-07-01", "Gunmen shot a Chadian soldier.", "Gunmen=UAF"},
    // sets by what happened before
    {"2024-07-01",
     "Minister Lin Jian of China met Peru's foreign minister Ana Ruiz. They agreed to talk again.",
     "They=CHNGOV+PERGOV pronoun"},
    {"2024-07-01", "The blast killed two Kenyan policemen and injured five others.",
     "five others=KENCOP set"},
    {"2024-07-01", "The blast damaged a road and hurt five others.", "five others=CVL counted"},
    // what the text says an abbreviation means; offices that the publisher's government lacks
    {"2021-06-01", "The Republic of Cyprus (ROC) thanked Greece. The ROC will host the talks.",
     "ROC=CYP name;ROC#2=CYP name"},
    {"2021-06-01",
     "Republic of Cyprus (ROC) Foreign Minister Nikos Amin met Greece's king. Foreign Minister "
     "Amin left.",
     "Foreign Minister Amin=CYPGOV"},
    {"2021-06-01", "The ROC thanked Greece.", "ROC=TWN name"},
    {"2021-06-01",
     "[State Department] The Secretary called Chad's president. Foreign Minister Amin was there.",
     "Foreign Minister Amin=TCDGOV title"},
    // a verb that stands below itself in no sense of time
    {"2024-07-01", "They want to be able to meet Chad in May.", "Chad=TCD name"},
    // what only looks like an office
    {"2024-07-01", "The briefing is at 12:30 PM on Friday.", "-PM"},
    {"2024-07-01", "It used the authority granted by law and its authority over ports.",
     "-authority"},
    {"2024-07-01", "The authorities in Chad closed the port.", "authorities=TCDGOV"},
    {"2022-03-01",
     "[State Department] She was in Peru. In Cambodia, she met Foreign Minister Sok Amin.",
     "Foreign Minister Sok Amin=KHMGOV"},
    {"2019-02-06", "The president met Chairman Kim in Hanoi.", "Chairman Kim=PRKGOV"},
    // who is spoken of is another than who speaks
    {"2021-06-01",
     "Kenya's president called President Mora of Peru on Monday. He congratulated him.",
     "him=PERGOV pronoun"},
    {"2021-06-01", "Peru's minister Ana Ruiz said that she had hurt herself.",
     "herself=PERGOV pronoun"},
    {"2021-06-01", "They were in Khartoum when gunmen came.", "gunmen=SDNUAF"},
};

static mention_list read_text(reader *r, const actor_case *c, part *whole, document *d,
                              sentence_list *sentences, arena *a)
{
    *d = (document){
        .text = str_of(c->text), .published = str_of(c->date), .parts = whole, .n_parts = 1};
    if (str_starts(d->text, STR("["))) {
        d->outlet = str_split(&d->text, ']');
        d->outlet = str_sub(d->outlet, 1, d->outlet.n);
    }
    *whole = (part){.span = {0, (uint32_t)d->text.n}, .kind = PART_BODY};
    *sentences = language_read(r->run, d, a);
    return mention_read(d, sentences, a);
}

static bool codes_are(const mention *m, str codes)
{
    for (uint32_t i = 0; i < m->n_actors; i++) {
        if (!codes.p) return false;
        if (!str_eq(str_split(&codes, '+'), m->actors[i]->code)) return false;
    }
    return !codes.p;
}

// Byte offset of the phrase's place number `nth`, from 1; SIZE_MAX when absent.
static size_t nth_place(str text, str phrase, int nth)
{
    size_t at = 0;
    for (int i = 0; i < nth; i++) {
        size_t next = str_find(str_sub(text, i ? at + 1 : 0, text.n), phrase);
        if (next == SIZE_MAX) return SIZE_MAX;
        at = next + (i ? at + 1 : 0);
    }
    return at;
}

static bool item_holds(str want, const mention_list *m, str text)
{
    bool absent = str_starts(want, STR("-"));
    if (absent) want = str_sub(want, 1, want.n);
    str phrase = absent ? want : str_split(&want, '=');
    str codes = str_split(&want, ' ');
    str entity = STR_NONE;
    size_t at_sign = str_find_byte(want, '@', 0), place = SIZE_MAX,
           sharp = str_find_byte(phrase, '#', 0);
    if (at_sign != SIZE_MAX) {
        entity = str_sub(want, at_sign + 1, want.n);
        want = str_sub(want, 0, at_sign);
    }
    str how = str_trim(want);
    if (!absent && sharp != SIZE_MAX) {
        str bare = str_sub(phrase, 0, sharp);
        place = nth_place(text, bare, phrase.p[sharp + 1] - '0');
        phrase = bare;
    }
    for (size_t i = 0; i < m->n; i++) {
        const mention *one = &m->p[i];
        if (one->kind != MENTION_ACTOR || !str_eq(span_text(text, one->span), phrase)) continue;
        if (absent) return false;
        if (place != SIZE_MAX && one->span.begin != place) continue;
        if (codes_are(one, codes) && (!how.n || str_eq(how, one->how)) &&
            (!entity.n || str_eq(entity, one->actors[0]->entity)))
            return true;
    }
    return absent;
}

static void print_mentions(const mention_list *m, str text)
{
    for (size_t i = 0; i < m->n; i++) {
        if (m->p[i].kind != MENTION_ACTOR) continue;
        str words = span_text(text, m->p[i].span);
        print_error("    \"%.*s\" %.*s", STR_ARG(words), STR_ARG(m->p[i].how));
        for (uint32_t k = 0; k < m->p[i].n_actors; k++)
            print_error(" %.*s @%.*s", STR_ARG(m->p[i].actors[k]->code),
                        STR_ARG(m->p[i].actors[k]->entity));
        print_error("\n");
    }
}

static void test_cases(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    int failed = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        document d;
        part whole;
        sentence_list sentences;
        mention_list m = read_text(r, &CASES[i], &whole, &d, &sentences, &a);
        bool good = true;
        str rest = str_of(CASES[i].expect);
        while (rest.p) {
            str want = str_split(&rest, ';');
            if (item_holds(want, &m, d.text)) continue;
            print_error("%s\n  wants %.*s\n", CASES[i].text, STR_ARG(want));
            good = false;
        }
        if (!good) print_mentions(&m, d.text);
        failed += !good;
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(failed, 0);
}

typedef struct {
    const char *text, *expect; // "words=CODE how;..." of all that is said, in order; "-" for nobody
} said_case;

static const said_case SAID[] = {
    {"Lin Jian said that talks had ended.", "talks had ended=CHNGOV report"},
    {"\"We are ready,\" Lin Jian said, \"and they are not.\"",
     "We are ready=CHNGOV quotation;and they are not=CHNGOV quotation"},
    {"[State Department] MR ROEDER: Talks go on.\n\nQUESTION: Where?\n\nMR ROEDER: In Chad.",
     "Talks go on=USAGOV label;Where=MED label;In Chad=USAGOV label"},
    {"Lin Jian: Talks go on. https://example.org/a", "Talks go on=CHNGOV label"},
    {"China announced new controls.", ""},
    {"Talks went on.", ""},
};

static void add_said(const mention *m, str text, buf *out)
{
    str words = span_text(text, m->span);
    buf_add_format(out, "%s%.*s=", out->n ? ";" : "", STR_ARG(words));
    for (uint32_t k = 0; k < m->n_actors; k++)
        buf_add_format(out, "%s%.*s", k ? "+" : "", STR_ARG(m->actors[k]->code));
    buf_add_format(out, "%s %.*s", m->n_actors ? "" : "-", STR_ARG(m->how));
}

static void test_said(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        document d;
        part whole;
        sentence_list sentences;
        actor_case c = {"2024-08-01", SAID[i].text, ""};
        mention_list m = read_text(r, &c, &whole, &d, &sentences, &a);
        buf got = {0};
        for (size_t k = 0; k < m.n; k++)
            if (m.p[k].kind == MENTION_SAID) add_said(&m.p[k], d.text, &got);
        assert_str_is(buf_str(&got), SAID[i].expect);
        buf_free(&got);
        arena_reset(&a);
    }
    arena_free(&a);
}

// Order, index, heads and spans hold for every text of the cases.
static void test_invariants(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        document d;
        part whole;
        sentence_list sentences;
        mention_list m = read_text(r, &CASES[i], &whole, &d, &sentences, &a);
        assert_int_equal(m.n_sentences, sentences.n);
        assert_int_equal(m.first_of[sentences.n], m.n);
        for (size_t k = 0; k < m.n; k++) {
            const mention *one = &m.p[k];
            assert_true(one->sentence < sentences.n);
            assert_true(one->first <= one->head && one->head < one->end);
            assert_true(one->end <= sentences.p[one->sentence].n_tokens);
            assert_true(m.first_of[one->sentence] <= k && k < m.first_of[one->sentence + 1]);
            assert_true(one->kind != MENTION_ACTOR || one->n_actors > 0);
            assert_true(one->how.n > 0 || one->kind != MENTION_ACTOR);
            const mention *headed = one->faint
                                        ? mention_faint(&m, one->sentence, one->head)
                                        : mention_headed(&m, one->sentence, one->head, one->kind);
            assert_non_null(headed);
            if (one->faint) continue;
            assert_true(headed->end - headed->first >= one->end - one->first);
            assert_non_null(mention_covering(&m, one->sentence, one->first, one->kind));
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

static void test_lookups(void **state)
{
    (void)state;
    mention p[] = {{.kind = MENTION_ACTOR, .sentence = 0, .first = 0, .end = 4, .head = 2},
                   {.kind = MENTION_ACTOR, .sentence = 0, .first = 0, .end = 1, .head = 0},
                   {.kind = MENTION_TIME, .sentence = 0, .first = 2, .end = 3, .head = 2},
                   {.kind = MENTION_ACTOR, .sentence = 1, .first = 1, .end = 2, .head = 1}};
    uint32_t first_of[] = {0, 3, 4};
    mention_list m = {.p = p, .n = 4, .first_of = first_of, .n_sentences = 2};
    assert_ptr_equal(mention_headed(&m, 0, 2, MENTION_ACTOR), &p[0]);
    assert_ptr_equal(mention_headed(&m, 0, 2, MENTION_TIME), &p[2]);
    assert_null(mention_headed(&m, 0, 1, MENTION_ACTOR));
    assert_ptr_equal(mention_covering(&m, 0, 0, MENTION_ACTOR), &p[0]);
    assert_null(mention_covering(&m, 1, 0, MENTION_ACTOR));
    assert_null(mention_covering(&m, 2, 0, MENTION_ACTOR));
    assert_null(mention_speaker(&m, 0, 0));
}

static void test_empty(void **state)
{
    (void)state;
    arena a = {0};
    document d = {0};
    sentence_list none = {0};
    mention_list m = mention_read(&d, &none, &a);
    assert_int_equal(m.n, 0);
    assert_int_equal(m.first_of[0], 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),      cmocka_unit_test(test_said),
        cmocka_unit_test(test_invariants), cmocka_unit_test(test_lookups),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
