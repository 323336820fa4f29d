// When: the date that an event's own words give it; the document's date only for the report's own
// current news; else none, or an open interval ("since 1979").
#include "base/calendar.h"
#include "event/draft.h"

#include <string.h>

#define NEWS_DAYS 10 // an event dated longer before the document than this is background

static bool is_date(const mention *m)
{
    return m->kind == MENTION_TIME && !str_eq(m->time.type, STR("DURATION")) &&
           !str_eq(m->time.type, STR("SET")) && !str_starts(m->time.value, STR("XXXX")) &&
           !str_eq(m->time.value, STR("PRESENT_REF"));
}

static bool vague(const mention *m)
{
    return str_ends(m->time.value, STR("_REF"));
}

#define OCCASION_CLIMB 3 // words from a relative clause up to the event that it describes

// "Citing the sale to Chad, Niger on Monday closed": behind the comma that ends the opening clause.
static bool is_behind_opening(const draft *d, uint32_t from, uint32_t to)
{
    const sentence *s = d->f->sentence;
    bool comma = false;
    for (uint32_t w = from; w < s->n_tokens; w++) {
        if (w < to && str_eq(s->tokens[w].form, STR(","))) comma = true;
        if (w > to && s->tokens[w].head < 0) return comma;
    }
    return false;
}

#define TOLD_CLIMB 3 // nouns from an event up to the one that says how it is told

// "marked the anniversary of the war on Friday", "today sanctioned him for his role in the
// killing": a thing of another day than that of the clause.
static bool is_of_other_day(const draft *d)
{
    static const char TELLING[] = "anniversary involvement role complicity participation "
                                  "responsibility memory victim survivor";
    uint32_t word = d->e.word;
    int32_t mark = frame_child(d->f, word, REL_CASE); // also where the tree has it elsewhere
    if (mark > 0 && in(draft_token(d, (uint32_t)mark - 1)->lemma, TELLING)) return true;
    for (int step = 0; step < TOLD_CLIMB; step++) {
        const token *t = draft_token(d, word);
        if (t->head < 0 || (deprel_base(t->rel) != REL_NMOD && t->rel != REL_CONJ)) return false;
        word = (uint32_t)t->head;
        if (in(draft_token(d, word)->lemma, TELLING)) return true;
    }
    return false;
}

// "condemned on Monday the continuing sales", "cancelled the talks on Monday because of the sales":
// the day is that of the verb, not of what goes on or was the cause.
static bool is_day_of_verb(const draft *d, const mention *m, str preposition)
{
    if (d->e.word == d->clause || d->composed_by) return false;
    if (draft_token(d, d->e.word)->upos != UPOS_NOUN) return false;
    bool cause = draft_is_cause(d);
    bool spoken = deprel_base(draft_token(d, d->e.word)->rel) == REL_OBJ && // "discussed the raids"
                  draft_token(d, d->e.word)->head >= 0 &&
                  in(draft_token(d, (uint32_t)draft_token(d, d->e.word)->head)->lemma,
                     "discuss review recall describe explain") &&
                  in(draft_token(d, m->first)->lemma, "today tonight this tomorrow");
    bool topic =
        spoken || (deprel_base(draft_token(d, d->e.word)->rel) == REL_OBL && // "complained about"
                   in(draft_preposition(d->f, d->e.word), "about over against"));
    bool other = is_of_other_day(d);
    if (!cause && !topic && !other && d->e.status != EVENT_ONGOING) return false;
    if (cause && is_behind_opening(d, d->e.word, m->first)) return true;
    return !in(preposition, "since until till before") && !frame_below(d->f, d->e.word, m->head) &&
           deprel_base(draft_token(d, d->e.word)->rel) != REL_NSUBJ;
}

static str interval(reading *r, str value, str preposition)
{
    buf b = {0};
    size_t slash = str_find_byte(value, '/', 0);
    str begin = slash == SIZE_MAX ? value : str_sub(value, 0, slash);
    str end = slash == SIZE_MAX ? value : str_sub(value, slash + 1, value.n);
    if (in(preposition, "since after"))
        buf_add_format(&b, "%.*s/..", STR_ARG(begin));
    else if (in(preposition, "until till before"))
        buf_add_format(&b, "../%.*s", STR_ARG(end));
    else
        buf_add(&b, value);
    str copy = str_copy(r->a, buf_str(&b));
    buf_free(&b);
    return copy;
}

// An act that can go on, not one that is over each time.
static bool lasts(const draft *d)
{
    return !d->elliptical &&
           !in(d->e.type, "AGREE CONSULT SANCTION RETREAT CONCEDE REQUEST REJECT");
}

