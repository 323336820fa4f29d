// Base64 (RFC 4648), as mails and feeds have it: with line breaks, and sometimes damaged.
#ifndef DM_BASE_BASE64_H
#define DM_BASE_BASE64_H

#include "base/str.h"

// Appends the bytes that s stands for. White space is passed over, and so is what is no digit of
// it: then false. The text ends at "=", or where it ends.
bool base64_decode(str s, buf *out);
bool base64_is_digit(char c);

#endif
