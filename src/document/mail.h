// A mail (RFC 5322, MIME) becomes a text with what its head says: newsletters, and all else that
// people save as .eml or keep in a mailbox.
//
// Text: the parts that a reader of mail would show, in their order. Of forms of one part the plain
// one is taken where it says as much as the HTML and is not riddled with addresses; HTML is read as
// a piece that is all text (fragment.h). Around it what is no text goes (mailtrim.h). A mail within
// the mail is read where the mail itself says nothing. Attachments are not read; they are named.
//
// Head: title is the Subject without "Re:", "Fwd:" and the name of a list in brackets, date is the
// Date, outlet the name of who sends it (From), else of the list (List-Id); id is the Message-ID,
// url Archived-At, else where "View this email in your browser" leads.
//
//     mail m;
//     TRY(mail_read(&a, bytes, &m, why));
//     print(m.known.title, m.body.text);
#ifndef DM_DOCUMENT_MAIL_H
#define DM_DOCUMENT_MAIL_H

#include "document/builder.h"
#include "document/encoding.h"

// Of a mail with its attachments; servers take 25 to 50 MB.
#define MAIL_MAX_BYTES ((size_t)64 << 20)
// Of the parts that are read as text, as they were sent; newsletters have 0.2 MB.
#define MAIL_MAX_TEXT_BYTES ((size_t)8 << 20)
#define MAIL_MAX_TEXTS      100 // such parts: a digest has 50
#define MAIL_LISTED_NAMES   5   // of attachments; the rest are counted

typedef struct {
    record_facts known;
    decoded body;      // its map leads to bytes of the message
    str attachments;   // names of those that are not read: "list.pdf, map.docx"
    size_t n_attached; // how many
    bool cut;          // parts were not read: too many, too deep, or HTML that nests too deep
    bool open;         // the mail ends in the midst of a part
    bool damaged;      // its base64 has what does not belong there
} mail;

// `message` is borrowed, at most MAIL_MAX_BYTES. ST_FORMAT when it has no part that is text.
status mail_read(arena *a, str message, mail *out, diag *why);

// Does it begin like a mail, or like a mailbox (a line "From ADDRESS DATE", then a mail)?
bool mail_looks_like(str first);
bool mail_looks_like_box(str first);

#endif