// Does the interval end with the day, month or year of the document?
static bool reaches_now(const reading *r, str value)
{
    size_t slash = str_find_byte(value, '/', 0);
    if (slash == SIZE_MAX || str_ends(value, STR("/.."))) return false;
    str end = str_sub(value, slash + 1, value.n);
    return end.n > 0 && str_starts(r->doc->published, end);
}

// "on Tuesday evening" is Tuesday's: an event is told to the day, unless the hour is given.
static void drop_part_of_day(event_date *date)
{
    size_t at = str_find_byte(date->value, 'T', 0);
    if (at == SIZE_MAX || at + 1 >= date->value.n) return;
    char first = date->value.p[at + 1];
    if (first >= '0' && first <= '9') return;
    date->value = str_sub(date->value, 0, at);
    date->precision = STR("day");
}

// "pledged $5 million over the next three years": of what is pledged, not of the pledge. The
// interval begins with the document's day, month or year and ends after it.
static bool is_window_ahead(const reading *r, str value)
{
    size_t slash = str_find_byte(value, '/', 0);
    if (slash == SIZE_MAX) return false;
    str begin = str_sub(value, 0, slash), end = str_sub(value, slash + 1, value.n);
    str now = str_sub(r->doc->published, 0, end.n);
    return begin.n > 0 && end.n == now.n && end.p[0] != '.' && begin.n == end.n &&
           str_eq(begin, now) && memcmp(end.p, now.p, now.n) > 0;
}

static void take(reading *r, draft *d, const mention *m, str preposition)
{
    event_date *date = &d->e.date;
    // "there will be no meeting in the near future": refused now
    if (str_eq(m->time.value, STR("FUTURE_REF")) && d->e.status == EVENT_HAPPENED) return;
    if (is_window_ahead(r, m->time.value) && d->e.status == EVENT_HAPPENED) return;
    date->span = m->span;
    date->precision = m->time.precision;
    date->how = m->time.how;
    if (!m->time.value.n || vague(m)) {
        date->value = STR_NONE;
        // "has stepped up its support in recent years" has not ended
        if (str_eq(m->time.value, STR("PAST_REF")) && d->e.status == EVENT_HAPPENED &&
            ownday_is_perfect(d) && lasts(d))
            d->e.status = EVENT_ONGOING;
        return;
    }
    date->value = m->time.value;
    drop_part_of_day(date);
    date->value = interval(r, date->value, preposition);
    // "has armed it over the past three years": nor has that
    if (reaches_now(r, m->time.value) && d->e.status == EVENT_HAPPENED && ownday_is_perfect(d) &&
        lasts(d)) {
        date->value = interval(r, m->time.value, STR("since"));
        d->e.status = EVENT_ONGOING;
    }
    // "has sold weapons since 1998" goes on; "has approved three sales since May" is over each time
    if (str_eq(preposition, STR("since")) && d->e.status == EVENT_HAPPENED && lasts(d))
        d->e.status = EVENT_ONGOING;
}

// "let it be [known] on Tuesday", "made it [clear] on Friday": does the word belong to the verb?
static bool is_made_known(const frame_view *f, uint32_t word, int32_t verb)
{
    const token *t = &f->sentence->tokens[word];
    return t->head == verb && t->rel == REL_XCOMP && in(t->form, "known clear plain public");
}

