// How what a line or warning is about is worded, so that it stands alone: from the deed on, with
// its doer named; and whether its words name a deed at all. The words are data: linewords.tsv.
#include "ledger/redline.h"

#include "base/table.h"

#include "lineword_table.inc"

#include <string.h>

#define WEIGHED_MAX 3 // "continues to try to attack": infinitives down to the deed

enum { COL_WORDS, COL_ROLE, COL_AS };

static bool row_of(str word, const char *role, uint32_t *row)
{
    for (table_hit h = table_find_str(&lineword_table, word); h.found;
         h = table_next(&lineword_table, h)) {
        *row = h.row;
        if (str_eq(table_cell(&lineword_table, h.row, COL_ROLE), str_of(role))) return true;
    }
    return false;
}

bool line_word(str word, const char *role)
{
    uint32_t row;
    return row_of(word, role, &row);
}

str line_word_alike(str word)
{
    uint32_t row;
    return row_of(word, "alike", &row) ? table_cell(&lineword_table, row, COL_AS) : word;
}

static str joined(arena *a, str before, const char *between, str rest)
{
    buf b = {0};
    buf_add(&b, before);
    buf_add_c(&b, between);
    buf_add(&b, rest);
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static bool is_dash(const token *t)
{
    return str_in_list(t->form, "\xe2\x80\x93|\xe2\x80\x94|--", '|');
}

// ", including sanctions", ", and to arm it": what belongs to the answer, not to the deed.
static bool goes_on(const frame_view *f, uint32_t w, uint32_t end)
{
    const token *t = f->sentence->tokens;
    if (w + 2 >= end || !str_eq(t[w].form, STR(","))) return false;
    return str_eq(t[w + 1].form, STR("including")) ||
           (str_eq(t[w + 1].form, STR("and")) && str_eq(t[w + 2].form, STR("to")));
}

// From the deed on: behind "we made it clear: if" and "there were a", before a dash.
static matter trimmed(const frame_view *f, matter m, str text)
{
    const token *t = f->sentence->tokens;
    uint32_t first = m.first, end = m.end;
    for (uint32_t w = m.first; w + 1 < m.end; w++)
        if (str_in_list(t[w].lemma, "if|unless", '|') && t[w].rel == REL_MARK) first = w + 1;
    if (first + 2 < end && str_eq(t[first].lemma, STR("there")) &&
        str_eq(t[first + 1].lemma, STR("be")))
        first += 2;
    for (uint32_t w = first + 1; w < end; w++)
        if ((int32_t)w > m.head && (is_dash(&t[w]) || goes_on(f, w, end))) end = w;
    if ((first == m.first && end == m.end) || m.head < 0) return m;
    uint32_t head = (uint32_t)m.head; // the word that hangs on none of these
    for (uint32_t w = first; w < end && (head < first || head >= end); w++)
        if (t[w].head < (int32_t)first || t[w].head >= (int32_t)end) head = w;
    if (t[head].upos == UPOS_DET && t[head].head > 0) head = (uint32_t)t[head].head;
    return matter_words(f, first, end, head, text);
}

static bool has_any(const frame_view *f, uint32_t word, const matter *m, bool only_names)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        deprel rel = deprel_base((deprel)f->sentence->tokens[c].rel);
        bool of = rel == REL_NMOD || rel == REL_COMPOUND || rel == REL_ACL;
        if (c >= m->first && c < m->end && (of || (!only_names && rel == REL_AMOD))) return true;
    }
    return false;
}

// "That commitment", "such weapons", which only the text before tells: the noun's word; else -1.
static int32_t pointed(const frame_view *f, const matter *m)
{
    const token *t = f->sentence->tokens;
    for (uint32_t w = m->first; w < m->end; w++) {
        if (str_in_list(t[w].form, "your", '|')) return (int32_t)w;
        if (!str_in_list(t[w].lemma, "this|that|these|those|such", '|') || t[w].head <= (int32_t)w)
            continue;
        uint32_t noun = (uint32_t)t[w].head;
        deprel rel = deprel_base((deprel)t[w].rel);
        if ((rel != REL_DET && rel != REL_AMOD) || noun >= m->end) continue;
        if (!has_any(f, noun, m, true)) return (int32_t)noun;
    }
    return -1;
}

