#include "measure/eventmatch.h"

#include "measure/goldvalue.h"
#include "measure/timex.h"
#include "rule/plover.h"

#include <math.h>

#define SIDES_MAX 64 // participants of a side that are compared; no event has as many

// --- types

str eventmatch_root(str type)
{
    size_t slash = str_find_byte(type, '/', 0);
    return slash == SIZE_MAX ? type : str_sub(type, 0, slash);
}

static str mode_of(str type)
{
    size_t slash = str_find_byte(type, '/', 0);
    return slash == SIZE_MAX ? STR_NONE : str_sub(type, slash + 1, type.n);
}

static bool has_type(const gold_event *g, str type)
{
    for (str rest = g->type; rest.p;)
        if (str_eq(eventmatch_root(str_trim(str_split(&rest, '|'))), type)) return true;
    return false;
}

static void judge_type(const gold_event *g, const event *e, event_verdict *v)
{
    bool first = true;
    for (str rest = g->type; rest.p; first = false) {
        str one = str_trim(str_split(&rest, '|')), root = eventmatch_root(one);
        if (first) v->gold_type = root;
        v->quad |= plover_quad(root) == e->quad;
        if (!str_eq(root, e->type)) continue;
        if (!v->type) v->gold_type = root;
        v->type = true;
        v->mode |= str_eq(mode_of(one), e->mode);
    }
}

// --- participants

typedef struct {
    str codes[SIDES_MAX]; // [n]
    bool used[SIDES_MAX];
    size_t n;
} side;

static side side_of(const participant *p, uint32_t n)
{
    side s = {.n = n < SIDES_MAX ? n : SIDES_MAX};
    for (size_t i = 0; i < s.n; i++) s.codes[i] = p[i].actor->code;
    return s;
}

// Do both sides of the event hold the same, as in a meeting?
static bool is_reciprocal(const event *e)
{
    if (!e->n_actors || e->n_actors != e->n_recipients) return false;
    for (uint32_t i = 0; i < e->n_actors; i++) {
        bool there = false;
        for (uint32_t j = 0; j < e->n_recipients && !there; j++)
            there = e->actors[i].actor == e->recipients[j].actor;
        if (!there) return false;
    }
    return true;
}

// Takes those of ours that are the sides of one alternative ("USA+CHN"); false, and nothing is
// taken, when one is missing.
static bool take_alternative(side *ours, str alternative)
{
    bool taken[SIDES_MAX] = {false};
    while (alternative.p) {
        str gold = str_trim(str_split(&alternative, '+'));
        size_t i = 0;
        while (i < ours->n &&
               (ours->used[i] || taken[i] ||
                !(str_eq(gold, STR("*")) || actorcode_compare(ours->codes[i], gold).right)))
            i++;
        if (i >= ours->n) return false;
        taken[i] = true;
    }
    for (size_t i = 0; i < ours->n; i++) ours->used[i] |= taken[i];
    return true;
}

static bool take_value(side *ours, str value)
{
    while (value.p)
        if (take_alternative(ours, str_split(&value, '|'))) return true;
    return false;
}

// "They met": the gold has the group as one line ("USAGOV+UKRGOV"), and we have its members one by
// one, two of them of one government. A further member of the group is not wrong.
static void forgive_members(side *ours, str value)
{
    if (str_find_byte(value, '+', 0) == SIZE_MAX) return;
    while (value.p) {
        for (str one = str_split(&value, '|'); one.p;) {
            str gold = str_trim(str_split(&one, '+'));
            for (size_t i = 0; i < ours->n; i++)
                ours->used[i] |= actorcode_compare(ours->codes[i], gold).right;
        }
    }
}

