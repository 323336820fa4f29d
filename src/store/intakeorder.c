#include "store/intakeorder.h"

#include "base/arena.h"
#include "base/hash.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define NANOSECONDS 1000000000 // of a second

void intakeorder_identify(const char *file, arena *a, intake_input *plan)
{
    struct stat info = {0};
    char real[PATH_MAX];
    bool is_stream = strcmp(file, "-") == 0;
    const char *name = "-";
    *plan = (intake_input){.size = -1};
    if (!is_stream && stat(file, &info) != 0) {
        name = file; // it may be there another time
    } else if (!is_stream && S_ISREG(info.st_mode)) {
        name = realpath(file, real) ? real : file;
        plan->size = info.st_size;
        plan->changed = (int64_t)info.st_mtim.tv_sec * NANOSECONDS + info.st_mtim.tv_nsec;
    }
    plan->path = str_copy(a, str_of(name)).p;
    hash_hex(hash_str(str_of(name)), plan->id);
}

bool intakeorder_is_same(const intake_input *plan, const intake_reading *now, const statement *row)
{
    return plan->size >= 0 && row_integer(row, INTAKE_SIZE) == plan->size &&
           row_integer(row, INTAKE_CHANGED) == plan->changed &&
           str_eq(row_text(row, INTAKE_RUN), now->run) &&
           str_eq(row_text(row, INTAKE_OPTIONS), now->options);
}

void intakeorder_free(intakeorder *o)
{
    arena_free(&o->memory);
}

void intakeorder_add(intakeorder *o, str id)
{
    map_entry *known = map_find(&o->places, id);
    if (!known) known = map_add(&o->places, &o->memory, str_copy(&o->memory, id), NULL);
    known->value.number = o->n_added++;
}

// --- what comes later

typedef struct {
    str input;
    int64_t record; // its last one of the document
} told;

typedef VEC(told) told_list;

static status read_told(const intakeorder_question *q, str id, arena *a, told_list *out, diag *why)
{
    statement_text(q->records, 1, id);
    for (bool more = true; more;) {
        TRY(statement_step(q->records, &more, why));
        if (more)
            *vec_push(a, out) =
                (told){str_copy(a, row_text(q->records, 0)), row_integer(q->records, 1)};
    }
    statement_reset(q->records);
    return ST_OK;
}

// Is an input that comes later as it was noted? Looked at once a load.
static status look_at(intakeorder *o, const intakeorder_question *q, str input, arena *a,
                      uint32_t *same, diag *why)
{
    bool there;
    if (map_find_number(&o->same, input, same)) return ST_OK;
    *same = 0;
    statement_text(q->input, 1, input);
    TRY(statement_step(q->input, &there, why));
    if (there) {
        intake_input disk;
        intakeorder_identify(str_copy(a, row_text(q->input, INTAKE_PATH)).p, a, &disk);
        *same = intakeorder_is_same(&disk, &q->now, q->input);
    }
    statement_reset(q->input);
    map_set_number(&o->same, &o->memory, str_copy(&o->memory, input), *same);
    return ST_OK;
}

static status look_for(intakeorder *o, const intakeorder_question *q, const told_list *all,
                       str input, int64_t number, bool unchanged, arena *a, bool *later, diag *why)
{
    uint32_t here, there;
    bool placed = map_find_number(&o->places, input, &here);
    for (size_t i = 0; i < all->n && !*later; i++) {
        const told *x = &all->p[i];
        if (str_eq(x->input, input)) {
            *later = unchanged && x->record > number;
        } else if (placed && map_find_number(&o->places, x->input, &there) && there > here) {
            uint32_t same;
            TRY(look_at(o, q, x->input, a, &same, why));
            *later = same != 0;
        }
    }
    return ST_OK;
}

status intakeorder_later(intakeorder *o, const intakeorder_question *q, str id, str input,
                         int64_t number, bool unchanged, bool *later, diag *why)
{
    arena scratch = {0};
    told_list all = {0};
    *later = false;
    status s = read_told(q, id, &scratch, &all, why);
    if (s == ST_OK) s = look_for(o, q, &all, input, number, unchanged, &scratch, later, why);
    arena_free(&scratch);
    return s;
}
