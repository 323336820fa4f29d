// Why a rule does or does not match, told line by line.
#include "rule/plover.h"
#include "rule/program.h"
#include "rule/slot.h"

#define WORDS_SHOWN    8  // of what a constraint asks for; the reader knows the sort by then
#define TRIGGERS_SHOWN 40 // of a rule

static void add_words(const frame_view *f, const fillers *found, buf *out)
{
    for (uint32_t i = 0; i < found->n; i++) {
        if (i) buf_add_c(out, ", ");
        buf_add_byte(out, '"');
        buf_add(out, slot_token(f, found->word[i])->form);
        buf_add_byte(out, '"');
    }
}

// What stands in a slot, in words.
static const char *gloss(slot_kind slot)
{
    switch (slot) {
    case SLOT_SUBJECT: return "who does it";
    case SLOT_OBJECT: return "what it is done to";
    case SLOT_IOBJECT: return "the second object";
    case SLOT_COMPLEMENT: return "the clause or infinitive behind it";
    case SLOT_ADVERB: return "an adverb";
    case SLOT_ADJECTIVE: return "an adjective";
    case SLOT_MODIFIER: return "a noun before it";
    case SLOT_DETERMINER: return "an article or the like";
    case SLOT_POSSESSOR: return "whose it is";
    case SLOT_GOVERNOR: return "the word that it depends on";
    case SLOT_LIGHT: return "the verb that only carries the noun";
    case SLOT_SPEAKER: return "whose words these are";
    case SLOT_COUNTERPART: return "the other party, from the text before";
    case SLOT_SELF: return "the trigger itself";
    case SLOT_SENTENCE: return "any other word of the sentence";
    default: return NULL;
    }
}

// "object.with" reads: behind "with", of what it is done to.
static void add_gloss(const path *p, buf *out)
{
    buf_add_c(out, " (");
    for (uint32_t i = p->n_steps; i-- > 0;) {
        if (p->steps[i].slot == SLOT_PREP)
            buf_add_format(out, "behind \"%.*s\"", STR_ARG(p->steps[i].preposition));
        else if (gloss(p->steps[i].slot))
            buf_add_c(out, gloss(p->steps[i].slot));
        if (i) buf_add_c(out, ", of ");
    }
    buf_add_c(out, ")");
}

static void add_group(const codebook *c, const word_group *g, buf *out)
{
    for (uint32_t k = 0; k < g->n; k++)
        buf_add_format(out, "%s%.*s", k ? " " : "", STR_ARG(c->words.entries[g->words[k] - 1].key));
}

// The words that a constraint asks for, the first of them.
static void add_wanted(const codebook *c, const word_set *set, buf *out)
{
    uint32_t shown = 0;
    if (!set->n_words && !set->n_groups) return;
    buf_add_c(out, "; it asks for ");
    for (uint32_t i = 0; i < set->n_words && shown < WORDS_SHOWN; i++)
        buf_add_format(out, "%s%.*s", shown++ ? ", " : "",
                       STR_ARG(c->words.entries[set->words[i] - 1].key));
    for (uint32_t i = 0; i < set->n_groups && shown < WORDS_SHOWN; i++) {
        buf_add_c(out, shown++ ? ", " : "");
        add_group(c, &set->groups[i], out);
    }
    if (set->n_words + set->n_groups > shown)
        buf_add_format(out, " and %u more", set->n_words + set->n_groups - shown);
}

static void add_code(const rule *r, buf *out)
{
    buf_add_format(out, "rule %.*s (%.*s:%d): %.*s", STR_ARG(r->name), STR_ARG(r->file), r->line,
                   STR_ARG(r->type));
    if (r->mode.n) buf_add_format(out, "/%.*s", STR_ARG(r->mode));
    buf_add_format(out, " %.*s\n", STR_ARG(r->cameo));
}

