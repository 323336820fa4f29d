// Agents of no country that nothing names: which of them are actors in their sentence at all
// ("feed families") and which only say of what kind another thing is ("is an engineer", "a family
// of missiles"); and people and states that no noun of the lexicon names: "those killed", "our
// partners".
#include "mention/coref.h"
#include "mention/word.h"

#define PHRASE_REACH 5 // words from a noun to the article or number that opens its phrase
#define CLIMB_MAX    4 // conjuncts up to the first of them

// What a preposition before them makes of people: no actor, but what another is like or is.
static const char LIKENING[] = "as|like|unlike|than|per|besides|despite";
// Where bodies that are buildings too stand beside people.
static const char BESIDE[] = "by|with|between|among|against|from|of|for|to|including";
// What is done to a building that stands for the body in it.
static const char ATTACKS[] = "attack|storm|raid|bomb|shell|hit|target|strike|burn|destroy|besiege|"
                              "torch|ransack|loot|accuse|sue|order|ask|urge|fine|help|tell|force";
// Nouns that a crowd can be of without a determiner, although they look like one thing.
static const char COLLECTIVE[] = "staff|personnel|youth|crew|police|children|kin";

static int32_t child_of(const sentence *st, uint32_t of, deprel rel)
{
    for (uint32_t i = 0; i < st->n_tokens; i++)
        if (st->tokens[i].head == (int32_t)of && (deprel)st->tokens[i].rel == rel)
            return (int32_t)i;
    return -1;
}

// The preposition before a noun's phrase; empty when none stands there.
static str preposition_of(const sentence *st, uint32_t head)
{
    int32_t mark = child_of(st, head, REL_CASE);
    return mark >= 0 && mark < (int32_t)head ? st->tokens[mark].form : STR_NONE;
}

// "a boy", "their mother", "three children": does a word open the phrase that ends before `first`?
static bool is_opened(const sentence *st, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + PHRASE_REACH >= first;) {
        const token *t = &st->tokens[i];
        if (t->upos == UPOS_DET || t->upos == UPOS_NUM || t->xpos == XPOS_PRP_POSS ||
            t->xpos == XPOS_WP_POSS || t->xpos == XPOS_POS)
            return true;
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_PROPN &&
            t->upos != UPOS_ADV && t->upos != UPOS_VERB && !word_is_hyphen(st, i))
            return false;
    }
    return false;
}

// "They are engineers", "became friends": what the subject is said to be.
static bool is_predicate(const sentence *st, uint32_t head)
{
    if (child_of(st, head, REL_COP) >= 0) return true;
    const token *t = &st->tokens[head];
    return t->rel == REL_XCOMP && t->head >= 0 &&
           str_in_list(st->tokens[t->head].lemma, "become|remain|seem", '|');
}

// The first of the conjuncts that `head` belongs to.
static uint32_t first_conjunct(const sentence *st, uint32_t head)
{
    for (int step = 0; step < CLIMB_MAX; step++) {
        const token *t = &st->tokens[head];
        if (deprel_base((deprel)t->rel) != REL_CONJ || t->head < 0) break;
        head = (uint32_t)t->head;
    }
    return head;
}

// "As leaders", but not "such as leaders" and "as well as leaders".
static bool is_as(const sentence *st, uint32_t head)
{
    int32_t mark = child_of(st, head, REL_CASE);
    return mark > 0 && mark < (int32_t)head && word_is(st, (uint32_t)mark, "as") &&
           !word_among(st, (uint32_t)mark - 1, "such|well|much|far|soon");
}

bool coref_says_what(const sentence *st, const agent_hit *h)
{
    if (is_predicate(st, first_conjunct(st, h->head))) return true;
    if (h->plural && !h->definite && h->kind <= AGENT_PERSON && is_as(st, h->head))
        return true; // "women as leaders"
    bool one = !h->plural && h->kind != AGENT_BODY && h->kind != AGENT_STATE;
    if (!one) return false;
    str by = preposition_of(st, h->head);
    if (str_in_list(by, "as", '|') && h->first > 0 &&
        str_in_list(st->tokens[h->first - 1].form, "a|an", '|'))
        return true; // "as a woman"
    deprel rel = deprel_base((deprel)st->tokens[h->head].rel);
    return (rel == REL_VOCATIVE || rel == REL_DISCOURSE || rel == REL_PARATAXIS) && !st->headline &&
           !is_opened(st, h->first); // "I don't know, man"
}

