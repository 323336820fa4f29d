#include "ledger/factreader.h"

#include "ledger/channelby.h"
#include "ledger/channelframe.h"
#include "ledger/channelweak.h"
#include "ledger/notice.h"
#include "link/anchor.h"
#include "link/period.h"

#include <stdlib.h>
#include <string.h>

#define SECTOR_BYTES 3          // a code that is no more than a sector
#define DROPPED      (1u << 31) // mark of a fact that is to go
#define REASONS_MAX  6          // of one change in a sentence
#define TIME_ABOVE   4          // words above a change whose time may be its own
#define TIME_CLIMB   6          // words between a time and the change that it dates
#define WEEK         7          // days
#define LONG_DAYS    31         // a time that is longer names a year rather than the day of a round
#define WEAK_REACH   3          // sentences behind the talks that "they met" may be of there
#define FACTS_MAX    4096       // of a document; no real one has a tenth of it

// "Until further notice", "after a pause of six months": what explains nothing.
static const char NO_REASONS[] = "notice|pause|break|hiatus|interruption|gap|day|week|month|year|"
                                 "hour|talk|talks|negotiation|round|session|meeting";

struct ledger_reader {
    codebook *rules;
};

status ledger_reader_open(const char *more, ledger_reader **out, diag *why)
{
    codebook *rules;
    *out = NULL;
    TRY(codebook_ledger(more, &rules, why));
    *out = ledger_reader_with(rules);
    return ST_OK;
}

ledger_reader *ledger_reader_with(codebook *rules)
{
    ledger_reader *r = mem_alloc(sizeof *r);
    *r = (ledger_reader){.rules = rules};
    return r;
}

const codebook *ledger_reader_rules(const ledger_reader *r)
{
    return r->rules;
}

void ledger_reader_close(ledger_reader *r)
{
    if (!r) return;
    codebook_free(r->rules);
    mem_free(r);
}

// --- what the readers of each ledger share

const frame_view *reading_frame(fact_reading *r, uint32_t index)
{
    if (!r->open[index]) {
        r->frames[index] = frame_open(&r->c->sentences.p[index], &r->c->mentions, r->a);
        r->open[index] = true;
    }
    return &r->frames[index];
}

const event *reading_event(const fact_reading *r, uint32_t index, uint32_t word, int32_t other)
{
    const event *by_other = NULL;
    const token *tokens = r->c->sentences.p[index].tokens;
    for (size_t i = 0; i < r->c->events.n; i++) {
        const event *e = &r->c->events.p[i];
        if (e->sentence < index) continue;
        if (e->sentence > index) break;
        if (e->word == word || span_contains(e->trigger, tokens[word].span)) return e;
        if (other >= 0 && !by_other &&
            (e->word == (uint32_t)other || span_contains(e->trigger, tokens[other].span)))
            by_other = e;
    }
    return by_other;
}

// Armed groups, parties and firms are no state's: they stand for themselves.
static bool stands_for_itself(const actor *x)
{
    for (uint8_t i = 0; i < x->n_sectors; i++)
        if (str_in_list(x->sectors[i], "REB|UAF|OPP|SEP|INS|PTY", '|')) return true;
    return false;
}

fact_party party_of(const actor *x)
{
    bool own = stands_for_itself(x) || !x->country.n;
    if (own && x->code.n <= SECTOR_BYTES) return (fact_party){0}; // "GOV": nobody in particular
    for (uint8_t i = 0; i < x->n_sectors; i++) // firms, societies, papers negotiate for themselves
        if (!x->country.n && str_in_list(x->sectors[i], "NGO|BUS|MNC|MED|EDU", '|'))
            return (fact_party){0};
    return (fact_party){.code = x->code, .key = own ? x->code : x->country, .name = x->name};
}

bool party_has(const party_list *list, str key)
{
    return fact_has_party(list->p, list->n, key);
}

void party_add(party_list *list, fact_party p)
{
    if (!p.key.n || list->n == PARTIES_MAX || party_has(list, p.key)) return;
    list->p[list->n++] = p;
}

void party_add_word(party_list *list, const frame_view *f, uint32_t word)
{
    const mention *m = mention_covering(f->mentions, f->sentence->index, word, MENTION_ACTOR);
    for (uint32_t i = 0; m && i < m->n_actors; i++) party_add(list, party_of(m->actors[i]));
}

