// Page headers and feet between the lines of a notice.
#include "ledger/noticemend.h"

#include "base/ascii.h"

#define HEADER_MAX_BYTES 140 // "Federal Register / Vol. ... / Notices" with its date

// What headers are made of. Two of them side by side are one; a single one may be a sentence's own.
static const char UNITS[] =
    "News Release|Media Release|Press Release|Defense Security Cooperation Agency|Major Arms "
    "Sales|Major Arms Sale|Arlington, Virginia|Arlington, VA|Washington, DC|Washington, D.C.|"
    "Washington DC|www.dsca.mil|https://www.dsca.mil|"
    "For Immediate Release|For Public Release|Unclassified|Public Affairs|Security Cooperation|"
    "DSCA|dsca.mil|Congressional Notification|Congressional Notifications|Arms Sales Notification|"
    "Press Office|Office of Public Affairs|News|Transmittal of Arms Sales";
// Words behind which such a name is part of a sentence.
static const char LEADS[] = "the|agency:|outlet:|title:|action:";

// A number of a page, alone or behind "Page".
static size_t page_number(str s, size_t at)
{
    size_t end = notice_at_any(s, at, s.n, "page");
    size_t from = end ? notice_skip(s, end, s.n) : at, i = from;
    while (i < s.n && ascii_is_digit(s.p[i])) i++;
    if (i == from || i - from > 5) return 0;
    if (i < s.n && s.p[i] != ' ' && s.p[i] != '\n') return 0;
    size_t of = end ? notice_at_any(s, notice_skip(s, i, s.n), s.n, "of") : 0;
    if (!of) return i;
    from = notice_skip(s, of, s.n);
    for (of = from; of < s.n && ascii_is_digit(s.p[of]);) of++;
    return of > from ? of : i;
}

// "Federal Register / Vol. 1, No. 2 / Friday, May 3, 2024 / Notices 123"
static size_t register_line(str s, size_t at)
{
    size_t end = notice_at_any(s, at, s.n, "Federal Register"), to = at + HEADER_MAX_BYTES, stop;
    if (!end) return 0;
    end = notice_skip(s, end, s.n);
    if (end >= s.n || (s.p[end] != '/' && !notice_at_any(s, end, s.n, "vol."))) return 0;
    if (notice_find_any(s, end, to < s.n ? to : s.n, "Notices", &stop) == SIZE_MAX) return 0;
    size_t page = page_number(s, notice_skip(s, stop, s.n));
    return page ? page : stop;
}

static size_t mark(str s, size_t at)
{
    if (at < s.n && (s.p[at] == '|' || s.p[at] == '*')) return at + 1;
    if (at + 1 < s.n && s.p[at] == '\xC2' && s.p[at + 1] == '\xB7') return at + 2; // a middle dot
    return 0;
}

// End of the run of header units that begins at `at`, 0 when it is none.
static size_t header_end(str s, size_t at)
{
    size_t units = 0, end = 0, i = at, next;
    bool page = false;
    while (i < s.n) {
        if ((next = register_line(s, i)))
            units += 2;
        else if ((next = notice_at_any(s, i, s.n, UNITS)))
            units++;
        else if (units && (next = page_number(s, i)))
            page = true;
        else if (!units || !(next = mark(s, i)))
            break;
        end = next;
        i = notice_skip(s, next, s.n);
    }
    return units > 1 || (units && page) ? end : 0;
}

// Does the word before byte `at` make what follows a part of its sentence?
static bool is_led(str s, size_t at)
{
    size_t end = at;
    while (end && (s.p[end - 1] == ' ' || s.p[end - 1] == '\n')) end--;
    size_t begin = end;
    while (begin && s.p[begin - 1] != ' ' && s.p[begin - 1] != '\n') begin--;
    str word = str_sub(s, begin, end);
    return word.n && s.p[end - 1] != '-' && notice_at_any(word, 0, word.n, LEADS) == word.n;
}

// A line that is nothing but a page's number ("2", "- 2 -"), or the Register's "[[Page 11254]]".
static size_t page_line(str s, size_t at)
{
    size_t i = at, stop = 0;
    if (str_starts(str_sub(s, at, s.n), STR("[[Page "))) {
        size_t end = str_find_byte(s, ']', at);
        return end != SIZE_MAX && end + 1 < s.n && s.p[end + 1] == ']' ? end + 2 : 0;
    }
    if (at && s.p[at - 1] != '\n') return 0;
    size_t page = notice_at_any(s, at, s.n, "page") ? page_number(s, at) : 0;
    if (page && page < s.n && s.p[page] == '\n') return page;
    while (i < s.n && (s.p[i] == '-' || s.p[i] == ' ' || ascii_is_digit(s.p[i]))) {
        if (ascii_is_digit(s.p[i])) stop++;
        i++;
    }
    return stop && stop < 4 && i < s.n && s.p[i] == '\n' ? i : 0;
}

// Does a paragraph or entry begin here that no sentence goes on with?
static bool begins_anew(str s, size_t at)
{
    static const char ANEW[] =
        "non-MDE|major defense|the estimated|this proposed|the proposed|implementation|"
        "also included|there are no|there will be|the principal";
    if (str_starts(str_sub(s, at, s.n), STR("\xE2\x80\xA2"))) return true;
    return at < s.n && (s.p[at] < 'a' || s.p[at] > 'z') && notice_at_any(s, at, s.n, ANEW);
}

notice_text noticemend_pages(const notice_text *t, arena *a)
{
    char *out = arena_alloc(a, t->text.n + 1);
    uint32_t *at = arena_array(a, uint32_t, t->text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < t->text.n;) {
        size_t end = page_line(t->text, i);
        if (!end && notice_word_starts(t->text, i)) end = header_end(t->text, i);
        if (end && !is_led(t->text, i)) {
            // The sentence goes on behind the header, unless it was over.
            while (n && (out[n - 1] == ' ' || out[n - 1] == '\n')) n--;
            size_t next = notice_skip(t->text, end, t->text.n);
            bool over = !n || begins_anew(t->text, next) || out[n - 1] == '.' ||
                        out[n - 1] == '-' || out[n - 1] == ':';
            out[n] = over ? '\n' : ' ';
            at[n++] = t->at[i];
            i = next;
            continue;
        }
        out[n] = t->text.p[i];
        at[n++] = t->at[i++];
    }
    at[n] = t->at[t->text.n];
    return (notice_text){{out, n}, at};
}
