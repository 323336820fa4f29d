// Pronouns: whom "he", "its" and "they" mean.
#include "mention/coref.h"
#include "mention/post.h"
#include "mention/word.h"

#define TITLE_REACH 6 // words from an office to the name behind its matters

static bool agrees(const antecedent *a, char gender)
{
    return !a->gender || !gender || a->gender == gender;
}

// "Spoke with Roe to congratulate him", read as if Roe congratulated: an infinitive has no subject
// behind "with".
static bool is_with_infinitive(const sentence *st, int32_t verb)
{
    bool to = false, with = false;
    for (uint32_t i = 0; i < (uint32_t)verb; i++) {
        if (st->tokens[i].head != verb) continue;
        to |= st->tokens[i].xpos == XPOS_TO;
        with |= str_eq(st->tokens[i].form, STR("with"));
    }
    return to && with;
}

// "Calls on Roe to send him help": who is asked to do it, between the verb and word `end`; -1.
static int32_t asked_by(const sentence *st, int32_t verb, uint32_t end)
{
    static const char ASKS[] = "call|ask|urge|help|tell|order|press|push|encourage|allow|enable|"
                               "force|get|invite|want|expect|require|persuade|warn|direct|"
                               "instruct|authorize|permit|compel|assist|empower";
    if (verb < 0 || !word_lemma_among(&st->tokens[verb], ASKS)) return -1;
    for (uint32_t i = (uint32_t)verb + 1; i < end; i++) {
        const token *t = &st->tokens[i];
        bool on = t->rel == REL_OBL && i > 0 && word_is(st, i - 1, "on");
        if (t->head == verb && (t->rel == REL_OBJ || on)) return (int32_t)i;
    }
    return -1;
}

// "Troops raided the offices, accusing them": an object is not the subject of its own verb, whose
// subject may stand with the verb above. The subject's word, -1 when there is none to exclude.
static int32_t subject_of_verb(const coref *c, uint32_t word)
{
    const token *t = c->st->tokens;
    deprel rel = deprel_base((deprel)t[word].rel);
    if (rel != REL_OBJ && rel != REL_IOBJ && rel != REL_OBL) return -1;
    int32_t verb = t[word].head;
    for (int climb = 0; climb < 4 && verb >= 0; climb++) {
        bool astray = is_with_infinitive(c->st, verb);
        for (uint32_t i = 0; i < c->st->n_tokens && !astray; i++)
            if (t[i].head == verb && deprel_base((deprel)t[i].rel) == REL_NSUBJ) return (int32_t)i;
        deprel above = deprel_base((deprel)t[verb].rel);
        if (above != REL_ADVCL && above != REL_XCOMP && above != REL_CONJ) return -1;
        int32_t asked = above == REL_XCOMP ? asked_by(c->st, t[verb].head, word) : -1;
        if (asked >= 0) return asked; // "asked Roe to help him"
        verb = t[verb].head;
    }
    return -1;
}

static bool is_reflexive(const sentence *st, uint32_t word)
{
    return word_among(st, word, "itself|themselves|himself|herself");
}

int32_t coref_own_subject(const coref *c, uint32_t word)
{
    return is_reflexive(c->st, word) ? -1 : subject_of_verb(c, word);
}

// "Help Ghana defend itself": who acts is who is acted upon.
static const antecedent *find_reflected(const coref *c, uint32_t word)
{
    int32_t subject = is_reflexive(c->st, word) ? subject_of_verb(c, word) : -1;
    for (size_t i = c->past.n; subject >= 0 && i-- > 0 && c->past.p[i].sentence == c->sentence;)
        if ((int32_t)c->past.p[i].word == subject && c->past.p[i].n) return &c->past.p[i];
    return NULL;
}

// Is the antecedent who stands at word `excluded`, or the same: the "he" of "he thanked him", whose
// name the sentence before has?
static bool is_excluded(const coref *c, const antecedent *a, int32_t excluded)
{
    if (excluded < 0) return false;
    if (a->sentence == c->sentence && (int32_t)a->word == excluded) return true;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *b = &c->past.p[i];
        if ((int32_t)b->word != excluded || b->n != 1 || a->n != 1) continue;
        if (str_eq(b->actors[0]->entity, a->actors[0]->entity)) return true;
    }
    return false;
}

