// What a sentence names: actors, dates, money, quantities, people that are counted, items; and who
// says so.
//
// mention_read() goes over a document's trees once and returns its mentions in text order, with
// each actor resolved to an entity ("he" and "the spokesman" included), each date to a TIMEX3 value
// against the document's date, each amount to numbers. It also decides for every word whose words
// it is: the author's own, or an attributed speaker's.
//
// Everything returned lives in the document's arena and is immutable. The dictionaries are const
// tables, so any number of threads can read at once.
#ifndef DM_MENTION_MENTION_H
#define DM_MENTION_MENTION_H

#include "document/document.h"
#include "mention/dictionary.h"
#include "sentence/sentence.h"

typedef enum {
    MENTION_ACTOR,    // a country, body, group, office-holder, person, or a set of them
    MENTION_SAID,     // words that somebody else than the author says; actors: who, none if unknown
    MENTION_TIME,     // a date, time, duration or set of times
    MENTION_MONEY,    // an amount with a currency
    MENTION_QUANTITY, // a number with what is counted: "hundreds of drones", "60 missiles"
    MENTION_PERCENT,
    MENTION_ITEM,   // a weapon or military item, with its number when the text gives one
    MENTION_PLACE,  // a town, region, country, sea, base, where something is or happens
    MENTION_PEOPLE, // people that are counted: "at least 20 killed", "3,000 troops"
    MENTION_KINDS
} mention_kind;

#define ACTOR_SECTORS_MAX 3 // CAMEO codes have a country and at most two or three roles

// An entity of the document. Two mentions of the same entity point to the same actor, but for
// sector: "China" and "the Chinese side" are the entity CHN, once bare and once with sector GOV.
typedef struct {
    str code;                       // CAMEO composite: "CHN", "CHNGOV", "USAMIL", "IGOUNO"
    str country;                    // ISO 3166-1 alpha-3; empty for a body of no single country
    str sectors[ACTOR_SECTORS_MAX]; // [n_sectors] "GOV", "MIL", ... most specific last
    uint8_t n_sectors;
    str name;   // the entity's best name in this document or dictionary: "Lin Jian", "China"
    str entity; // key in the document: "CHN", "NATO", "person:Lin Jian"; equal means the same
    bool person;
} actor;

// A TIMEX3 value. Empty value: unresolved (the document has no date).
typedef struct {
    str value;     // "2024-07-17", "2024-W29", "2023-11", "1979", "198", "2024-07-17T14:00",
                   // "PAST_REF", "PRESENT_REF", "FUTURE_REF", "P3W", "2024-05/2024-07"
    str type;      // "DATE", "TIME", "DURATION", "SET"
    str precision; // "day", "week", "month", "quarter", "half", "season", "year", "decade",
                   // "century", "time", "vague"
    str how;       // "explicit", "relative" (to the document's date), "anaphoric", "unresolved"
} time_value;

// A number as the text gives it. "hundreds": no value, low 200, no high. "$360 million": value,
// low and high are equal. NAN where the text gives none.
typedef struct {
    double value, low, high;
    str unit; // ISO 4217 code, or the lemma of what is counted ("missile"), or "%"
} amount;

// "200 drone", "5-10 USD", "200- drone" of "hundreds of drones": as brat and judgements write it.
void amount_write(const amount *n, buf *out);

typedef struct {
    str category; // of codebook/items: "drone", "missile", "combat aircraft", "military equipment"
    str register_category; // of the UN Register: "I" to "VII", "SALW"; empty where it has none
    str designation;       // "Altius-600M", empty when only described
    str origin; // ISO 3166-1 alpha-3 of the country whose make the designation is; often empty
    str maker;  // who makes it, as written ("US" of "US-made"), else the company of the lexicon
} item;

// A place of the gazetteer, or a border between countries.
typedef struct {
    str name;      // the gazetteer's: "Kyiv" for "Kiev"; as written when it has none
    str country;   // ISO 3166-1 alpha-3; empty where states share or dispute it
    str admin;     // the part of the country: "Donetsk Oblast"; empty when unknown
    double lat;    // degrees north; NAN when unknown
    double lon;    // degrees east
    str kind;      // "country", "state", "city", "region", "base", "strait", "sea", "river",
                   // "mountain", "airport", "border", "site"
    str precision; // of the coordinates: "site", "city", "state", "country", "area"; "near" when
                   // the text says near, outside or off it
    str chosen;    // of several with this name by: "only", "context" (the text says whose it is),
                   // "document" (names the country), "size"
} place_value;