void party_add_side(party_list *list, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) party_add(list, party_of(p[i].actor));
}

str reading_speaker(const attribution *says)
{
    if (!says) return STR("author");
    if (says->speaker && says->speaker->n_actors) return says->speaker->actors[0]->code;
    return says->name;
}

// "Saturday's attack", "Tuesday's round": a time that belongs to another noun than the change.
static bool dates_noun(const frame_view *f, const mention *t, uint32_t word)
{
    const token *x = &f->sentence->tokens[t->head];
    bool inside = x->rel == REL_NMOD_POSS || deprel_base((deprel)x->rel) == REL_COMPOUND;
    bool below = deprel_base((deprel)x->rel) == REL_NMOD && x->head >= 0 && // "the war of 1999"
                 f->sentence->tokens[x->head].head != (int32_t)word;
    return (inside || below) && x->head != (int32_t)word && x->head >= 0 &&
           f->sentence->tokens[x->head].upos != UPOS_VERB;
}

// "Three rounds held since June": not when they were.
static bool is_since(const frame_view *f, const mention *t)
{
    int32_t mark = frame_child(f, t->head, REL_CASE);
    return mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, STR("since"));
}

// "Signed accords; leaders met last week": a time of another clause.
static bool is_behind_semicolon(const frame_view *f, const mention *t, uint32_t word)
{
    uint32_t first = t->head < word ? t->head : word, end = t->head < word ? word : t->head;
    for (uint32_t w = first; w < end; w++)
        if (str_eq(f->sentence->tokens[w].form, STR(";"))) return true;
    return false;
}

// "To help those who face the winter": a time of what it is for.
static bool is_of_purpose(const frame_view *f, const mention *t, uint32_t word)
{
    int32_t w = (int32_t)t->head;
    for (int step = 0; step < TIME_CLIMB && w >= 0 && w != (int32_t)word; step++) {
        const token *x = &f->sentence->tokens[w];
        int32_t mark = frame_child(f, (uint32_t)w, REL_MARK);
        bool clause = x->rel == REL_ADVCL || x->rel == REL_ACL;
        if (clause && x->xpos == XPOS_VB && mark >= 0 && f->sentence->tokens[mark].xpos == XPOS_TO)
            return true;
        w = x->head;
    }
    return false;
}

// "Building upon the minister's April visit", "talks begun in May under the 2008 treaty": of a
// round, the time of what was before it.
static bool dates_visit(const frame_view *f, const mention *t)
{
    int32_t above = (int32_t)t->head;
    while (above >= (int32_t)t->first && above < (int32_t)t->end)
        above = f->sentence->tokens[above].head;
    if (above < 0) return false;
    const token *x = &f->sentence->tokens[above];
    if (x->upos == UPOS_NOUN || x->upos == UPOS_PROPN)
        return str_among_nocase(x->lemma,
                                STR("visit|trip|commitment|statement|inauguration|summit|"
                                    "agreement|treaty|accord|pact|memorandum|declaration"),
                                '|');
    deprel rel = deprel_base((deprel)x->rel);
    return x->xpos == XPOS_VBN && (rel == REL_ACL || rel == REL_ADVCL) &&
           str_in_list(x->lemma, "initiate|launch|establish|found|announce|sign|create", '|');
}

// May the time be that of a change to this state?
static bool may_date(const frame_view *f, const mention *t, uint32_t word, str state)
{
    if (is_behind_semicolon(f, t, word)) return false;
    bool lasts = str_in_list(state, "suspended|ongoing|expired|supports|opposes|rejects", '|');
    if (!lasts && is_since(f, t)) return false;
    deprel rel = deprel_base((deprel)f->sentence->tokens[t->head].rel);
    bool label = rel == REL_COMPOUND || rel == REL_NUMMOD; // "the 2022 response plan"
    bool given = str_in_list(state, "announced|approved|delivered|requested|funded", '|');
    if (given && label && f->sentence->tokens[t->head].head != (int32_t)word) return false;
    if (given && is_of_purpose(f, t, word)) return false;
    bool talks = str_in_list(state, "agreed|ongoing|suspended|resumed|refused|ended|expired", '|');
    if (str_eq(state, STR("held")) && dates_visit(f, t)) return false;
    return !talks || !dates_noun(f, t, word);
}

