// Words of the lexicon of agents that are no actors where they stand: powers, measures, names of
// degrees and crimes, aircraft, papers, kinds of things.
#include "mention/agentnone.h"

#include "mention/actor_scan.h"
#include "mention/word.h"

#define NAME_REACH 6 // words looked at before "forces"
#define CLIMB_MAX  4 // conjuncts up to the first of them

// "Our own authorities", "under this authority": what the law lets one do.
static bool is_our_power(const sentence *st, uint32_t first)
{
    uint32_t i = first;
    if (!word_is(st, first, "authorities") && !word_is(st, first, "authority")) return false;
    if (i > 0 && word_among(st, i - 1,
                            "necessary|statutory|additional|emergency|hiring|"
                            "legislative|spending|licensing|purchasing"))
        return word_is(st, first, "authorities");
    if (i > 0 && word_among(st, i - 1, "this|such")) return word_is(st, first, "authority");
    while (i > 0 && word_among(st, i - 1, "own|existing|legal|various|current")) i--;
    return word_is(st, first, "authorities") && i > 0 && word_among(st, i - 1, "our|my|his");
}

// "Leader to leader", "people-to-people ties": how something is done.
static bool is_each_to_each(const sentence *st, uint32_t first, uint32_t end)
{
    str form = st->tokens[end - 1].form;
    uint32_t dash = word_is_hyphen(st, end);
    if (word_is(st, end + dash, "to") && str_eq_nocase(word_form(st, end + 2 * dash + 1), form))
        return true;
    dash = first > 0 && word_is_hyphen(st, first - 1);
    if (first < 2 + 2 * dash || !word_is(st, first - 1 - dash, "to")) return false;
    return str_eq_nocase(word_form(st, first - 2 - 2 * dash), form);
}

// "By their side", "majority of", "a whole-of-government effort", "trafficking in persons", "the
// world population", "Master of Business Administration".
static bool is_of_phrase(const sentence *st, uint32_t first, uint32_t end)
{
    if (first >= 2 && word_is(st, first, "side") && st->tokens[first - 1].xpos == XPOS_PRP_POSS)
        return word_among(st, first - 2, "by|at|on|to");
    if (word_is(st, first, "marine") && word_is(st, end, "protected")) return true; // areas
    if (end - first > 1 || first < 1) return false;
    if (word_is(st, first, "mission"))
        return word_among(st, first - 1, "shared|common|core|noble|own|vital|critical|very");
    if (word_is(st, first, "person")) return word_among(st, first - 1, "in|per");
    if (word_is(st, first, "majority")) return word_is(st, end, "of");
    if (word_is(st, first, "population") && word_among(st, first - 1, "world|global|total"))
        return true;
    if (word_is(st, first, "community") && word_is(st, end, "of"))
        return word_among(st, end + 1, "nations|states|democracies|practice");
    if (word_is(st, first, "government") &&
        word_among(st, first - 1, "open|good|representative|clean|limited|transparent|big"))
        return first == 1 || !word_among(st, first - 2, "a|an|the|new|this");
    if (first < 2) return false;
    if (word_is(st, first, "population") && st->tokens[first - 1].xpos == XPOS_POS)
        return word_is(st, first - 2, "world"); // "the world's population"
    if (word_is(st, first, "government") && word_is(st, first - 1, "of") &&
        word_among(st, first - 2, "form|forms|system|systems"))
        return true;
    uint32_t dash = word_is_hyphen(st, first - 1);
    if (word_is(st, first, "government") && first >= 3 + 2 * dash)
        return word_is(st, first - 1 - dash, "of") &&
               word_among(st, first - 2 - 2 * dash, "whole|all");
    if (word_among(st, first, "persons|people|women|children|girls"))
        return word_is(st, first - 1, "in") && word_among(st, first - 2, "trafficking|traffic");
    return word_is(st, first, "administration") &&
           word_among(st, first - 1, "business|public|hospital") &&
           word_among(st, first - 2, "of|in");
}

// "Market forces", "the pro-democracy forces": no soldiers.
static bool is_force_of_ideas(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1 || !word_among(st, first, "force|forces")) return false;
    for (uint32_t i = first; i-- > 0 && i + NAME_REACH > first;) {
        if (word_among(st, i,
                       "political|democratic|market|economic|progressive|reformist|social|"
                       "natural|democracy|pro-democracy|pro-democratic|pro-european|"
                       "evolutionary|gravitational|centrifugal|driving|external|cultural|"
                       "historical|physical|"
                       "psychological|competitive|demographic|magnetic"))
            return true;
        if (st->tokens[i].upos != UPOS_ADJ && st->tokens[i].upos != UPOS_NOUN &&
            !word_is_hyphen(st, i))
            return false;
    }
    return false;
}

