#include "link/relation.h"

#include "base/table.h"
#include "link/reasoner.h"

#include "connective_table.inc"

#include <stdlib.h>
#include <string.h>

#define CONNECTIVE_WORDS_MAX 5  // of a connective in the table
#define RELATIONS_MAX        24 // of one sentence; longer ones are lists, not arguments
#define CLIMB_MAX            8  // steps out of a connective or up to a clause
#define OPENING_WORDS        3  // an adverb that points back stands among the first words
#define TEXT_MAX             64 // bytes of a connective

enum { COL_WORDS, COL_KIND, COL_FORM, COL_OF, COL_WITH, COL_TOLD, COL_WHY, COL_STRENGTH };

typedef struct {
    const frame_view *f;
    relation *out; // [n] of RELATIONS_MAX
    uint32_t n;
} reader;

static const char *const KINDS[LINK_KINDS] = {"cause",      "response", "condition", "purpose",
                                              "concession", "part",     "same"};

const char *link_kind_name(link_kind kind)
{
    return KINDS[kind];
}

link_kind link_kind_named(str name)
{
    for (int i = 0; i < LINK_KINDS; i++)
        if (str_eq(name, str_of(KINDS[i]))) return (link_kind)i;
    return LINK_CAUSE;
}

static str cell(uint32_t row, uint32_t column)
{
    return table_cell(&connective_table, row, column);
}

static const token *word_at(const reader *r, uint32_t w)
{
    return &r->f->sentence->tokens[w];
}

static deprel rel_at(const reader *r, uint32_t w)
{
    return deprel_base((deprel)word_at(r, w)->rel);
}

static bool is_nominal(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || t->upos == UPOS_PRON ||
           t->upos == UPOS_NUM || t->upos == UPOS_SYM;
}

static void add(reader *r, uint32_t row, uint32_t first, uint32_t end, int32_t told, int32_t why)
{
    if (r->n == RELATIONS_MAX || told < 0 || told == why) return;
    for (uint32_t i = 0; i < r->n; i++)
        if (r->out[i].told == told && r->out[i].why == why) return;
    char number[16] = {0};
    str s = cell(row, COL_STRENGTH), words = cell(row, COL_WORDS);
    memcpy(number, s.p, s.n < sizeof number ? s.n : sizeof number - 1);
    double strength = strtod(number, NULL);
    r->out[r->n++] = (relation){.kind = link_kind_named(cell(row, COL_KIND)),
                                .first = first,
                                .end = end,
                                .told = told,
                                .why = why,
                                .meant = strength,
                                .strength = strength,
                                .causal = strength,
                                .negative = str_eq(words, STR("unless"))};
}

// --- what a connective may govern

static bool is_clause(const reader *r, uint32_t w)
{
    const token *t = word_at(r, w);
    if (frame_child(r->f, w, REL_NSUBJ) >= 0 || frame_child(r->f, w, REL_COP) >= 0 ||
        frame_child(r->f, w, REL_NSUBJ_PASS) >= 0 || frame_child(r->f, w, REL_EXPL) >= 0)
        return true;
    return t->upos == UPOS_VERB && t->xpos != XPOS_VBG;
}

static bool governs(const reader *r, uint32_t row, uint32_t w)
{
    const token *t = word_at(r, w);
    str of = cell(row, COL_OF);
    while (of.n) {
        str form = str_split(&of, ' ');
        if (str_eq(form, STR("any"))) return true;
        if (str_eq(form, STR("gerund")) && t->xpos == XPOS_VBG) return true;
        if (str_eq(form, STR("infinitive")) && t->xpos == XPOS_VB) return true;
        if (str_eq(form, STR("noun")) && is_nominal(t)) return true;
        if (str_eq(form, STR("clause")) && is_clause(r, w)) return true;
    }
    return false;
}

// Do the words that the row wants of what is told hold ("arrested for", "condemned for")?
static bool goes_with(const reader *r, uint32_t row, int32_t told)
{
    str with = cell(row, COL_WITH);
    if (with.n == 0) return true;
    while (with.n && told >= 0)
        if (str_eq(str_split(&with, '|'), word_at(r, (uint32_t)told)->lemma)) return true;
    return false;
}

// --- out of the connective

static bool inside(uint32_t first, uint32_t end, int32_t w)
{
    return w >= (int32_t)first && w < (int32_t)end;
}

// The first word above `w` that is none of the connective's; -1 when there is none.
static int32_t climb_out(const reader *r, uint32_t first, uint32_t end, int32_t w)
{
    for (int step = 0; step < CLIMB_MAX && inside(first, end, w); step++)
        w = word_at(r, (uint32_t)w)->head;
    return inside(first, end, w) ? -1 : w;
}

// The phrase that hangs on a word of the connective ("citing [the sale]").
static int32_t phrase_below(const reader *r, uint32_t first, uint32_t end)
{
    for (uint32_t w = first; w < end; w++)
        for (uint32_t i = r->f->first_child[w]; i < r->f->first_child[w + 1]; i++) {
            uint32_t c = r->f->children[i];
            if (c < end) continue;
            switch (rel_at(r, c)) {
            case REL_OBJ:
            case REL_OBL:
            case REL_NMOD:
            case REL_CCOMP:
            case REL_XCOMP:
            case REL_ACL:
            case REL_ADVCL: return (int32_t)c;
            default: break;
            }
        }
    return -1;
}

