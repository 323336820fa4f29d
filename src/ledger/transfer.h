// Transfers while they are read and folded. Private to ledger/.
//
// A text tells of one or more deals, each in several sayings ("has approved", "the contract is
// worth", "the first was handed over"). transfer.c collects the sayings, transferdeal.c says which
// are of one deal and fills in what a deal's sayings leave open, transferparty.c and transferitem.c
// read sides and things off the words.
#ifndef DM_LEDGER_TRANSFER_H
#define DM_LEDGER_TRANSFER_H

#include "ledger/reading.h"

typedef struct {
    fact x;             // as far as its words say
    uint32_t word;      // that tells the stage, or the noun of the deal
    int32_t topic;      // noun of the deal or of what is handed over; -1: none
    str mode;           // the stage before any mood: which words it was
    int kind_weight;    // how surely its kind is told (transferkinds.tsv)
    bool definite;      // "the sale", "it": something told before
    bool weak;          // only promised: a stage where no other one is told
    bool maker_unknown; // a firm of unknown country supplies
    bool law;           // a bill or law
    bool part;          // of a law or of several deals told together
    bool generic;       // nothing is named but weapons or aid as such
    bool named_sides;   // by its own words
    bool aid_law;       // of aid or defence, by its sentence
    bool kind_by_topic; // its noun is the name of a kind: "the loan"
    double within;      // the package that it is told to be a part of; 0: none
    bool beside;        // its sum is one that something else comes on top of
    bool with;          // "with Chad": either side

    party_list suppliers, recipients;
} saying;

typedef VEC(saying) saying_vec;

// --- transferitem.c, transfersort.c: things, money, kind

// Words [first, end) of a sentence that hang below `top`; -1: below any.
typedef struct {
    int32_t top;
    uint32_t first, end;
} transfer_scope;

transfer_scope transfer_below(int32_t top); // all words below it
void transfer_items(fact_reading *r, uint32_t index, transfer_scope scope, fact *out);
// ISO 4217 of an amount of money; empty: the text does not tell whose it is.
str transfer_unit(const fact_reading *r, const mention *m);
// The money nearest to `word`; the larger sum of which it is a part in `whole_value`.
void transfer_money(fact_reading *r, uint32_t index, uint32_t word, int32_t scope, fact *out);
// "In addition to 5 million": a sum beside what is told.
bool transfer_is_beside(const frame_view *f, const mention *m);
bool transfer_sum_is_beside(const frame_view *f, const fact *x);
// The noun that the word describes, "howitzers that it asked for"; -1: it describes none. "Aid for
// the army which he approved": the aid.
int32_t transfer_described(const frame_view *f, uint32_t word);
// "As part of a 200 million package": the sum; 0: none.
double transfer_within(const fact_reading *r, uint32_t index);
// Kind and basis that the words of the sentence tell; the weight of the kind, 0: none.
int transfer_kind(const frame_view *f, uint32_t first, uint32_t end, fact *out);
// The sort of aid that the phrase of the topic names, else the sentence where it names one alone:
// "humanitarian", "economic", "civilian", "military"; empty: none or several.
str transfer_aid_sort(const frame_view *f, int32_t topic);
// Both name a sort of aid, and not the same.
bool transfer_sorts_differ(const fact *a, const fact *b);
// --- transferthing.c: which things are alike

// Weapons, equipment, training as such?
bool transfer_is_general(const fact_item *x);
// Is the noun, or the last of several words, a plain one for what may be handed over?
bool transfer_is_goods(str words);
// The same, with its category; empty: of no one category.
bool transfer_goods(str word, str *category);
// May two lists tell of the same things? 2: by designation, 1: by category, 0: they do not say, -1:
// no. `quantity`: 1 when a number is the same, -1 when all differ, 0 when there are none to
// compare.
int transfer_fit(const fact_item *a, uint32_t n_a, const fact_item *b, uint32_t n_b, int *quantity);
int transfer_item_fit(const fact_item *a, const fact_item *b);
#define TRANSFER_BITS 64 // of a set of hashes

// The bit of a hash in such a set.
static inline uint64_t transfer_bit(uint64_t hash)
{
    return UINT64_C(1) << (hash % TRANSFER_BITS);
}
// Bits of what a thing may be matched by: two with no bit in common do not fit (0 or less).
uint64_t transfer_item_bits(const fact_item *x);

