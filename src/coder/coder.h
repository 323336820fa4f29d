// All rooms put together: a document goes in, everything that was found in it comes out.
//
// A `coder` is a loaded model and a codebook, immutable and shared by all threads. A `coder_run` is
// the scratch memory of one thread. What is coded lies in the caller's arena and borrows from the
// document.
//
//     coder *c;
//     TRY(coder_open(&(coder_options){.model = "models/english.dm"}, &c, why));
//     coder_run *run = coder_run_new(c);
//     coded result = coder_code(run, d, &a);
#ifndef DM_CODER_CODER_H
#define DM_CODER_CODER_H

#include "parse/language.h"
#include "store/coded.h"

typedef struct coder coder;
typedef struct coder_run coder_run;
typedef struct classifier classifier;

typedef struct {
    const char *model;       // file; never NULL
    const char *codebook;    // directory whose rules come on top of the built-in ones; NULL: none
    bool alone;              // the rules of `codebook` without the built-in ones
    bool without_classifier; // events and links of rules alone, none that a classifier decides
    bool without_rules; // for parsing and mentions alone: no codebook is loaded, nothing is coded
} coder_options;

// ST_IO or ST_MODEL for the model file and the classifier beside it (coder/classifier.h),
// ST_CODEBOOK for the first error in the codebook.
status coder_open(const coder_options *options, coder **out, diag *why);
void coder_close(coder *c); // NULL is allowed

const model *coder_model(const coder *c);
const language *coder_language(const coder *c);
const codebook *coder_codebook(const coder *c); // NULL without rules
// What a run of this coder is, for its first line; the caller adds its options.
run_about coder_about(const coder *c);
// Version of the program, "0.1.0".
const char *coder_version(void);

coder_run *coder_run_new(const coder *c);
void coder_run_delete(coder_run *run); // NULL is allowed
language_run *coder_run_language(coder_run *run);
const codebook *coder_run_codebook(const coder_run *run);     // NULL without rules
const classifier *coder_run_classifier(const coder_run *run); // NULL: none
const reasoner *coder_run_reasoner(const coder_run *run);     // NULL: none

// Events that no rule codes are proposed by `p` from now on, which must outlive the run: for
// training.
void coder_run_watch(coder_run *run, const proposer *p);

// Sides that no rule finds are shown to `j` from now on, which must outlive it: for training.
void coder_run_watch_sides(coder_run *run, const side_judge *j);

// Sentences and mentions; no events.
coded coder_read(coder_run *run, const document *d, arena *a);
// And events with their links.
coded coder_code(coder_run *run, const document *d, arena *a);
// The same for somebody who may not wait for it: `over` is asked before each sentence is read.
// False: it said so, and there is nothing in *out.
bool coder_code_unless(coder_run *run, const document *d, bool (*over)(void *state), void *state,
                       arena *a, coded *out);

#endif
