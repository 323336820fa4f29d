#include "document/pagecredit.h"

#include "base/ascii.h"
#include "document/credit.h"
#include "document/normaliser.h"
#include "document/pagesqueeze.h"

#include <string.h>

#define MARKED_NAMES_MAX  10  // authors that elements mark
#define MARKED_NAME_BYTES 120 // of one: a longer text is no name
#define MARKED_NODES      40  // in such an element
#define NAMES_WORDS       14  // of a line that names one or more

static bool is_day_or_month(str word)
{
    static const char NAMES[] = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
                                "february|march|april|may|june|july|august|september|october|"
                                "november|december|published|posted|updated|last";
    return str_among_nocase(word, str_of(NAMES), '|');
}

// "Ada Kunda, 3 March 2025" -> "Ada Kunda"
static str name_part(str s)
{
    size_t end = 0;
    for (size_t i = 0; i < s.n;) {
        while (i < s.n && s.p[i] == ' ') i++;
        size_t begin = i;
        while (i < s.n && s.p[i] != ' ') i++;
        str word = str_sub(s, begin, i);
        while (word.n && strchr(",.;|", word.p[word.n - 1])) word.n--;
        if (!word.n || ascii_is_digit(word.p[0]) || is_day_or_month(word) || word.p[0] == '|' ||
            str_eq(word, STR("\u2022")) || str_eq(word, STR("\u00B7")))
            break;
        end = i;
    }
    s = str_sub(s, 0, end);
    while (s.n && strchr(" ,;-|", s.p[s.n - 1])) s.n--;
    return s;
}

static bool begins_large(str word)
{
    return word.n && (ascii_is_upper(word.p[0]) || (unsigned char)word.p[0] >= 0xC3);
}

// Two to five words that begin with capitals, small ones of names between them; or several of
// these, with commas or "and".
static bool looks_like_name(str s)
{
    static const char SMALL[] =
        "de|da|do|dos|del|della|di|du|van|von|der|den|ter|bin|ibn|al|el|la|le|y";
    static const char JOINS[] = "and|und|et|&|en|e";
    static const char NO_NAMES[] =
        "introduction|questions|tags|home|news|about|contact|share|world|"
        "politics|summary|staff|read|more|comments|print|email";
    uint32_t words = 0, names = 1;
    while (s.p) {
        str word = str_split(&s, ' ');
        if (!word.n) continue;
        if (words && str_among_nocase(word, str_of(JOINS), '|')) {
            if (words < 2) return false;
            names++;
            words = 0;
            continue;
        }
        bool ends = word.p[word.n - 1] == ',';
        if (ends) word.n--;
        if (!word.n || str_among_nocase(word, str_of(NO_NAMES), '|')) return false;
        if (word.p[word.n - 1] == ':') return false;
        bool small = words && str_in_list(word, SMALL, '|');
        if (!small && (!begins_large(word) || (word.n > 2 && ascii_is_upper(word.p[word.n - 1]))))
            return false;
        words++;
        if (!ends || !s.p) continue;
        if (words < 2) return false;
        names++;
        words = 0;
    }
    return (words >= 2 || (!words && names > 1)) && words <= 5;
}

// What stands before the name of an author: "Von Ada Kunda", "Words: Ada Kunda".
static str without_label(str line)
{
    static const char LABELS[] =
        "by|report:|von|par|por|di|door|af|av|words|text|texte|autor|autora|auteur|author|authors|"
        "posted "
        "by|"
        "submitted by|written by|asked by|words by|text by|text and photographs|text and photos|"
        "\u0628\u0642\u0644\u0645|\u0410\u0432\u0442\u043e\u0440|\u0422\u0435\u043a\u0441\u0442";
    str list = str_of(LABELS);
    while (list.p) {
        str label = str_split(&list, '|');
        if (!label.n || !str_starts_nocase(line, label) || line.n <= label.n) continue;
        if (label.p[label.n - 1] == ':') return str_trim(str_sub(line, label.n, line.n));
        char next = line.p[label.n];
        if (next == ' ' || next == ':') return str_trim(str_sub(line, label.n + 1, line.n));
    }
    return STR_NONE;
}

