// Words that say who is counted and what befell them, from codebook/people.tsv.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_PEOPLEWORD_H
#define DM_MENTION_PEOPLEWORD_H

#include "mention/mention.h"

typedef enum {
    PEOPLE_NOUN,  // whom a number counts: "civilians", "fatalities"
    PEOPLE_DONE,  // a verb that is done to people: "kill"
    PEOPLE_DOING, // a verb that they do: "flee"
    PEOPLE_STATE, // what they are: "dead"
    PEOPLE_DEED,  // a noun with "of" before them: "killing"
    PEOPLE_PARTS
} people_part;

// The role that the word has as this part: of a lemma, for a state of the form. Empty for none.
str people_role(str word, people_part part);
// The role of word i by its lemma, or by its form for a state. Empty beyond the sentence.
str people_role_at(const sentence *s, uint32_t i, people_part part);

// Is the word before `first` a verb of what is done to people ("injures 79"), whatever its tag is?
bool people_is_done_before(const sentence *s, uint32_t first);

#endif
