// Private to the record tables: the closed lists of strings that stand in more than one record.
// What comes out and is not listed here fails the tests of the output (test/cli/cases/codes-*):
// list it, and say in doc/output.md what it means.
#ifndef DM_STORE_VALUES_H
#define DM_STORE_VALUES_H

// How an actor was found: in the text,
#define HOW_ACTOR                                                                                  \
    "name|form|short name|demonym|capital|metonym|place|office|title|agent|apposition|side|pair|"  \
    "pronoun|set|joined|list|disposer|focus|publisher|speaker|counted"
// and, of a side of an event, from afar.
#define HOW_PARTICIPANT HOW_ACTOR "|governor|clause|counterpart|hearer|same event|duty|classifier"

#define HOW_SAID       "quotation|report|label"
#define SPEECH_THROUGH "source|channel"

#define HOW_TIME       "explicit|relative|anaphoric|unresolved"
#define HOW_EVENT_DATE HOW_TIME "|document|main clause|same event"
#define PEOPLE_ROLES   "killed|injured|detained|missing|displaced|hostages|protesters|troops|people"
#define HOW_AMOUNT     "currency|number|percent|unit|part"
#define HOW_ITEM       "lexicon|designation|designation form|use"
#define ITEM_REGISTER  "I|II|III|IV|V|VI|VII|SALW"
// By what words a name is taken for a place; which place, of which sort, how exactly.
#define HOW_PLACE "preposition|list|kind noun|container|modifier|object|venue|dateline"
#define PLACE_KIND_NAMES                                                                           \
    "country|state|city|region|base|strait|sea|river|mountain|airport|border|site"
#define PLACE_PRECISION "site|city|state|country|area|near"
#define PLACE_CHOSEN    "only|context|document|size"

#define TIME_TYPES     "DATE|TIME|DURATION|SET"
#define TIME_PRECISION "time|day|week|month|quarter|half|season|year|decade|century|vague"

#endif
