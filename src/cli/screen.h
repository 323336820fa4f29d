// What a person sees on a terminal: a table of events, the sentences with their words marked.
//
// With colours the trigger is bold and underlined, actors are green, recipients yellow; without,
// the trigger stands in [brackets]. A mention has the colour of its kind: actors green, times blue,
// amounts and people yellow, items cyan, places magenta, what is said italic. Control characters of
// the text are never handed to the terminal. Any thread may format; nothing is kept between calls.
#ifndef DM_CLI_SCREEN_H
#define DM_CLI_SCREEN_H

#include "store/coded.h"

typedef struct {
    int width; // columns of the terminal
    bool colored;
} screen;

// Title, outlet, date and file of the document.
void screen_heading(const screen *s, const document *d, buf *out);
// The document's heading and its events, one sentence after the other.
void screen_events(const screen *s, const coded *c, arena *a, buf *out);
// The document's heading and its mentions, each sentence below its own.
void screen_mentions(const screen *s, const coded *c, arena *a, buf *out);

// Styles; nothing without colours.
typedef enum {
    STYLE_NONE,
    STYLE_ACTOR,
    STYLE_RECIPIENT,
    STYLE_TRIGGER,
    STYLE_HEAD,
    STYLE_FAINT,
    STYLE_SAID, // mentions have a colour for their kind; STYLE_ACTOR of actors
    STYLE_TIME,
    STYLE_AMOUNT,
    STYLE_ITEM,
    STYLE_PLACE
} style;

// Appends the text with that style, control characters as spaces.
void screen_text(const screen *s, style how, str text, buf *out);
// "happened, negated, alleged, background": all that keeps an event from being plain news.
void screen_status(const event *e, buf *out);
// A sentence with the words of its events [n] marked, wrapped to the width behind `indent` spaces.
void screen_sentence(const screen *s, const coded *c, uint32_t index, const event *events, size_t n,
                     size_t indent, arena *a, buf *out);

// A table of cells, its columns as wide as their widest cell needs.
#define GRID_COLUMNS 6

typedef struct {
    str cells[GRID_COLUMNS];
    style styles[GRID_COLUMNS];
} grid_row;

// Widens each column to what its widest cell needs.
void screen_widths(const grid_row *rows, size_t n, size_t widths[GRID_COLUMNS]);
void screen_grid(const screen *s, const grid_row *rows, size_t n, const size_t widths[GRID_COLUMNS],
                 buf *out);

#endif
