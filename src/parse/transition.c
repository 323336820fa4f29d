#include "parse/transition.h"

#include <string.h>

static const family NO_FAMILY = {
    {NO_REL, NO_REL}, {NO_TAG, NO_TAG}, {NO_REL, NO_REL}, {NO_TAG, NO_TAG}, 0, 0};

static void reserve(transition_state *s, uint32_t n)
{
    if (s->n_max && n <= s->n_max) return;
    uint32_t room = n + n / 2 + 16;
    s->stack = mem_realloc(s->stack, room * sizeof *s->stack);
    s->head = mem_realloc(s->head, room * sizeof *s->head);
    s->rel = mem_realloc(s->rel, room);
    s->tag = mem_realloc(s->tag, (size_t)room + 1);
    s->families = mem_realloc(s->families, ((size_t)room + 1) * sizeof *s->families);
    s->n_max = room;
}

void transition_begin(transition_state *s, const uint8_t *tags, uint32_t n)
{
    reserve(s, n);
    s->n = n;
    s->next = 0;
    s->n_stack = 0;
    for (uint32_t i = 0; i < n; i++) {
        s->head[i] = -1;
        s->rel[i] = REL_DEP;
    }
    if (n) memcpy(s->tag, tags, n);
    s->tag[n] = END_TAG;
    for (uint32_t i = 0; i <= n; i++) s->families[i] = NO_FAMILY;
}

void transition_free(transition_state *s)
{
    mem_free(s->stack);
    mem_free(s->head);
    mem_free(s->rel);
    mem_free(s->tag);
    mem_free(s->families);
    *s = (transition_state){0};
}

static void add_child(uint8_t rels[2], uint8_t tags[2], uint8_t *n, deprel rel, uint8_t tag)
{
    rels[1] = rels[0];
    tags[1] = tags[0];
    rels[0] = (uint8_t)rel;
    tags[0] = tag;
    if (*n < UINT8_MAX) (*n)++;
}

void transition_apply(transition_state *s, move_kind kind, deprel rel)
{
    if (kind == MOVE_SHIFT) {
        s->stack[s->n_stack++] = s->next++;
        return;
    }
    uint32_t child = s->stack[--s->n_stack];
    uint32_t head = kind == MOVE_LEFT ? s->next : s->stack[s->n_stack - 1];
    s->head[child] = (int32_t)head;
    s->rel[child] = (uint8_t)rel;
    family *f = &s->families[head];
    if (kind == MOVE_LEFT)
        add_child(f->left_rel, f->left_tag, &f->n_left, rel, s->tag[child]);
    else
        add_child(f->right_rel, f->right_tag, &f->n_right, rel, s->tag[child]);
}

void transition_places(const transition_state *s, uint32_t out[PLACE_COUNT])
{
    const uint32_t *top = s->stack + s->n_stack;
    out[PLACE_S0] = s->n_stack > 0 ? top[-1] : NO_NODE;
    out[PLACE_S1] = s->n_stack > 1 ? top[-2] : NO_NODE;
    out[PLACE_S2] = s->n_stack > 2 ? top[-3] : NO_NODE;
    out[PLACE_B0] = s->next;
}

static uint8_t distance(uint32_t from, uint32_t to)
{
    static const uint8_t bins[16] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8};
    if (from == NO_NODE || to == NO_NODE) return 0;
    uint32_t d = to - from;
    return bins[d < 15 ? d : 15];
}

static uint8_t valency(const family *f)
{
    return (uint8_t)((f->n_left < 3 ? f->n_left : 3) * 5 + (f->n_right < 4 ? f->n_right : 4));
}

static uint8_t tag_at(const transition_state *s, uint32_t node)
{
    return node <= s->n ? s->tag[node] : NO_TAG;
}

