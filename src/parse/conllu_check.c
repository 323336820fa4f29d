#include "parse/conllu_check.h"

#include "base/map.h"
#include "parse/conllu.h"

#include <string.h>

// The 37 universal relations of UD version 2.
#define RELATIONS                                                                                  \
    "acl|advcl|advmod|amod|appos|aux|case|cc|ccomp|clf|compound|conj|cop|csubj|dep|det|discourse|" \
    "dislocated|expl|fixed|flat|goeswith|iobj|list|mark|nmod|nsubj|nummod|obj|obl|orphan|"         \
    "parataxis|punct|reparandum|root|vocative|xcomp"

typedef struct {
    arena *a;
    VEC(conllu_fault) faults;
    map ids; // sent_id already seen
    conllu_faults sum;

    // of the sentence at hand
    VEC(int32_t) heads; // from 0; -1 for the root
    VEC(int) lines;     // of its words
    int first_line;     // 0 before it
    int32_t range_last; // end of the last range
    int32_t node_word;  // the word that the last empty node follows
    int32_t node_last;  // its number
    int range_line;
    int roots;
    bool has_id, has_text, bad;
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
    for (size_t i = 0; i < s.n; i++) {
        bool blank = s.p[i] == ' ' || s.p[i] == '\r';
        if (blank && before) return true;
        before = blank;
    }
    return before;
}

