// What the parts of the place finder share. Private to mention/.
//
// A name of the gazetteer in the text is read in three steps: which words it has (placename.c),
// what its surroundings say about it (placerole.c), and which of its bearers is meant, if any
// (place.c). The actor finder asks the same for places that its own dictionary lacks: "Saratov
// residents" are Russians.
#ifndef DM_MENTION_PLACESCAN_H
#define DM_MENTION_PLACESCAN_H

#include "mention/gazetteer.h"
#include "mention/mention.h"

#define PLACE_WORDS_MAX 6 // longest name in words, hyphens counted

// How surely the words around a name make it a place, from not at all.
typedef enum {
    ROLE_NONE,     // who does something, or no place's role
    ROLE_OTHER,    // a passive's subject, a predicate, a headline's word
    ROLE_MODIFIER, // "the Aleppo attack", "captured Bakhmut", "Kharkiv's centre", "fled to Goma"
    ROLE_LOCATIVE, // "in Aleppo", "near the Dnipro"
    ROLE_CALLED    // "the town of X", "X province", "X, Ukraine"
} place_role_kind;

// A name in the text.
typedef struct {
    uint32_t first, end; // words of the name itself
    uint32_t from, to;   // with what it is called: "the Donetsk [region]", "northern Syria"
    gazetteer_hits rows;
    place_role_kind role;
    str how;     // "preposition", "kind noun", "container", "modifier", "object", "list", "name"
    str country; // that the text says it is in; empty: none said
    str usual;   // that the dictionary of actors gives it; empty: none
    str admin;   // "Paris, Texas": the key of the part
    place_kind kind; // by its kind noun; PLACE_KINDS: none said
    bool near;       // "near", "outside", "off"
    bool county;     // "the counties of X": no town, though one has that name
    bool acts;       // it does what only a government does: no place
    bool in_body;    // it only begins the name of a body: "Exeter College"
    uint32_t owner;  // a word of the country before it that only says where it is; `first` if none
} place_name;

// What the document says of countries.
typedef struct {
    const void *state;
    // How often a country is named.
    uint32_t (*count)(const void *state, str country);
    // The country whose name, adjective or town stands at this word, with the end of that; empty if
    // none. `named`: adjectives do not count.
    str (*country_at)(const void *state, uint32_t sentence, uint32_t word, bool named,
                      uint32_t *end);
} place_scene;

// -- placename.c
// The longest name of the gazetteer from word i on; false when there is none or when it is a part
// of another name.
bool place_name_at(const sentence *s, uint32_t i, place_name *out);
// The same for a town that begins the name of a body which a noun closes within a few words:
// "Exeter City Council". `is_body` tells such nouns.
bool place_begins_body(const sentence *s, uint32_t i,
                       bool (*is_body)(const sentence *s, uint32_t word), place_name *out);
// Does the name begin that of a body: "Boston Red Sox", "the California State Legislature"?
bool place_is_in_body(const sentence *s, const place_name *n);
// Capitalised words from word i on that may name a place that the gazetteer lacks; false when
// there are none. The words alone: nothing says yet that they do.
bool place_stranger_at(const sentence *s, uint32_t i, place_name *out);
// Does a hyphen join the words before `end` to the word behind it?
bool place_is_joined(const sentence *s, uint32_t end);
// "a Chad-born man", "the Dallas-area school": what is joined says where something is.
bool place_is_bound(const sentence *s, uint32_t end);
// "Nice", "Lincoln": a word or a person's name as often as a place.
bool place_is_doubtful(str key);

// -- placerole.c
// Fills role, how, country, kind and the whole phrase.
void place_role_read(const sentence *s, const place_scene *scene, place_name *n);
// Takes in a direction before the name: "northern Syria".
void place_direction_read(const sentence *s, place_name *n);
// Role of any words as a place, from the tree alone; sets `how` and whether it is only near.
place_role_kind place_role_of(const sentence *s, uint32_t first, uint32_t end, str *how,
                              bool *near);
// Does it say where something happened that it stands before: "the Spain rally crash"?
bool place_happens(const sentence *s, uint32_t head);
// Is it what a storm hits or somebody visits, by the tree?
bool place_is_hit(const sentence *s, uint32_t head);
// "the attack on X", "the shelling of X"
bool place_is_struck(const sentence *s, const place_name *n);
// The word of [first, end) that hangs on a word outside; the first that is no part of a name.
uint32_t place_head(const sentence *s, uint32_t first, uint32_t end);
// The kind that a noun gives ("province", "airport"); PLACE_KINDS when it is none.
place_kind place_noun_kind(const token *t);

// The American state of a postal code, as the gazetteer calls it; empty when it is none.
str place_of_code(str form);

// -- placeform.c
// A name from word i on that its last word makes a place ("Iron Gate Bridge"), or a road with its
// number.
bool place_formed_at(const sentence *s, uint32_t i, place_name *out);
// No abbreviation ("NATO"), address or number.
bool place_is_word(str form);
// Does the preposition alone make a place of a name that the gazetteer lacks?
bool place_is_preposed(const sentence *s, const place_name *n);

// -- placevenue.c
// Does the mention of a body say where something is: "met at the ministry"?
bool place_is_venue(const sentence *s, const mention *m);

// Is it somebody with a post or a place of work: "a spokesman at"?
bool place_is_staff(const sentence *s, uint32_t i);

// -- place.c
// The bearer that is meant; false when the name is no place here.
// Puts a place that has no coordinates of its own into its country.
void place_settle(place_value *p);
// A place that the gazetteer lacks ("the village of X", "X, Ukraine"), where what it lies in is;
// false when the words around do not make it one.
bool place_stranger(const place_name *n, str name, place_value *out);
bool place_choose(const sentence *s, const place_scene *scene, const place_name *n,
                  place_value *out);

#endif
