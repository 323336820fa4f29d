// What the files of coreference share. Private to mention/.
//
// coref.c         what was said before, short names; goes over the document
// corefpronoun.c  pronouns
// corefthing.c    "it" and "its"
// corefagent.c    titles and agents without a country
// corefowner.c    whose those are, by the evidence that their kind admits
// corefcountry.c  that evidence: what the noun is joined to, who disposes, where it is
// corefstory.c    the country that the report plays in
// corefperson.c   persons of whom nothing is known
// corefcrowd.c    people without a country: whether they are actors
// corefthose.c    people and states that no lexicon names: "those killed", "18 states"
// corefmeeting.c  several who were named together or met: "they", "the two"
// corefoffice.c   "the President" whom the account says was met, "the Ministers" of its headline
// corefkind.c     "the company": what was named last of that kind
// corefset.c      "both sides", "the country": countries named before
#ifndef DM_MENTION_COREF_H
#define DM_MENTION_COREF_H

#include "mention/actor_scan.h"
#include "mention/publisher.h"

#define COREF_PERSON_WINDOW 3  // sentences that "he" looks back
#define COREF_TITLE_WINDOW  15 // sentences that "the spokesman" looks back
#define COREF_SAME_WINDOW   2  // sentences that "protesters" looks back for the same noun
#define COREF_HOME_RATIO    4 // a text about home names home so much oftener than each other country
#define COREF_FOCUS_WINDOW  3  // sentences that count for the country in focus
#define WHOSE_REACH         2  // words from a name to "whose": a comma
#define COREF_CLIMB_MAX     8  // words from a possessive up to the phrase that opens the clause
#define COREF_LOOKBACK      96 // antecedents looked at for one word: bounds the work per word

// Something said before that a later word can mean.
typedef struct {
    const actor *const *actors; // [n]
    uint32_t n;
    uint32_t sentence, word;
    str noun;
    char gender;
    bool plural, subject, place, person, pair;
    bool inner;     // "Chile" in "the foreign minister of Chile"
    bool adjective; // "Chilean" in "Chilean copper": seldom what "its" means beside a name
    bool many;      // a body whose name is a plural, "they" and "it": the Taliban
    bool faint;     // people of whom the text says no more
    bool between;   // "mediated by Qatar", "hosted by Oman": none of the two sides
} antecedent;

typedef struct {
    actor_scan *s;
    VEC(antecedent) past;
    uint32_t sentence;
    const sentence *st;
    const actor *dateline; // country of the dateline; NULL when unknown
    publisher publisher;   // the government whose own text this is
    const actor *home;     // its country; NULL when unknown
    const actor *other;    // the only country named beside it; NULL when there are several or none
    const actor *only;     // the only country named; NULL when there are several or none
    const actor *story;    // the country that a report plays in; NULL in a government's own text
    bool domestic;         // home's own text about its own people, with hardly any other country
    bool acts;             // `only` is named for more than a place
    const actor *lead;     // whose act the report opens with; NULL when no country's
    bool abroad;           // home, and other countries too are named
    const actor *met[SCAN_ACTORS_MAX]; // [n_met] who met each other in the text last
    uint32_t n_met, met_at;            // and in which sentence
    const actor *pair[2];              // "the U.S.-Peru Dialogue" of the headline; NULL for none
    const actor *summit;               // "G7 to Announce": the one body of the headline; or NULL
    bool with_home;                    // "the U.S.-ASEAN Summit"
    bool titled;                       // ... and the headline says so: "2+2 Dialogue"
    bool told;                         // the report's first sentence with an actor is over
    uint32_t *order;                   // [n_records] sorted
    bool *taken;                       // [longest sentence] words inside a mention of this sentence
    const uint32_t *here;              // [n_here] records of this sentence, in text order
    uint32_t n_here;
} coref;

static inline bool coref_within(const coref *c, const antecedent *a, uint32_t window)
{
    return a->sentence + window >= c->sentence;
}

// A country or body, one alone?
static inline bool coref_is_thing(const antecedent *a)
{
    return a->n == 1 && !a->person && (!a->plural || a->many);
}

// Records what the words [first, end) mean, as an antecedent of later ones too: its index.
size_t coref_record(coref *c, uint32_t first, uint32_t end, uint32_t head,
                    const actor *const *actors, uint32_t n, const char *how, str noun, char gender);
// Makes the records from `from` on, and the antecedents from `past` on, faint (mention.h).
void coref_make_faint(coref *c, size_t from, size_t past);
// The country of somebody, as an actor of its own.
const actor *coref_country(coref *c, const actor *who);