static void check_columns(checker *c, const conllu_line *l)
{
    for (int i = 0; i < CONLLU_COLUMNS; i++) {
        str value = l->column[i];
        bool words = i == CONLLU_FORM || i == CONLLU_LEMMA || i == CONLLU_MISC;
        if (has_stray_blank(value))
            fault(c, l->number, 1, "a blank at an end of a column, or two");
        else if (!words && str_find_byte(value, ' ', 0) != SIZE_MAX)
            fault(c, l->number, 1, "a blank in a column other than FORM, LEMMA and MISC");
    }
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// Letters and digits, the first no small letter; a name may end in a layer: "Person[psor]".
static bool is_feature_word(str s, bool name)
{
    if (s.n == 0 || (s.p[0] >= 'a' && s.p[0] <= 'z')) return false;
    size_t i = 0;
    while (i < s.n && is_alnum(s.p[i])) i++;
    if (i == s.n) return true;
    if (!name || i == 0 || s.p[i] != '[' || s.p[s.n - 1] != ']' || i + 2 >= s.n) return false;
    for (i++; i + 1 < s.n; i++)
        if (!is_alnum(s.p[i])) return false;
    return true;
}

// Bytewise, but with small letters before the capital ones folded, as the specification sorts.
static int fold_cmp(str a, str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        char x = a.p[i], y = b.p[i];
        if (x >= 'A' && x <= 'Z') x = (char)(x | 0x20);
        if (y >= 'A' && y <= 'Z') y = (char)(y | 0x20);
        if (x != y) return (unsigned char)x < (unsigned char)y ? -1 : 1;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

static void check_features(checker *c, const conllu_line *l)
{
    str last = STR_NONE;
    str feats = l->column[CONLLU_FEATS];
    if (str_eq(feats, STR("_"))) return;
    for (str rest = feats; rest.p;) {
        str value = str_split(&rest, '|');
        str name = str_split(&value, '=');
        bool good = value.p && is_feature_word(name, true);
        for (str values = value; good && values.p;)
            good = is_feature_word(str_split(&values, ','), false);
        if (!good) {
            fault(c, l->number, 2, "a feature that is not Name=Value");
            return;
        }
        if (last.p && fold_cmp(last, name) >= 0)
            fault(c, l->number, 2, "features not sorted by name, or one twice");
        last = name;
    }
}

static bool is_relation(str rel)
{
    str rest = rel;
    if (!str_in_list(str_split(&rest, ':'), RELATIONS, '|')) return false;
    for (bool first = true; rest.p; first = false) {
        str subtype = str_split(&rest, ':');
        if (subtype.n == 0 || !first) return false;
        for (size_t i = 0; i < subtype.n; i++)
            if (subtype.p[i] < 'a' || subtype.p[i] > 'z') return false;
    }
    return true;
}

// Enhanced dependencies: "head:relation", heads rising (and relations rising under the same head).
static void check_deps(checker *c, const conllu_line *l)
{
    str deps = l->column[CONLLU_DEPS];
    int32_t last = -1, last_node = -1;
    str last_rel = STR_NONE;
    if (str_eq(deps, STR("_"))) return;
    for (str rest = deps; rest.p;) {
        str rel = str_split(&rest, '|'), node;
        str head = str_split(&rel, ':');
        int32_t word, dot = 0;
        node = head;
        head = str_split(&node, '.');
        bool good = rel.p && rel.n > 0 && conllu_number(head, &word);
        good = good && (!node.p || (conllu_number(node, &dot) && dot > 0));
        if (!good) {
            fault(c, l->number, 2, "an enhanced dependency that is not head:relation");
            return;
        }
        bool same = word == last && dot == last_node;
        bool sorted = word > last || (word == last && dot > last_node) ||
                      (same && str_cmp(last_rel, rel) < 0);
        if (!sorted) fault(c, l->number, 2, "enhanced dependencies not sorted, or one twice");
        last = word;
        last_node = dot;
        last_rel = rel;
    }
}

static void check_misc(checker *c, const conllu_line *l)
{
    str misc = l->column[CONLLU_MISC];
    if (str_eq(misc, STR("_"))) return;
    if (misc.p[0] == '|' || misc.p[misc.n - 1] == '|' || str_find(misc, STR("||")) != SIZE_MAX)
        fault(c, l->number, 1, "an empty item in MISC");
}

// Takes the form, and the blank behind it, off the sentence's text.
static void check_text(checker *c, const conllu_line *l)
{
    str form = l->column[CONLLU_FORM], value;
    if (!c->has_text || c->text_wrong) return;
    if (c->space && c->text.n > 0 && c->text.p[0] == ' ')
        c->text = str_sub(c->text, 1, c->text.n);
    else if (c->space)
        c->text_wrong = true;
    if (!str_starts(c->text, form)) c->text_wrong = true;
    c->text = str_sub(c->text, form.n, c->text.n);
    bool no = conllu_feature(l->column[CONLLU_MISC], "SpaceAfter", &value);
    c->space = !(no && str_eq(value, STR("No")));
    if (c->text_wrong)
        fault(c, l->number, 2, "the text comment does not agree with the words and SpaceAfter");
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
    if (!is_relation(rel)) fault(c, l->number, 2, "no relation of Universal Dependencies");
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
    check_features(c, l);
    check_deps(c, l);
    check_misc(c, l);
    check_tree_columns(c, l);
    if (l->id > c->range_last) check_text(c, l);
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
    check_misc(c, l);
    check_text(c, l);
}

static void check_node(checker *c, const conllu_line *l)
{
    if (l->id != c->node_word || l->last != c->node_last + 1)
        fault(c, l->number, 1, "an empty node out of order");
    c->node_last = l->last;
    bool none =
        str_eq(l->column[CONLLU_HEAD], STR("_")) && str_eq(l->column[CONLLU_DEPREL], STR("_"));
    if (!none) fault(c, l->number, 2, "an empty node has no head and relation, only DEPS");
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
        map_add(&c->ids, c->a, value, &added);
        if (!added) fault(c, l->number, 2, "a sent_id that another sentence has");
        c->has_id = true;
    } else if (conllu_comment(l->text, "text", &value)) {
        if (c->has_text) fault(c, l->number, 2, "a second text");
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
    c->sum.sentences++;
    checker next = {.a = c->a, .faults = {c->faults.p, c->faults.n, c->faults.cap}};
    next.ids = c->ids;
    next.sum = c->sum;
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
        if (!utf8_valid(l.text)) fault(&c, l.number, 1, "not valid UTF-8");
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