// "A family of missiles", "a couple of weeks", "a couple things", but "a family of four".
static bool is_of_things(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    uint32_t i = h->end;
    if (str_eq(h->noun, STR("couple"))) { // "a couple quick remarks"
        while (word_has(st, i, UPOS_ADJ)) i++;
        if (word_is_noun(st, i)) return true;
        i = h->end;
    }
    if (word_is(st, i, "of") && str_in_list(h->noun, "architect|champion", '|')) return true;
    if (h->kind != AGENT_CROWD || !word_is(st, i, "of")) return false;
    if (str_in_list(h->noun, "driver|author", '|')) return true; // "drivers of growth"
    if (h->plural) return false;
    if (!str_in_list(h->noun, "family|couple|crew|team|household", '|')) return false;
    for (i++; i < st->n_tokens && i < h->end + PHRASE_REACH; i++) {
        const token *t = &st->tokens[i];
        if (c->s->hit_at[i] >= 0 || t->upos == UPOS_PROPN) return false;
        if (t->upos == UPOS_NUM && (i + 1 >= st->n_tokens || !word_is_noun(st, i + 1)))
            return false;
        if (t->upos == UPOS_NOUN) break;
    }
    return true;
}

// Does a body that is a building too act or suffer here?
static bool body_acts(const sentence *st, uint32_t head, deprel rel, str by)
{
    const token *t = &st->tokens[head];
    const token *above = t->head >= 0 ? &st->tokens[t->head] : NULL;
    bool site = word_among(st, head,
                           "base|bases|airbase|barracks|camp|camps|checkpoint|checkpoints|"
                           "post|posts|outpost|outposts|airport|airfield|position|"
                           "positions|compound|building|buildings|headquarters|office|"
                           "offices|installation|installations|facility|facilities");
    if (t->rel == REL_NSUBJ && !site) return above && above->upos == UPOS_VERB;
    if (t->rel == REL_OBL_AGENT) return true;
    if (rel == REL_OBJ || t->rel == REL_NSUBJ_PASS)
        return above && str_in_list(above->lemma, ATTACKS, '|');
    return by.n && str_in_list(by, "by|with|between|against", '|');
}

bool coref_takes_part(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    bool verb = st->tokens[h->head].upos == UPOS_VERB; // "for working families", astray
    uint32_t head = verb ? h->end - 1 : h->head;
    const token *t = &st->tokens[head];
    bool many = h->plural || t->xpos == XPOS_NNS || str_in_list(h->noun, COLLECTIVE, '|');
    if (!many && !is_opened(st, h->first) && !st->headline) return false;
    if (word_is(st, h->end, "-") && !st->tokens[h->end - 1].space_after) return false;
    if (h->first > 0 && word_is_hyphen(st, h->first - 1) && !st->tokens[h->first - 1].space_after)
        return false; // "parent-child"
    if (coref_says_what(st, h) || is_of_things(c, h)) return false;
    if (h->first > 0 && word_is(st, h->first - 1, "your")) return false; // anybody's
    if (!many && str_in_list(h->noun, "business|enterprise|local|adult|minor|viewer", '|'))
        return false; // "do the business", "an adult male"
    uint32_t top = first_conjunct(st, head);
    deprel rel = deprel_base((deprel)st->tokens[top].rel);
    str by = preposition_of(st, top);
    if (by.n && str_in_list(by, LIKENING, '|')) return false;
    bool place = h->kind == AGENT_BODY && !str_starts(agent_sectors(h), STR("BUS"));
    if (place && !str_starts(agent_sectors(h), STR("IGO"))) return body_acts(st, top, rel, by);
    if (place && by.n && !str_in_list(by, BESIDE, '|')) return false;
    switch (rel) {
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_IOBJ:
    case REL_OBL:
    case REL_NMOD:
    case REL_APPOS: break;
    default: return false;
    }
    if (st->tokens[top].rel != REL_NMOD_POSS || st->tokens[top].head < 0) return true;
    const token *had = &st->tokens[st->tokens[top].head]; // "Children's Hospital"
    return had->upos != UPOS_PROPN && (st->headline || !name_is_capital(had->form));
}

