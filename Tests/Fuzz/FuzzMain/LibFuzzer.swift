#if LIBFUZZER
import Foundation
import FuzzTargets
import Synchronization

/// libFuzzer's own loop (compiler-rt, FuzzerDriver.cpp), without its `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// libFuzzer under one of our targets.
enum LibFuzzer {
    /// The callback is a C function and finds the target here.
    static let target = Mutex<FuzzTarget?>(nil)

    /// Runs until libFuzzer's arguments say that it is enough, or something is found.
    static func run(_ target: FuzzTarget) -> Never {
        Self.target.withLock { $0 = target }
        // libFuzzer gets our arguments without the target's name.
        var arguments = CommandLine.arguments
        arguments.remove(at: 1)
        var pointers = arguments.map { strdup($0) } + [nil]
        var count = CInt(arguments.count)
        let code = pointers.withUnsafeMutableBufferPointer { buffer in
            guard var base = buffer.baseAddress else { return CInt(2) }
            return withUnsafeMutablePointer(to: &base) { pointer in
                runDriver(&count, pointer) { bytes, byteCount in
                    LibFuzzer.feed(UnsafeBufferPointer(start: bytes, count: byteCount))
                }
            }
        }
        exit(code)
    }

    private static func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> CInt {
        guard let target = target.withLock({ $0 }) else { return 0 }
        do {
            _ = try target.run(Array(bytes))
            return 0
        } catch {
            // libFuzzer keeps the input of whatever aborts.
            FileHandle.standardError.write(Data("\(target): \(error)\n".utf8))
            abort()
        }
    }
}
#endif
