// Channels: whose talks, about what, and what has become of them.
//
// A rule of codebook/ledger/channels.rules says which word changes what; the noun of the channel
// says who its parties are ("US-China talks", "talks with France", "talks between them") and what
// it is about. What the noun leaves open the event of the clause, then the text before fills.
#include "ledger/channelframe.h"
#include "ledger/channelparty.h"
#include "ledger/round.h"
#include "link/period.h"

#include <string.h>

#define BEFORE_REACH   8 // sentences back to the channel that "the talks" go on with
#define DECISION_STEPS 4 // words above a planned round
#define SUBJECTS_MAX   5 // of talks that are named together

static const char WEAK_NOUNS[] =
    "meeting|discussion|session|conference|contact|exchange|communication|round|agreement|deal|"
    "memorandum|link|tie|committee|commission|cooperation|protocol|convention|accord|mechanism|"
    "conversation|series|set|number|day|hour";

static const char CHANNEL_NOUNS[] =
    "talk|talks|negotiation|consultation|dialogue|discussion|round|session|parley";
static const char TREATIES[] = "agreement|protocol|convention|accord|deal";
static const char SITTINGS[] =
    "table|talk|talks|negotiation|dialogue|consultation|round|session|negotiate";
static const char MEETS[] = "meet|talk|sit";

static bool is_weak_word(str lemma)
{
    return str_in_list(lemma, WEAK_NOUNS, '|');
}

static bool has_party(const fact *x, str key)
{
    for (uint32_t i = 0; i < x->n_actors; i++)
        if (str_eq(x->actors[i].key, key)) return true;
    return false;
}

// The channel told before that this one goes on with: the same subject (or none is named here), and
// the parties that are named here.
static const fact *told_before(const fact_reading *r, uint32_t index, const party_list *parties,
                               const subject *about)
{
    for (size_t i = r->facts.n; i-- > 0;) {
        const fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_CHANNELS || x->n_actors < 2) continue;
        if (x->sentence + BEFORE_REACH < index) return NULL;
        if (about->name.n && x->subject.n && !str_eq(about->name, x->subject)) continue;
        bool all = true;
        for (uint32_t k = 0; k < parties->n; k++) all = all && has_party(x, parties->p[k].key);
        if (all) return x;
    }
    return NULL;
}

// What comes of a state that is only scheduled.
static str scheduled(str state)
{
    if (str_in_list(state, "held|resumed|ongoing|agreed", '|')) return STR("agreed");
    return str_eq(state, STR("expired")) ? STR_NONE : state;
}

// "No talks were held", "no discussion will take place".
static bool is_denied(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "no|neither", '|');
}

// "An inclusive national dialogue": within a country.
static bool is_domestic(const frame_view *f, uint32_t noun)
{
    static const char INSIDE[] =
        "national|inclusive|intra|internal|domestic|civic|interfaith|public";
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, INSIDE, '|')) return true;
    return false;
}

// Did somebody of the parties do it, and are so many named where it is told as the form asks for?
static bool has_own_parties(const fact *x)
{
    bool own = !x->by.key.n;
    for (uint32_t i = 0; i < x->n_actors && !own; i++) own = str_eq(x->actors[i].key, x->by.key);
    if (!own && x->n_known < 2 && str_in_list(x->state, "refused|suspended|ended", '|'))
        return false;
    // "Chad signs the accords": of many, and not with whom else the text speaks of
    bool alone = str_eq(x->form, STR("treaty")) && x->n_known < 2 && x->n_said == 0;
    return !(alone && x->subject_guessed && str_eq(x->state, STR("agreed")));
}