// Is it the subject's word, or a noun conjoined with it?
static bool is_or_joins(const sentence *st, uint32_t word, int32_t subject)
{
    const token *t = &st->tokens[word];
    return subject >= 0 && ((int32_t)word == subject ||
                            (deprel_base((deprel)t->rel) == REL_CONJ && t->head == subject));
}

// "Roe: He will go": who says it by a label at the head of the paragraph means somebody else.
static bool is_label(const coref *c, const antecedent *a)
{
    const sentence *s = &c->s->sentences->p[a->sentence];
    if (a->word + 1 >= s->n_tokens || !str_eq(s->tokens[a->word + 1].form, STR(":"))) return false;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence >= a->sentence;)
        if (c->past.p[i].sentence == a->sentence && c->past.p[i].word < a->word && c->past.p[i].n &&
            !str_eq(c->past.p[i].actors[0]->entity, a->actors[0]->entity))
            return false; // "Roe met Lee: …"
    return true;
}

// How near to what a clause is about the antecedent stands in its sentence: who acts, 2; whom he
// deals with, 1; who only comes in with a noun or in a clause beside, 0.
static int prominence(const coref *c, const antecedent *a)
{
    const sentence *st = &c->s->sentences->p[a->sentence];
    uint32_t at = a->word;
    for (int step = 0; step < COREF_CLIMB_MAX; step++) {
        const token *t = &st->tokens[at];
        deprel rel = deprel_base((deprel)t->rel);
        if (t->head < 0) return 1;
        bool up = rel == REL_CONJ || rel == REL_FLAT || rel == REL_APPOS || t->rel == REL_NMOD_DESC;
        if (!up) break;
        at = (uint32_t)t->head;
    }
    const token *t = &st->tokens[at];
    if (t->head < 0) return 1;
    deprel rel = deprel_base((deprel)t->rel), above = deprel_base((deprel)st->tokens[t->head].rel);
    if (above == REL_ACL) return 0; // "who played a nurse"
    if (rel == REL_NSUBJ) return 2;
    return rel == REL_OBJ || rel == REL_IOBJ || rel == REL_OBL ? 1 : 0;
}

static bool same_person(const antecedent *a, const antecedent *b)
{
    return str_eq(a->actors[0]->entity, b->actors[0]->entity);
}

// The verb of the clause that the possessive's noun belongs to; -1 when it has none.
static int32_t clause_verb(const sentence *st, uint32_t word)
{
    int32_t at = st->tokens[word].head;
    for (int step = 0; at >= 0 && step < COREF_CLIMB_MAX; step++) {
        if (st->tokens[at].upos == UPOS_VERB) return at;
        at = st->tokens[at].head;
    }
    return -1;
}

// That clause's subject, before the possessive: "Roe thanked Ruiz and ended his tour". -1 when it
// has none.
int32_t coref_clause_subject(const sentence *st, uint32_t word)
{
    int32_t at = clause_verb(st, word);
    for (int step = 0; at >= 0 && step < COREF_CLIMB_MAX; step++) {
        for (uint32_t i = 0; i < word; i++)
            if (st->tokens[i].head == at && deprel_base((deprel)st->tokens[i].rel) == REL_NSUBJ)
                return (int32_t)i;
        deprel rel = deprel_base((deprel)st->tokens[at].rel);
        int32_t above = st->tokens[at].head;
        if (rel == REL_XCOMP && asked_by(st, above, word) >= 0) return asked_by(st, above, word);
        if (rel != REL_XCOMP && rel != REL_CONJ) return -1;
        at = above;
    }
    return -1;
}

// Of several in the sentence the one whose clause the possessive "his" closes, nobody else being
// named in it: "Roe said that Ruiz had ended his tour".
static const antecedent *find_owner(const coref *c, uint32_t word, char gender)
{
    int32_t subject = coref_clause_subject(c->st, word);
    int32_t verb = subject < 0 ? -1 : clause_verb(c->st, word);
    const antecedent *found = NULL;
    if (c->st->tokens[word].xpos != XPOS_PRP_POSS || subject < 0) return NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (!a->person || !agrees(a, gender)) continue;
        if ((int32_t)a->word == subject && a->n == 1)
            found = a;
        else if (scan_below(c->st, (uint32_t)verb, a->word) &&
                 !scan_below(c->st, (uint32_t)subject, a->word))
            return NULL;
    }
    return found;
}

