// What the names say that a site gives to its elements: the words of classes and ids.
//
// Sites name things alike: "sidebar", "shareBar", "entry-content". A name is read as words between
// hyphens, underscores and capitals. What a name says of the element's state or neighbours
// ("layout--with-rail", "has-sidebar") and what page builders put before each name
// ("elementor-widget-") says nothing of the element itself and is not read.
//
//     const pagename_lists *lists = pagename_open(&a);
//     uint32_t flags = pagename_flags(lists, STR("sidebar widget")); // BLOCK_RELATED
#ifndef DM_DOCUMENT_PAGENAME_H
#define DM_DOCUMENT_PAGENAME_H

#include "document/pageblock.h"

#define PAGENAME_WORDS_MAX 256 // all words of the lists: pagename_words counts in arrays of so many
#define PAGENAME_FOUND_MAX 8   // words found in one name; a longer list is made to confuse

// An entry of the lists: a word, or two that follow each other.
typedef struct {
    str words;
    uint32_t flag;
    uint16_t next; // with the same first letter, one more than its place; 0: none
} pagename_entry;

// The lists by first letter. Read-only once made; a page makes its own.
typedef struct {
    pagename_entry entries[PAGENAME_WORDS_MAX]; // [n]
    uint16_t n;
    uint16_t first[26]; // one more than the place; 0: none
} pagename_lists;

pagename_lists *pagename_open(arena *a);

// What all words of a class or id mean together.
uint32_t pagename_flags(const pagename_lists *l, str names);
// The words that mean something, the first PAGENAME_FOUND_MAX of them; returns how many.
size_t pagename_words(const pagename_lists *l, str names, pagename_word out[PAGENAME_FOUND_MAX]);

// Is one of the names that of a text's body in the systems that sites are made with
// ("entry-content")?
bool pagename_is_body(str names);
// Or of what holds all that is not around ("content", "main")?
bool pagename_is_main(str names);

#endif