static bool is_marker(const reader *r, uint32_t w)
{
    deprel rel = rel_at(r, w);
    return rel == REL_CASE || rel == REL_MARK || rel == REL_FIXED || rel == REL_ADVMOD ||
           rel == REL_CC;
}

// "We are following the talks", with the verb of a clause in the place of a connective.
static bool is_predicate(const reader *r, uint32_t w)
{
    deprel rel = rel_at(r, w);
    return word_at(r, w)->upos == UPOS_VERB && !is_marker(r, w) && rel != REL_ADVCL &&
           rel != REL_ACL;
}

// "They halted the talks, the ministry announced, citing the sale": what is explained is what the
// inserted words report.
static int32_t told_in(const reader *r, int32_t told)
{
    const token *t = word_at(r, (uint32_t)told);
    bool inserted = t->rel == REL_PARATAXIS && t->head >= 0 && t->head < told &&
                    str_in_list(t->lemma, "say|announce|tell|declare|report|state|add|note", '|');
    return inserted ? t->head : told;
}

// A bare infinitive is a purpose where it is a clause of its own below a verb that takes none.
static bool may_be_purpose(const reader *r, int32_t told, uint32_t why)
{
    return rel_at(r, why) == REL_ADVCL && word_at(r, (uint32_t)told)->upos == UPOS_VERB &&
           !pair_is_content(r->f, (uint32_t)told, why);
}

static void read_before(reader *r, uint32_t row, uint32_t first, uint32_t end)
{
    int32_t why, told;
    if (is_predicate(r, first)) return;
    if (is_marker(r, end - 1)) {
        why = climb_out(r, first, end, (int32_t)end - 1);
        if (why < (int32_t)end) return;
        told = climb_out(r, first, end, word_at(r, (uint32_t)why)->head);
    } else {
        why = phrase_below(r, first, end);
        told = climb_out(r, first, end, (int32_t)end - 1);
    }
    if (why < 0 || told < 0 || !governs(r, row, (uint32_t)why) || !goes_with(r, row, told)) return;
    told = told_in(r, told);
    if (pair_is_aside(r->f, first, end, (uint32_t)why)) return;
    if (rel_at(r, (uint32_t)why) == REL_NUMMOD) return; // "over 40 people"
    bool bare_to = end == first + 1 && word_at(r, first)->xpos == XPOS_TO;
    if (bare_to && !may_be_purpose(r, told, (uint32_t)why)) return;
    add(r, row, first, end, told, why);
}

// "Must withdraw before talks can resume": what stands above has to come first.
static void read_ahead(reader *r, uint32_t row, uint32_t first, uint32_t end)
{
    int32_t told = climb_out(r, first, end, (int32_t)end - 1);
    if (told < (int32_t)end || !governs(r, row, (uint32_t)told)) return;
    int32_t why = climb_out(r, first, end, word_at(r, (uint32_t)told)->head);
    if (why < 0) return;
    int32_t aux = frame_child(r->f, (uint32_t)why, REL_AUX);
    str verb = word_at(r, (uint32_t)why)->lemma;
    bool has_to =
        str_in_list(verb, "have|need", '|') && word_at(r, (uint32_t)why)->upos == UPOS_VERB;
    if (!has_to && (aux < 0 || !str_in_list(word_at(r, (uint32_t)aux)->lemma, "must|should", '|')))
        return;
    add(r, row, first, end, told, why);
}

// "Consequently, ...", "..., and as a result ...".
static void read_back(reader *r, uint32_t row, uint32_t first, uint32_t end)
{
    int32_t told = climb_out(r, first, end, (int32_t)first);
    if (told < 0) return;
    if (rel_at(r, (uint32_t)told) == REL_CONJ && word_at(r, (uint32_t)told)->head < (int32_t)first)
        add(r, row, first, end, told, word_at(r, (uint32_t)told)->head);
    else if (first < OPENING_WORDS)
        add(r, row, first, end, told, RELATION_BEFORE);
}

// What fills the slot that a cell names; the complement where something is made to do it.
static int32_t fill(const reader *r, uint32_t verb, str slot)
{
    fillers found = {0};
    if (str_eq(slot, STR("subject")))
        frame_fillers(r->f, verb, SLOT_SUBJECT, STR_NONE, &found);
    else if (str_eq(slot, STR("object"))) {
        int32_t made = frame_child(r->f, verb, REL_XCOMP);
        if (made > (int32_t)verb) return made;
        frame_fillers(r->f, verb, SLOT_OBJECT, STR_NONE, &found);
    } else
        frame_fillers(r->f, verb, SLOT_PREP, slot, &found);
    return found.n ? (int32_t)found.word[0] : -1;
}