// "The minister for trade and growth Ana Ruiz": the office that stands before a name, read apart.
static bool is_title_of(const antecedent *title, const antecedent *named)
{
    if (title->n != 1 || named->n != 1 || title->word + TITLE_REACH < named->word) return false;
    const actor *a = title->actors[0], *b = named->actors[0];
    return !a->person && b->person && title->word < named->word && a->country.n &&
           str_eq(a->country, b->country) && a->n_sectors && b->n_sectors &&
           str_eq(a->sectors[0], b->sectors[0]);
}

// The only person of the sentence whom an object or a possessive can mean; *open: there are
// several, or one of whom nothing is known.
static const antecedent *only_person_here(const coref *c, uint32_t word, char gender,
                                          int32_t excluded, bool *open)
{
    const antecedent *first = NULL;
    *open = false;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (!a->person || !agrees(a, gender) || is_excluded(c, a, excluded)) continue;
        if (first && is_title_of(a, first)) continue;
        if (!a->n || (first && !same_person(first, a))) {
            *open = true;
            return find_owner(c, word, gender);
        }
        first = a;
    }
    return first;
}

// The person that "he" or "she" means, NULL when it is not clear.
static const antecedent *find_person(const coref *c, uint32_t word, char gender, bool oblique)
{
    int32_t excluded = oblique ? coref_own_subject(c, word) : -1;
    // "the minister told the senator that his …": two in one sentence leave it open
    bool open = false;
    const antecedent *here = oblique ? only_person_here(c, word, gender, excluded, &open) : NULL;
    if (open) return here;
    const antecedent *only = NULL, *subject = NULL;
    bool several = false, several_subjects = false;
    int best = 0;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_PERSON_WINDOW)) break;
        if (!a->person || !agrees(a, gender) || is_excluded(c, a, excluded)) continue;
        if (a->n == 1 && is_label(c, a)) continue;
        if (subject && a->sentence != subject->sentence) break;
        if (a->n == 0) { // a person of whom nothing is known, or no person
            if (a->subject || (!subject && prominence(c, a) > 0)) return NULL;
            continue;
        }
        int rank = prominence(c, a);
        if (!only || (rank > best && a->sentence == only->sentence)) {
            several = false;
            only = a;
            best = rank;
        } else if (rank == best && a->sentence == only->sentence && !same_person(only, a))
            several = true;
        if (!a->subject) continue;
        bool name = a->actors[0]->person;
        if (subject && !same_person(subject, a) && name == subject->actors[0]->person)
            several_subjects = true;
        // "Roe, a reporter and citizen": who has a name before who has none
        if (!subject || (name && !subject->actors[0]->person)) subject = a;
    }
    if (subject) return several_subjects ? NULL : subject;
    return several ? NULL : only;
}

bool coref_is_actor(const coref *c, uint32_t sentence_index, uint32_t word)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        if (c->past.p[i].sentence < sentence_index) return false;
        if (c->past.p[i].sentence == sentence_index && c->past.p[i].word == word) return true;
    }
    return false;
}

// "Firefighters", "members": most nouns so formed are people.
bool coref_is_people_form(const token *t)
{
    static const char *const ENDS[] = {"ers",  "ors",   "ists", "ees",  "ants",
                                       "ians", "folks", "guys", "kids", "men"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (str_ends(t->form, str_of(ENDS[i]))) return true;
    return false;
}

// "Although the remains are old, they ...": does a clause of the sentence speak of things before
// word `end`? Those who are below the word ("hundreds of refugees") are no things.
bool coref_speaks_of_things(const coref *c, uint32_t sentence_index, uint32_t end, xpos number,
                            const antecedent *who)
{
    const sentence *st = &c->s->sentences->p[sentence_index];
    for (uint32_t i = 0; i < st->n_tokens && i < end; i++) {
        const token *t = &st->tokens[i];
        if (t->xpos == number && deprel_base((deprel)t->rel) == REL_NSUBJ &&
            !coref_is_people_form(t) &&
            !(who->sentence == sentence_index && scan_below(st, i, who->word)) && c->s->records.n &&
            !coref_is_actor(c, sentence_index, i))
            return true;
    }
    return false;
}

static const antecedent *find_someone(const coref *c, uint32_t word, char gender, bool oblique)
{
    const antecedent *a = coref_moved_person(c, word);
    return a && agrees(a, gender) ? a : find_person(c, word, gender, oblique);
}

// "Secretary Roe on Chad: We want to see them free": the people of whom a label says the words are.
static const antecedent *find_topic(const coref *c)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, 1)) return NULL;
        if (a->n != 1 || !str_eq(a->actors[0]->entity, a->actors[0]->country)) continue;
        const sentence *st = &c->s->sentences->p[a->sentence];
        uint32_t w = a->word, end = w + 1;
        if (word_is(st, end, "and") && post_is_tag(word_form(st, end + 1))) end += 2;
        if (w > 0 && str_eq(st->tokens[w - 1].form, STR("on")) && word_is(st, end, ":")) return a;
    }
    return NULL;
}