// "F-16 fighters", "stealth bombers": aircraft.
static bool is_aircraft(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1 || !word_among(st, first, "fighter|fighters|bomber|bombers")) return false;
    if (word_among(st, end, "jet|jets|plane|planes|aircraft|pilot|pilots")) return true;
    if (first == 0) return false;
    if (word_among(st, first - 1, "jet|stealth|multirole|strike|strategic|nuclear")) return true;
    str before = st->tokens[first - 1].form;
    bool number = before.n && before.p[before.n - 1] >= '0' && before.p[before.n - 1] <= '9';
    bool model =
        number && (name_is_capital(before) || (first > 1 && word_is_hyphen(st, first - 2)));
    return model; // "Su-35"
}

// "Books and other publications", "issues publications"
static bool is_among_papers(const sentence *st, uint32_t i)
{
    static const char PAPERS[] =
        "report|paper|book|article|brochure|pamphlet|study|document|bulletin|"
        "journal|map|guide|factsheet|leaflet|event|film|exhibit";
    static const char DEEDS[] =
        "publish|issue|release|produce|print|distribute|write|edit|translate";
    const token *t = &st->tokens[i];
    if (t->head < 0) return false;
    const token *above = &st->tokens[t->head];
    bool listed = t->rel == REL_CONJ && str_in_list(above->lemma, PAPERS, '|');
    return listed || (t->rel == REL_OBJ && str_in_list(above->lemma, DEEDS, '|'));
}

// "The publication of the report", "a party to the treaty", "third parties", "the Conference of the
// Parties", "a birthday party".
static bool is_of_papers(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1) return false;
    if (word_is(st, first, "publications"))
        return word_among(st, end, "on|about|in") || is_among_papers(st, first) ||
               (first > 0 && word_has(st, first - 1, UPOS_NUM));
    if (word_is(st, first, "publication"))
        return word_among(st, end, "of|in|by|and") ||
               (first > 0 &&
                word_among(st, first - 1, "for|upon|before|after|on|since|until|of|this|initial"));
    if (!word_among(st, first, "party|parties")) return false;
    if (word_is(st, end, "to") && word_has(st, end, UPOS_ADP)) return true;
    if (first > 2 && word_among(st, first - 1, "the") && word_is(st, first - 2, "of") &&
        word_among(st, first - 3, "conference|meeting"))
        return true;
    return first > 0 && word_among(st, first - 1,
                                   "third|birthday|dinner|garden|tea|watch|christmas|wedding|"
                                   "states|interested|private|search|holiday|high");
}

// "Community-based", "police-contributing countries".
static bool is_joined_to_kind(const sentence *st, uint32_t end)
{
    return end < st->n_tokens && word_is_hyphen(st, end) && !st->tokens[end - 1].space_after &&
           !st->tokens[end].space_after &&
           word_among(st, end + 1,
                      "based|oriented|wide|driven|specific|contributing|focused|centered|"
                      "related|level|friendly|style|like|taking");
}

// A station that is stormed, a car that is shot at: it stands for the body.
static bool is_attacked(const sentence *st, const token *thing)
{
    static const char DEEDS[] = "attack|storm|raid|bomb|shell|hit|target|strike|burn|destroy|torch|"
                                "fire|shoot|damage|set|explode|blast|explosion|bombing|seize|ram|"
                                "overturn|vandalize|ambush|blow|detonate|ignite|overrun|occupy";
    for (int step = 0; step < CLIMB_MAX && thing->rel == REL_CONJ && thing->head >= 0; step++)
        thing = &st->tokens[thing->head]; // "burned a bus and a police station"
    return thing->head >= 0 && str_in_list(st->tokens[thing->head].lemma, DEEDS, '|');
}

bool agent_is_kind_of_thing(const sentence *st, uint32_t first, uint32_t end)
{
    static const char THINGS[] =
        "reform|station|car|cruiser|vehicle|overtime|uniform|year|bed|day|age|lunch|meal|bus|"
        "shutdown|account|aid|assistance|hardware|equipment|relation|transparency|visa|loan|card|"
        "system|missile|radar|capability";
    static const char OF_MEDIA[] =
        "presentation|literacy|note|advisory|availability|relation|strategy|"
        "campaign|plan|event|call|market|training";
    static const char OF_LEADERS[] =
        "style|role|position|skill|potential|opportunity|program|training|summit|conference|forum|"
        "quality|development|experience";
    if (!word_has(st, end, UPOS_NOUN) && !word_has(st, end, UPOS_PROPN)) return false;
    const token *t = &st->tokens[word_phrase_head(st, first, end)];
    bool before = t->rel == REL_COMPOUND && t->head >= (int32_t)end;
    bool named = first > 0 && word_is(st, first, "government") &&
                 word_has(st, first - 1, UPOS_PROPN); // "U.S. Government assistance"
    if (named) return false;
    const token *thing = &st->tokens[end];
    const char *kinds = word_is(st, first, "leadership") ? OF_LEADERS
                        : word_is(st, first, "media")    ? OF_MEDIA
                                                         : THINGS;
    return before && !is_attacked(st, thing) && word_lemma_among(thing, kinds);
}

