// The articles of a notice: each with its number, from lists with semicolons, commas or bullets and
// from sentences that tell of an earlier case. Private to ledger/.
#ifndef DM_LEDGER_NOTICEITEM_H
#define DM_LEDGER_NOTICEITEM_H

#include "ledger/fact.h"
#include "ledger/noticetext.h"
#include "link/coded.h"

#define NOTICE_ITEMS_MAX 400 // the longest notice known has some 120

typedef VEC(fact_item) notice_items;

// Adds the articles that bytes [from, to) of the reading name, none twice. `beyond`: only sentences
// that open a list by set words ("Also included are"), for places where articles need not stand.
void notice_items_read(const notice_text *t, size_t from, size_t to, bool beyond, notice_items *out,
                       arena *a);
// Gives each its category and designation: by the mentions where they see it, else by the lexicon.
void notice_items_classify(const coded *c, notice_items *items);

#endif
