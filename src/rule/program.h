// The compiled codebook, as the files of rule/ share it. Private to rule/; the manual is rule.h.
//
// Words are interned once at compile time, in lower case and without hyphens ("co-operate" and
// "cooperate" are one word). At match time each token is looked up once a sentence; after that all
// comparisons are of ids.
#ifndef DM_RULE_PROGRAM_H
#define DM_RULE_PROGRAM_H

#include "base/map.h"
#include "rule/rule.h"
#include "rule/rulesource.h"

#define RULES_MAX         20000   // a hundred times the shipped codebook
#define CLASSES_MAX       5000    // likewise
#define CLASS_WORDS_MAX   50000   // words of one class, its classes' included
#define PATH_STEPS_MAX    6       // "complement.object.of.with": nothing sensible is longer
#define PATHS_MAX         32      // paths of one role
#define GROUP_WORDS_MAX   6       // words of a quoted group
#define WORDS_MAX         24      // of one `words` line
#define CONSTRAINTS_MAX   64      // constraint lines of one rule
#define EXPECTATIONS_MAX  32      // events that one example expects
#define WORD_BYTES_MAX    64      // a lemma, and any other word of the language
#define EVENT_ROUNDS_MAX  4       // how deep rules may wait for each other's events
#define RULE_PRIORITY_MAX 1000000 // either sign

typedef uint32_t word_id; // 0: a word that no rule mentions

// "break off", "trade war": the ids of its words.
typedef struct {
    word_id words[GROUP_WORDS_MAX]; // [n]
    uint32_t n;
} word_group;

// A set of words: the lemmas in rising order, and groups by their order of definition.
typedef struct {
    word_id *words; // [n_words]
    uint32_t n_words;
    word_group *groups; // [n_groups]
    uint32_t n_groups;
} word_set;

typedef enum {
    TEST_ACTOR = 1 << 0,
    TEST_COUNTRY = 1 << 1,
    TEST_PERSON = 1 << 2,
    TEST_EVENT = 1 << 3, // with `events`
    TEST_ITEM = 1 << 4,
    TEST_MONEY = 1 << 5,
    TEST_NUMBER = 1 << 6,
    TEST_TIME = 1 << 7,
    TEST_ANY = 1 << 8,
    TEST_NONE = 1 << 9,
    TEST_SECTOR = 1 << 10, // with `sectors`
    TEST_INFINITIVE = 1 << 11,
    TEST_PREDICATE = 1 << 12,
    TEST_IMPERATIVE = 1 << 13,
} test_kind;

// The values of one sign in one constraint line: a filler passes when it is any of them.
typedef struct {
    word_set set;
    uint32_t kinds;     // of test_kind
    const str *sectors; // [n_sectors]
    uint32_t n_sectors;
    uint32_t events; // bit per PLOVER type
} value_test;

// A word of a `words` line.
typedef struct {
    const word_set *set; // a class; NULL: `word` alone
    word_id word;        // of the trigger 0: in any form
    bool trigger;
    bool exact;  // "=pacts": as it is written, no lemma
    bool joined; // stands right behind the one before
} word_place;

// Words that stand around the trigger in this order: "words signed * new_@accords".
typedef struct {
    word_place places[WORDS_MAX]; // [n]
    uint32_t n;
} word_line;

typedef struct {
    const word_line *words; // NULL: a path with values
    path path;
    value_test accept, refuse; // refuse: the values with '!'
    bool accepts;              // has a value without '!'
    bool keep;                 // its fillers may be events of their own
    str text;                  // as written, for explanations
    int line;
} constraint;

// A rule's claim to a word. Those of one word stand together, in the order of the rules.
typedef struct {
    word_id word; // the word that is looked up: a group's verb, or its noun
    upos pos;
    bool modal;
    uint16_t types; // the bit of the rule's PLOVER type, 0 for none
    uint32_t rule;
    const word_group *group; // NULL: the word alone
} trigger_entry;

typedef struct {
    rule rule;
    const constraint *constraints; // [n_constraints]
    uint32_t n_constraints;
    const rule_path *keep;
    bool waits;         // some constraint asks for an event
    uint16_t types;     // the bit of its PLOVER type, 0 for none
    int layer;          // 1: on top of the codebook, wins ties
    const char *source; // file, NUL-terminated
} compiled_rule;

struct codebook {
    arena a;
    map words;            // spelling to word_id
    compiled_rule *rules; // [n_rules]
    size_t n_rules;
    trigger_entry *triggers; // [n_triggers] by word, then rule
    size_t n_triggers;
    uint32_t *first_trigger; // [n_words + 2] into `triggers`, by word_id
    word_id n_words;
    rule_example *examples; // [n_examples]
    size_t n_examples;
    rule_story *stories; // [n_stories]
    size_t n_stories;
    map operators;   // "lemma/POS" to a NULL-terminated list
    dictionary *own; // actors and agents of the folder on top; NULL when it has none
    VEC(const rule_operator *) table; // the same in the order of the table
    rule_block_vec blocks;            // as read; for codebook_classes
    str hash;
};

