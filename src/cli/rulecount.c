// demarche codebook stats: counts what the rules do over documents.
#include "cli/rulecount.h"

#include "cli/codebook_action.h"
#include "cli/pipeline.h"
#include "event/skeleton.h"

#include <string.h>

// What a worker notes, one behind the other.
typedef enum { NOTE_HELD, NOTE_EVENT, NOTE_WORD, NOTE_DOCUMENT } note_kind;

typedef struct {
    uint32_t kind;
    uint32_t what;                     // rule, word; of a document the number of its sentences
    uint32_t other;                    // the rule that won, or the operator; + 1, 0: none
    char type[16], mode[24], cameo[8]; // of an event, NUL-terminated
    char contexts[RULE_CONTEXTS_MAX][24];
} note;

void rulecount_init(rulecount *r, const codebook *rules)
{
    *r = (rulecount){.rules = rules};
    r->by_rule = arena_array(&r->a, rule_tally, codebook_rule_count(rules) + 1);
    r->by_operator = arena_array(&r->a, size_t, codebook_operator_count(rules) + 1);
    r->seen = arena_array(&r->a, bool, (size_t)codebook_word_count(rules) + 1);
}

void rulecount_free(rulecount *r)
{
    arena_free(&r->a);
}

static void write_note(const note *n, buf *out)
{
    buf_add(out, (str){(const char *)n, sizeof *n});
}

static void copy(char *to, size_t size, str text)
{
    size_t n = text.n < size ? text.n : size - 1;
    if (n) memcpy(to, text.p, n);
    to[n] = '\0';
}

static void note_event(const event *e, buf *out)
{
    note n = {.kind = NOTE_EVENT, .what = e->rule ? e->rule->index : UINT32_MAX};
    if (e->composed_by) n.other = e->composed_by->index + 1;
    copy(n.type, sizeof n.type, e->type);
    copy(n.mode, sizeof n.mode, e->mode);
    copy(n.cameo, sizeof n.cameo, e->cameo);
    for (uint32_t i = 0; i < e->n_contexts; i++)
        copy(n.contexts[i], sizeof n.contexts[i], e->contexts[i]);
    write_note(&n, out);
}

static void note_sentence(const codebook *rules, const sentence *s, const mention_list *mentions,
                          arena *a, buf *out)
{
    rule_context context = event_context(mentions);
    frame_view view = frame_open(s, mentions, a);
    rule_outcome_list list = rule_match_outcomes(rules, &view, &context, a);
    for (size_t i = 0; i < list.n; i++) {
        const rule *by = list.p[i].beaten_by;
        write_note(&(note){.kind = NOTE_HELD,
                           .what = list.p[i].rule->index,
                           .other = by ? by->index + 1 : 0},
                   out);
    }
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        uint32_t words[2] = {codebook_word(rules, s->tokens[w].lemma),
                             codebook_word(rules, s->tokens[w].form)};
        for (int k = 0; k < 2; k++)
            if (words[k]) write_note(&(note){.kind = NOTE_WORD, .what = words[k]}, out);
    }
}

void rulecount_note(const codebook *rules, const document *d, const sentence_list *sentences,
                    const mention_list *mentions, const event_list *events, buf *out)
{
    arena scratch = {0};
    (void)d;
    write_note(&(note){.kind = NOTE_DOCUMENT, .what = (uint32_t)sentences->n}, out);
    for (size_t i = 0; i < sentences->n; i++) {
        note_sentence(rules, &sentences->p[i], mentions, &scratch, out);
        arena_reset(&scratch);
    }
    for (size_t i = 0; i < events->n; i++) note_event(&events->p[i], out);
    arena_free(&scratch);
}

static void count(map *m, arena *a, str key)
{
    bool added;
    map_entry *e = map_add(m, a, key, &added);
    if (added) e->key = str_copy(a, key);
    e->value.number++;
}

static void add_event(rulecount *r, const note *n)
{
    r->events++;
    if (n->what < codebook_rule_count(r->rules)) r->by_rule[n->what].events++;
    if (n->other) r->by_operator[n->other - 1]++;
    count(&r->types, &r->a, str_of(n->type));
    if (*n->mode) {
        buf key = {0};
        buf_add_format(&key, "%s/%s", n->type, n->mode);
        count(&r->modes, &r->a, buf_str(&key));
        buf_free(&key);
    }
    count(&r->codes, &r->a, str_of(n->cameo));
    for (int i = 0; i < RULE_CONTEXTS_MAX && *n->contexts[i]; i++)
        count(&r->contexts, &r->a, str_of(n->contexts[i]));
}

static void add_held(rulecount *r, const note *n)
{
    rule_tally *t = &r->by_rule[n->what];
    t->held++;
    if (!n->other) return;
    t->lost++;
    count(&t->rivals, &r->a, codebook_rule(r->rules, n->other - 1)->name);
}

