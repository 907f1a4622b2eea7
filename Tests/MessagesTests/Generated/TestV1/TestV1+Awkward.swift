// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// Names that mean something in C, in Swift or in both, numbers with gaps, fields not in order.
    package struct Awkward: JSONMessage {
        package static let messageName = "huitou.test.v1.Awkward"

        /// What `switch` may hold.
        package enum Switch: Hashable, Sendable, Undescribed {
            case `case`(String)
            case `while`(TestV1.Node)
        }

        package var `class`: String
        package var `default`: String
        package var `public`: Bool
        package var `operator`: Int64
        package var description: String
        package var `for`: [Int64]
        package var `where`: [String]
        package var signed: TestV1.Sign
        package var `switch`: Switch?

        /// The message with every field at its default.
        package init() {
            self.`class` = ""
            self.`default` = ""
            self.`public` = false
            self.`operator` = 0
            self.description = ""
            self.`for` = []
            self.`where` = []
            self.signed = .unspecified
            self.`switch` = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            `class`: String = "",
            `default`: String = "",
            `public`: Bool = false,
            `operator`: Int64 = 0,
            description: String = "",
            `for`: [Int64] = [],
            `where`: [String] = [],
            signed: TestV1.Sign = .unspecified,
            `switch`: Switch? = nil
        ) {
            self.`class` = `class`
            self.`default` = `default`
            self.`public` = `public`
            self.`operator` = `operator`
            self.description = description
            self.`for` = `for`
            self.`where` = `where`
            self.signed = signed
            self.`switch` = `switch`
        }
    }
}

extension TestV1.Awkward {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Awkward()
        huitou__test__v1__awkward__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Awkward>) in Self(c)
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
            (c: UnsafePointer<Huitou__Test__V1__Awkward>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Awkward>) {
        self.init(
            class: CField.string(c.pointee.class_),
            default: CField.string(c.pointee.default_),
            public: c.pointee.public_ != 0,
            operator: c.pointee.operator_,
            description: CField.string(c.pointee.description),
            for: CField.array(c.pointee.n_for_, c.pointee.for_) { $0 },
            where: CField.pointees(c.pointee.n_where, c.pointee.where) { CField.string($0) },
            signed: TestV1.Sign(rawValue: Int32(truncatingIfNeeded: c.pointee.signed_.rawValue)),
            switch: Self.switchFromC(c)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Awkward> {
        let c = arena.allocate(Huitou__Test__V1__Awkward.self)
        huitou__test__v1__awkward__init(c)
        if !`class`.isEmpty { c.pointee.class_ = arena.string(`class`) }
        if !`default`.isEmpty { c.pointee.default_ = arena.string(`default`) }
        c.pointee.public_ = `public` ? 1 : 0
        c.pointee.operator_ = `operator`
        if !description.isEmpty { c.pointee.description = arena.string(description) }
        (c.pointee.n_for_, c.pointee.for_) = arena.array(`for`) {
            $0
        }
        (c.pointee.n_where, c.pointee.where) = arena.array(`where`) {
            arena.string($0)
        }
        c.pointee.signed_ = .init(rawValue: .init(truncatingIfNeeded: signed.rawValue))
        fillSwitch(c, arena)
        return c
    }

    private static func switchFromC(_ c: UnsafePointer<Huitou__Test__V1__Awkward>) -> Switch? {
        switch c.pointee.switch_case.rawValue {
        case 40: .case(CField.string(c.pointee.case_))
        case 41: .while(TestV1.Node(c.pointee.while_))
        default: nil
        }
    }

    private func fillSwitch(
        _ c: UnsafeMutablePointer<Huitou__Test__V1__Awkward>,
        _ arena: MessageArena
    ) {
        switch `switch` {
        case .case(let value):
            c.pointee.switch_case = .init(rawValue: 40)
            c.pointee.case_ = arena.string(value)
        case .while(let value):
            c.pointee.switch_case = .init(rawValue: 41)
            c.pointee.while_ = value.makeC(arena)
        case nil: break
        }
    }
}
