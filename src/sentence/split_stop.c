#include "sentence/split_stop.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "sentence/abbreviation.h"
#include "sentence/split.h"

#include <string.h>

// Words that open sentences far more often than they follow an abbreviation inside one ("the U.S.
// The" against "the U.S. Senate"). Counted in the treebanks' training parts.
#define STARTERS                                                                                   \
    "A|After|All|Although|An|And|As|At|Because|But|By|Despite|During|Even|Every|For|From|He|Her|"  \
    "His|How|However|I|If|In|Is|It|Its|Last|Many|Meanwhile|More|Most|Mr|My|No|Not|Now|On|One|Or|"  \
    "Other|Our|She|Since|So|Some|Such|That|The|Their|Then|There|These|They|This|Those|Though|"     \
    "Thus|To|Under|Until|Was|We|Were|What|When|Where|Which|While|Who|Why|With|Yet|You|Your"
// Verbs that report what a question or an exclamation in quotes said: "Why?" Smith asked.
#define REPORTS                                                                                    \
    "said|asked|says|asks|told|wrote|added|shouted|replied|cried|exclaimed|wondered|tweeted|"      \
    "answered|chanted|yelled|declared|insisted|warned|continued|quipped|joked"
// What follows "9 a.m." inside a sentence: days, zones, places before "time".
#define AFTER_TIME                                                                                 \
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|"     \
    "Sat|Sun|Eastern|Central|Mountain|Pacific|Greenwich"

// Titles that open a sentence behind "in Washington, D.C.".
#define TITLES                                                                                     \
    "Secretary|Deputy|Under|Assistant|Acting|President|Vice|Prime|Foreign|Special|Ambassador|"     \
    "Counselor|Counsellor|Minister|Chancellor|Senator|Congressman|Congresswoman|General|Admiral"

#define WORD_LOOK       32 // bytes of a word that a decision reads
#define PLAIN_NAME      5  // letters of a capitalised word that is no abbreviation of ours
#define PLAIN_SHOUT     4  // the same in capitals
#define LIST_MARK_MAX   4  // bytes of a list mark such as "12" or "iv" before its full stop
#define TITLE_LOOK      4  // words that show whether a starter stands in a headline
#define TITLE_SHORT     4  // letters of a small word that a headline has too
#define REPORT_LOOK     3  // words before and with the verb that reports
#define GLUED_LEFT_MIN  3  // letters before a full stop that lost its space
#define GLUED_RIGHT_MIN 3  // and behind it, unless they are a known starter

static bool is_word(uint32_t c)
{
    return utf8_is_letter(c) || utf8_is_digit(c) || utf8_is_mark(c);
}

bool split_is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB ||
           c == 0xBB;
}

bool split_is_open_bracket(uint32_t c)
{
    return c == '(' || c == '[' || c == '{';
}

str split_word_at(str t, size_t i)
{
    size_t end = i;
    uint32_t c;
    while (end - i < WORD_LOOK) {
        size_t n = utf8_decode(t, end, &c);
        if (n == 0 || !is_word(c)) break;
        end += n;
    }
    return str_sub(t, i, end);
}

str split_word_before(str t, size_t begin, size_t end)
{
    size_t i = end;
    uint32_t c;
    while (i > begin && end - i < WORD_LOOK) {
        size_t n = utf8_decode_before(t, i, &c);
        if (!is_word(c) && c != '.') break;
        i -= n;
    }
    return str_sub(t, i, end);
}

bool split_starts_address(str t, size_t i)
{
    str rest = str_sub(t, i, t.n);
    return str_starts(rest, STR("http://")) || str_starts(rest, STR("https://")) ||
           str_starts(rest, STR("www."));
}

