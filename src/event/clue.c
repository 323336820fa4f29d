#include "event/clue.h"

#include "base/hash.h"
#include "rule/plover.h"

#include <string.h>

// Patterns of clues; the numbers are part of the model.
typedef enum {
    CLUE_ANY = 1,
    CLUE_WORD,
    CLUE_FORM,
    CLUE_CHILD,
    CLUE_CHILD_KIND,
    CLUE_OBJECT,
    CLUE_OBJECT_CLASS,
    CLUE_SUBJECT,
    CLUE_SIDES,
    CLUE_GOVERNOR,
    CLUE_GOVERNOR_CLASS,
    CLUE_HANGS,
    CLUE_CLASS,
    CLUE_MAY,
    CLUE_TAKEN_ABOVE,
    CLUE_TAKEN_BELOW,
    CLUE_TAKEN_BESIDE,
    CLUE_NEAR,
    CLUE_HEADLINE,
    CLUE_SPOKEN,
    CLUE_PREPOSITION,
    CLUE_HELPER,
    CLUE_LACKS,
    CLUE_RULE,
    CLUE_SETTING,
    CLUE_STATUS,
    CLUE_WAY,
    CLUE_HOW,
    CLUE_SENSE,
    CLUE_SENSE_OF_OBJECT,
    CLUE_SENSE_ABOVE,
    CLUE_FILLED
} clue_kind;

static uint64_t mix(uint64_t h)
{
    h ^= h >> 30;
    h *= 0xbf58476d1ce4e5b9u;
    h ^= h >> 27;
    h *= 0x94d049bb133111ebu;
    return h ^ h >> 31;
}

static uint64_t key_of(clue_kind kind, uint64_t a, uint64_t b)
{
    return mix(mix(mix((uint64_t)kind * 0x9e3779b97f4a7c15u + a) + b) + kind);
}

static void add(clue_list *out, clue_kind kind, uint64_t a, uint64_t b)
{
    if (out->n < CLUES_MAX) out->keys[out->n++] = key_of(kind, a, b);
}

void clue_add(clue_list *out, uint64_t pattern, uint64_t a, uint64_t b)
{
    add(out, (clue_kind)pattern, a, b);
}

// --- classes

void clue_classes_open(const codebook *c, clue_classes *out)
{
    *out = (clue_classes){0};
    rule_class_list all = codebook_class_words(c, &out->memory);
    for (size_t i = 0; i < all.n; i++) {
        uint32_t name = (uint32_t)hash_str(all.p[i].name); // not its number: classes come and go
        for (size_t k = 0; k < all.p[i].n_words; k++) {
            uint32_t index;
            if (!map_find_number(&out->words, all.p[i].words[k], &index)) {
                index = (uint32_t)out->lists.n;
                map_set_number(&out->words, &out->memory, all.p[i].words[k], index);
                *vec_push(&out->memory, &out->lists) = (clue_class_names){0};
            }
            *vec_push(&out->memory, &out->lists.p[index]) = name;
        }
    }
}

void clue_classes_close(clue_classes *c)
{
    arena_free(&c->memory);
}

static void add_classes(const clue_sentence *s, clue_kind kind, uint32_t word, uint64_t b,
                        clue_list *out)
{
    const map_entry *e =
        map_find_hashed(&s->classes->words, s->f->sentence->tokens[word].lemma, s->lemmas[word]);
    if (!e) return;
    const clue_class_names *names = &s->classes->lists.p[e->value.number];
    for (size_t i = 0; i < names->n; i++) add(out, kind, names->p[i], b);
}

// --- meanings

static uint32_t lexicon_key(uint64_t lemma_hash, upos pos)
{
    return (uint32_t)mix(lemma_hash + pos);
}

uint32_t clue_lexicon_key(str lemma, upos pos)
{
    return lexicon_key(hash_str(lemma), pos);
}

