// What only the text before can resolve: pronouns, short names, titles without a name, "both
// sides", "the country". Recency, agreement and subjecthood decide (after Hobbs 1978 and Lappin and
// Leass 1994, much reduced); where they leave two candidates the word stays unresolved.
#include "mention/coref.h"

#include <ctype.h>

#include <stdlib.h>
#include <string.h>

// "talks mediated by Qatar", "Oman hosted the round".
static bool stands_between(const sentence *st, uint32_t word)
{
    const token *t = &st->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->head < 0 || word == 0 || (rel != REL_OBL && rel != REL_NSUBJ)) return false;
    if (rel == REL_OBL && !str_eq(st->tokens[word - 1].form, STR("by"))) return false;
    return str_in_list(st->tokens[t->head].lemma, "mediate|broker|host|moderate|facilitate", '|');
}

static void remember(coref *c, const record *r)
{
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == r->m.sentence;)
        if (r->m.first <= c->past.p[i].word && c->past.p[i].word < r->m.end &&
            c->past.p[i].word != r->m.head)
            c->past.p[i].inner = true;
    antecedent *a = vec_push(c->s->a, &c->past);
    a->actors = r->m.actors;
    a->n = r->m.n_actors;
    a->sentence = r->m.sentence;
    a->word = r->m.head;
    a->noun = r->noun;
    a->gender = r->gender;
    a->plural = r->plural;
    a->subject = r->subject;
    a->place = r->place;
    a->person = r->m.n_actors == 1 && (r->m.actors[0]->person || (r->human && !r->plural));
    a->pair = r->m.n_actors == 2;
    a->adjective = c->st->tokens[r->m.head].xpos == XPOS_JJ;
    a->between = stands_between(c->st, r->m.head);
    if (c->past.n < 2) return;
    // "the US and China": both together can be meant by "they" and "both"
    const antecedent *before = NULL;
    const token *t = &c->st->tokens[r->m.head];
    if (t->rel != REL_CONJ || r->m.n_actors != 1) return;
    for (size_t i = c->past.n - 1; i-- > 0 && i + 6 > c->past.n;)
        if (c->past.p[i].sentence == a->sentence && (int32_t)c->past.p[i].word == t->head &&
            c->past.p[i].n == 1)
            before = &c->past.p[i];
    if (!before || before->actors[0] == a->actors[0]) return;
    const actor **both = arena_array(c->s->a, const actor *, 2);
    both[0] = before->actors[0];
    both[1] = a->actors[0];
    antecedent set = *before;
    set.actors = both;
    set.n = 2;
    set.pair = true;
    set.plural = before->subject; // "they" means two conjoined names only where they act
    set.person = false;
    set.noun = STR_NONE;
    *vec_push(c->s->a, &c->past) = set;
}

void coref_record(coref *c, uint32_t first, uint32_t end, uint32_t head, const actor *const *actors,
                  uint32_t n, const char *how, str noun, char gender)
{
    record *r = scan_record(c->s, c->sentence, first, end, actors, n, how);
    r->m.head = head;
    r->subject = scan_is_subject(c->st, head);
    r->noun = noun;
    r->gender = gender;
    r->late = true;
    remember(c, r);
}

static bool agrees(const antecedent *a, char gender)
{
    return !a->gender || !gender || a->gender == gender;
}

// "Troops raided the offices, accusing them": an object is not the subject of its own verb, whose
// subject may stand with the verb above. The subject's word, -1 when there is none to exclude.
static int32_t own_subject(const coref *c, uint32_t word)
{
    const token *t = c->st->tokens;
    deprel rel = deprel_base((deprel)t[word].rel);
    if (rel != REL_OBJ && rel != REL_IOBJ && rel != REL_OBL) return -1;
    int32_t verb = t[word].head;
    for (int climb = 0; climb < 4 && verb >= 0; climb++) {
        for (uint32_t i = 0; i < c->st->n_tokens; i++)
            if (t[i].head == verb && deprel_base((deprel)t[i].rel) == REL_NSUBJ) return (int32_t)i;
        deprel above = deprel_base((deprel)t[verb].rel);
        if (above != REL_ADVCL && above != REL_XCOMP && above != REL_CONJ) return -1;
        verb = t[verb].head;
    }
    return -1;
}

