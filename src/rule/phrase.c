#include "rule/slot.h"
#include "rule/wordclass.h"

#include <string.h>

static int32_t head_in_tree(const frame_view *f, uint32_t w)
{
    int32_t h = slot_token(f, w)->head;
    return h >= 0 && (uint32_t)h < f->sentence->n_tokens && (uint32_t)h != w ? h : -1;
}

// "come [back] to the talks": where the adverb only says which way, what hangs on it belongs to
// its verb; -1 when the word is no such adverb.
static int32_t verb_of_way(const frame_view *f, uint32_t w)
{
    const token *t = slot_token(f, w);
    bool adverb = t->upos == UPOS_ADV || t->upos == UPOS_ADP;
    if (!adverb || (t->rel != REL_ADVMOD && t->rel != REL_COMPOUND_PRT)) return -1;
    if (!str_in_list(t->form, "back|down|up|away|off|over|along|home|forward|together", '|'))
        return -1;
    int32_t verb = head_in_tree(f, w);
    return verb >= 0 && (uint32_t)verb < w && slot_token(f, (uint32_t)verb)->upos == UPOS_VERB
               ? verb
               : -1;
}

int32_t slot_head(const frame_view *f, uint32_t w)
{
    int32_t h = head_in_tree(f, w);
    if (h < 0 || (uint32_t)h > w || deprel_base((deprel)slot_token(f, w)->rel) != REL_OBL) return h;
    if (slot_token(f, w)->upos == UPOS_VERB) return h; // "looks forward to signing it into law"
    int32_t verb = verb_of_way(f, (uint32_t)h);
    return verb >= 0 ? verb : h;
}

bool slot_gerund(const frame_view *f, uint32_t w)
{
    if (slot_token(f, w)->xpos != XPOS_VBG || slot_token(f, w)->upos != UPOS_VERB) return false;
    bool noun = false;
    FRAME_CHILDREN(f, w, c)
    switch (slot_rel(f, c)) {
    case REL_DET:
    case REL_NMOD_POSS:
    case REL_AMOD:
    case REL_COMPOUND: noun |= c < w; break;
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_AUX: return false;
    default: break;
    }
    return noun;
}

bool slot_nominal(const frame_view *f, uint32_t w)
{
    if (slot_gerund(f, w)) return true;
    switch (slot_token(f, w)->upos) {
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_PRON:
    case UPOS_NUM:
    case UPOS_SYM:
    case UPOS_X: return true;
    default: return false;
    }
}

bool slot_predicate(const frame_view *f, uint32_t w)
{
    if (slot_token(f, w)->upos == UPOS_VERB) return !slot_gerund(f, w);
    FRAME_CHILDREN(f, w, c)
    {
        deprel r = slot_base(f, c);
        if (r == REL_NSUBJ || r == REL_CSUBJ || r == REL_COP || r == REL_AUX) return true;
    }
    return false;
}

bool slot_actor(const frame_view *f, uint32_t w)
{
    const token *t = slot_token(f, w);
    if (!f->mentions)
        return t->upos == UPOS_PROPN ||
               (t->upos == UPOS_ADJ && t->form.n && t->form.p[0] >= 'A' && t->form.p[0] <= 'Z');
    return mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR) != NULL;
}

bool slot_time(const frame_view *f, uint32_t w)
{
    return f->mentions && mention_covering(f->mentions, f->sentence->index, w, MENTION_TIME);
}

