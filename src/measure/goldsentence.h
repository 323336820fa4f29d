// Tables of the sentences that our own judgements are about (gold/mentions, gold/events).
//
// Such a table has no text: a sentence is a file of the corpora, the id of a document in it, the
// XXH64 of that document's text field and the begin and end of the sentence in code points. The
// text is fetched from the corpora; where it is not what it was the sentence is set aside. A file
// NAME.conllu is a treebank (treebanktext.h), NAME.json has a record a line, NAME.csv a row with
// the columns index (or id) and text, any other one is read like input.
//
// Columns are known by their names in the first line: sentence, file, id, hash, begin, end, and,
// where there are such, outlet and part. Others are passed over.
#ifndef DM_MEASURE_GOLDSENTENCE_H
#define DM_MEASURE_GOLDSENTENCE_H

#include "base/map.h"
#include "measure/gold.h"

typedef struct {
    str number; // its first cell, by which judgements name it
    str file, id, hash, outlet;
    str part;       // what it is for: "write"; empty where the table does not say
    span place;     // code points of the document's text
    bool wanted;    // its text is to be fetched
    gold_text text; // aside, until the text is there
} gold_sentence;

typedef struct {
    VEC(gold_sentence) list; // in the order of the table
    map numbers;             // index in the list
} gold_sentence_table;

// ST_FORMAT with file and line when a line is not what it should be, ST_IO when there is no file.
status gold_sentences_read(const char *path, arena *a, gold_sentence_table *out, diag *why);
// NULL when the table has no sentence of that number.
gold_sentence *gold_sentence_find(gold_sentence_table *t, str number);
// Fetches the text of those that are wanted. ST_IO when a file of the corpora is missing.
status gold_sentences_fetch(gold_sentence_table *t, const char *corpora, arena *a, diag *why);
// Bytes of the sentence's text field for code points of it; empty while there is no text.
span gold_sentence_bytes(const gold_sentence *s, span codepoints);

#endif
