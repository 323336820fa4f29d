#include "store/leaf.h"

#include "base/json_writer.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

// A name that SQL lets stand without quotation marks.
static const char *flat_name(const char *name)
{
    if (strcmp(name, "from") == 0) return "from_event";
    return strcmp(name, "to") == 0 ? "to_event" : name;
}

static void add_one(leaf_list *out, const leaf *above, const char *prefix, const column *c,
                    leaf_part end)
{
    static const char *const ENDS[] = {
        [LEAF_WHOLE] = "", [LEAF_BEGIN] = "_begin", [LEAF_END] = "_end"};
    assert(out->n < LEAVES_MAX);
    leaf *l = &out->p[out->n++];
    *l = *above;
    l->part = end;
    snprintf(l->name, sizeof l->name, "%s%s%s", prefix, flat_name(c->name), ENDS[end]);
}

static void add_below(leaf_list *out, const leaf *above, const char *prefix, const column *columns,
                      size_t n, leaf_choice choice)
{
    for (size_t i = 0; i < n; i++) {
        const column *c = &columns[i];
        leaf next = *above;
        assert(next.n_steps < COLUMN_DEPTH_MAX);
        next.steps[next.n_steps++] = c;
        next.nullable = above->nullable || c->nullable;
        if (c->type == COLUMN_OBJECT) {
            if (c->list && choice == LEAVES_SINGLE) continue;
            char longer[LEAF_NAME_SIZE];
            snprintf(longer, sizeof longer, "%s%s_", prefix, c->name);
            add_below(out, &next, longer, c->members, c->n_members, choice);
        } else if (c->type == COLUMN_SPAN) {
            add_one(out, &next, prefix, c, LEAF_BEGIN);
            add_one(out, &next, prefix, c, LEAF_END);
        } else {
            add_one(out, &next, prefix, c, LEAF_WHOLE);
        }
    }
}

void leaf_add(leaf_list *out, const char *prefix, const column *columns, size_t n,
              leaf_choice choice)
{
    leaf none = {0};
    add_below(out, &none, prefix, columns, n, choice);
}

size_t leaf_find(const leaf_list *leaves, const char *name)
{
    size_t i = 0;
    while (i < leaves->n && strcmp(leaves->p[i].name, name) != 0) i++;
    assert(i < leaves->n); // names stand in this program
    return i;
}

bool leaf_value(const record *r, const leaf *l, const void *object, column_value *out)
{
    for (size_t i = 0; i < l->n_steps; i++) {
        *out = (column_value){0};
        if (!l->steps[i]->get(r, object, 0, out) && l->steps[i]->nullable) return false;
        object = out->object;
        if (!object && i + 1 < l->n_steps) return false;
    }
    if (l->part != LEAF_WHOLE) {
        out->integer = l->part == LEAF_BEGIN ? out->span.begin : out->span.end;
    }
    return true;
}

// In a list the separator must not come from a value.
static void add_text(buf *out, str s, const char *separators)
{
    for (size_t i = 0; i < s.n; i++)
        buf_add_byte(out, *separators && strchr(separators, s.p[i]) && s.p[i] ? ' ' : s.p[i]);
}

static void add_scalar(record *r, const leaf *l, const column_value *v, const char *separators,
                       buf *out)
{
    const column *c = l->steps[l->n_steps - 1];
    switch (c->type) {
    case COLUMN_STRING: add_text(out, v->text, separators); break;
    case COLUMN_INTEGER: buf_add_format(out, "%lld", (long long)v->integer); break;
    case COLUMN_NUMBER:
        if (isfinite(v->number)) json_write_double(&(json_writer){.out = out}, v->number);
        break;
    case COLUMN_BOOLEAN: buf_add_c(out, v->truth ? "true" : "false"); break;
    case COLUMN_SPAN:
        buf_add_format(out, "%u",
                       record_offset(r, l->part == LEAF_BEGIN ? v->span.begin : v->span.end));
        break;
    case COLUMN_OBJECT:
    case COLUMN_TYPES: break;
    }
}

// Step `depth` of the leaf on `object`; `lists` lists are open around it.
static void add_step(record *r, const leaf *l, size_t depth, size_t lists, const void *object,
                     buf *out)
{
    static const char *const SEPARATORS[] = {"", ";", ";,"};
    const column *c = l->steps[depth];
    size_t inside = lists + (c->list ? 1 : 0);
    if (inside > 2) inside = 2;
    for (size_t i = 0; i == 0 || c->list; i++) {
        column_value v = {0};
        bool there = c->get(r, object, i, &v);
        if (!there && (c->list || c->nullable)) return;
        if (c->list && i) buf_add_byte(out, lists ? ',' : ';');
        if (depth + 1 < l->n_steps)
            add_step(r, l, depth + 1, inside, v.object, out);
        else
            add_scalar(r, l, &v, SEPARATORS[inside], out);
    }
}

void leaf_cell(record *r, const leaf *l, const void *object, buf *out)
{
    add_step(r, l, 0, 0, object, out);
}
