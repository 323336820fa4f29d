// What a codebook holds beside its rules: its classes and who uses them.
#include "rule/program.h"

typedef VEC(str) word_vec;
typedef VEC(rule_class) class_vec;

// "@talks" without its sign; empty for any other word.
static str class_named(rule_word w)
{
    return !w.quoted && w.text.n > 1 && w.text.p[0] == '@' ? str_sub(w.text, 1, w.text.n)
                                                           : STR_NONE;
}

static bool is_sign(rule_word w)
{
    return !w.quoted && (str_eq(w.text, STR(",")) || str_eq(w.text, STR("!")));
}

static void add_own_words(const rule_block *block, arena *a, rule_class *out)
{
    word_vec words = {0};
    for (size_t i = 0; i < block->lines.n; i++)
        for (size_t k = 0; k < block->lines.p[i].n_words; k++) {
            rule_word w = block->lines.p[i].words[k];
            if (!is_sign(w) && !class_named(w).n) *vec_push(a, &words) = w.text;
        }
    out->words = words.p;
    out->n_words = words.n;
}

// Calls of the classes that a block names; true when one of them has become used by it.
static bool note_uses(const rule_block *block, const map *index, rule_class *classes, bool used,
                      bool count)
{
    bool news = false;
    for (size_t i = 0; i < block->lines.n; i++)
        for (size_t k = 0; k < block->lines.p[i].n_words; k++) {
            str name = class_named(block->lines.p[i].words[k]);
            uint32_t at;
            if (!classes || !name.n || !map_find_number(index, name, &at)) continue;
            classes[at].n_uses += count;
            news |= used && !classes[at].used;
            classes[at].used |= used;
        }
    return news;
}

static class_vec list_classes(const codebook *c, arena *a, map *index)
{
    class_vec list = {0};
    for (size_t i = 0; i < c->blocks.n; i++) {
        const rule_block *block = &c->blocks.p[i];
        uint32_t at;
        if (block->kind != BLOCK_CLASS) continue;
        if (map_find_number(index, block->name, &at)) continue; // the folder on top is read first
        at = (uint32_t)list.n;
        map_set_number(index, a, block->name, at);
        vec_push(a, &list);
        list.p[at] = (rule_class){block->name, str_of(block->file), block->line, NULL, 0, 0, false};
        add_own_words(block, a, &list.p[at]);
    }
    return list;
}

rule_class_list codebook_class_words(const codebook *c, arena *a)
{
    map index = {0};
    class_vec list = list_classes(c, a, &index);
    return (rule_class_list){list.p, list.n};
}

rule_class_list codebook_classes(const codebook *c, arena *a)
{
    map index = {0};
    class_vec list = list_classes(c, a, &index);
    bool news = false;
    for (size_t i = 0; i < c->blocks.n; i++)
        news |=
            note_uses(&c->blocks.p[i], &index, list.p, c->blocks.p[i].kind != BLOCK_CLASS, true);
    while (news) { // down the classes of used classes
        news = false;
        for (size_t i = 0; i < c->blocks.n; i++) {
            uint32_t at;
            if (list.p && c->blocks.p[i].kind == BLOCK_CLASS &&
                map_find_number(&index, c->blocks.p[i].name, &at) && list.p[at].used)
                news |= note_uses(&c->blocks.p[i], &index, list.p, true, false);
        }
    }
    return (rule_class_list){list.p, list.n};
}
