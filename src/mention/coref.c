// What only the text before can resolve: pronouns, short names, titles without a name, "both
// sides", "the country". Recency, agreement and subjecthood decide (after Hobbs 1978 and Lappin and
// Leass 1994, much reduced); where they leave two candidates the word stays unresolved.
#include "mention/coref.h"
#include "mention/localword.h"
#include "mention/person_form.h"

#include <ctype.h>

#include <stdlib.h>
#include <string.h>

#define SURNAME_MIN        6   // letters of a family name that is one person's among the holders
#define LABEL_REACH        6   // words behind a label that may say that its speaker is translated
#define NAMESAKES_LOOKBACK 200 // mentions back in which a namesake is looked for

// "talks mediated by Qatar", "Oman hosted the round".
static bool stands_between(const sentence *st, uint32_t word)
{
    const token *t = &st->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->head < 0 || word == 0 || (rel != REL_OBL && rel != REL_NSUBJ)) return false;
    if (rel == REL_OBL && !str_eq(st->tokens[word - 1].form, STR("by"))) return false;
    return str_in_list(st->tokens[t->head].lemma, "mediate|broker|host|moderate|facilitate", '|');
}

// 'm' or 'f' of an office-holder or person by what the text or his given name tells; 0 if neither.
static char gender_of(const coref *c, const actor *who)
{
    uint32_t p = person_named(c->s, who->name, false);
    if (p != SCAN_NONE && c->s->persons.p[p].gender) return c->s->persons.p[p].gender;
    str rest = who->name;
    return person_given_gender(str_split(&rest, ' '));
}

// "A, B and C": the list that ends with the antecedent `last`, longer than the one that `first`
// opens already.
static void lengthen(coref *c, antecedent set, const actor *last)
{
    const antecedent *longest = NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == set.sentence;) {
        const antecedent *a = &c->past.p[i];
        bool same = a->n >= 2 && a->word == set.word && a->actors[0] == set.actors[0];
        if (same && a->actors[a->n - 1] != last && (!longest || a->n > longest->n)) longest = a;
    }
    if (!longest || longest->n == SCAN_ACTORS_MAX) return;
    const actor **all = arena_array(c->s->a, const actor *, longest->n + 1);
    for (uint32_t k = 0; k < longest->n; k++) {
        if (longest->actors[k] == last || longest->actors[k]->person != last->person) return;
        all[k] = longest->actors[k];
    }
    all[longest->n] = last;
    set.actors = all;
    set.n = longest->n + 1;
    set.pair = false;
    *vec_push(c->s->a, &c->past) = set;
}

// "The Secretary and the ministers of Peru and Chile": all together can be meant by "they".
static void unite(coref *c, const antecedent *first, const antecedent *second)
{
    antecedent set = *first;
    if (first->n + second->n > SCAN_ACTORS_MAX || !first->n || !first->subject) return;
    const actor **all = arena_array(c->s->a, const actor *, first->n + second->n);
    uint32_t n = 0;
    for (uint32_t k = 0; k < first->n; k++) all[n++] = first->actors[k];
    for (uint32_t k = 0; k < second->n; k++) {
        for (uint32_t i = 0; i < first->n; i++)
            if (all[i] == second->actors[k]) return;
        all[n++] = second->actors[k];
    }
    set.actors = all;
    set.n = n;
    set.pair = set.person = false;
    set.plural = true;
    set.noun = STR_NONE;
    *vec_push(c->s->a, &c->past) = set;
}

// A body whose name is a plural: "the Taliban have".
static bool is_many(const record *r)
{
    static const char NAMES[] = "Taliban|Houthis|Proud Boys|Oath Keepers|Tamil Tigers|Khmer Rouge";
    return r->m.n_actors == 1 && str_in_list(r->m.actors[0]->name, NAMES, '|');
}