// The person that "he" or "she" means, NULL when it is not clear.
static const antecedent *find_person(const coref *c, uint32_t word, char gender, bool oblique)
{
    int32_t excluded = oblique ? own_subject(c, word) : -1;
    // "the minister told the senator that his …": two in one sentence leave it open
    const actor *first = NULL;
    for (size_t i = c->past.n; oblique && i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (!a->person || !agrees(a, gender) || (int32_t)a->word == excluded) continue;
        if (!a->n || (first && !str_eq(first->entity, a->actors[0]->entity))) return NULL;
        first = a->actors[0];
    }
    const antecedent *only = NULL, *subject = NULL;
    bool several = false, several_subjects = false;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_PERSON_WINDOW)) break;
        if (!a->person || !agrees(a, gender)) continue;
        if (a->sentence == c->sentence && (int32_t)a->word == excluded) continue;
        if (subject && a->sentence != subject->sentence) break;
        if (a->n == 0) { // a person of whom nothing is known
            if (a->subject || !subject) return NULL;
            continue;
        }
        if (!only)
            only = a;
        else if (!str_eq(only->actors[0]->entity, a->actors[0]->entity))
            several = true;
        if (!a->subject) continue;
        if (subject && !str_eq(subject->actors[0]->entity, a->actors[0]->entity))
            several_subjects = true;
        if (!subject) subject = a;
    }
    if (subject) return several_subjects ? NULL : subject;
    return several ? NULL : only;
}

static bool is_thing(const antecedent *a)
{
    return a->n == 1 && !a->person && !a->plural;
}

// "condemned Iran for its raid", "thanked Peru for its help": whose act is judged.
static const antecedent *find_judged(const coref *c, uint32_t word)
{
    static const char VERBS[] =
        "accuse|applaud|blame|blast|censure|chide|commend|condemn|congratulate|criticise|criticize|"
        "denounce|fault|laud|praise|punish|rebuke|sanction|slam|thank";
    const token *t = c->st->tokens;
    int32_t noun = t[word].head, above = noun < 0 ? -1 : t[noun].head;
    if (above < 0 || t[word].rel != REL_NMOD_POSS) return NULL;
    deprel rel = deprel_base((deprel)t[noun].rel);
    if (rel != REL_OBL && rel != REL_NMOD) return NULL;
    if (t[above].upos != UPOS_VERB) above = t[above].head; // hung on the object
    if (above < 0 || !str_in_list(t[above].lemma, VERBS, '|')) return NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        const token *h = &t[a->word];
        bool object = h->rel == REL_OBJ || h->rel == REL_NSUBJ_PASS;
        if (is_thing(a) && object && h->head == above && a->word < word) return a;
    }
    return NULL;
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
        if (!is_thing(a) || a->word >= word || t[a->word].head != t[said].head) continue;
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

// Looks for what "it" means; *quoted: may it stand in a quotation that the word is not in? If not,
// says whether such a one was passed over.
static const antecedent *look_for_thing(const coref *c, uint32_t word, bool possessive,
                                        bool *quoted)
{
    const antecedent *only = NULL;
    bool several = false, passed = false;
    int32_t excluded = own_subject(c, word);
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) break;
        if (a->sentence == c->sentence && (int32_t)a->word == excluded) continue;
        if (!is_thing(a) || a->place || a->inner) continue;
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

// The country or body that "it" means.
static const antecedent *find_thing(const coref *c, uint32_t word, bool possessive)
{
    const antecedent *a = possessive ? find_reported(c, word) : NULL;
    if (!a && possessive) a = find_judged(c, word);
    bool quoted = false;
    if (!a) a = look_for_thing(c, word, possessive, &quoted);
    return a || !quoted ? a : look_for_thing(c, word, possessive, &quoted);
}

