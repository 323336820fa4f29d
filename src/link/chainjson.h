// Steps of a chain of causes (chain.h) as JSON: what `demarche why --json` prints and `demarche
// serve` answers.
#ifndef DM_LINK_CHAINJSON_H
#define DM_LINK_CHAINJSON_H

#include "base/json_writer.h"
#include "link/chain.h"

// null for NULL.
void chainjson_event(json_writer *w, const chain_event *e);
void chainjson_step(json_writer *w, const chain_step *step);

#endif
