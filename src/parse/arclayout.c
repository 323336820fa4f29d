#include "parse/arclayout.h"

#include "base/utf8.h"
#include "parse/textwidth.h"

#include <stdlib.h>

#define PORT_STEP  9  // between two arcs that end at one word
#define WORD_SPACE 14 // between two words
#define LABEL_ROOM 18 // beside a label: the corners of its arc and a little of its line
#define CLOSE      4  // free on either side of an arc; two of it are less than PORT_STEP

// One relation between two words.
typedef struct {
    uint32_t word, left, right; // the dependent; the ends
    int left_port, right_port;  // from the middle of their words
    int need;                   // between the ends, for the label
} arc;

typedef struct {
    const sentence *s;
    arena *a;
    arc *arcs; // [n_arcs] the shortest first: what lies inside comes before what lies around it
    uint32_t n_arcs;
    uint32_t *by_right; // [n_arcs] arcs in the order of their right ends
    uint32_t *first;    // [n_words + 1] where the arcs of each right end begin there
    int *width;         // [n_words]
    int *root_port;     // [n_words]
    uint32_t *row_of;   // [n_words]
    int *row_width;     // [n_words + 1]
    arc_layout out;
} layout;

str arc_form(str form, bool *cut)
{
    size_t columns = 0;
    *cut = false;
    for (size_t i = 0; i < form.n;) {
        uint32_t code;
        size_t n = utf8_decode(form, i, &code);
        columns += utf8_code_columns(code);
        if (columns > ARC_COLUMNS_MOST) {
            *cut = true;
            return str_sub(form, 0, i);
        }
        i += n;
    }
    return form;
}

static int form_width(str form)
{
    bool cut;
    int width = text_width(arc_form(form, &cut), ARC_FORM_SIZE);
    return cut ? width + ARC_FORM_SIZE : width;
}

static int label_width(const token *t)
{
    return text_width(str_of(deprel_name((deprel)t->rel)), ARC_LABEL_SIZE);
}

// --- arcs and their ports

static bool has_arc(const sentence *s, uint32_t i)
{
    int32_t head = s->tokens[i].head;
    return head >= 0 && (uint32_t)head < s->n_tokens && (uint32_t)head != i;
}

static int compare_arcs(const void *p, const void *q)
{
    const arc *a = p, *b = q;
    uint32_t n = a->right - a->left, m = b->right - b->left;
    if (n != m) return n < m ? -1 : 1;
    return a->word < b->word ? -1 : 1;
}

static void find_arcs(layout *l)
{
    const sentence *s = l->s;
    l->arcs = arena_array(l->a, arc, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (!has_arc(s, i)) continue;
        uint32_t head = (uint32_t)s->tokens[i].head;
        l->arcs[l->n_arcs++] = (arc){.word = i,
                                     .left = head < i ? head : i,
                                     .right = head < i ? i : head,
                                     .need = label_width(&s->tokens[i]) + LABEL_ROOM};
    }
    if (l->n_arcs > 1) qsort(l->arcs, l->n_arcs, sizeof *l->arcs, compare_arcs);
}

// From left to right at a word: arcs that go left, the shortest first; the root's arrow; arcs that
// go right, the shortest last.
static void place_ports(layout *l)
{
    uint32_t n = l->s->n_tokens;
    int *ports = arena_array(l->a, int, n), *lefts = arena_array(l->a, int, n);
    int *rights = arena_array(l->a, int, n);
    for (uint32_t i = 0; i < l->n_arcs; i++) {
        ports[l->arcs[i].left]++;
        ports[l->arcs[i].right]++;
        l->arcs[i].right_port = lefts[l->arcs[i].right]++;
    }
    for (uint32_t i = 0; i < n; i++) {
        bool root = l->s->tokens[i].head == -1;
        ports[i] += root;
        int half = (ports[i] - 1) * PORT_STEP / 2;
        int room = ports[i] > 0 ? 2 * half + PORT_STEP : 0;
        if (root) {
            l->root_port[i] = lefts[i] * PORT_STEP - half;
            int label = label_width(&l->s->tokens[i]) + 2 * abs(l->root_port[i]);
            if (label > room) room = label;
        }
        if (room > l->width[i]) l->width[i] = room;
    }
    for (uint32_t i = 0; i < l->n_arcs; i++) {
        arc *x = &l->arcs[i];
        int half = (ports[x->right] - 1) * PORT_STEP / 2;
        x->right_port = x->right_port * PORT_STEP - half;
        half = (ports[x->left] - 1) * PORT_STEP / 2;
        x->left_port = (ports[x->left] - 1 - rights[x->left]++) * PORT_STEP - half;
    }
}

