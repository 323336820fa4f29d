#include "mention/itemcontext.h"

#include "mention/word.h"

// Words that make a weak noun ("vessel", "system") military
#define MILITARY_WORDS                                                                             \
    "military|defense|defence|defensive|combat|armed|armored|armoured|naval|navy|army|missile|"    \
    "weapons|weapon|lethal|war|stealth|unmanned|uncrewed|reconnaissance|warfare|"                  \
    "artillery|tank|drone|amphibious|anti|antiaircraft|tactical|rocket|mortar|battlefield|"        \
    "fighter|bomber|land|torpedo|jamming|spy|warships|radar|coast|guard|soviet-era|f"
// Who owns aircraft, ships and vehicles of war
#define FORCES                                                                                     \
    "army|navy|force|forces|coalition|isil|isis|daesh|nato|regime|militia|rebel|insurgent|"        \
    "militant|terrorist|taliban|houthi|huthi|hezbollah|hamas|pla|plan|plaaf|idf|enemy|marines|"    \
    "corps|irgc|wagner|guerrilla|police"
// Weak nouns of things that move and are weapons of war if an army has them
#define PLATFORMS                                                                                  \
    "aircraft|craft|plane|planes|airplane|airplanes|aeroplane|aeroplanes|jet|jets|ship|ships|"     \
    "vessel|vessels|boat|boats|vehicle|vehicles|truck|trucks|bulldozer|bulldozers|chopper|"        \
    "choppers|speedboat|speedboats|lorry|lorries|bomber|bombers"
// Aircraft and ships, which act themselves
// Those that in the plural are nobody else's beside tanks and missiles
#define AIR_FLEETS "planes|jets"
#define HEAVY      "tank|armoured vehicle|artillery|missile|air defence|combat aircraft|helicopter|drone"
#define ATTACKERS                                                                                  \
    "aircraft|craft|plane|planes|jet|jets|ship|ships|vessel|vessels|boat|boats|bomber|bombers|"    \
    "fighter|fighters|chopper|choppers"
// What aircraft and ships do with their weapons
#define CARRIES "deliver|drop|carry|launch|fire|release|conduct"
// What is shot, and what it does and is done to it
#define SHOTS "shell|shells|round|rounds|projectile|projectiles|mine|mines|flare|flares"
#define SHOT_DEEDS                                                                                 \
    "hit|strike|kill|wound|injure|destroy|land|explode|fire|lob|fall|rain|detonate|lay|plant|"     \
    "pound"
// Men beside whom vehicles, aircraft and ships are those of an army
#define TROOPS "troops|soldiers|infantry|paratroopers|battalions|brigades"
// Vaccination puts shots in arms
#define SHOTS_IN_ARMS                                                                              \
    "shot|shots|vaccine|vaccines|vaccination|vaccinations|jab|jabs|dose|doses|needle"
#define ATTACKS                                                                                    \
    "strike|bomb|bombard|attack|pound|shell|raid|strafe|intercept|scramble|target|hit|fire"
// What befalls a weapon, or is done with one
#define HANDLED                                                                                    \
    "destroy|damage|seize|capture|supply|provide|send|deliver|donate|deploy|scramble|transfer|"    \
    "sell|buy|ship|lose|engage|receive|acquire|order"
// Weak nouns that need more than a weapon beside them in a list
#define LOOSE_WORDS "training|trainings|technology|technologies|goods|material|materials"
#define CIVIL_WORDS                                                                                \
    "passenger|passengers|civilian|commercial|cargo|merchant|fishing|cruise|private|tourist|"      \
    "migrant|migrants|rescue|rubber|wooden|inflatable|charter|container|research|survey|"          \
    "emergency|hydrogen|motor|autonomous|recreational|business|electric|chevrolet|chevy|"          \
    "humanitarian|refugee|refugees|news|sightseeing|medical|pleasure|dragon|sailing|zero"
// A rocket among these flies to space
#define SPACE_WORDS                                                                                \
    "space|iss|orbit|satellite|satellites|nasa|spacex|astronaut|astronauts|cosmonaut|cosmonauts|"  \
    "spacecraft|lunar|moon|soyuz|falcon|ariane|mars|isro|spaceflight|spaceship|starship"
// What a weapon that is none is, or is against
#define FIGURES                                                                                    \
    "political|geopolitical|economic|legal|diplomatic|financial|propaganda|psychological|secret|"  \
    "silver|magic|pandemic|open|outstretched|smoking|top|photo|bath|loving|photon|love"
