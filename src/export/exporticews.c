// ICEWS's 20 columns (Integrated Crisis Early Warning System, event data on Harvard's Dataverse):
// tab-separated, with a header, a row for each source and target.
#include "export/cameocode.h"
#include "export/exportdyad.h"

EXPORT_GET(event_id, out->integer = export_id63(export_pair_text(r)); return true;)
EXPORT_TEXT(day_of_event, export_day_of(r).day)
EXPORT_CELL(source_name, side_cell(r, r->source, SIDE_name))
EXPORT_TEXT(source_sectors, export_sectors(r, r->source, ","))
EXPORT_TEXT(source_country, export_country(r, r->source))
EXPORT_TEXT(event_text, cameo_root_name(event_cell(r, EVENT_cameo)->text))
EXPORT_CELL(cameo, event_cell(r, EVENT_cameo))
EXPORT_GET(intensity, return cameo_goldstein(event_cell(r, EVENT_cameo)->text, &out->number);)
EXPORT_CELL(target_name, side_cell(r, r->target, SIDE_name))
EXPORT_TEXT(target_sectors, export_sectors(r, r->target, ","))
EXPORT_TEXT(target_country, export_country(r, r->target))
EXPORT_GET(story_id, out->integer = export_id63(r->document->row->key); return true;)
EXPORT_GET(sentence_number, out->integer = event_cell(r, EVENT_sentence)->integer + 1; return true;)
EXPORT_CELL(publisher, document_cell(r, DOCUMENT_outlet))
EXPORT_TEXT(city, export_place_of(r).city)
EXPORT_TEXT(province, export_place_of(r).province)
EXPORT_TEXT(country, country_name(export_place_of(r).country))
EXPORT_GET(latitude, return export_degrees(r, EVENT_place_lat, out);)
EXPORT_GET(longitude, return export_degrees(r, EVENT_place_lon, out);)

static const export_column COLUMNS[] = {
    EXPORT_COLUMN("Event ID", INTEGER, event_id,
                  "63 bits of a hash over the event's id and the positions of its sides."),
    EXPORT_COLUMN("Event Date", STRING, day_of_event,
                  "Day of the event, YYYY-MM-DD; empty where the text tells no day."),
    EXPORT_COLUMN("Source Name", STRING, source_name, "Who does it, as written."),
    EXPORT_COLUMN("Source Sectors", STRING, source_sectors,
                  "CAMEO codes of roles, by commas; ICEWS has names of its own sectors."),
    EXPORT_COLUMN("Source Country", STRING, source_country, "Name of the country."),
    EXPORT_COLUMN("Event Text", STRING, event_text,
                  "Name of the CAMEO root class; ICEWS has that of the code itself."),
    EXPORT_COLUMN("CAMEO Code", STRING, cameo, "Two to four digits."),
    EXPORT_COLUMN("Intensity", NUMBER, intensity, "Goldstein's scale of the code, -10 to 10."),
    EXPORT_COLUMN("Target Name", STRING, target_name, "To whom it is done, as written."),
    EXPORT_COLUMN("Target Sectors", STRING, target_sectors, "As of the source."),
    EXPORT_COLUMN("Target Country", STRING, target_country, "Name of the country."),
    EXPORT_COLUMN("Story ID", INTEGER, story_id, "63 bits of a hash over the document's id."),
    EXPORT_COLUMN("Sentence Number", INTEGER, sentence_number,
                  "Of the sentence in the document, from 1, headlines "
                  "included."),
    EXPORT_COLUMN("Publisher", STRING, publisher, "The outlet."),
    EXPORT_COLUMN("City", STRING, city, "Where, when it is a town."),
    EXPORT_COLUMN("District", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Province", STRING, province, "The part of the country, by GeoNames."),
    EXPORT_COLUMN("Country", STRING, country, "Name of the country where it is."),
    EXPORT_COLUMN("Latitude", NUMBER, latitude, "Degrees north."),
    EXPORT_COLUMN("Longitude", NUMBER, longitude, "Degrees east."),
};

const export_columns EXPORT_ICEWS = {COLUMNS, sizeof COLUMNS / sizeof *COLUMNS};