// The trigger that fits the word; NULL and a sentence about it when none does.
static const trigger_entry *explain_trigger(const matcher *m, const rule *r, uint32_t word,
                                            uint32_t *particle, buf *out)
{
    const codebook *c = m->c;
    str form = slot_token(m->f, word)->form;
    bool known = false;
    for (size_t i = 0; i < c->n_triggers; i++) {
        const trigger_entry *t = &c->triggers[i];
        if (t->rule != r->index || (t->word != m->ids[word] && t->word != m->others[word]))
            continue;
        known = true;
        if (!matcher_trigger(m, t, word, particle)) continue;
        buf_add_format(out, "  trigger: yes, \"%.*s\" is one of its words", STR_ARG(form));
        if (*particle != word)
            buf_add_format(out, ", with \"%.*s\"", STR_ARG(slot_token(m->f, *particle)->form));
        buf_add_byte(out, '\n');
        return t;
    }
    if (known)
        buf_add_format(
            out,
            "  trigger: no, \"%.*s\" is one of its words, but here as %s, or without the "
            "words that belong to it\n",
            STR_ARG(form), upos_name((upos)slot_token(m->f, word)->upos));
    else
        buf_add_format(out, "  trigger: no, \"%.*s\" is none of its words\n", STR_ARG(form));
    return NULL;
}

trigger_fit rule_triggers(const codebook *c, const rule *r, const frame_view *f, uint32_t word)
{
    arena scratch = {0};
    matcher m;
    uint32_t particle;
    trigger_fit fit = TRIGGER_NO;
    matcher_open(&m, c, f, NULL, &scratch);
    word_id ids[2] = {m.ids[word], m.others[word]};
    for (int k = 0; k < 2 && fit != TRIGGER_YES; k++)
        for (uint32_t i = c->first_trigger[ids[k]]; ids[k] && i < c->first_trigger[ids[k] + 1]; i++)
            if (c->triggers[i].rule == r->index)
                fit = fit == TRIGGER_YES || matcher_trigger(&m, &c->triggers[i], word, &particle)
                          ? TRIGGER_YES
                          : TRIGGER_OTHERWISE;
    arena_free(&scratch);
    return fit;
}

static bool explain_constraint(matcher *m, const constraint *c, uint32_t word, buf *out)
{
    fillers passed;
    bool holds = matcher_constraint(m, c, word, &passed);
    fillers found = *matcher_path(m, word, &c->path);
    buf_add_format(out, "  %.*s: %s, ", STR_ARG(c->text), holds ? "yes" : "no");
    if (passed.n) {
        add_words(m->f, &passed, out);
    } else if (found.n) {
        buf_add_c(out, "there stands ");
        add_words(m->f, &found, out);
    } else {
        buf_add_c(out, "nothing stands there");
    }
    add_gloss(&c->path, out);
    if (!holds && str_find_byte(c->text, '@', 0) != SIZE_MAX) // what a class hides from the reader
        add_wanted(m->c, &c->accept.set, out);
    buf_add_byte(out, '\n');
    return holds;
}

static void explain_role(matcher *m, const char *name, const rule_path *p, uint32_t word, buf *out)
{
    for (uint32_t i = 0; i < p->n_paths; i++) {
        fillers found = *matcher_path(m, word, &p->paths[i]);
        if (!found.n) continue;
        buf_add_format(out, "  %s: ", name);
        add_words(m->f, &found, out);
        buf_add_c(out, " by ");
        program_add_path(&p->paths[i], out);
        buf_add_byte(out, '\n');
    }
}

const rule **rule_waiting(const codebook *c, const frame_view *f, uint32_t word, arena *a,
                          size_t *n)
{
    matcher m;
    uint32_t particle;
    VEC(const rule *) list = {0};
    matcher_open(&m, c, f, NULL, a);
    word_id ids[2] = {m.ids[word], m.others[word]};
    for (int k = 0; k < 2; k++)
        for (uint32_t i = c->first_trigger[ids[k]]; ids[k] && i < c->first_trigger[ids[k] + 1];
             i++) {
            const rule *r = &c->rules[c->triggers[i].rule].rule;
            bool known = false;
            for (size_t x = 0; x < list.n; x++) known |= list.p[x] == r;
            if (!known && matcher_trigger(&m, &c->triggers[i], word, &particle))
                *vec_push(a, &list) = r; // NOLINT(bugprone-sizeof-expression): a list of pointers
        }
    *n = list.n;
    return list.p;
}

