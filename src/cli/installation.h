// Where the program's own files lie.
//
// The language model is the first that exists of: --model FILE, $DEMARCHE_MODEL (both must exist
// when given), english.dm in models/ beside the source tree of the program's binary, in
// ../share/demarche beside it, and in the prefix that it was built for.
#ifndef DM_CLI_INSTALLATION_H
#define DM_CLI_INSTALLATION_H

#include "base/status.h"
#include "base/str.h"

#define MODEL_FILE_NAME "english.dm"

// Path of the model; `option` is the value of --model or NULL. ST_IO when there is none; the
// message names the places.
status installation_model(const char *option, arena *a, const char **out, diag *why);

#endif
