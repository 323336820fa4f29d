// What the files that read slots off a tree share. Private to rule/; the manual is frame.h.
//
// phrase.c   adds a filler with what belongs to it: conjuncts, appositions, "including X", the
//            of-phrase of a container noun, the antecedent of a relative pronoun
// clause.c   what kind of clause a verb makes; which verbs a noun belongs to
// stray.c    verbs and clauses that a parser hangs on the wrong word
// subject.c  subjects: passives, control, relative clauses, light verbs
// object.c   objects: passives, gaps of relative clauses, shared objects
// preposition.c  prepositional slots
// frame.c    the view and the other slots
//
// Trees come from a parser and may be wrong in any way, so nothing here recurses or assumes that
// climbing ends: every walk is bounded by a named constant.
#ifndef DM_RULE_SLOT_H
#define DM_RULE_SLOT_H

#include "rule/frame.h"

// Steps that a search for a subject, antecedent or clause may climb. Real sentences need four or
// five ("agreed to try to stop selling"); more only follows parse errors.
#define FRAME_CLIMB_MAX 8

// Loops over the children of `w` in text order; `c` is the name of the loop's variable.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define FRAME_CHILDREN(f, w, c)                                                                    \
    for (uint32_t at_##c = (f)->first_child[w], c;                                                 \
         at_##c < (f)->first_child[(w) + 1] && (c = (f)->children[at_##c], true); at_##c++)
// NOLINTEND(bugprone-macro-parentheses)

static inline const token *slot_token(const frame_view *f, uint32_t w)
{
    return &f->sentence->tokens[w];
}
static inline deprel slot_rel(const frame_view *f, uint32_t w)
{
    return (deprel)slot_token(f, w)->rel;
}
static inline deprel slot_base(const frame_view *f, uint32_t w)
{
    return deprel_base(slot_rel(f, w));
}
// Head of the word; -1 for the root and for heads that are no word. What hangs on the adverb of
// "come back to the talks" hangs on the verb.
int32_t slot_head(const frame_view *f, uint32_t w);

// phrase.c
// A form in -ing with an article, possessor or modifier before it: "a stern warning".
bool slot_gerund(const frame_view *f, uint32_t w);
bool slot_nominal(const frame_view *f, uint32_t w); // noun, gerund, name, pronoun, number, symbol
// A verb, or a word that has a copula or an auxiliary or a subject of its own.
bool slot_predicate(const frame_view *f, uint32_t w);
bool slot_actor(const frame_view *f, uint32_t w); // heads an actor mention; a name without mentions
bool slot_time(const frame_view *f, uint32_t w);  // stands in a mention of a time
bool slot_relativiser(const frame_view *f, uint32_t w); // "which", "who", "that" as a pronoun
// The verb of the relative clause that the relativiser introduces; -1 if none.
int32_t slot_relative_verb(const frame_view *f, uint32_t w);
// "neighbouring Sudan" with the adjective taken for a verb: what it describes; else -1.
int32_t slot_neighbour(const frame_view *f, uint32_t w);
// "was [how] Chad described it", "was [what] they called it": the word that opens the clause of the
// verb and that the clause hangs on, when something is said to be it; -1 if none.
int32_t slot_free_relative(const frame_view *f, uint32_t verb);
// What is said to be that: "Outrageous was how ..."; -1 if none.
int32_t slot_equated(const frame_view *f, uint32_t free_relative);
// "including X", "such as X", as a modifier of a noun.
bool slot_names_example(const frame_view *f, uint32_t w);
// Adds one word, its antecedent for a relativiser; not twice.
void slot_add(const frame_view *f, uint32_t w, fillers *out);
// Adds the word and what belongs to it.
void slot_add_phrase(const frame_view *f, uint32_t w, fillers *out);
// "talks between Egypt, Sudan and Chad began" with the rest of the list hung on the verb as a
// second subject, or "a summit of Egypt, Sudan and Chad" with it hung on the summit as another name
// of it: the word before the comma that the list starts with, for the first of that rest; else -1.
int32_t slot_list_start(const frame_view *f, uint32_t rest);
// Does `lemma`, or the form when the lemma is empty, equal `text`, ASCII case ignored?
bool slot_lemma_is(const frame_view *f, uint32_t w, const char *text);
bool slot_form_is(const frame_view *f, uint32_t w, const char *text);
// Lemma in lower case in `out`, cut to its size; the form's when the lemma is empty.
#define SLOT_LEMMA_MAX 48 // longer lemmas are in no word class
str slot_lemma(const frame_view *f, uint32_t w, char out[SLOT_LEMMA_MAX]);

// clause.c
// A verb, or a word that has a subject but no copula: a verb that was tagged wrongly.
bool slot_verbal(const frame_view *f, uint32_t w);
bool slot_passive(const frame_view *f, uint32_t verb);
bool slot_infinitive(const frame_view *f, uint32_t verb); // "to" before it
// An order at the beginning of a quotation: "Leave now", "please stop", "do not go".
bool slot_imperative(const frame_view *f, uint32_t verb);
// The noun, or the verb that it is the object of ("hold talks"), the subject of its passive ("talks
// were held"), or that describes it ("talks held in Paris", "the talks that they held"): `out` gets
// at most SLOT_VERBS_MAX of these, describing ones first. Conjuncts and the of-phrases of container
// nouns stand for the whole.
#define SLOT_VERBS_MAX 6
uint32_t slot_verbs_of_object(const frame_view *f, uint32_t noun, uint32_t out[SLOT_VERBS_MAX]);
// "resumed the talks that Peru had broken off": the verb above takes the noun up again, so that
// what its relative clause tells is over.
bool slot_taken_up(const frame_view *f, uint32_t noun);
int32_t slot_light(const frame_view *f, uint32_t noun); // its light verb; -1 if none
// The container noun that the noun is the of-phrase of: "round" for "talks"; -1 if none.
int32_t slot_container(const frame_view *f, uint32_t noun);
// The other of two conjoined verbs with nothing between them but the conjunction, as in
// "condemned and rejected the sale": -1 if none.
int32_t slot_close_conjunct(const frame_view *f, uint32_t verb);

// stray.c
// A past tense that was taken for a participle, so that the whole sentence looks like a noun phrase
// without a verb: "Norway granted asylum", "Teachers protested". Not in headlines, which are.
bool slot_misread(const frame_view *f, uint32_t verb);
// "statements that Beijing had turned down a round" with "that" for the object: the clause says
// what is stated, and the noun is no part of it.
bool slot_content_clause(const frame_view *f, uint32_t verb);
// "ignored warnings from Chad that the border was shut" with the clause hung on the verb or on
// Chad: the noun that it tells the content of; -1 if none.
int32_t slot_told_noun(const frame_view *f, uint32_t clause);
// The object behind the verb, also one hung there as if it were a time; -1 if none.
int32_t slot_own_object(const frame_view *f, uint32_t verb);
// Verbs whose object may be a gerund: "keep", "deny", "stop".
bool slot_takes_gerund(const frame_view *f, uint32_t verb);
// "denied having left", "considered leaving": a gerund directly behind the verb that it is the
// object of, which parsers hang on it as a clause of its own.
bool slot_gerund_object(const frame_view *f, uint32_t verb);
// "accused of arming rebels" with the gerund hung on its object as if it described it: the gerund,
// for its object; -1 if none. slot_is_hidden asks the same of the gerund.
int32_t slot_hidden_gerund(const frame_view *f, uint32_t object);
bool slot_is_hidden(const frame_view *f, uint32_t gerund);
// "met Egypt and froze ties" with "froze ties" for a second thing that is met: the verb that it is
// joined to; -1 if none.
int32_t slot_joined_verb(const frame_view *f, uint32_t verb);
// "as Niger agreed" parsed as "as [Niger]" and a verb without a subject; "France suspended" parsed
// as a participle that describes its object: the subject of such a verb, -1 if none.
int32_t slot_stray_subject(const frame_view *f, uint32_t verb);
// "welcomed the pledge by Morocco to cooperate" with both hung on the verb: is the infinitive that
// of its object?
bool slot_complement_of(const frame_view *f, uint32_t object, uint32_t infinitive);
// "warned Guyana in March that ships would be stopped" with the clause hung on the month: the verb
// of that clause, -1 if none.
int32_t slot_stray_clause(const frame_view *f, uint32_t verb);

// subject.c
void slot_subject(const frame_view *f, uint32_t word, fillers *out);
// The subject as it stands, in the passive who undergoes it.
void slot_surface_subject(const frame_view *f, uint32_t verb, fillers *out);
void slot_possessor(const frame_view *f, uint32_t noun, fillers *out);

// object.c
void slot_object(const frame_view *f, uint32_t word, fillers *out);
void slot_iobject(const frame_view *f, uint32_t word, fillers *out);
// "was branded a liar" with the name for an object: the name, as the complement that it is; -1 if
// none.
int32_t slot_given_name(const frame_view *f, uint32_t verb);
// "'Absurd', Chad called the sale" with the quotation hung on the verb: the adjective; -1 if none.
int32_t slot_quoted_name(const frame_view *f, uint32_t verb);

// preposition.c
// Is the word marked with this preposition (case or mark, several words joined by '_')?
bool slot_marked(const frame_view *f, uint32_t w, str preposition);
// The preposition that marks the word, joined by '_', normalised; empty if none.
#define SLOT_MARK_MAX 48
str slot_mark(const frame_view *f, uint32_t w, char out[SLOT_MARK_MAX]);
void slot_preposition(const frame_view *f, uint32_t word, str preposition, fillers *out);
// "agreed to inspections by Britain": what stands directly behind the noun and hangs on its verb.
void slot_adjacent(const frame_view *f, uint32_t noun, str preposition, fillers *out);
// Only what is attached to the word itself.
void slot_own_preposition(const frame_view *f, uint32_t word, str preposition, fillers *out);

#endif
