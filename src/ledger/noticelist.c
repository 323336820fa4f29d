#include "ledger/noticelist.h"

#include "ledger/noticenumber.h"
#include "ledger/noticetext.h"

#define COMMAS_MIN     2 // in a sentence that is a list by its verb and commas
#define SEMICOLONS_MIN 2 // in a sentence that is a list whatever its verb
// "The following Major Defense Equipment items are part of the request:"
#define INTRO_MAX_BYTES 200
#define NEXT_MAX_BYTES  60 // between a colon and the words that open the list once more

// Words behind which a list of articles begins.
static const char INTROS[] =
    "also covers|also cover|further covers|also comprises|further comprises|further comprise|"
    "also comprise|provides for|provide for|also contains|sale covers|sale comprises|"
    "package comprises|request covers|request names|request comprises|case covers|case comprises|"
    "package covers|notification covers|also names|also takes in|takes in|extends to|embraces|"
    "rounded out by|completed by|also sought are|also asked for are|also wanted are|asked for a "
    "possible sale of|"
    "asked for the sale of|asked for the possible sale of|asked for a sale of|asked for|"
    "asks for|would cover|will cover|would also cover|will also cover|would comprise|"
    "requested to buy|requested to purchase|requested to procure|requested to acquire|"
    "requested a possible sale of|requested the possible sale of|requested the sale of|"
    "requested approval to buy|requested approval to purchase|requested a possible purchase of|"
    "requested the following|requests to buy|asked to buy|asks to buy|wishes to buy|wants to buy|"
    "seeks to buy|requested the purchase of|requested the procurement of|"
    "requested the addition of|requested to add|request to buy|also included in this sale are|"
    "also included in this possible sale are|also included in the sale are|"
    "also included in this request are|also included in this proposed sale are|"
    "also included in the request are|also included in the proposed sale are|also included is|"
    "also included are|also included will be|also includes|also include|also requested are|"
    "also part of the sale are|also requested is|included are|included in the sale are|"
    "included in this sale are|will also include|would also include|sale includes|sale include|"
    "sale will include|sale also includes|request includes|request also includes|"
    "package includes|package will include|case includes|case included|non-MDE items include|"
    "non-MDE items included|non-MDE items are|non-MDE includes|items include|items are|"
    "articles are|also adds|will add|adds|inclusion of|consists of|consist of|consisting of|"
    "addition of|items included are|in addition to|and includes|services are|services include|"
    "equipment includes|support includes";
// A colon behind one of these opens a list.
static const char OPENERS[] =
    "covered|covers|named|names|comprises|comprise|articles|needs|sale|package|extras|MDE|"
    "non-MDE|items|equipment|following|included|include|includes|weapons|services|also|munitions|"
    "consideration for "
    "purchase|description|quantity|quantities|requested|request|support|buy|purchase|added|systems|"
    "aircraft|of";

// Verbs before a list whose sentence has none of the set beginnings.
static const char LIST_VERBS[] =
    "provides for|provide for|come|comes|go|goes|embraces|embrace|names|named|rounded out by|"
    "completed by|joined by|by|is|are|be|include|includes|included|cover|covers|covering|"
    "comprise|comprises|comprising|contain|contains|bring|brings|buy|purchase|procure|acquire|"
    "order|asked for|asks for|calls for|takes in|take in|consist of|consists of|made up of|"
    "composed of|need|needs|provide|provides|requested|requests|seeks|seek|wants|add|adds|added|"
    "package of|following|supply|supplies|deliver|involve|involves|encompass|encompasses|sale of|"
    "purchase of|request for|entail|entails|receive|comes with|accompanied by|obtain|extends to|"
    "extend to|further|besides|applied for|applies for|sold with|order for|get";
// Beginnings of a sentence that goes on with the list.
static const char MORE[] =
    "also|further|in addition|additionally|besides|other items|other articles|the request also|"
    "the sale also|the case also|the package also|support|services|non-MDE";
// What only sentences have that tell something.
static const char CLAUSES[] = "will|was|were|had|would|$";

static bool has(str s, size_t begin, size_t end, char c)
{
    return str_find_byte(str_sub(s, begin, end), c, 0) != SIZE_MAX;
}

// "launchers: 20;": does the colon before `from` lead to a number alone?
static bool counts(str s, size_t from, size_t end)
{
    size_t at = notice_skip(s, from, end), stop = at;
    notice_number n;
    while (stop < end && s.p[stop] != ';' && s.p[stop] != ',') stop++;
    return stop > at && notice_number_alone(s, at, stop, &n);
}

