// Which files to read: those of a command line, those that a file lists, those below folders, those
// that patterns name. One after the other, never all in memory.
//
// A word that is a folder stands for the files below it, and one with * ? or [ in it that is no
// file for those that it names (treewalk.h). A list holds a path a line, taken as it stands, or
// with a NUL behind each, so that a path may hold a newline; a folder in it is walked. What is
// missing is given like any other path: who opens it says so. One thread.
//
//     inputlist *l = inputlist_open(&names);
//     for (bool more = true; more;) {
//         s = inputlist_next(l, &path, &more, &why);
//         if (s != ST_OK) report(&why);     // of one folder, pattern or line; the rest may be good
//         else if (more) use(path);         // until the next call
//     }
//     inputlist_close(l);
#ifndef DM_DOCUMENT_INPUTLIST_H
#define DM_DOCUMENT_INPUTLIST_H

#include "document/treewalk.h"

#define INPUTLIST_MAX_PATH ((size_t)4095) // bytes of a path in a list: Linux takes no more

// Zero-initialise. All of it is borrowed until inputlist_close.
typedef struct {
    const char *const *words; // [n_words] "-" is standard input
    size_t n_words;
    const char *list; // a file of more paths, behind the words; "-" standard input, NULL none
    bool nul;         // they end in NUL
} input_names;

typedef struct inputlist inputlist;

// Whether the names can be gone over twice: the list, if there is one, comes through no pipe.
bool inputlist_can_repeat(const input_names *names);
inputlist *inputlist_open(const input_names *names);
status inputlist_next(inputlist *l, const char **path, bool *more, diag *why);
// How many files were given so far, and what was passed over in folders.
size_t inputlist_given(const inputlist *l);
passed_over inputlist_passed_over(const inputlist *l);
void inputlist_close(inputlist *l);

#endif