static const antecedent *find_plural(const coref *c, uint32_t word)
{
    const antecedent *best = NULL;
    int32_t excluded = own_subject(c, word);
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) break;
        if (a->sentence == c->sentence && (int32_t)a->word == excluded) continue;
        if (!a->plural || (a->sentence == c->sentence && a->word >= word)) continue;
        if (best && a->sentence != best->sentence) break;
        if (a->subject) return a;
        if (!best) best = a;
    }
    return best;
}

const actor *coref_country(coref *c, const actor *who)
{
    const actor *country = map_find_pointer(&c->s->actors, who->country);
    if (country) return country;
    str name = who->person ? who->country : who->name;
    return scan_actor(c->s, who->country, STR_NONE, STR_NONE, who->country, name, false);
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

// "It is clear", "it was Malta", but "it was ready".
static bool stands_for_nobody(const sentence *st, const token *it)
{
    if (it->rel == REL_EXPL) return !wants_doer(st, it);
    if (it->xpos == XPOS_PRP_POSS || it->head < 0 || it->rel != REL_NSUBJ) return false;
    const token *above = &st->tokens[it->head];
    return above->upos != UPOS_VERB &&
           !str_in_list(above->form,
                        "ready|willing|prepared|eager|keen|determined|unwilling|reluctant|able|"
                        "unable|committed|hesitant|poised|unprepared|opposed|worried|alarmed|open|"
                        "concerned|responsible|guilty",
                        '|');
}

static void pronoun(coref *c, uint32_t i)
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
    bool possessive = t->xpos == XPOS_PRP_POSS;
    if (str_in_list(t->form, "he|him|his|himself|He|His|Him", '|'))
        a = find_person(c, i, gender = 'm', !str_eq_nocase(t->form, STR("he")));
    else if (str_in_list(t->form, "she|her|hers|herself|She|Her", '|'))
        a = find_person(c, i, gender = 'f', !str_eq_nocase(t->form, STR("she")));
    else if (str_in_list(t->form, "it|its|itself|It|Its", '|')) {
        a = stands_for_nobody(c->st, t) ? NULL : find_thing(c, i, possessive);
    } else if (str_in_list(t->form, "they|them|their|themselves|They|Their", '|'))
        a = find_plural(c, i);
    else if (str_eq(t->form, STR("whose")))
        a = find_before(c, i);
    if (!a) return;
    antecedent chosen = *a; // remember() may move the vector
    coref_record(c, i, i + 1, i, chosen.actors, chosen.n, "pronoun", chosen.noun, gender);
    c->past.p[c->past.n - 1].plural = chosen.plural;
}

// "Mr. Roe" in a text that the government he works for publishes: an office-holder of its country.
static const actor *own_holder(coref *c, str surname)
{
    bool former = false;
    if (!c->home) return NULL;
    uint32_t row = name_holder(c->s, surname, STR_NONE, c->home->country, &former);
    return row == SCAN_NONE || former ? NULL : name_actor(c->s, row, PIECE_HOLDER, false, surname);
}

// "Lin", "Mr. Lin", "Lin Jian", "Dawit" for Dawit Alemu: a person named before.
static uint32_t short_name(coref *c, uint32_t i)
{
    uint32_t end = person_name_end(c->s, c->st, i);
    if (end == i) return i;
    uint32_t first = i;
    char gender = 0;
    while (first + 1 < end && person_is_honorific(c->st->tokens[first].form, &gender)) first++;
    str name = scan_text(c->s, c->sentence, first, end);
    uint32_t p = person_named(c->s, name, false);
    if (p == SCAN_NONE && end - first == 1) p = person_named(c->s, name, true);
    if (p == SCAN_NONE && end - first == 1) p = person_first_named(c->s, name);
    const actor *own =
        p == SCAN_NONE && first > i ? own_holder(c, c->st->tokens[end - 1].form) : NULL;
    if (own) {
        coref_record(c, i, end, scan_head(c->st, i, end), &own, 1, "short name", STR_NONE, gender);
        return end;
    }
    if (p == SCAN_NONE) {
        bool name_like = end - first >= 2 && c->st->tokens[end - 1].xpos == XPOS_NNP;
        if (name_like && !c->st->headline) { // where capitals mean nothing
            antecedent *stranger = vec_push(c->s->a, &c->past);
            stranger->sentence = c->sentence;
            stranger->word = scan_head(c->st, first, end);
            stranger->person = true;
            stranger->gender = gender;
            stranger->subject = scan_is_subject(c->st, stranger->word);
        }
        return end;
    }
    person *who = &c->s->persons.p[p];
    if (who->sentence > c->sentence && !c->st->headline) return end;
    if (gender && !who->gender) who->gender = gender;
    coref_record(c, i, end, scan_head(c->st, i, end), &who->who, 1, "short name", who->noun,
                 who->gender);
    return end;
}

