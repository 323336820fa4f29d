// The 26 columns of the Phoenix data of the Open Event Data Alliance: tab-separated, without a
// header, a row for each source and target.
#include "export/cameocode.h"
#include "export/exportdyad.h"

static str entity(const export_row *r, const stored_row *side)
{
    str code = side_cell(r, side, SIDE_code)->text;
    return str_sub(code, 0, 3);
}

static str role(const export_row *r, const stored_row *side)
{
    cameo_actor a = cameo_actor_split(side_cell(r, side, SIDE_code)->text,
                                      side_cell(r, side, SIDE_country)->text);
    bool first = side && str_eq(a.types[0], entity(r, side)); // a body is named by its kind
    return first ? a.types[1] : a.types[0];
}

// Chunks behind entity and role.
static str attribute(const export_row *r, const stored_row *side)
{
    str code = side_cell(r, side, SIDE_code)->text;
    bool has_role = role(r, side).n > 0 && str_eq(str_sub(code, 3, 6), role(r, side));
    return str_sub(code, has_role ? 6 : 3, code.n);
}

EXPORT_TEXT(event_id, export_pair_text(r))
EXPORT_GET(date, export_day d = export_day_of(r); buf b = {0};
           buf_add_format(&b, "%.*s%.*s%.*s", STR_ARG(d.year), STR_ARG(d.month), STR_ARG(d.date));
           out->text = str_copy(r->memory, buf_str(&b)); buf_free(&b); return d.day.n > 0;)
EXPORT_TEXT(year, export_day_of(r).year)
EXPORT_TEXT(month, export_day_of(r).month)
EXPORT_TEXT(day, export_day_of(r).date)
EXPORT_CELL(source_full, side_cell(r, r->source, SIDE_code))
EXPORT_TEXT(source_entity, entity(r, r->source))
EXPORT_TEXT(source_role, role(r, r->source))
EXPORT_TEXT(source_attribute, attribute(r, r->source))
EXPORT_CELL(target_full, side_cell(r, r->target, SIDE_code))
EXPORT_TEXT(target_entity, entity(r, r->target))
EXPORT_TEXT(target_role, role(r, r->target))
EXPORT_TEXT(target_attribute, attribute(r, r->target))
EXPORT_CELL(code, event_cell(r, EVENT_cameo))
EXPORT_TEXT(root, cameo_root(event_cell(r, EVENT_cameo)->text))
EXPORT_GET(penta, out->integer = cameo_penta(event_cell(r, EVENT_cameo)->text);
           return out->integer >= 0;)
EXPORT_GET(goldstein, return cameo_goldstein(event_cell(r, EVENT_cameo)->text, &out->number);)
EXPORT_GET(latitude, return export_degrees(r, EVENT_place_lat, out);)
EXPORT_GET(longitude, return export_degrees(r, EVENT_place_lon, out);)
EXPORT_CELL(location, event_cell(r, EVENT_place_name))
EXPORT_CELL(country, event_cell(r, EVENT_place_country))
EXPORT_TEXT(state, export_place_of(r).province)
EXPORT_GET(sentence_id, buf b = {0};
           buf_add_format(&b, "%.*s_%lld", STR_ARG(r->document->row->key),
                          (long long)event_cell(r, EVENT_sentence)->integer);
           out->text = str_copy(r->memory, buf_str(&b)); buf_free(&b); return true;)
EXPORT_CELL(url, document_cell(r, DOCUMENT_url))
EXPORT_CELL(outlet, document_cell(r, DOCUMENT_outlet))

static const export_column COLUMNS[] = {
    EXPORT_COLUMN("EventID", STRING, event_id, "The event's id and the positions of its sides."),
    EXPORT_COLUMN("Date", STRING, date, "YYYYMMDD; empty where the text tells no day."),
    EXPORT_COLUMN("Year", STRING, year, "Of the event, also where the day is not known."),
    EXPORT_COLUMN("Month", STRING, month, "Two digits."),
    EXPORT_COLUMN("Day", STRING, day, "Two digits."),
    EXPORT_COLUMN("SourceActorFull", STRING, source_full, "CAMEO code of who does it."),
    EXPORT_COLUMN("SourceActorEntity", STRING, source_entity,
                  "Its first three letters: country or kind of body."),
    EXPORT_COLUMN("SourceActorRole", STRING, source_role, "The role behind it (`GOV`)."),
    EXPORT_COLUMN("SourceActorAttribute", STRING, source_attribute, "What is left of the code."),
    EXPORT_COLUMN("TargetActorFull", STRING, target_full, "CAMEO code of to whom it is done."),
    EXPORT_COLUMN("TargetActorEntity", STRING, target_entity, "As of the source."),
    EXPORT_COLUMN("TargetActorRole", STRING, target_role, "As of the source."),
    EXPORT_COLUMN("TargetActorAttribute", STRING, target_attribute, "As of the source."),
    EXPORT_COLUMN("EventCode", STRING, code, "CAMEO, two to four digits."),
    EXPORT_COLUMN("EventRootCode", STRING, root, "Its first two."),
    EXPORT_COLUMN(
        "PentaClass", INTEGER, penta,
        "0 neutral (roots 01, 02), 1 verbal cooperation (03 to 05), 2 material cooperation (06 to "
        "08), 3 verbal conflict (09 to 13), 4 material conflict (14 to 20)."),
    EXPORT_COLUMN("GoldsteinScore", NUMBER, goldstein, "Goldstein's scale of the code, -10 to 10."),
    EXPORT_COLUMN("Issues", STRING, export_give_empty,
                  "Phoenix's own lists of themes, which we have not: empty."),
    EXPORT_COLUMN("ActionLat", NUMBER, latitude, "Degrees north."),
    EXPORT_COLUMN("ActionLong", NUMBER, longitude, "Degrees east."),
    EXPORT_COLUMN("LocationName", STRING, location, "Where, as written."),
    EXPORT_COLUMN("GeoCountryName", STRING, country, "Its country, ISO 3166-1 alpha-3."),
    EXPORT_COLUMN("GeoStateName", STRING, state, "The part of the country, by GeoNames."),
    EXPORT_COLUMN("SentenceID", STRING, sentence_id,
                  "The document's id and the sentence in it, from 0."),
    EXPORT_COLUMN("URLs", STRING, url, "Of the document."),
    EXPORT_COLUMN("NewsSources", STRING, outlet, "The outlet."),
};

const export_columns EXPORT_PHOENIX = {COLUMNS, sizeof COLUMNS / sizeof *COLUMNS};
