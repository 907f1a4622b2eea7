// A client that costs little, to put load on a server: it holds many idle connections, or makes and
// leaves them at a rate.
//
//   load-peer idle PORT CA COUNT            prints "ready COUNT SECONDS", then answers pings until
//                                           its standard input ends
//   load-peer churn PORT CA RATE SECONDS    prints "made COUNT failed COUNT p50 MS p99 MS"
//
// Every connection shakes hands (TLS 1.3, ALPN huitou/1, no certificate), sends its settings and
// waits for the server's, as protos/PROTOCOL.md says. One thread, one epoll.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEADER_BYTES = 12, PING_BYTES = 8, TYPE_SETTINGS = 1, TYPE_PING = 9, TYPE_DRAIN = 10 };
// How many handshakes are under way at once while idle connections are made.
enum { HANDSHAKES_MAX = 64 };

struct connection {
    SSL *ssl;
    int socket;
    int shaken, ready;
    double started;
    unsigned char frame[HEADER_BYTES + PING_BYTES];
    size_t frame_count;
    size_t skip;
};

static SSL_CTX *context;
static int epoll;
static int port;
static long made, failed, under_way, lost;
static double *latencies;
static long latencies_max;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void die(const char *what) {
    fprintf(stderr, "load-peer: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int connect_socket(void) {
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) die("socket");
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
        close(descriptor);
        return -1;
    }
    int yes = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
}

static void end(struct connection *connection, int in_order) {
    if (in_order) SSL_shutdown(connection->ssl);
    SSL_free(connection->ssl);
    // A reset leaves no port waiting: a minute of churn would use them all up.
    struct linger linger = {.l_onoff = in_order ? 0 : 1, .l_linger = 0};
    setsockopt(connection->socket, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    close(connection->socket);
    free(connection);
}

static int advance(struct connection *connection);

static void begin(void) {
    double started = now();
    int descriptor = connect_socket();
    if (descriptor < 0) {
        failed++;
        return;
    }
    struct connection *connection = calloc(1, sizeof *connection);
    if (connection == NULL) die("calloc");
    connection->socket = descriptor;
    connection->started = started;
    connection->ssl = SSL_new(context);
    if (connection->ssl == NULL || SSL_set_fd(connection->ssl, descriptor) != 1) die("SSL_new");
    SSL_set_connect_state(connection->ssl);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) != 0) die("epoll_ctl");
    under_way++;
    // The client speaks first.
    if (!advance(connection)) {
        under_way--;
        failed++;
        end(connection, 0);
    }
}

static int write_frame(struct connection *connection, int type, int flags, const void *payload,
    size_t count) {
    unsigned char bytes[HEADER_BYTES + PING_BYTES] = {0, 0, 0, (unsigned char)count,
        (unsigned char)type, (unsigned char)flags};
    if (count > 0) memcpy(bytes + HEADER_BYTES, payload, count);
    int length = (int)(HEADER_BYTES + count);
    return SSL_write(connection->ssl, bytes, length) == length;
}

// Takes in bytes of frames. Returns 0 where the server says something that it must not say.
static int take(struct connection *connection, const unsigned char *bytes, size_t count) {
    while (count > 0) {
        if (connection->skip > 0) {
            size_t step = count < connection->skip ? count : connection->skip;
            connection->skip -= step;
            bytes += step;
            count -= step;
            continue;
        }
        connection->frame[connection->frame_count++] = *bytes++;
        count--;
        const unsigned char *frame = connection->frame;
        if (connection->frame_count < HEADER_BYTES) continue;
        int type = frame[4];
        size_t length = (size_t)frame[0] << 24 | (size_t)frame[1] << 16 | (size_t)frame[2] << 8
            | frame[3];
        if (type == TYPE_PING) {
            if (connection->frame_count < HEADER_BYTES + PING_BYTES) continue;
            if (!write_frame(connection, TYPE_PING, 4, frame + HEADER_BYTES, PING_BYTES)) return 0;
        } else if (type == TYPE_SETTINGS) {
            if (connection->ready) return 0;
            connection->ready = 1;
            under_way--;
            if (made < latencies_max) latencies[made] = now() - connection->started;
            made++;
            connection->skip = length;
        } else {
            return 0;
        }
        connection->frame_count = 0;
    }
    return 1;
}