// "Tesfaye said": a name that the tagger, not knowing it, took for a noun; the text tells whose it
// is. A subject that stands alone is a name.
static bool is_hidden_name(const coref *c, uint32_t i)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[i];
    if (c->s->persons.n == 0 || t->upos != UPOS_NOUN || t->rel != REL_NSUBJ) return false;
    if (!name_is_capital(t->form) || t->head <= (int32_t)i) return false;
    if (person_named(c->s, t->form, true) == SCAN_NONE &&
        person_first_named(c->s, t->form) == SCAN_NONE)
        return false;
    for (uint32_t w = 0; w < st->n_tokens; w++)
        if (st->tokens[w].head == (int32_t)i && st->tokens[w].upos != UPOS_PUNCT) return false;
    return true;
}

static void hidden_name(coref *c, uint32_t i)
{
    uint32_t p = person_named(c->s, c->st->tokens[i].form, true);
    if (p == SCAN_NONE) p = person_first_named(c->s, c->st->tokens[i].form);
    const person *who = &c->s->persons.p[p];
    if (who->sentence >= c->sentence) return;
    coref_record(c, i, i + 1, i, &who->who, 1, "short name", who->noun, who->gender);
}

static const actor *possessor(const coref *c, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        if (c->st->tokens[i].xpos != XPOS_PRP_POSS && c->st->tokens[i].xpos != XPOS_WP_POSS) {
            if (c->st->tokens[i].upos != UPOS_ADJ && c->st->tokens[i].upos != UPOS_NOUN)
                return NULL;
            continue;
        }
        for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;)
            if (c->past.p[k].word == i && c->past.p[k].n == 1) return c->past.p[k].actors[0];
        return NULL;
    }
    return NULL;
}

// A public agent without a country, whose code is but a sector: the country in focus says more.
static bool is_nobodys(const actor *who)
{
    return who->n_sectors && str_starts(who->code, who->sectors[0]) &&
           str_in_list(who->sectors[0], "GOV|MIL|COP|LEG|JUD|OPP", '|');
}

static const antecedent *find_title(const coref *c, const agent_hit *h)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_TITLE_WINDOW)) return NULL;
        if (!a->noun.n || a->n == 0 || a->plural != h->plural || !a->actors[0]->code.n) continue;
        if (!a->actors[0]->country.n && !a->person && is_nobodys(a->actors[0])) continue;
        if (str_eq(a->noun, h->noun)) return a;
        if (a->noun.n > h->noun.n && str_ends(a->noun, h->noun) &&
            a->noun.p[a->noun.n - h->noun.n - 1] == ' ')
            return a;
    }
    return NULL;
}

static void settle_bare(coref *c, agent_hit *h, const actor *base, const char *how)
{
    str sectors = agent_sectors(h);
    const actor *who;
    if (h->named) {
        uint32_t first = h->end;
        char gender = 0;
        while (first + 1 < h->to && person_is_honorific(c->st->tokens[first].form, &gender))
            first++;
        who = person_add(c->s, c->sentence, scan_text(c->s, c->sentence, first, h->to), h->noun,
                         base, sectors);
        how = "title";
    } else if (base->country.n) {
        char key[2 * TABLE_KEY_MAX];
        size_t n = base->country.n;
        memcpy(key, base->country.p, n);
        str entity = base->country;
        if (h->kind != AGENT_STATE && h->kind != AGENT_SIDE && h->noun.n < TABLE_KEY_MAX) {
            key[n++] = ':';
            memcpy(key + n, h->noun.p, h->noun.n);
            entity = str_copy(c->s->a, (str){key, n + h->noun.n});
        }
        who = scan_actor(c->s, base->country, sectors, STR_NONE, entity, base->name, false);
    } else {
        who = base;
    }
    coref_record(c, h->from, h->to, h->head, &who, 1, how, h->noun, person_gender(h->noun));
    antecedent *made = &c->past.p[c->past.n - 1];
    made->plural = h->plural || h->kind == AGENT_CROWD;
    made->person |= (h->kind == AGENT_TITLE || h->kind == AGENT_PERSON) && !made->plural;
}

