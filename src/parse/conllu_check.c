#include "parse/conllu_check.h"

#include "base/map.h"
#include "parse/conllu.h"
#include "parse/conllu_column.h"
#include "parse/conllu_graph.h"

#include <string.h>

typedef struct {
    arena *a;
    VEC(conllu_fault) faults;
    map ids; // sent_id already seen
    conllu_faults sum;
    bool with_deps, without_deps; // sentences that have enhanced dependencies, or none

    // of the sentence at hand
    conllu_graph graph;
    VEC(int32_t) heads; // from 0; -1 for the root
    VEC(int) lines;     // of its words
    int first_line;     // 0 before it
    int32_t range_last; // end of the last range
    int32_t node_word;  // the word that the last empty node follows
    int32_t node_last;  // its number
    int range_line;
    int roots;
    bool has_id, has_text, bad, bad_deps;
    str text; // what "# text" still has to hold
    int text_line;
    bool text_wrong;
    bool space; // before the next word
} checker;

static void fault(checker *c, int line, int level, const char *message)
{
    if (c->faults.n < CONLLU_MAX_FAULTS)
        *vec_push(c->a, &c->faults) = (conllu_fault){line, level, message};
}

static bool has_stray_blank(str s)
{
    bool before = true;
    for (size_t i = 0; i < s.n;) {
        uint32_t code;
        i += utf8_decode(s, i, &code);
        bool blank = utf8_is_space(code);
        if (blank && before) return true;
        before = blank;
    }
    return before;
}

static bool has_blank(str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t code;
        i += utf8_decode(s, i, &code);
        if (utf8_is_space(code)) return true;
    }
    return false;
}

static void fault_if_any(checker *c, int line, int level, const char *message)
{
    if (message) fault(c, line, level, message);
}

static void check_columns(checker *c, const conllu_line *l)
{
    for (int i = 0; i < CONLLU_COLUMNS; i++) {
        str value = l->column[i];
        bool words = i == CONLLU_FORM || i == CONLLU_LEMMA || i == CONLLU_MISC;
        if (has_stray_blank(value))
            fault(c, l->number, 1, "a blank at an end of a column, or two");
        else if (!words && has_blank(value))
            fault(c, l->number, 1, "a blank in a column other than FORM, LEMMA and MISC");
    }
}

// SpaceAfter=No, the only value; it stands with what is a piece of the text.
static bool space_after(checker *c, const conllu_line *l, bool in_text)
{
    str value;
    if (!conllu_feature(l->column[CONLLU_MISC], "SpaceAfter", &value)) return true;
    if (!in_text)
        fault(c, l->number, 2, "SpaceAfter at an empty node or inside a range");
    else if (!str_eq(value, STR("No")))
        fault(c, l->number, 2, "SpaceAfter has no value but No");
    return !in_text || !str_eq(value, STR("No"));
}

// Takes the form, and the blank behind it, off the sentence's text.
static void check_text(checker *c, const conllu_line *l)
{
    str form = l->column[CONLLU_FORM];
    bool space = space_after(c, l, true);
    if (!c->has_text || c->text_wrong) return;
    if (c->space && c->text.n > 0 && c->text.p[0] == ' ')
        c->text = str_sub(c->text, 1, c->text.n);
    else if (c->space)
        c->text_wrong = true;
    if (!str_starts(c->text, form)) c->text_wrong = true;
    c->text = str_sub(c->text, form.n, c->text.n);
    c->space = space;
    if (c->text_wrong)
        fault(c, l->number, 2, "the text comment does not agree with the words and SpaceAfter");
}

static void check_deps(checker *c, const conllu_line *l)
{
    str rest = l->column[CONLLU_DEPS];
    conllu_dep last = {0}, dep;
    conllu_graph_node(&c->graph, c->a,
                      (conllu_node){l->id, l->kind == CONLLU_LINE_NODE ? l->last : 0, l->number});
    if (str_eq(rest, STR("_"))) return;
    while (rest.p) {
        const char *message = conllu_next_dep(&rest, &last, &dep);
        fault_if_any(c, l->number, 2, message);
        c->bad_deps |= message != NULL;
        if (message) return;
        conllu_graph_edge(&c->graph, c->a, &dep);
        last = dep;
    }
}

