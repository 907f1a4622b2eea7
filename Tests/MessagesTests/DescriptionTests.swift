import Messages
import RPCCore
import Testing

/// No way of printing a message shows what it holds.
struct DescriptionTests {
    private struct Holder {
        let held: Any
    }

    private static let secret = "13800001234"

    private static func texts(_ value: some Any) -> [String] {
        [
            "\(value)", String(describing: value), String(reflecting: value),
            "\(Holder(held: value))", String(reflecting: Holder(held: value)),
            "\(Optional(value) as Any)", "\([value])", "\(["key": value])",
        ]
    }

    @Test func messageShowsItsNameAlone() {
        let request = RPCV1.RequestHeader(token: Self.secret, requestID: Self.secret)
        for text in Self.texts(request) {
            #expect(!text.contains(Self.secret), "\(text)")
        }
        #expect("\(request)" == "huitou.rpc.v1.RequestHeader")
        #expect(String(reflecting: request) == "huitou.rpc.v1.RequestHeader")
    }

    @Test func fieldThatIsCalledDescriptionShowsNothing() {
        let violation = RPCV1.FieldViolation(field: "a", description: Self.secret)
        for text in Self.texts(violation) {
            #expect(!text.contains(Self.secret), "\(text)")
        }
        #expect(violation.description == Self.secret)
    }

    @Test func oneofShowsNothing() {
        let choice = TestV1.Choice.ChoiceValue.stringValue(Self.secret)
        for text in Self.texts(choice) {
            #expect(!text.contains(Self.secret), "\(text)")
        }
    }

    @Test func everyMessageIsSilent() {
        for method in MessageRegistry.methods {
            #expect("\(method.request.init())" == method.request.messageName)
            #expect("\(method.response.init())" == method.response.messageName)
        }
    }
}
