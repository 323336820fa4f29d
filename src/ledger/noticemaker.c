#include "ledger/noticemaker.h"

#include "base/ascii.h"
#include "ledger/noticeplace.h"
#include "ledger/noticetext.h"

#define MAKER_MAX_BYTES  120  // a longer one is a sentence
#define LIST_MAX_BYTES   4000 // of the names; the longest list known has 1500
#define NOBODY_MAX_BYTES 50   // of a list that says that nobody is known yet
#define CLAUSE_MAX_BYTES 100  // between "contractors" and its verb

static const char SUBJECTS[] =
    "principal contractors|principal contractor|prime contractors|prime contractor|"
    "principal contractor(s)|prime contractor(s)|primary contractor|primary contractors|"
    "main contractor|main contractors|lead contractor|lead contractors|principal supplier|"
    "principal suppliers|principal contracting|leading contractor|leading contractors|"
    "chief contractor|chief contractors|principal firm|principal firms|principal company|"
    "principal companies|principal manufacturer|principal manufacturers|prime manufacturer|"
    "prime manufacturers|primary supplier|primary suppliers|primary manufacturer|"
    "main supplier|main suppliers|principal producer|principal producers|prime supplier|"
    "prime suppliers";
// What the verb before the names may be.
static const char VERBS[] =
    "be|are|is|include|includes|expected as|remain|remains|identified as|named as|serve as|act as";
// After the verb: nobody is named.
static const char NOBODY[] =
    "unknown|not known|determined|selected|chosen|to be determined|not yet|not been|decided|"
    "no principal|no prime|named|picked|identified|known|certain|clear|to be selected|"
    "to be chosen|known only";
// What may stand behind a name's comma and belongs to it.
static const char SUFFIXES[] =
    "Inc.|Inc|LLC|L.L.C.|Ltd.|Ltd|Limited|Corp.|Corp|Co.|LP|L.P.|LLP|S.A.|S.p.A.|GmbH|AG|AS|Plc|"
    "PLC|N.V.|B.V.|Incorporated|LTD|INC";
// What belongs to the name before the comma: "Inc.", "LLC of Tulsa", "a Lockheed Martin Company".
static bool is_suffix(str piece)
{
    size_t stop;
    piece = str_trim(piece);
    size_t end = 0;
    while (end < piece.n && !notice_is_gap(piece.p[end])) end++;
    if (str_in_list(str_sub(piece, 0, end), SUFFIXES, '|'))
        return end == piece.n || piece.p[end + 1] == '(' ||
               notice_at_any(piece, end + 1, piece.n, "of|in|located|at|based|and|headquartered");
    // "Boeing Defense, Space & Security"
    if (notice_at_any(piece, 0, piece.n,
                      "Space & Security|Space and Security|Information and Services|"
                      "Surveillance and|Reconnaissance") ||
        str_eq(piece, STR("Defense")))
        return true;
    return notice_at_any(piece, 0, piece.n, "a|an") &&
           notice_find_any(piece, 0, piece.n, "company|subsidiary|business|unit|division", &stop) !=
               SIZE_MAX;
}

// Words of a piece before " located in", " of Texas", " in Mesa".
static size_t name_end(str piece)
{
    size_t stop,
        at = notice_find_any(
            piece, 0, piece.n,
            "located in|located at|headquartered in|based in|with offices|at its|as the|"
            "for the|which|who|will|that|to provide|both of|both in|all of|all in|at facilities",
            &stop);
    size_t end = at == SIZE_MAX ? piece.n : at;
    for (size_t i = 1; i + 4 < end; i++) {
        if (!notice_is_gap(piece.p[i - 1])) continue;
        size_t next = notice_at_any(piece, i, end, "of|in|from|at");
        if (next && next + 1 < end && ascii_is_upper(piece.p[next + 1]) &&
            !notice_at_any(piece, next + 1, end, "America|North America|Canada|the|Europe"))
            return i;
    }
    return end;
}

static str strip_joint(str piece)
{
    for (size_t next;;) {
        piece = str_trim(piece);
        next = notice_at_any(
            piece, 0, piece.n,
            "and|or|with|the firms|the firm of|as well as|either|both|namely|among them|"
            "chiefly|mainly|including|also|such as|together with|along with|jointly with");
        if (!next) break;
        piece = str_sub(piece, next, piece.n);
    }
    size_t bullet = piece.n && (piece.p[0] == '-' || piece.p[0] == '*') ? 1 : 0;
    if (str_starts(piece, STR("\xE2\x80\xA2")) || str_starts(piece, STR("\xE2\x80\x93")))
        bullet = 3;
    return str_trim(str_sub(piece, bullet, piece.n));
}

