import Glibc

/// One way of a link: reads from one socket, does what its script says, writes to the other.
struct LinkWay {
    /// What is to be written next.
    private enum Item {
        case bytes([UInt8], from: Int, due: ContinuousClock.Instant)
        case end(LinkStep, due: ContinuousClock.Instant)
    }

    /// The most bytes that wait in the proxy on one way.
    static let queuedBytesMax = 1 << 16

    let source: Int32
    let target: Int32
    /// Bytes that were read from the source.
    private(set) var readBytes = 0
    /// Bytes that were written to the target.
    private(set) var writtenBytes = 0
    /// The last step that ended the way; `nil` while it has not ended.
    private(set) var end: LinkStep?
    /// Whether a script's step has been reached that stops reading.
    private(set) var isStalled = false
    private var steps: ArraySlice<LinkStep>
    private var hasEnded = false
    private var latency: Duration = .zero
    private var portion: (byteCount: Int, every: Duration)?
    private var nextPortionAt: ContinuousClock.Instant?
    private var queue: [Item] = []
    private var queuedBytes = 0

    init(from source: Int32, to target: Int32, _ steps: [LinkStep]) {
        self.source = source
        self.target = target
        self.steps = steps[...]
    }

    /// Whether the way would take bytes of its source.
    var wantsToRead: Bool { !hasEnded && !isStalled && queuedBytes < Self.queuedBytesMax }

    /// When the next item may be written; `nil` where none waits.
    var nextWriteAt: ContinuousClock.Instant? {
        guard end == nil, let item = queue.first else { return nil }
        switch item {
        case .bytes(_, _, let due): return max(due, nextPortionAt ?? due)
        case .end(_, let due): return due
        }
    }

    /// Goes on reading after a stall.
    mutating func resume() {
        isStalled = false
        carryOutSteps()
    }

    /// Carries out the steps that need no byte; to be called once before anything else.
    mutating func carryOutSteps() {
        while !isStalled, !hasEnded, let step = steps.first {
            switch step {
            case .delay(let time): latency = time
            case .trickle(let byteCount, let every): portion = (byteCount, every)
            case .stall: isStalled = true
            case .halfClose, .close, .reset: finish(step)
            case .pass(0), .lose(0): break
            case .pass, .lose, .corrupt: return
            }
            steps = steps.dropFirst()
        }
    }

    private mutating func finish(_ step: LinkStep) {
        hasEnded = true
        queue.append(.end(step, due: .now + latency))
    }

    /// Reads what is there.
    ///
    /// - Returns: Whether the source still works.
    mutating func read() -> Bool {
        var chunk = [UInt8](repeating: 0, count: Self.queuedBytesMax)
        let count = recv(source, &chunk, readLimit, Int32(MSG_DONTWAIT))
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        guard count > 0 else {
            finish(.halfClose)
            return true
        }
        readBytes += count
        take(chunk[..<count])
        return true
    }

    /// What a stall leaves unread must stay in the kernel, so no byte is read past a step.
    private var readLimit: Int {
        switch steps.first {
        case .pass(let count), .lose(let count): min(count, Self.queuedBytesMax)
        case .corrupt: 1
        default: Self.queuedBytesMax
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        switch steps.first {
        case .pass(let count):
            enqueue(bytes)
            replaceFirstStep(count > bytes.count ? .pass(count - bytes.count) : nil)
        case .lose(let count):
            replaceFirstStep(count > bytes.count ? .lose(count - bytes.count) : nil)
        case .corrupt(let mask):
            enqueue(bytes.map { $0 ^ mask }[...])
            replaceFirstStep(nil)
        default:
            enqueue(bytes)
        }
        carryOutSteps()
    }

    private mutating func replaceFirstStep(_ step: LinkStep?) {
        steps = steps.dropFirst()
        if let step { steps = [step] + steps }
    }

    private mutating func enqueue(_ bytes: ArraySlice<UInt8>) {
        queue.append(.bytes(Array(bytes), from: 0, due: .now + latency))
        queuedBytes += bytes.count
    }

    /// Writes one item of what is due.
    ///
    /// - Returns: Whether the target still works.
    mutating func write() -> Bool {
        guard let item = queue.first else { return true }
        guard case .bytes(let bytes, let start, let due) = item else {
            if case .end(let step, _) = item { end = step }
            return true
        }
        let count = min(bytes.count - start, portion?.byteCount ?? .max)
        let written = bytes.withUnsafeBytes { buffer in
            send(
                target,
                buffer.baseAddress.map { $0 + start },
                count,
                Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            )
        }
        guard written >= 0 else { return errno == EAGAIN || errno == EINTR }
        if let portion { nextPortionAt = .now + portion.every }
        writtenBytes += written
        queuedBytes -= written
        if start + written == bytes.count {
            queue.removeFirst()
        } else {
            queue[0] = .bytes(bytes, from: start + written, due: due)
        }
        return true
    }
}
