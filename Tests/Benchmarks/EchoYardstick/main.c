// The limit for the echo benchmark: blocking OpenSSL, one thread a connection, pipelined, and no
// protocol beyond fixed sizes: 100-byte requests, 200-byte responses.
//
//   echo-yardstick server CERTIFICATE KEY            prints its port, serves until its input ends
//   echo-yardstick client PORT CONNECTIONS OUTSTANDING SECONDS      prints responses a second
//
// Server and client are processes of their own, as in the benchmark that this stands beside.

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { request_bytes = 100, response_bytes = 200, buffer_bytes = 1 << 16, connections_max = 256 };

static void fail(const char *what) {
    fprintf(stderr, "echo-yardstick: %s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

static void write_all(SSL *ssl, const char *bytes, int count) {
    while (count > 0) {
        int written = SSL_write(ssl, bytes, count);
        if (written <= 0) pthread_exit(NULL);
        bytes += written;
        count -= written;
    }
}

static void no_delay(int descriptor) {
    int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

// Answers every whole request of a read with one write.
static void *serve(void *argument) {
    SSL *ssl = argument;
    static _Thread_local char input[buffer_bytes], output[buffer_bytes * 2];
    int pending = 0;
    if (SSL_accept(ssl) != 1) return NULL;
    for (;;) {
        int count = SSL_read(ssl, input, sizeof input);
        if (count <= 0) break;
        pending += count;
        int requests = pending / request_bytes;
        pending %= request_bytes;
        memset(output, 'r', (size_t)requests * response_bytes);
        write_all(ssl, output, requests * response_bytes);
    }
    int descriptor = SSL_get_fd(ssl);
    SSL_free(ssl);
    close(descriptor);
    return NULL;
}

static void *end_with_input(void *argument) {
    (void)argument;
    while (getchar() != EOF) continue;
    // Not exit: libssl would clean up under the threads that still use it.
    _exit(0);
}

_Noreturn static void run_server(const char *certificate, const char *key) {
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    if (SSL_CTX_use_certificate_chain_file(context, certificate) != 1) fail("certificate");
    if (SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1) fail("key");
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, length) != 0) fail("bind");
    if (listen(listener, connections_max) != 0) fail("listen");
    getsockname(listener, (struct sockaddr *)&address, &length);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    pthread_t watcher;
    pthread_create(&watcher, NULL, end_with_input, NULL);
    for (;;) {
        int descriptor = accept(listener, NULL, NULL);
        if (descriptor < 0) continue;
        no_delay(descriptor);
        SSL *ssl = SSL_new(context);
        SSL_set_fd(ssl, descriptor);
        pthread_t thread;
        pthread_create(&thread, NULL, serve, ssl);
        pthread_detach(thread);
    }
}

struct load {
    SSL *ssl;
    int outstanding;
    atomic_llong responses;
};

static atomic_bool stopped;

// Keeps `outstanding` requests under way: as many new ones as answers came, in one write.
static void *press(void *argument) {
    struct load *load = argument;
    static _Thread_local char input[buffer_bytes];
    char *output = calloc((size_t)load->outstanding, request_bytes);
    int pending = 0;
    write_all(load->ssl, output, load->outstanding * request_bytes);
    while (!atomic_load_explicit(&stopped, memory_order_relaxed)) {
        int count = SSL_read(load->ssl, input, sizeof input);
        if (count <= 0) break;
        pending += count;
        int responses = pending / response_bytes;
        pending %= response_bytes;
        if (responses == 0) continue;
        atomic_fetch_add_explicit(&load->responses, responses, memory_order_relaxed);
        write_all(load->ssl, output, responses * request_bytes);
    }
    return NULL;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static long long total(struct load *loads, int connections) {
    long long sum = 0;
    for (int index = 0; index < connections; index++) sum += atomic_load(&loads[index].responses);
    return sum;
}

static int run_client(int port, int connections, int outstanding, double seconds) {
    if (connections < 1 || connections > connections_max) fail("1 to 256 connections");
    if (outstanding < 1 || outstanding * response_bytes > buffer_bytes) fail("outstanding");
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    struct load *loads = calloc((size_t)connections, sizeof *loads);
    pthread_t *threads = calloc((size_t)connections, sizeof *threads);
    for (int index = 0; index < connections; index++) {
        int descriptor = socket(AF_INET, SOCK_STREAM, 0);
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
        no_delay(descriptor);
        loads[index].ssl = SSL_new(context);
        loads[index].outstanding = outstanding;
        SSL_set_fd(loads[index].ssl, descriptor);
        if (SSL_connect(loads[index].ssl) != 1) fail("handshake");
    }
    for (int index = 0; index < connections; index++)
        pthread_create(&threads[index], NULL, press, &loads[index]);
    // A tenth of the time to warm up.
    usleep((useconds_t)(seconds * 1e5));
    long long before = total(loads, connections);
    double start = now();
    usleep((useconds_t)(seconds * 1e6));
    long long after = total(loads, connections);
    printf("%.0f\n", (double)(after - before) / (now() - start));
    atomic_store(&stopped, true);
    fflush(stdout);
    // Not return: libssl would clean up under the threads that still use it.
    _exit(0);
}

int main(int count, char **arguments) {
    signal(SIGPIPE, SIG_IGN);
    if (count == 4 && strcmp(arguments[1], "server") == 0)
        run_server(arguments[2], arguments[3]);
    if (count == 6 && strcmp(arguments[1], "client") == 0)
        return run_client(atoi(arguments[2]), atoi(arguments[3]), atoi(arguments[4]),
                          atof(arguments[5]));
    fprintf(stderr, "usage: echo-yardstick server CERTIFICATE KEY\n"
                    "       echo-yardstick client PORT CONNECTIONS OUTSTANDING SECONDS\n");
    return 2;
}