// Without a last bracket that is a place: "Boeing (St. Louis, Missouri)".
static str without_place(str name)
{
    size_t open = name.n;
    if (!name.n || name.p[name.n - 1] != ')') return name;
    while (open && name.p[open - 1] != '(') open--;
    str inner = open ? str_sub(name, open, name.n - 1) : STR_NONE, last = inner;
    for (size_t comma; (comma = str_find_byte(last, ',', 0)) != SIZE_MAX;)
        last = str_sub(last, comma + 1, last.n);
    bool role = true; // "(engines)"
    for (size_t i = 0; i < inner.n; i++) role &= !ascii_is_upper(inner.p[i]);
    bool place =
        role || noticeplace_is_state(last) || notice_at_any(inner, 0, inner.n, "located|of|in");
    return open > 1 && place ? str_trim(str_sub(name, 0, open - 1)) : name;
}

// "aircraft: Lockheed Martin", "for the engines: Pratt & Whitney".
static str without_role(str piece)
{
    size_t colon = str_find_byte(piece, ':', 0);
    return colon == SIZE_MAX || colon + 1 >= piece.n ? piece
                                                     : str_trim(str_sub(piece, colon + 1, piece.n));
}

static void add(str name, notice_makers *out, arena *a)
{
    name = str_trim(name);
    while (name.n &&
           (name.p[name.n - 1] == ',' || name.p[name.n - 1] == ';' || name.p[name.n - 1] == ':'))
        name = str_trim(str_sub(name, 0, name.n - 1));
    bool dotted = str_ends(name, STR("Inc.")) || str_ends(name, STR("Co.")) ||
                  str_ends(name, STR("Corp.")) || str_ends(name, STR("Ltd.")) ||
                  str_ends(name, STR("L.P.")) || str_ends(name, STR("S.p.A.")) ||
                  str_ends(name, STR("L.L.C.")) || str_ends(name, STR("S.A."));
    if (!dotted) name = without_place(noticeplace_without_end(name));
    if (str_starts(name, STR("the "))) name = str_trim(str_sub(name, 4, name.n));
    if (name.n < 2 || name.n > MAKER_MAX_BYTES || out->n >= NOTICE_MAKERS_MAX) return;
    char c = name.p[0];
    bool named = ascii_is_upper(c) || (c >= '0' && c <= '9') || (c & 0x80);
    if (!named ||
        notice_at_any(name, 0, name.n,
                      "U.S.|US|United States|There|This|Any|At this|It|A|An|No|None|These"))
        return;
    for (size_t i = 0; i < out->n; i++)
        if (str_eq(out->p[i], name)) return;
    str kept = str_copy(a, name);
    for (size_t i = 0; i < kept.n; i++)
        if (kept.p[i] == '\n') ((char *)kept.p)[i] = ' ';
    *vec_push(a, out) = kept;
}

// Adds a name and, where "and" stands before another firm, that one.
static void add_names(str piece, notice_makers *out, arena *a)
{
    for (size_t i = 1; i + 4 < piece.n; i++) {
        size_t next =
            notice_is_gap(piece.p[i - 1]) ? notice_at_any(piece, i, piece.n, "and|or") : 0;
        if (!next || next + 1 >= piece.n) continue;
        bool either = next == i + 2; // no name has an "or" in it
        next++;
        // "Raytheon (Tucson, Arizona) and X", "X in Tulsa and Y in Reno"
        bool placed = (i > 2 && piece.p[i - 2] == ')') ||
                      (i > 2 && name_end(str_sub(piece, 0, i)) < i - 1 &&
                       name_end(str_sub(piece, next, piece.n)) + next < piece.n);
        placed |= either && ascii_is_upper(piece.p[next]);
        if (!placed && !noticeplace_firm(piece, next, piece.n)) continue;
        // "Raytheon and Lockheed Martin Javelin Joint Venture" is one
        size_t stop;
        if (notice_find_any(piece, i, piece.n, "joint venture|partnership|team|JV", &stop) !=
            SIZE_MAX)
            break;
        str left = str_sub(piece, 0, i);
        add(str_sub(left, 0, name_end(left)), out, a);
        piece = str_sub(piece, next, piece.n);
        i = 0;
    }
    add(str_sub(piece, 0, name_end(piece)), out, a);
}