str slot_lemma(const frame_view *f, uint32_t w, char out[SLOT_LEMMA_MAX])
{
    const token *t = slot_token(f, w);
    str s = t->lemma.n ? t->lemma : t->form;
    size_t n = s.n < SLOT_LEMMA_MAX ? s.n : SLOT_LEMMA_MAX;
    for (size_t i = 0; i < n; i++)
        out[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return (str){out, n};
}

bool slot_lemma_is(const frame_view *f, uint32_t w, const char *text)
{
    const token *t = slot_token(f, w);
    return str_eq_nocase(t->lemma.n ? t->lemma : t->form, str_of(text));
}

bool slot_form_is(const frame_view *f, uint32_t w, const char *text)
{
    return str_eq_nocase(slot_token(f, w)->form, str_of(text));
}

bool slot_relativiser(const frame_view *f, uint32_t w)
{
    const token *t = slot_token(f, w);
    if (slot_form_is(f, w, "what") || slot_form_is(f, w, "whatever")) return false;
    deprel r = slot_base(f, w);
    int32_t verb = slot_form_is(f, w, "that") ? slot_head(f, w) : -1;
    if (verb >= 0 && r == REL_OBJ && slot_content_clause(f, (uint32_t)verb)) return false;
    if (t->xpos == XPOS_WDT || t->xpos == XPOS_WP || t->xpos == XPOS_WP_POSS) return true;
    if (t->upos != UPOS_PRON && t->upos != UPOS_DET && t->upos != UPOS_SCONJ) return false;
    bool argument = r == REL_NSUBJ || r == REL_OBJ || r == REL_OBL || r == REL_NMOD;
    if (argument && verb >= 0 &&
        (t->upos == UPOS_SCONJ || slot_rel(f, (uint32_t)verb) == REL_ACL_RELCL))
        return true;
    return argument && (slot_form_is(f, w, "which") || slot_form_is(f, w, "who") ||
                        slot_form_is(f, w, "whom") || slot_form_is(f, w, "whose"));
}

int32_t slot_relative_verb(const frame_view *f, uint32_t w)
{
    int32_t v = slot_head(f, w);
    for (int climb = 0; v >= 0 && climb < FRAME_CLIMB_MAX; climb++) {
        switch (slot_rel(f, (uint32_t)v)) {
        case REL_ACL_RELCL:
        case REL_ADVCL_RELCL: return v;
        case REL_ACL: return slot_predicate(f, (uint32_t)v) ? v : -1;
        case REL_XCOMP:
        case REL_CCOMP:
        case REL_CONJ:
        case REL_OBL:
        case REL_OBJ:
        case REL_NSUBJ:
        case REL_NSUBJ_PASS:
        case REL_NMOD:
        case REL_NMOD_POSS: v = slot_head(f, (uint32_t)v); break;
        default: return -1;
        }
    }
    return -1;
}

// "Libya, which sold the arms, denied it" with the clauses hung side by side: the noun before the
// comma.
static int32_t noun_before(const frame_view *f, uint32_t w)
{
    if (w < 2 || slot_base(f, w) != REL_NSUBJ || slot_token(f, w - 1)->upos != UPOS_PUNCT ||
        !slot_nominal(f, w - 2))
        return -1;
    uint32_t noun = w - 2;
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        deprel r = slot_base(f, noun);
        int32_t h = slot_head(f, noun);
        if ((r != REL_FLAT && r != REL_COMPOUND && r != REL_NMOD) || h < 0 || (uint32_t)h >= w)
            break;
        noun = (uint32_t)h;
    }
    return (int32_t)noun;
}

// "It is Chad alone that must pay" with the clause hung loosely on the noun that it brings out:
// that noun.
static int32_t cleft_noun(const frame_view *f, uint32_t w)
{
    bool pronoun = slot_relativiser(f, w) || slot_form_is(f, w, "that");
    int32_t verb = pronoun && slot_base(f, w) == REL_NSUBJ ? slot_head(f, w) : -1;
    int32_t noun = verb >= 0 ? slot_head(f, (uint32_t)verb) : -1;
    if (noun < 0 || (uint32_t)noun > w ||
        (!slot_nominal(f, (uint32_t)noun) && !slot_actor(f, (uint32_t)noun)))
        return -1;
    switch (slot_rel(f, (uint32_t)verb)) {
    case REL_CONJ: // "it is Chad, and Chad alone, that must pay", but "it is Chad and that costs"
        if (!slot_relativiser(f, w) || slot_token(f, w - 1)->upos == UPOS_CCONJ) return -1;
        // fallthrough
    case REL_PARATAXIS:
    case REL_CCOMP:
    case REL_ADVCL:
    case REL_CSUBJ: return frame_child(f, (uint32_t)noun, REL_COP) >= 0 ? noun : -1;
    default: return -1;
    }
}

