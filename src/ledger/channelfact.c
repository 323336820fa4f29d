#include "ledger/channelfact.h"

#include "ledger/channelby.h"
#include "ledger/channelday.h"
#include "ledger/channelframe.h"
#include "ledger/channelparty.h"
#include "ledger/channelweak.h"
#include "ledger/channelwhy.h"
#include "ledger/round.h"
#include "link/period.h"

#include <string.h>

#define BEFORE_REACH   8  // sentences back to the channel that "the talks" go on with
#define NEAR_REACH     2  // sentences back to what "they" are
#define DECISION_STEPS 4  // words above a planned round
#define LONG_PLAN      20 // days of a period that the text itself lies in: "this year"
#define OWN_BYTES      30 // of a matter named in a word or two
#define SPAN_BYTES     20 // before "months after"
#define SUBJECTS_MAX   5  // of talks that are named together
#define WHY            (1u << LINK_CAUSE | 1u << LINK_RESPONSE)

static const char SITTINGS[] =
    "table|talk|talks|negotiation|dialogue|consultation|round|session|negotiate|group|commission|"
    "committee";
bool channelfact_is_noun(str lemma)
{
    return str_in_list(lemma,
                       "talk|talks|negotiation|consultation|dialogue|discussion|round|session|"
                       "parley",
                       '|');
}

bool channelfact_is_denied(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "no|neither", '|');
}

