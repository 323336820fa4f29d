// What the words around a name say about it: "in X", "the town of X", "X province", "X, Ukraine".
#include "mention/placekey.h"
#include "mention/placescan.h"
#include "mention/word.h"

#define TOWN_WALK                                                                                  \
    7 // words between a nationality and a town ("the besieged Ukrainian port city of")

// Prepositions that make a place of any name; those of the second list say that it is near by.
static const char LOCATIVE[] = "in|at|inside|across|throughout|within|through|via|over|above|into|"
                               "onto|on|along|around|near|outside|off|beyond|toward|towards|amid|"
                               "nearby|between|from|to|beneath|under|surrounding|opposite|past";
static const char NEAR[] = "near|outside|off|beyond|toward|towards|nearby|surrounding|opposite";
// These are places' only behind a word of motion or being somewhere, or before a town.
static const char MOTION[] = "from|to|between|over|under|above|past|on|through";
static const char MOTION_WORDS[] =
    "arrive|arrival|travel|traveler|fly|flight|go|come|return|head|visit|trip|leave|depart|"
    "departure|move|drive|march|flee|journey|tour|road|way|route|train|back|withdraw|withdrawal|"
    "evacuate|evacuation|rush|relocate|deport|"
    "extradite|run|walk|fire|enter|live|stay|land|migrate|broadcast|airlift|convoy|"
    "spread|shift|advance|retreat|push|cross|sail|pass|transit|drift|extend|stretch|"
    "deploy|deployment|highway|pipeline|line|railway|mile|"
    "kilometer|kilometre|km|resident|native|refugee|people|hail|pull|escape|expel|"
    "distance|far|close|away|locate|north|south|east|west|northeast|northwest|southeast|southwest|"
    "next|border|"
    "hours|minutes|access|corridor|entry|admission|admit|emigrate|emigration|immigrate|immigration|"
    "reentry|readmission|home|delegation|migrant|bind|transport|bus|ferry|"
    "resettle|repatriate|repatriation|smuggle|commute|reopen|detour|rail|railroad|expedition|"
    "pilgrimage|exodus|ferry|shuttle|cruise|voyage|sortie|dash|pipeline|welcome";
// What "from" leads to the place of, beside motion: "reported from Chad", "an evacuee from Chad".
static const char FROM_WORDS[] =
    "speak|report|webcast|stream|broadcast|operate|launch|attack|work|service|immigrant|asylum|"
    "evacuee|emigrant|newcomer|exit|airlift|rescue|fire|live|do|reopen|resume|depart";
// "departed for Chad"
static const char FOR_WORDS[] = "leave|depart|departure|bind|head|embark|sail|fly";
// Parts of a country: "in areas of Chad", "the capital of Chad", "Chad's coast".
static const char GROUND[] =
    "area|parts|region|street|centre|center|capital|heart|town|city|village|province|district|"
    "countryside|territory|soil|swath|swathe|corner|half|interior|hinterland|"
    "north|south|east|west|northeast|northwest|southeast|southwest";
// Those of them that are held, claimed or moved as such: only "in the capital of Chad".
static const char CLAIMED[] = "capital|heart|territory|soil|half|centre|center|region";
static const char EDGES[] = "coast|shore|coastline|shoreline|waters|outskirts|vicinity|suburb|edge";
// What one does to a place.
static const char PLACE_VERBS[] =
    "visit|leave|reach|enter|tour|bomb|shell|hit|strike|capture|seize|bombard|flee|besiege|"
    "liberate|retake|surround|rock|storm|occupy|evacuate|depart|approach|attack|overrun|control|"
    "recapture|rule|pound|target|raid|devastate|ravage|destroy|damage|batter|invade|encircle|"
    "blockade|patrol|isolate|free|relieve|cross|transit|annex|abandon|flood|engulf|defend|hold|"
    "take|lose|regain|"
    "reclaim|threaten|sweep|blanket|clear|shake|tear|traverse|sail|cover|secure|close|reopen|shut|"
    "fill|crowd|pack|"
    "flock|swarm";

