// What the parts of the speaker finder share. Private to mention/.
//
// speakerword.c knows the words that report words; speakertree.c asks a tree for subjects, owners
// and subtrees; speakerclause.c finds in one sentence who says what, from its tree or, where that
// fails, from the order of the words; speakerquote.c then runs over the document's quotation marks,
// speakerlabel.c over the labels of transcripts and posts, speakersign.c over the names behind
// dashes.
#ifndef DM_MENTION_SPEAKERSCAN_H
#define DM_MENTION_SPEAKERSCAN_H

#include "mention/finder.h"
#include "mention/word.h"

#define SPEAKER_NONE (-1) // no word

typedef enum { SPEECH_VERB, SPEECH_NOUN, SPEECH_ADVERB } speech_part;

typedef struct {
    bool found;
    bool alleged, denied, question;
    bool object; // its object is what is said, too
    bool report; // only with an object that is a report of words
} speech;

typedef struct {
    const document *d;
    const sentence_list *sentences;
    const mention_list *m;
    const actor *home; // the government that publishes the document; NULL when none does
    arena *a;
    const attribution ***says; // [n_sentences], each NULL or [n_tokens]
} speaker_scan;

// Does word i report words, as this part of speech?
speech speech_at(const sentence *s, uint32_t i, speech_part part);

// Does word i report words as a verb, although it is tagged a noun: the "rules" of "the judge rules
// that"?
speech speech_misread(const sentence *s, uint32_t i);

// First child of word `head` with this relation (without subtype), SPEAKER_NONE when there is none.
int32_t tree_child(const sentence *s, uint32_t head, deprel base);
// Has word `head` a child written as one of "a|b|c" with this relation?
bool tree_has(const sentence *s, uint32_t head, deprel base, const char *list);
// Is word i in the subtree of `root`, itself included?
bool tree_under(const sentence *s, uint32_t i, uint32_t root);
// The word that heads the speaker of speech verb `v`, SPEAKER_NONE when none is found.
int32_t tree_speaker(const sentence *s, uint32_t v);
// The word that heads the owner of a noun that reports words ("Lin's statement", "comments from US
// officials"), SPEAKER_NONE when none is named.
int32_t tree_owner(const sentence *s, uint32_t noun);

// A new attribution to the speaker headed by word `who` (or SPEAKER_NONE), by word `verb`.
attribution *speaker_new(const speaker_scan *x, const sentence *s, int32_t who, int32_t verb,
                         str lemma, speech kind);
// Fills in to whom and through whom the words come that the verb of `t` reports (speakerparty.c).
void speaker_parties(const speaker_scan *x, const sentence *s, attribution *t);
// The office of a speaker in his own words or those of an earlier mention; empty when none is said.
str speaker_role(const speaker_scan *x, const mention *m);
// Who says something in words of his own, with no verb that tells it: the mention m of sentence s,
// named by `words`; m is NULL when these are no mention.
attribution *speaker_direct(const speaker_scan *x, const sentence *s, const mention *m, span words);
// The same of words that are no mention.
str speaker_office(const speaker_scan *x, const sentence *s, uint32_t first, uint32_t end);
// Says for every word of a sentence whose words it is.
void speaker_clauses(speaker_scan *x, uint32_t index);
// Gives the words between quotation marks to their speakers.
void speaker_quotes(speaker_scan *x);
// Gives what stands behind "MR. ROE:" to him.
void speaker_labels(speaker_scan *x);
// Gives the words before "-- Secretary Roe" to her.
void speaker_signatures(speaker_scan *x);
// Gives what a headline says to whom it names before a colon or behind a dash (speakerheadline.c).
void speaker_headlines(speaker_scan *x);
// Does a new paragraph begin with this sentence?
bool speaker_paragraph(const speaker_scan *x, uint32_t index);
// The row of `says` for a sentence, made when it is not there yet.
const attribution **speaker_row(speaker_scan *x, uint32_t index);

#endif
