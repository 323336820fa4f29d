#include "base/check.h"

#include "parse/arclayout.h"

#include <string.h>

enum { WORDS_MOST = ARC_WORDS_MAX + 1 };

typedef struct {
    token t[WORDS_MOST];
    sentence s;
    arena a;
    arc_layout l;
    uint32_t seed;
} scene;

static uint32_t draw(scene *x, uint32_t below)
{
    x->seed = x->seed * 1664525u + 1013904223u;
    return (x->seed >> 8) % below;
}

static void lay_out(scene *x, uint32_t n)
{
    arena_reset(&x->a);
    x->s = (sentence){.tokens = x->t, .n_tokens = n};
    x->l = arc_layout_make(&x->s, &x->a);
}

// Words of different lengths with any relations; heads are set by the caller.
static void make_words(scene *x, uint32_t n)
{
    static const char *const FORMS[] = {"a", "the", "envoy", "interministerial", "\u5317\u4EAC",
                                        ""};
    for (uint32_t i = 0; i < n; i++)
        x->t[i] = (token){.form = str_of(FORMS[draw(x, 6)]),
                          .rel = (uint8_t)draw(x, REL_COUNT),
                          .upos = (uint8_t)draw(x, UPOS_COUNT)};
}

// A tree whose branches never cross: words are taken to the left or the right of their head's
// stretch, as a stack machine would.
static void make_projective(scene *x, uint32_t n)
{
    uint32_t stack[WORDS_MOST], depth = 0;
    make_words(x, n);
    for (uint32_t i = 0; i < n; i++) {
        stack[depth++] = i;
        while (depth > 1 && (i + 1 == n || draw(x, 2))) {
            uint32_t right = stack[--depth], left = stack[--depth];
            bool to_left = draw(x, 2);
            x->t[to_left ? right : left].head = (int32_t)(to_left ? left : right);
            stack[depth++] = to_left ? left : right;
        }
    }
    x->t[stack[0]].head = -1;
}

// --- what must hold of any picture

static int begin_of(const arc_piece *p)
{
    return p->root ? p->left - p->label / 2 : p->left;
}

static int end_of(const arc_piece *p)
{
    return p->root ? p->right + p->label / 2 : p->right;
}

static void check_words(const scene *x)
{
    uint32_t next = 0;
    for (uint32_t r = 0; r < x->l.n_rows; r++) {
        assert_int_equal(x->l.rows[r].begin, next);
        next = x->l.rows[r].end;
        assert_true(next > x->l.rows[r].begin);
        for (uint32_t i = x->l.rows[r].begin; i + 1 < next; i++)
            assert_true(x->l.middle[i] + 10 < x->l.middle[i + 1]);
        assert_true(x->l.middle[next - 1] < x->l.width);
    }
    assert_int_equal(next, x->s.n_tokens);
}

static void check_row(const arc_row *row, int width)
{
    for (uint32_t i = 0; i < row->n_pieces; i++) {
        const arc_piece *p = &row->pieces[i];
        assert_in_range(p->level, 1, row->levels);
        assert_true(begin_of(p) >= 0 && end_of(p) <= width);
        assert_true(p->root || p->right - p->left > p->label + 6); // the label fits its line
        for (uint32_t k = 0; k < i; k++) {
            const arc_piece *q = &row->pieces[k];
            assert_true(q->level <= p->level);
            if (q->level == p->level)
                assert_true(end_of(q) < begin_of(p) || end_of(p) < begin_of(q));
        }
    }
}

// How often an end of an arc crosses the horizontal part of another.
static uint32_t count_crossings(const arc_row *row)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < row->n_pieces; i++)
        for (uint32_t k = 0; k < row->n_pieces; k++) {
            const arc_piece *low = &row->pieces[i], *high = &row->pieces[k];
            if (high->level <= low->level || low->root) continue;
            n += !high->left_open && high->left >= low->left && high->left <= low->right;
            n += !high->right_open && high->right >= low->left && high->right <= low->right;
        }
    return n;
}

// Each word with a head has one arrow and one label or more; the others have none.
static void check_all_shown(const scene *x)
{
    uint8_t arrows[WORDS_MOST] = {0}, labels[WORDS_MOST] = {0};
    for (uint32_t r = 0; r < x->l.n_rows; r++)
        for (uint32_t i = 0; i < x->l.rows[r].n_pieces; i++) {
            const arc_piece *p = &x->l.rows[r].pieces[i];
            labels[p->word] = 1;
            if (p->root || (p->head_left ? !p->right_open : !p->left_open)) arrows[p->word]++;
        }
    for (uint32_t i = 0; i < x->s.n_tokens; i++) {
        int32_t head = x->t[i].head;
        bool shown = head >= -1 && head < (int32_t)x->s.n_tokens && head != (int32_t)i;
        assert_int_equal(arrows[i], shown);
        assert_int_equal(labels[i], shown);
    }
}

