// POLECAT's 40 columns (Political Event Classification, Attributes, and Types; data on Harvard's
// Dataverse): tab-separated, with a header, a row for each actor and recipient.
#include "export/cameocode.h"
#include "export/exportdyad.h"

#define PEOPLE_MAX 200 // names of a story: more than any text has

static str upper_quad(const export_row *r)
{
    static const char *const NAMES[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION",
                                        "VERBAL CONFLICT", "MATERIAL CONFLICT"};
    int64_t quad = event_cell(r, EVENT_quad)->integer;
    return str_of(NAMES[quad >= 1 && quad <= 4 ? quad : 0]);
}

static bool cow(const export_row *r, const stored_row *side, export_value *out)
{
    const stored_cell *x = side_cell(r, side, SIDE_cow);
    out->integer = x->integer;
    return !x->null;
}

static str language(const export_row *r)
{
    str code = document_cell(r, DOCUMENT_language)->text;
    return str_eq(code, STR("en")) ? STR("English") : code;
}

// --- whom and what the story names

typedef enum { STORY_PEOPLE, STORY_ORGANIZATIONS, STORY_PLACES } story_kind;

typedef struct {
    str names[PEOPLE_MAX]; // [n]
    size_t n;
} name_list;

static void add_name(name_list *list, str name)
{
    if (!name.n || list->n == PEOPLE_MAX) return;
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->names[i], name)) return;
    list->names[list->n++] = name;
}

// Where the cells of an actor of a mention stand.
typedef struct {
    size_t person, code, country, name;
} actor_places;

// Countries are neither people nor organizations.
static void add_actors(const actor_places *at, const stored_row *m, story_kind kind,
                       name_list *list)
{
    for (size_t i = 0; i < m->n_list[0]; i++) {
        const stored_cell *x = m->lists[0][i].cells;
        bool person = x[at->person].integer != 0;
        if (!person && str_eq(x[at->code].text, x[at->country].text)) continue;
        if (person == (kind == STORY_PEOPLE)) add_name(list, x[at->name].text);
    }
}

static str story(const export_row *r, story_kind kind)
{
    const sql_table *t = &r->places->tables[TABLE_MENTIONS];
    const leaf_list *of = &t->lists[0].leaves;
    const actor_places at = {leaf_find(of, "person"), leaf_find(of, "code"),
                             leaf_find(of, "country"), leaf_find(of, "name")};
    size_t what = leaf_find(&t->leaves, "kind"), place = leaf_find(&t->leaves, "place_name");
    name_list *list = arena_alloc(r->memory, sizeof *list);
    for (size_t i = 0; i < r->document->n[TABLE_MENTIONS]; i++) {
        const stored_row *m = &r->document->of[TABLE_MENTIONS][i];
        str is = m->cells[what].text;
        if (kind == STORY_PLACES && str_eq(is, STR("place"))) add_name(list, m->cells[place].text);
        if (kind != STORY_PLACES && str_eq(is, STR("actor"))) add_actors(&at, m, kind, list);
    }
    buf b = {0};
    for (size_t i = 0; i < list->n; i++) {
        if (i) buf_add_c(&b, "; ");
        buf_add(&b, list->names[i]);
    }
    str out = str_copy(r->memory, buf_str(&b));
    buf_free(&b);
    return out;
}

// --- the columns

EXPORT_TEXT(event_id, export_pair_text(r))
EXPORT_TEXT(day_of_event, export_day_of(r).day)
EXPORT_CELL(type, event_cell(r, EVENT_type))
EXPORT_CELL(mode, event_cell(r, EVENT_mode))
EXPORT_GET(intensity, out->number = event_cell(r, EVENT_score)->number;
           return !event_cell(r, EVENT_score)->null;)
EXPORT_TEXT(quad, upper_quad(r))
EXPORT_TEXT(contexts, export_list(r, event_cell(r, EVENT_contexts), ";"))
EXPORT_CELL(actor_name, side_cell(r, r->source, SIDE_name))
EXPORT_TEXT(actor_country, export_country(r, r->source))
EXPORT_GET(actor_cow, return cow(r, r->source, out);)
EXPORT_TEXT(actor_primary, export_last_sector(r, r->source))
EXPORT_TEXT(actor_sectors, export_sectors(r, r->source, ";"))
EXPORT_CELL(recipient_name, side_cell(r, r->target, SIDE_name))
EXPORT_TEXT(recipient_country, export_country(r, r->target))
EXPORT_GET(recipient_cow, return cow(r, r->target, out);)
EXPORT_TEXT(recipient_primary, export_last_sector(r, r->target))
EXPORT_TEXT(recipient_sectors, export_sectors(r, r->target, ";"))
EXPORT_TEXT(placename, export_place_of(r).name)
EXPORT_TEXT(city, export_place_of(r).city)
EXPORT_TEXT(province, export_place_of(r).province)
EXPORT_TEXT(country, country_name(export_place_of(r).country))
EXPORT_GET(latitude, return export_degrees(r, EVENT_place_lat, out);)
EXPORT_GET(longitude, return export_degrees(r, EVENT_place_lon, out);)
EXPORT_CELL(feature, event_cell(r, EVENT_place_kind))
EXPORT_CELL(headline, document_cell(r, DOCUMENT_title))
EXPORT_CELL(publisher, document_cell(r, DOCUMENT_outlet))
EXPORT_TEXT(published, export_published(r).day)
EXPORT_TEXT(people, story(r, STORY_PEOPLE))
EXPORT_TEXT(organizations, story(r, STORY_ORGANIZATIONS))
EXPORT_TEXT(locations, story(r, STORY_PLACES))
EXPORT_TEXT(language_name, language(r))
EXPORT_TEXT(version, STR("demarche " DEMARCHE_VERSION))