// "France, not Italy, which sold ...": what is denied is not what the clause tells of.
static int32_t undenied(const frame_view *f, int32_t noun)
{
    if (noun < 1 || slot_rel(f, (uint32_t)noun) != REL_APPOS) return noun;
    return slot_form_is(f, (uint32_t)noun - 1, "not") ? slot_head(f, (uint32_t)noun) : noun;
}

int32_t slot_free_relative(const frame_view *f, uint32_t verb)
{
    int32_t h = slot_head(f, verb);
    deprel r = slot_rel(f, verb);
    bool clause = r == REL_ACL_RELCL || r == REL_ADVCL_RELCL || r == REL_ACL || r == REL_ADVCL;
    if (!clause || h < 0 || (uint32_t)h > verb) return -1;
    return slot_form_is(f, (uint32_t)h, "how") || slot_form_is(f, (uint32_t)h, "what") ? h : -1;
}

int32_t slot_equated(const frame_view *f, uint32_t w)
{
    int32_t subject = frame_child(f, w, REL_NSUBJ), above = slot_head(f, w);
    bool be = frame_child(f, w, REL_COP) >= 0;
    if (be && subject >= 0) return (uint32_t)subject < w ? subject : -1;
    if (above >= 0 && slot_rel(f, (uint32_t)above) == REL_COP) // "how" hung on the "is"
        above = slot_head(f, (uint32_t)above);
    if (above < 0 || (uint32_t)above > w) return -1;
    return be || frame_child(f, (uint32_t)above, REL_COP) >= 0 ? above : -1;
}

int32_t slot_neighbour(const frame_view *f, uint32_t w)
{
    if (slot_token(f, w)->xpos != XPOS_VBG) return -1;
    if (!slot_lemma_is(f, w, "neighbour") && !slot_lemma_is(f, w, "neighbor")) return -1;
    return frame_child(f, w, REL_OBJ);
}

// "not Mali but Niger": the conjunct alone is meant; -1 when nothing is denied so.
static int32_t meant_instead(const frame_view *f, uint32_t w)
{
    bool denied = false;
    FRAME_CHILDREN(f, w, c)
    if (c < w && slot_form_is(f, c, "not"))
        denied = !str_in_list(slot_token(f, c + 1)->form, "only|just|merely|simply|alone", '|');
    int32_t other = denied ? frame_child(f, w, REL_CONJ) : -1;
    int32_t but = other < 0 ? -1 : frame_child(f, (uint32_t)other, REL_CC);
    return but >= 0 && slot_form_is(f, (uint32_t)but, "but") ? other : -1;
}

void slot_add(const frame_view *f, uint32_t w, fillers *out)
{
    int32_t neighbour = slot_neighbour(f, w);
    if (neighbour >= 0) w = (uint32_t)neighbour;
    int32_t antecedent = cleft_noun(f, w);
    if (antecedent < 0 && slot_relativiser(f, w)) {
        int32_t verb = slot_relative_verb(f, w);
        antecedent = verb >= 0 ? undenied(f, slot_head(f, (uint32_t)verb)) : noun_before(f, w);
    }
    if (antecedent >= 0 && (uint32_t)antecedent != w) w = (uint32_t)antecedent;
    int32_t instead = meant_instead(f, w);
    if (instead >= 0) w = (uint32_t)instead;
    for (uint32_t i = 0; i < out->n; i++)
        if (out->word[i] == w) return;
    if (out->n < FRAME_FILLERS_MAX) out->word[out->n++] = w;
}

