// What one text says about a state: that talks were suspended, that a sale was approved, that a red
// line was drawn. The ledger (ledger/ledger.h) is made of nothing else, so it can be rebuilt from
// facts at any time, and facts come from events and their words.
//
// A fact is flat and holds only strings and numbers: those of a document lie in its arena; a ledger
// copies them into its own. Empty strings and NAN are "the text does not say".
#ifndef DM_LEDGER_FACT_H
#define DM_LEDGER_FACT_H

#include "base/arena.h"
#include "base/str.h"

typedef enum {
    LEDGER_CHANNELS,  // dialogue, negotiation, treaty, hotline between parties about a subject
    LEDGER_TRANSFERS, // arms and aid from a supplier to a recipient
    LEDGER_REDLINES,  // red lines and warnings
    LEDGER_POSITIONS, // what an actor wants, supports, opposes, blames others for
    LEDGER_KINDS
} ledger_kind;

// "channels", "transfers", "redlines", "positions".
const char *ledger_kind_name(ledger_kind kind);

typedef struct {
    str code; // CAMEO: "CHNGOV"
    str key;  // what joins parties: the country ("CHN"), else the body's code ("NATO")
    str name; // as the text or dictionary has it
} fact_party;

// Is one of the parties [n] that of the key?
bool fact_has_party(const fact_party *p, uint32_t n, str key);
// Is one of the first list in the second, too?
bool fact_share_party(const fact_party *a, uint32_t n_a, const fact_party *b, uint32_t n_b);

// A reason, a condition, a crossing: its words, the event that they tell (empty: none), who says
// so.
typedef struct {
    str text;
    str event; // id
    str by;    // code of the speaker; "author"
    double confidence;
} fact_reason;

typedef struct {
    str category;               // of codebook/items: "missile"; empty: unknown
    str designation;            // "M142", empty when only described
    str text;                   // as the text names it, without its number
    double quantity, low, high; // "hundreds": low 200 alone; "up to 12": quantity 12, up_to
    bool up_to, additional;
} fact_item;

typedef struct fact { // NOLINT(clang-analyzer-optin.performance.Padding): grouped by meaning
    ledger_kind ledger;
    str state;                // channel state, transfer stage, "red line" or "warning", stance
    const fact_party *actors; // [n_actors] channel: parties; transfer: suppliers; else: whose it is
    uint32_t n_actors;
    uint32_t n_known; // of a channel: the first so many are named where it is told
    uint32_t n_said;  // of a channel: how many parties its name says ("five-party"); 0: none
    const fact_party *recipients; // [n_recipients] transfer: who gets it; red line: for whom
    uint32_t n_recipients;
    fact_party by;    // who changed the state; code empty: nobody is named
    bool joint;       // of a channel: all parties changed it together, whoever is named
    str subject;      // of the thesaurus (codebook/subjects.tsv); empty: none of it
    str subject_text; // as written
    bool
        subject_guessed; // not said beside the noun: of the sentence, the text before or as a whole
    bool subject_loose;  // so guessed from words that stand anywhere in the sentence
    str form;            // of a channel: "talks", "line", "treaty"; of a transfer: what sort of aid
                         // its words name, "humanitarian", "economic", "civilian", "military"
    str date;            // TIMEX3 value: when it changed
    bool own_day;        // the date is the text's own day
    str published;       // day of the text
    str planned;         // TIMEX3 value of a round that is agreed upon for later; empty: none
    str place, level;    // of a round
    str heads;           // of delegations, joined by "; "
    str kind;            // of a transfer: sale, grant, loan, appropriation, drawdown, seizure
    const fact_item *items; // [n_items]
    uint32_t n_items;
    double value, value_low, value_high; // of a transfer, in `unit`
    str unit;                            // ISO 4217
    double former_value; // of an amendment: what was notified before; NAN: no amendment
    double whole_value;  // of the law or package that it is a part of
    uint32_t deal;       // facts of one text with the same number are of one transfer; 0: none
    uint32_t ordinal;    // "the third package"; 0: none is told
    str basis, number;   // legal or budget basis; transmittal number as written
    const str *makers;   // [n_makers]
    uint32_t n_makers;
    const fact_reason *reasons, *reopen_if, *crossings; // [n_...]
    uint32_t n_reasons, n_reopen_if, n_crossings;
    bool weak;       // counts only beside another fact of the same row: "they met"
    bool background; // told as history
    bool official;   // told by a party or in an official notice
    bool denied, alleged;
    double confidence;   // [0, 1]
    str document, event; // ids; event empty: words alone
    str text;            // the sentence that says so
    uint32_t sentence;
    span words;      // of the trigger in the document
    uint32_t teller; // number of its document in a ledger, which fills it in
} fact;

typedef struct {
    fact *p; // [n] in text order
    size_t n;
} fact_list;

// A fact that says nothing yet: numbers are NAN.
fact fact_none(ledger_kind kind);

#endif
