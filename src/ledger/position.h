// What the files of positions share. Private to ledger/.
#ifndef DM_LEDGER_POSITION_H
#define DM_LEDGER_POSITION_H

#include "ledger/redline.h"

// positiontaken.c
// Is the stance of the rule taken at its word, not only planned, asked, remembered or told of
// others?
bool position_is_taken(const event *e, const frame_view *f, const rule_match *m);
// Do "we" praise what a person of the holder's own does?
bool position_is_own_praise(const frame_view *f, const rule_match *m, str holder);
// Is it the help of soldiers or an aid agency in the field ("the army supports the relief"), and no
// stance?
bool position_is_service(const rule_match *m, const frame_view *f, const actor *holder);
// Is it told of the life of a person: "previously she championed buses"?
bool position_is_of_life(const rule_match *m, const frame_view *f, const actor *holder);

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
// "Asked them to leave": is it put to those alone for whom the text has a pronoun and no name?
bool position_is_to_nobody(const frame_view *f, const rule_match *m);
// Is it put to the holder's own people: "called upon the people of Fiji", said in Suva?
bool position_is_at_home(const frame_view *f, const rule_match *m, str holder);
// The word of whom something is to be done to ("called on [Chad] to be stripped of its seat"), who
// is asked nothing; -1: the verb is no passive.
int32_t position_passive_of(const frame_view *f, const rule_match *m, uint32_t verb);

// "Called for [talks] to end the war": the word of what is called for, where nobody is called on;
// -1: somebody is.
int32_t position_called_for(const frame_view *f, const rule_match *m);

// positionmatter.c
// What the stance is on; empty text when that is nothing that one can be for or against. `to`: the
// key of whom a demand or blame is put to.
matter position_matter(const frame_view *f, const rule_match *m, str to, str text);
// "The responsibility lies with them": for what the same one has told just before.
matter position_told_before(fact_reading *r, const event *e, const actor *holder);

// positionknown.c
// Can the words of the matter be understood alone? `owned`: it is put to one who is named, or a
// name stands for the "its" that it begins with.
bool position_is_known(const frame_view *f, const rule_match *m, const matter *x, str holder,
                       bool owned);
// Do the words of the matter below that noun say what it is about, not only whose or how it is?
bool position_has_telling(const frame_view *f, uint32_t noun, const matter *x);
// Is the matter but the holder's own name: "its support of the group Al-Sahl", laid to Al-Sahl?
bool position_names_holder(const frame_view *f, const matter *x, str holder);
// "Their openness": of others than the holder and the hearer (their keys).
bool position_is_nobodys(const frame_view *f, const matter *x, str by, str to);

// positionback.c
// "These tests": one noun that points at what was told, and says no more.
bool position_points_back(const frame_view *f, const matter *x);
// What such a matter of sentence `index`, or "the" and one noun, was called in full shortly before
// in the text; without text when it was not.
matter position_named_before(fact_reading *r, uint32_t index, const matter *x);

// positiontitle.c
// The wording of what is demanded or opposed, where it names nothing, with the one country that the
// headline says the text is about: "release of all detained [Gabon]"; as it is when there is none,
// or the holder's own.
str position_placed(fact_reading *r, const rule_match *m, str wording, str holder);

#endif
