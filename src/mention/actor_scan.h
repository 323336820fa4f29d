// What the parts of the actor finder share. Private to mention/.
//
// A scan goes over the document in passes: names of the dictionary (actor_name.c), then sentence by
// sentence agents (agent.c, agent_other.c) and persons (person.c), then what only the text before
// can resolve (coref.c). Each pass appends to vectors in the scan; all memory is the document's
// arena.
#ifndef DM_MENTION_ACTOR_SCAN_H
#define DM_MENTION_ACTOR_SCAN_H

#include "base/map.h"
#include "base/table.h"
#include "mention/finder.h"

#define NAME_WORDS_MAX  10 // longest name of the dictionary in words
#define WALK_MAX        10 // words between a nationality and its agent
#define SCAN_ACTORS_MAX 12 // owners of one agent ("US, Russian and French envoys", "envoys of ..")
#define SCAN_NONE       UINT32_MAX
#define SCAN_APART      (UINT32_MAX - 1) // row of an address of a post that was taken apart
#define SCAN_OWN        (UINT32_MAX - 2) // row of a name of the user's own dictionary

typedef enum {
    PIECE_NAME,        // "China"
    PIECE_NATIONALITY, // "Chinese"
    PIECE_PEOPLE,      // "Israelis"
    PIECE_CAPITAL,     // "Beijing"
    PIECE_METONYM,     // "the Kremlin"
    PIECE_STATE,       // a part of a country
    PIECE_CITY,
    PIECE_BODY,   // an organisation or authority
    PIECE_GROUP,  // an armed group
    PIECE_MEDIA,  // a paper or agency
    PIECE_HOLDER, // the name of an office-holder
    PIECE_PREFIX, // "Sino-"
    PIECE_PAIR,   // "#USChina"
    PIECE_SHADOW, // looks like an actor, is none: "South China Sea"
    PIECE_SHADOWWORD,
    PIECE_KINDS
} piece_kind;

// A name of the dictionary in the text.
typedef struct {
    uint32_t first, end; // words of its sentence
    uint32_t row;        // of the actor table; SCAN_NONE: of the gazetteer; SCAN_APART
    piece_kind kind;
    bool inner;         // inside a longer name: no mention of its own
    bool led;           // "US-led": whose coalition it is
    bool blocked;       // "US-backed", "pro-Russian": gives the following noun no nationality
    bool former;        // office-holder, but not at the document's date
    const actor *who;   // what it stands for; NULL for shadows
    const actor *other; // of a pair in one word ("#USChina"); NULL for all else
    const dictionary_row *own; // SCAN_OWN: its row
    uint32_t sentence;
} piece;

// A country in a tag behind the sentence: nobody in it, but what the post is about.
typedef struct {
    uint32_t sentence;
    const actor *who;
} aside;

typedef enum {
    AGENT_TITLE,
    AGENT_PERSON,
    AGENT_CROWD,
    AGENT_BODY,
    AGENT_STATE,
    AGENT_SIDE
} agent_kind;

// A noun of the agent lexicon in the text.
typedef struct {
    uint32_t first, end, head; // words of its sentence
    uint32_t sentence;
    agent_kind kind;
    uint32_t row;                         // of the agent table
    str noun;                             // its lemma, small: "foreign ministry spokesman"
    const actor *actors[SCAN_ACTORS_MAX]; // [n_actors] once its country is known
    uint32_t n_actors;
    uint32_t from, to; // words of the whole phrase with nationality and "of" phrase
    uint32_t name_at;  // named: the name's first word, behind a tail ("for Political Affairs")
    bool plural, definite, former;
    bool weak;     // counts only with a nationality or a name beside it
    bool loose;    // weak, but counts where it takes part in what the sentence tells
    bool named;    // a person's name follows it
    bool recorded; // has its mention already
    bool placed;   // its country is where it is ("police in Nairobi")
    bool formed;   // an organisation told by the form of its name (actor_body.c)
    bool nobodys;  // formed, and of several countries
    bool own;      // of the user's own dictionary
    str name;      // formed: as written
    str sectors;   // instead of the lexicon's: formed, or by the words around (agentsense.c), or of
                   // whom an officer serves (agent_served.c)
    uint32_t explains;   // index + 1 of the person whose apposition it is, while it has no country;
                         // of a plural noun the first of the persons that it names
    uint32_t n_explains; // plural: how many, one behind the other
} agent_hit;