// "We" of an official author: his country or its government. The gold has one or the other or both;
// who annotated found it open (doc/guideline.md, section 8).
static bool take_we(side *ours, str words, str value)
{
    if (!str_in_list(words, "We|we|Us|us|Our|our|OUR|WE|We\u2019re|We\u2019ve|We\u2019ll", '|'))
        return false;
    while (value.p) {
        char state[] = "???GOV";
        str one = str_trim(str_split(&value, '|'));
        bool government = one.n == 6 && str_ends(one, STR("GOV"));
        if (one.n != 3 && !government) continue;
        memcpy(state, one.p, 3);
        str other = {state, government ? 3 : 6};
        if (!actorcode_is_sector(str_sub(one, 0, 3)) && take_alternative(ours, other)) return true;
    }
    return false;
}

// "The regime kills civilians, including children": two lines with one code, of which we, who have
// a code once, cannot have both.
static bool stands_above(const gold_event *g, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (g->fields[k].kind == g->fields[i].kind &&
            str_eq(g->fields[k].value, g->fields[i].value))
            return true;
    return false;
}

static side_score compare_side(const gold_sentence *of, const gold_event *g, gold_field_kind kind,
                               side *ours)
{
    side_score s = {.ours = ours->n};
    for (size_t i = 0; i < g->n_fields; i++) {
        const gold_field *f = &g->fields[i];
        if (f->kind != kind) continue;
        bool taken = take_value(ours, f->value) ||
                     take_we(ours, span_text(of->text.text, f->span), f->value);
        // "partners": we give no side without a code
        bool nameless = str_among(STR("*"), f->value, '|');
        s.gold += taken || !(f->optional || nameless || stands_above(g, i));
        s.gold_right += taken;
    }
    for (size_t i = 0; i < g->n_fields && s.gold_right == s.gold;
         i++) // after all have taken theirs
        if (g->fields[i].kind == kind) forgive_members(ours, g->fields[i].value);
    for (size_t i = 0; i < ours->n; i++) s.ours_right += ours->used[i];
    return s;
}

static bool has_field(const gold_event *g, gold_field_kind kind)
{
    for (size_t i = 0; i < g->n_fields; i++)
        if (g->fields[i].kind == kind) return true;
    return false;
}

// One that must be there.
static bool needs_field(const gold_event *g, gold_field_kind kind)
{
    for (size_t i = 0; i < g->n_fields; i++)
        if (g->fields[i].kind == kind && !g->fields[i].optional) return true;
    return false;
}

static bool all_right(const side_score *s)
{
    return s->gold_right == s->gold && s->ours_right == s->ours;
}

// The gold has the parties of a reciprocal act once, as actors; we have them on both sides.
static void judge_roles(const gold_sentence *s, const gold_event *g, const event *e,
                        event_verdict *v)
{
    bool once = !has_field(g, FIELD_RECIPIENT) && is_reciprocal(e);
    side actors = side_of(e->actors, e->n_actors);
    side recipients = side_of(e->recipients, once ? 0 : e->n_recipients);
    v->actors = compare_side(s, g, FIELD_ACTOR, &actors);
    v->recipients = compare_side(s, g, FIELD_RECIPIENT, &recipients);
    v->roles = all_right(&v->actors) && all_right(&v->recipients);
}

// --- contexts

// Several stand in one line ("human_rights repression").
static void judge_contexts(const gold_event *g, const event *e, event_verdict *v)
{
    bool used[RULE_CONTEXTS_MAX] = {false};
    side_score s = {.ours = e->n_contexts};
    for (size_t i = 0; i < g->n_fields; i++) {
        const gold_field *f = &g->fields[i];
        if (f->kind != FIELD_CONTEXT) continue;
        for (str rest = f->value; rest.p;) {
            str gold = str_trim(str_split(&rest, ' '));
            bool there = false;
            for (uint32_t k = 0; k < e->n_contexts && gold.n && !there; k++) {
                if (used[k] || !str_among(e->contexts[k], gold, '|')) continue;
                there = used[k] = true;
            }
            s.gold += gold.n && (there || !f->optional);
            s.gold_right += there;
        }
    }
    s.ours_right = s.gold_right;
    v->contexts = s;
}

