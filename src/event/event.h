// Events: who did what to whom, when, where, how much, and who says so, each with its proof.
//
// event_code() takes a document's sentences and mentions and a codebook and returns its events in
// order of (trigger begin, end, id). Everything returned lives in the document's arena and is
// immutable. doc/output.md describes every field as it is printed.
#ifndef DM_EVENT_EVENT_H
#define DM_EVENT_EVENT_H

#include "rule/rule.h"

typedef enum {
    EVENT_HAPPENED,
    EVENT_ONGOING,
    EVENT_PLANNED,
    EVENT_CONDITIONAL,
    EVENT_HYPOTHETICAL,
    EVENT_STATUSES
} event_status;

typedef enum { CLAIM_STATED, CLAIM_ALLEGED, CLAIM_DENIED, CLAIM_KINDS } event_claim;

const char *event_status_name(event_status s); // "happened"
const char *event_claim_name(event_claim c);   // "stated"

// One side of an event. CAMEO calls actors sources and recipients targets.
typedef struct {
    const actor *actor; // entity; never NULL
    str name;           // as written
    span span;          // where; empty when taken over from another sentence's event
    uint32_t sentence;  // where the words stand
    str how;            // how it was decided: the mention's `how`, or "counterpart", "governor",
                        // "speaker", "hearer", "same event" when the words stand elsewhere;
                        // "duty": nobody is named, and it is this office or crowd that does so;
                        // "classifier": no rule finds that side (event/side.h)
    const mention *mention; // NULL when taken over from another event
} participant;

// "USA,CHN": the codes of a side; empty when it has nobody. Memory from `a`.
str event_codes(const participant *p, uint32_t n, arena *a);

typedef struct {
    str value;     // "2024-07-17", "2023-11", "1979/..", "2023-11/2024-07"; empty: none given
    str precision; // "day", "month", "year", ...; empty when there is no value
    str how;       // "explicit", "relative", "document", "main clause", "same event",
                   // "unresolved"; empty: none
    span span;     // the words; empty when `how` is "document"
} event_date;

typedef struct {
    str name; // as written
    const place_value *where;
    str how; // "clause", "noun", "object", "main clause", "sentence", "dateline"
    span span;
} event_place; // name empty: none

typedef struct {
    str kind; // "money", "quantity", "percent"
    amount amount;
    str text;
    span span;
} event_amount;

typedef struct {
    item item;
    amount amount; // how many; NAN where the text gives none
    str text;
    span span;
} event_item;

typedef struct {
    str kind; // "killed", "injured", "detained", "displaced"
    double low, high;
    str whose; // code, empty when unknown
    str text;
    span span;
} event_casualties;

typedef struct event {
    char id[17]; // 16 hex digits: hash of document, trigger span, type and roles
    uint32_t sentence;
    uint32_t word; // trigger
    str type, mode, cameo;
    str contexts[RULE_CONTEXTS_MAX]; // [n_contexts]
    uint32_t n_contexts;
    int quad;            // 1 verbal cooperation .. 4 material conflict
    double score;        // of PLOVER for type and mode; NAN when it has none
    participant *actors; // [n_actors]
    uint32_t n_actors;
    participant *recipients; // [n_recipients]
    uint32_t n_recipients;
    event_date date;
    event_place place;
    event_amount *amounts; // [n_amounts]
    uint32_t n_amounts;
    event_item *items; // [n_items]
    uint32_t n_items;
    event_casualties *casualties; // [n_casualties]
    uint32_t n_casualties;
    event_status status;
    bool background;
    bool negated;
    event_claim claim;
    const attribution *says; // innermost speaker; NULL: the author
    span trigger;            // from trigger word to its particle
    span whole;              // trigger of the event that this is a part of; empty: none
    span topic;              // empty: none
    const rule *rule;
    const rule_operator *composed_by; // the outermost operator that had a say; NULL: none
    str decided_by;                   // "rule", "operator", "classifier"
    str reconsidered[2];              // [n_reconsidered] fields that the classifier has set
    uint32_t n_reconsidered;          // against the rules: "background", "date"
    double confidence;                // [0, 1]
} event;

// What became of a rule that won at a word.
typedef enum {
    FATE_EVENT,
    FATE_COMPOSED,     // part of another event: an operator or another rule took it in
    FATE_NO_ACTOR,     // the rule demands who does it, and nobody is found
    FATE_NO_RECIPIENT, // likewise to whom
    FATE_NOBODY_KNOWN, // those found are nobody of whom a country or a name is known
    FATE_TOLD_TWICE,   // the text around tells the same; or nothing new is told
    FATE_NO_DEED,      // sport, a figure of speech, a topic (codebook/noevents.tsv)
    FATE_KINDS
} event_fate_kind;

// Why such a rule gives no event, as the end of a sentence: "nobody known is found who does it".
const char *event_fate_reason(event_fate_kind kind);

typedef struct {
    const rule *rule;
    uint32_t sentence, word;
    event_fate_kind kind;
    const rule_operator *by; // the operator that had a say; NULL: none
} event_fate;

typedef struct {
    event *p; // [n]
    size_t n;
    const event_fate *fates; // [n_fates] of each rule that won, in text order: for explanations
    size_t n_fates;
} event_list;

// Tells rules who speaks; `mentions` must outlive it.
rule_context event_context(const mention_list *mentions);

typedef struct proposer proposer;
typedef struct side_judge side_judge;

// Codes a document. Never fails; a document without events gives n == 0. `p` proposes events that
// no rule codes (event/proposal.h), `j` fills sides that no rule finds (event/side.h); NULL: rules
// alone.
event_list event_code(const codebook *c, const proposer *p, const side_judge *j, const document *d,
                      const sentence_list *sentences, const mention_list *mentions, arena *a);

#endif
