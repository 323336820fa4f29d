// How likely two things of a sentence are cause and effect: a log-linear classifier where
// connectives leave doubt ("as", "after", "for", "over"), and where no connective stands ("the
// blast, which killed two").
//
// The model is a file of its own beside the language model (doc/model-format.md), mapped and read
// in place. Immutable; any thread may ask. train/causes.c trains it.
//
//     TRY(reasoner_open_beside("models/english.dm", &m, why)); // NULL: none is there
//     relation_list all = relation_read(&frame, m, &a);
//     relation_extent x = reasoner_extent(m, &frame, &all.p[0], &a);
#ifndef DM_LINK_REASONER_H
#define DM_LINK_REASONER_H

#include "link/bounds.h"
#include "link/pair.h"
#include "model/model.h"

#define REASONER_FILE  "cause.dm"
#define REASONER_LEAST 0.05 // what no connective tells and is less likely is no relation

// ST_IO or ST_MODEL when the file is missing or broken.
status reasoner_open(const char *file, reasoner **out, diag *why);
// Of an open model, which is closed with it, or at once when it is no such model.
status reasoner_of(model *m, reasoner **out, diag *why);
// The one in the folder of the language model; *out is NULL where there is none.
status reasoner_open_beside(const char *language_model, reasoner **out, diag *why);
void reasoner_close(reasoner *r);     // NULL is allowed
str reasoner_hash(const reasoner *r); // 16 hex digits over the model file

// What connectives tell, weighed, and what else is likely; by place. Strengths of conditions and
// concessions stay, whose likelihood is no question of cause.
relation_list reasoner_weigh(const reasoner *r, const frame_view *f, const relation_list *told,
                             arena *a);
// The words of a relation; as the tree has them where there is no classifier (NULL).
relation_extent reasoner_extent(const reasoner *r, const frame_view *f, const relation *of,
                                arena *a);

// The section names of the model: "cause", "cause.why", "cause.told", "cause.signal".
const char *reasoner_bound_name(bound which);

#endif
