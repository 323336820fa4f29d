// Slots: what stands around a word, the same for a verb in the active, in the passive and for its
// noun. doc/codebook.md lists them; rules and the event room both ask through here.
//
// A frame_view is a sentence with an index of children by head, built once a sentence and read-only
// after that. Nothing here allocates: fillers are written into a caller's fixed array.
#ifndef DM_RULE_FRAME_H
#define DM_RULE_FRAME_H

#include "mention/mention.h"

#define FRAME_FILLERS_MAX 16 // fillers of one slot, conjuncts included; more are dropped

typedef enum {
    SLOT_SUBJECT,
    SLOT_OBJECT,
    SLOT_IOBJECT,
    SLOT_COMPLEMENT,
    SLOT_PREP, // with the preposition's lemma: "with", "because_of"
    SLOT_ADVERB,
    SLOT_ADJECTIVE,
    SLOT_MODIFIER,
    SLOT_DETERMINER,
    SLOT_POSSESSOR,
    SLOT_GOVERNOR,
    SLOT_LIGHT,
    SLOT_SPEAKER,     // resolved by the event room: it may stand in another sentence
    SLOT_COUNTERPART, // resolved by the event room, from the text before
    SLOT_SELF,
    SLOT_LEFT,     // the nearest named actor that ends before the word, with its conjuncts
    SLOT_RIGHT,    // the nearest that begins behind it
    SLOT_SENTENCE, // every word of the sentence: only for constraints
    SLOT_COUNT
} slot_kind;

typedef struct {
    const sentence *sentence;
    const mention_list *mentions;
    const uint32_t *first_child; // [n_tokens + 1] into `children`
    const uint32_t *children;    // [n_tokens] word indices grouped by head, in text order
} frame_view;

// Builds the index for a sentence; memory from `a`.
frame_view frame_open(const sentence *s, const mention_list *m, arena *a);

typedef struct {
    uint32_t
        word[FRAME_FILLERS_MAX]; // [n] head words of the fillers, conjuncts following the first
    uint32_t n;
} fillers;

// What fills `slot` of `word`; `preposition` (a lemma, joined by '_' when it has several words)
// only for SLOT_PREP. Empty for SLOT_SPEAKER and SLOT_COUNTERPART. True when there is any.
bool frame_fillers(const frame_view *f, uint32_t word, slot_kind slot, str preposition,
                   fillers *out);

// The verb (or predicate) whose tense, negation and modality count for `word`: itself for a verb,
// the light or governing verb for a noun. Returns `word` when there is none.
uint32_t frame_clause(const frame_view *f, uint32_t word);

// Is the word a light verb for this noun ("hold talks", "impose sanctions", "launch an attack")?
bool frame_is_light(str verb_lemma);

// The word that stands in the tree where the clause of `word` belongs: for a gerund or infinitive
// that the parser hung on its own object ("accused of arming rebels") that object, else itself.
uint32_t frame_stand_in(const frame_view *f, uint32_t word);

// The conjunction of the clause of `word`: its mark, or, where the parser hung the clause on it
// ("if [Chad shared data]" with the data below the "if"), that; -1 if none.
int32_t frame_mark(const frame_view *f, uint32_t word);

// The noun whose infinitive `word` is though it hangs on the noun's verb ("welcomed the decision of
// Mali to leave"); -1 if none.
int32_t frame_noun_of_infinitive(const frame_view *f, uint32_t word);

// "denied having left", "kept shelling" with the gerund hung on the verb as a clause beside it:
// what is denied or kept up.
bool frame_is_gerund_object(const frame_view *f, uint32_t word);

// The word at index `w` of the view's sentence.
static inline const token *frame_word(const frame_view *f, uint32_t w)
{
    return &f->sentence->tokens[w];
}

// First child of `word` with relation `rel` (subtypes count as their base when `rel` is a base);
// -1 if none.
int32_t frame_child(const frame_view *f, uint32_t word, deprel rel);

// Is `below` in the subtree of `above` (a word is below itself)?
bool frame_below(const frame_view *f, uint32_t above, uint32_t below);

#endif
