#include "store/postgres_sql.h"

#include "base/ascii.h"

#include <string.h>

// Copies a quoted piece, if one begins here; gives what is behind it.
static const char *pass_quoted(const char *p, buf *out)
{
    char quote = *p;
    if (quote != '\'' && quote != '"') return p;
    do buf_add_byte(out, *p++);
    while (*p && *p != quote);
    if (*p) buf_add_byte(out, *p++);
    return p;
}

int postgres_sql_values(const char *sql, buf *out)
{
    int most = 0;
    for (const char *p = sql; *p;) {
        const char *next = pass_quoted(p, out);
        if (next != p) {
            p = next;
            continue;
        }
        if (*p == '?') {
            int number = 0;
            for (const char *d = p + 1; ascii_is_digit(*d); d++) number = number * 10 + (*d - '0');
            if (number > most) most = number;
        }
        buf_add_byte(out, *p == '?' ? '$' : *p);
        p++;
    }
    return most;
}

static const struct {
    const char *ours, *theirs;
} WORDS[] = {
    {" number INTEGER PRIMARY KEY", " number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
    {" TEXT", " TEXT COLLATE \"C\""},
    {" INTEGER", " BIGINT"},
    {" REAL", " DOUBLE PRECISION"},
    {" BLOB", " BYTEA"},
    {" WITHOUT ROWID", ""},
};

void postgres_sql_tables(const char *sql, buf *out)
{
    for (const char *p = sql; *p;) {
        const char *next = pass_quoted(p, out);
        if (next != p) {
            p = next;
            continue;
        }
        size_t i = 0, n = sizeof WORDS / sizeof *WORDS;
        while (i < n && strncmp(p, WORDS[i].ours, strlen(WORDS[i].ours)) != 0) i++;
        if (i < n) {
            buf_add_c(out, WORDS[i].theirs);
            p += strlen(WORDS[i].ours);
        } else {
            buf_add_byte(out, *p++);
        }
    }
}
