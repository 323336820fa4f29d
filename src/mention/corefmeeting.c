// Several who were named together or met: whom "they", "both", "the two", "the former" mean.
#include "mention/coref.h"
#include "mention/word.h"

#define LIST_CLIMB    6 // conjuncts up to the first of a list
#define SET_WINDOW    2 // sentences that "the two" looks back
#define LIST_LOOKBACK 48
#define MET_WINDOW    6 // sentences for which those who met are talked of

#define CASE_REACH     14 // words of titles between "with" and the name
#define OPENING        8 // sentences, headline and signatures included, that say whose account it is
#define ACCOUNT_WINDOW 40 // sentences for which "the ministers" are those who met there

static const char MEET[] =
    "meet|speak|talk|confer|negotiate|host|call|consult|receive|see|welcome|join|greet";
static const char RECEIVE[] = "meet|host|call|receive|see|welcome|join|greet|consult";
static const char TALK[] =
    "discuss|review|exchange|reaffirm|agree|share|underscore|underline|emphasize|emphasise|"
    "reiterate|commit|express|pledge|explore|consult|condemn|note|stress|affirm|highlight|address|"
    "talk|consider|acknowledge|touch|confer|speak|recognize|renew|confirm|examine|look|vow|"
    "welcome|coordinate|assess|compare|decide|resolve|celebrate|sign|call|meet|promise|vow|"
    "denounce|deplore|decry|endorse|applaud|commend|recommit|undertake|concur|announce";

// Does a preposition "with" mark the noun?
static bool has_case(const sentence *st, uint32_t noun, const char *list)
{
    for (uint32_t i = noun; i-- > 0 && i + CASE_REACH > noun;)
        if (st->tokens[i].head == (int32_t)noun && st->tokens[i].rel == REL_CASE)
            return word_among(st, i, list);
    return false;
}

// What people hold together; what they say there.
static const char TALKS[] = "meeting|call|talk|conversation|discussion|lunch|dinner|breakfast|"
                            "session|consultation|negotiation|dialogue|roundtable|bilateral|"
                            "remark|statement|availability|conference|interview";

// "Had a meeting with", "held talks with", "Roe's call with": at word `of`, of which the word
// hangs.
static bool is_at_talks(const sentence *st, uint32_t at, bool *subject)
{
    static const char HOLDS[] = "have|hold|conduct|host|convene|continue|conclude|lead|chair|"
                                "arrange|schedule|join|attend";
    const token *t = &st->tokens[at], *above = &st->tokens[t->head];
    deprel rel = deprel_base((deprel)t->rel);
    if (word_lemma_among(above, TALKS) && word_is_noun(st, (uint32_t)t->head)) {
        *subject = t->rel == REL_NMOD_POSS;
        return *subject || (rel == REL_NMOD && has_case(st, at, "with|between"));
    }
    if (!word_lemma_among(above, HOLDS) || above->upos != UPOS_VERB) return false;
    *subject = rel == REL_NSUBJ;
    if (!*subject && !(rel == REL_OBL && has_case(st, at, "with"))) return false;
    for (uint32_t i = (uint32_t)t->head + 1; i < st->n_tokens; i++)
        if (st->tokens[i].head == t->head && st->tokens[i].rel == REL_OBJ)
            return word_lemma_among(&st->tokens[i], TALKS);
    return false;
}

// Is the antecedent one of those who meet by a verb of its sentence? *subject: its subject.
static bool is_at_meeting(const sentence *st, const antecedent *a, bool *subject)
{
    uint32_t at = a->word;
    for (int step = 0; step < LIST_CLIMB; step++) {
        const token *t = &st->tokens[at];
        deprel rel = deprel_base((deprel)t->rel);
        bool up = rel == REL_CONJ || rel == REL_FLAT || t->rel == REL_NMOD_DESC;
        if (a->person && (rel == REL_APPOS || rel == REL_NMOD ||
                          rel == REL_COMPOUND)) // "Head of the Office Ana Ruiz"
            up = t->head >= 0 && name_is_capital(st->tokens[t->head].form);
        if (!up || t->head < 0 || st->tokens[t->head].upos == UPOS_VERB) break;
        at = (uint32_t)t->head;
    }
    const token *t = &st->tokens[at];
    if (t->head < 0) return false;
    if (is_at_talks(st, at, subject)) return true;
    if (!str_in_list(st->tokens[t->head].lemma, MEET, '|')) return false;
    deprel rel = deprel_base((deprel)t->rel);
    *subject = rel == REL_NSUBJ;
    if (*subject) return true;
    if (rel == REL_OBJ) return str_in_list(st->tokens[t->head].lemma, RECEIVE, '|');
    return rel == REL_OBL && has_case(st, at, "with|to");
}

