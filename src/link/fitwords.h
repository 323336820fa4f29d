// What the rules of fit.h ask of words, relations and events, and the causes among them
// (fitcause.c). Private to link/fit.c and link/fitcause.c.
#ifndef DM_LINK_FITWORDS_H
#define DM_LINK_FITWORDS_H

#include "link/anchor.h"

// Verbs of talking about something: it is not done by that.
#define FIT_TALK                                                                                   \
    "discuss|review|debate|consider|raise|explore|outline|describe|highlight|underscore|"          \
    "underline|emphasize|emphasise|brief|address"

const token *fit_word(const anchorage *x, uint32_t w);
str fit_lemma(const anchorage *x, uint32_t w);
bool fit_has_type(const event *e, const char *types); // "SUPPORT|AID"
// Are the words of the connective those of the list? One of several words counts by its first.
bool fit_begins_with(const anchorage *x, const relation *r, const char *words);
bool fit_is_alone(const relation *r); // one word
bool fit_is_person(const anchorage *x, uint32_t w);
bool fit_has_subject(const anchorage *x, uint32_t verb);
// "Discussed aid in response to the flood", "discussed ways of rebuilding in order to": the words
// behind what is discussed are about that.
bool fit_is_of_topic(const anchorage *x, const relation *r);

// Can the connective of a cause name one of `to`?
bool fit_cause(const anchorage *x, const relation *r, const event *to);

#endif
