// The parts of a mail (MIME, RFC 2045 and 2046) as a flat list, and their bytes.
//
// Parts of parts are walked without recursion and within bounds. A part that is never closed ends
// with what it stands in.
//
//     mail_parts parts = mailpart_walk(&a, message);
//     for (size_t i = 0; i < parts.n; i++) {
//         mail_bytes bytes = mailpart_decode(&a, &parts.p[i]);
//         print(parts.p[i].type, bytes.text);
//     }
#ifndef DM_DOCUMENT_MAILPART_H
#define DM_DOCUMENT_MAILPART_H

#include "document/mailhead.h"
#include "document/offset_map.h"

#define MAILPART_MAX_PARTS 1000 // of a mail: a digest of a busy list has 100
#define MAILPART_MAX_DEPTH 12   // of parts in parts: each level costs a pass over the bytes

typedef struct {
    mail_head head;
    str type;       // "text/plain"
    str body;       // as it was sent
    uint32_t begin; // byte of the message where that begins
    int group;      // parts of one group say the same in other forms; -1: it is in none
    bool attached;  // to be saved, not to be shown
    bool embedded;  // of a mail within the mail; those of a digest are the mail
    str name;       // of its file; empty when it has none
} mail_part;

typedef struct {
    mail_part *p; // [n] those without parts of their own, in the order of the mail
    size_t n;
    mail_head head; // of the mail itself
    bool cut;       // there are more, or deeper ones, than are read
    bool open;      // the mail ends in the midst of a part
} mail_parts;

mail_parts mailpart_walk(arena *a, str message);

typedef struct {
    str text;       // its bytes: borrowed or in the arena
    offset_map map; // to bytes of the message
    bool damaged;   // base64 with what does not belong there
} mail_bytes;

// Undoes quoted-printable and base64.
mail_bytes mailpart_decode(arena *a, const mail_part *p);

#endif
