// How posts write: "@JohnKerry", "#SouthSudan", "RT @UN: …", "- @WhiteHouse", and the row of
// addresses and tags behind the end of what is said.
//
//     post_tail(s)  of "Talks went on in #Goma. http://t.co/x #DRC cc @UN"  -> the word "http://…"
//
// No memory, no state; any thread. Private to mention/.
#ifndef DM_MENTION_POST_H
#define DM_MENTION_POST_H

#include "sentence/sentence.h"

// "@UN": the address of somebody. "#UN": a tag. Both have at least a letter behind the sign.
bool post_is_address(str form);
bool post_is_tag(str form);
// An address of the web.
bool post_is_link(const token *t);
// First of the words behind the sentence's end: links, tags and addresses that are nothing in it;
// n_tokens when there are none. A name that the sentence needs ("in #Goma", "envoy @x") and its
// list stay in it.
uint32_t post_tail(const sentence *s);
// Who is spoken to: "@unhcr where is the aid?"
bool post_is_spoken_to(const sentence *s, uint32_t word);
// Is word i, an address or a tag, beside the sentence: behind it, but for "- @X", or spoken to?
bool post_is_aside(const sentence *s, uint32_t word);
// A dash between words, whatever it is written with?
bool post_is_dash(const sentence *s, uint32_t i);
// Is word i an address behind a dash that stands apart, as under words whose author is told ("-
// @X")? "via @X" only says where the link was found.
bool post_is_signed(const sentence *s, uint32_t word);
// "RT @X", "MT @X" at the beginning: the word of the address; n_tokens when it is no such sentence.
uint32_t post_passed_on(const sentence *s);

// "Sec.@johnkerry", "Amb.@roe": the address behind a short title that nothing parts from it; any
// other form as it is.
str post_behind_title(str form);

#endif
