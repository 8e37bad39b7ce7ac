#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The bytes of a token or key, kept out of everything that prints.
///
/// ## Usage
///
/// ```swift
/// let secret = Secret(utf8: line)
/// secret.withRevealedBytes { bytes in send(bytes) }
/// ```
///
/// ## Security
///
/// A secret owns its bytes, shares them between copies of the value and overwrites them when the last copy goes away.
/// Descriptions, debug descriptions, mirrors and `dump` show only that there is a secret. ``withRevealedBytes(_:)`` is
/// the one way to the bytes, so that a search for its name finds every place that opens one.
///
/// Out of reach are copies that others make: the `String` or array a secret was made from, the header string that an
/// HTTP library builds, pages of a database. A program that holds secrets should also forbid core files.
public struct Secret: Sendable {
    // `nonisolated(unsafe)` because `ManagedBuffer` is not `Sendable`: the bytes are written before `make` returns and
    // never again until `deinit`, when no other reference is left.
    nonisolated(unsafe) private let storage: SecretStorage

    /// Creates a secret from a copy of the given bytes.
    public init(_ bytes: some Collection<UInt8>) {
        self.storage = SecretStorage.make(copying: bytes)
    }

    /// Creates a secret from the UTF-8 bytes of a text.
    public init(utf8 text: some StringProtocol) {
        self.init(text.utf8)
    }

    /// Number of bytes.
    public var count: Int { storage.count }

    /// Whether there are no bytes other than spaces, tabs and line ends.
    public var isBlank: Bool {
        withRevealedBytes { bytes in bytes.allSatisfy(\.isASCIIWhitespace) }
    }

    /// Gives the bytes to a closure, which must not keep the pointer.
    ///
    /// - Parameter body: What to do with the bytes. The pointer is valid only during the call.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws.
    public func withRevealedBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withBytes(body)
    }
}

extension Secret: Equatable {
    /// Compares two secrets in a time that depends on their lengths alone.
    public static func == (left: Secret, right: Secret) -> Bool {
        guard left.count == right.count else { return false }
        return left.withRevealedBytes { left in
            right.withRevealedBytes { right in
                var difference: UInt8 = 0
                for index in 0..<left.count {
                    difference |= left[index] ^ right[index]
                }
                return difference == 0
            }
        }
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A fixed text that shows nothing of the secret, not even its length.
    public var description: String { "<secret>" }

    /// The same fixed text as ``description``.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` and reflection find nothing.
    public var customMirror: Mirror {
        Mirror(self, unlabeledChildren: EmptyCollection<Never>(), displayStyle: .struct)
    }
}

/// One allocation that holds the length and the bytes, wiped before it is freed.
private final class SecretStorage: ManagedBuffer<Int, UInt8> {
    static func make(copying bytes: some Collection<UInt8>) -> SecretStorage {
        let count = bytes.count
        let buffer = SecretStorage.create(minimumCapacity: count) { _ in count }
        buffer.withUnsafeMutablePointerToElements { elements in
            let target = UnsafeMutableBufferPointer(start: elements, count: count)
            let copied: Void? = bytes.withContiguousStorageIfAvailable { source in
                if let start = source.baseAddress { elements.initialize(from: start, count: count) }
            }
            if copied == nil { _ = target.initialize(from: bytes) }
        }
        return unsafeDowncast(buffer, to: SecretStorage.self)
    }

    var count: Int { header }

    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafeMutablePointers { count, elements throws(Failure) in
            try body(UnsafeRawBufferPointer(start: elements, count: count.pointee))
        }
    }

    deinit {
        withUnsafeMutablePointers { count, elements in
            wipe(elements, count: count.pointee)
        }
    }
}

/// Overwrites memory with zeros in a way that the optimizer keeps.
package func wipe(_ start: UnsafeMutablePointer<UInt8>, count: Int) {
    #if canImport(Darwin)
    _ = memset_s(start, count, 0, count)
    #else
    explicit_bzero(start, count)
    #endif
}

extension UInt8 {
    /// Whether the byte is a space, a tab, a line feed or a carriage return.
    package var isASCIIWhitespace: Bool {
        self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D
    }

    /// Whether the byte is a printable ASCII character other than the space, as RFC 9110 wants it in a token.
    package var isVisibleASCII: Bool {
        (0x21...0x7E).contains(self)
    }
}
