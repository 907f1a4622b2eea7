internal import COpenSSL

/// Owns a BIO over memory, through which OpenSSL reads and writes PEM.
final class MemoryBIO {
    let pointer: OpaquePointer

    /// An empty BIO to write to.
    init() throws(CryptographyError) {
        ErrorQueue.clear()
        guard let pointer = BIO_new(BIO_s_mem()) else {
            throw ErrorQueue.drained(.library, "make a buffer")
        }
        self.pointer = pointer
    }

    /// A BIO that holds a text to be read.
    convenience init(_ text: String) throws(CryptographyError) {
        try self.init()
        var text = text
        let written = text.withUTF8 { bytes in
            BIO_write(pointer, bytes.baseAddress, CInt(clamping: bytes.count)) == bytes.count
        }
        guard written || text.isEmpty else {
            throw ErrorQueue.drained(.library, "fill a buffer")
        }
    }

    deinit {
        BIO_free_all(pointer)
    }

    /// What has been written, as text.
    var text: String {
        var address: UnsafeMutablePointer<CChar>?
        let count = COpenSSL_BIO_get_mem_data(pointer, &address)
        guard let address, count > 0 else { return "" }
        let bytes = UnsafeRawBufferPointer(start: address, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }
}