// "Submitted by Ada Kunda on Tuesday", "Ada Kunda, staff writer" -> "Ada Kunda": up to a small word
// that is no part of a name, or a dash.
static str name_before(str s)
{
    static const char STOPS[] = "on|at|in|for|is|from|with|-|\u2013|\u2014|\u00BB|/";
    for (size_t i = 0; i < s.n;) {
        size_t end = str_find_byte(s, ' ', i);
        if (end == SIZE_MAX) end = s.n;
        str word = str_sub(s, i, end);
        bool office = i > 1 && s.p[i - 2] == ',' && word.n && ascii_is_lower(word.p[0]);
        if (i && (office || str_in_list(word, STOPS, '|'))) return name_part(str_sub(s, 0, i - 1));
        i = end + 1;
    }
    return name_part(s);
}

// Is the line above only the label of a name: "Words", "By"?
static bool is_below_label(const page_reading *r, uint32_t i)
{
    static const char ALONE[] = "by|words|words by|text|text by|author|authors|written by|reporter";
    str above = i ? pagereading_line(r, i - 1) : STR_NONE;
    if (above.n && above.p[above.n - 1] == ':') above.n--;
    return str_among_nocase(above, str_of(ALONE), '|');
}

// Whom a line near the headline names as its author: "By ...", "Interview by ...", a name alone
// where authors stand.
static str author_of(const page_reading *r, uint32_t i, str line, bool *alone)
{
    *alone = false;
    str found = name_part(credit_byline(line));
    if (found.n) {
        str shorter = name_before(found);
        return looks_like_name(shorter) ? shorter : found;
    }
    if (r->blocks.p[i].ends || r->blocks.p[i].words > NAMES_WORDS) return STR_NONE;
    found = name_before(without_label(line));
    if (looks_like_name(found)) return found;
    size_t at = str_find(line, STR(" by "));
    if (at != SIZE_MAX) {
        found = name_before(str_sub(line, at + 4, line.n));
        return looks_like_name(found) ? found : STR_NONE;
    }
    uint32_t first = r->body.title == UINT32_MAX ? 0 : r->body.title + 1;
    if (r->body.subtitle != UINT32_MAX) first = r->body.subtitle + 1;
    bool marked = is_below_label(r, i) || (r->body.flags[r->blocks.p[i].around] & BLOCK_ABOUT);
    bool there = i == first || marked;
    found = name_before(line); // "Ada Kunda, staff writer"
    if (!marked && (found.n >= line.n || line.p[found.n] != ',')) found = name_part(line);
    *alone = there && i >= first && looks_like_name(found);
    return *alone ? found : STR_NONE;
}

// The text of a small element, or of the part of it that is marked as a name.
static str text_of(page_reading *r, uint32_t element)
{
    const html_node *nodes = r->tree.nodes;
    uint32_t end = nodes[element].end;
    if (end - element > MARKED_NODES) return STR_NONE;
    for (uint32_t i = element + 1; i < end; i++)
        if (nodes[i].tag != HTML_TEXT &&
            str_eq_nocase(html_attribute(&nodes[i], "itemprop"), STR("name"))) {
            element = i;
            end = nodes[i].end;
            break;
        }
    buf b = {0};
    for (uint32_t i = element + 1; i < end; i++)
        if (nodes[i].tag == HTML_TEXT && b.n <= MARKED_NAME_BYTES) buf_add(&b, nodes[i].text);
    str text = b.n <= MARKED_NAME_BYTES ? normaliser_line(r->a, str_trim(buf_str(&b))) : STR_NONE;
    buf_free(&b);
    return text;
}

static bool marks_author(const html_node *n)
{
    return n->tag != HTML_TEXT && n->tag != HTML_META &&
           (str_among_nocase(STR("author"), html_attribute(n, "rel"), ' ') ||
            str_among_nocase(STR("author"), html_attribute(n, "itemprop"), ' '));
}