// A mention with what coreference needs to know about it.
typedef struct {
    mention m;
    str noun;    // lemma of the agent noun, empty when none
    char gender; // 'm', 'f' or 0
    bool plural, subject, place;
    bool human; // "the minister": he or she, not it
    bool late;  // made by coreference: no antecedent of its own
} record;

typedef struct {
    str name;    // "Lin Jian"
    str surname; // "Lin"
    str noun;    // the title's lemma
    const actor *who;
    actor *
        open; // `who` while nothing is known about the person: what the text tells later goes there
    char gender;
    uint32_t sentence; // of the first mention
    bool shared;       // somebody else of the text has the family name
} person;

typedef struct {
    const document *d;
    const sentence_list *sentences;
    arena *a;
    str date;              // ISO date of the document; empty when unknown
    const actor *home;     // whose government publishes the document; NULL when none does
    const dictionary *own; // the user's names and agents; NULL when there are none

    VEC(piece) pieces;   // in text order
    VEC(aside) asides;   // in text order
    uint32_t *piece_of;  // [n_sentences + 1]
    VEC(agent_hit) hits; // in text order
    uint32_t *hit_of;    // [n_sentences + 1]
    VEC(record) records;
    VEC(person) persons;
    map person_by_name, person_by_surname; // number: index + 1 into persons
    map person_by_first; // the same by the name used alone where there is no family name; 0:
                         // several
    map actors;          // key code + entity: pointer to actor
    map countries;       // number: how often named
    map called;          // names of bodies that the text itself explains: "Zentro"
    map denied;          // names that this text gives to a body of its own: "(MBD)"
    uint8_t *told;       // bit for each row of the table: its full name is in the text
    int32_t
        *piece_at;   // [longest sentence] index into pieces of the current sentence's words, or -1
    int32_t *hit_at; // [longest sentence] the same for hits
} actor_scan;

// -- actor.c
const actor *scan_actor(actor_scan *s, str country, str sectors, str code, str entity, str name,
                        bool is_person);
// The same entity with other sectors.
const actor *scan_with_sectors(actor_scan *s, const actor *base, str sectors);
record *scan_record(actor_scan *s, uint32_t sentence, uint32_t first, uint32_t end,
                    const actor *const *actors, uint32_t n, const char *how);
// Fills piece_at and hit_at for a sentence.
void scan_open_sentence(actor_scan *s, uint32_t sentence);
// The text from word `first` to word `end`.
str scan_text(const actor_scan *s, uint32_t sentence, uint32_t first, uint32_t end);
// The word of [first, end) whose head lies outside.
uint32_t scan_head(const sentence *s, uint32_t first, uint32_t end);
bool scan_is_subject(const sentence *s, uint32_t word);
bool scan_below(const sentence *s, uint32_t above, uint32_t below);

// -- actor_name.c
void name_find(actor_scan *s);
uint32_t name_row_count(void);
str name_cell(uint32_t row, const char *column); // empty for SCAN_NONE, SCAN_APART, SCAN_OWN
piece_kind name_kind(uint32_t row);
// Is the key of the hit a name that matches alone, or a short form? The next hit with this key.
bool name_is_full(table_hit h);
bool name_is_short(table_hit h);
table_hit name_next(table_hit h);
// The name by which it was found.
str name_key(table_hit h);
// The rows that bear this name, written as in text or as in posts ("@johnkerry").
table_hit name_rows(str name);
table_hit name_rows_next(table_hit hit);
bool name_is_country(const piece *p); // gives an agent its country
bool name_is_body(const piece *p);
table_hit name_lookup(str text); // every row with this name, as written
// `text` is the name as written.
const actor *name_actor(actor_scan *s, uint32_t row, piece_kind kind, bool former, str text);
// The country of a place by its name ("BEIJING"); NULL when unknown.
const actor *name_country_of(actor_scan *s, str place);
// The first name in the tables of the country with this code, what a bare "Chinese" is called; the
// code itself when it is in none.
str name_country_called(str code);
// The first name of the capital of the country with this code; empty: unknown.
str name_capital_called(str country);
// The country with this code; NULL when unknown.
const actor *name_of_country(actor_scan *s, str code);
// The country whose name, adjective or part begins at word i, with its end; empty when none does.
str name_country_at(const actor_scan *s, const sentence *st, uint32_t i, uint32_t *end);
// A word, with a capital first.
static inline bool name_is_capital(str form)
{
    return form.n > 0 &&
           ((form.p[0] >= 'A' && form.p[0] <= 'Z') || (unsigned char)form.p[0] >= 0xC3);
}

