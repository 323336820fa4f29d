// Blocks to rules: one function a keyword.
#include "rule/plover.h"
#include "rule/program.h"
#include "rule/suggestion.h"

#include <stdlib.h>
#include <string.h>

// What a rule's block has said so far.
typedef struct {
    const rule_block *block;
    const char *file; // of the line at hand: a `roles` block may stand in another file
    compiled_rule *out;
    rule_path *actor, *recipient, *topic;
    bool has_code;
    size_t n_triggers;
    uint32_t index;
} rule_draft;

static status fail_line(const builder *b, const rule_draft *d, const rule_line *line,
                        const char *what)
{
    return diag_set(b->why, ST_CODEBOOK, d->file, line->line, line->column, "%s", what);
}

static status unknown_mode(const builder *b, const rule_draft *d, rule_word w)
{
    suggestion near = {.word = w.text};
    buf modes = {0};
    const char *mode;
    for (int i = 0; (mode = plover_mode_at(d->out->rule.type, i)); i++) {
        suggestion_offer(&near, str_of(mode));
        if (modes.n) buf_add_c(&modes, ", ");
        buf_add_c(&modes, mode);
    }
    status s = diag_set(b->why, ST_CODEBOOK, d->file, w.line, w.column,
                        "'%.*s' is neither a mode of %.*s nor a CAMEO code; its modes are: %s%s",
                        STR_ARG(w.text), STR_ARG(d->out->rule.type), modes.n ? modes.p : "none",
                        suggestion_text(&near));
    buf_free(&modes);
    return s;
}

static status read_context(const builder *b, const rule_draft *d, rule_word w)
{
    rule *r = &d->out->rule;
    if (!plover_has_context(w.text)) {
        suggestion near = {.word = w.text};
        for (int i = 0; plover_context_at(i); i++)
            suggestion_offer(&near, str_of(plover_context_at(i)));
        return diag_set(b->why, ST_CODEBOOK, d->file, w.line, w.column,
                        "'%.*s' is none of the 37 contexts%s", STR_ARG(w.text),
                        suggestion_text(&near));
    }
    if (r->n_contexts == RULE_CONTEXTS_MAX)
        return diag_set(b->why, ST_CODEBOOK, d->file, w.line, w.column,
                        "a rule has at most %d contexts", RULE_CONTEXTS_MAX);
    r->contexts[r->n_contexts++] = w.text;
    return ST_OK;
}

static bool digits(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

static status read_code(builder *b, rule_draft *d, const rule_line *line)
{
    rule *r = &d->out->rule;
    if (d->has_code) return fail_line(b, d, line, "a second 'code' in one rule");
    d->has_code = true;
    if (line->n_words == 1 && str_eq(line->words[0].text, STR("none"))) return ST_OK; // no event
    if (line->n_words < 2)
        return fail_line(b, d, line, "expected 'code TYPE [MODE] CAMEO [CONTEXT ...]'");
    rule_word w = line->words[0];
    int type = plover_type_find(w.text);
    if (type < 0) {
        suggestion near = {.word = w.text};
        for (int i = 0; i < PLOVER_TYPES; i++) suggestion_offer(&near, str_of(plover_type_name(i)));
        return diag_set(b->why, ST_CODEBOOK, d->file, w.line, w.column,
                        "'%.*s' is none of the 16 PLOVER types%s", STR_ARG(w.text),
                        suggestion_text(&near));
    }
    r->type = w.text;
    d->out->types = (uint16_t)(1u << type);
    size_t at = 1;
    if (!digits(line->words[at].text)) {
        if (!plover_has_mode(r->type, line->words[at].text))
            return unknown_mode(b, d, line->words[at]);
        r->mode = line->words[at++].text;
    }
    if (at == line->n_words)
        return fail_line(b, d, line, "a CAMEO code of 2 to 4 digits is missing behind the mode");
    w = line->words[at++];
    if (!cameo_known(w.text))
        return diag_set(b->why, ST_CODEBOOK, d->file, w.line, w.column,
                        "'%.*s' is no CAMEO code (codebook/cameo.tsv lists them)", STR_ARG(w.text));
    r->cameo = w.text;
    for (; at < line->n_words; at++) TRY(read_context(b, d, line->words[at]));
    return ST_OK;
}

// "state channels suspended": a rule of the ledger, whose ledger and state stand in type and mode.
static status read_state(builder *b, rule_draft *d, const rule_line *line)
{
    static const char *const LEDGERS[] = {"channels", "transfers", "redlines", "positions"};
    rule *r = &d->out->rule;
    if (d->has_code) return fail_line(b, d, line, "a second 'code' or 'state' in one rule");
    d->has_code = true;
    if (line->n_words != 2 || str_which(line->words[0].text, LEDGERS, 4) < 0)
        return fail_line(b, d, line,
                         "expected 'state', then channels, transfers, redlines or positions, then "
                         "the state, with _ for a blank");
    r->type = line->words[0].text;
    r->mode = line->words[1].text;
    return ST_OK;
}

static const char EXAMPLE_LINES[] = "example|wish|not", STORY_LINES[] = "example|then|not";

static bool is_state(const rule_draft *d)
{
    return d->has_code && !d->out->rule.cameo.n;
}

// POS of a trigger line; modal verbs are auxiliaries.
static bool trigger_pos(str name, upos *pos, bool *modal)
{
    static const struct {
        const char *name;
        upos pos;
    } NAMES[] = {{"verb", UPOS_VERB},
                 {"noun", UPOS_NOUN},
                 {"adj", UPOS_ADJ},
                 {"adv", UPOS_ADV},
                 {"modal", UPOS_AUX}};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_eq(name, str_of(NAMES[i].name))) {
            *pos = NAMES[i].pos;
            *modal = NAMES[i].pos == UPOS_AUX;
            return true;
        }
    return false;
}

