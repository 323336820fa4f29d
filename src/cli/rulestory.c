// demarche codebook explain: why the rules do or do not make an event of a sentence, word by word.
#include "base/file.h"
#include "cli/codebook_action.h"
#include "cli/pipeline.h"
#include "cli/screen.h"
#include "event/check.h"

#include <stdlib.h>
#include <sys/stat.h>

#define MISSES_SHOWN 4 // rules of a word that lack something, those that lack least

typedef struct {
    const codebook *rules;
    const rule *only; // NULL: all
    screen screen;
} story;

// A sentence being told of.
typedef struct {
    const story *s;
    const document *d;
    const mention_list *mentions;
    const event_list *events;
    frame_view view;
    rule_context context;
    rule_outcome_list outcomes;
    arena *a;
    buf *out;
} telling;

static str form(const telling *t, uint32_t word)
{
    return t->view.sentence->tokens[word].form;
}

static const rule_outcome *outcome_of(const telling *t, const rule *r, uint32_t word)
{
    for (size_t i = 0; i < t->outcomes.n; i++)
        if (t->outcomes.p[i].rule == r && t->outcomes.p[i].word == word) return &t->outcomes.p[i];
    return NULL;
}

static void add_operator(const rule_operator *by, str type, buf *out)
{
    if (str_eq(by->outer, STR("-")))
        buf_add_format(out, "    The operator %.*s (operators.tsv:%d) makes no event of it.\n",
                       STR_ARG(by->operators), by->line);
    else
        buf_add_format(
            out, "    The operator %.*s (operators.tsv:%d) has a say in it: %.*s comes out.\n",
            STR_ARG(by->operators), by->line, STR_ARG(type));
}

// Why a rule that won makes no event.

static void add_events(const telling *t, const rule *r, uint32_t word)
{
    bool any = false;
    for (size_t i = 0; i < t->events->n; i++) {
        const event *e = &t->events->p[i];
        if (e->sentence != t->view.sentence->index || e->rule != r || e->word != word) continue;
        any = true;
        if (e->composed_by) add_operator(e->composed_by, e->type, t->out);
        buf line = {0};
        example_write(e, &line);
        buf_add_format(t->out, "    Comes out: %.*s\n", STR_ARG(buf_str(&line)));
        buf_free(&line);
    }
    for (size_t i = 0; i < t->events->n_fates && !any; i++) {
        const event_fate *x = &t->events->fates[i];
        if (x->sentence != t->view.sentence->index || x->word != word || x->rule != r) continue;
        any = true;
        if (x->by && str_eq(x->by->outer, STR("-"))) add_operator(x->by, r->type, t->out);
        buf_add_format(t->out, "    No event: %s.\n", event_fate_reason(x->kind));
    }
    if (!any) buf_add_c(t->out, "    No event: another word of the sentence has it.\n");
}

static void add_verdict(const telling *t, const rule_outcome *x)
{
    if (x->beaten_by) {
        const rule_outcome *winner = outcome_of(t, x->beaten_by, x->word);
        buf_add_format(t->out,
                       "    All it asks for is there, but the rule %.*s goes before it: %s.\n",
                       STR_ARG(x->beaten_by->name),
                       winner ? rule_reason(t->s->rules, winner, x) : "it is the better one");
    } else if (x->absorbed_by) {
        buf_add_format(t->out,
                       "    All it asks for is there, but the word is part of what the rule %.*s "
                       "makes of the sentence.\n",
                       STR_ARG(x->absorbed_by->name));
    } else {
        add_events(t, x->rule, x->word);
    }
}

// What rule_explain says, but for its verdict, set in.
static void add_reasons(const telling *t, const rule *r, uint32_t word)
{
    buf reasons = {0};
    rule_explain(t->s->rules, r, &t->view, &t->context, word, &reasons);
    for (str rest = str_trim(buf_str(&reasons)); rest.p;) {
        str line = str_split(&rest, '\n');
        if (str_starts(line, STR("  It ")) || str_starts(line, STR("  But "))) continue;
        bool head = !str_starts(line, STR("  "));
        if (head) line = str_sub(line, 1, line.n); // "rule", which begins a line here
        buf_add_format(t->out, "%s%.*s\n", head ? "    R" : "    ", STR_ARG(line));
    }
    buf_free(&reasons);
}