// "Police arrested protesters in Nairobi": whose they are when the sentence has one place only.
// Not for governments, parliaments and armies, which act abroad.
static const actor *find_place(coref *c, str sectors)
{
    const actor *where = NULL;
    if (str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("MIL")) ||
        str_starts(sectors, STR("LEG")) || str_starts(sectors, STR("MED")) ||
        str_ends(sectors, STR("REF")))
        return NULL;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *at = &c->s->pieces.p[p];
        if (!at->who || !name_is_country(at) || at->first == 0) continue;
        if (at->kind == PIECE_NATIONALITY || at->kind == PIECE_PEOPLE) continue;
        const token *before = &c->st->tokens[at->first - 1];
        if (before->upos == UPOS_DET && at->first > 1) before--;
        deprel rel = (deprel)c->st->tokens[scan_head(c->st, at->first, at->end)].rel;
        if (rel == REL_COMPOUND || rel == REL_AMOD || rel == REL_NMOD_POSS) continue;
        bool in = str_in_list(before->form, "in|In|near|outside|across|throughout|around", '|');
        if (!in) continue;
        if (where && !str_eq(where->country, at->who->country)) return NULL;
        where = at->who;
    }
    return where;
}

// "The players arrived in Peru": who comes is none of its own.
static bool moves(const sentence *st, uint32_t word)
{
    const token *t = &st->tokens[word];
    return t->head >= 0 &&
           str_in_list(st->tokens[t->head].lemma,
                       "arrive|travel|fly|come|go|visit|return|flee|leave|land|enter|tour|move|"
                       "cross|head|sail|drive|stay|depart",
                       '|');
}

// The only country that the document names: a short report need not say again whose police, judges
// or villagers act. Not for gunmen, critics, reporters, refugees and companies, which may be
// anybody's.
static const actor *find_only(coref *c, const agent_hit *h)
{
    str sectors = agent_sectors(h);
    bool official = str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("MIL")) ||
                    str_starts(sectors, STR("COP")) || str_starts(sectors, STR("JUD")) ||
                    str_starts(sectors, STR("LEG")) || str_starts(sectors, STR("PTY"));
    bool crowd = h->kind == AGENT_CROWD && str_starts(sectors, STR("CVL"));
    if (h->weak || (!official && !crowd) || str_ends(sectors, STR("REF"))) return NULL;
    if (agent_has_owner(c->st, h->first) || moves(c->st, h->head)) return NULL;
    uint32_t first = h->first;
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        const token *t = &c->st->tokens[i];
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) break;
        if (t->upos == UPOS_PROPN ||
            str_in_list(t->form,
                        "foreign|international|multinational|allied|coalition|peacekeeping|"
                        "other|world|global|regional|western|Western|European|Arab",
                        '|'))
            return NULL; // "Asad regime": somebody's whom we do not know
    }
    if (h->end < c->st->n_tokens && str_in_list(c->st->tokens[h->end].form, "of|from|for", '|'))
        return NULL;
    return c->only;
}

// The country of all names of countries, peoples and places in the document; NULL when there are
// several or the government that publishes it may be meant as well.
static const actor *only_country(actor_scan *s)
{
    const actor *only = NULL;
    for (size_t i = 0; i < s->pieces.n; i++) {
        const actor *who = s->pieces.p[i].who;
        if (!who) continue;
        if (!who->country.n) {
            if (name_is_body(&s->pieces.p[i])) return NULL; // "NATO troops"
            continue;
        }
        if (only && !str_eq(only->country, who->country)) return NULL;
        only = who;
    }
    return only;
}

