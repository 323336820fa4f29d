#include "rule/slot.h"
#include "rule/wordclass.h"

static void add_children(const frame_view *f, uint32_t w, deprel rel, fillers *out)
{
    FRAME_CHILDREN(f, w, c)
    if (slot_rel(f, c) == rel) slot_add_phrase(f, c, out);
}

// "put off talks" parsed as "put [off talks]": a particle directly behind a verb without object.
static void add_behind_particle(const frame_view *f, uint32_t verb, fillers *out)
{
    FRAME_CHILDREN(f, verb, c)
    {
        if (slot_rel(f, c) != REL_OBL || c < verb) continue;
        char text[SLOT_MARK_MAX], lemma[SLOT_LEMMA_MAX];
        if (wordclass_particle(slot_lemma(f, verb, lemma), slot_mark(f, c, text)) &&
            verb + 1 < f->sentence->n_tokens && slot_head(f, verb + 1) == (int32_t)c)
            slot_add_phrase(f, c, out);
    }
}

// Nouns that a relative clause tells the time, place or reason of: no gap for an object.
static bool circumstance(const frame_view *f, uint32_t noun)
{
    char text[SLOT_LEMMA_MAX];
    return slot_time(f, noun) ||
           str_in_list(slot_lemma(f, noun, text),
                       "day|time|year|month|week|moment|place|way|reason|date|hour|night", '|');
}

// Does a word between the noun and its relative clause's verb stand for the noun (or for a place
// or time)? Then there is no gap.
static bool has_relativiser(const frame_view *f, uint32_t noun, uint32_t verb)
{
    for (uint32_t w = noun + 1; w < verb; w++) {
        if (slot_token(f, w)->xpos == XPOS_WRB) return true;
        if (slot_relativiser(f, w) && slot_relative_verb(f, w) == (int32_t)verb) return true;
    }
    return false;
}

static bool has_stranded(const frame_view *f, uint32_t verb)
{
    FRAME_CHILDREN(f, verb, c)
    if (c > verb && slot_token(f, c)->upos == UPOS_ADP && slot_rel(f, c) != REL_COMPOUND_PRT &&
        f->first_child[c] == f->first_child[c + 1])
        return true;
    return false;
}

// "no talks until the guns stop" with the clause hung on the talks.
static bool is_timed(const frame_view *f, uint32_t verb)
{
    int32_t mark = frame_child(f, verb, REL_MARK);
    return mark >= 0 && str_in_list(slot_token(f, (uint32_t)mark)->form,
                                    "after|as|because|before|if|once|since|unless|until|Until|when|"
                                    "while",
                                    '|');
}

// The noun that is the left-out object of the verb: "the arms (that) it bought", "the arms that it
// agreed to buy". -1 when there is none.
static int32_t gap_noun(const frame_view *f, uint32_t verb)
{
    uint32_t w = verb;
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        int32_t h = slot_head(f, w);
        if (h < 0 || has_stranded(f, w)) return -1;
        uint32_t head = (uint32_t)h;
        int32_t object;
        switch (slot_rel(f, w)) {
        case REL_ACL_RELCL:
        case REL_ACL:
            if (frame_child(f, w, REL_NSUBJ) < 0 || circumstance(f, head)) return -1;
            if (slot_content_clause(f, w) || is_timed(f, w)) return -1;
            if (slot_actor(f, head) && frame_child(f, w, REL_MARK) >= 0)
                return -1; // "statements by officials that Zambia had refused"
            return has_relativiser(f, head, w) || !slot_nominal(f, head) ? -1 : h;
        case REL_ADVCL: // "the ships that it keeps delivering"
            if (slot_token(f, w)->xpos != XPOS_VBG || w != head + 1) return -1;
            // fallthrough
        case REL_XCOMP:
        case REL_CCOMP:
        case REL_CONJ:
            object = frame_child(f, head, REL_OBJ);
            if (object >= 0 && !slot_relativiser(f, (uint32_t)object)) return -1;
            if (object >= 0) return object; // the parser gave it to the verb above
            w = head;
            break;
        default: return -1;
        }
    }
    return -1;
}

// "condemned and rejected the sale": the object stands behind both verbs and hangs on one.
static void add_shared(const frame_view *f, uint32_t verb, fillers *out)
{
    int32_t partner = slot_close_conjunct(f, verb);
    if (partner < 0) return;
    FRAME_CHILDREN(f, (uint32_t)partner, c)
    if (slot_rel(f, c) == REL_OBJ && c > verb && c > (uint32_t)partner) slot_add_phrase(f, c, out);
}