// -- actor_own.c: names and agents of the user's own dictionary
// A name at word i; returns the word to go on with, i when there is none.
uint32_t own_find(actor_scan *s, uint32_t sentence, uint32_t i, bool count_only);
// An agent that ends with word i, over the shorter ones that it holds, from hit `begin` on.
bool own_add_agent(actor_scan *s, uint32_t sentence, uint32_t i, size_t begin);
// Records a name as a mention; false when it is nobody.
bool own_record(actor_scan *s, const piece *p);
// The actor whose agent it is, with the sectors of both: USAGOV and GOVMED make USAGOVMED.
const actor *own_settle(actor_scan *s, const agent_hit *h, const actor *who, str entity);

// -- actor_bearer.c: which of several bearers of a name is meant
// Notes a name of the first pass over the document.
void bearer_note(actor_scan *s, table_hit h);
// Notes the towns, districts and words of one country alone in the sentence, as parts of it.
void bearer_note_local(actor_scan *s, uint32_t sentence_index);
// Notes a name that is a noun of every country's too ("Congress").
void bearer_note_noun(actor_scan *s, table_hit h);
// Does the document name the country by such nouns alone? Does it name another?
bool bearer_only_by_noun(const actor_scan *s, str country);
bool bearer_other(const actor_scan *s, str country);
// How often the document names the country, or parts of it ("Texas", "Atlanta").
uint32_t bearer_count(const actor_scan *s, str country, bool is_part_name);
// The first hit from h on that the name can mean in this document; `beside` is the country that
// stands right before it, if any.
table_hit bearer_first(const actor_scan *s, table_hit h, str beside);
// The row that is meant, of those from h on; h is such a first hit. *former: out of office.
// SCAN_NONE: nobody knows which of two holders.
uint32_t bearer_choose(const actor_scan *s, table_hit h, str beside, bool *former);
// Is the document's date inside the row's term?
bool name_in_term(str date, str from, str to);

// -- actor_holder.c: which office-holder is meant
// Whose name it is, of the holders from h on: of two persons the one whose country the text names,
// else the one in office at the date, else SCAN_NONE. *former: out of office.
uint32_t holder_choose(const actor_scan *s, table_hit h, bool *former);
// The holder with this family name at the document's date, whose office fits `noun` and who belongs
// to `country` (both may be empty); SCAN_NONE when there is none or more than one.
uint32_t name_holder(const actor_scan *s, str surname, str noun, str country, bool *former);
// The sectors of a holder who is out of office at the document's date: a rebel or dissident stays
// one, who is soon elected stands for a party; empty for all others.
str holder_sectors_out(const actor_scan *s, uint32_t row);
// Did his term end so shortly before the document's date, or does it begin so shortly after it,
// that the title which the text gives him is the office of the row?
bool holder_is_near(const actor_scan *s, uint32_t row);
// Does an office of the table ("foreign minister") fit a title of the text ("minister")?
bool name_office_fits(str office, str noun);

// -- actor_alias.c: "Republic of Cyprus (ROC)" says what ROC means in this text.
void name_alias(actor_scan *s);

// -- actor_town.c
// A town or region at word i that the dictionary lacks and the gazetteer has: a piece that gives
// agents its country. Returns the word to go on with.
uint32_t town_find(actor_scan *s, uint32_t sentence, uint32_t i);

// -- actor_place.c: is this capital, at word `head`, a place here rather than a government?
bool place_role(const sentence *sentence, uint32_t first, uint32_t end);

