// Any bytes as rules, classes and operators: they compile or are refused with a place and a reason,
// the same text twice gives the same hash, and what compiles can be linted and listed. A text with
// a line "%%" is rules above it and operators.tsv below it. All of it is tried as sentences outside
// rules too.
#include "fuzztarget.h"

#include "rule/lint.h"

static void look_at(const codebook *c, arena *a)
{
    for (size_t i = 0; i < codebook_rule_count(c); i++) {
        const rule *r = codebook_rule(c, i);
        must(r->index == i && r->name.n && !r->type.n == !r->cameo.n); // "code none" has neither
        must(r->actor && r->recipient && r->topic && r->line > 0);
    }
    for (size_t i = 0; i < codebook_example_count(c); i++) {
        const rule_example *x = codebook_example(c, i);
        must(x->rule < codebook_rule_count(c) && x->text.n);
        must(x->accept == (x->n_expected > 0));
    }
    lint_list found = codebook_lint(c, a);
    for (size_t i = 0; i < found.n; i++) must(found.p[i].rule && found.p[i].message.n);
    rule_class_list classes = codebook_classes(c, a);
    for (size_t i = 0; i < classes.n; i++) must(classes.p[i].name.n && classes.p[i].line > 0);
    for (size_t i = 0; i < codebook_operator_count(c); i++)
        must(codebook_operator(c, i)->index == i);
    buf words = {0};
    for (size_t i = 0; i < codebook_rule_count(c); i++)
        rule_list_triggers(c, codebook_rule(c, i), &words);
    must(words.n > 0 || codebook_rule_count(c) == 0);
    buf_free(&words);
}

static void read_sentences(str text, arena *a)
{
    const rule_example *x = NULL;
    size_t n = 0;
    diag why = {0};
    status s = codebook_sentences(text, "text", a, &x, &n, &why);
    must(s == ST_OK || s == ST_CODEBOOK || s == ST_LIMIT);
    must(s == ST_OK || why.message[0]);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        must(x[i].rule == RULE_OF_NONE && x[i].text.n);
        for (uint32_t k = 0; k < x[i].n_expected; k++) must(x[i].expected[k].type.n > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    str text = {(const char *)data, size};
    size_t cut = str_find(text, STR("\n%%\n"));
    str rules = str_copy(&a, str_sub(text, 0, cut == SIZE_MAX ? size : cut));
    str table = cut == SIZE_MAX ? STR_NONE : str_copy(&a, str_sub(text, cut + 4, size));
    codebook *c = NULL, *again = NULL;
    diag why = {0};
    status s = codebook_parse(rules.p, table.p, &c, &why);
    must(s == ST_OK || s == ST_CODEBOOK || s == ST_LIMIT);
    must((s == ST_OK) == (c != NULL));
    if (s == ST_OK) {
        must(codebook_parse(rules.p, table.p, &again, &why) == ST_OK);
        must(str_eq(codebook_hash(c), codebook_hash(again)));
        look_at(c, &a);
    } else {
        must(why.message[0] && why.line >= 0);
    }
    codebook_free(c);
    codebook_free(again);
    read_sentences(text, &a);
    arena_free(&a);
    return 0;
}