// What sites write where nobody is named: accounts of their systems, with a number or without
// ("admin2", "Site Admin").
static bool is_nobody(str name)
{
    static const char ACCOUNTS[] =
        "admin|administrator|webadmin|web-admin|web_admin|webmaster|root|user|guest|anonymous|"
        "unknown|none|null|super user|superuser|site admin|site administrator|web admin|web "
        "editor|webeditor|web master|content manager|system administrator|system account|"
        "wordpress|wpadmin|wp-admin|administrador|administrateur";
    while (name.n && ascii_is_digit(name.p[name.n - 1])) name.n--;
    return str_among_nocase(str_trim(name), str_of(ACCOUNTS), '|');
}

// Those whom rel=author or itemprop=author marks, each once: near the headline, else the first.
static str marked_authors(page_reading *r)
{
    str names = STR_NONE;
    if (!r->blocks.n) return names;
    uint32_t begin = r->blocks.p[pagereading_begin(r)].first;
    uint32_t end = r->blocks.p[pagereading_end(r) - 1].end;
    for (uint32_t i = 0, n = 0; i < r->tree.n && n < MARKED_NAMES_MAX; i++) {
        if (!marks_author(&r->tree.nodes[i])) continue;
        if (r->body.flags[i] & (BLOCK_RELATED | BLOCK_COMMENT)) continue;
        bool near = i + MARKED_NODES >= begin && i < end;
        if (!near && (names.n || i < begin)) continue;
        str name = text_of(r, i), bare = without_label(name);
        name = name_before(bare.n ? bare : name);
        if (name.n && !is_nobody(name) && str_find(names, name) == SIZE_MAX)
            pagefacts_add_name(&names, name, CREDIT_MAX_BYTES, r->a);
        n++;
        i = r->tree.nodes[i].end - 1;
    }
    return names;
}

// Is it a line about the first of the authors, "Ada Kunda in Accra and Juma Otieno in Lagos"?
static bool names_first(const page_reading *r, uint32_t i, str author)
{
    const page_block *b = &r->blocks.p[i];
    if (author.n < 5 || b->ends || b->words > NAMES_WORDS) return false;
    return str_starts(pagesqueeze(b->text, r->a), author);
}

void pagecredit_find(page_reading *r)
{
    str told = str_trim(r->facts.byline), bare = without_label(told);
    bool nobody = is_nobody(told);
    if (nobody) told = STR_NONE;
    r->out->byline = bare.n ? bare : told;
    if (!r->out->byline.n) r->out->byline = marked_authors(r);
    bool known = r->out->byline.n;
    str all = r->out->byline, squeezed = pagesqueeze(str_split(&all, ','), r->a);
    uint32_t last = UINT32_MAX; // a name that stood alone
    for (uint32_t i = pagereading_begin(r); i < pagereading_end(r); i++) {
        if (i == r->body.title || i == r->body.subtitle || r->blocks.p[i].words > 20) continue;
        if (r->body.flags[r->blocks.p[i].around] & (BLOCK_RELATED | BLOCK_COMMENT | BLOCK_HEADING))
            continue;
        str line = normaliser_line(r->a, pagereading_line(r, i));
        bool alone;
        str found = author_of(r, i, line, &alone);
        bool same = names_first(r, i, squeezed);
        // a system that knows no author shows none: two words alone are a section then
        if (is_nobody(found) || (nobody && alone)) found = STR_NONE;
        if (!found.n && !same) continue;
        bool joins = alone && last != UINT32_MAX && i == last + 1; // "Ada Kunda", "Juma Otieno"
        if (!known && (!r->out->byline.n || joins))
            pagefacts_add_name(&r->out->byline, found, CREDIT_MAX_BYTES, r->a);
        last = alone ? i : UINT32_MAX;
        r->body.keep[i] = 0;
    }
}
