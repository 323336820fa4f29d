#include "document/mailtrim.h"

#include "base/ascii.h"

#include <string.h>

#define HEAD_LINES         8    // so many at the start are asked whether they lead to the web
#define FOOTER_GAP_BLOCKS  12   // short ones in a footer between two that tell it: an address
#define FOOTER_BLOCK_BYTES 1000 // a longer one is text that speaks of such things
#define WEB_LINE_BYTES     300  // a longer line is text
#define BODY_WORDS         18   // a block of so many words is text
#define SIGNATURE_LINES    12   // below "-- "
#define FORWARD_LINES      12   // of the head of a mail that is forwarded
#define MAX_ADDRESS        2000 // bytes; trackers write 500
#define LONGEST_LINK_WORD  24   // bytes: "read the full article >"
#define ORIGINAL_WORDS     5    // of text above a quoted mail that make it an answer

typedef struct {
    span span; // without its line break
    bool blank;
    bool dropped;
} mail_line;

typedef struct {
    str text;
    mail_line *lines; // [n]
    size_t n;
} trimming;

static str text_of(const trimming *t, size_t i)
{
    return str_trim(span_text(t->text, t->lines[i].span));
}

static bool has_one(str s, const char *list)
{
    for (str rest = str_of(list); rest.p;)
        if (str_find_nocase(s, str_split(&rest, '|')) != SIZE_MAX) return true;
    return false;
}

static size_t count_words(str s)
{
    size_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < s.n; i++) {
        bool word = ascii_is_word(s.p[i]);
        n += word && !inside;
        inside = !ascii_is_space(s.p[i]) && (inside || word);
    }
    return n;
}

bool mailtrim_says_browser(str line)
{
    line = str_trim(line);
    return line.n < WEB_LINE_BYTES &&
           has_one(line, "in your browser|in a browser|in browser|web version|online version|"
                         "view online|view it online|read online|read it online|"
                         "view on the web|view this email online|read this email online|"
                         "view as a web page|on our website");
}

static bool leads_to_web(str line)
{
    return mailtrim_says_browser(line) ||
           (line.n < WEB_LINE_BYTES &&
            has_one(line, "having trouble viewing|trouble reading this|not displaying correctly|"
                          "doesn't display|add us to your address book|"
                          "was this email forwarded|forwarded this email|forwarded this newsletter|"
                          "sign up here|subscribe here|email client does not support"));
}

// "The Courier, 12 Harbour Road, Port Town": where the sender lives, as laws want it to be told.
static bool is_postal(str block)
{
    size_t commas = 0, digits = 0;
    for (size_t i = 0; i < block.n; i++) {
        commas += block.p[i] == ',' || block.p[i] == '\n';
        digits += ascii_is_digit(block.p[i]);
    }
    return commas >= 2 && digits && !strchr(".!?\"", block.p[block.n - 1]) &&
           has_one(block, " street| road| avenue| suite |p.o. box|po box| floor| boulevard| blvd|"
                          " lane| square| plaza| drive| st.| rd.| ave.");
}

// Speaks of the subscription, of who sent it and to whom.
static bool is_footer(str block, size_t words)
{
    if (!block.n || block.n > FOOTER_BLOCK_BYTES) return false;
    if (words < BODY_WORDS && is_postal(block)) return true;
    if (has_one(block, "unsubscribe|opt out of|opt-out|you are receiving this|"
                       "you're receiving this|you received this|you have received this|"
                       "this email was sent to|this message was sent to|this e-mail was sent to|"
                       "this newsletter was sent to|manage your preferences|manage preferences|"
                       "manage your subscription|manage subscription|update your preferences|"
                       "email preferences|update your profile|subscription preferences|"
                       "stop receiving|our mailing address|us to your address book|"
                       "view in browser|view this email in|all rights reserved|"
                       "forward to a friend|forward this email|/mailman/|"
                       "intended solely for|confidentiality notice"))
        return true;
    if (words >= BODY_WORDS) return false;
    return has_one(block, "privacy policy|terms of service|contact us|follow us|sent from my |"
                          "mailing list|delivered by|powered by|subscribed to|share this email") ||
           str_starts_among_nocase(block,
                                   STR("copyright |\u00A9|(c) 20|subscribe|sign up|privacy|"
                                       "terms of use|preferences"),
                                   '|');
}

static bool is_rule(str line)
{
    if (line.n < 3) return false;
    for (size_t i = 0; i < line.n; i++)
        if (!strchr("-_=*~# .", line.p[i])) return false;
    return true;
}

// --- lines