typedef struct {
    str p[64]; // parts between commas
    size_t n;
} comma_parts;

static comma_parts cut_commas(str entry)
{
    comma_parts c = {.n = 0};
    size_t from = 0;
    int depth = 0;
    for (size_t i = 0; i <= entry.n && c.n < sizeof c.p / sizeof *c.p; i++) {
        if (i < entry.n && entry.p[i] == '(') depth++;
        if (i < entry.n && entry.p[i] == ')' && depth) depth--;
        if (i < entry.n && (entry.p[i] != ',' || depth)) continue;
        c.p[c.n++] = str_sub(entry, from, i);
        from = i + 1;
    }
    return c;
}

// Is piece i the place of the name before it?
static bool is_place(const comma_parts *c, size_t i)
{
    str piece = str_trim(c->p[i]);
    if (noticeplace_is_state(piece)) return true;
    // "with Elbit of Haifa", "and Kongsberg, Norway"
    str joined = strip_joint(piece);
    size_t with = notice_at_any(piece, 0, piece.n, "with|together with|along with|jointly with");
    if (with && joined.n && ascii_is_upper(joined.p[0])) return false;
    if (notice_at_any(piece, 0, piece.n, "and") && noticeplace_firm(joined, 0, joined.n))
        return false;
    if (notice_at_any(
            piece, 0, piece.n,
            "located|headquartered|based|of|in|both|all|with|at|as|formerly|which|through"))
        return true;
    // "Raytheon, Tucson, and Boeing, Mesa"
    bool firm = noticeplace_firm(piece, 0, piece.n) != 0;
    if (!firm && !notice_at_any(piece, 0, piece.n, "and") && noticeplace_is_listed(piece))
        return true;
    bool state_next = i + 1 < c->n && noticeplace_is_state(c->p[i + 1]);
    if (firm && state_next && noticeplace_is_listed(piece))
        return true; // "Oshkosh Defense, Oshkosh, Wisconsin"
    if (state_next && notice_at_any(piece, 0, piece.n, "King of Prussia")) return true;
    // "Lockheed Martin in Fort Worth": a name with its town
    if (firm || !state_next || name_end(piece) < piece.n) return false;
    return noticeplace_is_town(strip_joint(piece));
}

// "AZ and Boeing, located in Mesa": the name behind a place of the same piece; empty when there is
// none.
static str behind_place(str piece)
{
    for (size_t i = 1; i + 4 < piece.n; i++)
        if (notice_is_gap(piece.p[i - 1]) && notice_at_any(piece, i, piece.n, "and") &&
            (noticeplace_is_state(str_sub(piece, 0, i)) || noticeplace_firm(piece, i + 4, piece.n)))
            return str_sub(piece, i + 4, piece.n);
    return STR_NONE;
}

// An entry between semicolons, or all of a list that has none. With `single`, what follows the
// first name is its place, unless it is a firm that is well known.
static void read_entry(str entry, bool single, notice_makers *out, arena *a)
{
    comma_parts c = cut_commas(strip_joint(entry));
    size_t before = out->n;
    for (size_t i = 0; i < c.n; i++) {
        str piece = c.p[i];
        if (i && is_place(&c, i)) {
            str next = single ? STR_NONE : behind_place(piece);
            // "Orlando, FL and Troy, AL"
            if (next.n && i + 1 < c.n && noticeplace_is_state(c.p[i + 1]) &&
                noticeplace_is_town(next))
                continue;
            if (next.n) add_names(strip_joint(next), out, a);
            continue;
        }
        str other = i ? behind_place(piece) : STR_NONE;
        bool firm = noticeplace_firm(other, 0, other.n) != 0;
        if (other.n && !firm && i + 1 < c.n && noticeplace_is_state(c.p[i + 1]) &&
            noticeplace_is_town(other))
            continue;
        if (i && other.n && noticeplace_is_state(str_sub(piece, 0, piece.n - other.n - 4)))
            piece = other;
        while (i + 1 < c.n && is_suffix(c.p[i + 1])) {
            piece = (str){piece.p, (size_t)(c.p[i + 1].p + c.p[i + 1].n - piece.p)};
            i++;
        }
        str name = strip_joint(without_role(strip_joint(piece)));
        if (single && out->n > before && !noticeplace_firm(name, 0, name.n)) continue;
        add_names(name, out, a);
    }
}

