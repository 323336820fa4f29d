#include "ledger/noticetext.h"

#include "base/ascii.h"
#include "ledger/noticemend.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

// Letters, digits and what UTF-8 adds to them.
static bool is_wordy(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

bool notice_word_starts(str text, size_t at)
{
    return at < text.n && is_wordy(text.p[at]) && (at == 0 || !is_wordy(text.p[at - 1]));
}

size_t notice_skip(str text, size_t at, size_t to)
{
    while (at < to && ascii_is_space(text.p[at])) at++;
    return at;
}

// Does the phrase stand at `at`, ending where a word ends? Its end, or 0.
static size_t phrase_at(str text, size_t at, size_t to, str phrase)
{
    if (!phrase.n || to > text.n || phrase.n > to || at > to - phrase.n) return 0;
    for (size_t i = 0; i < phrase.n; i++) {
        char c = text.p[at + i], wanted = phrase.p[i];
        if (wanted == ' ' ? !ascii_is_space(c) : lower(c) != lower(wanted)) return 0;
    }
    size_t end = at + phrase.n;
    bool cut = is_wordy(phrase.p[phrase.n - 1]) && end < text.n && is_wordy(text.p[end]);
    return cut ? 0 : end;
}

size_t notice_at_any(str text, size_t at, size_t to, const char *phrases)
{
    str rest = str_of(phrases);
    if (at && at < text.n && is_wordy(text.p[at]) && is_wordy(text.p[at - 1])) return 0;
    while (rest.p) {
        size_t end = phrase_at(text, at, to, str_split(&rest, '|'));
        if (end) return end;
    }
    return 0;
}

// Bytes with which one of the phrases may begin.
typedef struct {
    bool may[256];
} openings;

static void openings_of(const char *phrases, openings *out)
{
    str rest = str_of(phrases);
    *out = (openings){0};
    while (rest.p) {
        str phrase = str_split(&rest, '|');
        if (!phrase.n) continue;
        char first = lower(phrase.p[0]); // never a space
        out->may[(unsigned char)first] = true;
        if (first >= 'a' && first <= 'z') out->may[(unsigned char)(first ^ 0x20)] = true;
    }
}

size_t notice_find_any(str text, size_t from, size_t to, const char *phrases, size_t *end)
{
    openings begins;
    openings_of(phrases, &begins);
    for (size_t at = from; at < to; at++) {
        if (at < text.n && !begins.may[(unsigned char)text.p[at]]) continue;
        size_t found = notice_at_any(text, at, to, phrases);
        if (!found) continue;
        *end = found;
        return at;
    }
    return SIZE_MAX;
}

size_t notice_find(str text, size_t from, size_t to, const char *phrase)
{
    size_t end;
    return notice_find_any(text, from, to, phrase, &end);
}

// Words behind which a full stop ends no sentence.
static const char SHORTENED[] =
    "U.S|No|Nos|Inc|Co|Corp|Ltd|St|Ft|Vol|Sec|Gov|D.C|etc|approx|Dept|Mr|Gen|Adm|qty|incl|L.P|"
    "L.L.C|S.A|ea|U.K|U.N|i.e|e.g|vs|a.k.a|Bros|Mk|Mod|Blk|cal|Mt|Amd";
// Words that only begin a sentence, behind "Inc." too.
static const char OPENERS[] =
    "There|The principal|The prime|The purchaser|The proposed|This|At this time|Any offset|"
    "Implementation|It|All|Also included|The following|The estimated|The total|Included";

// "1." or "a." at the beginning of a line.
static bool is_entry_number(str text, size_t stop)
{
    size_t first = stop;
    while (first && text.p[first - 1] >= '0' && text.p[first - 1] <= '9') first--;
    if (first == stop && first && lower(text.p[first - 1]) >= 'a' &&
        lower(text.p[first - 1]) <= 'z')
        first--;
    return first < stop && stop - first < 3 && (!first || text.p[first - 1] == '\n');
}

static bool ends_sentence(str text, size_t stop, size_t to)
{
    size_t next = notice_skip(text, stop + 1, to), first = stop;
    if (stop && text.p[stop - 1] == '.') return false; // leader dots: "TOTAL ..... $2 million"
    if (next >= to) return true;
    if (next == stop + 1 || text.p[next] == '$') return false; // "U.S.A", "2.5", "est. $5 million"
    if (lower(text.p[next]) >= 'a' && !ascii_is_upper(text.p[next])) return false;
    if (is_entry_number(text, stop)) return false;
    while (first && (is_wordy(text.p[first - 1]) || text.p[first - 1] == '.')) first--;
    if (!str_in_list(str_sub(text, first, stop), SHORTENED, '|')) return true;
    return notice_at_any(text, next, to, OPENERS) != 0;
}

size_t notice_sentence_end(str text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        char c = text.p[i];
        if (c == '\n') return i;
        if ((c == '.' || c == '!' || c == '?') && ends_sentence(text, i, to)) return i + 1;
    }
    return to;
}

notice_text notice_text_read(str text, arena *a)
{
    uint32_t *at = arena_array(a, uint32_t, text.n + 1);
    notice_text t = {str_copy(a, text), at};
    for (size_t i = 0; i <= text.n; i++) at[i] = (uint32_t)i;
    t = noticemend_pages(&t, a);
    t = noticemend_repeats(&t, a);
    t = noticemend_lines(&t, a);
    return noticemend_words(&t, a);
}

span notice_text_span(const notice_text *t, size_t begin, size_t end)
{
    if (end > t->text.n) end = t->text.n;
    if (begin >= end) return (span){t->at[begin < t->text.n ? begin : t->text.n], t->at[end]};
    return (span){t->at[begin], t->at[end - 1] + 1}; // not over what was taken out behind it
}
