// Names of organisations by their form. Private to mention/.
#ifndef DM_MENTION_ACTOR_BODY_H
#define DM_MENTION_ACTOR_BODY_H

#include "mention/actor_scan.h"

typedef struct {
    uint32_t first, end; // words of the sentence, the country's name at its head included
    uint32_t plain;      // the first word that is no country's name
    uint32_t head;       // the word that heads it in the tree
    str sectors;         // separated by blanks
    str noun;            // the name turned so that its head closes it, small
    const actor *owner;  // country, or body, that the name itself tells; NULL when none
    bool nobodys;        // it tells several: none of them owns it
} body_name;

// The organisation whose head word is word i of sentence k, opened by scan_open_sentence; false
// when it is none or the lexicon of agents knows it.
bool body_name_at(actor_scan *s, uint32_t k, uint32_t i, body_name *out);
// Does word i close names of bodies: "Council", "Court"?
bool body_is_head(const sentence *st, uint32_t i);
// Do capitals tell names from other words in this sentence? Not in titles.
bool body_may_be_named(const sentence *st);

#endif
