#include "ledger/noticename.h"

#include "ledger/noticetext.h"

#define NAME_MIN_BYTES 3
#define MARK_MAX_BYTES 4 // "(iv)" before an entry

// What joins an entry to the one before it.
static const char JOINTS[] =
    "and|as well as|plus|including|to include|together with|along with|such as|also|but|or|both|"
    "either|made up of|consisting of|comprising|comprised of|composed of|namely|accompanied by";
// Words before a name that are no part of it.
static const char BEFORE[] =
    "a|an|the|new|selected|various|further|additional|other|certain|all|any|several|more|up to|"
    "associated|of";
// Beginnings of what is no article.
static const char NONE[] =
    "other related|related elements|related equipment|related logistics|other elements|"
    "other related elements|elements of|which|that|who|where|as amended|in order|in support|"
    "to be|it|this|these|they|for use|for a|for an|for the|each|if|with support|non-MDE|MDE|"
    "major defense equipment|there is|there are|is|are|was|were|will|by|under|on|at|in|valued|"
    "worth|bringing|from|etc|related support|and|for|to|with|has|had|none|when|while|because|"
    "of which|since|because of|respectively|listed above|part of|the case|as|not|per|support "
    "listed";
// Alone they say too little.
static const char BARE[] =
    "support|weapons|case|purchase|sale|possible sale|possible purchase|inclusion|addition|"
    "equipment|services|related equipment|items|articles|"
    "training and support|equipment and support|parts and support";
// Behind these words a name is over.
static const char BEHIND[] =
    "notified|reported|announced|approved|requested|asked for|listed|now|instead|with a value|"
    "at a value|dated|for $|in January|in February|in March|in April|in May|in June|in July|"
    "in August|in September|in October|in November|in December|that|which|who|to be|complete the|"
    "round out|make up|makes up|belong to|form part|go with|come with|per ship|per aircraft|"
    "per vehicle|per launcher|per system|per helicopter|for each|for use|for them|for it|under|"
    "in accordance|had|has|have|was|were|is|are|will|would|at an estimated|for an estimated|"
    "at a cost|at an|valued|worth|pursuant|on January|on February|on March|on April|on May|"
    "on June|on July|on August|on September|on October|on November|on December|with support|"
    "and support|with related|and related|and other related|and other elements|"
    "and other associated|and associated|with associated|to Congress|as part|as an amendment|"
    "from U.S.|from US|for a further|for a period|for up to|consisting of|consist of|"
    "each consisting|including|include|includes|to include|such as|on frigates|on ships|on board|"
    "aboard|already|so that|for which|in support of|in addition|as well as|together with|"
    "along with|over a|over the|for the total|for one|for two|for three|for four|for five|"
    "for six|for seven|for eight|for nine|for ten|per|rather than|instead of|in place of|"
    "for lot|for test|for testing|for evaluation|to a previously|to an existing|to the existing|"
    "to a case|to the case|to an earlier|to an implemented|for about|not to exceed|be added|be "
    "included|beyond|to replace|to "
    "modernize|to support|to upgrade|to equip";
// Behind a comma these begin an addition to the name.
static const char ASIDES[] =
    "as|with|each|to|for|in|at|under|by|all|of which|and to|and with|and the|and support|"
    "and related|or|on|plus|from|also|per|through|together|along|complete with|or equivalent|"
    "both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|if|when|while|so";

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

size_t noticename_skip_joint(str text, size_t at, size_t to)
{
    at = notice_skip(text, at, to);
    for (size_t next; at < to && (next = notice_at_any(text, at, to, JOINTS));)
        at = notice_skip(text, next, to);
    return at;
}

bool noticename_per_piece(str text, span bytes)
{
    static const char PER[] =
        "per ship|per aircraft|per vehicle|per launcher|per system|per helicopter|per boat|"
        "per battery|per vessel|per frigate|for each";
    int depth = 0;
    for (size_t i = bytes.begin; i < bytes.end; i++) {
        if (text.p[i] == '(') depth++;
        if (text.p[i] == ')' && depth) depth--;
        if (!depth && notice_at_any(text, i, bytes.end, PER)) return true;
    }
    return false;
}

