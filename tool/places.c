// Makes the gazetteer: a constant table in C of the places of the world (src/mention/gazetteer.h).
//
//     places COUNTRIES.tsv PLACES.tsv... > place_table.inc
//
// COUNTRIES.tsv gives each country's codes and middle; PLACES.tsv our own places. To these it adds
// what Debian's libgeonames0 knows, opened when it runs (no headers, no link): towns with
// coordinates and inhabitants, and from the towns the parts of countries that they lie in, in the
// middle of their people. Without the package the table holds our own places alone, and a line on
// standard error says so.
//
// A host program of the build: it prints and exits, and lets the system free its memory.
// NOLINTBEGIN(clang-analyzer-unix.Malloc)
#include "mention/gazetteer.h"
#include "mention/placekey.h"

#include <dlfcn.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define LIBRARY        "libgeonames.so.0"
#define CELLS          6
#define SAME_DEGREES   0.5 // a town of ours and one of GeoNames with one name are the same this near
#define ARTICLE_MIN    5   // letters of a name that stand without their article ("Hillah")
#define ARTICLE_PEOPLE 40000 // and inhabitants of the town
#define PLACES_MAX     65000 // rows have 16 bits
#define ADMINS_MAX     65000

typedef struct {
    char *name, *admin;
    int country; // index; 0: none
    double lat, lon, weight;
    uint32_t people;
    place_kind kind;
    bool own, dead;
    bool town;    // of ours: where GeoNames has the largest town of the name in the country
    char *within; // of ours: the part of the country whose middle is taken; NULL: none
} place;

typedef struct {
    char *key;
    uint32_t row;
} entry;

typedef struct {
    char code[4], alpha2[3];
    double lat, lon;
} land;

static struct {
    land lands[256]; // [n_lands], the first is none
    int n_lands;
    place places[PLACES_MAX];
    uint32_t n_places, n_own;
    entry *entries;
    uint32_t n_entries, cap;
} all;

static char NO_TEXT[] = "";

