#include "document/structure.h"

#include "document/credit.h"
#include "document/stamp.h"

#include <string.h>

typedef struct {
    arena *a;
    const layout *text;
    part_kind *kind;  // [text->n]
    bool blank_lines; // the text has empty lines
    structure out;
} finder;

static str paragraph_text(const finder *f, size_t i)
{
    return span_text(f->text->text, f->text->p[i].span);
}

// A line drawn under a title: "====", "----".
static bool is_rule(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("=-_*~", s.p[i])) return false;
    return s.n >= 3;
}

static bool followed_by_blank(const finder *f, size_t i)
{
    return f->text->p[i + 1].blank_before || is_rule(paragraph_text(f, i + 1));
}

// The last byte that is not a closing quote or bracket.
static char last_sign(str s)
{
    while (s.n && strchr("\"')]", s.p[s.n - 1])) s.n--;
    return s.n ? s.p[s.n - 1] : '\0';
}

// Does it end like a headline? "U.S." ends one, "said." does not.
static bool ends_open(str s)
{
    char last = last_sign(s);
    if (last != '.') return last && !strchr(":;,", last);
    return s.n >= 4 && s.p[s.n - 3] == '.' && s.p[s.n - 1] == '.';
}

static bool is_headline(const finder *f, size_t i, size_t max_bytes)
{
    str s = paragraph_text(f, i);
    if (s.n > max_bytes || !ends_open(s) || i + 1 >= f->text->n) return false;
    if (followed_by_blank(f, i)) return true;
    if (f->blank_lines) return false;
    str next = paragraph_text(f, i + 1);
    return (next.n > s.n + s.n / 2 && last_sign(next) == '.') || credit_byline(next).n ||
           dateline_read(next).length;
}

// Byline, outlet or date of publication in a line of its own.
static bool take_credit(finder *f, size_t i)
{
    str s = paragraph_text(f, i), name = credit_byline(s);
    if (name.n) {
        if (!f->out.byline.n) f->out.byline = name;
        f->kind[i] = PART_BYLINE;
        return true;
    }
    name = credit_outlet(s);
    if (name.n) {
        if (!f->out.outlet.n) f->out.outlet = name;
        f->kind[i] = PART_BYLINE;
        return true;
    }
    written_date d = dateline_publication(s);
    if (!d.date.month) return false;
    if (!f->out.published.date.month) f->out.published = d;
    f->kind[i] = PART_DATELINE;
    return true;
}

static bool repeats(str s, str known)
{
    return known.n && str_eq_nocase(s, known);
}

// Marks what stands before the body; returns the first paragraph of the body.
static size_t find_head(finder *f, bool find_title, str title, str byline)
{
    size_t i = 0, last = f->text->n - 1;
    bool titled = false, subtitle = false;
    for (; i < last && i < HEAD_MAX_PARAGRAPHS; i++) {
        if (!titled && repeats(paragraph_text(f, i), title)) {
            f->kind[i] = PART_TITLE;
            f->out.title = paragraph_text(f, i);
            titled = true;
            continue;
        }
        if (repeats(paragraph_text(f, i), byline)) {
            f->kind[i] = PART_BYLINE;
            continue;
        }
        if (is_rule(paragraph_text(f, i))) {
            f->kind[i] = PART_NOTE;
            continue;
        }
        if (take_credit(f, i)) continue;
        if (!find_title || dateline_read(paragraph_text(f, i)).length) break;
        if (!titled && is_headline(f, i, TITLE_MAX_BYTES)) {
            f->kind[i] = PART_TITLE;
            f->out.title = paragraph_text(f, i);
            titled = true;
        } else if (titled && !subtitle && is_headline(f, i, SUBTITLE_MAX_BYTES)) {
            f->kind[i] = PART_SUBTITLE;
            subtitle = true;
        } else {
            break;
        }
    }
    return i;
}