static bool has_party(const fact *x, str key)
{
    return fact_has_party(x->actors, x->n_actors, key);
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

// The last one told before with words of its own for what it is about.
static const fact *told_of(const fact_reading *r, uint32_t index, const party_list *parties)
{
    for (size_t i = r->facts.n; i-- > 0;) {
        const fact *x = &r->facts.p[i];
        bool near = x->sentence + BEFORE_REACH >= index, all = x->n_actors >= 2;
        if (x->ledger != LEDGER_CHANNELS || !near || !x->subject_text.n) continue;
        for (uint32_t k = 0; k < parties->n; k++) all = all && has_party(x, parties->p[k].key);
        if (all) return x;
    }
    return NULL;
}

// "They fell apart", "Chad walked out": the verb alone says that the channel told just before has
// changed.
static bool is_elided(const frame_view *f, uint32_t word, uint32_t noun, str state)
{
    static const char ALONE[] = "talk|negotiate|meet|sit|confer|return|link|connect";
    return word == noun && f->sentence->tokens[word].upos == UPOS_VERB &&
           str_in_list(state, "suspended|ended|resumed", '|') &&
           !str_in_list(f->sentence->tokens[word].lemma, ALONE, '|');
}

// The channel of the last fact, in the sentence before or the one before that, if these are of its
// parties.
static const fact *told_near(const fact_reading *r, uint32_t index, const party_list *parties)
{
    const fact *x = r->facts.n ? &r->facts.p[r->facts.n - 1] : NULL;
    bool near = x && x->ledger == LEDGER_CHANNELS && x->sentence < index &&
                x->sentence + NEAR_REACH >= index && x->n_actors >= 2;
    for (uint32_t k = 0; near && k < parties->n; k++) near = has_party(x, parties->p[k].key);
    return near ? x : NULL;
}

// Did somebody of the parties do it, and are so many named where it is told as the form asks for?
static bool has_own_parties(const fact *x)
{
    bool own = !x->by.key.n;
    for (uint32_t i = 0; i < x->n_actors && !own; i++) own = str_eq(x->actors[i].key, x->by.key);
    if (!own && str_in_list(x->state, "refused|suspended|ended", '|')) return false;
    // "Chad signs the accords": of many, and not with whom else the text speaks of
    bool alone = str_eq(x->form, STR("treaty")) && x->n_known < 2 && x->n_said == 0;
    return !(alone && x->subject_guessed && str_eq(x->state, STR("agreed")));
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

// "A group to find out how ...": what it is for is said with it; no more is known of what it is
// about.
static bool has_own_purpose(const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        deprel rel = deprel_base((deprel)f->sentence->tokens[c].rel);
        int32_t to = frame_child(f, c, REL_MARK);
        if (rel == REL_ACL && to >= 0 && f->sentence->tokens[to].xpos == XPOS_TO) return true;
    }
    return false;
}

// A government and the armed group that fights it talk about peace.
static bool is_civil_war(const fact *x)
{
    for (uint32_t i = 0; i < x->n_actors && x->n_actors == 2; i++) {
        str code = x->actors[i].code, other = x->actors[1 - i].key;
        bool armed = code.n > 3 && str_starts(str_sub(code, 3, code.n), STR("REB"));
        if (armed && str_eq(str_sub(code, 0, 3), other)) return true;
    }
    return false;
}

static void assume_peace(fact *x)
{
    bool open = (!x->subject.n && !x->subject_text.n) || str_eq(x->subject, STR("peace"));
    if (!open || !str_eq(x->form, STR("talks")) || !is_civil_war(x)) return;
    x->subject = STR("peace");
    x->subject_loose = false;
}

// "The talks on mining", told behind those on migration: what they are about stands behind the noun
// in words of its own, and the text before has not called it so.
static bool says_itself(const fact_reading *r, const frame_view *f, uint32_t noun,
                        const fact *before, const fact *x)
{
    str own = span_text(r->c->document->text, f->sentence->tokens[noun].span);
    bool behind = x->subject_text.n && x->subject_text.p > own.p;
    return behind && x->subject_text.n <= OWN_BYTES && !x->subject.n && before->subject.n &&
           !before->subject_loose && str_find(before->text, x->subject_text) == SIZE_MAX;
}

// What it is about where that is not said beside the noun: of the channel told before; of the text
// as a whole; loosely, of the sentence.
static void borrow_subject(fact_reading *r, const frame_view *f, uint32_t noun, const fact *before,
                           fact *x)
{
    bool treaty = str_eq(x->form, STR("treaty"));
    if (before && says_itself(r, f, noun, before, x)) return; // "the talks on mining"
    if (before && before->subject.n && !(treaty && str_eq(before->subject, STR(SUBJECT_GENERAL)))) {
        x->subject = before->subject;
        x->subject_loose = before->subject_loose;
        return;
    }
    if (x->subject_text.n) return; // named, though by no name of the thesaurus
    if (before && before->subject_text.n && !before->subject.n) {
        x->subject_text = before->subject_text;
        return;
    }
    bool general = str_eq(r->whole->subject, STR(SUBJECT_GENERAL));
    if (r->c->sentences.n > CHANNEL_LONG_TEXT || (general && treaty)) return; // it is about more
    x->subject = r->whole->subject;
    x->subject_loose = r->whole->subject_loose;
    if (x->subject.n) return;
    x->subject = subject_of_sentence(f);
    x->subject_loose = true;
}

// "Two rounds were held": of several without a time of their own nothing is news.
static bool is_count(const frame_view *f, uint32_t noun)
{
    return f->sentence->tokens[noun].xpos == XPOS_NNS &&
           str_in_list(f->sentence->tokens[noun].lemma, "round|session|meeting", '|');
}

// "Agreed on Tuesday to meet in May", "on Tuesday scheduled talks for May": the time of the verb or
// of one above that is not later than the text; empty: none.
static str date_of_decision(const frame_view *f, uint32_t word, period told)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    int32_t above = (int32_t)word;
    for (int step = 0; step <= DECISION_STEPS && above >= 0; step++) {
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

// "Had been set for May", "the round planned for May": so it was before.
static bool was_before(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->xpos == XPOS_VBN && (rel == REL_ACL || rel == REL_AMOD)) return !f->sentence->headline;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].form, "had|was|were", '|'))
            return true; // "were to resume on Monday"
    return false;
}

// "Will suspend", "to suspend".
static bool is_coming(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, "will|shall|would|to", '|'))
            return true;
    return f->sentence->tokens[word].xpos == XPOS_VBZ || // "expires in May"
           f->sentence->tokens[word].xpos == XPOS_VBP;
}

// "Convene the second dialogue": no habit, whatever the tense says.
static bool is_numbered(const frame_view *f, uint32_t noun)
{
    static const char *const ORDINALS[] = {"first", "second", "third",    "fourth",
                                           "fifth", "sixth",  "seventh",  "eighth",
                                           "ninth", "tenth",  "inaugural"};
    for (uint32_t w = 0; w < noun; w++)
        for (size_t k = 0; k < sizeof ORDINALS / sizeof *ORDINALS; k++)
            if (str_eq_nocase(f->sentence->tokens[w].lemma, str_of(ORDINALS[k])) &&
                frame_below(f, noun, w))
                return true;
    return false;
}

