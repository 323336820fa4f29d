// "It" and "its": which country or body they mean, and where they mean none: what happens, a deed,
// a text.
#include "mention/coref.h"
#include "mention/word.h"

#define CLIMB_MAX 8 // words from a possessive up to the verb of its clause

// Who is helped, asked, judged or made to do something acts in what hangs on the verb.
static const char MOVES[] =
    "accuse|aid|allow|applaud|ask|assist|blame|blast|call|censure|chide|commend|compel|condemn|"
    "congratulate|criticise|criticize|demand|denounce|deny|deter|empower|enable|encourage|expect|"
    "fault|force|get|help|implore|invite|laud|let|make|order|permit|persuade|praise|press|pressure|"
    "prevent|punish|push|rebuke|remind|require|salute|sanction|slam|stop|support|thank|urge|want|"
    "warn";
static const char ASKS[] = "call|urge|press|push|encourage|ask|pressure|implore|invite|want";
// Of what is done to "it" only this is done to somebody rather than to a thing or a plan.
static const char TREATS[] =
    "accuse|allow|arm|ask|assist|attack|blame|bomb|compel|condemn|deter|enable|encourage|expel|"
    "fine|force|help|invade|isolate|pressure|punish|sanction|sue|supply|support|target|tell|"
    "threaten|urge|warn";
// Whose acts somebody likes: those of the one that has them.
static const char VALUES[] = "value|appreciate|welcome|applaud|commend|support|thank|recognize|"
                             "praise|acknowledge|salute|honor|honour|cherish|admire";
// With "with it", "from it", "on it": dealings with somebody.
static const char DEALS[] =
    "negotiate|talk|side|trade|cooperate|withdraw|secede|ally|align|impose|aim|wage|fight";
static const char DEALINGS[] = "sanction|pressure|war|relation|tie|relationship|aid|assistance|"
                               "embargo|strike|attack|threat";
// What "it" does as a situation, a deed or a text.
static const char HAPPENS[] =
    "mean|matter|demonstrate|seem|appear|sound|happen|occur|depend|remind|"
    "reflect|signify|imply|entail|apply|underscore|illustrate|confer|"
    "feel|suffice|hurt|hit|last|sadden";
// What is done to a measure, a text or a sum: "it was signed".
static const char PASSES[] = "adopt|approve|pass|sign|enact|ratify|implement|negotiate|invoke|"
                             "publish|release|write|schedule|postpone|cancel|complete|achieve|do|"
                             "resolve|fix|build|deliver|repeat|repeal|debate|agree|confirm|"
                             "report|announce|design";
// "It is a member of the alliance"
static const char IS_SOMEBODY[] =
    "member|signatory|ally|partner|democracy|donor|supporter|contributor|exporter|importer|"
    "producer|power|superpower|kingdom|republic|island|nation|country|company|organization|"
    "organisation|charity|subsidiary|manufacturer|provider|party";
static const char IS_LIKE_SOMEBODY[] =
    "ready|willing|prepared|eager|keen|determined|unwilling|reluctant|able|unable|committed|"
    "hesitant|poised|unprepared|opposed|worried|alarmed|open|concerned|responsible|guilty";
// What a deed, a text, a plague or a kind has rather than a state or body.
static const char THINGS_OWN[] =
    "implication|effect|impact|consequence|aftermath|entirety|provision|ratification|severity|"
    "duration|scope|scale|onset|kind|sort|type|ilk|fallout|facet|manifestation|form|dimension|"
    "aspect|shape|enactment|reauthorization|expiration|repeal|ramification|repercussion|"
    "implementation|adoption|passage|outcome|spread|root|incidence|prevalence";

// The noun whose owner the possessive tells; -1 when it tells none.
static int32_t owned(const sentence *st, uint32_t word)
{
    return st->tokens[word].xpos == XPOS_PRP_POSS ? st->tokens[word].head : -1;
}

// The country or body that word `word` of this sentence heads, as far as it has been read.
static const antecedent *thing_at(const coref *c, int32_t word)
{
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if ((int32_t)a->word == word && coref_is_thing(a)) return a;
    }
    return NULL;
}

