// Closed classes of English words that decide where a word's participants stand.
//
// Light verbs leave the meaning to their noun ("hold talks"); bearing verbs mean something of their
// own, but whoever does them also does the noun ("announce a suspension", "resume sales");
// container nouns leave it to their of-phrase ("a round of talks"). Lemmas, lower case. The lists
// are ours, written from grammar; light verbs and control follow Huddleston and Pullum, The
// Cambridge Grammar of the English Language (2002), chapters 4 and 14.
#ifndef DM_RULE_WORDCLASS_H
#define DM_RULE_WORDCLASS_H

#include "base/str.h"

// "hold", "conduct", "impose".
bool wordclass_light(str verb);
// "announce", "resume", "approve": the verb's subject is the noun's too.
bool wordclass_bearing(str verb);
// Verb and preposition that are light together: "engage" "in", "go" "with".
bool wordclass_light_with(str verb, str preposition);
// "round", "series", "number", "dozens": the of-phrase is what is meant.
bool wordclass_container(str noun);
// "visit", "withdrawal", "opposition": an actor in the of-phrase is who does it.
bool wordclass_intransitive_noun(str noun);
// "call", "appeal", "order": an infinitive after the noun is for its addressee to do.
bool wordclass_address_noun(str noun);
// "petition", "placard", "march": what a participle after it says is said by whoever holds it.
bool wordclass_vehicle_noun(str noun);
// "warning", "offer", "aid": an actor behind "from" is who does it.
bool wordclass_sent_noun(str noun);
// "promise", "threaten": with an object and an infinitive, the subject does it all the same.
bool wordclass_subject_control(str verb);
// "urge", "order": the object does the infinitive, wherever the parser hangs it.
bool wordclass_object_control(str verb);
// "call" "on", "appeal" "to": who the preposition governs does the infinitive.
bool wordclass_oblique_control(str verb, str preposition);
// "accuse" "of", "prevent" "from": the object does the gerund.
bool wordclass_object_gerund(str verb, str preposition);
// "give", "sell": of two objects the first one receives.
bool wordclass_ditransitive(str verb);
// "off", "down", "out", after some verbs "over" and "in": after a verb more often its particle than
// a preposition.
bool wordclass_particle(str verb, str word);
// "towards" gives "toward", "amongst" "among", "upon" "on"; others are returned as they are.
str wordclass_preposition(str word);
// "froze" gives "freeze": verbs whose past a lemmatizer may not know; empty for others. Lower case.
str wordclass_irregular(str form);
// Are all lists sorted, as the look-up needs? For the test.
bool wordclass_sorted(void);

#endif
