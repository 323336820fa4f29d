// Facts of red lines and warnings to rows: the same state, for the same one, about the same matter
// is one row, however often it is told. Claims of crossing go to the line that they are about.
#include "ledger/about.h"
#include "ledger/foldindex.h"
#include "ledger/folding.h"
#include "ledger/redline.h"
#include "link/period.h"

#include <stdlib.h>
#include <string.h>

#define WARNING_DAYS   730 // between two tellings of one warning
#define SHORT_MATTER   3 // words, of which one alone may be all that another text says: "the attack"
#define TOLD_TO_NOBODY 2 // words that a warning to nobody has in common with the one it repeats
#define PARTY_STEM     4 // letters of a party's name: "Chad", "Chadian"

typedef struct {
    str by, to, strength; // keys
    str subject, text;    // thesaurus, words: of the first fact that has any; titles cut short
    bool in_title, named;
    const fact *told; // whose words the text are
    fact_refs facts;
    str_vec substances; // of the facts, as long as they are in this order
    fact_refs crossed;
} line_group;

typedef struct {
    VEC(line_group) groups;
    fold_index of_strength; // by who drew it and how strongly
    fold_index drawn;       // by who drew it
    buf key;
} line_groups;

static str target(const fact *x)
{
    return x->n_recipients ? x->recipients[0].key : STR_NONE;
}

static bool shares_text(const fact_refs *facts, const fact *x)
{
    for (size_t i = 0; i < facts->n; i++)
        if (str_eq(facts->p[i]->document, x->document)) return true;
    return false;
}

static bool is_warning(const fact *x)
{
    return str_eq(x->state, STR("warning"));
}

// A warning is of its time: what is told in much the same words years later is another.
static bool is_of_other_times(const fact *x, const fact *y)
{
    if (!is_warning(x)) return false;
    period a = period_read(x->date.n ? x->date : x->published);
    period b = period_read(y->date.n ? y->date : y->published);
    return a.known && b.known && !period_overlaps(a, b, WARNING_DAYS);
}

static bool points_back(str text)
{
    while (text.n)
        if (str_in_list(str_split(&text, ' '), "this|these|such", '|')) return true;
    return false;
}

// "If it goes ahead with the deal ... If its parliament ratifies this paper": of one text and pair.
static bool is_told_on(const fact *x, const fact *y)
{
    const fact *later = x->sentence > y->sentence ? x : y;
    return str_eq(x->document, y->document) && str_eq(target(x), target(y)) &&
           x->sentence != y->sentence && points_back(later->subject_text);
}

// Is the word the name of a party, or of who speaks for it?
static bool names_party(str word, str name)
{
    while (name.n) {
        str piece = str_split(&name, ' ');
        size_t n = piece.n < PARTY_STEM ? piece.n : PARTY_STEM;
        if (n >= PARTY_STEM && word.n >= n &&
            str_eq_nocase(str_sub(piece, 0, n), str_sub(word, 0, n)))
            return true;
    }
    return false;
}

