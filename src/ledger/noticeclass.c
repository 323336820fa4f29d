// What kinds of article a notice names.
#include "ledger/noticeitem.h"

#include "mention/item.h"

#define NAME_WORDS_MAX 4 // of a name that the lexicon has

// Is it written as a name: with a capital or a digit?
static bool is_named(str words)
{
    for (size_t i = 0; i < words.n; i++)
        if ((words.p[i] >= 'A' && words.p[i] <= 'Z') || (words.p[i] >= '0' && words.p[i] <= '9'))
            return true;
    return false;
}

// The mention of the article: one that the name holds by its designation, or that ends it
// ("radars", but not the missile of "missile containers").
static const mention *mentioned(const coded *c, str name)
{
    const mention *best = NULL;
    for (size_t i = 0; i < c->mentions.n; i++) {
        const mention *m = &c->mentions.p[i];
        if (m->kind != MENTION_ITEM || !m->item.category.n) continue;
        str words = span_text(c->document->text, m->span);
        bool named = m->item.designation.n && is_named(words);
        if (!words.n || str_find(name, words) == SIZE_MAX) continue;
        if (!named && !str_ends(name, words)) continue;
        if (!best || (named && !is_named(best->item.designation))) best = m;
    }
    return best;
}

// Byte where the last `n` words of the name begin.
static size_t last_words(str name, size_t n)
{
    size_t at = name.n;
    while (at && (name.p[at - 1] != ' ' || --n)) at--;
    return at;
}

static size_t first_words(str name, size_t n)
{
    size_t at = 0;
    while (at < name.n && (name.p[at] != ' ' || --n)) at++;
    return at;
}

static void by_lexicon(fact_item *x)
{
    for (size_t n = NAME_WORDS_MAX; n; n--) {
        str words = str_sub(x->text, 0, first_words(x->text, n));
        int row = item_row(words);
        if (row < 0 || !is_named(words)) continue;
        x->category = item_row_facts(row).category;
        x->designation = words;
        return;
    }
    for (size_t n = NAME_WORDS_MAX; n; n--) {
        int row = item_row(str_sub(x->text, last_words(x->text, n), x->text.n));
        if (row < 0) continue;
        x->category = item_row_facts(row).category;
        return;
    }
}

void notice_items_classify(const coded *c, notice_items *items)
{
    for (size_t i = 0; i < items->n; i++) {
        const mention *m = mentioned(c, items->p[i].text);
        if (m) {
            items->p[i].category = m->item.category;
            if (is_named(m->item.designation)) items->p[i].designation = m->item.designation;
        } else {
            by_lexicon(&items->p[i]);
        }
    }
}