// Is it the same side twice: an office beside the name of who holds it?
static bool is_twice(const actor *a, const actor *b)
{
    if (str_eq(a->entity, b->entity)) return true;
    return a->country.n && str_eq(a->country, b->country) && a->person != b->person;
}

static bool has_country_of(const actor **set, uint32_t n, const actor *who)
{
    for (uint32_t i = 0; i < n; i++)
        if (who->country.n && str_eq(set[i]->country, who->country)) return true;
    return false;
}

// Adds those of `more` that the set has not yet; false when it has no room for another country.
static bool join(const actor **set, uint32_t *n, const antecedent *more)
{
    for (uint32_t k = 0; k < more->n; k++) {
        uint32_t i = 0;
        while (i < *n && !is_twice(set[i], more->actors[k])) i++;
        if (i < *n) {
            if (more->actors[k]->person) set[i] = more->actors[k];
            continue;
        }
        if (*n < SCAN_ACTORS_MAX)
            set[(*n)++] = more->actors[k];
        else if (!has_country_of(set, *n, more->actors[k]))
            return false;
    }
    return true;
}

static bool are_officials(const antecedent *a)
{
    for (uint32_t k = 0; k < a->n; k++) {
        const actor *who = a->actors[k];
        if (!who->person && !(who->n_sectors && str_eq(who->sectors[0], STR("GOV")))) return false;
    }
    return true;
}

// Beside two whose side is known "leaders" of no country say nothing more, nor does a name of which
// nothing is known.
static uint32_t drop_vague(const actor **set, uint32_t n)
{
    uint32_t known = 0, sure = 0, kept = 0;
    for (uint32_t k = 0; k < n; k++) known += set[k]->country.n || set[k]->person;
    for (uint32_t k = 0; k < n; k++) sure += set[k]->code.n > 0;
    for (uint32_t k = 0; k < n; k++)
        if (sure >= 2 && !set[k]->code.n)
            continue;
        else if (known < 2 || set[k]->country.n || set[k]->person ||
                 !(set[k]->n_sectors && str_eq(set[k]->sectors[0], STR("GOV"))))
            set[kept++] = set[k];
    return kept;
}

// "@JohnRoe" of a government: an official or an office.
static bool is_handle(const sentence *st, const antecedent *a)
{
    str form = st->tokens[a->word].form;
    return a->n == 1 && form.n && form.p[0] == '@' && a->actors[0]->n_sectors &&
           str_eq(a->actors[0]->sectors[0], STR("GOV"));
}

// Somebody of whom nothing is known, who meets in a text about one other country, is of that.
static const actor *member(coref *c, const actor *who)
{
    bool known = who->code.n || !c->other || !who->person;
    return known ? who : scan_with_sectors(c->s, coref_country(c, c->other), STR("GOV"));
}

// "Roe of Chad, Lee of Mali and Kim of Niger met": with one another, the verb says.
static bool meet_together(const sentence *st, const actor *const *set, uint32_t n)
{
    bool together = false, several = false;
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        const token *t = &st->tokens[i];
        bool root = t->rel == REL_ROOT && word_lemma_among(t, "meet|confer|speak|talk");
        together |= root;
        if (t->rel == REL_OBJ && t->head >= 0 && st->tokens[t->head].rel == REL_ROOT) return false;
    }
    for (uint32_t k = 1; k < n; k++) several |= !str_eq(set[k]->country, set[0]->country);
    return together && several;
}

void coref_note_meeting(coref *c)
{
    const actor *set[SCAN_ACTORS_MAX];
    uint32_t n = 0;
    bool acts = false, others = false, human = false;
    size_t first = c->past.n;
    while (first > 0 && c->past.p[first - 1].sentence == c->sentence) first--;
    for (size_t i = first; i < c->past.n; i++) {
        const antecedent *a = &c->past.p[i];
        bool subject, someone = a->person || (a->noun.n && !a->faint) || is_handle(c->st, a);
        if (a->inner || a->place || a->adjective || !a->n || a->between) continue;
        if (a->n > 1 && !a->noun.n) continue; // a list: its members are there themselves
        if (!is_at_meeting(c->st, a, &subject)) continue;
        if (someone && !are_officials(a)) continue;
        if (!n) human = someone;
        if (someone != human) continue;
        if (!join(set, &n, a)) return;
        acts |= subject;
        others |= !subject;
    }
    if (n > 2) n = drop_vague(set, n);
    if (n < 2 || !acts || (!others && !meet_together(c->st, set, n))) return;
    for (uint32_t k = 0; k < n; k++) c->met[k] = member(c, set[k]);
    c->n_met = n;
    c->met_at = c->sentence;
}

