// Which words of a sentence are which words of the codebook.
#include "rule/program.h"
#include "rule/slot.h"
#include "rule/wordclass.h"

#include <string.h>

#define GROUP_REACH 12 // words between a verb and its particle: "broke the long talks off"

typedef struct {
    const char *end, *instead;
} ending;

// Endings that a lemmatizer leaves on what it takes for a name ("Talks", "Suspends", "Halted").
static const ending NOUN_ENDINGS[] = {
    {"ies", "y"}, {"es", ""}, {"s", ""}, {"es", "e"}, {"men", "man"}};
static const ending VERB_ENDINGS[] = {{"ied", "y"}, {"ed", ""},   {"ed", "e"},
                                      {"ing", ""},  {"ing", "e"}, {"ies", "y"}};

static word_id try_endings(const codebook *c, str word, const ending *list, size_t n)
{
    char text[WORD_BYTES_MAX + 2];
    for (size_t i = 0; i < n; i++) {
        str end = str_of(list[i].end), instead = str_of(list[i].instead);
        if (!str_ends(word, end) || word.n < end.n + 2) continue;
        size_t stem = word.n - end.n;
        memcpy(text, word.p, stem);
        memcpy(text + stem, instead.p, instead.n);
        word_id id = program_find(c, (str){text, stem + instead.n});
        if (id) return id;
        bool doubled = !instead.n && stem > 2 && text[stem - 1] == text[stem - 2];
        id = doubled ? program_find(c, (str){text, stem - 1}) : 0;
        if (id) return id;
    }
    return 0;
}

#define ENDINGS(c, word, list) try_endings((c), (word), (list), sizeof(list) / sizeof *(list))

// The id of the lemma; of what the verb's form comes from when the lemmatizer did not know it
// ("invaded" as "invad", "shot" as itself).
static word_id lemma_id(const codebook *c, const token *t, word_id form_id)
{
    char text[WORD_BYTES_MAX];
    str lemma = t->lemma.n ? t->lemma : t->form;
    word_id id = str_eq_nocase(lemma, t->form) ? form_id : program_find(c, lemma);
    if (t->upos != UPOS_VERB || t->xpos == XPOS_VB || t->xpos == XPOS_NNP) return id;
    str form = program_spelling(t->form, text);
    if (!form.n || (id && !str_eq_nocase(lemma, t->form))) return id;
    str known = wordclass_irregular(form);
    if (known.n) return program_find(c, known);
    word_id stem = id ? 0 : ENDINGS(c, form, VERB_ENDINGS);
    if (!id && !stem) stem = ENDINGS(c, form, NOUN_ENDINGS); // "-s" of the third person
    return stem ? stem : id;
}

// The second reading of a token: its form where a participle may be a noun or adjective of its own,
// its stem where it is taken for a name.
static word_id other_reading(const codebook *c, const token *t, word_id id, word_id form_id,
                             bool verbal)
{
    char text[WORD_BYTES_MAX];
    bool participle = t->xpos == XPOS_VBG || t->xpos == XPOS_VBN;
    if (participle) return form_id;
    if (verbal) { // "were ambushed", "Turkey shot down a jet"
        str form = program_spelling(t->form, text), known = wordclass_irregular(form);
        if (known.n) return program_find(c, known);
        if (t->upos == UPOS_ADJ) return ENDINGS(c, form, VERB_ENDINGS);
    }
    bool name = t->upos == UPOS_PROPN || t->upos == UPOS_X;
    if (!name && (id || t->upos != UPOS_NOUN)) return 0;
    str word = program_spelling(t->form, text);
    if (!word.n) return 0;
    word_id other = ENDINGS(c, word, NOUN_ENDINGS);
    return other || !name ? other : ENDINGS(c, word, VERB_ENDINGS);
}

// "cease - fire" as three tokens: the last one stands for the whole when that is a word.
static word_id hyphenated(const codebook *c, const sentence *s, uint32_t w)
{
    char text[WORD_BYTES_MAX * 2];
    if (w < 2 || !str_eq(s->tokens[w - 1].form, STR("-"))) return 0;
    str first = s->tokens[w - 2].form, last = s->tokens[w].lemma;
    if (first.n > WORD_BYTES_MAX || last.n > WORD_BYTES_MAX || !first.n || !last.n) return 0;
    memcpy(text, first.p, first.n);
    memcpy(text + first.n, last.p, last.n);
    return program_find(c, (str){text, first.n + last.n});
}

