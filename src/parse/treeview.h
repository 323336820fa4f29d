// A dependency tree for the terminal: one line a word, in the order of the sentence, with the
// branches drawn at the left and relation, tag and lemma in columns at the right.
//
//      ╭╼ The    det          DET   the
//     ╭┶ envoy   nsubj        NOUN  envoy
//    ─┾ left     root         VERB  leave
//     ╰╼ .       punct        PUNCT .
//
// The drawing follows udapi's TextModeTrees (Popel, Žabokrtský and Vojtek 2017): each word draws
// the column that joins its children, to the right of all that is already there between them.
// Branches that cross are drawn crossing. No recursion; work is words times depth.
#ifndef DM_PARSE_TREEVIEW_H
#define DM_PARSE_TREEVIEW_H

#include "sentence/sentence.h"

// Longer sentences get no branches, only the columns: nobody reads a tree of that many lines, and a
// chain of n words takes n * n / 2 signs.
#define TREE_MAX_WORDS 600

// Coloured: faint branches, the root bold, relations and lemmas set off, for a terminal.
typedef enum { TREE_UNICODE, TREE_ASCII, TREE_COLORED } tree_style;

// Appends the tree, each line with its line end. Any heads will do: words that hang on no root (a
// circle) stand without a branch. Control characters of the words come out as spaces.
void tree_add(buf *out, const sentence *s, tree_style style);

#endif