// In small letters: "AN/ARC-231", "Additional Authorized List" are names.
static size_t skip_before(str s, size_t begin, size_t end)
{
    for (size_t next; begin < end && (next = notice_at_any(s, begin, end, BEFORE));) {
        bool article = notice_at_any(s, begin, end, "a|an|the") && s.p[begin + 1] != 'N';
        bool small = s.p[begin] >= 'a' && s.p[begin] <= 'z';
        if (next >= end || !is_space(s.p[next]) || (!small && !article)) break;
        begin = notice_skip(s, next, end);
    }
    return begin;
}

// "the vehicles named above and, with them, radios": the new article stands behind the comma.
static size_t skip_repeated(str s, size_t begin, size_t end)
{
    size_t stop, at = notice_find_any(s, begin, end,
                                      "named above|listed above|described above|"
                                      "mentioned above|above",
                                      &stop);
    if (at == SIZE_MAX) return begin;
    for (size_t i = end; i > stop; i--)
        if (s.p[i - 1] == ',') return notice_skip(s, i, end);
    return end;
}

static size_t cut_behind(str s, size_t begin, size_t end)
{
    int depth = 0;
    for (size_t i = begin; i < end; i++) {
        if (s.p[i] == '(') depth++;
        if (s.p[i] == ')' && depth) depth--;
        if (depth) continue;
        if (s.p[i] == ',' && notice_at_any(s, notice_skip(s, i + 1, end), end, ASIDES)) return i;
        if (s.p[i] == ':' && i + 1 < end && is_space(s.p[i + 1])) return i;
        if (i > begin && is_space(s.p[i - 1]) && notice_at_any(s, i, end, BEHIND)) return i;
    }
    return end;
}

// "(54 installed, 4 spares)", "(6 each)": a last bracket that counts.
static size_t cut_count(str s, size_t begin, size_t end)
{
    static const char COUNTS[] =
        "installed|install|spare|spares|each|total|per|inclusive|includes|including|rockets|"
        "missiles|for|all|rounds";
    size_t open = end, stop;
    int depth = 0;
    if (end <= begin || s.p[end - 1] != ')') return end;
    do {
        open--;
        depth += s.p[open] == ')' ? 1 : s.p[open] == '(' ? -1 : 0;
    } while (depth && open > begin);
    if (open == begin) return end;
    return notice_find_any(s, open, end, COUNTS, &stop) != SIZE_MAX ? open : end;
}

static bool is_tail(char c)
{
    return is_space(c) || c == '.' || c == ',' || c == ';' || c == ':' || c == '-' || c == '*';
}

static size_t trim_end(str s, size_t begin, size_t end)
{
    static const char LAST[] =
        "and|with|or|of|plus|including|for|the|a|an|which|by|to|in|as|include|includes|up to|"
        "additional";
    for (;;) {
        while (end > begin && is_tail(s.p[end - 1])) end--;
        size_t first = end;
        while (first > begin && !is_space(s.p[first - 1])) first--;
        if (end <= first || first == begin || notice_at_any(s, first, end, LAST) != end) return end;
        end = first;
    }
}

// On one line, without quotation marks.
static str write_name(str s, size_t begin, size_t end, arena *a)
{
    char *out = arena_alloc(a, end - begin + 1);
    size_t n = 0;
    for (size_t i = begin; i < end; i++) {
        char c = is_space(s.p[i]) ? ' ' : s.p[i];
        if (c == '"' || (c == ' ' && (!n || out[n - 1] == ' '))) continue;
        out[n++] = c;
    }
    return (str){out, n};
}

static bool has_letter(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (((s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z') || (s.p[i] & 0x80)) return true;
    return false;
}

str noticename_read(str text, span bytes, bool counted, arena *a)
{
    size_t end = bytes.end, begin = noticename_skip_joint(text, bytes.begin, end);
    while (begin < end && text.p[begin] == '"') begin++;
    if (!counted && notice_at_any(text, begin, end, NONE)) return STR_NONE;
    begin = skip_before(text, skip_repeated(text, begin, end), end);
    if (!counted && notice_at_any(text, begin, end, "related|other related|elements of"))
        return STR_NONE;
    end = trim_end(text, begin, cut_behind(text, begin, end));
    end = trim_end(text, begin, cut_count(text, begin, end));
    if (end < begin + NAME_MIN_BYTES || end - begin > NOTICE_NAME_MAX_BYTES) return STR_NONE;
    str name = write_name(text, begin, end, a);
    if (name.n <= MARK_MAX_BYTES && name.p[0] == '(') return STR_NONE; // "(a)"
    return has_letter(name) && !str_in_list(name, BARE, '|') ? name : STR_NONE;
}
