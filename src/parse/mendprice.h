// Mends prices, and what they are the price of. Each rule is a shape that no tree of English has.
// Works in place, before the lemmas; linear in the length of the sentence for each word that starts
// a shape.
#ifndef DM_PARSE_MENDPRICE_H
#define DM_PARSE_MENDPRICE_H

#include "sentence/sentence.h"

// "Sold guns, worth 2 million, which ..." with the price hung on the verb, and the clause on the
// price: both are the guns', and in "signed a law worth 2 million" the law's.
// Before mend_relatives.
void mend_priced_goods(sentence *s);

// "Rifles worth 5 million" with the rifles for a part of the worth; the day behind that price, and
// counted goods behind a comma, hung on the price or the verb; the euro for a preposition; "aid for
// [Oman] worth 2 million euros" and "jets worth 2 million to [Oman]" with Oman hung on the euros.
void mend_prices(sentence *s);

#endif
