#include "cli/screen.h"

#include "base/utf8.h"
#include "cli/output.h"

#include <math.h>
#include <string.h>

#define CELL_WIDTH_MOST 34 // longer cells are cut with an ellipsis
#define SENTENCE_INDENT 4

static const char *const CODES[] = {
    [STYLE_NONE] = "",
    [STYLE_ACTOR] = "\033[32m",
    [STYLE_RECIPIENT] = "\033[33m",
    [STYLE_TRIGGER] = "\033[1;4m",
    [STYLE_HEAD] = "\033[1m",
    [STYLE_FAINT] = "\033[2m",
    [STYLE_SAID] = "\033[3m",
    [STYLE_TIME] = "\033[34m",
    [STYLE_AMOUNT] = "\033[33m",
    [STYLE_ITEM] = "\033[36m",
    [STYLE_PLACE] = "\033[35m",
};

static void begin_style(const screen *s, style how, buf *out)
{
    if (s->colored) buf_add_c(out, CODES[how]);
}

static void end_style(const screen *s, style how, buf *out)
{
    if (s->colored && how != STYLE_NONE) buf_add_c(out, "\033[0m");
}

// Control characters could move the cursor or worse.
static void add_character(str text, size_t at, size_t n, uint32_t code, buf *out)
{
    if (utf8_is_control(code))
        buf_add_byte(out, ' ');
    else
        buf_add(out, str_sub(text, at, at + n));
}

static void add_clean(str text, buf *out)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t code;
        size_t n = utf8_decode(text, i, &code);
        add_character(text, i, n, code, out);
        i += n;
    }
}

void screen_text(const screen *s, style how, str text, buf *out)
{
    begin_style(s, how, out);
    add_clean(text, out);
    end_style(s, how, out);
}

// --- the grid

static void add_spaces(size_t n, buf *out)
{
    while (n--) buf_add_byte(out, ' ');
}

// The first CELL_WIDTH_MOST characters; says how many there are.
static str cut_cell(str text, size_t *width)
{
    *width = utf8_count(text);
    if (*width <= CELL_WIDTH_MOST) return text;
    utf8_place at = {.text = text};
    utf8_seek_codepoint(&at, CELL_WIDTH_MOST - 1);
    *width = CELL_WIDTH_MOST;
    return str_sub(text, 0, at.byte);
}

void screen_widths(const grid_row *rows, size_t n, size_t widths[GRID_COLUMNS])
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < GRID_COLUMNS; j++) {
            size_t width;
            cut_cell(rows[i].cells[j], &width);
            if (width > widths[j]) widths[j] = width;
        }
}

static bool row_ends(const grid_row *row, size_t column)
{
    for (size_t j = column; j < GRID_COLUMNS; j++)
        if (row->cells[j].n) return false;
    return true;
}

void screen_grid(const screen *s, const grid_row *rows, size_t n, const size_t widths[GRID_COLUMNS],
                 buf *out)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < GRID_COLUMNS && !row_ends(&rows[i], j); j++) {
            size_t width;
            str cell = cut_cell(rows[i].cells[j], &width);
            begin_style(s, rows[i].styles[j], out);
            add_clean(cell, out);
            if (cell.n < rows[i].cells[j].n) buf_add_c(out, "…");
            end_style(s, rows[i].styles[j], out);
            if (!row_ends(&rows[i], j + 1)) add_spaces(widths[j] - width + 2, out);
        }
        buf_add_byte(out, '\n');
    }
}

// --- the sentence

static void mark(uint8_t *styles, span around, span words, style how)
{
    if (!span_contains(around, words)) return;
    memset(styles + (words.begin - around.begin), (int)how, span_length(words));
}

static uint8_t *mark_words(const coded *c, uint32_t index, const event *events, size_t n, arena *a)
{
    span s = c->sentences.p[index].span;
    uint8_t *styles = arena_array(a, uint8_t, span_length(s) + 1);
    for (size_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < events[i].n_recipients; j++)
            mark(styles, s, events[i].recipients[j].span, STYLE_RECIPIENT);
    for (size_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < events[i].n_actors; j++)
            mark(styles, s, events[i].actors[j].span, STYLE_ACTOR);
    for (size_t i = 0; i < n; i++) mark(styles, s, events[i].trigger, STYLE_TRIGGER);
    return styles;
}

// End of the word that begins at `at`: the next white space.
static size_t word_end(str text, size_t at)
{
    while (at < text.n && !strchr(" \n\t", text.p[at])) at++;
    return at;
}