static const struct {
    const char *nouns;
    place_kind kind;
} NOUNS[] = {
    {"province|oblast|governorate|state|prefecture|voivodeship|krai|department|emirate|canton|"
     "provinces|states|governorates|oblasts",
     PLACE_STATE},
    {"region|area|peninsula|island|islands|valley|territory|district|county|desert|coast|basin|"
     "plain|plateau|archipelago|enclave|exclave|regions|districts|areas|atoll|corridor|subdistrict|"
     "municipality|countryside|counties|valleys|territories|prefectures|municipalities|panhandle|"
     "steppe|hinterland|wetlands|delta|borough|parish|parishes",
     PLACE_REGION},
    {"city|town|village|suburb|port|capital|neighborhood|neighbourhood|settlement|hamlet|cities|"
     "towns|villages|metropolis|outskirts|downtown|resort|commune|stronghold|hometown|suburbs|"
     "hotspot",
     PLACE_CITY},
    {"airport|aerodrome", PLACE_AIRPORT},
    {"airbase|airfield|garrison", PLACE_BASE},
    {"crossing|checkpoint", PLACE_BORDER},
    {"mountain|mountains|mount|hills|pass", PLACE_MOUNTAIN},
    {"river|canal|creek", PLACE_RIVER},
    {"strait|straits|channel", PLACE_STRAIT},
    {"sea|gulf|bay|lake|ocean", PLACE_SEA},
};