// While a codebook is built.
typedef struct {
    codebook *c;
    rule_block_vec blocks;
    map classes; // name to index + 1 into `blocks`
    map roles;   // likewise
    VEC(trigger_entry) triggers;
    VEC(rule_example) examples;
    VEC(rule_story) stories;
    VEC(compiled_rule) rules;
    map paths;                                      // as written: path *
    VEC(constraint) constraints;                    // of the rule at hand
    const rule_path *usual_actor, *usual_recipient; // of rules that do not say; NULL: not yet read
    map sets; // of classes already expanded: name to word_set *
    diag *why;
} builder;

// spelling.c: spellings and their ids
// Lower case, without hyphens, in `out`; empty when too long to be a word of a codebook.
str program_spelling(str word, char out[WORD_BYTES_MAX]);
word_id program_intern(codebook *c, str word);
word_id program_find(const codebook *c, str word); // 0 when no rule mentions it

// rulepath.c
// Reads "a.b, c !" from words[*at]; *required (may be NULL) says whether a '!' closes the list.
// `known` (may be NULL) has the paths that were read before, as written: path *.
status program_paths(const rule_word *words, size_t n, const char *file, int line, arena *a,
                     map *known, rule_path *out, bool *required, diag *why);
// Reads one path once: paths that are written alike are one, so that the matcher follows them once
// a word.
status program_shared_path(rule_word w, const char *file, arena *a, map *known, path *out,
                           diag *why);
// Reads one path, "object.with", from a word.
status program_path(rule_word w, const char *file, arena *a, path *out, diag *why);
bool program_is_slot(str name);
void program_offer_slots(void *suggestion_state);
void program_add_path(const path *p, buf *out);

// value.c
// The words of a class, its classes' included.
status program_class(builder *b, rule_word name, const char *file, word_set **out);
// A quoted group or word as ids.
status program_group(builder *b, rule_word w, const char *file, word_group *out);
status program_constraint(builder *b, const rule_line *line, const char *file, constraint *out);

// wordline.c
status program_words(builder *b, const rule_line *line, const char *file, constraint *out);

// matching.c, filler.c, trigger.c: a sentence being matched
#define MATCH_MEMO_SIZE 64 // fillers remembered, so that the rules of one trigger share them

typedef struct {
    uint32_t word;          // + 1; 0: free
    const path_step *steps; // equal paths of constraints share their steps
    fillers found;
} match_memo;

typedef struct {
    const codebook *c;
    const frame_view *f;
    const rule_context *context;
    word_id *ids;    // [n_tokens] of the lemmas
    word_id *others; // [n_tokens] second readings: the form of a participle, a name's singular
    word_id *forms;  // [n_tokens] of the words as they are written
    uint32_t *types; // [n_tokens] bit per type of the rules that match there
    match_memo memo[MATCH_MEMO_SIZE];
} matcher;

// Looks every token up; memory from `a`.
void matcher_open(matcher *m, const codebook *c, const frame_view *f, const rule_context *context,
                  arena *a);
// Does the word fit the trigger? *particle is the farthest word of its group.
bool matcher_trigger(const matcher *m, const trigger_entry *t, uint32_t word, uint32_t *particle);
// Do the words around `word` spell the group, `word` being its noun or verb?
bool matcher_group(const matcher *m, const word_group *g, uint32_t word, uint32_t *farthest);
// Is the word of the set?
bool matcher_in_set(const matcher *m, const word_set *set, uint32_t word);
// The fillers of the last slot of a path. The pointer holds until the next call.
const fillers *matcher_path(matcher *m, uint32_t word, const path *p);
// The nouns that the word is a light verb of: "talks" for "hold".
void matcher_light_nouns(const matcher *m, uint32_t word, fillers *out);
bool matcher_test(const matcher *m, const value_test *t, uint32_t word);
// Do the words stand around `word` in the order of the line? (wordline.c)
bool matcher_words(const matcher *m, const word_line *line, uint32_t word);
// Does the constraint hold? The words that pass its positive values go to `passed`.
bool matcher_constraint(matcher *m, const constraint *c, uint32_t word, fillers *passed);

// compile.c
status program_compile(builder *b);
// story.c
// The same of a rule of the ledger: from an `example` or `not` on over the texts behind `then`.
status program_story(builder *b, const rule_block *block, size_t *at, uint32_t rule_index);
// expectation.c
status program_example(builder *b, const rule_block *block, size_t *at, uint32_t rule_index);
// operators.c
status program_operators(builder *b, str text, const char *file);

#endif