// Is it what the sentence itself speaks of?
static bool opens_clause(const sentence *st, uint32_t word)
{
    const token *t = &st->tokens[word];
    if (t->rel != REL_NSUBJ || t->head < 0) return false;
    deprel above = deprel_base((deprel)st->tokens[t->head].rel);
    return above == REL_ROOT || above == REL_CONJ;
}

// What is done to goods, plans and rules rather than to people.
static const char HANDLES[] =
    "donate|deliver|strengthen|broaden|widen|undermine|implement|need|use|develop|build|produce|"
    "buy|purchase|sell|ship|distribute|launch|resolve|solve|fix|violate|honor|honour|fulfil|"
    "fulfill|"
    "repeal|pass|adopt|sign|approve|impose|enforce|tackle|close|open|read|administer|manufacture|"
    "install|apply|expand|extend|deepen|improve|achieve|realize|uphold|execute|complete|finish|"
    "lower|reduce|explain|overcome|plant|store|import|export";

// "Buys doses and donates them", "crimes and those behind them": does a plural of things stand
// nearer than the antecedent?
static bool means_things(const coref *c, uint32_t word, const antecedent *a)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[word];
    if (t->head < 0 || word == 0 || t->xpos == XPOS_PRP_POSS) return false;
    deprel rel = deprel_base((deprel)t->rel);
    bool handled = rel == REL_OBJ && word_lemma_among(&st->tokens[t->head], HANDLES);
    bool beside = (rel == REL_OBL || rel == REL_NMOD || rel == REL_OBJ) &&
                  word_among(st, word - 1, "behind|into|through|surrounding|over|between");
    if (!handled && !beside) return false;
    uint32_t from = a->sentence == c->sentence ? a->word + 1 : 0;
    for (uint32_t i = word; i-- > from;) {
        const token *noun = &st->tokens[i];
        if (noun->xpos != XPOS_NNS || noun->upos != UPOS_NOUN || coref_is_people_form(noun))
            continue;
        if (c->s->hit_at[i] < 0 && !c->taken[i] && !coref_is_actor(c, c->sentence, i)) return true;
    }
    return false;
}

static const char RULERS[] = "regime|government|junta|administration|leadership|military regime|"
                             "military|kremlin|authority|coalition government";

// "The league announced that they will appeal": a body that speaks of itself.
static const antecedent *find_speaking(const coref *c, uint32_t word)
{
    static const char SAYS[] = "announce|say|claim|insist|state|confirm|pledge|vow|deny|promise|"
                               "declare|admit|believe|decide";
    const token *t = c->st->tokens;
    int32_t verb = t[word].rel == REL_NSUBJ ? t[word].head : -1;
    int32_t says = verb >= 0 && t[verb].rel == REL_CCOMP ? t[verb].head : -1;
    if (says < 0 || !word_lemma_among(&t[says], SAYS)) return NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        bool says_it = t[a->word].head == says && t[a->word].rel == REL_NSUBJ;
        if (!says_it || !coref_is_thing(a)) continue;
        const actor *who = a->actors[0];
        return who->n_sectors || !who->country.n ? a : NULL; // a state is "it"
    }
    return NULL;
}

// "The regime says that it wants peace, but they are sending arms": those who rule, when no plural
// stands between.
static const antecedent *find_rulers(const coref *c, uint32_t word)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[word];
    if (t->rel != REL_NSUBJ || t->head < 0 || st->tokens[t->head].upos != UPOS_VERB) return NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (a->word >= word || !a->subject || a->n != 1 || a->person || a->plural) continue;
        if (!str_in_list(a->noun, RULERS, '|') && !word_among(st, a->word, RULERS)) return NULL;
        for (uint32_t k = a->word + 1; k < word; k++)
            if (st->tokens[k].xpos == XPOS_NNS) return NULL;
        return a;
    }
    return NULL;
}

// What only those do who rule or bear arms.
static const char COMMANDS[] = "arrest|detain|jail|imprison|ban|outlaw|censor|deport|raid|invade|"
                               "bomb|shell|annex|block|expel|execute|prosecute|restrict|bombard";

