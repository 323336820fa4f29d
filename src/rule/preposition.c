#include "rule/slot.h"
#include "rule/wordclass.h"

#include <string.h>

// Words of a complex preposition that is written with nouns ("in response to"): three or four.
#define COMPLEX_WORDS_MAX 6

#define LOOSE_WORDS_MAX 16 // words of a phrase that are searched for one hung too low

static size_t add_lower(char *out, size_t n, size_t cap, str s)
{
    for (size_t i = 0; i < s.n && n < cap; i++)
        out[n++] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return n;
}

// Does the child mark its head as a preposition or conjunction does? The infinitive's "to" and the
// possessive 's do not.
static bool is_marker(const frame_view *f, uint32_t c)
{
    const token *t = slot_token(f, c);
    if (t->rel == REL_CASE) return t->xpos != XPOS_POS;
    if (t->rel != REL_MARK) return false;
    int32_t h = slot_head(f, c); // "gave in to pressure"
    if (t->xpos == XPOS_TO || t->upos == UPOS_PART)
        return h >= 0 && (slot_token(f, (uint32_t)h)->upos == UPOS_NOUN ||
                          slot_neighbour(f, (uint32_t)h) >= 0);
    return true;
}

// The marker with its fixed parts: "because_of".
static str marker_text(const frame_view *f, uint32_t marker, char out[SLOT_MARK_MAX])
{
    char plain[SLOT_MARK_MAX];
    size_t n = add_lower(plain, 0, SLOT_MARK_MAX, slot_token(f, marker)->form);
    str first = wordclass_preposition((str){plain, n});
    n = add_lower(out, 0, SLOT_MARK_MAX, first);
    FRAME_CHILDREN(f, marker, c)
    {
        if (slot_rel(f, c) != REL_FIXED) continue;
        n = add_lower(out, n, SLOT_MARK_MAX, STR("_"));
        n = add_lower(out, n, SLOT_MARK_MAX, slot_token(f, c)->form);
    }
    return (str){out, n};
}

str slot_mark(const frame_view *f, uint32_t w, char out[SLOT_MARK_MAX])
{
    size_t n = 0;
    FRAME_CHILDREN(f, w, c)
    {
        if (!is_marker(f, c)) continue;
        char text[SLOT_MARK_MAX];
        str one = marker_text(f, c, text);
        if (n) n = add_lower(out, n, SLOT_MARK_MAX, STR("_"));
        n = add_lower(out, n, SLOT_MARK_MAX, one);
    }
    return (str){out, n};
}

// Could any marker of the word be this preposition, by its first letter? Those that
// wordclass_preposition() gives another one begin with t, u or v. Most questions end here.
static bool may_be_marked(const frame_view *f, uint32_t w, str preposition)
{
    FRAME_CHILDREN(f, w, c)
    {
        deprel r = (deprel)slot_token(f, c)->rel;
        if (r != REL_CASE && r != REL_MARK) continue;
        char first = (char)(slot_token(f, c)->form.p[0] | ('a' ^ 'A'));
        if (first == preposition.p[0] || first == 't' || first == 'u' || first == 'v') return true;
    }
    return false;
}

bool slot_marked(const frame_view *f, uint32_t w, str preposition)
{
    char all[SLOT_MARK_MAX], one[SLOT_MARK_MAX];
    if (preposition.n && !may_be_marked(f, w, preposition)) return false;
    if (str_eq(slot_mark(f, w, all), preposition)) return true;
    FRAME_CHILDREN(f, w, c)
    if (is_marker(f, c) && str_eq(marker_text(f, c, one), preposition)) return true;
    return false;
}

static bool can_be_marked(deprel r)
{
    switch (deprel_base(r)) {
    case REL_OBL:
    case REL_NMOD:
    case REL_ADVCL:
    case REL_ADVMOD:
    case REL_DEP:
    case REL_XCOMP:
    case REL_CCOMP:
    case REL_IOBJ: return true;
    case REL_ACL: return r != REL_ACL_RELCL;
    default: return false;
    }
}