static void add_trigger(builder *b, rule_draft *d, upos pos, bool modal, word_id id,
                        const word_group *group)
{
    if (group) id = group->words[pos == UPOS_NOUN ? group->n - 1 : 0];
    *vec_push(&b->c->a, &b->triggers) =
        (trigger_entry){.word = id, .pos = pos, .modal = modal, .rule = d->index, .group = group};
    d->n_triggers++;
}

static status add_class_triggers(builder *b, rule_draft *d, rule_word w, upos pos, bool modal)
{
    word_set *set;
    w.text = str_sub(w.text, 1, w.text.n);
    TRY(program_class(b, w, d->file, &set));
    for (uint32_t i = 0; i < set->n_words; i++) add_trigger(b, d, pos, modal, set->words[i], NULL);
    for (uint32_t i = 0; i < set->n_groups; i++) add_trigger(b, d, pos, modal, 0, &set->groups[i]);
    return ST_OK;
}

static status read_trigger(builder *b, rule_draft *d, const rule_line *line)
{
    upos pos;
    bool modal;
    if (line->n_words < 2)
        return fail_line(b, d, line,
                         "expected 'trigger POS WORD ...', POS being verb, noun, adj, "
                         "adv or modal");
    if (!trigger_pos(line->words[0].text, &pos, &modal))
        return diag_set(b->why, ST_CODEBOOK, d->file, line->words[0].line, line->words[0].column,
                        "'%.*s' is no part of speech of a trigger: expected verb, noun, adj, adv "
                        "or modal",
                        STR_ARG(line->words[0].text));
    for (size_t i = 1; i < line->n_words; i++) {
        rule_word w = line->words[i];
        if (!w.quoted && str_eq(w.text, STR(","))) continue;
        if (!w.quoted && w.text.p[0] == '@') {
            TRY(add_class_triggers(b, d, w, pos, modal));
        } else {
            word_group *g = arena_alloc(&b->c->a, sizeof *g);
            TRY(program_group(b, w, d->file, g));
            add_trigger(b, d, pos, modal, g->words[0], g->n > 1 ? g : NULL);
        }
    }
    return ST_OK;
}

static status read_role(builder *b, rule_draft *d, const rule_line *line, rule_path **role,
                        bool *required)
{
    if (*role) return fail_line(b, d, line, "this role is given twice in one rule");
    *role = arena_alloc(&b->c->a, sizeof **role);
    return program_paths(line->words, line->n_words, d->file, line->line, &b->c->a, &b->paths,
                         *role, required, b->why);
}

