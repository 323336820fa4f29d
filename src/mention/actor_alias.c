// "Republic of Cyprus (ROC)": what the text itself says an abbreviation means, whatever it means
// elsewhere.
#include "mention/actor_scan.h"

#include <ctype.h>

#define ALIAS_MAX 8 // letters of an abbreviation

static bool is_small_word(str form)
{
    return str_in_list(form, "of|the|and|for|in|on|de|la|du", '|');
}

// Do the capitals of the name, or of all its words, make up the abbreviation?
static bool abbreviates(const sentence *st, const piece *name, str form)
{
    size_t with = 0, without = 0;
    bool all = true, large = true;
    for (uint32_t i = name->first; i < name->end; i++) {
        str word = st->tokens[i].form;
        char c = word.n ? (char)toupper((unsigned char)word.p[0]) : 0;
        all &= with < form.n && form.p[with] == c;
        with++;
        if (is_small_word(word)) continue;
        large &= without < form.n && form.p[without] == c;
        without++;
    }
    return (all && with == form.n) || (large && without == form.n);
}

static bool is_abbreviation(str form)
{
    if (form.n < 2 || form.n > ALIAS_MAX) return false;
    for (size_t i = 0; i < form.n; i++)
        if (!isupper((unsigned char)form.p[i])) return false;
    return true;
}

static bool in_brackets(const sentence *st, const piece *name, const piece *p)
{
    return p->end - p->first == 1 && p->first == name->end + 1 && p->end < st->n_tokens &&
           str_eq(st->tokens[name->end].form, STR("(")) &&
           str_eq(st->tokens[p->end].form, STR(")"));
}

static void give_all(actor_scan *s, str form, const piece *name)
{
    const actor *who = name->who;
    piece_kind kind = name->kind;
    for (size_t i = 0; i < s->pieces.n; i++) {
        piece *p = &s->pieces.p[i];
        const token *t = &s->sentences->p[p->sentence].tokens[p->first];
        if (p->end - p->first != 1 || !str_eq(t->form, form)) continue;
        p->who = who;
        p->kind = kind;
    }
}

void name_alias(actor_scan *s)
{
    for (size_t i = 1; i < s->pieces.n; i++) {
        const piece *name = &s->pieces.p[i - 1], *p = &s->pieces.p[i];
        if (name->sentence != p->sentence || !name->who || p->who == name->who) continue;
        const sentence *st = &s->sentences->p[p->sentence];
        str form = st->tokens[p->first].form;
        if (in_brackets(st, name, p) && is_abbreviation(form) && abbreviates(st, name, form))
            give_all(s, form, name);
    }
}
