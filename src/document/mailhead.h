// The head of a mail, or of a part of one: its fields (RFC 5322), unfolded; words of other
// character sets in them (RFC 2047), their parameters (RFC 2045, 2231), the names in their
// addresses.
//
// Mails come from strangers: what is no field ends the head, and nothing here fails. Strings are
// borrowed from the message or in the arena.
//
//     size_t at = 0;
//     mail_head head = mailhead_read(&a, message, &at);
//     str title = mailhead_text(&a, mailhead_find(&head, "subject"));
//     str charset = mailhead_parameter(&a, mailhead_find(&head, "content-type"), "charset");
//     str body = str_sub(message, at, message.n);
#ifndef DM_DOCUMENT_MAILHEAD_H
#define DM_DOCUMENT_MAILHEAD_H

#include "base/str.h"

#define MAILHEAD_MAX_FIELDS 1000                // what follows is passed over; real heads have 150
#define MAILHEAD_MAX_VALUE  ((size_t)256 << 10) // bytes of a field; a list of addresses may be long

typedef struct {
    str name;  // as written
    str value; // on one line, trimmed
} mail_field;

typedef struct {
    mail_field *fields; // [n]
    size_t n;
} mail_head;

// Reads the head that begins at byte *at; *at becomes the first byte of the body. The line that a
// mailbox puts before a mail ("From jane@a.org Tue Mar  4 10:00:00 2025") is passed over.
mail_head mailhead_read(arena *a, str message, size_t *at);
// Value of the first field of that name, in small letters; empty when there is none.
str mailhead_find(const mail_head *head, const char *name);
// Does a line look like a field ("Subject: Talks")?
bool mailhead_is_field(str line);

// A value for people: encoded words become characters. UTF-8.
str mailhead_text(arena *a, str value);
// What stands before the parameters, in small letters: "text/html".
str mailhead_value(arena *a, str value);
// A parameter of that name, decoded: "utf-8"; empty when it has none.
str mailhead_parameter(arena *a, str value, const char *name);
// The name of the first address: "The Courier" of "The Courier <news@courier.example>"; empty when
// it has none.
str mailhead_name(arena *a, str addresses);
// What stands in angle brackets, else all of it.
str mailhead_angle(str value);

#endif