// `decider`: the noun above that decides about it ("refusal to negotiate"); -1: none.
static str settled_state(const rule_match *m, const frame_view *f, bool *offered, int32_t *decider)
{
    mood x = mood_of(f, m->word, m->rule->mode);
    bool noun = x.by >= 0 && f->sentence->tokens[x.by].upos == UPOS_NOUN;
    *decider = noun ? x.by : -1;
    str state = x.state;
    bool reopens = str_in_list(m->rule->mode, "resumed|held|ongoing|agreed", '|');
    *offered = reopens && (!state.n || x.negated || x.open || x.to_come);
    if (x.negated) return STR_NONE;
    if (x.open && !str_in_list(state, "proposed|refused|agreed", '|')) return STR_NONE;
    return x.to_come ? scheduled(state) : state;
}

static const fact_party *keep_parties(fact_reading *r, const party_list *list)
{
    fact_party *p = arena_array(r->a, fact_party, list->n + 1);
    memcpy(p, list->p, list->n * sizeof *p);
    return p;
}

#define WHY (1u << LINK_CAUSE | 1u << LINK_RESPONSE)

static str form_of(const frame_view *f, uint32_t noun, arena *a)
{
    str lemma = str_lower(a, f->sentence->tokens[noun].lemma);
    bool ties = str_eq(lemma, STR("link")) && f->sentence->tokens[noun].xpos == XPOS_NNS;
    if (!ties && str_in_list(lemma, "hotline|line|link|channel", '|')) return STR("line");
    if (str_in_list(lemma, "treaty|pact|accord|agreement|convention|memorandum|protocol|deal", '|'))
        return STR("treaty");
    return STR("talks");
}

// What it is about where that is not said beside the noun: of the channel told before; of the text
// as a whole; loosely, of the sentence.
static void borrow_subject(fact_reading *r, const frame_view *f, const fact *before, fact *x)
{
    if (before && before->subject.n) {
        x->subject = before->subject;
        x->subject_loose = before->subject_loose;
        return;
    }
    if (x->subject_text.n) return; // named, though by no name of the thesaurus
    x->subject = r->whole->subject;
    x->subject_loose = r->whole->subject_loose;
    if (x->subject.n) return;
    x->subject = subject_of_sentence(f);
    x->subject_loose = true;
}

// "The sixth meeting on the border", "the joint fisheries committee": one of a series.
static bool is_counted(const frame_view *f, uint32_t noun)
{
    static const char SERIES[] = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
                                 "regular|annual|joint|bilateral|inaugural";
    str lemma = f->sentence->tokens[noun].lemma;
    if (str_ends(lemma, STR("ommittee")) || str_ends(lemma, STR("ommission"))) return true;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, SERIES, '|')) return true;
    return false;
}

// "Meeting", "exchange": many things are called so; talks, a dialogue, a hotline are channels.
static bool is_weak(const frame_view *f, uint32_t noun, bool subject_named, bool named)
{
    const token *t = &f->sentence->tokens[noun];
    if (named && str_eq(t->lemma, STR("negotiate"))) return false;
    if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) return true;
    if (str_eq(t->form, STR("talk"))) return true; // one talk
    if (!str_in_list(t->lemma, WEAK_NOUNS, '|')) return false;
    if (subject_named && is_counted(f, noun)) return false;
    if (named && str_in_list(t->lemma, TREATIES, '|')) return false; // theirs, and about something
    int32_t inner = party_inner_noun(f, noun);
    if (inner < 0) return true;
    str of = f->sentence->tokens[inner].lemma; // "a round of talks", not "an exchange of fire"
    return is_weak_word(of) || !str_in_list(of, CHANNEL_NOUNS, '|');
}

// "Two rounds were held": of several without a time of their own nothing is news.
static bool is_count(const frame_view *f, uint32_t noun)
{
    return f->sentence->tokens[noun].xpos == XPOS_NNS &&
           str_in_list(f->sentence->tokens[noun].lemma, "round|session|meeting", '|');
}

// "Agreed on Tuesday to meet in May": the time of a verb above that is not later than the text;
// empty: none.
static str date_of_decision(const frame_view *f, uint32_t word, period told)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    int32_t above = f->sentence->tokens[word].head;
    for (int step = 0; step < DECISION_STEPS && above >= 0; step++) {
        for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
            const mention *t = &m->p[i];
            period when = period_read(t->time.value);
            if (t->kind == MENTION_TIME && f->sentence->tokens[t->head].head == above &&
                when.known && when.first != PERIOD_FIRST && when.last <= told.last)
                return t->time.value;
        }
        above = f->sentence->tokens[above].head;
    }
    return STR_NONE;
}

