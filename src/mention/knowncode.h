// Codes of actors as people write them: "CHN", "USAGOV", "IGOUNOHLH". Const data; any thread.
#ifndef DM_MENTION_KNOWNCODE_H
#define DM_MENTION_KNOWNCODE_H

#include "base/str.h"

#define KNOWNCODE_PART 3 // letters of a country, a sector

// Is it the code of a sector, such as GOV?
bool knowncode_is_sector(str code);
// Is it a code of the built-in dictionary of actors or a sector's, with codes of sectors behind it
// or none? Those of a folder of the user's own are not looked at.
bool knowncode_is_known(str code);
// Is it the beginning of a code of the built-in dictionary, of a country's or a sector's, with
// codes of sectors behind it ("CHNGO", "IGOU")?
bool knowncode_begins(str code);
// What stands before its sectors: "USA" of "USAGOVMED"; of sectors alone the first.
str knowncode_stem(str code);
// Hands over each code of the dictionary, more than once, and of the sectors.
void knowncode_each(void (*take)(void *state, str code), void *state);
void knowncode_each_sector(void (*take)(void *state, str code), void *state);

#endif