// "Agreement to hold talks in May": the time is of the talks that are to come.
static bool is_time_of_plan(const frame_view *f, const fact *x, uint32_t word)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || !str_eq(t->time.value, x->date)) continue;
        int32_t verb = f->sentence->tokens[t->head].head, above = f->sentence->tokens[word].head;
        if (verb < 0 || above < 0 || t->head < word) continue;
        const token *noun = &f->sentence->tokens[above];
        if (noun->upos != UPOS_NOUN || frame_child(f, word, REL_MARK) < 0) continue;
        bool is = noun->head == verb && str_eq(f->sentence->tokens[verb].lemma, STR("be"));
        if (verb == (int32_t)word || is) return true; // "there was an agreement to hold talks in"
    }
    return false;
}

// When and where: of a round that is only agreed upon the text's day counts, and its own is kept as
// planned. False: nothing has changed ("the session lasts until Friday").
static bool settle_time(fact_reading *r, const frame_view *f, fact *x, uint32_t word, uint32_t noun,
                        const event *e)
{
    reading_date(r, x, f->sentence->index, word, e);
    channelday_correct(r, f, x, word);
    bool held = str_eq(x->state, STR("held")), agreed = str_eq(x->state, STR("agreed"));
    if (held && x->own_day && is_count(f, noun)) {
        x->date = STR_NONE;
        x->own_day = false;
    }
    uint32_t verb = f->sentence->tokens[word].xpos;
    bool present = verb == XPOS_VBP || verb == XPOS_VBZ;
    if (held && !x->date.n && !x->background && present && is_numbered(f, noun)) {
        x->date = x->published;
        x->own_day = true;
    }
    if (agreed && is_time_of_plan(f, x, word)) x->date = STR_NONE;
    period when = period_read(x->date), told = period_read(x->published);
    bool later = when.known && told.known && when.first > told.last;
    bool within = when.known && told.known && when.first <= told.first && when.last > told.last &&
                  period_length(when) >= LONG_PLAN && !str_eq(x->form, STR("treaty"));
    later = later || (agreed && within); // "will hold a round this year"
    if (agreed && when.known && when.first == PERIOD_FIRST && !str_eq(x->form, STR("treaty")))
        return false;
    if (str_eq(x->state, STR("refused")) && within) { // "will hold none this year": said today
        x->date = x->published;
        x->own_day = true;
        return true;
    }
    if (agreed && later) {
        x->planned = x->date;
        x->date = date_of_decision(f, word, told);
        x->own_day = x->date.n == 0 && !was_before(f, word);
        if (x->own_day) x->date = x->published;
    } else if (!agreed && !held && later &&
               !is_coming(f, word)) { // the time of what was called off
        x->date = x->published;
        x->own_day = true;
    }
    bool old = when.known && told.known && when.last < told.first - LONG_PLAN;
    if (held && old && present && !f->sentence->headline) return false; // "how they negotiate"
    int32_t series = f->sentence->tokens[word].head; // "a planned series of meetings": no news
    if (agreed && series >= 0 && f->sentence->tokens[word].rel == REL_AMOD &&
        str_in_list(f->sentence->tokens[series].lemma, "series|set|number", '|'))
        return false;
    if (held && later) return false;
    if (held) x->date = round_first_day(r, f, word, x->date);
    bool sits = str_eq(x->state, STR("resumed")) && // they are resumed with a round
                str_in_list(f->sentence->tokens[noun].lemma, SITTINGS, '|');
    if (!held && !sits && !x->planned.n) return true;
    x->place = round_place(r, f, e, x);
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

// "Strategic security" is that of weapons among those who have them, and of much else elsewhere.
static subject of_powers(subject about, const party_list *parties)
{
    bool both = parties->n > 0;
    if (!str_eq_nocase(about.text, STR("strategic security"))) return about;
    for (uint32_t i = 0; i < parties->n; i++)
        both = both && str_among(parties->p[i].key, STR("CHN|FRA|GBR|IND|PAK|RUS|USA"), '|');
    if (!both) about.name = STR_NONE;
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

// "Ended in Arica without result": the round did, not the talks; "ended in response to" says why.
static bool ends_round(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    if (!str_in_list(s->tokens[word].lemma, "end|conclude|close|finish", '|')) return false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        if (party_marked(f, c, "for") && str_in_list(f->sentence->tokens[c].lemma, "day|week", '|'))
            return true;
        bool why =
            str_in_list(f->sentence->tokens[c].lemma,
                        "response|protest|retaliation|reaction|reply|answer|anger|view|light", '|');
        bool place = party_marked(f, c, "in|at") && !why &&
                     !mention_covering(f->mentions, s->index, c, MENTION_TIME);
        if (place || party_marked(f, c, "without")) return true;
    }
    return false;
}

// "Inaugurated the Lake Dialogue": with its first round; a hotline works since then.
static bool inaugurates(const frame_view *f, uint32_t word, uint32_t noun)
{
    return str_eq(f->sentence->tokens[word].lemma, STR("inaugurate")) &&
           str_in_list(f->sentence->tokens[noun].lemma, "dialogue|Dialogue|talk|consultation", '|');
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

// "Seven years after it had come to a standstill", "resumed, the first since the war": when, not
// why.
static uint32_t drop_times(str text, fact_reason *list, uint32_t n)
{
    static const char *const SPANS[] = {"years after", "months after", "weeks after", "days after",
                                        "year after",  "month after",  "week after",  "day after"};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        str before = {text.p, (size_t)(list[i].text.p - text.p)};
        bool time = str_ends(str_trim(before), STR("since"));
        for (size_t k = 0; k < sizeof SPANS / sizeof *SPANS; k++) {
            size_t at = str_find(list[i].text, str_of(SPANS[k]));
            time = time || (at != SIZE_MAX && at < SPAN_BYTES);
        }
        if (!time) list[kept++] = list[i];
    }
    return kept;
}

// "Ended without agreement": of what has happened the lack of something is no condition.
static uint32_t drop_lacks(str text, fact_reason *list, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        str before = {text.p, (size_t)(list[i].text.p - text.p)};
        if (!str_ends(str_trim(before), STR("without"))) list[kept++] = list[i];
    }
    return kept;
}