split_next_word split_look_ahead(str t, size_t i)
{
    split_next_word next = {.at = i};
    uint32_t c;
    int lines = 0;
    size_t n;
    while ((n = utf8_decode(t, next.at, &c)) > 0 && utf8_is_space(c)) {
        lines += c == '\n' || c == 0x2029;
        next.at += n;
        if (next.at - i > SPLIT_MAX_GAP) break;
    }
    next.line_end = lines > 0;
    next.blank = lines > 1 || next.at - i > SPLIT_MAX_GAP;
    next.word = next.at;
    for (int k = 0; k < LIST_MARK_MAX; k++) {
        n = utf8_decode(t, next.word, &c);
        if (n == 0 || (!split_is_quote(c) && !split_is_open_bracket(c))) break;
        next.opened = true;
        next.word += n;
    }
    utf8_decode(t, next.word, &next.code);
    next.address = (next.code == 'h' || next.code == 'w') && split_starts_address(t, next.word);
    next.lower = utf8_is_lower(next.code) && !next.address;
    return next;
}

// Where the word behind the one at `i` starts; SIZE_MAX when other than one blank stands between.
static size_t word_behind(str t, size_t i)
{
    size_t end = i + split_word_at(t, i).n;
    return end < t.n && t.p[end] == ' ' ? end + 1 : SIZE_MAX;
}

// "In Talks With Iran": words with capitals, and only short ones without, go on in a headline.
static bool in_headline(str t, size_t i)
{
    int capitals = 0;
    uint32_t c;
    for (int k = 0; k < TITLE_LOOK && i != SIZE_MAX; k++, i = word_behind(t, i)) {
        str word = split_word_at(t, i);
        if (word.n == 0) break;
        utf8_decode(word, 0, &c);
        if (utf8_is_lower(c) && word.n > TITLE_SHORT) return false;
        capitals += utf8_is_upper(c);
    }
    return capitals >= 3;
}

// A word that opens sentences; "A." is an initial.
static bool starts_sentence(str t, size_t i)
{
    str word = split_word_at(t, i);
    bool initial = word.n == 1 && i + 1 < t.n && t.p[i + 1] == '.';
    return !initial && str_in_list(word, STARTERS, '|') && !in_headline(t, i);
}

bool split_reports_speech(str t, size_t i)
{
    if (starts_sentence(t, i)) return false; // "And he said"
    for (int k = 0; k < REPORT_LOOK && i != SIZE_MAX; k++, i = word_behind(t, i)) {
        str w = split_word_at(t, i);
        if (w.n == 0) return false;
        if (str_in_list(w, REPORTS, '|')) return k > 0;
    }
    return false;
}

// Is "12", "b" or "iv" before a full stop the mark of a list item that opens the sentence?
static bool is_list_mark(str t, size_t sentence, str word)
{
    size_t begin = (size_t)(word.p - t.p);
    return begin == sentence && word.n <= LIST_MARK_MAX && word.n > 0 &&
           (ascii_is_digit(word.p[0]) || word.n == 1);
}

bool split_first_item(str t, size_t i)
{
    uint32_t c = 0;
    if (i + 3 >= t.n || t.p[i] != '1' || (t.p[i + 1] != '.' && t.p[i + 1] != ')')) return false;
    utf8_decode(t, i + 3, &c);
    return t.p[i + 2] == ' ' && utf8_is_upper(c);
}

// Letters alone, with a vowel, in a writing that is not that of an abbreviation the table does not
// know: small, or a long name, or in capitals.
static bool is_plain_word(str word)
{
    size_t upper = 0, vowels = 0;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i], low = (char)(c | 0x20);
        if (low < 'a' || low > 'z') return false;
        upper += c < 'a';
        vowels += strchr("aeiouy", low) != NULL;
    }
    if (!vowels) return false;
    if (upper == 0) return word.n > 1;
    if (upper == 1 && word.p[0] < 'a') return word.n >= PLAIN_NAME;
    return upper == word.n && word.n >= PLAIN_SHOUT;
}

// "9 a.m. Friday", "9 a.m. EST", "9 a.m. Moscow time": the time goes on.
static bool goes_on_after_time(str t, size_t i)
{
    str word = split_word_at(t, i);
    size_t capitals = 0;
    for (size_t k = 0; k < word.n; k++) capitals += word.p[k] >= 'A' && word.p[k] <= 'Z';
    if (capitals > 1 || str_in_list(word, AFTER_TIME, '|') || abbr_is_month(word)) return true;
    for (int k = 0; k < 2 && i != SIZE_MAX; k++) {
        i = word_behind(t, i);
        if (i != SIZE_MAX && str_eq_nocase(split_word_at(t, i), STR("time"))) return true;
    }
    return false;
}