// corefpronoun.c
// Does an actor head the words at word `word`, as far as the text has been read?
bool coref_is_actor(const coref *c, uint32_t sentence_index, uint32_t word);
// The pronoun at word i.
void coref_pronoun(coref *c, uint32_t i);
// Whom the object at `word` cannot mean: the subject of its own verb; -1 for none.
int32_t coref_own_subject(const coref *c, uint32_t word);
// The subject of the clause that the possessive's noun belongs to, before it; -1 for none.
int32_t coref_clause_subject(const sentence *st, uint32_t word);
// Has the noun the form of one for people: "firefighters"?
bool coref_is_people_form(const token *t);
// Does a clause of the sentence speak of things, in this number, before word `end`? Those who are
// below the word of `who` are none.
bool coref_speaks_of_things(const coref *c, uint32_t sentence_index, uint32_t end, xpos number,
                            const antecedent *who);

// corefthing.c
// The country or body that "it" or "its" at `word` means; NULL for none.
const antecedent *coref_thing(const coref *c, uint32_t word);
// Is the "their" at `word` that of things? If not, *owner is the one country or body to which its
// noun is joined, or NULL.
bool coref_their_owner(const coref *c, uint32_t word, const antecedent **owner);
// The person whom the verb above the possessive's noun helps, asks or judges; NULL for none.
const antecedent *coref_moved_person(const coref *c, uint32_t word);

// corefagent.c
// An agent noun that nothing beside it gives a country.
void coref_bare_agent(coref *c, agent_hit *h);
// "Mali suspended the talks": the country whose offices the report need not name any more.
void coref_find_lead(coref *c);
// The country of all names of countries, peoples and places in the document, that of `but` (unless
// NULL) aside; NULL when there are several, or, without `but`, bodies of no country.
const actor *coref_only_country(actor_scan *s, const actor *but);

// corefcountry.c: the country of somebody, by what is near; NULL when nothing is, or two equally
// Whom the noun is joined to: "the people and government of Peru", "Peruvian towns and villagers".
const actor *coref_joined(const coref *c, const agent_hit *h);
// Who in the clause disposes of them: "Chad deployed troops", "Chad jailed the editor".
const actor *coref_disposer(const coref *c, uint32_t word, str sectors);
// Where the clause of the word is; `guest`: somebody who may be where he does not belong.
const actor *coref_whereabouts(const coref *c, uint32_t word, bool guest);
// The only country of the sentence, that of `but` (unless NULL) aside; for a guest those that only
// say where do not count. *several: it has more, or one whose role there is another.
const actor *coref_only_here(const coref *c, const actor *but, bool guest, bool *several);
// Does the document name the country for more than a place?
bool coref_acts(const actor_scan *s, const actor *country);
// The only country whose parliament, courts or police the sentence names, for others of that
// branch.
const actor *coref_same_branch(const coref *c, str sectors);
// Is the word joined to a body of no country: "the UN and the Commission"?
bool coref_joins_body(const coref *c, uint32_t word);
// Does the subject that the word belongs to deal with the country: "offered help to Peru"? Then it
// is another's.
bool coref_deals_with(const coref *c, uint32_t word, const actor *country);
// The only country, as such or as a place, of this sentence so far and of those before it, that of
// `but` (unless NULL) aside.
const actor *coref_ground(const coref *c, const actor *but);
// The country, `home` aside, that the document names oftest, and how often; 0 when it names none.
uint32_t coref_named_beside(const actor_scan *s, const actor *home);

// corefowner.c
// A country that an agent may belong to, and how that is known: "joined", "disposer", "place",
// "focus", "publisher".
typedef struct {
    const actor *who; // NULL: no evidence
    const char *how;
} evidence;

// What stands near by in the sentence.
evidence coref_owner_near(const coref *c, const agent_hit *h, str sectors);
// What the sentence, those before it and the document are about, or who publishes it.
evidence coref_owner_wide(coref *c, const agent_hit *h, str sectors);
// Public servants: whose they are the text need not say where it speaks of one country.
bool coref_is_public(str sectors);
// "The regime", "the junta": no government calls its own so.
bool coref_is_others_word(const agent_hit *h);
// "The leaders' meeting", "the women's singles": part of what the event is called.
bool coref_is_event(const sentence *st, const agent_hit *h);
// "Residents of the area", "officers of the fire service": what stands behind is where the text is,
// and says of no other country.
bool coref_is_of_here(const sentence *st, const agent_hit *h);
// "International companies", "people around the world": those of many.
bool coref_is_anybodys(const coref *c, const agent_hit *h);