// "the country it sold arms to": the preposition is left alone, and the noun that the relative
// clause describes is what it governs.
static void add_stranded(const frame_view *f, uint32_t word, str preposition, fillers *out)
{
    if (slot_rel(f, word) != REL_ACL_RELCL) return;
    int32_t noun = slot_head(f, word);
    if (noun < 0) return;
    FRAME_CHILDREN(f, word, c)
    {
        const token *t = slot_token(f, c);
        if (t->upos != UPOS_ADP || c < word || t->rel == REL_COMPOUND_PRT) continue;
        if (f->first_child[c] != f->first_child[c + 1]) continue;
        char text[SLOT_MARK_MAX];
        size_t n = add_lower(text, 0, SLOT_MARK_MAX, t->form);
        if (str_eq(wordclass_preposition((str){text, n}), preposition))
            slot_add_phrase(f, (uint32_t)noun, out);
    }
}

// Do the words that end at `last` spell the first `n` of `words`, determiners between them left
// out? Gives the index of the first one, -1 when they do not.
static int32_t spelled_before(const frame_view *f, uint32_t last, const str *words, int n)
{
    int32_t at = (int32_t)last;
    for (int k = n - 1; k >= 0; k--, at--) {
        while (at >= 0 && slot_token(f, (uint32_t)at)->upos == UPOS_DET) at--;
        if (at < 0 || !str_eq_nocase(slot_token(f, (uint32_t)at)->form, words[k])) return -1;
    }
    return at + 1;
}

static int split_words(str preposition, str words[COMPLEX_WORDS_MAX])
{
    int n = 0;
    while (preposition.p && n < COMPLEX_WORDS_MAX) words[n++] = str_split(&preposition, '_');
    return preposition.p ? 0 : n;
}

// Does the phrase of `x` hang on `word`, at most through the words of the preposition itself?
static bool hangs_on(const frame_view *f, uint32_t x, uint32_t word, uint32_t first, uint32_t last)
{
    int32_t h = slot_head(f, x);
    for (int climb = 0; h >= 0 && climb < COMPLEX_WORDS_MAX; climb++) {
        if ((uint32_t)h == word) return true;
        if ((uint32_t)h < first || (uint32_t)h > last) return false;
        h = slot_head(f, (uint32_t)h);
    }
    return false;
}

// "in response to the sale": a preposition of several words, however the parser has joined them;
// the words before the filler must spell it.
static void add_complex(const frame_view *f, uint32_t word, str preposition, fillers *out)
{
    str words[COMPLEX_WORDS_MAX];
    int n = split_words(preposition, words);
    if (n < 2) return;
    for (uint32_t k = 1; k < f->sentence->n_tokens; k++) {
        if (!str_eq_nocase(slot_token(f, k)->form, words[n - 1])) continue;
        int32_t first = spelled_before(f, k, words, n);
        if (first < 0) continue;
        int32_t x = slot_head(f, k);
        if (slot_rel(f, k) == REL_FIXED && x >= 0) x = slot_head(f, (uint32_t)x);
        if (x < 0 || (uint32_t)x <= k) continue;
        if (hangs_on(f, (uint32_t)x, word, (uint32_t)first, k))
            slot_add_phrase(f, (uint32_t)x, out);
    }
}

// "met yesterday with Peru": the phrase hangs on its preposition, and that on the time before it or
// on a full stop. It belongs to the verb before.
static void add_lost(const frame_view *f, uint32_t verb, str preposition, fillers *out)
{
    for (uint32_t p = verb + 1; p < f->sentence->n_tokens; p++) {
        const token *t = slot_token(f, p);
        if (t->upos == UPOS_VERB) return;
        if (t->upos != UPOS_ADP || t->rel != REL_CASE || !str_eq_nocase(t->form, preposition))
            continue;
        int32_t h = slot_head(f, p);
        if (h < 0 || ((uint32_t)h > p && slot_token(f, (uint32_t)h)->upos != UPOS_PUNCT)) continue;
        FRAME_CHILDREN(f, p, x)
        if (x > p && slot_nominal(f, x)) slot_add_phrase(f, x, out);
    }
}