static _Noreturn void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("places: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static char *copy(const char *s)
{
    char *c = strdup(s);
    if (!c) die("out of memory");
    return c;
}

static int land_of(const char *code, bool alpha2)
{
    if (!*code) return 0;
    for (int i = 1; i < all.n_lands; i++)
        if (strcmp(alpha2 ? all.lands[i].alpha2 : all.lands[i].code, code) == 0) return i;
    return -1;
}

static uint32_t add_place(place p)
{
    if (all.n_places == PLACES_MAX) die("more than %d places", PLACES_MAX);
    all.places[all.n_places] = p;
    return all.n_places++;
}

// A name without marks on its letters and the signs for glottal stops, for the key.
static str plain(const char *name)
{
    utf8proc_uint8_t *wide = utf8proc_NFD((const utf8proc_uint8_t *)name);
    if (!wide) die("\"%s\" is no UTF-8", name);
    char *out = (char *)wide;
    size_t n = 0;
    for (utf8proc_ssize_t i = 0, len; wide[i]; i += len) {
        utf8proc_int32_t c;
        len = utf8proc_iterate(wide + i, -1, &c);
        if (len <= 0) die("\"%s\" is no UTF-8", name);
        bool mark = utf8proc_category(c) == UTF8PROC_CATEGORY_MN || (c >= 0x2B0 && c <= 0x2FF) ||
                    c == 0x2018 || c == 0x2019;
        if (mark) continue;
        memmove(out + n, wide + i, (size_t)len);
        n += (size_t)len;
    }
    out[n] = '\0';
    return (str){out, n};
}

static void add_key(const char *name, uint32_t row)
{
    placekey k = placekey_of(plain(name));
    str text = placekey_text(&k);
    if (!text.n) return; // too long to be found
    if (all.n_entries == all.cap) {
        all.cap = all.cap ? all.cap * 2 : 4096;
        all.entries = realloc(all.entries, all.cap * sizeof *all.entries);
        if (!all.entries) die("out of memory");
    }
    char key[PLACEKEY_MAX + 1];
    memcpy(key, text.p, text.n);
    key[text.n] = '\0';
    all.entries[all.n_entries++] = (entry){copy(key), row};
}

// --- our own lists

static int cells_of(char *line, char *cells[CELLS])
{
    int n = 0;
    for (char *next; line && n < CELLS; line = next) {
        next = strchr(line, '\t');
        if (next) *next++ = '\0';
        cells[n++] = line;
    }
    return line ? -1 : n;
}

static void each_line(const char *path, void (*use)(char *cells[CELLS], int n, const char *where))
{
    FILE *f = fopen(path, "r");
    if (!f) die("%s cannot be read", path);
    char *line = NULL, where[256];
    size_t cap = 0;
    bool header = false;
    for (int number = 1; getline(&line, &cap, f) >= 0; number++) {
        char *cells[CELLS];
        line[strcspn(line, "\r\n")] = '\0';
        if (!*line || *line == '#') continue;
        snprintf(where, sizeof where, "%s:%d", path, number);
        if (header) use(cells, cells_of(line, cells), where);
        header = true;
    }
    free(line);
    fclose(f);
}

static double degrees(const char *text, double most, const char *where)
{
    char *end;
    if (strcmp(text, "-") == 0) return GAZETTEER_NOWHERE; // off the Earth
    double d = strtod(text, &end);
    if (end == text || *end || d < -most || d > most) die("%s: no degrees: \"%s\"", where, text);
    return d;
}

static void read_land(char *cells[CELLS], int n, const char *where)
{
    if (n != 4 || strlen(cells[0]) != 3 || strlen(cells[1]) != 2)
        die("%s: give country, alpha2, lat, lon", where);
    if (all.n_lands == 256) die("%s: more than 255 countries", where);
    land *l = &all.lands[all.n_lands++];
    memcpy(l->code, cells[0], 4);
    memcpy(l->alpha2, cells[1], 3);
    l->lat = degrees(cells[2], 90, where);
    l->lon = degrees(cells[3], 180, where);
}

static place_kind kind_of(const char *name, const char *where)
{
    static const char *const NAMES[PLACE_KINDS] = {"country",  "state",   "city",   "region",
                                                   "base",     "strait",  "sea",    "river",
                                                   "mountain", "airport", "border", "site"};
    for (int k = 0; k < PLACE_KINDS; k++)
        if (strcmp(NAMES[k], name) == 0) return (place_kind)k;
    die("%s: no kind of place: \"%s\"", where, name);
}

static void read_place(char *cells[CELLS], int n, const char *where)
{
    if (n != CELLS) die("%s: %d cells instead of %d", where, n, CELLS);
    place p = {.kind = kind_of(cells[1], where), .own = true, .admin = NO_TEXT};
    p.country = land_of(cells[2], false);
    if (p.country < 0) die("%s: no country: \"%s\"", where, cells[2]);
    p.town = strcmp(cells[5], "town") == 0;
    p.dead = *cells[5]; // resolved once GeoNames is read
    if (strncmp(cells[5], "in ", 3) == 0) {
        p.within = copy(cells[5] + 3);
    } else if (*cells[5] && !p.town) {
        p.admin = copy(cells[5]);
    } else if (!p.town) {
        p.lat = degrees(cells[3], 90, where);
        p.lon = degrees(cells[4], 180, where);
    }
    for (char *name = cells[0], *next; name; name = next) {
        next = strchr(name, '|');
        if (next) *next++ = '\0';
        if (!*name) die("%s: an empty name", where);
        if (!p.name) {
            p.name = copy(name);
            add_place(p);
        }
        add_key(name, all.n_places - 1);
    }
}

// --- GeoNames

typedef struct {
    int (*count)(void);
    void *(*get)(int index);
    void (*let_go)(void *city);
    const char *(*name)(void *city);
    const char *(*state)(void *city);
    const char *(*country)(void *city);
    double (*lat)(void *city);
    double (*lon)(void *city);
    unsigned (*people)(void *city);
} library;

static bool open_library(library *l)
{
    void *so = dlopen(LIBRARY, RTLD_NOW);
    if (!so) return false;
    const struct {
        void *to;
        const char *name;
    } FUNCTIONS[] = {{&l->count, "geonames_get_n_cities"},
                     {&l->get, "geonames_get_city"},
                     {&l->let_go, "geonames_city_free"},
                     {&l->name, "geonames_city_get_name"},
                     {&l->state, "geonames_city_get_state"},
                     {&l->country, "geonames_city_get_country_code"},
                     {&l->lat, "geonames_city_get_latitude"},
                     {&l->lon, "geonames_city_get_longitude"},
                     {&l->people, "geonames_city_get_population"}};
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        void *f = dlsym(so, FUNCTIONS[i].name);
        if (!f) return false;
        memcpy(FUNCTIONS[i].to, &f, sizeof f);
    }
    return true;
}

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order) return order;
    const place *p = &all.places[x->row], *q = &all.places[y->row];
    if (p->own != q->own) return p->own ? -1 : 1;
    if (p->people != q->people) return p->people > q->people ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