// Nobody's: "protesters", "a court". Code and sector without a country.
static const actor *nobody(coref *c, const agent_hit *h)
{
    return scan_actor(c->s, STR_NONE, agent_sectors(h), STR_NONE,
                      h->noun.n ? h->noun : STR("agent"), h->noun, false);
}

// "negotiators of the two countries": both countries', with the agent's sector.
static bool agents_of_two(coref *c, const agent_hit *h)
{
    uint32_t from, i = h->end + 1;
    if (h->end >= c->st->n_tokens || !str_in_list(c->st->tokens[h->end].form, "of|from", '|'))
        return false;
    while (i < c->st->n_tokens && i < h->end + 5 && c->st->tokens[i].xpos != XPOS_NNS) i++;
    if (i >= c->st->n_tokens || c->st->tokens[i].xpos != XPOS_NNS ||
        !coref_says_two(c->st, i, &from))
        return false;
    const actor *two[2];
    if (!coref_two(c, false, two)) return false;
    for (int k = 0; k < 2; k++) two[k] = scan_with_sectors(c->s, two[k], agent_sectors(h));
    coref_record(c, h->from, i + 1, h->head, two, 2, "set", h->noun, 0);
    return true;
}

// The country of the body that the agent's first words name: "ministry" in "ministry spokeswoman".
static const actor *named_body(coref *c, const agent_hit *h)
{
    size_t cut = h->noun.n;
    while (cut > 0 && h->noun.p[cut - 1] != ' ') cut--;
    if (cut < 2) return NULL;
    agent_hit body = {.noun = str_sub(h->noun, 0, cut - 1)};
    agent_kind kind;
    if (!agent_is_noun(body.noun, &kind) || kind != AGENT_BODY) return NULL;
    const antecedent *a = find_title(c, &body);
    return a && a->n == 1 && a->actors[0]->country.n ? coref_country(c, a->actors[0]) : NULL;
}

// "officials up to President Xi", "ministers, including Lavrov": the country of whom the words name
// as one of them.
static const actor *exemplified(const coref *c, const agent_hit *h)
{
    uint32_t w = h->to, n = c->st->n_tokens;
    if (w < n && str_eq(c->st->tokens[w].form, STR(","))) w++;
    if (!h->plural || w + 1 >= n) return NULL;
    str first = c->st->tokens[w].form, second = c->st->tokens[w + 1].form;
    bool two = (str_eq(first, STR("up")) && str_eq(second, STR("to"))) ||
               (str_eq(first, STR("such")) && str_eq(second, STR("as"))) ||
               (str_eq(first, STR("among")) && str_eq(second, STR("them")));
    if (!two && !str_eq(first, STR("including"))) return NULL;
    w += two ? 2 : 1;
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        if (m->first < w || m->first > w + 2 || m->n_actors != 1) continue;
        if (m->actors[0]->person && m->actors[0]->country.n) return m->actors[0];
    }
    return NULL;
}

// Is the office that of the government which publishes this: "the Secretary", "our Congress",
// "Counselor Reyes"? In small letters "the president" may be anybody's.
static bool is_publishers(const coref *c, const agent_hit *h)
{
    if (!c->home || h->former) return false;
    const token *t = &c->st->tokens[h->first];
    bool ours = h->first > 0 && str_in_list(c->st->tokens[h->first - 1].form, "my|My|our|Our", '|');
    bool of = h->end < c->st->n_tokens && str_eq(c->st->tokens[h->end].form, STR("of"));
    if (h->named) return str_in_list(h->noun, c->publisher.titles, '|');
    if (ours && str_in_list(h->noun,
                            "military|armed force|embassy|consulate|people|citizen|troop|"
                            "service member|diplomat|ambassador|delegation|staff|police",
                            '|'))
        return true;
    if (h->plural || !str_in_list(h->noun, c->publisher.offices, '|') || of) return false;
    if (ours) return true;
    bool own =
        name_is_capital(t->form) || str_in_list(h->noun, "administration|cabinet|department", '|');
    return h->definite && own && !agent_has_owner(c->st, h->first);
}