// Marks bylines and notes from the end back, down to the first paragraph of the body.
static void find_tail(finder *f, size_t body)
{
    for (size_t end = f->text->n; end > body + 1; end--) {
        str s = paragraph_text(f, end - 1), name = credit_byline(s);
        if (!name.n && !credit_is_note(s, f->out.byline)) break;
        f->kind[end - 1] = name.n ? PART_BYLINE : PART_NOTE;
        if (name.n && !f->out.byline.n) f->out.byline = name;
    }
}

// Index of the paragraph that a dateline opens; text->n when there is none.
static size_t find_dateline(finder *f, size_t body)
{
    for (size_t i = body; i < f->text->n && i < body + DATELINE_PARAGRAPHS; i++) {
        if (f->kind[i] != PART_BODY) continue;
        f->out.dateline = dateline_read(paragraph_text(f, i));
        if (f->out.dateline.length) return i;
    }
    return f->text->n;
}

// A paragraph that runs headline, stamp and text together: what its stamp tells.
static stamp find_stamp(finder *f, size_t body)
{
    stamp found = stamp_read(paragraph_text(f, body));
    str all = paragraph_text(f, body);
    if (f->kind[body] != PART_BODY || !found.length) return (stamp){0};
    if (!f->out.title.n) f->out.title = str_sub(all, 0, found.headline);
    if (!f->out.dateline.place.n) f->out.dateline.place = found.place;
    if (!f->out.published.date.month) f->out.published = found.date;
    return found;
}

static void add_part(finder *f, part_kind kind, size_t begin, size_t end)
{
    str text = f->text->text;
    while (begin < end && text.p[begin] == ' ') begin++;
    while (end > begin && text.p[end - 1] == ' ') end--;
    if (begin == end) return;
    f->out.parts[f->out.n_parts++] = (part){{(uint32_t)begin, (uint32_t)end}, kind};
}

// Begin of the note that ends paragraph i, which is the last of the body and has text from `begin`
// on; the paragraph's end when there is none.
static size_t find_note(const finder *f, size_t i, size_t begin)
{
    span s = f->text->p[i].span;
    bool last = i + 1 == f->text->n || f->kind[i + 1] != PART_BODY;
    if (f->kind[i] != PART_BODY || !last) return s.end;
    size_t at = credit_note_at_end(paragraph_text(f, i));
    if (at == SIZE_MAX) return s.end;
    str before = str_trim(str_sub(f->text->text, begin, s.begin + at));
    return before.n ? s.begin + at : s.end;
}

static void add_parts(finder *f, size_t dateline_at, size_t stamp_at, const stamp *s)
{
    // text and note of each, a dateline, a headline and a stamp
    f->out.parts = arena_array(f->a, part, 2 * f->text->n + 3);
    for (size_t i = 0; i < f->text->n; i++) {
        size_t begin = f->text->p[i].span.begin, end = f->text->p[i].span.end;
        if (i == dateline_at) {
            add_part(f, PART_DATELINE, begin, begin + f->out.dateline.length);
            begin += f->out.dateline.length;
        } else if (i == stamp_at && s->length) {
            add_part(f, PART_TITLE, begin, begin + s->headline);
            add_part(f, PART_DATELINE, begin + s->headline, begin + s->length);
            begin += s->length;
        }
        size_t note = find_note(f, i, begin);
        add_part(f, f->kind[i], begin, note);
        add_part(f, PART_NOTE, note, end);
    }
}

structure structure_find(arena *a, const layout *text, bool find_title, str title, str byline)
{
    finder f = {.a = a, .text = text};
    if (!text->n) return f.out;
    f.kind = arena_array(a, part_kind, text->n);
    for (size_t i = 0; i < text->n; i++) {
        f.kind[i] = PART_BODY;
        f.blank_lines = f.blank_lines || (i && text->p[i].blank_before);
    }
    size_t body = find_head(&f, find_title, title, byline);
    find_tail(&f, body);
    size_t dateline_at = find_dateline(&f, body);
    stamp stamped = {0};
    if (dateline_at == text->n) stamped = find_stamp(&f, body);
    add_parts(&f, dateline_at, body, &stamped);
    if (!f.out.outlet.n) f.out.outlet = f.out.dateline.outlet;
    if (!f.out.published.date.month) f.out.published = f.out.dateline.date;
    return f.out;
}
