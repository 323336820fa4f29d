// Private to the record tables: what the items of mentions and those of events have in common, so
// that the two say the same of themselves.
#ifndef DM_STORE_ITEM_COLUMNS_H
#define DM_STORE_ITEM_COLUMNS_H

#include "store/getter.h"
#include "store/values.h"

// The getters of an object of type `T` whose item is `of`, an expression over x.
#define ITEM_GETTERS(T, of)                                                                        \
    GET_TEXT(item_category, T, (of).category)                                                      \
    GET_TEXT(item_register, T, (of).register_category)                                             \
    GET_TEXT(item_designation, T, (of).designation)                                                \
    GET_TEXT(item_maker, T, (of).maker)                                                            \
    GET_TEXT(item_origin, T, (of).origin)

#define ITEM_CATEGORY_ABOUT "Category of codebook/items, such as `drone`."

// The columns behind the category.
#define ITEM_COLUMNS                                                                               \
    COL_ENUM_NULL("register", ITEM_REGISTER, item_register,                                        \
                  "Category of the UN Register of Conventional Arms; null where it has none."),    \
        COL_NULL("designation", STRING, item_designation,                                          \
                 "Type or make, without the noun behind it."),                                     \
        COL_NULL("maker", STRING, item_maker,                                                      \
                 "Who makes it: the company or country that the text names, else the company "     \
                 "that codebook/items has for the designation."),                                  \
        COL_NULL("origin", STRING, item_origin,                                                    \
                 "ISO 3166-1 alpha-3 of the country whose make the designation is.")

#endif