#define EVILS                                                                                      \
    "poverty|corruption|covid|covid-19|virus|pandemic|disease|disinformation|hunger|climate|"      \
    "racism|ignorance|inequality|malaria|extremism|terrorism|hatred"
// Words of the names of treaties and bodies about weapons
#define TITLES                                                                                     \
    "prohibition|proliferation|non-proliferation|nonproliferation|convention|treaty|control|"      \
    "conduct|committee|reduction|elimination|bureau|office|center|centre|limitation|ban|council|"  \
    "commission|campaign|destruction|partnership|spread|initiative|protocol|tobacco|organization|" \
    "organisation|conference|working"
// Tanks that do not roll
#define VESSEL_WORDS                                                                               \
    "think|e10|e15|e85|fuel|water|gas|oil|storage|septic|fish|propane|drunk|holding|thinking"
// Deeds that are done with a weapon
#define DEEDS                                                                                      \
    "attack|attacks|strike|strikes|raid|raids|fire|barrage|barrages|assault|assaults|blast|"       \
    "blasts|explosion|explosions|bombardment|bombardments|bombing|bombings|shelling|salvo|"        \
    "salvos|salvoes|volley|volleys|hit|hits|ambush|ambushes|incursion|incursions|launch|"          \
    "launches|launching|launchings|test|tests|firing|firings|impact|detonation|detonations|"       \
    "onslaught|fusillade|overflight|overflights|duel|duels|kills|explodes"
// Other nouns that speak of its use, right behind it
#define USES                                                                                       \
    "testing|activity|activities|program|programs|programme|programmes|development|production|"    \
    "proliferation|use|deployment|deployments|capability|capabilities|drill|drills|exchange|"      \
    "exchanges|wreckage|debris|fragment|fragments|warfare|levels|shortage|shortages|stocks"

#define DEED_DISTANCE_MAX 3 // words from a weapon to its deed, both counted: "drone air strikes"
#define TITLE_WORDS_MAX   8 // words between the name of a treaty and its weapons
#define CIVIL_NEAR        3 // words before a weak noun that may tell whose it is
#define TROOPS_NEAR       8 // words between troops and their vehicles
#define CLIMB_MAX         4 // members of a list, and heads of compounds

bool itemcontext_military(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (word_among(s, i, MILITARY_WORDS)) return true;
    return false;
}

static bool is_sure(const item_hit *h)
{
    return h->kind == ITEM_NOUN || h->kind == ITEM_NAME;
}

bool itemcontext_armed(item_context *x)
{
    if (x->armed) return x->armed == 1;
    x->armed = 2;
    for (size_t i = 0; i < x->n && x->armed == 2; i++) {
        const item_hit *h = &x->hits[i];
        if (is_sure(h) && !itemcontext_other(x, h)) x->armed = 1;
    }
    return x->armed == 1;
}

static bool lemma_among(const sentence *s, int32_t i, const char *list)
{
    return i >= 0 && word_lemma_among(&s->tokens[i], list);
}

// The first member of the list that the word is one of.
static uint32_t list_head(const sentence *s, uint32_t w)
{
    for (int climb = 0; climb < CLIMB_MAX * 4; climb++) {
        const token *t = &s->tokens[w];
        if (t->rel != REL_CONJ || t->head < 0) return w;
        w = (uint32_t)t->head;
    }
    return w;
}

// Does the sentence name a heavy weapon? "Planes" beside tanks and missiles are an army's.
static bool is_heavily_armed(const item_context *x)
{
    for (size_t i = 0; i < x->n; i++)
        if (is_sure(&x->hits[i]) && !itemcontext_other(x, &x->hits[i]) &&
            str_in_list(itemlexicon_facts(&x->hits[i]).category, HEAVY, '|'))
            return true;
    return false;
}

// In a list with a weapon beyond doubt?
static bool is_listed(const item_context *x, uint32_t w)
{
    const sentence *s = x->s;
    uint32_t mine = list_head(s, w);
    for (size_t i = 0; i < x->n; i++) {
        const item_hit *h = &x->hits[i];
        uint32_t other = h->end - 1;
        if (!is_sure(h) || other == w || itemcontext_other(x, h)) continue;
        if (list_head(s, other) == mine && (mine != w || other != mine)) return true;
    }
    return false;
}

