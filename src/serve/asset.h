// Private to this room: the files of the page, which are part of the program. They are made by
// tool/web, with npm; a program that was built without it has none, and says so.
#ifndef DM_SERVE_ASSET_H
#define DM_SERVE_ASSET_H

#include "serve/answer.h"
#include "serve/request.h"

// Answers "/assets/NAME" with the file, and any other address with the page itself, which asks for
// the rest; `known`: the address is one of a view. False: there is no such file.
bool asset_answer(const request *r, str encodings, bool known, answer *out);

#endif