void transition_facts(const transition_state *s, uint16_t out[FACT_COUNT])
{
    uint32_t at[PLACE_COUNT];
    transition_places(s, at);
    const family *s0 = at[PLACE_S0] == NO_NODE ? &NO_FAMILY : &s->families[at[PLACE_S0]];
    const family *s1 = at[PLACE_S1] == NO_NODE ? &NO_FAMILY : &s->families[at[PLACE_S1]];
    const family *s2 = at[PLACE_S2] == NO_NODE ? &NO_FAMILY : &s->families[at[PLACE_S2]];
    const family *b0 = &s->families[s->next];
    const uint8_t value[FACT_COUNT] = {
        [FACT_S0_LEFT_REL] = s0->left_rel[0],
        [FACT_S0_LEFT2_REL] = s0->left_rel[1],
        [FACT_S0_RIGHT_REL] = s0->right_rel[0],
        [FACT_S0_RIGHT2_REL] = s0->right_rel[1],
        [FACT_S1_LEFT_REL] = s1->left_rel[0],
        [FACT_S1_RIGHT_REL] = s1->right_rel[0],
        [FACT_S1_RIGHT2_REL] = s1->right_rel[1],
        [FACT_B0_LEFT_REL] = b0->left_rel[0],
        [FACT_B0_LEFT2_REL] = b0->left_rel[1],
        [FACT_S2_RIGHT_REL] = s2->right_rel[0],
        [FACT_S0_LEFT_TAG] = s0->left_tag[0],
        [FACT_S0_RIGHT_TAG] = s0->right_tag[0],
        [FACT_S1_LEFT_TAG] = s1->left_tag[0],
        [FACT_S1_RIGHT_TAG] = s1->right_tag[0],
        [FACT_B0_LEFT_TAG] = b0->left_tag[0],
        [FACT_S0_VALENCY] = valency(s0),
        [FACT_S1_VALENCY] = valency(s1),
        [FACT_B0_VALENCY] = valency(b0),
        [FACT_S0_TAG] = tag_at(s, at[PLACE_S0]),
        [FACT_B0_TAG] = tag_at(s, s->next),
        [FACT_S1_TAG] = tag_at(s, at[PLACE_S1]),
        [FACT_S2_TAG] = tag_at(s, at[PLACE_S2]),
        [FACT_B1_TAG] = tag_at(s, s->next + 1),
        [FACT_B2_TAG] = tag_at(s, s->next + 2),
        [FACT_S0_B0_DISTANCE] = distance(at[PLACE_S0], s->next),
        [FACT_S1_S0_DISTANCE] = distance(at[PLACE_S1], at[PLACE_S0]),
        [FACT_STACK_DEPTH] = (uint8_t)(s->n_stack < 5 ? s->n_stack : 5),
    };
    uint16_t row = 0;
    int i = 0;
#define X(name, rows)                                                                              \
    out[i] = (uint16_t)(row + value[i]);                                                           \
    row = (uint16_t)(row + (rows));                                                                \
    i++;
    FACT_LIST(X)
#undef X
}

// Gold arcs between `node` and the words from `from` to the end of the buffer, in both directions.
static uint32_t arcs_to_buffer(const transition_state *s, const int32_t *gold, uint32_t node,
                               uint32_t from)
{
    uint32_t lost = (uint32_t)gold[node] >= from; // ROOT is the last of the buffer
    for (uint32_t i = s->next; i < s->n; i++) lost += gold[i] == (int32_t)node;
    return lost;
}

uint32_t transition_cost(const transition_state *s, const int32_t *gold, move_kind kind)
{
    uint32_t lost = 0, b0 = s->next;
    if (kind == MOVE_SHIFT) {
        for (uint32_t i = 0; i < s->n_stack; i++) {
            lost += gold[s->stack[i]] == (int32_t)b0;
            lost += gold[b0] == (int32_t)s->stack[i] && i + 1 < s->n_stack;
        }
        return lost;
    }
    uint32_t s0 = s->stack[s->n_stack - 1];
    if (kind == MOVE_RIGHT) return arcs_to_buffer(s, gold, s0, b0);
    if (s->n_stack > 1) lost += gold[s0] == (int32_t)s->stack[s->n_stack - 2];
    return lost + arcs_to_buffer(s, gold, s0, b0 + 1);
}
