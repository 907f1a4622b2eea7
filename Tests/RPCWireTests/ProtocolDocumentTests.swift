import Foundation
import NIOCore
import RPCWire
import Testing

/// What the protocol document says is what the code does.
struct ProtocolDocumentTests {
    private static let text: String = {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let path = root.appending(path: "protos/PROTOCOL.md").path
        return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }()

    /// The cells of the first row with `count` cells of which the first is `first`.
    private static func row(_ first: String, cells count: Int) -> [String]? {
        for line in text.split(separator: "\n") where line.hasPrefix("| \(first) |") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if cells.count == count { return cells }
        }
        return nil
    }

    @Test(arguments: FrameType.allCases)
    func everyTypeHasItsRow(type: FrameType) throws {
        let cells = try #require(Self.row("\(type.rawValue)", cells: 7))
        #expect(cells[1] == "\(type)".uppercased())
        let belongs = type.belongsToCall.map { $0 ? "call" : "0" } ?? "call or 0"
        #expect(cells[3] == belongs)
        let flags = type.flagsAllowed.rawValue
        #expect(cells[6].hasPrefix(flags == 0 ? "–" : "0x0\(flags)"))
        #expect(cells[6].contains("required") == !type.flagsRequired.isEmpty)
        let range = type.payloadByteCounts(frameBytesMax: 16_777_216)
        if range.count == 1 { #expect(cells[5] == "\(range.lowerBound)") }
    }

    @Test(arguments: [
        FrameFlags.endOfRequests, .endOfCall, .acknowledgement, .notStarted,
    ])
    func everyFlagHasItsRow(flag: FrameFlags) {
        #expect(Self.row("0x0\(flag.rawValue)", cells: 3) != nil)
    }

    @Test(arguments: WireViolation.allCases)
    func everyReasonWordIsExplained(violation: WireViolation) {
        #expect(Self.text.contains("`\(violation.rawValue)`"))
    }

    @Test func standardSettingsAreAsWritten() throws {
        let rows: [(String, UInt32, ClosedRange<UInt32>)] = [
            (
                "`frame_bytes_max`", WireSettings.standard.frameBytesMax,
                WireSettings.frameBytesRange
            ),
            ("`calls_max`", WireSettings.standard.callsMax, WireSettings.callsRange),
            (
                "`call_window_bytes`", WireSettings.standard.callWindowBytes,
                WireSettings.windowBytesRange
            ),
            (
                "`connection_window_bytes`", WireSettings.standard.connectionWindowBytes,
                WireSettings.windowBytesRange
            ),
        ]
        for (name, standard, range) in rows {
            let cells = try #require(Self.row(name, cells: 4)).map { $0.replacing(",", with: "") }
            #expect(cells[1] == "\(standard)")
            #expect(cells[2] == "\(range.lowerBound) to \(range.upperBound)")
        }
    }

    @Test func exampleIsARequest() throws {
        let block = try #require(Self.text.split(separator: "```").dropFirst().first)
        let digits = block.split(separator: "\n").flatMap { line in
            line.split(separator: " ").prefix { $0.count == 2 && UInt8($0, radix: 16) != nil }
        }
        var buffer = ByteBuffer(bytes: digits.compactMap { UInt8($0, radix: 16) })
        let frame = try #require(try buffer.readFrame(frameBytesMax: 65_536))
        #expect(buffer.readableBytes == 0)
        #expect(frame.header.type == .request)
        #expect(frame.header.flags == .endOfRequests)
        #expect(frame.header.callID == 1)
        try frame.payload.withUnsafeReadableBytes { bytes in
            let payload = try #require(RequestPayload(bytes))
            #expect(payload.message.isEmpty)
            let head = try RequestHead(decoding: payload.header)
            #expect(head.method == "huitou.rpc.v1.Health/Check")
            #expect(head.timeoutMicroseconds == 1_000_000)
        }
    }
}
