// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// Holds itself, as deep as one likes.
    package struct Node: JSONMessage {
        package static let messageName = "huitou.test.v1.Node"

        /// `huitou.test.v1.Node.Leaf`.
        package struct Leaf: JSONMessage {
            package static let messageName = "huitou.test.v1.Node.Leaf"

            package var text: String
            package var data: [UInt8]

            /// The message with every field at its default.
            package init() {
                self.text = ""
                self.data = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                text: String = "",
                data: [UInt8] = []
            ) {
                self.text = text
                self.data = data
            }
        }

        package var number: Int32
        package var children: [TestV1.Node]
        package var leaf: TestV1.Node.Leaf?

        /// The message with every field at its default.
        package init() {
            self.number = 0
            self.children = []
            self.leaf = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            number: Int32 = 0,
            children: [TestV1.Node] = [],
            leaf: TestV1.Node.Leaf? = nil
        ) {
            self.number = number
            self.children = children
            self.leaf = leaf
        }
    }
}

extension TestV1.Node {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Node()
        huitou__test__v1__node__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Node>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Node>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Node>) {
        self.init(
            number: c.pointee.number,
            children: CField.pointees(c.pointee.n_children, c.pointee.children) { TestV1.Node($0) },
            leaf: c.pointee.leaf.map { TestV1.Node.Leaf($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Node> {
        let c = arena.allocate(Huitou__Test__V1__Node.self)
        huitou__test__v1__node__init(c)
        c.pointee.number = number
        (c.pointee.n_children, c.pointee.children) = arena.array(children) {
            $0.makeC(arena)
        }
        if let value = leaf { c.pointee.leaf = value.makeC(arena) }
        return c
    }
}

extension TestV1.Node.Leaf {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Node__Leaf()
        huitou__test__v1__node__leaf__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Node__Leaf>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Node__Leaf>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Node__Leaf>) {
        self.init(
            text: CField.string(c.pointee.text),
            data: CField.bytes(c.pointee.data)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Node__Leaf> {
        let c = arena.allocate(Huitou__Test__V1__Node__Leaf.self)
        huitou__test__v1__node__leaf__init(c)
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        c.pointee.data = arena.bytes(data)
        return c
    }
}