// -- agent.c
void agent_find(actor_scan *s, uint32_t sentence);    // fills hits
void agent_compose(actor_scan *s, uint32_t sentence); // gives them their countries
void agent_record(actor_scan *s, uint32_t sentence);  // those that no person took
str agent_sectors(const agent_hit *h);
// Do the words [first, end), which the lexicon of agents has, mean something else here: "12:30 PM",
// "authority to sign", "Peter Cook"? (agent_other.c)
bool agent_is_other(const sentence *st, uint32_t first, uint32_t end);
// Does the "and" at word i stand inside the name of the agent behind it (agent_joined.c)?
bool agent_joins_name(const actor_scan *s, const sentence *st, const agent_hit *h, uint32_t i);
// The sectors of the body that an officer leads or speaks for, if it stands beside him
// (agent_served.c).
void agent_find_served(actor_scan *s, agent_hit *h);
// Is the noun an office that every body has: "president", "spokesman"?
bool agent_is_office(str noun);
// "BJP workers", "Labour activists": whoever works for a party is the party's.
bool agent_is_party_man(const agent_hit *h, const actor *who);
// Sectors of a state's branches, whose officers the lexicon has.
bool agent_is_led_from_outside(str sectors);
// Is the noun one of those who work for somebody ("staff")? They are of his sector.
bool agent_is_staff(str noun);
// "my Administration", "the participants' leadership": does the owner, known or not, stand there?
bool agent_has_owner(const sentence *st, uint32_t first);
// "The government building", "cabinet-level": the word only says what kind of thing another is.
bool agent_modifies(const sentence *st, const agent_hit *h);
// "Representatives Roe and Lind" in a text of the United States: members of the House?
bool agent_is_congressman(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end);
// Is it an office that only the United States has? Nobody else's, whatever country the text is
// about. Britain has secretaries of state *for* something.
bool agent_is_american(const sentence *st, const agent_hit *h);
// May the country that the text is about be meant by the agent, because it is known which one is
// meant and nothing says whose it is?
bool agent_may_lack_owner(const sentence *st, const agent_hit *h);
bool agent_is_noun(str phrase, agent_kind *kind); // of the lexicon, whole phrase

// -- person.c
void person_find(actor_scan *s, uint32_t sentence);
// A person with this title and name, made known to the scan: `base` gives country and code.
const actor *person_add(actor_scan *s, uint32_t sentence, str name, str noun, const actor *base,
                        str sectors);
// The sequence of capitalised words that may name a person from word i on; its end, or i.
uint32_t person_name_end(const actor_scan *s, const sentence *st, uint32_t i);
// Index of the person with this full name, or this family name; SCAN_NONE.
uint32_t person_named(const actor_scan *s, str name, bool surname);
// Index of the only person with this first name ("Dawit" after "Dawit Alemu"); SCAN_NONE.
uint32_t person_first_named(const actor_scan *s, str name);
char person_gender(str noun);
// Do the family names of this country come first, and are they few?
bool person_family_first(str country);
// The family name in a full name ("Biden" of "Joseph R. Biden Jr."), which stands first in some
// countries.
str person_surname(str name, str country);
// "PAYNE", "AL-THANI" of a transcript's label as elsewhere: "Payne", "Al-Thani"; any other name as
// it is.
str person_calm(actor_scan *s, str name);
// A given name of codebook/given.tsv?
bool person_is_given(str form);
// A new person of whom nothing is known yet: his index.
uint32_t person_add_open(actor_scan *s, uint32_t sentence, str name, char gender);
// Tells an open person's country (of `base`) and sectors.
void person_learn(actor_scan *s, uint32_t index, const actor *base, str sectors);
bool person_is_honorific(str form, char *gender);

// -- actor_called.c: bodies told by what the text calls them ("Zentro, a maker of tyres"), of the
// words that no record from `from` on has.
void called_find(actor_scan *s, uint32_t sentence, size_t from);
// Has the text called this a body?
bool called_before(const actor_scan *s, str name);

// -- actor_short.c: abbreviations and short names of bodies that the text introduces; appends to
// records.
void short_find(actor_scan *s);

// -- coref.c: pronouns, titles, sides; appends to records. Returns the publisher's government.
const actor *coref_resolve(actor_scan *s);

#endif
