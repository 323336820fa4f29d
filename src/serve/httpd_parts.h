// Private to httpd.c and its parts.
#ifndef DM_SERVE_HTTPD_PARTS_H
#define DM_SERVE_HTTPD_PARTS_H

#include "serve/httpd.h"
#include "serve/httplibrary.h"

#include <pthread.h>
#include <semaphore.h>

struct httpd {
    http_library http;
    httpd_options options;
    struct MHD_Daemon *daemon;
    int port;
    bool loopback;
    sem_t answers; // that may be worked at
    // The database's last change, looked up once for all who wait for news.
    pthread_mutex_t lock;
    int64_t change, looked; // clock_ms
    bool stopping;
};

// One request, from its first line to its last byte.
typedef struct {
    str target; // as it came
    buf body;
    bool too_large, begun;
} httpd_request;

// Answers with a stream of news: "event: change" whenever the database has changed.
enum MHD_Result httpdlive_answer(httpd *h, struct MHD_Connection *c);
// Headers that every answer has.
void httpd_add_headers(const httpd *h, struct MHD_Response *r);
// May this request be answered? Else it has been refused, and *result is what that came to.
bool httpdguard_admits(httpd *h, struct MHD_Connection *c, enum MHD_Result *result);
enum MHD_Result httpd_refuse(httpd *h, struct MHD_Connection *c, unsigned code,
                             const char *message);

#endif
