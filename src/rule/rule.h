// The codebook: rules that say which words make which event. Language: doc/codebook.md.
//
// A `codebook` is the compiled, immutable program, shared by all threads; matching keeps its state
// in the caller's arena. Cost grows with the text, not with the number of rules: a lemma looks up
// its few rules in a hash, words and classes are tested as interned ids.
#ifndef DM_RULE_RULE_H
#define DM_RULE_RULE_H

#include "base/status.h"
#include "rule/frame.h"

#define RULE_CONTEXTS_MAX 4 // contexts of one rule

typedef struct codebook codebook;
typedef struct rule_path rule_path; // compiled list of slot paths; see rule_path_* below

typedef enum {
    RULE_STATUS_NONE,
    RULE_HAPPENED,
    RULE_ONGOING,
    RULE_PLANNED,
    RULE_CONDITIONAL,
    RULE_HYPOTHETICAL
} rule_status;

typedef struct {
    str name;
    str type;                        // "SANCTION"
    str mode;                        // "discontinue", empty when none
    str cameo;                       // "164"
    str contexts[RULE_CONTEXTS_MAX]; // [n_contexts]
    uint32_t n_contexts;
    const rule_path *actor, *recipient, *topic; // never NULL; may be empty
    bool actor_required, recipient_required, reciprocal;
    rule_status status; // RULE_STATUS_NONE: read off the sentence
    bool negated;       // polarity override
    bool affirmed;      // the sentence's own negation is part of what the rule means
    bool also;          // may fire beside another rule
    bool own;           // of a folder that came on top of the built-in codebook
    int priority;
    str file; // where it stands
    int line;
    uint32_t index; // in the codebook, from 0
} rule;

// One step of a path and the paths of a role, for the event room's own walks.
typedef struct {
    slot_kind slot;
    str preposition; // SLOT_PREP only
} path_step;

typedef struct {
    const path_step *steps; // [n_steps]
    uint32_t n_steps;
} path;

struct rule_path {
    const path *paths; // [n_paths] tried in order
    uint32_t n_paths;
};

// Reads every file below `directory` (classes.txt, events/*.rules, operators.tsv) and compiles.
// ST_CODEBOOK with file, line and column of the first error; the message says what was expected.
// `more` (may be NULL) is a second directory whose rules come on top (--codebook DIR).
status codebook_load(const char *directory, const char *more, codebook **out, diag *why);
void codebook_free(codebook *c);
// The built-in codebook, compiled from text embedded at build; used when no directory is given.
status codebook_builtin(codebook **out, diag *why);
// The same with the rules of a directory on top (`more` may be NULL). A rule, class or roles of the
// same name takes the place of the built-in one; on equal terms a rule on top wins.
status codebook_builtin_with(const char *more, codebook **out, diag *why);
// The same to code with: without the built-in examples, which take time to read.
status codebook_for_coding(const char *more, codebook **out, diag *why);
// The rules of the ledger (codebook/ledger/*.rules, with the classes of the codebook): what a text
// says about a state. Their rules have no code but a ledger ("channels") in `type` and a state
// ("suspended") in `mode`. `more` (may be NULL) is a folder whose ledger/*.rules come on top.
status codebook_ledger(const char *more, codebook **out, diag *why);
// The same with their examples, to check them; `directory` (NULL: the built-in ones) is a whole
// codebook.
status codebook_ledger_examples(const char *directory, const char *more, codebook **out, diag *why);
// The rules of a directory alone, with its actors and agents.
status codebook_alone(const char *directory, codebook **out, diag *why);
// Compiles rules and, unless NULL, a table of operators given as text; for tests and tools. Places
// in messages name the files "text" and "operators.tsv".
status codebook_parse(const char *text, const char *operators, codebook **out, diag *why);