// When and where: of a round that is only agreed upon the text's day counts, and its own is kept as
// planned. False: nothing has changed ("the session lasts until Friday").
static bool settle_time(fact_reading *r, const frame_view *f, fact *x, uint32_t word, uint32_t noun,
                        const event *e)
{
    reading_date(r, x, f->sentence->index, word, e);
    bool held = str_eq(x->state, STR("held")), agreed = str_eq(x->state, STR("agreed"));
    if (held && x->own_day && is_count(f, noun)) {
        x->date = STR_NONE;
        x->own_day = false;
    }
    period when = period_read(x->date), told = period_read(x->published);
    bool later = when.known && told.known && when.first > told.last;
    if (agreed && when.known && when.first == PERIOD_FIRST) return false;
    if (agreed && later) {
        x->planned = x->date;
        x->date = date_of_decision(f, word, told);
        x->own_day = x->date.n == 0;
        if (x->own_day) x->date = x->published;
    }
    if (held && later) return false;
    if (held) x->date = round_first_day(r, f, word, x->date);
    bool sits = str_eq(x->state, STR("resumed")) && // they are resumed with a round
                str_in_list(f->sentence->tokens[noun].lemma, SITTINGS, '|');
    if (!held && !sits && !x->planned.n) return true;
    x->place = round_place(r, f, e);
    x->level = round_level(r, f->sentence->index);
    x->heads = round_heads(r, f);
    return true;
}

// Is the noun's subject worth reading? Of a verb of meeting what is spoken of is not what the
// channel is about.
static subject subject_at(const fact_reading *r, const frame_view *f, uint32_t word, uint32_t noun)
{
    const token *t = &f->sentence->tokens[noun];
    if (noun == word && t->upos != UPOS_NOUN &&
        !str_in_list(t->lemma, "negotiate|confer|talk", '|'))
        return (subject){0};
    subject about = subject_of_noun(f, noun, r->c->document->text);
    int32_t object = t->upos == UPOS_VERB ? frame_child(f, noun, REL_OBJ) : -1;
    if (!about.name.n && object >= 0) about.name = subject_of_phrase(f, (uint32_t)object);
    return about;
}

static void push_fact(fact_reading *r, const frame_view *f, uint32_t noun, fact *x)
{
    str several[SUBJECTS_MAX];
    const token *t = &f->sentence->tokens[noun];
    bool plural = t->xpos == XPOS_NNS || t->xpos == XPOS_NNPS; // one dialogue has one subject
    uint32_t n = plural ? subject_list(f, noun, several, SUBJECTS_MAX) : 0;
    if (n == SUBJECTS_MAX) n = 0; // an agenda
    for (uint32_t i = 0; i < n && n > 1; i++) {
        x->subject = several[i];
        x->subject_guessed = false;
        *vec_push(r->a, &r->facts) = *x;
    }
    if (n < 2) *vec_push(r->a, &r->facts) = *x;
}

// "Ended in Arica without result": the round did, not the talks.
static bool ends_round(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    if (!str_in_list(s->tokens[word].lemma, "end|conclude|close|finish", '|')) return false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        bool place = party_marked(f, c, "in|at") &&
                     !mention_covering(f->mentions, s->index, c, MENTION_TIME);
        if (place || party_marked(f, c, "without")) return true;
    }
    return false;
}

// Are the words of the reason only those of the changed talks ("pulled out of the talks")?
static uint32_t drop_own(const frame_view *f, uint32_t noun, str text, fact_reason *list,
                         uint32_t n)
{
    uint32_t kept = 0;
    str own = span_text(text, f->sentence->tokens[noun].span);
    for (uint32_t i = 0; i < n; i++) {
        bool inside = list[i].text.p <= own.p && own.p < list[i].text.p + list[i].text.n;
        if (!inside) list[kept++] = list[i];
    }
    return kept;
}