// --- other fields

static bool is_day_of_document(const document *d, const event_date *ours)
{
    str day = str_sub(d->published, 0, 10);
    return str_eq(ours->how, STR("document")) || (day.n && str_eq(ours->value, day));
}

// In a text that does not say when it was written "today" and the news without a day are on its own
// day and "Saturday" on a day, though no calendar tells which. We then give the words and no value:
// right when the gold has the same words, or means the text's own day and we say nothing else.
static bool same_unknown_date(const document *d, const event_date *ours, const gold_field *f,
                              str gold)
{
    bool own = str_eq(gold, STR("DOC")) || str_eq(gold, STR("PRESENT_REF"));
    if (d->published.n || ours->value.n || !str_eq(ours->how, STR("unresolved"))) return false;
    if (span_empty(ours->span)) return own;
    span words = {document_source_offset(d, ours->span.begin),
                  document_source_offset(d, ours->span.end)};
    return (own || str_eq(gold, STR("*")) || str_starts(gold, STR("XXXX"))) &&
           span_overlaps(words, f->span);
}

// "DOC" is the document's own day; so is "now".
static bool same_date(const document *d, const event_date *ours, const gold_field *f, str gold)
{
    if (same_unknown_date(d, ours, f, gold)) return true;
    if (str_eq(gold, STR("DOC")) || str_eq(gold, STR("PRESENT_REF")))
        return is_day_of_document(d, ours);
    return ours->value.n && (str_eq(ours->value, gold) || timex_same(ours->value, gold));
}

static bool says_today(str text)
{
    size_t at = str_find(text, STR("today"));
    return at != SIZE_MAX && (at == 0 || text.p[at - 1] == ' ' || text.p[at - 1] == '\n');
}

// "Met today ... They discussed": until the guideline settled it, careful readers gave what the
// later sentences tell the text's own day or no line, because the day stands in the sentence
// before.
static bool is_open_date(const gold_sentence *s, const gold_event *g)
{
    static const char TOLD[] = "CONSULT SUPPORT AGREE REQUEST ACCUSE REJECT THREATEN";
    str rest = g->type, type = eventmatch_root(str_trim(str_split(&rest, '|')));
    return str_in_list(type, TOLD, ' ') && !has_field(g, FIELD_DATE) &&
           !has_field(g, FIELD_STATUS) && !has_field(g, FIELD_BACKGROUND) &&
           says_today(str_sub(s->text.text, 0, s->text.judged.begin));
}

static bool judge_date(const document *d, const gold_sentence *s, const gold_event *g,
                       const event *e)
{
    if (is_open_date(s, g) && is_day_of_document(d, &e->date)) return true;
    bool nothing = !e->date.value.n && !needs_field(g, FIELD_DATE);
    for (size_t i = 0; i < g->n_fields && !nothing; i++) {
        if (g->fields[i].kind != FIELD_DATE) continue;
        for (str rest = g->fields[i].value; rest.p;)
            if (same_date(d, &e->date, &g->fields[i], str_trim(str_split(&rest, '|')))) return true;
    }
    return nothing;
}

// A place that we say is nobody's is right where the gold says that states dispute it ("ISR|PSE").
static bool is_disputed(const place_value *ours, str gold)
{
    return !ours->country.n && str_find_byte(gold, '|', 0) != SIZE_MAX;
}

static bool judge_place(const gold_event *g, const event *e)
{
    if (!e->place.where) return !needs_field(g, FIELD_PLACE);
    for (size_t i = 0; i < g->n_fields; i++) {
        if (g->fields[i].kind != FIELD_PLACE) continue;
        if (is_disputed(e->place.where, g->fields[i].value)) return true;
        for (str rest = g->fields[i].value; rest.p;)
            if (goldvalue_same_place(e->place.where, str_trim(str_split(&rest, '|')))) return true;
    }
    return false;
}