static void cut_lines(trimming *t, arena *a)
{
    VEC(mail_line) lines = {0};
    for (size_t at = 0; at < t->text.n;) {
        size_t end = str_find_byte(t->text, '\n', at);
        if (end == SIZE_MAX) end = t->text.n;
        mail_line line = {.span = {(uint32_t)at, (uint32_t)end}};
        line.blank = !str_trim(str_sub(t->text, at, end)).n;
        *vec_push(a, &lines) = line;
        at = end + 1;
    }
    t->lines = lines.p;
    t->n = lines.n;
}

static void drop(trimming *t, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < t->n; i++) t->lines[i].dropped = true;
}

// --- above

static bool is_address(str line)
{
    return str_starts_among_nocase(line, STR("http://|https://|<http|(http|[http"), '|') &&
           str_find_byte(line, ' ', 0) == SIZE_MAX;
}

static void drop_above(trimming *t)
{
    bool after = false; // the line before was dropped: its address may follow
    for (size_t i = 0, seen = 0; i < t->n && seen < HEAD_LINES; i++) {
        if (t->lines[i].blank) continue;
        str line = text_of(t, i);
        seen++;
        bool web = leads_to_web(line) || (after && is_address(line));
        if (web) drop(t, i, i + 1);
        after = web;
    }
}

// --- below

// Lines without an empty one between them: where those that end in `last` begin.
static size_t block_begin(const trimming *t, size_t last)
{
    while (last && !t->lines[last - 1].blank && !t->lines[last - 1].dropped) last--;
    return last;
}

static str block_text(const trimming *t, size_t first, size_t last)
{
    return str_trim(str_sub(t->text, t->lines[first].span.begin, t->lines[last].span.end));
}

// The first line of what may go at the end; t->n when there is nothing. Read from below, a footer
// ends where a paragraph of text stands.
static size_t footer_begin(const trimming *t)
{
    size_t begin = t->n, gap = 0;
    for (size_t i = t->n; i-- > 0;) {
        if (t->lines[i].blank || t->lines[i].dropped) continue;
        size_t first = block_begin(t, i), words;
        str block = block_text(t, first, i);
        words = count_words(block);
        bool ruled = begin < t->n && words < BODY_WORDS && is_rule(text_of(t, first));
        if (is_footer(block, words) || ruled) {
            begin = first;
            gap = 0;
        } else if (words >= BODY_WORDS || ++gap > FOOTER_GAP_BLOCKS) {
            break;
        }
        i = first;
    }
    return begin;
}

static void drop_footer(trimming *t)
{
    drop(t, footer_begin(t), t->n);
}

// "-- " and the few lines below it.
static void drop_signature(trimming *t)
{
    size_t end = t->n, below = 0;
    while (end && (t->lines[end - 1].blank || t->lines[end - 1].dropped)) end--;
    for (size_t i = end; i-- > 0 && below <= SIGNATURE_LINES;) {
        str line = span_text(t->text, t->lines[i].span);
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        if (i && (str_eq(line, STR("-- ")) || str_eq(line, STR("--")))) {
            drop(t, i, end);
            return;
        }
        below += !t->lines[i].blank;
    }
}

// --- mails in the mail

static bool is_wrote(str line)
{
    return line.n > 8 && str_ends(line, STR("wrote:"));
}

// Lines that begin with ">", and above them who wrote them.
static void drop_quoted(trimming *t)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!str_starts(text_of(t, i), STR(">"))) continue;
        drop(t, i, i + 1);
        size_t above = i;
        while (above && t->lines[above - 1].blank) above--;
        if (!above || !is_wrote(text_of(t, above - 1))) continue;
        drop(t, above - 1, above);
        bool begins = str_starts_nocase(text_of(t, above - 1), STR("on "));
        if (!begins && above > 1 && str_starts_nocase(text_of(t, above - 2), STR("on ")))
            drop(t, above - 2, above - 1);
    }
}

static bool is_forward_mark(str line)
{
    if (str_starts_nocase(line, STR("begin forwarded message"))) return true;
    return str_starts(line, STR("--")) && line.n < WEB_LINE_BYTES &&
           has_one(line, "forwarded message|original message|original appointment");
}

static bool is_head_field(str line)
{
    return str_starts_among_nocase(line,
                                   STR("from:|date:|sent:|subject:|to:|cc:|reply-to:|*from:|*date:|"
                                       "*sent:|*subject:|*to:|*cc:|> from:|> date:"),
                                   '|');
}

