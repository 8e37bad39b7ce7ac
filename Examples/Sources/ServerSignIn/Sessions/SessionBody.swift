import Crypto
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The bytes of a session that are signed: a version, the id, the two times, the issuer and the subject.
struct SessionBody {
    private static let version: UInt8 = 1
    private static let idByteCount = 16
    private static let headByteCount = 1 + idByteCount + 8 + 8

    /// The most characters of a signed session.
    static let maximumTextLength =
        (headByteCount + 2 + ServerUser.maximumIssuerByteCount + ServerUser.maximumSubjectByteCount + SHA256.byteCount
            + 2)
        * 4 / 3

    /// The session.
    let session: Session

    /// Takes a session.
    init(_ session: Session) {
        self.session = session
    }

    /// The bytes.
    var bytes: [UInt8] {
        var bytes = [Self.version]
        bytes += Base64URL.decode(session.id.utf8) ?? []
        bytes += Self.bytes(of: session.startedAt)
        bytes += Self.bytes(of: session.expiresAt)
        for text in [session.user.issuer, session.user.subject] {
            bytes.append(UInt8(truncatingIfNeeded: text.utf8.count))
            bytes += text.utf8
        }
        return bytes
    }

    /// Reads bytes whose signature is good.
    ///
    /// - Parameter bytes: The bytes. The result is nil when they are of another version.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > Self.headByteCount, bytes[0] == Self.version else { return nil }
        let times = bytes[(1 + Self.idByteCount)...]
        var rest = bytes[Self.headByteCount...]
        guard let issuer = Self.text(&rest), let subject = Self.text(&rest), rest.isEmpty else { return nil }
        do {
            self.session = Session(
                id: Base64URL.encode(bytes[1...Self.idByteCount]),
                user: try ServerUser(issuer: issuer, subject: subject),
                startedAt: Self.date(times.prefix(8)),
                expiresAt: Self.date(times.dropFirst(8).prefix(8))
            )
        } catch {
            return nil
        }
    }

    private static func bytes(of date: Date) -> [UInt8] {
        withUnsafeBytes(of: date.millisecondsSince1970.bigEndian) { [UInt8]($0) }
    }

    private static func date(_ bytes: ArraySlice<UInt8>) -> Date {
        Date(millisecondsSince1970: bytes.reduce(into: Int64(0)) { $0 = $0 << 8 | Int64($1) })
    }

    private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let count = rest.popFirst().map(Int.init), rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return String(validating: rest.prefix(count), as: UTF8.self)
    }
}

extension Date {
    init(millisecondsSince1970 milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The time in whole milliseconds; what is too far away for them is the farthest that is not.
    var millisecondsSince1970: Int64 {
        let milliseconds = (timeIntervalSince1970 * 1000).rounded(.down)
        return Int64(exactly: min(max(milliseconds, -9e15), 9e15)) ?? 0
    }
}
