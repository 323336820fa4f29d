// The ledger: what is the case, worked out from facts. Which channels are open, suspended since
// when and why; what was approved for whom; which red lines were drawn.
//
// A ledger takes facts in any order and gives the same rows for the same facts. It is rebuilt,
// never changed: ledger_close() sorts all facts by what they say, groups them and folds each group
// into a row. Everything lies in the ledger's arena.
//
// Who tells what a row says is counted: texts, the sources among them (texts that are no copies of
// one another, by link/copies.h) and the outlets that print it. That takes 640 bytes a document.
//
//     ledger *l = ledger_new();
//     ledger_begin(l, &text); // or, of a document at hand, ledgertext_begin(l, d, facts.n)
//     for (size_t i = 0; i < facts.n; i++) ledger_add(l, &facts.p[i]);
//     ledger_close(l, STR("2024-07-17"));
//     for (size_t i = 0; i < ledger_rows(l)->n_channels; i++) ...
//     ledger_free(l);
#ifndef DM_LEDGER_LEDGER_H
#define DM_LEDGER_LEDGER_H

#include "ledger/fact.h"
#include "link/sketch.h"

typedef struct ledger ledger;

// How many tell it, each once.
typedef struct {
    uint32_t texts;   // documents
    uint32_t sources; // of them, such as are no copies of one another
    uint32_t outlets; // that are named
} ledger_tellers;

typedef VEC(const fact *) fact_refs;

// A change of state, or a round: what one or more texts tell alike.
typedef struct {
    str date;      // TIMEX3 value
    int32_t first; // its first day since 1970-01-01
    str state;     // or stage
    str event;     // id of the event that proves it; empty: none was coded
    str document;
    str text;      // the sentence
    fact_party by; // code empty: nobody is named
    ledger_tellers told;
    double confidence;
    fact_refs facts; // that tell it
} ledger_change;

typedef struct {
    str date, place, level, heads, event;
} ledger_round;

typedef struct {
    char id[17];               // 16 hex digits: hash of parties and subject
    const fact_party *parties; // [n_parties] by key
    uint32_t n_parties;
    str subject; // of the thesaurus, else as written; empty: unknown
    str state, since;
    fact_party by;
    const fact_reason *reasons, *reopen_if; // [n_...]
    uint32_t n_reasons, n_reopen_if;
    const ledger_round *rounds; // [n_rounds] by date
    uint32_t n_rounds;
    const ledger_change *history; // [n_history] by date
    uint32_t n_history;
    const str *events; // [n_events] ids of all events that the row comes from
    uint32_t n_events;
    ledger_tellers told;
    double confidence;
} channel_row;

// A value that texts give.
typedef struct {
    double value;
    str unit;
    bool official; // of a party or an official notice
    ledger_tellers told;
    const str *documents; // [n_documents] ids, sorted
    uint32_t n_documents;
} transfer_value;

typedef struct {
    char id[17];
    fact_party supplier, recipient; // the first; code empty: unknown
    const fact_party *suppliers; // [n_suppliers] all, `supplier` first: a joint sale, a consortium
    uint32_t n_suppliers;
    const fact_party *recipients; // [n_recipients] all
    uint32_t n_recipients;
    str kind;               // sale, grant, ...; empty: unknown
    const fact_item *items; // [n_items]
    uint32_t n_items;
    double value, low, high; // the value chosen
    str unit;
    const transfer_value *values; // [n_values] that texts give, the chosen one first
    uint32_t n_values;
    double whole_value; // of the law or package that it is a part of; NAN: none
    str stage, since, basis, number;
    const str *makers; // [n_makers]
    uint32_t n_makers;
    str part_of; // id of the row that it is a part of; empty: none
    const ledger_change *history;
    uint32_t n_history;
    const str *events;
    uint32_t n_events;
    ledger_tellers told;
    double confidence;
} transfer_row;

// A later deed that may be a crossing, though nobody says so.
typedef struct {
    str text, event, date; // the sentence that tells it; id, empty: none was coded
    str reason;            // in words
} ledger_proposal;

typedef struct {
    char id[17];
    fact_party by, to; // code empty: nobody is named
    str subject, strength, since, words, voiced_by;
    const fact_reason *crossings; // [n_crossings] claims
    uint32_t n_crossings;
    const ledger_proposal *proposed; // [n_proposed] ours
    uint32_t n_proposed;
    const str *events;
    uint32_t n_events;
    ledger_tellers told;
    double confidence;
} redline_row;

typedef struct {
    char id[17];
    fact_party by, to; // to: who is blamed, of whom it is demanded; code empty: nobody is named
    str subject, stance, since, words;
    const str *events;
    uint32_t n_events;
    ledger_tellers told;
    double confidence;
} position_row;

typedef struct {
    const channel_row *channels; // [n_channels] by parties, then subject
    const transfer_row *transfers;
    const redline_row *redlines;
    const position_row *positions;
    size_t n_channels, n_transfers, n_redlines, n_positions;
    str as_of; // what is later counts not
} ledger_table;

ledger *ledger_new(void);
void ledger_free(ledger *l); // NULL is allowed
// A document whose facts follow.
typedef struct {
    str id, outlet, published; // empty: not known
    const text_sketch *sketch; // NULL: not known; it is a copy of none then
} ledger_text;

// Facts of this document follow. What an earlier delivery of it told is forgotten: of two versions
// the later counts. A document that is not announced is a source of its own.
void ledger_begin(ledger *l, const ledger_text *text);
// Copies the fact.
void ledger_add(ledger *l, const fact *x);
// Works out the rows as of a day ("2024-07-17"; empty: the last day of any text). Once, after all
// facts were added.
void ledger_close(ledger *l, str as_of);
const ledger_table *ledger_rows(const ledger *l); // after ledger_close

#endif
