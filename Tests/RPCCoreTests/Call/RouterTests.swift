import RPCCore
import TestKit
import Testing

/// What is let in, and in which order it is checked.
struct RouterTests {
    private let router = EchoService().router
    private let service = PeerIdentity(kind: Principal.Kind.service, name: "gateway")

    private func admit(
        _ method: MethodDescriptor,
        _ bytes: [UInt8],
        peer: PeerIdentity? = nil,
        metadata: CallMetadata = CallMetadata()
    ) throws -> CallContext {
        let index = try router.find(number: 0, name: method.fullName)
        return try bytes.withUnsafeBytes { buffer in
            try router.admit(
                methodAt: index,
                request: buffer,
                peer: peer,
                metadata: metadata,
                deadline: nil
            ).context
        }
    }

    private func refusal(_ body: () throws -> CallContext) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return RPCError(error).reason
        }
    }

    @Test func contextSaysWhoCallsWhat() throws {
        let metadata = CallMetadata(token: "member:42", requestID: "r")
        let request = try EchoMessage(number: 42).encoded()
        let context = try admit(
            EchoMethods.membersOnly,
            request,
            peer: service,
            metadata: metadata
        )
        #expect(context.principal == Principal(kind: .member, id: "42"))
        #expect(context.peer == service)
        #expect(context.method == EchoMethods.membersOnly)
        #expect(context.metadata == metadata)
    }

    @Test func callerIsProvenBeforeAccess() {
        let metadata = CallMetadata(token: "nonsense")
        #expect(
            refusal { try admit(EchoMethods.denied, [0xFF], metadata: metadata) }
                == "rpc.bad_token"
        )
    }

    @Test func accessIsCheckedBeforeTheRequestIsDecoded() {
        #expect(
            refusal { try admit(EchoMethods.denied, [0xFF], peer: service) } == "rpc.method_denied"
        )
        #expect(refusal { try admit(EchoMethods.membersOnly, [0xFF]) } == "rpc.unauthenticated")
    }

    @Test func requestIsDecodedBeforeTheScopeIsChecked() throws {
        let metadata = CallMetadata(token: "member:42")
        #expect(
            refusal { try admit(EchoMethods.membersOnly, [0xFF], metadata: metadata) }
                == "rpc.undecodable_message"
        )
        let other = try EchoMessage(number: 43).encoded()
        #expect(
            refusal { try admit(EchoMethods.membersOnly, other, metadata: metadata) }
                == "rpc.scope_denied"
        )
    }

    @Test func publicMethodNeedsNobody() throws {
        #expect(try admit(EchoMethods.echo, []).principal == nil)
    }

    @Test func methodIsFoundByNumberAndByName() throws {
        for (index, method) in router.methods.enumerated() {
            let name = method.descriptor.fullName
            #expect(try router.find(number: UInt32(index + 1), name: "") == index)
            #expect(try router.find(number: 0, name: name) == index)
            #expect(router.index(of: name) == index)
        }
    }

    @Test(arguments: [
        (UInt32.max, ""), (17, "huitou.test.v1.Echo/Echo"), (0, "huitou.test.v1.Echo/echo"),
        (0, "a/b"),
    ])
    func unknownMethodIsUnimplemented(number: UInt32, name: String) {
        let error = #expect(throws: RPCError.self) {
            try router.find(number: number, name: name)
        }
        #expect(error?.code == .unimplemented)
    }

    @Test(arguments: [
        "", "/", "a/", "/b", "a/b/c", "Echo", "a b/c", "a/b\n", "ä/b",
        String(repeating: "a", count: 300) + "/b",
    ])
    func nameThatIsNoneIsRefusedAndNotRepeated(name: String) {
        let error = #expect(throws: RPCError.self) { try router.find(number: 0, name: name) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == ["header.method"])
        #expect(name.isEmpty || name == "/" || error?.message.contains(name) == false)
    }

    @Test func methodOfferedTwiceIsADefect() async {
        await #expect(processExitsWith: .failure) {
            let methods = EchoService().methods
            _ = Router(methods: methods + methods, authenticator: EchoAuthenticator())
        }
    }
}