static void sort_by_right(layout *l)
{
    uint32_t n = l->s->n_tokens, *fill = arena_array(l->a, uint32_t, n + 1);
    l->by_right = arena_array(l->a, uint32_t, l->n_arcs);
    l->first = arena_array(l->a, uint32_t, n + 1);
    for (uint32_t i = 0; i < l->n_arcs; i++) l->first[l->arcs[i].right + 1]++;
    for (uint32_t i = 0; i < n; i++) l->first[i + 1] += l->first[i];
    for (uint32_t i = 0; i < n; i++) fill[i] = l->first[i];
    for (uint32_t i = 0; i < l->n_arcs; i++) l->by_right[fill[l->arcs[i].right]++] = i;
}

// --- words

// The leftmost place of word i when its row begins with word `begin`.
static int leftmost(const layout *l, uint32_t i, uint32_t begin)
{
    int half = l->width[i] / 2, x = ARC_MARGIN + half;
    if (i > begin) x = l->out.middle[i - 1] + (l->width[i - 1] + 1) / 2 + WORD_SPACE + half;
    for (uint32_t k = l->first[i]; k < l->first[i + 1]; k++) {
        const arc *r = &l->arcs[l->by_right[k]];
        int from = r->left >= begin ? l->out.middle[r->left] + r->left_port : ARC_MARGIN;
        if (from + r->need - r->right_port > x) x = from + r->need - r->right_port;
    }
    return x;
}

// Breaks rows where a word would stand beyond `most`; gives the number of rows.
static uint32_t break_rows(layout *l, int most)
{
    uint32_t rows = 1, begin = 0;
    for (uint32_t i = 0; i < l->s->n_tokens; i++) {
        int x = leftmost(l, i, begin);
        if (i > begin && x + (l->width[i] + 1) / 2 > most - ARC_MARGIN) {
            begin = i;
            rows++;
            x = leftmost(l, i, begin);
        }
        l->out.middle[i] = x;
        l->row_of[i] = rows - 1;
    }
    return rows;
}

// The fewest rows, and of these the narrowest: no row of one full stop.
static void place_words(layout *l)
{
    int low = 0, high = ARC_ROW_MOST;
    uint32_t rows = break_rows(l, high + high / 8);
    if (rows > 1) {
        rows = break_rows(l, high);
        while (high - low > 8) {
            int middle = low + (high - low) / 2;
            if (break_rows(l, middle) > rows)
                low = middle;
            else
                high = middle;
        }
        rows = break_rows(l, high);
    }
    l->out.n_rows = rows;
    l->out.rows = arena_array(l->a, arc_row, rows);
    for (uint32_t i = 0; i < l->s->n_tokens; i++) {
        arc_row *row = &l->out.rows[l->row_of[i]];
        if (row->end == 0) row->begin = i;
        row->end = i + 1;
        int right = l->out.middle[i] + (l->width[i] + 1) / 2 + ARC_MARGIN;
        if (right > l->row_width[l->row_of[i]]) l->row_width[l->row_of[i]] = right;
    }
}

// --- pieces

// Room for the labels of arcs that go out at the right.
static void widen_rows(layout *l)
{
    for (uint32_t i = 0; i < l->n_arcs; i++) {
        const arc *x = &l->arcs[i];
        for (uint32_t r = l->row_of[x->left]; r < l->row_of[x->right]; r++) {
            int from = r == l->row_of[x->left] ? l->out.middle[x->left] + x->left_port : ARC_MARGIN;
            int right = from + x->need + ARC_MARGIN;
            if (right > l->row_width[r]) l->row_width[r] = right;
        }
    }
    for (uint32_t r = 0; r < l->out.n_rows; r++)
        if (l->row_width[r] > l->out.width) l->out.width = l->row_width[r];
}

