#include "document/fieldnames.h"

const char *const FIELD_NAMES[FIELD_COUNT] = {"id",  "title",  "text",  "date",
                                              "url", "outlet", "byline"};

field_names field_names_of(const document_options *o)
{
    static const char *const SECOND[FIELD_COUNT] = {
        [FIELD_ID] = "_id", // document stores' own
        [FIELD_URL] = "sourceUrl",
        [FIELD_OUTLET] = "source|sourceName",
        [FIELD_BYLINE] = "author",
    };
    const str given[FIELD_COUNT] = {o->id_field,  o->title_field,  o->text_field,  o->date_field,
                                    o->url_field, o->outlet_field, o->byline_field};
    field_names names = {0};
    for (int i = 0; i < FIELD_COUNT; i++) {
        names.mapped[i] = given[i].p != NULL;
        names.first[i] = names.mapped[i] ? given[i] : str_of(FIELD_NAMES[i]);
        if (!names.mapped[i]) names.second[i] = str_of(SECOND[i]);
    }
    return names;
}

record_facts field_facts(const str values[FIELD_COUNT])
{
    return (record_facts){.id = values[FIELD_ID],
                          .title = values[FIELD_TITLE],
                          .date = values[FIELD_DATE],
                          .url = values[FIELD_URL],
                          .outlet = values[FIELD_OUTLET],
                          .byline = values[FIELD_BYLINE]};
}