static str speaker_code(const event *e)
{
    const mention *m = e->says ? e->says->speaker : NULL;
    return m && m->n_actors ? m->actors[0]->code : STR_NONE;
}

// "Reportedly" is nobody's words; the speaker whom a label names is the author of a transcript, not
// of a post that quotes him.
static bool is_attributed(const gold_event *g, const event *e)
{
    const attribution *says = e->says;
    bool label = says && says->verb < 0 && says->direct;
    return says && !span_empty(says->span) && !(label && !has_field(g, FIELD_ATTRIBUTION));
}

static bool judge_attribution(const gold_event *g, const event *e)
{
    if (!is_attributed(g, e)) return !needs_field(g, FIELD_ATTRIBUTION);
    str value = gold_event_value(g, FIELD_ATTRIBUTION, STR_NONE);
    while (value.p) {
        str one = str_trim(str_split(&value, '|'));
        if (str_eq(one, STR("*")) || actorcode_compare(speaker_code(e), one).right) return true;
    }
    return false;
}

static bool is_among(const gold_event *g, gold_field_kind kind, str otherwise, const char *ours)
{
    return str_among(str_of(ours), gold_event_value(g, kind, otherwise), '|');
}

// --- figures

typedef struct {
    const event *e;
    size_t gold, right;
} figures;

static bool has_amount(const event *e, str gold)
{
    for (uint32_t i = 0; i < e->n_amounts; i++)
        if (goldvalue_same_amount(&e->amounts[i].amount, gold)) return true;
    return false;
}

// The gold has the item in the words of the text.
static bool has_item(const event *e, str gold)
{
    for (uint32_t i = 0; i < e->n_items; i++) {
        const event_item *ours = &e->items[i];
        item as_written = {.designation = ours->text};
        amount number = ours->amount;
        if (!isfinite(number.value) && !isfinite(number.low) && !isfinite(number.high))
            number.value = 1; // "a truck bomb", where the gold has one
        if (goldvalue_same_item(&ours->item, &number, gold) ||
            goldvalue_same_item(&as_written, &number, gold))
            return true;
    }
    return false;
}

static bool has_casualties(const event *e, str gold)
{
    for (uint32_t i = 0; i < e->n_casualties; i++) {
        const event_casualties *c = &e->casualties[i];
        amount n = {.value = c->low == c->high ? c->low : NAN, .low = c->low, .high = c->high};
        if (goldvalue_same_amount(&n, gold)) return true;
    }
    return false;
}

static bool has_figure(const event *e, const gold_field *f)
{
    for (str rest = f->value; rest.p;) {
        str gold = str_trim(str_split(&rest, '|'));
        switch (f->kind) {
        case FIELD_AMOUNT:
            if (has_amount(e, gold)) return true;
            break;
        case FIELD_ITEM:
            if (has_item(e, gold)) return true;
            break;
        default:
            if (has_casualties(e, gold)) return true;
            break;
        }
    }
    return false;
}

// "14 tanks": we have the number as an amount and with the item; the gold has it with the item.
static size_t amounts_of_their_own(const event *e)
{
    size_t n = 0;
    for (uint32_t i = 0; i < e->n_amounts; i++) {
        bool of_item = false;
        for (uint32_t k = 0; k < e->n_items && !of_item; k++)
            of_item = span_overlaps(e->amounts[i].span, e->items[k].span);
        n += !of_item;
    }
    return n;
}

static void judge_figures(const gold_event *g, const event *e, event_verdict *v)
{
    figures f = {.e = e};
    for (size_t i = 0; i < g->n_fields; i++) {
        gold_field_kind k = g->fields[i].kind;
        if (k != FIELD_AMOUNT && k != FIELD_ITEM && k != FIELD_CASUALTY) continue;
        bool there = has_figure(e, &g->fields[i]);
        f.gold += there || !g->fields[i].optional;
        f.right += there;
    }
    size_t ours = amounts_of_their_own(e) + e->n_items + e->n_casualties;
    v->has_figures = f.gold || ours;
    v->figures = f.right == f.gold && ours <= f.gold;
}

