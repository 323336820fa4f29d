// Parts of a whole: "including one last month", "One of them, cleared in May, is worth ...", "$8
// billion of it is for Chad". The word that stands for the part carries an event of its own, with
// the type and the sides of the whole's event and the dates, amounts and items of its own phrase.
#include "event/draft.h"

#define REACH 6 // words between "for" and the name behind it: "for arming the young state of Timor"

static bool form_in(const sentence *s, uint32_t word, const char *list)
{
    return word < s->n_tokens && in(s->tokens[word].form, list);
}

static const char PRONOUNS[] = "it that them this these those which";
static const char SHIPMENTS[] =
    "deal sale package contract delivery shipment transfer approval order agreement consignment";

// A pronoun behind "of" that takes up the whole, or a noun that can: "of them", "of the deals",
// "of the sum". `at` is the word behind "of".
static bool takes_up(const sentence *s, uint32_t at, const char *nouns)
{
    if (form_in(s, at, PRONOUNS) &&
        (at + 1 >= s->n_tokens || s->tokens[at + 1].head == (int32_t)at ||
         s->tokens[at].head != (int32_t)at + 1))
        return true;
    if (!form_in(s, at, "the these those this that")) return false;
    for (uint32_t w = at + 1; w < s->n_tokens && w < at + 4; w++)
        if (in(s->tokens[w].lemma, nouns)) return true;
    return false;
}

// "including one last month": a numeral or pronoun behind "including" that stands for the noun.
static bool stands_for_part(const sentence *s, uint32_t word)
{
    if (word == 0 || !in(s->tokens[word].lemma, "one another some several two three four five"))
        return false;
    if (word + 1 < s->n_tokens && s->tokens[word + 1].upos == UPOS_NOUN &&
        s->tokens[word + 1].head != (int32_t)word && s->tokens[word].rel == REL_NUMMOD &&
        s->tokens[word].head == (int32_t)word + 1)
        return false; // "including two sales": the noun stands there itself
    return in(s->tokens[word - 1].form, "including Including included") ||
           (word > 1 && str_eq(s->tokens[word - 1].form, STR("them")) &&
            in(s->tokens[word - 2].form, "among of Among"));
}

// Where the phrase of the part ends: before a semicolon, a finite verb or the sentence's end.
static uint32_t part_end(const sentence *s, uint32_t word)
{
    uint32_t end = word + 1;
    for (; end < s->n_tokens; end++) {
        const token *t = &s->tokens[end];
        if (in(t->form, "; . ? !") || t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ) break;
    }
    return end;
}

static uint32_t clause_end(const sentence *s, uint32_t word)
{
    uint32_t end = word + 1;
    while (end < s->n_tokens && !form_in(s, end, "; . ? !")) end++;
    return end;
}

static draft *add_part(reading *r, size_t whole, uint32_t word, uint32_t end)
{
    draft d = r->drafts.p[whole];
    d.elliptical = true;
    d.end = end;
    d.whole = whole;
    d.match.word = d.match.particle = word;
    d.e.word = word;
    d.e.trigger = draft_token(&d, word)->span;
    draft *added = vec_push(r->a, &r->drafts);
    *added = d;
    return added;
}

// The part stands in a sentence of its own, behind that of the whole.
static draft *add_later_part(reading *r, size_t whole, uint32_t s, uint32_t word, uint32_t end)
{
    draft *d = add_part(r, whole, word, end);
    d->f = &r->frames[s];
    d->e.sentence = s;
    d->e.trigger = draft_token(d, word)->span;
    d->clause = d->outer = frame_clause(d->f, word);
    d->match.n_absorbed = 0;
    d->e.says = mention_speaker(r->mentions, s, word);
    return d;
}

// Is the draft the last one before the word whose noun can be counted?
static bool nearest_before(const reading *r, const draft *d, uint32_t word)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && draft_live(o) && o->match.word > d->match.word && o->match.word < word)
            return false;
    }
    return d->match.word < word;
}

static void add_included(reading *r, size_t i)
{
    const frame_view *f = r->drafts.p[i].f;
    for (uint32_t w = r->drafts.p[i].match.word + 1; w < f->sentence->n_tokens; w++)
        if (stands_for_part(f->sentence, w) && nearest_before(r, &r->drafts.p[i], w))
            add_part(r, i, w, part_end(f->sentence, w));
}

// "One of them, ...", "Another, ...", "The largest of these": the word that opens the sentence and
// stands for one of the things told before; -1 if none.
static int32_t opening_part(const sentence *s)
{
    uint32_t w = form_in(s, 0, "And But Yet") ? 1 : 0;
    bool ranked = form_in(s, w, "The the");
    if (ranked) w++;
    if (!form_in(s, w,
                 ranked ? "latest largest biggest newest smallest first second third last"
                        : "One Another Some Several Two Three Four Five one another some two"))
        return -1;
    uint32_t next = w + 1;
    if (ranked && form_in(s, next, "one two")) next++;
    if (form_in(s, next, "of")) return takes_up(s, next + 1, SHIPMENTS) ? (int32_t)w : -1;
    bool stops = form_in(s, next, ", :");
    if (next < s->n_tokens && s->tokens[next].upos == UPOS_AUX) stops = true;
    return stops ? (int32_t)w : -1;
}

static bool has_value(const reading *r, uint32_t s)
{
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        mention_kind kind = r->mentions->p[i].kind;
        if (kind == MENTION_MONEY || kind == MENTION_ITEM) return true;
    }
    return false;
}