static str small(str s, char room[16])
{
    if (s.n > 16) return STR_NONE;
    for (size_t i = 0; i < s.n; i++)
        room[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return (str){room, s.n};
}

// "Travel" of a title as "travel".
static bool lemma_in(const token *t, const char *list)
{
    char room[16];
    return str_in_list(small(word_lemma(t), room), list, '|');
}

place_kind place_noun_kind(const token *t)
{
    char room[16];
    str form = small(t->form, room);
    if (!form.n || (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN)) return PLACE_KINDS;
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (str_in_list(form, NOUNS[i].nouns, '|')) return NOUNS[i].kind;
    return PLACE_KINDS;
}

uint32_t place_head(const sentence *s, uint32_t first, uint32_t end)
{
    uint32_t best = end - 1;
    bool found = false;
    for (uint32_t i = first; i < end; i++) {
        const token *t = &s->tokens[i];
        bool outside = t->head < (int32_t)first || t->head >= (int32_t)end;
        if (!outside || t->upos == UPOS_PUNCT || t->upos == UPOS_ADP || t->upos == UPOS_DET)
            continue;
        if (found && (t->rel == REL_FLAT || t->rel == REL_COMPOUND || t->rel == REL_AMOD)) continue;
        best = i;
        found = true;
    }
    return best;
}

// The preposition before the phrase that word `head` heads; empty when there is none.
static str adposition(const sentence *s, uint32_t first, uint32_t head, char room[16])
{
    for (uint32_t i = first; i-- > 0 && i + 8 > first;) {
        const token *t = &s->tokens[i];
        if (t->head == (int32_t)head && t->rel == REL_CASE) return small(t->form, room);
    }
    deprel rel = deprel_base((deprel)s->tokens[head].rel);
    bool inner = rel == REL_COMPOUND || rel == REL_AMOD; // "in U.S. factories"
    if (first > 0 && !inner && s->tokens[first - 1].upos == UPOS_ADP)
        return small(s->tokens[first - 1].form, room);
    return STR_NONE;
}

// Does it hang on one of these words, or on a noun that does?
static bool hangs_on(const sentence *s, uint32_t head, const char *list)
{
    int32_t h = s->tokens[head].head;
    for (int step = 0; step < 2 && h >= 0; step++) {
        if (lemma_in(&s->tokens[h], list)) return true;
        if (s->tokens[h].upos == UPOS_VERB) return false;
        h = s->tokens[h].head;
    }
    return false;
}

// Deeds that "on" leads to a place: "the attack on Benghazi".
static const char ATTACKS[] = "attack|assault|strike|airstrike|raid|siege|offensive|bombing|march|"
                              "shelling|advance|invasion|fire|bombardment|blockade";

// "Port Authority of New York and New Jersey": the body's name.
static bool names_body(const sentence *s, uint32_t word)
{
    int32_t h = s->tokens[word].head;
    return h >= 0 && h < (int32_t)word && s->tokens[h].upos == UPOS_PROPN &&
           word_is_capital(s, (uint32_t)h) && place_noun_kind(&s->tokens[h]) == PLACE_KINDS;
}

// "south of Mogadishu"
static bool lies_beside(const sentence *s, uint32_t head)
{
    int32_t h = s->tokens[head].head;
    return h >= 0 && h < (int32_t)head &&
           (lemma_in(&s->tokens[h], "north|south|east|west|northeast|northwest|southeast|southwest|"
                                    "outside|short|front") ||
            lemma_in(&s->tokens[h], EDGES) || lemma_in(&s->tokens[h], "border|frontier"));
}

// Is it a part of a place: "parts of", "the capital of"? "Part of" says what something belongs to.
static bool is_ground(const sentence *s, int32_t i)
{
    char room[16];
    if (i < 0 || s->tokens[i].upos != UPOS_NOUN) return false;
    if (str_eq(small(s->tokens[i].form, room), STR("parts"))) return true;
    if (!lemma_in(&s->tokens[i], GROUND)) return false;
    if (!lemma_in(&s->tokens[i], CLAIMED)) return true;
    str p = adposition(s, (uint32_t)i, (uint32_t)i, room);
    return p.n && str_in_list(p, LOCATIVE, '|');
}

// "of X": a part of it, beside it, or somebody from there.
static place_role_kind of_whole(const sentence *s, uint32_t first, uint32_t head, bool *near)
{
    if (lies_beside(s, head)) {
        *near = true;
        return ROLE_LOCATIVE;
    }
    int32_t h = s->tokens[head].head;
    uint32_t of = first > 1 && word_has(s, first - 1, UPOS_DET) ? first - 2 : first - 1;
    bool out = of > 0 && of < first && word_is(s, of - 1, "out");  // "moved out of X"
    bool native = of > 0 && of < first && word_is(s, of - 1, ","); // "Ana Roe, of X, is"
    if (out || native || (h < (int32_t)head && is_ground(s, h))) return ROLE_LOCATIVE;
    return names_body(s, head) ? ROLE_NONE : ROLE_OTHER;
}

// "on the X Islands": not what is spoken or decided on.
static bool lies_on(const sentence *s, uint32_t head)
{
    int32_t h = s->tokens[head].head;
    const token *t = &s->tokens[head];
    if (!lemma_in(
            t, "island|islands|coast|peninsula|river|lake|plateau|atoll|strip|border|"
               "frontier|highway|road|street|avenue|boulevard|motorway|bridge|interstate|"
               "route|field|square|flank|beach|reef|ridge|campus|overpass|hill|mountain|creek") &&
        !(head > 0 && word_is_digit(s, head) &&
          lemma_in(&s->tokens[head - 1], "interstate|route")) &&
        !word_among(s, head, "mount|lake|cape") && // "on Mount Cook"
        !(head > 0 && word_among(s, head - 1, "mount|mt|mt.|lake|cape")))
        return false;
    return h < 0 || !lemma_in(&s->tokens[h], "focus|call|impose|sanction|talk|statement|comment|"
                                             "discussion|report|speak|remark|claim|agree|"
                                             "question|pressure|urge|depend|rely|tax|tariff");
}

// "Sends athletes to Chad": who goes there to play or learn.
static bool sends_guests(const sentence *s, uint32_t head)
{
    static const char GUESTS[] =
        "athlete|olympian|coach|player|musician|artist|band|dancer|student|"
        "teacher|volunteer|scholar|youth|pupil|intern|performer|singer";
    int32_t verb = s->tokens[head].head;
    if (verb < 0 || !lemma_in(&s->tokens[verb], "send|bring|take")) return false;
    for (uint32_t i = (uint32_t)verb + 1; i < head; i++)
        if (s->tokens[i].head == verb && s->tokens[i].rel == REL_OBJ)
            return lemma_in(&s->tokens[i], GUESTS);
    return false;
}

static place_role_kind of_preposition(const sentence *s, uint32_t first, uint32_t head, str p,
                                      bool *near)
{
    if (str_eq(p, STR("of"))) return of_whole(s, first, head, near);
    if (str_eq(p, STR("including"))) return ROLE_OTHER;
    if (str_eq(p, STR("for")) && hangs_on(s, head, FOR_WORDS)) return ROLE_LOCATIVE;
    if (!str_in_list(p, LOCATIVE, '|')) return ROLE_NONE; // "for", "with"
    *near = str_in_list(p, NEAR, '|');
    bool on = str_eq(p, STR("on")); // "meetings on X" of a journey are no place
    uint32_t from = first > 0 && word_has(s, first - 1, UPOS_DET) ? first - 1 : first;
    bool moves = from > 1 && lemma_in(&s->tokens[from - 2], MOTION_WORDS); // "visits to the X"
    if (!str_in_list(p, MOTION, '|') || (!on && (moves || hangs_on(s, head, MOTION_WORDS))))
        return ROLE_LOCATIVE;
    if (str_eq(p, STR("to")) && sends_guests(s, head)) return ROLE_LOCATIVE;
    if (str_eq(p, STR("from")) && hangs_on(s, head, FROM_WORDS)) return ROLE_LOCATIVE;
    int32_t h = s->tokens[head].head;
    if (on) {
        if (h >= 0 && lemma_in(&s->tokens[h], "land|arrive|live|stay|crash|descend|rain"))
            return ROLE_LOCATIVE;
        if (h >= 0 && lemma_in(&s->tokens[h], ATTACKS)) return ROLE_OTHER;
        return lies_on(s, head) ? ROLE_LOCATIVE : ROLE_NONE;
    }
    return str_in_list(p, "from|to|between|through|over|past", '|') ? ROLE_OTHER : ROLE_NONE;
}

// What a place has that is a place too: "in Kharkiv's centre".
static const char HAS[] =
    "centre|center|downtown|street|airport|outskirts|suburb|port|square|market|"
    "district|city|quarter|neighborhood|neighbourhood|mosque|hospital|station|west|east|"
    "north|south|stadium|resident|people|population|shore|coast|region";

// "off X's coast", "in X's capital": where the part is a place, the whole is.
static place_role_kind of_owner(const sentence *s, uint32_t head, bool *near)
{
    char room[16];
    int32_t h = s->tokens[head].head;
    if (h < 0) return ROLE_NONE;
    bool edge = lemma_in(&s->tokens[h], EDGES);
    if (h > (int32_t)head && (edge || is_ground(s, h))) {
        str p = adposition(s, head, (uint32_t)h, room);
        bool ignored;
        if (p.n && !str_eq(p, STR("of")) &&
            (of_preposition(s, head, (uint32_t)h, p, &ignored) == ROLE_LOCATIVE ||
             str_eq(p, STR("on")))) {
            *near = edge;
            return ROLE_LOCATIVE;
        }
    }
    return lemma_in(&s->tokens[h], HAS) ? ROLE_MODIFIER : ROLE_NONE;
}

static const char ACCORDS[] =
    "agreement|accord|treaty|convention|protocol|declaration|memorandum|"
    "principle|framework|consensus|process|conference|communique|dialogue|format|formula|platform|"
    "doctrine|pact|group|award|prize|syndrome";

// Storms and the like: what they hit is where they are.
static const char HAZARDS[] =
    "storm|sandstorm|snowstorm|thunderstorm|hurricane|typhoon|cyclone|tornado|earthquake|quake|"
    "flood|flooding|tsunami|wildfire|fire|blaze|drought|heatwave|wave|rain|downpour|blizzard|"
    "eruption|landslide|avalanche|tremor|aftershock|epidemic|outbreak|pandemic|famine|monsoon|"
    "explosion|blast|meteor|outage|blackout";
static const char HITS[] = "hit|strike|batter|lash|devastate|ravage|sweep|shake|rock|flood|engulf|"
                           "blanket|destroy|damage|reach|cross|affect|threaten|pound|jolt";

bool place_is_hit(const sentence *s, uint32_t head)
{
    for (int step = 0; step < 6; step++) { // the first of "X, Y and Z"
        const token *t = &s->tokens[head];
        bool linked = deprel_base((deprel)t->rel) == REL_CONJ;
        if (!linked || t->head < 0) break;
        head = (uint32_t)t->head;
    }
    const token *t = &s->tokens[head];
    if (deprel_base((deprel)t->rel) != REL_OBJ || t->head < 0) return false;
    if (lemma_in(&s->tokens[t->head], "visit|leave|reach|enter|tour|flee|depart|evacuate"))
        return true;
    if (!lemma_in(&s->tokens[t->head], HITS)) return false;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == t->head && s->tokens[i].rel == REL_NSUBJ &&
            lemma_in(&s->tokens[i], HAZARDS))
            return true;
    return false;
}