// "Held talks", "engaged in a discussion": a verb of which the noun says that people talk.
static bool takes_talks(const sentence *st, int32_t verb)
{
    static const char LIGHT[] =
        "hold|have|conduct|engage|continue|begin|open|resume|conclude|start";
    if (!str_in_list(st->tokens[verb].lemma, LIGHT, '|')) return false;
    for (uint32_t i = (uint32_t)verb + 1; i < st->n_tokens; i++) {
        deprel rel = deprel_base((deprel)st->tokens[i].rel);
        if (st->tokens[i].head == verb && (rel == REL_OBJ || rel == REL_OBL) &&
            word_lemma_among(&st->tokens[i], TALKS))
            return true;
    }
    return false;
}

// "They discussed", "all expressed": the verb of talks that the word is the subject of; -1 for
// none.
static int32_t talk_of(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (t->rel == REL_CONJ && t->head >= 0)
        t = &st->tokens[t->head]; // "the envoy and the ministers"
    if (t->rel != REL_NSUBJ || t->head < 0) return -1;
    deprel above = deprel_base((deprel)st->tokens[t->head].rel);
    bool where = i > 0 && (word_is(st, i - 1, "where") || (word_is(st, i - 1, "which") && i > 1 &&
                                                           word_among(st, i - 2, "during|in|at")));
    if (above != REL_ROOT && above != REL_CONJ && !where) return -1; // "how they decided"
    if (takes_talks(st, t->head)) return t->head;
    return str_in_list(st->tokens[t->head].lemma, TALK, '|') ? t->head : -1;
}

// "They discussed with the deputy minister": then "they" are of the publisher's side alone.
static bool deals_with(const sentence *st, int32_t verb)
{
    for (uint32_t i = (uint32_t)verb + 1; i < st->n_tokens; i++)
        if (st->tokens[i].head == verb && deprel_base((deprel)st->tokens[i].rel) == REL_OBL &&
            has_case(st, i, "with"))
            return true;
    return false;
}

bool coref_met(coref *c, uint32_t first, uint32_t i)
{
    int32_t verb = talk_of(c->st, i);
    if (verb >= 0 && i > 0) coref_note_meeting(c); // "met Ruiz in Lima, where they discussed"
    bool opening = c->met_at < OPENING && c->st->tokens[i].xpos == XPOS_NNS;
    uint32_t window = opening ? ACCOUNT_WINDOW : MET_WINDOW;
    if (verb < 0 || c->n_met < 2 || c->met_at + window < c->sentence) return false;
    bool own_side = deals_with(c->st, verb);
    const actor *set[SCAN_ACTORS_MAX];
    uint32_t n = 0;
    for (uint32_t k = 0; k < c->n_met; k++)
        if (!own_side || (c->home && str_eq(c->met[k]->country, c->home->country)))
            set[n++] = c->met[k];
    if (n == 0) return false;
    const actor **own = arena_array(c->s->a, const actor *, n);
    for (uint32_t k = 0; k < n; k++) own[k] = set[k];
    const char *how = c->st->tokens[i].xpos == XPOS_PRP ? "pronoun" : "set";
    size_t at = coref_record(c, first, i + 1, i, own, n, how, STR_NONE, 0);
    c->past.p[at].plural = true;
    return true;
}

bool coref_met_possessive(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    if (t->head <= (int32_t)i || !word_lemma_among(&c->st->tokens[t->head], TALKS)) return false;
    coref_note_meeting(c); // "remarks with Ruiz before their talks"
    if (c->n_met < 2 || c->met_at + 1 < c->sentence) return false;
    const actor **own = arena_array(c->s->a, const actor *, c->n_met);
    for (uint32_t k = 0; k < c->n_met; k++) own[k] = c->met[k];
    size_t at = coref_record(c, i, i + 1, i, own, c->n_met, "pronoun", STR_NONE, 0);
    c->past.p[at].plural = true;
    return true;
}

static bool all_persons(const antecedent *a)
{
    for (uint32_t k = 0; k < a->n; k++)
        if (!a->actors[k]->person) return false;
    return true;
}

