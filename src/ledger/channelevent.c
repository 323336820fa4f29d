#include "ledger/channelevent.h"

#include "ledger/channelfact.h"
#include "ledger/channelframe.h"
#include "ledger/channelparty.h"
#include "ledger/round.h"
#include "link/period.h"

#include <string.h>

#define ROUND_STEPS 4 // words between a round and the verb of those who meet for it

// Who somebody arrives at after talks has not had them.
static const char MOVES[] = "arrive|travel|go|come|fly|return|visit|leave|depart";

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
    channelfact_add(r, e->sentence, e->word, e->word, state, &parties, (fact_party){0}, e);
}

// "The dialogue is important": a noun that no verb holds and no time dates tells of nothing new.
static bool is_idle(fact_reading *r, const event *e)
{
    const frame_view *f = reading_frame(r, e->sentence);
    const mention_list *m = f->mentions;
    if (f->sentence->tokens[e->word].upos != UPOS_NOUN) return false;
    for (uint32_t i = m->first_of[e->sentence]; i < m->first_of[e->sentence + 1]; i++)
        if (m->p[i].kind == MENTION_TIME &&
            f->sentence->tokens[m->p[i].head].head == (int32_t)e->word)
            return false;
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
    if (above >= 0 && above != (int32_t)verb && s->tokens[above].rel == REL_ADVCL &&
        s->tokens[verb].xpos != XPOS_VB &&
        str_in_list(s->tokens[above].lemma, "continue|resume|pursue|hold", '|'))
        above = s->tokens[above].head; // "met to continue their talks"
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
        if (!own || t->upos != UPOS_NOUN || !channelfact_is_noun(t->lemma)) continue;
        if (is_matched(matches, f, w) || is_matched(matches, f, e->word)) return;
        if (channelfact_is_denied(f, w)) return;
        party_list parties = {0};
        fact_party by = {0};
        if (e->n_actors == 1 && !str_eq(state, STR("held"))) by = party_of(e->actors[0].actor);
        party_of_noun(&parties, f, w);
        if (parties.n < 2)
            party_of_event(&parties, f, e);
        else if (party_is_with(f, w))
            party_add_side(&parties, e->actors, e->n_actors);
        channelfact_add(r, e->sentence, e->word, w, state, &parties, by, e);
        return;
    }
    const token *t = &f->sentence->tokens[e->word];
    if (str_eq(e->type, STR("CONSULT")) && !is_matched(matches, f, e->word) &&
        str_in_list(t->lemma, "meet|talk|negotiate|confer|sit|gather|discuss|meeting", '|'))
        read_meeting(r, e, state);
}

// "After the May round of talks": a noun with its own date tells of a round.
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
        if (!compound || !channelfact_is_noun(n->lemma) || is_matched(matches, f, (uint32_t)noun) ||
            reading_event(r, index, (uint32_t)noun, -1))
            continue;
        party_list parties = {0};
        party_of_noun(&parties, f, (uint32_t)noun);
        channelfact_add(r, index, (uint32_t)noun, (uint32_t)noun, STR("held"), &parties,
                        (fact_party){0}, NULL);
    }
}

// "Agreed on Tuesday to withdraw, after the third round of talks": held when that was.
static void read_circumstance(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        if (t->head < 0 || deprel_base((deprel)t->rel) != REL_OBL ||
            !channelfact_is_noun(t->lemma) || !party_marked(f, w, "after|during|following|at"))
            continue;
        if (is_matched(matches, f, w) || reading_event(r, index, w, -1)) continue;
        const event *e = reading_event(r, index, (uint32_t)t->head, -1);
        party_list parties = {0};
        party_of_noun(&parties, f, w);
        bool moves = str_in_list(f->sentence->tokens[t->head].lemma, MOVES, '|');
        if (parties.n < 2 && e && !moves) party_of_event(&parties, f, e);
        channelfact_add(r, index, (uint32_t)t->head, w, STR("held"), &parties, (fact_party){0}, e);
    }
}

// "The second", "its third".
static bool is_numbered(const frame_view *f, uint32_t noun)
{
    static const char NTH[] = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth";
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, NTH, '|')) return true;
    return false;
}

// The verb of meeting that the round stands beside ("convened in May, their third round", "met
// for the first round"); -1: none.
static int32_t meeting_above(const frame_view *f, uint32_t noun)
{
    int32_t at = f->sentence->tokens[noun].head;
    for (int step = 0; step < ROUND_STEPS && at >= 0; step++) {
        const token *t = &f->sentence->tokens[at];
        if (str_in_list(t->lemma, "meet|convene|gather|negotiate|sit|haggle", '|'))
            return t->upos == UPOS_VERB ? at : -1;
        if (t->upos == UPOS_VERB) return -1;
        at = t->head;
    }
    return -1;
}

