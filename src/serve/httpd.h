// The site (site.h) behind HTTP: who may ask, how much at once, and what every answer says besides.
//
// One thread reads requests and sends answers, however many connections there are; HTTPD_ANSWERS
// others make the answers, of which HTTPD_DEAR at most are such as may take seconds. What is kept
// is given past them. Time, number and memory of all that others can keep open are bounded:
//
//     connections    HTTPD_CONNECTIONS, or as many as the system lets a process open
//     listeners      half of them: news are told to so many at most
//     silence        HTTPD_SECONDS: who sends nothing, or takes nothing, for so long is dropped (so
//                    is who goes right behind a part of a body, which libmicrohttpd does not see)
//     a head         HTTPD_HEAD_SECONDS and 32 KiB, however slowly it comes
//     a body         HTTPD_BODY_SECONDS and 1 MiB; HTTPD_BODIES bytes of all that are there
//     an answer      HTTPD_SEND_SECONDS and one more for each HTTPD_SEND_RATE bytes
//     waiting        HTTPD_WAITING requests, HTTPD_WAIT_SECONDS: then they are told to come back
//     an export      the same, counted while it is taken; SITE_EXPORTS are made at a time
//     to be sent     HTTPD_UNSENT bytes of answers: then, too
//
// Who closes the connection, or his side of it, while he waits for what is dear has left: it is not
// made, or not to its end, unless another one waits for the same.
//
// Where the server listens on loopback without a token, requests must name it as localhost, so that
// no page of another site can ask through a name of its own.
//
//     TRY(httpd_start(&(httpd_options){.site = s, .address = "127.0.0.1", .port = 8080}, &h, why));
//     printf("http://127.0.0.1:%d/\n", httpd_port(h));
//     httpd_stop(h); // waits for answers that are being sent, HTTPD_END_SECONDS
#ifndef DM_SERVE_HTTPD_H
#define DM_SERVE_HTTPD_H

#include "serve/site.h"

#define HTTPD_CONNECTIONS 16384
#define HTTPD_ANSWERS     SITE_READERS
#define HTTPD_DEAR        (HTTPD_ANSWERS - 2) // two are left for what takes milliseconds
#define HTTPD_SECONDS     30
#define HTTPD_HEAD_SECONDS                                                                         \
    60 // behind the connecting, or the last answer: silence of 30 is among it
#define HTTPD_BODY_SECONDS 60
#define HTTPD_BODIES       ((int64_t)64 << 20)
#define HTTPD_SEND_SECONDS 60
#define HTTPD_SEND_RATE    ((int64_t)10000) // a second: a modem's
#define HTTPD_WAITING      4096
#define HTTPD_WAIT_SECONDS 30
#define HTTPD_UNSENT       ((int64_t)128 << 20)
#define HTTPD_END_SECONDS  5

typedef struct httpd httpd;

typedef struct {
    site *site;
    const char *address;      // of IPv4 or IPv6
    int port;                 // 0: any that is free
    const char *token;        // asked for as a password or bearer; NULL: none
    const char *allow_origin; // whose pages may ask, too (CORS); NULL: nobody's
    int hurry;                // all of those times are divided by it, for tests; 0: 1
} httpd_options;

// Is that an address of this machine alone?
bool httpd_is_loopback(const char *address);
// ST_USAGE for what is no address; ST_IO when nobody can listen there; ST_LIMIT when the system
// lets the process have too few open files or threads.
status httpd_start(const httpd_options *options, httpd **out, diag *why);
int httpd_port(const httpd *h);
// As many may be open at a time: HTTPD_CONNECTIONS, or fewer where the system lets the process have
// few open files.
unsigned httpd_connections(const httpd *h);
void httpd_stop(httpd *h);

#endif