// One fact of the channel whose noun is `noun`, changed at `word` to `state` (empty: an offer).
static void add_fact(fact_reading *r, uint32_t index, uint32_t word, uint32_t noun, str state,
                     party_list *parties, fact_party by, const event *e)
{
    const frame_view *f = reading_frame(r, index);
    subject about = subject_at(r, f, word, noun);
    const fact *before =
        parties->n < 2 || !about.name.n ? told_before(r, index, parties, &about) : NULL;
    if (before && parties->n == 0 && party_names_other(f, noun, before->actors, before->n_actors))
        before = NULL;
    fact x = fact_none(LEDGER_CHANNELS);
    x.n_said = channelframe_count(f, noun);
    if (!x.n_said && before) x.n_said = before->n_said;
    if (!x.n_said && parties->n < 2) x.n_said = r->whole->n_said;
    party_complete(r, f, noun, x.n_said, before, parties, &x.n_known);
    if (parties->n < 2) return;
    if (str_eq(state, STR("ended")) && round_has_days(f) &&
        !str_in_list(f->sentence->tokens[word].lemma, "quit|leave|withdraw|walk|pull", '|'))
        state = STR("held"); // "ended two days of talks"
    if (str_eq(state, STR("ended")) && ends_round(f, word)) state = STR("held");
    x.state = state;
    x.form = form_of(f, noun, r->a);
    if (str_eq(state, STR("held")) && str_eq(x.form, STR("treaty")))
        x.form = STR("talks"); // "the second round of the trade agreement"
    x.weak = is_weak(f, noun, about.name.n > 0, about.name.n > 0 && x.n_known >= 2) &&
             (str_in_list(state, "held|agreed|ongoing|proposed", '|') ||
              str_in_list(f->sentence->tokens[noun].lemma, MEETS, '|'));
    x.actors = keep_parties(r, parties);
    x.n_actors = parties->n;
    x.by = by;
    x.subject = about.name;
    x.subject_text = about.text;
    x.subject_guessed = !about.name.n;
    if (!about.name.n) borrow_subject(r, f, before, &x);
    if (!settle_time(r, f, &x, word, noun, e)) return;
    fact_reason *why;
    uint32_t n_why = reading_reasons(r, index, word, e, WHY, &x.reasons);
    why = arena_array(r->a, fact_reason, n_why + 1);
    if (n_why) memcpy(why, x.reasons, n_why * sizeof *why);
    x.n_reasons = drop_own(f, noun, r->c->document->text, why, n_why);
    x.reasons = why;
    x.n_reopen_if = reading_reasons(r, index, word, e, 1u << LINK_CONDITION, &x.reopen_if);
    bool again = str_in_list(state, "resumed|held", '|');
    if (x.n_reopen_if && again && f->sentence->tokens[word].xpos != XPOS_VBD) x.state = STR_NONE;
    if ((!x.state.n && !x.n_reopen_if) || !has_own_parties(&x)) return;
    push_fact(r, f, noun, &x);
}

// "The joint commission held its fourth session": the commission is the channel.
static uint32_t body_of(const frame_view *f, uint32_t verb, uint32_t noun)
{
    fillers found = {0};
    if (!str_in_list(f->sentence->tokens[noun].lemma, "session|meeting|round", '|')) return noun;
    frame_fillers(f, verb, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        const token *t = &f->sentence->tokens[found.word[i]];
        static const char *const BODIES[] = {"commission", "committee", "subcommittee", "council",
                                             "group"};
        for (size_t k = 0; k < sizeof BODIES / sizeof *BODIES; k++)
            if (str_eq_nocase(t->lemma, str_of(BODIES[k]))) return found.word[i];
    }
    return noun;
}

