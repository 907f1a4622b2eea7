import Testing

/// Real processes, real certificates, real files: one installation after the other.
@Suite(.serialized)
struct EndToEndTests {}