void rulecount_add(rulecount *r, str notes)
{
    for (size_t at = 0; at + sizeof(note) <= notes.n; at += sizeof(note)) {
        note n;
        memcpy(&n, notes.p + at, sizeof n);
        switch ((note_kind)n.kind) {
        case NOTE_HELD: add_held(r, &n); break;
        case NOTE_EVENT: add_event(r, &n); break;
        case NOTE_WORD: r->seen[n.what] = true; break;
        case NOTE_DOCUMENT:
            r->documents++;
            r->sentences += n.what;
            break;
        }
    }
}

void rulecount_example(rulecount *r, const rule_example *x, const example_reading *reading)
{
    rule_tally *t = &r->by_rule[x->rule];
    arena scratch = {0};
    buf own = {0};
    bool added;
    str words = skeleton_of(reading->sentences, reading->mentions, SKELETON_WORDS, &scratch);
    r->examples++;
    if (x->wish)
        t->wishes++;
    else if (x->accept)
        t->examples++;
    else
        t->counters++;
    count(&r->structures, &r->a, words);
    count(&r->patterns, &r->a,
          skeleton_of(reading->sentences, reading->mentions, SKELETON_GRAMMAR, &scratch));
    buf_add_format(&own, "%u/%.*s", x->rule, STR_ARG(words)); // once a rule
    map_add(&r->structures_of_rules, &r->a, str_copy(&r->a, buf_str(&own)), &added);
    t->structures += added;
    buf_free(&own);
    arena_free(&scratch);
}

bool rulecount_shadowed(const rule_tally *t)
{
    return t->held > 0 && t->lost == t->held;
}

const map_entry *rulecount_rival(const rule_tally *t)
{
    const map_entry *best = NULL;
    for (size_t i = 0; i < t->rivals.n; i++)
        if (!best || t->rivals.entries[i].value.number > best->value.number)
            best = &t->rivals.entries[i];
    return best;
}

size_t rulecount_unseen(const rulecount *r, const rule_class *c, arena *a, const str **words)
{
    VEC(str) unseen = {0};
    for (size_t i = 0; i < c->n_words; i++) {
        if (str_find_byte(c->words[i], ' ', 0) != SIZE_MAX) continue; // groups are not looked for
        uint32_t id = codebook_word(r->rules, c->words[i]);
        if (id && !r->seen[id]) *vec_push(a, &unseen) = c->words[i];
    }
    *words = unseen.p;
    return unseen.n;
}

// --- the action

typedef struct {
    rulecount count;
    const codebook *rules;
    bool examples_are_documents;
    bool table;
    screen screen;
} stats;

static void count_example(void *state, const rule_example *x, const example_result *result)
{
    stats *s = state;
    const example_reading *read = result->reading;
    rulecount_example(&s->count, x, read);
    if (!s->examples_are_documents) return;
    buf notes = {0};
    rulecount_note(s->rules, read->document, read->sentences, read->mentions, &read->events,
                   &notes);
    rulecount_add(&s->count, buf_str(&notes));
    buf_free(&notes);
}

static void note_document(const void *state, const coded *c, arena *a, buf *out)
{
    const stats *s = state;
    (void)a;
    rulecount_note(s->rules, c->document, &c->sentences, &c->mentions, &c->events, out);
}

// The notes are for us, not for the reader.
static void take_notes(void *state, const coded *c, buf *text)
{
    stats *s = state;
    (void)c;
    rulecount_add(&s->count, buf_str(text));
    buf_clear(text);
}

static int count_all(const arguments *args, pipeline *p, stats *s)
{
    output o = {0};
    buf out = {0};
    s->rules = coder_codebook(p->coder);
    s->examples_are_documents = !pipeline_has_inputs(args);
    rulecount_init(&s->count, s->rules);
    language_run *run = language_run_new(coder_language(p->coder));
    codebook_run_examples(s->rules, run, count_example, s);
    language_run_delete(run);
    int code = s->examples_are_documents ? 0 : pipeline_run(p, &o);
    if (s->table)
        ruletable_screen(&s->count, &s->screen, &out);
    else
        ruletable_lines(&s->count, &out);
    output_write(&o, buf_str(&out));
    buf_free(&out);
    rulecount_free(&s->count);
    return output_finish(&o, code);
}

static status read_form(const arguments *args, stats *s, diag *why)
{
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_TABLE, "choose one form of output", why));
    TRY(output_choose_color(args->values[OPT_COLOR], &s->screen.colored, why));
    s->table =
        arguments_has(args, OPT_TABLE) || (!arguments_has(args, OPT_JSON) && output_is_terminal());
    s->screen.width = output_width();
    return ST_OK;
}

int codebook_stats(const arguments *args)
{
    diag why = {0};
    stats s = {0};
    coder_options options = {.codebook = args->values[OPT_CODEBOOK], .without_classifier = true};
    pipeline p = {
        .depth = PIPELINE_EVENTS, .state = &s, .format = note_document, .revise = take_notes};
    status done = read_form(args, &s, &why);
    if (done == ST_OK) done = pipeline_open(args, options, &p, &why);
    int code = done == ST_OK ? count_all(args, &p, &s) : output_complain(&why);
    pipeline_close(&p);
    return code;
}
