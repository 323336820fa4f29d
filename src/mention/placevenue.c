// Bodies that say where something is: "met at the ministry", "welcomed him to the State
// Department", "in a hospital". Of "a spokesman at the ministry" it says whose he is.
#include "mention/placescan.h"
#include "mention/word.h"

#define GUEST_WALK 14 // words from "welcomes" over the guests to "to the White House"
#define CASE_WALK  8  // words from a body back to its preposition

// What has a roof, so that one can be in it and near it.
static const char BUILDINGS[] =
    "hospital|clinic|embassy|consulate|ministry|headquarters|parliament|court|courthouse|mosque|"
    "church|cathedral|synagogue|temple|monastery|prison|jail|school|university|college|academy|"
    "museum|library|hotel|bank|mission|residence|center|centre|institute|station|kremlin|house|"
    "capitol|palace|pentagon|department|chancellery|laboratory|factory|seminary|madrasa|madrassa";
// Those of them that are no employer in the first place: "doctors at the hospital" are in it.
static const char SHELTERS[] = "hospital|clinic|mosque|church|cathedral|synagogue|temple|monastery|"
                               "prison|jail|hotel|museum|station|palace";
// What happens at a body.
static const char EVENTS[] =
    "meeting|talk|remarks|remark|speech|address|event|ceremony|reception|lunch|luncheon|dinner|"
    "breakfast|briefing|conference|press|hearing|session|summit|rally|protest|demonstration|"
    "reception|celebration|launch|discussion|panel|forum|negotiation|attack|blast|explosion|"
    "shooting|bombing|fire|visit|stop|appearance|debate|vote|statement|lecture|keynote|interview|"
    "roundtable|exhibition|exhibit|concert|mass|prayer|service|funeral|signing|swearing|opening|"
    "closing|presentation|release|video|photo|live|stay|arrival|testimony|town|gathering|dialogue|"
    "raid|siege|standoff|clash|riot|fight|strike|unrest|death|incident|outbreak|party|workshop";
// What is done to a body, for it or with its post, not in it.
static const char NO_VENUE[] =
    "serve|work|teach|study|aim|direct|fire|shoot|throw|look|point|lash|target|hurl|laugh|jeer|"
    "graduate|employ|enroll|enrol|lead|base|train|hit|swear|shout|scream|rage|level|earn|receive|"
    "complete|pursue|obtain|nominate|appoint|name|found";
// Whose post or place of work the body is, when they stand before "at".
static const char STAFF[] =
    "staff|official|officials|officer|officers|spokesman|spokeswoman|spokesperson|professor|"
    "professors|colleague|colleagues|expert|experts|director|employee|employees|researcher|"
    "researchers|student|students|fellow|fellows|chief|worker|workers|team|teams|boss|partner|"
    "partners|diplomat|diplomats|analyst|analysts|scientist|scientists|teacher|teachers|member|"
    "members|representative|representatives|ambassador|adviser|advisor|counterpart|counterparts|"
    "friends|leader|leaders|engineer|economist|lawyer|editor|general|counsel|lecturer|scholar|"
    "dean|president|secretary|assistant|associate|intern|manager|executive|expertise|career|role|"
    "position|job|degree|course|fund|everyone|folks|people|those|somebody|someone";
// What brings people to a body.
static const char BRINGS[] = "welcome|invite|return|come|travel|go|visit|trip|rush|bring|take|walk|"
                             "summon|call|march|drive|airlift|fly|transfer|transport|admit|host";

// Names of buildings are proper nouns, whose lemmas have capitals.
static bool is_called(const sentence *s, uint32_t i, const char *list)
{
    const token *t = &s->tokens[i];
    return (t->lemma.n && str_in_list(t->lemma, list, '|')) || word_among(s, i, list);
}

bool place_is_staff(const sentence *s, uint32_t i)
{
    return word_among(s, i, STAFF);
}

static bool is_body(const mention *m)
{
    if (m->kind != MENTION_ACTOR || m->n_actors != 1 || m->placed) return false;
    const actor *who = m->actors[0];
    if (who->person || str_eq(who->code, who->country) || str_starts(who->code, STR("UAF")))
        return false;
    for (uint32_t i = 0; i < who->n_sectors; i++)
        if (str_in_list(who->sectors[i], "REB|CRM|PTY|OPP|CVL", '|')) return false;
    return true;
}

// The word that is the preposition of the body; `first` when it has none.
static uint32_t preposition(const sentence *s, const mention *m)
{
    for (uint32_t i = m->first; i-- > 0 && i + CASE_WALK > m->first;)
        if (s->tokens[i].head == (int32_t)m->head && s->tokens[i].rel == REL_CASE) return i;
    return m->first;
}

// Is it where the word that it hangs on is, happens, or is done?
static bool is_place_of(const sentence *s, int32_t h, bool shelter)
{
    if (h < 0) return false;
    const token *t = &s->tokens[h];
    if (t->upos == UPOS_VERB) return !is_called(s, (uint32_t)h, NO_VENUE);
    if (shelter || is_called(s, (uint32_t)h, EVENTS)) return true;
    return t->upos == UPOS_PROPN && t->rel == REL_ROOT; // "Minister Roe at the UN: We"
}

bool place_is_venue(const sentence *s, const mention *m)
{
    if (!is_body(m)) return false;
    int32_t above = s->tokens[m->head].head;
    bool building = is_called(s, m->head, BUILDINGS);
    bool shelter = is_called(s, m->head, SHELTERS);
    bool named = str_in_list(m->how, "name|metonym|form|short name", '|');
    bool common = str_in_list(m->how, "agent|title", '|') && building;
    if (!named && !common) return false;
    bool definite = m->first > 0 && word_is(s, m->first - 1, "the");
    bool some = !definite && !word_is_capital(s, m->head) && !m->actors[0]->country.n;
    if (common && some) return false; // "at several churches"
    uint32_t p = preposition(s, m);
    if (p == m->first || (p > 0 && !shelter && place_is_staff(s, p - 1))) return false;
    bool house = word_among(s, m->end - 1, "house|@whitehouse|kremlin|pentagon") && named;
    for (uint32_t k = p; word_is(s, p, "to") && house && k > 0 && k + GUEST_WALK > p; k--)
        if (word_lemma_among(&s->tokens[k - 1], "welcome|invite|host|summon")) return true;
    if (word_is(s, p, "to"))
        return building && m->actors[0]->country.n && above >= 0 &&
               is_called(s, (uint32_t)above, BRINGS);
    bool in = building && word_among(s, p, "inside|outside|near");
    in |= word_is(s, p, "at") || (shelter && word_is(s, p, "in"));
    return in && is_place_of(s, above, shelter);
}