// The last one in the phrase that word `top` heads: Peru in "the people of Peru".
static const antecedent *thing_below(const coref *c, int32_t top, uint32_t before)
{
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        bool fits = coref_is_thing(a) && !a->adjective && a->word < before;
        if (fits && scan_below(c->st, (uint32_t)top, a->word)) return a;
    }
    return NULL;
}

// The last word before `end` that is the object of the verb, or that it is done to; -1.
static int32_t object_of(const sentence *st, int32_t verb, uint32_t end)
{
    for (uint32_t i = end; i-- > 0;) {
        const token *t = &st->tokens[i];
        bool called = t->rel == REL_OBL && i > 0 && word_is(st, i - 1, "on"); // "call on Peru"
        if (t->head == verb && (t->rel == REL_OBJ || t->rel == REL_NSUBJ_PASS || called))
            return (int32_t)i;
    }
    return -1;
}

static bool has_child(const sentence *st, int32_t of, deprel rel)
{
    for (uint32_t i = 0; i < st->n_tokens; i++)
        if (st->tokens[i].head == of && deprel_base((deprel)st->tokens[i].rel) == rel) return true;
    return false;
}

static bool has_infinitive(const sentence *st, int32_t verb)
{
    for (int32_t i = verb; i-- > 0 && i + 4 > verb;)
        if (st->tokens[i].head == verb && st->tokens[i].xpos == XPOS_TO) return true;
    return false;
}

// The verb above the possessive's noun that moves somebody to what he has: "supports Peru in its
// efforts", "urged Mali to keep its word", "thanked him for his help"; -1 for none.
static int32_t mover(const sentence *st, uint32_t word, bool far)
{
    const token *t = st->tokens;
    int32_t at = owned(st, word);
    deprel rel = at < 0 ? REL_ROOT : deprel_base((deprel)t[at].rel);
    bool inside = rel == REL_OBL || rel == REL_NMOD;
    for (int step = 0; at >= 0 && step < CLIMB_MAX; step++) {
        if (t[at].upos == UPOS_VERB && word_lemma_among(&t[at], MOVES)) return inside ? at : -1;
        rel = deprel_base((deprel)t[at].rel);
        if (rel == REL_XCOMP) inside = true;
        bool acts = t[at].upos == UPOS_VERB && (!far || has_child(st, at, REL_NSUBJ));
        if (acts || rel == REL_ROOT || rel == REL_NSUBJ || rel == REL_ACL || rel == REL_PARATAXIS)
            return -1;
        if (rel == REL_ADVCL) { // the aim of who blames, but the act of who is asked
            int32_t above = t[at].head;
            if (above < 0 || !has_infinitive(st, at)) return -1;
            bool moved = word_lemma_among(&t[above], MOVES);
            inside = moved && step < 2 && word_lemma_among(&t[above], ASKS);
            if (moved && !inside) return -1;
        }
        at = t[at].head;
    }
    return -1;
}

const antecedent *coref_moved_person(const coref *c, uint32_t word)
{
    int32_t verb = mover(c->st, word, false);
    int32_t object = verb < 0 ? -1 : object_of(c->st, verb, word);
    for (size_t i = c->past.n; object >= 0 && i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if ((int32_t)a->word == object && a->person && a->n == 1) return a;
    }
    return NULL;
}

// The country or body that is moved; `its`: that of people too, "the people of Peru on its day".
static const antecedent *moved_thing(const coref *c, uint32_t word, bool its)
{
    const token *t = c->st->tokens;
    int32_t act = owned(c->st, word) < 0 ? -1 : t[owned(c->st, word)].head;
    if (act > 0 && t[act].rel == REL_ACL && word_is(c->st, (uint32_t)act - 1, "to") &&
        t[act].head >= 0 && thing_at(c, t[act].head))
        return thing_at(c, t[act].head); // "press Mali to end its war", read to the noun
    int32_t verb = mover(c->st, word, true);
    int32_t object = verb < 0 ? -1 : object_of(c->st, verb, word);
    if (object < 0 || (!its && has_child(c->st, object, REL_CONJ))) return NULL;
    const antecedent *a = thing_at(c, object);
    bool people = its && c->s->hit_at[object] >= 0;
    return a || !people ? a : thing_below(c, object, word);
}