static void read_match(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    fillers nouns = {0};
    bool offered;
    int32_t decider;
    str state = settled_state(m, f, &offered, &decider);
    if (!state.n && !offered) return;
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &nouns);
    for (uint32_t i = 0; i < nouns.n; i++) {
        party_list parties = {0};
        fact_party by = {0};
        nouns.word[i] = body_of(f, m->word, nouns.word[i]);
        if (is_denied(f, nouns.word[i]) || is_domestic(f, nouns.word[i])) continue;
        const event *e = reading_event(r, index, m->word, (int32_t)nouns.word[i]);
        party_find(f, m, nouns.word[i], e, &parties, &by);
        party_list deciders = {0};
        if (decider >= 0) party_of_noun(&deciders, f, (uint32_t)decider);
        if (deciders.n) by = deciders.p[0];
        if (deciders.n && parties.n < 2) party_add(&parties, by);
        add_fact(r, index, m->word, nouns.word[i], state, &parties, by, e);
    }
}

// --- talks that an event tells though no rule of the ledger has its words

static bool is_matched(const rule_match_list *matches, const frame_view *f, uint32_t word)
{
    for (size_t i = 0; i < matches->n; i++) {
        fillers nouns = {0};
        if (matches->p[i].word == word) return true;
        if (!str_eq(matches->p[i].rule->type, STR("channels"))) continue;
        rule_path_walk(f, matches->p[i].word, matches->p[i].rule->topic, NULL, NULL, &nouns);
        for (uint32_t k = 0; k < nouns.n; k++)
            if (nouns.word[k] == word) return true;
    }
    return false;
}

static str state_of_event(const event *e)
{
    if (e->negated) return STR_NONE;
    if (str_eq(e->type, STR("CONSULT"))) {
        if (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING) return STR("held");
        return e->status == EVENT_PLANNED ? STR("agreed") : STR_NONE;
    }
    if (str_eq(e->type, STR("REJECT")) && str_eq(e->mode, STR("meet"))) return STR("refused");
    return STR_NONE;
}

// "Ready for talks if ...": an offer with its condition changes no state, but says what would.
static bool is_offer(const event *e)
{
    return e->status == EVENT_CONDITIONAL && str_in_list(e->type, "AGREE|CONSULT", '|');
}

// "The commanders met on Tuesday": a round, in a text about talks of the same parties.
static void read_meeting(fact_reading *r, const event *e, str state)
{
    party_list parties = {0};
    party_add_side(&parties, e->actors, e->n_actors);
    party_add_side(&parties, e->recipients, e->n_recipients);
    if (parties.n < 2) party_below_subject(&parties, reading_frame(r, e->sentence), e->word);
    bool own = parties.n >= 2 && r->whole->parties.n == 2;
    for (uint32_t i = 0; i < parties.n && own; i++)
        own = str_eq(parties.p[i].key, r->whole->parties.p[0].key) ||
              str_eq(parties.p[i].key, r->whole->parties.p[1].key);
    bool dated = e->date.value.n && !str_eq(e->date.how, STR("document"));
    if (!own || !r->whole->about_talks || !str_eq(state, STR("held"))) return;
    if (e->background && !dated) return;
    add_fact(r, e->sentence, e->word, e->word, state, &parties, (fact_party){0}, e);
}

// "The dialogue is important": a noun that no verb holds and no time dates tells of nothing new.
static bool is_idle(fact_reading *r, const event *e)
{
    const frame_view *f = reading_frame(r, e->sentence);
    const mention_list *m = f->mentions;
    if (f->sentence->tokens[e->word].upos != UPOS_NOUN) return false;
    for (uint32_t i = m->first_of[e->sentence]; i < m->first_of[e->sentence + 1]; i++)
        if (m->p[i].kind == MENTION_TIME && frame_below(f, e->word, m->p[i].head)) return false;
    return true;
}