static void check_tree_columns(checker *c, const conllu_line *l)
{
    int32_t head = 0;
    str at = l->column[CONLLU_HEAD], rel = l->column[CONLLU_DEPREL];
    if (!conllu_number(at, &head)) {
        fault(c, l->number, 2, "the head is no word number");
        c->bad = true;
    } else if (head == l->id) {
        fault(c, l->number, 2, "a word that is its own head");
        c->bad = true;
    }
    *vec_push(c->a, &c->heads) = head - 1;
    c->roots += head == 0;
    fault_if_any(c, l->number, 2, conllu_fault_of_relation(rel));
    if ((head == 0) != str_eq(rel, STR("root")))
        fault(c, l->number, 2, "head 0 and the relation root go together");
}

static void check_word(checker *c, const conllu_line *l)
{
    c->sum.words++;
    if (l->id != (int32_t)c->heads.n + 1) {
        fault(c, l->number, 1, "word numbers out of order");
        c->bad = true;
    }
    c->node_word = l->id;
    c->node_last = 0;
    *vec_push(c->a, &c->lines) = l->number;
    if (upos_find(l->column[CONLLU_UPOS]) == UPOS_COUNT)
        fault(c, l->number, 2, "no universal part of speech");
    fault_if_any(c, l->number, 2, conllu_fault_of_features(l->column[CONLLU_FEATS]));
    fault_if_any(c, l->number, 1, conllu_fault_of_misc(l->column[CONLLU_MISC]));
    check_deps(c, l);
    check_tree_columns(c, l);
    if (l->id > c->range_last)
        check_text(c, l);
    else
        space_after(c, l, false);
}

static void check_range(checker *c, const conllu_line *l)
{
    if (l->id != (int32_t)c->heads.n + 1 || l->id <= c->range_last)
        fault(c, l->number, 1, "a range that does not stand before its first word");
    c->range_last = l->last;
    c->range_line = l->number;
    for (int i = CONLLU_LEMMA; i <= CONLLU_DEPS; i++) {
        bool typo = i == CONLLU_FEATS && str_eq(l->column[i], STR("Typo=Yes"));
        if (!typo && !str_eq(l->column[i], STR("_")))
            fault(c, l->number, 1, "a range has values in FORM and MISC alone");
    }
    fault_if_any(c, l->number, 1, conllu_fault_of_misc(l->column[CONLLU_MISC]));
    check_text(c, l);
}

static void check_node(checker *c, const conllu_line *l)
{
    if (l->id != c->node_word || l->last != c->node_last + 1) {
        fault(c, l->number, 1, "an empty node out of order");
        c->bad_deps = true;
    }
    c->node_last = l->last;
    bool none =
        str_eq(l->column[CONLLU_HEAD], STR("_")) && str_eq(l->column[CONLLU_DEPREL], STR("_"));
    if (!none) fault(c, l->number, 2, "an empty node has no head and relation, only DEPS");
    fault_if_any(c, l->number, 2, conllu_fault_of_features(l->column[CONLLU_FEATS]));
    fault_if_any(c, l->number, 1, conllu_fault_of_misc(l->column[CONLLU_MISC]));
    space_after(c, l, false);
    check_deps(c, l);
}

static void check_comment(checker *c, const conllu_line *l)
{
    str value;
    if (c->lines.n > 0) fault(c, l->number, 1, "a comment inside a sentence");
    if (conllu_comment(l->text, "sent_id", &value)) {
        bool added = false;
        if (c->has_id) fault(c, l->number, 2, "a second sent_id");
        if (value.n == 0) fault(c, l->number, 2, "an empty sent_id");
        if (has_blank(value)) fault(c, l->number, 2, "a sent_id with a blank in it");
        if (str_find_byte(value, '/', 0) != SIZE_MAX)
            fault(c, l->number, 2, "a sent_id with a slash, which is kept for parallel treebanks");
        map_add(&c->ids, c->a, value, &added);
        if (!added) fault(c, l->number, 2, "a sent_id that another sentence has");
        c->has_id = true;
    } else if (conllu_comment(l->text, "text", &value)) {
        if (c->has_text) fault(c, l->number, 2, "a second text");
        if (has_blank(str_sub(l->text, l->text.n - 1, l->text.n)))
            fault(c, l->number, 2, "a blank at the end of the text");
        c->has_text = true;
        c->text = value;
        c->text_line = l->number;
    }
}

