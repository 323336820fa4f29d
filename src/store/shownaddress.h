// Private to the store: an address of a server as messages show it, without its passwords.
//
//     shownaddress_add(STR("postgresql://me:secret@host/news"), &out); // postgresql://me@host/news
#ifndef DM_STORE_SHOWNADDRESS_H
#define DM_STORE_SHOWNADDRESS_H

#include "base/str.h"

// Also without one that is not written as in an address: rather more is left out than is shown
// ("postgresql://me:se/cret@host", whatever a server's library takes it for). Values of options
// that are passwords are "***".
void shownaddress_add(str address, buf *out);
// Where user and password end, behind "://": the last '@'; SIZE_MAX when there are none.
size_t shownaddress_user_end(str rest);

#endif
