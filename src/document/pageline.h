// Lines of a page that are not of its text, told by their words: calls to read, share or pay, who
// owns the rights, the headings of what stands around a text, the marks of what readers write.
//
// All look at one block alone; whether it is left out is pagebody's decision.
#ifndef DM_DOCUMENT_PAGELINE_H
#define DM_DOCUMENT_PAGELINE_H

#include "document/pageblock.h"

#define PAGELINE_WORDS 25 // longer blocks are no calls to read or share

// "Read more: ...", "Subscribe now", "19.40 GMT", "- Ministry of Works (@works) March 3".
bool pageline_is_call(const page_block *b);
// "All rights reserved", "Unsubscribe": the arena holds a copy for the search.
bool pageline_tells_rights(const page_block *b, arena *a);
// "We and our partners use cookies ...": a notice of the site about what it stores.
bool pageline_is_consent(const page_block *b, arena *a);
// "If you can, please support our journalism": the site asks for money.
bool pageline_is_appeal(const page_block *b, arena *a);
// "This article is for subscribers", "Get 3 months of digital access": the site sells its texts.
bool pageline_is_offer(const page_block *b, arena *a);
// "Read also:" alone: the line behind it leads to another text.
bool pageline_leads_to_read(const page_block *b);
// "Newsletter" alone.
bool pageline_is_newsletter(const page_block *b);
// "A correction was made on 3 March: ..."
bool pageline_corrects(const page_block *b);
// "\u00A9 The Quay 2025. All rights reserved.": behind it stands nothing of the text.
bool pageline_opens_rights(const page_block *b);
// "Media contact:", "Forward-Looking Statements": behind it a press release has what all have.
bool pageline_ends_release(const page_block *b, arena *a);
// "About Quay Systems": whom a press release is from.
bool pageline_tells_sender(const page_block *b);

// What a heading says of the section below it.
typedef enum {
    HEADS_TEXT,    // of the text
    HEADS_LINKS,   // other texts of the site, a newsletter: the text may go on behind it
    HEADS_CONSENT, // likewise: cookies
    HEADS_END      // the author, references, forms: nothing of the text comes behind it
} heads_kind;

heads_kind pageline_heads(const page_block *b);
// "Comments", "21 comments", "Leave a reply".
bool pageline_opens_comments(const page_block *b);
// "3 hours ago", "Ann wrote:", "Like (3)". The arena holds a copy for the search.
bool pageline_is_comment_mark(const page_block *b, arena *a);

#endif
