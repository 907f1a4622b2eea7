import StorageCore
import Testing

/// Nothing that is printed may hold a stored value.
@Suite(.timeLimit(.minutes(2))) struct DescriptionTests {
    @Test(arguments: [
        SQLValue.text("13800138000"), .integer(13_800_138_000), .blob(Array("13800138000".utf8)),
        .real(13_800_138_000),
    ])
    func valuesStayHidden(_ value: SQLValue) {
        var dumped = ""
        dump(value, to: &dumped)
        dump([value], to: &dumped)
        dump(Row(columns: Row.Columns(["phone"]), values: [value]), to: &dumped)
        for text in ["\(value)", String(reflecting: value), dumped, "\([value])"] {
            #expect(!text.contains("138"), "\(text)")
        }
    }

    @Test func fatalCodesAreThoseThatMayDisagreeWithTheDisk() {
        #expect(StorageError(.ioFailure, "").isFatal)
        #expect(StorageError(.corrupt, "").isFatal)
        #expect(!StorageError(.full, "").isFatal)
        #expect(!StorageError(.commitUnknown, "").isFatal)
    }
}