static void change_style(const screen *s, style *now, style next, buf *out)
{
    if (*now == next) return;
    if (!s->colored) {
        if (*now == STYLE_TRIGGER) buf_add_byte(out, ']');
        if (next == STYLE_TRIGGER) buf_add_byte(out, '[');
    } else {
        end_style(s, *now, out);
        begin_style(s, next, out);
    }
    *now = next;
}

static void add_word(const screen *s, str text, size_t from, size_t to, const uint8_t *styles,
                     style *now, buf *out)
{
    for (size_t i = from; i < to;) {
        uint32_t code;
        size_t n = utf8_decode(text, i, &code);
        change_style(s, now, (style)styles[i], out);
        add_character(text, i, n, code, out);
        i += n;
    }
}

// A sentence whose bytes have these styles, wrapped to the width behind `indent` spaces.
static void print_marked(const screen *s, str text, const uint8_t *styles, size_t indent, buf *out)
{
    size_t column = indent;
    style now = STYLE_NONE;
    add_spaces(indent, out);
    for (size_t i = 0; i < text.n;) {
        size_t end = word_end(text, i), width = utf8_count(str_sub(text, i, end));
        if (end > i && column > indent && column + 1 + width > (size_t)s->width) {
            if (s->colored || styles[i - 1] != (uint8_t)now) change_style(s, &now, STYLE_NONE, out);
            buf_add_byte(out, '\n');
            add_spaces(indent, out);
            column = indent;
        } else if (end > i && column > indent) {
            // A marked phrase goes on over its own spaces, not over the one behind it.
            if (styles[i - 1] != (uint8_t)now) change_style(s, &now, STYLE_NONE, out);
            buf_add_byte(out, ' ');
            column++;
        }
        add_word(s, text, i, end, styles, &now, out);
        column += width;
        i = end < text.n ? end + 1 : end;
    }
    change_style(s, &now, STYLE_NONE, out);
    buf_add_byte(out, '\n');
}

void screen_sentence(const screen *s, const coded *c, uint32_t index, const event *events, size_t n,
                     size_t indent, arena *a, buf *out)
{
    print_marked(s, span_text(c->document->text, c->sentences.p[index].span),
                 mark_words(c, index, events, n, a), indent, out);
}

// --- events

void screen_status(const event *e, buf *out)
{
    buf_add_c(out, event_status_name(e->status));
    if (e->negated) buf_add_c(out, ", negated");
    if (e->claim != CLAIM_STATED) buf_add_format(out, ", %s", event_claim_name(e->claim));
    if (e->background) buf_add_c(out, ", background");
}

static str keep(buf *scratch, arena *a)
{
    str copy = str_copy(a, buf_str(scratch));
    buf_free(scratch);
    return copy;
}

// The codes of a side, or a dash.
static str side(const participant *p, uint32_t n, arena *a)
{
    return n ? event_codes(p, n, a) : STR("-");
}

static grid_row event_row(const coded *c, const event *e, arena *a)
{
    buf type = {0}, state = {0};
    buf_add(&type, e->type);
    if (e->mode.n) buf_add_format(&type, "/%.*s", STR_ARG(e->mode));
    screen_status(e, &state);
    return (grid_row){
        .cells = {e->date.value.n ? e->date.value : STR("-"), side(e->actors, e->n_actors, a),
                  keep(&type, a), side(e->recipients, e->n_recipients, a), keep(&state, a),
                  span_text(c->document->text, e->trigger)},
        .styles = {STYLE_NONE, STYLE_ACTOR, STYLE_HEAD, STYLE_RECIPIENT, STYLE_NONE, STYLE_NONE},
    };
}

void screen_heading(const screen *s, const document *d, buf *out)
{
    if (d->title.n) {
        screen_text(s, STYLE_HEAD, d->title, out);
        buf_add_byte(out, '\n');
    }
    buf line = {0};
    str parts[] = {d->outlet, d->published, d->file};
    for (size_t i = 0; i < 3; i++) {
        if (!parts[i].n) continue;
        buf_add_c(&line, line.n ? ", " : "");
        output_escape(&line, parts[i]);
    }
    if (d->line) buf_add_format(&line, ":%d", d->line);
    screen_text(s, STYLE_FAINT, buf_str(&line), out);
    buf_free(&line);
    buf_add_c(out, "\n\n");
}