// "Negotiated about fish, in the second round since May": a numbered round that stands beside a
// verb of meeting.
static void read_numbered(fact_reading *r, uint32_t index, size_t first)
{
    const frame_view *f = reading_frame(r, index);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(f->sentence->tokens[w].lemma, "round|session", '|')) continue;
        int32_t verb = is_numbered(f, w) ? meeting_above(f, w) : -1;
        if (verb < 0 || r->facts.n > first) continue;
        party_list parties = {0};
        party_of_noun(&parties, f, w);
        if (parties.n < 2) party_below_subject(&parties, f, (uint32_t)verb);
        mood m = mood_of(f, (uint32_t)verb, STR("held"));
        if (m.open || m.negated || m.to_come || !m.state.n) continue;
        channelfact_add(r, index, (uint32_t)verb, w, STR("held"), &parties, (fact_party){0},
                        reading_event(r, index, (uint32_t)verb, -1));
    }
}

// "Next stop: Osh, in May", "put off to the fourth round, in May in Osh": the round to come of the
// channel told just before.
static void add_next(fact_reading *r, uint32_t index, fact x, const round_pair *pairs, uint32_t n)
{
    period told = period_read(x.published);
    bool met = str_in_list(x.state, "held|resumed|ongoing|agreed", '|') && !x.planned.n;
    for (uint32_t i = 0; i < n && met && told.known; i++) {
        period when = period_read(pairs[i].date);
        if (!when.known || when.first <= told.last) continue;
        x.state = STR("agreed");
        x.date = x.published;
        x.planned = pairs[i].date;
        x.place = pairs[i].place;
        x.own_day = true;
        x.background = false;
        x.event = x.level = x.heads = STR_NONE;
        x.n_reasons = x.n_reopen_if = 0;
        x.sentence = index;
        x.text = span_text(r->c->document->text, r->c->sentences.p[index].span);
        x.words = r->c->sentences.p[index].span;
        *vec_push(r->a, &r->facts) = x;
        return;
    }
}

// "Next stop", "the next is set for"; not "next to it", "next month".
static bool is_next(const sentence *s, uint32_t w)
{
    static const char NEXT[] = "stop|round|session|meeting|be|one|venue|consultation|talk";
    return str_eq_nocase(s->tokens[w].form, STR("next")) && w + 1 < s->n_tokens &&
           str_in_list(s->tokens[w + 1].lemma, NEXT, '|');
}

// The one told last; NULL: none.
static const fact *last_channel(const fact_reading *r)
{
    for (size_t i = r->facts.n; i-- > 0;)
        if (r->facts.p[i].ledger == LEDGER_CHANNELS) return &r->facts.p[i];
    return NULL;
}

// "In May in Batken and in July in Isfara", "the last one in January in Busan": a round each, of
// the channel that the sentence, or the text before it, tells of.
static void read_pairs(fact_reading *r, uint32_t index, size_t first)
{
    static const char CUES[] = "round|session|meeting|talk|talks|negotiation|meet|one";
    const frame_view *f = reading_frame(r, index);
    round_pair pairs[ROUND_PAIRS_MAX];
    uint32_t n = round_pairs(r, f, pairs);
    if (!n) return;
    bool cued = false, last = false, next = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        cued = cued || str_in_list(f->sentence->tokens[w].lemma, CUES, '|');
        last = last || str_in_list(f->sentence->tokens[w].lemma, "last|late|recently", '|');
        next =
            next || is_next(f->sentence, w) ||
            (str_in_list(f->sentence->tokens[w].lemma, "round|session", '|') && is_numbered(f, w));
    }
    const fact *model = last_channel(r);
    bool near = model && model->sentence + 1 >= index && model->subject.n;
    bool known =
        model && model->sentence + 1 >= index && (model->subject.n || model->subject_text.n);
    if (known && next) add_next(r, index, *model, pairs, n);
    uint32_t n_own = 0;
    for (uint32_t i = 0; i < n; i++) n_own += !pairs[i].other;
    if (!near || !cued || !n_own || (n < 2 && !(n == 1 && last))) return;
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
        if (pairs[i].other || (told.known && when.first > told.last)) continue;
        fact y = x;
        y.state = STR("held");
        y.date = pairs[i].date;
        y.place = pairs[i].place;
        y.own_day = y.background = false;
        y.planned = y.event = y.level = y.heads = STR_NONE;
        if (n == 1) y.level = round_level_told(r, index); // no other round to be its level
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
        if (!channelfact_is_noun(f->sentence->tokens[w].lemma)) continue;
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
        if (!channelfact_is_noun(t->lemma) || frame_child(f, w, REL_COP) < 0 || it < 0 ||
            !str_in_list(f->sentence->tokens[it].lemma, "it|this|that", '|') ||
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

void channelevent_read(fact_reading *r, uint32_t index, const rule_match_list *matches,
                       size_t first)
{
    for (size_t i = 0; i < r->c->events.n; i++)
        if (r->c->events.p[i].sentence == index) read_event(r, &r->c->events.p[i], matches);
    read_dated_noun(r, index, matches);
    read_circumstance(r, index, matches);
    read_numbered(r, index, first);
    read_pairs(r, index, first);
    read_naming(r, index);
}