void matcher_open(matcher *m, const codebook *c, const frame_view *f, const rule_context *context,
                  arena *a)
{
    const sentence *s = f->sentence;
    m->c = c;
    m->f = f;
    m->context = context;
    for (size_t i = 0; i < MATCH_MEMO_SIZE; i++) m->memo[i].word = 0;
    m->ids = arena_array(a, word_id, (size_t)s->n_tokens * 3 + 1);
    m->others = m->ids + s->n_tokens;
    m->forms = m->others + s->n_tokens;
    m->types = arena_array(a, uint32_t, (size_t)s->n_tokens + 1);
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        m->forms[w] = program_find(c, t->form);
        if (t->upos == UPOS_PUNCT) continue;
        m->ids[w] = lemma_id(c, t, m->forms[w]);
        bool verbal = (t->upos == UPOS_ADJ || t->upos == UPOS_NOUN) && slot_verbal(f, w);
        m->others[w] = other_reading(c, t, m->ids[w], m->forms[w], verbal);
        word_id joined = hyphenated(c, s, w);
        if (joined) {
            m->ids[w] = joined;
            m->others[w] = 0;
        }
    }
}

static bool is_word(const matcher *m, uint32_t w, word_id id)
{
    return m->ids[w] == id || m->others[w] == id || m->forms[w] == id;
}

// "trade war": the words directly before the noun, hyphens between them left out.
static bool before_noun(const matcher *m, const word_group *g, uint32_t word, uint32_t *farthest)
{
    uint32_t at = word;
    for (uint32_t k = g->n - 1; k > 0; k--) {
        do {
            if (at == 0) return false;
            at--;
        } while (str_eq(slot_token(m->f, at)->form, STR("-")));
        if (!is_word(m, at, g->words[k - 1])) return false;
    }
    *farthest = at;
    return true;
}

// Does the word hang on the verb, itself or as the preposition of what does?
static bool hangs_on(const matcher *m, uint32_t w, uint32_t verb)
{
    int32_t h = slot_head(m->f, w);
    for (int climb = 0; climb < 3 && h >= 0; climb++) {
        if ((uint32_t)h == verb) return true;
        h = slot_head(m->f, (uint32_t)h);
    }
    return false;
}

// "gave its consent [in May]": no particle.
static bool opens_time(const matcher *m, uint32_t w)
{
    int32_t h = slot_rel(m->f, w) == REL_CASE ? slot_head(m->f, w) : -1;
    return h > (int32_t)w && slot_time(m->f, (uint32_t)h) && // but "waved through in May"
           slot_rel(m->f, w + 1) != REL_CASE;
}

// "break off", "put on hold": the words behind the verb, in one piece, determiners left out.
static bool behind_verb(const matcher *m, const word_group *g, uint32_t verb, uint32_t *farthest)
{
    uint32_t n = m->f->sentence->n_tokens;
    uint32_t last = verb + GROUP_REACH < n ? verb + GROUP_REACH : n - 1;
    for (uint32_t start = verb + 1; start <= last; start++) {
        if (!is_word(m, start, g->words[1]) || !hangs_on(m, start, verb)) continue;
        if (opens_time(m, start)) continue;
        uint32_t at = start, k = 2;
        while (k < g->n && at + 1 < n) {
            at++;
            if (is_word(m, at, g->words[k]))
                k++;
            else if (slot_token(m->f, at)->upos != UPOS_DET)
                break;
        }
        if (k < g->n) continue;
        *farthest = at;
        return true;
    }
    return false;
}

bool matcher_group(const matcher *m, const word_group *g, uint32_t word, uint32_t *farthest)
{
    *farthest = word;
    if (g->n < 2) return g->n == 1 && is_word(m, word, g->words[0]);
    if (is_word(m, word, g->words[g->n - 1]) && before_noun(m, g, word, farthest)) return true;
    return is_word(m, word, g->words[0]) && slot_verbal(m->f, word) &&
           behind_verb(m, g, word, farthest);
}

