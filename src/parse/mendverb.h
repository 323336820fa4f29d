// Mends clauses that belong to a verb and were made phrases, and phrases that were made clauses.
// Each rule is a shape that no tree of English has. Works in place, behind the other repairs
// and before the lemmas; linear in the length of the sentence for each word that starts one of the
// shapes.
#ifndef DM_PARSE_MENDVERB_H
#define DM_PARSE_MENDVERB_H

#include "sentence/sentence.h"

// "Started to [hand] over rifles" with the hand for a noun; "accused them of [smuggling] drugs"
// with the gerund for a part of the drugs' name; "is [how] they described it" with the "how" and
// the clause hung on the "is"; "provided [Oman] pulls back" with Oman for what is provided; "it is
// Oman that [must] act" with the clause for one of the whole; "denounced the US [measure]" with the
// measure for what the US is called; "aid for [Oman] worth 2 million euros" with Oman hung on the
// euros; "denied having [sold] rifles" with the selling for an adjective; "on condition that Oman
// [free] the crew" with the clause hung on the "that"; "so far as [to] leave" with the "to" hung on
// the "as"; "vowed [to pay]" with the infinitive for an aim.
void mend_verbs(sentence *s);

#endif
