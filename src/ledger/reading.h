// A document while its facts are being read. Private to ledger/.
#ifndef DM_LEDGER_READING_H
#define DM_LEDGER_READING_H

#include "ledger/factreader.h"
#include "ledger/mood.h"
#include "ledger/thesaurus.h"

#define PARTIES_MAX 12 // of one channel; more are no channel but an organisation

typedef VEC(fact) fact_vec;

typedef struct {
    fact_party p[PARTIES_MAX]; // [n]
    uint32_t n;
} party_list;

struct channel_frame;

typedef struct {
    const codebook *rules;
    const coded *c;
    frame_view *frames;                // [n_sentences], those that are open
    bool *open;                        // [n_sentences]
    const struct channel_frame *whole; // what the text is about
    fact_vec facts;
    arena *a;
} fact_reading;

// The frame of a sentence, opened when it is asked for first.
const frame_view *reading_frame(fact_reading *r, uint32_t index);
// The event that hangs on the word, or on another word of its clause that `other` names (-1: none);
// NULL if none.
const event *reading_event(const fact_reading *r, uint32_t index, uint32_t word, int32_t other);
// The party that an actor is: its country, or the body or armed group itself.
fact_party party_of(const actor *x);
// Is it one of them?
bool party_has(const party_list *list, str key);
// Adds it unless it is there; a party without a key is left out.
void party_add(party_list *list, fact_party p);
// Adds the actors that the phrase at a word names.
void party_add_word(party_list *list, const frame_view *f, uint32_t word);
// Adds those of one side of an event.
void party_add_side(party_list *list, const participant *p, uint32_t n);

// When the fact of word `word` came about: fills date, own_day, background, text and span. The
// fact's state is set before: times count otherwise for a round than for a change.
void reading_date(fact_reading *r, fact *out, uint32_t index, uint32_t word, const event *e);
// "../2024-07-17": on that day or before, nobody says how long.
str reading_until(fact_reading *r, str day);
// The reasons, conditions that the links of the event name, else the connectives of the sentence
// for the word. `kinds` is a set of bits by link_kind. Returns their number.
uint32_t reading_reasons(fact_reading *r, uint32_t index, uint32_t word, const event *e,
                         unsigned kinds, const fact_reason **out);
// "author", or the code (else the name) of who says so.
str reading_speaker(const attribution *says);

// channel.c
void channel_read(fact_reading *r, uint32_t index, const rule_match_list *matches);
// transfer.c: of all sentences at once; `matches` [n_sentences]
void transfer_read(fact_reading *r, const rule_match_list *matches);
// redline.c; redline_finish() once, when all sentences were read
void redline_read(fact_reading *r, uint32_t index, const rule_match_list *matches);
void redline_finish(fact_reading *r);
// position.c
void position_read(fact_reading *r, uint32_t index, const rule_match_list *matches);

#endif