// Deeds of force that fall on a town: "the shelling of X"; of a government only words are meant.
static const char BLOWS[] = "attack|assault|strike|airstrike|raid|siege|offensive|bombing|shelling|"
                            "advance|bombardment|blockade|capture|fall|seizure|storming|liberation|"
                            "encirclement|destruction|battle";

bool place_is_struck(const sentence *s, const place_name *n)
{
    char room[16];
    uint32_t head = place_head(s, n->first, n->to);
    str p = adposition(s, n->first, head, room);
    int32_t h = s->tokens[head].head;
    return p.n && str_in_list(p, "on|of", '|') && h >= 0 && s->tokens[h].upos == UPOS_NOUN &&
           lemma_in(&s->tokens[h], BLOWS) && !word_among(s, n->first - 1, "verbal|rhetorical");
}

// Accidents and deeds that a place before them says the place of: "a Spain rally crash".
static const char HAPPENINGS[] =
    "crash|collision|bombing|blast|explosion|shooting|massacre|earthquake|quake|flood|floods|"
    "flooding|fire|wildfire|landslide|mudslide|avalanche|stampede|riot|riots|bombings|shootings|"
    "floods|wildfires|derailment|standoff|siege";

bool place_happens(const sentence *s, uint32_t head)
{
    for (int step = 0; step < 3; step++) { // "a Spain [car [rally]] crash"
        const token *t = &s->tokens[head];
        deprel rel = deprel_base((deprel)t->rel);
        if ((rel != REL_COMPOUND && rel != REL_AMOD) || t->head <= (int32_t)head) return false;
        head = (uint32_t)t->head;
        if (lemma_in(&s->tokens[head], HAPPENINGS)) return true;
        if (word_is_capital(s, head) || word_among(s, head, "embassy|consulate")) return false;
    }
    return false;
}