// "so did I. The": the pronoun, not an initial, which follows a name or opens the sentence.
static bool is_pronoun(str t, size_t sentence, str word)
{
    size_t at = (size_t)(word.p - t.p);
    if (!str_eq(word, STR("I")) || at < sentence + 2 || t.p[at - 1] != ' ') return false;
    str before = split_word_before(t, sentence, at - 1);
    return before.n > 0 && before.p[0] >= 'a' && before.p[0] <= 'z';
}

// "met in Washington, D.C. Deputy Secretary Roe": the town's name ends there; a title belongs to
// nobody's town.
static bool is_after_capital(str t, size_t sentence, str word, const split_next_word *next)
{
    size_t at = (size_t)(word.p - t.p);
    if (!str_eq(word, STR("D.C")) || at < sentence + 2 || t.p[at - 2] != ',') return false;
    if (!str_eq(split_word_before(t, sentence, at - 2), STR("Washington"))) return false;
    return str_in_list(split_word_at(t, next->word), TITLES, '|');
}

// After an abbreviation that may stand at the end of a sentence.
static bool begins_anew(str t, const split_next_word *next)
{
    if (next->address) return true;
    if (!utf8_is_upper(next->code)) return false;
    if (next->opened) return !split_is_open_bracket((unsigned char)t.p[next->at]);
    return starts_sentence(t, next->word);
}

bool split_stop_ends(str t, size_t sentence, size_t dot, bool closed, const split_next_word *next)
{
    str word = split_word_before(t, sentence, dot);
    bool upper = utf8_is_upper(next->code), digit = utf8_is_digit(next->code);
    bool first = word.n > 0 && word.p == t.p + sentence;
    if (closed) return !next->lower;
    if (is_list_mark(t, sentence, word)) return next->line_end;
    switch (abbr_find(word)) {
    case ABBR_TITLE:
        if (str_eq_nocase(word, STR("st")) && upper && starts_sentence(t, next->word)) return true;
        return !upper && !next->lower && !digit && !next->opened && next->code != '@';
    case ABBR_NUMBER:
        if (digit || abbr_is_month(split_word_at(t, next->word))) return false;
        return !next->lower || is_plain_word(word);
    case ABBR_ETC: return (upper || next->address) && !next->opened;
    case ABBR_TIME:
        if (upper && !next->opened) return !goes_on_after_time(t, next->word);
        return begins_anew(t, next);
    case ABBR_DOTTED: // "P.S. By the way"
        return !first && (begins_anew(t, next) || is_after_capital(t, sentence, word, next));
    case ABBR_LETTER: return is_pronoun(t, sentence, word) || begins_anew(t, next);
    case ABBR_MONTH:
    case ABBR_WORD: return begins_anew(t, next);
    case ABBR_NONE: break;
    }
    return !next->lower || is_plain_word(word);
}

static bool small_letters(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'a' || s.p[i] > 'z') return false;
    return s.n > 0;
}

bool split_is_glued(str t, size_t sentence, size_t from, size_t to)
{
    str before = split_word_before(t, sentence, from), after = split_word_at(t, to);
    if (before.n < GLUED_LEFT_MIN || after.n < 2) return false;
    uint32_t last, first;
    utf8_decode_before(before, before.n, &last);
    utf8_decode(after, 0, &first);
    if (!utf8_is_lower(last) || str_find_byte(before, '.', 0) != SIZE_MAX) return false;
    if (starts_sentence(t, to)) return true;
    // "ended.Moscow": no host, file or name ("Node.Js", "Yandex.Taxi") has a small word before.
    return utf8_is_upper(first) && after.n >= GLUED_RIGHT_MIN && small_letters(before) &&
           small_letters(str_sub(after, 1, after.n)) && to + after.n < t.n &&
           t.p[to + after.n] != '.';
}
