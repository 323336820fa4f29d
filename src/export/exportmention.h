// Private to this room: mentions of a database as the program has them, as far as brat's and
// spaCy's formats show them.
#ifndef DM_EXPORT_EXPORTMENTION_H
#define DM_EXPORT_EXPORTMENTION_H

#include "export/exportformat.h"

// The document's mentions, in the arena, with kind, span, how and values; nothing else is set.
mention_list exportmention_read(const exporting *x, const stored_document *d, arena *a);

#endif
