#include "mention/agentsense.h"

#include "mention/word.h"

#define REACH 4 // words looked back from a noun to what says of which kind it is
#define AHEAD 8 // words from a nominee to his office

// Words that tell of police and of soldiers in the sentence of a bare "officer".
static const char POLICE[] = "police|policeman|cop|arrest|detective|sheriff|suspect|handcuff|"
                             "precinct|constable|patrolman|burglary|robbery|jail|deputy|gunman";
static const char SOLDIERS[] = "army|soldier|military|troop|navy|marine|brigade|battalion|regiment|"
                               "infantry|platoon|general|coup|commander|mutiny|warship|colonel|"
                               "junta|garrison|barracks|reservist";
// What an officer is who serves neither: of an embassy, an office.
static const char DESK[] = "principal|economic|political|consular|press|information|program|desk|"
                           "programme|management|foreign|protocol|contracting|refugee|affairs|"
                           "executive|administrative|diplomatic|service|public|agricultural|labor|"
                           "commercial|outreach|liaison|environment|energy|trade|training|"
                           "electoral|medical|development|budget|compliance|coordinating";
static const char OF_POLICE[] = "police|enforcement|correctional|corrections|prison|traffic|"
                                "narcotics|customs|patrol|gang|security|uniformed|plainclothes";
static const char OF_ARMS[] = "commanding|commissioned|reserve|staff|general|rebel|artillery|"
                              "infantry|cavalry|retired|intelligence|cadet|naval|air|military";

static uint32_t count_lemmas(const sentence *st, const char *list)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < st->n_tokens; i++)
        n += word_is_noun(st, i) || word_has(st, i, UPOS_VERB)
                 ? str_in_list(st->tokens[i].lemma, list, '|')
                 : word_among(st, i, "military|armed");
    return n;
}

// "Chief Data Officer": a word of rank opens the phrase.
static bool is_chief_of_something(const sentence *st, const agent_hit *h)
{
    for (uint32_t i = h->first; i-- > 0 && i + REACH >= h->first;) {
        if (word_is(st, i, "chief")) return i + 1 < h->first;
        if (!word_is_noun(st, i) && !word_has(st, i, UPOS_ADJ) && !word_has(st, i, UPOS_CCONJ) &&
            !word_has(st, i, UPOS_ADV))
            return false;
    }
    return false;
}

// A bare "officer" is the police's where the text speaks of crime, the army's where it speaks of
// soldiers.
static void sense_officer(const actor_scan *s, agent_hit *h)
{
    const sentence *st = &s->sentences->p[h->sentence];
    if (!str_eq(h->noun, STR("officer"))) return;
    if (is_chief_of_something(st, h)) {
        h->sectors = s->home ? STR("GOV") : STR("BUS");
        return;
    }
    uint32_t before = h->first > 0 ? h->first - 1 : UINT32_MAX;
    if (word_among(st, before, OF_POLICE)) return;
    if (word_among(st, before, DESK)) {
        h->sectors = STR("GOV");
        return;
    }
    bool arms = word_among(st, before, OF_ARMS);
    for (uint32_t k = 0; k < 2 && k <= h->sentence; k++) {
        const sentence *near = st - k;
        uint32_t police = count_lemmas(near, POLICE), soldiers = count_lemmas(near, SOLDIERS);
        if (!arms && police == soldiers) continue;
        h->loose = true; // no side of an event: it may be whoever stands about
        if (arms || soldiers > police) h->sectors = STR("MIL");
        return;
    }
}

// The pilot of an airliner, the captain of a ferry or a team: no soldier.
static void sense_pilot(const actor_scan *s, agent_hit *h)
{
    static const char CIVIL[] = "airline|airliner|passenger|flight|ferry|cruise|vessel|ship|boat|"
                                "match|game|goal|team|tournament|season|cup|league|copilot|glider|"
                                "balloon|club|cockpit|fisherman|trawler|penalty|midfielder|striker|"
                                "goalkeeper|referee|batsman|wicket|innings|football|soccer|cricket|"
                                "rugby|hockey|champion|championship";
    static const char FIGHTS[] = "jet|fighter|airstrike|squadron|sortie|bomb|raid|rebel|missile";
    const sentence *st = &s->sentences->p[h->sentence];
    if (!str_in_list(h->noun, "pilot|captain", '|')) return;
    if (count_lemmas(st, CIVIL) && !count_lemmas(st, SOLDIERS) && !count_lemmas(st, FIGHTS))
        h->sectors = STR("CVL");
}

