// What of a list of contractors is a place, and what a well-known firm.
#include "ledger/noticeplace.h"

#include "base/ascii.h"
#include "ledger/noticetext.h"
#include "mention/gazetteer.h"
#include "mention/placekey.h"
#include "mention/statename.h"

#define TOWN_WORDS_MAX 4 // "King of Prussia"

// Firms that begin a new name behind "and".
static const char FIRMS[] =
    "Boeing|The Boeing|Raytheon|Lockheed|Northrop|General Dynamics|General Electric|"
    "General Atomics|BAE|L3|L3Harris|L-3|Oshkosh|AM General|Sikorsky|Bell|RTX|Leonardo|Kongsberg|"
    "Textron|Honeywell|Rolls-Royce|Rolls Royce|Pratt|Harris|Thales|Saab|Leidos|SAIC|CAE|Elbit|"
    "Rafael|MBDA|Insitu|AeroVironment|Airbus|Rheinmetall|DRS|Collins|Huntington|Austal|Bollinger|"
    "Anduril|Teledyne|Mercury|Allison|Cubic|ViaSat|Viasat|Motorola|Garmin|GE|Hensoldt|Kratos|"
    "Aerojet|Olin|Colt|Sierra Nevada|Orbital|Parsons|Jacobs|Amentum|Vectrus|Fluor|Marvin|Moog|"
    "Exelis|ITT|ATK|Alliant|United Technologies|Hawker|Beechcraft|Cessna|Gulfstream|Bombardier|"
    "Embraer|Nammo|Diehl|FLIR|Shield AI|Terma|Ultra|Vertex|DynCorp|PAE|KBR|M1|Fincantieri|"
    "Navistar|Mack|Caterpillar|Day & Zimmermann|American Ordnance|Science Applications|Engility|"
    "Booz|CACI|Tactical Air|Top Aces|Draken|S&K|Fairbanks|Williams|Hanwha|Javelin Joint Venture";
static const char STATES[] =
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    "Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
    "Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|"
    "New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming|District of Columbia|D.C.|DC|United Kingdom|UK|U.K.|England|"
    "Scotland|Northern Ireland|USA|U.S.|Quebec|Ontario|Ont.|Mass.|Calif.|Conn.|Fla.|Pa.|Va.|Md.|"
    "Ariz.|Ala.|Ark.|Wis.|Minn.|Mich.|Ind.|Ill.|N.J.|N.Y.|N.H.|N.C.|S.C.|Tex.|Okla.|Colo.|Wash.|"
    "Tenn.|Ga.|Mo.|Ky.|La.|Miss.|Ore.|Del.|Nev.|Kan.";
static const char CODES[] =
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|"
    "NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY";

size_t noticeplace_firm(str s, size_t at, size_t to)
{
    return notice_at_any(s, at, to, FIRMS);
}

str noticeplace_without_end(str s)
{
    s = str_trim(s);
    while (s.n > 1 && s.p[s.n - 1] == '.' && !str_in_list(s, STATES, '|')) s.n--;
    return str_trim(s);
}

// A state of the United States, or a country.
bool noticeplace_is_state(str piece)
{
    piece = str_trim(piece);
    if (notice_at_any(piece, 0, piece.n, "and") == 3) return false;
    str bare = noticeplace_without_end(piece);
    if (str_in_list(piece, STATES, '|') || str_in_list(bare, STATES, '|')) return true;
    if (str_in_list(bare, CODES, '|')) return true;
    return statename_code(bare, NULL).n > 0;
}

bool noticeplace_is_listed(str piece)
{
    piece = str_trim(piece);
    placekey key = placekey_of(piece);
    gazetteer_hits hits = gazetteer_find(placekey_text(&key));
    for (uint32_t i = 0; i < hits.n && i < 4; i++)
        if (gazetteer_get(hits.rows[i]).kind == PLACE_CITY) return true;
    return false;
}

// A town by the gazetteer, or by being few words of which none is a firm's.
bool noticeplace_is_town(str piece)
{
    static const char FIRM_WORDS[] =
        "Corporation|Company|Systems|Inc|LLC|Technologies|Industries|Electric|Aerospace|Services|"
        "Group|Solutions|Defense|Dynamics|Aviation|International|Aircraft|Marine|Ordnance|"
        "Missiles|Shipyard";
    size_t spaces = 0, stop;
    piece = str_trim(piece);
    for (size_t i = 0; i < piece.n; i++) spaces += notice_is_gap(piece.p[i]);
    bool firm = noticeplace_firm(piece, 0, piece.n) ||
                notice_find_any(piece, 0, piece.n, FIRM_WORDS, &stop) != SIZE_MAX;
    if (!firm && spaces < TOWN_WORDS_MAX && piece.n && ascii_is_upper(piece.p[0])) return true;
    return noticeplace_is_listed(piece);
}
