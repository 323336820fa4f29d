#include "document/pdfpages.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define EDGE_LINES 2 // at the head and at the foot of a page that may be running

typedef struct {
    str lines;                // of the page, empty lines at its ends left out
    str edges[2][EDGE_LINES]; // of head and foot, the outermost first; empty: none
    bool drop[2][EDGE_LINES];
} pdf_page;

typedef struct {
    str key; // numbers as '#'
    int side;
    size_t n; // pages
} running;

// --- pages and lines

static void find_edges(pdf_page *p)
{
    str rest = p->lines;
    for (int n = 0; rest.p && n < EDGE_LINES;) {
        str line = str_trim(str_split(&rest, '\n'));
        if (line.n) p->edges[0][n++] = line;
    }
    size_t end = p->lines.p ? p->lines.n : 0;
    for (int n = 0; end > 0 && n < EDGE_LINES;) {
        size_t begin = end;
        while (begin > 0 && p->lines.p[begin - 1] != '\n') begin--;
        str line = str_trim(str_sub(p->lines, begin, end));
        bool first = line.n && n < EDGE_LINES && line.p == p->edges[0][0].p;
        if (line.n && !first) p->edges[1][n++] = line;
        if (first) return; // one line is not both
        end = begin ? begin - 1 : 0;
    }
}

static str without_ends(str page)
{
    size_t begin = 0, end = page.n;
    while (begin < end && ascii_is_space(page.p[begin])) begin++;
    while (begin > 0 && page.p[begin - 1] != '\n') begin--; // the first line keeps its indent
    while (end > begin && ascii_is_space(page.p[end - 1])) end--;
    return str_sub(page, begin, end);
}

// --- what is running

// "Page 3 of 9" as "page # of #".
static str key_of(arena *a, str line)
{
    char *p = arena_alloc(a, line.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < line.n; i++) {
        char c = line.p[i];
        bool digit = ascii_is_digit(c);
        if (digit && n && p[n - 1] == '#') continue;
        if (ascii_is_space(c) && n && p[n - 1] == ' ') continue;
        p[n++] = digit ? '#' : ascii_is_space(c) ? ' ' : ascii_lower(c);
    }
    return (str){p, n};
}

static bool is_page_number(str key)
{
    static const char *const FORMS[] = {"#",
                                        "- # -",
                                        "-#-",
                                        "page #",
                                        "page # of #",
                                        "# of #",
                                        "# / #",
                                        "#/#",
                                        "p. #",
                                        "[#]",
                                        "(#)",
                                        "| #",
                                        "# |",
                                        "page | #",
                                        "# | page",
                                        "page #/#",
                                        "\xE2\x80\x93 # \xE2\x80\x93"};
    return str_which(key, FORMS, sizeof FORMS / sizeof *FORMS) >= 0;
}

static int compare(const void *a, const void *b)
{
    const running *x = a, *y = b;
    if (x->side != y->side) return x->side - y->side;
    return str_cmp(x->key, y->key);
}

static const running *find(const running *all, size_t n, const running *wanted)
{
    return n ? bsearch(wanted, all, n, sizeof *all, compare) : NULL;
}

// Counts equal lines; what is left is sorted, each once.
static size_t count(running *all, size_t n)
{
    size_t kept = 0;
    qsort(all, n, sizeof *all, compare);
    for (size_t i = 0; i < n; i++) {
        if (kept && compare(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].n++;
        else
            all[kept++] = all[i];
    }
    return kept;
}

static void mark_running(arena *a, pdf_page *pages, size_t n_pages)
{
    running *all = arena_array(a, running, n_pages * 2 * EDGE_LINES + 1);
    size_t n = 0;
    for (size_t i = 0; i < n_pages; i++)
        for (int k = 0; k < 2 * EDGE_LINES; k++) {
            str line = pages[i].edges[k / EDGE_LINES][k % EDGE_LINES];
            if (line.n) all[n++] = (running){key_of(a, line), k / EDGE_LINES, 1};
        }
    n = count(all, n);
    for (size_t i = 0; i < n_pages; i++)
        for (int k = 0; k < 2 * EDGE_LINES; k++) {
            str line = pages[i].edges[k / EDGE_LINES][k % EDGE_LINES];
            if (!line.n) continue;
            running wanted = {key_of(a, line), k / EDGE_LINES, 0};
            const running *found = find(all, n, &wanted);
            bool repeats = found && found->n >= PDF_REPEATS && found->n * 3 >= n_pages;
            pages[i].drop[k / EDGE_LINES][k % EDGE_LINES] =
                repeats || (k % EDGE_LINES == 0 && is_page_number(wanted.key));
        }
}

// --- joining

static bool is_dropped(const pdf_page *p, str line)
{
    for (int k = 0; k < 2 * EDGE_LINES; k++)
        if (p->drop[k / EDGE_LINES][k % EDGE_LINES] &&
            p->edges[k / EDGE_LINES][k % EDGE_LINES].p == line.p)
            return true;
    return false;
}

static void add_page(const pdf_page *p, buf *out)
{
    for (str rest = p->lines; rest.p;) {
        str line = str_split(&rest, '\n');
        if (is_dropped(p, str_trim(line))) continue;
        buf_add(out, line);
        buf_add_byte(out, '\n');
    }
}

// Does the text go on in the next page's first line: no sentence has ended, and a small letter
// follows?
static bool goes_on(str before, str after)
{
    before = str_trim(before);
    after = str_trim(after);
    if (!before.n || !after.n) return false;
    char last = before.p[before.n - 1], first = after.p[0];
    return !strchr(".!?:;\"'", last) && first >= 'a' && first <= 'z';
}

static str join(arena *a, const pdf_page *pages, size_t n)
{
    buf out = {0}, next = {0};
    for (size_t i = 0; i < n; i++) {
        buf_clear(&next);
        add_page(&pages[i], &next);
        str page = without_ends(buf_str(&next));
        if (!page.n) continue;
        if (out.n) buf_add_c(&out, goes_on(buf_str(&out), page) ? "\n" : "\n\n");
        buf_add(&out, page);
    }
    str text = str_copy(a, buf_str(&out));
    buf_free(&out);
    buf_free(&next);
    return text;
}

str pdfpages_join(arena *a, str text)
{
    VEC(pdf_page) pages = {0};
    while (text.p) {
        pdf_page p = {.lines = without_ends(str_split(&text, '\f'))};
        if (!p.lines.n) continue;
        find_edges(&p);
        *vec_push(a, &pages) = p;
    }
    mark_running(a, pages.p, pages.n);
    return join(a, pages.p, pages.n);
}