// Is it the talks that the verb tells of, and not what was spoken of there?
static bool is_held_by(const frame_view *f, uint32_t verb, uint32_t noun)
{
    static const char SPEAKS[] = "discuss|address|raise|review|support|welcome|speak|mention|note";
    const sentence *s = f->sentence;
    if (str_in_list(s->tokens[verb].lemma, SPEAKS, '|')) return false;
    int32_t above = s->tokens[noun].head;
    if (above >= 0 && above != (int32_t)verb &&
        str_in_list(s->tokens[above].lemma, "round|session|series|day|set|cycle|hour", '|') &&
        party_inner_noun(f, (uint32_t)above) == (int32_t)noun)
        above = s->tokens[above].head; // "a round of talks"
    return above == (int32_t)verb;
}

// Does a word above leave the event open ("urged them to negotiate")?
static bool is_open_event(const frame_view *f, const event *e, str state)
{
    mood m = mood_of(f, e->word, state);
    return !m.state.n || m.open || m.negated;
}

static void read_event(fact_reading *r, const event *e, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, e->sentence);
    str state = state_of_event(e);
    if ((!state.n && !is_offer(e)) || (state.n && (is_idle(r, e) || is_open_event(f, e, state))))
        return;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        bool own = w == e->word || span_contains(e->trigger, t->span) || is_held_by(f, e->word, w);
        if (!own || t->upos != UPOS_NOUN || !str_in_list(t->lemma, CHANNEL_NOUNS, '|')) continue;
        if (is_matched(matches, f, w) || is_matched(matches, f, e->word)) return;
        party_list parties = {0};
        fact_party by = {0};
        if (e->n_actors == 1 && !str_eq(state, STR("held"))) by = party_of(e->actors[0].actor);
        party_of_noun(&parties, f, w);
        if (parties.n < 2) {
            party_add_side(&parties, e->actors, e->n_actors);
            party_add_side(&parties, e->recipients, e->n_recipients);
        }
        add_fact(r, e->sentence, e->word, w, state, &parties, by, e);
        return;
    }
    const token *t = &f->sentence->tokens[e->word];
    if (str_eq(e->type, STR("CONSULT")) && !is_matched(matches, f, e->word) &&
        str_in_list(t->lemma, "meet|talk|negotiate|confer|sit|gather|discuss|meeting", '|'))
        read_meeting(r, e, state);
}

// "Since the November 2023 arms control talks": a noun with its own date tells of a round.
static void read_dated_noun(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    const mention_list *m = &r->c->mentions;
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME) continue;
        int32_t noun = f->sentence->tokens[t->head].head;
        if (noun <= (int32_t)t->head) continue;
        const token *n = &f->sentence->tokens[noun];
        bool compound = deprel_base((deprel)f->sentence->tokens[t->head].rel) == REL_COMPOUND ||
                        deprel_base((deprel)f->sentence->tokens[t->head].rel) == REL_NMOD;
        if (!compound || !str_in_list(n->lemma, CHANNEL_NOUNS, '|') ||
            is_matched(matches, f, (uint32_t)noun) || reading_event(r, index, (uint32_t)noun, -1))
            continue;
        party_list parties = {0};
        party_of_noun(&parties, f, (uint32_t)noun);
        add_fact(r, index, (uint32_t)noun, (uint32_t)noun, STR("held"), &parties, (fact_party){0},
                 NULL);
    }
}

// "Agreed on Tuesday to withdraw, after the third round of talks": held when that was.
static void read_circumstance(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        if (!str_in_list(t->lemma, CHANNEL_NOUNS, '|') || t->head < 0 ||
            deprel_base((deprel)t->rel) != REL_OBL ||
            !party_marked(f, w, "after|during|following|at"))
            continue;
        if (is_matched(matches, f, w) || reading_event(r, index, w, -1)) continue;
        const event *e = reading_event(r, index, (uint32_t)t->head, -1);
        party_list parties = {0};
        party_of_noun(&parties, f, w);
        if (parties.n < 2 && e) {
            party_add_side(&parties, e->actors, e->n_actors);
            party_add_side(&parties, e->recipients, e->n_recipients);
        }
        add_fact(r, index, (uint32_t)t->head, w, STR("held"), &parties, (fact_party){0}, e);
    }
}