static void add_count(const screen *s, const coded *c, size_t n, const char *what, buf *out)
{
    buf line = {0};
    buf_add_format(&line, "%zu %s%s in %zu sentence%s", n, what, n == 1 ? "" : "s", c->sentences.n,
                   c->sentences.n == 1 ? "" : "s");
    screen_text(s, STYLE_FAINT, buf_str(&line), out);
    buf_free(&line);
    buf_add_c(out, "\n\n");
}

void screen_events(const screen *s, const coded *c, arena *a, buf *out)
{
    static const grid_row HEAD = {
        .cells = {{"DATE", 4},
                  {"ACTORS", 6},
                  {"EVENT", 5},
                  {"RECIPIENTS", 10},
                  {"STATUS", 6},
                  {"TRIGGER", 7}},
        .styles = {STYLE_FAINT, STYLE_FAINT, STYLE_FAINT, STYLE_FAINT, STYLE_FAINT, STYLE_FAINT},
    };
    size_t n = c->events.n, widths[GRID_COLUMNS] = {0};
    grid_row *rows = arena_array(a, grid_row, n + 1);
    for (size_t i = 0; i < n; i++) rows[i] = event_row(c, &c->events.p[i], a);
    screen_widths(&HEAD, 1, widths);
    screen_widths(rows, n, widths);
    screen_heading(s, c->document, out);
    if (n) screen_grid(s, &HEAD, 1, widths, out);
    for (size_t i = 0, next; i < n; i = next) {
        uint32_t index = c->events.p[i].sentence;
        for (next = i; next < n && c->events.p[next].sentence == index;) next++;
        screen_grid(s, rows + i, next - i, widths, out);
        screen_sentence(s, c, index, c->events.p + i, next - i, SENTENCE_INDENT, a, out);
        buf_add_byte(out, '\n');
    }
    add_count(s, c, n, "event", out);
}

// --- mentions

static str amount_words(const amount *x, arena *a)
{
    buf all = {0};
    if (isfinite(x->value))
        buf_add_format(&all, "%.12g", x->value);
    else if (isfinite(x->low) && isfinite(x->high))
        buf_add_format(&all, "%.12g to %.12g", x->low, x->high);
    else if (isfinite(x->low))
        buf_add_format(&all, "%.12g or more", x->low);
    else if (isfinite(x->high))
        buf_add_format(&all, "up to %.12g", x->high);
    if (x->unit.n) buf_add_format(&all, "%s%.*s", all.n ? " " : "", STR_ARG(x->unit));
    return keep(&all, a);
}

static str actor_words(const mention *m, arena *a)
{
    buf all = {0};
    for (uint32_t i = 0; i < m->n_actors; i++)
        buf_add_format(&all, "%s%.*s", i ? "," : "", STR_ARG(m->actors[i]->code));
    return keep(&all, a);
}

// "UKR city 48.00 37.80"
static str place_words(const place_value *p, arena *a)
{
    buf all = {0};
    buf_add_format(&all, "%.*s%s%.*s", STR_ARG(p->country), p->country.n ? " " : "",
                   STR_ARG(p->kind));
    if (isfinite(p->lat)) buf_add_format(&all, " %.2f %.2f", p->lat, p->lon);
    return keep(&all, a);
}

static str mention_value(const mention *m, arena *a)
{
    switch (m->kind) {
    case MENTION_ACTOR: return actor_words(m, a);
    case MENTION_SAID: return m->n_actors ? actor_words(m, a) : STR("-");
    case MENTION_TIME: return m->time.value.n ? m->time.value : STR("-");
    case MENTION_ITEM: return m->item.category;
    case MENTION_PLACE: return place_words(m->place, a);
    case MENTION_MONEY:
    case MENTION_QUANTITY:
    case MENTION_PEOPLE:
    case MENTION_PERCENT: return amount_words(&m->amount, a);
    case MENTION_KINDS: break;
    }
    return STR_NONE;
}

// "killed ISR by PSEREB, superseded"
static str people_words(const people_value *x, arena *a)
{
    buf all = {0};
    buf_add_format(&all, "%.*s", STR_ARG(x->role));
    if (x->whose && x->whose->code.n) buf_add_format(&all, " %.*s", STR_ARG(x->whose->code));
    if (x->by) buf_add_format(&all, " by %.*s", STR_ARG(x->by->code));
    if (x->superseded) buf_add_c(&all, ", superseded");
    return keep(&all, a);
}