// Goes on with a connection that has something to read. Returns 0 once it is of no use.
static int advance(struct connection *connection) {
    ERR_clear_error();
    if (!connection->shaken) {
        int result = SSL_do_handshake(connection->ssl);
        if (result != 1) return SSL_get_error(connection->ssl, result) == SSL_ERROR_WANT_READ;
        connection->shaken = 1;
        if (!write_frame(connection, TYPE_SETTINGS, 0, NULL, 0)) return 0;
    }
    for (;;) {
        unsigned char bytes[4096];
        int count = SSL_read(connection->ssl, bytes, sizeof bytes);
        if (count <= 0) return SSL_get_error(connection->ssl, count) == SSL_ERROR_WANT_READ;
        if (!take(connection, bytes, (size_t)count)) return 0;
    }
}

// Waits at most so long, and goes on with whatever can. `leave` ends what is ready.
static void turn(double seconds, int leave) {
    struct epoll_event events[256];
    int milliseconds = seconds <= 0 ? 0 : (int)(seconds * 1000) + 1;
    int count = epoll_wait(epoll, events, 256, milliseconds);
    for (int index = 0; index < count; index++) {
        struct connection *connection = events[index].data.ptr;
        if (connection == NULL) continue;
        if (!advance(connection)) {
            if (connection->ready) {
                lost++;
            } else {
                under_way--;
                failed++;
            }
            end(connection, 0);
        } else if (leave && connection->ready) {
            end(connection, 0);
        }
    }
}

static int is_input_over(void) {
    char byte;
    ssize_t count = read(0, &byte, 1);
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR);
}

static int idle(long count) {
    double start = now();
    while (made + failed < count) {
        while (under_way < HANDSHAKES_MAX && made + failed + under_way < count) begin();
        turn(1, 0);
    }
    printf("ready %ld %.3f failed %ld\n", made, now() - start, failed);
    fflush(stdout);
    fcntl(0, F_SETFL, O_NONBLOCK);
    while (!is_input_over()) turn(0.05, 0);
    printf("lost %ld\n", lost);
    return failed + lost > 0;
}

static int compare(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

static int churn(double rate, double seconds) {
    double start = now();
    long begun = 0, total = (long)(rate * seconds);
    while (begun < total) {
        double due = start + (double)begun / rate;
        double wait = due - now();
        if (wait <= 0) {
            begin();
            begun++;
            wait = 0;
        }
        turn(wait, 1);
    }
    double limit = now() + 10;
    while (under_way > 0 && now() < limit) turn(0.1, 1);
    failed += under_way;
    long count = made < latencies_max ? made : latencies_max;
    qsort(latencies, (size_t)count, sizeof *latencies, compare);
    printf("made %ld failed %ld seconds %.3f p50 %.2f p99 %.2f\n", made, failed, now() - start,
        count > 0 ? latencies[count / 2] * 1e3 : 0, count > 0 ? latencies[count * 99 / 100] * 1e3 : 0);
    return failed > 0;
}

int main(int argc, char **argv) {
    if (argc < 5) {
        fprintf(stderr, "usage: load-peer idle PORT CA COUNT | churn PORT CA RATE SECONDS\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    port = atoi(argv[2]);
    context = SSL_CTX_new(TLS_client_method());
    if (context == NULL) die("SSL_CTX_new");
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    if (SSL_CTX_load_verify_locations(context, argv[3], NULL) != 1) die(argv[3]);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_alpn_protos(context, (const unsigned char *)"\x08huitou/1", 9);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    latencies_max = 1000000;
    latencies = malloc((size_t)latencies_max * sizeof *latencies);
    if (latencies == NULL) die("malloc");
    if (strcmp(argv[1], "idle") == 0) return idle(atol(argv[4]));
    if (strcmp(argv[1], "churn") == 0 && argc == 6) return churn(atof(argv[4]), atof(argv[5]));
    fprintf(stderr, "load-peer: unknown command\n");
    return 2;
}
