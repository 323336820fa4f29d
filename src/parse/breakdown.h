// Where the errors of a parser are: relation by relation, and by the attachments that event coding
// leans on (prepositional phrases, coordination, clauses, core arguments, names, punctuation).
//
//     breakdown b = {0};
//     breakdown_add(&b, &gold, &system, &scratch);
//     breakdown_relations(&b, &out);
//
// Relations are compared whole, with their subtypes; so their sum is the measure LAS_SUBTYPES of
// score.h. A word is right when its head and its relation are. Words are matched by their spans;
// those of the same span (a multiword token that cannot be cut) in their order.
#ifndef DM_PARSE_BREAKDOWN_H
#define DM_PARSE_BREAKDOWN_H

#include "base/json_writer.h"
#include "sentence/sentence.h"

// X(name in C, group of the table, row, name in JSON). Words are sorted by the gold tree.
// clang-format off
#define ATTACHMENT_LIST(X)                                                                 \
    X(PP_VERB, "prepositional phrases", "of verbs and adjectives (obl)", "pp_obl")         \
    X(PP_NOUN, "prepositional phrases", "of nouns (nmod)", "pp_nmod")                      \
    X(PP_SIDE, "prepositional phrases", "noun or not, any head", "pp_side")                \
    X(CONJ, "coordination", "conjuncts (conj)", "conj")                                    \
    X(CC, "coordination", "conjunctions (cc)", "cc")                                       \
    X(ADVCL, "clauses", "adverbial (advcl)", "advcl")                                      \
    X(ACL, "clauses", "of nouns (acl)", "acl")                                             \
    X(RELCL, "clauses", "relative (acl:relcl)", "acl_relcl")                               \
    X(CCOMP, "clauses", "complements (ccomp)", "ccomp")                                    \
    X(XCOMP, "clauses", "open complements (xcomp)", "xcomp")                               \
    X(CSUBJ, "clauses", "subjects (csubj)", "csubj")                                       \
    X(PARATAXIS, "clauses", "side by side (parataxis)", "parataxis")                       \
    X(NSUBJ, "core arguments", "subjects (nsubj)", "nsubj")                                \
    X(NSUBJ_PASS, "core arguments", "of passives (nsubj:pass)", "nsubj_pass")              \
    X(OBJ, "core arguments", "objects (obj)", "obj")                                       \
    X(IOBJ, "core arguments", "indirect objects (iobj)", "iobj")                           \
    X(APPOS, "names", "appositions (appos)", "appos")                                      \
    X(COMPOUND, "names", "compounds (compound)", "compound")                               \
    X(FLAT, "names", "flat names (flat)", "flat")                                          \
    X(PUNCT, "punctuation", "punctuation (punct)", "punct")                                \
    X(ROOT, "distance of the head", "root", "distance_root")                               \
    X(DISTANCE_1, "distance of the head", "1 word", "distance_1")                          \
    X(DISTANCE_2, "distance of the head", "2 words", "distance_2")                         \
    X(DISTANCE_6, "distance of the head", "3 to 6", "distance_3_6")                        \
    X(DISTANCE_14, "distance of the head", "7 to 14", "distance_7_14")                     \
    X(DISTANCE_FAR, "distance of the head", "15 and more", "distance_15")                  \
    X(LENGTH_10, "length of the sentence", "up to 10 words", "length_10")                  \
    X(LENGTH_20, "length of the sentence", "11 to 20", "length_11_20")                     \
    X(LENGTH_30, "length of the sentence", "21 to 30", "length_21_30")                     \
    X(LENGTH_40, "length of the sentence", "31 to 40", "length_31_40")                     \
    X(LENGTH_LONG, "length of the sentence", "41 and more", "length_41")
// clang-format on

typedef enum {
#define X(name, group, row, json) ATTACHMENT_##name,
    ATTACHMENT_LIST(X)
#undef X
        ATTACHMENT_COUNT
} attachment_kind;

typedef struct {
    uint64_t gold, system; // words of each side
    uint64_t head;         // gold words whose head is right
    uint64_t right;        // whose relation is right as well
} breakdown_count;

typedef struct {
    breakdown_count rel[REL_COUNT];
    uint32_t instead[REL_COUNT][REL_COUNT]; // [gold][system] matched words with another relation
    breakdown_count kind[ATTACHMENT_COUNT]; // `system` stays 0
} breakdown;

// Adds one text: gold and system sentences over the same bytes, in order.
void breakdown_add(breakdown *b, const sentence_list *gold, const sentence_list *system,
                   arena *scratch);
// Spans of the words count only bytes that are no white space, as if the text had none: so two
// files of one text can be compared whatever their spaces.
void breakdown_squeeze(str text, sentence_list *sentences);

// Tables for people, per cent.
void breakdown_relations(const breakdown *b, buf *out);
void breakdown_attachments(const breakdown *b, buf *out);
// The same as arrays of objects, counts and no percentages.
void breakdown_relations_json(const breakdown *b, json_writer *w);
void breakdown_attachments_json(const breakdown *b, json_writer *w);

// The relation that stands most often in place of `gold`, and how often; 0 times when none does.
uint32_t breakdown_instead(const breakdown *b, deprel gold, deprel *system);

#endif