// "the acceptance by Cuba of an invitation": names take no of-phrase, the noun before does.
static void add_behind_agent(const frame_view *f, uint32_t noun, fillers *out)
{
    FRAME_CHILDREN(f, noun, by)
    {
        if (slot_base(f, by) != REL_NMOD || by < noun || !slot_marked(f, by, STR("by"))) continue;
        if (slot_token(f, by)->upos != UPOS_PROPN) continue;
        FRAME_CHILDREN(f, by, c)
        if (slot_base(f, c) == REL_NMOD && slot_marked(f, c, STR("of"))) slot_add_phrase(f, c, out);
    }
}

// "was agreed on by both" with both prepositions on one noun: "on" is no preposition of it.
static bool stranded_before_by(const frame_view *f, uint32_t verb, uint32_t noun, str preposition)
{
    if (str_eq(preposition, STR("by")) || verb + 2 >= f->sentence->n_tokens) return false;
    return slot_head(f, verb + 1) == (int32_t)noun && slot_head(f, verb + 2) == (int32_t)noun &&
           slot_token(f, verb + 1)->rel == REL_CASE && slot_form_is(f, verb + 2, "by");
}

// "came back to the talks", "brought its envoy home from Chile" with the phrase hung on the adverb.
static void add_behind_adverb(const frame_view *f, uint32_t verb, str preposition, fillers *out)
{
    FRAME_CHILDREN(f, verb, a)
    {
        upos u = (upos)slot_token(f, a)->upos; // "home" may be a noun
        if (a <= verb || slot_base(f, a) != REL_ADVMOD || (u != UPOS_ADV && u != UPOS_NOUN))
            continue;
        char text[SLOT_LEMMA_MAX];
        if (!str_in_list(slot_lemma(f, a, text),
                         "back|away|ahead|forward|together|aside|apart|home|out|down|up", '|'))
            continue;
        FRAME_CHILDREN(f, a, c)
        if (c > a && (slot_base(f, c) == REL_OBL || slot_base(f, c) == REL_NMOD) &&
            slot_marked(f, c, preposition))
            slot_add_phrase(f, c, out);
    }
}

void slot_own_preposition(const frame_view *f, uint32_t word, str preposition, fillers *out)
{
    uint32_t before = out->n;
    FRAME_CHILDREN(f, word, c)
    if ((can_be_marked(slot_rel(f, c)) || (slot_rel(f, c) == REL_AMOD && slot_nominal(f, c))) &&
        slot_marked(f, c, preposition) && !stranded_before_by(f, word, c, preposition)) {
        slot_add_phrase(f, c, out);
        int32_t gerund = slot_hidden_gerund(f, c);
        if (gerund >= 0) slot_add(f, (uint32_t)gerund, out);
    }
    FRAME_CHILDREN(f, word, c)
    if (out->n == before && slot_rel(f, c) == REL_OBJ) {
        int32_t gerund = slot_hidden_gerund(f, c);
        if (gerund >= 0 && slot_marked(f, (uint32_t)gerund, preposition)) {
            slot_add(f, (uint32_t)gerund, out);
            slot_add(f, c, out);
        }
    }
    if (out->n == before && str_eq(preposition, STR("of")) && slot_nominal(f, word))
        add_behind_agent(f, word, out);
    if (out->n == before && slot_verbal(f, word)) add_behind_adverb(f, word, preposition, out);
    if (out->n == before) add_stranded(f, word, preposition, out);
    if (out->n == before && slot_verbal(f, word)) add_lost(f, word, preposition, out);
    if (out->n == before && memchr(preposition.p, '_', preposition.n))
        add_complex(f, word, preposition, out);
}

