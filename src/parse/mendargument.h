// Mends who does what to whom, and the lists of those who do it together: subjects for objects,
// objects for receivers, names hung on the noun above their list. Each rule is a shape that no tree
// of English has. Works in place, before the lemmas and before the other repairs; linear in the
// length of the sentence for each word that starts one of the shapes.
#ifndef DM_PARSE_MENDARGUMENT_H
#define DM_PARSE_MENDARGUMENT_H

#include "sentence/sentence.h"

// "[Troops] clashed with rebels", "[Togo] threatened to leave" as passives; "condemned [Iran] for"
// as one who is given something; "the arms [deal] with Peru was signed" for a verb; "a denial
// [that] it had expelled them" for a pronoun; "[claims] that it left are false" for a verb;
// "suspended its part in the Nile [talks]", "put its trade [talks] on ice" for a verb; "protests
// demanding the [ouster] went on" for a second subject; "a summit of Peru, [Chile] and Cuba" hung
// on the summit, "talks between Peru, [Chile] and Cuba opened" on the verb; "the border with
// [Mali]" hung above the border; "marching [over] prices" as a particle, "broke the talks with Peru
// [off]" as a clause; "the return of bones [drew] praise." for an adjective or for a noun of the
// bones; "in Lome, [Under] Secretary Roe met farmers" for a place under him.
void mend_argument_places(sentence *s);

#endif