bool matcher_in_set(const matcher *m, const word_set *set, uint32_t word)
{
    word_id ids[2] = {m->ids[word], m->others[word]};
    for (int i = 0; i < 2; i++) {
        uint32_t low = 0, high = set->n_words;
        while (ids[i] && low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (set->words[middle] == ids[i]) return true;
            if (set->words[middle] < ids[i])
                low = middle + 1;
            else
                high = middle;
        }
    }
    uint32_t farthest;
    for (uint32_t i = 0; i < set->n_groups; i++)
        if (matcher_group(m, &set->groups[i], word, &farthest)) return true;
    return false;
}

// Is the participle used as a noun ("the bombing of", "bombing of towns")?
static bool nominal_use(const frame_view *f, uint32_t w)
{
    return slot_gerund(f, w) || frame_child(f, w, REL_NMOD) >= 0;
}

// "is going to meet" goes nowhere.
static bool announces_future(const frame_view *f, uint32_t w)
{
    if (!slot_form_is(f, w, "going") || w + 2 >= f->sentence->n_tokens) return false;
    const token *verb = slot_token(f, w + 2);
    return slot_form_is(f, w + 1, "to") && verb->upos == UPOS_VERB && verb->xpos == XPOS_VB;
}

// "Charge d'Affaires Ana Ruiz", "Under Secretary for Talks Ana Ruiz": a title is no event.
static bool in_title(const frame_view *f, uint32_t w)
{
    if (!f->mentions || slot_token(f, w)->upos != UPOS_PROPN) return false;
    const mention *m = mention_covering(f->mentions, f->sentence->index, w, MENTION_ACTOR);
    return m && m->head != w && str_in_list(m->how, "title|office", '|');
}

// Taggers err most on capitalised words and participles; the tree says what the word is.
static bool pos_fits(const matcher *m, const trigger_entry *t, uint32_t w)
{
    const token *k = slot_token(m->f, w);
    upos u = (upos)k->upos;
    bool participle = k->xpos == XPOS_VBG || k->xpos == XPOS_VBN;
    bool helper = deprel_base((deprel)k->rel) == REL_AUX || k->rel == REL_COP;
    if (t->modal) return u == UPOS_AUX || u == UPOS_VERB;
    switch (t->pos) {
    case UPOS_VERB:
        if (u == UPOS_VERB) return !helper && !announces_future(m->f, w);
        if (u == UPOS_AUX) return !helper;
        if (u == UPOS_ADJ) return slot_verbal(m->f, w);
        return (u == UPOS_PROPN || u == UPOS_NOUN || u == UPOS_X) && slot_verbal(m->f, w) &&
               (m->f->sentence->headline || k->rel == REL_ROOT ||
                frame_child(m->f, w, REL_NSUBJ) >= 0);
    case UPOS_NOUN:
        if (u == UPOS_VERB) return k->xpos == XPOS_VBG && nominal_use(m->f, w);
        return u == UPOS_NOUN || (u == UPOS_PROPN && !in_title(m->f, w)) || u == UPOS_X;
    case UPOS_ADJ: // "is guilty" with the adjective tagged as a noun
        return u == UPOS_ADJ || (u == UPOS_VERB && participle) ||
               (u == UPOS_NOUN && frame_child(m->f, w, REL_COP) >= 0);
    case UPOS_ADV: return u == UPOS_ADV || u == UPOS_PART || k->xpos == XPOS_RB;
    default: return u == t->pos;
    }
}

// A participle counts as the noun or adjective of its form, not of its verb's lemma.
static bool reading_fits(const matcher *m, const trigger_entry *t, uint32_t w)
{
    if (slot_token(m->f, w)->upos != UPOS_VERB || t->group) return true;
    if (t->pos != UPOS_NOUN && t->pos != UPOS_ADJ) return m->ids[w] == t->word;
    return m->others[w] == t->word;
}

bool matcher_trigger(const matcher *m, const trigger_entry *t, uint32_t word, uint32_t *particle)
{
    *particle = word;
    if (!pos_fits(m, t, word) || !reading_fits(m, t, word)) return false;
    if (!t->group) return true;
    if (t->pos == UPOS_NOUN) return before_noun(m, t->group, word, particle);
    return behind_verb(m, t->group, word, particle);
}
