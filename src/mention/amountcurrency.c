#include "mention/amountcurrency.h"

#include "base/table.h"
#include "mention/word.h"

#include "currency_table.inc"

#define NAME_WORDS 4 // of the longest name of a currency ("west african cfa francs")
#define SIGN_WORDS 4 // that a sign is cut into at most ("U.S.", "$")

// The row for this key in this column; hit.found is false when there is none.
static table_hit find(const table_key *key, uint32_t column)
{
    table_hit h = table_find(&currency_table, key);
    while (h.found && h.column != column) h = table_next(&currency_table, h);
    return h;
}

static table_hit find_str(str word, uint32_t column)
{
    table_key key;
    table_key_open(&key);
    table_key_add(&key, currency_table.lower, word);
    return find(&key, column);
}

static bool row_fill(currency *c, uint32_t row, uint32_t end)
{
    str factor = table_cell(&currency_table, row, CURRENCY_TABLE_FACTOR);
    *c = (currency){.unit = table_cell(&currency_table, row, CURRENCY_TABLE_CODE), .end = end};
    if (!factor.n || !str_to_double(factor, &c->factor)) c->factor = 1;
    return true;
}

static bool is_capitals(str form)
{
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] < 'A' || form.p[i] > 'Z') return false;
    return form.n > 0;
}

// "EUR", "MEUR" of millions
static bool code_at(const sentence *s, uint32_t at, currency *c)
{
    str form = word_form(s, at);
    bool millions = form.n == 4 && form.p[0] == 'M';
    if ((form.n != 3 && !millions) || !is_capitals(form)) return false;
    str code = millions ? str_sub(form, 1, 4) : form;
    table_hit h = find_str(code, CURRENCY_TABLE_CODE);
    if (!h.found) return false;
    row_fill(c, h.row, at + 1);
    c->factor = millions ? 1e6 : 1;
    c->risky = find_str(code, CURRENCY_TABLE_RISKY).found;
    return true;
}

// A sign that begins at word `at` and fills whole words, written without a space; "c $" and
// "us $" too.
static bool sign_at(const sentence *s, uint32_t at, currency *c)
{
    table_key key;
    bool found = false;
    table_key_open(&key);
    for (uint32_t i = at; i < s->n_tokens && i < at + SIGN_WORDS; i++) {
        bool apart = i > at && s->tokens[i - 1].space_after;
        bool letters = s->tokens[at].form.n > 1 || word_is(s, at, "c");
        bool dollars = i == at + 1 && letters && word_is(s, i, "$");
        if (apart && !dollars) break;
        table_key_add(&key, currency_table.lower, s->tokens[i].form);
        table_hit h = find(&key, CURRENCY_TABLE_SIGNS);
        if (h.found) found = row_fill(c, h.row, i + 1);
    }
    return found;
}

// Is word i a number in digits? ".5" is cut off its point by no tokenizer.
static bool number_follows(const sentence *s, uint32_t i)
{
    str f = word_form(s, i);
    return f.n && ((f.p[0] >= '0' && f.p[0] <= '9') ||
                   (f.p[0] == '.' && f.n > 1 && f.p[1] >= '0' && f.p[1] <= '9'));
}

// "Rs 500", "Rs. 500", "RM5 million"; one letter must be glued to its figure
static bool letters_at(const sentence *s, uint32_t at, currency *c)
{
    str form = word_form(s, at);
    if (!word_is_capital(s, at) || form.n > 5) return false;
    if (form.n == 1 && s->tokens[at].space_after) return false;
    table_hit h = find_str(form, CURRENCY_TABLE_LETTERS);
    if (!h.found) return false;
    uint32_t next = at + 1;
    if (word_is(s, next, ".") && number_follows(s, next + 1)) next++;
    row_fill(c, h.row, next);
    c->risky = form.n == 1;
    return true;
}

// Can a sign begin with this word? Most words are out here: a letter only before a figure or a
// dollar.
static bool may_begin(const sentence *s, uint32_t at)
{
    str f = word_form(s, at);
    if (!f.n) return false;
    unsigned char first = (unsigned char)f.p[0];
    if (first == '$' || first >= 0x80) return true;
    bool letter = (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
    str next = word_form(s, at + 1);
    if (!letter || !next.n || f.n > 5) return false;
    return number_follows(s, at + 1) || next.p[0] == '$' || next.p[0] == '.' || next.p[0] == '/' ||
           (unsigned char)next.p[0] >= 0x80;
}

bool currency_before(const sentence *s, uint32_t at, currency *c)
{
    if (!may_begin(s, at)) return false;
    if (code_at(s, at, c)) {
        if (word_is(s, c->end, "$")) c->end++;
        return number_follows(s, c->end);
    }
    return (sign_at(s, at, c) || letters_at(s, at, c)) && number_follows(s, c->end);
}

// The longest name from word `at`, lower or capital; *risky when it is also another word.
static bool name_at(const sentence *s, uint32_t at, currency *c, bool *risky)
{
    table_key key;
    bool found = false;
    table_key_open(&key);
    for (uint32_t i = at; i < s->n_tokens && i < at + NAME_WORDS; i++) {
        if (i > at) table_key_add_space(&key);
        table_key_add(&key, currency_table.lower, s->tokens[i].form);
        table_hit h = find(&key, CURRENCY_TABLE_WORDS);
        bool sure = h.found;
        if (!sure) h = find(&key, CURRENCY_TABLE_RISKY);
        if (!h.found) continue;
        found = row_fill(c, h.row, i + 1);
        *risky = !sure;
    }
    return found;
}

// Letters that a name begins with: a quick way out for most words behind a number
static bool is_letter_or_sign(str f)
{
    return f.n && (((f.p[0] | 0x20) >= 'a' && (f.p[0] | 0x20) <= 'z') || f.p[0] == '$' ||
                   (unsigned char)f.p[0] >= 0x80);
}

bool currency_after(const sentence *s, uint32_t at, bool sure, currency *c)
{
    bool risky = false;
    if (!is_letter_or_sign(word_form(s, at))) return false;
    if (code_at(s, at, c)) return !c->risky || sure;
    if (name_at(s, at, c, &risky)) return !risky || sure;
    return sign_at(s, at, c) && !number_follows(s, c->end);
}