// --- transfermood.c

// "Sent", "has sent", "was sending".
bool transfer_is_past(const frame_view *f, uint32_t w);
// What has come of the stage that word `word` tells: fills state, weak, denied, alleged.
void transfer_mood(const fact_reading *r, const frame_view *f, uint32_t word, saying *s);

// --- transfersift.c: what is no transfer

// Money given over the years, or each year, is no one transfer.
bool transfer_is_total(const frame_view *f, uint32_t word);
// Is the date that of another deed, "said on Tuesday ... the first drawdown since 3 May"? `day`:
// the one named before; empty: none.
bool transfer_is_day_of_first(const frame_view *f, str date, str *day);
// Is the aid that the sentence tells of for what the country needs: "for the Chad crisis"?
bool transfer_is_needed_in(const frame_view *f, const mention *m);
// So many for each of something else.
bool transfer_is_ratio(const frame_view *f);
// What a reporter supposes, a treaty, a network of smugglers, a budget.
bool transfer_is_aside(const frame_view *f, uint32_t word, int32_t topic);
// Credit for firms, investments, money spent at home.
bool transfer_is_private(const frame_view *f, const saying *s);

// --- transferlaw.c

// A bill or law, or a sum that a legislature votes on?
bool transfer_is_law(const frame_view *f, int32_t topic, uint32_t word);
// A law is an appropriation, whatever else its sentence names; is it for abroad?
void transfer_settle_law(const fact_reading *r, const frame_view *f, saying *s);
// Does the sentence name aid for abroad?
bool transfer_names_aid(const frame_view *f);

// What a legislature "provides" is voted, not handed over.
void transfer_settle_votes(const fact_reading *r, const frame_view *f, saying *s);
// It is the state that supplies, not its legislature.
void transfer_name_states(const fact_reading *r, party_list *from);

// --- transferparty.c: sides

void transfer_sides(fact_reading *r, uint32_t index, const rule_match *m, saying *s);
fact_party transfer_party(const actor *x);
// Who supplies, by what the whole document names, when no saying does; key empty: unknown.
fact_party transfer_likely_recipient(const fact_reading *r, str supplier);
fact_party transfer_likely_supplier(fact_reading *r, const saying *s, str recipient);

// --- transferlist.c

// "People in Chad, Mali and Niger": when one of a row of countries is found to get it, so do all.
void transfer_add_row(const frame_view *f, saying *s);
void transfer_add_consortium(const frame_view *f, saying *s); // the same of those who supply
// "Tanks and shells that Chad has sent": what is told of the last of a row of things is told of
// all: the first of the row that ends in `topic`; `topic` where `word` tells nothing behind it.
int32_t transfer_first_of_row(const frame_view *f, uint32_t word, int32_t topic);

// --- transferneed.c

// Aid for those who have fled a country goes to its refugees: "VENREF".
void transfer_name_refugees(fact_reading *r, uint32_t index, saying *s);

// --- transfergap.c

// "Chad gives 40 trucks, Mali 5 million": a saying of its own for each who gives.
void transfer_givers(fact_reading *r, uint32_t index, saying_vec *all, size_t first);

// --- transferpart.c

// Makes sayings of the parts that events of the sentence name; those from `first` on are its own.
void transfer_parts(fact_reading *r, uint32_t index, saying_vec *all, size_t first);
// "One of them, approved last month, is worth 360 million": one of the several told just before.
void transfer_one_of_them(fact_reading *r, uint32_t index, saying_vec *all, size_t first);
// "The two are to share 9 million": parts of it, told in the sentences before.
void transfer_shared(fact_reading *r, uint32_t index, saying_vec *all);
// "Gives Chad 5 million, Mali 3 million and Niger 2 million": a saying of its own for each sum.
void transfer_series(fact_reading *r, uint32_t index, saying_vec *all, size_t first);
// What a law of the text gives to whom, in any of its sentences.
void transfer_law_parts(fact_reading *r, saying_vec *all);

// --- transferdeal.c

// Numbers the deals of the sayings and fills in their sides, stages and parts.
void transfer_deals(fact_reading *r, saying_vec *all);

#endif
