// Countries by their names alone, where no sentence was read. Const data; any thread.
#ifndef DM_MENTION_STATENAME_H
#define DM_MENTION_STATENAME_H

#include "base/str.h"

// The ISO 3166-1 alpha-3 code of the country with this name ("Norway", "Kingdom of Norway"), and in
// *called (may be NULL) the first of its names; empty when it is none, or that of a past state.
str statename_code(str name, str *called);
// The first of its names of the country that words of the text name first, by itself, its
// nationality or its capital ("Norwegian Ministry of Trade", "Presidency, Addis Ababa"); empty:
// none.
str statename_in(str text);

// The code of the armed group or of the body of no single country with this name ("NATO", "United
// Nations"); empty when it is none, or when the name stands for several. Bodies of a country are
// left out: "United" is an airline, too, and a word of many other names.
str statename_body(str name);

// The first of its names of the country with this code; empty when it is none.
str statename_called(str code);

// The name of the capital of the country with this code; empty when it is none, or when its
// government sits in another town than its capital is.
str statename_capital(str code);

#endif