static bool is_congressional(const sentence *st, uint32_t i)
{
    static const char DEEDS[] =
        "vote|authorization|approval|hearing|resolution|support|review|action|debate|testimony|"
        "oversight|mandate|request|notification|investigation|inquiry|opposition|consent|report|"
        "funding|appropriation|intent|briefing|probe|passage|ratification|gridlock|session|demand";
    const token *t = &st->tokens[i];
    if (word_is_noun(st, i + 1)) return word_lemma_among(&st->tokens[i + 1], DEEDS);
    return t->rel == REL_AMOD && t->head > (int32_t)i &&
           word_lemma_among(&st->tokens[t->head], DEEDS);
}

bool agent_is_deed(const sentence *st, uint32_t i)
{
    static const char DEEDS[] =
        "violence|uprising|revolt|rebellion|mutiny|riot|unrest|rampage|ambush|onslaught|"
        "casualty|death|killing|murder|massacre|arrest|detention|torture|persecution|harassment|"
        "protest|demonstration|takeover";
    return word_lemma_among(&st->tokens[i], DEEDS);
}

const char *agent_adjective(const sentence *st, uint32_t i)
{
    static const char OPS[] = "op|ops|operation|exercise|drill|base|aircraft|plane|jet|helicopter|"
                              "ship|vessel|convoy|patrol|checkpoint|airstrike|strike|rule";
    static const char *const PEOPLE[] = {"gang",       "rebel",    "militant", "insurgent",
                                         "separatist", "islamist", "extremist"};
    if (!word_has(st, i, UPOS_ADJ)) return NULL;
    for (size_t k = 0; word_is_noun(st, i + 1) && k < sizeof PEOPLE / sizeof *PEOPLE; k++)
        if (word_is(st, i, PEOPLE[k])) return agent_is_deed(st, i + 1) ? PEOPLE[k] : NULL;
    if (word_is(st, i, "congressional")) return is_congressional(st, i) ? "congress" : NULL;
    if (i == 0 || !word_is(st, i, "military") || !name_is_capital(st->tokens[i - 1].form) ||
        st->tokens[i - 1].upos == UPOS_DET)
        return NULL;
    return word_is_noun(st, i + 1) && word_lemma_among(&st->tokens[i + 1], OPS) ? "military" : NULL;
}

// "To use military force": what is done.
static bool is_use_of_force(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first == 1 && first > 1 && word_is(st, first, "military") &&
        word_is(st, end, "force"))
        return word_is(st, first - 1, "of") && word_is(st, first - 2, "use");
    return end - first == 2 && first > 0 && word_is(st, end - 1, "force") &&
           word_among(st, first, "military|armed") &&
           word_among(st, first - 1, "use|using|used|via|of|by|with|without|through");
}

// "Fell off his chair", "a wheel chair": furniture, not who chairs.
static bool is_furniture(const sentence *st, uint32_t first, uint32_t end)
{
    static const char SEATS[] =
        "sit|fall|stand|lean|sleep|throw|pull|buy|lift|bring|rise|strap|tie";
    if (end - first > 1 || !word_among(st, first, "chair|chairs")) return false;
    if (first > 0 && word_among(st, first - 1,
                                "wheel|electric|empty|rocking|lounge|dentist|"
                                "office|folding|plastic|wooden|arm"))
        return true;
    const token *t = &st->tokens[first];
    const token *above = t->head >= 0 ? &st->tokens[t->head] : NULL;
    bool named = word_is(st, end, "of") || word_is_noun(st, end);
    if (named || t->xpos == XPOS_NNP || t->rel == REL_NSUBJ) return false;
    bool seat = above && str_in_list(above->lemma, SEATS, '|');
    return seat || (first > 0 && st->tokens[first - 1].xpos == XPOS_PRP_POSS);
}

