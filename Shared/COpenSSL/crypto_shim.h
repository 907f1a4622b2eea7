// Shims for libcrypto: hashes, keys and certificates. Each stands for a macro, a variadic
// function or a deprecated function whose successor is too slow, and says which.
#ifndef COPENSSL_CRYPTO_SHIM_H
#define COPENSSL_CRYPTO_SHIM_H

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

// SHA256_* are deprecated in favour of EVP, which fetches, locks and allocates per hash: several
// times the cost of the hash itself for the records of a ledger. The context is a plain value.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

static inline int COpenSSL_SHA256_Init(SHA256_CTX *context) { return SHA256_Init(context); }

static inline int COpenSSL_SHA256_Update(SHA256_CTX *context, const void *bytes, size_t count) {
    return SHA256_Update(context, bytes, count);
}

static inline int COpenSSL_SHA256_Final(unsigned char *digest, SHA256_CTX *context) {
    return SHA256_Final(digest, context);
}

#pragma clang diagnostic pop

// Macro: EVP_EC_gen.
static inline EVP_PKEY *COpenSSL_EVP_EC_P256_gen(void) { return EVP_EC_gen("P-256"); }

// Macro: BIO_get_mem_data.
static inline long COpenSSL_BIO_get_mem_data(BIO *bio, char **bytes) {
    return BIO_get_mem_data(bio, bytes);
}

// Macro: X509V3_set_ctx_nodb.
static inline void COpenSSL_X509V3_set_ctx_nodb(X509V3_CTX *context) {
    X509V3_set_ctx_nodb(context);
}

// Typed stacks are macros or inline functions over a generic one.
static inline int COpenSSL_sk_GENERAL_NAME_num(const void *names) {
    return sk_GENERAL_NAME_num((const GENERAL_NAMES *)names);
}

static inline const GENERAL_NAME *COpenSSL_sk_GENERAL_NAME_value(const void *names, int index) {
    return sk_GENERAL_NAME_value((const GENERAL_NAMES *)names, index);
}

static inline void COpenSSL_GENERAL_NAMES_free(void *names) {
    GENERAL_NAMES_free((GENERAL_NAMES *)names);
}

// Union members of GENERAL_NAME: the text of a URI or DNS name; NULL for other kinds.
static inline const ASN1_STRING *COpenSSL_GENERAL_NAME_text(const GENERAL_NAME *name, int kind) {
    if (name->type != kind) return NULL;
    if (kind == GEN_URI) return name->d.uniformResourceIdentifier;
    if (kind == GEN_DNS) return name->d.dNSName;
    if (kind == GEN_IPADD) return name->d.iPAddress;
    return NULL;
}

#endif