// Does what the verb is done to, or how, tell a deed? "Act in that way", "go further" do not.
static bool has_deed(const frame_view *f, uint32_t verb)
{
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        deprel rel = deprel_base((deprel)c->rel);
        bool manner = c->lemma.n > 2 && str_ends(c->lemma, STR("ly"));
        if (rel == REL_OBL && !str_in_list(c->lemma, "way|manner|this|that|it", '|') &&
            c->upos != UPOS_NUM)
            return true;
        if (rel == REL_OBJ || rel == REL_CONJ || rel == REL_XCOMP || (rel == REL_ADVMOD && manner))
            return true;
    }
    return false;
}

static bool is_general(const frame_view *f, uint32_t noun)
{
    return line_word(f->sentence->tokens[noun].lemma, "general");
}

// "Activities that run counter to our interests": a general noun with what makes it one.
static matter with_relative(const frame_view *f, matter m, str text)
{
    const token *t = f->sentence->tokens;
    int32_t rel = m.head >= 0 ? frame_child(f, (uint32_t)m.head, REL_ACL) : -1;
    if (rel < (int32_t)m.end || t[rel].rel != REL_ACL_RELCL || !is_general(f, (uint32_t)m.head))
        return m;
    matter more = matter_of(f, (uint32_t)rel, text);
    if (more.end <= m.end) return m;
    return matter_words(f, m.first, more.end, (uint32_t)m.head, text);
}

// "If Chad acts", "decides to move forward", "committed an act": no deed that one could know.
static bool names_no_deed(const frame_view *f, const matter *m)
{
    if (m->head < 0) return false;
    if (f->sentence->tokens[m->head].upos == UPOS_NOUN)
        return is_general(f, (uint32_t)m->head) && !has_any(f, (uint32_t)m->head, m, false);
    if (f->sentence->tokens[m->head].upos != UPOS_VERB) return false;
    uint32_t verb = (uint32_t)m->head;
    int32_t doer = frame_child(f, verb, REL_NSUBJ);
    if (doer >= 0 && str_in_list(f->sentence->tokens[doer].lemma, "I|we|you|thing|that|this", '|'))
        return true;
    if (doer >= 0 && f->sentence->tokens[doer].upos == UPOS_NOUN && // "if the raids go on"
        !power_at(f, (uint32_t)doer, NULL).key.n)
        return false;
    for (int step = 0; step < WEIGHED_MAX; step++) {
        int32_t deed = frame_child(f, verb, REL_XCOMP);
        if (deed < 0 || !line_word(f->sentence->tokens[verb].lemma, "weighs")) break;
        verb = (uint32_t)deed;
    }
    if (line_word(f->sentence->tokens[verb].lemma, "vague")) return !has_deed(f, verb);
    int32_t done = frame_child(f, verb, REL_OBJ);
    return done >= 0 && !has_any(f, (uint32_t)done, m, false) && is_general(f, (uint32_t)done);
}

matter line_worded(const frame_view *f, matter m, str text)
{
    if (!m.text.n || m.vague) return m;
    matter out = trimmed(f, m, text);
    if (!out.text.n) return out;
    out = with_relative(f, out, text);
    out.vague = out.vague || names_no_deed(f, &out);
    return out;
}

// "Condemned threats of nuclear arms; any use of such arms": as the sentence has named them before.
static str named_again(const frame_view *f, const matter *m, uint32_t noun, arena *a, str text)
{
    const token *t = f->sentence->tokens;
    uint32_t lead = noun;
    while (lead > m->first && (int32_t)(lead - 1) != m->head && t[lead - 1].head == (int32_t)noun &&
           t[lead - 1].upos != UPOS_ADP)
        lead--;
    for (uint32_t w = m->first; w-- > 0;) {
        if (!str_eq(t[w].lemma, t[noun].lemma) || noun + 1 != m->end) continue;
        uint32_t first = w;
        while (first > 0 && frame_below(f, w, first - 1) && t[first - 1].upos != UPOS_DET &&
               t[first - 1].upos != UPOS_ADP)
            first--;
        if (first == w) continue;
        str before = lead > m->first
                         ? span_text(text, (span){t[m->first].span.begin, t[lead].span.begin})
                         : STR_NONE;
        str name = span_text(text, (span){t[first].span.begin, t[w].span.end});
        return joined(a, before, "", name);
    }
    return STR_NONE;
}

