#include "rule/slot.h"
#include "rule/wordclass.h"

frame_view frame_open(const sentence *s, const mention_list *m, arena *a)
{
    uint32_t n = s->n_tokens;
    uint32_t *first = arena_array(a, uint32_t, (size_t)n + 1);
    uint32_t *children = arena_array(a, uint32_t, (size_t)n + 1);
    frame_view f = {s, m, first, children};
    for (uint32_t w = 0; w < n; w++) {
        int32_t h = slot_head(&f, w);
        if (h >= 0) first[h + 1]++;
    }
    for (uint32_t w = 0; w < n; w++) first[w + 1] += first[w];
    for (uint32_t w = 0; w < n; w++) { // first[h] runs to the end of h's group
        int32_t h = slot_head(&f, w);
        if (h >= 0) children[first[h]++] = w;
    }
    for (uint32_t w = n; w > 0; w--) first[w] = first[w - 1];
    first[0] = 0;
    return f;
}

int32_t frame_child(const frame_view *f, uint32_t word, deprel rel)
{
    bool base = deprel_base(rel) == rel;
    FRAME_CHILDREN(f, word, c)
    if (slot_rel(f, c) == rel || (base && slot_base(f, c) == rel)) return (int32_t)c;
    return -1;
}

bool frame_below(const frame_view *f, uint32_t above, uint32_t below)
{
    int32_t w = (int32_t)below;
    for (uint32_t climb = 0; w >= 0 && climb <= f->sentence->n_tokens; climb++) {
        if ((uint32_t)w == above) return true;
        w = slot_head(f, (uint32_t)w);
    }
    return false;
}

bool frame_is_light(str verb_lemma)
{
    return wordclass_light(verb_lemma);
}

static void add_all(const frame_view *f, uint32_t word, deprel base, fillers *out)
{
    FRAME_CHILDREN(f, word, c)
    if (slot_base(f, c) == base) slot_add_phrase(f, c, out);
}

// Words before the noun that stand in a compound or name with it.
static void add_modifiers(const frame_view *f, uint32_t word, fillers *out)
{
    FRAME_CHILDREN(f, word, c)
    {
        char mark[SLOT_MARK_MAX];
        deprel r = slot_rel(f, c);
        bool bare = (r == REL_NMOD || r == REL_NMOD_UNMARKED || r == REL_NMOD_DESC) && c < word &&
                    !slot_mark(f, c, mark).n;
        if (r == REL_COMPOUND || r == REL_FLAT || bare) slot_add_phrase(f, c, out);
    }
}

// "vowed to march", "threatened to cut ties" with the infinitive taken for a noun or a participle.
static void add_hidden_infinitive(const frame_view *f, uint32_t verb, fillers *out)
{
    FRAME_CHILDREN(f, verb, c)
    {
        int32_t hidden = slot_hidden_gerund(f, c);
        if (hidden >= 0 && slot_rel(f, c) == REL_OBJ) slot_add(f, (uint32_t)hidden, out);
        if (c < verb || slot_rel(f, c) != REL_OBL || !slot_marked(f, c, STR("to"))) continue;
        xpos x = (xpos)slot_token(f, c)->xpos;
        bool bare =
            (x == XPOS_NN || x == XPOS_NNP) && slot_form_is(f, c - 1, "to") && !slot_actor(f, c);
        if (hidden >= 0 && slot_form_is(f, (uint32_t)hidden - 1, "to"))
            slot_add(f, (uint32_t)hidden, out);
        else if (bare)
            slot_add(f, c, out);
    }
}

static void add_clauses(const frame_view *f, uint32_t verb, fillers *out)
{
    add_all(f, verb, REL_XCOMP, out);
    add_all(f, verb, REL_CCOMP, out);
    FRAME_CHILDREN(f, verb, c) // "it is up to Chad to decide"
    if (!out->n && c > verb && slot_rel(f, c) == REL_CSUBJ && slot_infinitive(f, c) &&
        slot_token(f, verb)->upos != UPOS_VERB)
        slot_add_phrase(f, c, out);
    int32_t name = out->n ? -1 : slot_given_name(f, verb);
    if (name >= 0) slot_add_phrase(f, (uint32_t)name, out);
    if (out->n) return;
    FRAME_CHILDREN(f, verb, c) // the parser's other label for an infinitive
    if (c > verb &&
        (slot_gerund_object(f, c) || (slot_base(f, c) == REL_ADVCL && slot_infinitive(f, c)) ||
         (slot_rel(f, c) == REL_OBL && slot_token(f, c)->xpos == XPOS_VB && slot_infinitive(f, c))))
        slot_add_phrase(f, c, out);
    if (!out->n) add_hidden_infinitive(f, verb, out);
    int32_t h = slot_rel(f, verb) == REL_PARATAXIS ? slot_head(f, verb) : -1;
    if (!out->n && h >= 0 && frame_child(f, verb, REL_OBJ) < 0) // "We will stop, he said."
        slot_add(f, (uint32_t)h, out);
}

