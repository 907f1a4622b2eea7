internal import RPCCore
internal import Synchronization

/// The figures of methods by the ordinals of their descriptors: one load and one array access a
/// call.
///
/// A method's figures are made when it is first called.
// Unchecked: `slots` is allocated in `init`, freed in `deinit`, and holds atomics in between.
final class MethodTable: @unchecked Sendable {
    /// More than there are descriptors in a process; those beyond share the last place.
    private static let slotCount = 512

    /// Addresses of figures, each retained once by the table; 0 for none yet.
    private let slots: UnsafeMutablePointer<Atomic<UInt>>
    private let make: @Sendable (MethodDescriptor) -> MethodMetrics

    /// Makes an empty table.
    ///
    /// - Parameter make: Makes the figures of a method.
    init(make: @escaping @Sendable (MethodDescriptor) -> MethodMetrics) {
        self.make = make
        slots = .allocate(capacity: Self.slotCount)
        for index in 0..<Self.slotCount {
            (slots + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        for index in 0..<Self.slotCount { reference(at: index)?.release() }
        slots.deinitialize(count: Self.slotCount)
        slots.deallocate()
    }

    /// Counts something of a method that is known by its ordinal.
    ///
    /// - Returns: `false` where nothing was counted of the method yet: then by its descriptor.
    @inline(__always)
    func count(_ ordinal: Int, _ body: (MethodMetrics) -> Void) -> Bool {
        guard let reference = reference(at: min(ordinal, Self.slotCount - 1)) else { return false }
        // The table keeps them for as long as it lives.
        reference._withUnsafeGuaranteedRef { body($0) }
        return true
    }

    /// The figures of a method.
    subscript(method: MethodDescriptor) -> MethodMetrics {
        let index = min(method.ordinal, Self.slotCount - 1)
        if let known = reference(at: index) { return known.takeUnretainedValue() }
        let made = Unmanaged.passRetained(make(method))
        let (isFirst, original) = slots[index].compareExchange(
            expected: 0,
            desired: UInt(bitPattern: made.toOpaque()),
            ordering: .acquiringAndReleasing
        )
        if isFirst { return made.takeUnretainedValue() }
        // Another thread was first.
        made.release()
        precondition(original != 0, "a place is taken by something")
        return reference(at: index)?.takeUnretainedValue() ?? make(method)
    }

    /// What has been made so far.
    var made: [MethodMetrics] {
        (0..<Self.slotCount).compactMap { reference(at: $0)?.takeUnretainedValue() }
    }

    @inline(__always)
    private func reference(at index: Int) -> Unmanaged<MethodMetrics>? {
        let address = slots[index].load(ordering: .acquiring)
        return UnsafeRawPointer(bitPattern: address).map(Unmanaged.fromOpaque)
    }
}