size_t codebook_rule_count(const codebook *c);
const rule *codebook_rule(const codebook *c, size_t index);
// The actors and agents of the folder on top; NULL when it has none.
const dictionary *codebook_dictionary(const codebook *c);
// 16 hex digits over the codebook's text, for the run's record.
str codebook_hash(const codebook *c);

// Paths written by hand for code: "object.with, with". NULL and a diag when it does not parse.
const rule_path *codebook_path(const char *text, arena *a, diag *why);

#define RULE_OF_NONE UINT32_MAX // the `rule` of a sentence that belongs to none

// One expectation of an example: what must come out.
typedef struct {
    str actors, recipients; // "IRN,FRA.GOV", "-" none
    str type, mode;         // empty: the rule's
    str status;             // "happened" unless said
    str claim;              // "stated", "alleged", "denied"
    bool negated;
    str date;    // empty: not checked
    str trigger; // empty: not checked
    int line;
} expectation;

typedef struct {
    str text;
    bool accept; // example or not
    bool wish;   // ought to hold and does not yet: reported, not counted as a failure
    bool only;   // no event besides those listed, from any rule
    const expectation *expected; // [n_expected]
    uint32_t n_expected;
    uint32_t rule; // index; RULE_OF_NONE outside rules
    str file;
    int line;
} rule_example;

size_t codebook_example_count(const codebook *c);
const rule_example *codebook_example(const codebook *c, size_t index);

#define STORY_TEXTS_MAX 16 // of one story

// A text of a story, with the rows of the rule's ledger that must stand once it was read.
typedef struct {
    str date, text;  // of publication; empty: not said
    const str *rows; // [n_rows] as ledger/rowline.h writes them
    uint32_t n_rows;
    int line;
} story_text;

// An example of a rule of the ledger: texts in order, the state after each.
typedef struct {
    const story_text *texts; // [n_texts]
    uint32_t n_texts;
    bool accept;   // example or not: then the rule must tell nothing of its one text
    uint32_t rule; // index
    str file;
    int line;
} rule_story;

size_t codebook_story_count(const codebook *c);
const rule_story *codebook_story(const codebook *c, size_t index);

// Reads sentences with what must come out of them, in the syntax of examples, that belong to no
// rule: each expectation names its type. `text` and `file` must outlive them; memory from `a`.
status codebook_sentences(str text, const char *file, arena *a, const rule_example **out, size_t *n,
                          diag *why);

// The number of the word in the codebook, up to codebook_word_count(); 0: no rule has it.
uint32_t codebook_word(const codebook *c, str word);
uint32_t codebook_word_count(const codebook *c);

// An operator of operators.tsv.
typedef struct {
    str operators; // "refuse|decline"
    upos pos;
    path_step slot;  // where the inner event stands
    str inner;       // "CONSULT|COOPERATE" or "*"
    str outer;       // type, "=" the inner's own
    str mode, cameo; // "=" the inner's own
    rule_status status;
    bool negated;
    const rule_path *actor, *recipient; // NULL: the inner event's own
    int line;
    uint32_t index; // in the table, from 0
} rule_operator;

// Operators whose lemma (with particle: "hold off") is `lemma`; NULL-terminated list, NULL if none.
const rule_operator *const *codebook_operators(const codebook *c, str lemma, upos pos);

// A rule that matched: a candidate event.
typedef struct {
    const rule *rule;
    uint32_t word;                        // the trigger
    uint32_t particle;                    // its particle, equal to `word` when none
    uint32_t specificity;                 // constraints met
    uint32_t absorbed[FRAME_FILLERS_MAX]; // [n_absorbed] words that give no event of their own
    uint32_t n_absorbed;
} rule_match;

typedef struct {
    const rule_match *p; // [n] by word; best rule of a word first
    size_t n;
    const uint32_t *types; // [n_tokens] the same as rule_trigger_types; NULL: not asked
} rule_match_list;

// Asked for `speaker` and `counterpart`, and for event:TYPE constraints, which depend on more than
// the sentence: filled by the event room. May be NULL.
typedef struct {
    const mention *(*speaker)(void *state, uint32_t sentence, uint32_t word);
    void *state;
} rule_context;