// "Civil society counterparts": the word before says of which kind they are; else they are of the
// branch of the one who meets them.
static str branch_of_meeter(const actor_scan *s, const agent_hit *h)
{
    for (uint32_t i = h->first; i-- > 0;) {
        const agent_hit *other = s->hit_at[i] >= 0 ? &s->hits.p[s->hit_at[i]] : NULL;
        if (!other || other->kind > AGENT_PERSON || other->former) continue;
        str sectors = agent_sectors(other), first = sectors;
        first = str_split(&first, ' ');
        return str_in_list(first, "MIL|COP|JUD|LEG|BUS|SPY", '|') ? sectors : STR_NONE;
    }
    return STR_NONE;
}

static void sense_counterpart(const actor_scan *s, agent_hit *h)
{
    const sentence *st = &s->sentences->p[h->sentence];
    if (!str_eq(h->noun, STR("counterpart"))) return;
    uint32_t before = h->first > 0 ? h->first - 1 : UINT32_MAX;
    if (word_among(st, before, "military|defense|defence|army|navy"))
        h->sectors = STR("MIL");
    else if (word_among(st, before, "parliamentary|congressional|legislative"))
        h->sectors = STR("LEG");
    else if (word_among(st, before, "police|enforcement"))
        h->sectors = STR("COP");
    else if (word_among(st, before, "judicial"))
        h->sectors = STR("JUD");
    else if (before != UINT32_MAX && s->hit_at[before] >= 0 &&
             s->hits.p[s->hit_at[before]].kind == AGENT_CROWD)
        h->sectors = agent_sectors(&s->hits.p[s->hit_at[before]]);
    else
        h->sectors = branch_of_meeter(s, h);
}

// "Nominee for Under Secretary", "nominee to be a judge": of the office, not of a party.
static void sense_nominee(const actor_scan *s, agent_hit *h)
{
    const sentence *st = &s->sentences->p[h->sentence];
    if (!str_eq(h->noun, STR("nominee"))) return;
    if (!word_among(st, h->end, "for|to")) {
        if (s->home && word_is_capital(st, h->first) &&
            !word_among(st, h->first - (h->first > 0), "party|presidential"))
            h->sectors = STR("GOV");
        return;
    }
    h->sectors = STR("GOV");
    for (uint32_t i = h->end + 1; i < st->n_tokens && i <= h->end + AHEAD; i++) {
        if (word_is(st, i, "president")) h->sectors = STR_NONE;
        if (s->hit_at[i] < 0 || s->hits.p[s->hit_at[i]].kind == AGENT_CROWD) continue;
        str sectors = agent_sectors(&s->hits.p[s->hit_at[i]]);
        if (sectors.n && !word_is(st, i, "president")) h->sectors = sectors;
        return;
    }
}

// "The Lake County clerk": of a local government; of a court; else who works in a shop.
static void sense_clerk(const actor_scan *s, agent_hit *h)
{
    const sentence *st = &s->sentences->p[h->sentence];
    if (!str_eq(h->noun, STR("clerk"))) return;
    for (uint32_t i = h->first; i-- > 0 && i + REACH >= h->first;) {
        if (!word_among(st, i, "county|city|town|township|municipal|village|parish|court|judicial"))
            continue;
        h->sectors = word_among(st, i, "court|judicial") ? STR("JUD") : STR("GOV");
        return;
    }
}

// "The Coalition members" of a government's text: states that fight side by side, no parties.
static void sense_coalition(const actor_scan *s, agent_hit *h)
{
    static const char ALLIES[] = "global|military|international|led|isis|isil|daesh|nato|forces|"
                                 "troops|anti-isis";
    const sentence *st = &s->sentences->p[h->sentence];
    if (!str_in_list(h->noun, "coalition member|coalition partner", '|')) return;
    bool states = s->home && word_is_capital(st, h->first);
    for (uint32_t i = 0; i < st->n_tokens && !states; i++) states = word_among(st, i, ALLIES);
    if (states) h->sectors = STR("IGO");
}

void agent_sense(actor_scan *s, uint32_t sentence_index)
{
    for (uint32_t i = s->hit_of[sentence_index]; i < s->hits.n; i++) {
        agent_hit *h = &s->hits.p[i];
        if (h->formed) continue;
        sense_officer(s, h);
        sense_counterpart(s, h);
        sense_nominee(s, h);
        sense_clerk(s, h);
        sense_pilot(s, h);
        sense_coalition(s, h);
    }
}

bool agent_is_relational(str noun)
{
    return str_in_list(noun,
                       "counterpart|government counterpart|adversary|foreign adversary|competitor|"
                       "stakeholder|partner nation|partner country|foreign partner|donor|"
                       "international partner|regional partner|like-minded partner|global partner|"
                       "likeminded partner|local partner|bilateral partner|partner government|"
                       "neighboring country|neighbouring country|neighboring state|friend|"
                       "multilateral partner|host government|host country|predecessor company|"
                       "law enforcement partner|private sector partner|implementing partner",
                       '|');
}