// Behind the last colon that opens a list in this sentence ("Non-MDE: The following are
// included:"); SIZE_MAX when none does.
size_t noticelist_behind_colon(str s, size_t begin, size_t end)
{
    size_t stop, found = SIZE_MAX;
    int depth = 0;
    for (size_t i = begin; i < end && i < begin + INTRO_MAX_BYTES && s.p[i] != ';'; i++) {
        depth += s.p[i] == '(' ? 1 : s.p[i] == ')' && depth ? -1 : 0;
        if (depth || s.p[i] != ':' || counts(s, i + 1, end)) continue;
        if (notice_find_any(s, begin, i, OPENERS, &stop) != SIZE_MAX) found = i + 1;
    }
    return found;
}

static bool is_plain_word(str s, size_t at, size_t end)
{
    return notice_at_any(s, notice_skip(s, at, end), end, "the following|that|by|under|in the") !=
           0;
}

// Where the list of this sentence begins; SIZE_MAX when it has none.
size_t noticelist_begin(str s, size_t begin, size_t end)
{
    size_t from = begin, behind = noticelist_behind_colon(s, begin, end), stop = 0;
    for (size_t at = from; notice_find_any(s, at, end, INTROS, &stop) != SIZE_MAX; at = stop) {
        if (behind != SIZE_MAX && stop < behind) continue; // "has requested to buy the following:"
        if (is_plain_word(s, stop, end) && behind == SIZE_MAX) continue;
        if (behind != SIZE_MAX) break; // the colon comes first
        return stop;
    }
    if (behind == SIZE_MAX) return SIZE_MAX;
    // "Non-MDE: Also included are ..."
    size_t at = notice_find_any(s, behind, end, INTROS, &stop);
    if (at != SIZE_MAX && at < behind + NEXT_MAX_BYTES && !has(s, behind, at, ';')) return stop;
    return behind;
}

// Separators outside of brackets, and where the first is.
size_t noticelist_marks(str s, size_t begin, size_t end, char mark, size_t *first)
{
    size_t n = 0;
    int depth = 0;
    for (size_t i = begin; i < end; i++) {
        if (s.p[i] == '(') depth++;
        if (s.p[i] == ')' && depth) depth--;
        bool in_number = i > begin && i + 1 < end && s.p[i + 1] != ' ' && s.p[i + 1] != '\n';
        if (depth || s.p[i] != mark || in_number) continue;
        if (!n++) *first = i;
    }
    return n;
}

bool noticelist_has_clause(str s, size_t begin, size_t end)
{
    size_t stop;
    return notice_find_any(s, begin, end, CLAUSES, &stop) != SIZE_MAX;
}

// A sentence that is a list by its many separators, whatever its verb: where its entries begin.
size_t noticelist_plain_begin(str s, size_t begin, size_t end)
{
    size_t first = end, stop, found = SIZE_MAX;
    bool parted = noticelist_marks(s, begin, end, ';', &first) >= SEMICOLONS_MIN;
    bool more = notice_at_any(s, begin, end, MORE) != 0;
    bool commas = !parted && noticelist_marks(s, begin, end, ',', &first) >= COMMAS_MIN;
    if (!parted && !commas && !more) return SIZE_MAX;
    if (!parted && !commas) first = end;
    if (!parted && noticelist_has_clause(s, first, end)) return SIZE_MAX;
    for (size_t i = begin; i < first; i++) {
        if (!(stop = notice_at_any(s, i, first, LIST_VERBS))) continue;
        found = stop;
        if (first == end) break; // "Also sought are radars and masts": what follows is the list
        i = stop - 1;
    }
    return found == SIZE_MAX && parted ? begin : found;
}

// A bullet, "(a)", "1.": what follows it, or `at` when there is none.
size_t noticelist_behind_bullet(str s, size_t at, size_t end)
{
    static const char *const BULLETS[] = {"\xE2\x80\xA2", "\xC2\xB7",     "\xE2\x97\x8F",
                                          "\xE2\x96\xAA", "\xE2\x80\x93", "\xE2\x80\x94",
                                          "- ",           "* ",           "o "};
    for (size_t k = 0; k < sizeof BULLETS / sizeof *BULLETS; k++)
        if (str_starts(str_sub(s, at, end), str_of(BULLETS[k])))
            return notice_skip(s, at + strlen(BULLETS[k]), end);
    // "1.", "(a)", "b)"
    size_t i = at < end && s.p[at] == '(' ? at + 1 : at, from = i;
    while (i < end && i - from < 2 && s.p[i] >= '0' && s.p[i] <= '9') i++;
    if (i == from && i < end && s.p[i] >= 'a' && s.p[i] <= 'z') i++;
    bool closed = i > from && i + 1 < end && notice_is_gap(s.p[i + 1]) &&
                  (s.p[i] == ')' || (s.p[i] == '.' && from == at));
    if (!closed) return at;
    size_t behind = notice_skip(s, i + 1, end);
    notice_number n;
    // "(18) launchers" is a number, "(1) eighteen (18) launchers" an entry's
    bool number = s.p[at] == '(' && s.p[from] <= '9' && !notice_number_read(s, behind, end, &n);
    return number ? at : behind;
}
