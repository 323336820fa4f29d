// A document while its events are being worked out: drafts, each a matched rule on its way to an
// event. Private to event/.
//
// The passes, in order (event.c): match rules, fill roles (role.c), compose operators
// (operator.c), read status and claim off the tree (modality.c), fill what the clause leaves open
// from the text around (discourse.c, recall.c, part.c), dates (dating.c), amounts and places
// (attachment.c), contexts (context.c), then drop what is no event and number the rest.
#ifndef DM_EVENT_DRAFT_H
#define DM_EVENT_DRAFT_H

#include "event/event.h"
#include "event/proposal.h"
#include "event/side.h"

#define EVENT_PARTICIPANTS_MAX 12 // of one side; longer lists of names are cut
#define DRAFT_CLIMB_MAX        24 // steps up a tree that any search takes

typedef struct {
    event e;
    const frame_view *f;
    rule_match match;
    uint32_t clause;                  // the verb or predicate whose tense and negation count
    uint32_t outer;                   // the outermost operator's clause, or `clause`
    const rule_operator *composed_by; // outermost operator that applied, NULL if none
    const rule_operator *undone_by;   // an operator that makes no event of it, NULL if none
    bool operator_status;             // an operator has fixed the status
    bool presupposed;                 // "if it stops its sales": there are some
    bool operator_negated;            // an odd number of operators turned the polarity
    bool dropped;
    double chance;     // what the classifier that proposed it thinks; 0: a rule matched
    bool rescued;      // lacks a side that its rule demands, and the classifier lets it be
    bool settled;      // all is read, and it is an event
    bool doubted;      // has all sides, and the classifier thinks it no event
    bool absorbed;     // by an operator or a winning rule: no event of its own
    bool elliptical;   // "including one last month": a part of the draft `whole`
    bool noevent;      // its words tell of no deed (codebook/noevents.tsv)
    bool sum;          // elliptical, a part of its money: dated as the whole is
    bool circumstance; // stands under "despite", "amid" or in a clause without a tense
    bool embedded;     // inside a reported or subordinate clause
    bool suffered;     // a hostile act, told by those to whom it is done
    bool of_act;       // "such a step": about the act of the draft `act`, told before
    size_t act;        // index of that draft
    bool other_day;    // of a day that the sentences before give
    bool retold;       // "the attack": both sides are those of the one just told
    bool recalled;     // "the last round": both sides are those of the talks told before
    uint32_t end;      // of an elliptical part: one past its phrase
    size_t whole;      // index of the draft that this is a part of
    size_t toll;       // 1 + index of the draft that tells who was hurt by it; 0: none
    size_t law;        // 1 + index of the draft that makes the law which does this; 0: none
} draft;

typedef VEC(draft) draft_vec;

typedef struct {
    const codebook *codebook;
    const proposer *proposer; // NULL: rules alone
    const side_judge *sides;  // NULL: likewise
    const document *doc;
    const sentence_list *sentences;
    const mention_list *mentions;
    frame_view *frames;    // [n_sentences]
    clue_sentence **clues; // [n_sentences] what the proposer sees; NULL without one
    draft_vec drafts;      // in text order
    uint32_t *first_draft; // [n_sentences + 1] into drafts, before elliptical ones are added
    uint32_t lead;         // index of the first body sentence
    bool official;         // a government publishes the document
    bool bodily;           // filling the side that is hurt or held: faint actors count there
    bool addressed;        // filling the side that is spoken to: "you" counts there
    arena *a;
} reading;