static bool has_own_argument(const frame_view *f, uint32_t verb)
{
    return frame_child(f, verb, REL_XCOMP) >= 0 || frame_child(f, verb, REL_CCOMP) >= 0;
}

static void of_active(const frame_view *f, uint32_t verb, fillers *out)
{
    char text[SLOT_LEMMA_MAX];
    if (slot_content_clause(f, verb)) {
        int32_t object = slot_own_object(f, verb);
        if (object >= 0) slot_add_phrase(f, (uint32_t)object, out);
        return;
    }
    add_children(f, verb, REL_OBJ, out);
    if (out->n > 1 && slot_hidden_gerund(f, out->word[out->n - 1]) >= 0)
        out->n--; // "accused Mali [of arming] rebels": that of the gerund
    if (out->n > 1 && wordclass_ditransitive(slot_lemma(f, verb, text)) &&
        !frame_below(f, out->word[0], out->word[out->n - 1])) {
        out->word[0] = out->word[out->n - 1]; // two objects: the second one is handed over
        out->n = 1;
    }
    int32_t inner = out->n == 1 && wordclass_ditransitive(slot_lemma(f, verb, text))
                        ? frame_child(f, out->word[0], REL_OBJ)
                        : -1; // "granted refugees freedom" with the one hung on the other
    if (inner >= 0) out->n = 0, slot_add_phrase(f, (uint32_t)inner, out);
    if (!out->n) add_children(f, verb, REL_IOBJ, out);
    if (!out->n) add_behind_particle(f, verb, out);
    if (!out->n && slot_own_object(f, verb) >= 0 && // "handed back two villages" as a distance
        wordclass_ditransitive(slot_lemma(f, verb, text)))
        slot_add_phrase(f, (uint32_t)slot_own_object(f, verb), out);
    FRAME_CHILDREN(f, verb, c)
    if (!out->n && slot_rel(f, c) == REL_XCOMP && slot_neighbour(f, c) >= 0) slot_add(f, c, out);
    bool behind =
        slot_is_hidden(f, verb) || (slot_rel(f, verb) == REL_AMOD &&
                                    (slot_misread(f, verb) || slot_stray_subject(f, verb) >= 0 ||
                                     slot_joined_verb(f, verb) >= 0));
    if (!out->n && behind) slot_add_phrase(f, (uint32_t)slot_head(f, verb), out);
    int32_t what = out->n ? -1 : slot_free_relative(f, verb); // "what they called the sale"
    bool named = (what >= 0 && slot_form_is(f, (uint32_t)what, "what")) ||
                 (!out->n && slot_quoted_name(f, verb) >= 0);
    if (named) add_children(f, verb, REL_XCOMP, out);
    if (!out->n) {
        int32_t noun = gap_noun(f, verb);
        if (noun >= 0) slot_add_phrase(f, (uint32_t)noun, out);
    }
    if (!out->n && !has_own_argument(f, verb)) add_shared(f, verb, out);
    if (!out->n && slot_token(f, verb)->xpos == XPOS_VBG) // "the shelling of towns"
        slot_own_preposition(f, verb, STR("of"), out);
}

// Nouns before the noun that are no actors: "arms sales".
static void add_modifiers(const frame_view *f, uint32_t noun, fillers *out)
{
    FRAME_CHILDREN(f, noun, c)
    {
        deprel r = slot_rel(f, c);
        if (c > noun || !slot_nominal(f, c) || slot_actor(f, c) || slot_time(f, c)) continue;
        char mark[SLOT_MARK_MAX];
        bool before = r == REL_COMPOUND ||
                      ((r == REL_NMOD || r == REL_NMOD_UNMARKED) && !slot_mark(f, c, mark).n);
        if (before) slot_add_phrase(f, c, out);
    }
}

static bool has_by_phrase(const frame_view *f, uint32_t noun)
{
    FRAME_CHILDREN(f, noun, c)
    if (slot_base(f, c) == REL_NMOD && slot_marked(f, c, STR("by")) && !slot_time(f, c))
        return true;
    return false;
}

static void of_noun(const frame_view *f, uint32_t noun, fillers *out)
{
    char text[SLOT_LEMMA_MAX];
    bool intransitive = wordclass_intransitive_noun(slot_lemma(f, noun, text));
    fillers of = {0};
    slot_own_preposition(f, noun, STR("of"), &of);
    for (uint32_t i = 0; i < of.n; i++)
        if (!intransitive || !slot_actor(f, of.word[i])) slot_add(f, of.word[i], out);
    add_modifiers(f, noun, out);
    if (!out->n && has_by_phrase(f, noun)) slot_possessor(f, noun, out); // "Iran's defeat by ..."
}