event_verdict eventmatch_judge(const document *d, const gold_sentence *s, const gold_event *g,
                               const event *e)
{
    event_verdict v = {0};
    judge_type(g, e, &v);
    judge_roles(s, g, e, &v);
    judge_figures(g, e, &v);
    judge_contexts(g, e, &v);
    v.date = judge_date(d, s, g, e);
    v.place = judge_place(g, e);
    v.has_place = e->place.where || has_field(g, FIELD_PLACE);
    v.status = is_among(g, FIELD_STATUS, STR("happened"), event_status_name(e->status));
    v.claim = is_among(g, FIELD_CLAIM, STR("stated"), event_claim_name(e->claim));
    v.background = is_among(g, FIELD_BACKGROUND, STR("no"), e->background ? "yes" : "no");
    v.polarity = is_among(g, FIELD_POLARITY, STR("affirmed"), e->negated ? "negated" : "affirmed");
    v.attribution = judge_attribution(g, e);
    v.has_speaker = is_attributed(g, e) || has_field(g, FIELD_ATTRIBUTION);
    v.whole = v.type && v.roles && v.date && v.status && v.polarity && v.claim;
    return v;
}

// --- pairs

typedef struct {
    const event *e;
    span trigger; // in the gold's text
    bool used;
} candidate;

typedef VEC(candidate) candidates;

static candidates ours_within(span judged, const coded *c, arena *a)
{
    candidates all = {0};
    const document *d = c->document;
    for (size_t i = 0; i < c->events.n; i++) {
        const event *e = &c->events.p[i];
        if (e->trigger.begin < d->text_begin) continue;
        span t = {document_source_offset(d, e->trigger.begin),
                  document_source_offset(d, e->trigger.end)};
        if (span_overlaps(t, judged)) *vec_push(a, &all) = (candidate){.e = e, .trigger = t};
    }
    return all;
}

// How well they fit; 0: they are two events.
static int fit(const document *d, const gold_sentence *s, const gold_event *g, const candidate *c)
{
    bool touch = span_overlaps(g->trigger, c->trigger), type = has_type(g, c->e->type);
    if (touch) return type ? 8 : 4;
    if (!type) return 0;
    event_verdict v = eventmatch_judge(d, s, g, c->e);
    int common = (v.actors.gold_right > 0) + (v.recipients.gold_right > 0);
    return common ? 1 + common : 0;
}

event_pair_list eventmatch(const gold_event_sentence *s, const coded *c, arena *a)
{
    candidates ours = ours_within(s->sentence->text.judged, c, a);
    event_pair *pairs = arena_array(a, event_pair, s->n_events + ours.n + 1);
    size_t n = s->n_events;
    for (size_t i = 0; i < n; i++) pairs[i] = (event_pair){.gold = &s->events[i]};
    for (int level = 8; level > 0; level--) {
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < ours.n && !pairs[i].ours; j++) {
                if (ours.p[j].used ||
                    fit(c->document, s->sentence, pairs[i].gold, &ours.p[j]) != level)
                    continue;
                ours.p[j].used = true;
                pairs[i].ours = ours.p[j].e;
                pairs[i].trigger = ours.p[j].trigger;
                pairs[i].verdict =
                    eventmatch_judge(c->document, s->sentence, pairs[i].gold, pairs[i].ours);
            }
        }
    }
    for (size_t j = 0; j < ours.n; j++)
        if (!ours.p[j].used)
            pairs[n++] = (event_pair){.ours = ours.p[j].e, .trigger = ours.p[j].trigger};
    return (event_pair_list){pairs, n};
}