static status read_status(builder *b, rule_draft *d, const rule_line *line)
{
    static const char *const NAMES[] = {"",        "happened",    "ongoing",
                                        "planned", "conditional", "hypothetical"};
    for (int i = RULE_HAPPENED; line->n_words == 1 && i <= RULE_HYPOTHETICAL; i++)
        if (str_eq(line->words[0].text, str_of(NAMES[i]))) {
            d->out->rule.status = (rule_status)i;
            return ST_OK;
        }
    return fail_line(b, d, line,
                     "expected 'status' and one of happened, ongoing, planned, conditional, "
                     "hypothetical");
}

static status read_polarity(builder *b, rule_draft *d, const rule_line *line)
{
    str word = line->n_words == 1 ? line->words[0].text : STR_NONE;
    d->out->rule.negated = str_eq(word, STR("negated"));
    d->out->rule.affirmed = str_eq(word, STR("affirmed"));
    if (d->out->rule.negated || d->out->rule.affirmed) return ST_OK;
    return fail_line(b, d, line, "expected 'polarity negated' or 'polarity affirmed'");
}

static status read_priority(builder *b, rule_draft *d, const rule_line *line)
{
    int64_t n;
    if (line->n_words != 1 || !str_to_int(line->words[0].text, &n) || n > RULE_PRIORITY_MAX ||
        n < -RULE_PRIORITY_MAX)
        return fail_line(b, d, line, "expected 'priority' and a whole number");
    d->out->rule.priority = (int)n;
    return ST_OK;
}

static status read_flag(builder *b, rule_draft *d, const rule_line *line, bool *flag)
{
    if (line->n_words) return fail_line(b, d, line, "nothing is expected behind this word");
    *flag = true;
    return ST_OK;
}

static status read_keep(builder *b, rule_draft *d, const rule_line *line)
{
    rule_path *keep = arena_alloc(&b->c->a, sizeof *keep);
    if (d->out->keep) return fail_line(b, d, line, "a second 'keep': join the paths by ','");
    TRY(program_paths(line->words, line->n_words, d->file, line->line, &b->c->a, &b->paths, keep,
                      NULL, b->why));
    d->out->keep = keep;
    return ST_OK;
}

static status read_constraint(builder *b, rule_draft *d, const rule_line *line)
{
    if (b->constraints.n == CONSTRAINTS_MAX)
        return fail_line(b, d, line, "a rule has at most 64 constraint lines");
    constraint *c = vec_push(&b->c->a, &b->constraints);
    if (str_eq(line->keyword, STR("words"))) return program_words(b, line, d->file, c);
    TRY(program_constraint(b, line, d->file, c));
    if ((c->accept.kinds | c->refuse.kinds) & TEST_EVENT) d->out->waits = true;
    return ST_OK;
}

static status unknown_keyword(const builder *b, const rule_draft *d, const rule_line *line)
{
    static const char *const KEYWORDS[] = {
        "code",     "trigger",  "actor", "recipient", "topic", "reciprocal", "status",
        "polarity", "priority", "keep",  "also",      "use",   "example",    "wish",
        "not",      "rule",     "class", "words",     "state"};
    suggestion near = {.word = line->keyword};
    for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++)
        suggestion_offer(&near, str_of(KEYWORDS[i]));
    program_offer_slots(&near);
    return diag_set(b->why, ST_CODEBOOK, d->file, line->line, line->column,
                    "'%.*s' is neither a keyword nor a slot%s", STR_ARG(line->keyword),
                    suggestion_text(&near));
}

static status read_line(builder *b, rule_draft *d, const rule_line *line);

static status read_use(builder *b, rule_draft *d, const rule_line *line)
{
    uint32_t index;
    if (line->n_words != 1)
        return fail_line(b, d, line, "expected 'use' and the name of a 'roles'");
    if (!map_find_number(&b->roles, line->words[0].text, &index)) {
        suggestion near = {.word = line->words[0].text};
        for (size_t i = 0; i < b->roles.n; i++) suggestion_offer(&near, b->roles.entries[i].key);
        return diag_set(b->why, ST_CODEBOOK, d->file, line->words[0].line, line->words[0].column,
                        "there is no 'roles %.*s'%s", STR_ARG(line->words[0].text),
                        suggestion_text(&near));
    }
    const rule_block *roles = &b->blocks.p[index - 1];
    const char *file = d->file;
    d->file = roles->file;
    for (size_t i = 0; i < roles->lines.n; i++) {
        const rule_line *inner = &roles->lines.p[i];
        bool allowed =
            str_in_list(inner->keyword, "actor|recipient|topic|reciprocal|keep", '|') ||
            program_is_slot(str_sub(inner->keyword, 0, str_find_byte(inner->keyword, '.', 0)));
        if (!allowed)
            return fail_line(b, d, inner,
                             "a 'roles' block holds actor, recipient, topic, "
                             "reciprocal, keep and constraint lines");
        TRY(read_line(b, d, inner));
    }
    d->file = file;
    return ST_OK;
}