// "Mosul has been quiet", "Aleppo fell": what is said of a town and not of those who rule it.
static bool is_described(const sentence *s, const token *t)
{
    if (t->rel != REL_NSUBJ || t->head < 0) return false;
    if (lemma_in(&s->tokens[t->head], "fall|remain|suffer|lie|witness|burn|brace|endure|"
                                      "grow|sit|sleep|look|stand|experience"))
        return true;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == t->head && s->tokens[i].rel == REL_COP) return true;
    return false;
}

// Is a region before this noun only where it is: "Arctic ice", not "Gulf leaders"?
static bool is_of_region(const token *above)
{
    static const char PARTIES[] =
        "state|nation|country|leader|partner|government|ally|power|people|"
        "minister|official|bloc|alliance|republic|neighbor|neighbour|"
        "counterpart|member|union|community|desk|bureau|affair";
    return !lemma_in(above, PARTIES) && above->upos == UPOS_NOUN;
}

static place_role_kind of_relation(const sentence *s, uint32_t head, str *how, bool *near)
{
    const token *t = &s->tokens[head];
    deprel rel = deprel_base((deprel)t->rel);
    const token *above = t->head >= 0 ? &s->tokens[t->head] : NULL;
    *how = STR("modifier");
    if (t->rel == REL_NMOD_POSS) return of_owner(s, head, near);
    if (rel == REL_COMPOUND && above && lemma_in(above, "country|nation|bloc"))
        return ROLE_NONE;    // "Mekong countries"
    if (rel == REL_COMPOUND) // not "the Algiers agreement"
        return above && lemma_in(above, ACCORDS) ? ROLE_NONE : ROLE_MODIFIER;
    bool region = s->tokens[head].form.n > 3 && word_is_capital(s, head);
    if (rel == REL_AMOD && above && region && is_of_region(above) && !lemma_in(above, ACCORDS))
        return ROLE_MODIFIER;
    if (rel == REL_OBJ && above && lemma_in(above, PLACE_VERBS)) {
        *how = STR("object");
        return ROLE_MODIFIER;
    }
    *how = STR("name");
    if (t->rel == REL_NSUBJ_PASS || rel == REL_APPOS || is_described(s, t)) return ROLE_OTHER;
    if (t->rel == REL_NMOD_UNMARKED || t->rel == REL_OBL_UNMARKED) return ROLE_MODIFIER;
    return rel == REL_ROOT ? ROLE_OTHER : ROLE_NONE;
}