static void read_verb(reader *r, uint32_t row, uint32_t verb, uint32_t end)
{
    const token *t = word_at(r, verb);
    if (t->upos != UPOS_VERB || !governs(r, row, verb)) return;
    for (uint32_t i = 0; i < r->n; i++) // "forcing them to flee" is read as a participle
        if (verb >= r->out[i].first && verb < r->out[i].end) return;
    int32_t told = fill(r, verb, cell(row, COL_TOLD)), why = fill(r, verb, cell(row, COL_WHY));
    if (told >= 0 && why >= 0) add(r, row, verb, end, told, why);
}

// The clause that a participle hangs on, from the noun that the parser chose for it.
static int32_t clause_above(const reader *r, uint32_t participle)
{
    int32_t head = word_at(r, participle)->head;
    for (int step = 0; step < CLIMB_MAX && head >= 0; step++) {
        const token *t = word_at(r, (uint32_t)head);
        if (!is_nominal(t) || t->head < 0) return head;
        if (is_clause(r, (uint32_t)head)) return head;
        head = t->head;
    }
    return head;
}

static void read_participle(reader *r, uint32_t row, uint32_t first, uint32_t end, bool result)
{
    deprel rel = rel_at(r, first);
    if (word_at(r, first)->xpos != XPOS_VBG || (rel != REL_ADVCL && rel != REL_ACL)) return;
    if (word_at(r, first)->head > (int32_t)first && result) return;
    if (frame_child(r->f, first, REL_AUX) >= 0) return;  // "that they would be leaving"
    if (frame_child(r->f, first, REL_MARK) >= 0) return; // "leadership in opposing"
    int32_t above = clause_above(r, first);
    if (above < 0 || inside(first, end, above)) return;
    if (result)
        add(r, row, first, end, (int32_t)first, above);
    else
        add(r, row, first, end, above, (int32_t)first);
}

static void read_row(reader *r, uint32_t row, uint32_t first, uint32_t end)
{
    str form = cell(row, COL_FORM);
    if (str_eq(form, STR("before"))) read_before(r, row, first, end);
    if (str_eq(form, STR("ahead"))) read_ahead(r, row, first, end);
    if (str_eq(form, STR("back"))) read_back(r, row, first, end);
    if (str_eq(form, STR("result"))) read_participle(r, row, first, end, true);
    if (str_eq(form, STR("aim"))) read_participle(r, row, first, end, false);
}

// --- looking up

static bool is_verb_row(uint32_t row)
{
    return str_eq(cell(row, COL_FORM), STR("verb"));
}

// Reads the longest connective that begins at the word; returns the word behind it.
static uint32_t read_words(reader *r, uint32_t first)
{
    table_key key;
    table_hit best = {0};
    uint32_t end = first;
    table_key_open(&key);
    for (uint32_t w = first; w < r->f->sentence->n_tokens && w < first + CONNECTIVE_WORDS_MAX;
         w++) {
        if (w > first) table_key_add_space(&key);
        table_key_add(&key, connective_table.lower, word_at(r, w)->form);
        for (table_hit h = table_find(&connective_table, &key); h.found;
             h = table_next(&connective_table, h)) {
            if (is_verb_row(h.row)) continue;
            best = h;
            end = w + 1;
            break;
        }
        if (!table_leads(&connective_table, &key)) break;
    }
    if (end == first) return first + 1;
    read_row(r, best.row, first, end);
    return end;
}

// A verb of causation, alone or with its particle.
static void read_verbs(reader *r, uint32_t verb)
{
    const token *t = word_at(r, verb);
    if (t->upos != UPOS_VERB) return;
    int32_t particle = frame_child(r->f, verb, REL_COMPOUND_PRT);
    table_key key;
    table_key_open(&key);
    table_key_add(&key, connective_table.lower, t->lemma);
    if (particle > (int32_t)verb) {
        table_key_add_space(&key);
        table_key_add(&key, connective_table.lower, word_at(r, (uint32_t)particle)->lemma);
    }
    for (table_hit h = table_find(&connective_table, &key); h.found;
         h = table_next(&connective_table, h))
        if (is_verb_row(h.row)) read_verb(r, h.row, verb, verb + 1);
}

static int by_place(const void *a, const void *b)
{
    const relation *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->told < y->told ? -1 : x->told > y->told;
}

// What connectives tell, as the table has it.
static relation_list relations_told(const frame_view *f, arena *a)
{
    relation found[RELATIONS_MAX];
    reader r = {.f = f, .out = found};
    for (uint32_t w = 0; w < f->sentence->n_tokens;) w = read_words(&r, w);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) read_verbs(&r, w);
    if (r.n == 0) return (relation_list){0};
    qsort(found, r.n, sizeof *found, by_place);
    relation *all = arena_array(a, relation, r.n);
    memcpy(all, found, r.n * sizeof *found);
    return (relation_list){.p = all, .n = r.n};
}

relation_list relation_read(const frame_view *f, const reasoner *m, arena *a)
{
    relation_list told = relations_told(f, a);
    return m ? reasoner_weigh(m, f, &told, a) : told;
}