static void add_word(const telling *t, uint32_t word)
{
    buf_add_c(t->out, "  ");
    screen_text(&t->s->screen, STYLE_TRIGGER, form(t, word), t->out);
    buf_add_byte(t->out, '\n');
}

// One rule in full; false when the word is none of its triggers.
static bool tell_rule(const telling *t, const rule *r, uint32_t word)
{
    trigger_fit fit = rule_triggers(t->s->rules, r, &t->view, word);
    if (fit == TRIGGER_NO) return false;
    const rule_outcome *x = outcome_of(t, r, word);
    add_word(t, word);
    add_reasons(t, r, word);
    if (x)
        add_verdict(t, x);
    else
        buf_add_c(t->out, "    So it makes no event.\n");
    return true;
}

typedef struct {
    const rule *rule;
    uint32_t failures;
    str first;
} miss;

static int by_failures(const void *a, const void *b)
{
    const miss *x = a, *y = b;
    if (x->failures != y->failures) return x->failures < y->failures ? -1 : 1;
    return x->rule->index < y->rule->index ? -1 : 1;
}

// Rules that hang on the word and lack something here, those that lack least first.
static void tell_misses(const telling *t, const rule *const *waiting, size_t n, uint32_t word)
{
    miss *misses = arena_array(t->a, miss, n + 1);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        buf first = {0};
        if (outcome_of(t, waiting[i], word)) continue;
        uint32_t failures =
            rule_failures(t->s->rules, waiting[i], &t->view, &t->context, word, &first);
        if (failures) misses[k++] = (miss){waiting[i], failures, str_copy(t->a, buf_str(&first))};
        buf_free(&first);
    }
    if (k) qsort(misses, k, sizeof *misses, by_failures);
    for (size_t i = 0; i < k && i < MISSES_SHOWN; i++)
        buf_add_format(t->out, "    Not %.*s (%.*s): %.*s\n", STR_ARG(misses[i].rule->name),
                       STR_ARG(misses[i].rule->type), STR_ARG(misses[i].first));
    if (k > MISSES_SHOWN)
        buf_add_format(t->out,
                       "    Nor %zu more that hang on this word; --rule NAME tells of one.\n",
                       k - MISSES_SHOWN);
}

// All rules that hang on the word.
static bool tell_word(const telling *t, uint32_t word)
{
    size_t n = 0;
    const rule **waiting = rule_waiting(t->s->rules, &t->view, word, t->a, &n);
    if (!n) return false;
    bool won = false;
    for (size_t i = 0; i < t->outcomes.n; i++) {
        const rule_outcome *x = &t->outcomes.p[i];
        if (x->word != word || x->beaten_by) continue;
        tell_rule(t, x->rule, word);
        won = true;
    }
    if (!won) add_word(t, word);
    for (size_t i = 0; i < t->outcomes.n; i++) {
        const rule_outcome *x = &t->outcomes.p[i];
        if (x->word != word || !x->beaten_by) continue;
        const rule_outcome *winner = outcome_of(t, x->beaten_by, word);
        buf_add_format(t->out, "    Rule %.*s (%.*s) would do too, but %.*s goes before it: %s.\n",
                       STR_ARG(x->rule->name), STR_ARG(x->rule->type), STR_ARG(x->beaten_by->name),
                       winner ? rule_reason(t->s->rules, winner, x) : "it is the better one");
    }
    tell_misses(t, waiting, n, word);
    return true;
}

