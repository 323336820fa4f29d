// The matrix product for one kind of CPU; product.c includes this once for each, after defining
//     NAME    the function
//     TARGET  its attribute
//     VECTOR  a vector of floats, WIDTH of them
//     LOAD(p) STORE(p, v) ALL(x) FMA(x, y, z): from memory, to memory, x in all places, x * y + z
//     ROWS, COLS  of the block that stays in registers, in floats and in vectors
// Every element of c is one chain of fused products in the order of k: no choice here changes it.

#define GLUE(a, b) a##b
#define PART(a, b) GLUE(a, b)
#define BLOCK      PART(NAME, _block)
#define PANEL      PART(NAME, _panel)

// b is a panel: k rows of `cols` vectors, ldb floats apart.
TARGET INLINE void BLOCK(size_t rows, size_t cols, size_t k, const float *a, size_t a_row,
                         size_t a_col, const float *b, size_t ldb, float *c, size_t ldc, bool add)
{
    VECTOR sum[ROWS][COLS];
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++)
            sum[i][j] = add ? LOAD(c + i * ldc + j * WIDTH) : ALL(0.0f);
    for (size_t x = 0; x < k; x++, a += a_col, b += ldb) {
        VECTOR row[COLS];
        for (size_t j = 0; j < cols; j++) row[j] = LOAD(b + j * WIDTH);
        for (size_t i = 0; i < rows; i++) {
            VECTOR value = ALL(a[i * a_row]);
            for (size_t j = 0; j < cols; j++) sum[i][j] = FMA(value, row[j], sum[i][j]);
        }
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++) STORE(c + i * ldc + j * WIDTH, sum[i][j]);
}

// Columns from j0 on, all rows. Some rows of b at a time are laid side by side, because rows that
// are a power of two apart would push each other out of the cache.
TARGET INLINE void PANEL(size_t cols, const product_task *t, size_t j0)
{
    float packed[PANEL_ROWS * COLS * WIDTH];
    for (size_t x = 0; x == 0 || x < t->k; x += PANEL_ROWS) {
        size_t k = t->k - x < PANEL_ROWS ? t->k - x : PANEL_ROWS, ldb = t->ldb, i = 0;
        const float *a = t->a + x * t->a_col, *b = t->b + x * t->ldb + j0;
        bool add = t->add || x > 0;
        if (t->m > ROWS) {
            for (size_t r = 0; r < k; r++)
                for (size_t j = 0; j < cols; j++)
                    STORE(packed + (r * cols + j) * WIDTH, LOAD(b + r * ldb + j * WIDTH));
            b = packed;
            ldb = cols * WIDTH;
        }
        for (; i + ROWS <= t->m; i += ROWS)
            BLOCK(ROWS, cols, k, a + i * t->a_row, t->a_row, t->a_col, b, ldb,
                  t->c + i * t->ldc + j0, t->ldc, add);
        for (; i < t->m; i++)
            BLOCK(1, cols, k, a + i * t->a_row, t->a_row, t->a_col, b, ldb, t->c + i * t->ldc + j0,
                  t->ldc, add);
    }
}

TARGET static void NAME(const product_task *t)
{
    size_t j = 0;
    for (; j + COLS * WIDTH <= t->n; j += COLS * WIDTH) PANEL(COLS, t, j);
    for (; j < t->n; j += LANES) PANEL(LANES / WIDTH, t, j);
}

#undef GLUE
#undef PART
#undef BLOCK
#undef PANEL
#undef NAME
#undef TARGET
#undef VECTOR
#undef WIDTH
#undef LOAD
#undef STORE
#undef ALL
#undef FMA
#undef ROWS
#undef COLS
