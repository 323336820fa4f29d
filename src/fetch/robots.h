// robots.txt as RFC 9309 has it: whether a program of a name may ask for a path.
//
// Lines are read in one pass, nothing is kept: a file is as cheap as its bytes. The groups of all
// lines that name the program count together, in any case of letters; where none does, those of
// "*". Of the rules that match, the longest decides, of equally long ones Allow; "*" stands for any
// characters, "$" at the end for the end. Paths are compared with their %XX brought to one form.
// Crawl-delay, which the RFC leaves to others, is read as a rule of its group.
//
//     robots_rule r = robots_ask(text, robots_agent(STR("demarche/0.1")), STR("/news?id=1"));
//     if (!r.allowed) ...                   // line r.line forbids it
#ifndef DM_FETCH_ROBOTS_H
#define DM_FETCH_ROBOTS_H

#include "base/str.h"

#define ROBOTS_MAX_BYTES    ((size_t)500 << 10) // what RFC 9309 asks to read at least; the rest is not
#define ROBOTS_MAX_PATTERN  2048   // of a path in a rule; a longer one counts as far as that
#define ROBOTS_MAX_DELAY_MS 600000 // of Crawl-delay: with more a feed of a hundred items takes days

typedef struct {
    bool allowed;
    int line;         // of the rule that decides, 0: none does
    int64_t delay_ms; // of Crawl-delay, 0 when there is none
} robots_rule;

// The name that a program goes by in robots.txt: "demarche" of "demarche/0.1 (+https://...)".
str robots_agent(str user_agent);
// `path` with its query; what is longer than webaddress.h allows is forbidden. Any thread.
robots_rule robots_ask(str text, str agent, str path);

#endif
