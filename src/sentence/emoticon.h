// Faces drawn with marks, ":-)", and pictures of Unicode: one word each, and no brackets that open.
#ifndef DM_SENTENCE_EMOTICON_H
#define DM_SENTENCE_EMOTICON_H

#include "base/str.h"

// Bytes of the face that `s` starts with; 0 when there is none. A letter, a digit or a slash behind
// it makes it none, so that ":D" is none in ":Date".
size_t emoticon_length(str s);
// Bytes of the pictures (emoji, with their joiners and tints) that `s` starts with; 0 without one.
size_t emoticon_pictures(str s);

#endif
