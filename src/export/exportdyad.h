// Private to this room: what the dyadic formats share: days, ids of rows, sides, places.
#ifndef DM_EXPORT_EXPORTDYAD_H
#define DM_EXPORT_EXPORTDYAD_H

#include "export/exportcolumn.h"

// The parts of a day, of the date or of what is known of it; empty ones are not known.
typedef struct {
    str day;               // "2024-07-17"
    str year, month, date; // "2024", "07", "17"
} export_day;

// That of the event, never the publication's in its place.
export_day export_day_of(const export_row *r);
// The publication's.
export_day export_published(const export_row *r);

// "930c119c2c5ba2d1-0-1": event, position of the actor, position of the recipient; without them
// where there is none. The same in every export.
str export_pair_text(const export_row *r);
// A whole number of 63 bits from an id or a text made of ids: the same in every export.
int64_t export_id63(str id);

// Names or codes of a side's sectors, the most specific last, with `between` between them.
str export_sectors(const export_row *r, const stored_row *side, const char *between);
str export_last_sector(const export_row *r, const stored_row *side);
// Name of a side's country; empty: none.
str export_country(const export_row *r, const stored_row *side);
// A list of strings (JSON) with `between` between them.
str export_list(const export_row *r, const stored_cell *list, const char *between);

// Levels of the event's place; empty where they are not known.
typedef struct {
    str name, city, province, country; // country: ISO 3166-1 alpha-3
    bool is_country, is_state, is_city;
} export_place;

export_place export_place_of(const export_row *r);
// Latitude or longitude.
bool export_degrees(const export_row *r, int which, export_value *out);

#define EXPORT_COLUMN(column_name, column_type, getter, words)                                     \
    {                                                                                              \
        .name = (column_name), .type = EXPORT_##column_type, .about = (words), .get = (getter)     \
    }

// Getters by macro: static bool NAME(r, c, out).
#define EXPORT_GET(name, ...)                                                                      \
    static bool name(const export_row *r, const export_column *c, export_value *out)               \
    {                                                                                              \
        (void)c;                                                                                   \
        __VA_ARGS__                                                                                \
    }
#define EXPORT_TEXT(name, value)                                                                   \
    EXPORT_GET(name, (void)r; out->text = (value); return out->text.n > 0;)
#define EXPORT_CELL(name, cell) EXPORT_GET(name, return export_give_text((cell), out);)

#endif
