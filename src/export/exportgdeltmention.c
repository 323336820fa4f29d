// GDELT 2.0's 16 columns of mentions: tab-separated, without a header, a row for each mention of an
// event, with the ids of its rows in the table of events.
#include "export/exportgdelt.h"

#include "base/url.h"

#include <math.h>

#define TYPE_WEB      1
#define TYPE_CITATION 2

static str host(str url)
{
    str h = url_split(url).authority;
    if (str_starts(h, STR("//"))) h = str_sub(h, 2, h.n);
    return str_starts_nocase(h, STR("www.")) ? str_sub(h, 4, h.n) : h;
}

static str source_name(const export_row *r)
{
    str url = document_cell(r, DOCUMENT_url)->text;
    return url.n ? host(url) : document_cell(r, DOCUMENT_outlet)->text;
}

static str identifier(const export_row *r)
{
    str url = document_cell(r, DOCUMENT_url)->text;
    str own = document_cell(r, DOCUMENT_source_id)->text;
    return url.n ? url : own.n ? own : r->document->row->key;
}

// Of a byte of the text, in characters; -1 where a side is not written in this sentence.
static bool offset(const export_row *r, const stored_cell *byte, export_value *out)
{
    out->integer = -1;
    if (byte->null) return true;
    utf8_seek_byte(r->place, (size_t)byte->integer);
    out->integer = (int64_t)r->place->codepoint;
    return true;
}

static bool is_written(const export_row *r, const stored_row *side)
{
    return !side || !side_cell(r, side, SIDE_span_begin)->null;
}

EXPORT_GET(global_id, out->integer = r->pair; return true;)
EXPORT_GET(event_time, return exportgdelt_moment(r->first_published, out);)
EXPORT_GET(mention_time,
           return exportgdelt_moment(document_cell(r, DOCUMENT_published_value)->text, out);)
EXPORT_GET(type, out->integer = document_cell(r, DOCUMENT_url)->text.n ? TYPE_WEB : TYPE_CITATION;
           return true;)
EXPORT_TEXT(source, source_name(r))
EXPORT_TEXT(document_name, identifier(r))
EXPORT_GET(sentence_id, out->integer = event_cell(r, EVENT_sentence)->integer + 1; return true;)
EXPORT_GET(source_offset, return offset(r, side_cell(r, r->source, SIDE_span_begin), out);)
EXPORT_GET(target_offset, return offset(r, side_cell(r, r->target, SIDE_span_begin), out);)
EXPORT_GET(action_offset, return offset(r, event_cell(r, EVENT_trigger_span_begin), out);)
EXPORT_GET(raw, out->integer = is_written(r, r->source) && is_written(r, r->target); return true;)
EXPORT_GET(confidence, double tenths = round(event_cell(r, EVENT_confidence)->number * 10);
           out->integer = 10 * (int64_t)(tenths < 1 ? 1 : tenths); return true;)
EXPORT_GET(length, out->integer = (int64_t)r->characters; return true;)

static const export_column COLUMNS[] = {
    EXPORT_COLUMN("GLOBALEVENTID", INTEGER, global_id, "As in the table of events."),
    EXPORT_COLUMN("EventTimeDate", INTEGER, event_time,
                  "YYYYMMDDHHMMSS of the first mention's publication."),
    EXPORT_COLUMN("MentionTimeDate", INTEGER, mention_time,
                  "YYYYMMDDHHMMSS of this document's publication."),
    EXPORT_COLUMN("MentionType", INTEGER, type, "1 the web; 2 a citation, without an address."),
    EXPORT_COLUMN("MentionSourceName", STRING, source, "Host of the address, else the outlet."),
    EXPORT_COLUMN("MentionIdentifier", STRING, document_name,
                  "Address of the document, else its own id, else ours."),
    EXPORT_COLUMN("SentenceID", INTEGER, sentence_id,
                  "Sentence of the document, from 1, headlines included."),
    EXPORT_COLUMN("Actor1CharOffset", INTEGER, source_offset,
                  "Character of the document where it stands; -1 where it is not written there."),
    EXPORT_COLUMN("Actor2CharOffset", INTEGER, target_offset, "As of actor 1."),
    EXPORT_COLUMN("ActionCharOffset", INTEGER, action_offset, "Of the trigger."),
    EXPORT_COLUMN("InRawText", INTEGER, raw, "1 where both sides are written in the text."),
    EXPORT_COLUMN("Confidence", INTEGER, confidence, "Percent, 10 to 100 in steps of 10."),
    EXPORT_COLUMN("MentionDocLen", INTEGER, length, "Characters of the document."),
    EXPORT_COLUMN("MentionDocTone", NUMBER, export_give_empty, "We measure no tone: empty."),
    EXPORT_COLUMN("MentionDocTranslationInfo", STRING, export_give_empty,
                  "Nothing is translated: empty."),
    EXPORT_COLUMN("Extras", STRING, export_give_empty, "Empty."),
};
_Static_assert(sizeof COLUMNS / sizeof *COLUMNS == 16, "GDELT's mentions have 16 columns");

const export_columns EXPORT_GDELT_MENTIONS = {COLUMNS, sizeof COLUMNS / sizeof *COLUMNS};