// "In May in Batken and in July in Isfara", "the last one in January in Busan": a round each, of
// the channel that the sentence, or the text before it, tells of.
static void read_pairs(fact_reading *r, uint32_t index, size_t first)
{
    static const char CUES[] = "round|session|meeting|talk|talks|negotiation|meet|one";
    const frame_view *f = reading_frame(r, index);
    round_pair pairs[ROUND_PAIRS_MAX];
    uint32_t n = round_pairs(r, f, pairs);
    bool cued = false, last = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        cued = cued || str_in_list(f->sentence->tokens[w].lemma, CUES, '|');
        last = last || str_in_list(f->sentence->tokens[w].lemma, "last|late|recently", '|');
    }
    const fact *model = r->facts.n ? &r->facts.p[r->facts.n - 1] : NULL;
    bool near = model && model->sentence + 1 >= index && model->subject.n;
    if (!near || !cued || (n < 2 && !(n == 1 && last))) return;
    fact x = *model;
    size_t kept = first;
    for (size_t i = first; i < r->facts.n; i++) // their own places are any of the sentence
        if (!str_in_list(r->facts.p[i].state, "held|ongoing", '|'))
            r->facts.p[kept++] = r->facts.p[i];
        else
            x = r->facts.p[i];
    r->facts.n = kept;
    period told = period_read(x.published);
    for (uint32_t i = 0; i < n; i++) {
        period when = period_read(pairs[i].date);
        if (told.known && when.first > told.last) continue;
        fact y = x;
        y.state = STR("held");
        y.date = pairs[i].date;
        y.place = pairs[i].place;
        y.own_day = y.background = false;
        y.planned = y.event = y.level = y.heads = STR_NONE;
        y.n_reasons = y.n_reopen_if = 0;
        y.by = (fact_party){0};
        y.sentence = index;
        y.text = span_text(r->c->document->text, f->sentence->span);
        y.words = f->sentence->span;
        *vec_push(r->a, &r->facts) = y;
    }
}

// What any of the sentence's talks are about.
static subject subject_named(const fact_reading *r, const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(f->sentence->tokens[w].lemma, CHANNEL_NOUNS, '|')) continue;
        subject about = subject_of_noun(f, w, r->c->document->text);
        if (about.name.n) return about;
    }
    return (subject){0};
}

// "It was the first round of talks": the meeting told just before was one.
static void read_naming(fact_reading *r, uint32_t index)
{
    const frame_view *f = reading_frame(r, index);
    for (uint32_t w = 0; w < f->sentence->n_tokens && r->facts.n; w++) {
        const token *t = &f->sentence->tokens[w];
        fact *x = &r->facts.p[r->facts.n - 1];
        int32_t it = frame_child(f, w, REL_NSUBJ);
        if (!str_in_list(t->lemma, CHANNEL_NOUNS, '|') || frame_child(f, w, REL_COP) < 0 ||
            it < 0 || !str_in_list(f->sentence->tokens[it].lemma, "it|this|that", '|') ||
            !str_eq(x->state, STR("held")) || x->sentence + 3 < index)
            continue;
        subject about = subject_named(r, f);
        x->weak = false;
        if (!x->subject.n || (x->subject_guessed && about.name.n)) {
            x->subject = about.name.n ? about.name : x->subject;
            x->subject_guessed = !about.name.n;
        }
    }
}

void channel_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    size_t first = r->facts.n;
    for (size_t i = 0; i < matches->n; i++)
        if (str_eq(matches->p[i].rule->type, STR("channels"))) read_match(r, index, &matches->p[i]);
    // a headline without a verb of its own is told in full below it
    if (r->c->sentences.p[index].headline) return;
    for (size_t i = 0; i < r->c->events.n; i++)
        if (r->c->events.p[i].sentence == index) read_event(r, &r->c->events.p[i], matches);
    read_dated_noun(r, index, matches);
    read_circumstance(r, index, matches);
    read_pairs(r, index, first);
    read_naming(r, index);
}