// What else the sentence holds, for event:TYPE.
static rule_match_list open_matcher(matcher *m, const codebook *c, const frame_view *f,
                                    const rule_context *ctx, arena *scratch)
{
    matcher_open(m, c, f, ctx, scratch);
    rule_match_list all = rule_match_sentence(c, f, ctx, scratch);
    for (size_t i = 0; i < all.n; i++)
        m->types[all.p[i].word] |= 1u << plover_type_find(all.p[i].rule->type);
    return all;
}

void rule_explain(const codebook *c, const rule *r, const frame_view *f, const rule_context *ctx,
                  uint32_t word, buf *out)
{
    arena scratch = {0};
    matcher m;
    uint32_t particle = word;
    rule_match_list all = open_matcher(&m, c, f, ctx, &scratch);
    const compiled_rule *compiled = &c->rules[r->index];
    add_code(r, out);
    bool holds = explain_trigger(&m, r, word, &particle, out) != NULL;
    for (uint32_t i = 0; i < compiled->n_constraints; i++)
        if (!explain_constraint(&m, &compiled->constraints[i], word, out)) holds = false;
    explain_role(&m, "actor", r->actor, word, out);
    explain_role(&m, "recipient", r->recipient, word, out);
    explain_role(&m, "topic", r->topic, word, out);
    buf_add_c(out, holds ? "  It matches.\n" : "  It does not match.\n");
    for (size_t i = 0; holds && i < all.n; i++)
        if (all.p[i].word == word && all.p[i].rule != r)
            buf_add_format(out, "  But the rule %.*s is the better one here.\n",
                           STR_ARG(all.p[i].rule->name));
    arena_free(&scratch);
}

uint32_t rule_failures(const codebook *c, const rule *r, const frame_view *f,
                       const rule_context *ctx, uint32_t word, buf *first)
{
    arena scratch = {0};
    matcher m;
    uint32_t failures = 0;
    buf line = {0};
    const compiled_rule *compiled = &c->rules[r->index];
    open_matcher(&m, c, f, ctx, &scratch);
    for (uint32_t i = 0; i < compiled->n_constraints; i++) {
        buf_clear(&line);
        if (explain_constraint(&m, &compiled->constraints[i], word, &line)) continue;
        if (!failures++) buf_add(first, str_trim(buf_str(&line)));
    }
    buf_free(&line);
    arena_free(&scratch);
    return failures;
}

void rule_list_triggers(const codebook *c, const rule *r, buf *out)
{
    static const char *const NAMES[] = {"verb", "noun", "adjective", "adverb", "modal verb"};
    static const upos KINDS[] = {UPOS_VERB, UPOS_NOUN, UPOS_ADJ, UPOS_ADV, UPOS_AUX};
    uint32_t n = 0;
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        bool named = false;
        for (size_t i = 0; i < c->n_triggers; i++) {
            const trigger_entry *t = &c->triggers[i];
            if (t->rule != r->index || t->pos != KINDS[k]) continue;
            if (n++ >= TRIGGERS_SHOWN) continue;
            buf_add_c(out, named ? ", " : n > 1 ? "; the " : "the ");
            if (!named) buf_add_format(out, "%s ", NAMES[k]);
            named = true;
            if (t->group)
                add_group(c, t->group, out);
            else
                buf_add(out, c->words.entries[t->word - 1].key);
        }
    }
    if (n > TRIGGERS_SHOWN) buf_add_format(out, " and %u more", n - TRIGGERS_SHOWN);
}
