// What the readers of red lines and of their crossings share. Private to ledger/.
#ifndef DM_LEDGER_REDLINE_H
#define DM_LEDGER_REDLINE_H

#include "ledger/about.h"
#include "ledger/reading.h"

// Can the actor draw lines for others: a state, its organs, a body of states, an armed group?
bool is_power(const actor *x);
// One party as a list of one, in the document's arena.
const fact_party *party_keep(fact_reading *r, fact_party p);
// The power that a word's phrase names; without key when none. `who` (may be NULL) gets the actor.
fact_party power_at(const frame_view *f, uint32_t word, const actor **who);
// The first power along the paths of a rule, but for that one.
fact_party power_by_path(const frame_view *f, uint32_t word, const rule_path *p, str but,
                         const actor **who);
// Who would do it, by the words of the matter ("Greek troops", "a dam in Ethiopia"); not whom it is
// done to, and not the drawer.
fact_party power_doing(const frame_view *f, const matter *m, str drawer);
// Who says the word, else who publishes the text on its own behalf; NULL: the author or nobody
// known.
const actor *reading_voice(const fact_reading *r, uint32_t index, uint32_t word);
// Is the sentence the document's title, or behind its end?
bool is_title_at(const fact_reading *r, size_t index);
// The last line or warning told before, of this state (empty: of any), that says about what.
const fact *line_before(const fact_reading *r, str drawer);

// linematter.c
// Is the rule's word the noun of the line itself?
bool line_is(const frame_view *f, const rule_match *m);
// "Humanity's red line", "a red line for him": is it that of somebody whom nobody knows?
bool line_is_strangers(const frame_view *f, uint32_t line);
// The phrase of the verb that the word is in.
uint32_t line_phrase(const frame_view *f, uint32_t word);
// What the line or warning of the match is about, by its own sentence.
matter line_about(const frame_view *f, const rule_match *m, str text);
// What "this" and "the issue" of it stand for, into the fact; also for whom, where that tells it.
void line_fill(fact_reading *r, fact *x, uint32_t index, uint32_t word, const matter *m);

// linewording.c: how that is worded; the words are those of codebook/ledger/linewords.tsv.
// Has the word (a lemma) that role: "nature", "vague" ...?
bool line_word(str word, const char *role);
// One word for the several names of a deed ("invaded", "aggression"); the word itself else.
str line_word_alike(str word);
// From the deed on, without what leads to it ("we made it clear: if") or breaks off; vague when it
// names no deed ("if Chad acts").
matter line_worded(const frame_view *f, matter m, str text);
typedef struct {
    fact_party by, to; // without key: nobody known
} line_sides;

// Its words with a pronoun at its head named, "such arms" as they were named before; empty when the
// words only point at what another sentence tells.
str line_text(const frame_view *f, const matter *m, const line_sides *sides, arena *a, str text);

// linevoice.c
// Who says so by the words above, whoever relays it: "the President has been clear that", "as the
// minister said". `told` gets false when the sentence has no such words; NULL: nobody known.
const actor *line_relayed(const frame_view *f, uint32_t word, bool *told);
// "They pledged that": of several whom the text has named before, of nobody known or of another
// than the one of the key; no single one draws it.
bool line_of_them(const frame_view *f, uint32_t word, str key);
// The party of a state by its country's name, not by that of the person who speaks for it.
fact_party line_party_of(const fact_reading *r, const actor *who);
// Who voiced it: the person that drew it or said so, else those named with who warns.
fact_party line_voices(fact_reading *r, uint32_t index, uint32_t word, const actor *who,
                       str drawer);

// redlinetold.c
// Does the match draw a line or warn, and not ask, deny, forecast? `text` is the document's.
bool redline_is_told(const frame_view *f, const rule_match *m, str text);
// "We draw no red lines", "no red line was crossed": by the line's noun, or the verb that it is the
// object of.
bool redline_is_none(const frame_view *f, uint32_t word);
// "Will shut the bridge unless": what one does to another, told as a threat by its condition alone.
bool redline_is_conditional(const rule_match *m);
// Is the match in a question, or only the modifier of another noun ("warning sign")?
bool is_asked(const frame_view *f, const rule_match *m);
// "Q Thanks. So he has a red line with Chad": the turn of who asks, which goes on to the line's
// end.
bool redline_in_question_turn(const fact_reading *r, uint32_t index);
// One line or warning of a matched rule.
void redline_add(fact_reading *r, uint32_t index, const rule_match *m);
// crossing.c: who says that a line was crossed, or a warning ignored.
void crossing_add(fact_reading *r, uint32_t index, const rule_match *m);

#endif
