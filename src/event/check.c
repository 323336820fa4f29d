#include "event/check.h"

#include <string.h>

static str code_of(const actor *a)
{
    return a->country.n ? a->country : a->code;
}

static void write_side(const participant *p, uint32_t n, buf *out)
{
    if (n == 0) buf_add_byte(out, '-');
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_add_byte(out, ',');
        buf_add(out, code_of(p[i].actor));
        for (int k = 0; k < p[i].actor->n_sectors; k++) {
            buf_add_byte(out, '.');
            buf_add(out, p[i].actor->sectors[k]);
        }
    }
}

void example_write(const event *e, buf *out)
{
    write_side(e->actors, e->n_actors, out);
    buf_add_c(out, " > ");
    write_side(e->recipients, e->n_recipients, out);
    buf_add_format(out, " %.*s", STR_ARG(e->type));
    if (e->mode.n) buf_add_format(out, "/%.*s", STR_ARG(e->mode));
    buf_add_format(out, " %s", event_status_name(e->status));
    if (e->negated) buf_add_c(out, " negated");
    if (e->background) buf_add_c(out, " background");
    if (e->claim != CLAIM_STATED) buf_add_format(out, " %s", event_claim_name(e->claim));
    buf_add_format(out, " @%.*s", STR_ARG(e->date.value.n ? e->date.value : STR("-")));
    buf_add_format(out, " [%.*s]", STR_ARG(e->rule->name));
}

static bool fits(const actor *a, str wanted)
{
    str rest = wanted, code = str_split(&rest, '.');
    if (!str_eq(code, code_of(a)) && !str_eq(code, a->code) && !str_eq(code, a->entity))
        return false;
    while (rest.p) {
        str sector = str_split(&rest, '.');
        bool has = false;
        for (int i = 0; i < a->n_sectors; i++) has |= str_eq(a->sectors[i], sector);
        if (!has) return false;
    }
    return true;
}

bool example_side(const participant *p, uint32_t n, str wanted)
{
    if (!wanted.n || str_eq(wanted, STR("-"))) return n == 0;
    for (uint32_t i = 0; i < n; i++) {
        bool listed = false;
        for (str rest = wanted; rest.p;)
            listed |= fits(p[i].actor, str_trim(str_split(&rest, ',')));
        if (!listed) return false;
    }
    for (str rest = wanted; rest.p;) {
        str code = str_trim(str_split(&rest, ','));
        bool found = false;
        for (uint32_t i = 0; i < n; i++) found |= fits(p[i].actor, code);
        if (!found) return false;
    }
    return true;
}

bool example_matches(const event *e, const expectation *x, const rule *by, str text)
{
    bool own = x->type.n || !by; // a sentence outside rules has no type but its own
    str type = own ? x->type : by->type;
    str mode = own ? x->mode : by->mode;
    const char *wanted_status = x->status.n ? NULL : "happened";
    if (!str_eq(e->type, type) || (mode.n && !str_eq(e->mode, mode))) return false;
    if (!example_side(e->actors, e->n_actors, x->actors)) return false;
    if (!example_side(e->recipients, e->n_recipients, x->recipients)) return false;
    str outcome = str_of(event_status_name(e->status));
    if (!str_eq(outcome, wanted_status ? str_of(wanted_status) : x->status)) return false;
    if (e->negated != x->negated) return false;
    str claim = str_of(event_claim_name(e->claim));
    if (x->claim.n ? !str_eq(claim, x->claim) : e->claim == CLAIM_DENIED) return false;
    if (x->date.n && !str_eq(x->date, e->date.value.n ? e->date.value : STR("-"))) return false;
    return !x->trigger.n || str_find(span_text(text, e->trigger), x->trigger) != SIZE_MAX;
}

static bool is_headline(str text)
{
    text = str_trim(text);
    return text.n == 0 || !strchr(".!?\"", text.p[text.n - 1]);
}

example_reading example_read(const codebook *c, language_run *run, str text, const char *date,
                             arena *a)
{
    document *d = arena_array(a, document, 1);
    d->id = STR("0000000000000000");
    d->published = str_of(date);
    d->published_how = STR("option");
    d->language = STR("en");
    d->text = str_copy(a, text);
    d->parts = arena_array(a, part, 1);
    d->parts[0] = (part){{0, (uint32_t)text.n}, is_headline(text) ? PART_TITLE : PART_BODY};
    d->n_parts = 1;
    example_reading r = {.document = d,
                         .sentences = arena_array(a, sentence_list, 1),
                         .mentions = arena_array(a, mention_list, 1)};
    *r.sentences = language_read(run, d, a);
    *r.mentions = mention_read_with(d, r.sentences, codebook_dictionary(c), a);
    r.events = event_code(c, NULL, NULL, d, r.sentences, r.mentions, a);
    return r;
}

// Must the event be one of those that the example lists?
static bool must_be_listed(const rule_example *x, const rule *by, const event *e)
{
    if (x->only) return true;
    return by ? e->rule == by : !x->accept;
}

static bool passes(const rule_example *x, const rule *by, event_list events)
{
    for (uint32_t k = 0; k < x->n_expected && x->accept; k++) {
        bool found = false;
        for (size_t i = 0; i < events.n; i++)
            if (x->only || !by || events.p[i].rule == by)
                found |= example_matches(&events.p[i], &x->expected[k], by, x->text);
        if (!found) return false;
    }
    for (size_t i = 0; i < events.n; i++) {
        if (!must_be_listed(x, by, &events.p[i])) continue;
        bool listed = false;
        for (uint32_t k = 0; k < x->n_expected && x->accept; k++)
            listed |= example_matches(&events.p[i], &x->expected[k], by, x->text);
        if (!listed) return false;
    }
    return true;
}

static void describe(const rule_example *x, event_list events, buf *out)
{
    if (events.n == 0) buf_add_c(out, "no event comes out");
    for (size_t i = 0; i < events.n; i++) {
        buf_add_c(out, i ? "; " : "comes out: ");
        example_write(&events.p[i], out);
    }
    buf_add_format(out, " -- %.*s", STR_ARG(x->text));
}

size_t example_run_all(const codebook *c, language_run *run, const rule_example *examples, size_t n,
                       example_report *report, void *state)
{
    arena a = {0};
    buf message = {0};
    size_t failed = 0;
    for (size_t i = 0; i < n; i++) {
        const rule_example *x = &examples[i];
        const rule *by = x->rule == RULE_OF_NONE ? NULL : codebook_rule(c, x->rule);
        example_reading r = example_read(c, run, x->text, EXAMPLE_DATE, &a);
        bool passed = passes(x, by, r.events);
        buf_clear(&message);
        if (!passed) describe(x, r.events, &message);
        failed += !passed && !x->wish;
        example_result result = {passed, message.p ? message.p : "", &r};
        if (report) report(state, x, &result);
        arena_reset(&a);
    }
    buf_free(&message);
    arena_free(&a);
    return failed;
}

size_t codebook_run_examples(const codebook *c, language_run *run, example_report *report,
                             void *state)
{
    return example_run_all(c, run, codebook_example(c, 0), codebook_example_count(c), report,
                           state);
}