bool slot_names_example(const frame_view *f, uint32_t c)
{
    deprel r = slot_base(f, c);
    if (r == REL_ACL || r == REL_ADVCL) return slot_form_is(f, c, "including");
    if (r != REL_NMOD && r != REL_OBL && r != REL_DEP) return false;
    char text[SLOT_MARK_MAX];
    str mark = slot_mark(f, c, text);
    return str_eq(mark, STR("including")) || str_eq(mark, STR("such_as"));
}

// "States that include Chad": the first of whom the clause names as part of the noun; -1 for none.
static int32_t included(const frame_view *f, uint32_t clause)
{
    char text[SLOT_LEMMA_MAX];
    if (slot_rel(f, clause) != REL_ACL_RELCL) return -1;
    if (!str_eq(slot_lemma(f, clause, text), STR("include"))) return -1;
    int32_t that = frame_child(f, clause, REL_NSUBJ);
    int32_t noun = slot_head(f, clause); // no "bill that includes a sum"
    if (noun < 0 || slot_token(f, (uint32_t)noun)->xpos != XPOS_NNS) return -1;
    bool open = that >= 0 && (slot_form_is(f, (uint32_t)that, "that") ||
                              slot_form_is(f, (uint32_t)that, "which"));
    int32_t first = open ? frame_child(f, clause, REL_OBJ) : -1;
    return first >= 0 && slot_actor(f, (uint32_t)first) ? first : -1;
}

// A conjunct counts as a second filler when it is of the same kind: a clause conjoined with a noun
// is a parse error. With a preposition of its own that differs it is another slot's filler.
static bool same_kind(const frame_view *f, uint32_t first, uint32_t conjunct)
{
    FRAME_CHILDREN(f, conjunct, c)
    if (c < conjunct && slot_joined_verb(f, c) >= 0) return false; // "met Egypt and froze ties"
    FRAME_CHILDREN(f, conjunct, c) // "Iran but not Iraq", "Iran rather than Iraq"
    if (c < conjunct && (slot_form_is(f, c, "not") || slot_form_is(f, c, "rather") ||
                         slot_form_is(f, c, "instead")))
        return false;
    if (slot_nominal(f, first) && frame_child(f, conjunct, REL_NSUBJ) >= 0 &&
        frame_child(f, conjunct, REL_COP) < 0)
        return false;
    if (slot_nominal(f, first) && slot_token(f, conjunct)->upos == UPOS_VERB) return false;
    char a[SLOT_MARK_MAX], b[SLOT_MARK_MAX];
    str own = slot_mark(f, conjunct, b);
    return !own.n || str_eq(own, slot_mark(f, first, a));
}

static bool belongs(const frame_view *f, uint32_t w, uint32_t c)
{
    char text[SLOT_LEMMA_MAX];
    switch (slot_base(f, c)) {
    case REL_CONJ: return same_kind(f, w, c);
    case REL_APPOS: return slot_nominal(f, c) && !slot_actor(f, w);
    case REL_NMOD:
    case REL_OBL:
        if (slot_rel(f, c) == REL_NMOD && wordclass_container(slot_lemma(f, w, text)) &&
            slot_marked(f, c, STR("of")))
            return true;
        return slot_names_example(f, c);
    default: return slot_names_example(f, c);
    }
}

// May the rest of a list that hangs on the word above stand behind a phrase that hangs on it so?
static bool list_side(const frame_view *f, uint32_t rest, uint32_t sibling)
{
    deprel r = slot_base(f, sibling);
    if (slot_base(f, rest) == REL_NSUBJ) return r == REL_NSUBJ;
    return (r == REL_NMOD || r == REL_OBL) && slot_token(f, sibling)->upos == UPOS_PROPN &&
           slot_actor(f, sibling) && slot_actor(f, rest);
}