// "Mali suspended the talks": the country whose offices the report need not name any more.
static void find_lead(coref *c)
{
    if (c->told || c->st->headline) return;
    for (size_t i = 0; i < c->past.n; i++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence != c->sentence || !a->subject || a->n != 1) continue;
        if (a->actors[0]->country.n) c->lead = coref_country(c, a->actors[0]);
        c->told = true;
        return;
    }
}

// "The Foreign Ministry said": a body that every country has, and one's own goes without a name.
static bool is_ministry(const agent_hit *h)
{
    return h->definite &&
           (str_ends(h->noun, STR("ministry")) || str_ends(h->noun, STR("presidency")) ||
            str_ends(h->noun, STR("foreign office")));
}

// An agent noun that nothing beside it gives a country.
static void bare_agent(coref *c, agent_hit *h)
{
    if (h->weak && !h->named && !h->definite) return;
    if (!h->named && (coref_set_phrase(c, h->head) || agents_of_two(c, h))) return;
    const actor *owner = possessor(c, h->first);
    if (owner && owner->country.n) {
        settle_bare(c, h, coref_country(c, owner), "agent");
        return;
    }
    const actor *one = h->named ? NULL : exemplified(c, h);
    if (one) {
        settle_bare(c, h, coref_country(c, one), "agent");
        return;
    }
    if (is_publishers(c, h)) {
        settle_bare(c, h, c->home, "publisher");
        return;
    }
    if (agent_is_american(c->st, h) && (h->named || h->definite)) {
        settle_bare(c, h, name_country_of(c->s, STR("United States")), "title");
        return;
    }
    // "ministry spokeswoman Alba Rotela": of the ministry named before
    const actor *body = named_body(c, h);
    if (body) {
        settle_bare(c, h, body, "title");
        return;
    }
    // "the Asad regime": somebody's whom we do not know
    const token *before = h->first > 0 ? &c->st->tokens[h->first - 1] : NULL;
    bool other = before && before->upos == UPOS_PROPN && !c->st->headline && !h->named;
    const antecedent *a = h->definite && !h->named && !other ? find_title(c, h) : NULL;
    if (a) {
        antecedent chosen = *a;
        coref_record(c, h->from, h->to, h->head, chosen.actors, chosen.n, "title", chosen.noun,
                     chosen.gender);
        c->past.p[c->past.n - 1].plural = h->plural;
        return;
    }
    bool sure = agent_may_lack_owner(c->st, h);
    bool office = h->kind == AGENT_STATE || h->kind == AGENT_TITLE || h->kind == AGENT_BODY;
    str sectors = agent_sectors(h);
    bool public_ = str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("MIL")) ||
                   str_starts(sectors, STR("COP")) || str_starts(sectors, STR("LEG")) ||
                   str_starts(sectors, STR("JUD")) || str_starts(sectors, STR("OPP"));
    const actor *where = !h->named && !h->definite ? find_place(c, sectors) : NULL;
    if (where) {
        settle_bare(c, h, where, "place");
        return;
    }
    const token *next = h->end < c->st->n_tokens ? &c->st->tokens[h->end] : NULL;
    if (other || (next && str_eq(next->form, STR("of")))) sure = false; // of something else
    const actor *focus =
        sure && (office || h->definite) && public_ ? coref_focus(c, h->first) : NULL;
    if (focus && coref_addresses(c, h->head, focus)) focus = NULL;
    if (!focus && office && public_ && !h->plural && (h->named || is_ministry(h))) {
        find_lead(c);
        focus = c->lead ? c->lead : c->dateline;
        if (focus && coref_addresses(c, h->head, focus)) focus = NULL;
    }
    const actor *only = focus ? NULL : find_only(c, h);
    if (focus)
        settle_bare(c, h, focus, "focus");
    else if (only)
        settle_bare(c, h, coref_country(c, only), "focus");
    else if (sectors.n && h->kind != AGENT_SIDE && !(h->weak && !h->named))
        settle_bare(c, h, nobody(c, h), "agent");
}