// "the visit of Lula to Peru", "cut aid to Mali over the coup": a phrase that the parser hung on a
// name belongs to a word above it, for names take none.
static void add_behind_name(const frame_view *f, uint32_t word, str preposition, fillers *out)
{
    uint32_t queue[LOOSE_WORDS_MAX] = {word};
    if (str_eq(preposition, STR("of"))) return;
    for (uint32_t i = 0, n = 1; i < n && !out->n; i++) FRAME_CHILDREN(f, queue[i], c)
        {
            deprel r = slot_base(f, c);
            if (c < word || !slot_nominal(f, c)) continue;
            if (r != REL_OBJ && r != REL_OBL && r != REL_NMOD && r != REL_CONJ) continue;
            if (i && (r == REL_NMOD || r == REL_OBL) && slot_actor(f, queue[i]) &&
                !slot_time(f, c) && slot_marked(f, c, preposition))
                slot_add_phrase(f, c, out);
            else if (n < LOOSE_WORDS_MAX)
                queue[n++] = c;
        }
}

// What hangs on `other`, when it stands behind both: a phrase that two
// conjoined words share stands behind both.
static void add_shared(const frame_view *f, uint32_t word, uint32_t other, str preposition,
                       fillers *out)
{
    fillers found = {0};
    slot_own_preposition(f, other, preposition, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (found.word[i] > word && found.word[i] > other) slot_add(f, found.word[i], out);
}

static void add_if_spelled(const frame_view *f, uint32_t w, uint32_t verb, str preposition,
                           fillers *out)
{
    char text[SLOT_MARK_MAX];
    size_t n = add_lower(text, 0, SLOT_MARK_MAX, slot_token(f, w)->form);
    if (str_eq(wordclass_preposition((str){text, n}), preposition))
        slot_surface_subject(f, verb, out);
}

// "Mali was called on by Algeria": what the preposition governs is the subject of the passive.
static void add_of_passive(const frame_view *f, uint32_t verb, str preposition, fillers *out)
{
    FRAME_CHILDREN(f, verb, c)
    {
        const token *t = slot_token(f, c);
        if (c != verb + 1 || (t->upos != UPOS_ADP && t->upos != UPOS_ADV)) continue;
        if (f->first_child[c] == f->first_child[c + 1])
            add_if_spelled(f, c, verb, preposition, out);
    }
    // "was agreed on by both" with both prepositions on one noun
    if (verb + 2 < f->sentence->n_tokens && slot_token(f, verb + 1)->rel == REL_CASE &&
        slot_form_is(f, verb + 2, "by") && !str_eq(preposition, STR("by")))
        add_if_spelled(f, verb + 1, verb, preposition, out);
}

// One past the phrase of the word, as far as its last children reach.
static uint32_t phrase_end(const frame_view *f, uint32_t w)
{
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        if (f->first_child[w] == f->first_child[w + 1]) break;
        uint32_t last = f->children[f->first_child[w + 1] - 1];
        if (last < w) break;
        w = last;
    }
    return w + 1;
}

// "accused Mali of hiding data over the virus" with the "over" hung on the accusing: what stands
// directly behind the phrase of a gerund with a preposition and hangs on the verb above it.
static void add_behind_gerund(const frame_view *f, uint32_t gerund, str preposition, fillers *out)
{
    char mark[SLOT_MARK_MAX];
    int32_t h = slot_head(f, gerund);
    deprel r = slot_base(f, gerund);
    if (h < 0 || (uint32_t)h > gerund || (r != REL_ADVCL && r != REL_ACL)) return;
    if (slot_token(f, gerund)->xpos != XPOS_VBG || !slot_mark(f, gerund, mark).n) return;
    FRAME_CHILDREN(f, (uint32_t)h, c)
    {
        if (c < gerund || slot_base(f, c) != REL_OBL || slot_time(f, c)) continue;
        if (f->children[f->first_child[c]] != phrase_end(f, gerund)) continue;
        if (slot_marked(f, c, preposition)) slot_add_phrase(f, c, out);
    }
}