bool coref_weak_acts(const coref *c, const agent_hit *h)
{
    static const char ACTS[] =
        "say|announce|tell|warn|deny|confirm|report|claim|add|decide|vote|agree|reject|approve|"
        "rule|"
        "accuse|demand|urge|call|ask|apologize|apologise|sue|file|refuse|vow|pledge|promise|launch|"
        "hire|fire|sign|win|lose|beat|defeat|release|recall|acquire|buy|find|discover|investigate|"
        "withdraw|condemn|praise|thank|insist|argue|believe|propose|recommend|elect|appoint|"
        "suspend|"
        "ban|fine|cancel|postpone|meet|conclude|order|invite|reply|respond|note|explain|state";
    static const char MANY_SENSES[] = "press|customs|general|major|counsel|principal|justice|peer|"
                                      "whip|mole|national|member|secretary|marshal|corporal|agent|"
                                      "monitor|officer|majority|minority|team";
    static const char BODIES[] = "union|clan|tribe"; // which the lexicon has as crowds
    const sentence *st = c->st;
    const token *t = &st->tokens[h->head];
    if (t->head < 0 || st->tokens[t->head].upos != UPOS_VERB || h->named || h->loose ||
        st->headline)
        return false; // loose ones are judged by coref_takes_part()
    if (str_in_list(h->noun, MANY_SENSES, '|') || coref_says_what(st, h)) return false;
    if (str_eq(t->form, STR("COP"))) return false; // "COP 26"
    if (h->kind >= AGENT_BODY || str_in_list(h->noun, BODIES, '|'))
        return h->definite && t->rel == REL_NSUBJ &&
               str_in_list(st->tokens[t->head].lemma, ACTS, '|');
    bool takes = t->rel == REL_NSUBJ || t->rel == REL_NSUBJ_PASS || t->rel == REL_OBJ;
    return takes && is_opened(st, h->first) && !str_eq(st->tokens[t->head].lemma, STR("have"));
}

const antecedent *coref_included_in(const coref *c, const agent_hit *h)
{
    uint32_t top = first_conjunct(c->st, h->head);
    if (!str_eq_nocase(preposition_of(c->st, top), STR("including"))) return NULL;
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[k];
        if (a->n != 1 || !a->plural || a->inner || a->word >= h->first) continue;
        return a;
    }
    return NULL;
}

// "Leaders of terrorist organizations", "representatives of charities": the sectors of those whom
// they lead or speak for; empty when the words name none that no country is known of.
str coref_sectors_of_whom(const coref *c, const agent_hit *h)
{
    uint32_t n = c->st->n_tokens, i = h->end;
    if (h->named || i + 1 >= n || !str_in_list(c->st->tokens[i].form, "of|from", '|'))
        return STR_NONE;
    if (!str_in_list(h->noun, "representative|leader|member|official|head|chief", '|'))
        return STR_NONE;
    for (i++; i < n && i < h->end + 5; i++) {
        int32_t at = c->s->hit_at[i];
        if (at < 0) {
            const token *t = &c->st->tokens[i];
            if (c->s->piece_at[i] >= 0 || t->upos == UPOS_PUNCT || t->upos == UPOS_CCONJ)
                return STR_NONE;
            continue;
        }
        const agent_hit *other = &c->s->hits.p[at];
        if (other->n_actors || other->named) return STR_NONE;
        str its = agent_sectors(other), first = its;
        first = str_split(&first, ' ');
        bool people = str_eq(h->noun, STR("member")) && str_eq(first, STR("CVL"));
        return people || str_in_list(first, "NGO|REB|UAF|CRM|BUS|MED|EDU|REL|LAB|HLH|IGO", '|')
                   ? its
                   : STR_NONE;
    }
    return STR_NONE;
}

// "Our commitment to this mission": what is to be done; "needs air defense": what is to be had.
bool coref_is_task(const sentence *st, const agent_hit *h)
{
    if (str_starts(h->noun, STR("air defense")) || str_starts(h->noun, STR("air defence")))
        return !h->named && st->tokens[h->head].rel != REL_NSUBJ;
    if (str_eq(h->noun, STR("leadership")) && !h->definite && !h->named && !st->headline &&
        !name_is_capital(st->tokens[h->first].form))
        return h->end - h->first == 1 && (h->first == 0 || st->tokens[h->first - 1].upos !=
                                                               UPOS_PROPN); // "Senate leadership"
    // "Transformative Justice Coalition"
    if (str_eq(h->noun, STR("coalition")) && h->first > 0 && !st->headline &&
        name_is_capital(st->tokens[h->first].form) && st->tokens[h->first - 1].upos == UPOS_PROPN)
        return true;
    return !h->named && !h->formed && str_eq(h->noun, STR("mission")) &&
           !name_is_capital(st->tokens[h->first].form) && !st->headline;
}

// "Candidates for the post" in a government's own text: who applies, where nothing is said of an
// election.
bool coref_is_applicant(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    static const char VOTE[] = "elect|election|electoral|vote|voter|ballot|poll|party|primary|"
                               "presidential|campaign|opposition|seat|parliament|run|nominate";
    if (!c->home || h->named || h->explains || !str_eq(h->noun, STR("candidate"))) return false;
    for (uint32_t i = 0; i < st->n_tokens; i++)
        if (str_in_list(st->tokens[i].lemma, VOTE, '|')) return false;
    return true;
}
