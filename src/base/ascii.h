// Classes of bytes, whatever the locale. For characters beyond ASCII see base/utf8.h.
#ifndef DM_BASE_ASCII_H
#define DM_BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline char ascii_lower(char c) // itself when it is no capital
{
    return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

static inline bool ascii_is_letter(char c)
{
    return ascii_is_upper(c) || ascii_is_lower(c);
}

// What a hexadecimal digit stands for, 0 to 15; -1: it is none.
static inline int ascii_hex(char c)
{
    if (ascii_is_digit(c)) return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// A letter, or a byte of a character beyond ASCII, which in running text mostly is one.
static inline bool ascii_is_word(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

// A blank, or tab to carriage return.
static inline bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
