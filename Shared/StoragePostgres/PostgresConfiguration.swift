package import Primitives
internal import StorageCore

/// How a PostgreSQL server is reached and used.
package struct PostgresConfiguration: Sendable {
    /// Where the server is: `postgresql://user@host:port/database?sslmode=verify-full`, as libpq
    /// reads it, several hosts included.
    package var uri: String
    /// The password, where one is needed; never part of `uri`, which may be shown.
    package var password: Redacted<String>?
    /// The schema that holds the tables; made where it is not there.
    package var schema: String
    /// What the server calls us in its own lists.
    package var applicationName: String
    /// How many threads read at once, each on a connection of its own.
    package var readerCount: Int
    /// The most reads that wait; one more is refused.
    package var queuedReadsMax: Int
    /// The most writes outside of committers that wait; one more is refused.
    package var queuedWritesMax: Int
    /// After so long a host that does not answer is given up; whole seconds, at least 2.
    package var connectTimeout: Duration
    /// The longest that a statement may run; longer ones end with `tooLong`.
    package var statementTimeout: Duration
    /// How long a transaction may stand still before the server ends it.
    ///
    /// So a process that is stopped or cut off does not keep others from rows that it has locked.
    package var idleTransactionTimeout: Duration

    /// The oldest version of the server that is supported, as libpq numbers them: 12.
    static let serverVersionMin: Int32 = 120_000
    /// How long after the bound on statements an answer is still waited for.
    private static let answerReserve: Duration = .seconds(10)

    /// Describes a server with the defaults.
    ///
    /// - Parameters:
    ///   - uri: Where the server is.
    ///   - schema: 1 to 63 of `a`–`z`, `0`–`9` and `_`, not beginning with a digit.
    package init(uri: String, schema: String) {
        precondition(Self.isSchemaName(schema), "\(schema) is no name of a schema")
        self.uri = uri
        self.schema = schema
        applicationName = "huitou"
        readerCount = 2
        queuedReadsMax = 8192
        queuedWritesMax = 1024
        connectTimeout = .seconds(5)
        statementTimeout = .seconds(30)
        idleTransactionTimeout = .seconds(10)
    }

    /// Whether a text can be the name of a schema here.
    package static func isSchemaName(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...63).contains(bytes.count)
            && bytes.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "_")
            } && bytes.first.map { $0 > UInt8(ascii: "9") } == true
    }

    /// After so long without any answer the server is taken for gone.
    var answerTimeout: Duration? {
        statementTimeout > .zero ? statementTimeout + Self.answerReserve : nil
    }

    /// What libpq is told, in its words: what stands further down counts.
    var connectionSettings: [(keyword: String, value: String)] {
        let milliseconds = (answerTimeout ?? .seconds(60)).components.seconds * 1000
        var settings = [
            ("connect_timeout", String(connectTimeout.components.seconds)),
            ("fallback_application_name", applicationName),
            ("target_session_attrs", "read-write"),
            ("keepalives_idle", "10"),
            ("keepalives_interval", "5"),
            ("keepalives_count", "3"),
            ("tcp_user_timeout", String(milliseconds)),
            ("dbname", uri),
            ("client_encoding", "UTF8"),
        ]
        if let password { settings.append(("password", password.unsafeRevealed)) }
        return settings.map { (keyword: $0.0, value: $0.1) }
    }

    /// What each session is set to: nothing that an answered commit could get lost by.
    var sessionSettings: String {
        """
        SET search_path TO "\(schema)";
        SET TimeZone TO 'UTC';
        SET jit TO off;
        SET client_min_messages TO error;
        SET statement_timeout TO \(statementTimeoutText);
        SET idle_in_transaction_session_timeout TO \(Self.milliseconds(idleTransactionTimeout));
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') IN ('off', 'local')
        """
    }

    /// The bound on statements in the server's unit: milliseconds.
    var statementTimeoutText: String { String(Self.milliseconds(statementTimeout)) }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000
            + duration.components.attoseconds / 1_000_000_000_000_000
    }
}
