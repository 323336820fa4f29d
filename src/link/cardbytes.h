// Event cards and sketches of texts as bytes: how a database keeps what decides whether two texts
// tell the same event, or are copies, so that neither need be read again.
//
// Numbers are little-endian; of lists only what is there is written: some 150 bytes a card. The
// bytes are those of the same version of demarche, but may be damaged: whatever they are, reading
// gives a card whose counts are within bounds, or says no.
//
//     buf b = {0};
//     cardbytes_write(&card, &b);
//     event_card again;
//     if (!cardbytes_read(buf_str(&b), &again)) ... // damaged
#ifndef DM_LINK_CARDBYTES_H
#define DM_LINK_CARDBYTES_H

#include "link/card.h"
#include "link/sketch.h"

// Appends the card.
void cardbytes_write(const event_card *c, buf *out);
// False where the bytes are no card; *c is then undefined.
bool cardbytes_read(str bytes, event_card *c);

// Appends the sketch.
void sketchbytes_write(const text_sketch *s, buf *out);
// False where the bytes are no sketch; *s is then undefined.
bool sketchbytes_read(str bytes, text_sketch *s);

#endif
