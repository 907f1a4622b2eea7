internal import CProtobufC
internal import Glibc

extension MessageArena {
    /// Copies text, with the NUL that ends it in C.
    ///
    /// Text that holds NUL is remembered, and refused before anything is packed.
    func string(_ text: String) -> UnsafeMutablePointer<CChar> {
        guard let copy = stringIfPossible(text) else {
            preconditionFailure("no memory for a text of \(text.utf8.count) bytes")
        }
        return copy
    }

    /// Copies text, with the NUL that ends it in C; `nil` where the arena is exhausted.
    func stringIfPossible(_ text: String) -> UnsafeMutablePointer<CChar>? {
        let copied = text.utf8.withContiguousStorageIfAvailable { copy($0) }
        return copied ?? Array(text.utf8).withUnsafeBufferPointer { copy($0) }
    }

    private func copy(_ utf8: UnsafeBufferPointer<UInt8>) -> UnsafeMutablePointer<CChar>? {
        let count = utf8.count
        guard let memory = allocate(byteCount: count + 1) else { return nil }
        let address = memory.assumingMemoryBound(to: CChar.self)
        if let source = utf8.baseAddress, count > 0 {
            memcpy(address, source, count)
            if memchr(address, 0, count) != nil, state.pointee.stringWithNUL == nil {
                state.pointee.stringWithNUL = address
            }
        }
        address[count] = 0
        return address
    }

    /// Copies bytes.
    func bytes(_ bytes: [UInt8]) -> ProtobufCBinaryData {
        bytes.withUnsafeBufferPointer { source in
            guard let base = source.baseAddress, source.count > 0 else {
                return ProtobufCBinaryData(len: 0, data: nil)
            }
            let address = allocateArray(of: UInt8.self, count: source.count)
            memcpy(address, base, source.count)
            return ProtobufCBinaryData(len: source.count, data: address)
        }
    }

    /// Copies the elements of a repeated field, each converted.
    ///
    /// - Returns: How many there are, and where; `nil` for none.
    func array<Element, CElement>(
        _ elements: [Element],
        _ convert: (Element) -> CElement
    ) -> (count: Int, address: UnsafeMutablePointer<CElement>?) {
        guard !elements.isEmpty else { return (0, nil) }
        let address = allocateArray(of: CElement.self, count: elements.count)
        var next = address
        for element in elements {
            next.initialize(to: convert(element))
            next += 1
        }
        return (elements.count, address)
    }
}
