// Facts of channels in groups: the same parties and subject are one channel. Private to ledger/.
//
//     channel_groups all = channelgroup_make(l, facts, n);
//     for (size_t i = 0; i < all.n; i++)
//         if (channelgroup_is_channel(&all.p[i])) fold(&all.p[i]);
#ifndef DM_LEDGER_CHANNELGROUP_H
#define DM_LEDGER_CHANNELGROUP_H

#include "ledger/folding.h"

typedef struct {
    str form;    // "talks", "line", "treaty"
    str parties; // keys joined by '+', sorted
    str subject; // of the thesaurus, else as written in small letters
    str text;    // the document, while it is not known which talks of its parties it means
    fact_refs facts;
} channel_group;

typedef struct {
    const channel_group *p; // [n] by parties, subject and form
    size_t n;
} channel_groups;

// Facts [n] in groups, of which some are empty. All is the ledger's.
channel_groups channelgroup_make(ledger *l, const fact *const *facts, size_t n);
// Has it facts that make a channel: no history alone, no mere meeting, with all of its parties?
bool channelgroup_is_channel(const channel_group *g);
// Is what it is about only found among the words of its sentences or texts?
bool channelgroup_is_found(const channel_group *g);
// The fact's parties, sorted by key, and these keys joined by '+'.
fact_party *channelgroup_parties(ledger *l, const fact *x);
str channelgroup_keys(ledger *l, const fact *x);

#endif