// corefoffice.c
// Does the noun open a clause: "Leaders agreed", "In addition, leaders agreed"?
bool coref_opens_clause(const sentence *st, const agent_hit *h);
// "The President" in the account of a meeting with another country's: that one, unless the text
// names its own.
bool coref_office_of_met(coref *c, const agent_hit *h);
// "The Secretary and Foreign Ministers": one article for both.
bool coref_shares_article(const sentence *st, const agent_hit *h);
// "The pope": the country that alone has this office; NULL for other nouns.
const actor *coref_sole_holder(const coref *c, const agent_hit *h);
// "Senior Advisor and Coordinator Ana Roe": the first title of one person?
bool coref_is_first_title(const coref *c, const agent_hit *h);
// "U.S.-Peru Ministerial Dialogue": a headline that says whose ministers met.
void coref_note_titled(coref *c);
// "Leaders agreed" in a text whose headline names one body of states: its own.
bool coref_leaders_of_summit(coref *c, const agent_hit *h);
// "The Ministers" of such a headline.
bool coref_titled_ministers(coref *c, const agent_hit *h);

// corefstory.c
// The country of most names of the document, those of its title and lead above all; NULL when no
// country stands out.
const actor *coref_story(const coref *c);

// corefperson.c
// The first mention of a person of whom the words around say nothing: learns his country.
void coref_open_person(coref *c, const record *r);

// corefcrowd.c
// Does the agent only say what somebody is ("is an engineer") or address him ("no, man")?
bool coref_says_what(const sentence *st, const agent_hit *h);
// Does an agent that is loose (codebook/agents.tsv) do or suffer something here?
bool coref_takes_part(const coref *c, const agent_hit *h);

// Does a weak agent without a country act or suffer in a way that only people do: "the club said",
// "a pilot was hurt"?
bool coref_weak_acts(const coref *c, const agent_hit *h);
// Who applies for a post, in a government's own text: "candidates" where no election is spoken of.
bool coref_is_applicant(const coref *c, const agent_hit *h);
// What is to be done or to be had, rather than who does it: "this mission", "air defense".
bool coref_is_task(const sentence *st, const agent_hit *h);
// "Leaders of terrorist organizations", "representatives of charities": the sectors of those whom
// they lead or speak for; empty when the words name none or one with a country.
str coref_sectors_of_whom(const coref *c, const agent_hit *h);
// "Refugees, including four babies": what the text says the agent is part of; NULL for none.
const antecedent *coref_included_in(const coref *c, const agent_hit *h);

// corefthose.c
// "those killed", "many believe": true when word i is such a one.
bool coref_those(coref *c, uint32_t i);
// "our partners", "18 states", "the parties": true when the noun at word i is such a one.
bool coref_states(coref *c, uint32_t i);

// corefmeeting.c
// Notes who meets whom in the sentence, once it is read.
void coref_note_meeting(coref *c);
// "They discussed", of those who met: true when word i is the subject of such a verb and its phrase
// from `first` on is resolved.
bool coref_met(coref *c, uint32_t first, uint32_t i);
// "Their meeting", "their remarks" of those who met: true when the possessive at word i is
// resolved.
bool coref_met_possessive(coref *c, uint32_t i);
// The nearest list of names before the word ("Ana and Li"), of this sentence or, when persons are
// listed or `count` (0: any number) are sought, of those before it; NULL when there is none, or two
// are sought and it has more.
const antecedent *coref_list(const coref *c, uint32_t word, uint32_t window, uint32_t count);
// "The two", "both", "all", "the former": true when word i is such a one and resolved.
bool coref_together(coref *c, uint32_t i);

// corefkind.c
// "The company", "these individuals": true when word i is such a noun and resolved.
bool coref_kind_phrase(coref *c, uint32_t i);
// "The team" after "the Spanish hockey team": a noun of the agents that stands in the name of a
// body which the text has named before.
bool coref_called_phrase(coref *c, uint32_t i);

// corefset.c
// The last two distinct countries (or persons) of the text before. How many it found: 2 or 0.
uint32_t coref_two(coref *c, bool persons, const actor *two[2]);
// The country that the text is about here: NULL unless one stands well before the others.
const actor *coref_focus(coref *c, uint32_t word);
// A person of no office: an athlete, a writer, an owner. What the text says beside him need not be
// about his country.
bool coref_is_private(const actor *who);
// The same without the country of `but` (unless NULL).
const actor *coref_focus_but(coref *c, uint32_t word, const actor *but);
// Does the office that `word` heads warn, accuse or urge this country? Then it is another's.
bool coref_addresses(const coref *c, uint32_t word, const actor *country);
// Does the antecedent stand in a quotation of this sentence that `word` is not in? Who speaks there
// is another than who is spoken of outside.
bool coref_quoted_apart(const coref *c, const antecedent *a, uint32_t word);
// Does "both" or "two" stand before the noun? *from is where the phrase begins.
bool coref_says_two(const sentence *st, uint32_t noun_first, uint32_t *from);
// "both sides", "the country": true when the word is such a noun, resolved or not.
bool coref_set_phrase(coref *c, uint32_t i);
// "five others": true when the word is such a one, resolved or not.
bool coref_others(coref *c, uint32_t i);
bool coref_country_phrase(coref *c, uint32_t i);

#endif
