// Mentions as brat's standoff (brat.nlplab.org/standoff.html): a "T" line for each with its kind
// and its place in the document's text, a "#" line with its value.
//
//     T1	Actor 0 22	The Chinese government
//     #1	AnnotatorNotes T1	CHNGOV; agent
//
// Offsets count code points, as brat does, whatever --offsets says. A mention is one stretch of
// text; where it crosses the end of a line it is written in pieces, as brat demands. Deterministic;
// any thread.
#ifndef DM_EXPORT_BRAT_H
#define DM_EXPORT_BRAT_H

#include "store/coded.h"

// The annotations of one document.
void brat_document(const coded *c, buf *out);
// The annotation.conf that makes brat know the kinds.
void brat_configuration(buf *out);

#endif