static void add_complement(const frame_view *f, uint32_t word, fillers *out)
{
    if (slot_predicate(f, word) || !slot_nominal(f, word)) add_clauses(f, word, out);
    int32_t stray =
        out->n || slot_token(f, word)->upos != UPOS_VERB ? -1 : slot_stray_clause(f, word);
    if (stray >= 0) slot_add_phrase(f, (uint32_t)stray, out);
    if (out->n || !slot_nominal(f, word)) return;
    FRAME_CHILDREN(f, word, c)
    {
        deprel r = slot_rel(f, c);
        bool clause =
            r == REL_CCOMP || r == REL_XCOMP ||
            (r == REL_ACL && (slot_infinitive(f, c) || frame_child(f, c, REL_MARK) >= 0)) ||
            slot_content_clause(f, c);
        if (clause) slot_add_phrase(f, c, out);
    }
    int32_t verb = out->n || slot_rel(f, word) != REL_OBJ ? -1 : slot_head(f, word);
    if (verb >= 0) {
        FRAME_CHILDREN(f, (uint32_t)verb, c)
        if (slot_infinitive(f, c) && slot_complement_of(f, word, c)) slot_add_phrase(f, c, out);
    }
    int32_t light = out->n ? -1 : slot_light(f, word); // "made a decision to leave"
    if (light >= 0) add_clauses(f, (uint32_t)light, out);
}

// "Was how they described it" with the clause hung on the "how".
static void add_adverbs(const frame_view *f, uint32_t word, fillers *out)
{
    add_all(f, word, REL_ADVMOD, out);
    int32_t how = slot_free_relative(f, word);
    if (how >= 0 && slot_form_is(f, (uint32_t)how, "how")) slot_add(f, (uint32_t)how, out);
}

// The verb of saying behind a main clause that it tells, and that some trees put above it and some
// beside it: behind a comma, with a subject of its own. -1 if none.
static int32_t saying_behind(const frame_view *f, uint32_t main)
{
    FRAME_CHILDREN(f, main, c)
    {
        if (slot_rel(f, c) != REL_PARATAXIS || c < main || !slot_verbal(f, c)) continue;
        int32_t subject = frame_child(f, c, REL_NSUBJ);
        if (subject < 0 || frame_child(f, c, REL_OBJ) >= 0 || frame_child(f, c, REL_CC) >= 0)
            continue;
        uint32_t first = (uint32_t)subject; // of the subject's phrase
        while (f->first_child[first] < f->first_child[first + 1] &&
               f->children[f->first_child[first]] < first)
            first = f->children[f->first_child[first]];
        if (first > 0 && str_in_list(slot_token(f, first - 1)->form, ", \"", ' '))
            return (int32_t)c;
    }
    return -1;
}

// What is said to be what the clause of the word describes or calls.
static void add_equated(const frame_view *f, uint32_t word, fillers *out)
{
    FRAME_CHILDREN(f, word, c) // "Troubling is how Japan described it" with both for subjects
    if (slot_rel(f, c) == REL_COP && frame_child(f, word, REL_NSUBJ) >= 0) {
        uint32_t told = (uint32_t)frame_child(f, word, REL_NSUBJ);
        if (told < c && c + 1 < word && slot_form_is(f, c + 1, "how")) slot_add(f, told, out);
    }
    int32_t relative = slot_free_relative(f, word);
    int32_t equated = relative >= 0 ? slot_equated(f, (uint32_t)relative) : -1;
    if (equated < 0) equated = slot_quoted_name(f, word);
    if (equated >= 0) slot_add(f, (uint32_t)equated, out);
}

