internal import Glibc

/// Memory for the C form of one message: handed out upwards, given back as a whole.
///
/// A handle on state that lives in the frame of ``withArena(capacity:_:)``; it must not outlive
/// that call. The first bytes come from the stack, so that a message of usual size costs no
/// `malloc`.
struct MessageArena {
    /// The bytes that need no `malloc`.
    static let stackByteCount = 1024
    /// The least that is asked of `malloc` at once.
    static let chunkByteCountMin = 8 << 10
    /// Every address is a multiple of this: enough for each type that protobuf-c stores.
    static let alignment = 8

    /// What the handle points to.
    struct State {
        /// The first free byte.
        var next: UnsafeMutableRawPointer
        /// The end of the chunk that `next` points into.
        var end: UnsafeMutableRawPointer
        /// The chunks that came from `malloc`, linked through their first word.
        var chunks: UnsafeMutableRawPointer?
        /// How many bytes may still be handed out.
        var byteCountLeft: Int
        /// The first string that holds NUL, as it was copied.
        var stringWithNUL: UnsafeMutablePointer<CChar>?

        init(stack: UnsafeMutableRawBufferPointer, byteCountMax: Int) {
            guard let base = stack.baseAddress else {
                preconditionFailure("the arena's stack is empty")
            }
            self.next = base
            self.end = base + stack.count
            self.chunks = nil
            self.byteCountLeft = byteCountMax
            self.stringWithNUL = nil
        }
    }

    let state: UnsafeMutablePointer<State>

    init(state: UnsafeMutablePointer<State>) { self.state = state }

    /// The first text that holds NUL, as it was copied; `nil` for none.
    var stringWithNUL: UnsafeMutablePointer<CChar>? { state.pointee.stringWithNUL }

    /// Lends memory to `body` and takes all of it back afterwards.
    ///
    /// - Parameters:
    ///   - byteCountMax: How many bytes may be handed out altogether.
    ///   - body: May not keep the arena, nor anything that lies in it.
    /// - Returns: What `body` returns.
    static func withArena<Result>(
        byteCountMax: Int = .max,
        _ body: (MessageArena) throws -> Result
    ) rethrows -> Result {
        try withUnsafeTemporaryAllocation(
            byteCount: stackByteCount,
            alignment: alignment
        ) { stack in
            var state = State(stack: stack, byteCountMax: byteCountMax)
            return try withUnsafeMutablePointer(to: &state) { state in
                defer { release(state.pointee.chunks) }
                return try body(MessageArena(state: state))
            }
        }
    }

    /// Hands out memory; its content is undefined.
    ///
    /// - Returns: `nil` where the arena has handed out all that it may.
    func allocate(byteCount: Int) -> UnsafeMutableRawPointer? {
        let next = state.pointee.next
        let left = state.pointee.byteCountLeft
        guard byteCount >= 0, byteCount <= left else { return nil }
        let rounded = (byteCount + (Self.alignment - 1)) & ~(Self.alignment - 1)
        guard rounded <= state.pointee.end - next else { return allocateChunk(for: rounded) }
        state.pointee.next = next + rounded
        state.pointee.byteCountLeft = left - byteCount
        return next
    }

    /// Hands out memory for a value; its content is undefined.
    func allocate<Value>(_: Value.Type) -> UnsafeMutablePointer<Value> {
        allocateArray(of: Value.self, count: 1)
    }

    /// Hands out memory for `count` values; its content is undefined.
    ///
    /// Only for what the process itself encodes: running out of memory is a trap.
    func allocateArray<Value>(
        of _: Value.Type,
        count: Int
    ) -> UnsafeMutablePointer<Value> {
        guard let address = allocate(byteCount: count * MemoryLayout<Value>.stride) else {
            preconditionFailure("no memory for \(count) values of a message")
        }
        return address.assumingMemoryBound(to: Value.self)
    }

    func allocateChunk(for byteCount: Int) -> UnsafeMutableRawPointer? {
        let header = Self.alignment
        let chunkByteCount = max(Self.chunkByteCountMin, byteCount + header)
        guard let chunk = malloc(chunkByteCount) else { return nil }
        chunk.storeBytes(of: state.pointee.chunks, as: UnsafeMutableRawPointer?.self)
        state.pointee.chunks = chunk
        state.pointee.next = chunk + header + byteCount
        state.pointee.end = chunk + chunkByteCount
        state.pointee.byteCountLeft -= byteCount
        return chunk + header
    }

    static func release(_ chunks: UnsafeMutableRawPointer?) {
        var next = chunks
        while let chunk = next {
            next = chunk.load(as: UnsafeMutableRawPointer?.self)
            free(chunk)
        }
    }
}