// The time of the verb of saying, for what is done by saying it.
static const mention *speech_time(const reading *r, const draft *d)
{
    const attribution *a = d->e.says;
    if (!a || a->verb < 0) return NULL;
    const frame_view *f = &r->frames[a->sentence];
    for (uint32_t i = r->mentions->first_of[a->sentence];
         i < r->mentions->first_of[a->sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        const token *t = f->sentence->tokens;
        int32_t head = t[m->head].head;
        while (head > a->verb && head < (int32_t)m->head &&
               (t[head].upos == UPOS_PROPN || t[head].rel == REL_IOBJ))
            head = t[head].head; // "told Peru on Monday" hung too low
        if (is_date(m) && head >= 0 &&
            (head == a->verb || is_made_known(f, (uint32_t)head, a->verb)))
            return m;
    }
    return NULL;
}

// "Flew to Oslo in May and met the king": who meets somebody on a journey.
static bool is_on_journey(const draft *d, uint32_t verb)
{
    return str_eq(d->e.type, STR("CONSULT")) &&
           in(draft_token(d, verb)->lemma, "travel fly go journey visit come return");
}

// "suspended the talks on Thursday and blamed Peru": of one day, told in one breath. Only a day: in
// "took office in 2019 and resigned" the second verb goes on from there.
static const mention *day_of_first_conjunct(const reading *r, const draft *d)
{
    const sentence *s = d->f->sentence;
    const token *t = &s->tokens[d->outer];
    if (t->rel != REL_CONJ || t->head < 0 || t->upos != UPOS_VERB) return NULL;
    const token *first = &s->tokens[t->head];
    if (first->xpos != t->xpos || frame_child(d->f, d->outer, REL_NSUBJ) >= 0 ||
        frame_child(d->f, d->outer, REL_NSUBJ_PASS) >= 0)
        return NULL;
    uint32_t at = d->e.sentence;
    for (uint32_t i = r->mentions->first_of[at]; i < r->mentions->first_of[at + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (is_date(m) && s->tokens[m->head].head == t->head &&
            (str_eq(m->time.precision, STR("day")) || is_on_journey(d, (uint32_t)t->head)) &&
            m->head < d->outer &&
            !in(draft_preposition(d->f, m->head), "since until till before after"))
            return m;
    }
    return NULL;
}

// "This week, Chad closed its border, Mali recalled its envoy, and both met": a time that opens the
// sentence is that of all its main clauses.
static const mention *day_of_opening(const reading *r, const draft *d)
{
    const sentence *s = d->f->sentence;
    uint32_t word = d->outer, at = d->e.sentence;
    for (;;) {
        const token *t = &s->tokens[word];
        if (t->xpos != XPOS_VBD) return NULL;
        if (t->head < 0) break;
        if (t->rel != REL_CONJ && t->rel != REL_PARATAXIS) return NULL;
        word = (uint32_t)t->head;
    }
    for (uint32_t i = r->mentions->first_of[at]; i < r->mentions->first_of[at + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        bool opens = m->first <= 1 && m->end < s->n_tokens && m->end <= d->outer;
        if (is_date(m) && opens && str_eq(s->tokens[m->end].form, STR(",")) &&
            !in(draft_preposition(d->f, m->head), "since until till before after by"))
            return m;
    }
    return NULL;
}

// "not before last year", "not until May": then, and not earlier.
static bool denies_before(const sentence *s, const mention *m)
{
    if (m->first < 2) return false;
    str before = s->tokens[m->first - 1].lemma, denied = s->tokens[m->first - 2].lemma;
    return in(before, "before until till") && in(denied, "not n't only");
}

// "and has sold it arms ever since", "since then": since the date told just before.
static bool has_ever_since(const draft *d)
{
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[d->outer]; i < f->first_child[d->outer + 1]; i++) {
        const token *t = draft_token(d, f->children[i]);
        if (str_eq(t->lemma, STR("since")) && deprel_base(t->rel) == REL_ADVMOD) return true;
        bool then = str_eq(t->lemma, STR("then")) && f->children[i] > 0;
        if (then && str_eq(draft_token(d, f->children[i] - 1)->lemma, STR("since"))) return true;
    }
    return false;
}

static void take_since_then(reading *r, draft *d)
{
    uint32_t s = d->e.sentence, from = s > 0 ? s - 1 : 0;
    const mention *last = NULL;
    for (uint32_t i = r->mentions->first_of[from]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        bool before = m->sentence < s || m->head < d->outer;
        if (before && is_date(m) && m->time.value.n && !vague(m)) last = m;
    }
    if (last) take(r, d, last, STR("since"));
}

// "Since those talks", "since the Geneva round".
static bool take_recalled(reading *r, draft *d)
{
    const event_date *at = d->elliptical ? NULL : recall_date(r, d, "at");
    if (at) { // "signed a pact at that meeting"
        d->e.date = (event_date){at->value, at->precision, STR("same event"), {0}};
        return true;
    }
    const event_date *since = d->elliptical ? NULL : recall_date(r, d, "since");
    if (!since) return false;
    d->e.date = (event_date){
        interval(r, since->value, STR("since")), since->precision, STR("same event"), {0}};
    if (d->e.status == EVENT_HAPPENED && lasts(d)) d->e.status = EVENT_ONGOING;
    return true;
}

// "In May it passed a law that sets aside $5 million for Mali": what is given with the law is given
// when the law is.
static bool take_from_above(const reading *r, draft *d)
{
    if (!in(d->e.type, "AID AGREE")) return false;
    for (size_t i = r->first_draft[d->e.sentence]; i < (size_t)(d - r->drafts.p); i++) {
        const draft *o = &r->drafts.p[i];
        bool above = !o->absorbed && !o->dropped && in(o->e.type, "AID AGREE") &&
                     o->e.date.value.n && frame_below(d->f, o->match.word, d->match.word);
        if (!above || !role_shares(o->e.actors, o->e.n_actors, d->e.actors, d->e.n_actors))
            continue;
        d->e.date = o->e.date;
        d->e.date.how = STR("main clause");
        return true;
    }
    return false;
}

// "has armed them for a decade", "for years": it has not ended.
static bool has_lasted(const reading *r, const draft *d)
{
    const frame_view *f = d->f;
    bool have = false;
    for (uint32_t i = f->first_child[d->outer]; i < f->first_child[d->outer + 1]; i++)
        have = have || in(draft_token(d, f->children[i])->form, "has have 've ’ve");
    for (uint32_t i = r->mentions->first_of[d->e.sentence];
         have && i < r->mentions->first_of[d->e.sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind == MENTION_TIME && str_eq(m->time.type, STR("DURATION")) &&
            draft_token(d, m->head)->head == (int32_t)d->outer &&
            str_eq(draft_preposition(f, m->head), STR("for")))
            return true;
    }
    return false;
}

// "shells the town every day": again and again.
static bool is_daily(const reading *r, const draft *d)
{
    int tense = draft_token(d, d->outer)->xpos;
    if (tense != XPOS_VBZ && tense != XPOS_VBP) return false;
    for (uint32_t i = r->mentions->first_of[d->e.sentence];
         i < r->mentions->first_of[d->e.sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind == MENTION_TIME && str_eq(m->time.type, STR("SET")) &&
            draft_token(d, m->head)->head == (int32_t)d->outer)
            return true;
    }
    return false;
}

// "put off the talks until March": for how long, not when. "Did not meet until March": when.
static bool tells_end(const draft *d, const mention *m, str preposition)
{
    return in(preposition, "until till") && d->e.status == EVENT_HAPPENED && !d->e.negated &&
           !lasts(d) && !denies_before(d->f->sentence, m);
}

// Last day that a value can mean, as days since 1970; false when it has no end or no value.
static bool last_day(str value, int64_t *days)
{
    size_t slash = str_find_byte(value, '/', 0);
    if (slash != SIZE_MAX) value = str_sub(value, slash + 1, value.n);
    calendar_time t;
    if (!calendar_parse(value, &t)) return false;
    calendar_date day = t.date;
    if (t.precision == CALENDAR_YEAR) day = (calendar_date){day.year, 12, 31};
    if (t.precision == CALENDAR_MONTH) day.day = calendar_last_day(day.year, day.month);
    if (t.precision == CALENDAR_WEEK) day = calendar_add_days(day, 6);
    *days = calendar_days(day);
    return true;
}

// "turned down an invitation to meet in April": it was turned down by then.
static const mention *day_of_invitation(const reading *r, const draft *d)
{
    calendar_date published;
    int64_t days;
    if (!str_eq(d->e.type, STR("REJECT")) || !str_eq(d->e.mode, STR("meet")) ||
        d->e.status != EVENT_HAPPENED || !calendar_parse_date(r->doc->published, &published))
        return NULL;
    for (uint32_t i = r->mentions->first_of[d->e.sentence];
         i < r->mentions->first_of[d->e.sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (is_date(m) && m->head > d->match.word && frame_below(d->f, d->match.word, m->head) &&
            !vague(m) && last_day(m->time.value, &days) && days < calendar_days(published))
            return m;
    }
    return NULL;
}

// "discussed the need for calm during April", in April: not over yet, so it is the topic's.
static bool is_time_of_topic(const reading *r, const draft *d, const mention *m, str preposition)
{
    int64_t last;
    calendar_date published;
    int32_t topic = frame_child(d->f, d->match.word, REL_OBJ);
    return str_eq(preposition, STR("during")) && str_eq(d->e.type, STR("CONSULT")) && topic >= 0 &&
           (int32_t)m->first > topic && d->e.status == EVENT_HAPPENED &&
           last_day(m->time.value, &last) && calendar_parse_date(r->doc->published, &published) &&
           last > calendar_days(published);
}

// "this week on August 9": of two times the one that lies in the other tells more.
static bool is_finer(const mention *m, const mention *best)
{
    int64_t last, whole;
    bool day = str_eq(m->time.precision, STR("day"));
    bool longer = str_in_list(best->time.precision, "week|month|year|season|quarter", '|');
    return day && longer && str_find_byte(m->time.value, '/', 0) == SIZE_MAX &&
           last_day(m->time.value, &last) && last_day(best->time.value, &whole) && last <= whole &&
           whole - last < 366;
}

void dating_read(reading *r, draft *d)
{
    uint32_t s = d->e.sentence;
    const mention *best = NULL;
    time_link best_link = {LINK_NONE, STR_NONE};
    d->e.date = (event_date){0};
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (!is_date(m)) continue;
        time_link link = dating_link(r, d, m);
        bool better =
            link.strength > best_link.strength ||
            (link.strength == best_link.strength && best && (vague(best) || is_finer(m, best)));
        if (link.strength == LINK_NONE || !better || is_time_of_topic(r, d, m, link.preposition) ||
            is_day_of_verb(d, m, link.preposition) || tells_end(d, m, link.preposition))
            continue;
        best = m;
        best_link = link;
    }
    if (best && denies_before(d->f->sentence, best)) best_link.preposition = STR_NONE;
    if (best)
        take(r, d, best, best_link.preposition);
    else if (has_ever_since(d))
        take_since_then(r, d);
    else if (d->e.status == EVENT_HAPPENED && lasts(d) && (has_lasted(r, d) || is_daily(r, d)))
        d->e.status = EVENT_ONGOING;
    else if ((best = day_of_first_conjunct(r, d)))
        take(r, d, best, STR_NONE);
    else if ((best = day_of_opening(r, d)))
        take(r, d, best, STR_NONE);
    else if ((best = day_of_invitation(r, d)))
        take(r, d, best, STR_NONE);
    else if (take_recalled(r, d) || take_from_above(r, d))
        return;
    else if (d->sum)
        d->e.date = r->drafts.p[d->whole].e.date;
}

// "In 2005", in a text of no known day: news says "last year" of what is news.
static bool is_bygone(str value)
{
    calendar_time t;
    return calendar_parse(value, &t) && t.precision <= CALENDAR_MONTH;
}

static bool is_old(const reading *r, str value)
{
    calendar_date published;
    int64_t days;
    size_t open = str_find(value, STR("/.."));
    if (open != SIZE_MAX) value = str_sub(value, 0, open);
    if (!r->doc->published.n) return is_bygone(value);
    if (!calendar_parse_date(r->doc->published, &published)) return false;
    return last_day(value, &days) && days < calendar_days(published) - NEWS_DAYS;
}

// "discussed plans for the June 2021 summit", "the deal that it signed in 2015": the time of a
// thing, not of what the sentence tells.
static bool is_time_of_thing(const frame_view *f, const mention *m)
{
    const sentence *s = f->sentence;
    uint32_t word = m->head;
    for (int step = 0; step < DRAFT_CLIMB_MAX && s->tokens[word].head >= 0; step++) {
        deprel rel = deprel_base(s->tokens[word].rel);
        bool bare = rel == REL_COMPOUND || (rel == REL_NMOD && !draft_preposition(f, word).n);
        word = (uint32_t)s->tokens[word].head;
        bool outside = word < m->first || word >= m->end;
        bool thing = s->tokens[word].upos == UPOS_NOUN || s->tokens[word].upos == UPOS_PROPN;
        if (outside && thing && s->tokens[word].head >= 0 && (rel == REL_ACL || bare)) return true;
    }
    return false;
}

// Does the sentence tell history, in the author's voice: an old or vague date, or a perfect tense?
// -1 unknown, 0 news, 1 history.
static int sentence_tells_history(const reading *r, uint32_t index)
{
    const sentence *s = &r->sentences->p[index];
    bool history = false, own = r->official; // "we have sent tents" is its news
    for (uint32_t i = r->mentions->first_of[index]; i < r->mentions->first_of[index + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (!is_date(m) || mention_speaker(r->mentions, index, m->head)) continue;
        if (is_time_of_thing(&r->frames[index], m)) continue;
        if (s->tokens[m->head].upos == UPOS_ADJ) continue; // "discussed the recent attacks" today
        if (str_eq(m->time.value, STR("PAST_REF")) || is_old(r, m->time.value)) history = true;
    }
    if (history) return 1;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (mention_speaker(r->mentions, index, w)) return 0; // somebody is quoted: news goes on
        const token *t = &s->tokens[w];
        if (t->head >= 0 || t->upos != UPOS_VERB) continue;
        for (uint32_t k = 0; k < s->n_tokens; k++)
            if (s->tokens[k].head == (int32_t)w && deprel_base(s->tokens[k].rel) == REL_AUX &&
                str_eq(s->tokens[k].lemma, STR("have")))
                return own && !str_eq(s->tokens[k].form, STR("had")) ? -1 : 1;
    }
    return -1;
}

// "officials who have warned Peru for years that ...": told of the speaker, not spoken now.
static bool has_said_before(const reading *r, const attribution *a)
{
    const frame_view *f = &r->frames[a->sentence];
    const token *t = &f->sentence->tokens[a->verb];
    if (deprel_base(t->rel) != REL_ACL) return false;
    for (uint32_t i = f->first_child[a->verb]; i < f->first_child[a->verb + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        if (deprel_base(c->rel) == REL_AUX && str_eq(c->lemma, STR("have"))) return true;
    }
    return false;
}

// Has the event days of its own, and late ones?
static bool is_of_late_days(const reading *r, const event *e)
{
    return e->date.value.n && str_eq(e->date.precision, STR("day")) && !is_old(r, e->date.value);
}

// Has the event a day of its own, and a late one? Then it is news, whatever stands around it.
static bool is_of_late(const reading *r, const event *e)
{
    return is_of_late_days(r, e) && str_find_byte(e->date.value, '/', 0) == SIZE_MAX;
}

// A day after the report's own: what is set for then has not happened.
static bool is_ahead(const reading *r, str value)
{
    calendar_date published;
    calendar_time t;
    if (str_starts(value, STR("../")) || !calendar_parse_date(r->doc->published, &published))
        return false;
    size_t slash = str_find_byte(value, '/', 0);
    if (slash != SIZE_MAX) value = str_sub(value, 0, slash);
    if (!calendar_parse(value, &t)) return false;
    if (t.precision == CALENDAR_YEAR) t.date = (calendar_date){t.date.year, 1, 1};
    return calendar_days(t.date) > calendar_days(published);
}

static bool speaker_acts(const reading *r, const draft *d)
{
    const attribution *a = d->e.says;
    if (!a || !a->speaker || a->alleged) return false;
    if (a->verb < 0 && !str_eq(a->lemma, STR("according to")))
        return false;   // "warnings from officials"
    if (a->verb >= 0) { // "ignoring what officials say": told, not spoken now
        const token *t = &r->sentences->p[a->sentence].tokens[a->verb];
        if (t->upos != UPOS_VERB || deprel_base(t->rel) == REL_ADVCL) return false;
        if (has_said_before(r, a)) return false;
    }
    for (uint32_t i = 0; i < d->e.n_actors; i++)
        for (uint32_t k = 0; k < a->speaker->n_actors; k++)
            if (role_same(d->e.actors[i].actor, a->speaker->actors[k])) return true;
    return false;
}

// "Chad closed its border on Monday. Its minister blamed Niger": what else the same country does in
// the report is of the day that the report's first sentence gives its news.
static const event_date *day_of_lead(const reading *r, const draft *d)
{
    uint32_t lead = r->lead;
    if (d->e.sentence <= lead || lead >= r->sentences->n) return NULL;
    for (uint32_t i = r->first_draft[lead]; i < r->first_draft[lead + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o->dropped || o->absorbed || o->e.status != EVENT_HAPPENED || o->e.background) continue;
        if (!o->e.n_actors || !is_of_late(r, &o->e) || is_ahead(r, o->e.date.value)) continue;
        if (role_shares(o->e.actors, o->e.n_actors, d->e.actors, d->e.n_actors)) return &o->e.date;
    }
    return NULL;
}

// "Clerks held over march. Police held 20 clerks on Monday": the headline tells what the first
// sentence gives a day.
static const event_date *day_of_headline(const reading *r, const draft *d)
{
    uint32_t lead = r->lead;
    if (!d->f->sentence->headline || d->e.sentence >= lead || lead >= r->sentences->n) return NULL;
    for (uint32_t i = r->first_draft[lead]; i < r->first_draft[lead + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || o->e.status != EVENT_HAPPENED || !str_eq(o->e.type, d->e.type))
            continue;
        if (is_of_late_days(r, &o->e) && !is_ahead(r, o->e.date.value)) return &o->e.date;
    }
    return NULL;
}

void dating_take_own_day(reading *r, draft *d)
{
    calendar_time t;
    if (!calendar_parse(r->doc->published, &t) || t.precision < CALENDAR_DAY) {
        d->e.date = (event_date){.how = STR("unresolved")};
        return;
    }
    char day[CALENDAR_DATE_SIZE];
    calendar_format(t.date, day);
    d->e.date = (event_date){str_copy(r->a, str_of(day)), STR("day"), STR("document"), {0}};
}

static void date_from_document(reading *r, draft *d)
{
    if (d->law) { // enacted that day
        d->e.date = r->drafts.p[d->law - 1].e.date;
        return;
    }
    const mention *m = speaker_acts(r, d) ? speech_time(r, d) : NULL;
    if (m && m->time.value.n && !vague(m)) {
        take(r, d, m, STR_NONE);
        return;
    }
    const event_date *told = day_of_headline(r, d);
    if (told) {
        d->e.date = *told;
        return;
    }
    const event_date *lead = day_of_lead(r, d);
    if (lead && !str_eq(lead->value, str_sub(r->doc->published, 0, lead->value.n)) &&
        background_is_readout(r, d))
        return; // "met yesterday. They discussed": not today, and the sentence does not say when
    if (lead) {
        d->e.date = *lead;
        return;
    }
    dating_take_own_day(r, d);
}

// "seized the airport while taking control of the province": done with the act above.
static bool is_alongside(const draft *d)
{
    const token *t = draft_token(d, d->outer);
    int32_t mark = frame_child(d->f, d->outer, REL_MARK);
    return t->rel == REL_ADVCL && t->xpos == XPOS_VBG && mark >= 0 &&
           str_eq_nocase(draft_token(d, (uint32_t)mark)->form, STR("while"));
}

// "A meeting on Monday at which they agreed", "met on Monday in Oslo, where they agreed": the day
// of the clause is that of the event that it describes.
static const draft *occasion(const reading *r, const draft *d)
{
    const frame_view *f = d->f;
    uint32_t word = d->outer;
    deprel rel = (deprel)draft_token(d, word)->rel;
    if (rel != REL_ACL_RELCL && rel != REL_ADVCL_RELCL && rel != REL_ADVCL) return NULL;
    bool placed = rel == REL_ACL_RELCL && // "held a dialogue on Friday, which included talks"
                  in(draft_token(d, word)->lemma, "include feature involve comprise");
    placed |= is_alongside(d);
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = draft_token(d, f->children[i]);
        placed |= in(c->form, "where when whereupon") ||
                  (str_eq(c->form, STR("which")) &&
                   in(draft_preposition(f, f->children[i]), "at during in after"));
    }
    uint32_t s = d->e.sentence;
    for (int step = 0; placed && step < OCCASION_CLIMB; step++) {
        int32_t head = draft_token(d, word)->head;
        if (head < 0) break;
        word = (uint32_t)head;
        for (uint32_t i = r->first_draft[s]; r->drafts.p && i < r->first_draft[s + 1]; i++) {
            const draft *o = &r->drafts.p[i];
            if (o != d && !o->dropped && !o->absorbed && dating_own_word(o, word)) return o;
        }
    }
    return NULL;
}

// "Closed its border on Monday, accusing Chad": a participle has the day of its main verb, also
// where it hangs on the object of that.
static void take_main_day(reading *r, draft *d)
{
    const token *t = draft_token(d, d->outer);
    uint32_t s = d->e.sentence;
    if (t->xpos != XPOS_VBG || (t->rel != REL_ADVCL && t->rel != REL_ACL) || t->head < 0) return;
    if (t->head > (int32_t)d->outer || frame_child(d->f, d->outer, REL_MARK) >= 0) return;
    int32_t main = t->rel == REL_ACL ? draft_token(d, (uint32_t)t->head)->head : t->head;
    if (main < 0) return;
    bool told = t->rel == REL_ADVCL && in(d->e.type, "ACCUSE REQUEST REJECT THREATEN AGREE");
    if (!told && !draft_is_of_law(d, (uint32_t)main)) return;
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (!is_date(m) || !m->time.value.n || d->f->sentence->tokens[m->head].head != main)
            continue;
        take(r, d, m, STR_NONE);
        return;
    }
}

// "Halted work on Monday as farmers blocked the gate", "turned violent on May 3 when police fired":
// of the day of the clause above.
static void take_day_above(reading *r, draft *d)
{
    const token *t = draft_token(d, d->outer);
    uint32_t s = d->e.sentence;
    if (deprel_base(t->rel) != REL_ADVCL || t->head < 0 || d->match.word != d->outer) return;
    int32_t mark = frame_child(d->f, d->outer, REL_MARK);
    if (mark < 0) mark = frame_child(d->f, d->outer, REL_ADVMOD);
    if (mark < 0 || !in(draft_token(d, (uint32_t)mark)->lemma, "when as while")) return;
    bool now = t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP; // "follow him this week as he visits"
    if (!now && t->xpos != XPOS_VBD && t->xpos != XPOS_VBN) return;
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        bool day = in(m->time.precision, now ? "day time week" : "day time") &&
                   !in(draft_preposition(d->f, m->head), "since until till before after");
        if (!is_date(m) || !day || draft_token(d, m->head)->head != t->head) continue;
        take(r, d, m, STR_NONE);
        return;
    }
}