// "This consultation".
static bool points_back(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "this|these", '|');
}

// "An expert group": not the one that was told of before.
static bool is_fresh(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "a|an", '|') &&
           str_in_list(f->sentence->tokens[noun].lemma,
                       "group|dialogue|mechanism|commission|committee|council", '|');
}

// "The minister spoke at the Cattle Dialogue": whose it is must be said; of who goes to talks of
// many the text's other parties are not those of the talks.
static bool only_attends(const frame_view *f, uint32_t word, uint32_t noun, uint32_t n_known)
{
    static const char ATTENDS[] = "participate|take|engage|deliver|make|give|lead|head";
    static const char DEALS[] = "discuss|review|reaffirm|address|highlight|underscore|emphasise|"
                                "emphasize|cover|explore";
    deprel rel = deprel_base((deprel)f->sentence->tokens[noun].rel);
    str lemma = f->sentence->tokens[word].lemma;
    bool beside = rel == REL_OBL || rel == REL_NMOD;
    party_list named = {0};
    if (beside && str_in_list(lemma, ATTENDS, '|')) return n_known < 2;
    if (!(beside || rel == REL_NSUBJ) || !str_in_list(lemma, DEALS, '|')) return false;
    party_of_noun(&named, f, noun); // with whom it is discussed there is not whose it is
    return named.n < 2;
}

// "Talks on reviving the Chad pipeline deal", and none of the parties is told beside the talks: a
// country that they are about is one of them, or those that the text speaks of are not theirs.
static bool is_of_others(const frame_view *f, const subject *about, const fact *x,
                         const party_list *parties)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    if (x->n_known || !about->text.n) return false;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
        const mention *m = &all->p[i];
        bool inside = about->span.begin <= m->span.begin && m->span.end <= about->span.end;
        if (m->kind != MENTION_ACTOR || !inside || m->n_actors != 1) continue;
        fact_party p = party_of(m->actors[0]);
        if (p.key.n && !party_has(parties, p.key)) return true;
    }
    return false;
}

// "The Caribbean-Chad Dialogue and the Chad-Niger Dialogue": does it name one party in its name
// where another that is joined to it names both?
static bool is_beside_named(const frame_view *f, uint32_t noun)
{
    party_list own = {0};
    party_of_name(&own, f, noun);
    if (own.n != 1) return false;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        party_list other = {0};
        if (f->sentence->tokens[f->children[i]].rel == REL_CONJ)
            party_of_noun(&other, f, f->children[i]);
        if (other.n >= 2) return true;
    }
    return false;
}

// "A union's dialogue on security", with whom it does not say: one among its members.
static bool is_of_union(const frame_view *f, uint32_t noun, uint32_t n_known)
{
    party_list own = {0};
    party_of_name(&own, f, noun);
    return n_known < 2 && own.n == 1 && str_starts(own.p[0].key, STR("IGO"));
}