// States or bodies that are named together for what they do or suffer, not for where something is.
static bool are_sides(const sentence *st, const antecedent *a)
{
    deprel rel = deprel_base((deprel)st->tokens[a->word].rel);
    if (rel != REL_NSUBJ && rel != REL_OBJ) return false;
    for (uint32_t k = 1; k < a->n; k++)
        if (a->actors[k]->country.n && str_eq(a->actors[k]->country, a->actors[0]->country))
            return false;
    return true;
}

const antecedent *coref_list(const coref *c, uint32_t word, uint32_t window, uint32_t count)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < LIST_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, window)) return NULL;
        if (a->n < 2 || (a->noun.n && !count) || a->adjective || a->inner || a->place) continue;
        if (a->sentence == c->sentence && a->word >= word) continue;
        bool here = a->sentence == c->sentence && are_sides(c->st, a);
        if (!count && !here && !all_persons(a)) continue;
        if (count == 2 && a->n != 2) return NULL;
        if (count && a->n != count) continue;
        return a;
    }
    return NULL;
}

static bool record_set(coref *c, uint32_t first, uint32_t i, const antecedent *a)
{
    if (!a) return false;
    antecedent chosen = *a; // a new record may move the vector
    size_t at = coref_record(c, first, i + 1, i, chosen.actors, chosen.n, "set", STR_NONE, 0);
    c->past.p[at].plural = true;
    return true;
}

// Does the word stand for a noun itself rather than before one?
static bool stands_alone(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    deprel rel = deprel_base((deprel)t->rel);
    if (rel != REL_NSUBJ && rel != REL_OBJ && rel != REL_OBL && rel != REL_NMOD) return false;
    return !word_is_noun(st, i + 1) && !word_has(st, i + 1, UPOS_ADJ) && !word_is(st, i + 1, "of");
}

// "The former", "the latter".
static bool one_of_two(coref *c, uint32_t i)
{
    const antecedent *a = coref_list(c, i, 1, 2);
    if (!a) return false;
    const actor **one = arena_array(c->s->a, const actor *, 1);
    one[0] = a->actors[word_is(c->st, i, "latter")];
    coref_record(c, i - 1, i + 1, i, one, 1, "set", STR_NONE, 0);
    return true;
}

// "The three leaders", "the four democracies": as many as were listed or met.
static bool counted(coref *c, uint32_t i)
{
    static const char NUMBERS[] = "three|four|five|six";
    static const char NOUNS[] = "leader|minister|country|nation|side|party|democracy|official|"
                                "government|president|state|power|ally|diplomat|partner|senator";
    const sentence *st = c->st;
    const token *t = &st->tokens[i];
    if (i < 2 || t->xpos != XPOS_NNS || !str_in_list(t->lemma, NOUNS, '|')) return false;
    if (!word_among(st, i - 1, NUMBERS) || !word_among(st, i - 2, "the|these|all")) return false;
    uint32_t n = 3;
    for (str rest = str_of(NUMBERS); rest.n; n++)
        if (str_eq_nocase(str_split(&rest, '|'), st->tokens[i - 1].form)) break;
    if (record_set(c, i - 2, i, coref_list(c, i, SET_WINDOW, n))) return true;
    return c->n_met == n && coref_met(c, i - 2, i);
}

// "The participants agreed", "all participants discussed": who met.
static bool participants(coref *c, uint32_t i)
{
    if (c->st->tokens[i].xpos != XPOS_NNS || !word_is(c->st, i, "participants")) return false;
    uint32_t first = i;
    while (first > 0 && word_among(c->st, first - 1, "all|the")) first--;
    return coref_met(c, first, i);
}

bool coref_together(coref *c, uint32_t i)
{
    const sentence *st = c->st;
    bool the = i > 0 && word_is(st, i - 1, "the");
    if (i == 0 && word_among(st, i, "all|both") && stands_alone(st, i)) {
        const antecedent *list = word_is(st, i, "both") ? coref_list(c, i, 1, 2) : NULL;
        // of an account those who met, not two whom its last sentence only names
        bool named = list && !list->subject && c->n_met == 2 && c->met_at < OPENING;
        if (named && coref_met(c, i, i)) return true;
        return record_set(c, i, i, list) || coref_met(c, i, i);
    }
    if (counted(c, i) || participants(c, i)) return true;
    if (!the || !stands_alone(st, i)) return false;
    if (word_among(st, i, "former|latter")) return one_of_two(c, i);
    if (!word_among(st, i, "two|pair|duo")) return false;
    if (c->n_met == 2 && coref_met(c, i - 1, i)) return true;
    return record_set(c, i - 1, i, coref_list(c, i, SET_WINDOW, 2));
}