static const export_column COLUMNS[] = {
    EXPORT_COLUMN("Event ID", STRING, event_id, "The event's id and the positions of its sides."),
    EXPORT_COLUMN("Event Date", STRING, day_of_event,
                  "YYYY-MM-DD; empty where the text tells no day."),
    EXPORT_COLUMN("Event Type", STRING, type, "PLOVER type."),
    EXPORT_COLUMN("Event Mode", STRING, mode, "PLOVER mode of that type."),
    EXPORT_COLUMN("Intensity", NUMBER, intensity, "PLOVER's score of type and mode, -10 to 10."),
    EXPORT_COLUMN("Quad Code", STRING, quad,
                  "`VERBAL COOPERATION`, `MATERIAL COOPERATION`, `VERBAL "
                  "CONFLICT`, `MATERIAL CONFLICT`."),
    EXPORT_COLUMN("Contexts", STRING, contexts, "PLOVER contexts, by semicolons."),
    EXPORT_COLUMN("Actor Name", STRING, actor_name, "Who does it, as written."),
    EXPORT_COLUMN("Actor Country", STRING, actor_country, "Name of the country."),
    EXPORT_COLUMN("Actor COW", INTEGER, actor_cow, "Its number in the Correlates of War project."),
    EXPORT_COLUMN("Primary Actor Sector", STRING, actor_primary,
                  "The most specific sector (`MIL`)."),
    EXPORT_COLUMN("Actor Sectors", STRING, actor_sectors,
                  "All sectors, by semicolons, the most specific last."),
    EXPORT_COLUMN("Actor Title", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Actor Name Raw", STRING, actor_name, "Who does it, as written."),
    EXPORT_COLUMN("Wikipedia Actor ID", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Recipient Name", STRING, recipient_name, "To whom it is done, as written."),
    EXPORT_COLUMN("Recipient Country", STRING, recipient_country, "Name of the country."),
    EXPORT_COLUMN("Recipient COW", INTEGER, recipient_cow,
                  "Its number in the Correlates of War project."),
    EXPORT_COLUMN("Primary Recipient Sector", STRING, recipient_primary,
                  "The most specific sector."),
    EXPORT_COLUMN("Recipient Sectors", STRING, recipient_sectors, "All sectors, by semicolons."),
    EXPORT_COLUMN("Recipient Title", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Recipient Name Raw", STRING, recipient_name, "To whom it is done, as written."),
    EXPORT_COLUMN("Wikipedia Recipient ID", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Placename", STRING, placename, "Where, as written."),
    EXPORT_COLUMN("City", STRING, city, "Where, when it is a town."),
    EXPORT_COLUMN("District", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Province", STRING, province, "The part of the country, by GeoNames."),
    EXPORT_COLUMN("Country", STRING, country, "Name of the country where it is."),
    EXPORT_COLUMN("Latitude", NUMBER, latitude, "Degrees north."),
    EXPORT_COLUMN("Longitude", NUMBER, longitude, "Degrees east."),
    EXPORT_COLUMN("GeoNames ID", STRING, export_give_empty, "Not known: empty."),
    EXPORT_COLUMN("Feature Type", STRING, feature,
                  "What sort of place it is, in our words: `city`, `base`."),
    EXPORT_COLUMN("Headline", STRING, headline, "Of the document."),
    EXPORT_COLUMN("Source", STRING, publisher, "The outlet."),
    EXPORT_COLUMN("Publication Date", STRING, published, "YYYY-MM-DD."),
    EXPORT_COLUMN("Story People", STRING, people, "People whom the document names, by semicolons."),
    EXPORT_COLUMN("Story Organizations", STRING, organizations, "Bodies and groups that it names."),
    EXPORT_COLUMN("Story Locations", STRING, locations, "Places that it names."),
    EXPORT_COLUMN("Language", STRING, language_name,
                  "Of the document: `English`, else the ISO 639 code."),
    EXPORT_COLUMN("Version", STRING, version, "Of this program."),
};

const export_columns EXPORT_POLECAT = {COLUMNS, sizeof COLUMNS / sizeof *COLUMNS};
_Static_assert(sizeof COLUMNS / sizeof *COLUMNS == 40, "POLECAT has 40 columns");
