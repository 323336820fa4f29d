// Where words and arcs of a dependency tree stand in a picture: geometry alone, no drawing.
//
// The words stand in rows, one row when it is not too wide. Each relation is an arc above them with
// a horizontal part at a level of its own: level 1 is the lowest, and an arc lies above all arcs
// that its horizontal part would touch. So arcs of a projective tree never cross, and no two arcs
// or labels collide in any. An arc between two rows becomes a piece in each row that it passes,
// going out at the margin.
//
// Ends of arcs at one word stand side by side (ports), the outermost arcs nearest the middle: the
// nesting of brat's pictures (Stenetorp et al. 2012) with the label's width kept free under each
// arc. Units are those of ARC_FORM_SIZE, a font size in pixels. Work is words times the arcs that
// pass a row.
#ifndef DM_PARSE_ARCLAYOUT_H
#define DM_PARSE_ARCLAYOUT_H

#include "sentence/sentence.h"

#define ARC_FORM_SIZE  16 // of the words
#define ARC_TAG_SIZE   11 // of the tags below them
#define ARC_LABEL_SIZE 12 // of the relations
#define ARC_MARGIN     16 // free at the left and the right of a row

// Width of a row: what a screen shows without scrolling and a page across prints.
#define ARC_ROW_MOST 1200
// Longer sentences get no arcs, only words and tags: nobody could follow them.
#define ARC_WORDS_MAX    600
#define ARC_COLUMNS_MOST 32 // columns of a form; longer ones (addresses) are cut with an ellipsis

typedef struct {
    uint32_t word;   // whose relation to its head this is
    int left, right; // of the horizontal part; the same for the arrow to the root
    int label;       // width of the relation's name
    uint32_t level;  // from 1
    bool head_left;  // the head stands at the left
    bool left_open;  // the end stands in an earlier row: the line goes out at the margin
    bool right_open; // or in a later one
    bool root;       // an arrow from above
} arc_piece;

typedef struct {
    uint32_t begin, end; // words
    uint32_t levels;     // 0 when there is no arc
    arc_piece *pieces;   // [n_pieces] the highest level last
    uint32_t n_pieces;
} arc_row;

typedef struct {
    arc_row *rows; // [n_rows]
    uint32_t n_rows;
    int *middle; // [n_words] of each word in its row
    int width;   // of the widest row, margins included
    bool plain;  // longer than ARC_WORDS_MAX: no arcs
} arc_layout;

// Any heads will do: a head out of range or the word itself gives no arc, -1 an arrow from above.
arc_layout arc_layout_make(const sentence *s, arena *a);

// What is shown of a form: all of it, or the first ARC_COLUMNS_MOST columns, *cut telling which.
str arc_form(str form, bool *cut);

#endif