// The mention that an event's date was read from, in whatever sentence; NULL: none.
static const mention *time_at(const mention_list *m, span at)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->p[i].kind == MENTION_TIME && m->p[i].span.begin == at.begin) return &m->p[i];
    return NULL;
}

// "The treaty, signed in May, took effect": a participle that describes talks has its own day.
static bool leaves_clause(const frame_view *f, int32_t w, str state)
{
    deprel rel = (deprel)f->sentence->tokens[w].rel;
    bool describes =
        deprel_base(rel) == REL_ACL && f->sentence->tokens[w].xpos == XPOS_VBN &&
        str_in_list(state, "ongoing|suspended|resumed|refused|ended|expired|agreed", '|');
    return describes || rel == REL_ACL_RELCL || deprel_base(rel) == REL_PARATAXIS;
}

// The time that hangs on the word's clause; the nearest, when there are several.
static const mention *time_of(const frame_view *f, uint32_t word, str state)
{
    const mention_list *m = f->mentions;
    const mention *best = NULL;
    uint32_t s = f->sentence->index, best_gap = 0;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || !period_read(t->time.value).known) continue;
        if (!may_date(f, t, word, state)) continue;
        int32_t w = (int32_t)t->head;
        int step = 0;
        while (w >= 0 && w != (int32_t)word && step++ < TIME_CLIMB)
            w = leaves_clause(f, w, state) ? -1 : f->sentence->tokens[w].head;
        if (w != (int32_t)word) continue;
        uint32_t gap = t->head > word ? t->head - word : word - t->head;
        int32_t days = period_length(period_read(t->time.value));
        int32_t best_days = best ? period_length(period_read(best->time.value)) : 0;
        bool finer = best && days <= WEEK && best_days > LONG_DAYS; // "this week", "the 2020 round"
        if (best && !finer && (gap >= best_gap || (best_days <= WEEK && days > LONG_DAYS)))
            continue;
        best = t;
        best_gap = gap;
    }
    return best;
}

// The same, or the time of what stands above: "on Thursday they agreed to restore", "Thursday, when
// they left".
static const mention *time_near(const frame_view *f, uint32_t word, str state)
{
    int32_t w = (int32_t)word;
    for (int step = 0; step < TIME_ABOVE && w >= 0; step++) {
        const mention *t =
            mention_covering(f->mentions, f->sentence->index, (uint32_t)w, MENTION_TIME);
        if (!t || !period_read(t->time.value).known || !may_date(f, t, word, state))
            t = time_of(f, (uint32_t)w, state);
        if (t) return t;
        deprel rel = (deprel)f->sentence->tokens[w].rel;
        if (rel == REL_PARATAXIS || rel == REL_ACL_RELCL) return NULL;
        w = f->sentence->tokens[w].head;
    }
    return NULL;
}

// "The two rounds held so far": a participle describes, and tells no news of the day.
static bool is_description(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    int32_t late = frame_child(f, word, t->upos == UPOS_NOUN ? REL_AMOD : REL_ADVMOD);
    if (late >= 0 && str_in_list(f->sentence->tokens[late].lemma, "recent|recently", '|'))
        return true; // "the recent extension"
    return t->xpos == XPOS_VBN && (rel == REL_ACL || rel == REL_AMOD) &&
           frame_child(f, word, REL_AUX) < 0 && !f->sentence->headline;
}

// "The treaty remains on hold": it was so before, and nothing has changed on the day of the text.
static bool is_standing(const frame_view *f, uint32_t word)
{
    int32_t above = f->sentence->tokens[word].head;
    int32_t still = frame_child(f, word, REL_ADVMOD);
    if (str_in_list(f->sentence->tokens[word].lemma, "remain|stay", '|')) return true;
    if (still >= 0 && str_eq(f->sentence->tokens[still].lemma, STR("still"))) return true;
    return above >= 0 && deprel_base((deprel)f->sentence->tokens[word].rel) == REL_XCOMP &&
           str_in_list(f->sentence->tokens[above].lemma, "remain|stay|continue", '|');
}

// "We negotiate to solve conflicts": in the present, and no headline, it is no news of the day.
static bool is_habit(const frame_view *f, uint32_t word, str state)
{
    const token *t = &f->sentence->tokens[word];
    return str_in_list(state, "held|resumed", '|') && !f->sentence->headline &&
           (t->xpos == XPOS_VBP || t->xpos == XPOS_VBZ);
}