// "They attack" is "Chad attacks": the third person of the forms that end otherwise.
static str third_person(arena *a, str form)
{
    static const char *const OTHERS[][2] = {
        {"do", "does"}, {"have", "has"}, {"are", "is"}, {"be", "is"}, {"were", "was"}};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (str_eq(form, str_of(OTHERS[i][0]))) return str_of(OTHERS[i][1]);
    if (str_ends(form, STR("y")) && form.n > 1 && !strchr("aeiou", form.p[form.n - 2]))
        return joined(a, str_sub(form, 0, form.n - 1), "ies", STR_NONE);
    bool hisses = str_ends(form, STR("s")) || str_ends(form, STR("sh")) ||
                  str_ends(form, STR("ch")) || str_ends(form, STR("x")) ||
                  str_ends(form, STR("z")) || str_ends(form, STR("o"));
    return joined(a, form, hisses ? "es" : "s", STR_NONE);
}

// The word of the clause that changes with its doer; -1: none does ("invaded", "will").
static int32_t changing(const frame_view *f, const matter *m)
{
    const token *t = f->sentence->tokens;
    if (m->head < 0 || t[m->head].upos != UPOS_VERB) return -1;
    for (uint32_t w = m->first + 1; w < m->end && w <= (uint32_t)m->head; w++) {
        bool own = (int32_t)w == m->head || t[w].head == m->head;
        bool verb = t[w].upos == UPOS_VERB || t[w].upos == UPOS_AUX;
        if (!own || !verb) continue;
        bool plain = t[w].xpos == XPOS_VB || t[w].xpos == XPOS_VBP;
        return plain || str_eq(t[w].form, STR("were")) ? (int32_t)w : -1;
    }
    return -1;
}

// From word `first` on, behind the name, in the third person.
static str said_of_one(const frame_view *f, const matter *m, uint32_t first, str name, arena *a,
                       str text)
{
    const token *t = f->sentence->tokens;
    int32_t verb = changing(f, m);
    uint32_t last = m->end - 1;
    str rest = span_text(text, (span){t[first].span.begin, t[last].span.end});
    if (verb < (int32_t)first) return name.n ? joined(a, name, " ", rest) : rest;
    str lead = span_text(text, (span){t[first].span.begin, t[verb].span.begin});
    str tail = span_text(text, (span){t[verb].span.end, t[last].span.end});
    str out = joined(a, joined(a, lead, "", third_person(a, t[verb].form)), "", tail);
    return name.n ? joined(a, name, " ", out) : out;
}

// "It invades Chad" with who does it: him whom it is for, who does not draw it.
static str with_doer(const frame_view *f, const matter *m, const line_sides *sides, arena *a,
                     str text)
{
    const actor *who = NULL;
    fact_party told = power_at(f, m->first, &who);
    bool known = told.key.n && !str_eq(told.key, sides->by.key);
    if (known && sides->to.key.n && !str_eq(told.key, sides->to.key)) return STR_NONE;
    str name = known ? who->name : sides->to.name;
    if (!name.n || m->end < m->first + 2) return STR_NONE;
    return said_of_one(f, m, m->first + 1, name, a, text);
}

// "Should Chad close the road": one doer, before a verb that "should" has left bare.
static bool is_inverted(const frame_view *f, const matter *m)
{
    const token *t = f->sentence->tokens;
    if (m->first == 0 || m->head < 0 || !str_eq(t[m->first - 1].lemma, STR("should"))) return false;
    int32_t doer = frame_child(f, (uint32_t)m->head, REL_NSUBJ);
    return doer >= 0 && t[doer].upos == UPOS_PROPN && frame_child(f, (uint32_t)doer, REL_CONJ) < 0;
}

str line_text(const frame_view *f, const matter *m, const line_sides *sides, arena *a, str text)
{
    if (!m->text.n || m->vague || m->end <= m->first) return m->text;
    const token *first = &f->sentence->tokens[m->first];
    int32_t noun = pointed(f, m);
    if (noun >= 0) return named_again(f, m, (uint32_t)noun, a, text);
    bool pronoun = first->upos == UPOS_PRON && str_in_list(first->lemma, "he|she|it|they", '|') &&
                   deprel_base((deprel)first->rel) == REL_NSUBJ;
    if (pronoun) return with_doer(f, m, sides, a, text);
    return is_inverted(f, m) ? said_of_one(f, m, m->first, STR_NONE, a, text) : m->text;
}