// Where the list ends that begins at `from`: at its sentence, or the lines below a colon.
static size_t list_end(str s, size_t from, size_t to)
{
    size_t limit = from + LIST_MAX_BYTES < to ? from + LIST_MAX_BYTES : to;
    size_t end = notice_sentence_end(s, from, limit), stop;
    bool lines = !str_trim(str_sub(s, from, end)).n || s.p[end - 1] == ':';
    while (lines && end < limit) {
        size_t next = notice_skip(s, end, limit), next_end = notice_sentence_end(s, next, limit);
        if (next_end <= next) break;
        if (notice_find_any(
                s, next, next_end,
                "There|offset|Implementation|This proposed|The proposed|At this time|purchaser",
                &stop) != SIZE_MAX)
            break;
        end = next_end;
    }
    return end;
}

static void read_list(str list, notice_makers *out, arena *a)
{
    bool semicolons = str_find_byte(list, ';', 0) != SIZE_MAX;
    char mark = semicolons ? ';' : '\n';
    bool lines = !semicolons && str_find_byte(str_trim(list), '\n', 0) != SIZE_MAX;
    for (str rest = list; rest.p;) {
        str entry = semicolons || lines ? str_split(&rest, mark) : rest;
        if (!semicolons && !lines) rest = STR_NONE;
        read_entry(entry, semicolons || lines, out, a);
    }
}

static bool begins_name(str s, size_t at, size_t end)
{
    while (at < end && (s.p[at] == ':' || notice_is_gap(s.p[at]) || s.p[at] == '"')) at++;
    size_t article = notice_at_any(s, at, end, "the|either|both");
    if (article) at = notice_skip(s, article, end);
    return at < end && (ascii_is_upper(s.p[at]) || (s.p[at] >= '0' && s.p[at] <= '9'));
}

// Where the names begin behind the subject: behind its colon or verb ("are expected to be");
// SIZE_MAX when neither follows.
static size_t names_begin(str s, size_t from, size_t end)
{
    size_t verb, first = SIZE_MAX, colon = str_find_byte(str_sub(s, from, end), ':', 0);
    if (colon != SIZE_MAX) return from + colon + 1;
    for (size_t i = from; notice_find_any(s, i, end, VERBS, &verb) != SIZE_MAX; i = verb) {
        if (begins_name(s, verb, end)) return verb;
        if (first == SIZE_MAX) first = verb;
    }
    return first;
}

// "Boeing of Mesa, Arizona, will be the principal contractor": the names before the subject.
static bool read_before(str s, size_t from, size_t at, notice_makers *out, arena *a)
{
    static const char VERBS_BEFORE[] =
        "will be the|will be|would be the|is the|are the|will serve as the|will serve as|"
        "will act as|will act as the|is expected to be the";
    size_t begin = at, stop;
    for (; begin > from && at - begin < LIST_MAX_BYTES && s.p[begin - 1] != '\n'; begin--)
        if (begin > 1 && s.p[begin - 2] == '.' &&
            notice_sentence_end(s, begin - 2, at) == begin - 1)
            break;
    size_t verb = notice_find_any(s, begin, at, VERBS_BEFORE, &stop);
    if (verb == SIZE_MAX || notice_skip(s, stop, at) != at) return false;
    read_list(str_sub(s, begin, verb), out, a);
    return true;
}

// "The contractors named by the office are X", "the firms: X": where the names may begin behind the
// word; SIZE_MAX: no verb leads to a name.
static size_t loose_begin(str s, size_t from, size_t to)
{
    static const char NEXT[] = "be|are|is|include|includes";
    size_t next = notice_skip(s, from, to), end = notice_sentence_end(s, from, to), verb;
    if (next < to && s.p[next] == ':') return next + 1;
    if (end > from + CLAUSE_MAX_BYTES) end = from + CLAUSE_MAX_BYTES;
    for (size_t i = from; notice_find_any(s, i, end, NEXT, &verb) != SIZE_MAX; i = verb)
        if (begins_name(s, verb, to)) return verb;
    return SIZE_MAX;
}