static void tell_sentence(telling *t, const sentence *s)
{
    bool any = false;
    t->view = frame_open(s, t->mentions, t->a);
    t->context = event_context(t->mentions);
    t->outcomes = rule_match_outcomes(t->s->rules, &t->view, &t->context, t->a);
    screen_text(&t->s->screen, STYLE_HEAD, span_text(t->d->text, s->span), t->out);
    buf_add_byte(t->out, '\n');
    for (uint32_t w = 0; w < s->n_tokens; w++)
        any |= t->s->only ? tell_rule(t, t->s->only, w) : tell_word(t, w);
    if (!any && !t->s->only) buf_add_c(t->out, "  No rule hangs on a word of this sentence.\n");
    if (!any && t->s->only) {
        buf_add_format(t->out,
                       "  No word here is one that %.*s hangs on: ", STR_ARG(t->s->only->name));
        rule_list_triggers(t->s->rules, t->s->only, t->out);
        buf_add_c(t->out, ".\n");
    }
    buf_add_byte(t->out, '\n');
}

static void tell(const story *s, const document *d, const sentence_list *sentences,
                 const mention_list *mentions, arena *a, buf *out)
{
    event_list events = event_code(s->rules, NULL, NULL, d, sentences, mentions, a);
    telling t = {.s = s, .d = d, .mentions = mentions, .events = &events, .a = a, .out = out};
    for (size_t i = 0; i < sentences->n; i++) tell_sentence(&t, &sentences->p[i]);
}

static void tell_document(const void *state, const coded *c, arena *a, buf *out)
{
    tell(state, c->document, &c->sentences, &c->mentions, a, out);
}

static int tell_text(const story *s, const coder *c, const char *text, const char *date)
{
    arena a = {0};
    output o = {0};
    buf out = {0};
    language_run *run = language_run_new(coder_language(c));
    example_reading r = example_read(s->rules, run, str_of(text), date, &a);
    tell(s, r.document, r.sentences, r.mentions, &a, &out);
    output_write(&o, buf_str(&out));
    buf_free(&out);
    language_run_delete(run);
    arena_free(&a);
    return output_finish(&o, 0);
}

static status find_rule(const codebook *c, const char *name, const rule **out, diag *why)
{
    arena a = {0};
    size_t n = codebook_rule_count(c);
    const char **names = arena_array(&a, const char *, n + 1);
    for (size_t i = 0; i < n && name; i++) {
        const rule *r = codebook_rule(c, i);
        if (str_eq(r->name, str_of(name))) *out = r;
        names[i] = str_copy(&a, r->name).p;
    }
    const char *near = name && !*out ? nearest_word(name, names) : NULL;
    status s = !name || *out ? ST_OK
               : near
                   ? diag_set(why, ST_USAGE, NULL, 0, 0,
                              "--rule %s: there is no such rule; did you mean %s?", name, near)
                   : diag_set(why, ST_USAGE, NULL, 0, 0, "--rule %s: there is no such rule", name);
    arena_free(&a);
    return s;
}

static bool is_file(const char *word)
{
    struct stat info;
    return str_eq(str_of(word), STR("-")) || stat(word, &info) == 0;
}

int codebook_explain(const arguments *args)
{
    diag why = {0};
    output o = {0};
    story s = {.screen = {.width = output_width()}};
    coder_options options = {.codebook = args->values[OPT_CODEBOOK], .without_classifier = true};
    pipeline p = {.depth = PIPELINE_MENTIONS, .state = &s, .format = tell_document};
    const char *date = args->values[OPT_DATE];
    status done = output_choose_color(args->values[OPT_COLOR], &s.screen.colored, &why);
    if (done == ST_OK) done = pipeline_open(args, options, &p, &why);
    if (done == ST_OK) s.rules = coder_codebook(p.coder);
    if (done == ST_OK) done = find_rule(s.rules, args->values[OPT_RULE], &s.only, &why);
    int code = done != ST_OK ? output_complain(&why)
               : is_file(args->words[0])
                   ? output_finish(&o, pipeline_run(&p, &o))
                   : tell_text(&s, p.coder, args->words[0], date ? date : EXAMPLE_DATE);
    pipeline_close(&p);
    return code;
}