// A name of another thing has no list behind it: "Sudan and Chad" is none of the summit.
static bool list_rest(const frame_view *f, uint32_t rest)
{
    deprel r = slot_base(f, rest);
    int32_t next = frame_child(f, rest, REL_CONJ);
    if (next < 0 || (r != REL_NSUBJ && r != REL_APPOS)) return false;
    if (r == REL_NSUBJ) return true;
    return slot_token(f, rest)->upos == UPOS_PROPN && frame_child(f, rest, REL_FLAT) < 0 &&
           slot_token(f, (uint32_t)next)->upos == UPOS_PROPN && slot_actor(f, (uint32_t)next);
}

int32_t slot_list_start(const frame_view *f, uint32_t rest)
{
    int32_t above = slot_head(f, rest);
    if (above < 0 || !list_rest(f, rest)) return -1;
    uint32_t first = rest;
    FRAME_CHILDREN(f, rest, c)
    if (c < first) first = c; // its own comma is one of them
    if (first == rest || first == 0 || !str_eq(slot_token(f, first)->form, STR(","))) return -1;
    uint32_t before = first - 1;
    FRAME_CHILDREN(f, (uint32_t)above, c)
    if (c <= before && c != rest && list_side(f, rest, c) && frame_below(f, c, before) &&
        (c < before || slot_base(f, rest) == REL_APPOS) && slot_nominal(f, before))
        return (int32_t)before;
    return -1;
}

// "of the fisheries talks" with the talks for an object of the fisheries: the head of the compound.
static void add_compound_head(const frame_view *f, uint32_t w, fillers *out)
{
    if (w + 1 >= f->sentence->n_tokens || slot_token(f, w)->upos != UPOS_NOUN) return;
    if (slot_rel(f, w + 1) != REL_OBJ || slot_head(f, w + 1) != (int32_t)w) return;
    if (slot_token(f, w + 1)->upos == UPOS_NOUN && frame_child(f, w, REL_CASE) >= 0)
        slot_add(f, w + 1, out);
}

// The rest of a list that starts with `w`, see slot_list_start.
static void add_list_rest(const frame_view *f, uint32_t w, fillers *out)
{
    uint32_t n = f->sentence->n_tokens;
    if (w + 2 >= n || !str_eq(slot_token(f, w + 1)->form, STR(","))) return;
    int32_t rest = slot_head(f, w + 1);
    if (rest < 0 || (uint32_t)rest <= w || slot_list_start(f, (uint32_t)rest) != (int32_t)w) return;
    slot_add(f, (uint32_t)rest, out);
    FRAME_CHILDREN(f, (uint32_t)rest, c)
    if (slot_rel(f, c) == REL_CONJ) slot_add(f, c, out);
}

void slot_add_phrase(const frame_view *f, uint32_t w, fillers *out)
{
    uint32_t from = out->n;
    slot_add(f, w, out);
    if (out->n == from) return;
    bool antecedent = out->word[from] != w;
    if (antecedent) { // "Laos and Thailand, which"; later conjuncts stand outside the clause
        FRAME_CHILDREN(f, out->word[from], c)
        if (slot_rel(f, c) == REL_CONJ && c < w && same_kind(f, out->word[from], c))
            slot_add(f, c, out);
        return;
    }
    add_list_rest(f, w, out);
    add_compound_head(f, w, out);
    for (uint32_t i = from; i < out->n; i++) {
        uint32_t head = out->word[i];
        FRAME_CHILDREN(f, head, c)
        {
            int32_t example = slot_actor(f, head) ? -1 : included(f, c);
            if (example >= 0) slot_add(f, (uint32_t)example, out);
            if (!belongs(f, head, c)) continue;
            if (slot_form_is(f, c, "including")) { // as a participle with an object
                int32_t object = frame_child(f, c, REL_OBJ);
                if (object >= 0) slot_add(f, (uint32_t)object, out);
            } else {
                slot_add(f, c, out);
            }
        }
    }
}
