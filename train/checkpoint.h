// A network in floating point as a file, in the container of src/model: to go on with, or to be one
// of those that annotate text. The lexicon is not in it: it follows from treebanks and vectors.
#ifndef DM_TRAIN_CHECKPOINT_H
#define DM_TRAIN_CHECKPOINT_H

#include "base/status.h"
#include "train/network.h"

status checkpoint_write(const network *net, const char *path, diag *why);

// Reads the shape alone, then the weights into a network that was made with that shape: what was
// fixed and what was learned of a word's vector comes back added up.
status checkpoint_shape(const char *path, network_shape *out, diag *why);
status checkpoint_read(const char *path, network *net, diag *why);

#endif
