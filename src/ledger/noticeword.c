#include "ledger/noticeword.h"

#include "base/ascii.h"
#include "base/table.h"
#include "document/brokenword.h"
#include "ledger/noticemend.h"

#include "noticeword_table.inc"

#define WORD_MAX_BYTES 40 // of a whole word; a longer one is never mended

// In small letters; 0 when it is too long.
static size_t fold(str left, str right, char out[WORD_MAX_BYTES])
{
    size_t n = left.n + right.n;
    if (n > WORD_MAX_BYTES) return 0;
    for (size_t i = 0; i < n; i++) {
        char c = i < left.n ? left.p[i] : right.p[i - left.n];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return n;
}

static uint32_t hash_of(const char *word, size_t n)
{
    uint32_t hash = table_hash(0, word, n);
    return hash ? hash : 1;
}

// The slot that has the hash, or the empty one where it belongs.
static uint32_t slot_of(const uint32_t *slots, uint32_t n_slots, uint32_t hash)
{
    uint32_t i = hash & (n_slots - 1);
    while (slots[i] && slots[i] != hash) i = (i + 1) & (n_slots - 1);
    return i;
}

noticewords noticewords_of(str text, arena *a)
{
    uint32_t n_slots = 64; // a word takes two bytes at least, so half of the slots stay empty
    while (n_slots < text.n) n_slots *= 2;
    uint32_t *slots = arena_array(a, uint32_t, n_slots);
    for (size_t i = 0, end; i < text.n; i = end + 1) {
        for (end = i; end < text.n && ascii_is_word(text.p[end]);) end++;
        char word[WORD_MAX_BYTES];
        size_t n = end > i ? fold(str_sub(text, i, end), STR_NONE, word) : 0;
        uint32_t hash = n ? hash_of(word, n) : 0;
        if (n) slots[slot_of(slots, n_slots, hash)] = hash;
    }
    return (noticewords){slots, n_slots};
}

static bool listed(const char *word, size_t n)
{
    return table_find_str(&noticeword_table, (str){word, n}).found;
}

bool noticeword_is(str left, str right)
{
    char folded[WORD_MAX_BYTES];
    size_t n = fold(left, right, folded);
    if (!n) return false;
    if (listed(folded, n)) return true;
    return n > 3 && folded[n - 1] == 's' && listed(folded, n - 1);
}

bool noticeword_known(str word)
{
    return noticeword_is(word, STR_NONE);
}

bool noticeword_joins(const noticewords *w, str left, str right)
{
    char word[WORD_MAX_BYTES];
    size_t n = fold(left, right, word);
    if (!n) return false;
    // The list is the narrower witness: two short words of the text may happen to make a third.
    bool whole = n > 4 && w->slots[slot_of(w->slots, w->n_slots, hash_of(word, n))] != 0;
    // "air craft": two words, but a third that the text has as well
    if (noticeword_known(left) && noticeword_known(right))
        return whole && noticeword_is(left, right);
    broken_words none = {0};
    if (left.n > 1 && broken_word(&none, left, right) == BROKEN_YES) return true;
    return whole || noticeword_is(left, right);
}

// The next run of letters from `at` on.
static str next_word(str s, size_t at)
{
    size_t end = at;
    while (end < s.n && ascii_is_word(s.p[end])) end++;
    return str_sub(s, at, end);
}

// Is the space at byte `i` of the text one inside of a word, whose letters before it are the last
// of what was written?
static bool is_stray(const noticewords *w, const notice_text *t, size_t i, str written)
{
    size_t begin = written.n;
    str right = next_word(t->text, i + 1);
    while (begin && ascii_is_word(written.p[begin - 1])) begin--;
    char before = begin ? written.p[begin - 1] : ' ';
    str left = str_sub(written, begin, written.n);
    if (!left.n || !right.n || right.p[0] < 'a' || right.p[0] > 'z') return false;
    if (before != ' ' && before != '\n' && before != '(' && before != '"' && before != '-')
        return false;
    return noticeword_joins(w, left, right);
}

// "air- craft": a hyphen with its space inside of a word that the list has?
static bool is_split_at_hyphen(const notice_text *t, size_t i, str written)
{
    str right = next_word(t->text, i + 1);
    size_t end = written.n, begin;
    if (!end || written.p[end - 1] != '-') return false;
    for (begin = --end; begin && ascii_is_word(written.p[begin - 1]);) begin--;
    bool parted = begin && written.p[begin - 1] != ' ' && written.p[begin - 1] != '\n';
    if (begin == end || parted || !right.n || !ascii_is_lower(right.p[0])) return false;
    return noticeword_is(str_sub(written, begin, end), right);
}

static bool is_code(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// "AIM- 120", "AN/ APX-127": a space inside of a designation.
static bool splits_code(str s, size_t i)
{
    if (i < 2 || i + 1 >= s.n || !is_code(s.p[i + 1]) || !is_code(s.p[i - 2])) return false;
    bool digit = s.p[i + 1] <= '9';
    return (s.p[i - 1] == '-' && digit) || (s.p[i - 1] == '/' && s.p[i - 2] == 'N');
}

notice_text noticemend_words(const notice_text *t, arena *a)
{
    char *out = arena_alloc(a, t->text.n + 1);
    uint32_t *at = arena_array(a, uint32_t, t->text.n + 1);
    noticewords words = noticewords_of(t->text, a);
    size_t n = 0;
    for (size_t i = 0; i < t->text.n; i++) {
        bool space = t->text.p[i] == ' ';
        str written = {out, n};
        if (space && (splits_code(t->text, i) || is_stray(&words, t, i, written))) continue;
        if (space && is_split_at_hyphen(t, i, written)) {
            n--;
            continue;
        }
        out[n] = t->text.p[i];
        at[n++] = t->at[i];
    }
    at[n] = t->at[t->text.n];
    return (notice_text){{out, n}, at};
}
