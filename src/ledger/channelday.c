#include "ledger/channelday.h"

#include "base/calendar.h"
#include "link/period.h"

#define SUMMARY_SENTENCES 6  // of a post; a longer text tells more than one week in brief
#define CLIMB             5  // words from a time up to what it dates
#define WEEK              7  // days
#define YEAR_BYTES        4  // "2020"
#define LONG_PLAN         20 // days of a period that the text lies in

static bool has_word(str text, str word)
{
    for (size_t at = 0; at + word.n <= text.n; at++)
        if (str_eq_nocase(str_sub(text, at, at + word.n), word)) return true;
    return false;
}

// "#ThisWeekAtHome the minister ...": a post that sums up the week.
static bool sums_up_week(const fact_reading *r)
{
    return r->c->sentences.n <= SUMMARY_SENTENCES &&
           has_word(r->c->document->text, STR("#thisweek"));
}

static str week_of(fact_reading *r, str date)
{
    calendar_date day;
    int year, week;
    size_t t = str_find_byte(date, 'T', 0);
    if (!calendar_parse_date(t == SIZE_MAX ? date : str_sub(date, 0, t), &day)) return date;
    calendar_iso_week(day, &year, &week);
    buf b = {0};
    buf_add_format(&b, "%04d-W%02d", year, week);
    str out = str_copy(r->a, buf_str(&b));
    buf_free(&b);
    return out;
}

// Does the time hang on the word's clause, or on one that the word is a part of?
static bool hangs_on(const frame_view *f, const mention *t, uint32_t word)
{
    int32_t at = (int32_t)t->head;
    for (int step = 0; step <= CLIMB && at >= 0; step++) {
        if (at == (int32_t)word) return true;
        if (f->sentence->tokens[at].upos == UPOS_VERB) return frame_below(f, (uint32_t)at, word);
        at = f->sentence->tokens[at].head;
    }
    return false;
}

// "Took place a few weeks ago", "recently held", "signed soon after".
static bool is_vaguely_past(const fact_reading *r, const frame_view *f, uint32_t word)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || !str_eq(t->time.value, STR("PAST_REF"))) continue;
        str words = span_text(r->c->document->text, t->span);
        bool ago = str_ends(words, STR("ago")) || str_ends(words, STR("ecently"));
        if (ago && hangs_on(f, t, word)) return true;
    }
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &f->sentence->tokens[c];
        bool after = c > word + 1 && str_eq(t->form, STR("after"));
        if (after && str_in_list(t[-1].form, "soon|shortly", '|')) return true;
    }
    return false;
}

// "In the early days of the new government".
static bool is_early_on(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++)
        if (str_in_list(s->tokens[w].lemma, "day|week|month|year|stage", '|') &&
            s->tokens[w].xpos == XPOS_NNS && str_eq(s->tokens[w - 1].lemma, STR("early")) &&
            str_eq(s->tokens[w + 1].form, STR("of")) && w > word)
            return true;
    return false;
}

// "Recently signed", of a finite verb.
static bool is_recent(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->upos != UPOS_VERB || rel == REL_ACL || rel == REL_AMOD || rel == REL_ADVCL) return false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_eq_nocase(f->sentence->tokens[f->children[i]].form, STR("recently"))) return true;
    return false;
}

// The only time of the sentence that is a week or less, beside the year of a name ("this week they
// host the 2020 consultations"); empty: there is none, or more.
static str week_beside(const frame_view *f, str year)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    str found = STR_NONE;
    bool label = false;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME) continue;
        deprel rel = deprel_base((deprel)f->sentence->tokens[t->head].rel);
        bool own = str_eq(t->time.value, year);
        label = label || (own && (rel == REL_NUMMOD || rel == REL_COMPOUND));
        period when = period_read(t->time.value);
        if (own || !when.known || period_length(when) > WEEK) continue;
        if (found.n) return STR_NONE;
        found = t->time.value;
    }
    return label ? found : STR_NONE;
}

// "Restarting the talks later this year": the time that dates the fact says so.
static bool is_later(const fact_reading *r, const frame_view *f, const fact *x)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    period when = period_read(x->date), told = period_read(x->published);
    bool within = when.known && told.known && when.first <= told.first && when.last > told.last;
    if (!within || period_length(when) < LONG_PLAN) return false;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++)
        if (m->p[i].kind == MENTION_TIME && str_eq(m->p[i].time.value, x->date) &&
            has_word(span_text(r->c->document->text, m->p[i].span), STR("later")))
            return true;
    return false;
}

void channelday_correct(fact_reading *r, const frame_view *f, fact *x, uint32_t word)
{
    if (x->date.n == YEAR_BYTES && week_beside(f, x->date).n) x->date = week_beside(f, x->date);
    if (str_in_list(x->state, "held|resumed|ongoing", '|') && is_later(r, f, x))
        x->state = STR("agreed");
    if (!x->date.n && !x->background && x->published.n && is_recent(f, word))
        x->date = reading_until(r, x->published);
    if (!x->own_day || !x->published.n) return;
    if (sums_up_week(r)) {
        x->date = week_of(r, x->published);
        x->own_day = false;
    } else if (is_vaguely_past(r, f, word) || is_early_on(f, word)) {
        x->date = reading_until(r, x->published);
        x->own_day = false;
    }
}