// One fact of the channel whose noun is `noun`, changed at `word` to `state` (empty: an offer).
void channelfact_add(fact_reading *r, uint32_t index, uint32_t word, uint32_t noun, str state,
                     party_list *parties, fact_party by, const event *e)
{
    const frame_view *f = reading_frame(r, index);
    if (channelweak_is_other(f, noun) || channelweak_is_sitting(r, f, word, noun) ||
        channelweak_is_call(f, noun) || is_beside_named(f, noun))
        return;
    subject about = subject_at(r, f, word, noun);
    const fact *before =
        parties->n < 2 || !about.name.n ? told_before(r, index, parties, &about) : NULL;
    if (before && parties->n == 0 && party_names_other(f, noun, before->actors, before->n_actors))
        before = NULL;
    bool elided = is_elided(f, word, noun, state);
    if (elided) before = told_near(r, index, parties);
    if (elided && !before) return;
    fact x = fact_none(LEDGER_CHANNELS);
    x.n_said = channelframe_count(f, noun);
    if (!x.n_said && before) x.n_said = before->n_said;
    bool many = parties->n < 2 && !str_in_list(f->sentence->tokens[noun].lemma,
                                               "discussion|consultation|meeting", '|');
    if (!x.n_said && many) x.n_said = r->whole->n_said;
    party_complete(r, f, noun, x.n_said, before, parties, &x.n_known);
    if (only_attends(f, word, noun, x.n_known) || is_of_union(f, noun, x.n_known)) return;
    if (parties->n < 2 || is_of_others(f, &about, &x, parties)) return;
    if (str_eq(state, STR("ended")) && round_has_days(f) &&
        !str_in_list(f->sentence->tokens[word].lemma, "quit|leave|withdraw|walk|pull", '|'))
        state = STR("held"); // "ended two days of talks"
    if (str_eq(state, STR("ended")) && ends_round(f, word)) state = STR("held");
    if (str_eq(state, STR("ongoing")) && inaugurates(f, word, noun)) state = STR("held");
    about = of_powers(about, parties);
    bool general = str_eq(about.name, STR(SUBJECT_GENERAL)) && points_back(f, noun);
    if (general && (!before || !before->subject_text.n)) before = told_of(r, index, parties);
    if (general && before && before->subject_text.n) about = (subject){0};
    bool fresh = is_fresh(f, noun) && !about.name.n;
    bool nameless = fresh && !about.text.n && str_eq(state, STR("held")); // "launch a group"
    if (nameless || (fresh && has_own_purpose(f, noun))) return; // nothing else is known of it
    if (fresh) before = NULL;
    x.state = state;
    x.form = elided ? before->form : form_of(f, noun, r->a);
    if (str_eq(state, STR("held")) && str_eq(x.form, STR("treaty")))
        x.form = STR("talks"); // "the second round of the trade agreement"
    x.actors = keep_parties(r, parties);
    x.n_actors = parties->n;
    x.by = by;
    x.subject = about.name;
    x.subject_text = about.text;
    x.subject_guessed = !about.name.n;
    x.weak = channelweak_is_faint(r, f, &x, word, noun, about.name);
    if (!about.name.n) borrow_subject(r, f, noun, before, &x);
    assume_peace(&x);
    if (!settle_time(r, f, &x, word, noun, e)) return;
    fact_reason *why;
    uint32_t n_why = reading_reasons(r, index, word, e, WHY, &x.reasons);
    why = arena_array(r->a, fact_reason, n_why + 1);
    if (n_why) memcpy(why, x.reasons, n_why * sizeof *why);
    n_why = drop_own(f, noun, r->c->document->text, why, n_why);
    x.n_reasons = drop_times(r->c->document->text, why, n_why);
    x.reasons = why;
    const fact_reason *found;
    uint32_t n_if = reading_reasons(r, index, word, e, 1u << LINK_CONDITION, &found);
    fact_reason *conditions = arena_array(r->a, fact_reason, n_if + 1);
    if (n_if) memcpy(conditions, found, n_if * sizeof *conditions);
    x.n_reopen_if = state.n ? drop_lacks(r->c->document->text, conditions, n_if) : n_if;
    x.reopen_if = conditions;
    bool again = str_in_list(state, "resumed|held", '|');
    if (x.n_reopen_if && again && f->sentence->tokens[word].xpos != XPOS_VBD) x.state = STR_NONE;
    channelwhy_before(r, index, word, &x);
    if ((!x.state.n && !x.n_reopen_if) || !has_own_parties(&x)) return;
    x.joint = channelby_is_joint(f, word, x.state);
    push_fact(r, f, noun, &x);
}