static void count_pieces(layout *l)
{
    for (uint32_t i = 0; i < l->n_arcs; i++)
        for (uint32_t r = l->row_of[l->arcs[i].left]; r <= l->row_of[l->arcs[i].right]; r++)
            l->out.rows[r].n_pieces++;
    for (uint32_t i = 0; i < l->s->n_tokens; i++)
        if (l->s->tokens[i].head == -1) l->out.rows[l->row_of[i]].n_pieces++;
    for (uint32_t r = 0; r < l->out.n_rows; r++) {
        l->out.rows[r].pieces = arena_array(l->a, arc_piece, l->out.rows[r].n_pieces);
        l->out.rows[r].n_pieces = 0;
    }
}

// From where to where nothing else may stand at the piece's level.
static int piece_begin(const arc_piece *p)
{
    return p->root ? p->left - p->label / 2 - CLOSE : p->left - CLOSE;
}

static int piece_end(const arc_piece *p)
{
    return p->root ? p->right + p->label / 2 + CLOSE : p->right + CLOSE;
}

static void add_piece(layout *l, uint32_t row_index, arc_piece p)
{
    arc_row *row = &l->out.rows[row_index];
    uint32_t level = 0;
    p.label = label_width(&l->s->tokens[p.word]);
    for (uint32_t i = 0; i < row->n_pieces; i++) {
        const arc_piece *q = &row->pieces[i];
        if (piece_begin(q) < piece_end(&p) && piece_end(q) > piece_begin(&p) && q->level > level)
            level = q->level;
    }
    p.level = level + 1;
    if (p.level > row->levels) row->levels = p.level;
    row->pieces[row->n_pieces++] = p;
}

static void add_arc(layout *l, const arc *x)
{
    uint32_t from = l->row_of[x->left], to = l->row_of[x->right];
    for (uint32_t r = from; r <= to; r++) {
        arc_piece p = {.word = x->word, .left_open = r > from, .right_open = r < to};
        p.head_left = x->word == x->right;
        p.left = p.left_open ? ARC_MARGIN : l->out.middle[x->left] + x->left_port;
        p.right =
            p.right_open ? l->row_width[r] - ARC_MARGIN : l->out.middle[x->right] + x->right_port;
        add_piece(l, r, p);
    }
}

static int compare_pieces(const void *p, const void *q)
{
    const arc_piece *a = p, *b = q;
    if (a->level != b->level) return a->level < b->level ? -1 : 1;
    if (a->left != b->left) return a->left < b->left ? -1 : 1;
    return a->word < b->word ? -1 : a->word > b->word;
}

static void add_pieces(layout *l)
{
    count_pieces(l);
    for (uint32_t i = 0; i < l->n_arcs; i++) add_arc(l, &l->arcs[i]);
    for (uint32_t i = 0; i < l->s->n_tokens; i++) {
        const token *t = &l->s->tokens[i];
        if (t->head != -1) continue;
        int x = l->out.middle[i] + l->root_port[i];
        arc_piece p = {.word = i, .left = x, .right = x, .root = true};
        add_piece(l, l->row_of[i], p);
    }
    for (uint32_t r = 0; r < l->out.n_rows; r++) {
        arc_row *row = &l->out.rows[r];
        if (row->n_pieces > 1)
            qsort(row->pieces, row->n_pieces, sizeof *row->pieces, compare_pieces);
    }
}

arc_layout arc_layout_make(const sentence *s, arena *a)
{
    layout l = {.s = s, .a = a};
    uint32_t n = s->n_tokens;
    l.out.plain = n > ARC_WORDS_MAX;
    l.out.middle = arena_array(a, int, n);
    l.width = arena_array(a, int, n);
    l.root_port = arena_array(a, int, n);
    l.row_of = arena_array(a, uint32_t, n);
    l.row_width = arena_array(a, int, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        int tag = text_width(str_of(upos_name((upos)s->tokens[i].upos)), ARC_TAG_SIZE);
        int form = form_width(s->tokens[i].form);
        l.width[i] = form > tag ? form : tag;
    }
    if (!l.out.plain) find_arcs(&l);
    place_ports(&l);
    sort_by_right(&l);
    place_words(&l);
    widen_rows(&l);
    if (!l.out.plain) add_pieces(&l);
    return l.out;
}
