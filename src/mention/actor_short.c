// Other names that the text itself gives an actor: the letters in brackets behind its name ("State
// Board of Antiquities (SBA)", later "the SBA"), and a company's name without its legal form. Runs
// last, over all mentions, as only then each name's actor is known.
#include "mention/actor_scan.h"

#include <string.h>

#define ALIAS_LETTERS_MAX 10 // longest such abbreviation
#define ALIAS_LETTERS_MIN 2
#define ALIAS_WORDS_MAX   4 // longest alias that is looked up

static const char LEGAL_FORMS[] =
    "Inc|Inc.|Corp|Corp.|Ltd|Ltd.|LLC|L.L.C.|PLC|Plc|plc|GmbH|S.A.|S.p.A.|AG|N.V.|Co.|LLP|Bhd|JSC|"
    "PJSC|OJSC|OOO|Limited|Incorporated";

typedef struct {
    actor_scan *s;
    map of;            // number: index + 1 of the record whose alias it is
    uint32_t *newest;  // [n_sentences] index + 1 of a sentence's last record in the chain
    uint32_t *earlier; // [n_records] index + 1 of the one before in the chain
} aliases;

static bool is_abbreviation(str form)
{
    if (form.n < ALIAS_LETTERS_MIN || form.n > ALIAS_LETTERS_MAX) return false;
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] < 'A' || form.p[i] > 'Z') return false;
    return true;
}

// Do the letters stand, in this order, at the beginnings of the name's words, the first of them at
// a capital?
static bool abbreviates(str letters, str name)
{
    size_t at = 0;
    bool start = true;
    for (size_t i = 0; i < name.n && at < letters.n; i++) {
        char c = name.p[i], big = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        if (start && big == letters.p[at] && (at > 0 || big == c)) at++;
        start = c == ' ' || c == '-' || c == '/';
    }
    return at == letters.n;
}

static void learn(aliases *x, uint32_t r)
{
    const mention *m = &x->s->records.p[r].m;
    const sentence *st = &x->s->sentences->p[m->sentence];
    bool added;
    if (str_eq(m->how, STR("apposition")) && m->n_actors == 1 && !m->actors[0]->person) {
        map_entry *e = map_add(&x->of, x->s->a, m->actors[0]->name, &added); // "Zentro, a maker"
        if (added) e->value.number = r + 1;
    }
    if (m->n_actors != 1 || m->end - m->first < 2 || m->actors[0]->person) return;
    uint32_t at = m->end;
    str last = st->tokens[at - 1].form;
    if (str_in_list(last, LEGAL_FORMS, '|')) {
        uint32_t end = at - 1;
        if (end > m->first + 1 && str_eq(st->tokens[end - 1].form, STR(","))) end--;
        str name = scan_text(x->s, m->sentence, m->first, end);
        map_entry *e = map_add(&x->of, x->s->a, name, &added);
        if (added) e->value.number = r + 1;
    }
    if (at + 2 >= st->n_tokens || !str_eq(st->tokens[at].form, STR("(")) ||
        !str_eq(st->tokens[at + 2].form, STR(")")))
        return;
    str letters = st->tokens[at + 1].form;
    if (!is_abbreviation(letters) || !abbreviates(letters, span_text(x->s->d->text, m->span)))
        return;
    map_entry *e = map_add(&x->of, x->s->a, letters, &added);
    if (added) e->value.number = r + 1;
}

static bool is_taken(const aliases *x, uint32_t sentence_index, uint32_t first, uint32_t end)
{
    for (uint32_t r = x->newest[sentence_index]; r; r = x->earlier[r - 1]) {
        const mention *m = &x->s->records.p[r - 1].m;
        if (m->first < end && first < m->end) return true;
    }
    return false;
}

// The longest alias from word i on; its end, or i.
static uint32_t find_at(aliases *x, uint32_t k, uint32_t i)
{
    const sentence *st = &x->s->sentences->p[k];
    if (!name_is_capital(st->tokens[i].form)) return i;
    for (uint32_t n = ALIAS_WORDS_MAX; n > 0; n--) {
        uint32_t end = i + n, known;
        if (end > st->n_tokens) continue;
        if (!map_find_number(&x->of, scan_text(x->s, k, i, end), &known)) continue;
        record known_as = x->s->records.p[known - 1];
        if (known_as.m.sentence > k || is_taken(x, k, i, end)) return i;
        record *r = scan_record(x->s, k, i, end, known_as.m.actors, 1, "short name");
        r->noun = known_as.noun;
        return end;
    }
    return i;
}

void short_find(actor_scan *s)
{
    aliases x = {.s = s};
    uint32_t n = (uint32_t)s->records.n;
    x.newest = arena_array(s->a, uint32_t, s->sentences->n);
    x.earlier = arena_array(s->a, uint32_t, n);
    for (uint32_t k = 0; k < s->sentences->n; k++) x.newest[k] = 0;
    for (uint32_t r = 0; r < n; r++) {
        uint32_t k = s->records.p[r].m.sentence;
        x.earlier[r] = x.newest[k];
        x.newest[k] = r + 1;
        learn(&x, r);
    }
    if (x.of.n == 0) return;
    for (uint32_t k = 0; k < s->sentences->n; k++)
        for (uint32_t i = 0; i < s->sentences->p[k].n_tokens; i++) {
            uint32_t end = find_at(&x, k, i);
            if (end > i) i = end - 1;
        }
}
