// Why a rule does or does not match, told line by line.
#include "rule/plover.h"
#include "rule/program.h"
#include "rule/slot.h"

static void add_words(const frame_view *f, const fillers *found, buf *out)
{
    for (uint32_t i = 0; i < found->n; i++) {
        if (i) buf_add_c(out, ", ");
        buf_add_byte(out, '"');
        buf_add(out, slot_token(f, found->word[i])->form);
        buf_add_byte(out, '"');
    }
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

void rule_explain(const codebook *c, const rule *r, const frame_view *f, uint32_t word, buf *out)
{
    arena scratch = {0};
    matcher m;
    uint32_t particle = word;
    matcher_open(&m, c, f, NULL, &scratch);
    rule_match_list all = rule_match_sentence(c, f, NULL, &scratch);
    for (size_t i = 0; i < all.n; i++) // for event:TYPE: what else the sentence holds
        m.types[all.p[i].word] |= 1u << plover_type_find(all.p[i].rule->type);
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