// "Lin Jian, spokesman, to reporters, through state media"
static str speech_words(const mention *m, arena *a)
{
    const attribution *t = m->says;
    str name = m->n_actors ? m->actors[0]->name : t->name;
    const struct {
        const char *before;
        str words;
    } parts[] = {{"", name}, {"", t->role}, {"to ", t->to.name}, {"through ", t->through.name}};
    buf all = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].words.n || (i == 1 && str_eq(name, t->role))) continue;
        buf_add_format(&all, "%s%s%.*s", all.n ? ", " : "", parts[i].before,
                       STR_ARG(parts[i].words));
    }
    return keep(&all, a);
}

static str mention_detail(const mention *m, arena *a)
{
    if (m->kind == MENTION_SAID) return speech_words(m, a);
    if (m->kind == MENTION_ACTOR && m->n_actors) return m->actors[0]->name;
    if (m->kind == MENTION_TIME) return m->time.type;
    if (m->kind == MENTION_PLACE) return m->place->name;
    if (m->kind == MENTION_PEOPLE) return people_words(m->people, a);
    if (m->kind != MENTION_ITEM) return STR_NONE;
    return isfinite(m->amount.value) || isfinite(m->amount.low) ? amount_words(&m->amount, a)
                                                                : m->item.designation;
}

static style kind_style(mention_kind kind)
{
    switch (kind) {
    case MENTION_ACTOR: return STYLE_ACTOR;
    case MENTION_SAID: return STYLE_SAID;
    case MENTION_TIME: return STYLE_TIME;
    case MENTION_ITEM: return STYLE_ITEM;
    case MENTION_PLACE: return STYLE_PLACE;
    case MENTION_MONEY:
    case MENTION_QUANTITY:
    case MENTION_PEOPLE:
    case MENTION_PERCENT: return STYLE_AMOUNT;
    case MENTION_KINDS: break;
    }
    return STYLE_NONE;
}

static grid_row mention_row(const coded *c, const mention *m, arena *a)
{
    str how = m->how.n ? m->how : m->kind == MENTION_TIME ? m->time.how : STR_NONE;
    style color = kind_style(m->kind);
    return (grid_row){
        .cells = {mention_kind_name(m->kind), span_text(c->document->text, m->span),
                  mention_value(m, a), mention_detail(m, a), how},
        .styles = {color, STYLE_HEAD, color, STYLE_NONE, STYLE_FAINT},
    };
}

// The sentence with the words of its mentions in the colours of their kinds, the shorter over the
// longer: a name inside what is said.
static void print_mentions(const screen *s, const coded *c, uint32_t index, arena *a, buf *out)
{
    span around = c->sentences.p[index].span;
    uint8_t *styles = arena_array(a, uint8_t, span_length(around) + 1);
    uint32_t *painted = arena_array(a, uint32_t, span_length(around) + 1); // length of what did
    for (size_t i = 0; s->colored && i < c->mentions.n; i++) {
        const mention *m = mention_shown(&c->mentions, i);
        if (!m || m->sentence != index || !span_contains(around, m->span)) continue;
        uint32_t length = (uint32_t)span_length(m->span);
        for (uint32_t at = m->span.begin; at < m->span.end; at++) {
            uint32_t k = at - around.begin;
            if (painted[k] && painted[k] < length) continue;
            painted[k] = length;
            styles[k] = (uint8_t)kind_style(m->kind);
        }
    }
    print_marked(s, span_text(c->document->text, around), styles, SENTENCE_INDENT, out);
}

void screen_mentions(const screen *s, const coded *c, arena *a, buf *out)
{
    size_t n = 0, widths[GRID_COLUMNS] = {0};
    grid_row *rows = arena_array(a, grid_row, c->mentions.n + 1);
    uint32_t *sentences = arena_array(a, uint32_t, c->mentions.n + 1);
    for (size_t i = 0; i < c->mentions.n; i++) {
        const mention *m = mention_shown(&c->mentions, i);
        if (!m) continue;
        sentences[n] = m->sentence;
        rows[n++] = mention_row(c, m, a);
    }
    screen_widths(rows, n, widths);
    screen_heading(s, c->document, out);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i; next < n && sentences[next] == sentences[i];) next++;
        screen_grid(s, rows + i, next - i, widths, out);
        print_mentions(s, c, sentences[i], a, out);
        buf_add_byte(out, '\n');
    }
    add_count(s, c, n, "mention", out);
}