// The words that tell one matter of two parties from another, deeds under one name.
static str substance(const fact *x, arena *a)
{
    str text = x->subject_text;
    buf b = {0};
    if (!is_warning(x)) return STR_NONE;
    buf_add_c(&b, ","); // no word is the first, whose capital tells nothing
    while (text.n) {
        str word = str_split(&text, ' ');
        while (word.n && str_in_list(str_sub(word, word.n - 1, word.n), ",|;|:|.", '|')) word.n--;
        str lower = str_lower(a, word);
        if (line_word(lower, "empty") || names_party(word, x->actors[0].name) ||
            (x->n_recipients && names_party(word, x->recipients[0].name)))
            continue;
        buf_add_c(&b, " ");
        str same = line_word_alike(lower);
        buf_add(&b, str_eq(same, lower) ? word : same);
    }
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

// The same matter, but for the parties: "Chad" alone is no matter of two warnings to Chad. What
// another text says to nobody that is named has to say more. `own` and `other` are the substances.
static bool is_same_matter(const fact *x, const fact *y, str own, str other)
{
    bool near = str_eq(x->document, y->document);
    if (!is_warning(x))
        return matter_same(y->subject, y->subject_text, x->subject, x->subject_text);
    uint32_t n = matter_size(own), k = matter_size(other);
    if (!n || !k) return n == k && near;
    if (!near && !(x->n_recipients && y->n_recipients) &&
        matter_common(own, other) < TOLD_TO_NOBODY)
        return false;
    if (near) return matter_same(y->subject, other, x->subject, own);
    uint32_t common = n < k ? matter_common(own, other) : matter_common(other, own);
    if (common == 1 && (n > k ? n : k) > SHORT_MATTER) return false;
    return !matter_names_differ(own, other) && 2 * common > (n < k ? n : k);
}

static bool about_same(const line_group *g, const fact *x, str own)
{
    for (size_t i = 0; i < g->facts.n; i++) {
        const fact *y = g->facts.p[i];
        if (!y->subject_text.n || is_of_other_times(x, y)) continue;
        if (is_same_matter(x, y, own, g->substances.p[i])) return true;
        if (is_told_on(x, y)) return true;
        if (!str_eq(x->document, y->document)) continue;
        // A text has one red line of one state for another, unless it names two.
        if (str_eq(x->state, STR("red line")) && str_eq(target(x), target(y)) &&
            !matter_names_differ(y->subject_text, x->subject_text))
            return true;
        if (matter_share_name(y->subject_text, x->subject_text, x->actors[0].name,
                              x->n_recipients ? x->recipients[0].name : STR_NONE))
            return true;
    }
    return false;
}

// Does a warning's subject name somebody or something beside its parties: "an attack on Chad"?
static bool names_third(const fact *x)
{
    str text = x->subject_text;
    for (str_split(&text, ' '); text.n;) { // the first word's capital tells nothing
        str word = str_split(&text, ' ');
        if (!word.n || word.p[0] < 'A' || word.p[0] > 'Z') continue;
        if (names_party(word, x->actors[0].name)) continue;
        if (!x->n_recipients || !names_party(word, x->recipients[0].name)) return true;
    }
    return false;
}

// Of several the one about the same; without a subject the only one, or the one of the same text.
static line_group *find_group(line_groups *all, const fact *x, bool any_target, str own)
{
    line_group *only = NULL, *near = NULL;
    size_t n = 0;
    const str key[] = {x->actors[0].key, x->state};
    const place_vec *list = foldindex_find(&all->of_strength, foldindex_key(&all->key, key, 2));
    for (size_t i = 0; i < list->n; i++) {
        line_group *g = &all->groups.p[list->p[i]];
        if (!str_eq(g->by, x->actors[0].key) || !str_eq(g->strength, x->state)) continue;
        if (!any_target && !str_eq(g->to, target(x))) continue;
        if (x->subject_text.n && about_same(g, x, own)) return g;
        only = g;
        n++;
        if (!near && shares_text(&g->facts, x)) near = g;
    }
    if (x->subject_text.n) return NULL;
    return n == 1 ? only : near;
}

static line_group *new_group(ledger *l, line_groups *all, const line_group *g)
{
    uint32_t place = (uint32_t)all->groups.n;
    const str key[] = {g->by, g->strength};
    line_group *out = vec_push(&l->a, &all->groups);
    *out = *g;
    foldindex_add(&all->of_strength, foldindex_key(&all->key, key, 2), place);
    foldindex_add(&all->drawn, g->by, place);
    return out;
}

static void put(ledger *l, line_groups *all, const fact *x)
{
    str own = substance(x, &l->a);
    line_group *g = find_group(all, x, !x->n_recipients, own);
    if (!g) {
        if (!x->subject_text.n || !x->n_recipients) return; // says neither what nor for whom
        g = new_group(l, all,
                      &(line_group){.by = x->actors[0].key, .to = target(x), .strength = x->state});
    }
    *vec_push(&l->a, &g->substances) = own;
    *vec_push(&l->a, &g->facts) = x;
    if (!x->subject_text.n) return;
    bool named = names_third(x), body = g->in_title && x->sentence > 0;
    if (!g->text.n || (!g->named && named) || (body && named == g->named)) {
        g->in_title = x->sentence == 0;
        g->named = named;
        g->told = x;
        g->subject = x->subject;
        g->text = x->subject_text;
    }
}

// How well a claim of crossing fits a line: not at all without its state and who crossed.
static double fit(const line_group *g, const fact *x)
{
    double score = 0.5;
    if (x->n_actors && !str_eq(g->by, x->actors[0].key)) return 0;
    if (x->n_recipients && !str_eq(g->to, target(x))) return 0;
    bool nobody = !x->n_actors && !x->n_recipients;
    for (size_t i = 0; i < g->facts.n; i++) {
        const fact *y = g->facts.p[i];
        bool text = str_eq(y->document, x->document);
        double s = 0;
        if (text) s += 1;
        if (text && y->sentence == x->sentence) s += 2;
        uint32_t common = matter_common(y->subject_text, x->subject_text) +
                          matter_common(y->subject_text, x->crossings[0].text);
        if (nobody && !common) s = 0; // neither who nor what
        s += common;
        if (0.5 + s > score && (s > 0)) score = 0.5 + s;
    }
    if (str_eq(g->strength, STR("red line"))) score += 0.4;
    return score;
}

static bool is_title(const fact *x)
{
    return x->sentence == 0;
}

// A line that is only told of as crossed: the two are named, and it is called a red one.
static line_group *only_line(ledger *l, line_groups *all, const fact *x)
{
    line_group *only = NULL;
    size_t n = 0;
    if (!x->n_actors || !x->n_recipients || !str_eq(x->kind, STR("red line"))) return NULL;
    const place_vec *list = foldindex_find(&all->drawn, x->actors[0].key);
    for (size_t i = 0; i < list->n; i++) {
        line_group *g = &all->groups.p[list->p[i]];
        if (!str_eq(g->to, target(x)) || !str_eq(g->strength, STR("red line"))) continue;
        only = g;
        n++;
    }
    if (n || str_eq(x->crossings[0].text, x->text)) return n == 1 ? only : NULL;
    return new_group(l, all,
                     &(line_group){.by = x->actors[0].key,
                                   .to = target(x),
                                   .strength = STR("red line"),
                                   .text = x->crossings[0].text});
}

static void put_crossing(ledger *l, line_groups *all, const fact *x)
{
    line_group *best = NULL;
    double most = 0.9; // nothing in common but the parties
    const place_vec *own = x->n_actors ? foldindex_find(&all->drawn, x->actors[0].key) : NULL;
    for (size_t i = 0; i < (own ? own->n : all->groups.n); i++) {
        line_group *g = &all->groups.p[own ? own->p[i] : i];
        double s = fit(g, x);
        if (s <= most) continue;
        best = g;
        most = s;
    }
    if (!best) best = only_line(l, all, x);
    if (best) *vec_push(&l->a, &best->crossed) = x;
}

static void fill_crossings(ledger *l, const line_group *g, redline_row *row)
{
    for (int titles = 0; titles < 2; titles++) // a title only when its text says no more
        for (size_t i = 0; i < g->crossed.n; i++) {
            const fact *x = g->crossed.p[i];
            bool told = false;
            if (is_title(x) != (titles == 1)) continue;
            for (size_t k = 0; k < g->crossed.n && is_title(x); k++)
                told = told || (!is_title(g->crossed.p[k]) &&
                                str_eq(g->crossed.p[k]->document, x->document));
            if (!told) fold_reason(l, &x->crossings[0], &row->crossings, &row->n_crossings);
        }
}

static bool is_day(const fact *x)
{
    return x->date.n && period_read(x->date).known;
}

// Who said what it is about.
static str voices(ledger *l, const line_group *g)
{
    buf b = {0};
    for (size_t i = 0; i < g->facts.n; i++) {
        if (g->told && !g->facts.p[i]->subject_text.n) continue;
        str name = g->facts.p[i]->by.name;
        if (!name.n || str_find(buf_str(&b), name) != SIZE_MAX) continue;
        if (b.n) buf_add_c(&b, "; ");
        buf_add(&b, name);
    }
    str out = str_copy(&l->a, buf_str(&b));
    buf_free(&b);
    return out;
}

// Its own words: rather what says about what and for whom than a mention of it; no title.
static bool proves_more(const fact *x, const fact *than)
{
    int a = 2 * (x->subject_text.n > 0) + (x->n_recipients > 0);
    int b = 2 * (than->subject_text.n > 0) + (than->n_recipients > 0);
    if (is_title(x) != is_title(than)) return is_title(than);
    return a > b;
}

// Does a state go by the name of who speaks for it?
static bool is_voiced(const fact *x)
{
    return str_eq(x->actors[0].name, x->by.name);
}

#define NAMES_MAX 16 // by which facts call one state; further ones do not count

// What most of the facts [n] of a state call it, not by who speaks for it; of as many the first by
// letters.
static str name_of_state(const fact *const *facts, size_t n_facts)
{
    str names[NAMES_MAX];
    size_t counts[NAMES_MAX], n = 0, best = 0;
    for (size_t i = 0; i < n_facts; i++) {
        const fact *x = facts[i];
        if (is_voiced(x)) continue;
        size_t k = 0;
        while (k < n && !str_eq(names[k], x->actors[0].name)) k++;
        if (k == NAMES_MAX) continue;
        if (k == n) {
            names[n] = x->actors[0].name;
            counts[n++] = 0;
        }
        counts[k]++;
    }
    for (size_t k = 1; k < n; k++)
        if (counts[k] > counts[best] ||
            (counts[k] == counts[best] && str_cmp(names[k], names[best]) < 0))
            best = k;
    return n ? names[best] : STR_NONE;
}

// The states' names, by their keys.
static map names_of_states(arena *a, const fact *const *facts, size_t n)
{
    map told = {0}, names = {0};
    for (size_t i = 0; i < n; i++) {
        if (!facts[i]->n_actors) continue;
        map_entry *state = map_add(&told, a, facts[i]->actors[0].key, NULL);
        if (!state->value.pointer) state->value.pointer = arena_array(a, fact_refs, 1);
        *vec_push(a, (fact_refs *)state->value.pointer) = facts[i];
    }
    for (size_t i = 0; i < told.n; i++) {
        const fact_refs *own = told.entries[i].value.pointer;
        str *name = arena_array(a, str, 1);
        *name = name_of_state(own->p, own->n);
        map_set_pointer(&names, a, told.entries[i].key, name);
    }
    return names;
}

static redline_row make_row(ledger *l, line_group *g, const map *names)
{
    const fact *first = NULL, *proof = g->facts.n ? g->facts.p[0] : g->crossed.p[0];
    double doubt = 1;
    bool voiced = false;
    redline_row row = {.strength = g->strength};
    fold_sort(&g->facts);
    for (size_t i = 0; i < g->facts.n; i++) {
        const fact *x = g->facts.p[i];
        doubt *= 1 - x->confidence;
        if (!row.by.key.n || (voiced && !is_voiced(x))) {
            row.by = x->actors[0];
            voiced = is_voiced(x);
        }
        if (!row.to.key.n && x->n_recipients) row.to = x->recipients[0];
        if (!first && is_day(x)) first = x;
    }
    for (size_t i = 0; i < g->facts.n; i++)
        if (proves_more(g->facts.p[i], proof)) proof = g->facts.p[i];
    if (g->told && g->told->n_recipients) proof = g->told;
    if (!g->facts.n) {
        row.by = proof->actors[0];
        row.to = proof->recipients[0];
        doubt = 1 - proof->confidence;
    }
    const str *name = map_find_pointer(names, g->by);
    if (name && name->n) row.by.name = *name;
    row.subject = matter_title(g->subject, g->text);
    row.since = first ? fold_date(l, first->date) : STR_NONE;
    row.words = proof->text;
    row.voiced_by = voices(l, g);
    row.confidence = 1 - doubt;
    fill_crossings(l, g, &row);
    fact_refs all = {0};
    for (size_t i = 0; i < g->facts.n; i++) *vec_push(&l->a, &all) = g->facts.p[i];
    for (size_t i = 0; i < g->crossed.n; i++) *vec_push(&l->a, &all) = g->crossed.p[i];
    row.events = fold_events(l, &all, &row.n_events);
    row.told = fold_tellers(l, &all);
    buf key = {0};
    buf_add_format(&key, "%.*s|%.*s|%.*s|%.*s", STR_ARG(g->by), STR_ARG(g->to),
                   STR_ARG(g->strength), STR_ARG(row.subject));
    fold_id("redline", buf_str(&key), row.id);
    buf_free(&key);
    return row;
}

static int by_line(const void *a, const void *b)
{
    const redline_row *x = a, *y = b;
    int c = str_cmp(x->by.key, y->by.key);
    if (!c) c = str_cmp(x->to.key, y->to.key);
    if (!c) c = str_cmp(x->strength, y->strength);
    return c ? c : str_cmp(x->subject, y->subject);
}

static bool is_past(const ledger *l, const fact *x)
{
    period today = period_read(l->table.as_of);
    return !x->denied && (!today.known || fold_day(x) <= today.last);
}

void redline_fold(ledger *l, const fact *const *facts, size_t n)
{
    line_groups all = {0};
    for (int complete = 1; complete >= 0; complete--) // what says most goes first
        for (size_t i = 0; i < n; i++) {
            const fact *x = facts[i];
            bool whole = x->n_actors && x->n_recipients && x->subject_text.n;
            if (str_eq(x->state, STR("crossed")) || !is_past(l, x) || !x->n_actors) continue;
            if (whole == (complete == 1)) put(l, &all, x);
        }
    for (size_t i = 0; i < n; i++)
        if (str_eq(facts[i]->state, STR("crossed")) && is_past(l, facts[i]))
            put_crossing(l, &all, facts[i]);
    arena scratch = {0};
    map names = names_of_states(&scratch, facts, n);
    size_t n_rows = all.groups.n;
    redline_row *rows = arena_array(&l->a, redline_row, n_rows + 1);
    for (size_t i = 0; i < n_rows; i++) rows[i] = make_row(l, &all.groups.p[i], &names);
    if (n_rows) qsort(rows, n_rows, sizeof *rows, by_line);
    fold_tell_apart(rows->id, n_rows, sizeof *rows);
    l->table.redlines = rows;
    l->table.n_redlines = n_rows;
    arena_free(&scratch);
    foldindex_free(&all.of_strength);
    foldindex_free(&all.drawn);
    buf_free(&all.key);
}