// Our own town of this name and country near by; NULL when there is none. Only over the first
// `n_own_keys` entries, which are sorted.
static place *own_town(const char *name, const place *p, uint32_t n_own_keys)
{
    placekey k = placekey_of(plain(name));
    str text = placekey_text(&k);
    uint32_t low = 0, high = n_own_keys;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        str key = str_of(all.entries[mid].key);
        if (str_cmp(key, text) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < n_own_keys && str_eq(str_of(all.entries[low].key), text); low++) {
        place *q = &all.places[all.entries[low].row];
        bool near = !q->dead && fabs(q->lat - p->lat) < SAME_DEGREES &&
                    fabs(q->lon - p->lon) < SAME_DEGREES;
        if (q->country == p->country && q->kind == PLACE_CITY && (near || q->town)) return q;
    }
    return NULL;
}

static void read_geonames(const library *l)
{
    uint32_t n_own_keys = all.n_entries;
    qsort(all.entries, n_own_keys, sizeof *all.entries, by_key);
    for (int i = 0; i < l->count(); i++) {
        void *city = l->get(i);
        const char *name = l->name(city);
        place p = {.kind = PLACE_CITY, .lat = l->lat(city), .lon = l->lon(city)};
        p.country = land_of(l->country(city), true);
        p.people = l->people(city);
        if (p.country < 0) p.country = 0;
        place *known = own_town(name, &p, n_own_keys);
        if (known && p.people > known->people) {
            known->people = p.people;
            known->admin = copy(l->state(city));
            if (known->town) {
                known->lat = p.lat;
                known->lon = p.lon;
                known->dead = false;
            }
        }
        if (!known && *name) {
            p.name = copy(name);
            p.admin = copy(l->state(city));
            uint32_t row = add_place(p);
            add_key(name, row);
            size_t n = strlen(name);
            bool article = n > 3 && name[2] == ' ' && strchr("AE", name[0]) &&
                           (size_t)(n - 3) >= ARTICLE_MIN && p.people >= ARTICLE_PEOPLE &&
                           strchr("lrsnz", name[1]);
            if (article) add_key(name + 3, row);
        }
        l->let_go(city);
    }
}

// --- parts of countries

// What their names begin or end with: "Donetsk Oblast" is also Donetsk.
static const char *const BEFORE[] = {"State of ",        "Autonomous Republic of ",
                                     "Republic of ",     "Special Region of ",
                                     "Departamento de ", "Estado "};
