import Messages
import RPCCore
import SwiftProtobuf
import Synchronization
import Testing

@Suite("Registry")
struct MessageRegistryTests {
    private func descriptors() throws -> Google_Protobuf_FileDescriptorSet {
        try Google_Protobuf_FileDescriptorSet(serializedBytes: MessageRegistry.fileDescriptorSet)
    }

    @Test func listsEveryMethodOfTheDescriptors() throws {
        var expected: [String] = []
        for file in try descriptors().file {
            for service in file.service {
                for method in service.method {
                    expected.append("\(file.package).\(service.name)/\(method.name)")
                }
            }
        }
        #expect(expected.count > 25)
        #expect(MessageRegistry.methods.map(\.descriptor.fullName).sorted() == expected.sorted())
        for method in MessageRegistry.methods {
            let found = MessageRegistry.method(named: method.descriptor.fullName)
            #expect(found?.descriptor == method.descriptor)
        }
        #expect(MessageRegistry.method(named: "huitou.points.v1.Points/Nothing") == nil)
    }

    @Test func descriptorsAreComplete() throws {
        let files = try descriptors().file
        let names = Set(files.map(\.name))
        #expect(names.contains("google/protobuf/descriptor.proto"))
        #expect(names.contains("huitou/rpc/v1/options.proto"))
        #expect(!names.contains { $0.contains("/test/") })
        for file in files { #expect(names.isSuperset(of: file.dependency)) }
    }

    @Test func everyMessageIsFoundByName() {
        for type in MessageRegistry.messages {
            #expect(MessageRegistry.message(named: type.messageName) == type)
        }
        #expect(
            MessageRegistry.message(named: "huitou.points.v1.PointsEvent.OrderCommitted") != nil
        )
        #expect(MessageRegistry.message(named: "huitou.test.v1.Node") == nil)
    }

    @Test func jsonBecomesBytesAndBack() throws {
        let method = try #require(
            MessageRegistry.method(named: "huitou.points.v1.Points/GetBalance")
        )
        #expect(try method.encodeRequest(json: #"{"memberId": "7"}"#) == [8, 7])
        #expect(try method.decodeResponse([8, 7]) == #"{"memberId":"7"}"#)
        #expect(throws: MessageCodingError(.unknownField, field: "x")) {
            try method.encodeRequest(json: #"{"x":1}"#)
        }
    }

    @Test func callsInJSON() async throws {
        let channel = EchoChannel()
        let unary = try #require(
            MessageRegistry.method(named: "huitou.points.v1.Points/GetBalance")
        )
        let answers = Mutex<[String]>([])
        try await unary.call(channel, [#"{"memberId":7}"#]) { text in
            answers.withLock { $0.append(text) }
        }
        let stream = try #require(
            MessageRegistry.method(named: "huitou.rpc.v1.EventStream/Subscribe")
        )
        try await stream.call(channel, ["{}"]) { text in answers.withLock { $0.append(text) } }
        #expect(answers.withLock { $0 } == [#"{"memberId":"7"}"#, "{}", "{}"])
        let error = await #expect(throws: RPCError.self) {
            try await unary.call(channel, ["[]"]) { _ in }
        }
        #expect(error?.code == .invalidArgument)
    }
}

/// Answers with the bytes of the request, once or twice.
private struct EchoChannel: RPCChannel {
    func unary<Request: RPCMessage, Response: RPCMessage>(
        _ method: RPCCore.MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> Response {
        do {
            return try Response(decoding: request.encoded())
        } catch {
            throw RPCError(.internalError, message: "\(error)")
        }
    }

    func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: RPCCore.MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCResponses<Response> {
        let left = Mutex(2)
        return RPCResponses { () async throws(RPCError) in
            let isOver = left.withLock { count in
                count -= 1
                return count < 0
            }
            return isOver ? nil : Response()
        }
    }

    func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: RPCCore.MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCUpload<Request, Response> {
        throw RPCError(.unimplemented, message: "no method of the registry streams requests")
    }

    func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: RPCCore.MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCConversation<Request, Response> {
        throw RPCError(.unimplemented, message: "no method of the registry streams requests")
    }
}
