#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Bytes that contain secrets, overwritten before their memory is given back.
package final class SensitiveBytes {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    /// Number of bytes.
    package private(set) var count = 0

    /// Creates an empty sequence of bytes with room for some.
    package init(capacity: Int) {
        self.capacity = max(capacity, 64)
        self.start = .allocate(capacity: self.capacity)
    }

    deinit {
        Self.free(start, count: count)
    }

    private static func free(_ start: UnsafeMutablePointer<UInt8>, count: Int) {
        wipe(start, count: count)
        start.deallocate()
    }

    /// Appends a copy of some bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) {
        append(upTo: bytes.count) { target in
            target.copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// Appends the bytes of a text.
    func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends one byte.
    package func append(_ byte: UInt8) {
        reserve(1)
        (start + count).initialize(to: byte)
        count += 1
    }

    /// Appends what a closure writes into free memory.
    ///
    /// - Parameters:
    ///   - room: How many bytes the closure may write.
    ///   - body: Writes from the beginning of the memory it is given and returns how many bytes it wrote.
    /// - Returns: How many bytes were appended.
    /// - Throws: What the closure throws.
    @discardableResult
    func append<Failure: Error>(
        upTo room: Int,
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        reserve(room)
        let appended = try body(UnsafeMutableRawBufferPointer(start: start + count, count: room))
        count += appended
        return appended
    }

    private func reserve(_ room: Int) {
        guard count + room > capacity else { return }
        let newCapacity = max(capacity * 2, count + room)
        let newStart = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
        newStart.initialize(from: start, count: count)
        Self.free(start, count: count)
        start = newStart
        capacity = newCapacity
    }

    /// Gives the bytes to a closure, which must not keep the pointer.
    package func withBytes<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The same memory for a decoder, which keeps this object alive.
    ///
    /// Nothing may be appended afterwards, because that could move the bytes.
    func sharedAsData() -> Data {
        Data(bytesNoCopy: start, count: count, deallocator: .custom { _, _ in withExtendedLifetime(self) {} })
    }
}
