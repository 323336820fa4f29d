// Any bytes as a CoNLL-U file: what is read can be written, is then free of faults but for those of
// the values themselves, and reads back the same; check, evaluation, breakdown, tree and picture
// take whatever comes, and the picture holds only characters that XML may.
#include "fuzztarget.h"

#include "parse/arcdrawing.h"
#include "parse/breakdown.h"
#include "parse/conllu.h"
#include "parse/conllu_check.h"
#include "parse/eval18.h"
#include "parse/treeview.h"

static void write_and_read(const conllu *c, arena *a)
{
    buf out = {0}, tree = {0};
    diag why;
    conllu again;
    conllu_writer w = conllu_begin(&c->doc, true, CONLLU_UTF16);
    for (size_t i = 0; i < c->sentences.n; i++) {
        conllu_add(&w, &out, &c->sentences.p[i], STR_NONE);
        tree_add(&tree, &c->sentences.p[i], TREE_UNICODE);
    }
    must(conllu_read(buf_str(&out), NULL, a, &again, &why) == ST_OK);
    must(again.sentences.n == c->sentences.n);
    for (size_t i = 0; i < c->sentences.n; i++) {
        must(again.sentences.p[i].n_tokens == c->sentences.p[i].n_tokens);
        for (uint32_t k = 0; k < c->sentences.p[i].n_tokens; k++)
            must(again.sentences.p[i].tokens[k].head == c->sentences.p[i].tokens[k].head);
    }
    buf_free(&out);
    buf_free(&tree);
}

static void draw(const conllu *c)
{
    arc_drawing d = {0};
    buf out = {0};
    diag why;
    for (size_t i = 0; i < c->sentences.n; i++)
        if (arc_drawing_add(&d, &c->sentences.p[i], c->ids[i], &why) != ST_OK) break;
    arc_drawing_finish(&d, &out);
    str svg = buf_str(&out);
    must(utf8_valid(svg) && str_ends(svg, STR("</svg>\n")));
    for (size_t i = 0; i < svg.n; i++) must((unsigned char)svg.p[i] >= ' ' || svg.p[i] == '\n');
    arc_drawing_free(&d);
    buf_free(&out);
}

// All that is gold is right.
static void count(conllu *c, arena *a)
{
    breakdown *b = arena_array(a, breakdown, 1);
    buf out = {0};
    breakdown_squeeze(c->doc.text, &c->sentences);
    breakdown_add(b, &c->sentences, &c->sentences, a);
    for (int r = 0; r < REL_COUNT; r++) must(b->rel[r].right == b->rel[r].gold);
    breakdown_relations(b, &out);
    breakdown_attachments(b, &out);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    arena a = {0};
    conllu c;
    diag why;
    conll18_scores scores;
    status s = conllu_read(bytes, "fuzz", &a, &c, &why);
    must(s == ST_OK || s == ST_PARTIAL || s == ST_FORMAT);
    must((s == ST_OK) == (c.skipped == 0));
    for (size_t i = 0; i < c.sentences.n; i++)
        for (uint32_t k = 0; k < c.sentences.p[i].n_tokens; k++)
            must(c.sentences.p[i].tokens[k].span.end <= c.doc.text.n);
    write_and_read(&c, &a);
    draw(&c);
    count(&c, &a);
    conllu_check(bytes, &a);
    if (conll18_evaluate(bytes, bytes, &a, &scores, &why) == ST_OK)
        must(scores.of[CONLL18_TOKENS].correct == scores.of[CONLL18_TOKENS].gold);
    arena_free(&a);
    return 0;
}
