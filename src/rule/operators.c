// operators.tsv: what refuse + X, agree + X make of an inner event X.
#include "rule/plover.h"
#include "rule/program.h"
#include "rule/suggestion.h"

#include <string.h>

typedef enum {
    COL_OPERATOR,
    COL_POS,
    COL_SLOT,
    COL_INNER,
    COL_OUTER,
    COL_MODE,
    COL_CAMEO,
    COL_STATUS,
    COL_POLARITY,
    COL_ACTOR,
    COL_RECIPIENT,
    COL_NOTE,
    COL_COUNT
} column;

static const char *const COLUMNS[COL_COUNT] = {"operator", "pos",   "slot",      "inner",
                                               "outer",    "mode",  "cameo",     "status",
                                               "polarity", "actor", "recipient", "note"};

typedef struct {
    builder *b;
    const char *file;
    int line;
    str row;
    str cells[COL_COUNT];
} tsv_row;

static status fail_cell(const tsv_row *r, column c, const char *what)
{
    int at = r->cells[c].p ? (int)(r->cells[c].p - r->row.p) + 1 : 0;
    return diag_set(r->b->why, ST_CODEBOOK, r->file, r->line, at, "column '%s': %s, not '%.*s'",
                    COLUMNS[c], what, STR_ARG(r->cells[c]));
}

static status split_row(tsv_row *r)
{
    str rest = r->row;
    int n = 0;
    while (rest.p && n < COL_COUNT) r->cells[n++] = str_trim(str_split(&rest, '\t'));
    if (rest.p || n < COL_NOTE)
        return diag_set(r->b->why, ST_CODEBOOK, r->file, r->line, 1,
                        "expected %d cells separated by tabs, as in the header row",
                        (int)COL_COUNT);
    return ST_OK;
}

static status check_header(tsv_row *r)
{
    TRY(split_row(r));
    for (int i = 0; i < COL_COUNT; i++)
        if (!str_eq(r->cells[i], str_of(COLUMNS[i])))
            return diag_set(r->b->why, ST_CODEBOOK, r->file, r->line, 1,
                            "the header row must name the columns: cell %d is '%s', not '%.*s'",
                            i + 1, COLUMNS[i], STR_ARG(r->cells[i]));
    return ST_OK;
}

static status read_pos(const tsv_row *r, upos *pos)
{
    static const struct {
        const char *name;
        upos pos;
    } NAMES[] = {{"verb", UPOS_VERB}, {"noun", UPOS_NOUN}, {"adj", UPOS_ADJ},
                 {"adv", UPOS_ADV},   {"modal", UPOS_AUX}, {"prep", UPOS_ADP}};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_eq(r->cells[COL_POS], str_of(NAMES[i].name))) {
            *pos = NAMES[i].pos;
            return ST_OK;
        }
    return fail_cell(r, COL_POS, "expected verb, noun, adj, adv, modal or prep");
}

static status check_types(const tsv_row *r, column c)
{
    str rest = r->cells[c];
    if (str_eq(rest, STR("*")) && c == COL_INNER) return ST_OK;
    bool own = str_eq(rest, STR("=")) || str_eq(rest, STR("-")); // the inner type, or no event
    if (own && c == COL_OUTER) return ST_OK;
    if (!rest.n) return fail_cell(r, c, "expected a PLOVER type");
    while (rest.p) {
        str name = str_split(&rest, '|');
        if (plover_type_find(name) >= 0 && (c == COL_INNER || !rest.p)) continue;
        suggestion near = {.word = name};
        for (int i = 0; i < PLOVER_TYPES; i++) suggestion_offer(&near, str_of(plover_type_name(i)));
        return diag_set(r->b->why, ST_CODEBOOK, r->file, r->line, (int)(name.p - r->row.p) + 1,
                        "column '%s': '%.*s' is no PLOVER type%s", COLUMNS[c], STR_ARG(name),
                        suggestion_text(&near));
    }
    return ST_OK;
}

static status check_codes(const tsv_row *r)
{
    bool same = str_eq(r->cells[COL_OUTER], STR("="));
    str mode = r->cells[COL_MODE], cameo = r->cells[COL_CAMEO];
    if (mode.n && !str_eq(mode, STR("=")) && (same || !plover_has_mode(r->cells[COL_OUTER], mode)))
        return fail_cell(r, COL_MODE, "expected a mode of the outer type, or '='");
    if (cameo.n && !str_eq(cameo, STR("=")) && !cameo_known(cameo))
        return fail_cell(r, COL_CAMEO, "expected a CAMEO code, or '='");
    return ST_OK;
}

static status read_status(const tsv_row *r, rule_operator *op)
{
    static const char *const NAMES[] = {"",        "happened",    "ongoing",
                                        "planned", "conditional", "hypothetical"};
    str polarity = r->cells[COL_POLARITY];
    if (polarity.n && !str_eq(polarity, STR("negated")))
        return fail_cell(r, COL_POLARITY, "expected 'negated' or nothing");
    op->negated = polarity.n > 0;
    for (int i = RULE_STATUS_NONE; i <= RULE_HYPOTHETICAL; i++)
        if (str_eq(r->cells[COL_STATUS], str_of(NAMES[i]))) {
            op->status = (rule_status)i;
            return ST_OK;
        }
    return fail_cell(r, COL_STATUS,
                     "expected happened, ongoing, planned, conditional or "
                     "hypothetical");
}