// "A delegation of authority", "a delegation by the President under the act": a power is handed on.
static bool is_handing_on(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1 || !word_among(st, first, "delegation|delegations")) return false;
    if (word_is(st, end, "of"))
        return word_among(st, end + 1 + word_is(st, end + 1, "certain"),
                          "authority|authorities|function|functions|power|powers|responsibility|"
                          "responsibilities|duty|duties");
    if (word_among(st, end, "by|under") && first > 1 && word_among(st, first - 1, "a|the|this"))
        return word_among(st, first - 2, "to|under|by");
    return false;
}

// "Taken prisoner", "orphan wells", "to volunteer here", "their male counterparts", "Folks, I want
// to start": a state, a thing, a deed, whoever listens.
static bool is_no_person(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1) return false;
    uint32_t before = first > 0 ? first - 1 : UINT32_MAX;
    if (word_is(st, first, "prisoner")) return word_among(st, before, "taken|took|take|taking");
    if (word_among(st, first, "orphan|orphaned"))
        return word_among(st, end, "well|wells|works|drug|drugs");
    if (word_is(st, first, "volunteer")) return word_is(st, before, "to");
    if (word_among(st, first, "counterpart|counterparts"))
        return word_among(st, before,
                          "male|female|white|black|straight|gay|urban|rural|younger|"
                          "older|modern|ancient");
    // "the organization", "these organizations": what the text has named before
    if (word_is(st, first, "organization") || word_is(st, first, "organisation")) return true;
    if (word_among(st, first, "organizations|organisations"))
        return word_among(st, before,
                          "the|these|those|such|which|both|two|three|four|five|its|his");
    if (!word_among(st, first, "folk|folks|guys")) return false;
    return (first == 0 && word_is(st, end, ",")) ||
           (word_among(st, before, ",|you") && word_among(st, end, ",|.|?|!"));
}

// "Arrived at the air base": a place, where nobody attacks it.
static bool is_quiet_site(const sentence *st, uint32_t first, uint32_t end)
{
    static const char SITES[] =
        "base|bases|airbase|barracks|camp|camps|checkpoint|checkpoints|post|posts|outpost|outposts|"
        "airport|airfield|compound|building|buildings|installation|installations|facility|"
        "facilities";
    if (!word_among(st, end - 1, SITES)) return false;
    static const char *const SIDES[] = {"pro", "anti", "pan", "Pro", "Anti", "Pan", "localist"};
    for (size_t i = 0; end - first > 1 && i < sizeof SIDES / sizeof *SIDES; i++)
        if (str_starts(st->tokens[first].form, str_of(SIDES[i]))) return false; // of politics
    return !is_attacked(st, &st->tokens[word_phrase_head(st, first, end)]);
}

// "Free assembly", "assembly and operation": no parliament.
static bool is_assembling(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1 || !word_is(st, first, "assembly")) return false;
    return first == 0 || word_among(st, end, "and|of|line|plant") ||
           !word_among(st, first - 1, "the|this|that|its|state|regional|local|provincial|elected");
}

// "The river burst its banks", "on the banks of the Nile": of a river.
static bool is_of_river(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1 || first < 2 || !word_is(st, first, "banks")) return false;
    if (word_among(st, first - 1, "its|their"))
        return word_among(st, first - 2,
                          "burst|bursts|bursting|broke|broken|breaking|overflowed|"
                          "overflowing|overflow|topped|breached|over|above");
    return word_is(st, first - 1, "the") && word_is(st, first - 2, "on") && word_is(st, end, "of");
}

// "The rank of colonel", "Class of Counselor", "the post of mayor": what one may become.
static bool is_rank(const sentence *st, uint32_t first)
{
    return first > 1 && word_is(st, first - 1, "of") &&
           word_among(st, first - 2, "rank|ranks|grade|class|title|post|posts|position");
}

// "Agency/department and budget": the heads of a table.
static bool is_of_list(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1 || !word_among(st, first, "agency|department|office|bureau|ministry"))
        return false;
    return word_is(st, end, "/") || (first > 0 && word_is(st, first - 1, "/"));
}

bool agent_is_none(const sentence *st, uint32_t first, uint32_t end)
{
    return is_rank(st, first) || is_of_list(st, first, end) || is_quiet_site(st, first, end) ||
           is_assembling(st, first, end) || is_furniture(st, first, end) ||
           is_handing_on(st, first, end) || is_no_person(st, first, end) ||
           is_our_power(st, first) || is_each_to_each(st, first, end) ||
           is_of_phrase(st, first, end) || is_force_of_ideas(st, first, end) ||
           is_aircraft(st, first, end) || is_of_papers(st, first, end) ||
           is_joined_to_kind(st, end) || is_use_of_force(st, first, end) ||
           is_of_river(st, first, end);
}