// "called on Chad to leave" with the preposition for a particle: what stands behind it.
static void add_behind_particle(const frame_view *f, uint32_t verb, str preposition, fillers *out)
{
    if (verb + 1 >= f->sentence->n_tokens || slot_head(f, verb + 1) != (int32_t)verb) return;
    if (slot_rel(f, verb + 1) != REL_COMPOUND_PRT) return;
    if (!str_eq_nocase(slot_token(f, verb + 1)->form, preposition)) return;
    if (!str_in_list(preposition, "on|at|for|to|with|against|into", '|')) return;
    int32_t object = frame_child(f, verb, REL_OBJ);
    if (object > (int32_t)verb) slot_add_phrase(f, (uint32_t)object, out);
}

static void of_verb(const frame_view *f, uint32_t verb, str preposition, fillers *out)
{
    add_behind_particle(f, verb, preposition, out);
    if (out->n) return;
    if (slot_passive(f, verb)) add_of_passive(f, verb, preposition, out);
    if (out->n) return;
    fillers objects = {0};
    slot_object(f, verb, &objects);
    for (uint32_t i = 0; i < objects.n; i++)
        if (slot_nominal(f, objects.word[i]))
            slot_own_preposition(f, objects.word[i], preposition, out);
    if (out->n) return;
    int32_t partner = slot_close_conjunct(f, verb);
    if (partner >= 0) add_shared(f, verb, (uint32_t)partner, preposition, out);
    uint32_t place = frame_stand_in(f, verb); // "accused Mali of hiding data over the virus"
    for (int climb = 0; place != verb && climb < 2 && !out->n; climb++) {
        int32_t h = slot_head(f, place);
        if (h < 0) break;
        add_shared(f, verb, (uint32_t)h, preposition, out);
        place = (uint32_t)h;
    }
    if (!out->n) add_behind_gerund(f, verb, preposition, out);
    if (!out->n) add_behind_name(f, verb, preposition, out);
}

// What hangs on the noun's verb, without the noun's own phrase, and without the time ("suspended
// talks on Monday").
static void add_outside(const frame_view *f, uint32_t noun, uint32_t verb, str preposition,
                        fillers *out)
{
    fillers found = {0};
    slot_own_preposition(f, verb, preposition, &found);
    bool describes = frame_below(f, noun, verb); // "talks held with France"
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t w = found.word[i];
        bool above = !frame_below(f, verb, w); // "the sale to which it gave its consent"
        if (!slot_time(f, w) && (describes || !frame_below(f, noun, w)) &&
            (above || !frame_below(f, w, noun)))
            slot_add(f, w, out);
    }
}

static void add_marked(const frame_view *f, uint32_t w, str preposition, fillers *out)
{
    FRAME_CHILDREN(f, w, c)
    if (slot_base(f, c) == REL_NMOD && !slot_time(f, c) && slot_marked(f, c, preposition))
        slot_add_phrase(f, c, out);
}