// The last draft of one of these types, with somebody who acts, before the word; -1 if none in its
// sentence or the one before.
static int64_t whole_before(const reading *r, uint32_t s, uint32_t word, const char *types)
{
    uint32_t from = s > 0 ? s - 1 : 0;
    for (uint32_t i = r->first_draft[s + 1]; i-- > r->first_draft[from];) {
        const draft *d = &r->drafts.p[i];
        if (d->e.sentence == s && d->match.word >= word) continue;
        if (draft_live(d) && d->e.n_actors && in(d->e.type, types)) return i;
    }
    return -1;
}

// What stands inside the part and has no actor of its own tells of the part.
static void absorb_inside(reading *r, uint32_t s, uint32_t from, uint32_t end)
{
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        draft *d = &r->drafts.p[i];
        if (d->match.word < from || d->match.word >= end) continue;
        if (!in(d->e.type, "AID AGREE COOPERATE SUPPORT")) continue;
        bool own = false;
        for (uint32_t k = 0; k < d->e.n_actors; k++)
            own |= d->e.actors[k].sentence == s && d->e.actors[k].span.begin >= d->e.trigger.begin;
        if (!own) d->absorbed = true;
    }
}

static void add_opening(reading *r, uint32_t s)
{
    const sentence *st = &r->sentences->p[s];
    int32_t word = s > 0 ? opening_part(st) : -1;
    if (word < 0 || !has_value(r, s)) return;
    int64_t whole = whole_before(r, s, (uint32_t)word, "AGREE COOPERATE AID");
    if (whole < 0 || r->drafts.p[whole].e.n_recipients == 0) return;
    uint32_t end = clause_end(st, (uint32_t)word);
    absorb_inside(r, s, (uint32_t)word, end);
    add_later_part(r, (size_t)whole, s, (uint32_t)word, end);
}

static const char SUMS[] = "sum total money amount package fund law bill aid figure";

// "$8 billion of it", "of which $8 billion": the first word of the phrase, -1 when the sum is
// whole.
static int32_t part_of_sum(const sentence *s, const mention *m)
{
    if (form_in(s, m->end, "of") && takes_up(s, m->end + 1, SUMS)) return (int32_t)m->first;
    for (uint32_t w = m->first; w-- > 0 && w + 5 > m->first;)
        if (form_in(s, w, "of Of") && takes_up(s, w + 1, SUMS)) return (int32_t)w;
    return -1;
}

// Does the word lead to who gets it: "for", "to"? "Against" and "from" lead elsewhere.
static bool leads_to(const sentence *s, uint32_t from, uint32_t name)
{
    for (uint32_t w = name; w-- > from && w + REACH > name;) {
        if (form_in(s, w, "against from by with")) return false;
        if (form_in(s, w, "for to")) return true;
    }
    return false;
}

// The names behind "for" or "to" in the part's phrase, with those that are conjoined to the first.
static void add_takers(reading *r, draft *d, uint32_t from)
{
    const sentence *s = d->f->sentence;
    uint32_t last = 0;
    d->e.recipients = NULL;
    d->e.n_recipients = 0;
    for (uint32_t i = r->mentions->first_of[d->e.sentence];
         i < r->mentions->first_of[d->e.sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind != MENTION_ACTOR || m->first < from || m->first >= d->end) continue;
        bool inside = last && m->end <= last;
        bool joined =
            last && (m->first <= last + 1 || (m->first == last + 2)) && form_in(s, last, "and ,");
        if (inside || (last ? !joined : !leads_to(s, from, m->first))) continue;
        participant *list = NULL;
        uint32_t n = 0;
        role_add_word(r, d->f, m->head, &list, &n);
        for (uint32_t k = 0; k < n; k++)
            if (!role_shares(&list[k], 1, d->e.actors, d->e.n_actors))
                role_add(r, &d->e.recipients, &d->e.n_recipients, list[k], NULL);
        last = m->end;
    }
}

// "signed a budget; $3 billion of it is for Chad": who is named inside the part gets the part
// alone.
static void leave_takers(draft *whole, uint32_t sentence_index, uint32_t begin)
{
    event *e = &whole->e;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const participant *p = &e->recipients[i];
        bool inside = p->mention && p->sentence == sentence_index && p->span.begin >= begin;
        if (!inside) e->recipients[kept++] = *p;
    }
    e->n_recipients = kept;
}

static bool is_still_to_come(const sentence *s, uint32_t from, uint32_t end)
{
    for (uint32_t w = from; w < end; w++)
        if (s->tokens[w].xpos == XPOS_MD && form_in(s, w, "will would shall may could might 'll"))
            return true;
    return false;
}

static void add_sums(reading *r, uint32_t s)
{
    const sentence *st = &r->sentences->p[s];
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        int32_t first = m->kind == MENTION_MONEY ? part_of_sum(st, m) : -1;
        if (first < 0) continue;
        int64_t whole = whole_before(r, s, (uint32_t)first, "AID AGREE");
        if (whole < 0) continue;
        uint32_t from = (uint32_t)first, end = clause_end(st, m->end);
        draft *d = add_later_part(r, (size_t)whole, s, from, end);
        d->sum = true;
        d->e.trigger = m->span;
        add_takers(r, d, m->end);
        if (d->e.n_recipients == 0) {
            r->drafts.n--; // nobody gets it
            continue;
        }
        if (is_still_to_come(st, from, end)) d->e.status = EVENT_PLANNED;
        leave_takers(&r->drafts.p[whole], s, st->tokens[from].span.begin);
        absorb_inside(r, s, from, end);
    }
}

void part_add(reading *r)
{
    size_t n = r->drafts.n;
    for (size_t i = 0; i < n; i++)
        if (draft_live(&r->drafts.p[i])) add_included(r, i);
    for (uint32_t s = 0; s < r->sentences->n; s++) {
        add_opening(r, s);
        add_sums(r, s);
    }
}