// The date of the event that tells the change; empty: it has none of its own.
static str date_of_event(fact_reading *r, uint32_t index, const event *e, uint32_t word, str state)
{
    if (!e || !e->date.value.n || !period_read(e->date.value).known ||
        str_eq(e->date.how, STR("document")))
        return STR_NONE;
    const mention *t = time_at(&r->c->mentions, e->date.span);
    if (!t) return e->date.value;
    bool here = t->sentence == index;
    uint32_t at = here ? word : t->head; // told again from another sentence: no word is its own
    return may_date(reading_frame(r, t->sentence), t, at, state) ? e->date.value : STR_NONE;
}

// "A result of leaving the deal", "after leaving it": a deed that is named, not told.
static bool is_gerund_noun(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->xpos != XPOS_VBG || frame_child(f, word, REL_AUX) >= 0) return false;
    if (rel == REL_ACL || rel == REL_NMOD || rel == REL_OBL) return true;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        bool marks =
            deprel_base((deprel)c->rel) == REL_MARK || deprel_base((deprel)c->rel) == REL_CASE;
        if (marks && str_in_list(c->lemma, "of|after|since|before|without|from|for", '|'))
            return true;
    }
    return false;
}

// "Since we left the deal", "since the signing of the deal", "the talks that it broke off": told as
// known, not as news.
static bool is_aside(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    while ((t->rel == REL_CONJ || deprel_base((deprel)t->rel) == REL_XCOMP) && t->head >= 0) {
        word = (uint32_t)t->head;
        t = &f->sentence->tokens[word];
    }
    int32_t mark = frame_child(f, word, REL_MARK);
    int32_t before = t->upos == UPOS_NOUN ? frame_child(f, word, REL_CASE) : -1;
    if (f->sentence->headline) return false;
    if (t->rel == REL_ACL_RELCL || is_gerund_noun(f, word)) return true;
    if (before >= 0 && str_eq(f->sentence->tokens[before].lemma, STR("since"))) return true;
    return deprel_base((deprel)t->rel) == REL_ADVCL && mark >= 0 &&
           str_in_list(f->sentence->tokens[mark].lemma, "since|when|before|while", '|');
}

// "Our town saw history on Tuesday: the talks resumed": the time of the clause before the colon.
static const mention *time_before_colon(const frame_view *f, uint32_t word, str state)
{
    const token *t = &f->sentence->tokens[word];
    if (t->rel != REL_PARATAXIS || t->head < 0 || t->head > (int32_t)word) return NULL;
    for (uint32_t w = (uint32_t)t->head; w < word; w++)
        if (str_eq(f->sentence->tokens[w].form, STR(":")))
            return time_of(f, (uint32_t)t->head, state);
    return NULL;
}

str reading_until(fact_reading *r, str day)
{
    buf b = {0};
    str date = str_split(&day, 'T');
    buf_add_format(&b, "../%.*s", STR_ARG(date));
    str out = str_copy(r->a, buf_str(&b));
    buf_free(&b);
    return out;
}

void reading_date(fact_reading *r, fact *out, uint32_t index, uint32_t word, const event *e)
{
    const coded *c = r->c;
    const frame_view *f = reading_frame(r, index);
    const mention *t = NULL;
    out->sentence = index;
    out->document = c->document->id;
    out->published = c->document->published;
    out->text = span_text(c->document->text, c->sentences.p[index].span);
    out->words = e ? e->trigger : f->sentence->tokens[word].span;
    out->event = e ? str_of(e->id) : STR_NONE;
    out->background = e && e->background;
    out->alleged = e && e->claim == CLAIM_ALLEGED;
    out->denied = e && e->claim == CLAIM_DENIED;
    out->confidence = e ? e->confidence : 0.6;
    out->date = date_of_event(r, index, e, word, out->state);
    if (!out->date.n && (t = time_near(f, word, out->state))) out->date = t->time.value;
    if (!out->date.n && out->ledger == LEDGER_CHANNELS &&
        (t = time_before_colon(f, word, out->state)))
        out->date = t->time.value;
    // "A step that the army warned would be intolerable": of talks an aside is history, of warnings
    // the coder knows better.
    bool news = e && str_eq(e->date.how, STR("document")) && out->ledger != LEDGER_CHANNELS;
    if (out->date.n || out->background || is_description(f, word) || (is_aside(f, word) && !news) ||
        is_habit(f, word, out->state))
        return;
    if (is_standing(f, word) && out->published.n) {
        out->date = reading_until(r, out->published);
        return;
    }
    out->date = out->published;
    out->own_day = true;
}