// The index of the antecedent.
static size_t remember(coref *c, const record *r)
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
    if (!a->gender && r->m.n_actors == 1 && r->m.actors[0]->person)
        a->gender = gender_of(c, r->m.actors[0]);
    a->many = is_many(r);
    a->plural = r->plural || a->many;
    a->subject = r->subject;
    a->place = r->place;
    a->person = r->m.n_actors == 1 && (r->m.actors[0]->person || (r->human && !r->plural));
    a->pair = r->m.n_actors == 2;
    a->faint = r->m.faint;
    a->adjective = c->st->tokens[r->m.head].xpos == XPOS_JJ;
    a->between = stands_between(c->st, r->m.head);
    size_t at = c->past.n - 1;
    if (at == 0) return at;
    // "the US and China": both together can be meant by "they" and "both"
    const antecedent *before = NULL;
    const token *t = &c->st->tokens[r->m.head];
    if (t->rel != REL_CONJ) return at;
    for (size_t i = c->past.n - 1; i-- > 0 && i + 6 > c->past.n;)
        if (c->past.p[i].sentence == a->sentence && (int32_t)c->past.p[i].word == t->head &&
            (c->past.p[i].n == 1 || a->n > 1))
            before = &c->past.p[i];
    if (before && a->n > 1) {
        unite(c, before, a);
        return at;
    }
    if (!before || a->n != 1 || before->actors[0] == a->actors[0]) return at;
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
    const actor *last = a->actors[0];
    *vec_push(c->s->a, &c->past) = set;
    lengthen(c, set, last);
    return at;
}

size_t coref_record(coref *c, uint32_t first, uint32_t end, uint32_t head,
                    const actor *const *actors, uint32_t n, const char *how, str noun, char gender)
{
    record *r = scan_record(c->s, c->sentence, first, end, actors, n, how);
    r->m.head = head;
    r->subject = scan_is_subject(c->st, head);
    r->noun = noun;
    r->gender = gender;
    r->late = true;
    return remember(c, r);
}

void coref_make_faint(coref *c, size_t from, size_t past)
{
    for (size_t i = from; i < c->s->records.n; i++) c->s->records.p[i].m.faint = true;
    for (size_t i = past; i < c->past.n; i++) c->past.p[i].faint = true;
}

const actor *coref_country(coref *c, const actor *who)
{
    const actor *country = map_find_pointer(&c->s->actors, who->country);
    if (country) return country;
    str name = who->person ? who->country : who->name;
    return scan_actor(c->s, who->country, STR_NONE, STR_NONE, who->country, name, false);
}

// "Mr. Roe" in a text that the government he works for publishes: an office-holder of its country.
static const actor *own_holder(coref *c, str surname)
{
    bool former = false;
    if (!c->home) return NULL;
    uint32_t row = name_holder(c->s, surname, STR_NONE, c->home->country, &former);
    return row == SCAN_NONE || former ? NULL : name_actor(c->s, row, PIECE_HOLDER, false, surname);
}

// Of several persons with person p's family name the one whom the text named last.
static uint32_t nearest_namesake(const coref *c, uint32_t p)
{
    const actor_scan *s = c->s;
    if (p == SCAN_NONE || !s->persons.p[p].shared) return p;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < NAMESAKES_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->n != 1 || !a->actors[0]->person) continue;
        for (size_t q = 0; q < s->persons.n; q++)
            if (s->persons.p[q].shared && s->persons.p[q].who == a->actors[0] &&
                str_eq(s->persons.p[q].surname, s->persons.p[p].surname))
                return (uint32_t)q;
    }
    return p;
}

// "her Russian counterpart, Mr. Roe": an office-holder of another country that the text names,
// where family names tell persons apart.
static const actor *foreign_holder(coref *c, str surname)
{
    bool former = false;
    uint32_t row = name_holder(c->s, surname, STR_NONE, STR_NONE, &former);
    if (row == SCAN_NONE || former || surname.n < SURNAME_MIN) return NULL;
    str country = name_cell(row, "country");
    if (!country.n || person_family_first(country) || !bearer_count(c->s, country, false))
        return NULL;
    return name_actor(c->s, row, PIECE_HOLDER, false, surname);
}

// Is the speaker of the label that ends at word `end` put into English: a guest?
static bool is_translated(const coref *c, uint32_t end)
{
    for (uint32_t i = end; i < c->st->n_tokens && i < end + LABEL_REACH; i++)
        if (str_in_list(c->st->tokens[i].form, "translation|interpreter|Via", '|')) return true;
    return false;
}

// "MR ROE:": who briefs for the government that publishes the text. A label is no antecedent: "MR
// ROE: The President said that he ...". `p`: who he is, if the text has said so.
static void label_speaker(coref *c, uint32_t end, uint32_t p, str name, char gender)
{
    if (is_translated(c, end)) return;
    if (p == SCAN_NONE) p = person_add_open(c->s, c->sentence, name, gender);
    person_learn(c->s, p, c->home, STR("GOV"));
    size_t past = c->past.n;
    coref_record(c, 0, end, scan_head(c->st, 0, end), &c->s->persons.p[p].who, 1, "label", STR_NONE,
                 gender);
    c->past.n = past;
}