// Does the verb of the "they" at `word` say what rulers do?
static bool commands(const sentence *st, uint32_t word)
{
    const token *t = &st->tokens[word];
    if (t->rel != REL_NSUBJ || t->head < 0) return false;
    return word_lemma_among(&st->tokens[t->head], COMMANDS);
}

// People of no power: those to whom it is done.
static bool is_powerless(const antecedent *a)
{
    for (uint32_t k = 0; k < a->n; k++) {
        const actor *who = a->actors[k];
        if (!who->n_sectors || !str_in_list(who->sectors[0], "MED|CVL|EDU|REF|HLH|LAB|REL", '|'))
            return false;
    }
    return a->n > 0;
}

// "Moscow raided newspapers. They have arrested reporters": the state that acted last.
static const antecedent *find_commander(const coref *c, uint32_t word)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, 2)) return NULL;
        if (a->sentence == c->sentence && a->word >= word) continue;
        if (!a->subject || a->n != 1 || a->person || a->inner || a->place) continue;
        const actor *who = a->actors[0];
        if (!who->country.n || (c->home && str_eq(who->country, c->home->country))) continue;
        if (!who->n_sectors || str_in_list(who->sectors[0], "GOV|MIL|COP|SPY", '|')) return a;
    }
    return NULL;
}

static const antecedent *find_plural(const coref *c, uint32_t word)
{
    const antecedent *best = NULL;
    int32_t excluded = coref_own_subject(c, word);
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) break;
        if (a->sentence == c->sentence && is_or_joins(c->st, a->word, excluded)) continue;
        if (!a->plural || (a->faint && a->inner)) continue; // "refugees, including four babies"
        if (a->sentence == c->sentence && a->word >= word) continue;
        if (best && a->sentence != best->sentence) break;
        if (a->subject)
            return a->sentence < c->sentence &&
                           coref_speaks_of_things(c, c->sentence, word, XPOS_NNS, a)
                       ? NULL
                       : a;
        if (!best) best = a;
    }
    uint32_t window = opens_clause(c->st, word); // "costs on Chad if they" is of Chad's
    const antecedent *list = coref_list(c, word, window, 0);
    if (list && list->sentence == c->sentence && is_or_joins(c->st, list->word, excluded))
        list = NULL;
    if (list && (!best || list->sentence > best->sentence)) best = list;
    if (!best) return find_rulers(c, word) ? find_rulers(c, word) : find_topic(c);
    if (best->subject && best->sentence == c->sentence) return best;
    bool things = best->sentence < c->sentence
                      ? coref_speaks_of_things(c, c->sentence, word, XPOS_NNS, best) ||
                            coref_speaks_of_things(c, best->sentence, UINT32_MAX, XPOS_NNS, best)
                      : false;
    return things ? NULL : best;
}

// "Since its talks with Chad, Niger has ...": in a phrase before the subject the possessive means
// the subject. The record of that, NULL when there is none.
static const record *following_subject(const coref *c, uint32_t i)
{
    const sentence *st = c->st;
    uint32_t w = i;
    for (int step = 0; step < COREF_CLIMB_MAX; step++) {
        int32_t h = st->tokens[w].head;
        if (h < 0) return NULL;
        deprel r = deprel_base((deprel)st->tokens[w].rel);
        if ((r == REL_OBL || r == REL_ADVCL) && h > (int32_t)w) break;
        if (r == REL_CSUBJ || r == REL_CCOMP) return NULL;
        w = (uint32_t)h;
    }
    int32_t verb = st->tokens[w].head;
    for (uint32_t k = 0; k < c->n_here; k++) {
        const record *r = &c->s->records.p[c->here[k]];
        if (r->m.first <= i || r->m.n_actors == 0) continue;
        const token *t = &st->tokens[r->m.head];
        if (t->head == verb && deprel_base((deprel)t->rel) == REL_NSUBJ) return r;
    }
    return NULL;
}

// May the possessive stand for it? "His" for a person, "its" for a country or body.
static bool suits(const record *r, str form)
{
    bool someone = r->human || (r->m.n_actors == 1 && r->m.actors[0]->person);
    if (str_in_list(form, "its|Its", '|')) return !someone && !r->plural;
    if (str_in_list(form, "their|Their", '|')) return r->plural;
    if (!str_in_list(form, "his|His|her|Her", '|')) return false;
    char gender = str_in_list(form, "his|His", '|') ? 'm' : 'f';
    return someone && (!r->gender || r->gender == gender);
}