// The event as it is told first: the headline's, the lead's.
static const event *first_telling(const link_list *all, const event *e)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->p[i].kind == LINK_SAME && all->p[i].from == e) return all->p[i].to;
    return e;
}

// "Ended the talks and said it would go to court after ...": what is told last of the same deed.
static bool continues(const frame_view *f, uint32_t word, int32_t told)
{
    for (int step = 0; step < TIME_ABOVE && told > (int32_t)word; step++) {
        deprel rel = deprel_base((deprel)f->sentence->tokens[told].rel);
        if (rel != REL_CONJ && rel != REL_CCOMP && rel != REL_XCOMP) return false;
        told = f->sentence->tokens[told].head;
        if (told == (int32_t)word) return true;
    }
    return false;
}

// Is the relation about the word: does it explain it, or the clause that holds it?
static bool explains(const frame_view *f, const relation *x, uint32_t word)
{
    int32_t w = (int32_t)word;
    for (int step = 0; step < TIME_ABOVE && w >= 0; step++) {
        if (w == x->told) return x->why < 0 || !frame_below(f, (uint32_t)x->why, word);
        deprel rel = deprel_base((deprel)f->sentence->tokens[w].rel);
        if (rel != REL_XCOMP && rel != REL_CCOMP && rel != REL_OBJ) break;
        w = f->sentence->tokens[w].head;
    }
    return continues(f, word, x->told);
}

static uint32_t told_reasons(fact_reading *r, uint32_t index, uint32_t word, unsigned kinds,
                             fact_reason *out)
{
    const frame_view *f = reading_frame(r, index);
    relation_list all = relation_read(f, NULL, r->a);
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.n && n < REASONS_MAX; i++) {
        const relation *x = &all.p[i];
        if (x->why < 0 || !(kinds & 1u << x->kind) || !explains(f, x, word)) continue;
        if (mention_covering(f->mentions, index, (uint32_t)x->why, MENTION_TIME) ||
            str_in_list(f->sentence->tokens[x->why].lemma, NO_REASONS, '|'))
            continue;
        uint32_t told[] = {(uint32_t)x->told};
        str text = span_text(r->c->document->text, anchor_span(f, (uint32_t)x->why, told, 1));
        if (text.n > 3 && str_eq(str_sub(text, 0, 3), STR("of "))) // "because of the seizure"
            text = str_sub(text, 3, text.n);
        out[n++] = (fact_reason){
            .text = text, .by = reading_speaker(anchor_speaker(f, x)), .confidence = x->strength};
    }
    return n;
}

// "Chad halted the talks, citing the sale": the reason is Chad's.
static str speaker_of_link(const fact_reading *r, const event_link *l)
{
    static const char OWN[] =
        "citing|Citing|naming|giving|blaming|Blaming|pointing|invoking|accusing";
    str words = span_text(r->c->document->text, l->words), first = str_split(&words, ' ');
    bool own = !l->says && l->to->n_actors && str_in_list(first, OWN, '|');
    return own ? l->to->actors[0].actor->code : reading_speaker(l->says);
}

uint32_t reading_reasons(fact_reading *r, uint32_t index, uint32_t word, const event *e,
                         unsigned kinds, const fact_reason **out)
{
    const link_list *all = &r->c->links;
    fact_reason *found = arena_array(r->a, fact_reason, all->n + REASONS_MAX);
    uint32_t n = 0;
    for (size_t i = 0; i < all->n && e; i++) {
        const event_link *l = &all->p[i];
        if (l->to != e || !(kinds & 1u << l->kind)) continue;
        str text = span_text(r->c->document->text, l->from_words);
        if (str_ends(text, STR("further notice"))) continue;
        found[n++] =
            (fact_reason){.text = text,
                          .event = l->from ? str_of(first_telling(all, l->from)->id) : STR_NONE,
                          .by = speaker_of_link(r, l),
                          .confidence = l->confidence};
    }
    if (n == 0) n = told_reasons(r, index, word, kinds, found);
    *out = found;
    return n;
}

