// Texts of a page that are compared although they were set in different ways.
#ifndef DM_DOCUMENT_PAGESQUEEZE_H
#define DM_DOCUMENT_PAGESQUEEZE_H

#include "base/str.h"

// Small letters and digits of `s` alone, in the arena.
str pagesqueeze(str s, arena *a);
// Has the whole the part, which is not empty? Both are squeezed.
bool pagesqueeze_has(str whole, str part);

#endif
