#include "ledger/transferday.h"

#include <math.h>

#define CLIMB     5 // words from a time up to what it dates
#define ABOUT_MAX 2 // words between "more than" and its number: "more than a", "over US"

// --- words that put a deed before the day

// Does the word hang on the clause of `verb`, or on one above or below it: "signed a law that gives
// 5 million some days ago"?
static bool hangs_on(const frame_view *f, uint32_t w, uint32_t verb)
{
    int32_t at = (int32_t)w;
    for (int step = 0; step <= CLIMB && at >= 0; step++) {
        if (at == (int32_t)verb) return true;
        if (frame_word(f, (uint32_t)at)->upos == UPOS_VERB)
            return frame_below(f, verb, (uint32_t)at) || frame_below(f, (uint32_t)at, verb);
        at = frame_word(f, (uint32_t)at)->head;
    }
    return false;
}

// "Some days ago", "recently": of a time that no calendar tells.
static bool is_ago(const fact_reading *r, const frame_view *f, uint32_t verb)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || !str_eq(t->time.value, STR("PAST_REF"))) continue;
        str words = span_text(r->c->document->text, t->span);
        bool ago = str_ends(words, STR("ago")) || str_ends(words, STR("ecently"));
        if (ago && hangs_on(f, t->head, verb)) return true;
    }
    return false;
}

// "Has already sent", "we previously gave".
static bool is_before_now(const frame_view *f, uint32_t verb)
{
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++)
        if (str_in_list(frame_word(f, f->children[i])->lemma, "already|previously|recently", '|'))
            return true;
    return false;
}

// "In the run-up to the journey", "in the lead up to": before what the text is about.
static bool is_in_run_up(const frame_view *f)
{
    for (uint32_t w = 0; w + 2 < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma, next = frame_word(f, w + 1)->lemma;
        bool run = str_in_list(lemma, "run|lead", '|') &&
                   str_in_list(next, "up|-|-up", '|'); // "run-up" is one word or three
        if (run || str_in_list(lemma, "run-up|lead-up|runup|leadup", '|')) return true;
    }
    return false;
}

// The day of "yesterday" when the tree hangs it on another word than the verb; empty: none.
static str yesterday_of(const fact_reading *r, const frame_view *f, uint32_t verb)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || t->time.value.n < 10) continue;
        str words = span_text(r->c->document->text, t->span);
        if (str_eq_nocase(words, STR("yesterday")) && hangs_on(f, t->head, verb))
            return t->time.value;
    }
    return STR_NONE;
}

// --- running totals

// "Today", "has just sent": news of the day. "In just two weeks" is none.
static bool names_today(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        bool verb = w + 1 < f->sentence->n_tokens && frame_word(f, w + 1)->upos == UPOS_VERB;
        if (str_in_list(lemma, "today|tonight|announce", '|')) return true;
        if (verb && str_in_list(lemma, "just|now", '|')) return true;
    }
    return false;
}

// "Has given", "have been given".
static bool is_perfect(const frame_view *f, uint32_t verb)
{
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = frame_word(f, f->children[i]);
        if (deprel_base((deprel)c->rel) == REL_AUX && str_in_list(c->form, "has|have|'ve|’ve", '|'))
            return true;
    }
    return false;
}

// "More than 5,000 rockets", "nearly 5 million".
static bool is_about(const frame_view *f)
{
    for (uint32_t w = 1; w < f->sentence->n_tokens; w++) {
        if (frame_word(f, w)->upos != UPOS_NUM) continue;
        for (uint32_t k = w > ABOUT_MAX ? w - ABOUT_MAX : 0; k < w; k++)
            if (str_in_list(frame_word(f, k)->lemma, "over|than|nearly|almost|approximately", '|'))
                return true;
    }
    return false;
}

static bool has_number(const fact *x)
{
    for (uint32_t i = 0; i < x->n_items; i++)
        if (isfinite(x->items[i].quantity) || isfinite(x->items[i].low)) return true;
    return false;
}

// "Has given 5 million to help Chad", "has sent over 5,000 rockets": what was given up to now, in
// one go or in many. What has come is news of the day: "has received two jets", "5 million".
static bool is_running_total(const frame_view *f, const saying *s)
{
    if (!str_eq(s->x.state, STR("delivered")) || names_today(f)) return false;
    bool money = isfinite(s->x.value) || isfinite(s->x.value_low);
    bool past = frame_word(f, s->word)->xpos == XPOS_VBD;
    bool got = str_in_list(frame_word(f, s->word)->lemma, "receive|get|obtain", '|');
    if (is_perfect(f, s->word)) return (money && !got && !has_number(&s->x)) || is_about(f);
    return past && money && is_about(f); // "gave 5 million" may be news
}

static bool is_told_later(const fact_reading *r, const frame_view *f, const saying *s)
{
    if (is_running_total(f, s) || is_ago(r, f, s->word)) return true;
    if (names_today(f)) return is_in_run_up(f) && !str_eq(s->x.state, STR("delivered"));
    return is_before_now(f, s->word) || is_in_run_up(f);
}

void transfer_open_day(fact_reading *r, saying *s)
{
    if (!s->x.own_day || !s->x.state.n || !s->x.published.n) return;
    const frame_view *f = reading_frame(r, s->x.sentence);
    str day = yesterday_of(r, f, s->word);
    if (!day.n && !is_told_later(r, f, s)) return;
    s->x.date = day.n ? day : reading_until(r, s->x.published);
    s->x.own_day = false;
}
