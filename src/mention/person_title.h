// The title of a person in the text: before the name, after it, or said of him. Private to
// mention/.
#ifndef DM_MENTION_PERSON_TITLE_H
#define DM_MENTION_PERSON_TITLE_H

#include "mention/actor_scan.h"

// A word that a person's name can have.
bool title_is_name_word(const token *t);
// The title before the name at word `first`: "Prime Minister", "Prime Minister of Israel", "Under
// Secretary for Political Affairs"; NULL when there is none.
agent_hit *title_before(actor_scan *s, uint32_t k, uint32_t first);
// The title of which words up to the name at `first` are the tail, however long: "Assistant
// Secretary for Democracy, Human Rights, and Labor"; NULL when there is none.
agent_hit *title_with_tail(actor_scan *s, uint32_t k, uint32_t first);
// May a name, [first, end), stand behind a tail? Not "Southern District", nor any one word.
bool title_ends_tail(const sentence *st, uint32_t first, uint32_t end);
// "Lin Jian, a spokesman for …": the title after the name's comma.
agent_hit *title_after(actor_scan *s, const sentence *st, uint32_t end);
// "China's foreign minister, Wang Yi, said": the title before the comma that opens the name.
agent_hit *title_across(actor_scan *s, uint32_t k, uint32_t first, uint32_t end);
// "Amina Issa is a spokeswoman of the Greens", "named Amina Issa as minister": the title that the
// sentence says he bears.
agent_hit *title_said(actor_scan *s, const sentence *st, uint32_t first, uint32_t end);
// "Pacific Affairs Daniel Roth": where in the capitals [first, end) the name begins behind words of
// an office.
uint32_t title_skip_office(actor_scan *s, uint32_t k, uint32_t first, uint32_t end);

// "A man named Roe", "the suspect, identified as Roe": the noun before; NULL when there is none.
agent_hit *title_named(actor_scan *s, const sentence *st, uint32_t first);

#endif