static const char *const AFTER[] = {
    " Oblast",     " oblast",   " Governorate", " Province",  " Region",     " State",
    " District",   " Republic", " Krai",        " Territory", " Prefecture", " Voivodeship",
    " Voivodship", " County",   " Department",  " Emirate",   " Rayon",      " Division"};
// What is left may not be one of these.
static const char BARE[] =
    "north|south|east|west|northern|southern|eastern|western|central|centre|"
    "center|nord|sud|est|ouest|norte|sur|este|oeste|capital|national capital|"
    "far north|upper|lower|littoral|plateau|delta|rivers|lakes|unity|bay|lake|"
    "coast|highlands|islands|north west|south west|north east|south east|"
    "red sea|new valley|northern borders|somali|niger|gaza|mon|chin|lara|meta";

static bool is_bare(const char *name)
{
    placekey k = placekey_of(str_of(name));
    return str_in_list(placekey_text(&k), BARE, '|');
}

static void add_state_keys(const char *name, uint32_t row)
{
    char cut[256];
    if (!is_bare(name)) add_key(name, row);
    snprintf(cut, sizeof cut, "%s", name);
    char *from = cut;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++)
        if (strncmp(cut, BEFORE[i], strlen(BEFORE[i])) == 0) from = cut + strlen(BEFORE[i]);
    for (size_t i = 0; i < sizeof AFTER / sizeof *AFTER; i++) {
        size_t n = strlen(from), m = strlen(AFTER[i]);
        if (n > m && strcmp(from + n - m, AFTER[i]) == 0) from[n - m] = '\0';
    }
    if (strcmp(from, name) != 0 && !is_bare(from)) add_key(from, row);
}

static int by_state(const void *a, const void *b)
{
    const place *p = *(place *const *)a, *q = *(place *const *)b;
    if (p->country != q->country) return p->country < q->country ? -1 : 1;
    int order = strcmp(p->admin, q->admin);
    return order ? order : p < q ? -1 : p > q;
}

static void middle(place *const *towns, uint32_t n, place *out)
{
    double weight = 0, lat = 0, lon = 0;
    for (uint32_t i = 0; i < n; i++) {
        double w = towns[i]->people + 1.0;
        weight += w;
        lat += w * towns[i]->lat;
        lon += w * towns[i]->lon;
        out->people += towns[i]->people;
    }
    out->lat = lat / weight;
    out->lon = lon / weight;
}