// The mark above a forwarded mail and its head go; where something was written above the mark, all
// below is the mail that is answered, and goes, too.
static void drop_forwarded(trimming *t)
{
    size_t words = 0;
    for (size_t i = 0; i < t->n; i++) {
        str line = text_of(t, i);
        if (t->lines[i].blank || t->lines[i].dropped) continue;
        if (!is_forward_mark(line)) {
            words += count_words(line);
            continue;
        }
        bool answer = words >= ORIGINAL_WORDS && has_one(line, "original");
        drop(t, i, answer ? t->n : i + 1);
        for (size_t k = i + 1, end = i + FORWARD_LINES; k < t->n && k < end; k++) {
            if (t->lines[k].blank) continue;
            if (!is_head_field(text_of(t, k))) break;
            drop(t, k, k + 1);
        }
        return;
    }
}

// --- within

// "Read more" alone on its line.
static bool is_link_word(str line)
{
    static const char WORDS[] = "read more|read more here|continue reading|read the full story|"
                                "read full story|read the full article|full story|learn more|"
                                "find out more|click here|listen|watch|share|tweet|forward|"
                                "read on|more|listen here|watch here";
    static const char *const MARKS[] = {".", ":", ">", " ", "\u00BB", "\u2192"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        while (str_ends(line, str_of(MARKS[i]))) {
            line.n -= strlen(MARKS[i]);
            i = 0;
        }
    return str_among_nocase(line, STR(WORDS), '|');
}

// Length of an address in brackets at byte i ("(https://a.example/1)"), with blanks before it; 0
// when there is none.
static size_t address_length(str s, size_t i)
{
    size_t at = i;
    s = str_sub(s, 0, i + MAX_ADDRESS);
    while (at < s.n && s.p[at] == ' ') at++;
    if (at >= s.n || !s.p[at] || !strchr("(<[", s.p[at])) return 0;
    char close = s.p[at] == '(' ? ')' : s.p[at] == '<' ? '>' : ']';
    for (at++; at < s.n && s.p[at] == ' ';) at++;
    str rest = str_sub(s, at, s.n);
    if (!str_starts_nocase(rest, STR("http://")) && !str_starts_nocase(rest, STR("https://")))
        return 0;
    while (at < s.n && s.p[at] != close && s.p[at] != ' ') at++;
    while (at < s.n && s.p[at] == ' ') at++;
    return at < s.n && s.p[at] == close ? at + 1 - i : 0;
}

static void drop_furniture(trimming *t)
{
    for (size_t i = 0; i < t->n; i++) {
        str line = text_of(t, i);
        bool address = line.n && address_length(line, 0) == line.n;
        if (address || is_address(line) || is_rule(line)) drop(t, i, i + 1);
        for (size_t k = 0; k < line.n && k < LONGEST_LINK_WORD; k++)
            if (address_length(line, k)) line.n = k; // "Read more (https://a.example/2)"
        if (line.n <= LONGEST_LINK_WORD && is_link_word(line)) drop(t, i, i + 1);
    }
}

static void keep(span_list *kept, arena *a, size_t begin, size_t end)
{
    if (begin >= end) return;
    if (kept->n && kept->p[kept->n - 1].end == begin)
        kept->p[kept->n - 1].end = (uint32_t)end;
    else
        *vec_push(a, kept) = (span){(uint32_t)begin, (uint32_t)end};
}

// A line without the addresses in it, and without the stars before a heading.
static void keep_line(span_list *kept, arena *a, str text, size_t begin, size_t end)
{
    if (str_starts(str_sub(text, begin, end), STR("** "))) begin += 3;
    str line = str_sub(text, 0, end);
    size_t from = begin;
    for (size_t i = begin; i < end; i++) {
        bool first_blank = line.p[i] == ' ' && (i == begin || line.p[i - 1] != ' ');
        bool opens = first_blank || (line.p[i] && strchr("(<[", line.p[i]));
        size_t n = opens ? address_length(line, i) : 0;
        if (!n) continue;
        keep(kept, a, from, i);
        from = i + n;
        i = from - 1;
    }
    keep(kept, a, from, end);
}

static bool keeps_text(const trimming *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (!t->lines[i].blank && !t->lines[i].dropped) return true;
    return false;
}

span_list mailtrim_spans(arena *a, str text)
{
    trimming t = {.text = text};
    span_list kept = {0};
    cut_lines(&t, a);
    drop_quoted(&t);
    drop_forwarded(&t);
    drop_above(&t);
    drop_signature(&t);
    drop_footer(&t);
    drop_furniture(&t);
    bool all = !keeps_text(&t); // what is all around and nothing within is the text
    for (size_t i = 0; i < t.n; i++) {
        size_t begin = t.lines[i].span.begin, end = t.lines[i].span.end;
        if (t.lines[i].dropped && !all) continue;
        if (end < text.n) end++; // its line break
        if (all)
            keep(&kept, a, begin, end);
        else
            keep_line(&kept, a, text, begin, end);
    }
    return kept;
}
