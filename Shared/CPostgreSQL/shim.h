// The system's libpq. Each constant below stands for a macro that Swift imports as a character or
// not at all.
#ifndef CPOSTGRESQL_SHIM_H
#define CPOSTGRESQL_SHIM_H

#include <libpq-fe.h>

// The fields of an error that we read: see "PQresultErrorField" in libpq's manual.
static const int CPostgreSQL_sqlState = PG_DIAG_SQLSTATE;
static const int CPostgreSQL_primaryMessage = PG_DIAG_MESSAGE_PRIMARY;
static const int CPostgreSQL_constraintName = PG_DIAG_CONSTRAINT_NAME;
static const int CPostgreSQL_tableName = PG_DIAG_TABLE_NAME;
static const int CPostgreSQL_columnName = PG_DIAG_COLUMN_NAME;

#endif