// What "condemned the launches" takes for granted; its release, sale and aid are news with it.
static bool is_deed(const draft *d)
{
    return in(d->e.type, "ASSAULT COERCE MOBILIZE AID") && !draft_is_cause(d);
}

static void judge(reading *r, draft *d, bool history)
{
    if (!d->e.date.value.n && !d->e.date.span.end && d->e.status == EVENT_HAPPENED)
        dating_offset(r, d);
    if (!d->e.date.value.n && !d->e.date.span.end && d->e.status == EVENT_HAPPENED)
        take_main_day(r, d);
    if (!d->e.date.value.n && !d->e.date.span.end && d->e.status == EVENT_HAPPENED)
        take_day_above(r, d);
    if (!d->e.date.value.n && !d->e.date.span.end) {
        const mention *session = dating_of_session(r, d);
        if (session) take(r, d, session, STR_NONE);
    }
    const draft *law = d->law ? &r->drafts.p[d->law - 1] : NULL; // what it gives, it gives that day
    if (law && !d->e.date.value.n && !d->e.date.span.end) d->e.date = law->e.date;
    const draft *when = d->e.date.value.n || d->e.date.span.end ? NULL : occasion(r, d);
    bool alike = when && when->e.status == d->e.status;
    if (alike && (d->e.status == EVENT_HAPPENED || d->e.status == EVENT_PLANNED))
        d->e.date = when->e.date;
    if (is_alongside(d)) d->circumstance = when && when->e.background;
    event *e = &d->e;
    int tense = draft_token(d, d->clause)->xpos;
    bool verbal = in(e->type, "AGREE REQUEST ACCUSE REJECT THREATEN SUPPORT CONCEDE");
    // What is said now of a day to come ("congratulates Peru on its seat for 2030") has been said.
    bool past = tense == XPOS_VBD || tense == XPOS_VBN ||
                (verbal && (tense == XPOS_VBZ || tense == XPOS_VBP));
    bool ahead = is_ahead(r, e->date.value);
    if (e->status == EVENT_HAPPENED && !past && ahead) e->status = EVENT_PLANNED;
    if (e->status == EVENT_ONGOING && tense == XPOS_VBG && ahead)
        e->status = EVENT_PLANNED; // "is travelling to Oslo on May 3"
    bool words = str_eq(e->type, STR("THREATEN")) && draft_token(d, e->word)->upos == UPOS_NOUN;
    bool offered = e->status == EVENT_CONDITIONAL && (str_eq(e->type, STR("AGREE")) || words);
    if (offered && is_ahead(r, e->date.value)) e->date = (event_date){0}; // of what is offered
    if (verbal && past && e->status == EVENT_HAPPENED && is_ahead(r, e->date.value))
        e->date = (event_date){0}; // "congratulated it on its seat for 2030"
    bool lead = e->sentence <= r->lead;
    bool performed = verbal && speaker_acts(r, d) && !d->circumstance;
    bool own_date = e->date.value.n > 0 || e->date.span.end > 0;
    if (lead && draft_is_cause(d)) return;
    e->background =
        (law && law->e.background) || is_old(r, e->date.value) || d->circumstance ||
        background_is_remembered(d) || ownday_is_commemorated(r, d) || background_is_last_time(d) ||
        background_is_before(r, d) || background_is_known(r, d) ||
        (!own_date && !lead && e->status == EVENT_HAPPENED && background_refers_back(d)) ||
        (!own_date && e->status == EVENT_HAPPENED && background_is_presupposed(r, d)) ||
        (!own_date && !lead && e->status == EVENT_HAPPENED && is_deed(d) &&
         background_is_spoken_of(r, d)) ||
        (history && !lead && !is_of_late(r, e) && !background_is_told_now(d) &&
         !background_is_readout(r, d) && (!e->says || (verbal && !performed))) ||
        ((e->claim == CLAIM_ALLEGED || d->suffered) && !performed &&
         ((d->embedded && !lead) || background_is_brought_up(r, d)));
    if (d->of_act && !own_date && !lead && r->drafts.p[d->act].e.background)
        e->background = true; // what was said of a thing of the past was said then
    if (e->status >= EVENT_CONDITIONAL) e->background = false; // what may be is no circumstance
    if (own_date || e->background || e->status == EVENT_HYPOTHETICAL) return;
    if (background_is_spoken_of(r, d) || is_of_other_day(d) || asked_is_recalled(d) ||
        ownday_is_barred(r, d))
        return;
    if (e->claim == CLAIM_DENIED && d->embedded && !verbal) return; // nor is there a day of it
    offered |= e->status == EVENT_CONDITIONAL && performed;
    bool daily = e->status == EVENT_ONGOING && in(e->type, "ASSAULT ACCUSE PROTEST") &&
                 background_is_told_now(d); // "shells it every day", no habit of trade
    daily |= background_goes_on_now(d);
    if (e->status == EVENT_HAPPENED || offered || daily) date_from_document(r, d);
}

void dating_background(reading *r)
{
    bool *history = arena_array(r->a, bool, r->sentences->n + 1);
    bool now = false;
    for (uint32_t s = 0; s < r->sentences->n; s++) {
        int tells = s <= r->lead ? 0 : sentence_tells_history(r, s);
        if (tells >= 0) now = tells == 1;
        history[s] = now;
    }
    for (size_t i = 0; i < r->drafts.n; i++)
        judge(r, &r->drafts.p[i], history[r->drafts.p[i].e.sentence]);
}
