// Runs the codebook's own examples: each is coded as a document of its own, dated 2024-07-17, and
// what comes out is held against what the example says.
#ifndef DM_EVENT_CHECK_H
#define DM_EVENT_CHECK_H

#include "event/event.h"
#include "parse/language.h"

#define EXAMPLE_DATE "2024-07-17" // a Wednesday; doc/codebook.md promises it

// A text read and coded, as examples are.
typedef struct {
    document *document;
    sentence_list *sentences;
    mention_list *mentions;
    event_list events;
} example_reading;

typedef struct {
    bool passed;
    const char *message; // what came out instead when it failed, else empty
    const example_reading *reading;
} example_result;

// Called once an example; the result holds until it returns.
typedef void example_report(void *state, const rule_example *x, const example_result *result);

// Runs all examples in order; returns how many failed, wishes not counted. `report` may be NULL.
size_t codebook_run_examples(const codebook *c, language_run *run, example_report *report,
                             void *state);
// The same for these sentences [n]. Of one that belongs to no rule the listed events must come out
// of any rule, others may unless it says `only`; of a `not` none may.
size_t example_run_all(const codebook *c, language_run *run, const rule_example *examples, size_t n,
                       example_report *report, void *state);

// Reads and codes one text, as an example is: a headline when it does not end in a full stop.
example_reading example_read(const codebook *c, language_run *run, str text, const char *date,
                             arena *a);

// Writes an event in the syntax of an example: IRN > FRA SANCTION/discontinue happened @2024-07-17.
void example_write(const event *e, buf *out);

// Are these participants the set that `wanted` lists ("IRN,FRA.GOV"; "-" or nothing: none), in any
// order? A code is a country's, an actor's or an entity's; the sectors behind it must be among the
// actor's.
bool example_side(const participant *p, uint32_t n, str wanted);

// Does the event satisfy the expectation? `by` is the rule whose type and mode count when the
// expectation names none.
bool example_matches(const event *e, const expectation *x, const rule *by, str text);

#endif