// "Ukraine and its people", "Poland's support and its welcome", "the pandemic and its cost": whose
// it is says the noun that it is joined to. False when that leaves it open.
static bool joined_owner(const coref *c, uint32_t word, const antecedent **owner)
{
    const sentence *st = c->st;
    const token *t = st->tokens;
    int32_t noun = owned(st, word), with = noun < 0 ? -1 : t[noun].head;
    if (with < 0 || t[noun].rel != REL_CONJ || with > (int32_t)word) return false;
    if (t[with].upos == UPOS_VERB && word_lemma_among(&t[with], VALUES))
        with = object_of(st, with, word); // read to the verb
    if (with < 0) return false;
    if (t[with].upos != UPOS_NOUN && t[with].upos != UPOS_PROPN) return false;
    *owner = thing_at(c, with);
    if (*owner) return true;
    for (uint32_t i = 0; i < word; i++) // "Poland's support"
        if (t[i].head == with && t[i].rel == REL_NMOD_POSS) {
            *owner = thing_at(c, (int32_t)i);
            return *owner;
        }
    if (word_is(st, word, "its") && t[with].rel == REL_NMOD &&
        t[with].head >= 0) // "Peru's fight against crime and its aim"
        for (uint32_t i = 0; i < word; i++)
            if (t[i].head == t[with].head && t[i].rel == REL_NMOD_POSS && thing_at(c, (int32_t)i)) {
                *owner = thing_at(c, (int32_t)i);
                return true;
            }
    bool near = (uint32_t)with + 2 == word && word_among(st, word - 1, "and|or");
    return near && t[with].xpos == XPOS_NN && !coref_is_actor(c, c->sentence, (uint32_t)with) &&
           c->s->hit_at[with] < 0;
}

// "The bank, including its branches", "the bank (and its branches)": what stands directly before.
static const antecedent *included_owner(const coref *c, uint32_t word)
{
    const sentence *st = c->st;
    uint32_t at = word;
    if (at > 0 && word_among(st, at - 1, "including|and|with|excluding|or")) at--;
    if (at == word || at < 2 || !word_among(st, at - 1, ",|(")) return NULL;
    if (word_is(st, at - 1, ",") && !word_among(st, at, "including|excluding")) return NULL;
    const antecedent *a = thing_at(c, (int32_t)at - 2);
    return a && !a->place && !word_among(st, a->word - (a->word > 0), "in|at|near") ? a : NULL;
}

// "The economy reached its peak": a thing that we know for no actor is the subject, and none is
// named behind it.
static bool is_subjects(const coref *c, uint32_t word)
{
    int32_t subject = coref_clause_subject(c->st, word);
    if (subject < 0) return false;
    const token *t = &c->st->tokens[subject];
    bool thing = t->xpos == XPOS_NN && t->upos == UPOS_NOUN && !coref_is_people_form(t);
    if (!thing || c->s->hit_at[subject] >= 0 || c->taken[subject]) return false;
    if (word_among(c->st, (uint32_t)subject, "country|nation|state|side|party|one|rest"))
        return false;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (scan_below(c->st, (uint32_t)subject, a->word) || (int32_t)a->word > subject)
            return false;
    }
    return true;
}

// "Mali will stay, its president said": the subject of the clause that the words of saying hang on,
// or who does it in the passive.
static const antecedent *find_reported(const coref *c, uint32_t word)
{
    const token *t = c->st->tokens;
    int32_t noun = t[word].head;
    int32_t said = noun >= 0 && deprel_base((deprel)t[noun].rel) == REL_NSUBJ ? t[noun].head : -1;
    if (said < 0 || t[said].rel != REL_PARATAXIS || t[said].head < 0) return NULL;
    const antecedent *by = NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (!coref_is_thing(a) || a->word >= word || t[a->word].head != t[said].head) continue;
        if (t[a->word].rel == REL_NSUBJ) return a;
        if (t[a->word].rel == REL_OBL_AGENT) by = a;
    }
    return by;
}

