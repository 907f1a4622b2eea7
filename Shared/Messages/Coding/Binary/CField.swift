internal import CProtobufC

/// Reads the fields of C messages into Swift values.
enum CField {
    /// The text of a string field.
    ///
    /// It has passed the scan: valid UTF-8, and no NUL but the one at its end.
    static func string(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "" }
        return String(cString: text)
    }

    /// The content of a bytes field.
    static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
        [UInt8](UnsafeBufferPointer(start: data.data, count: data.len))
    }

    /// The elements of a repeated field, each converted.
    static func array<CElement, Element>(
        _ count: Int,
        _ address: UnsafeMutablePointer<CElement>?,
        _ convert: (CElement) -> Element
    ) -> [Element] {
        guard count > 0, let address else { return [] }
        return [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            for index in 0..<count {
                buffer.initializeElement(at: index, to: convert(address[index]))
            }
            initializedCount = count
        }
    }

    /// The elements of a repeated field of messages or strings, each converted.
    static func pointees<Pointee, Element>(
        _ count: Int,
        _ address: UnsafeMutablePointer<UnsafeMutablePointer<Pointee>?>?,
        _ convert: (UnsafeMutablePointer<Pointee>) -> Element
    ) -> [Element] {
        array(count, address) { (element: UnsafeMutablePointer<Pointee>?) in
            guard let element else {
                preconditionFailure("protobuf-c left out an element of \(count)")
            }
            return convert(element)
        }
    }
}
