#include "document/credit.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

static const char *const BYLINE_LABELS[] = {
    "author:",     "authors:",    "byline:",    "by:",      "written by:", "written by",
    "story by",    "reporter:",   "reporters:", "words by", "report by",   "text by",
    "reported by", "analysis by", "opinion by", "writer:",  "by",
};
static const char *const OUTLET_LABELS[] = {"source:",      "outlet:", "publisher:", "published by",
                                            "publication:", "agency:", "newspaper:"};

// How a note begins, lower case.
static const char *const NOTE_STARTS[] = {
    "reporting by",
    "additional reporting",
    "editing by",
    "edited by",
    "writing by",
    "compiled by",
    "translated by",
    "produced by",
    "our standards:",
    "copyright",
    "(c)",
    "\xC2\xA9",
    "read more:",
    "related:",
    "see also:",
    "sign up for",
    "sign up to",
    "subscribe to",
    "click here",
    "follow us",
    "follow him",
    "follow her",
    "follow them",
    "contact the author",
    "contact the reporter",
    "contact the editor",
    "the views expressed",
    "the opinions expressed",
    "views expressed",
    "opinions expressed",
    "this article was",
    "this article originally",
    "this article first",
    "this story was",
    "this story originally",
    "this story first",
    "this report was",
    "this post originally",
    "a version of this",
    "about the author",
    "tags:",
    "filed under",
    "share this",
    "editor's note",
    "editors' note",
    "photo credit",
    "image credit",
    "photo:",
    "with reporting by",
    "reprinted with",
    "republished with",
    "for further information",
    "for more information",
    "for media inquiries",
    "media contact",
    "press contact",
    "email:",
    "disclaimer:",
    "source:",
};
// What only a note says, anywhere in it, lower case.
static const char *const NOTE_PHRASES[] = {
    "all rights reserved",
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed reporting",
    "can be reached at",
    "do not necessarily reflect",
    "does not necessarily reflect",
    "may not be republished",
    "follow him on",
    "follow her on",
    "follow them on",
    "follow me on",
    "follow us on",
    "on twitter @",
    "on twitter at @",
    "on x @",
    "first appeared in",
    "first appeared on",
    "originally published",
    "originally appeared",
};
// Lines that only mark the end.
static const char END_MARKS[] = "###|##|#|-30-|-ends-|ends|end|- ends -|* * *|***|---|--|-end-|xxx|"
                                "(end)|(ends)|_____|______";
// What a note says that its subject is. Offices of state are not among them.
static const char ROLES[] =
    "editor|reporter|correspondent|journalist|writer|columnist|fellow|professor|lecturer|author|"
    "analyst|contributor|researcher|blogger|producer|photographer|freelancer|intern|scholar|"
    "commentator|essayist|historian|novelist|podcaster|stringer|broadcaster";

#define LENGTH_OF(array) (sizeof(array) / sizeof *(array))
#define LOWER_MAX        NOTE_MAX_BYTES

// ASCII letters lowered, into `out`; s has at most LOWER_MAX bytes.
static str lower_into(str s, char out[LOWER_MAX])
{
    for (size_t i = 0; i < s.n; i++) out[i] = ascii_lower(s.p[i]);
    return (str){out, s.n};
}

// Length of the first label that the paragraph begins with, as a whole word; 0 when it has none.
static size_t label_length(str paragraph, const char *const *labels, size_t n_labels)
{
    char lowered[LOWER_MAX];
    str lower = lower_into(str_sub(paragraph, 0, LOWER_MAX), lowered);
    for (size_t i = 0; i < n_labels; i++) {
        str label = str_of(labels[i]);
        if (!str_starts(lower, label) || lower.n == label.n) continue;
        if (label.p[label.n - 1] == ':' || lower.p[label.n] == ' ') return label.n;
    }
    return 0;
}

static bool word_is_upper(str word)
{
    uint32_t code;
    size_t at = 0;
    while (at < word.n && strchr("\"'(@", word.p[at])) at++;
    utf8_decode(word, at, &code);
    return utf8_is_upper(code) || utf8_is_digit(code) || (at && word.p[at - 1] == '@');
}

// Names: capitalised words, joined by small words that stand between names.
static bool is_names(str s)
{
    static const char SMALL[] = "and|of|the|for|in|at|de|la|van|von|der|den|bin|bint|al|el|da|di|"
                                "du|le|ter|&|with||";
    bool some = false;
    if (s.n && strchr(".!?", s.p[s.n - 1]) && !(s.n > 2 && s.p[s.n - 3] == '.')) {
        // A full stop may be an initial's ("J. R."), a title's ("Jr.") or the end of a sentence.
        if (!str_ends(s, STR(" Jr.")) && !str_ends(s, STR(" Sr."))) return false;
    }
    while (s.p) {
        str word = str_split(&s, ' ');
        while (word.n && strchr(",|;", word.p[word.n - 1])) word.n--;
        if (str_in_list(word, SMALL, '|') || str_eq(word, STR("-"))) continue;
        if (!word_is_upper(word)) return false;
        some = true;
    }
    return some;
}

