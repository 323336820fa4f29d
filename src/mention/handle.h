// Who "@JohnKerry", "#SecClinton", "@USEmbassyKabul" or "@IsraelMFA" is.
//
// An address or tag is looked up as a whole among the handles and names of the dictionary, which
// the build also keeps in the writing of posts ("@johnkerry"); then taken apart: a title and a name
// ("SecClinton"), a country and an office ("IsraelMFA", "mofa_qatar"), a country somewhere
// ("GermanyinUSA"), a body and a part of it ("UNICEFKenya"). Patterns of the dictionary
// ("@USEmbassy*") come in between. Dates decide who "@POTUS" is. Private to mention/.
#ifndef DM_MENTION_HANDLE_H
#define DM_MENTION_HANDLE_H

#include "mention/actor_scan.h"

typedef struct {
    const actor *who;
    const actor *other; // of "#USChina"; NULL for all others
    piece_kind kind;
    uint32_t row; // of the actor table; SCAN_APART for one that was taken apart
    bool former;
} handle;

// Reads an address ("@UN") or tag ("#Ukraine"), its sign included; false when it is no actor that
// we know.
bool handle_read(actor_scan *s, str form, handle *out);

#endif