static status read_line(builder *b, rule_draft *d, const rule_line *line)
{
    rule *r = &d->out->rule;
    str k = line->keyword;
    if (str_eq(k, STR("code"))) return read_code(b, d, line);
    if (str_eq(k, STR("state"))) return read_state(b, d, line);
    if (str_eq(k, STR("trigger"))) return read_trigger(b, d, line);
    if (str_eq(k, STR("actor"))) return read_role(b, d, line, &d->actor, &r->actor_required);
    if (str_eq(k, STR("recipient")))
        return read_role(b, d, line, &d->recipient, &r->recipient_required);
    if (str_eq(k, STR("topic"))) return read_role(b, d, line, &d->topic, NULL);
    if (str_eq(k, STR("reciprocal"))) return read_flag(b, d, line, &r->reciprocal);
    if (str_eq(k, STR("also"))) return read_flag(b, d, line, &r->also);
    if (str_eq(k, STR("status"))) return read_status(b, d, line);
    if (str_eq(k, STR("polarity"))) return read_polarity(b, d, line);
    if (str_eq(k, STR("priority"))) return read_priority(b, d, line);
    if (str_eq(k, STR("keep"))) return read_keep(b, d, line);
    if (str_eq(k, STR("use"))) return read_use(b, d, line);
    size_t dot = str_find_byte(k, '.', 0);
    if (!str_eq(k, STR("words")) && dot == SIZE_MAX && !program_is_slot(k))
        return unknown_keyword(b, d, line);
    return read_constraint(b, d, line);
}

static const rule_path *default_path(builder *b, const rule_path **kept, const char *text)
{
    if (!*kept) *kept = codebook_path(text, &b->c->a, b->why);
    return *kept;
}

static status finish_rule(builder *b, rule_draft *d)
{
    rule_line head = {.line = d->block->line, .column = d->block->column};
    d->file = d->block->file;
    if (!d->has_code) return fail_line(b, d, &head, "this rule has no 'code' line");
    if (!d->n_triggers) return fail_line(b, d, &head, "this rule has no 'trigger' line");
    if (!d->topic) d->topic = arena_alloc(&b->c->a, sizeof *d->topic);
    rule *r = &d->out->rule;
    r->actor = d->actor ? d->actor : default_path(b, &b->usual_actor, "subject");
    r->recipient = d->recipient ? d->recipient
                                : default_path(b, &b->usual_recipient, "object, to, against, with");
    r->topic = d->topic;
    constraint *kept = arena_array(&b->c->a, constraint, b->constraints.n + 1);
    if (b->constraints.n) memcpy(kept, b->constraints.p, b->constraints.n * sizeof *kept);
    d->out->constraints = kept;
    d->out->n_constraints = (uint32_t)b->constraints.n;
    return ST_OK;
}

static status compile_rule(builder *b, const rule_block *block)
{
    if (b->rules.n == RULES_MAX)
        return diag_set(b->why, ST_LIMIT, block->file, block->line, block->column,
                        "a codebook has at most %d rules", RULES_MAX);
    rule_draft d = {.block = block, .file = block->file, .index = (uint32_t)b->rules.n};
    d.out = vec_push(&b->c->a, &b->rules);
    b->constraints.n = 0;
    d.out->layer = block->layer;
    d.out->rule.own = block->layer > 0;
    d.out->source = block->file;
    d.out->rule = (rule){
        .name = block->name, .file = str_of(block->file), .line = block->line, .index = d.index};
    for (size_t i = 0; i < block->lines.n;) {
        const rule_line *line = &block->lines.p[i];
        if (str_in_list(line->keyword, is_state(&d) ? STORY_LINES : EXAMPLE_LINES, '|')) {
            TRY(is_state(&d) ? program_story(b, block, &i, d.index)
                             : program_example(b, block, &i, d.index));
            continue;
        }
        if (!line->keyword.n)
            return fail_line(b, &d, line,
                             "what is expected of an example stands below an "
                             "'example' line");
        TRY(read_line(b, &d, line));
        i++;
    }
    return finish_rule(b, &d);
}