// --- all of a document

static int by_place(const void *a, const void *b)
{
    const fact *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->words.begin != y->words.begin) return x->words.begin < y->words.begin ? -1 : 1;
    if (x->ledger != y->ledger) return (int)x->ledger - (int)y->ledger;
    int state = str_cmp(x->state, y->state);
    return state ? state : str_cmp(x->subject, y->subject);
}

static bool same_actors(const fact *x, const fact *y)
{
    uint32_t common = 0;
    for (uint32_t i = 0; i < x->n_actors; i++)
        for (uint32_t k = 0; k < y->n_actors; k++)
            common += str_eq(x->actors[i].key, y->actors[k].key);
    return common == x->n_actors || common == y->n_actors;
}

// The strong fact whose channel the weak one may be of: of the same parties and, unless what the
// weak one is about is only guessed, the same subject.
static const fact *backing(const fact_reading *r, const fact *weak)
{
    const fact *found = NULL;
    for (size_t k = 0; k < r->facts.n; k++) {
        const fact *x = &r->facts.p[k];
        if (x->weak || x->ledger != weak->ledger || !same_actors(x, weak)) continue;
        if (!str_eq(x->form, weak->form)) continue;
        if (str_eq(x->subject, weak->subject) && !weak->subject_guessed) return x;
        bool near = r->c->sentences.n <= CHANNEL_LONG_TEXT ||
                    (x->sentence <= weak->sentence && weak->sentence - x->sentence <= WEAK_REACH);
        if (weak->subject_guessed && near && !found) found = x;
    }
    return found;
}

// "They also discussed trade", in a text that dates the round of which it tells: that round.
static bool has_dated(const fact_reading *r, const fact *weak)
{
    for (size_t i = 0; i < r->facts.n && weak->own_day && str_eq(weak->state, STR("held")); i++) {
        const fact *x = &r->facts.p[i];
        if (!x->weak && x->ledger == weak->ledger && str_eq(x->state, STR("held")) && x->date.n &&
            !x->own_day && !x->background && same_actors(x, weak))
            return true;
    }
    return false;
}

// "They met" tells of a channel only where the text names one between the same.
static void drop_weak(fact_reading *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->facts.n; i++) {
        fact *x = &r->facts.p[i];
        bool guess = x->weak && x->subject_guessed && !r->whole->about_talks;
        const fact *strong = x->weak ? backing(r, x) : x;
        if (guess) strong = NULL; // "they met", in a text on many things
        if (x->weak && has_dated(r, x)) strong = NULL;
        if (!strong) x->n_said |= DROPPED;
        if (strong && x != strong && x->subject_guessed) {
            x->subject = strong->subject;
            x->subject_text = strong->subject_text;
            x->subject_loose = strong->subject_loose;
        }
    }
    for (size_t i = 0; i < r->facts.n; i++) {
        if (r->facts.p[i].n_said & DROPPED) continue;
        r->facts.p[kept++] = r->facts.p[i];
    }
    r->facts.n = kept;
}

fact_list ledger_read(const ledger_reader *reader, const coded *c, arena *a)
{
    fact_reading r = {.rules = reader->rules, .c = c, .a = a};
    size_t n = c->sentences.n;
    r.frames = arena_array(a, frame_view, n + 1);
    r.open = arena_array(a, bool, n + 1);
    channel_frame whole = channelframe_of(&r);
    r.whole = &whole;
    rule_match_list *matches = arena_array(a, rule_match_list, n + 1);
    for (uint32_t i = 0; i < n && r.facts.n < FACTS_MAX; i++) {
        matches[i] = rule_match_sentence(reader->rules, reading_frame(&r, i), NULL, a);
        channel_read(&r, i, &matches[i]);
        redline_read(&r, i, &matches[i]);
        position_read(&r, i, &matches[i]);
    }
    redline_finish(&r);
    channelby_settle(&r);
    drop_weak(&r);
    fact notice;
    if (notice_read(c, a, &notice))
        *vec_push(a, &r.facts) = notice;
    else
        transfer_read(&r, matches);
    if (r.facts.n) qsort(r.facts.p, r.facts.n, sizeof *r.facts.p, by_place);
    return (fact_list){.p = r.facts.p, .n = r.facts.n};
}