void slot_adjacent(const frame_view *f, uint32_t noun, str preposition, fillers *out)
{
    uint32_t whole =
        noun; // "accused Mali of crimes against ...": crimes hung on Mali, not "against"
    if (slot_token(f, noun)->upos == UPOS_NOUN && slot_rel(f, noun) == REL_NMOD &&
        slot_marked(f, noun, STR("of")) && slot_actor(f, (uint32_t)slot_head(f, noun)))
        whole = (uint32_t)slot_head(f, noun);
    int32_t v = slot_head(f, whole);
    deprel r = slot_base(f, whole);
    if (v < 0) return;
    bool verb = (r == REL_OBJ || r == REL_OBL) && slot_verbal(f, (uint32_t)v);
    bool inquiry = r == REL_NMOD && slot_token(f, (uint32_t)v)->upos == UPOS_NOUN &&
                   slot_marked(f, noun, STR("into")); // "an inquiry into torture in Chad"
    if (!verb && !inquiry) return;
    if (verb && str_eq(preposition, STR("by")) && slot_passive(f, (uint32_t)v)) return;
    uint32_t end = phrase_end(f, noun);
    FRAME_CHILDREN(f, (uint32_t)v, c)
    {
        if (c <= noun || !slot_nominal(f, c)) continue;
        if (slot_base(f, c) != REL_OBL && slot_rel(f, c) != REL_NMOD) continue;
        uint32_t first =
            f->first_child[c] < f->first_child[c + 1] ? f->children[f->first_child[c]] : c;
        if (first != end) continue;
        if (slot_marked(f, c, preposition) && !slot_time(f, c)) slot_add_phrase(f, c, out);
        if (out->n) return;
        if (slot_actor(f, c)) add_marked(f, c, preposition, out); // "by Chad" with "on Sudan" in it
        end = phrase_end(f, c);
    }
}

static void of_noun(const frame_view *f, uint32_t noun, str preposition, fillers *out)
{
    char text[SLOT_LEMMA_MAX];
    int32_t whole = slot_container(f, noun);
    if (whole >= 0) slot_own_preposition(f, (uint32_t)whole, preposition, out);
    if (out->n) return;
    if (wordclass_container(slot_lemma(f, noun, text)) && !str_eq(preposition, STR("of"))) {
        fillers parts = {0};
        slot_own_preposition(f, noun, STR("of"), &parts);
        for (uint32_t i = 0; i < parts.n && !out->n; i++)
            slot_own_preposition(f, parts.word[i], preposition, out);
        if (out->n) return;
    }
    add_behind_name(f, noun, preposition, out);
    uint32_t verbs[SLOT_VERBS_MAX];
    uint32_t n = slot_verbs_of_object(f, noun, verbs);
    int32_t light = slot_light(f, noun);
    if (light >= 0 && n < SLOT_VERBS_MAX) verbs[n++] = (uint32_t)light;
    for (uint32_t i = 0; i < n && !out->n; i++) add_outside(f, noun, verbs[i], preposition, out);
    int32_t be = slot_base(f, noun) == REL_NSUBJ ? slot_head(f, noun) : -1;
    if (!out->n && be >= 0 && frame_child(f, (uint32_t)be, REL_EXPL) >= 0) // "there was no attack"
        add_outside(f, noun, (uint32_t)be, preposition, out);
    if (!out->n) slot_adjacent(f, noun, preposition, out);
    FRAME_CHILDREN(f, noun, c) // "talks and consultations with France"
    if (!out->n && slot_rel(f, c) == REL_CONJ && slot_nominal(f, c))
        add_shared(f, noun, c, preposition, out);
    int32_t h = slot_rel(f, noun) == REL_CONJ ? slot_head(f, noun) : -1;
    if (!out->n && h >= 0 && slot_nominal(f, (uint32_t)h))
        add_shared(f, noun, (uint32_t)h, preposition, out);
}

void slot_preposition(const frame_view *f, uint32_t word, str preposition, fillers *out)
{
    preposition = wordclass_preposition(preposition);
    slot_own_preposition(f, word, preposition, out);
    if (out->n) return;
    int32_t h = slot_head(f, word); // "remained open [to talks]"
    if (slot_token(f, word)->upos == UPOS_ADJ && slot_rel(f, word) == REL_XCOMP && h >= 0)
        slot_own_preposition(f, (uint32_t)h, preposition, out);
    if (slot_verbal(f, word))
        of_verb(f, word, preposition, out);
    else
        of_noun(f, word, preposition, out);
}
