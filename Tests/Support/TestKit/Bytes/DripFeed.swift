/// The ways in which a stream of bytes can arrive: what every decoder has to take alike.
package enum DripFeed {
    /// Cuts bytes into pieces in every way that has found bugs in decoders.
    ///
    /// All at once; byte by byte; in two pieces, cut at every place; in threes and sevens.
    ///
    /// - Parameter bytes: At most a few hundred, since there is one way per byte.
    /// - Returns: Each way as the pieces in order.
    package static func ways(of bytes: [UInt8]) -> [[[UInt8]]] {
        var ways = [[bytes]]
        for size in [1, 3, 7] {
            ways.append(
                stride(from: 0, to: bytes.count, by: size).map { start in
                    Array(bytes[start..<min(start + size, bytes.count)])
                }
            )
        }
        for cut in 1..<max(1, bytes.count) {
            ways.append([Array(bytes[..<cut]), Array(bytes[cut...])])
        }
        return ways
    }
}