static void check_tree(checker *c)
{
    size_t n = c->heads.n;
    if (c->bad) return;
    for (size_t i = 0; i < n; i++) {
        if (c->heads.p[i] < (int32_t)n) continue;
        fault(c, c->lines.p[i], 2, "a head beyond the last word");
        return;
    }
    if (c->roots != 1) fault(c, c->first_line, 2, "not exactly one word with head 0");
    if (conllu_has_circle(c->heads.p, n, c->a)) fault(c, c->first_line, 2, "heads in a circle");
}

// Either all sentences have enhanced dependencies or none has.
static void check_graph(checker *c)
{
    int line = c->first_line;
    bool has = c->graph.edges.n > 0;
    if (c->bad || c->bad_deps || c->lines.n == 0) return;
    const char *message = conllu_graph_fault(&c->graph, c->a, &line);
    fault_if_any(c, line, 2, message);
    if (has ? c->without_deps && !c->with_deps : c->with_deps && !c->without_deps)
        fault(c, c->first_line, 2, "some sentences have enhanced dependencies and some have none");
    c->with_deps |= has;
    c->without_deps |= !has;
}

static void end_sentence(checker *c, int line)
{
    if (c->first_line == 0) {
        fault(c, line, 1, "an empty line that ends no sentence");
        return;
    }
    if (c->lines.n == 0) fault(c, line, 1, "a sentence without words");
    if (c->range_last > (int32_t)c->heads.n)
        fault(c, c->range_line, 1, "a range that ends beyond the last word");
    if (!c->has_id) fault(c, c->first_line, 2, "no sent_id");
    if (!c->has_text)
        fault(c, c->first_line, 2, "no text");
    else if (!c->text_wrong && c->text.n > 0)
        fault(c, c->text_line, 2, "the text comment goes on behind the last word");
    check_tree(c);
    check_graph(c);
    c->sum.sentences++;
    checker next = {.a = c->a, .faults = {c->faults.p, c->faults.n, c->faults.cap}};
    next.ids = c->ids;
    next.sum = c->sum;
    next.with_deps = c->with_deps;
    next.without_deps = c->without_deps;
    next.graph = c->graph;
    conllu_graph_clear(&next.graph);
    next.heads.p = c->heads.p;
    next.heads.cap = c->heads.cap;
    next.lines.p = c->lines.p;
    next.lines.cap = c->lines.cap;
    *c = next;
}

static void check_line(checker *c, const conllu_line *l)
{
    if (l->kind == CONLLU_LINE_BLANK) {
        if (l->text.n > 0) fault(c, l->number, 1, "a line of blanks alone");
        end_sentence(c, l->number);
        return;
    }
    if (c->first_line == 0) c->first_line = l->number;
    if (l->kind == CONLLU_LINE_COMMENT) {
        check_comment(c, l);
        return;
    }
    if (l->kind == CONLLU_LINE_BAD) {
        fault(c, l->number, 1, l->fault);
        c->bad = true;
        return;
    }
    check_columns(c, l);
    if (l->kind == CONLLU_LINE_WORD)
        check_word(c, l);
    else if (l->kind == CONLLU_LINE_RANGE)
        check_range(c, l);
    else
        check_node(c, l);
}

conllu_faults conllu_check(str bytes, arena *a)
{
    checker c = {.a = a};
    conllu_lines lines = {.rest = bytes};
    conllu_line l;
    bool returns = false;
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) fault(&c, 1, 1, "a byte order mark");
    while (conllu_next(&lines, &l)) {
        bool ends = l.text.p + l.text.n < bytes.p + bytes.n;
        if (ends && l.text.p[l.text.n] == '\r' && !returns) {
            fault(&c, l.number, 1, "a line that ends in CR LF, not LF");
            returns = true;
        }
        if (!ends) fault(&c, l.number, 1, "the last line has no line end");
        if (!utf8_valid(l.text))
            fault(&c, l.number, 1, "not valid UTF-8");
        else if (!utf8_is_nfc(l.text))
            fault(&c, l.number, 1, "not in Unicode's normal form C");
        check_line(&c, &l);
    }
    if (c.first_line > 0) {
        fault(&c, l.number, 1, "no empty line behind the last sentence");
        end_sentence(&c, l.number);
    }
    c.sum.p = c.faults.p;
    c.sum.n = c.faults.n;
    return c.sum;
}