// "Talks with Togo cannot go on while it sends arms": the subject of a verb of doing.
static bool acts_itself(const sentence *st, uint32_t word)
{
    const token *t = &st->tokens[word];
    if (t->rel != REL_NSUBJ || t->head <= (int32_t)word) return false;
    const token *verb = &st->tokens[t->head];
    return verb->upos == UPOS_VERB &&
           str_in_list(
               verb->form,
               "sends|sent|sold|sells|delivers|delivered|arms|armed|supplies|supplied|keeps|"
               "kept|continues|continued|stops|stopped|withdraws|withdrew|attacks|attacked|"
               "invaded|holds|held|refuses|refused|buys|bought|closes|closed|releases|"
               "released|pulled|gives|gave|joins|joined|signed|signs|accepts|accepted",
               '|');
}

// "The Kremlin signalling that it is ready": whose the words are that "it" stands in.
static const antecedent *find_announcer(const coref *c, uint32_t word)
{
    const token *t = c->st->tokens;
    int32_t verb = t[word].head;
    if (verb < 0 || t[word].rel != REL_NSUBJ || t[verb].rel != REL_CCOMP) return NULL;
    int32_t says = t[verb].head;
    deprel how = says < 0 ? REL_ROOT : deprel_base((deprel)t[says].rel);
    if (says < 0 || (how != REL_ACL && how != REL_ADVCL)) return NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        bool owns =
            (how == REL_ACL && (int32_t)a->word == t[says].head) || (int32_t)a->word + 1 == says;
        if (coref_is_thing(a) && owns) return a;
    }
    return NULL;
}

// Is it a thing that we know, or a word that is no actor?
static bool thing_or_stranger(const coref *c, uint32_t word)
{
    return thing_at(c, (int32_t)word) || !coref_is_actor(c, c->sentence, word);
}

// "We will sanction Mali until it ends the war": the object of the verb above, when nothing else
// that "it" could be plays a part before it.
static const antecedent *find_conditioned(const coref *c, uint32_t word)
{
    static const char MARKS[] = "until|unless|if|because|after|when|once|before|as|till|since";
    const token *t = c->st->tokens;
    int32_t verb = t[word].rel == REL_NSUBJ ? t[word].head : -1;
    if (verb <= (int32_t)word || t[verb].upos != UPOS_VERB || t[verb].rel != REL_ADVCL) return NULL;
    if (word == 0 || t[verb].head < 0 || !word_among(c->st, word - 1, MARKS)) return NULL;
    int32_t object = object_of(c->st, t[verb].head, word);
    if (object >= 0 && t[object].rel == REL_NSUBJ_PASS) return NULL; // the last one named
    const antecedent *a = object < 0 ? NULL : thing_at(c, object);
    for (uint32_t i = 0; a && i < word; i++) { // "the plan", "Togo"
        deprel rel = deprel_base((deprel)t[i].rel);
        bool noun = t[i].upos == UPOS_PROPN || t[i].xpos == XPOS_NN;
        bool plays = rel == REL_NSUBJ || rel == REL_OBJ || rel == REL_IOBJ;
        if ((int32_t)i == object || t[i].head != t[verb].head || !noun || !plays) continue;
        if (!coref_is_people_form(&t[i]) && thing_or_stranger(c, i)) return NULL;
    }
    return a;
}

// Looks for what "it" means; *quoted: may it stand in a quotation that the word is not in? If not,
// says whether such a one was passed over.
static const antecedent *look_for_thing(const coref *c, uint32_t word, bool possessive,
                                        bool *quoted)
{
    const antecedent *only = NULL;
    bool several = false, passed = false;
    int32_t excluded = coref_own_subject(c, word);
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) break;
        if (a->sentence == c->sentence && (int32_t)a->word == excluded) continue;
        if (!coref_is_thing(a) || a->place || a->inner) continue;
        if (a->sentence == c->sentence && a->word >= word) continue;
        if (!*quoted && coref_quoted_apart(c, a, word)) {
            passed = true;
            continue;
        }
        if (only && a->sentence != only->sentence) break;
        if (a->subject) return a;
        if (!only || (only->adjective && !a->adjective))
            only = a;
        else if (!a->adjective && !str_eq(only->actors[0]->entity, a->actors[0]->entity))
            several = true;
    }
    *quoted = passed;
    if (!only || several || only->sentence != c->sentence) return NULL;
    bool receives = c->st->tokens[word].rel == REL_IOBJ; // "gave it ten tanks"
    return possessive || receives || acts_itself(c->st, word) ? only : NULL;
}

