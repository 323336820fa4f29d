// Arenas: one for a document, a request, a process. Pieces are never freed one by one.
//
// An arena belongs to one thread at a time. It never returns NULL: when memory runs out it calls
// its `on_oom` handler, which must not return (the program prints and exits, a server jumps back
// to its request loop); if there is none it says so and ends the program (ST_MEMORY's exit code).
//
//     arena a = {0};
//     int *squares = arena_array(&a, int, 100);
//     arena_free(&a);
#ifndef DM_BASE_ARENA_H
#define DM_BASE_ARENA_H

#include <stddef.h>

typedef struct arena_chunk arena_chunk;

typedef struct {
    arena_chunk *head;           // newest chunk
    size_t used;                 // bytes used in the newest chunk
    size_t total;                // bytes held in all chunks
    void (*on_oom)(void *state); // called when memory runs out; must not return
    void *oom_state;
} arena;

// `size` bytes, zeroed, aligned for any type. Size 0 gives a valid unique pointer.
void *arena_alloc(arena *a, size_t size);
// The bytes of `p[0..n)` copied and NUL-terminated.
char *arena_copy(arena *a, const char *p, size_t n);
// Grows the piece `p` of `old_size` bytes to `new_size`; the old one must not be used any more.
// In place when `p` is the newest piece. The new part is zeroed.
void *arena_grow(arena *a, void *p, size_t old_size, size_t new_size);
// Forgets all pieces but keeps up to ARENA_KEEP_BYTES of memory for reuse.
void arena_reset(arena *a);
// Gives all memory back. The arena can be used again.
void arena_free(arena *a);

#define ARENA_KEEP_BYTES ((size_t)4 << 20) // a reset arena keeps one chunk of at most this size

#define arena_array(a, type, n) ((type *)arena_alloc_array((a), sizeof(type), (n)))
// n elements of `size` bytes each, zeroed; an overflow of the product counts as out of memory.
void *arena_alloc_array(arena *a, size_t size, size_t n);

// A growing array that lives in an arena: VEC(int) numbers = {0}; *vec_push(&a, &numbers) = 7;
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *p;  /* [n] */                                                                        \
        size_t n; /* elements used */                                                              \
        size_t cap;                                                                                \
    }

// Pointer to a new zeroed element at the end.
#define vec_push(a, v)                                                                             \
    ((v)->n == (v)->cap ? vec_grow_((a), (void **)&(v)->p, &(v)->cap, sizeof *(v)->p) : (void)0,   \
     &(v)->p[(v)->n++])

void vec_grow_(arena *a, void **p, size_t *cap, size_t size);

// malloc, realloc and free for the few things that outlive arenas. Never return NULL for size > 0:
// they end the program like an arena without a handler when memory runs out.
void *mem_alloc(size_t size);
void *mem_alloc_aligned(size_t alignment, size_t size); // a power of two; not for mem_realloc
void *mem_realloc(void *p, size_t size);
void mem_free(void *p);

#endif
