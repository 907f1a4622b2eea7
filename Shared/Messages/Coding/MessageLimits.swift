/// The bounds of every message, whatever its type.
enum MessageLimits {
    /// The longest encoded message, in bytes: 16 MiB.
    static let messageByteCountMax = 16 << 20
    /// The longest JSON text that is read, in bytes: 4 MiB.
    static let jsonByteCountMax = 4 << 20
    /// How deep objects and arrays of a JSON text may be nested.
    static let jsonDepthMax = 2 * depthMax
    /// How deep messages may be nested, the outermost included.
    static let depthMax = 64
    /// The most memory that decoding takes before Swift values are made, in bytes: 16 MiB.
    static let decodedByteCountMax = 16 << 20

    /// The most memory that protobuf-c may take to unpack a message, in bytes.
    ///
    /// Sixty-four times the input and 64 KiB, at most ``decodedByteCountMax``: honest messages take
    /// 2 to 10 times their input, hostile ones would take far more.
    static func decodedByteCountMax(inputByteCount: Int) -> Int {
        min(decodedByteCountMax, 64 * min(inputByteCount, messageByteCountMax) + (64 << 10))
    }
}
