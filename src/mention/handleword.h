// The words that an address or tag of a post is made of. Private to mention/.
#ifndef DM_MENTION_HANDLEWORD_H
#define DM_MENTION_HANDLEWORD_H

#include "base/str.h"

#define HANDLE_MAX       60 // longest address or tag that is read, in bytes; Twitter's own limit is 15
#define HANDLE_WORDS_MAX 12 // words of one

typedef struct {
    str p[HANDLE_WORDS_MAX]; // [n] as written, in the form
    uint32_t n;
} handle_words;

typedef struct {
    str noun;    // the agent lexicon's: "foreign minister"
    str sectors; // "GOV"
    str country; // of an office that only one country writes like this; else empty
} handle_title;

// "@_AfricanUnion" -> "@africanunion", in `room` of HANDLE_MAX + 1 bytes; empty when it is too
// long.
str handle_key(str form, char *room);
// "#SecClinton" -> "Sec", "Clinton": at capitals, digits and low lines; none when it is too long.
handle_words handle_split(str form);
// The title that begins at word `first` ("Sec", "Deputy Secretary"), and where it ends.
bool handle_title_at(const handle_words *w, uint32_t first, handle_title *title, uint32_t *end);
// The family name that an address ends with: "@MichelJMartelly" -> "Martelly"; any other form as it
// is.
str handle_surname(str form);
// Moves `first` and `end` over what is no part of a name: "Hon", "real", "MP".
void handle_trim(const handle_words *w, uint32_t *first, uint32_t *end);
// The sectors of a part of a state in small letters ("mfa": GOV, "army": MIL); empty for others.
str handle_part(str word);

#endif