// "Not before May did it start to deliver" with "it" for an expletive: who starts or decides is
// somebody.
static bool wants_doer(const sentence *st, const token *it)
{
    if (it->head < 0) return false;
    for (uint32_t i = 0; i < st->n_tokens; i++) { // "it was agreed that"
        deprel r = deprel_base((deprel)st->tokens[i].rel);
        if (st->tokens[i].head != it->head) continue;
        if (r == REL_CSUBJ || r == REL_CCOMP || st->tokens[i].rel == REL_AUX_PASS) return false;
    }
    const token *verb = &st->tokens[it->head];
    return verb->upos == UPOS_VERB &&
           str_in_list(
               verb->lemma,
               "agree|announce|attempt|begin|cease|continue|decide|decline|intend|offer|plan|"
               "pledge|promise|refuse|resume|start|stop|threaten|try|vow|want",
               '|');
}

// "Sanctions on it", "negotiate with it": does a preposition make it somebody's partner or foe?
static bool is_dealt_with(const sentence *st, uint32_t i, deprel rel)
{
    const token *above = &st->tokens[st->tokens[i].head];
    if (i == 0 || !word_among(st, i - 1, "with|from|on|against|to|by")) return false;
    if (word_is(st, i - 1, "by") || word_is(st, i - 1, "against")) return above->upos == UPOS_VERB;
    return rel == REL_OBL ? word_lemma_among(above, DEALS) : word_lemma_among(above, DEALINGS);
}

// "When it comes to", "it would seem", "it was signed"
static bool is_event(const sentence *st, uint32_t i)
{
    const token *it = &st->tokens[i], *verb = &st->tokens[it->head];
    if (word_lemma_among(verb, "come") && i > 0 &&
        word_among(st, i - 1, "when|as|where|if|because"))
        return true;
    if (it->rel == REL_NSUBJ_PASS) return word_lemma_among(verb, PASSES);
    return word_lemma_among(verb, HAPPENS);
}

// "It is about trade", "it's why we came": what was said or done.
static bool is_matter(const sentence *st, uint32_t i)
{
    uint32_t at = i + 1;
    if (!word_among(st, at, "is|'s|was|\xe2\x80\x99s|isn't|wasn't|has|will|would")) return false;
    for (int k = 0; k < 3 && word_among(st, at + 1,
                                        "not|n't|n\xe2\x80\x99t|just|also|only|really|been|"
                                        "be|all|precisely|exactly");
         k++)
        at++;
    return word_among(st, at + 1, "about|why|because|how|what|when|where|that|time|worth|like");
}

// "It is clear", "it was Malta", "approve it", "ahead of it", but "it was ready", "invaded it".
static bool stands_for_nobody(const sentence *st, uint32_t i)
{
    const token *it = &st->tokens[i];
    if (it->rel == REL_EXPL) return !wants_doer(st, it);
    if (it->xpos != XPOS_PRP_POSS && is_matter(st, i)) return true;
    if (it->xpos == XPOS_PRP_POSS || it->head < 0 || word_is(st, i, "itself")) return false;
    const token *above = &st->tokens[it->head];
    deprel rel = deprel_base((deprel)it->rel);
    bool held = word_lemma_among(above, "hold") &&
                (word_is(st, i + 2, "account") || word_among(st, i + 1, "accountable|responsible"));
    if (rel == REL_OBJ) return !held && !word_lemma_among(above, TREATS);
    if (rel == REL_OBL || rel == REL_NMOD) return !is_dealt_with(st, i, rel);
    if (rel != REL_NSUBJ) return false;
    if (above->upos == UPOS_VERB) return is_event(st, i);
    return !str_in_list(above->form, IS_LIKE_SOMEBODY, '|') &&
           !word_lemma_among(above, IS_SOMEBODY);
}