str credit_byline(str paragraph)
{
    if (paragraph.n > CREDIT_MAX_BYTES) return STR_NONE;
    size_t label = label_length(paragraph, BYLINE_LABELS, LENGTH_OF(BYLINE_LABELS));
    str names = str_trim(str_sub(paragraph, label, paragraph.n));
    if (!label || !is_names(names)) return STR_NONE;
    size_t rule = str_find(names, STR(" | ")); // "By Jane Doe | July 17, 2024"
    return str_trim(str_sub(names, 0, rule));
}

str credit_outlet(str paragraph)
{
    if (paragraph.n > CREDIT_MAX_BYTES) return STR_NONE;
    size_t label = label_length(paragraph, OUTLET_LABELS, LENGTH_OF(OUTLET_LABELS));
    str name = str_trim(str_sub(paragraph, label, paragraph.n));
    return label && is_names(name) ? name : STR_NONE;
}

// Does `word` stand in the lower-case text with no letter on either side?
static bool has_word(str lower, str word)
{
    for (size_t from = 0;;) {
        size_t at = str_find(str_sub(lower, from, lower.n), word);
        if (at == SIZE_MAX) return false;
        size_t begin = from + at, end = begin + word.n;
        bool free_before = !begin || !(lower.p[begin - 1] >= 'a' && lower.p[begin - 1] <= 'z');
        bool free_after = end == lower.n || !(lower.p[end] >= 'a' && lower.p[end] <= 'z');
        if (free_before && free_after) return true;
        from = end;
    }
}

// "Jane Doe is the news editor of ...", "Jane Doe covers ...": a name of two to four words that
// opens the paragraph, and what such people are or do; for the author of the byline, anything.
static bool is_portrait(str paragraph, str lower, str author)
{
    static const char *const VERBS[] = {" is ", " was ", " covers ", " writes for ",
                                        " writes about "};
    size_t verb = SIZE_MAX;
    bool tells = false; // the verb alone says what the person does
    for (size_t i = 0; i < LENGTH_OF(VERBS); i++) {
        size_t at = str_find(lower, str_of(VERBS[i]));
        if (at >= verb) continue;
        verb = at;
        tells = i >= 2;
    }
    if (verb == SIZE_MAX) return false;
    str name = str_sub(paragraph, 0, verb);
    int words = 1;
    for (size_t i = 0; i < name.n; i++) words += name.p[i] == ' ';
    if (words < 2 || words > 4 || !is_names(name)) return false;
    if (tells || (author.n && str_starts(author, name))) return true;
    str rest = str_of(ROLES), predicate = str_sub(lower, verb, lower.n);
    size_t stop = str_find(predicate, STR(". "));
    predicate = str_sub(predicate, 0, stop);
    while (rest.p)
        if (has_word(predicate, str_split(&rest, '|'))) return true;
    return false;
}

static bool is_address(str paragraph)
{
    bool spaces = str_find_byte(paragraph, ' ', 0) != SIZE_MAX;
    size_t at = str_find_byte(paragraph, '@', 0);
    return !spaces && at != SIZE_MAX && str_find_byte(paragraph, '.', at) != SIZE_MAX;
}

bool credit_is_note(str paragraph, str author)
{
    char lowered[LOWER_MAX];
    if (paragraph.n > NOTE_MAX_BYTES) return false;
    str lower = lower_into(paragraph, lowered), bare = lower;
    if (str_in_list(lower, END_MARKS, '|') || is_address(paragraph)) return true;
    while (bare.n && strchr("([*-_ ", bare.p[0])) bare = str_sub(bare, 1, bare.n);
    for (size_t i = 0; i < LENGTH_OF(NOTE_STARTS); i++)
        if (str_starts(bare, str_of(NOTE_STARTS[i])) || str_starts(lower, str_of(NOTE_STARTS[i])))
            return true;
    for (size_t i = 0; i < LENGTH_OF(NOTE_PHRASES); i++)
        if (str_find(lower, str_of(NOTE_PHRASES[i])) != SIZE_MAX) return true;
    return is_portrait(paragraph, lower, author);
}

size_t credit_note_at_end(str paragraph)
{
    static const char *const STARTS[] = {
        "(reporting by", "(additional reporting", "(writing by", "(editing by",
        "(compiled by",  "(with reporting",       "(with inputs"};
    if (!str_ends(paragraph, STR(")"))) return SIZE_MAX;
    size_t from = paragraph.n > NOTE_MAX_BYTES ? paragraph.n - NOTE_MAX_BYTES : 0;
    char lowered[LOWER_MAX];
    str lower = lower_into(str_sub(paragraph, from, paragraph.n), lowered);
    for (size_t i = 0; i < LENGTH_OF(STARTS); i++) {
        size_t at = str_find(lower, str_of(STARTS[i]));
        if (at != SIZE_MAX && from + at > 0) return from + at;
    }
    return SIZE_MAX;
}