// The last of "the Port Authority of New York and New Jersey"
static bool ends_body(const sentence *s, uint32_t first)
{
    static const char BODIES[] = "authority|university|college|bank|diocese|archdiocese|church|"
                                 "government|republic|council|commission|board|bishop|archbishop";
    if (first < 5 || !word_is(s, first - 1, "and") || !word_is_capital(s, first - 2)) return false;
    for (uint32_t i = first - 2; i > 0 && i + 6 > first; i--) {
        if (word_is(s, i, "of"))
            return word_is_capital(s, i - 1) && word_has(s, i - 1, UPOS_PROPN) &&
                   word_among(s, i - 1, BODIES);
        if (!word_is_capital(s, i)) return false;
    }
    return false;
}

place_role_kind place_role_of(const sentence *s, uint32_t first, uint32_t end, str *how, bool *near)
{
    char room[16];
    uint32_t head = place_head(s, first, end), at = head;
    *near = false;
    if (end < s->n_tokens && s->tokens[end].xpos == XPOS_POS) { // "in Kharkiv's centre"
        place_role_kind role = of_owner(s, head, near);
        *how = role == ROLE_LOCATIVE ? STR("preposition") : STR("modifier");
        return role;
    }
    *how = STR("preposition");
    bool verb = first > 1 && word_is(s, first - 1, "to") && word_has(s, first - 1, UPOS_PART) &&
                word_is_capital(s, first); // "visits to X", where X was taken for a verb
    if (verb) return of_preposition(s, first, head, STR("to"), near);
    if (ends_body(s, first)) return ROLE_NONE;
    for (int step = 0; step < 6; step++) { // along "in X, Y and Z"
        str p = adposition(s, at == head ? first : at, at, room);
        if (p.n) {
            place_role_kind role = of_preposition(s, at == head ? first : at, at, p, near);
            if (role == ROLE_OTHER) *how = STR("name");
            if (at != head && role == ROLE_LOCATIVE) *how = STR("list");
            return role;
        }
        const token *t = &s->tokens[at];
        bool linked = deprel_base((deprel)t->rel) == REL_CONJ || t->rel == REL_APPOS;
        if (!linked || t->head < 0) break;
        at = (uint32_t)t->head;
    }
    bool half = first > 0 && word_is_hyphen(s, first - 1) && !s->tokens[first - 1].space_after &&
                s->tokens[at].rel == REL_AMOD; // "Euro-Atlantic"
    return half ? ROLE_NONE : of_relation(s, at, how, near);
}

// "the town of X", "the port city X", "X province"; with the words that call it so.
static bool read_kind_noun(const sentence *s, place_name *n)
{
    if (n->end < s->n_tokens && s->tokens[n->end - 1].space_after) {
        place_kind k = place_noun_kind(&s->tokens[n->end]);
        const token *t = &s->tokens[n->end];
        bool owns = t->head == (int32_t)place_head(s, n->first, n->end) ||
                    s->tokens[n->end - 1].head == (int32_t)n->end ||
                    s->tokens[n->first].head == (int32_t)n->end;
        if (k != PLACE_KINDS && owns) {
            n->kind = k;
            n->to = n->end + 1;
            return true;
        }
    }
    if (word_is(s, n->end, ",") && word_has(s, n->end + 1, UPOS_DET)) { // "X, a town in"
        uint32_t j = n->end + 2;
        while (j < n->end + 6 && word_has(s, j, UPOS_ADJ)) j++;
        if (j < s->n_tokens && place_noun_kind(&s->tokens[j]) == PLACE_CITY) {
            n->kind = PLACE_CITY;
            return true;
        }
    }
    uint32_t i = n->first;
    if (i >= 2 && str_eq(s->tokens[i - 1].form, STR("of"))) i--;
    if (i == 0) return false;
    place_kind k = place_noun_kind(&s->tokens[i - 1]);
    n->county = i < n->first && word_among(s, i - 1, "counties|county|parishes|boroughs");
    bool called = k != PLACE_KINDS && (i < n->first || k == PLACE_CITY || k == PLACE_MOUNTAIN);
    if (called && s->tokens[i - 1].upos == UPOS_NOUN) n->kind = k;
    return called && n->kind != PLACE_KINDS;
}

