// The tables of breakdown.h.
#include "base/utf8.h"
#include "parse/breakdown.h"

#include <string.h>

#define INSTEAD_SHOWN 3 // wrong relations shown with each; the rest is noise

static const struct {
    const char *group, *row, *json;
} ROWS[] = {
#define X(name, group, row, json) {group, row, json},
    ATTACHMENT_LIST(X)
#undef X
};

static double percent(uint64_t part, uint64_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static double f1(const breakdown_count *c)
{
    return percent(2 * c->right, c->gold + c->system);
}

uint32_t breakdown_instead(const breakdown *b, deprel gold, deprel *system)
{
    uint32_t best = 0;
    for (int r = 0; r < REL_COUNT; r++) {
        if (b->instead[gold][r] <= best) continue;
        best = b->instead[gold][r];
        *system = (deprel)r;
    }
    return best;
}

static breakdown_count sum(const breakdown *b)
{
    breakdown_count all = {0};
    for (int r = 0; r < REL_COUNT; r++) {
        all.gold += b->rel[r].gold;
        all.system += b->rel[r].system;
        all.head += b->rel[r].head;
        all.right += b->rel[r].right;
    }
    return all;
}

static void add_instead(const breakdown *b, deprel gold, buf *out)
{
    breakdown rest = *b; // the counts shown are taken out one by one
    for (int i = 0; i < INSTEAD_SHOWN; i++) {
        deprel r;
        uint32_t n = breakdown_instead(&rest, gold, &r);
        if (n == 0) break;
        buf_add_format(out, "%s%s %u", i ? ", " : " ", deprel_name(r), n);
        rest.instead[gold][r] = 0;
    }
}

static void add_relation(const char *name, const breakdown_count *c, buf *out)
{
    buf_add_format(out, "%-15s|%7llu |%10.2f |%10.2f |%10.2f |%10.2f |", name,
                   (unsigned long long)c->gold, percent(c->right, c->system),
                   percent(c->right, c->gold), f1(c), percent(c->head, c->gold));
}

void breakdown_relations(const breakdown *b, buf *out)
{
    breakdown_count all = sum(b);
    buf_add_c(out, "Relation       |  Words | Precision |    Recall |  F1 Score |      Head | "
                   "Taken for\n"
                   "---------------+--------+-----------+-----------+-----------+-----------+-"
                   "---------\n");
    for (int r = 0; r < REL_COUNT; r++) {
        if (b->rel[r].gold + b->rel[r].system == 0) continue;
        add_relation(deprel_name((deprel)r), &b->rel[r], out);
        add_instead(b, (deprel)r, out);
        buf_add_byte(out, '\n');
    }
    add_relation("all", &all, out);
    buf_add_byte(out, '\n');
}

void breakdown_attachments(const breakdown *b, buf *out)
{
    const char *group = "";
    buf_add_c(out, "Attachment                       |  Words |      Head | Head, rel.\n"
                   "---------------------------------+--------+-----------+-----------\n");
    for (int k = 0; k < ATTACHMENT_COUNT; k++) {
        const breakdown_count *c = &b->kind[k];
        if (c->gold == 0) continue;
        if (strcmp(group, ROWS[k].group) != 0)
            buf_add_format(out, "%-33s|        |           |\n", ROWS[k].group);
        group = ROWS[k].group;
        buf_add_format(out, "  %-31s|%7llu |%10.2f |", ROWS[k].row, (unsigned long long)c->gold,
                       percent(c->head, c->gold));
        if (k != ATTACHMENT_PP_SIDE) buf_add_format(out, "%10.2f", percent(c->right, c->gold));
        buf_add_byte(out, '\n');
    }
}

void breakdown_relations_json(const breakdown *b, json_writer *w)
{
    json_begin_array(w);
    for (int r = 0; r < REL_COUNT; r++) {
        const breakdown_count *c = &b->rel[r];
        if (c->gold + c->system == 0) continue;
        json_begin_object(w);
        json_field_string(w, "relation", str_of(deprel_name((deprel)r)));
        json_field_int(w, "gold", (int64_t)c->gold);
        json_field_int(w, "system", (int64_t)c->system);
        json_field_int(w, "head_right", (int64_t)c->head);
        json_field_int(w, "right", (int64_t)c->right);
        json_write_key(w, "taken_for");
        json_begin_object(w);
        for (int s = 0; s < REL_COUNT; s++)
            if (b->instead[r][s]) json_field_int(w, deprel_name((deprel)s), b->instead[r][s]);
        json_end_object(w);
        json_end_object(w);
    }
    json_end_array(w);
}

void breakdown_attachments_json(const breakdown *b, json_writer *w)
{
    json_begin_array(w);
    for (int k = 0; k < ATTACHMENT_COUNT; k++) {
        const breakdown_count *c = &b->kind[k];
        if (c->gold == 0) continue;
        json_begin_object(w);
        json_field_string(w, "attachment", str_of(ROWS[k].json));
        json_field_int(w, "gold", (int64_t)c->gold);
        json_field_int(w, "head_right", (int64_t)c->head);
        json_field_int(w, "right", (int64_t)c->right);
        json_end_object(w);
    }
    json_end_array(w);
}