// "al-Turki": where the article before the family name at word i begins; i when there is none.
static uint32_t article_before(const sentence *st, uint32_t i)
{
    bool article = i >= 2 && str_eq(st->tokens[i - 1].form, STR("-")) &&
                   !st->tokens[i - 1].space_after && !st->tokens[i - 2].space_after &&
                   str_in_list(st->tokens[i - 2].form, "al|el|as|ad|ar|at|an|az", '|');
    return article ? i - 2 : i;
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
    if (end < c->st->n_tokens && str_eq(c->st->tokens[end].form, STR(":")))
        name = person_calm(c->s, name);
    uint32_t p = person_named(c->s, name, false);
    if (p == SCAN_NONE && end - first == 1) p = nearest_namesake(c, person_named(c->s, name, true));
    if (p == SCAN_NONE && end - first == 1) p = person_first_named(c->s, name);
    str last = c->st->tokens[end - 1].form;
    const actor *own = p == SCAN_NONE && first > i ? own_holder(c, last) : NULL;
    if (p == SCAN_NONE && first > i && !own) own = foreign_holder(c, last);
    if (own) {
        coref_record(c, i, end, scan_head(c->st, i, end), &own, 1, "short name", STR_NONE, gender);
        return end;
    }
    // "Mr. Roe" of whom the text says no more; in a government's transcript "MR. ROE:" is its own
    bool label = c->home && end < c->st->n_tokens && str_eq(c->st->tokens[end].form, STR(":"));
    bool open = p == SCAN_NONE || c->s->persons.p[p].open;
    if (open && first > i && label && i == 0) {
        label_speaker(c, end, p, name, gender);
        return end;
    }
    if (p == SCAN_NONE && first > i && !label) {
        p = person_add_open(c->s, c->sentence, name, gender);
        coref_record(c, i, end, scan_head(c->st, i, end), &c->s->persons.p[p].who, 1, "form",
                     STR_NONE, gender);
        return end;
    }
    if (p == SCAN_NONE && end - first == 1 && !called_before(c->s, name) &&
        person_speaks_alone(c->st, first)) {
        p = person_add_open(c->s, c->sentence, name, gender);
        coref_record(c, i, end, first, &c->s->persons.p[p].who, 1, "form", STR_NONE, 0);
        coref_open_person(c, &c->s->records.p[c->s->records.n - 1]);
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
    uint32_t from = article_before(c->st, i);
    coref_record(c, from, end, scan_head(c->st, i, end), &who->who, 1, "short name", who->noun,
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
    for (uint32_t w = 0; w < st->n_tokens; w++) {
        bool opens = w == 0 && i == 1 && st->tokens[w].upos != UPOS_DET; // "Later Tesfaye said"
        if (st->tokens[w].head == (int32_t)i && st->tokens[w].upos != UPOS_PUNCT && !opens)
            return false;
    }
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

// "Cook said" after "Peter Cook": a family name that is a noun of the agents too.
static bool is_surname(const coref *c, const agent_hit *h)
{
    const token *t = &c->st->tokens[h->first];
    if (h->end - h->first != 1 || h->named || h->plural || h->definite) return false;
    if (t->upos != UPOS_PROPN || !name_is_capital(t->form) || c->st->headline) return false;
    uint32_t p = person_named(c->s, t->form, true);
    return p != SCAN_NONE && c->s->persons.p[p].sentence < c->sentence;
}

// A noun that no lexicon has: "both sides", "five others", "the country", "our partners".
static void resolve_noun(coref *c, uint32_t i)
{
    size_t before = c->s->records.n;
    if (coref_together(c, i) || coref_kind_phrase(c, i)) return;
    if (coref_set_phrase(c, i)) {
        if (c->s->records.n == before) coref_states(c, i);
        return;
    }
    if (coref_those(c, i) || coref_others(c, i) || coref_country_phrase(c, i)) return;
    coref_states(c, i);
}

static void resolve_sentence(coref *c, const uint32_t *order, uint32_t n)
{
    uint32_t next = 0, hit = c->s->hit_of[c->sentence];
    for (uint32_t i = 0; i < c->st->n_tokens; i++) c->taken[i] = false;
    for (uint32_t i = 0; i < n; i++) mark(c, &c->s->records.p[order[i]]);
    for (uint32_t i = 0; i < c->st->n_tokens; i++) {
        while (next < n && c->s->records.p[order[next]].m.end <= i) {
            record r = c->s->records.p[order[next++]];
            coref_open_person(c, &r);
            remember(c, &r);
        }
        while (hit < c->s->hit_of[c->sentence + 1] && c->s->hits.p[hit].end <= i) hit++;
        if (hit < c->s->hit_of[c->sentence + 1] && c->s->hits.p[hit].first == i &&
            c->s->hits.p[hit].n_actors == 0 && !c->s->hits.p[hit].recorded) {
            if (is_surname(c, &c->s->hits.p[hit])) {
                hidden_name(c, i);
                continue;
            }
            coref_bare_agent(c, &c->s->hits.p[hit]);
            i = c->s->hits.p[hit].to - 1;
            continue;
        }
        const token *t = &c->st->tokens[i];
        if (t->upos == UPOS_PRON &&
            (t->xpos == XPOS_PRP || t->xpos == XPOS_PRP_POSS || t->xpos == XPOS_WP_POSS))
            coref_pronoun(c, i);
        else if (c->taken[i] || c->s->hit_at[i] >= 0)
            continue;
        else if (is_hidden_name(c, i))
            hidden_name(c, i);
        else if (t->upos == UPOS_NOUN ||
                 (t->upos == UPOS_PROPN && (islower((unsigned char)t->form.p[0]) ||
                                            str_in_list(t->form, "Allies|Partners", '|'))))
            resolve_noun(c, i);
        else if (coref_those(c, i) || coref_together(c, i))
            continue;
        else if (t->upos == UPOS_PROPN) {
            uint32_t end = short_name(c, i);
            if (end > i) i = end - 1;
        }
    }
    while (next < n) {
        record r = c->s->records.p[order[next++]];
        coref_open_person(c, &r);
        remember(c, &r);
    }
}

// The country whose words the report uses ("bandh", "gardai"); NULL when none or several.
static const actor *find_local(actor_scan *s)
{
    str country = STR_NONE;
    for (size_t k = 0; k < s->sentences->n; k++) {
        const sentence *st = &s->sentences->p[k];
        for (uint32_t i = 0; i < st->n_tokens; i++) {
            str here = localword_country(st, i);
            if (!here.n || str_eq(here, country)) continue;
            if (country.n) return NULL;
            country = here;
        }
    }
    return country.n ? name_of_country(s, country) : NULL;
}

static bool names_country(const actor_scan *s)
{
    for (size_t i = 0; i < s->pieces.n; i++)
        if (s->pieces.p[i].who && s->pieces.p[i].who->country.n) return true;
    return s->asides.n > 0;
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
    c.home = s->home;
    c.other = c.home ? coref_only_country(s, c.home) : NULL;
    c.only = coref_only_country(s, NULL);
    c.story = c.home || s->sentences->n < 2 ? NULL : coref_story(&c);
    c.acts = c.only && coref_acts(s, c.only);
    if (!c.home && !c.dateline && !names_country(s)) c.only = c.story = find_local(s);
    uint32_t beside = c.home ? coref_named_beside(s, c.home) : 0;
    c.abroad = beside > 0;
    c.domestic =
        c.home && !c.publisher.abroad &&
        (beside < 2 || beside * COREF_HOME_RATIO <= bearer_count(s, c.home->country, false));
    if (c.home && c.only && !str_eq(c.only->country, c.home->country)) c.only = NULL;
    for (uint32_t k = 0, at = 0; k < s->sentences->n; k++) {
        uint32_t from = at;
        while (at < n && s->records.p[c.order[at]].m.sentence == k) at++;
        c.sentence = k;
        c.st = &s->sentences->p[k];
        c.here = c.order + from;
        c.n_here = at - from;
        scan_open_sentence(s, k);
        resolve_sentence(&c, c.order + from, at - from);
        if (!c.titled) coref_note_meeting(&c);
        coref_note_titled(&c);
        coref_find_lead(&c);
    }
    return c.home ? scan_with_sectors(s, c.home, STR("GOV")) : NULL;
}