// People that are counted, and what befell them.
typedef struct {
    str role; // "killed", "injured", "detained", "missing", "displaced", "hostages", "protesters",
              // "troops", "people" for all others
    const actor *whose; // the nationality or group that the phrase names; NULL when it names none
    const actor *by;    // who did it to them, as far as the clause says; NULL otherwise
    bool superseded;    // a later toll of the same text replaces it
} people_value;

typedef struct mention {
    mention_kind kind;
    uint32_t sentence;          // index
    uint32_t first, end;        // words [first, end) of the sentence
    uint32_t head;              // the word that heads the phrase in the tree
    span span;                  // bytes in the document's text, from word `first` to `end`
    str how;                    // how it was decided: "name", "demonym", "capital", "metonym",
                                // "agent", "office", "title", "apposition", "short name",
                                // "pronoun", "side", "set", ...
    const actor *const *actors; // [n_actors] ACTOR: one, or several for "both sides"; SAID: who
    uint32_t n_actors;
    bool placed;              // ACTOR: its words only say where something is; a PLACE has them
    bool faint;               // ACTOR: people of whom the text says no more ("families", "you"):
                              // no side of an event, unless it is done to their bodies
    time_value time;          // TIME
    amount amount;            // MONEY, QUANTITY, PERCENT, PEOPLE; ITEM: how many
    item item;                // ITEM
    const place_value *place; // PLACE
    people_value *people;     // PEOPLE
    const struct attribution *says; // SAID: whose words they are
} mention;

// How an item was found that only modifies the noun of a deed: the drone of "drone strike".
#define MENTION_HOW_USE "use"

// Is it a weapon that a deed is done with, and no thing that is handed over?
static inline bool mention_is_use(const mention *m)
{
    return m->kind == MENTION_ITEM && str_eq(m->how, STR(MENTION_HOW_USE));
}

// Somebody beside the speaker, as the text names him.
typedef struct {
    str name;         // as written; empty: nobody is named
    span span;        // where that stands
    const actor *who; // NULL when it is no actor that we know
    str how;          // of who words come through: "source" ("citing X"), "channel" ("via X")
} spoken_party;

// Who says so, from the innermost speaker outwards: "US officials suggested, a reporter said".
typedef struct attribution {
    const mention *speaker; // an actor mention; NULL when the speaker is no actor that we know
    str name;               // the speaker as written
    span span;              // where the speaker is written
    str role;               // the office that the text gives him, as written: "army spokesman"
    spoken_party to;        // to whom the words are said: "told X", "in a letter to X"
    spoken_party through;   // where the speaker has them from, or by whom they come
    uint32_t sentence;      // where the verb is
    int32_t verb;           // word index there, -1 when there is none ("according to")
    str lemma;              // of the verb: "say", "claim", "deny"; "according to"
    bool direct;            // a quotation in quotation marks
    bool alleged;           // the words leave it open whether it is true: "claim", "suggest"
    bool denied;            // "deny"
    bool question;          // "ask whether"
    const struct attribution *outer; // NULL: the author reports it
} attribution;

typedef struct {
    mention *p; // [n] in order of (sentence, first, end descending)
    size_t n;
    const uint32_t *first_of; // [n_sentences + 1] index of a sentence's first mention
    const attribution *const *const
        *says; // [n_sentences][n_tokens] whose words; NULL: the author's
    size_t n_sentences;
    const actor *const *authors; // [n_authors] who publishes or signs the document on their own
    const actor *const *sides;   // [2] the two who alone speak by labels; NULL for others
    uint32_t n_authors;          // behalf: governments, bodies; 0 when nobody known does
} mention_list;

// Finds all mentions of a document. Never fails.
mention_list mention_read(const document *d, const sentence_list *sentences, arena *a);
// The same with the user's own actors and agents on top of the built-in ones; `own` may be NULL.
mention_list mention_read_with(const document *d, const sentence_list *sentences,
                               const dictionary *own, arena *a);

// Mention i as it comes out; NULL when a place stands for it.
static inline const mention *mention_shown(const mention_list *m, size_t i)
{
    return m->p[i].placed ? NULL : &m->p[i];
}
// The mention of this kind that word `word` heads; the longest when there are several; NULL if
// none. Faint actors are passed over, here and by mention_covering().
const mention *mention_headed(const mention_list *m, uint32_t sentence, uint32_t word,
                              mention_kind kind);
// The faint actor that word `word` heads; NULL if none.
const mention *mention_faint(const mention_list *m, uint32_t sentence, uint32_t word);
// The longest mention of this kind that covers the word; NULL if none.
const mention *mention_covering(const mention_list *m, uint32_t sentence, uint32_t word,
                                mention_kind kind);
// Whose words word `word` is; NULL for the author's own.
const attribution *mention_speaker(const mention_list *m, uint32_t sentence, uint32_t word);

#endif