// Contractors by another name, before their verb.
static void read_loose(str text, size_t from, size_t to, notice_makers *out, arena *a)
{
    static const char LOOSE[] =
        "contractors|contractor|manufacturers|manufacturer|suppliers|supplier|makers|firms|"
        "companies|producers|producer|vendors";
    size_t stop, verb, unused;
    for (size_t at = from; notice_find_any(text, at, to, LOOSE, &stop) != SIZE_MAX; at = stop) {
        if ((verb = loose_begin(text, stop, to)) == SIZE_MAX) continue;
        size_t end = list_end(text, verb, to);
        if (notice_find_any(text, stop, end, "representatives|offset|personnel", &unused) !=
            SIZE_MAX)
            continue;
        if (begins_name(text, verb, end)) read_list(str_sub(text, verb, end), out, a);
    }
}

// "The boats will be built by X of Mobile, Alabama, and the engines by Y".
static void read_built(str text, size_t from, size_t to, notice_makers *out, arena *a)
{
    static const char BUILT[] =
        "built|made|manufactured|produced|supplied|furnished|done|carried out|performed|"
        "fabricated|assembled";
    size_t verb, by;
    for (size_t at = from; notice_find_any(text, at, to, BUILT, &verb) != SIZE_MAX; at = verb) {
        if (!notice_at_any(text, notice_skip(text, verb, to), to, "by|chiefly by|mainly by"))
            continue;
        size_t end = list_end(text, verb, to), next;
        for (size_t i = verb; notice_find_any(text, i, end, "by", &by) != SIZE_MAX; i = next) {
            if ((next = notice_find(text, by, end, "by")) == SIZE_MAX) next = end;
            str list = str_sub(text, by, next);
            if (begins_name(text, by, next) && !noticeplace_is_state(list)) read_list(list, out, a);
        }
    }
}

// "will be chosen from among", "are not yet known": does the verb say that nobody is named? What
// stands before the verb does not ("those selected so far are").
static bool is_nobody(str s, size_t from, size_t list)
{
    size_t verb, next;
    size_t end = notice_sentence_end(s, from, s.n);
    if (notice_find_any(s, from, end, VERBS, &verb) == SIZE_MAX) return false;
    while ((next = notice_at_any(s, notice_skip(s, verb, end), end,
                                 "not|yet|still|only|to be|to|be|being|as|at this time")))
        verb = next;
    size_t at = notice_skip(s, verb, end),
           limit = at + NOBODY_MAX_BYTES < end ? at + NOBODY_MAX_BYTES : end;
    if (list < limit && !begins_name(s, at, end)) limit = list;
    if (begins_name(s, at, end)) return false;
    return notice_find_any(s, at, limit, NOBODY, &next) != SIZE_MAX;
}

// "The principal contractor, X, is located in Y": the names between the subject and its verb.
static size_t apposed_end(str s, size_t from, size_t end)
{
    size_t stop, verb;
    if (from >= end || s.p[from] != ',' || !begins_name(s, from + 1, end)) return SIZE_MAX;
    verb = notice_find_any(s, from, end, "is|are|has|have|will|would", &stop);
    return verb;
}

// The names that stand behind a subject. False: it leads to none.
static bool read_behind(str text, size_t subject, size_t to, notice_makers *out, arena *a)
{
    size_t end = notice_sentence_end(text, subject, to), apposed = apposed_end(text, subject, end);
    if (apposed != SIZE_MAX) {
        read_list(str_sub(text, subject + 1, apposed), out, a);
        return true;
    }
    size_t list = names_begin(text, subject, end);
    if (list == SIZE_MAX) return false;
    // "will be, for the radars, Raytheon": from the first capital
    while (list < end && text.p[list - 1] != ':' && !begins_name(text, list, end)) list++;
    end = list_end(text, list, to);
    if (!is_nobody(text, subject, list)) read_list(str_sub(text, list, end), out, a);
    return true;
}

void notice_makers_read(str text, size_t from, size_t to, notice_makers *out, arena *a)
{
    size_t stop;
    bool told = false;
    for (size_t at = from; (at = notice_find_any(text, at, to, SUBJECTS, &stop)) != SIZE_MAX;
         at = stop) {
        // "There is no principal contractor", "no principal contractor is named"
        if (at >= 3 && notice_at_any(text, at - 3, to, "no"))
            told = true;
        else if (read_before(text, from, at, out, a) || read_behind(text, stop, to, out, a))
            told = true;
    }
    if (told) return;
    read_loose(text, from, to, out, a);
    if (!out->n) read_built(text, from, to, out, a);
}