// Is it one of the words of "say tell add"?
static inline bool in(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

static inline const token *draft_token(const draft *d, uint32_t word)
{
    return &d->f->sentence->tokens[word];
}

// Is it still on its way to an event of its own?
static inline bool draft_live(const draft *d)
{
    return !d->dropped && !d->absorbed;
}

// role.c
// Fills actors and recipients from the paths of the rule.
void role_fill(reading *r, draft *d);
// Participants for the actor phrase at a word; returns how many were added to *list (cap
// EVENT_PARTICIPANTS_MAX).
uint32_t role_add_word(reading *r, const frame_view *f, uint32_t word, participant **list,
                       uint32_t *n);
// Adds whom the mention names.
void role_add_mention(reading *r, const mention *m, participant **list, uint32_t *n);
// Who does what the verb at `word` says; returns how many were added.
uint32_t role_add_subject(reading *r, const frame_view *f, uint32_t word, participant **list,
                          uint32_t *n);
// Follows paths from `word` and adds the participants of the first that has any.
bool role_add_path(reading *r, draft *d, uint32_t word, const rule_path *p, participant **list,
                   uint32_t *n);
// The speaker of the trigger's words as participant; false when the author speaks.
bool role_add_speaker(reading *r, draft *d, participant **list, uint32_t *n);
// Who says the trigger's words: their speaker, else the author who publishes on his own behalf.
bool role_add_author(reading *r, draft *d, participant **list, uint32_t *n);
// Appends, unless the same entity is there already; how may be NULL to keep the participant's own.
void role_add(reading *r, participant **list, uint32_t *n, participant p, const char *how);
// All of both sides act and receive, when there are two or more.
void role_make_reciprocal(reading *r, draft *d);
// Adds the government, police, people or the like of a country, whom no words name (`how`: duty).
void role_add_office(reading *r, const draft *d, str country, const char *sector,
                     participant **list, uint32_t *n);
// The actor's country with this sector; empty: the country alone.
const actor *role_of_country(reading *r, const actor *a, str sector);
// Do the two lists name a common country or entity?
bool role_shares(const participant *a, uint32_t n_a, const participant *b, uint32_t n_b);
// The same country, or the same entity where there is no country.
bool role_same(const actor *a, const actor *b);
// A state, its government or its forces?
bool role_is_state(const actor *a);

// vocative.c
// Adds whom the sentence calls by name where `you` stands; false when it calls nobody known.
bool vocative_add(reading *r, draft *d, uint32_t you, participant **list, uint32_t *n);

// listed.c
// Adds the members of a list that the tree hangs below `m` as appositions or owners of it.
void listed_add(reading *r, const frame_view *f, const mention *m, participant **list, uint32_t *n);

// beside.c
// "The defence of Chad and to Mali", "help to the state and aid to farmers": adds whom the tree
// hangs beside the one that the path has found.
void beside_add(reading *r, draft *d, uint32_t word, const path *way, participant **list,
                uint32_t *n);

// visit.c
// "Visited a dam near Maputo": the country where what is visited lies.
void visit_fill_place(reading *r, draft *d);
// "During her trip": where the journey told before went; a guest's visit, in a government's own
// text: to its country.
void visit_recall(reading *r, draft *d);

// origin.c
// "Rosa Mbeki from Namibia", of whom nothing else is known: adds the country behind the name.
uint32_t origin_add(reading *r, const frame_view *f, uint32_t word, participant **list,
                    uint32_t *n);
// "Kenyans and Chadians asked their governments": the mention's office in each of their countries.
uint32_t origin_add_owned(reading *r, const frame_view *f, const mention *m, participant **list,
                          uint32_t *n);
// "Held a senator and six women", "designated two Chadian officers and a firm": those beside a
// recipient of whom no more is told.
void origin_add_conjuncts(reading *r, draft *d);
// "Killed his family": the kin of an official is people.
void origin_set_kin(reading *r, draft *d);
// "We value our friendship": is it the owner, who does it himself? "We thank our partners" is no
// thanks to ourselves: dropped once it is settled that the event is one.
bool origin_is_own(const draft *d, const participant *p);
void origin_drop_own(draft *d);

// author.c
// "Proud to stand with Kenya", "Deeply concerned by the arrests", "Condolences to Nepal": does the
// draft's clause say what its speaker does or feels, and leave out who that is?
bool author_is_left_out(const draft *d);
// "Proud to stand with Kenya", "honoured to meet the president", "good to talk with him": is the
// infinitive below the word one of what is done, of which it says how it feels?
bool author_is_glad_of(const draft *d, uint32_t above);

// doer.c
// Who did the act that is blamed or praised, when the clause names nobody else as the other side.
void doer_fill(reading *r, draft *d);
// Of talks told as the scene of a clause, who acts in it.
void doer_fill_meeting(reading *r, draft *d);
// "Welcomed the release of two editors", "condemned the abuse of farmers", "a breach of Council
// resolutions": who is freed or suffers, or whose rules are broken, is not who is praised or
// blamed.
void doer_drop_others(draft *d);

// authority.c
// The police, court or government of the country, where nobody is said to have arrested, convicted;
// named people of no office who are hurt or held are of the place.
void authority_fill(reading *r, draft *d);

// third.c
#define THIRD_MAX 4
typedef struct {
    participant p[THIRD_MAX]; // one a country
    uint32_t n;
    bool many; // there are more
} third_countries;

// Is it somebody of a country other than those of the actors, the speaker and the author?
bool third_is(const reading *r, const draft *d, const mention *m);
participant third_participant(const reading *r, const mention *m);
// Adds it, unless its country is there already.
void third_take(third_countries *x, const participant *p);
// Those whom the sentence `at` names; of them those below the word `below` alone unless it is -1.
third_countries third_named(const reading *r, const draft *d, uint32_t at, int32_t below);

// aided.c
// "Gave tents for the relief effort in Mali", "has sent 100,000 doses to our friends in Mali": whom
// aid reaches.
void aided_fill(reading *r, draft *d);

// parties.c
// "We urge all parties to lay down their arms": the country that the text is about there.
void parties_fill(reading *r, draft *d);

// partner.c
// "Greets the minister before meeting", "have you spoken to officials?": the other party.
void partner_fill(reading *r, draft *d);

// target.c
// "We will respond in kind", "revoked the visas of these individuals": whom the text has just
// blamed or punished.
void target_fill(reading *r, draft *d);

// enemy.c
// "Their cities were shelled": by the one state that the text says attacks them.
void enemy_fill(reading *r, draft *d);

// protester.c
// The country of a crowd, from where it is; the workers or people of the place, where nobody is
// named who protests.
void protester_fill(reading *r, draft *d);

// retold.c
// What a headline and the lead in its paragraph both tell is one event. Of settled drafts.
void retold_fold(reading *r);

// venue.c
// Where it happens when no table knows the place, in the country of those who act there.
void venue_fill(reading *r, draft *d);
// goal.c
// "Travels to Chad to strengthen ties": a goal, and no deed yet.
bool goal_is(const draft *d);
// Does it stand in what something else is done for ("to be ready for attacks")?
bool goal_holds(const draft *d);

// lend.c
// The country of those of whom the words say only what they are ("editors", "the police").
void lend_country(reading *r, draft *d);

// local.c
// "Flies to Accra, where she will meet officials": those of the country where they are met.
void local_name(reading *r, draft *d);

// mourn.c
// "Condolences to the families of the victims": the people of the country where it happened.
void mourn_fill(reading *r, draft *d);
// "We extend our condolences": the same, once it is settled that the event is one.
void mourn_settle(reading *r, draft *d);

// operator.c
void operator_compose(reading *r);

// modality.c
void modality_read(reading *r, draft *d);

// above.c
// "Called to thank Oman", "met to reiterate", "I want to thank": who does so to say it has said it.
bool above_said_then(const draft *d, uint32_t verb, uint32_t above);
// "Will stay away, accusing Chad", "while calling on others": that has been said.
bool above_said_alongside(const draft *d, uint32_t verb);
// "I want to thank", "let us pay tribute": is it done in these words?
bool above_performs(const draft *d);
// "The first country to ratify it": has ratified it.
bool above_is_ranked(const frame_view *f, uint32_t noun);
// "Proud to stand with Mali": what one is glad to do is done.
bool above_is_felt(const frame_view *f, uint32_t above);
// "Were able to meet": who could do it has done it.
bool above_has_enabled(const frame_view *f, uint32_t above);
// "Is crushing unions, threatening its neighbours": does the participle go on as the verb above?
bool above_goes_on_beside(const draft *d, uint32_t verb);
// "That assumes that Chad does not attack": only thought of.
bool above_supposes(const frame_view *f, uint32_t above);
// "Without the help that we have given": it was given.
bool above_is_granted(const frame_view *f, uint32_t noun);
// "Its ability to continue its war": the deed goes on, whatever is said of going on with it.
bool above_is_continued(const draft *d);
// "Will chair a briefing and consultations": the noun whose verb the second one shares.
const token *above_listed_with(const draft *d, uint32_t noun);
// "Monday: Minister Silva to host Kenya's president": a line of a programme.
bool above_is_billed(const draft *d, uint32_t noun);
// "Are worried that Chad will attack": feared, and nobody's plan.
bool above_fears(const frame_view *f, uint32_t above);
// "The Kenyans held hostage are to return": a participle that says which ones are meant.
bool above_is_told_of(const frame_view *f, uint32_t verb);
// "Will be freed, as we continue to ask": goes on now, whatever is to come.
bool above_goes_on_meanwhile(const sentence *s, uint32_t verb, int32_t mark);
// "A bomb went off, wounding six": what else happened then.
bool above_tells_result(const draft *d, uint32_t verb, uint32_t above);
// "Will fly to Oslo to attend the summit": who goes to a meeting meets there.
bool above_meets_there(const draft *d, uint32_t verb, uint32_t above);

// condition.c
// "Had Iran attacked", "should talks fail", "were it to refuse": a condition by the order of words.
bool condition_is_inverted(const frame_view *f, uint32_t verb);
// Has the verb an if-clause?
bool condition_has_if(const frame_view *f, uint32_t verb);
// "Were Chad to attack, Mali [would help]": does such a clause open the sentence, before the verb,
// wherever the tree hangs it?
bool condition_opens(const frame_view *f, uint32_t verb);
// Is what the word tells of on a condition, named beside it, above it or below it?
bool condition_holds(const frame_view *f, uint32_t word);
// Is the clause what "on condition that", "provided that" asks for?
bool condition_is_stipulated(const frame_view *f, uint32_t clause);
// "As long as Chad continues its war": does the clause say that something goes on?
bool condition_lasts(const frame_view *f, uint32_t clause);
// Does the word stand in a condition?
bool condition_is_part(const frame_view *f, uint32_t word);
// Talks that one side makes depend on a condition are its offer; talks that it says it will not
// hold are refused.
void condition_make_intent(reading *r, draft *d);
// Deliveries that are to stop on a condition are going on.
void condition_make_ongoing(draft *d);
// What others believe that one side could do on a condition is no condition of its own.
void condition_make_guess(draft *d);
// Hostile acts that one side says it would take on a condition are its threat.
void condition_make_threat(reading *r, draft *d);
// Is it the speaker's own act, which whoever reports it tells ("She stressed that Chad must pay")?
bool modality_performed(const event *e);
// Is the verb (or predicate) negated by its own words: "not", "never", "no longer", "nobody"?
bool modality_negated(const reading *r, const frame_view *f, uint32_t verb);

// asked.c
// "Did Iran attack?": what is asked is open; "why did Iran attack?" takes it for granted.
bool asked_openly(const frame_view *f, uint32_t clause);
// "QUESTION: Iran attacked on Monday. Why?": does somebody whose turn it is to ask tell this as a
// fact?
bool asked_is_told(const draft *d, const attribution *by);
// "QUESTION: The minister invited Chad": what somebody who asks recalls is of some day before,
// unless he says that it was just now.
bool asked_is_recalled(const draft *d);

// tocome.c
// "Look forward to the visit", "will speak at the summit", "Starting soon: ...": is a meeting
// yet to come, though its own words have no future?
bool tocome_is(const draft *d);
// "She is on a visit to Chad": does the journey go on now?
bool tocome_is_under_way(const draft *d);
// "Will have the opportunity to meet", "had the honour to meet": whether that was done is said by
// the verb above; sets the status when it does.
bool tocome_is_occasion(const reading *r, const draft *d, event_status *status);

// veracity.c
typedef struct {
    bool open;            // nothing is said of whether it holds
    bool untrue;          // it does not hold
    bool alleged, denied; // somebody's claim, somebody's denial
} veracity;
// What the words that govern the draft's clause (and its noun, unless its trigger is a verb) make
// of it, and how it is told.
veracity veracity_read(const reading *r, const draft *d, uint32_t clause, bool verb);

// discourse.c
// The other party of the channel that `d` continues, from the text before; false if none.
bool discourse_counterpart(reading *r, const draft *d, participant **list, uint32_t *n);
// Missing sides.
void discourse_fill(reading *r);

// sidelist.c
// Those who may be a side of the event.
void side_collect(reading *r, const draft *d, side_list *all);

// Marks those who are the event's other side by country.
void side_bar(side_list *all);

// sideclue.c
// What speaks for candidate i.
void side_read(const reading *r, const draft *d, const side_list *all, uint32_t i, clue_list *out);

// side.c
// Fills the sides that rules leave open.
void side_fill(reading *r);

// twin.c
// Of drafts that tell one act the better stays.
void twin_drop(reading *r);

// part.c
void part_add(reading *r); // adds the elliptical parts

// dating.c
// The day on which the text was written; no value and "unresolved" when nobody knows it.
void dating_take_own_day(reading *r, draft *d);

// recall.c
// Sides that a definite noun leaves to the text before ("approved the sale").
void recall_sides(reading *r, draft *d);
// The date of the talks told before that a phrase with this preposition recalls; NULL: none.
const event_date *recall_date(const reading *r, const draft *d, const char *preposition);

// ownday.c
// "Has sent", "had sent": is the draft's verb in the perfect?
bool ownday_is_perfect(const draft *d);
// "The anniversary of the crossing, when marchers were beaten": a deed that the words or the title
// remember.
bool ownday_is_commemorated(const reading *r, const draft *d);
// Has the act, which no words date, another day than the text's own?
bool ownday_is_barred(const reading *r, draft *d);

// background.c
// "A reporter asked about claims that ...": what a question brings up is no news.
bool background_is_brought_up(const reading *r, const draft *d);
// "condemned Iran for its war": a noun that is known to the reader, beside the news.
bool background_refers_back(const draft *d);
// "the anniversary of the attacks": they happened years ago.
bool background_is_remembered(const draft *d);
// "condemned the sale of tanks to Chad": when it was sold nobody says.
bool background_is_spoken_of(const reading *r, const draft *d);
// "The two last met in March": how it was before the news.
bool background_is_last_time(const draft *d);
// "We reaffirm our commitment": told in the present tense, as news is.
bool background_is_told_now(const draft *d);
// "We continue to urge Chad", "France is sending tents": goes on on the report's own day.
bool background_goes_on_now(const draft *d);
// "Russia's war against Ukraine", "condemned the attack": known to the reader, dated or not.
bool background_is_known(const reading *r, const draft *d);
// "The ministers called on Mali", in a government's own account of talks.
bool background_is_readout(const reading *r, const draft *d);
// "After the attack", "who was shot", "had halted the talks": before the news, as the sentence
// itself says.
bool background_is_before(const reading *r, const draft *d);
// "A man charged by Peru", "thanked Peru for offering": the news takes it for granted.
bool background_is_presupposed(const reading *r, const draft *d);

// praised.c
// "Thanked Peru for its support", "welcomed the release": known to who hears it.
bool praised_is_known(const draft *d);
// "Will thank Peru for sending tents": is the clause that which the word above thanks or blames
// for, and so done whatever is said of that?
bool praised_is_done(const frame_view *f, uint32_t word, uint32_t above);

// datinglink.c
// How a time phrase hangs on a draft.
typedef enum { LINK_NONE, LINK_FAR, LINK_OWN } link_strength;

typedef struct {
    link_strength strength;
    str preposition; // of the outermost phrase: "since", "after", "until", "by"; or empty
} time_link;

// From the time phrase up to the draft. A noun on the way keeps the time to itself.
time_link dating_link(const reading *r, const draft *d, const mention *m);

// dating.c
void dating_read(reading *r, draft *d); // the clause's own date
// "A day after Oslo approved it": the date counted back from the clause above (dateoffset.c).
void dating_offset(reading *r, draft *d);
// "At the May 12 meeting": the day before the noun of a session; NULL for none.
const mention *dating_of_session(const reading *r, const draft *d);
// Is this the draft's trigger or the verb of its clause?
bool dating_own_word(const draft *d, uint32_t word);
void dating_background(reading *r); // news or background; the document's date for news

// attachment.c
void attachment_read(reading *r, draft *d); // amounts, items, casualties, place, topic
// Is the word the draft's trigger, clause, outer clause or absorbed by it?
bool draft_own_word(const draft *d, uint32_t word);
// Is the word a gerund behind "for", which says what somebody is punished, blamed or thanked for?
bool draft_is_reason(const draft *d, uint32_t word);
// The draft of sentence `s` whose own the word is; NULL if none.
const draft *draft_owner(const reading *r, uint32_t s, uint32_t word);

// force.c
// Is it news of force or protest, of which it is enough that there is somebody at all?
bool force_is_news(const draft *d);
// Does the verb, or the one above that holds it, stand in the past?
bool force_is_told_past(const draft *d, uint32_t verb);
// Is it force told as news of which the text names neither side ("the attack took place at noon",
// "two houses were torched", "Karim was arrested")?
bool force_is_bare_news(const draft *d);
// "A clash between two communities", of whom one word at most is known.
bool force_is_lone_clash(const draft *d);
// "The attack by residents left two hurt": a blow told as done, whoever was hit.
bool force_is_lone_blow(const draft *d);
// "The abducted clerks were freed": by whoever held them.
bool force_is_told_release(const draft *d);
// Is the side of a told blow or arrest somebody in particular, though nobody known ("they threw
// stones at the police", "police arrested Karim")?
bool force_tells_side(const draft *d, const rule_path *side);
// "Chad's invasion threatens the harvest": of a war whose effects are told, it is no news.
bool force_is_taken_for_granted(const reading *r, const draft *d);
// "Discussed Chad's war against Mali": a war that is spoken of without a date goes on.
void force_let_last(const reading *r, draft *d);

// speech.c
// Is what is said between people of no known country told as news?
bool speech_is_news(const draft *d);
// Is it a condemnation of a blow, or a charge, that is news whoever makes it?
bool speech_is_bare_news(const draft *d);
// Is it said of a public side by somebody of whom no more is known ("she", "Okello")?
bool speech_is_by_somebody(const draft *d);

// dissent.c
// Is it news of protest by itself, told as a fact, whoever protests ("The strike entered its third
// day")?
bool dissent_is_told(const draft *d);
// Does the word only say why something was done ("in protest") or name another thing ("protest
// site")?
bool dissent_names_no_act(const draft *d);
// "The strike was called off": whose it was is left open.
bool dissent_is_ended(const draft *d);
// What one sentence tells of a protest in two words is one event.
void dissent_merge(reading *r);
// At whom a protest is aimed that does not say so itself: of whom it demands something, before
// whose house it is held.
void dissent_fill(reading *r);

// context.c
void context_read(const reading *r, draft *d); // what it is about, beside what its rule says

// noevent.c
// Marks a draft of which codebook/noevents.tsv says that its words tell of no deed.
void noevent_read(draft *d);

// location.c
void location_read(reading *r, draft *d); // where it happens
// The country of the town in the dateline, or before the headline's colon; empty when unknown.
str location_country_of_paper(const reading *r, const draft *d);

// The lemma of a word with its particle ("hold off"), in the arena; plain lemma when none.
str draft_phrase(const frame_view *f, uint32_t word, arena *a);
// The preposition or subordinator of a phrase or clause, also where the parser has hung it on a
// modifier; empty when there is none.
str draft_preposition(const frame_view *f, uint32_t word);
// "because of the sale", "citing the sale", "angered by the sale": what the news names as its
// cause. It is part of the news, though it happened before it.
bool draft_is_cause(const draft *d);
// Does the verb make the law of what is given: "passed a law on Monday granting Chad aid"?
bool draft_is_of_law(const draft *d, uint32_t verb);
// The elliptical part whose phrase holds the word; NULL if none.
const draft *draft_part_around(const reading *r, uint32_t index, uint32_t word);

#endif
