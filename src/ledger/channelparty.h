// Whose talks they are: the parties that a channel's noun, its verb and the text name. Private to
// ledger/.
#ifndef DM_LEDGER_CHANNELPARTY_H
#define DM_LEDGER_CHANNELPARTY_H

#include "ledger/reading.h"

// Has the word a preposition of the list ("in|at") before it?
bool party_marked(const frame_view *f, uint32_t w, const char *list);
// The talks that a round, a session, the resumption is one of; -1: none.
int32_t party_inner_noun(const frame_view *f, uint32_t noun);
// Adds those that the noun's own phrase names: "US-China talks", "talks between the governments of
// Chad and Mali".
void party_of_noun(party_list *list, const frame_view *f, uint32_t noun);
// Adds those before the noun alone: "US-China talks".
void party_of_name(party_list *list, const frame_view *f, uint32_t noun);
// Is somebody joined to the word by "with", so that who does it is one of them?
bool party_is_with(const frame_view *f, uint32_t word);
// Adds both sides of an event without who only speaks, has an opinion or is where somebody goes.
void party_of_event(party_list *list, const frame_view *f, const event *e);
// Adds countries anywhere in the subject: "the commanders of the Kyrgyz and Tajik troops met".
void party_below_subject(party_list *list, const frame_view *f, uint32_t verb);
// All that a rule's match names, and in *by who changed the state (code empty: nobody is named).
void party_find(const frame_view *f, const rule_match *m, uint32_t noun, const event *e,
                party_list *out, fact_party *by);
// Adds what the sentence leaves out for the channel at `noun`: of talks of `n_said` the list of so
// many; the parties of the channel told before (may be NULL); those that the text is about.
// *n_known: how many there were.
void party_complete(fact_reading *r, const frame_view *f, uint32_t noun, uint32_t n_said,
                    const fact *before, party_list *list, uint32_t *n_known);

// "Negotiations on the Iran deal": does what stands behind the noun name somebody else than these?
bool party_names_other(const frame_view *f, uint32_t noun, const fact_party *known, uint32_t n);

#endif
