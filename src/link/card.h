// An event as a card of numbers: all that decides whether two texts, or two sentences of one, tell
// the same event. Flat and small, so that a million fit in memory and comparing costs little.
#ifndef DM_LINK_CARD_H
#define DM_LINK_CARD_H

#include "event/event.h"
#include "link/period.h"

#define CARD_SIDES  6  // countries or bodies of one side; further ones are left out
#define CARD_WORDS  12 // of what it is about; further ones are left out
#define CARD_SUMS   2
#define CARD_PEOPLE 6
#define CARD_ITEMS  3
#define CARD_SKETCH 8 // pairs of words of the sentence that stand for all: enough to tell a copy
#define CARD_LANDS  6 // countries that the sentence names; further ones are left out
#define CARD_TALK   8 // people of a talk; further ones are left out

// A person by family name, with the country or body that he or she stands for.
typedef struct {
    uint32_t side, name;
} card_person;

// Texts are 32-bit hashes (FNV-1a), lists sorted; a hash of 0 is none.
typedef struct {
    uint32_t type, mode, trigger;    // names; the trigger's lemma
    uint32_t actors[CARD_SIDES];     // [n_actors] country, else the entity
    uint32_t recipients[CARD_SIDES]; // [n_recipients]
    uint32_t words[CARD_WORDS];      // [n_words] lemmas of what it is about
    uint32_t items[CARD_ITEMS];      // [n_items] designation, else category
    card_person people[CARD_PEOPLE]; // [n_people] who acts or is acted on by name
    uint32_t lands[CARD_LANDS];      // [n_lands] countries that the sentence names
    uint32_t talk[CARD_TALK];        // [n_talk] who talked, of words of one of them in its account
    uint32_t text;                   // all words of the sentence
    uint32_t sketch[CARD_SKETCH];    // [n_sketch] the least hashes of its pairs of words
    uint32_t place;                  // town or site; 0 for countries and where none is given
    uint32_t country;                // of the place; 0 where none is given
    double sums[CARD_SUMS];          // [n_sums] money in one currency each
    period when;                     // what the text says; not known when it says nothing
    int32_t told;                    // the day of the text; PERIOD_FIRST when not known
    uint8_t n_actors, n_recipients, n_words, n_items, n_sums, n_people, n_lands, n_sketch;
    uint8_t n_talk;
    uint8_t stage; // 0 it happened or goes on, 1 to come, 2 neither
    bool negated, denied;
    bool said;    // words are all of it, as of praise, blame or a promise; they are said again
    bool passing; // it comes again and again: words, talks, help
    bool again;   // "as we have said": said before, and now once more
    bool mutual;  // both sides act: their order is none
    bool headline;
} event_card;

// Who talks with whom in the text (company.h).
typedef struct company company;

// The person, with a side as the card has it; without a name where he is nobody's.
card_person card_person_of(const actor *a);

// The card of an event; `f` is its sentence, `talk` those who meet in its text, NULL: none.
event_card card_of(const document *d, const frame_view *f, const event *e, const company *talk);

// Is it on the list [n]?
static inline bool card_lists(const uint32_t *list, int n, uint32_t x)
{
    for (int i = 0; i < n; i++)
        if (list[i] == x) return true;
    return false;
}

// Is one of the people [n] of this side?
static inline bool card_has_person(const card_person *people, int n, uint32_t side)
{
    for (int k = 0; k < n; k++)
        if (people[k].side == side) return true;
    return false;
}

// How likely both tell the same event, [0, 1]; 0 where something that they say excludes it.
// `one_text`: both stand in one text, where a newspaper does not contradict itself.
double card_same(const event_card *a, const event_card *b, bool one_text);

#define CARD_SAME 0.5 // from here on they are taken for the same

#endif