// "Hit by a shell", "shells fell"
static bool is_shot(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    return t->head >= 0 && word_among(s, w, SHOTS) && lemma_among(s, t->head, SHOT_DEEDS) &&
           (t->rel == REL_NSUBJ || t->rel == REL_OBJ || t->rel == REL_OBL ||
            t->rel == REL_NSUBJ_PASS || t->rel == REL_OBL_AGENT);
}

// "Troops, aircraft and ships"
static bool is_among_troops(const sentence *s, uint32_t w)
{
    if (!word_among(s, w, PLATFORMS)) return false;
    uint32_t mine = list_head(s, w);
    uint32_t from = w > TROOPS_NEAR ? w - TROOPS_NEAR : 0;
    for (uint32_t i = from; i < s->n_tokens && i < w + TROOPS_NEAR; i++)
        if (word_among(s, i, TROOPS) && list_head(s, i) == mine) return true;
    return false;
}

// "Jets struck", "planes were scrambled"
static bool has_deed(item_context *x, const item_hit *h)
{
    const sentence *s = x->s;
    uint32_t w = h->end - 1;
    const token *t = &s->tokens[list_head(s, w)];
    if (t->head < 0) return false;
    bool subject = t->rel == REL_NSUBJ, object = t->rel == REL_OBJ || t->rel == REL_NSUBJ_PASS;
    if (subject && word_among(s, w, ATTACKERS) && lemma_among(s, t->head, ATTACKS)) return true;
    if (subject && word_among(s, w, ATTACKERS) && lemma_among(s, t->head, CARRIES) &&
        itemcontext_armed(x))
        return true;
    return object && word_among(s, w, PLATFORMS "|helmet|helmets|vest|vests|gear|hardware") &&
           lemma_among(s, t->head, HANDLED) && itemcontext_armed(x);
}

bool itemcontext_makes(item_context *x, const item_hit *h)
{
    const sentence *s = x->s;
    uint32_t w = h->end - 1;
    if (word_among(s, w, PLATFORMS) && !word_among(s, w, "bomber|bombers")) {
        uint32_t owner = h->first;
        if (owner > 0 && word_is(s, owner - 1, "'s")) owner--;
        if (owner > 0 && word_among(s, owner - 1, FORCES)) return true;
    }
    if (word_among(s, w, AIR_FLEETS) && is_heavily_armed(x)) return true;
    if (has_deed(x, h) || is_shot(s, w) || is_among_troops(s, w)) return true;
    // "fighters and weapons" are men and weapons, "fighter and remotely piloted aircraft" aircraft
    if (word_among(s, w, "fighters|bombers|carriers|trainers|trainer")) return false;
    return !word_among(s, w, LOOSE_WORDS) && is_listed(x, w);
}

// A word of a treaty's or body's name, a few words before the hit
static bool is_named_before(const sentence *s, uint32_t at)
{
    for (uint32_t i = at; i > 0 && i + TITLE_WORDS_MAX > at; i--)
        if (word_is_capital(s, i - 1) && word_among(s, i - 1, TITLES)) return true;
    return false;
}

static bool is_content(const sentence *s, uint32_t i)
{
    char c = s->tokens[i].form.p[0];
    return c >= 'a' && c <= 'z' &&
           (word_has(s, i, UPOS_VERB) || word_has(s, i, UPOS_NOUN) || word_has(s, i, UPOS_ADJ));
}

// "Treaty on the Non-Proliferation of Nuclear Weapons"
static bool in_title(const item_context *x, const item_hit *h)
{
    const sentence *s = x->s;
    if (h->kind != ITEM_NOUN || h->first < 2 || !word_is_capital(s, h->first)) return false;
    str f = s->tokens[h->first].form;
    if (f.n < 2 || f.p[1] < 'a' || f.p[1] > 'z') return false;
    uint32_t at = h->first;
    while (at > 0 && word_is_capital(s, at - 1) &&
           (word_has(s, at - 1, UPOS_ADJ) || word_has(s, at - 1, UPOS_PROPN)))
        at--;
    bool joined = at > 0 && word_among(s, at - 1, "of|on|the|and|for|against|&|in|,");
    bool goes_on =
        word_is_capital(s, h->end) && word_is_noun(s, h->end) && !word_among(s, h->end, "of|and");
    if (!goes_on && (!joined || !is_named_before(s, at))) return false;
    for (uint32_t i = 0; i < s->n_tokens; i++) // a headline has capitals throughout
        if (is_content(s, i) && !word_is_capital(s, i)) return true;
    return false;
}

