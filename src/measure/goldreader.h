// What the readers of gold formats share. Each adds its texts to the list.
#ifndef DM_MEASURE_GOLDREADER_H
#define DM_MEASURE_GOLDREADER_H

#include "measure/gold.h"

#define GOLD_FILE_MAX_BYTES ((size_t)256 << 20) // gold files have some megabytes at most

typedef VEC(gold_text) gold_text_list;

status re3d_read(const gold_source *source, arena *a, gold_text_list *out, diag *why);
status spans_read(const gold_source *source, arena *a, gold_text_list *out, diag *why);
status dates_read(const gold_source *source, arena *a, gold_text_list *out, diag *why);
status marks_read(const gold_source *source, arena *a, gold_text_list *out, diag *why);

// The whole file in the arena.
status gold_file(const char *path, arena *a, str *out, diag *why);
// "folder/name" in the arena, NUL-terminated.
const char *gold_path(arena *a, const char *folder, const char *name);
// Names of what lies in the folder and ends in `suffix` (empty: all), sorted; n 0 when it is none.
typedef VEC(const char *) gold_names;
gold_names gold_folder(arena *a, const char *folder, const char *suffix);

// A document of one text, as JSON; title and date may be empty.
raw_record gold_record(arena *a, str title, str date, str text);

#endif
