#include "base/arena.h"

#include "base/status.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ARENA_FIRST_CHUNK  ((size_t)64 << 10)
#define ARENA_LARGEST_STEP ((size_t)8 << 20) // chunks double up to this size
#define ARENA_LARGE        ((size_t)1 << 20) // pieces from this size on get pages of their own
#define LARGE_ELEMENT      ((size_t)128)     // of an array that often has one or two
#define ARENA_ALIGN        alignof(max_align_t)

struct arena_chunk {
    arena_chunk *next;
    arena_chunk **link; // what points here; kept for large ones only, which are never the head
    size_t size;        // usable bytes after the header
    bool large;         // mapped, holds one piece: grows in place or moves without a copy
    alignas(max_align_t) char bytes[];
};

__attribute__((noreturn)) static void out_of_memory(arena *a)
{
    if (a && a->on_oom) a->on_oom(a->oom_state);
    fputs("demarche: out of memory; give the program more, or let fewer jobs run at once\n",
          stderr);
    _exit(EXIT_CODE_MEMORY);
}

static size_t round_up(arena *a, size_t size)
{
    if (size > SIZE_MAX - sizeof(arena_chunk) - ARENA_ALIGN) out_of_memory(a);
    return (size + (ARENA_ALIGN - 1)) & ~(ARENA_ALIGN - 1);
}

static void free_chunk(arena_chunk *c)
{
    if (c->large)
        munmap(c, sizeof *c + c->size);
    else
        free(c);
}

static void add_chunk(arena *a, size_t need)
{
#ifdef ARENA_DEBUG // every piece is a malloc of its own, so that ASan sees its bounds
    size_t size = need;
#else
    size_t size = a->head ? a->head->size * 2 : ARENA_FIRST_CHUNK;
    if (size > ARENA_LARGEST_STEP) size = ARENA_LARGEST_STEP;
    if (size < need) size = need;
#endif
    arena_chunk *c = malloc(sizeof *c + size);
    if (!c) out_of_memory(a);
    c->next = a->head;
    c->size = size;
    c->large = false;
    a->head = c;
    a->used = 0;
    a->total += size;
}

#ifndef ARENA_DEBUG
// A large piece has pages of its own behind the head, which go on being filled: an array that
// doubles leaves no old copies behind, and pages that nobody touches cost nothing.
static void *add_large(arena *a, size_t need)
{
    if (!a->head) add_chunk(a, 1);
    arena_chunk *c =
        mmap(NULL, sizeof *c + need, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (c == MAP_FAILED) out_of_memory(a);
    *c = (arena_chunk){.next = a->head->next, .link = &a->head->next, .size = need, .large = true};
    if (c->next) c->next->link = &c->next;
    a->head->next = c;
    a->total += need;
    return c->bytes;
}

static void *grow_large(arena *a, void *p, size_t need)
{
    arena_chunk *c = (arena_chunk *)((char *)p - offsetof(arena_chunk, bytes));
    if (need <= c->size) return p;
    size_t more = need - c->size;
    c = mremap(c, sizeof *c + c->size, sizeof *c + need, MREMAP_MAYMOVE);
    if (c == MAP_FAILED) out_of_memory(a);
    c->size = need;
    *c->link = c;
    if (c->next) c->next->link = &c->next;
    a->total += more;
    return c->bytes;
}
#endif

void *arena_alloc(arena *a, size_t size)
{
    size_t need = round_up(a, size ? size : 1);
#ifdef ARENA_DEBUG
    add_chunk(a, size ? size : 1);
    need = a->head->size;
#else
    if (need >= ARENA_LARGE) return add_large(a, need);
    if (!a->head || a->head->size - a->used < need) add_chunk(a, need);
#endif
    void *p = a->head->bytes + a->used;
    a->used += need;
    return memset(p, 0, need);
}

void *arena_alloc_array(arena *a, size_t size, size_t n)
{
    if (size && n > SIZE_MAX / size) out_of_memory(a);
    return arena_alloc(a, size * n);
}

char *arena_copy(arena *a, const char *p, size_t n)
{
    if (n == SIZE_MAX) out_of_memory(a);
    char *copy = arena_alloc(a, n + 1);
    if (n) memcpy(copy, p, n);
    return copy;
}

void *arena_grow(arena *a, void *p, size_t old_size, size_t new_size)
{
#ifndef ARENA_DEBUG
    size_t old_need = round_up(a, old_size ? old_size : 1), need = round_up(a, new_size);
    if (p && old_need >= ARENA_LARGE && need >= old_need) return grow_large(a, p, need);
    if (p && need < ARENA_LARGE && a->head && (char *)p + old_need == a->head->bytes + a->used &&
        need >= old_need && a->head->size - a->used >= need - old_need) {
        memset(a->head->bytes + a->used, 0, need - old_need);
        a->used += need - old_need;
        return p;
    }
#endif
    void *copy = arena_alloc(a, new_size);
    if (p && old_size) memcpy(copy, p, old_size < new_size ? old_size : new_size);
    return copy;
}

void vec_grow_(arena *a, void **p, size_t *cap, size_t size)
{
    size_t first = size < LARGE_ELEMENT ? 8 : 2;
    size_t new_cap = *cap ? *cap * 2 : first;
    if (new_cap > SIZE_MAX / size) out_of_memory(a);
    *p = arena_grow(a, *p, *cap * size, new_cap * size);
    *cap = new_cap;
}

void arena_reset(arena *a)
{
    arena_chunk *keep = NULL;
    while (a->head) {
        arena_chunk *c = a->head;
        a->head = c->next;
        if (c->size <= ARENA_KEEP_BYTES && !c->large && (!keep || c->size > keep->size)) {
            free(keep);
            keep = c;
        } else {
            free_chunk(c);
        }
    }
#ifdef ARENA_DEBUG
    free(keep);
    keep = NULL;
#endif
    if (keep) keep->next = NULL;
    a->head = keep;
    a->used = 0;
    a->total = keep ? keep->size : 0;
}

void arena_free(arena *a)
{
    while (a->head) {
        arena_chunk *c = a->head;
        a->head = c->next;
        free_chunk(c);
    }
    a->used = a->total = 0;
}

void *mem_alloc(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p) out_of_memory(NULL);
    return p;
}

void *mem_alloc_aligned(size_t alignment, size_t size)
{
    void *p;
    if (posix_memalign(&p, alignment, size ? size : 1) != 0) out_of_memory(NULL);
    return p;
}

void *mem_realloc(void *p, size_t size)
{
    void *q = realloc(p, size ? size : 1);
    if (!q) out_of_memory(NULL);
    return q;
}

void mem_free(void *p)
{
    free(p);
}