static const uint32_t *find_key(const clue_lexicon *l, uint32_t key)
{
    uint32_t low = 0, high = l->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (l->keys[middle] == key) return l->classes + (size_t)middle * CLUE_SENSES;
        if (l->keys[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const uint32_t *clue_lexicon_find(const clue_lexicon *l, str lemma, upos pos)
{
    return find_key(l, clue_lexicon_key(lemma, pos));
}

static void add_senses(const clue_sentence *s, clue_kind kind, uint32_t word, uint64_t b,
                       clue_list *out)
{
    const token *t = &s->f->sentence->tokens[word];
    if (t->upos != UPOS_VERB && t->upos != UPOS_NOUN) return;
    const uint32_t *classes = find_key(s->lexicon, lexicon_key(s->lemmas[word], (upos)t->upos));
    for (int i = 0; classes && i < CLUE_SENSES && classes[i]; i++) add(out, kind, classes[i], b);
}

// --- a sentence

static const uint32_t *kept_types(const rule_match_list *found, uint32_t n_tokens, arena *a)
{
    uint32_t *kept = arena_array(a, uint32_t, (size_t)n_tokens + 1);
    memcpy(kept, found->types, n_tokens * sizeof *kept);
    return kept;
}

clue_sentence clue_open(const codebook *c, const clue_classes *classes, const clue_lexicon *lexicon,
                        const frame_view *f, const mention_list *mentions,
                        const rule_match_list *found, arena *a)
{
    const sentence *s = f->sentence;
    uint8_t *taken = arena_array(a, uint8_t, (size_t)s->n_tokens + 1);
    uint64_t *lemmas = arena_array(a, uint64_t, (size_t)s->n_tokens + 1);
    for (size_t i = 0; i < found->n; i++) {
        const rule_match *m = &found->p[i];
        int type = plover_type_find(m->rule->type);
        taken[m->word] = type < 0 ? CLUE_TAKEN : (uint8_t)(1 + type);
        if (m->particle != m->word) taken[m->particle] = CLUE_TAKEN;
        for (uint32_t k = 0; k < m->n_absorbed; k++)
            if (!taken[m->absorbed[k]]) taken[m->absorbed[k]] = CLUE_TAKEN;
    }
    for (uint32_t w = 0; w < s->n_tokens; w++) lemmas[w] = hash_str(s->tokens[w].lemma);
    const uint32_t *may = found->types ? kept_types(found, s->n_tokens, a) // asked already
                                       : rule_trigger_types(c, f, a);
    return (clue_sentence){classes, lexicon, f, mentions, taken, may, lemmas};
}

bool clue_is_candidate(const clue_sentence *s, uint32_t word)
{
    const token *t = &s->f->sentence->tokens[word];
    return t->upos == UPOS_VERB || t->upos == UPOS_NOUN;
}

uint64_t clue_of_word(str lemma, upos pos)
{
    return key_of(CLUE_WORD, hash_str(lemma), pos);
}

// --- clues

// What kind of actor a word heads: 0 none, else a key.
static uint64_t actor_kind(const clue_sentence *s, uint32_t word)
{
    const token *t = &s->f->sentence->tokens[word];
    const mention *m = mention_headed(s->mentions, s->f->sentence->index, word, MENTION_ACTOR);
    if (!m || !m->n_actors) {
        if (t->upos == UPOS_PRON) return s->lemmas[word];
        return t->upos == UPOS_PROPN ? 1 : 0;
    }
    const actor *x = m->actors[0];
    if (x->n_sectors) return hash_str(x->sectors[0]) + (x->country.n > 0);
    return x->country.n ? 2 : 3;
}

static uint64_t kind_of_first(const clue_sentence *s, const fillers *found)
{
    uint64_t kind = 0;
    for (uint32_t i = 0; i < found->n && kind < 2; i++) {
        uint64_t x = actor_kind(s, found->word[i]);
        if (x) kind = x;
    }
    return found->n ? kind : 9;
}

static bool is_content(const token *t)
{
    return t->upos == UPOS_VERB || t->upos == UPOS_NOUN || t->upos == UPOS_ADJ;
}

static uint64_t add_subject(const clue_sentence *s, uint32_t word, uint64_t me, clue_list *out)
{
    fillers found = {0};
    frame_fillers(s->f, word, SLOT_SUBJECT, STR_NONE, &found);
    uint64_t kind = kind_of_first(s, &found);
    add(out, CLUE_SUBJECT, kind, 0);
    add(out, CLUE_SUBJECT, kind, me);
    if (found.n && kind == 0) add(out, CLUE_SUBJECT, s->lemmas[found.word[0]], 1);
    return kind;
}

static uint64_t add_object(const clue_sentence *s, uint32_t word, uint64_t me, clue_list *out)
{
    fillers found = {0};
    frame_fillers(s->f, word, SLOT_OBJECT, STR_NONE, &found);
    uint64_t kind = kind_of_first(s, &found);
    add(out, CLUE_OBJECT, kind, 0);
    add(out, CLUE_OBJECT, kind, me);
    if (!found.n) return kind;
    add(out, CLUE_OBJECT, s->lemmas[found.word[0]], 1);
    add(out, CLUE_OBJECT, s->lemmas[found.word[0]], me);
    add_senses(s, CLUE_SENSE_OF_OBJECT, found.word[0], 0, out);
    add_classes(s, CLUE_OBJECT_CLASS, found.word[0], 0, out);
    add_classes(s, CLUE_OBJECT_CLASS, found.word[0], me, out);
    if (s->taken[found.word[0]]) {
        add(out, CLUE_TAKEN_BELOW, s->taken[found.word[0]], 2);
        add(out, CLUE_TAKEN_BELOW, s->taken[found.word[0]], me);
    }
    return kind;
}

static void add_prepositions(const clue_sentence *s, uint32_t child, uint64_t me, clue_list *out)
{
    int32_t preposition = frame_child(s->f, child, REL_CASE);
    if (preposition < 0) return;
    uint64_t p = s->lemmas[preposition], kind = actor_kind(s, child);
    add(out, CLUE_PREPOSITION, p, me);
    add(out, CLUE_PREPOSITION, p, kind);
    add(out, CLUE_PREPOSITION, p + kind, me);
    if (!kind) add(out, CLUE_PREPOSITION, p, s->lemmas[child]);
    add_classes(s, CLUE_OBJECT_CLASS, child, p, out);
}

static void add_children(const clue_sentence *s, uint32_t word, uint64_t me, clue_list *out)
{
    const frame_view *f = s->f;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &f->sentence->tokens[c];
        deprel base = deprel_base(t->rel);
        add(out, CLUE_CHILD_KIND, t->rel, me);
        if (base == REL_AUX || base == REL_MARK || base == REL_COMPOUND || base == REL_DET ||
            base == REL_ADVMOD || base == REL_AMOD || base == REL_NMOD || base == REL_CASE) {
            add(out, CLUE_HELPER, s->lemmas[c], t->rel);
            add(out, CLUE_HELPER, s->lemmas[c], me);
        }
        if (is_content(t)) {
            add(out, CLUE_CHILD, s->lemmas[c], base);
            add_classes(s, CLUE_CHILD, c, base, out);
        }
        if (base == REL_OBL || base == REL_NMOD) add_prepositions(s, c, me, out);
        if (s->taken[c]) {
            add(out, CLUE_TAKEN_BELOW, s->taken[c], 0);
            add(out, CLUE_TAKEN_BELOW, base, 1);
        }
    }
}

static void add_governor(const clue_sentence *s, uint32_t word, uint64_t me, clue_list *out)
{
    const token *t = &s->f->sentence->tokens[word];
    add(out, CLUE_HANGS, t->rel, me);
    add(out, CLUE_HANGS, t->rel, t->upos);
    if (t->head < 0) return;
    uint64_t above = s->lemmas[t->head];
    add(out, CLUE_GOVERNOR, above, t->rel);
    add(out, CLUE_GOVERNOR, above, me);
    add_senses(s, CLUE_SENSE_ABOVE, (uint32_t)t->head, t->rel, out);
    add_classes(s, CLUE_GOVERNOR_CLASS, (uint32_t)t->head, t->rel, out);
    add(out, CLUE_TAKEN_ABOVE, s->taken[t->head], t->rel);
    add(out, CLUE_TAKEN_ABOVE, s->taken[t->head], me);
}

static void add_sentence(const clue_sentence *s, uint32_t word, clue_list *out)
{
    const sentence *all = s->f->sentence;
    uint32_t matched = 0;
    for (uint32_t w = 0; w < all->n_tokens; w++) {
        matched += s->taken[w] && s->taken[w] != CLUE_TAKEN;
        if (w != word && is_content(&all->tokens[w]) && w + 8 > word && w < word + 8)
            add(out, CLUE_NEAR, s->lemmas[w], 0);
    }
    add(out, CLUE_TAKEN_BESIDE, matched < 3 ? matched : 3, 0);
    add(out, CLUE_HEADLINE, all->headline, 0);
    bool spoken = mention_speaker(s->mentions, all->index, word) != NULL;
    add(out, CLUE_SPOKEN, spoken, all->tokens[word].upos);
}

void clue_read(const clue_sentence *s, uint32_t word, clue_list *out)
{
    const token *t = &s->f->sentence->tokens[word];
    uint64_t me = s->lemmas[word] + t->upos;
    out->n = 0;
    add(out, CLUE_ANY, t->upos, 0);
    add(out, CLUE_WORD, s->lemmas[word], t->upos); // clue_of_word
    add(out, CLUE_FORM, t->xpos, 0);
    add(out, CLUE_FORM, t->xpos, me);
    add_classes(s, CLUE_CLASS, word, t->upos, out);
    uint64_t subject = add_subject(s, word, me, out), object = add_object(s, word, me, out);
    add_senses(s, CLUE_SENSE, word, 0, out);
    add_senses(s, CLUE_SENSE, word, subject + object * 31 + 1, out);
    add(out, CLUE_SIDES, subject, object);
    add(out, CLUE_SIDES, subject + object * 31, me);
    for (int type = 0; type < PLOVER_TYPES; type++) {
        if (!(s->may[word] >> type & 1)) continue;
        add(out, CLUE_MAY, (uint64_t)type, 0);
        add(out, CLUE_MAY, (uint64_t)type, subject + object * 31 + 1);
        add(out, CLUE_MAY, (uint64_t)type, (uint64_t)t->xpos + 100);
        add(out, CLUE_MAY, (uint64_t)type, (uint64_t)t->rel + 1000);
    }
    if (!s->may[word]) add(out, CLUE_MAY, 99, 0);
    add_children(s, word, me, out);
    add_governor(s, word, me, out);
    add_sentence(s, word, out);
}

void clue_add_draft(const clue_draft *d, clue_list *out)
{
    uint64_t type = hash_str(d->type), name = hash_str(d->rule->name);
    uint64_t sides = (d->n_actors ? 1u : 0u) + (d->n_recipients ? 2u : 0u);
    uint64_t lack = d->missing + 16 * sides;
    uint64_t setting = (d->placed ? 1u : 0u) + (d->dated ? 2u : 0u) + (d->figured ? 4u : 0u);
    uint64_t way = (d->elsewhere ? 1u : 0u) + (d->composed ? 2u : 0u) + (d->negated ? 4u : 0u) +
                   (d->claimed ? 8u : 0u);
    add(out, CLUE_LACKS, d->missing, 0);
    add(out, CLUE_LACKS, lack, 1);
    add(out, CLUE_LACKS, lack, type);
    add(out, CLUE_RULE, type, 0);
    add(out, CLUE_RULE, name, 1);
    add(out, CLUE_RULE, name, lack + 2);
    add(out, CLUE_SETTING, setting, type);
    add(out, CLUE_SETTING, setting, 1);
    add(out, CLUE_STATUS, d->status, 0);
    add(out, CLUE_STATUS, d->status, type);
    add(out, CLUE_STATUS, d->status, name);
    add(out, CLUE_STATUS, d->status + 8 * sides, 1);
    add(out, CLUE_WAY, way, 0);
    add(out, CLUE_WAY, way, type);
    add(out, CLUE_HOW, hash_str(d->actor_how), 0);
    add(out, CLUE_HOW, hash_str(d->recipient_how), 1);
    add(out, CLUE_HOW, hash_str(d->actor_how), hash_str(d->recipient_how));
    add(out, CLUE_HOW, hash_str(d->actor_how), type);
    add(out, CLUE_RULE, d->specificity, 3);
    uint64_t filled = (d->actor_filled ? 1u : 0u) + (d->recipient_filled ? 2u : 0u);
    add(out, CLUE_FILLED, filled + 4 * lack, 0);
    add(out, CLUE_FILLED, filled + 4 * lack, type);
    add(out, CLUE_FILLED, filled + 4 * lack, name);
}
