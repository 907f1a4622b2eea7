import RPCCore
import Testing

/// What may travel beside a message.
struct CallMetadataTests {
    private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private func refusedField(_ metadata: CallMetadata) -> String? {
        do throws(RPCError) {
            try metadata.validate()
            return nil
        } catch {
            return error.fieldViolations.first?.field
        }
    }

    @Test func nothingIsFine() {
        #expect(refusedField(CallMetadata()) == nil)
    }

    @Test(arguments: ["a", "!", "~", String(repeating: "t", count: 4_096)])
    func tokenOfPrintableASCIIIsFine(token: String) {
        #expect(refusedField(CallMetadata(token: token)) == nil)
    }

    @Test(arguments: [" ", "a b", "a\n", "\u{7F}", "é", String(repeating: "t", count: 4_097)])
    func otherTokenIsRefused(token: String) {
        #expect(refusedField(CallMetadata(token: token)) == "header.token")
    }

    @Test(arguments: ["a", "Az09-_.:", String(repeating: "r", count: 64)])
    func requestIDOfLettersAndDigitsIsFine(requestID: String) {
        #expect(refusedField(CallMetadata(requestID: requestID)) == nil)
    }

    @Test(arguments: [" ", "a/b", "a\n", "é", "a\"b", String(repeating: "r", count: 65)])
    func otherRequestIDIsRefused(requestID: String) {
        #expect(refusedField(CallMetadata(requestID: requestID)) == "header.request_id")
    }

    @Test func everyCharacterOfARequestIDIsJudged() {
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { [$0, $0 - 0x20] }.joined()
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let allowed = Set(letters).union(digits).union("-_.:".utf8)
        for byte in UInt8(0)..<0x80 {
            let field = refusedField(CallMetadata(requestID: String(UnicodeScalar(byte))))
            #expect((field == nil) == allowed.contains(byte), "byte \(byte)")
        }
    }

    @Test func traceparentOfTheSpecificationIsFine() {
        #expect(refusedField(CallMetadata(traceparent: Self.trace)) == nil)
    }

    @Test(arguments: [
        "00", trace + "0", String(trace.dropLast()), trace.uppercased(),
        "01" + trace.dropFirst(2), "ff" + trace.dropFirst(2),
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319-cb7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
    ])
    func otherTraceparentIsRefused(traceparent: String) {
        #expect(
            refusedField(CallMetadata(traceparent: traceparent)) == "header.traceparent"
        )
    }
}
