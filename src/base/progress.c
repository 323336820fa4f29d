#include "base/progress.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define BAR_LEAST  8     // columns; a shorter one tells nothing
#define BAR_MOST   30    // a longer one takes the place of numbers
#define LEFT_MOST  3.6e6 // seconds; a thousand hours are no forecast
#define LEFT_LEAST 0.5   // seconds of work from which one may guess

double progress_left(const progress *p)
{
    if (!p->total || p->bytes <= p->passed || p->seconds < LEFT_LEAST) return NAN;
    if (p->bytes >= p->total) return 0;
    double left = (double)(p->total - p->bytes) * p->seconds / (double)(p->bytes - p->passed);
    return left < LEFT_MOST ? left : NAN;
}

double progress_rate(const progress *p)
{
    return p->n_counts && p->seconds > 0 ? (double)p->counts[0].n / p->seconds : 0;
}

void progress_number(uint64_t n, buf *out)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) buf_add_byte(out, ',');
        buf_add_byte(out, digits[i]);
    }
}

// "0:42", "1:02:03".
static void add_time(double seconds, buf *out)
{
    unsigned long s = (unsigned long)(seconds + 0.5);
    if (s >= 3600)
        buf_add_format(out, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
    else
        buf_add_format(out, "%lu:%02lu", s / 60, s % 60);
}

static void add_numbers(const progress *p, buf *out)
{
    double left = progress_left(p), rate = progress_rate(p);
    for (size_t i = 0; i < p->n_counts; i++) {
        if (i && !p->counts[i].n) continue;
        if (i) buf_add_c(out, "  ");
        progress_number(p->counts[i].n, out);
        buf_add_format(out, " %s", p->counts[i].name);
        if (i == 0) buf_add_format(out, rate < 10 ? "  %.1f/s" : "  %.0f/s", rate);
    }
    buf_add_c(out, "  ");
    add_time(isnan(left) ? p->seconds : left, out);
    if (!isnan(left)) buf_add_c(out, " left");
}

static void add_bar(const progress *p, size_t columns, buf *out)
{
    double share = p->bytes < p->total ? (double)p->bytes / (double)p->total : 1;
    size_t full = (size_t)(share * (double)columns);
    buf_add_byte(out, '[');
    for (size_t i = 0; i < columns; i++) buf_add_byte(out, i < full ? '=' : i == full ? '>' : ' ');
    buf_add_format(out, "] %3d%%  ", (int)(share * 100));
}

void progress_bar(const progress *p, int width, buf *out)
{
    buf numbers = {0};
    add_numbers(p, &numbers);
    size_t room = width > 0 ? (size_t)width : 0, frame = strlen("[] 100%  ");
    if (p->total && room >= numbers.n + frame + BAR_LEAST) {
        size_t columns = room - numbers.n - frame;
        add_bar(p, columns < BAR_MOST ? columns : BAR_MOST, out);
    }
    buf_add(out, str_sub(buf_str(&numbers), 0, room));
    buf_free(&numbers);
}

// Numbers for people to read: a tenth will do.
static double tenth(double x)
{
    return isnan(x) ? x : floor(x * 10 + 0.5) / 10;
}

void progress_members(const progress *p, const char *record, json_writer *w)
{
    json_field_string(w, "record", str_of(record));
    for (size_t i = 0; i < p->n_counts; i++)
        json_field_int(w, p->counts[i].name, (int64_t)p->counts[i].n);
    json_field_int(w, "bytes", (int64_t)p->bytes);
    json_write_key(w, "total");
    if (p->total)
        json_write_int(w, (int64_t)p->total);
    else
        json_write_null(w);
    json_field_double(w, "seconds", tenth(p->seconds));
    json_field_double(w, "rate", tenth(progress_rate(p)));
    json_field_double(w, "eta", tenth(progress_left(p)));
}
