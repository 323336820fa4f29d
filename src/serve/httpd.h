// The site (site.h) behind HTTP: who may ask, how much at once, and what every answer says besides.
//
// A thread a connection, HTTPD_CONNECTIONS of them at most, of which HTTPD_ANSWERS work at one
// time; who sends nothing, or reads nothing, for HTTPD_SECONDS is dropped. A request's head may
// have 32 KiB, its body 1 MiB. Where the server listens on loopback without a token, requests must
// name it as localhost, so that no page of another site can ask through a name of its own.
//
//     TRY(httpd_start(&(httpd_options){.site = s, .address = "127.0.0.1", .port = 8080}, &h, why));
//     printf("http://127.0.0.1:%d/\n", httpd_port(h));
//     httpd_stop(h); // waits for answers that are being sent
#ifndef DM_SERVE_HTTPD_H
#define DM_SERVE_HTTPD_H

#include "serve/site.h"

#define HTTPD_CONNECTIONS 512
#define HTTPD_ANSWERS     8
#define HTTPD_SECONDS     30

typedef struct httpd httpd;

typedef struct {
    site *site;
    const char *address;      // of IPv4 or IPv6
    int port;                 // 0: any that is free
    const char *token;        // asked for as a password or bearer; NULL: none
    const char *allow_origin; // whose pages may ask, too (CORS); NULL: nobody's
} httpd_options;

// Is that an address of this machine alone?
bool httpd_is_loopback(const char *address);
// ST_USAGE for what is no address; ST_IO when nobody can listen there.
status httpd_start(const httpd_options *options, httpd **out, diag *why);
int httpd_port(const httpd *h);
void httpd_stop(httpd *h);

#endif