// The word above, from the first of several conjuncts and out of container nouns and of what the
// word is an example of ("a law, including $2 million").
static void add_governor(const frame_view *f, uint32_t word, fillers *out)
{
    FRAME_CHILDREN(f, word, c) // "Jordan sponsored talks" as a noun phrase
    if (slot_rel(f, c) == REL_AMOD && (slot_misread(f, c) || slot_stray_subject(f, c) >= 0))
        slot_add(f, c, out);
    if (out->n) return;
    int32_t noun = slot_told_noun(f, word), h = slot_head(f, word);
    if (noun >= 0) {
        slot_add(f, (uint32_t)noun, out);
        return;
    }
    int32_t said = h < 0 ? saying_behind(f, word) : -1;
    if (said >= 0) slot_add(f, (uint32_t)said, out); // "Force is an option, Chad warned Niger."
    for (int climb = 0; climb < FRAME_CLIMB_MAX && h >= 0; climb++) {
        if (slot_rel(f, word) != REL_CONJ && slot_container(f, word) < 0 &&
            !(slot_names_example(f, word) && slot_nominal(f, (uint32_t)h)))
            break;
        word = (uint32_t)h;
        h = slot_head(f, word);
    }
    if (h >= 0) slot_add(f, (uint32_t)h, out);
    add_equated(f, word, out);
}

// "..., a Kenyan official said": the subject of a verb that is no part of the word's own clause.
static bool speaks_above(const frame_view *f, uint32_t word, uint32_t head)
{
    int32_t verb = slot_base(f, head) == REL_NSUBJ ? slot_head(f, head) : -1;
    return verb >= 0 && !frame_below(f, word, (uint32_t)verb);
}

// The actor named nearest before or behind the word, whatever the tree makes of it; of a passive
// whose doer is named as if it were told in the active.
static void add_nearest(const frame_view *f, uint32_t word, bool behind, fillers *out)
{
    const mention_list *l = f->mentions;
    uint32_t s = f->sentence->index;
    const mention *best = NULL;
    if (!l || s >= l->n_sentences) return;
    if (slot_verbal(f, word) && slot_passive(f, word)) {
        slot_subject(f, word, out);
        if (out->n && behind) {
            out->n = 0;
            slot_object(f, word, out);
        }
        if (out->n) return;
    }
    for (uint32_t i = l->first_of[s]; i < l->first_of[s + 1]; i++) {
        const mention *m = &l->p[i];
        if (m->kind != MENTION_ACTOR || m->faint || str_eq(m->how, STR("pronoun"))) continue;
        const mention *whole = mention_covering(l, s, m->head, MENTION_ACTOR);
        if (whole && whole != m && whole->end - whole->first > m->end - m->first) continue;
        if (behind ? m->first <= word || speaks_above(f, word, m->head) : m->end > word) continue;
        if (!best || (!behind && m->end > best->end)) best = m; // the longest comes first
    }
    if (best) slot_add_phrase(f, best->head, out);
}

bool frame_fillers(const frame_view *f, uint32_t word, slot_kind slot, str preposition,
                   fillers *out)
{
    out->n = 0;
    int32_t light;
    switch (slot) {
    case SLOT_SUBJECT: slot_subject(f, word, out); break;
    case SLOT_OBJECT: slot_object(f, word, out); break;
    case SLOT_IOBJECT: slot_iobject(f, word, out); break;
    case SLOT_COMPLEMENT: add_complement(f, word, out); break;
    case SLOT_PREP: slot_preposition(f, word, preposition, out); break;
    case SLOT_ADVERB: add_adverbs(f, word, out); break;
    case SLOT_ADJECTIVE: add_all(f, word, REL_AMOD, out); break;
    case SLOT_MODIFIER: add_modifiers(f, word, out); break;
    case SLOT_DETERMINER: add_all(f, word, REL_DET, out); break;
    case SLOT_POSSESSOR: slot_possessor(f, word, out); break;
    case SLOT_GOVERNOR: add_governor(f, word, out); break;
    case SLOT_LIGHT:
        light = slot_light(f, word);
        if (light >= 0) slot_add(f, (uint32_t)light, out);
        break;
    case SLOT_SELF: slot_add(f, word, out); break;
    case SLOT_LEFT: add_nearest(f, word, false, out); break;
    case SLOT_RIGHT: add_nearest(f, word, true, out); break;
    case SLOT_SPEAKER:
    case SLOT_COUNTERPART:
    case SLOT_SENTENCE:
    case SLOT_COUNT: break;
    }
    return out->n > 0;
}
