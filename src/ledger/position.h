// What the files of positions share. Private to ledger/.
#ifndef DM_LEDGER_POSITION_H
#define DM_LEDGER_POSITION_H

#include "ledger/redline.h"

// positionphrase.c
// Does the rule tell what must be done, or what somebody is asked to do?
bool position_is_deed(const rule_match *m);
// The matter with what belongs to it behind where matter_of() ends.
matter position_whole(const frame_view *f, const rule_match *m, matter x, str to, str text);
// Sets the words [first, end), as they stand, with what matter_words() strips.
void position_reach(const frame_view *f, matter *x, uint32_t first, uint32_t end, str text);

// positionhearer.c
// Whom a demand or blame is put to, other than the holder; without key: nobody. One whom no
// dictionary knows ("all armed actors") has a name and no code.
fact_party position_hearer(const event *e, const frame_view *f, const rule_match *m, str holder,
                           str text);
// Is it put to the holder's own people: "called upon the people of Fiji", said in Suva?
bool position_is_at_home(const frame_view *f, const rule_match *m, str holder);
// The word of whom something is to be done to ("called on [Chad] to be stripped of its seat"), who
// is asked nothing; -1: the verb is no passive.
int32_t position_passive_of(const frame_view *f, const rule_match *m, uint32_t verb);

// positionmatter.c
// What the stance is on; empty text when that is nothing that one can be for or against. `to`: the
// key of whom a demand or blame is put to.
matter position_matter(const frame_view *f, const rule_match *m, str to, str text);
// "The responsibility lies with them": for what the same one has told just before.
matter position_told_before(fact_reading *r, const event *e, const actor *holder);

// positionback.c
// "These tests": one noun that points at what was told, and says no more.
bool position_points_back(const frame_view *f, const matter *x);
// What such a matter of sentence `index`, or "the" and one noun, was called in full shortly before
// in the text; without text when it was not.
matter position_named_before(fact_reading *r, uint32_t index, const matter *x);

#endif