// Is the name a part of a country, and no town in this other part: "Kerala" beside "Punjab", not
// "Washington" beside "Iowa"?
static bool is_state_alone(const place_name *n, const gazetteer_place *other)
{
    bool state = false;
    for (uint32_t i = 0; i < n->rows.n; i++) {
        gazetteer_place p = gazetteer_get(n->rows.rows[i]);
        state |= p.kind == PLACE_STATE;
        placekey inner = placekey_of(p.admin), outer = placekey_of(other->name);
        if (p.kind == PLACE_CITY && str_starts(placekey_text(&inner), placekey_text(&outer)))
            return false;
    }
    return state;
}

// "X, Ukraine", "X in Ukraine", "X, Texas": the country, or part of one, behind the name.
static bool read_behind(const sentence *s, const place_scene *scene, place_name *n)
{
    uint32_t i = n->to, j = i + 1, end = i + 2, past = 0;
    bool comma = word_is(s, i, ",");
    if (i + 1 >= s->n_tokens || (!comma && !word_is(s, i, "in"))) return false;
    while (!comma && j + 1 < s->n_tokens && j < i + 4 &&
           (s->tokens[j].upos == UPOS_DET || s->tokens[j].upos == UPOS_ADJ || word_is_hyphen(s, j)))
        j++; // "in northern Ukraine"
    place_name larger;
    str code = comma ? place_of_code(word_form(s, j)) : STR_NONE;
    if (code.n) { // "Culpeper, VA"
        n->admin = code;
        n->country = STR("USA");
        n->to = j + 1;
        return true;
    }
    bool named = place_name_at(s, j, &larger);
    gazetteer_place p = named ? gazetteer_get(larger.rows.rows[0]) : (gazetteer_place){0};
    bool area = n->kind == PLACE_STATE || n->kind == PLACE_REGION ||
                (named && p.kind == PLACE_STATE && is_state_alone(n, &p) &&
                 !scene->country_at(scene->state, s->index, j, true, &past).n); // "Kerala, Punjab"
    bool county = word_among(s, n->to - 1, "county|parish|township");
    if (named && area && !county) return false; // "Darfur region, Southern Kordofan" is a list
    if (named && p.kind == PLACE_STATE && p.own) {
        n->admin = p.name;
        n->country = p.country;
        end = larger.end;
    } else if (!named || p.kind != PLACE_CITY || !p.own) { // "Goma, Bukavu" is a list
        n->country = scene->country_at(scene->state, s->index, j, true, &end);
        if (place_is_joined(s, end)) n->country = STR_NONE; // "X, US-Chadian talks"
    }
    if (!n->country.n || !comma) return n->country.n > 0;
    n->to = end;
    past = end + 2; // "X, Nevada, United States"
    if (n->admin.n && word_is(s, end, ",") &&
        str_eq(n->country, scene->country_at(scene->state, s->index, end + 1, true, &past)))
        n->to = past;
    return true;
}

// "Ukraine's X", "the besieged Ukrainian port city of X".
static void read_before(const sentence *s, const place_scene *scene, place_name *n)
{
    for (uint32_t j = n->first; j-- > 0 && j + TOWN_WALK >= n->first;) {
        const token *t = &s->tokens[j];
        uint32_t end;
        str c = scene->country_at(scene->state, s->index, j, false, &end);
        bool possessed = c.n && j + 2 == n->first && s->tokens[j + 1].xpos == XPOS_POS;
        bool town = c.n && n->kind != PLACE_KINDS; // "Ukrainian city of X", "Syria's city of X"
        if (possessed || town) {
            n->country = c;
            int32_t h = s->tokens[end - 1].head; // not of "Chad's Ennedi policy"
            if (h >= (int32_t)end && h < (int32_t)n->to) n->owner = j;
            return;
        }
        bool passes = t->upos == UPOS_ADJ || t->upos == UPOS_NOUN || t->xpos == XPOS_POS ||
                      t->upos == UPOS_PROPN || str_eq(t->form, STR("of")) || word_is_hyphen(s, j);
        if (!passes) return;
    }
}