// "Nicaragua, whose government ...": what stands directly before.
static const antecedent *find_before(const coref *c, uint32_t i)
{
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[k];
        if (a->word < i && a->word + WHOSE_REACH >= i && !a->inner) return a;
    }
    return NULL;
}

// Once "she" has been found to mean somebody, "he" cannot.
static void learn_gender(coref *c, const actor *who, char gender)
{
    if (!who->person) return;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        antecedent *a = &c->past.p[i];
        if (a->n == 1 && str_eq(a->actors[0]->entity, who->entity)) a->gender = gender;
    }
    uint32_t p = person_named(c->s, who->name, false);
    if (p != SCAN_NONE) c->s->persons.p[p].gender = gender;
}

// Whom "they" means who act together in the sentence before, or are named in this one.
static bool is_firm(const coref *c, const antecedent *a)
{
    if (!a || a->sentence == c->sentence) return a;
    if (c->n_met && a->sentence == c->met_at) return false; // of all who met
    return a->subject && (a->n > 1 || a->noun.n);
}

// Where the nearest mention of a person has no office ("Lewis"), an earlier one may tell it.
static const antecedent *fullest(const coref *c, const antecedent *a)
{
    if (a->n != 1 || !a->actors[0]->person || a->actors[0]->n_sectors) return a;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *b = &c->past.p[i];
        if (b->n == 1 && b->actors[0]->n_sectors && same_person(a, b)) return b;
    }
    return a;
}

// "His Majesty King Roe", "Their Excellencies": part of how somebody is addressed.
static bool is_style(const sentence *st, uint32_t i)
{
    return st->tokens[i].xpos == XPOS_PRP_POSS &&
           word_among(st, i + 1,
                      "majesty|majesties|excellency|excellencies|highness|highnesses|"
                      "holiness|eminence|beatitude|royal|serene|imperial|grace|honor|"
                      "honour|lordship|worship|beatitude");
}

void coref_pronoun(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    const antecedent *a = NULL;
    const record *subject = t->xpos == XPOS_PRP_POSS ? following_subject(c, i) : NULL;
    if (subject && suits(subject, t->form)) {
        record r = *subject; // a new record may move the vector
        coref_record(c, i, i + 1, i, r.m.actors, r.m.n_actors, "pronoun", r.noun, r.gender);
        return;
    }
    char gender = 0;
    if (is_style(c->st, i)) return;
    if ((a = find_reflected(c, i)))
        ;
    else if (str_in_list(t->form, "he|him|his|himself|He|His|Him", '|'))
        a = find_someone(c, i, gender = 'm', !str_in_list(t->form, "he|He|himself", '|'));
    else if (str_in_list(t->form, "she|her|hers|herself|She|Her", '|'))
        a = find_someone(c, i, gender = 'f', !str_in_list(t->form, "she|She|herself", '|'));
    else if (str_in_list(t->form, "it|its|itself|It|Its", '|')) {
        a = coref_thing(c, i);
    } else if (str_in_list(t->form, "they|them|their|themselves|They|Their", '|')) {
        if (coref_their_owner(c, i, &a)) return;
        if (!a && t->xpos == XPOS_PRP_POSS && coref_met_possessive(c, i)) return;
        if (!a) a = find_plural(c, i);
        const antecedent *ruler =
            commands(c->st, i) && a && is_powerless(a) ? find_commander(c, i) : NULL;
        if (ruler) a = ruler;
        if (a && means_things(c, i, a)) return;
        const antecedent *body = a && a->sentence == c->sentence ? NULL : find_speaking(c, i);
        if (body) a = body;
        if (!is_firm(c, a) && coref_met(c, i, i)) return;
    } else if (str_eq(t->form, STR("whose")))
        a = find_before(c, i);
    if (!a) return;
    antecedent chosen = *fullest(c, a); // remember() may move the vector
    size_t from = c->s->records.n;
    size_t at =
        coref_record(c, i, i + 1, i, chosen.actors, chosen.n, "pronoun", chosen.noun, gender);
    if (chosen.faint) coref_make_faint(c, from, at);
    bool they = str_in_list(t->form, "they|They", '|') && commands(c->st, i);
    c->past.p[at].plural = chosen.plural || chosen.n > 1 || they;
    if (gender && chosen.n == 1 && !chosen.gender) learn_gender(c, chosen.actors[0], gender);
}