static int by_end(const void *x, const void *y, void *state)
{
    const record *r = state;
    const record *a = &r[*(const uint32_t *)x], *b = &r[*(const uint32_t *)y];
    if (a->m.sentence != b->m.sentence) return a->m.sentence < b->m.sentence ? -1 : 1;
    if (a->m.end != b->m.end) return a->m.end < b->m.end ? -1 : 1;
    if (a->m.first != b->m.first) return a->m.first > b->m.first ? -1 : 1; // inner ones first
    return *(const uint32_t *)x < *(const uint32_t *)y ? -1 : 1;
}

static void mark(coref *c, const record *r)
{
    for (uint32_t i = r->m.first; i < r->m.end; i++) c->taken[i] = true;
}

static void resolve_sentence(coref *c, const uint32_t *order, uint32_t n)
{
    uint32_t next = 0, hit = c->s->hit_of[c->sentence];
    for (uint32_t i = 0; i < c->st->n_tokens; i++) c->taken[i] = false;
    for (uint32_t i = 0; i < n; i++) mark(c, &c->s->records.p[order[i]]);
    for (uint32_t i = 0; i < c->st->n_tokens; i++) {
        while (next < n && c->s->records.p[order[next]].m.end <= i) {
            record r = c->s->records.p[order[next++]];
            remember(c, &r);
        }
        while (hit < c->s->hit_of[c->sentence + 1] && c->s->hits.p[hit].end <= i) hit++;
        if (hit < c->s->hit_of[c->sentence + 1] && c->s->hits.p[hit].first == i &&
            c->s->hits.p[hit].n_actors == 0 && !c->s->hits.p[hit].recorded) {
            bare_agent(c, &c->s->hits.p[hit]);
            i = c->s->hits.p[hit].to - 1;
            continue;
        }
        const token *t = &c->st->tokens[i];
        if (t->upos == UPOS_PRON &&
            (t->xpos == XPOS_PRP || t->xpos == XPOS_PRP_POSS || t->xpos == XPOS_WP_POSS))
            pronoun(c, i);
        else if (c->taken[i] || c->s->hit_at[i] >= 0)
            continue;
        else if (is_hidden_name(c, i))
            hidden_name(c, i);
        else if ((t->upos == UPOS_NOUN ||
                  (t->upos == UPOS_PROPN && islower((unsigned char)t->form.p[0]))) &&
                 !coref_set_phrase(c, i))
            coref_country_phrase(c, i);
        else if (t->upos == UPOS_PROPN) {
            uint32_t end = short_name(c, i);
            if (end > i) i = end - 1;
        }
    }
    while (next < n) {
        record r = c->s->records.p[order[next++]];
        remember(c, &r);
    }
}

const actor *coref_resolve(actor_scan *s)
{
    coref c = {.s = s};
    uint32_t n = (uint32_t)s->records.n, longest = 0;
    for (size_t i = 0; i < s->sentences->n; i++)
        if (s->sentences->p[i].n_tokens > longest) longest = s->sentences->p[i].n_tokens;
    c.taken = arena_array(s->a, bool, longest);
    c.order = arena_array(s->a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) c.order[i] = i;
    qsort_r(c.order, n, sizeof *c.order, by_end, s->records.p);
    c.dateline = name_country_of(s, s->d->dateline_place);
    c.publisher = publisher_of(s->d);
    c.home = name_country_of(s, c.publisher.country);
    c.only = c.home ? NULL : only_country(s);
    for (uint32_t k = 0, at = 0; k < s->sentences->n; k++) {
        uint32_t from = at;
        while (at < n && s->records.p[c.order[at]].m.sentence == k) at++;
        c.sentence = k;
        c.st = &s->sentences->p[k];
        c.here = c.order + from;
        c.n_here = at - from;
        scan_open_sentence(s, k);
        resolve_sentence(&c, c.order + from, at - from);
        find_lead(&c);
    }
    return c.home ? scan_with_sectors(s, c.home, STR("GOV")) : NULL;
}