// Has any bearer of the name this country, or none?
static bool has_bearer(const place_name *n)
{
    for (uint32_t i = 0; i < n->rows.n; i++) {
        str country = gazetteer_get(n->rows.rows[i]).country;
        if (!country.n || str_eq(country, n->country)) return true;
    }
    return n->rows.n == 0; // a stranger
}

// The country that the text says the name lies in. "In Kyiv, Poland and Romania" says none.
static void read_container(const sentence *s, const place_scene *scene, place_name *n)
{
    uint32_t to = n->to;
    if (!read_behind(s, scene, n)) read_before(s, scene, n);
    if (!n->country.n || has_bearer(n)) return;
    n->country = n->admin = STR_NONE;
    n->to = to;
}

static const char DIRECTIONS[] =
    "north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|southeast|"
    "southwest|northeastern|northwestern|southeastern|southwestern|northeasterly|downtown|"
    "north-eastern|north-western|south-eastern|south-western|mid|upper|lower";

void place_direction_read(const sentence *s, place_name *n)
{
    char room[16];
    uint32_t i = n->from;
    if (i > 0 && str_in_list(small(s->tokens[i - 1].form, room), DIRECTIONS, '|')) i--;
    if (i != n->from && i > 1 && word_is_hyphen(s, i - 1) &&
        str_in_list(small(s->tokens[i - 2].form, room), DIRECTIONS, '|'))
        i -= 2; // "north-eastern" cut in three
    n->from = i;
}

// Towns and provinces that do what only a government does: "the province of X declared".
static bool acts(const sentence *s, const place_name *n)
{
    uint32_t at = place_head(s, n->first, n->to);
    for (int step = 0; step < 3; step++) { // from "X" of "the province of X" to the province
        int32_t h = s->tokens[at].head;
        deprel rel = deprel_base((deprel)s->tokens[at].rel);
        bool called = rel == REL_NMOD || rel == REL_APPOS || rel == REL_COMPOUND || rel == REL_FLAT;
        if (!called || h < 0 || place_noun_kind(&s->tokens[h]) == PLACE_KINDS) break;
        at = (uint32_t)h;
    }
    int32_t verb = s->tokens[at].head;
    return s->tokens[at].rel == REL_NSUBJ && verb >= 0 &&
           lemma_in(&s->tokens[verb],
                    "declare|announce|say|vote|pass|ban|approve|elect|sue|agree|refuse|reject|"
                    "decide|adopt|order|ask|request|demand|impose|lift|legalize|legalise|repeal|"
                    "enact|introduce|sign|win|bid|host|reopen|accuse|deny|confirm|report|warn|"
                    "urge|call|seek|plan");
}

// "NEW DELHI: Students": where a report comes from that stands in the running text.
static bool is_dateline(const sentence *s, const place_name *n)
{
    if (!word_is(s, n->end, ":") || n->end - n->first > 3) return false;
    for (uint32_t i = n->first; i < n->end; i++) {
        str form = s->tokens[i].form;
        for (size_t k = 0; k < form.n; k++)
            if (form.p[k] >= 'a' && form.p[k] <= 'z') return false;
        if (form.n < 4 && n->end - n->first == 1) return false;
    }
    return n->end + 1 < s->n_tokens;
}

void place_role_read(const sentence *s, const place_scene *scene, place_name *n)
{
    bool called = read_kind_noun(s, n);
    read_container(s, scene, n);
    n->role = place_role_of(s, n->first, n->to, &n->how, &n->near);
    bool of = called && n->first > 0 && word_is(s, n->first - 1, "of"); // "the town of X"
    if (called || n->country.n) {
        if (n->role < ROLE_LOCATIVE || of) n->how = called ? STR("kind noun") : STR("container");
        n->role = ROLE_CALLED;
    }
    if (place_is_bound(s, n->end)) {
        n->role = ROLE_CALLED;
        n->how = STR("modifier");
    }
    char room[16]; // "police in Portland, Oregon said"
    bool led = n->first > 0 && word_has(s, n->first - 1, UPOS_ADP) &&
               str_in_list(small(s->tokens[n->first - 1].form, room), LOCATIVE, '|');
    n->acts = !led && acts(s, n);
    if (n->acts) n->role = ROLE_NONE;
    if (is_dateline(s, n)) {
        n->role = ROLE_CALLED;
        n->how = STR("dateline");
    }
    place_direction_read(s, n);
}