static bool ends(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

static void add_states(void)
{
    uint32_t n = 0, n_towns = all.n_places;
    place **towns = calloc(n_towns + 1, sizeof *towns);
    if (!towns) die("out of memory");
    for (uint32_t i = 0; i < n_towns; i++)
        if (all.places[i].kind == PLACE_CITY && *all.places[i].admin && !all.places[i].dead)
            towns[n++] = &all.places[i];
    qsort(towns, n, sizeof *towns, by_state);
    for (uint32_t i = 0, j; i < n; i = j) {
        const char *name = towns[i]->admin;
        for (j = i + 1; j < n && towns[j]->country == towns[i]->country; j++)
            if (strcmp(towns[j]->admin, name) != 0) break;
        place p = {.name = copy(name), .admin = NO_TEXT, .country = towns[i]->country};
        p.kind = PLACE_STATE;
        middle(towns + i, j - i, &p);
        bool known = false; // under an English name of ours
        for (uint32_t k = 0; k < all.n_own; k++) {
            place *o = &all.places[k];
            bool like = o->dead && !o->within && !o->town;
            if (!like || o->country != p.country || strcmp(o->admin, name) != 0) continue;
            o->lat = p.lat;
            o->lon = p.lon;
            o->people = p.people;
            o->dead = false;
            o->admin = NO_TEXT;
            add_state_keys(name, k);
            known = true;
        }
        if (!known && !ends(name, " City") && !ends(name, " Municipality"))
            add_state_keys(name, add_place(p));
    }
}

// "Wayanad", in Kerala: in the middle of it.
static void place_parts(void)
{
    for (uint32_t i = 0; i < all.n_own; i++) {
        place *o = &all.places[i];
        if (!o->within) continue;
        for (uint32_t k = 0; k < all.n_places && o->dead; k++) {
            const place *p = &all.places[k];
            if (p->kind != PLACE_STATE || p->dead || p->within || p->country != o->country ||
                strcmp(p->name, o->within) != 0)
                continue;
            o->lat = p->lat;
            o->lon = p->lon;
            o->admin = o->within;
            o->dead = false;
        }
    }
}

// --- the table

static uint32_t pool_size = 1;

static uint32_t pool_add(const char *s)
{
    uint32_t at = pool_size;
    putchar('"');
    for (; *s; s++, pool_size++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\' || c == '?' || c < 0x20 || c >= 0x7F)
            printf("\\%03o", c);
        else
            putchar(c);
    }
    puts("\\0\"");
    pool_size++;
    return at;
}

// Keeps the entries whose row lives, once each.
static void tidy_entries(void)
{
    uint32_t n = 0;
    qsort(all.entries, all.n_entries, sizeof *all.entries, by_key);
    for (uint32_t i = 0; i < all.n_entries; i++) {
        const entry *e = &all.entries[i];
        if (all.places[e->row].dead) continue;
        if (n && strcmp(all.entries[n - 1].key, e->key) == 0 && all.entries[n - 1].row == e->row)
            continue;
        all.entries[n++] = *e;
    }
    all.n_entries = n;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Bits of the words that stand before another one of a key: what table_leads is to other tables.
static void print_leads(uint32_t n_keys, const uint32_t *first)
{
    uint32_t n = 1;
    while (n * 32 < n_keys * 8) n *= 2;
    uint32_t *bits = calloc(n, sizeof *bits);
    if (!bits) die("out of memory");
    for (uint32_t i = 0; i < n_keys; i++) {
        const char *key = all.entries[first[i]].key;
        for (const char *p = key; (p = strchr(p, ' ')); p++) {
            uint32_t bit = placekey_hash((str){key, (size_t)(p - key)}) & (n * 32 - 1);
            bits[bit / 32] |= 1u << (bit % 32);
        }
    }
    puts("static const uint32_t gazetteer_bits[] = {");
    for (uint32_t i = 0; i < n; i++) printf("%uu,%s", bits[i], i % 8 == 7 ? "\n" : "");
    printf("};\n#define GAZETTEER_BITS %uu\n", n * 32);
    free(bits);
}

static void print_table(bool geonames)
{
    char **admins = calloc(all.n_places + 1, sizeof *admins);
    uint32_t *names = calloc(all.n_places + 1, sizeof *names);
    uint32_t *keys = calloc(all.n_entries + 1, sizeof *keys);
    uint32_t *first = calloc(all.n_entries + 2, sizeof *first);
    uint32_t n_admins = 0, n_keys = 0, n_slots = 1024;
    if (!admins || !names || !keys || !first) die("out of memory");
    for (uint32_t i = 0; i < all.n_places; i++) admins[i] = all.places[i].admin;
    admins[all.n_places] = NO_TEXT;
    qsort(admins, all.n_places + 1, sizeof *admins, by_text);
    for (uint32_t i = 0; i <= all.n_places; i++)
        if (!n_admins || strcmp(admins[n_admins - 1], admins[i]) != 0)
            admins[n_admins++] = admins[i];
    puts("static const char gazetteer_pool[] = \"\\0\"");
    for (uint32_t i = 0; i < all.n_places; i++) names[i] = pool_add(all.places[i].name);
    uint32_t *admin_at = calloc(n_admins, sizeof *admin_at);
    if (!admin_at || n_admins > ADMINS_MAX) die("too many parts of countries");
    for (uint32_t i = 1; i < n_admins; i++) admin_at[i] = pool_add(admins[i]);
    for (uint32_t i = 0; i < all.n_entries; i++) {
        if (i && strcmp(all.entries[i].key, all.entries[i - 1].key) == 0) continue;
        first[n_keys] = i;
        keys[n_keys++] = pool_add(all.entries[i].key);
    }
    first[n_keys] = all.n_entries;
    if (n_keys >= UINT16_MAX) die("too many names");
    puts(";\nstatic const uint32_t gazetteer_admins[] = {");
    for (uint32_t i = 0; i < n_admins; i++) printf("%u,%s", admin_at[i], i % 16 == 15 ? "\n" : "");
    puts("};\nstatic const struct { char code[4]; int32_t lat, lon; } gazetteer_countries[] = {");
    for (int i = 0; i < all.n_lands; i++)
        printf("{\"%s\", %ld, %ld},\n", all.lands[i].code, lround(all.lands[i].lat * 1e4),
               lround(all.lands[i].lon * 1e4));
    puts("};\nstatic const gazetteer_row gazetteer_rows[] = {");
    for (uint32_t i = 0; i < all.n_places; i++) {
        const place *p = &all.places[i];
        char **admin = bsearch(&p->admin, admins, n_admins, sizeof *admins, by_text);
        printf("{%u,%ld,%ld,%u,%u,%d,%d},\n", names[i], lround(p->lat * 1e4), lround(p->lon * 1e4),
               p->people, (unsigned)(admin - admins), p->country,
               (int)p->kind | (p->own ? GAZETTEER_OWN : 0));
    }
    puts("};\nstatic const uint32_t gazetteer_keys[] = {");
    for (uint32_t i = 0; i < n_keys; i++) printf("%u,%s", keys[i], i % 16 == 15 ? "\n" : "");
    puts("};\nstatic const uint16_t gazetteer_first[] = {");
    for (uint32_t i = 0; i <= n_keys; i++) printf("%u,%s", first[i], i % 16 == 15 ? "\n" : "");
    puts("};\nstatic const uint16_t gazetteer_rows_of[] = {");
    for (uint32_t i = 0; i < all.n_entries; i++)
        printf("%u,%s", all.entries[i].row, i % 16 == 15 ? "\n" : "");
    while (n_slots < n_keys * 3 / 2) n_slots *= 2;
    uint16_t *slots = calloc(n_slots, sizeof *slots);
    if (!slots) die("out of memory");
    for (uint32_t i = 0; i < n_keys; i++) {
        uint32_t s = placekey_hash(str_of(all.entries[first[i]].key)) & (n_slots - 1);
        while (slots[s]) s = (s + 1) & (n_slots - 1);
        slots[s] = (uint16_t)(i + 1);
    }
    puts("};\nstatic const uint16_t gazetteer_slots[] = {");
    for (uint32_t i = 0; i < n_slots; i++) printf("%u,%s", slots[i], i % 16 == 15 ? "\n" : "");
    puts("};");
    print_leads(n_keys, first);
    printf("#define GAZETTEER_SLOTS %uu\n#define GAZETTEER_GEONAMES %s\n", n_slots,
           geonames ? "true" : "false");
}

int main(int argc, char **argv)
{
    library l;
    if (argc < 3) die("usage: places COUNTRIES.tsv PLACES.tsv...");
    all.n_lands = 1;
    each_line(argv[1], read_land);
    for (int i = 2; i < argc; i++) each_line(argv[i], read_place);
    all.n_own = all.n_places;
    bool geonames = open_library(&l);
    if (geonames) {
        read_geonames(&l);
        add_states();
        place_parts();
    } else {
        fprintf(stderr,
                "demarche: " LIBRARY " is missing (package libgeonames0): the gazetteer holds "
                "our own %u places alone\n",
                all.n_own);
    }
    tidy_entries();
    puts("// Made by tool/places; do not edit. Holds data of GeoNames (CC BY 4.0), "
         "www.geonames.org");
    print_table(geonames);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
// NOLINTEND(clang-analyzer-unix.Malloc)