static uint32_t check_picture(const scene *x)
{
    uint32_t crossings = 0;
    check_words(x);
    check_all_shown(x);
    for (uint32_t r = 0; r < x->l.n_rows; r++) {
        check_row(&x->l.rows[r], x->l.width);
        crossings += count_crossings(&x->l.rows[r]);
    }
    return crossings;
}

// --- tests

static void nests_projective_trees(void **state)
{
    scene *x = *state;
    for (uint32_t seed = 1; seed <= 300; seed++) {
        x->seed = seed;
        uint32_t n = 1 + draw(x, seed % 10 == 0 ? 200 : 30);
        make_projective(x, n);
        lay_out(x, n);
        if (check_picture(x) != 0) fail_msg("seed %u: arcs cross", seed);
    }
}

static void crosses_only_where_the_tree_does(void **state)
{
    static const int32_t HEADS[] = {2, -1, 1, 0}; // a hearing was scheduled on ...
    scene *x = *state;
    make_words(x, 4);
    for (uint32_t i = 0; i < 4; i++) x->t[i].head = HEADS[i];
    lay_out(x, 4);
    assert_true(check_picture(x) > 0);
}

static void draws_any_heads(void **state)
{
    scene *x = *state;
    for (uint32_t seed = 1; seed <= 300; seed++) {
        x->seed = seed;
        uint32_t n = 1 + draw(x, seed % 10 == 0 ? 200 : 30);
        make_words(x, n);
        for (uint32_t i = 0; i < n; i++) x->t[i].head = (int32_t)draw(x, n + 4) - 2;
        lay_out(x, n);
        check_picture(x);
    }
}

static void breaks_rows_evenly(void **state)
{
    scene *x = *state;
    make_words(x, 60);
    for (uint32_t i = 0; i < 60; i++) {
        x->t[i].form = STR("delegation");
        x->t[i].head = (int32_t)i - 1;
    }
    lay_out(x, 60);
    check_picture(x);
    assert_true(x->l.n_rows > 3);
    assert_true(x->l.width <= ARC_ROW_MOST + 100);
    for (uint32_t r = 1; r < x->l.n_rows; r++) {
        uint32_t n = x->l.rows[r].end - x->l.rows[r].begin;
        assert_true(n > x->l.rows[0].end / 2);
    }
    lay_out(x, 8);
    assert_int_equal(x->l.n_rows, 1);
}

static void lists_long_sentences(void **state)
{
    scene *x = *state;
    make_words(x, WORDS_MOST);
    for (uint32_t i = 0; i < WORDS_MOST; i++) x->t[i].head = i == 0 ? -1 : 0;
    lay_out(x, ARC_WORDS_MAX);
    assert_false(x->l.plain);
    check_picture(x);
    lay_out(x, WORDS_MOST);
    assert_true(x->l.plain);
    check_words(x);
    assert_int_equal(x->l.rows[0].n_pieces, 0);
}

static void cuts_long_forms(void **state)
{
    (void)state;
    bool cut;
    assert_str_is(arc_form(STR("envoy"), &cut), "envoy");
    assert_false(cut);
    str shown = arc_form(STR("https://example.org/a/very/long/address"), &cut);
    assert_true(cut);
    assert_int_equal(shown.n, ARC_COLUMNS_MOST);
    shown = arc_form(STR("\u5317\u5317\u5317\u5317\u5317\u5317\u5317\u5317\u5317\u5317\u5317\u5317"
                         "\u5317\u5317\u5317\u5317\u5317"),
                     &cut);
    assert_true(cut);
    assert_int_equal(shown.n, 3 * ARC_COLUMNS_MOST / 2);
}

static int make_scene(void **state)
{
    *state = mem_alloc(sizeof(scene));
    memset(*state, 0, sizeof(scene));
    return 0;
}

static int free_scene(void **state)
{
    arena_free(&((scene *)*state)->a);
    mem_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nests_projective_trees),
        cmocka_unit_test(crosses_only_where_the_tree_does),
        cmocka_unit_test(draws_any_heads),
        cmocka_unit_test(breaks_rows_evenly),
        cmocka_unit_test(lists_long_sentences),
        cmocka_unit_test(cuts_long_forms),
    };
    return cmocka_run_group_tests_name("parse/arclayout", tests, make_scene, free_scene);
}