// "Stands with Peru as it fights": whom somebody sides with, directly before.
static const antecedent *find_helped(const coref *c, uint32_t word)
{
    static const char SIDES[] = "support|solidarity|help|assist|stand|aid|back|work|partner|join|"
                                "commend|assistance|commitment|congratulate|thank|welcome|salute|"
                                "ally|partnership|cooperation|friendship|accompany|encourage|"
                                "gratitude|cooperate|backing|wish|praise|applaud|admire|defend";
    const token *t = c->st->tokens;
    if (word < 2 || t[word].rel != REL_NSUBJ || !word_among(c->st, word - 1, "as|while|when"))
        return NULL;
    uint32_t last = word - 2;
    if (last > 0 && word_is(c->st, last, ",")) last--;
    const antecedent *a = thing_at(c, (int32_t)last);
    int32_t at = a ? t[last].head : -1;
    for (int step = 0; at >= 0 && step < CLIMB_MAX; step++) {
        if (word_lemma_among(&t[at], SIDES)) return a;
        at = t[at].head;
    }
    return NULL;
}

// "Costs on Mali for its war", "hold Mali accountable for its acts": who has to answer.
static const antecedent *answering_owner(const coref *c, uint32_t word)
{
    const sentence *st = c->st;
    if (word < 3 || !word_is(st, word - 1, "for")) return NULL;
    uint32_t at = word - 2;
    if (word_among(st, at, "accountable|responsible"))
        at--;
    else if (word_is(st, at, "account") && word_is(st, at - 1, "to"))
        at -= 2;
    return at < word ? thing_at(c, (int32_t)at) : NULL;
}

// What "its" belongs to where the noun itself tells; false when it leaves that open.
static bool owner_told(const coref *c, uint32_t word, const antecedent **owner)
{
    const sentence *st = c->st;
    int32_t noun = owned(st, word);
    *owner = NULL;
    if (noun < 0) return false;
    if (word_lemma_among(&st->tokens[noun], THINGS_OWN)) return true;
    *owner = included_owner(c, word);
    if (!*owner) *owner = answering_owner(c, word);
    if (*owner || joined_owner(c, word, owner)) return true;
    *owner = find_reported(c, word);
    if (!*owner) *owner = moved_thing(c, word, true);
    return *owner || is_subjects(c, word);
}

bool coref_their_owner(const coref *c, uint32_t word, const antecedent **owner)
{
    int32_t noun = owned(c->st, word);
    *owner = NULL;
    if (noun < 0) return false;
    if (word_lemma_among(&c->st->tokens[noun], "implication|effect|impact|consequence|aftermath|"
                                               "fallout|severity|ramification|repercussion|root"))
        return true;
    const token *t = &c->st->tokens[noun];
    bool next =
        t->rel == REL_CONJ && (t->head + 2 == (int32_t)word || t->head + 4 == (int32_t)word);
    const antecedent *joined = NULL;
    if (next && joined_owner(c, word, &joined) && joined) *owner = joined;
    const antecedent *named = *owner ? NULL : answering_owner(c, word);
    if (named && !named->place) { // "thanked Peru for their help", but not "Ana Ruiz and Peru"
        deprel rel = deprel_base((deprel)c->st->tokens[named->word].rel);
        if (rel == REL_OBJ || rel == REL_OBL) *owner = named;
    }
    if (!*owner) *owner = moved_thing(c, word, false);
    return false;
}

const antecedent *coref_thing(const coref *c, uint32_t word)
{
    const antecedent *a = NULL;
    bool possessive = c->st->tokens[word].xpos == XPOS_PRP_POSS, quoted = false;
    if (stands_for_nobody(c->st, word)) return NULL;
    if (possessive && owner_told(c, word, &a)) return a;
    if (!possessive) a = find_helped(c, word);
    if (!a) a = find_announcer(c, word);
    if (!a && !possessive) a = find_conditioned(c, word);
    if (!a) a = look_for_thing(c, word, possessive, &quoted);
    if (!a && quoted) a = look_for_thing(c, word, possessive, &quoted);
    bool things =
        a && a->sentence < c->sentence && coref_speaks_of_things(c, c->sentence, word, XPOS_NN, a);
    return things ? NULL : a;
}