static status read_paths(const tsv_row *r, column c, const rule_path **out)
{
    arena *a = &r->b->c->a;
    str cell = r->cells[c];
    if (!cell.n) return ST_OK;
    rule_path *p = arena_alloc(a, sizeof *p);
    VEC(rule_word) words = {0};
    str rest = cell;
    while (rest.p) {
        str one = str_trim(str_split(&rest, ','));
        int at = (int)(one.p - r->row.p) + 1;
        if (words.n)
            *vec_push(a, &words) = (rule_word){.text = STR(","), .line = r->line, .column = at};
        if (one.n) *vec_push(a, &words) = (rule_word){.text = one, .line = r->line, .column = at};
    }
    TRY(program_paths(words.p, words.n, r->file, r->line, a, NULL, p, NULL, r->b->why));
    *out = p;
    return ST_OK;
}

static status read_slot(const tsv_row *r, path_step *out)
{
    path p;
    rule_word w = {r->cells[COL_SLOT], r->line, (int)(r->cells[COL_SLOT].p - r->row.p) + 1, false};
    if (!w.text.n) return fail_cell(r, COL_SLOT, "expected the slot of the inner event");
    TRY(program_path(w, r->file, &r->b->c->a, &p, r->b->why));
    if (p.n_steps != 1) return fail_cell(r, COL_SLOT, "expected one slot");
    *out = p.steps[0];
    return ST_OK;
}

static str operator_key(arena *a, str lemma, upos pos)
{
    char text[WORD_BYTES_MAX];
    str spelled = program_spelling(lemma, text);
    if (!spelled.n) return STR_NONE;
    char *key = arena_alloc(a, spelled.n + 2);
    memcpy(key, spelled.p, spelled.n);
    key[spelled.n] = (char)('a' + pos);
    return (str){key, spelled.n + 1};
}

typedef VEC(const rule_operator *) operator_list; // NULL behind the last one

// Appends the operator to its lemmas' lists.
static status file_operator(const tsv_row *r, const rule_operator *op)
{
    arena *a = &r->b->c->a;
    str rest = op->operators;
    while (rest.p) {
        str lemma = str_trim(str_split(&rest, '|'));
        str key = operator_key(a, lemma, op->pos);
        if (!key.n) return fail_cell(r, COL_OPERATOR, "expected lemmas with '|' between");
        operator_list *l = map_find_pointer(&r->b->c->operators, key);
        if (!l) {
            l = arena_alloc(a, sizeof *l);
            map_set_pointer(&r->b->c->operators, a, key, l);
        }
        *vec_push(a, l) = op;   // NOLINT(bugprone-sizeof-expression): a list of pointers
        *vec_push(a, l) = NULL; // NOLINT(bugprone-sizeof-expression)
        l->n--;                 // the next one takes the NULL's place
    }
    return ST_OK;
}

static status read_row(tsv_row *r)
{
    TRY(split_row(r));
    rule_operator *op = arena_alloc(&r->b->c->a, sizeof *op);
    op->operators = r->cells[COL_OPERATOR];
    op->inner = r->cells[COL_INNER];
    op->outer = r->cells[COL_OUTER];
    op->mode = r->cells[COL_MODE];
    op->cameo = r->cells[COL_CAMEO];
    op->line = r->line;
    op->index = (uint32_t)r->b->c->table.n;
    *vec_push(&r->b->c->a, &r->b->c->table) = op; // NOLINT(bugprone-sizeof-expression)
    TRY(read_pos(r, &op->pos));
    TRY(read_slot(r, &op->slot));
    TRY(check_types(r, COL_INNER));
    TRY(check_types(r, COL_OUTER));
    TRY(check_codes(r));
    TRY(read_status(r, op));
    TRY(read_paths(r, COL_ACTOR, &op->actor));
    TRY(read_paths(r, COL_RECIPIENT, &op->recipient));
    return file_operator(r, op);
}

status program_operators(builder *b, str text, const char *file)
{
    tsv_row r = {.b = b, .file = file};
    bool header = false;
    while (text.p) {
        r.line++;
        r.row = str_split(&text, '\n');
        if (r.row.n && r.row.p[r.row.n - 1] == '\r') r.row.n--;
        if (!str_trim(r.row).n || r.row.p[0] == '#') continue;
        TRY(header ? read_row(&r) : check_header(&r));
        header = true;
    }
    return ST_OK;
}

static const operator_list *find_list(const codebook *c, str lemma, upos pos)
{
    char text[WORD_BYTES_MAX + 1];
    str key = program_spelling(lemma, text);
    if (!key.n) return NULL;
    text[key.n] = (char)('a' + pos);
    return map_find_pointer(&c->operators, (str){text, key.n + 1});
}

const rule_operator *const *codebook_operators(const codebook *c, str lemma, upos pos)
{
    if (pos == UPOS_PROPN) pos = UPOS_NOUN;
    if (pos == UPOS_SCONJ) pos = UPOS_ADP;
    const operator_list *l = find_list(c, lemma, pos);
    if (!l && pos == UPOS_AUX) l = find_list(c, lemma, UPOS_VERB);
    return l ? l->p : NULL;
}

size_t codebook_operator_count(const codebook *c)
{
    return c->table.n;
}

const rule_operator *codebook_operator(const codebook *c, size_t index)
{
    return index < c->table.n ? c->table.p[index] : NULL;
}
