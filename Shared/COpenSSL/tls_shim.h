// Shims for libssl: contexts, connections and the BIO under them. Each stands for a macro or an
// inline function, and says which.
#ifndef COPENSSL_TLS_SHIM_H
#define COPENSSL_TLS_SHIM_H

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

// Macro: OPENSSL_INIT_NO_ATEXIT. The libraries are not torn down while threads may still use them.
static inline int COpenSSL_keep_at_exit(void) {
    return OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL);
}

// Macros: SSL_CTX_set_min_proto_version, SSL_CTX_set_max_proto_version.
static inline int COpenSSL_SSL_CTX_only_TLS_1_3(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1
        && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1;
}

// Macro: SSL_CTX_set_min_proto_version. Servers on the net may not know TLS 1.3 yet.
static inline int COpenSSL_SSL_CTX_from_TLS_1_2(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1;
}

// Macro: SSL_CTX_set_mode. Idle connections hold no record buffers; a write may be repeated from
// another address.
static inline void COpenSSL_SSL_CTX_set_modes(SSL_CTX *context) {
    SSL_CTX_set_mode(
        context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

// Macro: SSL_CTX_set_session_cache_mode. Nothing is resumed: with certificates on both sides a
// resumed handshake saves nothing, and the verification would be skipped.
static inline void COpenSSL_SSL_CTX_refuse_resumption(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
}

// Macro: SSL_CTX_set_read_ahead (a SSL_CTX_ctrl). One read of the BIO takes whole records.
static inline void COpenSSL_SSL_CTX_read_ahead(SSL_CTX *context) {
    SSL_CTX_set_read_ahead(context, 1);
}

// Macro: SSL_CTX_add_extra_chain_cert has a sibling that counts references.
static inline int COpenSSL_SSL_CTX_add1_chain_cert(SSL_CTX *context, X509 *certificate) {
    return SSL_CTX_add1_chain_cert(context, certificate) == 1;
}

// Macro: SSL_set_tlsext_host_name. The name that the client asks for (SNI).
static inline int COpenSSL_SSL_set_server_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name) == 1;
}

// Macros: BIO_clear_retry_flags, BIO_set_retry_read.
static inline void COpenSSL_BIO_clear_retry(BIO *bio) { BIO_clear_retry_flags(bio); }
static inline void COpenSSL_BIO_retry_read(BIO *bio) {
    BIO_clear_retry_flags(bio);
    BIO_set_retry_read(bio);
}

// Macro: BIO_pending would end here; the controls that a BIO under libssl must answer.
static inline int COpenSSL_BIO_is_flush(int command) { return command == BIO_CTRL_FLUSH; }
static inline int COpenSSL_BIO_is_eof(int command) { return command == BIO_CTRL_EOF; }

// Inline functions of err.h.
static inline int COpenSSL_ERR_is_ssl(unsigned long error) {
    return ERR_GET_LIB(error) == ERR_LIB_SSL;
}
static inline int COpenSSL_ERR_reason(unsigned long error) { return ERR_GET_REASON(error); }

// Typed stacks are macros: the one URI among a certificate's subject alternative names, copied to
// `text` with a final NUL. Returns how many URIs there are; -1 where the first does not fit.
static inline int COpenSSL_X509_subject_uri(const X509 *certificate, char *text, size_t capacity) {
    int count = 0;
    GENERAL_NAMES *names =
        (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    if (names == NULL) return 0;
    for (int index = 0; index < sk_GENERAL_NAME_num(names); index++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
        if (name->type != GEN_URI) continue;
        const ASN1_STRING *uri = name->d.uniformResourceIdentifier;
        size_t length = (size_t)ASN1_STRING_length(uri);
        if (count == 0) {
            if (length >= capacity || memchr(ASN1_STRING_get0_data(uri), 0, length) != NULL) {
                count = -1;
                break;
            }
            memcpy(text, ASN1_STRING_get0_data(uri), length);
            text[length] = 0;
        }
        count++;
    }
    GENERAL_NAMES_free(names);
    return count;
}

#endif
