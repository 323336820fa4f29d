// Places of contractors in a notice: "Oshkosh Defense, Oshkosh, Wisconsin". Private to ledger/.
#ifndef DM_LEDGER_NOTICEPLACE_H
#define DM_LEDGER_NOTICEPLACE_H

#include "base/str.h"

// Without the full stop of its sentence; that of "D.C." stays.
str noticeplace_without_end(str s);
// A state of the United States, or a country.
bool noticeplace_is_state(str piece);
// A town of the gazetteer.
bool noticeplace_is_listed(str piece);
// A town by the gazetteer, or by being few words of which none is a firm's.
bool noticeplace_is_town(str piece);
// Does the name of a well-known firm begin at byte `at`? Its end, or 0.
size_t noticeplace_firm(str s, size_t at, size_t to);

#endif
