// English analysis in one call: document to sentences, words, tags, lemmas and trees.
//
// A `language` is the loaded model, immutable and shared by all threads. A `language_run` is the
// scratch memory of one thread; reading never allocates once it has grown to the longest sentence.
//
//     language *en;
//     TRY(language_open(models, &en, &why));
//     language_run *run = language_run_new(en);
//     sentence_list sentences = language_read(run, doc, &arena);
#ifndef DM_PARSE_LANGUAGE_H
#define DM_PARSE_LANGUAGE_H

#include "base/status.h"
#include "document/document.h"
#include "model/model.h"
#include "sentence/sentence.h"

// A sentence with more words is analysed in pieces of this many, the roots of the later ones hung
// on the first as parataxis: bounds the scratch memory of a run (some 3 KB a word).
#define LANGUAGE_WORDS_MAX 8192

typedef struct language language;
typedef struct language_run language_run;

// Checks the sections that the language rooms need and points into the mapped file `m`, which must
// outlive *out. ST_MODEL when a section is missing or does not fit its declared sizes.
status language_open(const model *m, language **out, diag *why);
void language_close(language *en);

language_run *language_run_new(const language *en);
void language_run_delete(language_run *run);

// Splits, tokenizes, tags and parses all coded parts of the document. Never fails: text that is
// not English gives poor trees. The result is in `a`.
sentence_list language_read(language_run *run, const document *d, arena *a);

// Splits and tokenizes alone; heads, tags and lemmas stay empty.
sentence_list language_tokenize(language_run *run, const document *d, arena *a);

// Tags and parses a sentence whose words (span, form, space_after) are given.
void language_analyse(language_run *run, sentence *s, arena *a);
// The same by the network alone, without the second readings and repairs: what the model's metadata
// scores, so that a model does not change with them.
void language_predict(language_run *run, sentence *s, arena *a);

#endif