// Names a block; one that stands in rules that come on top takes the place of its namesake.
static status name_block(builder *b, map *names, uint32_t index)
{
    const rule_block *block = &b->blocks.p[index];
    uint32_t other;
    if (map_find_number(names, block->name, &other)) {
        const rule_block *first = &b->blocks.p[other - 1];
        if (first->layer == block->layer)
            return diag_set(b->why, ST_CODEBOOK, block->file, block->line, block->column,
                            "the name '%.*s' is taken: %s:%d", STR_ARG(block->name), first->file,
                            first->line);
        if (first->layer > block->layer) return ST_OK; // the folder on top is read first
    }
    map_set_number(names, &b->c->a, block->name, index + 1);
    return ST_OK;
}

static uint32_t words_of(const trigger_entry *t)
{
    return t->group ? t->group->n : 1;
}

// Puts the last of the triggers before those of the same word and rule that have fewer words.
static void sink(trigger_entry *first, trigger_entry *last)
{
    trigger_entry t = *last;
    for (; last > first && last[-1].rule == t.rule && words_of(&last[-1]) < words_of(&t); last--)
        *last = last[-1];
    *last = t;
}

// By word, then rule, the longer group first.
static void index_triggers(builder *b)
{
    codebook *c = b->c;
    c->triggers = arena_array(&c->a, trigger_entry, b->triggers.n + 1);
    c->n_triggers = b->triggers.n;
    c->first_trigger = arena_array(&c->a, uint32_t, (size_t)c->n_words + 2);
    for (size_t i = 0; i < c->n_triggers; i++) c->first_trigger[b->triggers.p[i].word + 1]++;
    for (size_t w = 0; w <= c->n_words; w++) c->first_trigger[w + 1] += c->first_trigger[w];
    uint32_t *next = arena_array(&c->a, uint32_t, (size_t)c->n_words + 2);
    memcpy(next, c->first_trigger, ((size_t)c->n_words + 2) * sizeof *next);
    for (size_t i = 0; i < c->n_triggers; i++) { // they come in the order of the rules
        const trigger_entry *t = &b->triggers.p[i];
        trigger_entry *to = &c->triggers[next[t->word]++];
        *to = *t;
        to->types = b->rules.p[t->rule].types;
        sink(c->triggers + c->first_trigger[t->word], to);
    }
}

status program_compile(builder *b)
{
    map rules = {0};
    size_t n_classes = 0;
    for (uint32_t i = 0; i < b->blocks.n; i++) {
        block_kind kind = b->blocks.p[i].kind;
        map *names = kind == BLOCK_RULE ? &rules : kind == BLOCK_CLASS ? &b->classes : &b->roles;
        if (kind == BLOCK_CLASS && ++n_classes > CLASSES_MAX)
            return diag_set(b->why, ST_LIMIT, b->blocks.p[i].file, b->blocks.p[i].line, 0,
                            "a codebook has at most %d classes", CLASSES_MAX);
        TRY(name_block(b, names, i));
    }
    for (uint32_t i = 0; i < b->blocks.n; i++) {
        const rule_block *block = &b->blocks.p[i];
        rule_word name = {block->name, block->line, block->column, false};
        word_set *set;
        uint32_t winner;
        if (block->kind == BLOCK_CLASS) TRY(program_class(b, name, block->file, &set));
        if (block->kind != BLOCK_RULE) continue;
        map_find_number(&rules, block->name, &winner);
        if (winner == i + 1) TRY(compile_rule(b, block));
    }
    index_triggers(b);
    b->c->rules = b->rules.p;
    b->c->n_rules = b->rules.n;
    b->c->examples = b->examples.p;
    b->c->n_examples = b->examples.n;
    b->c->stories = b->stories.p;
    b->c->n_stories = b->stories.n;
    b->c->blocks = b->blocks;
    return ST_OK;
}
