// Stamps of publication inside a paragraph: news pages that lost their lines run headline, stamp
// and text together: "Nurses march in Pokhara 12th May 2014 09:15 AM POKHARA : Some 300 nurses
// ...",
// "... Express News Service : Pokhara , Mon May 12 2014 , 03:10 hrs Some 300 nurses ...".
//
// A stamp is a date with its year and a time of day behind it, without a preposition before it ("on
// 12 May 2014 at 09:15" is told by the text), in the middle of a paragraph. Behind it may stand who
// wrote and the place before a colon; before it, names of outlets.
#ifndef DM_DOCUMENT_STAMP_H
#define DM_DOCUMENT_STAMP_H

#include "document/dateline.h"

#define STAMP_REACH 260 // bytes from the start in which a stamp begins: a headline and a credit

typedef struct {
    size_t headline; // bytes of the headline before the credit and the stamp; 0: there is none
    size_t length;   // bytes up to the first word of the text; 0: there is no stamp
    str place;       // as printed; empty when it lacks
    written_date date;
} stamp;

// Looks into a paragraph of normalised text.
stamp stamp_read(str paragraph);

#endif