// All matches in a sentence, best rule per word chosen, words absorbed by a winner left out.
rule_match_list rule_match_sentence(const codebook *c, const frame_view *f, const rule_context *ctx,
                                    arena *a);

// A rule all of whose constraints hold at a word, whether it wins there or not.
typedef struct {
    const rule *rule;
    uint32_t word;           // the trigger
    uint32_t specificity;    // constraints met
    bool supplied;           // the roles that it demands have an actor in the sentence
    const rule *beaten_by;   // a stronger rule of the same word; NULL: none
    const rule *absorbed_by; // the rule of another word that takes this word in; NULL: none
} rule_outcome;

typedef struct {
    const rule_outcome *p; // [n] by word
    size_t n;
} rule_outcome_list;

// The same as rule_match_sentence with the losers and who beat them: for explanations and
// statistics.
rule_outcome_list rule_match_outcomes(const codebook *c, const frame_view *f,
                                      const rule_context *ctx, arena *a);

// A class of the codebook and where it is used.
typedef struct {
    str name;
    str file;
    int line;
    const str *words; // [n_words] its own, as written: lemmas and groups without quotes
    size_t n_words;
    uint32_t n_uses; // lines of rules, roles and classes that name it
    bool used;       // by a rule or roles, directly or by way of other classes
} rule_class;

typedef struct {
    const rule_class *p; // [n] in the order of the codebook
    size_t n;
} rule_class_list;

// Counted anew at each call: nothing that coding needs.
rule_class_list codebook_classes(const codebook *c, arena *a);
// The same without who uses them: `n_uses` and `used` are 0.
rule_class_list codebook_class_words(const codebook *c, arena *a);

size_t codebook_operator_count(const codebook *c);
// The operators in the order of the table.
const rule_operator *codebook_operator(const codebook *c, size_t index);

// For each word [n_tokens] a bit per PLOVER type (plover.h) of the rules that it may be the trigger
// of, whether or not anything else of them holds.
const uint32_t *rule_trigger_types(const codebook *c, const frame_view *f, arena *a);

// Walks the paths of a role in order and writes the head words of the first path that has a filler
// for which `accept` (may be NULL: any) is true. Returns the number of words, at most
// FRAME_FILLERS_MAX.
uint32_t rule_path_walk(const frame_view *f, uint32_t word, const rule_path *p,
                        bool (*accept)(void *state, uint32_t word), void *state, fillers *out);

typedef enum { TRIGGER_NO, TRIGGER_OTHERWISE, TRIGGER_YES } trigger_fit;
// Is the word one of the rule's triggers here? TRIGGER_OTHERWISE: it would be as another part of
// speech, or with words that are not there.
trigger_fit rule_triggers(const codebook *c, const rule *r, const frame_view *f, uint32_t word);

// The rules [*n] that the word is a trigger of here, whether or not anything else of them holds.
const rule **rule_waiting(const codebook *c, const frame_view *f, uint32_t word, arena *a,
                          size_t *n);

// Why a rule does or does not match at a word, in sentences for a person, into `out`. `ctx` may be
// NULL, as above.
void rule_explain(const codebook *c, const rule *r, const frame_view *f, const rule_context *ctx,
                  uint32_t word, buf *out);
// How many of its constraints fail there; what is said of the first goes to `first`.
uint32_t rule_failures(const codebook *c, const rule *r, const frame_view *f,
                       const rule_context *ctx, uint32_t word, buf *first);
// Why `winner` goes before `loser` on the same word, as the end of a sentence: "it asks for more".
const char *rule_reason(const codebook *c, const rule_outcome *winner, const rule_outcome *loser);
// "the verb halt, stop; the noun halt": on what words the rule hangs.
void rule_list_triggers(const codebook *c, const rule *r, buf *out);

#endif