// "was fired on", "was agreed to": the subject is what the preposition governs.
static bool prepositional_passive(const frame_view *f, uint32_t verb)
{
    if (verb + 1 >= f->sentence->n_tokens || slot_head(f, verb + 1) != (int32_t)verb) return false;
    const token *t = slot_token(f, verb + 1);
    return f->first_child[verb + 1] == f->first_child[verb + 2] &&
           str_in_list(t->form, "on|at|to|for|with|of|about|into|against|upon", '|');
}

int32_t slot_quoted_name(const frame_view *f, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    int32_t subject = frame_child(f, verb, REL_NSUBJ);
    if (!str_in_list(slot_lemma(f, verb, text), "brand|call|label|term", '|')) return -1;
    FRAME_CHILDREN(f, verb, c)
    if ((int32_t)c < subject && slot_token(f, c)->upos == UPOS_ADJ &&
        str_eq(slot_token(f, c + 1)->form, STR("\"")))
        return (int32_t)c;
    return -1;
}

int32_t slot_given_name(const frame_view *f, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    if (!str_in_list(slot_lemma(f, verb, text), "brand|call|declare|dub|label|proclaim|term",
                     '|') ||
        frame_child(f, verb, REL_XCOMP) >= 0)
        return -1;
    int32_t name = frame_child(f, verb, REL_OBJ);
    return name > (int32_t)verb && slot_passive(f, verb) ? name : -1;
}

void slot_object(const frame_view *f, uint32_t word, fillers *out)
{
    if (!slot_verbal(f, word)) {
        if (slot_nominal(f, word)) of_noun(f, word, out);
        return;
    }
    if (!slot_passive(f, word)) {
        of_active(f, word, out);
        return;
    }
    if (slot_given_name(f, word) < 0) add_children(f, word, REL_OBJ, out); // "was given tanks"
    if (!out->n && !prepositional_passive(f, word)) slot_surface_subject(f, word, out);
}

// "gave Moldova two helicopters", "denied a minister entry" with who gets it hung on what.
static void add_name_before(const frame_view *f, uint32_t verb, fillers *out)
{
    int32_t object = frame_child(f, verb, REL_OBJ);
    fillers to = {0};
    slot_own_preposition(f, verb, STR("to"), &to);
    if (object >= 0) slot_own_preposition(f, (uint32_t)object, STR("to"), &to);
    if (object < 0 || to.n) return;
    bool person = slot_actor(f, (uint32_t)object);
    for (uint32_t w = verb + 1; w < (uint32_t)object; w++) {
        deprel r = slot_rel(f, w); // "giving Latvia 20 carriers": hung on the number
        bool unmarked = r == REL_NMOD_UNMARKED || r == REL_OBL_UNMARKED;
        bool name =
            slot_token(f, w)->upos == UPOS_PROPN; // "denied Oman [permission]", an adjective
        if (r != REL_COMPOUND && !((unmarked || r == REL_AMOD) && name)) continue;
        if (slot_token(f, w)->upos != UPOS_PROPN && (person || slot_token(f, w)->upos != UPOS_NOUN))
            continue;
        if (!slot_actor(f, w) || !frame_below(f, (uint32_t)object, w)) continue;
        slot_add_phrase(f, w, out);
        return;
    }
}

void slot_iobject(const frame_view *f, uint32_t word, fillers *out)
{
    char text[SLOT_LEMMA_MAX];
    if (!slot_verbal(f, word)) return;
    if (slot_passive(f, word)) {
        if (frame_child(f, word, REL_OBJ) >= 0) slot_surface_subject(f, word, out);
        return;
    }
    add_children(f, word, REL_IOBJ, out);
    if (out->n || !wordclass_ditransitive(slot_lemma(f, word, text))) return;
    int32_t first = frame_child(f, word, REL_OBJ);
    if (first >= 0 && frame_child(f, (uint32_t)first, REL_OBJ) >= 0) {
        slot_add_phrase(f, (uint32_t)first, out);
        return;
    }
    FRAME_CHILDREN(f, word, c)
    if (slot_rel(f, c) == REL_OBJ && (int32_t)c != first) {
        slot_add_phrase(f, (uint32_t)first, out);
        return;
    }
    add_name_before(f, word, out);
}