static bool to_space(const item_context *x, const item_hit *h)
{
    const sentence *s = x->s;
    if (h->end != h->first + 1 || !word_among(s, h->first, "rocket|rockets")) return false;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (word_among(s, i, SPACE_WORDS)) return true;
    return false;
}

// "A weapon of war" that hunger is made; a weapon against hunger
static bool is_figure(const sentence *s, const item_hit *h)
{
    uint32_t before = h->first, last = h->end - 1;
    if (before > 0 && word_among(s, before - 1, FIGURES)) return true;
    bool sight = word_is(s, last, "radar") && before > 1; // "under the radar"
    if (sight && word_among(s, before - 1, "the|our|their|my|your|his|her") &&
        word_among(s, before - 2, "on|under|off|beneath|onto"))
        return true;
    bool weapon = word_among(s, last, "weapon|weapons");
    if (weapon && word_is(s, h->end, "against") && word_among(s, h->end + 1, EVILS)) return true;
    if (weapon && word_is(s, h->end, "of") &&
        word_among(s, h->end + 1, "war|choice|terror|propaganda|coercion|oppression") &&
        before > 1 && word_among(s, before - 1, "a|the") && word_is(s, before - 2, "as"))
        return true;
    return weapon && last == h->first && before > 1 && word_is(s, before - 1, "a") &&
           word_is(s, before - 2, "as");
}

// Limbs and branches
static bool is_limb(const sentence *s, const item_hit *h)
{
    if (h->end != h->first + 1 || !word_is(s, h->first, "arms")) return false;
    uint32_t before = h->first;
    if (before == 0) return false;
    if (word_is(s, before - 1, "in") &&
        (word_is(s, before - 2, "up") || word_among(s, before - 2, "comrades|brothers|brother")))
        return true;
    if (word_is(s, h->end, "of") &&
        word_among(s, h->end + 1, "the|government|this|our|those|these"))
        return true;
    if (word_among(s, before - 1, "twist|twisting|twisted|fold|folded|crossed|both|two|around"))
        return true;
    if (before > 1 && word_among(s, before - 2, "open|opens|opened|opening")) return true;
    bool inside =
        word_among(s, before - 1, "in|into|the|more|people's|americans'|their|your|our|its");
    for (uint32_t i = 0; inside && i < s->n_tokens; i++)
        if (word_among(s, i, SHOTS_IN_ARMS)) return true;
    return s->tokens[before - 1].xpos == XPOS_PRP_POSS &&
           !word_among(s, before - 1, "its|their|our");
}

bool itemcontext_other(const item_context *x, const item_hit *h)
{
    const sentence *s = x->s;
    uint32_t last = h->end - 1, before = h->first;
    if (itemlexicon_is_name(h)) return false;
    if (is_figure(s, h) || is_limb(s, h) || to_space(x, h) || in_title(x, h)) return true;
    if (before > 0 && word_among(s, last, "tank|tanks") && word_among(s, before - 1, VESSEL_WORDS))
        return true;
    bool civil = h->kind == ITEM_WEAK || last == h->first;
    for (uint32_t i = before; civil && i > 0 && i + CIVIL_NEAR > before; i--) {
        if (word_among(s, i - 1, CIVIL_WORDS)) return true;
        if (!word_is_noun(s, i - 1) && !word_has(s, i - 1, UPOS_ADJ)) break;
    }
    return false;
}

// "Missile and drone attacks": the first of a list of modifiers hangs on the deed.
static uint32_t deed_in_tree(const sentence *s, uint32_t w)
{
    w = list_head(s, w);
    for (int climb = 0; climb < CLIMB_MAX; climb++) {
        const token *t = &s->tokens[w];
        if (t->rel != REL_COMPOUND || t->head < 0 || (uint32_t)t->head <= w) return UINT32_MAX;
        w = (uint32_t)t->head;
        if (word_among(s, w, DEEDS) || word_among(s, w, USES)) return w;
    }
    return UINT32_MAX;
}

uint32_t itemcontext_deed(const sentence *s, const item_hit *h, uint32_t end)
{
    bool near = h->end < end && end - h->end <= DEED_DISTANCE_MAX;
    if (near && word_among(s, end - 1, DEEDS)) return end - 1;
    if (h->end + 1 == end && word_among(s, end - 1, USES)) return end - 1;
    bool crime = word_among(s, h->end - 1, "bomb|gun"); // a bomb threat is told on the telephone
    if (h->end + 1 == end && !crime && word_among(s, end - 1, "threat|threats")) return end - 1;
    return deed_in_tree(s, h->end - 1);
}
